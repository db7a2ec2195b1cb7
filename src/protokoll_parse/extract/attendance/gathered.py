"""The names below the headings of attendance lists, where a list was lost as a whole.

Columns torn into blocks, labels in one and names in another, several people on a line without a mark between them, a
list told like a sentence: whoever stands there is named, and that alone is taken, with what stands directly behind.
Reading by structure says more, and is asked first.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING, Any

from protokoll_parse.extract.attendance.headings import heading_of, split_at_headings
from protokoll_parse.extract.attendance.other_lines import without_others
from protokoll_parse.extract.attendance.parties import IN_FRONT
from protokoll_parse.extract.attendance.person import read_person
from protokoll_parse.extract.attendance.serving import replaced
from protokoll_parse.extract.header.venues import is_venue
from protokoll_parse.extract.people import leading_name, names_in
from protokoll_parse.lexicon import is_first_name, is_organisation, is_place, is_surname
from protokoll_parse.records.models import Attendee
from protokoll_parse.text import Passage
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from protokoll_parse.extract.attendance.headings import Capacity, Status
    from protokoll_parse.extract.context import Context
    from protokoll_parse.text import Line, RepairedText

    _Place = tuple[int, int]  # of a name in its passage

_LEAST = 3  # names that were lost
_LINES = 120  # of a list
_LONGEST_PARTY = 5  # signs, with the spaces beside it
# "S Eva Lind M Bo Ek": where the party stands in front, the one behind a name is the next one's
_PARTY_IN_FRONT = compiled(rf"(?:^|\s){IN_FRONT}\s$")
_PARTY_BEHIND = compiled(rf"\s{IN_FRONT}$")
_PARTY_BEHIND_LABEL = compiled(
    rf"(?P<label>\p{{Lu}}\p{{Ll}}+(?:\s\p{{Ll}}+){{0,2}}?)\s{IN_FRONT}\s(?=\p{{Lu}}\p{{Ll}})"
)
# "Verkm. Å Tistad", "N-O Fyrlund": among people who are called so
_INITIALLED = compiled(
    r"(?<![\p{L}\p{N}.])\p{Lu}(?:-\p{Lu})?\.?\s(?:\p{Lu}\.?\s)?\p{Lu}\p{Ll}{2,}(?:-\p{Lu}\p{Ll}+)?(?!\p{L})"
)
_FIRST_OF_MORE = compiled(r"\s\p{Lu}\p{Ll}")
_AWAY = compiled(r",?\s(?:som|vilken|vilka)\s(?:hade\s)?(?:anmält|meddelat|fått)\s(?:förfall|förhinder|laga)")
_THE_HOUSE = compiled(r"-|(?:en|et|an|hus)$")
_TOLD = ("party", "role", "items", "from_time", "to_time", "replaces")
_SENTENCE = compiled(r"[.!?](?:\s|$)")  # a remark goes no further


@dataclass(slots=True)
class _Region:
    """The lines below one heading. ``status`` and ``capacity``: what it says of those who stand there."""

    status: Status
    capacity: Capacity | None
    pieces: list[tuple[int, str]] = field(default_factory=list)
    named: bool = False


def with_gathered(
    people: Sequence[Attendee], lines: Sequence[Line], repaired: RepairedText, ctx: Context
) -> list[Attendee]:
    """The people of the lists, and all those named below their headings where these are most of them."""
    known = {person.name for person in people} | {person.replaces for person in people if person.replaces}
    lists = _lists(without_others(lines), repaired)
    least = max(_LEAST, len(people) + 1)
    if len({passage.text[start:end] for _, passage, names in lists for start, end in names} - known) < least:
        return list(people)  # as mostly: whoever is named was read
    gathered: dict[str, Attendee] = {}
    for region, passage, names in lists:
        for person in _people(region, passage, names, ctx):
            gathered.setdefault(person.name, person)
    for person in list(gathered.values()):
        gathered.pop(person.replaces or "", None)
    if len(gathered.keys() - known) < least:
        return list(people)
    return [*gathered.values(), *(person for person in people if person.name not in gathered)]


def _lists(lines: Sequence[Line], repaired: RepairedText) -> list[tuple[_Region, Passage, list[_Place]]]:
    """What stands below the headings, with the places of the names; those of initials where these are most of them."""
    regions = [(region, Passage.of(repaired, region.pieces)) for region in _regions(lines)]
    names = [list(_names(passage)) for _, passage in regions]
    short = [_initialled(places, passage) for places, (_, passage) in zip(names, regions, strict=True)]
    if sum(map(len, short)) >= max(_LEAST, sum(map(len, names)) + 1):
        names = [sorted([*places, *more]) for places, more in zip(names, short, strict=True)]
    return [(region, passage, places) for (region, passage), places in zip(regions, names, strict=True) if places]


def _regions(lines: Sequence[Line]) -> Iterator[_Region]:
    """What stands below each heading, to the next one or to what closes the list.

    Where headings follow one another and nobody is named between them, they stand apart from their lists, and say no
    more than that people were there; what closes a list stands among them then, with nobody named below it either.
    """
    region: _Region | None = None
    for line, below in zip_longest(lines, lines[1:]):
        for at, text in split_at_headings(line.text):
            party = _PARTY_BEHIND_LABEL.match(text)
            hit = heading_of(f"{party['label']} {text[party.end() :]}" if party else text)
            heading, match = hit or (None, None)
            if heading is not None and heading.end:
                named = names_in(text) or (below and names_in(below.text))
                if region is not None and (region.named or named):
                    yield region
                    region = None
                continue
            start = at
            if heading is not None and match is not None and heading.status and not heading.officer:
                start = at + (party.start("party") if party else match.start("rest"))
                if region is not None and region.named:
                    yield region
                    region = None
                region = _Region("present", None) if region else _Region(heading.status, heading.capacity)
            if region is not None and len(region.pieces) < _LINES:
                piece = line.text[start : at + len(text)]
                region.pieces.append((line.start + start, piece))
                region.named = region.named or bool(names_in(piece))
    if region is not None:
        yield region


def _people(region: _Region, passage: Passage, names: Sequence[_Place], ctx: Context) -> Iterator[Attendee]:
    """Those with these names, each with what stands behind it on its line."""
    text = passage.text
    lines = [*(at for at, _ in passage.anchors), len(text)]
    in_front = _PARTY_IN_FRONT.search(text, 0, names[0][0]) is not None
    for (start, end), following in zip(names, [*names[1:], None], strict=True):
        line_end = lines[bisect_left(lines, end)]
        behind = text[end : min(line_end, following[0]) if following else line_end]
        if full := _SENTENCE.search(behind):
            behind = behind[: full.start()]
        entry: dict[str, Any] = {"name": text[start:end], "status": region.status, "capacity": region.capacity}
        if in_front:
            behind = _PARTY_BEHIND.sub("", behind.rstrip())
            party = _PARTY_IN_FRONT.search(text, max(0, start - _LONGEST_PARTY), start)
            entry["party"] = party["party"] if party else None
        read = read_person(entry["name"] + behind)
        if read and read["name"] == entry["name"]:
            entry |= {key: value for key, value in read.items() if key in _TOLD}
        if following and (serves := replaced(text[end : following[1]])) and serves[1].end() == following[1] - end:
            entry["replaces"] = text[slice(*following)]
        if _AWAY.match(text, end):
            entry["status"] = "absent"
        yield Attendee(**entry, span=ctx.of(passage, start, end))


def _names(passage: Passage) -> Iterator[_Place]:
    """The names, line by line; a first name at the end of a line has its surname on the next one."""
    text = passage.text
    end = 0
    for start, stop in pairwise([*(at for at, _ in passage.anchors), len(text)]):
        for named in names_in(text, max(start, end), stop):
            end = named.end
            if not _is_of_else(named.name):
                yield named.start, end
        rest = text[max(start, end) : stop].rstrip()
        front, _, last = rest.rpartition(" ")
        if front and last[:1].isupper() and is_first_name(last.partition("-")[0]):
            torn = leading_name(text, max(start, end) + len(rest) - len(last))
            if torn is not None:
                end = torn.end
                yield torn.start, end


def _initialled(names: Sequence[_Place], passage: Passage) -> list[_Place]:
    """Names of initials and a surname, beside the other ones: *Verkm. Å Tistad*, but not the party in *S Eva Lind*."""
    text = passage.text
    starts, ends = [start for start, _ in names], [end for _, end in names]
    return [
        (start, end)
        for line, stop in pairwise([*(at for at, _ in passage.anchors), len(text)])
        for start, end in (match.span() for match in _INITIALLED.finditer(text, line, stop))
        if bisect_right(ends, start) == bisect_left(starts, end)  # no name in between
        and not _FIRST_OF_MORE.match(text, end, stop)
    ]


def _is_of_else(name: str) -> bool:
    """Whether a house, a place or an organisation is called so: *Stadshuset, August Bonde-salen*."""
    first, _, last = name.rpartition(" ")
    if is_first_name(first.partition(" ")[0].partition("-")[0]):  # "Olle Tallhall" is a person
        return is_venue(last, whole=True) and not is_surname(last) and bool(_THE_HOUSE.search(last))
    return is_organisation(name) or any(map(is_place, name.split()))
