"""The text as it was read, with its pages and lines."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from protokoll_parse.text.span import Span

if TYPE_CHECKING:
    from protokoll_parse.text.words import OcrEngine, Words


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its number (from 1) and its place in the text."""

    number: int
    span: Span


@dataclass(frozen=True, slots=True)
class Position:
    """A span as people name it: page and ``\\n`` lines, all from 1, the last line included."""

    page: int
    line_start: int
    line_end: int


def line_starts(text: str) -> tuple[int, ...]:
    """Offsets at which the ``\\n`` lines begin. Never ``str.splitlines``, which also breaks at form feeds."""
    starts = [0]
    at = text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return tuple(starts)


@dataclass(frozen=True, slots=True)
class SourceText:
    """The decoded original: byte-order mark removed, line ends and form feeds untouched.

    ``pages`` is never empty, in order, and covers the whole text. ``sha256`` is the digest of the bytes read, in hex.
    ``encoding_confidence`` is 1 where the encoding was stated or shows itself, less where it was guessed. ``words`` and
    ``engine`` are what formats with layout say beside the text. ``unread_pages``: numbers of those that could not be.
    """

    text: str
    pages: tuple[Page, ...]
    name: str
    sha256: str
    encoding: str | None
    media_type: str = "text/plain"
    encoding_confidence: float | None = 1.0
    words: Words | None = field(default=None, repr=False)
    engine: OcrEngine | None = None
    unread_pages: tuple[int, ...] = ()
    line_starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "line_starts", line_starts(self.text))

    @classmethod
    def from_string(cls, text: str, name: str = "-") -> SourceText:
        """A one-page source of text that is already decoded (a lone surrogate counts as it would be written)."""
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        return cls(text, (Page(1, Span(0, len(text))),), name, digest, "utf-8")

    def line_of(self, offset: int) -> int:
        """The number (from 1) of the line that holds ``offset``."""
        return bisect_right(self.line_starts, offset)

    def page_of(self, offset: int) -> int:
        """The number of the page that holds ``offset``."""
        return self.pages[max(0, bisect_right(self.pages, offset, key=lambda page: page.span.start) - 1)].number

    def position(self, span: Span) -> Position:
        """Page and lines of ``span``."""
        last = max(span.start, span.end - 1)
        return Position(self.page_of(span.start), self.line_of(span.start), self.line_of(last))
