"""A § on the line above its number, as the text of a PDF prints them that stand in columns of their own."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protokoll_parse.text import Line

_NUMBER = compiled(r"(?P<n>[0-9]{1,4})\.?")
_LEAST = 2  # signs with a number; one alone may be the head of a table
_MISREAD = frozenset("8$S&3")  # what OCR makes of a §
_LEAST_MISREAD, _STEP = 3, 3  # such signs with a number, and from one number to the next


def with_torn_signs(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, each such sign and number one line; their numbers go up, or they are no items'."""
    torn = _pairs(lines, frozenset("§"))
    if len(torn) < _LEAST or any(after <= before for before, after in pairwise(torn.values())):
        torn = _pairs(lines, _MISREAD)
        steps = [after - before for before, after in pairwise(torn.values())]
        if len(torn) < _LEAST_MISREAD or not all(0 < step <= _STEP for step in steps):
            return tuple(lines)
    return tuple(
        replace(line, text=f"{line.text}{' ' * (lines[index + 1].start - line.end)}{lines[index + 1].text}")
        if index in torn
        else line
        for index, line in enumerate(lines)
        if index - 1 not in torn
    )


def _pairs(lines: Sequence[Line], signs: frozenset[str]) -> dict[int, int]:
    """The numbers of the lines that stand below such a sign alone, by the sign's index.

    What stands below may be such a sign itself, below the number of a page.
    """
    found: dict[int, int] = {}
    for index, (line, below) in enumerate(pairwise(lines)):
        if line.text in signs and (match := _NUMBER.fullmatch(below.text)):
            if index - 1 in found:
                del found[index - 1]
            found[index] = int(match["n"])
    return found
