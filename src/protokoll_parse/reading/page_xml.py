"""PAGE, 2009 to 2019 (https://github.com/PRImA-Research-Lab/PAGE-XML), as Transkribus and HTRflow write it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO, Final

from protokoll_parse.reading.options import Options
from protokoll_parse.reading.printed import PrintedPage, PrintedWord
from protokoll_parse.reading.sheet import NOWHERE, Place, Sheet, number, share, spaced
from protokoll_parse.reading.xml import elements, local_name, release
from protokoll_parse.text.words import OcrEngine

_A4_POINTS: Final = 842.0  # pixels have no size of their own: the page is taken for A4
_REFERENCES: Final = ("{*}RegionRefIndexed", "{*}RegionRef")
_HYPHENS: Final = "\u00ac\u00ad"  # how people who transcribe write a hyphen at a line's end


def pages(stream: BinaryIO, options: Options) -> Iterator[PrintedPage]:  # noqa: ARG001  # every reader is called so
    """The pages of a PAGE file (mostly one); places are in pixels of its image.

    Raises:
        ReadingError: when it is damaged, or holds what no program writes.
        MissingComponentError: when lxml is not installed.
    """
    creator: str | None = None
    for element in elements(stream, ("Metadata", "Page"), "reading PAGE"):
        if local_name(element) == "Metadata":
            creator = " ".join((element.findtext("{*}Creator") or "").split()) or None
        else:
            yield _page(element, creator)
        release(element)


def _page(page: Any, creator: str | None) -> PrintedPage:
    sheet = Sheet(number(page.get("imageWidth")), number(page.get("imageHeight")))
    point = sheet.height / _A4_POINTS
    for region in _regions(page):
        said = [_add_line(sheet, line, point) for line in region.iterfind("{*}TextLine")]
        if not any(said) and region.find("{*}TextRegion") is None:
            _add_text(sheet, region)
    language = page.get("primaryLanguage") or next(
        (region.get("primaryLanguage") for region in page.iter("{*}TextRegion") if region.get("primaryLanguage")), None
    )
    return sheet.page(OcrEngine(creator, language) if creator or language else None)


def _regions(page: Any) -> list[Any]:
    """What holds lines or text, in the order of reading that is stated; the rest follows as it comes."""
    order = page.find("{*}ReadingOrder")
    places: dict[str, int] = {}
    if order is not None:
        for reference in _referred(order):
            places.setdefault(reference, len(places))
    regions = list(page.iter("{*}TextRegion", "{*}TableCell"))

    def place(region: Any) -> int:
        while region is not None and region is not page:
            if region.get("id") in places:
                return places[region.get("id")]
            region = region.getparent()
        return len(places)

    return sorted(regions, key=place) if places else regions


def _referred(group: Any) -> Iterator[str]:
    """The regions of a group, by their index where they have one, as deep as groups stand in groups."""
    members = [member for member in group if isinstance(member.tag, str)]
    for member in sorted(members, key=lambda member: number(member.get("index")) or 0.0):
        if member.get("regionRef"):
            yield member.get("regionRef")
        yield from _referred(member)


def _add_line(sheet: Sheet, line: Any, point: float) -> bool:
    """Add a line by its words, or by its text where that is not what its words say: people correct the lines.

    Gives whether it has any.
    """
    place = _place(line)
    text, confidence = _text(line)
    size, bold = _style(line, 0.0, False)
    words: list[PrintedWord] = []
    for element in line.iterfind("{*}Word"):
        word, sure = _text(element)
        styled = _style(element, size, bold)
        words.append(spaced(word, _place(element), sure, styled[0] * point, styled[1]))
    said = text.split()
    if said and [part for word in words for part in word.text.split()] != said:
        if len(words) == len(said):
            for printed, right in zip(words, said, strict=True):
                printed.text = right
        else:
            words = [spaced(text, place, confidence, size * point, bold)]
    if words and words[-1].text.rstrip()[-1:] in _HYPHENS and len(words[-1].text) > 1:
        words[-1].text = words[-1].text.rstrip()[:-1] + "-"
    sheet.add(words, place)
    return any(word.text for word in words)


def _add_text(sheet: Sheet, region: Any) -> None:
    """Add the text of a region that has none in lines of its own: the lines in it share the region's height."""
    text, confidence = _text(region)
    lines = text.split("\n")
    left, top, right, bottom = _place(region)
    height = (bottom - top) / len(lines)
    letter = (right - left) / max(1, *map(len, lines))
    for row, line in enumerate(lines):
        above = top + row * height
        place = (left, above, left + letter * len(line), above + height)
        sheet.add([spaced(line, place, confidence)], place)


def _text(element: Any) -> tuple[str, float | None]:
    """The text of an element and its confidence: of several readings, the one of the lowest index."""
    readings = element.findall("{*}TextEquiv")
    if not readings:
        return "", None
    best = min(readings, key=lambda reading: number(reading.get("index")) or 0.0)
    text = best.findtext("{*}Unicode") or best.findtext("{*}PlainText") or ""
    return text, share(best.get("conf"))


def _place(element: Any) -> Place:
    """The rectangle around an element's outline; since 2013 that is an attribute, before it was a list of points."""
    coords = element.find("{*}Coords")
    if coords is None:
        return NOWHERE
    points = coords.get("points")
    if points is not None:
        pairs = [pair.partition(",") for pair in points.split()]
        across, down = [number(x) for x, _, _ in pairs], [number(y) for _, _, y in pairs]
    else:
        corners = coords.findall("{*}Point")
        across, down = [number(corner.get("x")) for corner in corners], [number(corner.get("y")) for corner in corners]
    xs, ys = [x for x in across if x is not None], [y for y in down if y is not None]
    if not xs or len(xs) != len(across) or len(ys) != len(down):
        return NOWHERE
    return min(xs), min(ys), max(xs), max(ys)


def _style(element: Any, size: float, bold: bool) -> tuple[float, bool]:
    """Size in points (0 where unknown) and weight of an element's type, else those of the element around it."""
    style = element.find("{*}TextStyle")
    if style is None:
        return size, bold
    return number(style.get("fontSize")) or size, style.get("bold") in {"true", "1"} or bold
