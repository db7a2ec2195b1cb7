"""PDF: its text layer where there is one, its page images through Tesseract where there is none.

An image with a hidden text layer is a scan that somebody's OCR has read; where that was done in the wrong language, it
is read anew.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from contextlib import closing
from typing import Any, BinaryIO

from protokoll_parse.lexicon.ocr_models import likely_model
from protokoll_parse.reading.options import Options
from protokoll_parse.reading.pdf_drawn import Drawn
from protokoll_parse.reading.pdf_words import PageWords
from protokoll_parse.reading.printed import PrintedLine, PrintedPage
from protokoll_parse.reading.problems import ReadingError, component
from protokoll_parse.reading.tesseract import MOST_PIXELS, PageImage, is_installed, read_images
from protokoll_parse.text.words import OcrEngine

_DPI = 300
_SHORT_PAGE = 800  # characters; too few to show the language by themselves
_OCR_PROGRAMS = re.compile(
    r"tesseract|ocrmypdf|abbyy|finereader|omnipage|readiris|paper capture|\bocr\b|scansoft|kofax|luradocument",
    re.IGNORECASE,
)
_PASSWORD, _SECURITY = 4, 5  # FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY


def pages(stream: BinaryIO, options: Options) -> Iterator[PrintedPage]:
    """The pages of a PDF.

    Raises:
        ReadingError: when it is damaged, encrypted, or has no pages.
        MissingComponentError: when pypdfium2 is missing, or Tesseract for pages that are images.
    """
    return read_images(_pages(stream, options), options.pages_at_once)


def _pages(stream: BinaryIO, options: Options) -> Iterator[PrintedPage | PageImage]:
    pdfium = component("pypdfium2", "pdf", "reading PDF")
    document = _opened(pdfium, stream)
    try:
        reader = _PageReader(pdfium, document, options)
        for number in range(len(document)):
            yield reader.page(number)
    finally:
        document.close()


def _opened(pdfium: Any, stream: BinaryIO) -> Any:
    try:
        stream.fileno()
    except OSError:  # no file of the system's, but bytes in memory or a member of a ZIP file
        source: bytes | BinaryIO = stream.read()
    else:
        source = stream
    try:
        return pdfium.PdfDocument(source)
    except pdfium.PdfiumError as error:
        if error.err_code == _PASSWORD:
            raise ReadingError(
                "input-encrypted", "is a PDF with a password; open it with the password, and save it without"
            ) from error
        if error.err_code == _SECURITY:
            raise ReadingError("input-encrypted", "is a PDF that is encrypted in a way that is not known") from error
        raise ReadingError("input-damaged", "is a PDF that cannot be opened; was it cut off? Save it anew") from error


class _PageReader:
    """Reads the pages of one document, one after another."""

    def __init__(self, pdfium: Any, document: Any, options: Options) -> None:
        self._error: type[Exception] = pdfium.PdfiumError
        self._document = document
        self._reocr = options.reocr
        self._words = PageWords()
        self._drawn = Drawn()
        self._seen = ""  # what was read last of layers that OCR made
        metadata = [document.get_metadata_value(key) for key in ("Producer", "Creator")]
        self._program = next((value for value in metadata if _OCR_PROGRAMS.search(value)), None)

    def page(self, number: int) -> PrintedPage | PageImage:
        """Page ``number``, from 0."""
        try:
            with closing(self._document[number]) as page, closing(page.get_textpage()) as textpage:
                return self._read(page, textpage, number)
        except self._error as error:
            problem = f"is a PDF whose page {number + 1} cannot be read; save it anew"
            raise ReadingError("input-damaged", problem) from error

    def _read(self, page: Any, textpage: Any, number: int) -> PrintedPage | PageImage:
        width, height = page.get_size()
        lines = self._words.lines(textpage, page.get_bbox(), page.get_rotation())
        printed = PrintedPage(width, height, lines)
        if not lines:
            if not self._drawn.holds_print(page):
                return printed
            if self._drawn.most_pixels(page) > MOST_PIXELS:
                problem = f"has an image of more than {MOST_PIXELS // 1_000_000} megapixels (page {number + 1})"
                raise ReadingError("input-too-large", f"{problem}; scan each page at 300 dpi")
            printed.unread = True  # unless Tesseract reads it
            return _page_image(page, printed)
        hidden = self._words.is_hidden(textpage)
        image = self._drawn.image(page)
        if hidden or (image.whole and (image.last or self._program)):
            printed.engine = OcrEngine(self._program)
            if image.any and self._is_to_reread(lines) and self._drawn.most_pixels(page) <= MOST_PIXELS:
                return _page_image(page, printed)
        return printed

    def _is_to_reread(self, lines: list[PrintedLine]) -> bool:
        """Whether the page whose layer this is shall be read anew."""
        if self._reocr != "auto":
            return self._reocr == "always"
        text = "\n".join(" ".join(line.texts) for line in lines)
        self._seen = text if len(text) > _SHORT_PAGE else f"{self._seen}\n{text}"[-2 * _SHORT_PAGE :]
        return likely_model(self._seen) is not None and is_installed()


def _page_image(page: Any, instead: PrintedPage) -> PageImage:
    """The page as an image, at the usual resolution or what gives the most pixels."""
    width, height = page.get_size()
    dpi = min(_DPI, 72 * math.sqrt(MOST_PIXELS / max(1.0, width * height)))
    bitmap = page.render(scale=dpi / 72, grayscale=True)
    try:
        return PageImage(bitmap.width, bitmap.height, bytes(bitmap.buffer), round(dpi), instead)
    finally:
        bitmap.close()
