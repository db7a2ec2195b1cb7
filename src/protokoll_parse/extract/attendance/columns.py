"""Attendance lists side by side, each below its heading: *Närvarande ledamöter:      Tjänstgörande ersättare:*"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from protokoll_parse.text import Line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_CELL = regex.compile(r"\S+(?:\s\S+)*")
_SLACK = 4  # columns that a name may stand left of its heading; OCR does not keep them exactly


def by_column(lines: Sequence[Line], is_heading: Callable[[str], bool]) -> Iterator[Line]:
    """The lines, where two headings share one: first those of the left column, then those of the right one."""
    at = 0
    while at < len(lines):
        cells = [(cell.start(), cell.end()) for cell in _CELL.finditer(lines[at].text)]
        if len(cells) == 2 and all(is_heading(lines[at].text[a:b]) for a, b in cells):
            stop = _end_of_list(lines, at + 1)
            column = lines[at].indent + cells[1][0] - _SLACK
            pairs = [_part(lines[at], cells[1][0]), *(_split(line, column) for line in lines[at + 1 : stop])]
            yield from (left for left, _ in pairs if left.text)
            yield from (right for _, right in pairs if right.text)
            at = stop
        else:
            yield lines[at]
            at += 1


def _end_of_list(lines: Sequence[Line], start: int) -> int:
    """Index of the blank line below the list, which may begin below one."""
    while start < len(lines) and not lines[start].text:
        start += 1
    return next((i for i in range(start, len(lines)) if not lines[i].text), len(lines))


def _split(line: Line, column: int) -> tuple[Line, Line]:
    """The parts of a line left and right of ``column``; either may be empty."""
    for cell in _CELL.finditer(line.text):
        if line.indent + cell.start() >= column:
            return _part(line, cell.start())
    return _part(line, len(line.text))


def _part(line: Line, cut: int) -> tuple[Line, Line]:
    left, right = line.text[:cut].rstrip(), line.text[cut:]
    return (
        Line(line.number, line.start, left, line.indent, line.page),
        Line(line.number, line.start + cut, right, line.indent + cut, line.page),
    )
