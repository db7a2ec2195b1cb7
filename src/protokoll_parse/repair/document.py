"""What the document itself shows: an unknown word that is read one way many times is read so in its odd form too."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable

from protokoll_parse.repair.candidates import UNKNOWN_COST, Candidates, Reading
from protokoll_parse.repair.context import Slot, slot_of
from protokoll_parse.repair.rules import COMPOUND, NAME, SPELLED

_A_SISTER = 6.0  # nats, times the logarithm of 1 + its occurrences
_MOST = 9.0
_SHORTEST = 5  # letters
_OF_UNKNOWN = (COMPOUND, SPELLED, NAME)


class Document:
    """The readings of printed words in one document. ``words``: all its printed words."""

    def __init__(self, candidates: Candidates, words: Iterable[str]) -> None:
        self._candidates = candidates
        self._printed = Counter(word for word in words if len(word) >= _SHORTEST)
        self._seen: Counter[str] = Counter()
        for printed, n in self._printed.items():
            best = candidates.readings(printed)[0]
            if _is_unknown(best):
                self._seen[best.word] += n
        self._weighed: dict[str, tuple[Reading, ...]] = {}
        self._slots: dict[tuple[str, bool], Slot] = {}

    def readings(self, printed: str) -> tuple[Reading, ...]:
        """The readings of a word, with those that the document shows elsewhere made likelier."""
        known = self._weighed.get(printed)
        if known is None:
            known = self._weighed[printed] = self._weigh(printed)
        return known

    def slot(self, printed: str, *, first: bool) -> Slot:
        """The slot of a word (see ``context.slot_of``)."""
        known = self._slots.get((printed, first))
        if known is None:
            known = self._slots[printed, first] = slot_of(
                self.readings(printed), first=first, settings=self._candidates.settings
            )
        return known

    def _weigh(self, printed: str) -> tuple[Reading, ...]:
        found = self._candidates.readings(printed)
        if len(found) == 1 or len(printed) < _SHORTEST or not _is_unknown(found[0]):
            return found
        best, n = found[0].word, self._printed[printed]
        weighed = [self._with_sisters(reading, n if reading.word == best else 0) for reading in found]
        return tuple(sorted(weighed, key=lambda reading: reading.cost))

    def _with_sisters(self, reading: Reading, own: int) -> Reading:
        sisters = self._seen[reading.word] - own
        if sisters <= 0:
            return reading
        return reading._replace(source=reading.source - min(_MOST, _A_SISTER * math.log(1 + sisters)))


def _is_unknown(reading: Reading) -> bool:
    """Whether the lexicon does not have this word, or hardly."""
    return reading.source > UNKNOWN_COST or reading.rule in _OF_UNKNOWN
