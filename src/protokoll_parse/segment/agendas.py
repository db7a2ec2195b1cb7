"""Agendas: runs of numbered titles below which nothing is said, alone or in front of the minutes that treat them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from protokoll_parse.lexicon.sections import section_role
from protokoll_parse.segment.closing import find_closing
from protokoll_parse.segment.contents import LEADERS, text_below
from protokoll_parse.segment.header_lines import says
from protokoll_parse.segment.heading_rules import SURE
from protokoll_parse.segment.title_words import is_due, is_past, is_told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protokoll_parse.segment.heading_rules import Heading
    from protokoll_parse.text import Line

_LEAST_AGENDA, _TREATED = 4, 0.2  # headings of an agenda, and share of them below which something may stand
_SIGNED = 2  # items with a sign, behind a list without
_TELLING = 12  # signs of a title, to know an entry again by it
_MARKED = 0.4  # the same where the first of them comes again behind the last; lines of its own say what kinds they are
_GROUP_WORDS, _APART = 6, 2  # of the heading of a group of entries, and lines from it to the first of them
_ALONE = 0.75  # share of the numbers that have no title
_STOPS = 0.6  # share of the entries that end with a full stop, where it is no sign of a sentence
_SAME_TITLE = 80  # per cent


def is_agenda(headings: Sequence[Heading], lines: Sequence[Line], text_before: Sequence[int]) -> bool:
    """Whether nothing is said below the headings, nor in them, nor signed: an agenda or table of contents alone."""
    alone = sum(
        not heading.rest and text_before[after.index] - text_before[heading.index] == 1
        for heading, after in pairwise(headings)
    )
    if alone >= _ALONE * len(headings):  # numbers without titles: a column of its own
        return False
    if len(headings) < _LEAST_AGENDA or find_closing(lines, headings[-1].index + 1, numbered=True) < len(lines):
        return False
    return _share_treated(headings, lines, text_before) <= _TREATED


def comes_again(
    chain: Sequence[Heading], candidates: Sequence[Heading], lines: Sequence[Line], text_before: Sequence[int]
) -> bool:
    """Whether it is an agenda that the minutes follow, with their numbers printed as ``candidates`` are.

    What stands below its entries may say of what kind they are, or from whom they came, but not what was said.
    """
    if len(chain) < _LEAST_AGENDA or not chain[0].rest:
        return False
    first, last = chain[0], chain[-1]
    if not any(
        other.index > last.index and other.number == first.number and _is_title_of(_title(other, lines), first)
        for other in candidates
    ):
        return False
    return _share_treated(chain, lines, text_before) <= _MARKED or _share_told(chain, lines) <= _TREATED


def _is_title_of(title: str, entry: Heading) -> bool:
    """Whether an entry of an agenda has this title, behind which the next entry may stand on its line."""
    title, printed = title.casefold(), entry.rest.casefold()
    return fuzz.ratio(printed, title) >= _SAME_TITLE or (len(title) >= _TELLING and printed.startswith(title))


def _share_told(chain: Sequence[Heading], lines: Sequence[Line]) -> float:
    """Share of the headings, the last one left out, below which something is told."""
    told = sum(
        any(_tells(line.text) for line in lines[heading.index + 1 : after.index]) for heading, after in pairwise(chain)
    )
    return told / max(1, len(chain) - 1)


def _tells(text: str) -> bool:
    return bool(section_role(text)) or is_told(text) or is_past(text) or is_due(text)


def is_in_front(
    chain: Sequence[Heading], candidates: Sequence[Heading], lines: Sequence[Line], text_before: Sequence[int]
) -> bool:
    """Whether it is a list of bare numbers and titles in front of items that have a sign, each with text below.

    The numbers need not come again: a page of the web lists what was on the agenda, and prints a part of the minutes.
    """
    if len(chain) < _LEAST_AGENDA or chain[0].rule.family in SURE:
        return False
    signed = [other for other in candidates if other.rule.family in SURE and not other.in_contents]
    if not signed or signed[0].index < chain[-1].index:
        return False
    again = _is_entry_of(_title(signed[0], lines), chain)
    decided = any(section_role(line.text) == "decision" for line in lines[signed[0].index :])
    if len(signed) < _SIGNED and not (again or decided):
        return False
    ends = [*(text_before[heading.index] for heading in signed[1:]), text_before[-1]]
    with_text = all(end - text_before[one.index] > 1 + (not one.rest) for one, end in zip(signed, ends, strict=True))
    told = sum(
        text_before[after.index] - text_before[heading.index] > 1 + _is_group(lines, after.index)
        or is_past(heading.rest)
        or says(heading.rest)
        for heading, after in pairwise(chain)
    )
    return with_text and told <= (_MARKED if again else _TREATED) * (len(chain) - 1)


def _is_group(lines: Sequence[Line], index: int) -> bool:
    """Whether the heading of a group of entries stands above one, apart from it: *Beslutsärenden*"""
    if index <= _APART or lines[index - 1].text or lines[index - _APART - 1].text:
        return False
    text = lines[index - _APART].text
    return text[:1].isupper() and text[-1:].isalpha() and len(text.split()) <= _GROUP_WORDS and not is_told(text)


def _title(heading: Heading, lines: Sequence[Line]) -> str:
    """What stands behind the number, else below it."""
    return heading.rest or text_below(lines, heading.index)


def _is_entry_of(title: str, agenda: Sequence[Heading]) -> bool:
    """Whether the title is one of the agenda's, behind which who presents the matter may stand."""
    title = title.rstrip(" .").casefold()
    return len(title) >= _TELLING and any(entry.rest.casefold().startswith(title) for entry in agenda)


def _share_treated(headings: Sequence[Heading], lines: Sequence[Line], text_before: Sequence[int]) -> float:
    """Share of the headings, the last one left out, below which something stands, or that tell something.

    What stands below a number alone on its line is its title, or all that is told.
    """
    said = [_title(heading, lines) for heading in headings]
    stops = sum(text.endswith(".") for text in said) >= _STOPS * len(headings)
    treated = sum(
        text_before[after.index] - text_before[heading.index] > 1 + (not heading.rest or _has_page(heading, lines))
        or (
            is_past(text) or is_due(text) if heading.in_contents else is_told(text.removesuffix(".") if stops else text)
        )
        or (stops and ". " in text)
        for (heading, after), text in zip(pairwise(headings), said, strict=False)
    )
    return treated / max(1, len(headings) - 1)


def _has_page(heading: Heading, lines: Sequence[Line]) -> bool:
    """Whether it is an entry of a table of contents with its title and page below its number."""
    return heading.in_contents and LEADERS.search(text_below(lines, heading.index)) is not None
