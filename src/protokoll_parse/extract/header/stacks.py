"""Covers whose labels stand in one block and their values in the next, as the text of a PDF prints two columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from protokoll_parse.extract.dates import find_dates, find_times
from protokoll_parse.extract.header.lead import is_list
from protokoll_parse.extract.header.venues import is_venue
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protokoll_parse.text import Line

_LABEL = compiled(r"\p{Lu}\p{Ll}+(?:\s(?:\p{Ll}+|i|och|/)){0,3}\s?:?")  # no name, no number
_MOST = 14  # labels of one block
_LEAST = 2  # labels below the first


def behind_labels(lines: Sequence[Line]) -> int:
    """How many of the first lines are labels, of which one opens a list of people or names an officer; else 0."""
    count = 0
    for line in lines[:_MOST]:
        if not _LABEL.fullmatch(line.text) or is_venue(line.text):
            break
        count += 1
    return count if count >= _LEAST and any(is_list(line.text) for line in lines[:count]) else 0


def venue_in_stack(lines: Sequence[Line]) -> Line | None:
    """The first value that is a venue, of those that the block of values begins with: when, and where."""
    start = behind_labels(lines)
    values = lines[start : start + _LEAST] if start else ()
    if not values or not (find_times(values[0].text) or find_dates(values[0].text) or is_venue(values[0].text)):
        return None
    return next((line for line in values if is_venue(line.text)), None)
