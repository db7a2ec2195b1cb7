"""The table that Tesseract writes (``tesseract page.png page tsv``): a word a row, with its place and confidence.

Columns: level (1 page, 2 block, 3 paragraph, 4 line, 5 word), page_num, block_num, par_num, line_num, word_num, left,
top, width, height (pixels), conf (0 to 100; -1 of what is no word), text.
https://tesseract-ocr.github.io/tessdoc/Command-Line-Usage.html#tsv-output
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, Final

from protokoll_parse.reading.options import Options
from protokoll_parse.reading.printed import PrintedLine, PrintedPage, PrintedWord
from protokoll_parse.reading.problems import ReadingError
from protokoll_parse.reading.sheet import Sheet, share
from protokoll_parse.text.words import OcrEngine

_COLUMNS: Final = 12
_LONGEST_ROW: Final = 65_536  # bytes
_TESSERACT: Final = OcrEngine("tesseract")
_PAGE, _WORD = 1, 5  # levels


def pages(stream: BinaryIO, options: Options) -> Iterator[PrintedPage]:  # noqa: ARG001  # every reader is called so
    """The pages of a table.

    Raises:
        ReadingError: when a row is not what the columns say, as when the file was cut off.
    """
    sheet: Sheet | None = None
    line: list[PrintedWord] = []
    where: tuple[int, ...] = ()
    for numbers, confidence, text in _rows(stream):
        level, page, block, paragraph, row, _, left, top, width, height = numbers
        if sheet is None or where[:1] != (page,) or level == _PAGE:
            if sheet is not None:
                sheet.add(PrintedLine.of(line))
                yield sheet.page(_TESSERACT)
            sheet, line = Sheet(width, height) if level == _PAGE else Sheet(None, None), []
        elif where != (page, block, paragraph, row):
            sheet.add(PrintedLine.of(line))
            line = []
        where = (page, block, paragraph, row)
        if level == _WORD:
            line.append(PrintedWord(text, left, top, left + width, top + height, share(confidence, 100)))
    if sheet is not None:
        sheet.add(PrintedLine.of(line))
        yield sheet.page(_TESSERACT)


def _rows(stream: BinaryIO) -> Iterator[tuple[list[int], str, str]]:
    """The ten numbers of each row, its confidence and its text."""
    number = 0
    while raw := stream.readline(_LONGEST_ROW):
        number += 1
        cells = raw.decode("utf-8-sig" if number == 1 else "utf-8", "replace").rstrip("\r\n").split("\t", _COLUMNS - 1)
        if cells[0] == "level" or cells == [""]:  # tables that were joined repeat their head
            continue
        try:
            numbers = [int(cell) for cell in cells[: _COLUMNS - 2]]
            confidence, text = cells[_COLUMNS - 2 :]
        except ValueError:
            raise ReadingError(
                "input-damaged",
                f"is a table of words whose row {number} is not whole; was it cut off? Run Tesseract again",
            ) from None
        if any(abs(value) > 10**7 for value in numbers):
            numbers[-4:] = [0, 0, 0, 0]
        yield numbers, confidence, text
