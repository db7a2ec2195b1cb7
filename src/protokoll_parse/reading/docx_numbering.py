"""The numbers that a word processor prints before paragraphs and that stand nowhere in the text (ECMA-376-1, 17.9)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from protokoll_parse.reading.docx_package import W
from protokoll_parse.reading.docx_signs import plain_signs
from protokoll_parse.reading.docx_values import VAL, is_on, twips, whole

if TYPE_CHECKING:
    from lxml.etree import _Element

_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9
_LONGEST = 60  # signs of a label
_LAST_LETTER = 26 * 10  # beyond it, and beyond the Roman numbers that anybody reads, digits do
_LAST_ROMAN = 3999
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Label:
    """A number as printed, what follows it (``tab``, ``space``, ``nothing``), and its indents in twips, if it says."""

    text: str
    suffix: str
    left: int | None
    first: int | None


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a numbering.

    ``restart``: the level (from 1) whose next number begins it anew; None: any level above it; 0: it counts on.
    """

    start: int = 1
    form: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    legal: bool = False
    restart: int | None = None
    style: str = ""
    left: int | None = None
    first: int | None = None


_NO_LEVEL = _Level(form="none")


class Numbering:
    """Counts through a document from its beginning to its end."""

    def __init__(self, root: _Element | None) -> None:
        self._abstract: dict[str, _Element] = {}
        self._linked: dict[str, str] = {}  # the abstract numbering that a numbering style stands for
        self._nums: dict[str, _Element] = {}
        self._levels: dict[str, list[_Level]] = {}
        self._counts: dict[str, list[int | None]] = {}  # by abstract numbering, which several lists may share
        self._begun: set[str] = set()
        for child in root if root is not None else ():
            if child.tag == W + "abstractNum":
                name = child.get(W + "abstractNumId") or ""
                self._abstract[name] = child
                style = child.find(W + "styleLink")
                if style is not None:
                    self._linked[style.get(VAL) or ""] = name
            elif child.tag == W + "num":
                self._nums[child.get(W + "numId") or ""] = child

    def next_label(self, num: str, level: int | None, style: str) -> Label | None:
        """What stands before the next paragraph of the numbering ``num``; None when there is no such numbering.

        ``level``: 0 to 8, None for the level that belongs to the paragraph's ``style``.
        """
        if num not in self._nums:
            return None
        levels = self._levels_of(num)
        if level is None:
            level = next((index for index, each in enumerate(levels) if style and each.style == style), 0)
        counts = self._counted(num, levels, level)
        here = levels[level]
        return Label(_printed(levels, counts, level)[:_LONGEST], here.suffix, here.left, here.first)

    def _counted(self, num: str, levels: list[_Level], level: int) -> list[int]:
        """The numbers of all levels, when ``level`` has been counted on."""
        counts = self._counts.setdefault(self._abstract_of(num), [None] * _LEVELS)
        if num not in self._begun:
            self._begun.add(num)
            for override in self._nums[num].findall(W + "lvlOverride"):
                if override.find(W + "startOverride") is not None:
                    counts[min(8, whole(override.get(W + "ilvl")))] = None
        for index in range(level):
            if counts[index] is None:
                counts[index] = levels[index].start
        before = counts[level]
        counts[level] = levels[level].start if before is None else before + 1
        for index in range(level + 1, _LEVELS):
            restart = levels[index].restart
            if restart is None or level < restart:  # restart 0: never anew
                counts[index] = None
        return [levels[index].start if count is None else count for index, count in enumerate(counts)]

    def _abstract_of(self, num: str) -> str:
        link = self._nums[num].find(W + "abstractNumId")
        name = (link.get(VAL) or "") if link is not None else ""
        style = self._abstract[name].find(W + "numStyleLink") if name in self._abstract else None
        return name if style is None else self._linked.get(style.get(VAL) or "", name)

    def _levels_of(self, num: str) -> list[_Level]:
        if num not in self._levels:
            levels = [_NO_LEVEL] * _LEVELS
            abstract = self._abstract.get(self._abstract_of(num))
            for element in abstract.findall(W + "lvl") if abstract is not None else ():
                levels[min(8, whole(element.get(W + "ilvl")))] = _level(element, None)
            for override in self._nums[num].findall(W + "lvlOverride"):
                index = min(8, whole(override.get(W + "ilvl")))
                start, own = override.find(W + "startOverride"), override.find(W + "lvl")
                if own is not None:
                    levels[index] = _level(own, start)
                elif start is not None:
                    levels[index] = replace(levels[index], start=whole(start.get(VAL), 1))
            self._levels[num] = levels
        return self._levels[num]


def _level(element: _Element, start: _Element | None) -> _Level:
    values = {child.tag: child.get(VAL) or "" for child in element if isinstance(child.tag, str)}
    indent = element.find(f"{W}pPr/{W}ind")
    left = None if indent is None else indent.get(W + "left") or indent.get(W + "start")
    hanging = None if indent is None else indent.get(W + "hanging")
    restart = values.get(W + "lvlRestart")
    return _Level(
        start=whole(values.get(W + "start") if start is None else start.get(VAL), 1),
        form=values.get(W + "numFmt") or "decimal",
        text=values.get(W + "lvlText", ""),
        suffix=values.get(W + "suff") or "tab",
        legal=is_on(element.find(W + "isLgl")),
        restart=None if restart is None else whole(restart),
        style=values.get(W + "pStyle", ""),
        left=None if left is None else twips(left),
        first=None if hanging is None else -twips(hanging),
    )


def _printed(levels: list[_Level], counts: list[int], level: int) -> str:
    here = levels[level]
    if here.form == "bullet":
        return "○" if here.text == "o" else plain_signs(here.text)  # an "o" of a typewriter face

    def number(match: re.Match[str]) -> str:
        index = int(match[1]) - 1
        if index > level:
            return ""
        return number_in(counts[index], "decimal" if here.legal else levels[index].form)

    return plain_signs(_PLACE.sub(number, here.text)).strip()


def number_in(number: int, form: str) -> str:
    """A number as Word prints it in one of the forms of ECMA-376-1, 17.18.59; forms of other scripts as digits."""
    if form == "none":
        return ""
    if form in ("lowerLetter", "upperLetter") and 0 < number <= _LAST_LETTER:  # z is followed by aa, bb, cc
        text = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return text.upper() if form == "upperLetter" else text
    if form in ("lowerRoman", "upperRoman") and 0 < number <= _LAST_ROMAN:
        text, rest = "", number
        for value, sign in _ROMAN:
            text += sign * (rest // value)
            rest %= value
        return text.upper() if form == "upperRoman" else text
    if form == "decimalZero":
        return f"{number:02}"
    if form == "ordinal":  # as in Swedish
        return f"{number}:{'a' if number % 10 in (1, 2) and number % 100 not in (11, 12) else 'e'}"
    return str(number)
