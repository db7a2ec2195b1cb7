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

    ``starts`` and ``ends`` are offsets in the text, ``pages`` numbers from 1. ``lefts``, ``tops``, ``rights``,
    ``bottoms`` and ``sizes`` (of the type, 0 where unknown) are in the units of the page, whose ``widths`` and
    ``heights`` stand in the order of the pages: places are looked at for few words, so that they are made shares of the
    page only then. ``confidences`` are 0 to 1, or -1 where the format says none. ``bold`` is 1 for bold words.
    """

    starts: array[int]
    ends: array[int]
    pages: array[int]
    lefts: array[float]
    tops: array[float]
    rights: array[float]
    bottoms: array[float]
    confidences: array[float]
    sizes: array[float]
    bold: bytearray
    widths: array[float]
    heights: array[float]

    @classmethod
    def empty(cls) -> Words:
        """No words yet."""
        starts, ends, pages = (array("I") for _ in range(3))
        lefts, tops, rights, bottoms, confidences, sizes, widths, heights = (array("f") for _ in range(8))
        return cls(starts, ends, pages, lefts, tops, rights, bottoms, confidences, sizes, bytearray(), widths, heights)

    def __len__(self) -> int:
        return len(self.starts)

    def within(self, span: Span) -> range:
        """The numbers (from 0) of the words that ``span`` touches."""
        return range(bisect_right(self.ends, span.start), bisect_left(self.starts, span.end))

    def boxes_of(self, span: Span) -> Iterator[Box]:
        """The place of ``span`` on each page that it touches: one box a page."""
        page, edges = 0, [0.0] * 4
        for word in self.within(span):
            left, top, right, bottom = self._edges(word)
            if self.pages[word] == page:
                edges = [min(edges[0], left), min(edges[1], top), max(edges[2], right), max(edges[3], bottom)]
                continue
            if page:
                yield _box(page, edges)
            page, edges = self.pages[word], [left, top, right, bottom]
        if page:
            yield _box(page, edges)

    def _edges(self, word: int) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of a word in shares of its page; what lies beyond the page ends with it."""
        number = self.pages[word] - 1
        width, height = self.widths[number], self.heights[number]
        across, down = (self.lefts, self.rights), (self.tops, self.bottoms)
        left, right = (min(1.0, max(0.0, edges[word] / width)) for edges in across)
        top, bottom = (min(1.0, max(0.0, edges[word] / height)) for edges in down)
        return left, top, right, bottom

    def size_of(self, word: int) -> float:
        """The height of a word's type as a share of its page's height, 0 where unknown."""
        return self.sizes[word] / self.heights[self.pages[word] - 1]

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
