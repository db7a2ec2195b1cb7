"""A roll printed as a table: a row a seat, with its member, party, substitute and votes.

Gaps between the columns are not needed: the header names the columns, and a row is read from left to right.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import regex

from protokoll_parse.extract.attendance.headings import heading_of
from protokoll_parse.extract.attendance.misread_marks import with_marks
from protokoll_parse.extract.attendance.offices import MARK, read_body, read_offices
from protokoll_parse.extract.attendance.person import inverted_name, listed_name
from protokoll_parse.extract.attendance.remarks import item_numbers, read_remarks
from protokoll_parse.extract.people import Named, role_pattern
from protokoll_parse.lexicon import is_first_name
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from protokoll_parse.text import Line

# "Ledamot  Parti  Ersättare", "Kommun  Ledamot  Ersättare": what the row begins with is named first
_HEAD = compiled(
    r"\|?\s*(?:nr\s+|plats\s+)?(?:(?P<office>roll|funktion|uppdrag|post|befattning|titel)[\s|]+(?=namn\b))?(?:(?P<body>kommun|region|organisation|förening|parti|huvudman|förvaltning|krets|distrikt|valkrets)[\s|]+)?"
    r"(?:(?:närvarande|beslutande|tjänstgörande)\s+)?(?P<member>ledamot|ledamöter|ordinarie(?:\s+ledam\p{L}+)?|namn|deltagare)\b[\s|]",
    regex.IGNORECASE,
)
_BODY = compiled(
    r"\b(?:kommun|region|organisation|förening|huvudman|förvaltning|krets|distrikt|valkrets)\b", regex.IGNORECASE
)
# behind the substitutes: for whom they served
_FOR = compiled(
    r"\b(?:(?:tj\.?\s?g|tjg|tjänstg\p{L}*)\.?\s+(?:ers\p{L}*\.?\s+)?för|ersätter|i\s?st(?:ället|\.)?\s?för)(?:\s|$)",
    regex.IGNORECASE,
)
_SUBSTITUTE = compiled(r"\b(?:tjänstg\p{L}*\.?\s+)?(?:ersättare|suppleant)\b", regex.IGNORECASE)
_COLUMNS = compiled(
    r"\b(?:parti|roll|funktion|uppdrag|post|befattning|titel|anm|ersättare|suppleant|ja|nej|avstår|upprop"
    r"|(?:n[äa]rv|fr[åa]nv)\p{L}*(?!\s(?-i:ledam|LEDAM|ersätt|ERSÄTT|suppl|SUPPL|ordinarie))|paragraf(?:er)?|kommun|region|organisation|förening|huvudman)\b|§§?",
    regex.IGNORECASE,
)
_LEAST_COLUMNS = 2
_HEAD_GOES_ON = compiled(
    r"(?:(?:ersättare|suppleant|ja|nej|avst\p{L}*\.?|närv\p{L}*\.?|frånv\p{L}*\.?|parti|§{1,2}\s?[0-9]+)(?:[\s|]+|$))+",
    regex.IGNORECASE,
)
_NUMBER = compiled(r"[0-9]{1,3}[.)]?\s+(?=\p{Lu})")
_PARTY_CELL = compiled(r"\s*(?:\(\s?\p{L}{1,4}\s?\)|(?![Xx]\b)\p{Lu}{1,4}(?=\s))?\s*")
_SHORT = compiled(r"\p{Lu}{1,4}")
_ABSENT = compiled(r"(?:frånv\p{L}*|ej\s+närv\p{L}*|förhinder|förfall|vakant)\b", regex.IGNORECASE)
_SUM = compiled(r"(?:sammanräkning|summa|totalt|resultat|antal\s(?:närv|röst|ja))", regex.IGNORECASE)
_END_OF_TABLE = compiled(rf"(?:{_SUM.pattern}|(?:ej|icke)\s+tjänstg)", regex.IGNORECASE)
_MARK_IN_FRONT = compiled(rf"(?:{MARK}|\(?[0-9]{{1,2}}\)|\*{{1,3}})\s+(?=\S)")  # or the sign of a note
_MARKED = compiled(rf"(?:^|\s){MARK}(?=\s|$)")
_WORD = compiled(r"(?P<word>\p{Lu}[\p{L}-]+),?:?\s+")
_REMARK = compiled(r",?\s*(?:frånv\p{L}*|ej\s+närv\p{L}*|förhinder|förfall|närv\p{L}*)\.?,?\s+", regex.IGNORECASE)
_ANSWER = compiled(r"(?:Ja|Nej|JA|NEJ|ja|nej),?\s+(?=\p{Lu})")
_HERE = compiled(r"\bn[äa]rv", regex.IGNORECASE)
_AWAY = compiled(r"\bfr[åa]nv", regex.IGNORECASE)
_ROLES = compiled(r"\b(?:roll|funktion|uppdrag|post|befattning|titel)\b", regex.IGNORECASE)  # a column of its own
_PRESENCE = compiled(r"\b(?:n[äa]rv|upprop)", regex.IGNORECASE)  # a column of its own; OCR loses the dots of "Närv."
_SEEN = compiled(r"(?<=\s)(?P<mark>[Xx×✓☒✗]|JA|[Jj]a|NEJ|[Nn]ej|[-–—])(?=[\s,]|$)")
_YES = frozenset("Xx×✓☒✗") | {"Ja", "JA", "ja"}
_ONE_MORE = compiled(r"\s\p{Lu}\p{Ll}+(?=\s(?:Ja|Nej)(?!\p{L}))")  # of the names, whatever the word is otherwise
_BEHIND_ANSWER = compiled(
    r"(?:(?:Ja|Nej|JA|NEJ|ja|nej)[\s,;(]+)?(?!(?:Ja|Nej|JA|NEJ|ja|nej)\b)(?P<said>\p{L}{2}[^|]{2,80}?)[\s).]*$"
)
_ANSWERS = frozenset(("Ja", "Nej"))  # no surname
_IS_PAIR = compiled(r"\s&\s\p{Ll}")  # the word in front begins the next cell: "Eva Lind Lager & logistik"
_ONLY_PRESENCE = compiled(
    r"(?:ledamot|ledamöter|ordinarie(?:\s\p{L}+)?|deltagare)\s{3,}(?:närvaro|närvarande|närv\.?)", regex.IGNORECASE
)
_FEWEST = 2  # words of a name
_SURNAME = compiled(r"\p{Lu}\p{Ll}{2,}(?:-\p{Lu}\p{Ll}+)?")
_VOTES = compiled(r"\b(?:ja|nej)\b", regex.IGNORECASE)  # columns of a vote
_WIDE = compiled(r"\S\s{2,}\S")
_CELL = compiled(r"(?P<office>\p{L}[\p{L}.-]*(?:\s\p{L}[\p{L}.-]*){0,3})\s{2,}")
# in place of a mark: whoever came late or left was there
_CAME = compiled(
    r"(?:kom|anländ|anslöt|ansluter|tillkom|lämna|gick|avvek|via|på\s|digitalt|delvis|från|till)", regex.IGNORECASE
)
_SERVES = compiled(r"(?<!\b(?:ej|icke|inte)\s)\btj(?:g|änstg\p{L}*)?\b\.?(?!\s*ers)", regex.IGNORECASE)
_IDLE = compiled(r"\b(?:ej|icke|inte)\s+tj(?:g|änstg)", regex.IGNORECASE)
_PARAGRAPHS = compiled(r"\bparagraf(?:er)?\b|§", regex.IGNORECASE)
_ITEMS = compiled(r"\s+(?P<list>[0-9]+(?:\s*[-–,]\s*[0-9]+)*)\s*$")
_LONGEST_BODY = 3  # words in front of the name
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
    paragraphs: bool  # a column says for which paragraphs somebody served; bare numbers mean them


@dataclass(frozen=True, slots=True)
class _Head:
    """What the columns are. ``other``: the title of the substitutes' column, and where it ends.

    ``office``: what the member does stands in front of the name. ``body``: what the member comes from does;
    ``body_behind``: behind it.
    """

    text: str
    indent: int
    seat: str
    office: bool
    body: bool
    body_behind: bool
    other: str | None
    other_end: int

    @property
    def says_for_whom(self) -> bool:
        return self.other is not None and bool(_FOR.search(self.text, self.other_end))

    def substitute_present(self, behind: str) -> bool | None:
        """What the mark behind a substitute says, where a column behind the substitutes says who was there."""
        if self.other is None or not _PRESENCE.search(self.text, self.other_end):
            return None
        party = _PARTY_CELL.match(behind)
        mark = _SEEN.match(behind, party.end() if party else 0)
        return mark["mark"] in _YES if mark else None

    @property
    def has_roles(self) -> bool:
        return not self.office and bool(_ROLES.search(self.text))

    @property
    def presence(self) -> bool:
        """Whether the first mark of a row says who was there: no column of a vote stands in front of that column."""
        here, votes = _PRESENCE.search(self.text), _VOTES.search(self.text)
        return here is not None and (votes is None or here.start() < votes.start())

    @property
    def marked(self) -> bool:
        """Whether its rows bear marks, and no bare numbers."""
        return (self.presence or bool(_VOTES.search(self.text))) and not _PARAGRAPHS.search(self.text)

    def says_present(self, text: str, start: int, end: int, indent: int) -> bool | None:
        """What the mark between ``start`` and ``end`` of a row says; None when none stands there, or it is unclear."""
        mark = _SEEN.search(text, start, end) if self.presence else None
        if mark is None:
            return None
        away = _AWAY.search(self.text)
        if away is None:
            return mark["mark"] in _YES
        here = _HERE.search(self.text)
        if here is None or mark["mark"] not in _YES or not _WIDE.search(self.text):
            return None
        at = indent + mark.start() - self.indent
        return abs(at - here.start()) < abs(at - away.start())


def _read_head(line: Line, below: Line | None) -> _Head | None:
    """The titles of the columns, with their second line where they have one."""
    head = _HEAD.match(line.text)
    if not head:
        return None
    text = line.text if below is None else f"{line.text}  {below.text}"
    # "Namn  Närvarande", and Ja or Nej below; "Ledamöter     Närvaro", and where each of them sat
    answered = _PRESENCE.search(text) and (head["member"].lower() == "namn" or _ONLY_PRESENCE.fullmatch(text))
    if not answered and len(set(map(str.casefold, _COLUMNS.findall(text)))) < _LEAST_COLUMNS:
        return None
    other = _SUBSTITUTE.search(text, head.end("member"))
    body = _BODY.search(text, head.end("member"), other.start() if other else len(text))
    end = other.end() if other else len(text)
    in_front = bool(head["office"]), bool(head["body"])
    return _Head(text, line.indent, head["member"], *in_front, bool(body), other[0] if other else None, end)


def find_roll(lines: Sequence[Line]) -> Roll | None:
    """The first table of members among ``lines``."""
    for index, line in enumerate(lines):
        goes_on = index + 1 < len(lines) and _HEAD_GOES_ON.fullmatch(lines[index + 1].text) is not None
        head = _read_head(line, lines[index + 1] if goes_on else None)
        if head is None:
            continue
        below = index + 1 + goes_on
        stop = _stop(lines, below)
        parsed = _read_rows(lines[below:stop], head)
        if len(parsed) > 1:
            rows = _persons(parsed, head)
            while (below := _behind_sums(lines, stop)) < len(lines) and (more := _substitutes(lines, below, head)):
                stop = _stop(lines, below + 1)
                rows += more
            return Roll(tuple(rows), index, stop, bool(_PARAGRAPHS.search(head.text)))
    return None


def _stop(lines: Sequence[Line], start: int) -> int:
    return next((i for i in range(start, len(lines)) if _ends(lines[i].text)), len(lines))


def _behind_sums(lines: Sequence[Line], at: int) -> int:
    """Index of the first line that is neither blank nor the sum of a column, from ``at``."""
    return next((i for i in range(at, len(lines)) if lines[i].text and not _SUM.match(lines[i].text)), len(lines))


def _read_rows(lines: Sequence[Line], head: _Head) -> list[_Seat]:
    rows: list[_Seat] = []
    above: Line | None = None  # the line of the last row
    for line in with_marks(lines) if head.marked else lines:
        if row := _read_row(line, head) if line.text else None:
            rows.append(row)
        elif rows and above is not None and _is_last_part(line, above, rows[-1], head):
            rows[-1] = rows[-1].named_in_full(line)
        above = line if row else None
    return rows


def _is_last_part(line: Line, above: Line, row: _Seat, head: _Head) -> bool:
    """Whether the line is the rest of a surname for which its column was too narrow."""
    alone = _SURNAME.fullmatch(line.text) and not is_first_name(line.text) and not role_pattern().fullmatch(line.text)
    answered = head.presence and row.seen is not None and row.substitute is None
    return bool(alone) and answered and line.number == above.number + 1


def _persons(rows: Sequence[_Seat], head: _Head) -> list[Row]:
    """Members and substitutes, with what the table as a whole says of its rows."""
    marked = sum(bool(row.marks) for row in rows)
    by_mark = bool(marked) and (marked >= _MOST * len(rows) or bool(_PRESENCE.search(head.text)))
    told = head.says_for_whom or any(
        row.substitute and (_SERVES.search(row.behind) or _IDLE.search(row.behind)) for row in rows
    )
    return [one for row in rows for one in row.persons(head, by_mark=by_mark, told=told)]


def _substitutes(lines: Sequence[Line], at: int, head: _Head) -> list[Row]:
    """Rows of the same table below a heading of their own, *Ersättare*; none when they bear no marks."""
    hit = heading_of(lines[at].text)
    if hit is None or hit[0].capacity != "substitute" or hit[0].status != "present" or hit[1]["rest"]:
        return []
    head = replace(head, seat="", body_behind=False, other=None)
    if hit[1]["columns"]:  # of its own
        head = replace(head, text=lines[at].text, indent=lines[at].indent)
    rows = _read_rows(lines[at + 1 : _stop(lines, at + 1)], head)
    if not any(row.marks for row in rows):
        return []
    return [Row({**one.entry, "capacity": "substitute"}, one.start, one.end) for one in _persons(rows, head)]


def _ends(text: str) -> bool:
    another = _HEAD.match(text) and _PRESENCE.search(text)
    return bool(another or _END_OF_TABLE.match(text) or (text and (hit := heading_of(text)) and not hit[0].officer))


@dataclass(frozen=True, slots=True)
class _Seat:
    member: Row
    substitute: Row | None
    absent: bool  # as the row says
    partly: bool  # the substitute served for some items alone
    marks: bool
    seen: bool | None  # the mark behind the member's own name
    behind: str = ""  # what is said of the substitute

    def named_in_full(self, below: Line) -> _Seat:
        """The seat of the same member, whose surname goes on in the line below."""
        entry = {**self.member.entry, "name": f"{self.member.entry['name']} {below.text}"}
        return replace(self, member=Row(entry, self.member.start, below.end))

    def persons(self, head: _Head, *, by_mark: bool, told: bool) -> Iterator[Row]:
        """The member and the substitute, with what the columns make of them.

        ``told``: the table says who of the substitutes served; the others just attended.
        """
        serves = self.substitute is not None and (not told or bool(_SERVES.search(self.behind)))
        serves = serves and head.substitute_present(self.behind) is not False
        away = self.absent or (serves and not self.partly)
        away = away or (by_mark and not self.marks and self.substitute is None)
        if self.seen is not None:
            away = not self.seen
        capacity = None if head.seat.lower() == "deltagare" else "member"
        entry = {"status": "absent" if away else "present", "capacity": capacity, **self.member.entry}
        if _SUBSTITUTE.match(entry.get("role") or ""):  # in a column of roles
            entry["capacity"] = "substitute"
        entry["role"] = entry.get("role") or (head.seat if head.seat.lower() == "ledamot" else None)
        yield Row(entry, self.member.start, self.member.end)
        if self.substitute is not None:
            here = head.substitute_present(self.behind)
            entry = {
                "status": "absent" if here is False else "present",
                "capacity": "substitute",
            } | self.substitute.entry
            entry["role"] = head.other
            entry["replaces"] = entry.get("replaces") or (self.member.entry["name"] if serves else None)
            yield Row(entry, self.substitute.start, self.substitute.end)


def _person_at(text: str, start: int, *, body: bool = False) -> tuple[Named | None, str | None]:
    """The name at ``start``, which ends before the first name of the next person, and the body in front of it."""
    if not body and (turned := inverted_name(text, start)):
        return turned, None
    front = _behind_body(text, start) if body else start
    named = listed_name(text, front) or (listed_name(text, start) if front != start else None)
    if named is None:
        return None, None
    words = named.name.split(" ")
    # the party behind a gap that was lost, or the next person
    stop = next((i for i, word in enumerate(words) if i > 1 and _ends_name(words, i)), len(words))
    if stop == len(words) > _FEWEST and _IS_PAIR.match(text, named.end):
        stop -= 1
    name = " ".join(words[:stop])
    party = named.party if stop == len(words) else None
    return Named(named.start, named.start + len(name), name, party), text[start : named.start].strip(" ,:|") or None


def _behind_body(text: str, start: int) -> int:
    """Where the first name stands in *Ekeby Lennart Wallin*; behind one word when none of the names is known."""
    ends = [start]
    while len(ends) <= _LONGEST_BODY and (word := _WORD.match(text, ends[-1])):
        if is_first_name(word["word"].split("-")[0]):
            return ends[-1]
        ends.append(word.end())
    return ends[1] if len(ends) > _LONGEST_BODY - 1 else start


def _ends_name(words: Sequence[str], at: int) -> bool:
    next_person = at + 1 < len(words) and is_first_name(words[at].split("-")[0]) and not is_first_name(words[at - 1])
    return next_person or bool(_SHORT.fullmatch(words[at])) or words[at] in _ANSWERS


def _office_in_front(text: str, start: int) -> tuple[str, int] | None:
    """The first cell, and where the name begins; without gaps, a known role, or what stands before a first name."""
    if cell := _CELL.match(text, start):
        return (cell["office"], cell.end()) if listed_name(text, cell.end()) else None
    if role := role_pattern().match(text, start):
        return role[0], len(text) - len(text[role.end() :].lstrip())
    at = _behind_body(text, start)
    return (text[start:at].strip(), at) if at > start else None


def _read_row(line: Line, head: _Head) -> _Seat | None:
    """One row: *Eva Lind, ordf. S Bo Ek (§§ 4-6) X*; None when no name opens it."""
    text = line.text.replace("|", " ")
    start = len(text) - len(text.lstrip())
    number = _NUMBER.match(text, start)
    start = number.end() if number else start
    office = _office_in_front(text, start) if head.office else None
    start = office[1] if office else start
    named, body = _person_at(text, start, body=head.body)
    if named is None:
        return None
    if more := _ONE_MORE.match(text, named.end):
        named = Named(named.start, more.end(), named.name + more[0], named.party)
    entry, at = read_offices(text, named, roles=head.has_roles, close=head.has_roles and not head.body_behind)
    if body:
        entry["organization"] = body
    if office:
        entry["role"] = office[0]
    rest = text[at:].lstrip()
    if head.body_behind and not body:
        rest = rest[read_body(rest, entry, roles=head.has_roles) :].lstrip()
    while mark := _MARK_IN_FRONT.match(rest):
        rest = rest[mark.end() :]
    second = _person_at(text, len(text) - len(rest))[0] if rest else None
    remarks = ""
    answered = _ANSWER.match(rest) if head.presence and head.other else None
    if second is None and (told := _REMARK.match(rest) or answered):  # "frånv  Bo Ek", "Nej  Bo Ek"
        remarks = told[0]
        second = _person_at(text, len(text) - len(rest) + told.end())[0]
    member = Row(entry, line.start + named.start, line.start + named.end)
    if second is None:
        seen = head.says_present(text, named.end, len(text), line.indent)
        marks = bool(_MARKED.search(text[named.end :]))
        said = read_remarks(entry, rest)
        if head.presence and (more := _BEHIND_ANSWER.match(said)):
            entry["note"] = f"{entry['note']}, {more['said']}" if entry.get("note") else more["said"]
        seen = True if seen is None and head.presence and _CAME.match(rest) else seen
        absent = bool(_ABSENT.search(rest)) and not (seen and "vakant" in rest.lower())
        if (items := _ITEMS.search(text, named.end)) and _PARAGRAPHS.search(head.text):
            entry["items"], seen = item_numbers(items["list"]), True
        return _Seat(member, None, absent, False, marks, seen)
    behind = text[second.end :]
    other: dict[str, Any] = {"name": second.name, "party": second.party}
    if (items := _ITEMS.search(behind)) and _PARAGRAPHS.search(head.text):
        behind = f"{behind[: items.start()]} § {items['list']}"
    read_remarks(other, behind)
    if head.says_for_whom and (third := _named_behind(behind)):
        other["replaces"] = third.name
    substitute = Row(other, line.start + second.start, line.start + second.end)
    seen = head.says_present(text, named.end, second.start, line.indent)
    partly = bool(other.get("items") or other.get("from_time"))
    return _Seat(member, substitute, bool(_ABSENT.search(remarks)), partly, bool(_MARKED.search(behind)), seen, behind)


def _named_behind(text: str) -> Named | None:
    """Whom the last column names, behind the marks: for whom the substitute served."""
    party = _PARTY_CELL.match(text)
    text = text[party.end() :] if party else text
    while mark := _MARK_IN_FRONT.match(text := text.lstrip()):
        text = text[mark.end() :]
    return _person_at(text, 0)[0]
