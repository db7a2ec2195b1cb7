"""By when: deadlines in the text of an assignment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.dates import find_dates, find_period

if TYPE_CHECKING:
    from datetime import date

# what makes a date a deadline: a limit, or a meeting at which the result is due
_DUE = regex.compile(
    r"(?:\b(?:senast|före|innan|inom|till|vid|på|inför|återrapport\p{L}*|redovisas|presenteras|återkommer)\b)[^.;]{0,90}$",
    regex.IGNORECASE,
)
# what makes it something else
_NOT_DUE = regex.compile(
    r"\b(?:från|from|fr\.?o\.?m\.?|sedan|daterad|gälla|gäller|kraft|mötet\s+den|protokollet\s+från)\s+(?:den\s+|och\s+med\s+)*$",
    regex.IGNORECASE,
)
_LIMIT = regex.compile(r"\b(?:senast|före|innan|inom|återrapport\p{L}*\s+till|till|vid|på|inför)\b", regex.IGNORECASE)
_YEAR_END = regex.compile(r"\b(?:före|innan|senast\s+vid)\s+års(?:skiftet|slutet)\b", regex.IGNORECASE)
_LIMITED = regex.compile(r"\b(?:senast|före|innan|under(?=\s(?:\S+\s)?kvartal))\s+(?=\S)", regex.IGNORECASE)
# said, but no day
_VAGUE = regex.compile(
    r"\b(?:omgående|snarast(?:\s+möjligt)?|skyndsamt|inom\s+kort|(?:före|innan|senast)\s+(?:i\s+)?(?:midsommar|jul|påsk|sommaren|månadsskiftet|halvårsskiftet"
    r"|terminens\s+slut|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december))\b",
    regex.IGNORECASE,
)
_NEXT_MEETING = regex.compile(
    r"\b(?:till|vid|på|inför|senast\s+vid)\s+(?:gruppens\s+|styrelsens\s+)?(?:nästa|kommande|nästkommande)\s+\p{L}*(?:möte|sammanträde|träff|gång)\p{L}*",
    regex.IGNORECASE,
)
# a meeting of which no more than the year is known
_MEETING_OF_YEAR = regex.compile(
    r"\b(?:till|vid|på|inför|senast)\s+(?:\S+\s){0,6}?(?:första|sista)\s+\p{L}*(?:möte|sammanträde)t?\s+(?P<year>(?:19|20)[0-9][0-9])\b",
    regex.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Deadline:
    """``iso``: a day, or the month or year when no more is known; None when none is named (*till nästa möte*).

    ``text``: as printed.
    """

    iso: str | None
    text: str


def find_deadline(text: str, day: date | None) -> Deadline | None:
    """The first deadline of ``text``; ``day`` is the day of the meeting."""
    for mention in find_dates(text, day):
        lead = text[: mention.start]
        if _NOT_DUE.search(lead) and "möte" not in lead[-30:]:
            continue
        if not _DUE.search(lead):
            continue
        limits = [m for m in _LIMIT.finditer(lead) if len(lead) - m.start() <= 100 and not _crosses(lead[m.start() :])]
        start = limits[-1].start() if limits else mention.start
        within = regex.search(r"\binom\s[^.;]*$", lead[-40:])
        if within:
            start = len(lead) - 40 + within.start() if len(lead) > 40 else within.start()
        end = mention.end + (1 if text[mention.end : mention.end + 1] == ")" else 0)
        return Deadline(mention.day.isoformat() if mention.day else None, text[start:end])
    if (match := _LIMITED.search(text)) and (period := find_period(text[match.start() :], day)):
        return Deadline(period[2], text[match.start() : match.start() + period[1]])
    if (match := _YEAR_END.search(text)) and day:
        return Deadline(f"{day.year}-12-31", match[0])
    if match := _MEETING_OF_YEAR.search(text):
        return Deadline(match["year"], match[0])
    if match := _NEXT_MEETING.search(text):
        return Deadline(None, match[0])
    if match := _VAGUE.search(text):
        return Deadline(None, match[0])
    return None


def _crosses(text: str) -> bool:
    return bool(regex.search(r"\b(?:att|som|och)\b", text))
