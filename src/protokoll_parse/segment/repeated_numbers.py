"""Items whose number is printed twice: *5.1*, *5.2*, *5.2*, or *§ 11*, *§ 12*, *§ 12*, *§ 14*.

Or once more on the next page: *§ 12*, *§ 12 (forts)*.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

import regex

from protokoll_parse.segment.title_words import is_told
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protokoll_parse.segment.heading_rules import Heading
    from protokoll_parse.text import Line

_TITLE_WORDS = 9
CONTINUED = compiled(r"^\(?f[oö]rts(?:\.|ättning\b|\b)|[\s(]f[oö]rts(?:\.|ättning)?\)?$", regex.IGNORECASE)
"""In the rest of a heading: the item began on a page before."""


def with_repeated(headings: Sequence[Heading], candidates: Sequence[Heading], lines: Sequence[Line]) -> list[Heading]:
    """The headings, and the one that has the number of its neighbour, but another title and a text of its own.

    The number is one of a sub-item, or the next one is missing.
    """
    twice = {one.index for one, two in pairwise(headings) if len(one.number) > 1 or two.number == (one.number[0] + 2,)}
    twice |= {heading.index for heading in headings[-1:] if len(heading.number) > 1}
    found = list(headings)
    indexes = [candidate.index for candidate in candidates]  # which are in the order of the lines
    for before, after in zip(headings, [*headings[1:], None], strict=True):
        neighbours = [other for other in (before, after) if other and other.index in twice]
        if not neighbours:
            continue
        stop = after.index if after else len(lines)
        between = candidates[bisect_right(indexes, before.index) : bisect_left(indexes, stop)]
        alike = [
            other
            for other in between
            if any(_repeats(other, neighbour, lines) for neighbour in neighbours)
            and _has_text(lines, other.index, stop)
        ]
        if len(alike) == 1 and _has_text(lines, before.index, alike[0].index):
            found.append(alike[0])
    return sorted(found, key=lambda heading: heading.index)


def continuations(headings: Sequence[Heading], candidates: Sequence[Heading], lines: Sequence[Line]) -> frozenset[int]:
    """The numbers of the lines that say that an item goes on, which are page furniture."""
    firsts = {heading.number: heading.index for heading in headings}
    return frozenset(
        lines[candidate.index].number
        for candidate in candidates
        if CONTINUED.search(candidate.rest) and firsts.get(candidate.number, candidate.index) < candidate.index
    )


def _repeats(heading: Heading, other: Heading, lines: Sequence[Line]) -> bool:
    """Whether the second heading prints the same number in the same way and place, above another title."""
    title = heading.rest.removesuffix(".")
    same = heading.number == other.number and heading.rule.family == other.rule.family and not heading.in_contents
    placed = lines[heading.index].indent == lines[other.index].indent
    titled = bool(title) and len(title.split()) <= _TITLE_WORDS and not is_told(title)
    return same and placed and titled and title.casefold() != other.rest.removesuffix(".").casefold()


def _has_text(lines: Sequence[Line], start: int, stop: int) -> bool:
    return any(line.text for line in lines[start + 1 : stop])
