"""Covers whose labels stand in one block and their values in the next, as PDF and OCR print two columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from protokoll_parse.extract.dates import find_dates, find_times
from protokoll_parse.extract.header.lead import is_list
from protokoll_parse.extract.header.venues import is_venue
from protokoll_parse.extract.people import names_in
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protokoll_parse.text import Line

_LABEL = compiled(r"\p{Lu}\p{Ll}+(?:\s(?:\p{Ll}+|i|och|/)){0,3}\s?:?")  # no name, no number
_GOES_ON = compiled(r"\p{Ll}+(?:\s\p{Ll}+){0,2}\s?:?")  # a label of two lines: "Justeringens", "plats och tid"
_MOST = 20  # labels of one block
_LEAST = 2  # labels below the first
_HEAD = 8  # lines of the page's head, which OCR may put in front of the values


def behind_labels(lines: Sequence[Line]) -> int:
    """How many of the first lines are labels, of which one opens a list of people or names an officer; else 0."""
    count = 0
    for line in lines[:_MOST]:
        goes_on = count and _GOES_ON.fullmatch(line.text)
        if not (goes_on or _LABEL.fullmatch(line.text)) or is_venue(line.text):
            break
        count += 1
    return count if count >= _LEAST and any(is_list(line.text) for line in lines[:count]) else 0


def venue_in_stack(lines: Sequence[Line]) -> Line | None:
    """The first value that is a venue, of those that the block of values begins with: when, and where.

    A venue in the head of the page is none of the meeting: beside the value stands the hour or the day.
    """
    start = behind_labels(lines)
    if not start:
        return None
    values = lines[start : start + _HEAD]
    for at, line in enumerate(values):
        if is_venue(line.text):
            beside = (*values[max(0, at - 1) : at], line, *values[at + 1 : at + 2])
            return line if at == 0 or any(find_times(one.text) or find_dates(one.text) for one in beside) else None
        if names_in(line.text) and not find_dates(line.text):
            return None
    return None
