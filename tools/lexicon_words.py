"""The word table: which words and names go in, what they cost, and what compounds are made of."""

from __future__ import annotations

import csv
import math
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lexicon_corpus import Counts

from protokoll_parse.lexicon.store import FIRST_NAME, MUNICIPALITY, ORGANISATION, PLACE, SURNAME

LISTS = (
    "fornamn_alla.tsv", "efternamn.tsv", "ortnamn.tsv", "kommuner.tsv", "lan.tsv", "regioner.txt", "myndigheter.txt",
    "ledningsorgan.txt",
)  # fmt: skip
FEWEST_BEARERS = 50  # rarer first names are mostly misspellings and not worth their bytes
TYPO_RATIO = 1 / 2000  # a form this much rarer than the one that differs by its marks only is taken for a slip
LONGEST = 40

_PLAIN = str.maketrans("åäáàâãöóòôøéèêëíìîü", "aaaaaaoooooeeeeiiiu")


@dataclass(slots=True)
class Words:
    """The word table before it is packed. ``weight`` is the pseudo-count of each lower-cased word."""

    weight: dict[str, float] = field(default_factory=dict)
    total: float = 0.0
    capital: dict[str, float] = field(default_factory=dict)
    kinds: dict[str, int] = field(default_factory=dict)
    modifiers: dict[str, float] = field(default_factory=dict)
    heads: dict[str, float] = field(default_factory=dict)

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


def _is_word(word: str) -> bool:
    return word.isalpha() and len(word) <= LONGEST


def _slips(words: Counter[str]) -> set[str]:
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


def choose(counts: Counts, shared: Path) -> Words:
    """The words of the corpora without the slips, and the names of the lists."""
    table = Words()
    slips = _slips(counts.words)
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
    table.capital = {word: min(1.0, n / max(within[word], n, 1.0)) for word, n in table.capital.items()}
    for word in table.weight:  # never seen inside a sentence: says nothing
        if not within[word]:
            table.capital[word] = 0.3
    table.total = sum(table.weight.values())
    _compounds(table)
    return table


def _compounds(table: Words) -> None:
    """Split the words of the table into parts that occur in many of them, and count the parts."""
    heads = {word for word, n in table.weight.items() if len(word) >= 4 and n >= 20}
    heads |= {word for word, n in table.weight.items() if len(word) == 3 and n >= 500}
    long = [word for word, n in table.weight.items() if len(word) >= 7 and table.capital[word] < 0.5]
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
    modifier: Counter[str] = Counter()
    head: Counter[str] = Counter()
    for word in long:
        splits = [
            (math.log(prefixes[word[:at]]) + math.log(tails[word[at:]]), at)
            for at in range(3, len(word) - 2)
            if word[:at] in productive and word[at:] in heads
        ]
        if splits:
            at = max(splits)[1]
            modifier[word[:at]] += 1
            head[word[at:]] += 1
    for parts, target in ((modifier, table.modifiers), (head, table.heads)):
        total = parts.total()
        target.update((part, -math.log(n / total)) for part, n in parts.items() if n >= 2)
