"""ALTO, versions 2 to 4 (https://www.loc.gov/standards/alto/), in any of its namespaces or in none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, BinaryIO, Final

from protokoll_parse.reading.options import Options
from protokoll_parse.reading.printed import PrintedPage, PrintedWord
from protokoll_parse.reading.sheet import NOWHERE, Place, Sheet, number, share
from protokoll_parse.reading.xml import elements, local_name, release
from protokoll_parse.text.words import OcrEngine

_POINTS: Final = {"mm10": 254 / 72, "inch1200": 1200 / 72}  # of a unit, in one point
_A4_POINTS: Final = 842.0  # pixels have no size of their own: the page is taken for A4
_TOUCHING: Final = 0.1  # heights of the type between two strings that are one word
_HYPHENS: Final = "-\u00ad\u00ac\u2010"

_Style = tuple[float, bool]  # size in points (0 where unknown), bold


def pages(stream: BinaryIO, options: Options) -> Iterator[PrintedPage]:  # noqa: ARG001  # every reader is called so
    """The pages of an ALTO file; places are in its unit of measurement, whatever that is.

    Raises:
        ReadingError: when it is damaged, or holds what no OCR program writes.
        MissingComponentError: when lxml is not installed.
    """
    unit, styles, software = "", dict[str, _Style](), None
    for element in elements(stream, ("Description", "Styles", "Page"), "reading ALTO"):
        name = local_name(element)
        if name == "Description":
            unit, software = _text(element, "MeasurementUnit").lower(), _software(element)
        elif name == "Styles":
            styles = {style.get("ID", ""): _style(style) for style in element.iter("{*}TextStyle")}
        else:
            yield _page(element, unit, styles, software)
        release(element)


def _page(page: Any, unit: str, styles: dict[str, _Style], software: str | None) -> PrintedPage:
    sheet = Sheet(*_size(page))
    point = _POINTS.get(unit, sheet.height / _A4_POINTS)
    languages: Counter[str] = Counter()
    block_style: _Style = (0.0, False)
    for element in page.iter("{*}TextBlock", "{*}TextLine"):
        language = element.get("LANG") or element.get("language")
        if language:
            languages[language] += 1
        style = _styled(element, styles, block_style if local_name(element) == "TextLine" else (0.0, False))
        if local_name(element) == "TextBlock":
            block_style = style
        else:
            sheet.add(_line(element, point, styles, style), _place(element))
    spoken = "+".join(language for language, _ in languages.most_common()) or page.get("LANG")
    return sheet.page(OcrEngine(software, spoken) if software or spoken else None)


def _line(line: Any, point: float, styles: dict[str, _Style], line_style: _Style) -> list[PrintedWord]:
    """The words of a line; strings that touch are one word where the line has spaces to part words."""
    words: list[PrintedWord] = []
    spaced = line.find("{*}SP") is not None
    parted = True
    for element in line:
        name = local_name(element)
        if name == "String":
            get = element.get
            left, top, right, bottom = _place(element)
            style = _styled(element, styles, line_style) if get("STYLEREFS") or get("STYLE") else line_style
            word = PrintedWord(
                get("CONTENT", ""), left, top, right, bottom, share(get("WC")), style[0] * point, style[1]
            )
            if spaced and not parted and words and left - words[-1].right < _TOUCHING * (bottom - top):
                _join(words[-1], word)
            else:
                words.append(word)
            parted = False
        elif name == "SP":
            parted = True
        elif name == "HYP" and words and words[-1].text[-1:] not in _HYPHENS:
            words[-1].text += "-"
    return words


def _join(word: PrintedWord, more: PrintedWord) -> None:
    word.text += more.text
    word.top, word.bottom = min(word.top, more.top), max(word.bottom, more.bottom)
    word.right = max(word.right, more.right)
    known = [value for value in (word.confidence, more.confidence) if value is not None]
    word.confidence = min(known, default=None)


def _place(element: Any) -> Place:
    get = element.get
    left, top = number(get("HPOS")), number(get("VPOS"))
    width, height = number(get("WIDTH")), number(get("HEIGHT"))
    if left is None or top is None or width is None or height is None:
        return NOWHERE
    return left, top, left + width, top + height


def _size(page: Any) -> tuple[float | None, float | None]:
    """Width and height of a page: its own, else to the end of what is printed on it."""
    width, height = number(page.get("WIDTH")), number(page.get("HEIGHT"))
    printed = page.find("{*}PrintSpace")
    if printed is not None and not (width and height):
        _, _, right, bottom = _place(printed)
        return width or right, height or bottom
    return width, height


def _style(style: Any) -> _Style:
    return number(style.get("FONTSIZE")) or 0.0, "bold" in style.get("FONTSTYLE", "").lower()


def _styled(element: Any, styles: dict[str, _Style], above: _Style) -> _Style:
    """The style of an element: what it refers to, else that of the element around it."""
    size, bold = above
    for reference in element.get("STYLEREFS", "").split():
        if reference in styles:
            size, bold = styles[reference]
    return size, bold or "bold" in element.get("STYLE", "").lower()


def _software(description: Any) -> str | None:
    """The OCR program and its version, as in "ABBYY FineReader 15"."""
    for software in description.iter("{*}processingSoftware"):
        name, version = _text(software, "softwareName"), _text(software, "softwareVersion")
        if name:
            return f"{name} {version}".strip()
    return None


def _text(element: Any, name: str) -> str:
    return " ".join((element.findtext(f".//{{*}}{name}") or "").split())
