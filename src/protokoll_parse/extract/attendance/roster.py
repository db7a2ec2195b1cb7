"""Attendance in an appendix: a table of members that lost its columns, a cell a line (*Berg, Anna* / *S* / *9:00*)."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import regex

from protokoll_parse.records.models import Attendee
from protokoll_parse.text import Span
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from protokoll_parse.extract.context import Context
    from protokoll_parse.text import Line, RepairedText

_NAME = compiled(r"\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}?[\p{L}’'-]+)*,\s\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+)*")
_HALF = compiled(r"\p{Lu}\p{Ll}{2,}(?:[ -]\p{Lu}\p{Ll}+)*,?")
_HEAD = compiled(r"(?:plats|nr|namn|ledamot|ledamöter|ersättare|parti|ankom|utgick)", regex.IGNORECASE)
_TIME = compiled(r"(?P<hour>[01]?[0-9]|2[0-3])[:.](?P<minute>[0-5][0-9])")
_LEAST = 8  # fewer names are no table of members


@dataclass(frozen=True, slots=True)
class _Cell:
    name: str
    start: int
    end: int
    next_to: bool  # the cell follows another name: the substitute of that member
    times: list[str]  # cells with a time that follow it: from when to when


def find_roster(lines: Sequence[Line], repaired: RepairedText, ctx: Context) -> list[Attendee]:
    """Members and substitutes of such a table, in order, each once; empty when ``lines`` hold none.

    A member beside whom a substitute stands was away; one who also stands alone in a row was there for a part. The
    hours are those of the first row and the last.
    """
    cells = list(_cells([line for line in lines if line.text]))
    if len(cells) < _LEAST or not any(_HEAD.fullmatch(line.text) for line in lines if line.text):
        return []
    roles = {line.text.casefold(): line.text for line in lines if _HEAD.fullmatch(line.text)}
    alone = {
        cell.name
        for cell, after in zip(cells, [*cells[1:], None], strict=True)
        if not cell.next_to and not (after is not None and after.next_to and after.name != cell.name)
    }
    replaced: dict[str, str] = {}
    for before, cell in pairwise(cells):
        if cell.next_to and cell.name != before.name:  # the same name twice: two rows that ran together
            replaced.setdefault(cell.name, before.name)
    hours: dict[str, list[str]] = {}
    for cell, after in zip(cells, [*cells[1:], None], strict=True):
        if not (after is not None and after.next_to):
            hours.setdefault(cell.name, []).extend(cell.times)
    found: dict[str, Attendee] = {}
    for cell in cells:
        present = cell.name in alone or cell.name in replaced
        times = sorted(hours.get(cell.name, [])) if present else []
        found.setdefault(
            cell.name,
            Attendee(
                name=cell.name,
                status="present" if present else "absent",
                capacity="substitute" if cell.name in replaced else "member",
                role=roles.get("ersättare" if cell.name in replaced else "ledamot"),
                from_time=times[0] if len(times) > 1 else None,
                to_time=times[-1] if len(times) > 1 else None,
                replaces=replaced.get(cell.name),
                span=ctx.place(repaired.original_span(Span(cell.start, cell.end))),
            ),
        )
    return list(found.values())


def _cells(lines: Sequence[Line]) -> Iterator[_Cell]:
    """Cells with a name; a long one may have been broken over two lines."""
    half: Line | None = None
    named = False  # the line before held a name
    cell: _Cell | None = None
    for line in lines:
        whole = f"{half.text} {line.text}" if half is not None else line.text
        if _NAME.fullmatch(whole) or _NAME.fullmatch(line.text):
            broken = half is not None and bool(_NAME.fullmatch(whole))
            first = half if half is not None and broken else line
            if cell is not None:
                yield cell
            cell = _Cell(whole if broken else line.text, first.start, line.end, named, [])
            half, named = None, True
        elif _HALF.fullmatch(line.text) and not _HEAD.fullmatch(line.text):
            half = line
        else:
            half, named = None, False
            if cell is not None and (time := _TIME.fullmatch(line.text)):
                cell.times.append(f"{time['hour']:0>2}:{time['minute']}")
    if cell is not None:
        yield cell
