"""A page as it is gathered from a format whose numbers and texts may be missing or wrong."""

from __future__ import annotations

import re
from typing import Final

from protokoll_parse.reading.printed import PrintedPage, PrintedWord
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


def share(text: str | None, whole: float = 1.0) -> float | None:
    """A confidence from 0 to ``whole``, as 0 to 1; None where it is none."""
    value = number(text)
    return value / whole if value is not None and 0 <= value <= whole else None


class Sheet:
    """The lines of a page as they come.

    A word without a place (``NOWHERE``, or one that is empty or inside out) gets its share of its line's; a line
    without one stands below the line before it.
    """

    def __init__(self, width: float | None, height: float | None) -> None:
        self._width = width or 0.0
        self._height = height or 0.0
        self._lines: list[list[PrintedWord]] = []
        self._words = 0
        self._last: Place = NOWHERE

    @property
    def height(self) -> float:
        """As stated; 0 where it is not."""
        return self._height

    def add(self, words: list[PrintedWord], place: Place = NOWHERE) -> None:
        """Add a line, whose words may hold white space (they are parted there) or nothing (they are left out).

        Raises:
            ReadingError: when the page gets more words than any page has.
        """
        if any(word.right <= word.left or word.bottom <= word.top for word in words):
            self._spread(words, place)
        line = [part for word in words for part in _parts(word)]
        if not line:
            return
        self._words += len(line)
        if self._words > _MOST_WORDS:
            raise ReadingError("input-too-large", f"holds a page of more than {_MOST_WORDS} words; give less at once")
        self._lines.append(line)
        self._last = (
            line[0].left,
            min(word.top for word in line),
            line[-1].right,
            max(word.bottom for word in line),
        )

    def page(self, engine: OcrEngine | None = None) -> PrintedPage:
        """The page; where its size was not stated, it is as large as what stands on it."""
        if self._width <= 0:
            self._width = max((word.right for line in self._lines for word in line), default=0.0)
        if self._height <= 0:
            self._height = max((word.bottom for line in self._lines for word in line), default=0.0)
        return PrintedPage(self._width, self._height, self._lines, engine)

    def _spread(self, words: list[PrintedWord], place: Place) -> None:
        """Give each word of a line its share of the line's place."""
        left, top, right, bottom = place if place[2] > place[0] and place[3] > place[1] else self._below(words)
        letter = (right - left) / max(1, sum(len(word.text) + 1 for word in words) - 1)
        for word in words:
            word.left, word.top, word.right, word.bottom = left, top, left + letter * len(word.text), bottom
            left = word.right + letter

    def _below(self, words: list[PrintedWord]) -> Place:
        """A place for a line below the last one."""
        left, top, _, bottom = self._last if self._last != NOWHERE else (0.0, -1.0, 0.0, 0.0)
        height = bottom - top
        width = _LETTER * height * (sum(len(word.text) + 1 for word in words) - 1)
        return left, bottom, left + width, bottom + height


def spaced(
    text: str, place: Place, confidence: float | None = None, size: float = 0.0, bold: bool = False
) -> PrintedWord:
    """What stands at a place, be it a word or a whole line."""
    left, top, right, bottom = place
    return PrintedWord(text, left, top, right, bottom, confidence, size, bold)


def _parts(word: PrintedWord) -> list[PrintedWord]:
    """A word as it is, or the words that it holds, each with its share of the place."""
    text = word.text
    if not text.isprintable():
        text = _NO_TEXT.sub("\ufffd", text)
    texts = text.split()
    if len(texts) == 1:
        word.text = texts[0]
        return [word]
    letter = (word.right - word.left) / max(1, len(text))
    parts: list[PrintedWord] = []
    at = 0
    for part in texts:
        at = text.index(part, at)
        left = word.left + letter * at
        at += len(part)
        right = word.left + letter * at
        parts.append(PrintedWord(part, left, word.top, right, word.bottom, word.confidence, word.size, word.bold))
    return parts
