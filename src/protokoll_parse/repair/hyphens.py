"""A word that was cut at the end of a line is read as one word; both halves stay where they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from protokoll_parse.lexicon.skeleton import runs, skeleton
from protokoll_parse.repair.candidates import Reading
from protokoll_parse.repair.channel import IMPOSSIBLE, Channel
from protokoll_parse.repair.tokens import Token

SHORTEST_HALF = 2
_CLEAR = 3.0  # nats by which the best reading must lead, and by which one word must be likelier than two
# after these a hyphen is suspended: års- och månadsmöten
_JOINING = frozenset(["och", "eller", "samt", "respektive", "till", "som", "men", "resp", "el", "o"])

Readings = Callable[[str], tuple[Reading, ...]]


def joined(
    lines: Sequence[Sequence[Token]], hyphens: frozenset[int], readings: Readings, channel: Channel
) -> dict[int, Reading]:
    """The readings of the halves of words that were cut, by where each half begins.

    ``hyphens``: where the hyphens stand that end a line.
    """
    found: dict[int, Reading] = {}
    for first, second in _halves(lines, hyphens):
        best, *others = readings(first.text + second.text)
        apart = readings(first.text)[0].cost + readings(second.text)[0].cost
        if best.rule is None or best.cost > apart - _CLEAR or any(best.cost > other.cost - _CLEAR for other in others):
            continue
        at = _cut(best.word, first.text.lower(), second.text.lower(), channel)
        if at is not None:
            for token, text in ((first, best.text[:at]), (second, best.text[at:])):
                found[token.start] = best._replace(text=text, rule=None if text == token.text else best.rule)
    return found


def _halves(lines: Sequence[Sequence[Token]], hyphens: frozenset[int]) -> Iterator[tuple[Token, Token]]:
    for line, following in pairwise(lines):
        first, second = line[-1], following[0]
        if (
            first.start + len(first.text) in hyphens
            and first.kind == second.kind == "word"
            and min(len(first.text), len(second.text)) >= SHORTEST_HALF
            and second.text[0].islower()
            and second.text.lower() not in _JOINING
            and not first.text.isupper()
        ):
            yield first, second


def _cut(word: str, first: str, second: str, channel: Channel) -> int | None:
    """After how many letters of ``word`` the first half ends."""
    costs = {
        at: _printing(word[:at], first, channel) + _printing(word[at:], second, channel) for at in range(len(word))
    }
    best = min(costs, key=costs.__getitem__)
    return best if costs[best] < IMPOSSIBLE else None


def _printing(true: str, printed: str, channel: Channel) -> float:
    if skeleton(true) != skeleton(printed):
        return IMPOSSIBLE
    return sum(map(channel.cost, runs(true), runs(printed)))
