"""The words of a PDF page's text layer with their boxes, by few calls a word: calls are what reading PDF costs."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from itertools import accumulate, compress, pairwise, repeat
from operator import ge, le, lt, or_, sub
from typing import Any

from protokoll_parse.reading.printed import UNKNOWN, PrintedLine, PrintedWord
from protokoll_parse.reading.problems import ReadingError, component

_MOST_CHARS = 500_000  # on a page; a dense one of a newspaper has 30,000
# at the end of a line PDFium joins the word to its rest on the next; both are its marks of the hyphen between them
_HYPHENS = "\x02", "\ufffe"
_WORD = re.compile(r"([^\s\x00-\x1f\ufffe]+[\x02\ufffe]?|[\x02\ufffe])")
# bullets and dashes of the font Symbol, which PDF names by places in that font; and the marks above
_SIGNS = str.maketrans({"\x02": "-", "\ufffe": "-", "\uf0b7": "•", "\uf0a7": "▪", "\uf02d": "-"})
_MARKS = re.compile("[\x02\ufffe\uf0b7\uf0a7\uf02d]")
_BOLD = re.compile(rb"bold|black|heavy|-fet|demi", re.IGNORECASE)
_FORCE_BOLD = 1 << 18  # flag of a font's descriptor (ISO 32000-1, table 123)

Box = tuple[float, float, float, float]  # left, top, right, bottom


class PageWords:
    """Reads words from text pages of one document, whose fonts it remembers."""

    def __init__(self) -> None:
        self._raw = component("pypdfium2.raw", "pdf", "reading PDF")
        self._bold: dict[int, bool] = {}
        self._box_of = _by_address(self._raw.FPDFText_GetLooseCharBox, ctypes.c_int, ctypes.c_int, ctypes.c_void_p)
        self._piece_of = _by_address(self._raw.FPDFText_GetTextObject, ctypes.c_void_p, ctypes.c_int)
        self._font_of = _by_address(self._raw.FPDFTextObj_GetFont, ctypes.c_void_p)

    def lines(self, textpage: Any, shown: Box, rotation: int) -> list[PrintedLine]:
        """The lines of a page in the order of the file, each from left to right, in points from the upper left corner.

        ``shown``: what is shown of the page, as left, bottom, right and top in the PDF's own coordinates;
        ``rotation``: by how many degrees it is turned clockwise when shown. Words outside are left out.

        Raises:
            ReadingError: when the page holds more text than a page can.
        """
        if textpage.count_chars() > _MOST_CHARS:
            raise ReadingError("input-too-large", f"has more than {_MOST_CHARS} characters on one page")
        text: str = textpage.get_text_range()
        page = ctypes.cast(textpage.raw, ctypes.c_void_p).value
        index = None if len(text) == textpage.count_chars() else self._indexes(textpage.raw, len(text))
        words, begins, bounds = self._words(page, text, index, shown)
        if not words.texts:
            return []
        words.bold = self._bold_ones(page, begins, bounds)
        if rotation:
            words = PrintedLine.of(_turned(word, shown, rotation) for word in words)
        return [words.part(start, end) for start, end in pairwise(bounds)]

    def is_hidden(self, textpage: Any) -> bool:
        """Whether the text is there to be found and not to be seen, as OCR puts it over an image."""
        count = textpage.count_chars()
        modes = []
        for char in (0, count // 2, count - 1):
            piece = self._raw.FPDFText_GetTextObject(textpage.raw, char)
            if piece:
                modes.append(self._raw.FPDFTextObj_GetTextRenderMode(piece))
        return bool(modes) and all(mode == self._raw.FPDF_TEXTRENDERMODE_INVISIBLE for mode in modes)

    def _indexes(self, raw: Any, length: int) -> list[int]:
        """The number of the character behind each place of the text, where they are not the same."""
        return [self._raw.FPDFText_GetCharIndexFromTextIndex(raw, place) for place in range(length)]

    def _words(
        self, page: int | None, text: str, index: list[int] | None, shown: Box
    ) -> tuple[PrintedLine, list[int], list[int]]:
        """All words of a page, the characters that they begin with, and where among them the lines begin and end."""
        parts = _WORD.split(text)  # what is between words, and they themselves, in turn
        texts, ends = parts[1::2], list(accumulate(map(len, parts)))
        begins, finals = ends[:-1:2], list(map(sub, ends[1::2], repeat(1)))
        bounds = sorted({0, *_line_starts(text, parts), len(texts)})
        if _MARKS.search(text):
            texts = [word.translate(_SIGNS) for word in texts]
        if index is not None:
            begins, finals = [index[place] for place in begins], [index[place] for place in finals]
        left, bottom, right, top = shown
        lefts, uppers, _, lowers, are_there = self._boxes(page, begins)
        _, _, rights, _, end_there = self._boxes(page, finals)
        x0s, y0s = [x - left for x in lefts], [top - y for y in uppers]
        x1s, y1s = [x - left for x in rights], [top - y for y in lowers]
        places = [x0s, y0s, x1s, y1s, list(map(sub, uppers, lowers))]
        width, height = right - left, top - bottom
        if not (all(are_there) and all(end_there) and _are_within(x0s, y0s, x1s, y1s, width, height)):
            kept = [
                begin and end and x0 < width and y0 < height and x1 > 0 and y1 > 0
                for begin, end, x0, y0, x1, y1 in zip(are_there, end_there, x0s, y0s, x1s, y1s, strict=True)
            ]
            bounds = [0, *accumulate(sum(kept[start:end]) for start, end in pairwise(bounds))]
            texts, begins = list(compress(texts, kept)), list(compress(begins, kept))
            places = [list(compress(column, kept)) for column in places]
        lefts, tops, rights, bottoms, sizes = places
        words = PrintedLine(texts, lefts, tops, rights, bottoms, [UNKNOWN] * len(texts), sizes, [])
        return words, begins, sorted({*bounds, *_breaks(words)})

    def _boxes(
        self, page: int | None, chars: list[int]
    ) -> tuple[list[float], list[float], list[float], list[float], list[int]]:
        """Left, top, right and bottom edges of characters, and whether they have any."""
        boxes = (self._raw.FS_RECTF * len(chars))()
        first, size = ctypes.addressof(boxes), ctypes.sizeof(self._raw.FS_RECTF)
        found = list(map(self._box_of, repeat(page), chars, range(first, first + size * len(chars), size)))
        edges: list[float] = memoryview(boxes).cast("B").cast("f").tolist() if chars else []  # type: ignore[assignment]
        return edges[0::4], edges[1::4], edges[2::4], edges[3::4], found

    def _bold_ones(self, page: int | None, begins: list[int], bounds: list[int]) -> list[bool]:
        """Whether the words are bold that begin with these characters; where first and last of a line agree, all do."""
        bold: list[bool] = []
        for start, end in pairwise(bounds):
            first = self._is_bold(page, begins[start])
            if end - start == 1 or first == self._is_bold(page, begins[end - 1]):
                bold += [first] * (end - start)
            else:
                bold += [self._is_bold(page, begin) for begin in begins[start:end]]
        return bold

    def _is_bold(self, page: int | None, char: int) -> bool:
        piece = self._piece_of(page, char)
        font = self._font_of(piece) if piece else None
        if not font:
            return False
        bold = self._bold.get(font)
        if bold is None:
            bold = self._bold[font] = self._is_bold_font(ctypes.cast(font, self._raw.FPDF_FONT))
        return bold

    def _is_bold_font(self, font: Any) -> bool:
        name = ctypes.create_string_buffer(256)
        self._raw.FPDFFont_GetBaseFontName(font, name, len(name))
        return bool(_BOLD.search(name.value)) or bool(self._raw.FPDFFont_GetFlags(font) & _FORCE_BOLD)


def _by_address(function: Any, result: Any, *arguments: Any) -> Any:
    """A function of the library, called with the address of what it is asked about: a third cheaper than its pointer.

    ``arguments``: types of those behind the first one.
    """
    address = ctypes.cast(function, ctypes.c_void_p).value or 0
    return ctypes.CFUNCTYPE(result, ctypes.c_void_p, *arguments)(address)


def _are_within(
    lefts: list[float], tops: list[float], rights: list[float], bottoms: list[float], width: float, height: float
) -> bool:
    """Whether all words show on a page of this size."""
    return not lefts or (max(lefts) < width and max(tops) < height and min(rights) > 0 and min(bottoms) > 0)


def _line_starts(text: str, parts: list[str]) -> Iterator[int]:
    """The numbers of the words, all but the first, that begin a line. ``parts``: see ``_WORD``."""
    for place, gap in enumerate(parts[2:-1:2], 1):
        if gap != " " and ("\n" in gap or "\r" in gap):
            yield place
    if any(hyphen in text for hyphen in _HYPHENS):
        for place, word in enumerate(parts[1:-2:2], 1):
            if word.endswith(_HYPHENS):
                yield place


def _breaks(words: PrintedLine) -> Iterator[int]:
    """Where a word does not stand to the right of the one before it."""
    back = map(lt, words.lefts[1:], words.lefts)
    below = map(ge, words.tops[1:], words.bottoms)
    above = map(le, words.bottoms[1:], words.tops)
    return compress(range(1, len(words)), map(or_, map(or_, back, below), above))


def _turned(word: PrintedWord, bounds: Box, rotation: int) -> PrintedWord:
    """The word where it stands when the page is turned clockwise by ``rotation`` degrees."""
    width, height = bounds[2] - bounds[0], bounds[3] - bounds[1]
    left, top, right, bottom = word.left, word.top, word.right, word.bottom
    if rotation == 90:
        left, top, right, bottom = height - bottom, left, height - top, right
    elif rotation == 180:
        left, top, right, bottom = width - right, height - bottom, width - left, height - top
    else:
        left, top, right, bottom = top, width - right, bottom, width - left
    return word._replace(left=left, top=top, right=right, bottom=bottom, size=right - left)
