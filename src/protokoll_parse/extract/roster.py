"""Attendance in an appendix: a table of members that lost its columns, a cell a line (*Berg, Anna* / *S* / *9:00*)."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import regex

from protokoll_parse.records.models import Attendee
from protokoll_parse.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from protokoll_parse.extract.context import Context
    from protokoll_parse.text import Line, RepairedText

_NAME = regex.compile(r"\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}?[\p{L}’'-]+)*,\s\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+)*")
_HALF = regex.compile(r"\p{Lu}\p{Ll}{2,}(?:[ -]\p{Lu}\p{Ll}+)*,?")
_HEAD = regex.compile(r"(?:plats|nr|namn|ledamot|ledamöter|ersättare|parti|ankom|utgick)", regex.IGNORECASE)
_LEAST = 8  # fewer names are no table of members


@dataclass(frozen=True, slots=True)
class _Cell:
    name: str
    start: int
    end: int
    next_to: bool  # the cell follows another name: the substitute of that member


def find_roster(lines: Sequence[Line], repaired: RepairedText, ctx: Context) -> list[Attendee]:
    """Members and substitutes of such a table, in order, each once; empty when ``lines`` hold none.

    A member beside whom a substitute stands was away; one who also stands alone in a row was there for a part.
    """
    cells = list(_cells([line for line in lines if line.text]))
    if len(cells) < _LEAST or not any(_HEAD.fullmatch(line.text) for line in lines if line.text):
        return []
    roles = {line.text.casefold(): line.text for line in lines if _HEAD.fullmatch(line.text)}
    alone = {
        cell.name
        for cell, after in zip(cells, [*cells[1:], None], strict=True)
        if not cell.next_to and not (after is not None and after.next_to)
    }
    replaced: dict[str, str] = {}
    for before, cell in pairwise(cells):
        if cell.next_to:
            replaced.setdefault(cell.name, before.name)
    found: dict[str, Attendee] = {}
    for cell in cells:
        present = cell.name in alone or cell.name in replaced
        found.setdefault(
            cell.name,
            Attendee(
                name=cell.name,
                status="present" if present else "absent",
                capacity="substitute" if cell.name in replaced else "member",
                role=roles.get("ersättare" if cell.name in replaced else "ledamot"),
                replaces=replaced.get(cell.name),
                span=ctx.place(repaired.original_span(Span(cell.start, cell.end))),
            ),
        )
    return list(found.values())


def _cells(lines: Sequence[Line]) -> Iterator[_Cell]:
    """Cells with a name; a long one may have been broken over two lines."""
    half: Line | None = None
    named = False  # the line before held a name
    for line in lines:
        whole = f"{half.text} {line.text}" if half is not None else line.text
        if _NAME.fullmatch(whole) or _NAME.fullmatch(line.text):
            broken = half is not None and bool(_NAME.fullmatch(whole))
            first = half if half is not None and broken else line
            yield _Cell(whole if broken else line.text, first.start, line.end, named)
            half, named = None, True
        elif _HALF.fullmatch(line.text) and not _HEAD.fullmatch(line.text):
            half = line
        else:
            half, named = None, False
