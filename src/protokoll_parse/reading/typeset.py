"""From words with places to text whose lines, columns, indents and blank lines stand as they were printed.

What ``pdftotext -layout`` does for PDF, for every format alike: pieces of lines that stand side by side become one line
with runs of spaces between them (attendance in columns, a table), columns of running text follow one another.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate, pairwise, repeat
from math import inf
from operator import add, attrgetter, sub
from statistics import median

from protokoll_parse.reading.printed import PrintedLine, PrintedPage
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

    line: PrintedLine
    left: float
    right: float
    top: float
    bottom: float

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


class _Row:
    """Pieces that stand on one line, from left to right, and the height of their middle."""

    __slots__ = ("level", "pieces")

    def __init__(self, pieces: list[_Piece]) -> None:
        if len(pieces) == 1:
            self.pieces, self.level = pieces, pieces[0].middle
        else:
            self.pieces = sorted(pieces, key=attrgetter("left"))
            self.level = median(piece.middle for piece in pieces)


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
        words.widths.append(page.width or 1.0)
        words.heights.append(page.height or 1.0)
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
    pieces = [_piece(part, slope) for line in page.lines for part in _parted(line, letter * _COLUMN_GAP)]
    margin = min(piece.left for piece in pieces)
    set_words = _SetWords(number)
    out: list[str] = []
    for rows in _columns(pieces):
        pitch = _pitch(rows)
        below: float | None = None
        for row in rows:
            feeds = 1
            if below is None:
                feeds = 2 if out else 0
            elif row.level - below > _BLANK_LINE * pitch:
                feeds = 1 + min(_MOST_BLANK, max(1, round((row.level - below) / pitch) - 1))
            below = row.level
            out.append("\n" * feeds + _line_text(row, margin, letter, feeds, set_words))
    out.append("\n")
    if rows[-1].pieces[-1].right - margin < _FULL_LINE * (max(piece.right for piece in pieces) - margin):
        out.append("\n")  # a paragraph ends with the page
    set_words.add_to(words, at)
    return "".join(out)


class _SetWords:
    """The words of a page in the order of its text, gathered before they are added at once."""

    def __init__(self, number: int) -> None:
        self._number = number
        self._gaps: list[int] = []  # signs before each word, and behind the one before it
        self._line = PrintedLine.of(())

    def set(self, line: PrintedLine, gap: int) -> None:
        """Note that the words of ``line`` follow, with a space between them and ``gap`` signs before the first."""
        self._gaps.append(gap)
        self._gaps += repeat(1, len(line) - 1)
        self._line.extend(line)

    def add_to(self, words: Words, at: int) -> None:
        """Add all of them; the text of the page begins at the offset ``at``."""
        line, lengths = self._line, list(map(len, self._line.texts))
        starts = list(accumulate(map(add, self._gaps, [at, *lengths])))
        words.starts.fromlist(starts)
        words.ends.fromlist(list(map(add, starts, lengths)))
        words.pages.fromlist([self._number] * len(starts))
        words.lefts.fromlist(line.lefts)
        words.tops.fromlist(line.tops)
        words.rights.fromlist(line.rights)
        words.bottoms.fromlist(line.bottoms)
        words.confidences.fromlist(line.confidences)
        words.sizes.fromlist(line.sizes)
        words.bold.extend(line.bold)


def _line_text(row: _Row, margin: float, letter: float, gap: int, words: _SetWords) -> str:
    """The words of a row; columns stand about as far from the margin as they were printed.

    ``gap``: signs between the row before and this one.
    """
    line = ""
    for piece in row.pieces:
        column = round((piece.left - margin) / letter)
        if line:
            space = min(_LONGEST_RUN, max(3, column - len(line)))
        else:
            space = min(_LONGEST_RUN, column) if column >= _INDENT else 0
        words.set(piece.line, gap + space)
        line += " " * space + " ".join(piece.line.texts)
        gap = 0
    return line


def _letter_width(lines: list[PrintedLine]) -> float:
    """The usual width of a letter on the page."""
    widths = [(sum(line.rights) - sum(line.lefts)) / len("".join(line.texts)) for line in lines]
    return max(median(widths), 1e-6)


def _slope(lines: list[PrintedLine]) -> float:
    """How much the page's lines fall to the right, by the lines that are long enough to show it."""
    slopes = [
        (line.tops[-1] + line.bottoms[-1] - line.tops[0] - line.bottoms[0]) / 2 / (line.lefts[-1] - line.lefts[0])
        for line in lines
        if len(line.texts) >= _SLOPE_WORDS and line.lefts[-1] > line.lefts[0]
    ]
    return median(slopes) if slopes else 0.0


def _piece(line: PrintedLine, slope: float) -> _Piece:
    lefts, tops, bottoms = line.lefts, line.tops, line.bottoms
    if slope:
        falls = [slope * left for left in lefts]
        tops, bottoms = list(map(sub, tops, falls)), list(map(sub, bottoms, falls))
    return _Piece(line, lefts[0], line.rights[-1], _middle(tops), _middle(bottoms))


def _middle(values: list[float]) -> float:
    """The median, or of two the lower one."""
    if values.count(values[0]) == len(values):  # as in most lines that no scanner saw
        return values[0]
    return sorted(values)[(len(values) - 1) // 2]


def _parted(line: PrintedLine, gap: float) -> list[PrintedLine]:
    """A line's words, apart where the gap between two of them is that of columns."""
    gaps = list(map(sub, line.lefts[1:], line.rights))
    if not gaps or max(gaps) <= gap:
        return [line]
    ends = [place for place, wide in enumerate(gaps, 1) if wide > gap]
    return [line.part(start, end) for start, end in pairwise([0, *ends, len(line)])]


def _columns(pieces: list[_Piece]) -> list[list[_Row]]:
    """The rows of a page in the order of reading, apart where columns of running text stand side by side."""
    rows = _rows(pieces)
    gutter = _gutter(rows)
    if gutter is None:
        return [rows]
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
    return list(map(_rows, _joined(ordered)))


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
        len(column) >= _PROSE_LINES and sum(len(piece.line) for piece in column) >= _PROSE_WORDS * len(column)
        for column in (left, right)
    )


def _gutter(rows: list[_Row]) -> float | None:
    """The middle of the gap between two columns of running text; None when there are none."""
    gaps = []
    for row in rows:
        if len(row.pieces) == 2 and all(len(piece.line) >= _PROSE_WORDS - 1 for piece in row.pieces):
            gaps.append((row.pieces[0].right, row.pieces[1].left))
    if len(gaps) < _PROSE_LINES:
        return None
    left, right = median(gap[0] for gap in gaps), median(gap[1] for gap in gaps)
    gutter = right - (right - left) / 4  # lines end raggedly and begin evenly
    fits = sum(left < gutter < right for left, right in gaps)
    return gutter if fits >= max(_PROSE_LINES, 0.8 * len(gaps)) else None


def _rows(pieces: list[_Piece]) -> list[_Row]:
    """Pieces that stand on one line together; the rows from top to bottom."""
    rows: list[list[_Piece]] = []
    floor = -inf
    for piece in sorted(pieces, key=attrgetter("top")):
        if piece.top < floor:
            for row in reversed(rows[-3:]):
                if _on_one_line(row, piece):
                    row.append(piece)
                    break
            else:
                rows.append([piece])
        else:
            rows.append([piece])
        floor = max(floor, piece.bottom)
    return sorted(map(_Row, rows), key=attrgetter("level"))


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


def _pitch(rows: list[_Row]) -> float:
    """The distance between two lines of a paragraph: the least of those there are, as blank lines may be as many."""
    height = median(piece.bottom - piece.top for row in rows for piece in row.pieces)
    apart = (below.level - above.level for above, below in pairwise(rows))
    steps = sorted(step for step in apart if _TIGHTEST * height < step < _WIDEST * height)
    return steps[len(steps) // 10] if steps else _USUAL * height
