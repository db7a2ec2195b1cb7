"""Attendance lists side by side, each below its heading, or one list in two columns whose entries go on below."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from protokoll_parse.extract.attendance.elected_columns import (
    end_of_columns,
    is_of_right,
    names_elected,
    place_of_right,
)
from protokoll_parse.text import Line
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

CELL = compiled(r"\S+(?:[^\S\t]\S+)*")
_CHASM = compiled(r"\s{200,}+")  # signs
_CLEAR = "   "
_LEAST_ROWS = 3  # with a second column
_SLACK = 4  # columns that a name may stand left of its heading; OCR does not keep them exactly


def by_column(lines: Sequence[Line], is_heading: Callable[[str], bool]) -> Iterator[Line]:
    """The lines, where two headings share one: first those of the left column, then those of the right one."""
    at = 0
    while at < len(lines):
        cells = [(cell.start(), cell.end()) for cell in CELL.finditer(lines[at].text)]
        if len(cells) > 1 and all(is_heading(lines[at].text[a:b]) for a, b in cells):
            stop = _end_of_list(lines, at + 1)
            if names_elected(lines[at + 1 : stop]):
                stop = end_of_columns(lines, stop, is_heading)
                yield from _elected_columns(lines[at], [line for line in lines[at + 1 : stop] if line.text])
                at = stop
                continue
            rest = list(lines[at + 1 : stop])
            head = lines[at]
            for (start, _), (second, _) in pairwise(cells):
                title, head = _part(head, second - start)
                column = lines[at].indent + second - _SLACK
                pairs = [_split(line, column if len(cells) > 2 else min(column, _second(line))) for line in rest]
                yield from (left for left in (title, *(left for left, _ in pairs)) if left.text)
                rest = [right for _, right in pairs]
            yield from (line for line in (head, *rest) if line.text)
            at = stop
        elif (gutter := _wrapped_column(block := _block(lines, at))) is not None:
            pairs = [_split(line, gutter) for line in block]
            yield from (left for left, _ in pairs if left.text)
            yield from (right for _, right in pairs if right.text)
            at += len(block)
        else:
            yield lines[at]
            at += 1


def _elected_columns(head: Line, rows: Sequence[Line]) -> Iterator[Line]:
    """The columns below the last two titles of ``head``, the left one of which names elected people."""
    *titles, last = [_part(head, cell.start())[1] for cell in CELL.finditer(head.text)]
    yield from (_part(title, len(next(CELL.finditer(title.text))[0]))[0] for title in titles)
    below: list[Line] = []
    for row in rows:
        if row.indent >= last.indent - _SLACK:
            below.append(row)
            continue
        column = _second(row)
        cut = column - row.indent if column < row.indent + len(row.text) else place_of_right(row.text)
        if cut is None and below and is_of_right(row.text, below[-1].text):
            below.append(row)
            continue
        left, right = _part(row, len(row.text) if cut is None else cut)
        yield left
        below += [right] if right.text else []
    yield last
    yield from below


def _block(lines: Sequence[Line], start: int) -> Sequence[Line]:
    """The lines from ``start`` to the next blank one; none when ``start`` is not the first of them."""
    if not lines[start].text or (start and lines[start - 1].text):
        return ()
    return lines[start : next((i for i in range(start, len(lines)) if not lines[i].text), len(lines))]


def _wrapped_column(block: Sequence[Line]) -> int | None:
    """Where the right one of two columns begins, in a block in which what stands behind a name goes on below it.

    *Eva Lind (V), 1:e vice      Bo Ek (C)* and, below, *ordförande                   Ida Moe (L)*.
    """
    cells = [[line.indent + cell.start() for cell in CELL.finditer(line.text)] for line in block]
    left = Counter(starts[0] for starts in cells[1:]).most_common(1)
    right = Counter(at for starts in cells for at in starts[1:] if left and at > left[0][0] + _SLACK).most_common(1)
    if not right or right[0][1] < _LEAST_ROWS:
        return None
    goes_on = [
        line
        for line, starts in zip(block[1:], cells[1:], strict=True)
        if starts[0] == left[0][0] and line.text[0].islower()
    ]
    return right[0][0] - 1 if goes_on else None


def at_chasms(line: Line) -> list[Line]:
    """The line, as several where nothing is printed for longer than a page is wide: patterns try each blank of it."""
    cuts = [0, *(match.end() for match in _CHASM.finditer(line.text)), len(line.text)]
    parts = ((start, line.text[start:end].rstrip()) for start, end in pairwise(cuts))
    return [
        Line(line.number, line.start + start, text, line.indent + start, line.page)
        for start, text in parts
        if text or not line.text
    ]


def _end_of_list(lines: Sequence[Line], start: int) -> int:
    """Index of the blank line below the list, which may begin below one."""
    while start < len(lines) and not lines[start].text:
        start += 1
    return next((i for i in range(start, len(lines)) if not lines[i].text), len(lines))


def _second(line: Line) -> int:
    """Where the second of two cells begins behind a clear gap: columns need not stand below their headings."""
    starts = [cell.start() for cell in CELL.finditer(line.text)]
    clear = len(starts) == 2 and line.text[: starts[1]].endswith(_CLEAR)
    return line.indent + (starts[1] if clear else len(line.text))


def _split(line: Line, column: int) -> tuple[Line, Line]:
    """The parts of a line left and right of ``column``; either may be empty."""
    for cell in CELL.finditer(line.text):
        if line.indent + cell.start() >= column:
            return _part(line, cell.start())
    return _part(line, len(line.text))


def _part(line: Line, cut: int) -> tuple[Line, Line]:
    left, right = line.text[:cut].rstrip(), line.text[cut:]
    return (
        Line(line.number, line.start, left, line.indent, line.page),
        Line(line.number, line.start + cut, right, line.indent + cut, line.page),
    )
