"""By when: deadlines in the text of an assignment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import regex

from protokoll_parse.extract.dates import WEEKDAYS, find_dates, short_date
from protokoll_parse.extract.periods import MONTH_NAME, Period, find_periods
from protokoll_parse.text.patterns import compiled

# what makes a date a deadline: a limit, or a meeting at which the result is due
_DUE = compiled(
    r"(?:\b(?:senast|före|innan|inom|till|vid|på|inför|återrapport\p{L}*|redovisas|presenteras|återkommer|klart?|färdigt?|deadline:?|slutdatum|sluttid|måldatum|färdigdatum|sista\s+dag(?:en)?)(?!\p{L}))[^.;]{0,90}$",
    regex.IGNORECASE,
)
# "redovisa utfallet för nämnden den 10 juni"; "redovisa läget den 10 juni" says of which day
_BEFORE_BODY = compiled(
    r"\b(?:redovisa|presentera|rapportera|återrapportera|avrapportera|redogöra)(?:s|r)?\s[^.;]{0,80}?\b(?:för|i|hos|inför)\s(?:\p{L}+\s){0,2}?"
    r"\p{L}*(?:nämnden|styrelsen|utskottet|mötet|stämman|fullmäktige|rådet|gruppen|kommittén|presidiet)\s(?:\p{L}+dagen\s)?(?:den\s)?$",
    regex.IGNORECASE,
)
_YEAR_END = compiled(
    r"\b(?:före|innan|senast(?:\s(?:vid|till|i))?)\s(?:årets\s(?:slut|utgång)|(?:utgången|slutet)\sav\s(?:året\b|(?:år\s)?(?P<year>(?:19|20)[0-9]{2})\b(?![-/–])))",
    regex.IGNORECASE,
)
# what makes it something else
_NOT_DUE = compiled(
    r"(?:\b(?:från|from|fr\.?o\.?m\.?|sedan|daterad|gälla|gäller|kraft|mötet\s+den|protokollet\s+från)\s+(?:den\s+|och\s+med\s+)*"
    # until when something lasts
    r"|\b(?:t\.?\s?o\.?\s?m\.?|till\s+och\s+med|fram\s+till)\s+(?:den\s+)?|\b(?:förläng|gäll|löp|pågå|hyr|disponer|låna)\p{L}*\s[^.;]{0,60}?\btill\s+(?:den\s+)?)$",
    regex.IGNORECASE,
)
_LIMIT = compiled(
    r"\b(?:sista\s+dag(?:en)?|senast|före|innan|inom|återrapport\p{L}*\s+till|till|vid|på|inför)\b", regex.IGNORECASE
)
# in front of a stretch of time: a limit (*senast i mars*, *före utgången av maj*), or when it is to be done
_LIMIT_OF = compiled(
    r"\b(?P<limit>senast|före|innan|till)\s+(?:(?:i|under|vid|till|den|av|och\smed)\s+){0,2}(?:(?P<end>utgången|slutet)\s+av\s+|"
    r"(?:början|mitten)\s+av\s+)?$",
    regex.IGNORECASE,
)
_DURING = compiled(
    r"(?:^|(?<=\s))(?P<when>under|i|inför|vid|kring|runt)\s+(?:(?:början|mitten|slutet)\s+av\s+|(?:den\s)?(?:senare\sdelen|tidiga|sena)\s(?:av\s)?)?$",
    regex.IGNORECASE,
)
_MONTH_END = compiled(r"\s+(?:månads\s+)?(?:utgång|slut)\b", regex.IGNORECASE)
# the time stands where it says when the whole is to be done: behind "att", or at the end, or behind a verb of reporting
_FRONTED = compiled(r"(?:^|\b(?:att|ska(?:ll)?|också|även|uppdrag|därefter)\s+)$", regex.IGNORECASE)
_AT_END = compiled(r"\s*\)?\s*(?:$|[.;]\s*(?:$|\p{Lu})|,?\s*(?:samt|och)$)")
_DONE_BY = compiled(
    r"\b(?:återkom\p{L}*|åter(?:rapport|redovis|koppl)\p{L}*|redovisa\p{L}*|presentera\p{L}*|rapportera\p{L}*|slutför\p{L}*|klart?|klara|"
    r"färdig\p{L}*|lämna\p{L}*|leverera\p{L}*|slutrapport\p{L}*)\b[^.;]{0,60}$",
    regex.IGNORECASE,
)
_DEFINITE = compiled(r"\p{Ll}{2,}(?:en|et|na|an)\s$")
_SINCE = compiled(r"\b(?:från|sedan|mellan)\b[^.;]*$", regex.IGNORECASE)
# "inom två veckor"; counted from something else than the meeting, no day follows
_WITHIN = compiled(
    r"\binom\s+(?P<n>[0-9]{1,3}|en|ett|två|tre|fyra|fem|sex|åtta|tio|tolv|fjorton|trettio)\s+(?P<unit>dag(?:ar)?|veck(?:a|or)|månad(?:er)?|år)\b"
    r"(?P<event>\s+(?:från|efter|av|räknat|sedan|innan|före)\b)?",
    regex.IGNORECASE,
)
_COUNT = {"en": 1, "ett": 1, "två": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "åtta": 8, "tio": 10, "tolv": 12}
_COUNT |= {"fjorton": 14, "trettio": 30}
_TWO_MONTHS = 63  # days; each number of a day comes again in them
# "senast på fredag": the next one after the meeting
_WEEKDAY = compiled(
    rf"\b(?:senast|före|innan)\s+(?:nu\s)?(?:på\s)?(?P<day>{'|'.join(WEEKDAYS)})\b(?!\p{{L}})", regex.IGNORECASE
)
# "senast den 9:e": the next one after the meeting
_DAY_OF_MONTH = compiled(
    r"\b(?:senast|före|innan)\s+den\s(?P<day>[1-9]|[12][0-9]|3[01])(?:(?::?[ea])\b|(?=[.,;]?$|\.\s\p{Lu}))",
    regex.IGNORECASE,
)
# "senast 22-11-04", "klart 221104": two figures for the year say a day only behind a limit
_SHORT = compiled(
    r"\b(?:senast|före|innan|klart?|färdigt?)\s+(?:den\s)?(?P<day>[0-9]{6}|[0-9]{2}-[0-9]{2}-[0-9]{2})(?![\p{L}0-9]|[-/][0-9])",
    regex.IGNORECASE,
)
# "senast fredag vecka 20"
_DAY_OF_WEEK = compiled(
    rf"\b(?:(?:senast|före|till)\s+)?(?:på\s)?(?P<day>{'|'.join(WEEKDAYS)})(?:en)?\s+(?:i\s+)?$", regex.IGNORECASE
)
# a meeting of which the month is known: "på decembermötet", "till sammanträdet i mars 2025"
_MEETING_OF_MONTH = compiled(
    rf"\b(?:till|vid|på|inför|före|senast\s(?:vid|till|på))\s+(?:\p{{L}}+s\s+)?(?:(?i:(?P<mon>{MONTH_NAME}))(?:möte|sammanträde|stämma)\p{{L}}*"
    rf"|(?:ordinarie\s+)?\p{{L}}*(?:möte|sammanträde|stämma)\p{{L}}*\s+i\s+(?P<mon>{MONTH_NAME}))\b(?:\s+(?P<y>(?:19|20)[0-9][0-9]))?"
)
# said, but no day
_VAGUE = compiled(
    r"\b(?:omgående|snarast(?:\s+möjligt)?|skyndsamt|inom\s+kort|(?:före|innan|senast)\s+(?:i\s+|till\s+)?(?:midsommar|jul|påsk|sommaren|"
    r"hösten|vintern|våren|semestern|säsongen|terminens\s+slut|terminsstart(?:en)?|skol(?:start|avslutning)(?:en)?|\p{L}*lovet))\b",
    regex.IGNORECASE,
)
_NEXT_MEETING = compiled(
    r"\b(?:tills?|vid|på|inför|före|senast\s+(?:vid|till))\s+(?:\p{L}+s\s+)?(?:nästa|kommande|nästkommande)\s+(?:ordinarie\s+)?"
    r"\p{L}*(?:möte|sammanträde|träff|gång|stämma)\p{L}*",
    regex.IGNORECASE,
)
# a meeting of which no more than the year is known
_MEETING_OF_YEAR = compiled(
    r"\b(?:till|vid|på|inför|senast)\s+(?:\S+\s){0,6}?(?:första|sista)\s+\p{L}*(?:möte|sammanträde)t?\s+(?P<year>(?:19|20)[0-9][0-9])\b",
    regex.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Deadline:
    """``iso``: a day, or the year where no more is known; None when no time is named (*till nästa möte*).

    ``text``: as printed. ``period``: EDTF of the stretch of time that the text names instead of a day.
    """

    iso: str | None
    text: str
    period: str | None = None

    @classmethod
    def within(cls, period: Period, text: str) -> Deadline:
        """What is to be done in a month, a week or a quarter is due on its last day; where a season ends is open."""
        if period.kind == "year":
            return cls(period.edtf, text, period.edtf)
        return cls(period.last.isoformat() if period.exact else None, text, period.edtf)


def find_deadline(text: str, day: date | None) -> Deadline | None:
    """The first deadline of ``text``; ``day`` is the day of the meeting."""
    for mention in find_dates(text, day):
        lead = text[: mention.start]
        if _NOT_DUE.search(lead) and "möte" not in lead[-30:]:
            continue
        if not (_DUE.search(lead) or _BEFORE_BODY.search(lead)):
            continue
        limits = [m for m in _LIMIT.finditer(lead) if len(lead) - m.start() <= 100 and not _crosses(lead[m.start() :])]
        start = limits[-1].start() if limits else mention.start
        within = compiled(r"\binom\s[^.;]*$").search(lead[-40:])
        if within:
            start = len(lead) - 40 + within.start() if len(lead) > 40 else within.start()
        end = mention.end + (1 if text[mention.end : mention.end + 1] == ")" else 0)
        return Deadline(mention.day.isoformat() if mention.day else None, text[start:end])
    if deadline := _by_period(text, day) or _by_term(text, day):
        return deadline
    if match := _YEAR_END.search(text):
        year = match["year"] or (day and day.year)
        return Deadline(f"{year}-12-31" if year else None, match[0])
    if match := _MEETING_OF_YEAR.search(text):
        return Deadline(match["year"], match[0], match["year"])
    if match := _NEXT_MEETING.search(text):
        return Deadline(None, match[0])
    if match := _VAGUE.search(text):
        return Deadline(None, match[0])
    return None


def _by_period(text: str, day: date | None) -> Deadline | None:
    """The meeting of a month, or the first stretch of time in which, or by which, something is to be done."""
    if match := _MEETING_OF_MONTH.search(text):
        name = match["mon"].lower()
        named = f"{name} {match['y']}" if match["y"] else name
        found = find_periods(named, day)
        return Deadline.within(found[0], match[0]) if found else Deadline(None, match[0])
    vague = _VAGUE.search(text)
    for period in find_periods(text, day):
        lead = text[: period.start]
        if _SINCE.search(lead):
            continue
        if vague and vague.end() <= period.start:
            return None  # "före skolavslutningen, och mäta farten under juli": the first of two tasks has the first one
        if period.kind == "week" and (named := _DAY_OF_WEEK.search(lead)):
            on = period.first + timedelta(days=WEEKDAYS[named["day"].lower()])
            return Deadline(on.isoformat(), text[named.start() : period.end])
        if (limit := _LIMIT_OF.search(lead)) and (limit["limit"].lower() != "till" or _is_when(text, limit, period)):
            behind = _MONTH_END.match(text, period.end) if period.kind == "month" else None
            stop = behind.end() if behind else period.end
            return _limited(period, limit, text[limit.start() : stop], end=bool(behind))
        during = _DURING.search(lead)
        if during and _is_when(text, during, period):
            return Deadline.within(period, text[during.start() : period.end])
        if during is None and period.kind in ("day", "week", "part") and _is_placed(text, period.start, period.end):
            return Deadline.within(period, text[period.start : period.end])
    return None


def _limited(period: Period, match: regex.Match[str], text: str, *, end: bool) -> Deadline:
    """The day behind which *senast* and *före* let nothing be done any more, or else the stretch."""
    limit = match["limit"].lower()
    if period.kind == "turn":
        return Deadline(period.first.isoformat(), text)
    if end or match["end"]:
        return Deadline(period.last.isoformat(), text)
    if limit in ("före", "innan") and period.kind != "day":
        return Deadline((period.first - timedelta(days=1)).isoformat() if period.exact else None, text)
    return Deadline.within(period, text)


def _is_when(text: str, lead: regex.Match[str], period: Period) -> bool:
    """Whether the stretch says when the whole is to be done, and not of which year, or of which spring, a thing is."""
    if _FRONTED.search(text, 0, lead.start()) or _DONE_BY.search(text, 0, lead.start()):
        return True
    if period.kind == "year" or not _AT_END.match(text, period.end):
        return False
    when = lead.groupdict().get("when", "till").lower()
    if when == "i":  # "planera festen i maj", but "måla staketet under våren"
        return period.kind != "month" and not _DEFINITE.search(text, 0, lead.start())
    return True


def _is_placed(text: str, start: int, end: int) -> bool:
    return bool(_FRONTED.search(text, 0, start) or _DONE_BY.search(text, 0, start) or _AT_END.match(text, end))


def _by_term(text: str, day: date | None) -> Deadline | None:
    """*inom två veckor*, *senast på fredag*, *senast den 9:e*, counted from the day of the meeting; *senast 221104*."""
    if (match := _SHORT.search(text)) and (due := short_date(match["day"])):
        return Deadline(due.isoformat(), match[0])
    if match := _WITHIN.search(text):
        return Deadline(
            None if match["event"] or not day else _after(day, match).isoformat(),
            match[0].removesuffix(match["event"] or ""),
        )
    if match := _WEEKDAY.search(text):
        ahead = (WEEKDAYS[match["day"].lower()] - day.weekday() - 1) % 7 + 1 if day else 0
        return Deadline((day + timedelta(days=ahead)).isoformat() if day else None, match[0])
    if match := _DAY_OF_MONTH.search(text):
        coming = (day + timedelta(days=ahead) for ahead in range(1, _TWO_MONTHS)) if day else ()
        due = next((one for one in coming if one.day == int(match["day"])), None)
        return Deadline(due.isoformat() if due else None, match[0])
    return None


def _after(day: date, match: regex.Match[str]) -> date:
    """The day so many days, weeks, months or years after ``day``; the last of the month where it has no such day."""
    number = int(match["n"]) if match["n"].isdigit() else _COUNT[match["n"].lower()]
    unit = match["unit"].lower()
    if unit.startswith(("dag", "veck")):
        return day + timedelta(days=number * (7 if unit.startswith("veck") else 1))
    months = day.year * 12 + day.month - 1 + number * (12 if unit == "år" else 1)
    first = date(months // 12, months % 12 + 1, 1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return min(last, first + timedelta(days=day.day - 1))


def is_meeting_of_month(text: str) -> bool:
    """Whether a deadline, as printed, is a meeting of which only the month is named."""
    return bool(_MEETING_OF_MONTH.fullmatch(text))


def is_next_meeting(text: str) -> bool:
    """Whether a deadline, as printed, is the next meeting."""
    return bool(_NEXT_MEETING.fullmatch(text))


def _crosses(text: str) -> bool:
    return bool(compiled(r"\b(?:att|som|och)\b").search(text))
