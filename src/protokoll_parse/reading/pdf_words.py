"""The words of a PDF page's text layer with their boxes, by few calls a word: calls are what reading PDF costs."""

from __future__ import annotations

import ctypes
import re
from itertools import pairwise
from typing import Any

from protokoll_parse.reading.printed import UNKNOWN, PrintedLine, PrintedWord
from protokoll_parse.reading.problems import ReadingError, component

_MOST_CHARS = 500_000  # on a page; a dense one of a newspaper has 30,000
# at the end of a line PDFium joins the word to its rest on the next; both are its marks of the hyphen between them
_HYPHEN = "\x02\ufffe"
_LINE = re.compile(rf"[^\r\n{_HYPHEN}]+[{_HYPHEN}]?")
_WORD = re.compile(r"[^\s\x00-\x1f]+[\x02\ufffe]?|[\x02\ufffe]")
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
        self._bold: dict[bytes, bool] = {}

    def lines(self, textpage: Any, bounds: Box, rotation: int) -> list[PrintedLine]:
        """The lines of a page in the order of the file, each from left to right, in points from the upper left corner.

        ``bounds``: what is shown of the page, as left, bottom, right and top in the PDF's own coordinates;
        ``rotation``: by how many degrees it is turned clockwise when shown. Words outside the bounds are left out.

        Raises:
            ReadingError: when the page holds more text than a page can.
        """
        if textpage.count_chars() > _MOST_CHARS:
            raise ReadingError("input-too-large", f"has more than {_MOST_CHARS} characters on one page")
        text: str = textpage.get_text_range()
        index = None if len(text) == textpage.count_chars() else self._indexes(textpage.raw, len(text))
        lines: list[PrintedLine] = []
        for line in _LINE.finditer(text):
            words = self._words(textpage.raw, text, line.start(), line.end(), index, bounds)
            if words:
                lines += _unbroken(words)
        if rotation:
            return [PrintedLine.of(_turned(word, bounds, rotation) for word in line) for line in lines]
        return lines

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
        self, raw: Any, text: str, start: int, end: int, index: list[int] | None, bounds: Box
    ) -> PrintedLine | None:
        box_of = self._raw.FPDFText_GetLooseCharBox
        first, last = self._raw.FS_RECTF(), self._raw.FS_RECTF()
        to_first, to_last = ctypes.byref(first), ctypes.byref(last)
        left, bottom, right, top = bounds
        texts, places, chars = [], [], []
        for match in _WORD.finditer(text, start, end):
            begin, final = match.start(), match.end() - 1
            if index is not None:
                begin, final = index[begin], index[final]
            if not (box_of(raw, begin, to_first) and box_of(raw, final, to_last)):
                continue
            x0, y0, x1, y1 = first.left, first.bottom, last.right, first.top
            if x1 <= left or x0 >= right or y1 <= bottom or y0 >= top:
                continue
            texts.append(match.group())
            places.append((x0 - left, top - y1, x1 - left, top - y0, y1 - y0))
            chars.append(begin)
        if not texts:
            return None
        if _MARKS.search(text, start, end):
            texts = [word.translate(_SIGNS) for word in texts]
        lefts, tops, rights, bottoms, sizes = map(list, zip(*places, strict=True))
        return PrintedLine(
            texts, lefts, tops, rights, bottoms, [UNKNOWN] * len(texts), sizes, self._bold_ones(raw, chars)
        )

    def _bold_ones(self, raw: Any, chars: list[int]) -> list[bool]:
        """Whether the words are bold that begin with these characters; where first and last agree, all do."""
        first = self._is_bold(raw, chars[0])
        if len(chars) == 1 or first == self._is_bold(raw, chars[-1]):
            return [first] * len(chars)
        return [self._is_bold(raw, char) for char in chars]

    def _is_bold(self, raw: Any, char: int) -> bool:
        piece = self._raw.FPDFText_GetTextObject(raw, char)
        font = self._raw.FPDFTextObj_GetFont(piece) if piece else None
        if not font:
            return False
        key = bytes(font)  # the address
        bold = self._bold.get(key)
        if bold is None:
            name = ctypes.create_string_buffer(256)
            self._raw.FPDFFont_GetBaseFontName(font, name, len(name))
            bold = bool(_BOLD.search(name.value)) or bool(self._raw.FPDFFont_GetFlags(font) & _FORCE_BOLD)
            self._bold[key] = bold
        return bold


def _unbroken(line: PrintedLine) -> list[PrintedLine]:
    """The words of a line, apart where the next one does not stand to the right of the one before it."""
    steps = zip(pairwise(line.lefts), line.tops[1:], line.bottoms, line.bottoms[1:], line.tops, strict=False)
    breaks = [
        place
        for place, ((before, left), top, bottom_before, bottom, top_before) in enumerate(steps, 1)
        if left < before or top >= bottom_before or bottom <= top_before
    ]
    if not breaks:
        return [line]
    return [line.part(start, end) for start, end in pairwise([0, *breaks, len(line)])]


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
