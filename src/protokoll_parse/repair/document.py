"""What the document itself shows: an unknown word that is printed in several ways is one word.

It is read the one way that explains its printings together, which each alone need not show (``Kroxa``, ``Kroxd``:
Kroxå), and one that is read so many times is read so in its odd form too.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from protokoll_parse.lexicon.skeleton import cut
from protokoll_parse.repair.candidates import UNKNOWN_COST, Candidates, Reading
from protokoll_parse.repair.capitals import cased
from protokoll_parse.repair.context import Slot, slot_of
from protokoll_parse.repair.rules import COMPOUND, NAME, SPELLED

_A_SISTER = 6.0  # nats, times the logarithm of 1 + its occurrences
_MOST = 9.0
_SHORTEST, _SHORTEST_SHARED = 5, 4  # letters
_MOST_FORMS = 12  # that one word is printed in; more of one skeleton are no names
# nats, in a document that has an unknown word: that word once more; another that is like it, beside what it costs more
_ONCE_MORE, _ANOTHER = 5.0, 10.0
_OF_UNKNOWN = (COMPOUND, SPELLED, NAME)


class Document:
    """The readings of printed words in one document. ``words``: all its printed words."""

    def __init__(self, candidates: Candidates, words: Iterable[str]) -> None:
        self._candidates = candidates
        self._printed = Counter(word for word in words if len(word) >= _SHORTEST_SHARED)
        self._seen: Counter[str] = Counter()
        alike: dict[str, dict[str, Reading]] = defaultdict(dict)
        for printed, n in self._printed.items():
            best = candidates.readings(printed)[0]
            if _is_unknown(best):
                self._seen[best.word] += n
                alike[cut(printed.lower())[0]][printed] = best
        self._shared: dict[str, Reading] = {}  # printed -> its reading together with others
        for key, forms in alike.items():
            if len({best.word for best in forms.values()}) > 1 and len(forms) <= _MOST_FORMS:
                self._shared |= self._together(key, forms)
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

    def _together(self, key: str, forms: Mapping[str, Reading]) -> dict[str, Reading]:
        """The readings of printings of one skeleton as one word, when that is likelier than a word for each.

        ``forms``: printed -> its best reading alone.
        """
        words: dict[str, Reading] = {}
        for printed in forms:
            for reading in self._candidates.readings(printed):
                if reading.word not in words or reading.source < words[reading.word].source:
                    words[reading.word] = reading
        first = min(best.source for best in forms.values())
        found: dict[str, Reading] = {}
        most = 0.0
        for word, reading in words.items():
            skeleton, runs = cut(word)
            if skeleton != key:
                continue
            gain, explained = first - reading.source - (_ANOTHER - _ONCE_MORE), {}
            for printed, best in forms.items():
                printing = self._candidates.channel.printing(runs, cut(printed.lower())[1])
                more = best.source - first + _ANOTHER - _ONCE_MORE
                more += self._printed[printed] * (best.printing - printing)
                if more > 0:
                    gain += more
                    source = best.cost - _MOST - printing
                    explained[printed] = reading._replace(text=cased(word, printed), source=source, printing=printing)
            if gain > most and len(explained) > 1:
                most, found = gain, explained
        return found

    def _weigh(self, printed: str) -> tuple[Reading, ...]:
        found = self._candidates.readings(printed)
        shared = self._shared.get(printed)
        if shared is not None:
            rule = None if shared.text == printed else shared.rule or SPELLED
            return (shared._replace(rule=rule), *(reading for reading in found if reading.text != shared.text))
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
