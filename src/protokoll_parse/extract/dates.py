"""Swedish dates and clock times in running text, resolved against the day of the meeting.

A date without a year is the next one after the meeting (*den 17 februari*) or, for what is told, the last one before
it; a weekday decides the year where it is printed (*fredag 24/11*). What the text leaves open is None.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

import regex

from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

Direction = Literal["future", "past"]

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            # the forms of the 1700s and 1800s, too
            "januari|january|januarii|januarij|jan", "februari|february|februarii|februarij|feb|febr",
            "mars|march|martii|martij|mar",
            "april|aprilis|apr", "maj|may|maji|maij|mai", "juni|june|junii|junij|jun", "juli|july|julii|julij|jul",
            "augusti|august|augustii|aug", "september|septembris|septembr|septbr|sept|sep",
            "oktober|october|octobris|octobr|octbr|oct|okt", "november|novembris|novembr|novbr|nov",
            "december|decembris|decembr|decbr|dec",
        ),
        1,
    )
    for name in names.split("|")
}  # fmt: skip
WEEKDAYS = {"måndag": 0, "tisdag": 1, "onsdag": 2, "torsdag": 3, "fredag": 4, "lördag": 5, "söndag": 6}

# "den tjugonde april"; 1 to 31
_UNITS = ("första", "andra", "tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde", "nionde")
_ORDINALS = {
    name: number
    for number, name in enumerate(
        (
            *_UNITS, "tionde", "elfte", "tolfte", "trettonde", "fjortonde", "femtonde", "sextonde", "sjuttonde",
            "artonde", "nittonde", "tjugonde", *("tjugo" + unit for unit in _UNITS), "trettionde", "trettioförsta",
        ),
        1,
    )
}  # fmt: skip
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_ORDINAL = "|".join(sorted(_ORDINALS, key=len, reverse=True))
WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)})"
# to the last day of several: "2–3 maj", "den 2 till 3 maj", "tisdagen den 2 och onsdagen den 3 maj"; not from the
# number of an item or an hour
_NO_DAY = r"(?:(?:§|punkt|punkterna|bilaga|nr|kl\.?)\s|[-–:.])[0-9]{1,2}"
_TO_DAY = rf"(?:\s?[-–]\s?|(?<!{_NO_DAY})\s+(?:till|och|samt|t\.?o\.?m\.?)\s+(?:{WEEKDAY}(?:en)?\s+)?(?:den\s+)?)"
# between two days of which only the second has its year: "31 mars – 1 april 2019", "5 mars kl. 13–17 och 6 mars 2019"
_AND_DAY = compiled(
    r",?\s*(?:kl(?:ockan|\.)?\s*[0-9.:]+(?:\s?[-–]\s?[0-9.:]+)?)?\s*(?:[-–]|och|samt|till|t\.?o\.?m\.?)\s*",
    regex.IGNORECASE,
)
_OLD_MONTH = (
    r"(?:(?:janu|febru)ari[ij]|marti[ij]|aprilis|maji|maij|ju[nl]i[ij]|augustii|septembris|octob(?:er|ris)|(?:novem|decem)bris"
    r"|octobr|(?:sept|nov|dec)embr|(?:sept|oct|nov|dec)br)"
)
# printed behind the month: "29 oktober 1887", "den 3 mars år 1824", "3 October 1830" as it is no longer spelt;
# "3 mars 1830" alone may say half past six
_YEAR = rf"(?:(?:19|20)[0-9][0-9]|1[78][6-9][0-9]|(?<=(?:år|{_OLD_MONTH}\.?)\s)1[78][0-9][0-9])"
_DATE = compiled(
    rf"""(?<![\p{{L}}\p{{N}}])(?:    # "Protokoll_2024-03-02_slutligt": a low line parts words, too
      (?P<iso>(?P<y1>(?:1[789]|20)[0-9][0-9])[-–.](?P<m1>[0-9][0-9])[-–.](?P<d1>[0-9][0-9]))(?![\p{{L}}\p{{N}}])
    # "2019-2-22", but not "Dnr 2019-2-22"
    | (?P<iso>(?<!(?:\p{{Lu}}|[Dd]nr:?)[\s-])
      (?P<y1>(?:19|20)[0-9][0-9])-(?P<m1>0?[1-9]|1[0-2])-(?P<d1>0?[1-9]|[12][0-9]|3[01]))(?![\p{{L}}\p{{N}}/-]|\.[0-9])
    # "2023 09 14", in no row of numbers
    | (?P<iso>(?<![0-9]\s)(?P<y1>(?:19|20)[0-9][0-9])\s(?P<m1>0[1-9]|1[0-2])\s(?P<d1>0[1-9]|[12][0-9]|3[01]))
      (?![\p{{L}}\p{{N}}]|[.,]?[0-9]|\s[0-9%])
    | (?P<dotted>(?P<d5>[0-3]?[0-9])(?P<sep>[./])(?P<m5>[01]?[0-9])(?P=sep)(?P<y5>(?:1[789]|20)[0-9][0-9]))\b
    | (?P<compact>(?P<y2>(?:19|20)[0-9][0-9])(?P<m2>[01][0-9])(?P<d2>[0-3][0-9]))(?![\p{{L}}\p{{N}}])
    | (?:(?P<wd>{WEEKDAY})(?:en)?s?(?:\s+och\s+{WEEKDAY}(?:en)?)?,?\s+)?(?:den\s+)?
      (?P<d3>[0-3]?[0-9]|{_ORDINAL})(?::?(?:sta|dra|dje|de|te|[ea]))?(?:{_TO_DAY}(?P<d3b>[0-3]?[0-9]))?\s+(?P<mon>{MONTH})\b(?:\.(?=\s?[-–'’]?[0-9]))?
      (?:,?\s+(?:år\s)?(?P<y3>{_YEAR})\b(?!:?-|\s?kr)|\s?[-–'’](?P<y3>[0-9][0-9])(?![0-9/:.–-]|\s*(?:{MONTH})\b))?
    | (?:(?P<wd4>{WEEKDAY})(?:en)?s?,?\s+)?(?:den\s+)?
      (?P<d4>[0-3]?[0-9])(?:(?<!-[0-9]{{1,2}})\s?[-–]\s?(?P<d3b>[0-3]?[0-9]))?/(?P<m4>[01]?[0-9])\b
      (?:[\s-]+(?P<y4>(?:19|20)[0-9][0-9])\b|\s?[-–'’](?P<y4>[0-9][0-9])(?![0-9/:.–-]))?
    )""",
    regex.VERBOSE | regex.IGNORECASE,
)
# behind an hour from one to twelve: "kl. 3 e. m.", "5 på eftermiddagen", "7 på aftonen", "9 f.m."
HALF_OF_DAY = (
    r"(?:,?\s?(?:(?:(?P<pm{0}>e\.?\s?m)|f\.?\s?m)(?![\p{{L}}0-9]|-\p{{L}})\.?"
    r"|(?:på\s+)?(?:(?P<pm{0}>eftermiddag(?:en)?|afton(?:en)?|kväll(?:en)?)|förmiddag(?:en)?|morgon(?:en)?)(?!\p{{L}})))?"
)
_NOON = 12
# "kl. 1830", "klockan 1800–2015": without a stop only behind the word, and on five minutes
_RUN_ON = r"(?<=\bkl(?:ockan|\.)?\s{0,2}(?:[01][0-9]|2[0-3]))(?P<{0}>[0-5][05])"
_RUN_ON_LAST = r"(?<=[0-9]{4}\s?[-–—]\s?(?:[01][0-9]|2[0-3]))(?P<min2>[0-5][05])"
_SECONDS = r"(?:(?<=(?<![\p{L}0-9:.-])[0-9]{2}:[0-5][0-9]):[0-5][0-9])?"  # "20:15:30"; "1:15:30" may be a result
_RANGE = (
    rf"(?P<h1>[012]?[0-9])(?:[.:](?P<min1>[0-5][0-9])|{_RUN_ON.replace('{0}', 'min1')})?{HALF_OF_DAY.format(1)}"
    r"(?:\s?[-–—]{1,3}\s?|\s+(?:fram\s+)?till?\s+|\s+t\.?o\.?m\.?\s+)(?P<about>(?:ca?\.?|c:a|cirka|ungefär|omkring|runt)\s*)?(?:kl(?:ockan|\.)?\s*)?"
    rf"(?P<h2>[012]?[0-9])(?:[.:](?P<min2>[0-5][0-9])|{_RUN_ON_LAST})?{HALF_OF_DAY.format(2)}"
)
# "mellan 18 och 19.30": without "kl" and minutes no number of persons or pieces may be meant
_BETWEEN = compiled(
    r"\bmellan\s+(?P<kl>kl(?:ockan|\.)?\s*)?(?P<h1>[012]?[0-9])(?:[.:](?P<min1>[0-5][0-9]))?(?P<pm1>(?!))?\s+och\s+(?P<kl>kl(?:ockan|\.)?\s*)?"
    rf"(?P<h2>[012]?[0-9])(?:[.:](?P<min2>[0-5][0-9]))?(?![0-9/:%-]|[.,][0-9]){HALF_OF_DAY.format(2)}"
    r"(?=\s*(?:$|[.,;)]|\s(?:i|på|hos|via|den|ungefär|cirka|ca|och|med|för|var|samt|(?:mån|tis|ons|tors|fre|lör|sön)dag\p{L}*)\b))",
    regex.IGNORECASE,
)
_TIMES = compiled(rf"(?<![0-9.§]|[0-9]:)(?:kl(?:ockan|\.)?\s*)?{_RANGE}(?![0-9/:.][0-9]|[0-9])", regex.IGNORECASE)
_TIME = compiled(
    r"(?<![0-9.+]|[0-9]:)(?P<kl>kl(?:ockan|\.)?\s*)?"
    rf"(?P<h>[012]?[0-9])(?:[.:](?P<min>[0-5][0-9]){_SECONDS}|{_RUN_ON.replace('{0}', 'min')})?"
    rf"(?![0-9/:]|-[0-9\p{{L}}]|\.[0-9]{{2}})"
    rf"{HALF_OF_DAY.format('')}",
    regex.IGNORECASE,
)
_PROPERTY = compiled(
    r"\b(?:på|å|fastighet(?:en|erna)?|av|från|inom|för|till|och)\s\p{Lu}\p{L}+(?:[\s-]\p{Lu}\p{L}+)?\s$"
)
_PROPERTY_NAME = 60  # signs
_WITHIN = compiled(
    r"\binom\s+(?P<n>[0-9]+|en|ett|två|tre|fyra|sex|åtta)\s+(?P<unit>vecka|veckor|dag|dagar|månad|månader)\b",
    regex.IGNORECASE,
)
_COUNT = {"en": 1, "ett": 1, "två": 2, "tre": 3, "fyra": 4, "sex": 6, "åtta": 8}


@dataclass(frozen=True, slots=True)
class DateMention:
    """A printed date at ``start..end`` of the text searched.

    ``day`` is the resolved day, None when the year stays open; ``last`` the last day of a range (*10–11 november*).
    """

    start: int
    end: int
    text: str
    day: date | None
    last: date | None
    year_stated: bool
    month_and_day: tuple[int, int]

    def falls_on(self, day: date) -> bool:
        return (day.month, day.day) == self.month_and_day

    def in_year(self, year: int) -> date | None:
        return _day(year, *self.month_and_day)

    def names_other_weekday(self, day: date) -> bool:
        """Whether a weekday is printed with the date that ``day`` is not."""
        match = _DATE.search(self.text)
        return match is not None and _weekday(match) not in (None, day.weekday())


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """Clock times as ``HH:MM``; ``end_time`` None when only one is printed."""

    start: int
    end: int
    start_time: str
    end_time: str | None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _number(day: str) -> int:
    return _ORDINALS.get(day.lower()) or int(day)


def short_date(text: str) -> date | None:
    """*230914*, *23-09-14*, *23 09 14* (YYMMDD) as a day of 1950–2049, None when there is no such day."""
    text = text.replace("-", "").replace(" ", "")
    year = int(text[:2])
    return _day(year + (2000 if year < 50 else 1900), int(text[2:4]), int(text[4:6]))


def _resolve(month: int, day: int, weekday: int | None, reference: date | None, direction: Direction) -> date | None:
    if reference is None:
        return None
    candidates = [found for year in range(reference.year - 2, reference.year + 3) if (found := _day(year, month, day))]
    if weekday is not None:  # the weekday rules; without a fitting year it is a misprint and says nothing
        fitting = [found for found in candidates if found.weekday() == weekday]
        candidates = fitting or candidates
    if direction == "future":
        later = [found for found in candidates if found >= reference]
        return min(later, default=None)
    earlier = [found for found in candidates if found <= reference]
    return max(earlier, default=None)


def _weekday(match: regex.Match[str]) -> int | None:
    return WEEKDAYS.get((match["wd"] or match["wd4"] or "").lower())


def nearest_year(mention: DateMention, known: Sequence[date]) -> date | None:
    """The day of a printed weekday and date in the year where they fit together, nearest to a day of ``known``."""
    match = _DATE.search(mention.text)
    weekday = _weekday(match) if match else None
    if match is None or weekday is None or not known:
        return None
    month = MONTHS[match["mon"].lower()] if match["mon"] else int(match["m4"])
    day = _number(match["d3"] or match["d4"])
    years = range(min(known).year - 1, max(known).year + 2)
    fitting = [found for year in years if (found := _day(year, month, day)) and found.weekday() == weekday]
    return min(fitting, key=lambda found: min(abs((found - other).days) for other in known), default=None)


def find_dates(text: str, reference: date | None = None, direction: Direction = "future") -> list[DateMention]:
    """All dates of ``text``, left to right."""
    found: list[DateMention] = []
    for match in _DATE.finditer(text):
        weekday = _weekday(match)
        if match["mon"]:
            month, day, year = MONTHS[match["mon"].lower()], _number(match["d3"]), match["y3"]
        else:
            month = int(match["m1"] or match["m2"] or match["m4"] or match["m5"])
            day = int(match["d1"] or match["d2"] or match["d4"] or match["d5"])
            year = match["y1"] or match["y2"] or match["y4"] or match["y5"]
        until = int(match["d3b"]) if match["d3b"] else None
        if until and until <= day:  # no days of one month
            day, until = until, None
        year = f"20{year}" if year and len(year) == 2 else year
        resolved = _day(int(year), month, day) if year else _resolve(month, day, weekday, reference, direction)
        if resolved is None and _day(2024, month, day) is None:  # no day of any year (2024 is a leap year)
            continue
        last = _day(resolved.year, month, until) if resolved and until else None
        found.append(DateMention(match.start(), match.end(), match[0], resolved, last, bool(year), (month, day)))
    return _with_next_year(text, found)


def _with_next_year(text: str, mentions: Sequence[DateMention]) -> list[DateMention]:
    """The first of two days joined has the year that is printed once, behind the second."""
    found: list[DateMention] = []
    for mention, following in zip(mentions, [*mentions[1:], None], strict=False):
        if (
            following
            and following.day
            and following.year_stated
            and not mention.year_stated
            and _AND_DAY.fullmatch(text, mention.end, following.start)
        ):
            later = mention.month_and_day > following.month_and_day  # "30 december – 2 januari 2019"
            day = mention.in_year(following.day.year - later)
            found.append(replace(mention, day=day, last=following.day, year_stated=True) if day else mention)
        else:
            found.append(mention)
    return found


def _clock(hour: str, minute: str | None, *, afternoon: bool = False) -> str | None:
    later = _NOON if afternoon and int(hour) < _NOON else 0
    return f"{int(hour) + later:02d}:{int(minute or 0):02d}" if int(hour) <= 24 else None


def _span(match: regex.Match[str]) -> TimeSpan | None:
    """A range; *3–5 e.m.* is in the afternoon as a whole, *11–1 e.m.* begins before it; *18–ca 20*: no certain end."""
    afternoon = bool(match["pm2"])
    end = _clock(match["h2"], match["min2"], afternoon=afternoon)
    starts = [
        _clock(match["h1"], match["min1"], afternoon=later)
        for later in ((True,) if match["pm1"] else (afternoon, False))
    ]
    start = next((clock for clock in starts if clock and end and clock < end), None)
    if start is None:
        return None
    return TimeSpan(match.start(), match.end(), start, None if match.groupdict().get("about") else end)


def find_times(text: str) -> list[TimeSpan]:
    """Clock times: ranges (*kl. 10 - 15*, *13.20 – 14.20*), single ones with minutes or after *kl.*"""
    found: list[TimeSpan] = []
    for match in _TIMES.finditer(text):
        marked = match["min1"] or match["min2"] or match["pm1"] or match["pm2"] or match[0].lower().startswith("kl")
        if marked and (span := _span(match)):
            found.append(span)
    found += (span for match in _BETWEEN.finditer(text) if (span := _span(match)))
    found.sort(key=lambda span: span.start)
    ranges = iter(found[:])
    current = next(ranges, None)
    for match in _TIME.finditer(text):
        while current is not None and current.end <= match.start():
            current = next(ranges, None)
        if current is not None and current.start <= match.start():
            continue
        clock = _clock(match["h"], match["min"], afternoon=bool(match["pm"]))
        # "1:05)" was the page's number, "1 (5)"
        page = len(match["h"]) == 1 and (match["min"] or "")[:1] == "0" and text.startswith(")", match.end())
        if clock and (match["kl"] or (match["min"] and not page and not _names_property(text, match))):
            found.append(TimeSpan(match.start(), match.end(), clock, None))
    return sorted(found, key=lambda span: span.start)


def _names_property(text: str, match: regex.Match[str]) -> bool:
    """*på Ramsvik 4:31*: a property (*fastighetsbeteckning*), a place in a sentence with two numbers behind it."""
    front = text[max(0, match.start() - _PROPERTY_NAME) : match.start()]
    return ":" in match[0] and _PROPERTY.search(front) is not None


def within(text: str) -> timedelta | None:
    """The term of *inom två veckor*, None when there is none. A month counts as 30 days."""
    match = _WITHIN.search(text)
    if not match:
        return None
    number = int(match["n"]) if match["n"].isdigit() else _COUNT[match["n"].lower()]
    unit = match["unit"].lower()
    return timedelta(days=number * (7 if unit.startswith("veck") else 30 if unit.startswith("månad") else 1))
