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

ORDER = 6
START, NAME = "^", "~"  # what a word begins with; before the n-grams of names
_BACKED_OFF = 0.9  # nats, for each order that the table does not hold
_UNSEEN = 8.0  # nats: a letter that no context knows
_BEAM, _FAR = 3, 6.0  # readings; nats by which the best of them may be better
_REMEMBERED = 100_000
_SLACK = 1e-9  # nats: sums of the same costs in another order differ by less
_STRETCHES = re.compile(f"[{CONFUSABLE}]+|[^{CONFUSABLE}]+")


class _Steps(dict[str, tuple[int, float]]):
    """n-gram -> (letters at its beginning that the table does not know before the others, cost of its last letter).

    ``kind``: "" or ``NAME``.
    """

    __slots__ = ("_kind", "_lookup")

    def __init__(self, lookup: Callable[[str], float | None], kind: str) -> None:
        super().__init__()
        self._lookup = lookup
        self._kind = kind

    def __missing__(self, gram: str) -> tuple[int, float]:
        kind, lookup, last = self._kind, self._lookup, len(gram)
        step = last - 1, _UNSEEN
        for cut in range(last):
            cost = lookup(kind + gram[cut:])
            if cost is not None:
                step = cut, cost
                break
        if len(self) > _REMEMBERED:
            self.clear()
        self[gram] = step
        return step


def _walked(steps: _Steps, text: str, first: int, context: int) -> tuple[float, int]:
    """What the letters of a text cost from ``first`` on, and where the context begins that is known at its end.

    ``context``: the same before ``first``. The table holds with an n-gram all that it begins with, so that a context
    that had to be cut short is never known together with the letters after it.
    """
    total, shortened = 0.0, 0
    for end in range(first + 1, len(text) + 1):
        full = end - ORDER if end > ORDER else 0
        if context < full:  # noqa: PLR1730  # a call of max() for each letter would cost more
            context = full
        cut, cost = steps[text[context:end]]
        context += cut
        shortened += context - full
        total += cost
    return total + _BACKED_OFF * shortened, context


class Spelling:
    """The letter model: costs of unknown words, and their likeliest readings."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._steps, self._steps_of_names = (_Steps(lexicon.letter_cost, kind) for kind in ("", NAME))

    def cost(self, word: str, *, name: bool) -> float:
        """What a lower-case word costs, letter by letter."""
        steps, text = self._steps_of_names if name else self._steps, START + word + "$"
        return _walked(steps, text, 1, 0)[0]

    def readings(
        self, form: str, channel: Channel, *, name: bool, most: float = math.inf
    ) -> list[tuple[str, float, float]]:
        """(word, cost of its letters, cost of the printing) of the likeliest readings of a printed form.

        ``most``: those that cost more, both together, are of no use.
        """
        steps = self._steps_of_names if name else self._steps
        # (both costs together, text so far, cost of its letters, cost of the printing, where the known context begins),
        # the cheapest first
        beam = [(0.0, START, 0.0, 0.0, 0)]
        for stretch in [*_STRETCHES.findall(form), "$"]:
            options = channel.readings(stretch) if stretch[0] in CONFUSABLE else ((stretch, 0.0),)
            grown: list[tuple[float, str, float, float, int]] = []
            limit = most
            for before, text, letters, printing, context in beam:
                for run, cost in options:
                    if before + cost > limit:  # at best, letters cost nothing
                        break
                    longer, printed = text + run, printing + cost
                    added, known = _walked(steps, longer, len(text), context)
                    total = letters + added
                    if total + printed > limit:
                        continue
                    insort(grown, (total + printed, longer, total, printed, known))
                    del grown[_BEAM:]
                    limit = min(most, _SLACK + (grown[-1][0] if len(grown) == _BEAM else grown[0][0] + _FAR))
            beam = [reading for reading in grown if reading[0] <= grown[0][0] + _FAR]
        return [(text[1:-1], letters, printing) for _, text, letters, printing, _ in beam]


@lru_cache(maxsize=1)
def spelling_of(lexicon: Lexicon) -> Spelling:
    """The letter model of a lexicon: one for all texts, whatever they lost."""
    return Spelling(lexicon)
