"""What the readers of formats with layout yield: printed pages of lines of words, one page at a time."""

from __future__ import annotations

from dataclasses import dataclass, field

from protokoll_parse.text.words import OcrEngine


@dataclass(slots=True)
class PrintedWord:
    """A word and its place, in the unit of its page; the origin is the page's upper left corner.

    ``confidence``: 0 to 1, None where the format says none. ``size``: height of the type in the page's unit, 0 where
    unknown.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    confidence: float | None = None
    size: float = 0.0
    bold: bool = False


@dataclass(slots=True)
class PrintedPage:
    """A page: its size in whatever unit, and its lines in the order of the format, each from left to right.

    A line holds at least one word. Columns are lines of their own where the format tells them apart; which of them
    are printed side by side, and which is read first, is ``typeset``'s to find. Formats without places give ``text``
    instead, whose lines stand already as they shall. ``unread``: something is printed there that was not read.
    """

    width: float = 0.0
    height: float = 0.0
    lines: list[list[PrintedWord]] = field(default_factory=list)
    engine: OcrEngine | None = None
    text: str | None = None
    unread: bool = False
