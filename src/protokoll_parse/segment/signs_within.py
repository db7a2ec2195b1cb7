"""Items that begin inside the line of the one before: *§ 2 Dagordningen godkändes § 3 Val av justerare*."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from protokoll_parse.segment.number_behind import refers
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from protokoll_parse.text import Line

_BEGINS = compiled(r"§\s?(?P<n>[0-9]{1,4})(?![0-9])")
_WITHIN = compiled(r"(?<=\s)§\s?(?P<n>[0-9]{1,4})(?=[.:]?\s+\p{Lu})")
_BEFORE = 40  # signs in front of a sign that tell whether a paragraph is referred to


def part_at_signs(lines: Sequence[Line], skip: frozenset[int]) -> tuple[Line, ...]:
    """The lines, parted where the next § stands inside one of them.

    The numbers inside go on from the one that the line begins with, no line begins with them, and one begins with the
    number that follows.
    """
    first = {
        int(match["n"]) for line in lines if line.number not in skip and (match := _BEGINS.match(line.text)) is not None
    }
    return tuple(piece for line in lines for piece in _pieces(line, first if line.number not in skip else set()))


def _pieces(line: Line, first: set[int]) -> Iterator[Line]:
    begins = _BEGINS.match(line.text) if first else None
    if begins is None:
        yield line
        return
    number, cuts = int(begins["n"]), [0]
    for match in _WITHIN.finditer(line.text, begins.end()):
        before = line.text[max(begins.end(), match.start() - _BEFORE) : match.start()].strip()
        if int(match["n"]) == number + 1 and number + 1 not in first and before and not refers(before):
            number += 1
            cuts.append(match.start())
    if number + 1 not in first:
        cuts = [0]
    for start, end in zip(cuts, [*cuts[1:], len(line.text)], strict=True):
        yield replace(line, start=line.start + start, text=line.text[start:end].rstrip()) if cuts[1:] else line
