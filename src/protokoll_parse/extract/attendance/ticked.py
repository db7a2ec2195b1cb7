"""Marks in front of the names of a list: *x Eva Lind* came, *- Bo Ek* did not; *[x] Eva Lind*, *[ ] Bo Ek*."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.attendance.person import listed_name, role_and_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protokoll_parse.extract.attendance.parts import Part

_TICK = regex.compile(
    r"(?:[-*•]\s)?(?:(?P<here>[xX×✓☒☑✗]|[\[(]\s?[xX×✓]\s?[\])])|(?P<away>[–—☐-]|[\[(]\s{0,3}[–-]?\s?[\])]))\s+(?=\S)"
)
_LEAST = 2  # persons with a mark


def read_ticks(parts: Sequence[Part]) -> set[int]:
    """Take such marks off the parts of each list; gives where those begin that a mark calls absent."""
    absent: set[int] = set()
    start = 0
    for at in range(1, len(parts) + 1):
        if at == len(parts) or parts[at].heading != parts[start].heading:
            absent |= _read(parts[start:at])
            start = at
    return absent


def _read(parts: Sequence[Part]) -> set[int]:
    """The same of one list, in which dashes alone are bullets."""
    ticks = [(part, tick) for part in parts if (tick := _tick(part.pieces[0][1]))]
    if len(ticks) < _LEAST or not any(tick["here"] for _, tick in ticks):
        return set()
    absent: set[int] = set()
    for part, tick in ticks:
        at, text = part.pieces[0]
        part.pieces[0] = at + tick.end(), text[tick.end() :]
        if tick["away"]:
            absent.add(part.pieces[0][0])
    return absent


def _tick(text: str) -> regex.Match[str] | None:
    tick = _TICK.match(text)
    if tick is None:
        return None
    behind = text[tick.end() :]
    return tick if listed_name(behind) or role_and_name(behind) else None
