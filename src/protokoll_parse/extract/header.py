"""The meeting as header and running heads state it: body, date, times, place, reference."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import regex

from protokoll_parse.extract.bodies import body_pattern
from protokoll_parse.extract.dates import find_dates, find_times, nearest_year, within
from protokoll_parse.extract.sentences import split_sentences
from protokoll_parse.records.models import Meeting
from protokoll_parse.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from protokoll_parse.extract.context import Context
    from protokoll_parse.text import Line, Outline, OutlineItem

_KIND = regex.compile(
    r"\b(?:sammanträdes|mötes|stämmo|årsmötes|styrelse|beslut[s]?)?protokoll(?:et)?\b|\bminnesanteckningar\b|\bmötesanteckningar\b"
    r"|\bprotokoll\s+fört\s+vid\b",
    regex.IGNORECASE,
)
_COLUMNS = regex.compile(r"\s{2,}|\t+")
_DATE_LABEL = regex.compile(
    r"^(?:sammanträdesdatum|mötesdatum|sammanträdesdag|datum(?:\s+och\s+tid)?|dag|tid(?:\s+och\s+plats|punkt)?|plats\s+och\s+tid|när)\b\s*:?\s*",
    regex.IGNORECASE,
)
_PLACE_LABEL = regex.compile(
    r"^(?:plats\s+och\s+tid|tid\s+och\s+plats|plats|lokal|var)\b(?:\s+för(?:\s+(?:sammanträdet?|mötet?))?\b)?\s*:?\s*",
    regex.IGNORECASE,
)
_NOT_PLACE = regex.compile(r"^(?:plats\s+och\s+tid\s+för\s+justering|plats\s+för\s+anslag|platsen\b)", regex.IGNORECASE)
_NUMBER_LABEL = regex.compile(
    r"\b(?:dnr|diarienummer|diarienr|ärendenummer|protokoll\s+nr|protokollsnummer|protokoll\s+nummer)\b\.?\s*:?\s*(?P<number>(?:\p{Lu}+\s)?[\p{L}\d]*\d[\p{L}\d:./-]*)",
    regex.IGNORECASE,
)
_DAY_OF_MEETING = regex.compile(r"\b(?:dagens|detta)\s+(?:möte|sammanträde|stämma),?\s+\(?$", regex.IGNORECASE)
_TIME_WORDS = regex.compile(r"\b(?:kl\.?|klockan)\s*\d|\d{1,2}[.:]\d\d", regex.IGNORECASE)
_JUSTERING = regex.compile(r"juster|anslag|underskrift", regex.IGNORECASE)
_SAME_SENTENCE = r"(?:[^.]|\.(?=\d)|(?<=\bkl)\.){0,60}"
_OPENED = regex.compile(rf"\böppna\p{{L}}*\b{_SAME_SENTENCE}", regex.IGNORECASE)
_CLOSED = regex.compile(rf"\bavsluta\p{{L}}*\b{_SAME_SENTENCE}", regex.IGNORECASE)
_AT_MEETING = regex.compile(
    r"\b(?:vid|från)\s+(?:\p{L}+\s){0,3}?(?:\p{L}*(?:stämma|möte|sammanträde))\s+(?:för|med|i)\s+(?P<body>\p{Lu}[^,.]{2,80}?)(?=\s+(?:den|måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag|\d)|[,.]|$)"
)
_MEETING_OF = regex.compile(
    r"(?:\p{L}*(?:möte|stämma|sammanträde))\s+(?:med\s+|för\s+|i\s+)?(?P<body>\p{Lu}[^,\d]{2,60}?)\s*(?=$|,|\d)",
    regex.IGNORECASE,
)
_MEETING_TITLE = regex.compile(r"\p{Lu}[^.]{0,40}(?:möte|stämma|sammanträde)\b[^.]{0,60}$", regex.IGNORECASE)
_GENERIC_BODY = regex.compile(
    r"(?:\p{L}*mötet|stämman|\p{L}*stämman|nämnden|styrelsen|utskottet|gruppen)$", regex.IGNORECASE
)
# "vid hembygdsföreningen Lindens höstmöte 20 november 2014 i Bygdegården"
_MEETING_OF_BODY = regex.compile(
    r"\b(?:vid|från)\s+(?P<body>(?:\p{Ll}*(?:föreningen|klubben|sektionen|förbundet)\s)?\p{Lu}[\p{L}-]+(?:\s\p{L}+){0,3}?)s\s+(?:\p{Ll}+\s)?\p{Ll}*(?:möte|stämma|sammanträde)\b"
)
_ASSOCIATION = regex.compile(
    r"^\p{Lu}\p{L}*(?:föreningen|sektionen|klubben|kåren|stiftelsen|sällskapet)\s+\p{Lu}[^,.\d]*|"
    r"^(?:Brf|Bostadsrättsföreningen|HSB|Riksbyggen|Stiftelsen|Föreningen)\s+\p{Lu}[^,\d]*|^\p{Lu}[^,.\d]*(?:förening|föreningen|förbund|förbundet|sektionen|klubben|kåren)\b"
)
_ORGANISATION_NUMBER = regex.compile(r",?\s*\d{6}-\d{4}")


@dataclass(frozen=True, slots=True)
class Value:
    """A value with its place in the repaired text."""

    text: str
    start: int
    end: int
    rule: str


@lru_cache(maxsize=1)
def _body() -> regex.Pattern[str]:
    return regex.compile(body_pattern())


def read_header(outline: Outline, ctx: Context) -> Meeting:
    """Everything the header states; what it leaves open may be inferred, and is marked so."""
    # without a cover, the running heads may still say who met, and when
    lines = [line for line in (outline.header or outline.furniture) if line.text]
    fields: dict[str, Any] = {}
    evidence = []
    title = _title(lines)
    values: dict[str, Value | None] = {
        "title": title,
        "body": _stated_body(lines, title),
        "document_number": _document_number(lines),
        "place": _place(lines),
        "date": _date(lines, title),
    }
    start, end = _times(lines, values["date"])
    values["start_time"] = start or _clock_in_items(outline, _OPENED, first=True)
    values["end_time"] = end or _clock_in_items(outline, _CLOSED, first=False)
    for name, pattern in (("start_time", _OPENED), ("end_time", _CLOSED)):
        values[name] = values[name] or _clock_in_lines((*lines, *outline.closing), pattern)
    for name, value in values.items():
        if value is None:
            continue
        fields[name], fields[f"{name}_basis"] = value.text, "stated"
        evidence.append(ctx.evidence(value.rule, outline.repaired.original_span(Span(value.start, value.end)), name))
    if values["body"] is None and (body := _inferred_body(outline)):
        fields["body"], fields["body_basis"] = body, "inferred"
        evidence.append(ctx.evidence("HDR021", None, "body"))
    if values["date"] is None and (inferred := _inferred_date(outline)):
        fields["date"], fields["date_basis"] = inferred[0].isoformat(), "inferred"
        evidence.append(ctx.evidence("HDR022", inferred[1], "date"))
    fields.update(_item_range(outline))
    return Meeting(**fields, evidence=evidence)


def _title(lines: Sequence[Line]) -> Value | None:
    """The line that names the kind of document."""
    for line in lines[:12]:
        if not line.text[0].isalpha():  # an agenda
            continue
        for start, column in _columns(line.text):
            if (
                (match := _KIND.search(column))
                and len(column) <= 140
                and not regex.match(r"\w+\s+(?:nr|nummer)\b", column[match.start() :], regex.IGNORECASE)
            ):
                return Value(column, line.start + start, line.start + start + len(column), "HDR001")
    if lines and _MEETING_TITLE.match(lines[0].text):
        return Value(lines[0].text, lines[0].start, lines[0].end, "HDR001")
    return None


def _columns(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for gap in (*_COLUMNS.finditer(text), None):
        end = gap.start() if gap else len(text)
        if text[at:end].strip():
            yield at, text[at:end]
        at = gap.end() if gap else end


def _stated_body(lines: Sequence[Line], title: Value | None) -> Value | None:
    if title:
        if match := _AT_MEETING.search(title.text) or _MEETING_OF_BODY.search(title.text):
            return Value(match["body"], title.start + match.start("body"), title.start + match.end("body"), "HDR002")
        kind = _KIND.search(title.text)
        rest = title.text[kind.end() :] if kind else ""
        named = regex.match(
            r"\s*[-–:]?\s*(?:från\s+|för\s+)?(?:(?:styrelsemöte|årsmöte|möte|sammanträde)\s+(?:med|för|i)\s+)?(?P<body>\p{Lu}[^\d,]{2,80}?)\s*(?=$|,|\d)",
            rest,
        )
        if named and kind and not regex.match(r"(?:nr|den)\b", named["body"], regex.IGNORECASE):
            start = title.start + kind.end() + named.start("body")
            return Value(named["body"].strip(), start, start + len(named["body"].strip()), "HDR002")
        front = title.text[: kind.start()].strip(" -–,") if kind else ""
        if front and _body().fullmatch(front):
            return Value(front, title.start, title.start + len(front), "HDR002")
    for line in lines[:14]:
        for start, column in _columns(line.text):
            bare = _ORGANISATION_NUMBER.sub("", column).strip()
            if (_body().fullmatch(bare) or _ASSOCIATION.fullmatch(bare)) and not find_dates(bare):
                return Value(bare, line.start + start, line.start + start + len(bare), "HDR003")
    if lines and (match := _MEETING_OF.match(lines[0].text)):
        return Value(match["body"], lines[0].start + match.start("body"), lines[0].start + match.end("body"), "HDR004")
    for line in lines[:14]:
        if match := _AT_MEETING.search(line.text) or _MEETING_OF_BODY.search(line.text):
            return Value(match["body"], line.start + match.start("body"), line.start + match.end("body"), "HDR004")
    return None


def _document_number(lines: Sequence[Line]) -> Value | None:
    for line in lines[:40]:
        if (match := _NUMBER_LABEL.search(line.text)) and not line.text.startswith("§"):
            number = match["number"].rstrip(".,")
            start = line.start + match.start("number")
            return Value(number, start, start + len(number), "HDR005")
    return None


def _place(lines: Sequence[Line]) -> Value | None:
    for index, line in enumerate(lines):
        match = _PLACE_LABEL.match(line.text)
        if not match or _NOT_PLACE.match(line.text):
            continue
        rest, start = line.text[match.end() :], line.start + match.end()
        if not rest and index + 1 < len(lines) and line.text.rstrip(":").lower() in ("plats", "lokal"):
            rest, start = lines[index + 1].text, lines[index + 1].start
        cut = regex.search(
            r"\s{2,}|,?\s*(?:klockan|kl\.?)\s*\d|,?\s*\d{1,2}[.:]\d\d|,?\s*\d{4}-\d\d-\d\d|,?\s*(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?\b",
            rest,
            regex.IGNORECASE,
        )
        place = (rest[: cut.start()] if cut else rest).strip(" ,;")
        if place and not find_dates(place):
            return Value(place, start, start + len(place), "HDR006")
    for line in lines[:6]:  # "… höstmöte den 20 november 2014 i Bygdegården."
        dates = find_dates(line.text) if regex.search(r"\bvid\b", line.text) else []
        match = (
            regex.match(r"\s+(?:i|på)\s+(?P<place>\p{Lu}[^,;.]{1,60})\.?$", line.text[dates[-1].end :])
            if dates
            else None
        )
        if match:
            start = line.start + dates[-1].end + match.start("place")
            return Value(match["place"], start, start + len(match["place"]), "HDR012")
    for line in lines[:6]:  # "Tisdag 19 november 2024 kl 18.30-20.45, klubbhuset"
        if (times := find_times(line.text)) and find_dates(line.text):
            match = regex.match(r",\s*(?:i\s+|på\s+)?(?P<place>\p{L}[^,;]{2,60})$", line.text[times[-1].end :])
            if match:
                start = line.start + times[-1].end + match.start("place")
                return Value(match["place"], start, start + len(match["place"]), "HDR011")
    return None


def _date(lines: Sequence[Line], title: Value | None) -> Value | None:
    """By label, then in the title, then alone on a line near the top."""
    for index, line in enumerate(lines):
        label = _DATE_LABEL.match(line.text) or regex.search(
            r"\b(?:sammanträdesdatum|mötesdatum|datum)\s*:?\s*$", line.text, regex.IGNORECASE
        )
        if not label or _JUSTERING.search(line.text):
            continue
        for candidate in (line, *lines[index + 1 : index + 3]):
            for mention in find_dates(candidate.text):
                if mention.day and mention.year_stated:
                    return Value(
                        mention.day.isoformat(),
                        candidate.start + mention.start,
                        candidate.start + mention.end,
                        "HDR007",
                    )
    near = [line for line in lines[:16] if not _JUSTERING.search(line.text)]
    # "fört vid stämman den 20 september 2025" says more than a bare date, which may be the day of writing
    for wanted in (
        lambda text: bool(
            _KIND.search(text) or regex.search(r"möte|stämma|sammanträde|sammanfattning", text, regex.IGNORECASE)
        ),
        lambda _: True,
    ):
        hits = [
            (line, mention)
            for line in near
            if wanted(line.text)
            for mention in find_dates(line.text)
            if mention.day and mention.year_stated
        ]
        if hits:
            spoken = [hit for hit in hits if regex.search(r"\bvid\b", hit[0].text)]
            line, mention = (spoken or hits)[0]
            assert mention.day is not None
            return Value(mention.day.isoformat(), line.start + mention.start, line.start + mention.end, "HDR008")
    return None


def _times(lines: Sequence[Line], day: Value | None) -> tuple[Value | None, Value | None]:
    """Times on a labelled line, or beside the date."""
    for line in lines[:30]:
        labelled = (
            _DATE_LABEL.match(line.text)
            or _PLACE_LABEL.match(line.text)
            or regex.match(r"(?:kl\.?|klockan)\b", line.text, regex.IGNORECASE)
        )
        beside = day is not None and line.start <= day.start < line.end
        if (
            not (labelled or beside)
            or _JUSTERING.search(line.text)
            or not (_TIME_WORDS.search(line.text) or regex.search(r"kl", line.text))
        ):
            continue
        without_dates = line.text
        for mention in find_dates(line.text):
            without_dates = (
                without_dates[: mention.start] + " " * (mention.end - mention.start) + without_dates[mention.end :]
            )
        for span in find_times(without_dates):
            start = Value(span.start_time, line.start + span.start, line.start + span.end, "HDR009")
            end = (
                Value(span.end_time, line.start + span.start, line.start + span.end, "HDR009")
                if span.end_time
                else None
            )
            return start, end
    return None, None


def _clock_in_items(outline: Outline, pattern: regex.Pattern[str], *, first: bool) -> Value | None:
    """*Mötet öppnades klockan 18.02* among the first items, *avslutades 20.15* among the last or behind them."""
    items = outline.items[:3] if first else outline.items[-3:]
    for item in items if first else reversed(items):
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


def _all_blocks(items: Sequence[OutlineItem]) -> Iterator[Any]:
    for item in items:
        yield from item.blocks
        yield from _all_blocks(item.subitems)


def _inferred_body(outline: Outline) -> str | None:
    """Who decides most often in *X beslutade …*, at least twice and alone at the top."""
    pattern = regex.compile(rf"(?:^|[.!?]\s)(?P<body>{body_pattern()})\s+(?:beslutade|beslutar|beslöt)\b")
    counts = Counter(match["body"] for block in _all_blocks(outline.items) for match in pattern.finditer(block.text))
    ranked = counts.most_common(2)
    ranked = [pair for pair in ranked if not _GENERIC_BODY.match(pair[0])]
    if not ranked or ranked[0][1] < 2 or (len(ranked) > 1 and ranked[1][1] == ranked[0][1]):
        return None
    return ranked[0][0]


def _inferred_date(outline: Outline) -> tuple[date, Span] | None:
    """*På dagens möte, onsdag 7/5*; *inom två veckor (fredag 24/11)*: the term counted back from the day.

    The weekday fixes the year: of those in which it fits, the one nearest to a full date of the text.
    """
    blocks = list(_all_blocks(outline.items))
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


def _item_range(outline: Outline) -> dict[str, Any]:
    if outline.stated_range:
        stated = outline.stated_range
        return {"item_range": [str(stated.first), str(stated.last)], "item_range_basis": "stated"}
    numbers = [item.number for item in outline.items if item.number]
    return {"item_range": [numbers[0], numbers[-1]], "item_range_basis": "inferred"} if numbers else {}
