"""Who was there: the attendance list of the cover, or a roll that was called in an item."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import dropwhile
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import regex

from protokoll_parse.extract.attendance.body_columns import split_bodies
from protokoll_parse.extract.attendance.cells import gather_cells, read_marks
from protokoll_parse.extract.attendance.classes import split_classes
from protokoll_parse.extract.attendance.columns import at_chasms, by_column
from protokoll_parse.extract.attendance.entries import read_entries
from protokoll_parse.extract.attendance.first_names import rows_of_first_names
from protokoll_parse.extract.attendance.grouped import split_grouped
from protokoll_parse.extract.attendance.headings import (
    Status,
    heading_of,
    heads_column,
    is_bare_heading,
    split_at_headings,
)
from protokoll_parse.extract.attendance.headless import split_headless
from protokoll_parse.extract.attendance.homes import cut_homes
from protokoll_parse.extract.attendance.interleaved import apart
from protokoll_parse.extract.attendance.other_lines import without_others
from protokoll_parse.extract.attendance.parts import Part, read_parts
from protokoll_parse.extract.attendance.person import first_only, read_person
from protokoll_parse.extract.attendance.remarks import item_numbers, read_remarks
from protokoll_parse.extract.attendance.roles_behind import has_role_behind
from protokoll_parse.extract.attendance.roll import find_roll
from protokoll_parse.extract.attendance.stacked import with_headings_in_place
from protokoll_parse.extract.attendance.table_cells import lay_out
from protokoll_parse.extract.attendance.ticked import read_ticks
from protokoll_parse.extract.attendance.told import split_told
from protokoll_parse.extract.attendance.torn_labels import with_whole_labels
from protokoll_parse.extract.attendance.voters import find_announced, find_voters
from protokoll_parse.extract.initials import initials
from protokoll_parse.extract.people import leading_name
from protokoll_parse.records.models import Attendee
from protokoll_parse.text import Line, Passage, Span
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from protokoll_parse.extract.context import Context
    from protokoll_parse.text import Block, Outline, OutlineItem, RepairedText

# "§§ 13–15" below a name; "§ 41 Val av justerare" is an entry of a table of contents
_CONTINUED = compiled(
    r"^\(?(?:ersätt(?!ar(?:en|na)\b)|tjänstg|deltog|lämna|från\b|ej\b|§(?!\s?[0-9]+[.:]?\s+(?-i:\p{Lu})\p{Ll}))",
    regex.IGNORECASE,
)
_ROLL_TITLE = compiled(r"\b(?:röstlängd|närvar|upprop|deltagare|frånvar)", regex.IGNORECASE)
# an item that tells who is away
_OF_ROLL = compiled(r"^(?:anmäl(?:da|an av|ningar om)\s)?(?:förhinder|upprop)\b", regex.IGNORECASE)
_VOTERS = compiled(r"\bröstlängd", regex.IGNORECASE)
_VOTERS_ABOVE = compiled(r"röstlängd\b(?!.*\bbilaga\s[0-9])", regex.IGNORECASE)  # in front of the items
_ROLL_LIST = compiled(
    r"\b(?:närvarande|deltog|röstberättigade)\b[^:]{0,60}:\s*(?P<list>.+)$", regex.IGNORECASE | regex.DOTALL
)
_ADJUSTER = compiled(r"(?:protokolls?)?justerare", regex.IGNORECASE)
_ELECTED = 2  # persons with a party, who make those without one stand out
_EMPLOYED = compiled(
    r"(?:chef|sekreterare|direktör|ekonom|handläggare|jurist|strateg|utredare|rektor|ingenjör|samordnare|controller)(?:er|en)?\b",
    regex.IGNORECASE,
)
_SHORT_NAMES = 2  # first names alone
_NUMBERS = compiled(r"[0-9]+(?:\s*[-–,]\s*[0-9]+)*")
_NICKNAME = compiled(r"[\"”“'’»«(](?P<nick>\p{L}+)[\"”“'’»«)]")
_ONE_WORD = compiled(r"[\p{L}0-9_-]{2,20}$")


def cover_lines(outline: Outline) -> Sequence[Line]:
    """The header, with the rows of it (*Tid*, *Närvarande*) that were taken for the first unnumbered items."""
    rest = list(dropwhile(_is_row, outline.items))
    if len(rest) == len(outline.items) or not rest or rest[0].title is None:
        return outline.header
    stop = rest[0].title.anchors[0][1]
    return [line for line in outline.lines if line.start < stop]


def _is_row(item: OutlineItem) -> bool:
    return item.number is None and _is_list(item)


@dataclass(frozen=True, slots=True)
class Attendance:
    """``people``: one entry a person. ``clashes``: further entries that say present of one who is absent, or absent."""

    people: list[Attendee]
    clashes: list[Attendee]


def find_attendance(lines: Sequence[Line], repaired: RepairedText, ctx: Context) -> Attendance:
    """Entries of the attendance lists among ``lines``, in order."""
    lines = without_others([part for line in lay_out(lines) for part in at_chasms(line)])
    lines = with_headings_in_place(with_whole_labels(lines))
    found: dict[str, dict[str, Any]] = {}
    clashes: list[Attendee] = []
    last: dict[str, Any] | None = None
    cells = gather_cells(lines)
    lines = cells.lines
    paragraphs = False
    while roll := find_roll(lines):
        for row in roll.rows:
            span = ctx.place(repaired.original_span(Span(row.start, row.end)))
            _merge(found, {**row.entry, "span": span})
        lines = [*lines[: roll.first], *lines[roll.stop :]]
        paragraphs = paragraphs or roll.paragraphs
    lines, away = read_marks(list(apart(lines, is_bare_heading)))
    cells.absent.update(away)
    told, lines = split_told(lines)
    pupils, lines = split_classes(lines)
    grouped, lines = split_grouped(lines)
    headless, lines = split_headless(lines)
    # the lists say more of who leads the meeting than the label in front of them
    parts = list(_in_order([*headless, *told, *pupils, *grouped], read_parts(by_column(lines, heads_column))))
    cells.absent.update(read_ticks(parts))
    first_names = {id(part) for part in rows_of_first_names(parts)}
    sides = {side for part in parts if (side := has_role_behind(part.text)) is not None}
    for part in sorted(parts, key=attrgetter("leads")):
        passage = Passage.of(repaired, cells.pieces(part.pieces))
        if part.surname:
            if name := _in_full(passage.text, found):
                last = _merge(found, {"name": name, "status": part.heading.status, "span": ctx.of(passage)})
            continue
        if last is not None and _CONTINUED.match(passage.text) and not leading_name(passage.text):
            read_remarks(last, passage.text)
            continue
        short = id(part) in first_names or (
            sum(" " not in name for name in found) >= _SHORT_NAMES and first_only(passage.text.strip(" .")) is not None
        )
        for entry, start, end in _entries(part, passage, behind=sides == {True}, short=short):
            if paragraphs and _NUMBERS.fullmatch(entry.get("note") or ""):
                entry["items"] = item_numbers(entry["note"])
            if not cells.absent.isdisjoint(piece for piece, _ in part.pieces):
                entry["status"] = "absent"
            entry["span"] = ctx.of(passage, start, cells.end_of(passage, start, end))
            if part.leads and entry["name"].split()[0] in found:
                continue  # "Ordförande: Anna Berg", and Anna in the list
            last = _merge(found, entry)
            if last["status"] != entry["status"]:
                clashes.append(Attendee(**entry))
    _drop_initials(list(found.values()))
    cut_homes(list(found.values()))
    split_bodies(list(found.values()))
    return Attendance([Attendee(**entry) for entry in found.values()], clashes)


def _entries(
    part: Part, passage: Passage, *, behind: bool, short: bool = False
) -> Iterator[tuple[dict[str, Any], int, int]]:
    """The entries of a part with their place in the passage, and what its heading and its label make of them.

    ``short``: the part is a first name, as others are listed by theirs: *Frånvarande: Milla*.
    """
    if part.away is not None:
        status = "absent" if part.away else part.heading.status
        yield {"name": passage.text, "status": status, "organization": part.body}, 0, len(passage.text)
        return
    if short and part.role is None and (alone := read_person(passage.text.strip(" ."), single=True)):
        yield {"status": part.heading.status, "capacity": part.heading.capacity, **alone}, 0, len(passage.text)
        return
    titled = part.one and part.role is not None
    entries = list(read_entries(passage.text, behind=behind, titled=titled))
    elected = sum(bool(found.get("party")) for found, _, _ in entries) >= _ELECTED
    for index, (found, start, end) in enumerate(entries):
        label = part.role if not (part.one and index) else None
        entry = {"status": part.heading.status, "capacity": part.heading.capacity, **found}
        if elected and not found.get("party") and _EMPLOYED.search(found.get("role") or ""):
            entry["capacity"] = "official"  # behind the elected ones of the same list
        entry["organization"] = entry.get("organization") or part.body
        if label and _ADJUSTER.fullmatch(label):
            entry["replaces"] = None  # "Justerare: Eva Lind, ersättare Bo Ek": he would sign, not serve
        if entry.get("replaces") and (entry["capacity"] in (None, "member") or entry.get("party")):
            entry["capacity"] = "substitute"
        entry["role"] = entry.get("role") or (label.lower() if label else None)
        yield entry, start, end


def _in_full(surname: str, found: dict[str, dict[str, Any]]) -> str | None:
    """The one name that ends in the surname, of those named so far and those whom they replace."""
    names = {*found, *(entry["replaces"] for entry in found.values() if entry.get("replaces"))}
    full = [name for name in names if name.rsplit(" ", 1)[-1] == surname]
    return full[0] if len(full) == 1 else None


def _in_order(told: Sequence[Part], listed: Iterable[Part]) -> Iterator[Part]:
    """The parts of lists, each behind what sentences in front of it told; lists side by side keep their order."""
    told = sorted(told, key=lambda part: part.pieces[0][0])
    at = 0
    for part in listed:
        while at < len(told) and told[at].pieces[0][0] < part.pieces[0][0]:
            yield told[at]
            at += 1
        yield part
    yield from told[at:]


def _merge(found: dict[str, dict[str, Any]], entry: dict[str, Any]) -> dict[str, Any]:
    """The same name again adds what was missing."""
    known = found.setdefault(entry["name"], entry)
    if known is not entry:
        if known.get("items") and entry.get("items"):
            known["items"] = sorted({*known["items"], *entry["items"]}, key=int)
        for key, value in entry.items():
            if known.get(key) is None:
                known[key] = value
    return known


def _drop_initials(entries: Sequence[dict[str, Any]]) -> None:
    """Brackets behind the names hold no parties where most of them spell the name's own initials."""
    marked = [entry for entry in entries if entry.get("party")]
    own = [entry for entry in marked if entry["party"].casefold() in initials(entry["name"])]
    if len(own) > 1 and 2 * len(own) > len(marked):
        for entry in marked:
            entry["party"] = None


def short_names(attendance: Iterable[Attendee]) -> frozenset[str]:
    """What the minutes may call those who were there: first names, nicknames, initials (*BÅE*)."""
    names = [attendee.name for attendee in attendance]
    called = {name.split()[0] for name in names} | {
        match["nick"] for name in names for match in _NICKNAME.finditer(name)
    }
    return frozenset(called | {short.upper() for name in names for short in initials(name)})


def find_roll_call(outline: Outline, ctx: Context) -> list[Attendee]:
    """Names of a roll call that stands in an item: below *Närvarande*, or in *Fastställande av röstlängd*.

    A voting list may stand in front of the items, too.
    """
    found: dict[str, Attendee] = {}
    listed_above = dropwhile(lambda line: not _VOTERS_ABOVE.match(line.text), outline.header)
    for name, start, end in find_voters(list(listed_above)):
        span = ctx.place(outline.repaired.original_span(Span(start, end)))
        found.setdefault(name, Attendee(name=name, status="present", span=span))
    for item in outline.items:
        if _VOTERS.search(item.title.text if item.title else "") or any(
            _VOTERS.search(b.text) for b in item.blocks[:2]
        ):
            lines = lines_of(outline, item)
            for name, start, end in (*find_voters(lines), *find_announced(lines)):
                span = ctx.place(outline.repaired.original_span(Span(start, end)))
                found.setdefault(name, Attendee(name=name, status="present", span=span))
        if _opens_list(item):
            for attendee in find_attendance(lines_of(outline, item), outline.repaired, ctx).people:
                found.setdefault(attendee.name, attendee)
        of_roll = item.title and _OF_ROLL.search(item.title.text)
        if item.title is None or not (of_roll or _ROLL_TITLE.search(item.title.text)):
            continue
        told = of_roll or _is_list(item)
        listed = find_attendance(lines_of(outline, item), outline.repaired, ctx).people if told else ()
        for attendee in listed or _called(item.blocks, ctx):
            found.setdefault(attendee.name, attendee)
    return list(found.values())


def _opens_list(item: OutlineItem) -> bool:
    """Whether the item is a list, with a colon behind its heading: *§ 2 Närvarande: Eva Lind, Bo Ek*."""
    first = item.title or (item.blocks[0].passage if item.blocks else None)
    hit = heading_of(first.text) if first else None
    return bool(
        hit
        and hit[0].status == "present"
        and not (hit[0].officer or hit[0].verb)
        and hit[1]["colon"]
        and hit[1]["rest"]
    )


def _is_list(item: OutlineItem) -> bool:
    return item.title is not None and is_bare_heading(item.title.text)


def lines_of(outline: Outline, item: OutlineItem) -> list[Line]:
    """The lines of an item, its title first."""
    pieces = [
        *(item.title.anchors if item.title else ()),
        *(at for block in item.blocks for at in block.passage.anchors),
    ]
    first, last = pieces[0][1], pieces[-1][1]
    lines = [line for line in outline.lines if first < line.end and line.start <= last]
    if lines and lines[0].start < first:  # the number in front of the title
        head = lines[0]
        cut = first - head.start
        lines[0] = Line(head.number, first, head.text[cut:], head.indent + cut, head.page)
    return lines


def _called(blocks: Sequence[Block], ctx: Context) -> Iterator[Attendee]:
    for block in blocks:
        if block.marker is not None and (named := leading_name(block.text)):
            yield Attendee(name=named.name, status="present", span=ctx.of(block.passage))
        elif match := _ROLL_LIST.search(block.text):
            for at, listed, status in _stretches(match.start("list"), match["list"]):
                for part in compiled(r"[^,]+?(?=,|\s+och\s+|\s+samt\s+|\.?$)").finditer(listed):
                    name = compiled(r"^\s*(?:och|samt)\s+").sub("", part[0]).strip(" .")
                    if leading_name(name) or _ONE_WORD.match(name):
                        span = ctx.of(block.passage, at + part.start(), at + part.end())
                        yield Attendee(name=name, status=status, span=span)


def _stretches(at: int, text: str) -> Iterator[tuple[int, str, Status]]:
    """The list, and those that a heading of their own opens behind it: *… Bo Ek. Anmält förhinder: Eva Lind.*"""
    for offset, stretch in split_at_headings(text):
        hit = heading_of(stretch) if offset else None
        if hit is None:
            yield at + offset, stretch, "present"
        elif hit[0].status is not None:
            yield at + offset + hit[1].start("rest"), hit[1]["rest"], hit[0].status
