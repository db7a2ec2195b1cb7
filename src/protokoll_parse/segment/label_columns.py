"""Numbers that OCR read as a column of their own, in front of the text: *§ 6*, *§ 7*, *§ 8*, and then the titles.

Where numbers stand in the margin, OCR that looks for columns reads them in one go, page by page, and the text behind
them. The titles are sought in that text, one for each number, and get their numbers back.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import regex

from protokoll_parse.lexicon.sections import section_role
from protokoll_parse.segment import case_numbers
from protokoll_parse.segment.header_lines import is_of_cover
from protokoll_parse.segment.heading_rules import SURE, Heading, HeadingRule
from protokoll_parse.segment.title_evidence import best_titles, occurrences, title_scores
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Sequence

    from protokoll_parse.text import Line

TORN = HeadingRule(
    "SEG028", "torn", 0.0, compiled(r"(?P<label>)(?P<n>)(?P<rest>.*)"), "a title whose number stands in a column above"
)
_NEAR = 6  # lines below a number
_COVER_LINES = 2  # that tell a cover
_STEP = 2  # from the last number above a column to its first
_LEAST = 2  # numbers, one above the other, without a word between them
_HEAD = compiled(r"(?:sammanträdes|mötes)?protokoll|(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}", regex.IGNORECASE)
_TEXT = 50  # signs of a line of text
_SHORT = 9  # signs of a number and the letters of a body
_MISREAD = compiled(r"\S{1,4}")


def with_titles_of_columns(
    headings: Sequence[Heading], lines: Sequence[Line], skip: frozenset[int]
) -> tuple[list[Heading], frozenset[int]]:
    """The headings; those of a column of numbers stand where their titles do, if there are as many titles.

    The first item of a column may have no title: then its text begins right below the column. Also the numbers of the
    lines that are such columns, which belong to no item.
    """
    found: list[Heading] = []
    columns: set[int] = set()
    often: Counter[str] | None = None
    loud = any(heading.rest.isupper() for heading in headings)
    at = 0
    while at < len(headings):
        stop = at + 1
        while stop < len(headings) and _is_torn(headings[stop - 1], headings[stop], lines, skip):
            stop += 1
        column = headings[at:stop]
        end = headings[stop].index if stop < len(headings) else len(lines)
        moved: list[Heading] = []
        above_cover = not found and _is_above_cover(column, lines, skip)
        if above_cover or _is_column(column, found):
            often = occurrences(lines) if often is None else often
            moved = _moved(column, lines, end, skip, often, loud=loud)
        if moved:
            columns.update(line.number for line in lines[column[0].index : column[-1].index + 1])
        found += moved or column
        at = stop
    return found, frozenset(columns)


def _is_column(column: Sequence[Heading], above: Sequence[Heading]) -> bool:
    """Whether numbers without a word between them go on from those above; numbers without a § begin with 1."""
    first = column[0]
    if len(column) < _LEAST:
        return False
    if not above:
        return first.rule.family in SURE or first.number == (1,)
    return first.number[0] - above[-1].number[0] <= _STEP


def _is_above_cover(column: Sequence[Heading], lines: Sequence[Line], skip: frozenset[int]) -> bool:
    """Whether one number alone stands in front of the cover's values: the margin of two pages was one column."""
    first = column[0]
    if len(column) > 1 or first.rest or first.rule.family not in SURE:
        return False
    below = lines[first.index + 1 : first.index + 1 + _NEAR]
    texts = [line.text for line in below if line.text and line.number not in skip][:_COVER_LINES]
    return bool(texts) and all(is_of_cover(text) or _HEAD.fullmatch(text) for text in texts)


def _is_torn(heading: Heading, below: Heading, lines: Sequence[Line], skip: frozenset[int]) -> bool:
    """Whether both are numbers alone, and nothing stands between them but what a number was misread as.

    The headings of sections and case numbers may stand in the same column: *§ 6 / Bakgrund / Beslut / § 7 / Dnr 12/86*.
    """
    if heading.rest or below.rest or len(heading.number) > 1 or len(below.number) > 1:
        return False
    between = [line for line in lines[heading.index + 1 : below.index] if line.text and line.number not in skip]
    between = [line for line in between if section_role(line.text) is None and not case_numbers.alone(line.text)]
    return len(between) < below.number[0] - heading.number[0] and all(_MISREAD.fullmatch(line.text) for line in between)


def _moved(
    column: Sequence[Heading],
    lines: Sequence[Line],
    end: int,
    skip: frozenset[int],
    often: Counter[str],
    *,
    loud: bool,
) -> list[Heading]:
    """The headings of a column where their titles stand; none if these cannot be told.

    One whose number was misread has the number that the others leave, and no label.
    """
    known = {heading.number[0]: heading for heading in column}
    below = column[-1].index + 1
    texts = [n for n in range(below, end) if lines[n].text and lines[n].number not in skip]
    if len(column) > 1 and texts and case_numbers.alone(lines[texts[0]].text):
        del texts[0]  # of the last number
    last = column[-1].number[0]
    while texts and _ends_with(lines[texts[0]].text, last + 1):  # "INS 91" below "TN § 90"
        last += 1
        del texts[0]
    numbers = range(column[0].number[0], last + 1)
    scores = title_scores(lines, texts, often, loud=loud)
    if len(numbers) == 1:  # of a cover's lines and the title, the one that text follows
        scores = {n: score for n, score in scores.items() if n + 1 < end and len(lines[n + 1].text) >= _TEXT}
    places = best_titles(scores, len(numbers))
    if not places and texts and texts[0] not in scores:  # the first one has no title
        places = best_titles(scores, len(numbers) - 1)
        places = [texts[0], *places] if places else []
    lost = replace(column[0], label="")
    return [
        replace(
            known.get(number, lost),
            number=(number,),
            index=index,
            rest=lines[index].text,
            rule=TORN,
            case_number=_case_number(known[number], lines) if number in known else None,
        )
        for number, index in zip(numbers, places, strict=False)
    ]


def _case_number(heading: Heading, lines: Sequence[Line]) -> Line | None:
    """The case number right below a number of the column."""
    below = next((line for line in lines[heading.index + 1 : heading.index + 1 + _NEAR] if line.text), None)
    return below if below is not None and case_numbers.alone(below.text) else None


def _ends_with(text: str, number: int) -> bool:
    """Whether it is a number with something short in front of it."""
    return len(text) <= _SHORT and text.endswith(str(number))
