"""Attendance behind the minutes: *Bilaga 1. Närvarolista*, *Närvaro- och omröstningslista*, *Upprop*."""

from __future__ import annotations

from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.attendance.lists import find_attendance
from protokoll_parse.extract.attendance.marked import find_marked
from protokoll_parse.extract.attendance.person import turned_name
from protokoll_parse.extract.attendance.roll import find_roll
from protokoll_parse.extract.attendance.voters import find_voters
from protokoll_parse.records.models import Attendee
from protokoll_parse.text import Span
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protokoll_parse.extract.context import Context
    from protokoll_parse.text import Line, Outline

_KINDS = r"(?:n[äa]rvaro|upprops?|tj[äa]nstg[öo]rings?|deltagar|ledamots|omr[öo]stnings?|voterings?|r[öo]st)"
_TITLE = compiled(
    r"(?:bilaga\s*(?:nr\s*)?[0-9A-Z]{0,3}\b[\s.:,–—-]*)?(?=.{0,60}(?:n[äa]rvar|upprop|tj[äa]nstg|deltagar|ledamots))"
    rf"(?:{_KINDS}(?:-?\s*(?:och|samt|/|,)\s*{_KINDS}){{0,2}}-?(?:lista|listor|förteckning|protokoll)(?:n|en|et)?"
    r"|n[äa]rvaro|n[äa]rvarande|upprop)\b[^,;:]{0,60}:?",
    regex.IGNORECASE,
)
_VOTERS_TITLE = compiled(
    r"(?:bilaga\s*(?:nr\s*)?[0-9A-Z]{0,3}\b[\s.:,–—-]*)?röstlängd(?:en)?\b[^,;:]{0,60}:?", regex.IGNORECASE
)
_VOTERS = compiled(r"röstlängd", regex.IGNORECASE)
_ANNEX = compiled(r"(?:bilaga\s*(?:nr\s*)?[0-9A-Z]{1,3}\b|bilagor\b|underskrifter|vid protokollet)", regex.IGNORECASE)
_LABEL = compiled(r"bilaga(?:\s*(?:nr\s*)?[0-9A-Z]{1,3})?(?:\s+till\s.{1,40})?", regex.IGNORECASE)
_NEAR = 4  # lines between the title and the head of the table
_KEPT = ("role", "party", "organization", "from_time", "to_time", "items")  # what the cover says of somebody on both


def find_appended(outline: Outline, ctx: Context, cover: Sequence[Attendee]) -> list[Attendee]:
    """The people of such tables behind the first item; none when the cover names most of them already."""
    lines = outline.lines
    starts = [
        i
        for i in range(len(outline.header), len(lines))
        if _TITLE.fullmatch(lines[i].text) or _VOTERS_TITLE.fullmatch(lines[i].text)
    ]
    people: dict[str, Attendee] = {}
    for start, end in pairwise([*starts, len(lines)]):
        below = list(takewhile(lambda line: not _ANNEX.match(line.text), lines[_behind_label(lines, start) : end]))
        if _VOTERS.search(lines[start].text) and (voters := list(find_voters(below))):
            for name, a, b in voters:
                span = ctx.place(outline.repaired.original_span(Span(a, b)))
                people.setdefault(turned_name(name), Attendee(name=name, status="present", span=span))
            continue
        roll = find_roll(below)
        if roll is not None and sum(bool(line.text) for line in below[: roll.first]) <= _NEAR:
            for one in find_attendance(below[roll.first :], outline.repaired, ctx).people:
                people.setdefault(turned_name(one.name), one)
        elif roll is None:
            for one in find_marked(below, outline.repaired, ctx):
                people.setdefault(turned_name(one.name), one)
    known = {turned_name(attendee.name) for attendee in cover}
    return [] if 2 * sum(name in known for name in people) > len(people) else list(people.values())


def _behind_label(lines: Sequence[Line], title: int) -> int:
    """Index of the line behind the title, or behind its own label, *Bilaga 1*, that stands below it."""
    at = next((i for i in range(title + 1, len(lines)) if lines[i].text), title)
    return (at if _LABEL.fullmatch(lines[at].text) else title) + 1


def with_appended(cover: Sequence[Attendee], appended: Sequence[Attendee]) -> list[Attendee]:
    """All of them, each once; the appended list says more of who is named on both."""
    known = {turned_name(attendee.name): attendee for attendee in cover}
    listed = {turned_name(attendee.name) for attendee in appended}
    return [
        *(one for one in cover if turned_name(one.name) not in listed),
        *(_filled(one, known.get(turned_name(one.name))) for one in appended),
    ]


def _filled(attendee: Attendee, known: Attendee | None) -> Attendee:
    missing = {key: getattr(known, key) for key in _KEPT if known and getattr(attendee, key) is None}
    return attendee.model_copy(update=missing) if missing else attendee
