"""Titles whose numbers were lost: the numbering goes from 6 to 10, and between them three titles stand alone."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from protokoll_parse.segment.dense import is_name_of_matter, is_wrapped
from protokoll_parse.segment.header_lines import begins
from protokoll_parse.segment.heading_rules import SURE, Heading
from protokoll_parse.segment.layout import ends_open
from protokoll_parse.segment.title_words import is_of_agenda
from protokoll_parse.segment.unnumbered import HEADED, is_heading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protokoll_parse.text import Line

_LEAST = 2  # numbers that are missing; a single one was more likely left out by who wrote the minutes
_LEAST_IN_FRONT, _OFF = 4, 1  # in front of the first number, of which one may be printed wrongly
_FEW = 3  # words
_OF_AGENDA = 0.3  # share of the titles that agendas have


def with_lost_numbers(headings: Sequence[Heading], lines: Sequence[Line], skip: frozenset[int]) -> list[Heading]:
    """The headings, and without a number those that a gap of the numbering lacks: as many titles as numbers.

    A document that has such lines in its other items has headings inside them, and nothing was lost.
    """
    if not headings or headings[0].rule.family in SURE or any(len(heading.number) != 1 for heading in headings):
        return list(headings)
    found: list[Heading] = []
    elsewhere = 0
    for before, after in pairwise([None, *headings]):
        if after is None:
            continue
        missing = after.number[0] - (before.number[0] if before else 0) - 1
        start = before.index + 1 if before else _opening(lines, after.index)
        titles = _titles(lines, start, after.index, skip)
        if _fill(titles, missing, in_front=before is None):
            found += titles
        elif before:
            elsewhere += len(titles)
    return sorted([*headings, *found], key=lambda heading: heading.index) if elsewhere < len(found) else list(headings)


def _fill(titles: Sequence[Heading], missing: int, *, in_front: bool) -> bool:
    known = sum(begins(title.rest) or is_of_agenda(title.rest) for title in titles)
    if in_front:
        return missing >= _LEAST_IN_FRONT and abs(len(titles) - missing) <= _OFF and known >= _OF_AGENDA * len(titles)
    return missing >= _LEAST and len(titles) == missing


def _opening(lines: Sequence[Line], stop: int) -> int:
    """Index of the first line that opens a meeting as agendas have it; what is in front of it is the head."""
    return next((n for n in range(stop) if begins(lines[n].text) or is_of_agenda(lines[n].text)), stop)


def _titles(lines: Sequence[Line], start: int, stop: int, skip: frozenset[int]) -> list[Heading]:
    """Lines that name something and stand alone; right below another one only those that agendas have."""
    found: list[Heading] = []
    above, last = "", None  # the last line with text, and the last title
    for n in range(start, stop):
        text = lines[n].text
        if not text or lines[n].number in skip:
            continue
        if not is_wrapped(above) and _names(text) and (above != last or is_of_agenda(text)):
            found.append(Heading(n, (), "", text, HEADED, 0.0, False))
            last = text
        above = text
    return found


def _names(text: str) -> bool:
    if begins(text):  # "Mötet öppnades", with nothing said of it
        return len(text.split()) <= _FEW and text[-1] not in ".:"
    return not ends_open(text) and text[-1] != ":" and is_name_of_matter(text, is_heading)
