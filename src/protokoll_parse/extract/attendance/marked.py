"""A roll in an appendix with a mark for each item: *Eva Lind (S), ordf.  X  X*, or a line a cell.

Whoever bears a mark was there, whatever letter the body uses (*X*, *O*, *D*, *N*, *Ja*); whoever bears none was not.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from protokoll_parse.extract.attendance.headings import heading_of
from protokoll_parse.extract.attendance.person import inverted_name, listed_name
from protokoll_parse.extract.people import PARTY
from protokoll_parse.records.models import Attendee
from protokoll_parse.text import Span
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from protokoll_parse.extract.context import Context
    from protokoll_parse.text import Line, RepairedText

_AWAY = r"(?:[–—-]|[Ff]|[Ff]rånv\.?|[Ff]örh\.?)"
_MARK = rf"(?:\p{{L}}|[×✓☒✗]|{_AWAY}|[Jj]a|JA|[Nn]ej|NEJ|[Aa]vst\.?)"
_MARKS = compiled(rf"{_MARK}(?:[\s|]+{_MARK})*[\s|]*")
_ABSENT = compiled(_AWAY)
_BARE_PARTY = compiled(r"[\s|]+(?P<party>[SMCLV]|FP|MP|KD|SD)(?=[\s|]|$)")
_ROLE = compiled(r",\s?(?P<role>\p{L}[\p{L}.: ]{1,30}?|[12]:[ea]\s[\p{L}. ]{2,30}?)(?=[\s|]+\p{L}?(?:[\s|]|$)|$)")
_TITLES = compiled(r"\s+(?:§{0,2}[\s0-9–—,-]*|\p{L})(?:\s+(?:§{1,2}|[0-9–—,-]+|\p{L}))*")  # of the columns
_LEAST = 3  # rows with a mark
_FEWEST, _FEWEST_CROSSED = 2, 5  # one in so many rows of members bears a mark
_CROSS = compiled(r"[Xx×✓☒]")
_STRAY = 6  # lines in a row that are none of the table's, as at the foot and the head of a page


@dataclass(slots=True)
class _Row:
    entry: dict[str, Any]
    start: int
    end: int
    marks: list[str] = field(default_factory=list)

    @property
    def here(self) -> bool:
        return any(not _ABSENT.fullmatch(mark) for mark in self.marks)

    def mark(self, marks: str) -> None:
        self.marks += marks.replace("|", " ").split()


def find_marked(lines: Sequence[Line], repaired: RepairedText, ctx: Context) -> list[Attendee]:
    """The people of such a roll; none when too few of the rows bear a mark.

    Half of them, as a letter may mean anything; a cross says that somebody was there, though few may have met.
    """
    rows = list(_rows(lines))
    marked = sum(row.here for row in rows)
    crossed = all(_CROSS.fullmatch(mark) for row in rows for mark in row.marks)
    share = _FEWEST_CROSSED if crossed else _FEWEST
    if marked < _LEAST or share * marked < sum(row.entry["capacity"] != "substitute" for row in rows):
        return []
    found: dict[str, Attendee] = {}
    for row in rows:
        span = ctx.place(repaired.original_span(Span(row.start, row.end)))
        status = "present" if row.here else "absent"
        found.setdefault(row.entry["name"], Attendee(**{**row.entry, "status": status, "span": span}))
    return list(found.values())


def _rows(lines: Sequence[Line]) -> Iterator[_Row]:
    """Rows with their marks; the letters below a heading are titles of columns."""
    capacity = None
    row: _Row | None = None
    begun, stray = False, 0
    for line in lines:
        if not line.text:
            continue
        if row is not None and _MARKS.fullmatch(line.text):
            row.mark(line.text)
            continue
        if row is not None:
            yield row
        row = None
        if of_heading := _capacity(line.text):
            capacity, stray = of_heading, 0
        elif row := _read_row(line, capacity):
            begun, stray = True, 0
        else:
            stray += begun
            if stray > _STRAY:
                return
    if row is not None:
        yield row


def _capacity(text: str) -> str | None:
    """Of the members or the substitutes below a heading, behind which the titles of columns may stand."""
    hit = heading_of(text)
    if hit is None:
        word = text.split(maxsplit=1)[0]
        hit = heading_of(word) if _TITLES.fullmatch(text, len(word)) else None
    elif hit[1]["rest"] and not _TITLES.fullmatch(f" {hit[1]['rest']}"):
        return None
    return hit[0].capacity if hit and hit[0].capacity in ("member", "substitute") else None


def _read_row(line: Line, capacity: str | None) -> _Row | None:
    """One row: a name, a party, a role and marks, of which only the name must stand there."""
    text = line.text
    named = inverted_name(text) or listed_name(text)
    if named is None:
        return None
    party = PARTY.match(text, named.end) or _BARE_PARTY.match(text, named.end)
    at = party.end() if party else named.end
    role = _ROLE.match(text, at)
    at = role.end() if role else at
    if party is None and (party := PARTY.match(text, at) or _BARE_PARTY.match(text, at)):
        at = party.end()
    rest = text[at:].strip(" |")
    if rest and not _MARKS.fullmatch(rest):
        return None
    entry = {
        "name": named.name,
        "party": party["party"] if party else None,
        "role": role["role"].strip() if role else None,
        "capacity": capacity,
    }
    row = _Row(entry, line.start + named.start, line.start + named.end)
    row.mark(rest)
    return row
