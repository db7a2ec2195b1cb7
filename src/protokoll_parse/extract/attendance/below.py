"""Attendance of minutes without a cover: a list below *Närvarande* among the first unnumbered headings or bullets."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from protokoll_parse.extract.attendance.headings import heading_of
from protokoll_parse.extract.attendance.lists import find_attendance
from protokoll_parse.extract.attendance.person import listed_name
from protokoll_parse.extract.people import PARTY, organization_pattern, role_pattern
from protokoll_parse.text.outline import BULLETS
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protokoll_parse.extract.context import Context
    from protokoll_parse.records.models import Attendee
    from protokoll_parse.text import Line, Outline

_BULLET = compiled(rf"[-{BULLETS}]\s+")
_LEAST = 2  # persons


def find_below(outline: Outline, ctx: Context) -> list[Attendee]:
    """The people of such lists, absent ones too; empty when there is none in front of the first numbered item."""
    numbered = (
        item.title or item.blocks[0].passage for item in outline.items if item.number and (item.title or item.blocks)
    )
    first = next(numbered, None)
    lines = [line for line in outline.lines if first is None or line.start < first.anchors[0][1]]
    found: list[Line] = []
    at = 0
    while at < len(lines):
        block = _list_at(lines, at)
        found += block
        at += len(block) or 1
    return find_attendance(found, outline.repaired, ctx).people


def _list_at(lines: Sequence[Line], at: int) -> list[Line]:
    """The heading at ``at``, of those present or absent, with the persons below it; none when others stand there."""
    hit = heading_of(lines[at].text) if lines[at].text else None
    if hit is None or hit[0].status is None or hit[0].officer or hit[0].verb or hit[1]["rest"]:
        return []
    below = at + 1
    while below < len(lines) and not lines[below].text:
        below += 1
    block = list(takewhile(lambda line: bool(line.text), lines[below:]))
    return [lines[at], *block] if len(block) >= _LEAST and all(_is_entry(line.text) for line in block) else []


def _is_entry(text: str) -> bool:
    """Whether the line is a name, with a party, a role or an organisation behind it at most."""
    bullet = _BULLET.match(text)
    start = bullet.end() if bullet else 0
    named = listed_name(text[start:])
    if named is None or organization_pattern().match(text, start):
        return False
    behind = text[start + named.end :]
    party = PARTY.match(behind)
    behind = behind[party.end() if party else 0 :]
    return not behind or behind[0] in ",(" or role_pattern().match(behind.lstrip()) is not None
