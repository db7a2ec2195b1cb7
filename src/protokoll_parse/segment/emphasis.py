"""Lines that are printed larger or bolder than the running text, where the input says how its words are printed."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from protokoll_parse.segment.title_words import is_of_many
from protokoll_parse.text import Span
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from protokoll_parse.text import Line, RepairedText
    from protokoll_parse.text.words import Words

_LARGER = 1.12  # of the usual size: 11 to 12.5 points; what OCR measures wavers by less
_SIGNS = compiled(r"(?<![^\n])[ \t]*(?P<level>#{1,6}|={1,6})\s+(?:\*\*)?$")
_RULE = compiled(r"={3,}|-{3,}")
_UNEVEN = 2  # signs that a rule may be longer or shorter than what it underlines
_MARKS = 24  # signs in front of a heading's text
_SEVERAL = 4
_MINORITY = 0.35  # of the lines: what more of them have is no emphasis


def marked_headings(repaired: RepairedText, lines: Sequence[Line]) -> frozenset[int]:
    """The numbers of the lines that are marked as headings of items: of the highest level that has several.

    By ``#`` or ``=`` in front (Markdown, AsciiDoc, Typst, wikis), or a rule of the same length below. A heading with
    nothing of its own between it and a lower one is that of a group, whose headings are the items, where most of its
    level are so, or its title is one of many matters: *Rapporter*, *Beslutspunkter*.
    """
    marks = list(_marks(repaired, lines))
    often = Counter(mark.level for mark in marks)
    base = next((level for level in sorted(often) if often[level] >= _SEVERAL), None)
    if base is None:
        return frozenset()
    groups = {mark.line.number for mark, below in pairwise(marks) if below.level > mark.level and not mark.told}
    grouped = Counter(mark.level for mark in marks if mark.line.number in groups)
    found: set[int] = set()
    lowest = base
    for mark, below in zip(marks, [*marks[1:], None], strict=True):
        if base <= mark.level <= lowest:
            usual = 2 * grouped[mark.level] > often[mark.level] or is_of_many(mark.line.text)
            of_group = below is not None and mark.line.number in groups and usual
            lowest = below.level if below and of_group else mark.level
            if not of_group:
                found.add(mark.line.number)
    return frozenset(found)


class _Mark(NamedTuple):
    """A marked line, its level, and whether a text stands between it and the next one."""

    line: Line
    level: int
    told: bool


def _marks(repaired: RepairedText, lines: Sequence[Line]) -> Iterator[_Mark]:
    mark: _Mark | None = None
    for line, below in zip(lines, [*lines[1:], None], strict=True):
        if not line.text or _RULE.fullmatch(line.text):
            continue
        if level := _level(repaired, line, below):
            if mark:
                yield mark
            mark = _Mark(line, level, told=False)
        elif mark:
            mark = mark._replace(told=True)
    if mark:
        yield mark


def _level(repaired: RepairedText, line: Line, below: Line | None) -> int:
    """How deep a heading stands that is marked as one, from 1; 0 for other lines."""
    if marks := _SIGNS.search(repaired.text, max(0, line.start - _MARKS), line.start):
        return len(marks["level"])
    ruled = below is not None and _RULE.fullmatch(below.text) and below.indent == line.indent
    if below is None or not ruled or abs(len(below.text) - len(line.text)) > _UNEVEN:
        return 0
    return 1 if below.text[0] == "=" else 2


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
