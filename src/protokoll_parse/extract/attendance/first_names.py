"""Lists of first names alone, one a line: *Närvarande:* / *Greta* / *Ove* / *Milla*."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from protokoll_parse.extract.attendance.person import first_only
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from protokoll_parse.extract.attendance.parts import Part

_WORD = compiled(r"\p{Lu}\p{Ll}{1,15}")  # or a nickname among them
_LEAST = 2  # first names in a row
_MOST = 2 / 3  # of the row are first names that are known


def rows_of_first_names(parts: Sequence[Part]) -> Iterator[Part]:
    """The parts that are such names, below a heading of their own; a row begins and ends with a known one."""
    for _, row in groupby(parts, lambda part: (id(part.heading), _may_be_name(part))):
        names = list(row)
        known = [first_only(part.text) is not None for part in names]
        if not _may_be_name(names[0]) or not any(known):
            continue
        first, stop = known.index(True), len(known) - known[::-1].index(True)
        told = sum(known)
        if told >= _LEAST and told >= _MOST * (stop - first):
            yield from names[first:stop]


def _may_be_name(part: Part) -> bool:
    return part.role is None and part.away is None and bool(first_only(part.text) or _WORD.fullmatch(part.text))
