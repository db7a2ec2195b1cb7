"""The day and the hours of the meeting in full on a line of their own, wherever OCR put it.

*Tisdagen den 3 mars 2031 kl 13.15–15.40*; the place may stand above it or below.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.dates import WEEKDAY, find_dates, find_times
from protokoll_parse.extract.header.venues import is_venue
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protokoll_parse.text import Line

_DAY = compiled(rf"{WEEKDAY}(?:en)?,?\s(?:den\s)?[0-9]", regex.IGNORECASE)
_HOURS = compiled(
    r"[\s,]*(?:kl(?:ockan)?\.?\s*)?[0-9]{1,2}[.:][0-9]{2}\s?[-–—]{1,3}\s?[0-9]{1,2}[.:][0-9]{2}\.?", regex.IGNORECASE
)
_OF_ADJUSTING = compiled(r"juster|anslag|underskrift", regex.IGNORECASE)


def day_and_hours(lines: Sequence[Line]) -> int | None:
    """The index of the first such line; none below a label of the adjusting."""
    for index, line in enumerate(lines):
        if is_day_and_hours(line.text) and not (index and _OF_ADJUSTING.search(lines[index - 1].text)):
            return index
    return None


def is_day_and_hours(text: str) -> bool:
    """Whether a line is the weekday, the day with its year and the hours, and nothing else."""
    days = find_dates(text) if _DAY.match(text) else []
    return len(days) == 1 and days[0].year_stated and _HOURS.fullmatch(text, days[0].end) is not None


def venue_beside(lines: Sequence[Line]) -> Line | None:
    """The venue on the line above or below it."""
    at = day_and_hours(lines)
    if at is None:
        return None
    return next((line for line in (*lines[at + 1 : at + 2], *lines[max(0, at - 1) : at]) if _is_place(line.text)), None)


def _is_place(text: str) -> bool:
    return is_venue(text) and not find_dates(text) and not find_times(text)
