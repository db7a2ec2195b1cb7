"""The word table: which words and names go in, what they cost, and what compounds are made of."""

from __future__ import annotations

import csv
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lexicon_corpus import Counts

from protokoll_parse.lexicon.store import ELEMENT, FIRST_NAME, MUNICIPALITY, ORGANISATION, PLACE, SURNAME
from protokoll_parse.repair.foreign import foreign_words

LISTS = (
    "fornamn_alla.tsv", "efternamn.tsv", "ortnamn.tsv", "kommuner.tsv", "lan.tsv", "regioner.txt", "myndigheter.txt",
    "ledningsorgan.txt",
)  # fmt: skip
# names written down for this project from general knowledge, unchecked: weak evidence, and no examples of names
OWN_NAMES = tuple(Path(__file__).parent / name for name in ("surnames.txt", "places.txt"))
OWN_NAME = 0.1  # pseudo-count
# surnames of other languages, and endings of them (-vic), borne in Sweden; and first names of those languages that a
# Swedish one differs from by its marks alone
ELSEWHERE = tuple(Path(__file__).parent / name for name in ("surnames_elsewhere.txt", "first_names_elsewhere.txt"))
FEWEST_BEARERS = 50  # rarer first names are mostly misspellings and not worth their bytes
TYPO_RATIO = 1 / 2000  # a form this much rarer than the one that differs by its marks only is taken for a slip
LONGEST = 40
ONLY_IN_DICTIONARY = 0.2  # as an example of compounds
MOSTLY_CAPITAL = 0.6
UNMARKED_NAME = 3.0
UNSEEN_CAPITAL = 0.3
DICTIONARY_NAME, DICTIONARY_WORD = 0.3, 0.3  # pseudo-counts of what only the spelling dictionary has
GENERAL_TOKENS = 3_000_000  # what the frequencies of Swedish at large count for: a fifth of the corpora
FEWEST_GENERAL = 0.1  # occurrences among these of a word that only the spelling dictionary has; else 1
ONCE, LONG = 1.0, 10  # occurrences and letters of words that may be left to their parts
_INHABITANTS = re.compile("(?:bo|bor|bon|bons|bos|bors|borna|bornas|arna|arnas|orna|ornas)$")

_PLAIN = str.maketrans("åäáàâãöóòôøéèêëíìîü", "aaaaaaoooooeeeeiiiu")


@dataclass(slots=True)
class Words:
    """The word table before it is packed.

    ``weight`` is the pseudo-count of each lower-cased word, ``names`` how much each name counts as an example of names.
    """

    weight: dict[str, float] = field(default_factory=dict)
    total: float = 0.0
    capital: dict[str, float] = field(default_factory=dict)
    kinds: dict[str, int] = field(default_factory=dict)
    modifiers: dict[str, float] = field(default_factory=dict)
    heads: dict[str, float] = field(default_factory=dict)
    names: dict[str, float] = field(default_factory=dict)

    def cost(self, word: str) -> float | None:
        weight = self.weight.get(word)
        return None if weight is None else -math.log(weight / self.total)


def plain(word: str) -> str:
    """The lower-case word without the marks that OCR drops."""
    return word.translate(_PLAIN)


def _rows(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def _names(lists: Path) -> Iterator[tuple[str, int, float]]:
    """(name as written, kind, pseudo-count) from all lists of names."""
    for name, bearers in _rows(lists / "fornamn_alla.tsv"):
        if int(bearers) >= FEWEST_BEARERS:
            yield name, FIRST_NAME, max(0.2, int(bearers) / 2000)
    for name, evidence, _ in _rows(lists / "efternamn.tsv"):
        yield name, SURNAME, max(0.5, int(evidence) / 4)
    for row in _rows(lists / "ortnamn.tsv"):
        yield row[0], PLACE, 0.5
    for row in _rows(lists / "kommuner.tsv"):
        yield row[2], PLACE | MUNICIPALITY, 2.0
    for row in _rows(lists / "lan.tsv"):
        yield row[2], PLACE, 2.0
    for row in _rows(lists / "regioner.txt"):
        yield row[0], ORGANISATION, 1.0
    for row in _rows(lists / "myndigheter.txt"):
        yield row[0], ORGANISATION, 0.5
    for row in _rows(lists / "ledningsorgan.txt"):
        yield row[0], ORGANISATION, 1.0


def own_names() -> Iterator[str]:
    """The lower-case words of the names that were written down for this project."""
    for path in OWN_NAMES:
        for name in path.read_text("utf-8").lower().split():
            yield from filter(_is_word, name.split("-"))


def names_elsewhere() -> set[str]:
    """The lower-case names of other languages, and endings with a hyphen in front."""
    return {name for path in ELSEWHERE for name in path.read_text("utf-8").lower().split()}


def _is_word(word: str) -> bool:
    return word.isalpha() and len(word) <= LONGEST


def _slips(words: Mapping[str, float]) -> set[str]:
    """Forms that are the unmarked or wrongly marked spelling of a far more frequent word."""
    siblings: dict[str, list[str]] = defaultdict(list)
    for word in words:
        siblings[plain(word)].append(word)
    slips: set[str] = set()
    for group in siblings.values():
        if len(group) > 1:
            most = max(words[word] for word in group)
            slips.update(word for word in group if words[word] < most * TYPO_RATIO)
            # once or twice beside a well-known word: more likely a slip than a word of its own
            slips.update(word for word in group if len(word) > 5 and words[word] < most / 40)
    return slips


def _occurrences(
    counted: Counter[str], lists: Path, spellings: frozenset[str], general: Mapping[str, float]
) -> dict[str, float]:
    """The words of the corpora, of the dictionary and of Swedish at large that its frequencies are counted for.

    What is written there without its marks (``ahlander``, ``are`` for Åre) is not counted against those who have them.
    Frequent words of other languages (``er``), which show repair a passage in one, are no more Swedish for being there.
    """
    found: dict[str, float] = {}
    names = (part for name, _, _ in _names(lists) for part in name.lower().replace("-", " ").split())
    unmarked = {plain(word) for word in (*counted, *spellings, *names) if not word.isascii()}
    foreign = {word for word in foreign_words() if word.isascii()}
    for word, share in general.items():
        n = 0.0 if word in foreign else GENERAL_TOKENS * share
        is_spelt = word in spellings
        if (word in counted or n >= (FEWEST_GENERAL if is_spelt else 1)) and (is_spelt or word not in unmarked):
            found[word] = n
    return found


def choose(counts: Counts, shared: Path, spellings: frozenset[str], general: Mapping[str, float]) -> Words:
    """The words of the corpora without the slips, and the names of the lists and of a spelling dictionary.

    ``spellings``: all forms of that dictionary. Its other words serve as examples of compounds here. ``general``: how
    frequent words are in Swedish at large.
    """
    table = Words()
    at_large = _occurrences(counts.words, shared / "lists", spellings, general)
    words = {*counts.words, *at_large}
    slips = _slips({word: counts.words[word] + at_large.get(word, 0.0) for word in words})
    for word, n in counts.words.items():
        if _is_word(word) and word not in slips:
            table.weight[word] = float(n)
            table.capital[word] = float(counts.capital[word])
    within: Counter[str] = Counter(counts.within)
    for name, kind, weight in _names(shared / "lists"):
        lower = " ".join(name.lower().split())
        table.kinds[lower] = table.kinds.get(lower, 0) | kind
        for part in lower.replace("-", " ").split() if kind != ORGANISATION else ():
            if _is_word(part):
                table.weight[part] = table.weight.get(part, 0.0) + weight
                table.capital[part] = table.capital.get(part, 0.0) + weight
                within[part] += math.ceil(weight)
    for name in spellings:
        if name.istitle() and 3 <= len(name) <= LONGEST and not _is_derived(name, spellings):
            lower = name.lower()
            table.weight[lower] = table.weight.get(lower, 0.0) + DICTIONARY_NAME
            table.capital[lower] = table.capital.get(lower, 0.0) + DICTIONARY_NAME
            within[lower] += 1
    table.capital = {word: min(1.0, n / max(within[word], n, 1.0)) for word, n in table.capital.items()}
    for word in table.weight:  # never seen inside a sentence: says nothing
        if not within[word]:
            table.capital[word] = UNSEEN_CAPITAL
    table.names = names_by_weight(table)  # without Swedish at large, where many are foreign
    for word, more in at_large.items():
        if _is_word(word) and word not in slips:
            table.weight[word] = table.weight.get(word, 0.0) + more
            table.capital.setdefault(word, UNSEEN_CAPITAL)
    table.total = sum(table.weight.values())
    _compounds(table, spellings)
    _name_elements(table)
    return table


def _is_derived(name: str, spellings: frozenset[str]) -> bool:
    """Whether this is the genitive of a name, or what its inhabitants are called."""
    return (name[-1] == "s" and name[:-1] in spellings) or _INHABITANTS.search(name) is not None


def long_ones(table: Words) -> set[str]:
    """The long words that were seen once and are no names: most are compounds that their parts explain."""
    return {
        word
        for word, weight in table.weight.items()
        if weight <= ONCE
        and len(word) >= LONG
        and table.capital.get(word, 0) < MOSTLY_CAPITAL
        and word not in table.kinds
    }


def names_by_weight(table: Words) -> dict[str, float]:
    """The names of one word, each with how much it is to count as an example of names.

    A name that is a far more frequent one without its marks (Lofgren beside Löfgren) is none.
    """
    most: dict[str, float] = defaultdict(float)
    names = [word for word in table.weight if table.capital.get(word, 0) > MOSTLY_CAPITAL or table.kinds.get(word, 0)]
    for name in names:
        if plain(name) != name:
            most[plain(name)] = max(most[plain(name)], table.weight[name])
    return {
        name: 1 + math.log2(1 + table.weight[name])
        for name in names
        if len(name) > 2 and name.isalpha() and table.weight[name] >= most[name] / UNMARKED_NAME
    }


def _name_elements(table: Words) -> None:
    """What surnames and places are made of (Berg|ström, Sjö|vik), counted like the parts of compounds."""
    names = {
        name: weight
        for name, weight in table.names.items()
        if table.kinds.get(name, 0) & (SURNAME | PLACE) and len(name) >= 5
    }
    prefixes: Counter[str] = Counter()
    suffixes: Counter[str] = Counter()
    for name in names:
        for at in range(2, len(name) - 1):
            prefixes[name[:at]] += 1
            suffixes[name[at:]] += 1
    first: dict[str, float] = defaultdict(float)
    last: dict[str, float] = defaultdict(float)
    for name, weight in names.items():
        splits = [
            (math.log(prefixes[name[:at]]) * at + math.log(suffixes[name[at:]]) * (len(name) - at), at)
            for at in range(2, len(name) - 1)
            if prefixes[name[:at]] >= 4 and suffixes[name[at:]] >= 4
        ]
        if splits:
            at = max(splits)[1]
            first[name[:at]] += weight
            last[name[at:]] += weight
    for parts, target in ((first, table.modifiers), (last, table.heads)):
        total = sum(parts.values())
        target.update((ELEMENT + part, -math.log(n / total)) for part, n in sorted(parts.items()) if n >= 3)


def _compounds(table: Words, spellings: frozenset[str]) -> None:
    """Split the words of the table and of the dictionary into parts that occur in many of them, and count the parts."""
    examples = {word for word in spellings if word.islower()}
    heads = {word for word, n in table.weight.items() if len(word) >= 4 and (n >= 20 or word in examples)}
    heads |= {word for word, n in table.weight.items() if len(word) == 3 and n >= 500}
    heads |= {word for word in examples if len(word) >= 4}
    long = [word for word, n in table.weight.items() if len(word) >= 7 and table.capital[word] < 0.5]
    long += sorted(word for word in examples if len(word) >= 7 and word not in table.weight)
    prefixes: Counter[str] = Counter()
    for word in long:
        for at in range(3, len(word) - 2):
            if word[at:] in heads:
                prefixes[word[:at]] += 1
    productive = {part for part, n in prefixes.items() if n >= 5}
    tails: Counter[str] = Counter()
    for word in long:
        for at in range(3, len(word) - 2):
            if word[:at] in productive and word[at:] in heads:
                tails[word[at:]] += 1
    modifier: dict[str, float] = defaultdict(float)
    head: dict[str, float] = defaultdict(float)
    for word in long:
        splits = [
            (math.log(prefixes[word[:at]]) + math.log(tails[word[at:]]), at)
            for at in range(3, len(word) - 2)
            if word[:at] in productive and word[at:] in heads
        ]
        if splits:
            at = max(splits)[1]
            # a word that people write says more about what compounds are made of than one that could be written
            weight = 1 + math.log2(1 + table.weight[word]) if word in table.weight else ONLY_IN_DICTIONARY
            modifier[word[:at]] += weight
            head[word[at:]] += weight
    for parts, target in ((modifier, table.modifiers), (head, table.heads)):
        total = sum(parts.values())
        target.update((part, -math.log(n / total)) for part, n in sorted(parts.items()) if n >= 2 * ONLY_IN_DICTIONARY)
