"""Action lists printed as tables, with bars or gaps: *Nr | Aktivitet | Ansvarig | Klart senast | Status* (ASG007)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.assignments.action_points import Task
from protokoll_parse.extract.assignments.actors import are_actors
from protokoll_parse.extract.rows import row_start

if TYPE_CHECKING:
    from collections.abc import Iterator

    from protokoll_parse.text import Passage

_BAR = regex.compile(r"[|¦│\t]")
_HEADS = (
    (
        "who",
        regex.compile(
            r"ansvar\p{L}*|vem|utförs av|utförare|ägare|vem gör(?: det)?|av vem|handläggare", regex.IGNORECASE
        ),
    ),
    (
        "when",
        regex.compile(
            r"klart?(?: senast| till)?|när|senast|datum|deadline|slutdatum|sluttid|förfaller|tid(?:splan)?|klardatum",
            regex.IGNORECASE,
        ),
    ),
    ("status", regex.compile(r"status|läge|klart?\s?\?|utfört\??", regex.IGNORECASE)),
    (
        "task",
        regex.compile(
            r"aktivitet\p{L}*|uppgift\p{L}*|åtgärd\p{L}*|vad|(?:vad )?ska göras|att göra|uppdrag|ärende|fråga|action",
            regex.IGNORECASE,
        ),
    ),
)
# what is done is nobody's task any more
_DONE = regex.compile(
    r"(?:klar|färdig|avslutad|utförd|genomförd|stängd|åtgärdad|avförd|struken|ok|done|ja)\p{L}{0,2}\b|100\s?%",
    regex.IGNORECASE,
)
_NOBODY = regex.compile(r"[-–—.?\s]*|n/?a|ingen|vakant", regex.IGNORECASE)
_NUMBER = regex.compile(r"nr\.?|#|punkt|id|prio\p{L}*", regex.IGNORECASE)
_CHUNK = regex.compile(r"\S(?:\S|\s(?!\s))*")  # what stands between gaps of two spaces
_LEAST = 3  # columns of a table without bars
_REACH = 3  # signs by which a cell may stand beside its column
_RULE = regex.compile(r"[\s|¦│:+=-]*")


@dataclass(frozen=True, slots=True)
class Columns:
    """Which cell of a row says what; ``count`` cells in all. ``starts``: where they begin, in a table without bars."""

    places: dict[str, int]
    count: int
    starts: tuple[int, ...] = ()


def read_head(line: str) -> Columns | None:
    """The columns, where ``line`` is the head of a table with at least a task and who does it."""
    cells = _cells(line)
    starts: tuple[int, ...] = ()
    if not cells:
        chunks = list(_CHUNK.finditer(line))
        cells, starts = [chunk[0] for chunk in chunks], tuple(chunk.start() for chunk in chunks)
        if len(cells) < _LEAST or not all(_kind(cell) or _NUMBER.fullmatch(cell) for cell in cells):
            return None
    places: dict[str, int] = {}
    for n, cell in enumerate(cells):
        if kind := _kind(cell):
            places.setdefault(kind, n)
    return Columns(places, len(cells), starts) if {"who", "task"} <= places.keys() else None


def _kind(cell: str) -> str | None:
    return next((kind for kind, pattern in _HEADS if pattern.fullmatch(cell.rstrip(" :."))), None)


def rows(
    passage: Passage, columns: Columns | None, known: frozenset[str]
) -> tuple[list[tuple[Task, Passage, str]], Columns | None]:
    """The tasks in the lines of a block: task, passage and where its deadline stands; and the columns that now hold.

    ``columns``: those of a table that began in a block above, None when none did.
    """
    found: list[tuple[Task, Passage, str]] = []
    for start, line, indent in _lines(passage):
        shifted = " " * indent + line
        if head := read_head(shifted):
            columns = head
        elif columns is not None and not _RULE.fullmatch(line):
            cells = _cells_below(shifted, columns.starts) if columns.starts else _cells(line)
            if not cells:
                columns = None if line.strip() else columns
                continue
            if row := _row(cells, columns, known):
                task, deadline = row
                found.append((task, passage.part(start, start + len(line)), deadline))
    return found, columns


def _lines(passage: Passage) -> Iterator[tuple[int, str, int]]:
    """Place in the passage, text and indent of each line."""
    starts = [at for at, _ in passage.anchors]
    text = passage.repaired.text
    for (start, offset), end in zip(passage.anchors, [*starts[1:], len(passage.text)], strict=True):
        yield start, passage.text[start:end].rstrip(), offset - row_start(text, offset)


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in _BAR.split(line.strip().strip("|¦│"))] if _BAR.search(line) else []


def _cells_below(line: str, starts: tuple[int, ...]) -> list[str]:
    """The cells of a row, each below the head of its column; none where a cell stands below no head."""
    cells = [""] * len(starts)
    for chunk in _CHUNK.finditer(line):
        near = [n for n, start in enumerate(starts) if abs(chunk.start() - start) <= _REACH]
        if len(near) != 1 or cells[near[0]]:
            return []
        cells[near[0]] = chunk[0]
    return cells if sum(map(bool, cells)) > 1 else []


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
