"""Where each word stands on its page, and how sure OCR was of it, for formats that say so."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from protokoll_parse.text.span import Span


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in shares (0 to 1) of its width and height; (0, 0) is the upper left corner.

    Shares, because formats measure in pixels, points or tenths of millimetres: with them a viewer finds the place on
    whatever image of the page it has.
    """

    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Words:
    """All words of a document in the order of its text, as columns: millions of words take no room to speak of.

    ``starts`` and ``ends`` are offsets in the text. ``boxes`` holds four numbers a word (left, top, right, bottom), as
    in ``Box``. ``confidences`` are 0 to 1, or -1 where the format says none. ``sizes`` are heights of letters as shares
    of the page's height (0 where unknown), ``bold`` is 1 for bold words.
    """

    starts: array[int]
    ends: array[int]
    pages: array[int]
    boxes: array[float]
    confidences: array[float]
    sizes: array[float]
    bold: bytearray

    @classmethod
    def empty(cls) -> Words:
        """No words yet."""
        return cls(array("I"), array("I"), array("I"), array("f"), array("f"), array("f"), bytearray())

    def __len__(self) -> int:
        return len(self.starts)

    def within(self, span: Span) -> range:
        """The numbers (from 0) of the words that ``span`` touches."""
        return range(bisect_right(self.ends, span.start), bisect_left(self.starts, span.end))

    def boxes_of(self, span: Span) -> Iterator[Box]:
        """The place of ``span`` on each page that it touches: one box a page."""
        page, edges = 0, [0.0] * 4
        for word in self.within(span):
            left, top, right, bottom = self.boxes[4 * word : 4 * word + 4]
            if self.pages[word] == page:
                edges = [min(edges[0], left), min(edges[1], top), max(edges[2], right), max(edges[3], bottom)]
                continue
            if page:
                yield _box(page, edges)
            page, edges = self.pages[word], [left, top, right, bottom]
        if page:
            yield _box(page, edges)

    def confidence_of(self, span: Span) -> float | None:
        """The mean confidence, to two places, of the words that ``span`` touches; None where the format says none."""
        known = [value for word in self.within(span) if (value := self.confidences[word]) >= 0]
        return round(sum(known) / len(known), 2) if known else None


def _box(page: int, edges: Sequence[float]) -> Box:
    left, top, right, bottom = (round(edge, 4) for edge in edges)  # a ten thousandth: a pixel or less
    return Box(page, left, top, right, bottom)


@dataclass(frozen=True, slots=True)
class OcrEngine:
    """What a format says of the OCR run that made it: the program, and its language models as it names them."""

    name: str | None = None
    language: str | None = None
