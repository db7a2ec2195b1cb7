"""A cover that a converter of PDF printed as a row of a table: the labels in one cell, all that stood beside them next.

*|Möte<br>Beslutande<br>Ersättare|Salen kl. 13<br>Eva Lind (S)<br>Bo Ek (M)<br> <br>Ida Moe (C)|*
"""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from protokoll_parse.extract.attendance.headings import heading_of
from protokoll_parse.extract.attendance.person import listed_name
from protokoll_parse.text import Line
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_BREAK = "<br>"
_CELL = compiled(r"[^|]+")
_LEAST = 2  # names make a list

Part = tuple[int, str]  # where it begins in the line, and its text


def lay_out(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines; of such a row each list below its label."""
    for line in lines:
        lists = _lists(line.text) if line.text.startswith("|") and _BREAK in line.text else []
        for at, text in [part for listed in lists for part in listed]:
            yield Line(line.number, line.start + at, text, 0, line.page)
        if not lists:
            yield line


def _lists(text: str) -> list[list[Part]]:
    """Each label of a list with the names that belong to it: the first with those that come first, and so on."""
    cells = [list(_parts(text, cell.start(), cell.end())) for cell in _CELL.finditer(text)]
    for labels, beside in pairwise(cells):
        headings = [part for part in labels if _is_label(part[1])]
        groups = [list(group) for named, group in groupby(beside, lambda part: _is_named(part[1])) if named]
        groups = [group for group in groups if len(group) >= _LEAST]
        if headings and groups:
            lists = [[label, *group] for label, group in zip(headings, groups, strict=False)]
            return [*_in_front(labels, beside, lists[0]), *lists]
    return []


def _in_front(labels: Sequence[Part], beside: Sequence[Part], first: Sequence[Part]) -> list[list[Part]]:
    """The only label in front of the lists, *Plats och tid*, with what stands beside it in front of the names."""
    front = [part for part in labels if part < first[0]]
    values = [part for part in beside if part < first[1]]
    return [[*front, *values]] if len(front) == 1 and len(values) == 1 else []


def _parts(text: str, start: int, end: int) -> Iterator[Part]:
    """What stands between the breaks of a cell; blank where nothing does."""
    for part in text[start:end].split(_BREAK):
        yield start + len(part) - len(part.lstrip()), part.strip()
        start += len(part) + len(_BREAK)


def _is_label(text: str) -> bool:
    hit = heading_of(text)
    return bool(hit and hit[0].status and not hit[0].officer and not hit[1]["rest"])


def _is_named(text: str) -> bool:
    return listed_name(text) is not None
