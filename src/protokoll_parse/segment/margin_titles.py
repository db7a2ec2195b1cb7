"""Titles in the margin on the right, beside the first lines of the text, as minutes were typed once."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protokoll_parse.segment.heading_rules import Heading
    from protokoll_parse.text import Line

_BESIDE = compiled(r"(?P<text>\S.{0,100}?\S)\s{2,40}(?P<piece>\p{L}\S{0,20}(?:\s\S{1,20}){0,3})")
_LONG = 26  # signs of text beside the first piece
_NOT_TITLE = compiled(r"[0-9]{2}")  # a column of amounts, of days
_OFF = 1  # signs by which a piece may begin beside the column
_LATEST = 3  # lines of text above the first piece
_LEAST = 3  # items with a title in the margin
_SHARE = 0.5  # of the items


def find_margin(lines: Sequence[Line], headings: Sequence[Heading]) -> int | None:
    """Where the margin begins, in signs from the left; None when no titles stand there.

    The first line below the numbers tells: long text, a gap, and a short piece that begins at the same place in most.
    """
    begins: Counter[int] = Counter()
    for heading in headings:
        first = _below(lines, heading)
        match = _BESIDE.fullmatch(first.text) if first is not None else None
        if first and match and len(match["text"]) >= _LONG and not _NOT_TITLE.search(match["piece"]):
            begins[first.indent + match.start("piece")] += 1
    if not begins:
        return None
    margin, count = begins.most_common(1)[0]
    return margin if count >= max(_LEAST, _SHARE * len(headings)) else None


def _below(lines: Sequence[Line], heading: Heading) -> Line | None:
    """The first line below a number that stands alone."""
    return lines[heading.index + 1] if not heading.rest and heading.index + 1 < len(lines) else None


def part_margin(lines: Sequence[Line], margin: int) -> tuple[list[Line], list[Line]]:
    """The pieces of an item's title, and the lines of its text; ``lines`` begin with the heading's.

    The last piece loses the full stop that ends titles in the margin.
    """
    pieces: list[Line] = []
    text: list[Line] = []
    for line in lines[1:]:
        at = _piece_at(line, margin)
        if at is None and (pieces or not line.text or len(text) == _LATEST):
            break
        if at is not None:
            pieces.append(replace(line, start=line.start + at, text=line.text[at:]))
        text.append(replace(line, text=line.text[:at].rstrip()))
    if not pieces:
        return [], list(lines[1:])
    pieces[-1] = replace(pieces[-1], text=pieces[-1].text.rstrip("."))
    return pieces, [*text, *lines[1 + len(text) :]]


def _piece_at(line: Line, margin: int) -> int | None:
    """Where in the line's text a piece of the title begins; None when none stands in the margin."""
    for at in range(max(0, margin - _OFF - line.indent), margin + _OFF + 1 - line.indent):
        if at < len(line.text) and not line.text[at].isspace() and (not at or line.text[max(0, at - 2) : at].isspace()):
            return at
    return None
