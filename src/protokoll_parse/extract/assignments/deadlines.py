"""By when: deadlines in the text of an assignment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import regex

from protokoll_parse.extract.dates import MONTHS, find_dates, find_period

# what makes a date a deadline: a limit, or a meeting at which the result is due
_DUE = regex.compile(
    r"(?:\b(?:senast|före|innan|inom|till|vid|på|inför|återrapport\p{L}*|redovisas|presenteras|återkommer|klart?|färdigt?|deadline:?|slutdatum|sluttid|måldatum|färdigdatum)(?!\p{L}))[^.;]{0,90}$",
    regex.IGNORECASE,
)
# what makes it something else
_NOT_DUE = regex.compile(
    r"\b(?:från|from|fr\.?o\.?m\.?|sedan|daterad|gälla|gäller|kraft|mötet\s+den|protokollet\s+från)\s+(?:den\s+|och\s+med\s+)*$",
    regex.IGNORECASE,
)
_LIMIT = regex.compile(r"\b(?:senast|före|innan|inom|återrapport\p{L}*\s+till|till|vid|på|inför)\b", regex.IGNORECASE)
# "före utgången av mars 2022", "före april månads utgång"
_MONTH_END = regex.compile(
    rf"\b(?:före|innan|senast|vid)\s+(?:utgången\s+av\s+(?P<mon>{'|'.join(MONTHS)})(?:\s+månad)?(?:\s+(?P<y>(?:19|20)[0-9]{{2}}))?\b"
    rf"|(?P<mon>{'|'.join(MONTHS)})\s+månads\s+(?:utgång|slut)\b)",
    regex.IGNORECASE,
)
_YEAR_END = regex.compile(r"\b(?:före|innan|senast\s+vid)\s+års(?:skiftet|slutet)\b", regex.IGNORECASE)
_LIMITED = regex.compile(r"\b(?:senast|före|innan|under(?=\s(?:\S+\s)?kvartal))\s+(?=\S)", regex.IGNORECASE)
# said, but no day
_VAGUE = regex.compile(
    r"\b(?:omgående|snarast(?:\s+möjligt)?|skyndsamt|inom\s+kort|(?:före|innan|senast)\s+(?:i\s+)?(?:midsommar|jul|påsk|sommaren|månadsskiftet|halvårsskiftet"
    r"|terminens\s+slut|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december))\b",
    regex.IGNORECASE,
)
_NEXT_MEETING = regex.compile(
    r"\b(?:till|vid|på|inför|före|senast\s+(?:vid|till))\s+(?:\p{L}+s\s+)?(?:nästa|kommande|nästkommande)\s+(?:ordinarie\s+)?"
    r"\p{L}*(?:möte|sammanträde|träff|gång|stämma)\p{L}*",
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
    if (match := _MONTH_END.search(text)) and (last := _last_of_month(match, day)):
        return Deadline(last.isoformat(), match[0])
    if (match := _YEAR_END.search(text)) and day:
        return Deadline(f"{day.year}-12-31", match[0])
    if match := _MEETING_OF_YEAR.search(text):
        return Deadline(match["year"], match[0])
    if match := _NEXT_MEETING.search(text):
        return Deadline(None, match[0])
    if match := _VAGUE.search(text):
        return Deadline(None, match[0])
    return None


def _last_of_month(match: regex.Match[str], day: date | None) -> date | None:
    """The last day of the named month: of the printed year, else of the next such month after ``day``."""
    month = MONTHS[match["mon"].lower()]
    if not (match["y"] or day):
        return None
    year = int(match["y"]) if match["y"] else day.year + (month < day.month) if day else 0
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def is_next_meeting(text: str) -> bool:
    """Whether a deadline, as printed, is the next meeting."""
    return bool(_NEXT_MEETING.fullmatch(text))


def _crosses(text: str) -> bool:
    return bool(regex.search(r"\b(?:att|som|och)\b", text))
