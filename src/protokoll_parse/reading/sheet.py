"""A page as it is gathered from a format whose numbers and texts may be missing or wrong."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from math import isfinite
from operator import le
from typing import Final

from protokoll_parse.reading.printed import UNKNOWN, PrintedLine, PrintedPage, PrintedWord
from protokoll_parse.reading.problems import ReadingError
from protokoll_parse.text.words import OcrEngine

Place = tuple[float, float, float, float]
"""Left, top, right, bottom, in the unit of the page."""

NOWHERE: Final[Place] = (0.0, 0.0, 0.0, 0.0)

_FARTHEST: Final = 1e7  # of a coordinate: no page is larger in whatever unit
_MOST_WORDS: Final = 200_000  # a page; a broadsheet of small print has a tenth of them
_NO_TEXT: Final = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff]")
_LETTER: Final = 0.5  # width of a letter in heights of its line, where nothing is known


def number(text: str | None) -> float | None:
    """What a format gives as a number, if it is one that can be a length or a place on a page."""
    try:
        value = float(text or "")
    except ValueError:
        return None
    return value if -_FARTHEST < value < _FARTHEST else None


def numbers(texts: Sequence[str | None]) -> list[float] | None:
    """The same for many at once; None when one of them is no such number."""
    try:
        values = list(map(float, texts))  # type: ignore[arg-type]  # None is a TypeError
    except (TypeError, ValueError):
        return None
    # where one is no number ("nan"), nor is the sum
    return values if values and isfinite(sum(values)) and max(values) < _FARTHEST and min(values) > -_FARTHEST else None


def share(text: str | None, whole: float = 1.0) -> float:
    """A confidence from 0 to ``whole``, as 0 to 1; ``UNKNOWN`` where it is none."""
    value = number(text)
    return value / whole if value is not None and 0 <= value <= whole else UNKNOWN


def shares(texts: Sequence[str | None], whole: float = 1.0) -> list[float]:
    """The same for many at once."""
    values = numbers(texts)
    if values is None or min(values) < 0 or max(values) > whole:
        return [share(text, whole) for text in texts]
    return values if whole == 1 else [value / whole for value in values]


class Sheet:
    """The lines of a page as they come.

    A word without a place (``NOWHERE``, or one that is empty or inside out) gets its share of its line's; a line
    without one stands below the line before it.
    """

    def __init__(self, width: float | None, height: float | None) -> None:
        self._width = width or 0.0
        self._height = height or 0.0
        self._lines: list[PrintedLine] = []
        self._words = 0

    @property
    def height(self) -> float:
        """As stated; 0 where it is not."""
        return self._height

    def add(self, line: PrintedLine, place: Place = NOWHERE) -> None:
        """Add a line, whose words may hold white space (they are parted there) or nothing (they are left out).

        Raises:
            ReadingError: when the page gets more words than any page has.
        """
        if not line.texts:
            return
        if not _has_places(line):
            line = self._spread(list(line), place)
        if not _is_parted(line):
            line = PrintedLine.of(part for word in line for part in _parts(word))
            if not line.texts:
                return
        self._append([line])

    def fits(self, words: PrintedLine) -> bool:
        """Whether the words may be added as they are: each is one, and has a place."""
        return _has_places(words) and _is_parted(words)

    def add_lines(self, words: PrintedLine, bounds: Sequence[int]) -> None:
        """Add all lines of a page at once: ``words``, which fit, cut at ``bounds``, the first and the last among them.

        Raises:
            ReadingError: when the page gets more words than any page has.
        """
        self._append([words.part(start, end) for start, end in pairwise(bounds) if start < end])

    def _append(self, lines: list[PrintedLine]) -> None:
        self._words += sum(map(len, lines))
        if self._words > _MOST_WORDS:
            raise ReadingError("input-too-large", f"holds a page of more than {_MOST_WORDS} words; give less at once")
        self._lines += lines

    def page(self, engine: OcrEngine | None = None) -> PrintedPage:
        """The page; where its size was not stated, it is as large as what stands on it."""
        if self._width <= 0:
            self._width = max((max(line.rights) for line in self._lines), default=0.0)
        if self._height <= 0:
            self._height = max((max(line.bottoms) for line in self._lines), default=0.0)
        return PrintedPage(self._width, self._height, self._lines, engine)

    def _spread(self, words: list[PrintedWord], place: Place) -> PrintedLine:
        """Give each word of a line its share of the line's place."""
        left, top, right, bottom = place if place[2] > place[0] and place[3] > place[1] else self._below(words)
        letter = (right - left) / max(1, sum(len(word.text) + 1 for word in words) - 1)
        spread = []
        for word in words:
            end = left + letter * len(word.text)
            spread.append(word._replace(left=left, top=top, right=end, bottom=bottom))
            left = end + letter
        return PrintedLine.of(spread)

    def _below(self, words: list[PrintedWord]) -> Place:
        """A place for a line below the last one."""
        left, top, bottom = 0.0, -1.0, 0.0
        if self._lines:
            last = self._lines[-1]
            left, top, bottom = last.lefts[0], min(last.tops), max(last.bottoms)
        height = bottom - top
        width = _LETTER * height * (sum(len(word.text) + 1 for word in words) - 1)
        return left, bottom, left + width, bottom + height


def alone(text: str, place: Place, confidence: float = UNKNOWN, size: float = 0.0, bold: bool = False) -> PrintedLine:
    """A line as one word, whose words are parted when it is added."""
    left, top, right, bottom = place
    return PrintedLine([text], [left], [top], [right], [bottom], [confidence], [size], [bold])


def _has_places(words: PrintedLine) -> bool:
    return not (any(map(le, words.rights, words.lefts)) or any(map(le, words.bottoms, words.tops)))


def _is_parted(words: PrintedLine) -> bool:
    text = " ".join(words.texts)
    return text.isprintable() and text.split() == words.texts


def _parts(word: PrintedWord) -> list[PrintedWord]:
    """A word as it is, or the words that it holds, each with its share of the place."""
    text = word.text
    if not text.isprintable():
        text = _NO_TEXT.sub("\ufffd", text)
    letter = (word.right - word.left) / max(1, len(text))
    parts: list[PrintedWord] = []
    at = 0
    texts = text.split()
    for part in texts:
        at = text.index(part, at)
        end = at + len(part)
        parts.append(word._replace(text=part, left=word.left + letter * at, right=word.left + letter * end))
        at = end
    return [word._replace(text=texts[0])] if len(texts) == 1 else parts
