"""hOCR (http://kba.github.io/hocr-spec/1.2/): XHTML as Tesseract writes it, and HTML however sloppy."""

from __future__ import annotations

import re
from codecs import getincrementaldecoder, lookup
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Any, BinaryIO, Final

from protokoll_parse.reading.options import Options
from protokoll_parse.reading.printed import PrintedLine, PrintedPage, PrintedWord
from protokoll_parse.reading.sheet import NOWHERE, Place, Sheet, alone, number, numbers, share, shares
from protokoll_parse.reading.xml import html_elements, release
from protokoll_parse.text.words import OcrEngine

_ROLES: Final = {
    "line": ("ocr_line", "ocrx_line", "ocr_header", "ocr_footer", "ocr_caption", "ocr_textfloat"),
    "word": ("ocrx_word", "ocr_word"),
    "paragraph": ("ocr_par", "ocr_carea", "ocrx_block"),
    "page": ("ocr_page",),
}
_LINES: Final = frozenset(_ROLES["line"])
_USUAL: Final = frozenset({"ocr_page", "ocrx_word", *_ROLES["paragraph"], *_LINES})
_BOLD: Final = frozenset({"b", "strong"})
_DECLARED: Final = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_HEAD: Final = 65_536  # bytes by which the encoding is told
# properties in the attribute "title", parted by semicolons; values that hold none are numbers
_BOX: Final = re.compile(r"(?:^|[;\s])bbox\s+(\S+)\s+(\S+)\s+(\S+)\s+([^\s;]+)")
_CONFIDENCE: Final = re.compile(r"(?:^|[;\s])x_w?conf\s+([^\s;]+)")
# a whole title as Tesseract writes it
_TESSERACT: Final = re.compile(r"^bbox (\d{1,6}) (\d{1,6}) (\d{1,6}) (\d{1,6}); x_wconf (\d{1,3})$", re.MULTILINE)
_SIZE: Final = re.compile(r"(?:^|[;\s])x_f?size\s+([^\s;]+)")


def pages(stream: BinaryIO, options: Options) -> Iterator[PrintedPage]:  # noqa: ARG001  # every reader is called so
    """The pages of an hOCR file; places are in pixels of its images.

    Raises:
        ReadingError: when it is cut off.
        MissingComponentError: when lxml is not installed.
    """
    system, languages, found = None, None, False
    for element in html_elements(stream, ("head", "div", "body"), "reading hOCR", _encoding(stream)):
        if element.tag == "head":
            system, languages = _meta(element, "ocr-system"), _meta(element, "ocr-langs")
        elif _role(element) == "page" or (element.tag == "body" and not found):
            found = True
            yield _page(element, system, languages)
            release(element)


def _encoding(stream: BinaryIO) -> str:
    """What the file declares, else UTF-8 if it can be, else Windows-1252."""
    head = stream.read(_HEAD)
    stream.seek(0)
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    declared = _DECLARED.search(head)
    if declared:
        name = declared[1].decode("ascii", "replace")
        try:
            name = lookup(name).name
            head.decode(name, "replace")
        except (LookupError, ValueError):  # no encoding, or none of text
            pass
        else:
            if not name.startswith(("utf-16", "utf-32")):  # whose declaration would not be legible as ASCII
                return name
    try:
        getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _page(page: Any, system: str | None, languages: str | None) -> PrintedPage:
    _, _, right, bottom = _place(page.get("title", ""))
    sheet = Sheet(right, bottom)
    spoken: Counter[str] = Counter()
    loose: list[PrintedWord] = []
    if not _add_usual(page, sheet, spoken):
        _gather(page, sheet, loose, 0.0, spoken)
    for line in _lines_of(loose):
        sheet.add(PrintedLine.of(line))
    language = "+".join(name for name, _ in spoken.most_common()) or languages
    return sheet.page(OcrEngine(system, language) if system or language else None)


def _gather(element: Any, sheet: Sheet, words: list[PrintedWord], size: float, spoken: Counter[str]) -> None:
    """Add the lines in an element to the sheet, and the words that stand in no line of their own to ``words``.

    Where tags are not closed, lines stand in lines and words in words: each has what is in no other.
    """
    for child in element:
        role = _role(child)
        if role == "line":
            title = child.get("title", "")
            place, size_of_line = _place(title), _number(_SIZE, title)
            line: list[PrintedWord] = []
            _gather(child, sheet, line, size_of_line, spoken)
            if line:
                sheet.add(PrintedLine.of(line), place)
            else:
                confidence = share(_value(_CONFIDENCE, title), 100)
                sheet.add(alone(_own_text(child), place, confidence, size_of_line), place)
            continue
        if role == "word":
            words.append(_word(child, size))
        elif role == "paragraph" and child.get("lang"):
            spoken[child.get("lang")] += 1
        if len(child):
            _gather(child, sheet, words, size, spoken)


def _add_usual(page: Any, sheet: Sheet, spoken: Counter[str]) -> bool:
    """Add the lines of a page that is as Tesseract writes it, all at once; False (and nothing done) of any other."""
    elements = list(page.iter())
    classes = [element.get("class") for element in elements]
    if not _USUAL.issuperset(classes):
        return False
    lines = [at for at, kind in enumerate(classes) if kind in _LINES]
    counts = [len(elements[at]) for at in lines]
    words = [element for element, kind in zip(elements, classes, strict=True) if kind == "ocrx_word"]
    # every line is followed by its words, of which there are no others
    if any(
        not {"ocrx_word"}.issuperset(classes[at + 1 : at + 1 + count]) for at, count in zip(lines, counts, strict=True)
    ):
        return False
    values = _TESSERACT.findall("\n".join([word.get("title", "") for word in words]))
    if not words or not len(values) == len(words) == sum(counts):
        return False
    for element, kind in zip(elements, classes, strict=True):
        if kind in _ROLES["paragraph"] and element.get("lang"):
            spoken[element.get("lang")] += 1
    *sides, confidences = zip(*values, strict=True)
    lefts, tops, rights, bottoms = (list(map(float, side)) for side in sides)
    sizes = [_number(_SIZE, elements[at].get("title", "")) for at in lines]
    printed = PrintedLine(
        [word.text or "" for word in words],
        lefts,
        tops,
        rights,
        bottoms,
        shares(confidences, 100),
        [size for size, count in zip(sizes, counts, strict=True) for _ in range(count)],
        [False] * len(words),
    )
    bounds = list(accumulate(counts, initial=0))
    if sheet.fits(printed):
        sheet.add_lines(printed, bounds)
    else:
        for at, (start, end) in zip(lines, pairwise(bounds), strict=True):
            sheet.add(printed.part(start, end), _place(elements[at].get("title", "")))
    return True


def _word(word: Any, size: float) -> PrintedWord:
    title = word.get("title", "")
    bold = len(word) > 0 and any(element.tag in _BOLD for element in word.iter())
    confidence = share(_value(_CONFIDENCE, title), 100)
    return PrintedWord(_own_text(word), *_place(title), confidence, _number(_SIZE, title) or size, bold)


def _own_text(element: Any) -> str:
    """The text in an element that is in no word or line in it."""
    text = element.text or ""
    for child in element:
        if isinstance(child.tag, str) and _role(child) not in {"line", "word"}:
            text += _own_text(child)
        text += child.tail or ""
    return text


def _lines_of(words: list[PrintedWord]) -> list[list[PrintedWord]]:
    """Words that stand in no line: one begins where a word stands to the left of the one before."""
    lines: list[list[PrintedWord]] = []
    for word in words:
        if lines and word.left >= lines[-1][-1].right:
            lines[-1].append(word)
        else:
            lines.append([word])
    return lines


def _role(element: Any) -> str:
    """What an element is: a page, a paragraph, a line, a word, or nothing that counts."""
    return _role_of(element.get("class") or "") if isinstance(element.tag, str) else ""


@lru_cache(maxsize=256)
def _role_of(classes: str) -> str:
    names = set(classes.split())
    return next((role for role, known in _ROLES.items() if not names.isdisjoint(known)), "")


def _place(title: str) -> Place:
    found = _BOX.search(title)
    if found is None:
        return NOWHERE
    sides = numbers(found.groups())
    return (sides[0], sides[1], sides[2], sides[3]) if sides else NOWHERE


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
