"""Lines of the repaired text, and running text put together from them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from operator import itemgetter

from protokoll_parse.text.edits import RepairedText
from protokoll_parse.text.span import Span

_at = itemgetter(0)  # an anchor's offset in its passage
_BLANK = " \t\r\f\v\u00a0\u2028\u2029\x85"
# "hälso- och sjukvård": a hyphen before one of these words stays, at a line end too
_SUSPENDED = re.compile(r"(?:och|eller|samt|respektive|resp|till|alternativt|plus)\b", re.IGNORECASE)
# a line that is a heading in Markdown, AsciiDoc, Typst or a wiki, or bold as a whole: the marks are no text
_MARKUP = re.compile(
    r"(?:#{1,6}\s+|={1,6}\s+(?=[^\W\d_]))(?:\*\*)?(?P<heading>[^\s#*].*?)(?:\*\*)?\s*[#=]*|\*\*(?P<bold>[^*]+)\*\*\\?"
)
_LONGEST_WORD = 60  # signs; what is looked at in front of a line end
_HYPHENATED = re.compile(r"[^\W\d_]{2,}-$")
# the same in capitals, in a longer word: "IT-" and "AVDELNINGEN" keep the hyphen
_LOUD_END, _LOUD = re.compile(r"\b[A-ZÅÄÖÉ]{5,}-$"), re.compile(r"[A-ZÅÄÖÉ]{2,}\b(?!-)")


@dataclass(frozen=True, slots=True)
class Line:
    """One ``\\n`` line without the white space around it.

    ``number`` counts from 1, ``start`` is the offset of ``text`` in the repaired text, ``indent`` the number of signs
    before it, ``page`` the page's number.
    """

    number: int
    start: int
    text: str
    indent: int
    page: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def lines_of(repaired: RepairedText) -> tuple[Line, ...]:
    """All lines of the repaired text, blank ones included."""
    source = repaired.source
    lines: list[Line] = []
    at = 0
    page = 0
    for number, raw in enumerate(repaired.text.split("\n"), 1):
        text = raw.strip(_BLANK)
        indent = len(raw) - len(raw.lstrip(_BLANK)) if text else 0
        # lines are the same in both texts, so the page is looked up in the original
        line_start = source.line_starts[number - 1]
        line_end = source.line_starts[number] if number < len(source.line_starts) else len(source.text)
        while page + 1 < len(source.pages) and source.pages[page + 1].span.start < max(line_end, line_start + 1):
            page += 1
        start = at + indent
        if marked := _MARKUP.fullmatch(text):
            group = "heading" if marked["heading"] else "bold"
            start, text = start + marked.start(group), marked[group]
        lines.append(Line(number, start, text, indent, source.pages[page].number))
        at += len(raw) + 1
    return tuple(lines)


@dataclass(frozen=True, slots=True)
class Passage:
    """Running text over one or more lines: line ends are spaces, words hyphenated at a line end are whole.

    ``anchors`` are pairs (offset in ``text``, offset in the repaired text), one for each piece, in order.
    """

    text: str
    anchors: tuple[tuple[int, int], ...]
    repaired: RepairedText

    @classmethod
    def of(cls, repaired: RepairedText, pieces: Iterable[tuple[int, str]]) -> Passage:
        """Join pieces (offset in the repaired text, text), each from one line."""
        text = ""
        anchors: list[tuple[int, int]] = []
        for start, piece in pieces:
            if not piece:
                continue
            if text:
                goes_on = piece[0].islower() or (_LOUD_END.search(text[-_LONGEST_WORD:]) and _LOUD.match(piece))
                if _HYPHENATED.search(text[-_LONGEST_WORD:]) and goes_on and not _SUSPENDED.match(piece):
                    text = text[:-1]
                elif _SUSPENDED.match(piece) or not (
                    text.endswith("-") and piece[0].isupper() and text[-2:-1].isalnum()
                ):
                    text += " "
            anchors.append((len(text), start))
            text += piece
        return cls(text, tuple(anchors), repaired)

    def _repaired_offset(self, offset: int) -> int:
        at, start = self.anchors[max(0, bisect_right(self.anchors, offset, key=_at) - 1)]
        return start + offset - at

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """The place in the original of ``text[start:end]``, without white space at its ends."""
        end = len(self.text) if end is None else end
        while end > start and self.text[end - 1].isspace():
            end -= 1
        while start < end and self.text[start].isspace():
            start += 1
        if not self.anchors:
            return Span(0, 0)
        first = self._repaired_offset(start)
        last = self._repaired_offset(end - 1) + 1 if end > start else first
        return self.repaired.original_span(Span(first, max(first, last)))

    def part(self, start: int, end: int | None = None) -> Passage:
        """``text[start:end]`` as a passage of its own, without white space at its ends."""
        end = len(self.text) if end is None else end
        while end > start and self.text[end - 1].isspace():
            end -= 1
        while start < end and self.text[start].isspace():
            start += 1
        anchors = [(0, self._repaired_offset(start))] if self.anchors else []
        first = bisect_right(self.anchors, start, key=_at)
        inside = self.anchors[first : bisect_left(self.anchors, end, lo=first, key=_at)]
        anchors += [(at - start, offset) for at, offset in inside]
        return Passage(self.text[start:end], tuple(anchors), self.repaired)

    def __bool__(self) -> bool:
        return bool(self.text)
