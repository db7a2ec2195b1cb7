"""Items that begin inside the line of the one before: *§ 2 Dagordningen godkändes § 3 Val av justerare*.

So numbers without a sign, where these titles are in capitals: *2 DAGORDNING Den godkändes. 3 VAL AV JUSTERARE …*
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from protokoll_parse.segment.number_behind import refers
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from protokoll_parse.text import Line

_CAPITALS = r"\.?\s(?:\p{Lu}{2,}\s\p{Lu}{2,}|\p{Lu}{6,})"
# how the first number of a line is printed, and how those inside it are
_BEGINS = compiled(rf"(?P<sign>§\s?)?(?P<n>[0-9]{{1,4}})(?![0-9])(?(sign)|(?={_CAPITALS}))")
_SIGNED = compiled(r"(?<=\s)§\s?(?P<n>[0-9]{1,4})(?=[.:]?\s+\p{Lu})")
_IN_CAPITALS = compiled(rf"(?<=[\p{{L}}.]\s)(?P<n>[0-9]{{1,3}})(?={_CAPITALS})")
_SENTENCE_END = compiled(r"\p{Ll}{4}[.!?]$")
_BEFORE = 40  # signs in front of a sign that tell whether a paragraph is referred to


def part_at_signs(lines: Sequence[Line], skip: frozenset[int]) -> tuple[Line, ...]:
    """The lines, parted where the next number stands inside one of them.

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
    for match in (_SIGNED if begins["sign"] else _IN_CAPITALS).finditer(line.text, begins.end()):
        before = line.text[max(begins.end(), match.start() - _BEFORE) : match.start()].strip()
        if int(match["n"]) == number + 1 and number + 1 not in first and before and not _refers(before):
            number += 1
            cuts.append(match.start())
    if number + 1 not in first:
        cuts = [0]
    for start, end in zip(cuts, [*cuts[1:], len(line.text)], strict=True):
        yield replace(line, start=line.start + start, text=line.text[start:end].rstrip()) if cuts[1:] else line


def _refers(before: str) -> bool:
    """Whether a paragraph is referred to; not behind a sentence."""
    return refers(before) and not _SENTENCE_END.search(before)
