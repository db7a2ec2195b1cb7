"""Words that nobody has seen: the letters decide."""

from __future__ import annotations

import math
import re
from bisect import insort
from collections.abc import Callable
from functools import lru_cache

from protokoll_parse.lexicon.skeleton import CONFUSABLE
from protokoll_parse.lexicon.words import Lexicon
from protokoll_parse.repair.channel import Channel

ORDER = 7
START, NAME = "^", "~"  # what a word begins with; before the n-grams of names
_BACKED_OFF = 0.9  # nats, for each order that the table does not hold
_UNSEEN = 8.0  # nats: a letter that no context knows
_BEAM, _FAR = 6, 12.0  # readings; nats by which the best of them may be better
_REMEMBERED = 100_000
_SLACK = 1e-9  # nats: sums of the same costs in another order differ by less
_STRETCHES = re.compile(f"[{CONFUSABLE}]+|[^{CONFUSABLE}]+")


class _Steps(dict[str, float]):
    """What the last letter of an n-gram costs after those before it. ``kind``: "" or ``NAME``."""

    __slots__ = ("_kind", "_lookup")

    def __init__(self, lookup: Callable[[str], float | None], kind: str) -> None:
        super().__init__()
        self._lookup = lookup
        self._kind = kind

    def __missing__(self, gram: str) -> float:
        cost = self._lookup(self._kind + gram)
        if cost is None:
            shorter = gram[1:]
            cost = _BACKED_OFF + (self.get(shorter) or self.__missing__(shorter)) if shorter else _UNSEEN
        if len(self) > _REMEMBERED:
            self.clear()
        self[gram] = cost
        return cost


class Spelling:
    """The letter model: costs of unknown words, and their likeliest readings."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._steps, self._steps_of_names = (_Steps(lexicon.letter_cost, kind) for kind in ("", NAME))

    def cost(self, word: str, *, name: bool) -> float:
        """What a lower-case word costs, letter by letter."""
        steps, text = self._steps_of_names if name else self._steps, START + word + "$"
        return sum([steps[text[end - ORDER if end > ORDER else 0 : end]] for end in range(2, len(text) + 1)])

    def readings(
        self, form: str, channel: Channel, *, name: bool, most: float = math.inf
    ) -> list[tuple[str, float, float]]:
        """(word, cost of its letters, cost of the printing) of the likeliest readings of a printed form.

        ``most``: those that cost more, both together, are of no use.
        """
        steps = self._steps_of_names if name else self._steps
        # (both costs together, text so far, cost of its letters, cost of the printing), the cheapest first
        beam = [(0.0, START, 0.0, 0.0)]
        for stretch in [*_STRETCHES.findall(form), "$"]:
            options = channel.readings(stretch) if stretch[0] in CONFUSABLE else ((stretch, 0.0),)
            grown: list[tuple[float, str, float, float]] = []
            limit = most
            for before, text, letters, printing in beam:
                for run, cost in options:
                    if before + cost > limit:  # at best, letters cost nothing
                        break
                    longer, total, printed = text + run, letters, printing + cost
                    for end in range(len(text) + 1, len(longer) + 1):
                        total += steps[longer[end - ORDER if end > ORDER else 0 : end]]
                    if total + printed > limit:
                        continue
                    insort(grown, (total + printed, longer, total, printed))
                    del grown[_BEAM:]
                    limit = min(most, _SLACK + (grown[-1][0] if len(grown) == _BEAM else grown[0][0] + _FAR))
            beam = [reading for reading in grown if reading[0] <= grown[0][0] + _FAR]
        return [(text[1:-1], letters, printing) for _, text, letters, printing in beam]


@lru_cache(maxsize=1)
def spelling_of(lexicon: Lexicon) -> Spelling:
    """The letter model of a lexicon: one for all texts, whatever they lost."""
    return Spelling(lexicon)
