"""Choosing the readings of a paragraph together, by word pairs (Viterbi), with the distance to the next best."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from protokoll_parse.lexicon.words import Lexicon
from protokoll_parse.repair.candidates import Reading

BOUNDARY, COMMA, NUMBER, UNKNOWN = "<s>", "<,>", "<0>", "<?>"
_CAPITALS = 0.7  # weight of what capitals say against what words and letters say
_FAR = 8.0  # nats: a reading worse by more is not weighed in context
ALONE = 12.0  # nats: the distance of a reading that has no rival


@dataclass(frozen=True, slots=True)
class Slot:
    """One place of the paragraph: the readings it may have (one for a sign or a guarded word)."""

    readings: tuple[Reading, ...]
    printed: str
    first: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """The reading chosen, the best other one, and how many nats lie between them."""

    reading: Reading
    other: Reading | None
    distance: float


def sign(name: str, lexicon: Lexicon) -> Slot:
    """The slot of a sign, a number or a guarded word."""
    cost, backoff = lexicon.special(name)
    return Slot((Reading("", name, cost, 0.0, backoff, 0.0, ""),), "", first=False)


def _near(slot: Slot) -> list[tuple[Reading, float]]:
    """The readings to weigh, each with what its printing costs here."""
    if len(slot.readings) == 1:
        return [(slot.readings[0], 0.0)]
    priced = []
    for reading in slot.readings:
        capital = min(0.97, max(0.03, reading.capital))
        share = capital if slot.printed[:1].isupper() else 1 - capital
        priced.append((reading, reading.printing - (0.0 if slot.first else _CAPITALS * math.log(share))))
    limit = min(reading.source + printing for reading, printing in priced) + _FAR
    return [(reading, printing) for reading, printing in priced if reading.source + printing <= limit]


def choose(slots: Sequence[Slot], lexicon: Lexicon) -> list[Choice]:
    """The best readings of all slots; the text before and after them is a boundary."""
    edge = sign(BOUNDARY, lexicon)
    columns = [_near(slot) for slot in (edge, *slots, edge)]
    # steps[i][b][a]: cost of reading b of column i + 1 after reading a of column i
    steps = [_steps(before, after, lexicon) for before, after in zip(columns, columns[1:], strict=False)]
    forward: list[list[float]] = [[0.0]]
    for step in steps:
        forward.append([min(map(float.__add__, forward[-1], row)) for row in step])
    backward: list[list[float]] = [[0.0]]
    for step in reversed(steps):
        after = backward[-1]
        backward.append(
            [min(row[a] + after[b] for b, row in enumerate(step)) for a in range(len(step[0]))]
        )
    backward.reverse()
    choices = []
    for column, before, after in zip(columns[1:-1], forward[1:-1], backward[1:-1], strict=True):
        if len(column) == 1:
            choices.append(Choice(column[0][0], None, ALONE))
            continue
        totals = sorted(zip(map(float.__add__, before, after), range(len(column)), strict=True))
        (best, chosen), (second, other) = totals[:2]
        choices.append(Choice(column[chosen][0], column[other][0], min(ALONE, second - best)))
    return choices


def _steps(
    before: list[tuple[Reading, float]], after: list[tuple[Reading, float]], lexicon: Lexicon
) -> list[list[float]]:
    if len(before) == 1 and len(after) == 1:
        return [[0.0]]
    return [[printing + _pair(a, b, lexicon) for a, _ in before] for b, printing in after]


def _pair(a: Reading, b: Reading, lexicon: Lexicon) -> float:
    cost = lexicon.pair_cost(f"{_context(a)} {b.word}")
    return a.backoff + b.source if cost is None else cost


def _context(reading: Reading) -> str:
    return reading.word if reading.rule in ("", "REP001") else UNKNOWN
