"""PAGE, 2009 to 2019 (https://github.com/PRImA-Research-Lab/PAGE-XML), as Transkribus and HTRflow write it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import BinaryIO, Final
from xml.etree.ElementTree import Element

from protokoll_parse.reading.options import Options
from protokoll_parse.reading.printed import UNKNOWN, PrintedLine, PrintedPage, PrintedWord
from protokoll_parse.reading.sheet import NOWHERE, Place, Sheet, alone, number, numbers, share
from protokoll_parse.reading.xml import local_name, root_of
from protokoll_parse.text.words import OcrEngine

_A4_POINTS: Final = 842.0  # pixels have no size of their own: the page is taken for A4
_REGIONS: Final = frozenset({"TextRegion", "TableCell"})
_NO_REGIONS: Final = frozenset({"TextLine", "Coords", "TextEquiv", "TextStyle", "ReadingOrder"})  # nor in them
_HYPHENS: Final = "\u00ac\u00ad"  # how people who transcribe write a hyphen at a line's end


def pages(stream: BinaryIO, options: Options) -> Iterator[PrintedPage]:  # noqa: ARG001  # every reader is called so
    """The pages of a PAGE file (mostly one); places are in pixels of its image.

    Raises:
        ReadingError: when it is damaged, or holds what no program writes.
    """
    root = root_of(stream)
    creator = " ".join((root.findtext("{*}Metadata/{*}Creator") or "").split()) or None
    for page in root.iterfind("{*}Page"):
        yield _page(page, creator)


def _page(page: Element, creator: str | None) -> PrintedPage:
    sheet = Sheet(number(page.get("imageWidth")), number(page.get("imageHeight")))
    point = sheet.height / _A4_POINTS
    regions = _regions(page)
    for region in regions:
        children = _Children(region)
        said = [_add_line(sheet, line, point) for line in children.all("TextLine")]
        if not any(said) and children.first("TextRegion") is None:
            _add_text(sheet, children)
    languages = (element.get("primaryLanguage") for element in (page, *regions))
    language = next((language for language in languages if language), None)
    return sheet.page(OcrEngine(creator, language) if creator or language else None)


class _Children:
    """The children of an element by their names."""

    __slots__ = ("_by_name",)

    def __init__(self, element: Element) -> None:
        self._by_name: dict[str, list[Element]] = {}
        for child in element:
            name = local_name(child.tag)
            if name in self._by_name:
                self._by_name[name].append(child)
            else:
                self._by_name[name] = [child]

    def all(self, name: str) -> Sequence[Element]:
        """Those of a name, in order."""
        return self._by_name.get(name, ())

    def first(self, name: str) -> Element | None:
        """The first of a name."""
        found = self._by_name.get(name)
        return found[0] if found else None


def _regions(page: Element) -> list[Element]:
    """What holds lines or text, in the order of reading that is stated; the rest follows as it comes."""
    order = page.find("{*}ReadingOrder")
    places: dict[str, int] = {}
    if order is not None:
        for reference in _referred(order):
            places.setdefault(reference, len(places))
    found: list[tuple[int, Element]] = []
    above = [(page, len(places))]  # elements that are to be looked into, each with the place of what it stands in
    while above:
        element, place = above.pop()
        place = places.get(element.get("id", ""), place)
        if local_name(element.tag) in _REGIONS:
            found.append((place, element))
        above += [(child, place) for child in reversed(element) if local_name(child.tag) not in _NO_REGIONS]
    return [region for _, region in sorted(found, key=itemgetter(0))]


def _referred(group: Element) -> Iterator[str]:
    """The regions of a group, by their index where they have one, as deep as groups stand in groups."""
    for member in sorted(group, key=lambda member: number(member.get("index")) or 0.0):
        reference = member.get("regionRef")
        if reference:
            yield reference
        yield from _referred(member)


def _add_line(sheet: Sheet, line: Element, point: float) -> bool:
    """Add a line by its words, or by its text where that is not what its words say: people correct the lines.

    Gives whether it has any.
    """
    children = _Children(line)
    place = _place(children)
    text, confidence = _text(children)
    size, bold = _style(children, 0.0, False)
    words: list[PrintedWord] = []
    for element in children.all("Word"):
        of_word = _Children(element)
        word, sure = _text(of_word)
        size_of_word, is_bold = _style(of_word, size, bold)
        words.append(PrintedWord(word, *_place(of_word), sure, size_of_word * point, is_bold))
    said = text.split()
    printed = PrintedLine.of(words)
    if said and " ".join(printed.texts).split() != said:
        if len(words) == len(said):
            printed.texts = said
        else:
            printed = alone(text, place, confidence, size * point, bold)
    if printed.texts:
        last = printed.texts[-1].rstrip()
        if last[-1:] in _HYPHENS and len(last) > 1:
            printed.texts[-1] = last[:-1] + "-"
    sheet.add(printed, place)
    return any(printed.texts)


def _add_text(sheet: Sheet, region: _Children) -> None:
    """Add the text of a region that has none in lines of its own: the lines in it share the region's height."""
    text, confidence = _text(region)
    lines = text.split("\n")
    left, top, right, bottom = _place(region)
    height = (bottom - top) / len(lines)
    letter = (right - left) / max(1, *map(len, lines))
    for row, line in enumerate(lines):
        above = top + row * height
        place = (left, above, left + letter * len(line), above + height)
        sheet.add(alone(line, place, confidence), place)


def _text(children: _Children) -> tuple[str, float]:
    """The text of an element and its confidence: of several readings, the one of the lowest index."""
    readings = children.all("TextEquiv")
    if not readings:
        return "", UNKNOWN
    best = readings[0]
    if len(readings) > 1:
        best = min(readings, key=lambda reading: number(reading.get("index")) or 0.0)
    said = {local_name(child.tag): child.text for child in best}
    return said.get("Unicode") or said.get("PlainText") or "", share(best.get("conf"))


def _place(children: _Children) -> Place:
    """The rectangle around an element's outline; since 2013 that is an attribute, before it was a list of points."""
    coords = children.first("Coords")
    if coords is None:
        return NOWHERE
    points = coords.get("points")
    if points is not None:
        pairs = [pair.partition(",") for pair in points.split()]
        values = numbers([x for x, _, _ in pairs] + [y for _, _, y in pairs])
    else:
        corners = [corner for corner in coords if local_name(corner.tag) == "Point"]
        values = numbers([corner.get("x") for corner in corners] + [corner.get("y") for corner in corners])
    if values is None:
        return NOWHERE
    xs, ys = values[: len(values) // 2], values[len(values) // 2 :]
    return min(xs), min(ys), max(xs), max(ys)


def _style(children: _Children, size: float, bold: bool) -> tuple[float, bool]:
    """Size in points (0 where unknown) and weight of an element's type, else those of the element around it."""
    style = children.first("TextStyle")
    if style is None:
        return size, bold
    return number(style.get("fontSize")) or size, style.get("bold") in {"true", "1"} or bold
