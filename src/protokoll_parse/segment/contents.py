"""Tables of contents and agendas: entries that look like the headings of items."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

import regex
from rapidfuzz import fuzz

from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protokoll_parse.segment.heading_rules import Heading, Number
    from protokoll_parse.text import Line

CLOSE = 3  # lines between the entries of an agenda or a table of contents
_FAR = 5  # lines from a number alone on its line to what stands below it
_REPEATS = 50  # of one number that are looked at
_SAME_TITLE = 80  # per cent; the same title, damaged twice in different ways
LEADERS = compiled(
    r"(?:\.\s?){4,}\s*[0-9]*$|(?:\.{3}|…)\s*[0-9]{1,3}$|\s\.{2,}(?:\s+\S{1,3})?$|(?<=\s\s\s)[0-9]{1,3}$|_{4,}"
)
_OF_PAGE = compiled(r"(?P<title>.{3,200}\S)\s+[0-9]{1,3}")
_PAGES = compiled(r"innehåll(?:sförteckning)?\s*:?", regex.IGNORECASE)  # what stands above a table of contents
_ON_PAGE = compiled(r"\P{N}.{2,200}\s(?P<page>[0-9]{1,3})")
_LEAST_PAGES = 3  # entries
CONTENTS = compiled(
    r"(?:§{1,2}\s)?(?:innehåll(?:sförteckning)?|agenda|dagordning|föredragningslista|ärendelista|ärendeförteckning|ärenden)\s*:?(?:$|\s{3,})",
    regex.IGNORECASE,
)


def mark_repeated(found: list[Heading], lines: Sequence[Line]) -> list[Heading]:
    """Mark the entries of a list whose numbers and titles come again: an agenda without a heading of its own.

    An entry with the number of a page behind its title may stand alone.
    """
    marked = list(found)
    families: dict[str, list[int]] = defaultdict(list)
    for i, heading in enumerate(found):
        families[heading.rule.family].append(i)
    for members in families.values():
        repeated: set[int] = set()
        later: dict[Number, list[str]] = defaultdict(list)  # titles of the same number that stand behind
        below: dict[Number, set[str]] = defaultdict(set)  # the same, with those that stand below their number
        for n in range(len(members) - 1, -1, -1):
            heading = found[members[n]]
            neighbours = (found[i] for i in members[max(0, n - 1) : n + 2] if i != members[n])
            dense = any(abs(other.index - heading.index) <= 2 * CLOSE for other in neighbours)
            titles = later[heading.number]
            # a title that stands below its number is not in ``rest``
            same = (not title or fuzz.ratio(title, heading.rest) >= _SAME_TITLE for title in titles[:_REPEATS])
            of_page = _OF_PAGE.fullmatch(heading.rest)
            if (dense and heading.rest and any(same)) or (of_page and of_page["title"] in below[heading.number]):
                repeated.add(n)
            titles.append(heading.rest)
            below[heading.number].add(heading.rest or text_below(lines, heading.index))
        # where all numbers are one, any two titles have the same: *1. Mötet öppnades*, *1. Mötet avslutades*
        alone = len(later) == 1 and len(members) > 1
        for n in repeated:
            if not alone or {n - 1, n + 1} & repeated:
                marked[members[n]] = replace(found[members[n]], in_contents=True)
    return marked


def entries_of_pages(lines: Sequence[Line]) -> frozenset[int]:
    """Numbers of the lines of a table of contents that has pages behind its titles, and no dots: *Val av justerare 4*.

    An entry may be broken over two lines; the pages go up.
    """
    found: set[int] = set()
    for begin, line in enumerate(lines):
        if line.number not in found and _PAGES.fullmatch(line.text):
            entries = _entries_below(lines, begin)
            found.update(entries if len(entries) >= _LEAST_PAGES else ())
    return frozenset(found)


def _entries_below(lines: Sequence[Line], begin: int) -> list[int]:
    entries: list[int] = []
    broken: list[int] = []  # the first line of an entry that goes on
    page = 0
    for index in range(begin + 1, len(lines)):
        line = lines[index]
        entry = _ON_PAGE.fullmatch(line.text)
        if entry and int(entry["page"]) >= page:
            page = int(entry["page"])
            entries += [*broken, line.number]
            broken = []
        elif line.text and (broken or entry):
            break
        elif line.text:
            broken = [line.number]
    return entries


def text_below(lines: Sequence[Line], index: int) -> str:
    """The next line with text, of those near below."""
    return next((line.text for line in lines[index + 1 : index + _FAR] if line.text), "")
