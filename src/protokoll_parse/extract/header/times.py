"""When the meeting began and ended: behind a label, beside the date, or where it was opened and closed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.dates import HALF_OF_DAY, find_dates, find_times
from protokoll_parse.extract.header.day import DATE_LABEL, JUSTERING, OTHER_DAY
from protokoll_parse.extract.header.framing import GATHERING, lasted
from protokoll_parse.extract.header.lead import lead_lines
from protokoll_parse.extract.header.letter import told_times
from protokoll_parse.extract.header.stacks import behind_labels
from protokoll_parse.extract.header.value import Value, run_on
from protokoll_parse.extract.header.venues import cover_line
from protokoll_parse.extract.tree import flat
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protokoll_parse.extract.dates import TimeSpan
    from protokoll_parse.extract.header.letter import Sentence
    from protokoll_parse.text import Line, Outline, OutlineItem

_PLACE_AND_TIME = compiled(
    r"(?:plats\s?(?:och|o\.?|/|&)\s?tid|plats|kl\.?|klockan|(?:mötes|sammanträdes)tid|starttid|mötet\s+pågick)\b",
    regex.IGNORECASE,
)
_LABEL_ALONE = compiled(
    r"(?:(?:mötes|sammanträdes|start)?tid(?:punkt)?|när|klockan|kl\.?|(?:plats|datum|dag)(?:\s+(?:och|o\.?|&)\s+|\s?/\s?)tid"
    r"|tid(?:\s+(?:och|o\.?|&)\s+|\s?/\s?)plats)\s*:?",
    regex.IGNORECASE,
)
_SPAN_ALONE = compiled(
    r"(?:kl(?:ockan)?\.?\s*)?[0-9]{1,2}(?:[.:][0-9]{2})?\s?[-–—]{1,3}\s?[0-9]{1,2}(?:[.:][0-9]{2})?"
    # "Folkets hus, 09.00–11.30"
    r"|\p{Lu}[^.;:]{2,60}?,?\s(?:kl(?:ockan)?\.?\s*)?[0-9]{1,2}[.:][0-9]{2}\s?[-–—]{1,3}\s?[0-9]{1,2}[.:][0-9]{2}"
)
# "kl. 18-19,30"
_COMMA = compiled(
    r"(?<=\bkl(?:ockan|\.)?\s?(?:[0-9]{1,2}(?:[.:,][0-9]{2})?\s?[-–]\s?)?[0-9]{1,2}),(?=[0-5][0-9](?![0-9]))",
    regex.IGNORECASE,
)
_LOST_DASH = compiled(r"\s+[_~¬•·]?\s*")
# what would be anything elsewhere: "Tid: 18–20"
_BARE_HOURS = compiled(
    r"(?:mötes|sammanträdes)?tid(?:punkt)?\s*:?\s*(?P<from>[0-9]{1,2})\s?(?:[-–—]|till)\s?(?P<to>[0-9]{1,2})\.?",
    regex.IGNORECASE,
)
_MIDNIGHT = 24
_AND = compiled(r"[\s,;&+/]*(?:(?:och|samt)\s+)?(?:kl(?:ockan)?\.?\s*)?", regex.IGNORECASE)  # between two sittings
_ANOTHER_DAY = 5  # signs between them that a date may have taken
_TOP = 30  # lines
_TIME_WORDS = compiled(r"\bkl(?:\b|ockan)|[0-9]{1,2}[.:][0-9][0-9]|[0-9]\s?[-–]\s?[0-9]", regex.IGNORECASE)
_CLOCK = compiled(r"\bkl(?:\b|ockan)\.?\s*[0-9]", regex.IGNORECASE)
_SAME_SENTENCE = r"(?:[^.]|\.(?=[0-9])|(?<=\bkl)\.|(?<=[0-9]\s?[ef])\.|(?<=[0-9]\s?[ef]\.?\s?m)\.){0,80}"
_CLOCK_FIRST = rf"\b(?:kl\.?|klockan)\s*[0-9]{{1,2}}(?:[.:]?[0-9]{{2}})?{HALF_OF_DAY.format('')}\s+"
_OPENS = (
    r"(?:öppna\p{L}*|hälsa\p{L}*(?:\s[^.]{0,60})?\svälkom\p{L}+|inled\p{L}+\s+\p{L}*(?:möte|sammanträde)\p{L}*"
    rf"|starttid|{GATHERING}s\s+(?:början|start|öppnande)|{GATHERING}\s+(?:börja|starta|inled|tog\s+sin\s+början|satte)\p{{L}}*)\b"
)
_CLOSES = (
    rf"(?:avsluta\p{{L}}*|sluttid|{GATHERING}s\s+(?:slut|avslutning)|(?:{GATHERING}|vi)\s+(?:slut\p{{L}}*|slöt(?:s)?|upphör\p{{L}}*|upplös\p{{L}}+|åtskil\p{{L}}+|höll\s+på\s+till|pågick\s+till|var\s+(?:slut|över))"
    r"|(?:mötet|stämman|sammanträdet)\s+(?:förklara\p{L}+|ansågs)\s+(?:för\s+)?(?:avslutat|avslutad|slut|upplöst)|förklara\p{L}+\s+(?:[^.]{0,40}\s)?(?:avsluta[dt]|upplöst)"
    r"|slog\s+(?:[^.]{0,40}\s)?klubban\s+i\s+bordet|klubban\s+(?:föll|slogs)|klubba(?:de|des|t)\s+(?:av|ut)|skildes?\s+(?:vi\s+)?åt|bröt\s+(?:vi\s+)?upp|rundade\s+(?:vi\s+)?av|hemförlov\p{L}+|(?:mötet|stämman)\s+slut)\b"
)
# the verb before the hour, and the hour before its verb: "Klockan 18.30 öppnade …"
_OPENED = compiled(
    rf"\b{_OPENS}{_SAME_SENTENCE}|{_CLOCK_FIRST}(?:(?!och\b|samt\b)\p{{L}}+\s+){{0,2}}?{_OPENS}", regex.IGNORECASE
)
# more may stand between the hour and the end where the sentence names no other hour, and nothing before the end
_UNTIL_CLOSE = r"(?:(?!(?:innan|före|efter|sedan|paus\p{L}*|ajournera\p{L}*|återuppt\p{L}*)\b)[^\s.0-9]+\s+){0,12}?"
_CLOSED = compiled(
    rf"\b{_CLOSES}{_SAME_SENTENCE}|{_CLOCK_FIRST}(?:(?!och\b|samt\b)\p{{L}}+\s+){{0,2}}?{_CLOSES}"
    rf"|{_CLOCK_FIRST}{_UNTIL_CLOSE}{_CLOSES}(?!.{{0,80}}?(?:\bkl\b|[0-9][.:][0-9]))",
    regex.IGNORECASE,
)
_ONLY_CLOCK = compiled(
    r"(?:\p{Lu}\p{Ll}+\s)?(?:kl(?:ockan)?\.?\s*)?[0-9]{1,2}[.:][0-9]{2}\.?|kl(?:ockan)?\.?\s*[0-9]{1,2}\.?",
    regex.IGNORECASE,
)
_FIRST_ITEMS = 4
_LATE = 20  # minutes
_LAST_ITEMS = 3


def meeting_times(
    lines: Sequence[Line], outline: Outline, day: Value | None, sentences: Sequence[Sentence]
) -> tuple[Value | None, Value | None]:
    """Beginning and end: on a labelled line or beside the date, else where the meeting is opened and closed.

    A beginning without an end may be that of the summons: the opening says more. So may both be, where the meeting
    was opened a little later.
    """
    start, end = _labelled(lines, day)
    if start is None and (whole := lasted(outline.items)):
        return whole
    framing = (*lines, *outline.closing)
    every = list(flat(outline.items))
    opened = _clock_in_items(every[:_FIRST_ITEMS], _OPENED)
    if start and end and opened and not start.text <= opened.text <= _late(start.text):
        opened = None  # a sitting of its own, or another hour that is told
    start = opened or start or _clock_in_lines(framing, _OPENED)
    end = end or _clock_in_items(every[-_LAST_ITEMS:][::-1], _CLOSED) or _clock_in_lines(framing, _CLOSED)
    if start is None:
        for start, later in (told_times(sentences), _in_lead(lead_lines(lines), day)):
            if start:
                return start, end or later
    return start, end


def _late(clock: str) -> str:
    """As long after ``clock`` as a meeting may be late that was called for it."""
    minutes = 60 * int(clock[:2]) + int(clock[3:]) + _LATE
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _labelled(lines: Sequence[Line], day: Value | None) -> tuple[Value | None, Value | None]:
    before: list[str] = []
    for index in range(min(len(lines), _TOP)):
        line = run_on(lines, index)
        labelled = DATE_LABEL.match(line.text) or _PLACE_AND_TIME.match(line.text) or _below_label(line.text, before)
        labelled = labelled or bool(_SPAN_ALONE.fullmatch(line.text) and _first_of_stack(lines, index))
        before.append(lines[index].text)
        if JUSTERING.search(line.text) or not (labelled or _beside(line, day)) or not _TIME_WORDS.search(line.text):
            continue
        if (found := _clock(line)) != (None, None):
            return found
    return next((_clock(line) for line in lines if cover_line(line.text)), (None, None))


def _below_label(text: str, before: Sequence[str]) -> bool:
    """Below *Tid*; a line of nothing but times also below further labels and what belongs to them."""
    return any(_LABEL_ALONE.fullmatch(label) for label in before[-4 if _SPAN_ALONE.fullmatch(text) else -1 :])


def _first_of_stack(lines: Sequence[Line], index: int) -> bool:
    """Whether the line opens the values of a block of labels of which the first or second is *Tid*."""
    for above in range(max(0, index - _TOP), index):
        if _LABEL_ALONE.fullmatch(lines[above].text) and above + 1 + behind_labels(lines[above + 1 : index]) == index:
            return True
    return False


def _beside(line: Line, day: Value | None) -> bool:
    """Whether the line holds the day of the meeting, the place where it was found or another."""
    if day is None:
        return False
    wanted = date.fromisoformat(day.text)
    return line.start <= day.start < line.end or any(
        mention.day == wanted for mention in find_dates(line.text) if mention.year_stated
    )


def _clock(line: Line) -> tuple[Value | None, Value | None]:
    text = _COMMA.sub(".", line.text)
    for mention in find_dates(text):  # "2021-11-18" holds what looks like times
        text = text[: mention.start] + " " * (mention.end - mention.start) + text[mention.end :]
    if spans := find_times(text):
        span = spans[0]
        first = Value(span.start_time, line.start + span.start, line.start + span.end, "HDR009")
        if (later := _without_dash(text, spans)) is not None:
            return first, Value(later.start_time, line.start + later.start, line.start + later.end, "HDR009")
        last = _last_sitting(text, spans)
        if last.end_time is None:
            return first, None
        return first, Value(last.end_time, line.start + last.start, line.start + last.end, "HDR009")
    hours = _BARE_HOURS.fullmatch(line.text)
    if hours and int(hours["from"]) < int(hours["to"]) <= _MIDNIGHT:
        first, last_hour = (
            Value(
                f"{int(hours[name]) % _MIDNIGHT:02}:00",
                line.start + hours.start(name),
                line.start + hours.end(name),
                "HDR009",
            )
            for name in ("from", "to")
        )
        return first, last_hour
    return None, None


def _without_dash(text: str, spans: Sequence[TimeSpan]) -> TimeSpan | None:
    """The second of two times of which only the first has *kl.*: *kl. 09.00 11.55*; the dash between them was lost."""
    if len(spans) < 2 or spans[0].end_time or spans[1].end_time or not _CLOCK.match(text, spans[0].start):
        return None
    bare = text[spans[1].start].isdigit() and _LOST_DASH.fullmatch(text, spans[0].end, spans[1].start)
    return spans[1] if bare and spans[0].start_time < spans[1].start_time else None


def _last_sitting(text: str, spans: Sequence[TimeSpan]) -> TimeSpan:
    """The last of the times that follow each other: *9–12 och 13–15.30*; on another day it may be earlier."""
    last = spans[0]
    for span in spans[1:]:
        between = text[last.end : span.start]
        later = last.end_time is not None and (span.start_time >= last.end_time or len(between) >= _ANOTHER_DAY)
        if not (later and span.end_time and _AND.fullmatch(between)):
            break
        last = span
    return last


def _in_lead(lead: Sequence[Line], day: Value | None) -> tuple[Value | None, Value | None]:
    """*Bygdegården, kl. 18.30* above the attendance list, where no label says so; not the hour of another day."""
    for line in lead:
        of_another = JUSTERING.search(line.text) or OTHER_DAY.match(line.text) or _names_other_day(line.text, day)
        if _CLOCK.search(line.text) and not of_another and (found := _clock(line)) != (None, None):
            return found
    return None, None


def _names_other_day(text: str, day: Value | None) -> bool:
    """Whether days are named, and none of them is that of the meeting."""
    if day is None:
        return False
    mentions = find_dates(text)
    return bool(mentions) and not any(mention.falls_on(date.fromisoformat(day.text)) for mention in mentions)


def _clock_in_items(items: Sequence[OutlineItem], pattern: regex.Pattern[str]) -> Value | None:
    """*Mötet öppnades klockan 18.02*, *hälsade alla välkomna kl. 18*, *avslutades 20.15*"""
    for item in items:
        first = next((block.passage for block in item.blocks), None)
        if (
            item.title
            and first
            and pattern.search(f"{item.title.text} {first.text}")
            and _ONLY_CLOCK.fullmatch(first.text)
        ):
            clock = find_times(first.text)[0]  # "Mötets öppnande", and below it "12.15", "Öppnat 12.15"
            return Value(clock.start_time, first.anchors[0][1], first.anchors[0][1] + len(first.text), "HDR010")
        passages = [*(block.passage for block in item.blocks), *([item.title] if item.title else [])]
        for passage in passages:
            for match in pattern.finditer(passage.text):
                times = find_times(_COMMA.sub(".", match[0]))
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
        times = find_times(_COMMA.sub(".", match[0])) if match else []
        if match and times:
            at = line.start + match.start()
            return Value(times[0].start_time, at + times[0].start, at + times[0].end, "HDR010")
    return None
