"""Stretches of time in running text (*under våren 2025*, *första kvartalet*, *vecka 14*), as EDTF.

A month is ``2025-03``, a week or a quarter an interval, a season the code that EDTF has for it (``2025-21`` spring,
22 summer, 23 autumn, 24 winter): no text says on which day a spring begins. Without a printed year it is the next such
stretch that ends on the day of the meeting or later; what lies behind the meeting is none to do anything in.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import regex

from protokoll_parse.text.months import MONTH_NAMES
from protokoll_parse.text.patterns import compiled

_YEAR = r"(?:\s+(?:år\s+)?(?P<y>(?:19|20)[0-9][0-9]))?"
# capital letters stand at the beginning of a name, too: "ring till Maj", "till April Berg"
MONTH_NAME = "|".join(MONTH_NAMES) + "|Januari|Februari|Mars|Augusti|September|Oktober|November|December"
_ORDER = {"första": 1, "andra": 2, "tredje": 3, "fjärde": 4, "sista": 0}
_SEASONS = {"vår": (21, 3), "sommar": (22, 6), "höst": (23, 9), "vinter": (24, 12)}  # EDTF code, first month
_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time at ``start..end`` of the text searched.

    ``first`` and ``last`` are its days; ``exact``: the text says on which day it begins. ``kind`` is the name of what
    was printed: day, week, month, part (of a year), season, year.
    """

    start: int
    end: int
    kind: str
    edtf: str
    first: date
    last: date

    @property
    def exact(self) -> bool:
        return self.kind != "season"


_Found = tuple[str, date, date] | None
_Reader = Callable[[regex.Match[str], int], _Found]


def _month_end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - _DAY


def _months(year: int, first: int, last: int) -> _Found:
    edtf = f"{year}-{first:02d}" + (f"/{year}-{last:02d}" if last > first else "")
    return edtf, date(year, first, 1), _month_end(year, last)


def _month(match: regex.Match[str], year: int) -> _Found:
    month = MONTH_NAMES.index(match["mon"].lower()) + 1
    return _months(year, month, month)


def _last_day(match: regex.Match[str], year: int) -> _Found:
    last = _month_end(year, MONTH_NAMES.index(match["mon"].lower()) + 1)
    return last.isoformat(), last, last


def _week(match: regex.Match[str], year: int) -> _Found:
    try:
        monday = date.fromisocalendar(year, int(match["n"]), 1)
    except ValueError:
        return None
    sunday = monday + 6 * _DAY
    return f"{monday}/{sunday}", monday, sunday


def _part(length: int) -> _Reader:
    """A quarter, a tertial, a half: parts of a year of so many months."""

    def read(match: regex.Match[str], year: int) -> _Found:
        count = 12 // length
        n = int(match["digit"]) if match.groupdict().get("digit") else _ORDER[match["n"].lower()] or count
        return _months(year, (n - 1) * length + 1, n * length) if n <= count else None

    return read


def _term(match: regex.Match[str], year: int) -> _Found:
    return _months(year, 1, 6) if match["term"].lower().startswith("v") else _months(year, 8, 12)


def _season(match: regex.Match[str], year: int) -> _Found:
    code, first = _SEASONS[compiled(r"(?:e?n)$").sub("", match["season"].lower())]
    last = _month_end(year, first + 2) if first < 12 else _month_end(year + 1, 2)
    return f"{year}-{code}", date(year, first, 1), last


def _turn(months: int) -> _Reader:
    """The turn of a month, a half-year or a year: its last day, behind which the next one begins."""

    def read(match: regex.Match[str], year: int) -> _Found:
        named = match.groupdict().get("mon")
        last = _month_end(year, MONTH_NAMES.index(named.lower()) + 1 if named else months)
        return f"{last}/{last + _DAY}", last, last + _DAY

    return read


def _calendar_year(_match: regex.Match[str], year: int) -> _Found:
    return str(year), date(year, 1, 1), date(year, 12, 31)


_MON = rf"(?P<mon>{MONTH_NAME})"
_NTH = r"(?P<n>första|andra|tredje|fjärde|sista)"
_NOT_A_DATE = r"(?<![0-9]\s)(?<![0-9]\.\s)(?<!:[ae]\s)"
# in this order: what an earlier one reads is not read again by a later one
_READERS: tuple[tuple[str, regex.Pattern[str], _Reader], ...] = tuple(
    (kind, compiled(pattern), reader)
    for kind, pattern, reader in (
        ("turn", rf"\b[Mm]ånadsskiftet\s+{_MON}\s?[/–-]\s?\p{{L}}+{_YEAR}\b", _turn(1)),
        ("turn", rf"\b[Hh]alvårsskiftet{_YEAR}\b", _turn(6)),
        ("turn", r"\b[Åå]rsskiftet(?:\s+(?P<y>(?:19|20)[0-9][0-9])\s?[/–-]\s?(?:20)?[0-9]{2})?\b", _turn(12)),
        ("day", rf"\bsista\s+(?:dagen\s+i\s+|i\s+)?{_MON}{_YEAR}\b", _last_day),
        ("week", rf"\b(?:[Vv]\.?|[Vv]ecka)\s?(?P<n>[0-9]{{1,2}})\b(?![:.,][0-9]){_YEAR}", _week),
        ("part", rf"\b(?:{_NTH}\s+kvartalet|(?:[Kk]vartal\s|Q)(?P<digit>[1-4])){_YEAR}\b", _part(3)),
        ("part", rf"\b(?:{_NTH}\s+tertialet|[Tt]ertial\s(?P<digit>[1-3])){_YEAR}\b", _part(4)),
        ("part", rf"\b{_NTH}\s+halvåret{_YEAR}\b", _part(6)),
        ("part", rf"\b(?P<term>[Vv]årterminen|[Hh]östterminen){_YEAR}\b", _term),
        ("season", rf"\b(?P<season>[Vv]åren|[Ss]ommaren|[Hh]östen|[Vv]intern){_YEAR}\b", _season),
        ("season", r"(?<=\b[Ii]\s)(?P<season>vår|sommar|höst|vinter)\b(?!\p{L})", _season),
        ("month", rf"{_NOT_A_DATE}\b{_MON}(?:\s+månad)?{_YEAR}\b", _month),
        ("year", r"(?<=\b[Uu]nder\s(?:år\s)?)(?P<y>(?:19|20)[0-9][0-9])\b(?![-–/]|\s*års)", _calendar_year),
        ("year", r"(?<=\b[Uu]nder\s)(?:året|innevarande\sår)\b|(?<=\b[Uu]nder\s)(?P<y>nästa)\sår\b", _calendar_year),
    )
)
_THIS_MONTH = compiled(r"\b[Mm]ånadsskiftet\b")
_NEXT_WEEK = compiled(r"\b[Nn]ästa\svecka\b")


def find_periods(text: str, reference: date | None) -> list[Period]:
    """The stretches of time in ``text``, left to right; ``reference`` is the day of the meeting."""
    found: list[Period] = []
    for kind, pattern, reader in _READERS:
        for match in pattern.finditer(text):
            if any(match.start() < other.end and other.start < match.end() for other in found):
                continue
            if read := _resolve(match, reader, reference):
                found.append(Period(match.start(), match.end(), kind, *read))
    if reference:
        found += _near(text, reference, found)
    return sorted(found, key=lambda period: period.start)


def _resolve(match: regex.Match[str], reader: _Reader, reference: date | None) -> _Found:
    """What ``match`` means in its printed year, else in the first year in which it is not over."""
    printed = match.groupdict().get("y")
    if printed == "nästa":
        return reader(match, reference.year + 1) if reference else None
    if printed:
        read = reader(match, int(printed))
        return read if read and not (reference and read[2] < reference) else None
    if reference is None:
        return None
    if reference.month <= 2 and match.groupdict().get("season", "").lower().startswith("vint"):
        return None  # said in January: the winter that it is, or the next one
    candidates = (reader(match, year) for year in (reference.year, reference.year + 1))
    return next((read for read in candidates if read and read[2] >= reference), None)


def _near(text: str, reference: date, known: list[Period]) -> list[Period]:
    """*månadsskiftet* and *nästa vecka*, which the day of the meeting alone settles."""
    found: list[Period] = []
    for match in _THIS_MONTH.finditer(text):
        if not any(other.start <= match.start() < other.end for other in known):
            last = _month_end(reference.year, reference.month)
            found.append(Period(match.start(), match.end(), "turn", f"{last}/{last + _DAY}", last, last + _DAY))
    for match in _NEXT_WEEK.finditer(text):
        monday = reference - reference.weekday() * _DAY + _WEEK
        sunday = monday + 6 * _DAY
        found.append(Period(match.start(), match.end(), "week", f"{monday}/{sunday}", monday, sunday))
    return found
