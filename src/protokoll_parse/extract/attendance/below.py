"""Attendance of minutes without a cover: lists below *Närvarande* in front of the numbered items, or inside one."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.attendance.entries import read_entries
from protokoll_parse.extract.attendance.headings import heading_of
from protokoll_parse.extract.attendance.lists import find_attendance
from protokoll_parse.extract.attendance.parts import is_prose
from protokoll_parse.extract.attendance.person import first_only, listed_name
from protokoll_parse.extract.attendance.remarks import REMARK
from protokoll_parse.extract.people import PARTY, names_in, organization_pattern, role_pattern
from protokoll_parse.text.outline import BULLETS
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protokoll_parse.extract.context import Context
    from protokoll_parse.records.models import Attendee
    from protokoll_parse.text import Line, Outline, Passage

_BULLET = compiled(rf"[-{BULLETS}]\s+")
_ROLL = compiled(r"närvar", regex.IGNORECASE)  # those who took part may have done so in anything
_LEAST = 2  # persons
_OPENING = 4  # items; a list further down is of those who were there on another day


def find_below(outline: Outline, ctx: Context) -> list[Attendee]:
    """The people of such lists, absent ones too."""
    numbered = [
        item.title or item.blocks[0].passage for item in outline.items if item.number and (item.title or item.blocks)
    ]
    lines = _in_front(outline.lines, numbered[:1])
    found: list[Line] = []
    at = 0
    while at < len(lines):
        block = _list_at(lines, at)
        found += block
        at += len(block) or 1
    found = found or _first_roll(_in_front(outline.lines, numbered[_OPENING:]))
    return find_attendance(found, outline.repaired, ctx).people


def _in_front(lines: Sequence[Line], items: Sequence[Passage]) -> list[Line]:
    """The lines in front of the first of ``items``; all when there is none."""
    return [line for line in lines if not items or line.start < items[0].anchors[0][1]]


def _first_roll(lines: Sequence[Line]) -> list[Line]:
    """The first list of those present, with the lists that follow it: *Del av mötet*, *Frånvarande*."""
    found: list[Line] = []
    at = 0
    while at < len(lines):
        if found and not lines[at].text:
            at += 1
            continue
        least = 1 if found else _LEAST
        block = []
        if found or _ROLL.match(lines[at].text):
            block = _list_at(lines, at, least) or _row_at(lines, at, least)
        if found and not block:
            break
        found += block
        at += len(block) or 1
    return found


def _list_at(lines: Sequence[Line], at: int, least: int = _LEAST) -> list[Line]:
    """The heading at ``at``, of those present or absent, with the persons below it; none when others stand there."""
    hit = heading_of(lines[at].text) if lines[at].text else None
    if hit is None or hit[0].status is None or hit[0].officer or hit[0].verb or hit[1]["rest"]:
        return []
    below = at + 1
    while below < len(lines) and not lines[below].text:
        below += 1
    block = list(takewhile(lambda line: bool(line.text), lines[below:]))
    return [lines[at], *block] if len(block) >= least and all(_is_entry(line.text) for line in block) else []


def _row_at(lines: Sequence[Line], at: int, least: int) -> list[Line]:
    """The row at ``at``, *Närvarande hela mötet: Eva Lind, Bo Ek*, with the lines that it goes on over."""
    hit = heading_of(lines[at].text) if lines[at].text else None
    if hit is None or hit[0].status is None or hit[0].officer or not hit[1]["colon"] or is_prose(hit[1]["rest"]):
        return []
    rows = takewhile(lambda line: line.text and not heading_of(line.text) and names_in(line.text), lines[at + 1 :])
    block = [lines[at], *rows]
    text = " ".join([hit[1]["rest"], *(line.text for line in block[1:])])
    return block if sum(1 for _ in read_entries(text)) >= least else []


def _is_entry(text: str) -> bool:
    """Whether the line is a name, with a party, a role, an organisation or a remark behind it at most."""
    bullet = _BULLET.match(text)
    start = bullet.end() if bullet else 0
    named = listed_name(text[start:])
    if named is None:
        return first_only(text[start:]) is not None
    if organization_pattern().match(text, start):
        return False
    behind = text[start + named.end :]
    party = PARTY.match(behind)
    behind = behind[party.end() if party else 0 :]
    return not behind or behind[0] in ",(" or any(mark.match(behind.lstrip()) for mark in (role_pattern(), REMARK))
