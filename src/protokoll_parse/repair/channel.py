"""The channel: what a letter costs when it is printed as it is, and what readings a printed run has.

Costs are negative natural logarithms of P(printed | true), learned from real pairs (``tools/learn_channel.py``).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

IMPOSSIBLE = 99.0
LONGEST_PRINTED = 3  # signs printed for one letter
# nats: a letter that this text lost left nothing. One that survives as a rule always does: what lacks it is the
# author's spelling
DROPPED = {"å": 6.5, "ä": 6.1, "ö": 5.1}
_TWO_SIGNS = 8.0  # nats, beside the cheaper sign: two signs for one letter, each known for it but never seen together
SWEDISH = "åäö"
_READINGS_OF_RUN = 16
_KEPT = 0.02  # nats: a letter that this document prints right
_KEPT_BUT_DAMAGED = 4.0  # added to each misreading of such a letter
_SURVIVED = 4.6  # nats: a letter of a lost kind that came through all the same
# other languages' models print the Swedish letter they have for the one they lack
_NEIGHBOURS = {"å": "ä", "ä": "å", "ö": "åä"}
_SWAPPED, _NOT_SWAPPED = 0.2, 1.5
_DANISH = {"ö": {"ø": 3.0}}  # nats; the Danish model and the Norwegian one, whose å stands in for the others
_ANY_MISREADING = 2.0  # nats, where what was learned is set aside
_REMEMBERED = 20_000  # pairs of runs


class _Costs(dict[tuple[str, str], float]):
    """What was once priced: (true run, printed run) -> cost."""

    __slots__ = ("_price",)

    def __init__(self, price: Callable[[str, str], float]) -> None:
        super().__init__()
        self._price = price

    def __missing__(self, key: tuple[str, str]) -> float:
        if len(self) > _REMEMBERED:
            self.clear()
        cost = self[key] = self._price(*key)
        return cost


class Channel:
    """Prices and reads runs of confusable signs. ``table``: letter -> printed signs -> cost."""

    def __init__(self, table: Mapping[str, Mapping[str, float]]) -> None:
        self._table = table
        self._costs = _Costs(self._price)
        self._readings: dict[str, tuple[tuple[str, float], ...]] = {}
        self._letters: dict[str, list[tuple[str, float]]] = {}
        for letter, printings in table.items():
            for printed, cost in printings.items():
                if not printed:
                    continue
                self._letters.setdefault(printed, []).append((letter, cost))

    def _printings(self, letter: str) -> Mapping[str, float]:
        """What each printing of a letter costs; those that are not there never happen."""
        return self._table.get(letter) or {letter: 0.0}

    def cost(self, true: str, printed: str) -> float:
        """What it costs that the run ``true`` was printed as ``printed``; ``IMPOSSIBLE`` or more: it never is."""
        return self._costs[true, printed]

    def printing(self, true: Sequence[str], printed: Sequence[str]) -> float:
        """The same for all runs of a word."""
        costs = self._costs
        if len(true) == 1:
            return costs[true[0], printed[0]]
        return sum(map(costs.__getitem__, zip(true, printed, strict=True)))

    def _price(self, true: str, printed: str) -> float:
        if len(true) == 1:
            return self._printings(true).get(printed, IMPOSSIBLE)
        return self._priced(true, printed)[len(printed)]

    def _priced(self, true: str, printed: str) -> list[float]:
        # row[j]: the cheapest way to print the letters so far as the first j signs
        length = len(printed)
        row = [0.0] + [IMPOSSIBLE] * length
        for letter in true:
            before, row = row, [IMPOSSIBLE] * (length + 1)
            printings = self._printings(letter)
            for i, so_far in enumerate(before):
                if so_far < IMPOSSIBLE:
                    for j in range(i, min(i + LONGEST_PRINTED, length) + 1):
                        cost = so_far + printings.get(printed[i:j], IMPOSSIBLE)
                        row[j] = min(row[j], cost)
        return row

    def align(self, true: str, printed: str) -> Iterator[tuple[str, str]]:
        """Each letter of ``true`` with the signs that it was printed as; nothing when that never happens."""
        rows = [self._priced(true[:n], printed) for n in range(len(true) + 1)]
        end = len(printed)
        if rows[-1][end] >= IMPOSSIBLE:
            return
        for n in range(len(true), 0, -1):
            starts = range(max(0, end - LONGEST_PRINTED), end + 1)
            printings = self._printings(true[n - 1])
            start = min(starts, key=lambda i: rows[n - 1][i] + printings.get(printed[i:end], IMPOSSIBLE))
            yield true[n - 1], printed[start:end]
            end = start

    def readings(self, printed: str) -> tuple[tuple[str, float], ...]:
        """The likeliest true runs of a printed run with their costs, the run itself among them when it can be."""
        known = self._readings.get(printed)
        if known is None:
            known = self._readings[printed] = self._read(printed)
        return known

    def _read(self, printed: str) -> tuple[tuple[str, float], ...]:
        best: list[dict[str, float]] = [{"": 0.0}] + [{} for _ in printed]
        for end in range(1, len(printed) + 1):
            for start in range(max(0, end - LONGEST_PRINTED), end):
                part = printed[start:end]
                for letter, cost in self._letters.get(part, [(part, 0.0)] if len(part) == 1 else []):
                    for before, so_far in best[start].items():
                        text, total = before + letter, so_far + cost
                        if total < best[end].get(text, IMPOSSIBLE):
                            best[end][text] = total
            cheapest = sorted(best[end].items(), key=lambda reading: reading[1])[:_READINGS_OF_RUN]
            best[end] = dict(cheapest)
        return tuple(best[-1].items())


@lru_cache(maxsize=1)
def _learned() -> Mapping[str, Mapping[str, float]]:
    table: dict[str, dict[str, float]] = {}
    with (files("protokoll_parse.lexicon") / "data" / "channel.tsv").open(encoding="utf-8") as file:
        next(file)  # the names of the columns
        for line in file:
            letter, printed, _, probability = line.rstrip("\n").split("\t")
            table.setdefault(letter, {})[printed] = -math.log(float(probability))
    return table


def _two_signs(learned: Mapping[str, float]) -> dict[str, float]:
    """Costs of all pairs of the signs that a letter is printed as."""
    single = {sign: cost for sign, cost in learned.items() if len(sign) == 1}
    return {a + b: max(single[a], single[b]) + _TWO_SIGNS for a in single for b in single}


@dataclass(frozen=True, slots=True)
class Loss:
    """What a text lost of å, ä and ö: the letters that are missing, and those that stand in for them."""

    lost: frozenset[str]
    stand_ins: frozenset[str] = frozenset()


def _alike(learned: Mapping[str, Mapping[str, float]]) -> dict[str, dict[str, float]]:
    """The same table with one cost for all misreadings."""
    return {a: {p: 0.0 if p == a else _ANY_MISREADING for p in printings} for a, printings in learned.items()}


@lru_cache(maxsize=8)
def channel_for(loss: Loss, *, learned: bool = True) -> Channel:
    """The channel of a text with this loss. ``learned``: False makes all misreadings cost the same."""
    table = dict(_learned() if learned else _alike(_learned()))
    kept = [letter for letter in SWEDISH if letter not in loss.lost]
    for letter in SWEDISH:
        printings = {printed: cost for printed, cost in table[letter].items() if printed != letter}
        if letter in kept:
            table[letter] = {printed: cost + _KEPT_BUT_DAMAGED for printed, cost in printings.items()} | {letter: _KEPT}
            continue
        swaps = [neighbour for neighbour in _NEIGHBOURS[letter] if neighbour in loss.stand_ins]
        if swaps:
            printings = {printed: cost + _NOT_SWAPPED for printed, cost in printings.items()}
            printings |= dict.fromkeys(swaps, _SWAPPED)
            printings |= _DANISH.get(letter, {}) if "å" in swaps else {}
        table[letter] = _two_signs(printings) | printings | {letter: _SURVIVED, "": DROPPED[letter]}
    return Channel(table)
