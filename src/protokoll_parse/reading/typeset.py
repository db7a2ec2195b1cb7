"""From words with places to text whose lines, columns, indents and blank lines stand as they were printed.

What ``pdftotext -layout`` does for PDF, for every format alike: pieces of lines that stand side by side become one line
with runs of spaces between them (attendance in columns, a table), columns of running text follow one another.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from statistics import median

from protokoll_parse.reading.printed import PrintedPage, PrintedWord
from protokoll_parse.text import Page, Span
from protokoll_parse.text.words import OcrEngine, Words

# in widths of a letter of the page's usual type
_COLUMN_GAP = 2.2  # wider between two words of a line: two columns
_INDENT = 2.0  # less is the unevenness of a scan
_LONGEST_RUN = 60  # spaces between two columns, and before a line
# distances between two lines of running text, in heights of its words
_TIGHTEST, _USUAL, _WIDEST = 0.7, 1.25, 2.5
# in distances between two lines of the page's running text
_BLANK_LINE = 1.5
_MOST_BLANK = 3  # lines; an empty half of a page is no more than that
_FULL_LINE = 0.7  # of the width of the text; a shorter line ends a paragraph
_ON_THE_LINE = 0.5  # of the lower one's height must be shared
# columns of running text, not of a table
_PROSE_WORDS = 4.0  # a line holds so many words, on the average
_PROSE_LINES = 5  # and there are so many of them side by side
_MOST_PIECES = 40  # that stand side by side on a line; more are rubbish
_SLOPE_WORDS = 4  # a line of so many words shows how the page lies


@dataclass(slots=True)
class _Piece:
    """Words that stand together on one line, with the height at which the line would stand on a straight page."""

    words: list[PrintedWord]
    top: float
    bottom: float

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return self.words[-1].right


@dataclass(frozen=True, slots=True)
class Typeset:
    """The text of a document with its pages and the places of its words. ``unread``: numbers of pages."""

    text: str
    pages: tuple[Page, ...]
    words: Words
    engine: OcrEngine | None
    unread: tuple[int, ...]


def typeset(pages: Iterable[PrintedPage]) -> Typeset:
    """The text of printed pages: a form feed opens each page but the first. Holds one page at a time."""
    words = Words.empty()
    parts: list[str] = []
    starts: list[int] = []
    unread: list[int] = []
    at = 0
    engine: OcrEngine | None = None
    for number, page in enumerate(pages, 1):
        starts.append(at)
        if page.unread:
            unread.append(number)
        if engine is None or (page.engine and engine.language is None):
            engine = page.engine or engine  # a blank page may not say its language
        part = _page_text(page, number, at + (number > 1), words)
        parts.append("\f" + part if number > 1 else part)
        at += len(parts[-1])
    bounds = [*starts, at]
    spans = tuple(Page(number, Span(bounds[number - 1], bounds[number])) for number in range(1, len(bounds)))
    return Typeset("".join(parts), spans, words, engine, tuple(unread))


def _page_text(page: PrintedPage, number: int, at: int, words: Words) -> str:
    """The lines of a page, whose text begins at the offset ``at``; its words are added to ``words``."""
    if page.text is not None:
        return page.text.replace("\f", "").removesuffix("\n") + "\n"
    if not page.lines:
        return "\n"
    letter = _letter_width(page.lines)
    slope = _slope(page.lines)
    pieces = [
        _Piece(part, *_levelled(part, slope)) for line in page.lines for part in _parted(line, letter * _COLUMN_GAP)
    ]
    margin = min(piece.left for piece in pieces)
    out: list[str] = []
    for column in _columns(pieces):
        rows = _rows(column)
        pitch = _pitch(rows)
        below: float | None = None
        for row in rows:
            level = median((piece.top + piece.bottom) / 2 for piece in row)
            blank = 0
            if below is None:
                blank = 1 if out else 0
            elif level - below > _BLANK_LINE * pitch:
                blank = min(_MOST_BLANK, max(1, round((level - below) / pitch) - 1))
            out.append("\n" * blank)
            at += blank
            below = level
            line = _line_text(row, margin, letter, page, number, at, words)
            out.append(line)
            at += len(line)
    if rows[-1][-1].right - margin < _FULL_LINE * (max(piece.right for piece in pieces) - margin):
        out.append("\n")  # a paragraph ends with the page
    return "".join(out)


def _line_text(
    row: list[_Piece], margin: float, letter: float, page: PrintedPage, number: int, at: int, words: Words
) -> str:
    """The words of a row with its line feed; columns stand about as far from the margin as they were printed."""
    line = ""
    for piece in row:
        column = round((piece.left - margin) / letter)
        if line:
            line += " " * min(_LONGEST_RUN, max(3, column - len(line)))
        elif column >= _INDENT:
            line = " " * min(_LONGEST_RUN, column)
        for index, word in enumerate(piece.words):
            if index:
                line += " "
            _add(words, word, page, number, at + len(line))
            line += word.text
    return line + "\n"


def _add(words: Words, word: PrintedWord, page: PrintedPage, number: int, start: int) -> None:
    words.starts.append(start)
    words.ends.append(start + len(word.text))
    words.pages.append(number)
    width, height = page.width or 1.0, page.height or 1.0
    edges: tuple[float, ...] = (word.left / width, word.top / height, word.right / width, word.bottom / height)
    if min(edges) < 0 or max(edges) > 1:
        edges = tuple(min(1.0, max(0.0, edge)) for edge in edges)  # beyond the page
    words.boxes.extend(edges)
    words.confidences.append(-1.0 if word.confidence is None else word.confidence)
    words.sizes.append(word.size / height)
    words.bold.append(word.bold)


def _letter_width(lines: list[list[PrintedWord]]) -> float:
    """The usual width of a letter on the page."""
    widths = [(word.right - word.left) / len(word.text) for line in lines for word in line if len(word.text) > 1]
    return max(median(widths), 1e-6) if widths else 1.0


def _slope(lines: list[list[PrintedWord]]) -> float:
    """How much the page's lines fall to the right, by the lines that are long enough to show it."""
    slopes = [
        (line[-1].top + line[-1].bottom - line[0].top - line[0].bottom) / 2 / (line[-1].left - line[0].left)
        for line in lines
        if len(line) >= _SLOPE_WORDS and line[-1].left > line[0].left
    ]
    return median(slopes) if slopes else 0.0


def _levelled(words: list[PrintedWord], slope: float) -> tuple[float, float]:
    """Top and bottom of a line of words, were the page straight."""
    return (
        median(word.top - slope * word.left for word in words),
        median(word.bottom - slope * word.left for word in words),
    )


def _parted(line: list[PrintedWord], gap: float) -> list[list[PrintedWord]]:
    """A line's words, apart where the gap between two of them is that of columns."""
    parts = [[line[0]]]
    for before, word in pairwise(line):
        if word.left - before.right > gap:
            parts.append([word])
        else:
            parts[-1].append(word)
    return parts


def _columns(pieces: list[_Piece]) -> list[list[_Piece]]:
    """The pieces of a page in the order of reading, apart where columns of running text stand side by side."""
    gutter = _gutter(pieces)
    if gutter is None:
        return [pieces]
    across = sorted(piece.top for piece in pieces if piece.left < gutter < piece.right)
    bands: dict[int, tuple[list[_Piece], list[_Piece]]] = {}
    for piece in pieces:
        if piece.left < gutter < piece.right:
            continue
        band = bisect_left(across, piece.top)
        bands.setdefault(band, ([], []))[piece.left > gutter].append(piece)
    whole: dict[int, list[_Piece]] = {}
    for piece in pieces:
        if piece.left < gutter < piece.right:
            whole.setdefault(bisect_left(across, piece.top), []).append(piece)
    ordered: list[list[_Piece]] = []
    for band in sorted(bands.keys() | whole.keys()):
        left, right = bands.get(band, ([], []))
        if _is_prose(left, right):
            ordered += [column for column in (left, right) if column]
        elif left or right:
            ordered.append(left + right)
        if band in whole:
            ordered.append(whole[band])
    return _joined(ordered)


def _joined(columns: list[list[_Piece]]) -> list[list[_Piece]]:
    """Neighbouring columns of which the second begins below the first, as one: nothing stands side by side there."""
    joined: list[list[_Piece]] = []
    for column in columns:
        if joined and min(piece.top for piece in column) >= max(piece.top for piece in joined[-1]):
            joined[-1] = joined[-1] + column
        else:
            joined.append(column)
    return joined


def _is_prose(left: list[_Piece], right: list[_Piece]) -> bool:
    return all(
        len(column) >= _PROSE_LINES and sum(len(piece.words) for piece in column) >= _PROSE_WORDS * len(column)
        for column in (left, right)
    )


def _gutter(pieces: list[_Piece]) -> float | None:
    """The middle of the gap between two columns of running text; None when there are none."""
    gaps = []
    for row in _rows(pieces):
        if len(row) == 2 and all(len(piece.words) >= _PROSE_WORDS - 1 for piece in row):
            gaps.append((row[0].right, row[1].left))
    if len(gaps) < _PROSE_LINES:
        return None
    left, right = median(gap[0] for gap in gaps), median(gap[1] for gap in gaps)
    gutter = right - (right - left) / 4  # lines end raggedly and begin evenly
    fits = sum(left < gutter < right for left, right in gaps)
    return gutter if fits >= max(_PROSE_LINES, 0.8 * len(gaps)) else None


def _rows(pieces: list[_Piece]) -> list[list[_Piece]]:
    """Pieces that stand on one line, from left to right; the rows from top to bottom."""
    rows: list[list[_Piece]] = []
    for piece in sorted(pieces, key=attrgetter("top")):
        for row in reversed(rows[-3:]):
            if _on_one_line(row, piece):
                row.append(piece)
                break
        else:
            rows.append([piece])
    for row in rows:
        row.sort(key=attrgetter("left"))
    return sorted(rows, key=lambda row: median((piece.top + piece.bottom) / 2 for piece in row))


def _on_one_line(row: list[_Piece], piece: _Piece) -> bool:
    """Whether ``piece`` shares enough of its height with the row and covers nothing of it."""
    if len(row) >= _MOST_PIECES:
        return False
    height = piece.bottom - piece.top
    for other in row:
        shared = min(piece.bottom, other.bottom) - max(piece.top, other.top)
        if shared < _ON_THE_LINE * min(height, other.bottom - other.top):
            return False
        if min(piece.right, other.right) - max(piece.left, other.left) > 0:
            return False
    return True


def _pitch(rows: list[list[_Piece]]) -> float:
    """The distance between two lines of a paragraph: the least of those there are, as blank lines may be as many."""
    levels = [median((piece.top + piece.bottom) / 2 for piece in row) for row in rows]
    height = median(piece.bottom - piece.top for row in rows for piece in row)
    apart = (below - above for above, below in pairwise(levels))
    steps = sorted(step for step in apart if _TIGHTEST * height < step < _WIDEST * height)
    return steps[len(steps) // 10] if steps else _USUAL * height
