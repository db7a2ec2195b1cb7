"""The packaged lexicon as other stages see it: words, names, n-gram costs."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import cast

from protokoll_parse.lexicon.skeleton import skeleton
from protokoll_parse.lexicon.store import (
    FIRST_NAME,
    MUNICIPALITY,
    ORGANISATION,
    PLACE,
    SURNAME,
    WEIGHT_ZERO,
    Entry,
    Store,
)

_CACHED_SKELETONS = 1 << 15
_FILE = Path(__file__).parent / "data" / "lexicon.bin"


class Lexicon:
    """Words, names and n-grams of one mapped file. Look-ups ignore case.

    Raises:
        LexiconError: when the file is missing or is no lexicon of this format.
    """

    def __init__(self, path: Path = _FILE) -> None:
        self._store = Store(path)
        self._total = cast("int", self._store.meta["total"])
        self.entries = lru_cache(maxsize=_CACHED_SKELETONS)(self._store.words_of)
        self.pair_cost = self._store.bigrams.cost
        self.letter_cost = self._store.letters.cost

    def choice_weight(self, keys: Iterable[str]) -> float:
        """The sum of the weights of ``repair.rerank`` that these keys have; most have none."""
        cost_of = self._store.choices.cost
        known = [cost for key in keys if (cost := cost_of(key)) is not None]
        return sum(known) - WEIGHT_ZERO * len(known)

    def has_choice(self, key: str) -> bool:
        """Whether a key has such a weight."""
        return self._store.choices.cost(key) is not None

    def special(self, name: str) -> tuple[float, float]:
        """Cost and back-off cost of a token that is no word: ``<s>``, ``<,>``, ``<0>`` or ``<?>`` (unknown)."""
        cost, backoff = cast("dict[str, list[float]]", self._store.meta["special"])[name]
        return cost, backoff

    @property
    def version(self) -> str:
        """The version of the language data, as in ``2026.1``."""
        return str(self._store.meta["version"])

    def entry(self, word: str) -> Entry | None:
        """The entry of a word or a name (a name may be of several words), None when it is unknown."""
        lower = word.lower()
        for entry in self.entries(skeleton(lower)):
            if entry.word == lower:
                return entry
        return None

    def cost(self, word: str) -> float | None:
        """How rare a word is: the negative natural logarithm of its share of all words; None when it is unknown."""
        entry = self.entry(word)
        return None if entry is None else entry.cost

    def count(self, word: str) -> int:
        """About how often the word occurs in the text that was counted (weighted), 0 when it is unknown."""
        cost = self.cost(word)
        return 0 if cost is None else max(1, round(self._total * math.exp(-cost)))

    def is_word(self, word: str) -> bool:
        """Whether the word is in the lexicon; words of names count."""
        return self.cost(word) is not None

    def _is(self, word: str, kind: int) -> bool:
        entry = self.entry(word)
        return entry is not None and bool(entry.kinds & kind)

    def is_first_name(self, word: str) -> bool:
        """Whether at least fifty people in Sweden bear this first name."""
        return self._is(word, FIRST_NAME)

    def is_surname(self, word: str) -> bool:
        """Whether this surname is on the lists (about 9,500 of them)."""
        return self._is(word, SURNAME)

    def is_place(self, name: str) -> bool:
        """Whether this is a place, parish, municipality or county of Sweden."""
        return self._is(name, PLACE)

    def is_municipality(self, name: str) -> bool:
        """Whether this is a Swedish municipality, without the word *kommun*."""
        return self._is(name, MUNICIPALITY)

    def is_organisation(self, name: str) -> bool:
        """Whether this is a region, a state agency or a kind of political body."""
        return self._is(name, ORGANISATION)


@lru_cache(maxsize=1)
def load() -> Lexicon:
    """The packaged lexicon, opened on first use."""
    return Lexicon()
