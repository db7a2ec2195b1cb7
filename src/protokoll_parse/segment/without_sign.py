"""The item whose § or full stop was lost among others that have theirs: *104 Mötets öppnande* in front of *§ 105*.

Or the number alone, where the titles stand below their numbers.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import regex

from protokoll_parse.segment import case_numbers
from protokoll_parse.segment.header_lines import begins
from protokoll_parse.segment.title_words import is_of_agenda, is_title
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protokoll_parse.segment.heading_rules import Heading
    from protokoll_parse.text import Line

# what they are like without their sign
_FAMILIES = {"section": ("decimal", "dotted", "bracket", "lettered", "bare"), "dotted": ("decimal",)}
_ENDS = compiled(
    r"(?:(?:års)?mötets?|sammanträdets?|stämmans?|ordföranden)\s(?:.{0,40}?\s)?avslut|avslutning\b",
    regex.IGNORECASE,
)
_STANDS_OUT = 1.2  # score of a number with a blank line above and a short title


def with_lost_signs(headings: Sequence[Heading], candidates: Sequence[Heading], lines: Sequence[Line]) -> list[Heading]:
    """The headings, and the only line with the number that one of two neighbours lacks, or that the first goes on from.

    In front of the first it opens the meeting, or has a title of agendas; behind the last it ends the meeting.
    """
    families = _FAMILIES.get(headings[0].rule.family, ()) if headings else ()
    lost: dict[int, list[Heading]] = {}
    numbered: set[int] = set()  # indexes of lines with a number of their own
    for other in candidates:
        if other.rule.family in families and len(other.number) == 1 and other.index not in numbered:
            numbered.add(other.index)
            lost.setdefault(other.number[0], []).append(other)
    found: list[Heading] = []
    for before, after in pairwise([None, *headings]):
        if after is None:
            continue
        missing = after.number[0] - 1
        if before is None or before.number[0] == missing - 1:
            start = before.index if before else -1
            between = [other for other in lost.get(missing, ()) if start < other.index < after.index]
            if len(between) == 1 and _opens(between[0], before, after, lines):
                found += between
        found.append(after)
    if not found:
        return found
    behind = [other for other in lost.get(found[-1].number[0] + 1, ()) if other.index > found[-1].index]
    return [*found, *behind] if len(behind) == 1 and _ENDS.match(behind[0].rest) else found


def _opens(heading: Heading, before: Heading | None, after: Heading, lines: Sequence[Line]) -> bool:
    if heading.rule.family == "lettered":  # "BUN 54" in front of "BUN § 55"
        return heading.label.rpartition(" ")[0] == after.label.partition("§")[0].rstrip()
    if heading.rule.family == "bare":
        return before is not None and all(_is_above_title(other, lines) for other in (before, heading, after))
    named = begins(heading.rest) or is_of_agenda(heading.rest)
    return named or (before is not None and heading.score >= _STANDS_OUT)


def _is_above_title(heading: Heading, lines: Sequence[Line]) -> bool:
    """Whether a number stands apart, with no more than a case number beside it and a title on the line below."""
    around = lines[max(0, heading.index - 1) : heading.index + 2]
    if len(around) < 3 or around[0].text or (heading.rest and not case_numbers.alone(heading.rest)):
        return False
    return around[2].text[:1].isupper() and is_title(around[2].text)
