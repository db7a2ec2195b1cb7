"""ALTO, versions 2 to 4 (https://www.loc.gov/standards/alto/), in any of its namespaces or in none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from itertools import accumulate, chain, pairwise
from operator import add, itemgetter, lt, sub
from typing import BinaryIO, Final

from protokoll_parse.reading.options import Options
from protokoll_parse.reading.printed import UNKNOWN, PrintedLine, PrintedPage, PrintedWord
from protokoll_parse.reading.sheet import NOWHERE, Place, Sheet, number, numbers, shares
from protokoll_parse.reading.xml import local_name, read_xml
from protokoll_parse.text.words import OcrEngine

_POINTS: Final = {"mm10": 254 / 72, "inch1200": 1200 / 72}  # of a unit, in one point
_A4_POINTS: Final = 842.0  # pixels have no size of their own: the page is taken for A4
_TOUCHING: Final = 0.1  # heights of the type between two strings that are one word
_HYPHENS: Final = "-\u00ad\u00ac\u2010"
_SIDES: Final = ("HPOS", "VPOS", "WIDTH", "HEIGHT")
_SIDES_OF: Final = itemgetter(*_SIDES)
_IN_LINES: Final = frozenset({"String", "SP"})
_IN_PAGES: Final = frozenset({"TextBlock", "HYP", "PrintSpace"})

_Attributes = dict[str, str]
_Style = tuple[float, bool]  # size in points (0 where unknown), bold
_PLAIN: Final[_Style] = (0.0, False)


def pages(stream: BinaryIO, options: Options) -> Iterator[PrintedPage]:  # noqa: ARG001  # every reader is called so
    """The pages of an ALTO file; places are in its unit of measurement, whatever that is.

    Raises:
        ReadingError: when it is damaged, or holds what no OCR program writes.
    """
    return read_xml(stream, _Alto())


class _Alto:
    """What becomes of each element. All of a page stands in attributes; only the head of the file has texts."""

    def __init__(self) -> None:
        self.wants_text = True
        self._head: dict[str, list[str]] = {}  # element → texts
        self._text: list[str] = []
        self._styles: dict[str, _Style] = {}
        self._page: _Page | None = None
        self._finished: list[PrintedPage] = []
        self._actions: dict[str, Callable[[_Attributes], object]] = {}
        self._of_lines: list[str] = []  # the tags of what stands in lines

    def begin(self, tag: str, attributes: _Attributes) -> None:
        """An element begins."""
        action = self._actions.get(tag)
        if action is None:
            action = self._actions[tag] = self._action(tag)
        action(attributes)

    def _action(self, tag: str) -> Callable[[_Attributes], object]:
        name = local_name(tag)
        if name in _IN_LINES:
            self._of_lines.append(tag)
            return self._page.append if self._page else _ignored
        if name in _IN_PAGES:
            return partial(self._note, name)
        known = {"Page": self._begin_page, "TextStyle": self._style, "TextLine": self._begin_line}
        return known.get(name) or partial(self._begin_other, name)

    def _begin_page(self, attributes: _Attributes) -> None:
        self.finish()
        unit = self._said("MeasurementUnit").lower()
        software = f"{self._said('softwareName')} {self._said('softwareVersion')}".strip()
        self._page = _Page(attributes, self._styles, unit, software or None)
        self.wants_text = False

    def _begin_line(self, attributes: _Attributes) -> None:
        if self._page is not None:
            self._page.begin_line(attributes)
            for tag in self._of_lines:
                self._actions[tag] = self._page.append

    def _note(self, name: str, attributes: _Attributes) -> None:
        if self._page is not None:
            self._page.note(name, attributes)

    def _begin_other(self, name: str, _: _Attributes) -> None:
        if self._page is None:
            if name == "processingSoftware":  # of a step of its own, which may not say its version
                self._head.setdefault("softwareVersion", []).append("")
            self._text = self._head.setdefault(name, [])
            self._text.append("")

    def _style(self, attributes: _Attributes) -> None:
        bold = "bold" in attributes.get("FONTSTYLE", "").lower()
        self._styles[attributes.get("ID", "")] = (number(attributes.get("FONTSIZE")) or 0.0, bold)

    def characters(self, data: str) -> None:
        """Text."""
        if self._page is None and self._text:
            self._text[-1] += data

    def finish(self) -> None:
        """The page is at its end."""
        if self._page is not None:
            self._finished.append(self._page.printed())

    def taken(self) -> list[PrintedPage]:
        """The pages that are done since the last call."""
        finished, self._finished = self._finished, []
        return finished

    def _said(self, name: str) -> str:
        """The first text of an element of this name that has one."""
        return next((" ".join(text.split()) for text in self._head.get(name, ()) if text.strip()), "")


def _ignored(_: object) -> None:
    """Strings outside pages."""


class _Page:
    """The lines of a page, each with its own attributes and style, and those of its strings and spaces."""

    def __init__(self, attributes: _Attributes, styles: dict[str, _Style], unit: str, software: str | None) -> None:
        self._attributes = attributes
        self._styles = styles
        self._unit = unit
        self._software = software
        self._print_space: _Attributes = {}
        self._block_style = _PLAIN
        self._languages: Counter[str] = Counter()
        self._hyphens: set[int] = set()  # lines that end in one
        self._lines: list[tuple[_Attributes, _Style]] = []
        self._elements: list[list[_Attributes]] = []
        self.append: Callable[[_Attributes], None] = _ignored
        """Adds a string or a space to the line."""

    def begin_line(self, attributes: _Attributes) -> None:
        """A line begins."""
        self._speak(attributes)
        self._lines.append((attributes, self._styled(attributes, self._block_style)))
        self._elements.append([])
        self.append = self._elements[-1].append

    def note(self, name: str, attributes: _Attributes) -> None:
        """Another element of the page begins."""
        if name == "TextBlock":
            self._speak(attributes)
            self._block_style = self._styled(attributes, _PLAIN)
        elif name == "HYP":
            self._hyphens.add(len(self._lines) - 1)
        else:
            self._print_space = attributes

    def _speak(self, attributes: _Attributes) -> None:
        language = attributes.get("LANG") or attributes.get("language")
        if language:
            self._languages[language] += 1

    def printed(self) -> PrintedPage:
        """The page."""
        sheet = Sheet(*self._size())
        point = _POINTS.get(self._unit, sheet.height / _A4_POINTS)
        lines = [[element for element in line if "CONTENT" in element] for line in self._elements]  # spaces have none
        words = self._words(lines, point)
        bounds = list(accumulate(map(len, lines), initial=0))
        if self._hyphens or not sheet.fits(words) or self._touch(words, bounds):
            for number_, (start, end) in enumerate(pairwise(bounds)):
                sheet.add(self._joined(number_, words.part(start, end)), _place(self._lines[number_][0]))
        else:
            sheet.add_lines(words, bounds)
        spoken = "+".join(name for name, _ in self._languages.most_common()) or self._attributes.get("LANG")
        return sheet.page(OcrEngine(self._software, spoken) if self._software or spoken else None)

    def _size(self) -> tuple[float | None, float | None]:
        """Width and height of the page: its own, else to the end of what is printed on it."""
        width, height = number(self._attributes.get("WIDTH")), number(self._attributes.get("HEIGHT"))
        if width and height:
            return width, height
        _, _, right, bottom = _place(self._print_space)
        return width or right, height or bottom

    def _words(self, lines: list[list[_Attributes]], point: float) -> PrintedLine:
        """The strings of all lines, one after another."""
        strings = list(chain.from_iterable(lines))
        above = (style for _, style in self._lines)
        styles = [own for line, style in zip(lines, above, strict=True) for own in self._styles_of(line, style)]
        return PrintedLine(
            [string["CONTENT"] for string in strings],
            *_places(strings),
            shares([string.get("WC") for string in strings]),
            [size * point for size, _ in styles],
            [bold for _, bold in styles],
        )

    def _styles_of(self, strings: list[_Attributes], above: _Style) -> list[_Style]:
        """The styles of a line's strings, which mostly agree."""
        if not any("STYLE" in string for string in strings):
            named = {string.get("STYLEREFS") for string in strings}
            if len(named) == 1:
                return [self._styled(strings[0], above)] * len(strings)
        return [self._styled(string, above) for string in strings]

    def _styled(self, attributes: _Attributes, above: _Style) -> _Style:
        """The style of an element: what it refers to, else that of the element around it."""
        references, own = attributes.get("STYLEREFS"), attributes.get("STYLE")
        if references:
            for reference in references.split():
                above = self._styles.get(reference, above)
        return (above[0], True) if own and "bold" in own.lower() else above

    def _touch(self, words: PrintedLine, bounds: list[int]) -> bool:
        """Whether any strings of a line are so close that they may be one word."""
        gaps = map(sub, words.lefts[1:], words.rights)
        widest = [_TOUCHING * height for height in map(sub, words.bottoms[1:], words.tops[1:])]
        close = {place for place, is_close in enumerate(map(lt, gaps, widest), 1) if is_close}
        return not close.issubset(bounds)

    def _joined(self, line: int, words: PrintedLine) -> PrintedLine:
        """The words of a line: strings that touch are one word where the line has spaces to part words."""
        is_string = ["CONTENT" in element for element in self._elements[line]]
        apart_before = [not before for before, string in pairwise([False, *is_string]) if string]
        joined: list[PrintedWord] = []
        for word, apart in zip(words, apart_before, strict=True):
            close = bool(joined) and word.left - joined[-1].right < _TOUCHING * (word.bottom - word.top)
            if close and not all(is_string) and not apart:
                joined[-1] = _both(joined[-1], word)
            else:
                joined.append(word)
        if line in self._hyphens and joined and joined[-1].text[-1:] not in _HYPHENS:
            joined[-1] = joined[-1]._replace(text=joined[-1].text + "-")
        return PrintedLine.of(joined)


def _both(word: PrintedWord, more: PrintedWord) -> PrintedWord:
    known = [value for value in (word.confidence, more.confidence) if value != UNKNOWN]
    return word._replace(
        text=word.text + more.text,
        top=min(word.top, more.top),
        bottom=max(word.bottom, more.bottom),
        right=max(word.right, more.right),
        confidence=min(known, default=UNKNOWN),
    )


def _places(strings: list[_Attributes]) -> tuple[list[float], list[float], list[float], list[float]]:
    """The left, top, right and bottom edges of strings; ``NOWHERE`` for those without a place."""
    try:
        left, top, width, height = map(numbers, zip(*map(_SIDES_OF, strings), strict=True))
    except (KeyError, ValueError):  # one lacks a side; there are no strings
        left = None
    if left is None or top is None or width is None or height is None:
        places = [_place(string) for string in strings]
        return (*([place[side] for place in places] for side in range(4)),)  # type: ignore[return-value]
    return left, top, list(map(add, left, width)), list(map(add, top, height))


def _place(attributes: _Attributes) -> Place:
    left, top, width, height = (number(attributes.get(name)) for name in _SIDES)
    if left is None or top is None or width is None or height is None:
        return NOWHERE
    return left, top, left + width, top + height
