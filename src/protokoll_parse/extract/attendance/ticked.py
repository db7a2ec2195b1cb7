"""Marks in front of the names of a list: *x Eva Lind* came, *- Bo Ek* did not; *[x] Eva Lind*, *[ ] Bo Ek*.

Or behind them, in a table that ran together: *Eva Lind X Bo Ek - Ida Moe X*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.attendance.person import listed_name, role_and_name
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from protokoll_parse.extract.attendance.parts import Part

_TICK = compiled(
    r"(?:[-*•]\s)?(?:(?P<here>[xX×✓☒☑✗]|[\[(]\s?[xX×✓]\s?[\])])|(?P<away>[–—☐-]|[\[(]\s{0,3}[–-]?\s?[\])]))\s+(?=\S)"
)
_LEAST = 2  # persons with a mark
_IN_A_ROW = 3  # of a table that ran together
_NAME = r"\p{Lu}\p{Ll}[\p{L}-]*(?:\s(?:(?:von|af|de|van|der)\s)?\p{Lu}\p{Ll}[\p{L}-]*){1,3}"
_MARKED = compiled(rf"(?P<name>{_NAME})(?:\s\(\p{{L}}{{1,4}}\))?\s(?:(?P<here>[xX×✓☒])|[–—-])(?=\s|$)")


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


def read_marked_run(text: str, start: int) -> Iterator[tuple[str, bool, int, int]]:
    """Name, presence and place of each person of such a table; nothing when it is none or marks stand in front."""
    rows = list(_MARKED.finditer(text, start))
    if len(rows) < _IN_A_ROW or not any(row["here"] for row in rows) or _TICK.match(text, start):
        return
    for row in rows:
        named = listed_name(row["name"])
        if named is not None and named.end == len(row["name"]):
            yield row["name"], bool(row["here"]), *row.span("name")
