"""hOCR (http://kba.github.io/hocr-spec/1.2/): XHTML as Tesseract writes it, and HTML however sloppy."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, BinaryIO, Final

from protokoll_parse.reading.options import Options
from protokoll_parse.reading.printed import PrintedPage, PrintedWord
from protokoll_parse.reading.sheet import NOWHERE, Place, Sheet, number, share, spaced
from protokoll_parse.reading.xml import html_elements, release
from protokoll_parse.text.words import OcrEngine

_LINES: Final = frozenset({"ocr_line", "ocrx_line", "ocr_header", "ocr_footer", "ocr_caption", "ocr_textfloat"})
_WORDS: Final = frozenset({"ocrx_word", "ocr_word"})
_PARAGRAPHS: Final = frozenset({"ocr_par", "ocr_carea", "ocrx_block"})
_BOLD: Final = frozenset({"b", "strong"})
_DECLARED: Final = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_HEAD: Final = 2048  # bytes in which an encoding is declared
# properties in the attribute "title", parted by semicolons; values that hold none are numbers
_BOX: Final = re.compile(r"(?:^|[;\s])bbox\s+(\S+)\s+(\S+)\s+(\S+)\s+([^\s;]+)")
_CONFIDENCE: Final = re.compile(r"(?:^|[;\s])x_w?conf\s+([^\s;]+)")
_SIZE: Final = re.compile(r"(?:^|[;\s])x_f?size\s+([^\s;]+)")


def pages(stream: BinaryIO, options: Options) -> Iterator[PrintedPage]:
    """The pages of an hOCR file; places are in pixels of its images.

    Raises:
        ReadingError: when it is cut off.
        MissingComponentError: when lxml is not installed.
    """
    system, languages, found = None, None, False
    for element in html_elements(stream, ("head", "div", "body"), "reading hOCR", _encoding(stream, options)):
        if element.tag == "head":
            system, languages = _meta(element, "ocr-system"), _meta(element, "ocr-langs")
        elif "ocr_page" in _classes(element) or (element.tag == "body" and not found):
            found = True
            yield _page(element, system, languages)
            release(element)


def _encoding(stream: BinaryIO, options: Options) -> str:
    """What the user says, what the file declares, else UTF-8 if it can be."""
    head = stream.read(_HEAD)
    stream.seek(0)
    declared = _DECLARED.search(head)
    name = options.encoding or (declared[1].decode("ascii", "replace") if declared else "")
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        "".encode(name or "utf-8")
    except (LookupError, ValueError):
        return "utf-8"
    return name or "utf-8"


def _page(page: Any, system: str | None, languages: str | None) -> PrintedPage:
    _, _, right, bottom = _place(page)
    sheet = Sheet(right, bottom)
    spoken: Counter[str] = Counter()
    loose: list[PrintedWord] = []
    for element in page.iterdescendants():
        classes = _classes(element)
        if not classes:
            continue
        if not classes.isdisjoint(_PARAGRAPHS) and element.get("lang"):
            spoken[element.get("lang")] += 1
        if not classes.isdisjoint(_LINES):
            _add_line(sheet, element)
        elif not classes.isdisjoint(_WORDS) and not _in_line(element, page):
            word = _word(element, 0.0, False)
            if loose and word.left < loose[-1].right:
                sheet.add(loose)
                loose = []
            loose.append(word)
    sheet.add(loose)
    language = "+".join(name for name, _ in spoken.most_common()) or languages
    return sheet.page(OcrEngine(system, language) if system or language else None)


def _add_line(sheet: Sheet, line: Any) -> None:
    """A line with its words, or with its text alone; what only holds lines adds nothing of its own."""
    title = line.get("title", "")
    size = _number(_SIZE, title)
    words: list[PrintedWord] = []
    for element in line.iterdescendants():
        classes = _classes(element)
        if not classes.isdisjoint(_WORDS):
            words.append(_word(element, size, False))
        elif not classes.isdisjoint(_LINES):
            return
    place = _place(line)
    if not words:
        words = [spaced("".join(line.itertext()), place, share(_value(_CONFIDENCE, title), 100), size)]
    sheet.add(words, place)


def _word(word: Any, size: float, bold: bool) -> PrintedWord:
    title = word.get("title", "")
    bold = bold or any(element.tag in _BOLD for element in word.iter())
    confidence = share(_value(_CONFIDENCE, title), 100)
    return spaced("".join(word.itertext()), _place(word), confidence, _number(_SIZE, title) or size, bold)


def _in_line(element: Any, page: Any) -> bool:
    for above in element.iterancestors():
        if above is page:
            return False
        if not _classes(above).isdisjoint(_LINES):
            return True
    return False


def _classes(element: Any) -> frozenset[str]:
    if not isinstance(element.tag, str):  # a comment
        return frozenset()
    return frozenset(element.get("class", "").split())


def _place(element: Any) -> Place:
    found = _BOX.search(element.get("title", ""))
    if found is None:
        return NOWHERE
    left, top, right, bottom = (number(value) for value in found.groups())
    if left is None or top is None or right is None or bottom is None:
        return NOWHERE
    return left, top, right, bottom


def _value(pattern: re.Pattern[str], title: str) -> str | None:
    found = pattern.search(title)
    return found[1] if found else None


def _number(pattern: re.Pattern[str], title: str) -> float:
    return number(_value(pattern, title)) or 0.0


def _meta(head: Any, name: str) -> str | None:
    for meta in head.iter("meta"):
        if meta.get("name", "").lower() == name:
            return " ".join(meta.get("content", "").split()) or None
    return None
