"""The day of the meeting, stated or worked out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, takewhile
from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.dates import MONTH, WEEKDAY, find_dates, nearest_year, short_date, within
from protokoll_parse.extract.header.lead import KIND, Statement
from protokoll_parse.extract.header.sitting import day_and_hours
from protokoll_parse.extract.header.value import Value
from protokoll_parse.extract.sentences import split_sentences
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from protokoll_parse.extract.dates import DateMention
    from protokoll_parse.text import Block, Line, Span

DATE_LABEL = compiled(
    r"^(?:sammanträdesdatum|mötesdatum|sammanträdesdag|mötesdag|(?:sammanträdes|mötes)tid|datum(?:\s+och\s+tid)?(?!\s+(?:för|då|när)\s+(?!\p{L}*(?:möte|sammanträde|stämma)))|dag|tid(?:\s?(?:och|/|&)\s?(?:plats|datum)|punkt)?"
    r"|plats\s?(?:och|/|&)\s?(?:tid|datum)|när)\b\s*:?\s*",
    regex.IGNORECASE,
)
_SHORT_DATE = compiled(
    r"(?<![\p{L}0-9:#/.-]|nr\s|dnr\s)(?:[0-9]{6}|[0-9][0-9]-[0-9][0-9]-[0-9][0-9]"
    # "23 09 14" with the hour behind, or nothing: no number of a telephone
    r"|(?<![0-9]\s)[0-9]{2}\s[01][0-9]\s[0-3][0-9](?=\s?(?:$|[,.]?\s(?:kl\b|klockan\b))))(?![0-9:/-])",
    regex.IGNORECASE,
)  # 230914, behind a label or in the title only
_AND_CLOCK = compiled(
    rf"{_SHORT_DATE.pattern}(?=,?\s+(?:kl(?:ockan|\.)?\s?)?[0-9]{{1,2}}[.:][0-9]{{2}})", regex.IGNORECASE
)
_LAST_LABEL = compiled(r"\b(?:sammanträdesdatum|mötesdatum|datum)\s*:?\s*$", regex.IGNORECASE)
_MEETING_DAY = compiled(r"(?:sammanträdes|mötes)(?:datum|dag)\b", regex.IGNORECASE)
_DAY_BEHIND = compiled(rf"{_MEETING_DAY.pattern}\s?:?\s+(?=[0-9])", regex.IGNORECASE)
_HELD_AT = compiled(r"\bvid\b.*(?:möte|stämma|sammanträde)", regex.IGNORECASE)
_MEETING = compiled(rf"{KIND.pattern}|möte|stämma|sammanträde|sammanfattning", regex.IGNORECASE)
_ANY = compiled("")
_TOP = 16  # lines
_KNOWN = 100  # full dates that may settle a year
_DAY_OF_MEETING = compiled(r"\b(?:dagens|detta)\s+(?:möte|sammanträde|stämma),?\s+\(?$", regex.IGNORECASE)
JUSTERING = compiled(
    # "Sekreterare Ordförande 2024-03-09 …": the labels of those who sign, and when
    r"juster|anslag|underskrift|^(?:sekreterare|ordförande|protokollförare)\s+(?:sekreterare|ordförande|protokollförare)\b",
    regex.IGNORECASE,
)
# a line that tells of another day: of another meeting, of printing, sending or signing
OTHER_DAY = compiled(
    r"\b(?:föregående|förra|förgående|senaste|nästa|kommande|utskri\p{L}+|upprätta\p{L}+|uppdatera\p{L}+|skapad\p{L}*|sign\p{L}+|undertecknad?\p{L}*|"
    r"kallelse\p{L}*|tillkännag\p{L}+|nähtävä\p{L}+|framlag[dt]\p{L}*|påseende|kungörelse\p{L}*|publicera\p{L}+|version|org\.?\s?-?nr)\b",
    regex.IGNORECASE,
)
_YEAR = compiled(
    r"(?<![0-9/–-]|(?:verksamhets|räkenskaps|budget)året\s)(?:19|20)[0-9][0-9](?![0-9/–-]|\s?kr)"
    # the meeting by its number in the year: "styrelsemöte 4/2019"
    r"|(?<=(?:möte|stämma|sammanträde|protokoll)(?:\s+nr\.?)?\s+#?[0-9]{1,2}\s?[/-])(?:19|20)[0-9][0-9](?![0-9/–-])",
    regex.IGNORECASE,
)
_YEAR_FIRST = compiled(r"(?:år|anno|a:o)\s(?P<year>1[5-9][0-9]{2}|20[0-9]{2})(?:,?\s+(?=d)|\.?$)", regex.IGNORECASE)
_DAY_WORD = 4  # signs of "den", "d." in front of a day
_NEAR = timedelta(days=60)  # from the meeting to the writing or signing of its minutes
_A_YEAR = timedelta(days=366)
_PLAN = 3  # days one below the other
# "torsdag | 26.9.2024 |", "tisdag 8 oktober kl. 18"
_ONLY_DAY = compiled(
    rf"(?:{WEEKDAY}(?:en)?)?[\s,|]*(?:den\s)?(?:[0-9]{{1,4}}[./-][0-9]{{1,2}}(?:[./-][0-9]{{1,4}})?|[0-9]{{1,2}}\s(?:{MONTH})(?:\s[0-9]{{4}})?)"
    r"(?:[\s,|]*(?:kl(?:ockan)?\.?\s*)?[0-9]{1,2}(?:[.:][0-9]{2})?(?:\s?[–-]\s?[0-9.:]{1,5})?)?[\s|]*",
    regex.IGNORECASE,
)
_LEAD = 60  # signs looked at in front of a date


@dataclass(frozen=True, slots=True)
class _Open:
    """A printed day without its year, at ``start..end`` of the repaired text."""

    mention: DateMention
    start: int
    end: int
    beside: str = ""  # the sentence that it stands in


def stated_date(lines: Sequence[Line], statements: Sequence[Statement], closing: Sequence[Line]) -> Value | None:
    """By label, else in the sentence about the meeting, in a title, else in any line near the top.

    A day without its year counts only where another date, the title's year or the weekday settles the year.
    """
    labelled, without_year = _labelled(lines)
    if labelled:
        return labelled
    # "fört vid stämman den 20 september 2025" says more than a bare date, which may be the day of writing
    held = [statement for statement in statements if _HELD_AT.search(statement.text)]
    for statement in (*held, *statements):
        for mention in find_dates(statement.text):
            if _told(statement.text[: mention.start]):
                continue
            if mention.day and mention.year_stated:
                return statement.value(mention.start, mention.end, "HDR008", mention.day.isoformat())
            value = statement.value(mention.start, mention.end, "HDR014")
            without_year.append(_Open(mention, value.start, value.end, statement.text))
    told = bool(without_year)
    lines = _without_plans(lines)
    near = [line for line in lines[:_TOP] if not JUSTERING.search(line.text) and not OTHER_DAY.search(line.text)]
    known = [value for line in (*lines, *closing) for value in (*_full_dates(line, ""), *_short_dates(line, ""))]
    for line in near:  # "Lördag 18 februari kl. 13" below the title
        for mention in find_dates(line.text)[:1]:
            if (mention.start == 0 or KIND.search(line.text)) and not mention.year_stated:
                without_year.append(_Open(mention, line.start, line.start + mention.end))
    titles = " ".join(line.text for line in near if _MEETING.search(line.text))
    for place in without_year[:_TOP]:
        if found := _with_year(place, [date.fromisoformat(value.text) for value in known[:_KNOWN]], titles):
            return found
    if old := _behind_year(near):
        return old
    # where the minutes name another day, but not its year, a bare date is that of printing
    for pattern in (_HELD_AT, _MEETING) if told else (_HELD_AT, _MEETING, _ANY):
        for line in near:
            if pattern.search(line.text) and (dates := _full_dates(line, "HDR008")):
                return dates[0]
            titled = pattern is _MEETING and _MEETING.search(line.text)
            short = titled or _SHORT_DATE.fullmatch(line.text) or _AND_CLOCK.search(line.text)
            if short and (dates := list(_short_dates(line, "HDR008"))):
                return dates[0]
    sitting = day_and_hours(lines)  # below the lists, where a column was torn off
    return _full_dates(lines[sitting], "HDR008")[0] if sitting is not None else None


def _behind_year(lines: Sequence[Line]) -> Value | None:
    """*År 1757* above *d. 1 Maji hölls …*, *Anno 1848 den 14 maj*: the year first, as old books of minutes have it."""
    for line, below in zip(lines, [*lines[1:], None], strict=False):
        year = _YEAR_FIRST.match(line.text)
        if year is None:
            continue
        place = (line, year.end()) if year.end() < len(line.text) else (below, 0) if below else None
        for mention in find_dates(place[0].text)[:1] if place else ():
            day = mention.in_year(int(year["year"]))
            if place and day and not mention.year_stated and 0 <= mention.start - place[1] <= _DAY_WORD:
                start = place[0].start
                return Value(day.isoformat(), start + mention.start, start + mention.end, "HDR008")
    return None


def day_of_notice(closing: Sequence[Line]) -> Value | None:
    """*Sammanträdesdatum 2024-03-02*, as the notice of posting repeats it below the minutes."""
    lines = [line for line in closing if line.text]
    notice = [n for n, line in enumerate(lines) if _MEETING_DAY.match(line.text)]
    return next((found for n in notice if (found := _labelled(lines[n : n + 2])[0])), None)


def _told(lead: str) -> bool:
    """Whether what stands before a date says that it is another meeting's."""
    return OTHER_DAY.search(lead[-_LEAD:]) is not None


def _labelled(lines: Sequence[Line]) -> tuple[Value | None, list[_Open]]:
    """The first full date behind a label; else the days without a year that stand there."""
    without_year: list[_Open] = []
    for index, line in enumerate(lines):
        # whatever the next column says: "Sammanträdesdatum 2024-03-02 Datum då anslaget sätts upp 2024-03-09"
        label = _DAY_BEHIND.match(line.text)
        beside = _full_dates(line, "HDR007") if label else []
        if label and beside and beside[0].start == line.start + label.end():
            return beside[0], []
        if not (DATE_LABEL.match(line.text) or _LAST_LABEL.search(line.text)) or JUSTERING.search(line.text):
            continue
        here = [mention for mention in find_dates(line.text) if not mention.year_stated]
        below = takewhile(
            lambda other: not (JUSTERING.search(other.text) or OTHER_DAY.match(other.text)),
            lines[index + 1 : index + 3],
        )
        for candidate in (line,) if here else (line, *below):
            if dates := _full_dates(candidate, "HDR007"):
                return dates[0], []
            if candidate is line and (short := list(_short_dates(line, "HDR007"))):
                return short[0], []
        without_year += (_Open(mention, line.start + mention.start, line.start + mention.end) for mention in here)
    return None, without_year


def _full_dates(line: Line, rule: str) -> list[Value]:
    return [
        Value(mention.day.isoformat(), line.start + mention.start, line.start + mention.end, rule)
        for mention in find_dates(line.text)
        if mention.day and mention.year_stated
    ]


def _short_dates(line: Line, rule: str) -> Iterator[Value]:
    for match in _SHORT_DATE.finditer(line.text):
        if day := short_date(match[0]):
            yield Value(day.isoformat(), line.start + match.start(), line.start + match.end(), rule)


def _with_year(place: _Open, known: Sequence[date], titles: str) -> Value | None:
    """The day in its year: that of the same day printed in full, the title's only one, or what the weekday allows."""
    mention = place.mention
    basis = "inferred"
    day: date | None = None
    same = [day for day in known if mention.falls_on(day)]
    printed = _in_years(mention, place.beside) or _in_years(mention, titles)
    if same:
        day, basis = same[0], "stated"
    elif printed:
        day = printed
    else:
        day = nearest_year(mention, known) or min(
            (
                found
                for other in known
                if (found := mention.in_year(other.year))
                and abs(found - other) <= _NEAR
                and not mention.names_other_weekday(found)
            ),
            key=lambda found: min(abs(found - other) for other in known),
            default=None,
        )
        if day and min(abs(day - other) for other in known) > _A_YEAR:
            day = None
    return Value(day.isoformat(), place.start, place.end, "HDR014", basis) if day else None


def _in_years(mention: DateMention, text: str) -> date | None:
    """The day in the only year that ``text`` names, or in the only one of several that the weekday allows."""
    years = {int(year[0]) for year in _YEAR.finditer(text)}
    days = [day for year in years if (day := mention.in_year(year))]
    fitting = days if len(days) == 1 else [day for day in days if nearest_year(mention, [day]) == day]
    return fitting[0] if len(fitting) == 1 else None


def _without_plans(lines: Sequence[Line]) -> list[Line]:
    """The lines without those that do nothing but name days one below the other: those of other meetings."""
    kept: list[Line] = []
    for dated, group in groupby(lines, key=lambda line: bool(_ONLY_DAY.fullmatch(line.text))):
        run = list(group)
        kept += run if not dated or len(run) < _PLAN else ()
    return kept


def inferred_date(blocks: Sequence[Block]) -> tuple[date, Span] | None:
    """*På dagens möte, onsdag 7/5*; *inom två veckor (fredag 24/11)*: the term counted back from the day.

    The weekday fixes the year: of those in which it fits, the one nearest to a full date of the text.
    """
    known = [m.day for block in blocks for m in find_dates(block.text) if m.day and m.year_stated]
    for today in (True, False):  # what is said of today's meeting counts before what is counted back
        for block in blocks:
            for start, end in split_sentences(block.text):
                sentence = block.text[start:end]
                term = timedelta(0) if today else within(sentence)
                if term is None:
                    continue
                for mention in find_dates(sentence):
                    if today and not _DAY_OF_MEETING.search(sentence[: mention.start]):
                        continue
                    if not mention.year_stated and (day := nearest_year(mention, known)):
                        return day - term, block.passage.span(start + mention.start, start + mention.end)
    return None
