"""What the readers of formats with layout yield: printed pages of lines of words, one page at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from protokoll_parse.text.words import OcrEngine

UNKNOWN: Final = -1.0
"""The confidence of a word of which the format says none."""


class PrintedWord(NamedTuple):
    """A word and its place, in the unit of its page; the origin is the page's upper left corner.

    ``confidence``: 0 to 1, or ``UNKNOWN``. ``size``: height of the type in the page's unit, 0 where unknown.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    confidence: float = UNKNOWN
    size: float = 0.0
    bold: bool = False


@dataclass(slots=True)
class PrintedLine:
    """The words of a line from left to right, as columns of one length: what is done to all words takes no loop."""

    texts: list[str]
    lefts: list[float]
    tops: list[float]
    rights: list[float]
    bottoms: list[float]
    confidences: list[float]
    sizes: list[float]
    bold: list[bool]

    @classmethod
    def of(cls, words: Iterable[PrintedWord]) -> PrintedLine:
        """A line of these words."""
        columns = [list(column) for column in zip(*words, strict=True)]
        return cls(*columns) if columns else cls([], [], [], [], [], [], [], [])

    def __len__(self) -> int:
        return len(self.texts)

    def __iter__(self) -> Iterator[PrintedWord]:
        columns = (
            self.texts,
            self.lefts,
            self.tops,
            self.rights,
            self.bottoms,
            self.confidences,
            self.sizes,
            self.bold,
        )
        return map(PrintedWord._make, zip(*columns, strict=True))

    def __getitem__(self, place: int) -> PrintedWord:
        return next(iter(self.part(place, place + 1 or len(self))))

    def extend(self, other: PrintedLine) -> None:
        """Add the words of another line behind these."""
        self.texts += other.texts
        self.lefts += other.lefts
        self.tops += other.tops
        self.rights += other.rights
        self.bottoms += other.bottoms
        self.confidences += other.confidences
        self.sizes += other.sizes
        self.bold += other.bold

    def part(self, start: int, end: int) -> PrintedLine:
        """The words from ``start`` to ``end`` (half-open)."""
        return PrintedLine(
            self.texts[start:end],
            self.lefts[start:end],
            self.tops[start:end],
            self.rights[start:end],
            self.bottoms[start:end],
            self.confidences[start:end],
            self.sizes[start:end],
            self.bold[start:end],
        )


@dataclass(slots=True)
class PrintedPage:
    """A page: its size in whatever unit, and its lines in the order of the format, each from left to right.

    A line holds at least one word. Columns of the page are lines of their own where the format tells them apart; which
    of them are printed side by side, and which is read first, is ``typeset``'s to find. Formats without places give
    ``text`` instead, whose lines stand already as they shall. ``unread``: something is printed there that was not read.
    """

    width: float = 0.0
    height: float = 0.0
    lines: list[PrintedLine] = field(default_factory=list)
    engine: OcrEngine | None = None
    text: str | None = None
    unread: bool = False
