"""Minutes in columns: the titles in a narrow one on the left, the text beside them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protokoll_parse.segment.heading_rules import Heading
    from protokoll_parse.text import Line

_GAP = compiled(r"(?P<left>\S(?:.{0,38}\S)?)\s{3,}(?P<right>\S.*)")
_SENTENCE = 30  # signs; a case number in a column of its own is shorter
_LEAST = 3  # items in columns
_OFF = 1  # signs by which a line of the right column may begin beside it


def find_title_column(lines: Sequence[Line], headings: Sequence[Heading]) -> int | None:
    """Where the text's column begins, in signs from the left; None when titles and text are not side by side.

    The first line of the items tells: a short piece, a gap, and text that begins at the same place in most of them.
    """
    begins: Counter[int] = Counter()
    long = 0
    for heading in headings:
        line = lines[heading.index]
        if not heading.rest and heading.index + 1 < len(lines):
            line = lines[heading.index + 1]
        place = line.text.rindex(heading.rest) if heading.rest else 0
        if match := _GAP.fullmatch(line.text, place):
            begins[line.indent + match.start("right")] += 1
            long += len(match["right"]) >= _SENTENCE
    if not begins:
        return None
    column, count = begins.most_common(1)[0]
    return column if count >= _LEAST and 2 * count >= len(headings) and 2 * long >= count else None


def unfold(lines: Sequence[Line], heading: Heading, column: int) -> tuple[list[Line], list[Line]]:
    """The pieces of an item's title, and the lines of its text; ``lines`` begin with the heading's."""
    titles: list[Line] = []
    beside: list[Line] = []
    start = lines[0].text.rindex(heading.rest) if heading.rest else len(lines[0].text)
    index = 0 if heading.rest else 1
    while index < len(lines):
        line = lines[index]
        first = 0 if index else start
        place = _place(line, column)
        if place is not None:
            titles.append(replace(line, start=line.start + first, text=line.text[first:place].rstrip()))
            beside.append(replace(line, start=line.start + place, text=line.text[place:], indent=column))
        elif line.text and line.indent + len(line.text) < column:
            titles.append(replace(line, start=line.start + first, text=line.text[first:]))
        else:
            break
        index += 1
    return titles, [*beside, *lines[index:]]


def _place(line: Line, column: int) -> int | None:
    """Where in the line's text the right column begins; None when nothing stands on both sides of a gap."""
    for place in range(column - line.indent - _OFF, column - line.indent + _OFF + 1):
        if 2 < place < len(line.text) and line.text[place - 2 : place].isspace() and not line.text[place].isspace():
            return place
    return None
