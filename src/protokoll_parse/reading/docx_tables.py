"""A table as lines of text, its cells in columns (ECMA-376 part 1, 17.4)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby, zip_longest
from typing import TYPE_CHECKING

from protokoll_parse.reading.docx_lines import COLUMN_GAP, LONGEST_RUN
from protokoll_parse.reading.docx_package import W
from protokoll_parse.reading.docx_runs import PAGE, TURN
from protokoll_parse.reading.docx_values import VAL, is_on, letters, twips, whole

if TYPE_CHECKING:
    from lxml.etree import _Element

_COLUMNS = 63  # what Word allows; further ones are held for the last
_WIDEST = 100  # letters: a longer paragraph is prose, and does not keep its column
_HOLDERS = frozenset((W + "sdt", W + "sdtContent", W + "customXml", W + "ins", W + "moveTo"))


@dataclass(slots=True)
class _Cell:
    """A cell with its lines: the columns that it stands in, and whether it goes on from the cell above it."""

    column: int
    span: int
    lines: list[str]
    goes_on: bool = False


_Row = list[_Cell]


def table_lines(table: _Element, cell_lines: Callable[[_Element], list[str]]) -> Iterator[str]:
    """The lines of a table (``w:tbl``); breaks of pages are lines of their mark alone.

    ``cell_lines`` gives those of a cell, and is asked for each cell once, in the order of the document. Where only
    one column holds text the cells follow one another as paragraphs do: their borders are but decoration.
    """
    rows = [_cells(row, cell_lines) for row in _each(table, W + "tr") if not _is_out(row)]
    if len({cell.column for row in rows for cell in row if any(cell.lines)}) <= 1:
        for row in rows:
            for cell in row:
                yield from cell.lines
        return
    starts = _starts(table, rows)
    _let_merged_cells_run(rows)
    for row in rows:
        yield from _row_lines(row, starts)


def _each(element: _Element, tag: str) -> Iterator[_Element]:
    """Rows of a table or cells of a row, also those that controls and tracked changes hold."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _HOLDERS:
            yield from _each(child, tag)


def _is_out(row: _Element) -> bool:
    """Whether a row was deleted, or is hidden."""
    return any(is_on(row.find(f"{W}trPr/{W}{name}")) for name in ("del", "hidden"))


def _cells(row: _Element, cell_lines: Callable[[_Element], list[str]]) -> _Row:
    before = row.find(f"{W}trPr/{W}gridBefore")
    column = whole(before.get(VAL)) if before is not None else 0
    cells: _Row = []
    for element in _each(row, W + "tc"):
        properties = element.find(W + "tcPr")
        span, goes_on = 1, False
        if properties is not None:
            if properties.find(W + "cellDel") is not None:
                continue
            spans, merge = properties.find(W + "gridSpan"), properties.find(W + "vMerge")
            span = max(1, whole(spans.get(VAL), 1)) if spans is not None else 1
            goes_on = merge is not None and merge.get(VAL) != "restart"
        lines = [] if goes_on else _trimmed(cell_lines(element))
        cells.append(_Cell(min(column, _COLUMNS - 1), span, lines, goes_on))
        column += span
    return cells


def _trimmed(lines: list[str]) -> list[str]:
    """Without blank lines at either end."""
    texts = [index for index, line in enumerate(lines) if line.strip(" ")]
    return lines[texts[0] : texts[-1] + 1] if texts else []


def _starts(table: _Element, rows: list[_Row]) -> list[int]:
    """Where the columns begin, in letters from the table's edge: each as wide as printed, or as its texts need."""
    grid = [letters(twips(column.get(W + "w"))) for column in table.findall(f"{W}tblGrid/{W}gridCol")][:_COLUMNS]
    used = max((cell.column + 1 for row in rows for cell in row), default=0)
    widths = [min(width, LONGEST_RUN) for width in grid] + [0] * (used - len(grid))
    for row in rows:
        for cell in row:
            if cell.span == 1 and cell is not row[-1]:
                longest = max((len(line) for line in cell.lines if len(line) <= _WIDEST), default=0)
                widths[cell.column] = max(widths[cell.column], longest + COLUMN_GAP)
    starts = [0]
    for width in widths:
        starts.append(starts[-1] + width)
    return starts


def _let_merged_cells_run(rows: list[_Row]) -> None:
    """Give the lines of a cell that reaches over several rows to those rows, from the uppermost on."""
    height = [
        max((len(cell.lines) for cell in row if not _reaches(cell, rows, index)), default=1)
        for index, row in enumerate(rows)
    ]
    left: dict[int, list[str]] = {}
    for index, row in enumerate(rows):
        for cell in row:
            if cell.goes_on:
                cell.lines = left.pop(cell.column, [])
            if len(cell.lines) > max(1, height[index]) and _reaches(cell, rows, index):
                left[cell.column] = cell.lines[max(1, height[index]) :]
                cell.lines = cell.lines[: max(1, height[index])]


def _reaches(cell: _Cell, rows: list[_Row], index: int) -> bool:
    """Whether the cell of the row ``index`` goes on in the next one."""
    return index + 1 < len(rows) and any(below.goes_on and below.column == cell.column for below in rows[index + 1])


def _row_lines(row: _Row, starts: list[int]) -> Iterator[str]:
    """The lines of a row; where it goes over to another page, its cells do so together."""
    pages = [_by_pages(cell.lines) for cell in row]
    for number, parts in enumerate(zip_longest(*pages, fillvalue=[])):
        if number:
            yield TURN
        for texts in zip_longest(*parts, fillvalue=""):
            line = ""
            for cell, text in zip(row, texts, strict=True):
                if text:
                    gap = COLUMN_GAP if line else 0
                    line += " " * min(LONGEST_RUN, max(gap, starts[cell.column] - len(line))) + text
            yield line.rstrip()


def _by_pages(lines: list[str]) -> list[list[str]]:
    parts: list[list[str]] = [[]]
    for is_break, group in groupby(lines, key=lambda line: line in (PAGE, TURN)):
        if is_break:
            parts.append([])
        else:
            parts[-1].extend(group)
    return parts
