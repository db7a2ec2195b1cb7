"""Choosing the readings of a paragraph together, by word pairs (Viterbi), with the distance to the next best."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from protokoll_parse.lexicon.words import Lexicon
from protokoll_parse.repair.candidates import Reading
from protokoll_parse.repair.rules import WORD
from protokoll_parse.repair.settings import EVERYTHING, Settings

BOUNDARY, COMMA, NUMBER, UNKNOWN = "<s>", "<,>", "<0>", "<?>"
BAR = "i"  # the word that a lone bar stands for
_CAPITALS = 1.0  # weight of what capitals say against what words and letters say
_NAME = 0.5  # share of its occurrences in which a name has a capital, at least
_BEHIND_NAMES = 1.0  # nats: behind a name any other may stand, not only that of somebody who is written about
_CLAMP = 0.001  # of capitals: no word is never written otherwise
_FAR = 6.0  # nats: a reading worse by more is not weighed in context
_ALONE = (0.0,)
ALONE = 12.0  # nats: the distance of a reading that has no rival


class Choice(NamedTuple):
    """What is to stand in a slot: the readings that were weighed, the best first, each with what it costs more than it.

    The costs are nats over the whole paragraph; ``printing`` holds what printing and capitals cost here, in the same
    order.
    """

    readings: tuple[Reading, ...]
    costs: tuple[float, ...]
    printing: tuple[float, ...]

    @property
    def reading(self) -> Reading:
        return self.readings[0]

    @property
    def other(self) -> Reading | None:
        """The next best reading."""
        return self.readings[1] if len(self.readings) > 1 else None

    @property
    def to_printed(self) -> float:
        """The nats between the best reading and the word as printed."""
        priced = zip(self.readings, self.costs, strict=True)
        return next((cost for reading, cost in priced if reading.rule is None), ALONE)

    @property
    def distance(self) -> float:
        """The nats between the best two."""
        return min(ALONE, self.costs[1]) if len(self.costs) > 1 else ALONE


class Slot(NamedTuple):
    """One place of the paragraph: the readings it may have, and what is to stand there when it is only one.

    One reading have signs, guarded words and most others. ``column``: the readings that are worth weighing, each with
    what its printing and its capital cost. ``choice``: None where there are several.
    """

    readings: tuple[Reading, ...]
    first: bool
    column: list[tuple[Reading, float]]
    choice: Choice | None


def slot_of(readings: tuple[Reading, ...], *, first: bool, settings: Settings = EVERYTHING) -> Slot:
    """The slot of a word. ``first``: it begins a sentence or a line, so that its capital says nothing."""
    if len(readings) == 1:
        return Slot(readings, first, [(readings[0], 0.0)], Choice(readings, _ALONE, _ALONE))
    column = _near(readings, capitals=settings.capitals and not first)
    alone = column[0] if len(column) == 1 else None
    return Slot(readings, first, column, Choice((alone[0],), _ALONE, (alone[1],)) if alone else None)


@lru_cache(maxsize=8)
def sign(name: str, lexicon: Lexicon) -> Slot:
    """The slot of a sign, a number, a guarded word or a bar."""
    entry = lexicon.entry(name) if name == BAR else None
    cost, backoff = (entry.cost or 0.0, entry.backoff) if entry else lexicon.special(name)
    return slot_of((Reading("", name, cost, 0.0, backoff, 0.0, None),), first=False)


def _near(readings: Sequence[Reading], *, capitals: bool) -> list[tuple[Reading, float]]:
    """The readings to weigh, each with what its printing costs here. ``capitals``: these say something."""
    if capitals:
        priced = [
            (reading, reading.printing + _capital_cost(reading.capital, reading.text[:1].isupper()))
            for reading in readings
        ]
    else:
        priced = [(reading, reading.printing) for reading in readings]
    limit = min(reading.source + printing for reading, printing in priced) + _FAR
    return [(reading, printing) for reading, printing in priced if reading.source + printing <= limit]


@lru_cache(maxsize=64)
def _capital_cost(share: float, upper: bool) -> float:
    """What a capital, or a small letter, says of a word that has a capital in this share of its places."""
    capital = min(1 - _CLAMP, max(_CLAMP, share))
    return -_CAPITALS * math.log(capital if upper else 1 - capital)


def choose(slots: Sequence[Slot], lexicon: Lexicon, settings: Settings = EVERYTHING) -> list[Choice]:
    """The best readings of all slots; the text before and after them is a boundary."""
    edge = sign(BOUNDARY, lexicon)
    known = lexicon if settings.context else None
    choices: list[Choice] = []
    before, between = edge.column, []  # what is certain on either side keeps the two sides apart
    for slot in (*slots, edge):
        if slot.choice is None:
            between.append(slot.column)
            continue
        if between:
            choices += _chosen([before, *between, slot.column], known)
            between = []
        choices.append(slot.choice)
        before = slot.column
    return choices[:-1]


def _chosen(columns: Sequence[list[tuple[Reading, float]]], lexicon: Lexicon | None) -> Iterator[Choice]:
    """The best readings of all columns but the first and the last, which have one reading each."""
    # steps[i][b][a]: cost of reading b of column i + 1 after reading a of column i
    steps = [_steps(before, after, lexicon) for before, after in pairwise(columns)]
    if len(columns) == 3:  # one place between two certain ones, as most are
        yield _ranked(columns[1], [cost + after for (cost,), after in zip(steps[0], steps[1][0], strict=True)])
        return
    forward: list[list[float]] = [[0.0]]
    for step in steps:
        forward.append([min(map(float.__add__, forward[-1], row)) for row in step])
    backward: list[list[float]] = [[0.0]]
    for step in reversed(steps):
        after = backward[-1]
        backward.append([min(row[a] + after[b] for b, row in enumerate(step)) for a in range(len(step[0]))])
    backward.reverse()
    for column, before, after in zip(columns[1:-1], forward[1:-1], backward[1:-1], strict=True):
        yield _ranked(column, list(map(float.__add__, before, after)))


def _ranked(column: Sequence[tuple[Reading, float]], totals: Sequence[float]) -> Choice:
    """The choice among the readings of a column."""
    return ranked([reading for reading, _ in column], totals, [printing for _, printing in column])


def ranked(readings: Sequence[Reading], totals: Sequence[float], printing: Sequence[float]) -> Choice:
    """The choice among readings with these total costs."""
    order = sorted(range(len(readings)), key=totals.__getitem__)
    best = totals[order[0]]
    return Choice(
        tuple([readings[i] for i in order]),
        tuple([totals[i] - best for i in order]),
        tuple([printing[i] for i in order]),
    )


def _steps(
    before: list[tuple[Reading, float]], after: list[tuple[Reading, float]], lexicon: Lexicon | None
) -> list[list[float]]:
    if lexicon is None:
        return [[printing + b.source] * len(before) for b, printing in after]
    return [[printing + _pair(a, b, lexicon) for a, _ in before] for b, printing in after]


def _pair(a: Reading, b: Reading, lexicon: Lexicon) -> float:
    if not b.text and a.capital > _NAME and a.text[:1].isupper():
        return b.source  # a sign: whoever it is, sentences end behind the name
    cost = lexicon.pair_cost(f"{context_of(a)} {b.word}")
    if cost is not None:
        return cost
    names = a.capital > _NAME and b.text[:1].isupper()
    return b.source + (min(a.backoff, _BEHIND_NAMES) if names else a.backoff)


def context_of(reading: Reading) -> str:
    """The word as n-grams know it: what no lexicon holds is one unknown word to them."""
    return reading.word if reading.rule is None or reading.rule is WORD else UNKNOWN
