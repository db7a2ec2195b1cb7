"""When they met: day and times, stated or worked out."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.dates import find_dates, find_times, nearest_year, short_date, within
from protokoll_parse.extract.header_body import KIND
from protokoll_parse.extract.header_value import Value
from protokoll_parse.extract.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from protokoll_parse.text import Block, Line, Outline, OutlineItem, Span

_DATE_LABEL = regex.compile(
    r"^(?:sammanträdesdatum|mötesdatum|sammanträdesdag|datum(?:\s+och\s+tid)?|dag|tid(?:\s+och\s+plats|punkt)?|plats\s+och\s+tid|när)\b\s*:?\s*",
    regex.IGNORECASE,
)
_SHORT_DATE = regex.compile(
    r"(?<![0-9-])(?:[0-9]{6}|[0-9][0-9]-[0-9][0-9]-[0-9][0-9])(?![0-9-])"
)  # 230914, behind a label only
_LAST_LABEL = regex.compile(r"\b(?:sammanträdesdatum|mötesdatum|datum)\s*:?\s*$", regex.IGNORECASE)
_HELD_AT = regex.compile(r"\bvid\b.*(?:möte|stämma|sammanträde)", regex.IGNORECASE)
_MEETING = regex.compile(rf"{KIND.pattern}|möte|stämma|sammanträde|sammanfattning", regex.IGNORECASE)
_ANY = regex.compile("")
_TOP = 16  # lines
_DAY_OF_MEETING = regex.compile(r"\b(?:dagens|detta)\s+(?:möte|sammanträde|stämma),?\s+\(?$", regex.IGNORECASE)
_TIME_WORDS = regex.compile(r"\bkl(?:\b|ockan)|[0-9]{1,2}[.:][0-9][0-9]", regex.IGNORECASE)
_JUSTERING = regex.compile(r"juster|anslag|underskrift", regex.IGNORECASE)
_SAME_SENTENCE = r"(?:[^.]|\.(?=[0-9])|(?<=\bkl)\.){0,60}"
_OPENED = regex.compile(rf"\böppna\p{{L}}*\b{_SAME_SENTENCE}", regex.IGNORECASE)
_CLOSED = regex.compile(rf"\bavsluta\p{{L}}*\b{_SAME_SENTENCE}", regex.IGNORECASE)
_PLACE_AND_TIME = regex.compile(r"(?:plats\s+och\s+tid|plats|kl\.?|klockan)\b", regex.IGNORECASE)


def stated_date(lines: Sequence[Line]) -> Value | None:
    """By label, else in a line that speaks of the meeting, else in any line near the top. The year must be printed."""
    for index, line in enumerate(lines):
        if not (_DATE_LABEL.match(line.text) or _LAST_LABEL.search(line.text)) or _JUSTERING.search(line.text):
            continue
        for candidate in (line, *lines[index + 1 : index + 3]):
            if dates := _full_dates(candidate, "HDR007"):
                return dates[0]
        if (match := _SHORT_DATE.search(line.text)) and (day := short_date(match[0])):
            start = line.start + match.start()
            return Value(day.isoformat(), start, start + len(match[0]), "HDR007")
    near = [line for line in lines[:_TOP] if not _JUSTERING.search(line.text)]
    # "fört vid stämman den 20 september 2025" says more than a bare date, which may be the day of writing
    for pattern in (_HELD_AT, _MEETING, _ANY):
        for line in near:
            if pattern.search(line.text) and (dates := _full_dates(line, "HDR008")):
                return dates[0]
    return None


def _full_dates(line: Line, rule: str) -> list[Value]:
    return [
        Value(mention.day.isoformat(), line.start + mention.start, line.start + mention.end, rule)
        for mention in find_dates(line.text)
        if mention.day and mention.year_stated
    ]


def meeting_times(lines: Sequence[Line], outline: Outline, day: Value | None) -> tuple[Value | None, Value | None]:
    """Beginning and end: on a labelled line or beside the date, else where the meeting is opened and closed."""
    start, end = _times(lines, day)
    framing = (*lines, *outline.closing)
    start = start or _clock_in_items(outline.items[:3], _OPENED) or _clock_in_lines(framing, _OPENED)
    end = end or _clock_in_items(outline.items[-3:][::-1], _CLOSED) or _clock_in_lines(framing, _CLOSED)
    return start, end


def _times(lines: Sequence[Line], day: Value | None) -> tuple[Value | None, Value | None]:
    for line in lines[:30]:
        labelled = _DATE_LABEL.match(line.text) or _PLACE_AND_TIME.match(line.text)
        beside = day is not None and line.start <= day.start < line.end
        if not (labelled or beside) or _JUSTERING.search(line.text) or not _TIME_WORDS.search(line.text):
            continue
        text = line.text
        for mention in find_dates(text):  # "2021-11-18" holds what looks like times
            text = text[: mention.start] + " " * (mention.end - mention.start) + text[mention.end :]
        for span in find_times(text):
            start, end = line.start + span.start, line.start + span.end
            first = Value(span.start_time, start, end, "HDR009")
            return first, Value(span.end_time, start, end, "HDR009") if span.end_time else None
    return None, None


def _clock_in_items(items: Sequence[OutlineItem], pattern: regex.Pattern[str]) -> Value | None:
    """*Mötet öppnades klockan 18.02*, *avslutades 20.15*"""
    for item in items:
        passages = [*(block.passage for block in item.blocks), *([item.title] if item.title else [])]
        for passage in passages:
            for match in pattern.finditer(passage.text):
                times = find_times(match[0])
                if times:
                    at = match.start() + times[0].start
                    span = passage.part(at, match.start() + times[0].end)
                    start = span.anchors[0][1]
                    return Value(times[0].start_time, start, start + len(span.text), "HDR010")
    return None


def _clock_in_lines(lines: Sequence[Line], pattern: regex.Pattern[str]) -> Value | None:
    """The same, on a line of the header or the sign-off block."""
    for line in lines:
        match = pattern.search(line.text)
        times = find_times(match[0]) if match else []
        if match and times:
            at = line.start + match.start()
            return Value(times[0].start_time, at + times[0].start, at + times[0].end, "HDR010")
    return None


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
