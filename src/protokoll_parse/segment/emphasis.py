"""Lines that are printed larger or bolder than the running text, where the input says how its words are printed."""

from __future__ import annotations

from collections import defaultdict
from statistics import median
from typing import TYPE_CHECKING

from protokoll_parse.text import Span
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protokoll_parse.text import Line, RepairedText
    from protokoll_parse.text.words import Words

_LARGER = 1.12  # of the usual size: 11 to 12.5 points; what OCR measures wavers by less
_HASHES = compiled(r"(?<![^\n])[ \t]*(?P<level>#{1,6})\s+(?:\*\*)?$")
_MARKS = 24  # signs in front of a heading's text
_SEVERAL = 4
_MINORITY = 0.35  # of the lines: what more of them have is no emphasis


def marked_headings(repaired: RepairedText, lines: Sequence[Line]) -> frozenset[int]:
    """The numbers of the lines that Markdown marks as headings of the items' level: the highest that has several."""
    levels: dict[int, set[int]] = defaultdict(set)
    for line in lines:
        if line.text and (marks := _HASHES.search(repaired.text, max(0, line.start - _MARKS), line.start)):
            levels[len(marks["level"])].add(line.number)
    return next((frozenset(levels[level]) for level in sorted(levels) if len(levels[level]) >= _SEVERAL), frozenset())


def emphasised(repaired: RepairedText, lines: Sequence[Line]) -> frozenset[int]:
    """The numbers of the lines that stand out by their type; none where the input does not say how it is printed."""
    words = repaired.source.words
    if words is None:
        return frozenset()
    type_of = {
        line.number: found
        for line in lines
        if line.text and (found := _type(words, repaired.original_span(Span(line.start, line.end))))
    }
    sizes = [size for size, _ in type_of.values() if size]
    usual = median(sizes) if sizes else 0.0
    large = {number for number, (size, _) in type_of.items() if usual and size >= _LARGER * usual}
    bold = {number for number, (_, is_bold) in type_of.items() if is_bold}
    most = _MINORITY * len(type_of)
    return frozenset().union(*(some for some in (large, bold) if len(some) <= most))


def _type(words: Words, span: Span) -> tuple[float, bool] | None:
    """The size of a line's type (0 where unknown), and whether all of it is bold; None for a line without words."""
    within = words.within(span)
    if not within:
        return None
    return median(map(words.size_of, within)), all(words.bold[word] for word in within)
