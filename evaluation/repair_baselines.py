"""What repair is held against: doing nothing, the most frequent form, and a spelling corrector.

All know the words and counts of the packaged lexicon, none of them anything else that repair knows.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from protokoll_parse.lexicon.skeleton import skeleton
from protokoll_parse.lexicon.store import HEADER, NEVER, SECTION, STEP, VALUES
from protokoll_parse.lexicon.words import load
from protokoll_parse.repair.stage import repair

if TYPE_CHECKING:
    from symspellpy import SymSpell

Method = Callable[[str], str]

# letters, and the digit that stands inside a word; numbers are left alone
_WORD = re.compile(r"(?=\d?[^\W\d_])\w+")
_PLAIN = str.maketrans("åäöéàèü", "aaoeaeu")
_TOKENS = 20_000_000  # counts are shares of as many words
_DISTANCE = 2


def nothing(text: str) -> str:
    """The text as OCR left it."""
    return text


def most_frequent(text: str) -> str:
    """Every word replaced by the most frequent of those that are the same without dots, rings and accents."""
    return _WORD.sub(lambda match: _cased(_most_frequent_form(match.group().lower()), match.group()), text)


@lru_cache(maxsize=1 << 17)
def _most_frequent_form(word: str) -> str:
    plain = word.translate(_PLAIN)
    entries = [
        (entry.cost, entry.word)
        for entry in load().entries(skeleton(word))
        if entry.cost is not None and entry.word.translate(_PLAIN) == plain
    ]
    return min(entries, default=(0.0, word))[1]


def spelling_corrector(text: str) -> str:
    """Every word replaced by symspellpy's first suggestion within two edits."""
    speller = symspell()

    def corrected(match: re.Match[str]) -> str:
        return _cased(suggestion(speller, match.group().lower()), match.group())

    return _WORD.sub(corrected, text)


def suggestion(speller: SymSpell, word: str) -> str:
    """symspellpy's first suggestion for a lower-case word; the word itself where it has none."""
    from symspellpy import Verbosity

    found = speller.lookup(word, Verbosity.TOP, max_edit_distance=_DISTANCE, include_unknown=True)
    return str(found[0].term)


@lru_cache(maxsize=1)
def symspell() -> SymSpell:
    """symspellpy with the words and counts of the lexicon."""
    from symspellpy import SymSpell

    speller = SymSpell(max_dictionary_edit_distance=_DISTANCE, prefix_length=7)
    for word, cost in lexicon_words():
        speller.create_dictionary_entry(word, max(1, round(_TOKENS * math.exp(-cost))))
    return speller


def lexicon_words() -> Iterator[tuple[str, float]]:
    """All words of the packaged lexicon with their costs (its layout: ``lexicon/store.py``)."""
    data = (files("protokoll_parse.lexicon") / "data" / "lexicon.bin").read_bytes()
    sections = (SECTION.unpack_from(data, HEADER.size + i * SECTION.size) for i in range(HEADER.unpack_from(data)[2]))
    at, end = next((offset, offset + length) for tag, offset, length in sections if tag == b"WDAT")
    while at < end:
        group_end = at + 3 + (data[at + 1] | data[at + 2] << 8)
        group = data[at + 3 : group_end]
        values = len(group) - 1 - VALUES * group[-1]
        for word, cost in zip(group[:values].decode().split("\n"), group[values:-1:VALUES], strict=True):
            if cost != NEVER and word.isalpha():
                yield word, cost / STEP
        at = group_end


def ours(text: str) -> str:
    """The project's own repair."""
    return repair(text).text


def _cased(word: str, printed: str) -> str:
    if printed.isupper() and len(printed) > 1:
        return word.upper()
    return word[0].upper() + word[1:] if printed[0].isupper() else word


METHODS: dict[str, Method] = {
    "nothing": nothing,
    "most frequent form": most_frequent,
    "symspellpy": spelling_corrector,
    "protokoll-parse": ours,
}
