"""A roll printed as a table: a row a seat, with its member, party, substitute and votes.

Gaps between the columns are not needed: the header names the columns, and a row is read from left to right.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import regex

from protokoll_parse.extract.attendance_person import listed_name, read_remarks
from protokoll_parse.extract.people import role_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from protokoll_parse.text import Line

_HEAD = regex.compile(
    r"\|?\s*(?:nr\s+|plats\s+)?(?P<member>ledamot|ledamöter|ordinarie(?:\s+ledam\p{L}+)?|namn)\b[\s|]", regex.IGNORECASE
)
_SUBSTITUTE = regex.compile(r"\b(?:tjänstg\p{L}*\.?\s+)?(?:ersättare|suppleant)\b", regex.IGNORECASE)
_COLUMNS = regex.compile(
    r"\b(?:parti|roll|funktion|uppdrag|ersättare|suppleant|ja|nej|avstår|närv\p{L}*|frånv\p{L}*|upprop)\b",
    regex.IGNORECASE,
)
_LEAST_COLUMNS = 2
_MARK = r"[Xx×✓☒✗-]"
_NUMBER = regex.compile(r"[0-9]{1,3}[.)]?\s+(?=\p{Lu})")
_ROLE = regex.compile(r"(?:\s*,\s*|\s{2,})(?P<role>[^,(]{2,40}?)(?=\s+\(?\p{Lu}{1,4}\)?(?:\s|$)|\s{2}|$)")
_PARTY = regex.compile(r"\s*[,(]?\s*(?P<party>\p{Lu}{1,4}|\p{Lu}\p{Ll}?|-)(?:\)|(?=\s|$))\s*")
_SHORT = regex.compile(r"\p{Lu}{1,4}")
_ABSENT = regex.compile(r"(?:frånv\p{L}*|ej\s+närv\p{L}*|förhinder|förfall|vakant)\b", regex.IGNORECASE)
_END_OF_TABLE = regex.compile(r"(?:sammanräkning|summa|totalt|resultat|(?:ej|icke)\s+tjänstg)", regex.IGNORECASE)
_MARK_IN_FRONT = regex.compile(rf"{_MARK}\s+(?=\S)")
_MARKED = regex.compile(rf"(?:^|\s){_MARK}(?=\s|$)")
_PRESENCE = regex.compile(r"\b(?:närv|upprop)", regex.IGNORECASE)  # a column of its own
_MOST = 0.8  # of the rows bear a mark: one without it was not there


@dataclass(frozen=True, slots=True)
class Row:
    """What a row of the table says of one person; ``start`` and ``end`` are offsets in the repaired text."""

    entry: dict[str, Any]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Roll:
    """The rows of a table, and the indices of the lines that it takes up."""

    rows: tuple[Row, ...]
    first: int
    stop: int


def find_roll(lines: Sequence[Line]) -> Roll | None:
    """The first table of members among ``lines``."""
    for index, line in enumerate(lines):
        head = _HEAD.match(line.text)
        if head and len(set(map(str.casefold, _COLUMNS.findall(line.text)))) >= _LEAST_COLUMNS:
            stop = next((i for i in range(index + 1, len(lines)) if _ends(lines[i].text)), len(lines))
            parsed = [read for line in lines[index + 1 : stop] if line.text and (read := _read_row(line))]
            marked = sum(bool(row.marks) for row in parsed)
            if len(parsed) > 1:
                by_mark = bool(marked) and (marked >= _MOST * len(parsed) or bool(_PRESENCE.search(line.text)))
                other = _SUBSTITUTE.search(line.text)
                title = other[0] if other else None
                rows = [one for row in parsed for one in row.persons(head["member"], title, by_mark=by_mark)]
                return Roll(tuple(rows), index, stop)
    return None


def _ends(text: str) -> bool:
    return bool(_END_OF_TABLE.match(text))


@dataclass(frozen=True, slots=True)
class _Seat:
    member: Row
    substitute: Row | None
    absent: bool  # as the row says
    partly: bool  # the substitute served for some items alone
    marks: bool

    def persons(self, seat: str, title: str | None, *, by_mark: bool) -> Iterator[Row]:
        """The member and the substitute, with what the columns make of them."""
        away = self.absent or (self.substitute is not None and not self.partly)
        away = away or (by_mark and not self.marks and self.substitute is None)
        entry = {"status": "absent" if away else "present", "capacity": "member", **self.member.entry}
        entry["role"] = entry.get("role") or (seat if seat.lower() == "ledamot" else None)
        yield Row(entry, self.member.start, self.member.end)
        if self.substitute is not None:
            entry = {"status": "present", "capacity": "substitute", **self.substitute.entry}
            entry["role"] = title
            entry["replaces"] = self.member.entry["name"]
            yield Row(entry, self.substitute.start, self.substitute.end)


def _read_row(line: Line) -> _Seat | None:
    """One row: *Eva Lind, ordf. S Bo Ek (§§ 4-6) X*; None when no name opens it."""
    text = line.text.replace("|", " ")
    start = len(text) - len(text.lstrip())
    number = _NUMBER.match(text, start)
    start = number.end() if number else start
    named = listed_name(text, start)
    if named is None:
        return None
    words = named.name.split(" ")
    # the party behind a gap that was lost
    stop = next((i for i, word in enumerate(words) if i > 1 and _SHORT.fullmatch(word)), len(words))
    name = " ".join(words[:stop])
    at = start + len(name)
    entry: dict[str, Any] = {"name": name}
    if (role := _ROLE.match(text, at)) and role_pattern().search(role["role"]):
        entry["role"], at = role["role"].strip(), role.end()
    party = _PARTY.match(text, at)
    if party:
        entry["party"], at = party["party"], party.end()
        entry["party"] = None if entry["party"] in ("X", "-") else entry["party"]
        if "role" not in entry and (role := _ROLE.match(text, at)) and role_pattern().search(role["role"]):
            entry["role"], at = role["role"].strip(), role.end()
    rest = text[at:].lstrip()
    while mark := _MARK_IN_FRONT.match(rest):
        rest = rest[mark.end() :]
    at = len(text) - len(rest)
    second = listed_name(text, at) if rest else None
    member = Row(entry, line.start + start, line.start + start + len(name))
    if second is None:
        return _Seat(member, None, bool(_ABSENT.search(rest)), False, bool(_MARKED.search(text[start + len(name) :])))
    behind = text[second.end :]
    other: dict[str, Any] = {"name": second.name, "party": second.party}
    read_remarks(other, behind)
    substitute = Row(other, line.start + second.start, line.start + second.end)
    return _Seat(
        member, substitute, False, bool(other.get("items") or other.get("from_time")), bool(_MARKED.search(behind))
    )
