"""Action lists printed as tables, with bars or gaps: *Nr | Aktivitet | Ansvarig | Klart senast | Status* (ASG007)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.assignments.action_points import Task
from protokoll_parse.extract.assignments.actors import are_actors
from protokoll_parse.extract.assignments.flat_tables import read_order, read_row
from protokoll_parse.extract.rows import row_start
from protokoll_parse.lexicon.action_columns import action_column
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from protokoll_parse.text import Passage

_BAR = compiled(r"[|¦│\t]")
# what is done is nobody's task any more
_DONE = compiled(
    r"(?:klar|färdig|avslutad|utförd|genomförd|stängd|åtgärdad|avförd|struken)\p{L}{0,2}\b|(?:ok|okej|done|ja)\b|100\s?%",
    regex.IGNORECASE,
)
_NOBODY = compiled(r"[-–—.?\s]*|n/?a|ingen|vakant", regex.IGNORECASE)
_CHUNK = compiled(r"\S(?:\S|\s(?!\s))*")  # what stands between gaps of two spaces
_LEAST = 3  # columns of a table without bars
_LONGEST = 3  # lines of a row in a table without bars or gaps
_REACH = 3  # signs by which a cell may stand beside its column
_RULE = compiled(r"[\s|¦│:+=-]*")


@dataclass(frozen=True, slots=True)
class Columns:
    """Which cell of a row says what; ``count`` cells in all. ``starts``: where they begin, in a table without bars.

    ``order``: the kinds of the columns in turn, in a table that has neither bars nor gaps.
    """

    places: dict[str, int]
    count: int
    starts: tuple[int, ...] = ()
    order: tuple[str, ...] = ()


def read_head(line: str) -> Columns | None:
    """The columns, where ``line`` is the head of a table with at least a task and who does it."""
    cells = _cells(line)
    starts: tuple[int, ...] = ()
    if not cells and (order := read_order(line, action_column)):
        return Columns({}, len(order), order=order)
    if not cells:
        chunks = list(_CHUNK.finditer(line))
        cells, starts = [chunk[0] for chunk in chunks], tuple(chunk.start() for chunk in chunks)
        if len(cells) < _LEAST or not all(map(action_column, cells)):
            return None
    places: dict[str, int] = {}
    for n, cell in enumerate(cells):
        if kind := action_column(cell):
            places.setdefault(kind, n)
    return Columns(places, len(cells), starts) if {"who", "task"} <= places.keys() else None


def opens_table(passage: Passage) -> bool:
    """Whether one of the lines is the head of such a table; one that begins with the day is a plan."""
    heads = (read_head(" " * indent + line) for _, line, indent in _lines(passage))
    return any(head and head.order[:1] != ("when",) and head.places.get("when") != 0 for head in heads)


def rows(
    passage: Passage, columns: Columns | None, known: frozenset[str], *, one: bool = False
) -> tuple[list[tuple[Task, Passage, str]], Columns | None]:
    """The tasks in the lines of a block: task, passage and where its deadline stands; and the columns that now hold.

    ``columns``: those of a table that began in a block above, None when none did; ``one``: the block is one entry.
    """
    if columns is not None and columns.order:
        return _flat_rows(passage, columns, known, at=0, one=one)
    printed: list[tuple[Columns, list[str], int, int]] = []
    for start, line, indent in _lines(passage):
        shifted, end = " " * indent + line, start + len(line)
        if head := read_head(shifted):
            columns = head
            if head.order:
                return _flat_rows(passage, head, known, at=end, one=False)
        elif columns is not None and not _RULE.fullmatch(line):
            cells = _cells_below(shifted, columns.starts) if columns.starts else _cells(line)
            more = columns.starts and sum(map(bool, cells)) == 1 and cells[columns.places["task"]]
            if more and printed:  # the task goes on
                _, above, begin, _ = printed.pop()
                above[columns.places["task"]] += f" {more}"
                printed.append((columns, above, begin, end))
            elif sum(map(bool, cells)) > 1 or (not columns.starts and cells):
                printed.append((columns, cells, start, end))
            elif line.strip():
                columns = None
    found = [
        (task[0], passage.part(start, end), task[1])
        for of_table, cells, start, end in printed
        if (task := _row(cells, of_table, known))
    ]
    return found, columns


def _flat_rows(
    passage: Passage, columns: Columns, known: frozenset[str], *, at: int, one: bool
) -> tuple[list[tuple[Task, Passage, str]], Columns | None]:
    """The rows from ``at`` on, each a line or a few of them; the table ends where nobody is named."""
    found: list[tuple[Task, Passage, str]] = []
    ends = [len(passage.text.rstrip())] if one else [start + len(line) for start, line, _ in _lines(passage)]
    begin = at
    count = 0
    for end in (end for end in ends if end > at):
        count += 1
        text = passage.text[begin:end]
        row = read_row(" ".join(text.split()), columns.order, known)
        if row is None and count < _LONGEST:
            continue
        if row is None:
            return found, None
        if not _DONE.match(row.when):
            start = begin + len(text) - len(text.lstrip())
            deadline = f"{row.task} senast {row.when}" if row.when else row.task
            found.append((Task("ASG007", row.who, row.task, 0, len(row.task)), passage.part(start, end), deadline))
        begin, count = end, 0
    return found, columns if not count else None


def _lines(passage: Passage) -> Iterator[tuple[int, str, int]]:
    """Place in the passage, text and indent of each line."""
    starts = [at for at, _ in passage.anchors]
    text = passage.repaired.text
    for (start, offset), end in zip(passage.anchors, [*starts[1:], len(passage.text)], strict=True):
        yield start, passage.text[start:end].rstrip(), offset - row_start(text, offset)


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in _BAR.split(line.strip().strip("|¦│"))] if _BAR.search(line) else []


def _cells_below(line: str, starts: tuple[int, ...]) -> list[str]:
    """The cells of a line, each below the head of its column; none where a cell stands below no head."""
    cells = [""] * len(starts)
    for chunk in _CHUNK.finditer(line):
        near = [n for n, start in enumerate(starts) if abs(chunk.start() - start) <= _REACH]
        if len(near) != 1 or cells[near[0]]:
            return []
        cells[near[0]] = chunk[0]
    return cells


def _row(cells: list[str], columns: Columns, known: frozenset[str]) -> tuple[Task, str] | None:
    if len(cells) != columns.count:
        return None
    value = {kind: cells[n] for kind, n in columns.places.items()}
    who, task = value["who"], value["task"]
    if not task or _NOBODY.fullmatch(who) or _DONE.match(value.get("status") or value.get("when", "")):
        return None
    if not (who[:1].isupper() or are_actors(who, known)):
        return None
    when = value.get("when", "")
    deadline = f"{task} senast {when}" if when and not _NOBODY.fullmatch(when) else task
    return Task("ASG007", who, task, 0, len(task)), deadline
