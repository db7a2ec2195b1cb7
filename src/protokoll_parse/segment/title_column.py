"""Minutes in columns: the titles in a narrow one on the left, the text beside them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from protokoll_parse.lexicon.sections import section_role
from protokoll_parse.segment import case_numbers
from protokoll_parse.segment.heading_rules import IN_MARGIN
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protokoll_parse.segment.heading_rules import Heading
    from protokoll_parse.text import Line

_GAP = compiled(r"(?P<left>\S(?:.{0,38}\S)?)\s{3,}(?P<right>\S.*)")
_SENTENCE = 30  # signs; a case number in a column of its own is shorter
_LEAST = 3  # items in columns
_LEAST_BESIDE = 2  # items with text beside a title that begins below the number
_NEAR = 3  # lines below a number in which its title begins
_OFF = 1  # signs by which the first line of an item may begin beside the right column
_WAVERS = 2  # the same of the lines below, where a gap stands in front


class _Vote(NamedTuple):
    """What an item says: where its text begins, and whether it is text, has a title on the left, and beside it."""

    column: int
    is_long: bool
    titled: bool
    beside: bool


class Unfolded(NamedTuple):
    """The pieces of an item's title, its case number below them, and the lines of its text."""

    titles: list[Line]
    case_number: tuple[int, str] | None
    text: list[Line]


def find_title_column(lines: Sequence[Line], headings: Sequence[Heading]) -> int | None:
    """Where the text's column begins, in signs from the left; None when titles and text are not side by side.

    The first line of the items tells: a short piece, a gap, and text that begins at the same place in most of them. The
    piece may be the number alone; then the title begins below it.
    """
    votes = [vote for heading in headings if (vote := _vote(lines, heading))]
    if not votes:
        return None
    counts = Counter(vote.column for vote in votes)  # a typewriter's columns waver
    column = max(counts, key=lambda at: (sum(counts[near] for near in range(at - _OFF, at + _OFF + 1)), counts[at]))
    votes = [vote for vote in votes if abs(vote.column - column) <= _OFF]
    titled = [vote for vote in votes if vote.titled]
    beside = sum(vote.beside for vote in titled)
    long = sum(vote.is_long for vote in votes)
    enough = len(votes) >= _LEAST and 2 * len(titled) >= len(headings) and beside >= _LEAST_BESIDE
    return column if enough and 2 * long >= len(votes) else None


def _vote(lines: Sequence[Line], heading: Heading) -> _Vote | None:
    """What an item says of the column; None when there is no gap in its first line."""
    index = heading.index
    line = lines[index]
    if not heading.rest and index + 1 < len(lines):
        index += 1
        line = lines[index]
    place = line.text.rindex(heading.rest) if heading.rest else 0
    if heading.rule.id == IN_MARGIN:
        column = line.indent + place
        return _Vote(column, is_long=len(heading.rest) >= _SENTENCE, titled=True, beside=True)
    if match := _GAP.fullmatch(line.text, place):
        column = line.indent + match.start("right")
        return _Vote(column, is_long=len(match["right"]) >= _SENTENCE, titled=True, beside=True)
    if not heading.rest or not line.text[:place].endswith("  "):
        return None
    column = line.indent + place
    pieces = [piece for below in lines[index + 1 : index + 1 + _NEAR] if (piece := _piece(below, column))]
    first = pieces[0][0] if pieces else ""
    titled = bool(first) and section_role(first) is None and not case_numbers.alone(first)
    return _Vote(column, is_long=len(heading.rest) >= _SENTENCE, titled=titled, beside=any(text for _, text in pieces))


def _piece(line: Line, column: int) -> tuple[str, str] | None:
    """What stands on the left of a column, and what on its right; None when there is nothing on the left."""
    place = _place(line, column)
    if place is not None:
        return line.text[:place].rstrip(), line.text[place:]
    return (line.text, "") if line.text and line.indent + len(line.text) < column else None


def unfold(lines: Sequence[Line], heading: Heading, column: int) -> Unfolded:
    """An item in columns; ``lines`` are its own, the heading's first. There may be no text beside the last pieces."""
    titles: list[Line] = []
    beside: list[Line] = []
    case_number = None
    start = lines[0].text.rindex(heading.rest) if heading.rest else len(lines[0].text)
    index = 0 if heading.rest else 1
    in_margin = heading.rule.pattern.fullmatch(lines[0].text) if heading.rule.id == IN_MARGIN else None
    if in_margin and (number := case_numbers.alone(in_margin["margin"])):
        case_number = (lines[0].start + number.start, number.number)
    elif in_margin:
        titles.append(replace(lines[0], text=in_margin["margin"]))
    if in_margin or (heading.rest and abs(lines[0].indent + start - column) <= _OFF):
        beside.append(replace(lines[0], start=lines[0].start + start, text=heading.rest, indent=column))
        index = 1
    while index < len(lines):
        line = lines[index]
        first = 0 if index else start
        piece = _piece(replace(line, text=line.text[first:], indent=line.indent + first), column)
        if piece is None:
            break
        left, right = piece
        if number := case_numbers.alone(left):
            case_number = (line.start + first + number.start, number.number)
        else:
            titles.append(replace(line, start=line.start + first, text=left))
        beside.append(replace(line, start=line.end - len(right), text=right, indent=column))
        index += 1
    return Unfolded(titles, case_number, [*beside, *lines[index:]])


def _place(line: Line, column: int) -> int | None:
    """Where in the line's text the right column begins; None when nothing stands on both sides of a gap."""
    for place in range(column - line.indent - _WAVERS, column - line.indent + _WAVERS + 1):
        if 2 < place < len(line.text) and line.text[place - 2 : place].isspace() and not line.text[place].isspace():
            return place
    return None
