"""Attendance tables that lost their rows: columns one below the other, or each cell on a line of its own.

A text taken from a PDF gives the names of a table, then as many roles, then as many parties; or *Eva Lind (S)*,
*ordförande*, *X* on three lines.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.attendance.headings import heading_of
from protokoll_parse.extract.attendance.person import is_affiliation, listed_name
from protokoll_parse.extract.attendance.remarks import REMARK
from protokoll_parse.extract.attendance.serving import REPLACES
from protokoll_parse.extract.people import PARTY, leading_name, organization_pattern, role_pattern
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from protokoll_parse.text import Line, Passage

_LEAST_NAMES = 2  # in a column
_LEAST_MARKS = 3  # cells of a kind
_MOST = 0.8  # of the names of a list bear a mark
_LEAST = 0.5  # the same below the title of such a column
_LONGEST_CELL = 8  # words
_LONGEST_BODY = 3  # words of an organisation
_PARTY = compiled(r"\(?(?P<party>\p{Lu}{1,3}|\p{Lu}\p{Ll}|[smclv]|fp|mp|kd|sd)\)?")
_HERE = compiled(r"[Xx×✓☒✗]|[Jj]a|JA|[Nn]ärv(?:arande|\.)?")
_AWAY = compiled(r"[–—-]|[Nn]ej|NEJ|[Ff]rånv(?:arande|\.)?")
# the titles of the columns, a line each
_TITLE = compiled(
    r"(?:namn|parti|närvaro|närv\.?|frånvaro|frånv\.?|§{1,2}\s?[0-9]*|(?:ej |icke )?tj(?:g|änstg(?:örande|\.)?)\.?"
    r"|ja|nej|avst(?:år|\.)?|röst(?:er)?|votering|omröstning|funktion|roll|uppdrag|anm(?:ärkning|\.)?|nr)",
    regex.IGNORECASE,
)
# one at the end of a row, or in front of a remark, the blank before it perhaps lost behind a bracket; not the last of
# several, as in a table of votes
_LAST_MARK = compiled(
    rf"(?<!\s(?:{_HERE.pattern}|{_AWAY.pattern}))(?:\s+|(?<=\)))(?P<mark>{_HERE.pattern}|{_AWAY.pattern})"
    r"(?=$|\s+(?:(?:[Ee]j|[Ii]cke)\s)?[Tt]j(?:g|änstg\p{L}*)\.?$|,\s(?:§|kl\b|kom|gick|ej|från|till|under|via|på\s(?:distans|länk)|tj"
    r"|\p{Ll}*(?:ordf|sekr|justera|protokoll)))"
)
_VOTES = compiled(r"ja|nej", regex.IGNORECASE)
# the titles of columns of which one says who was there: "Närvaro§§§§", "Ordinarie ledamöterTjgEj tjgJANEJ"
_PRESENCE = compiled(
    r"(?:(?:\p{L}+\s)?(?:ledamöter|ersättare|suppleanter|namn))?\s*(?:parti\s*)?(?:närv(?:aro|arande|\.)?|tjg|tjänstg\.?)(?![\p{Ll}])"
    r"(?:[§0-9\s/.|-]|(?:ej |icke )?tjg|tjänstg\.?|ej närv\.?|närvaro|frånv(?:aro|\.)?"
    r"|ja|nej|avst(?:år|\.)?|tid|votering|parti|anm\.?)*",
    regex.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Cells:
    """``lines``: all others. By the offset of a name's line: what other cells say, and whether a mark says absent."""

    lines: list[Line]
    behind: dict[int, list[tuple[int, str]]] = field(default_factory=dict)
    absent: set[int] = field(default_factory=set)
    taken: set[int] = field(default_factory=set)  # offsets of those cells

    def pieces(self, pieces: Sequence[tuple[int, str]]) -> Iterator[tuple[int, str]]:
        """The pieces of a part, each with the cells that belong to it."""
        for start, text in pieces:
            yield start, text
            yield from self.behind.get(start, ())

    def end_of(self, passage: Passage, start: int, end: int) -> int:
        """Where what the name's own line says of the entry at ``start`` ends."""
        return min([end, *(at for at, offset in passage.anchors if at > start and offset in self.taken)])


def gather_cells(lines: Sequence[Line]) -> Cells:
    """Put the cells of such tables to the names that they belong to."""
    cells = Cells([])
    rest = _torn_columns(lines, cells)
    cells.lines.extend(_single_cells(rest, cells))
    return cells


def _torn_columns(lines: Sequence[Line], cells: Cells) -> list[Line]:
    """Take columns below a column of names out of the lines: blocks of as many lines, each with a cell."""
    kept: list[Line] = []
    names: list[Line] = []
    bodies: set[str] = set()
    for block in _blocks(lines):
        if not block[0].text:
            kept += block
            continue
        titled = len(block) == len(names) + 1 and bool(_TITLE.fullmatch(block[0].text))
        column = block[titled:]
        kind = _column_kind(column, bodies) if names and len(column) == len(names) else None
        if kind is None or (kind == "body" and not any(name.start in cells.behind for name in names)):
            kept += block
            names = _names(block)
            continue
        for name, line in zip(names, column, strict=True):
            if kind != "mark":
                _add(cells, name, line, kind)
            elif _AWAY.fullmatch(line.text):
                cells.absent.add(name.start)
        if kind == "body":
            bodies.update(line.text for line in block)
    return kept


def _blocks(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """Runs of lines with text, and of blank ones."""
    start = 0
    for at in range(1, len(lines) + 1):
        if at == len(lines) or bool(lines[at].text) != bool(lines[start].text):
            yield lines[start:at]
            start = at


def _names(block: Sequence[Line]) -> list[Line]:
    """The names at the end of a block that holds nothing else but a heading; none when they are too few."""
    first = next((i for i, line in enumerate(block) if _is_name(line.text)), len(block))
    named = list(block[first:])
    if len(named) < _LEAST_NAMES or not all(_is_name(line.text) for line in named):
        return []
    return named


def _is_name(text: str) -> bool:
    """Whether the line is a name, perhaps with a party, and nothing else."""
    named = listed_name(text)
    if named is None or organization_pattern().match(text) or role_pattern().fullmatch(named.name.split(" ")[-1]):
        return False
    party = PARTY.match(text, named.end)
    return (party.end() if party else named.end) == len(text)


def _column_kind(block: Sequence[Line], bodies: set[str]) -> str | None:
    """What a column says: ``mark``, ``party``, ``role``; ``body`` where a column in front of it must bear it out."""
    texts = [line.text for line in block]
    if all(_mark(text) for text in texts):
        return "mark" if any(_HERE.fullmatch(text) for text in texts) else None
    if all(_PARTY.fullmatch(text) for text in texts):
        return "party"
    if any(leading_name(text) or len(text.split()) > _LONGEST_CELL for text in texts):
        return None
    if all(_says_of_person(text) for text in texts):
        return "role"
    # the municipality or organisation that each comes from
    if len(texts) >= _LEAST_MARKS and all(is_affiliation(text) for text in texts):
        return "role"
    again = len(set(texts)) < len(texts) or all(text in bodies or is_affiliation(text) for text in texts)
    if again and all(
        text[0].isupper() and len(text.split()) <= _LONGEST_BODY and not heading_of(text) for text in texts
    ):
        return "body"
    return None


def _says_of_person(text: str) -> bool:
    """Whether a cell is a role, a party in brackets, whom somebody replaces, or for how long somebody was there."""
    text = REMARK.sub("", text).strip(" ,") or text
    roles = list(role_pattern().finditer(text))
    if roles and (not roles[0].start() or roles[-1].end() == len(text)) and not text.endswith(":"):
        return True
    return bool(PARTY.match(text) or REPLACES.match(text) or REMARK.match(text))


def _add(cells: Cells, name: Line, line: Line, kind: str) -> None:
    found = cells.behind.setdefault(name.start, [])
    cells.taken.add(line.start)
    party = _PARTY.fullmatch(line.text) if kind == "party" else None
    if party:
        found.insert(0, (line.start, f"({party['party']})"))
    else:
        found.append((line.start, line.text if line.text.startswith("(") else f", {line.text}"))


def _single_cells(lines: Sequence[Line], cells: Cells) -> list[Line]:
    """Take marks, and in a table with marks roles too, out of the lines below the name that they belong to."""
    kept: list[Line] = []
    table: list[Line] = []
    for line in lines:
        hit = heading_of(line.text) if line.text else None
        if hit is not None and not hit[0].officer and not _TITLE.fullmatch(line.text):
            kept += _read_table(table, cells)
            table = []
        table.append(line)
    return kept + _read_table(table, cells)


def _read_table(lines: Sequence[Line], cells: Cells) -> list[Line]:
    """The lines below a heading without titles and cells, when they are a table with a cell a line."""
    first = next((i for i, line in enumerate(lines) if _is_name(line.text)), len(lines))
    marked = 0
    after_name = False
    for line in lines[first:]:
        if line.text:
            marked += after_name and bool(_mark(line.text))
            after_name = _is_name(line.text) or (after_name and bool(role_pattern().fullmatch(line.text)))
    if marked < _LEAST_MARKS:
        return list(lines)
    titles = [line for line in lines[:first] if _TITLE.fullmatch(line.text)]
    votes = any(_VOTES.fullmatch(line.text) for line in titles)
    kept = [line for line in lines[:first] if line not in titles]
    name: Line | None = None
    marks: dict[int, list[str]] = {}
    for line in lines[first:]:
        if _is_name(line.text):
            name = line
        elif name is not None and _mark(line.text):
            marks.setdefault(name.start, []).append(line.text)
            continue
        elif name is not None and role_pattern().fullmatch(line.text):
            _add(cells, name, line, "role")
            continue
        elif line.text:
            name = None
        kept.append(line)
    for start, found in marks.items():
        if all(_AWAY.fullmatch(mark) and not (votes and mark.isalpha()) for mark in found):
            cells.absent.add(start)
    return kept


def _mark(text: str) -> bool:
    return bool(_HERE.fullmatch(text) or _AWAY.fullmatch(text))


def read_marks(lines: Sequence[Line]) -> tuple[list[Line], set[int]]:
    """The lines without the marks at their ends (*Eva Lind   X*), and where those begin that a mark calls absent.

    Below the title of a column for it, whoever bears no mark was not there, if half of the rows bear one.
    """
    read: list[Line] = []
    absent: set[int] = set()
    start = 0
    for at in range(1, len(lines) + 1):
        if at < len(lines) and not (lines[at].text and (hit := heading_of(lines[at].text)) and not hit[0].officer):
            continue
        named = [line for line in lines[start:at] if line.text and listed_name(line.text)]
        ends = {line.start: end for line in named if (end := _LAST_MARK.search(line.text))}
        here = any(_HERE.fullmatch(end["mark"]) for end in ends.values())
        first = named[0].start if named else 0
        titled = any(_PRESENCE.fullmatch(line.text) for line in lines[start:at] if line.start < first)
        if len(ends) >= _LEAST_MARKS and len(ends) >= (_LEAST if titled else _MOST) * len(named) and here:
            if titled and not any(_AWAY.fullmatch(end["mark"]) for end in ends.values()):
                absent.update(line.start for line in named if line.start not in ends)
            absent.update(begin for begin, end in ends.items() if _AWAY.fullmatch(end["mark"]))
            read += (_cut(line, ends.get(line.start)) for line in lines[start:at])
        else:
            read += lines[start:at]
        start = at
    return read, absent


def _cut(line: Line, end: regex.Match[str] | None) -> Line:
    return replace(line, text=line.text[: end.start()] + " " * len(end[0]) + line.text[end.end() :]) if end else line
