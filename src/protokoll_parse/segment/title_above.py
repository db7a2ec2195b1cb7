"""Titles that stand above their numbers: *Val av justerare*, and *§ 12* alone on the next line."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from protokoll_parse.segment import case_numbers
from protokoll_parse.segment.closing import closing_line
from protokoll_parse.segment.header_lines import is_label, is_of_cover
from protokoll_parse.segment.heading_rules import SURE
from protokoll_parse.segment.layout import ends_open, is_empty
from protokoll_parse.segment.number_behind import names_people
from protokoll_parse.segment.title_lead import read_lead
from protokoll_parse.segment.title_words import is_of_agenda, is_title, is_told
from protokoll_parse.segment.titles import Title
from protokoll_parse.text import Passage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protokoll_parse.segment.heading_rules import Heading
    from protokoll_parse.text import Line, RepairedText

_LEAST = 2  # numbers alone on their lines
_SHARE = 0.6  # of them that have a title above, and of these that have none below
_APART = 3  # blank lines between title and number
_MOST = 4  # lines of a title


def with_titles_above(lines: Sequence[Line], headings: Sequence[Heading], skip: frozenset[int]) -> list[Heading]:
    """The headings; where the titles stand above the numbers, each begins with its title.

    All numbers that stand alone on their lines tell it together: a title above most of them, and text below.
    """
    lone = [n for n, heading in enumerate(headings) if _is_alone(heading)]
    begins = {n: begin for n in lone if (begin := _above(lines, headings, n, skip)) is not None}
    untitled = [n for n in begins if not _is_titled(lines, headings[n], skip)]
    behind = [n for n, heading in enumerate(headings) if _ends_title(heading)]
    above = lone and lone[0] in begins  # where the first has none, the others' stand behind the text of the one before
    if not above or len(begins) < max(_LEAST, _SHARE * len(lone)) or len(untitled) < _SHARE * len(begins):
        begins = {}
    begins |= {n: begin for n in behind if (begin := _above(lines, headings, n, skip)) is not None}
    return [
        replace(heading, index=begins[n], rest=lines[begins[n]].text, above=heading.index - begins[n])
        if n in begins
        else heading
        for n, heading in enumerate(headings)
    ]


def read_above(repaired: RepairedText, lines: Sequence[Line], heading: Heading, skip: frozenset[int]) -> Title:
    """The title of an item whose lines begin with it: what stands above the number, and in front of it."""
    pieces = [(line.start, line.text) for line in lines[: heading.above] if line.text and line.number not in skip]
    numbered = lines[heading.above]
    match = heading.rule.pattern.fullmatch(numbered.text)
    rest = match["rest"].strip() if match else ""
    if heading.rule.family == "behind":
        pieces.append((numbered.start, rest))
        rest = ""
    lead = read_lead(repaired, lines[heading.above :], replace(heading, rest=rest), skip)
    return Title(Passage.of(repaired, pieces), lead.case_number, heading.above + lead.index, None, lead.marks)


def _ends_title(heading: Heading) -> bool:
    """Whether the title cannot but stand above: the line ends it, or is body, day and number."""
    return heading.rule.family == "dated" or (heading.rule.family == "behind" and heading.rest[0].islower())


def _is_alone(heading: Heading) -> bool:
    """Whether nothing but a case number stands on the line of the number."""
    return heading.rule.family in SURE and (not heading.rest or case_numbers.alone(heading.rest) is not None)


def _above(lines: Sequence[Line], headings: Sequence[Heading], n: int, skip: frozenset[int]) -> int | None:
    """Index of the first line of the title above a number; None when no title stands there."""
    stop = headings[n - 1].index if n else -1
    index = headings[n].index - 1
    nearest = max(stop, index - (_APART if _is_alone(headings[n]) else 0))
    while index > nearest and (not lines[index].text or lines[index].number in skip):
        index -= 1
    if index <= stop or lines[index].number in skip or not _names(lines[index]):
        return None
    if n == 0 and is_of_cover(lines[index].text) and not is_of_agenda(lines[index].text):
        return None  # the last line of the cover
    # the end of a paragraph; what was said of the same matter elsewhere
    if lines[index].text.endswith(".") and (headings[n].rule.family == "dated" or lines[index - 1].text):
        return None
    first = index
    while first - 1 > stop and index - first < _MOST and _goes_on(lines[first - 1], lines[first]):
        first -= 1
    return first if lines[first].text[0].isupper() else None


def _names(line: Line) -> bool:
    """Whether the line may be a title, or its end: neither a sentence nor a label, nor somebody who is there."""
    text = line.text
    return (
        not is_empty(text)
        and any(sign.isalpha() for sign in text)
        and is_title(text)
        and not names_people(text)
        and not is_label(text)
        and not closing_line(numbered=True).match(text)
    )


def _goes_on(line: Line, following: Line) -> bool:
    """Whether a title goes on from one line to the next."""
    return bool(line.text) and _names(line) and (following.text[0].islower() or ends_open(line.text))


def _is_titled(lines: Sequence[Line], heading: Heading, skip: frozenset[int]) -> bool:
    """Whether a title stands below the number, too."""
    below = lines[heading.index + 1 : heading.index + 2 + _APART]
    line = next((line for line in below if line.text and line.number not in skip), None)
    return line is not None and line.text[0].isupper() and not is_told(line.text) and _names(line)
