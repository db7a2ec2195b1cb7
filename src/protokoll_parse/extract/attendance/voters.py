"""A voting list (*röstlängd*) that stands in an item as a table: a row an owner or member, and who came for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.attendance.columns import CELL
from protokoll_parse.extract.attendance.person import listed_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from protokoll_parse.text import Line

_PROXY = regex.compile(
    r"\b(?:genom|gm\.?|via|ombud)\s*:?\s+(?:(?:fullmakt|ombud(?:et)?)\s+)?(?:för\s+)?(?=\p{Lu})", regex.IGNORECASE
)
_AWAY = regex.compile(r"(?:frånvarande|ej närvarande|ej representerad|–|-)$", regex.IGNORECASE)
_LEAST_ROWS = 3


def find_voters(lines: Sequence[Line]) -> Iterator[tuple[str, int, int]]:
    """Names with their places (offsets in the repaired text) of a table of voters; nothing when it is none."""
    rows = [row for line in lines if (row := _row(line)) is not None]
    if len(rows) >= _LEAST_ROWS:
        yield from (row for row in rows if row[0])


def _row(line: Line) -> tuple[str, int, int] | None:
    """Who came, by a row of at least two columns; an empty name when nobody did, None when it is no such row."""
    cells = list(CELL.finditer(line.text))
    if len(cells) < 2 and not _PROXY.search(line.text):
        return None
    proxy = _PROXY.search(line.text)
    if proxy and (named := listed_name(line.text, proxy.end())):
        return named.name, line.start + named.start, line.start + named.end
    for cell in cells:
        named = listed_name(cell[0])
        if named is not None and named.end == len(cell[0]):
            if _AWAY.search(line.text):
                return "", line.start, line.start
            at = line.start + cell.start()
            return named.name, at + named.start, at + named.end
    return None
