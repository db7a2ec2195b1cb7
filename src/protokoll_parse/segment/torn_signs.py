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


def with_torn_signs(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, each such sign and number one line; their numbers go up, or they are no items'."""
    torn = {
        index: int(match["n"])
        for index, (line, below) in enumerate(pairwise(lines))
        if line.text == "§" and (match := _NUMBER.fullmatch(below.text))
    }
    if len(torn) < _LEAST or any(after <= before for before, after in pairwise(torn.values())):
        return tuple(lines)
    return tuple(
        replace(line, text=f"§{' ' * (lines[index + 1].start - line.end)}{lines[index + 1].text}")
        if index in torn
        else line
        for index, line in enumerate(lines)
        if index - 1 not in torn
    )
