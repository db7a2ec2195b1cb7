"""Reading a spelling dictionary (Hunspell's two files): all forms that its suffixes make."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lexicon_words import Words

from protokoll_parse.lexicon.words import Lexicon
from protokoll_parse.repair.candidates import Candidates
from protokoll_parse.repair.channel import Loss

SHORTEST, LONGEST = 3, 11  # letters
_UNMARKED = str.maketrans("åäö", "aao")
_UNMARKED_NAMES = (_UNMARKED, str.maketrans("åäö", "aaé"))
FORBIDDEN, NEEDS_SUFFIX, ONLY_IN_COMPOUNDS = "%", "¤", "Z"


@dataclass(frozen=True, slots=True)
class _Suffix:
    strip: str
    added: str
    condition: re.Pattern[str]


def _suffixes(path: Path) -> dict[str, list[_Suffix]]:
    found: dict[str, list[_Suffix]] = defaultdict(list)
    for line in path.read_text("utf-8").splitlines():
        fields = line.split()
        if len(fields) < 5 or fields[0] != "SFX":
            continue
        _, flag, strip, added, condition = fields[:5]
        added, _, flags = added.partition("/")
        if ONLY_IN_COMPOUNDS not in flags:
            found[flag].append(
                _Suffix("" if strip == "0" else strip, "" if added == "0" else added, re.compile(f"(?:{condition})$"))
            )
    return found


def forms(folder: Path) -> Iterator[str]:
    """All words of the dictionary ``index.dic`` with its suffixes ``index.aff``, as it writes them, some repeatedly."""
    suffixes = _suffixes(folder / "index.aff")
    for line in (folder / "index.dic").read_text("utf-8").splitlines()[1:]:
        word, _, flags = line.strip().partition("/")
        if FORBIDDEN in flags or ONLY_IN_COMPOUNDS in flags or not word.isalpha():
            continue
        if NEEDS_SUFFIX not in flags:
            yield word
        for flag in flags:
            for suffix in suffixes.get(flag, ()):
                if word.endswith(suffix.strip) and suffix.condition.search(word):
                    yield word[: len(word) - len(suffix.strip)] + suffix.added


def needed(spellings: frozenset[str], words: Words, lexicon: Lexicon) -> list[str]:
    """The words of the dictionary that are misread without their marks unless the lexicon knows them.

    ``lexicon``: the lexicon so far. Long words and genitives are left to their parts.
    """
    return misread(
        (
            word
            for word in sorted(spellings)
            if SHORTEST <= len(word) <= LONGEST
            and word.islower()
            and word not in words.weight
            and not (word[-1] == "s" and word[:-1] in spellings)
        ),
        lexicon,
    )


def misread(words: Iterable[str], lexicon: Lexicon) -> list[str]:
    """Those of the words that this lexicon reads as others where å, ä and ö are lost."""
    candidates = Candidates(lexicon, Loss(frozenset("åäö")))
    return [word for word in words if candidates.readings(word.translate(_UNMARKED))[0].text != word]


def misread_names(names: Iterable[str], lexicon: Lexicon) -> list[str]:
    """The same of lower-case names, which are printed with a capital, and their ö as often as not as é."""
    candidates = Candidates(lexicon, Loss(frozenset("åäö")))
    return [
        name
        for name in names
        if any(candidates.readings(name.translate(marks).capitalize())[0].word != name for marks in _UNMARKED_NAMES)
    ]
