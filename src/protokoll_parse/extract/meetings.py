"""Meetings to come: the next one, and plans for a period."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.dates import find_dates, find_times
from protokoll_parse.extract.sentences import split_sentences
from protokoll_parse.records.models import NextMeeting, ScheduleEntry
from protokoll_parse.text import Passage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from protokoll_parse.extract.context import Context
    from protokoll_parse.text import Block, Outline, OutlineItem

_NEXT_TITLE = regex.compile(
    r"(?:nästa|nästkommande|kommande)\s+(?:\p{L}+\s)?\p{L}*(?:möten?|sammanträden?|träff|stämma)\b|tid för nästa",
    regex.IGNORECASE,
)
# what a board or assembly calls its meetings; the board itself where the word is that of its meeting (kyrkoråd)
_MEETING = r"\p{L}*(?:möte|sammanträde|träff|stämma|samråd|kyrkoråd|fullmäktige|nämnd|sammankomst)"
_HELD = (
    r"(?:är|hålls|hålles|äger\s+rum|blir|planeras|bestäms\s+till|bestämdes\s+till|sker|infaller|fastställdes\s+till|"
    r"sattes\s+till|är\s+bestämt\s+till|ska\s+hållas|kommer\s+att\s+(?:hållas|äga\s+rum))"
)
# "nästa styrelsemöte hålls den …", "sammanträder nästa gång torsdagen den …", "nästa gång vi ses är …"
_NEXT_SENTENCE = regex.compile(
    rf"\b(?:nästa|nästkommande)\s+(?:ordinarie\s+)?{_MEETING}\b(?:\s+{_HELD})?[^.]{{0,40}}$"
    r"|\b(?:sammanträder|träffas|möts|ses|samlas)\s+(?:\p{L}+\s+)?(?:igen|nästa\s+gång|härnäst|åter)\b[^.]{0,30}$"
    rf"|\bnästa\s+gång\s+(?:\p{{L}}+\s+){{1,3}}(?:sammanträder|träffas|möts|ses)\b[^.]{{0,30}}$",
    regex.IGNORECASE,
)
_IS_NEXT = regex.compile(
    rf"(?:[^.]|kl\.){{0,20}}?\s(?:är|blir|hålls)\s+(?:det\s+)?nästa\s+{_MEETING}\b", regex.IGNORECASE
)
_NEXT_LINE = regex.compile(rf"(?:nästa|nästkommande)\s+(?:ordinarie\s+)?{_MEETING}\s*(?::|{_HELD}\b)", regex.IGNORECASE)
_PLAN_TITLE = regex.compile(
    r"\b(?:mötes|sammanträdes|års)(?:plan|planering|tider|dagar|schema|kalender|datum)\p{L}*"
    r"|\bkommande (?:möten|sammanträden)\b|\bschema för (?:\p{L}*möten|sammanträden)\b",
    regex.IGNORECASE,
)
_REMARK = regex.compile(r"\s*\((?:besluta[dt] av|beslutat|enligt|se)\b[^)]*\)\s*$", regex.IGNORECASE)
_LEAD = 200  # signs looked at in front of a date
_MAX_LINE = 18  # words; a longer line is text, not an entry of a plan


def _flatten(item: OutlineItem) -> Iterator[OutlineItem]:
    yield item
    for subitem in item.subitems:
        yield from _flatten(subitem)


def find_next_meetings(outline: Outline, ctx: Context) -> list[NextMeeting]:
    """The meetings announced as next: below (or in) a title *Nästa möte*, in a sentence or on a line that says so."""
    found: list[NextMeeting] = []
    for item in (part for top in outline.items for part in _flatten(top)):
        titled = item.title is not None and _NEXT_TITLE.match(item.title.text)
        passages = [block.passage for block in item.blocks if not block.heading]
        for passage in (*([item.title] if item.title else []), *passages):
            found += _announced(passage, bool(titled), ctx)
    for line in (*outline.header, *outline.closing):
        if _NEXT_LINE.match(line.text):
            found += _announced(Passage.of(outline.repaired, [(line.start, line.text)]), True, ctx)
    dated = [meeting for meeting in found if meeting.date]
    unique = {(meeting.date, meeting.body): meeting for meeting in reversed(dated)}
    return [meeting for meeting in dated if unique.get((meeting.date, meeting.body)) is meeting]


def _announced(passage: Passage, titled: bool, ctx: Context) -> Iterator[NextMeeting]:
    if _PLAN_TITLE.search(passage.text) and not titled:
        return
    sentences = split_sentences(passage.text)
    whole = len(passage.text.split()) <= _MAX_LINE
    for mention in find_dates(passage.text, ctx.day):
        lead = passage.text[max(0, mention.start - _LEAD) : mention.start]
        is_next = _NEXT_SENTENCE.search(lead) or _IS_NEXT.match(passage.text, mention.end)
        if not (titled or is_next):
            continue
        if (
            mention.day is None
            or (ctx.day and mention.day < ctx.day)
            or regex.search(r"\b(?:senast|från|före)\s*(?:den\s*)?$", lead)
        ):
            continue
        start, end = (0, len(passage.text)) if whole else _sentence_at(sentences, mention.start)
        yield NextMeeting(
            date=mention.day.isoformat(),
            body=_body_behind(passage.text[mention.end : mention.end + _LEAD]) if titled else None,
            text=passage.text[start:end],
            span=ctx.of(passage, start, end),
        )
        if not titled:
            return


def _sentence_at(sentences: Sequence[tuple[int, int]], at: int) -> tuple[int, int]:
    return sentences[bisect_right(sentences, at, key=lambda sentence: sentence[0]) - 1]


def _body_behind(text: str) -> str | None:
    """*23 februari Samverkansgruppen*: what stands behind the date names who meets, unless it is a time or place."""
    text = text.strip(" ,.–-")
    if not text or regex.match(r"(?:kl|klockan|i\s|på\s|[0-9]|hos|via|digital|heldag|\()", text, regex.IGNORECASE):
        return None
    return text if len(text.split()) <= 14 and not regex.search(r"[.;:]", text) else None


def find_schedule(items: Sequence[OutlineItem], ctx: Context) -> list[ScheduleEntry]:
    """Entries of the plans that stand below a title like *Mötesplanering 2025*."""
    found: list[ScheduleEntry] = []
    for item in (part for top in items for part in _flatten(top)):
        if item.title is not None and _PLAN_TITLE.search(item.title.text):
            found += _plan(item.blocks, _from_year(item.title.text, ctx), ctx)
    return found


def _from_year(title: str, ctx: Context) -> date | None:
    """From when the dates of a plan count: the year that its title names, else the meeting."""
    year = regex.search(r"\b(?:19|20)[0-9][0-9]\b", title)
    return date(int(year[0]), 1, 1) if year and (ctx.day is None or int(year[0]) > ctx.day.year) else ctx.day


def _plan(blocks: Sequence[Block], first_day: date | None, ctx: Context) -> Iterator[ScheduleEntry]:
    """Lines with dates; a line without one names the body (and the usual times) of those below it."""
    body: str | None = None
    times: tuple[str | None, str | None] = (None, None)
    for block in blocks:
        text = block.text
        mentions = find_dates(text, first_day)
        if block.heading or len(text.split()) > _MAX_LINE + 8 or regex.search(r"\bbesluta(?:de|r)\b", text):
            continue
        clock = find_times(text)
        if not mentions:
            usual = (clock[0].start_time, clock[0].end_time) if clock else None
            words = _REMARK.sub("", regex.split(r",?\s*(?:ca\s+)?kl\b", text)[0]).rstrip(": ,")
            if usual and regex.match(r"(?:\p{L}+dagar|alla|samtliga)?\s*(?:ca\s+)?(?:kl|$)", text, regex.IGNORECASE):
                times = usual  # "Fredagar ca kl. 13-14.30" keeps the body
            else:
                body, times = words or None, usual or (None, None)
            continue
        lead = text[: mentions[0].start].strip(" :,–-")
        own = (
            lead if len(lead.split()) >= 1 and not regex.search(r"\b(?:dag|den|kl)$", lead) and len(lead) > 3 else None
        )
        for mention in mentions:
            own_clock = clock[0] if clock else None
            yield ScheduleEntry(
                date=mention.day.isoformat() if mention.day else None,
                end_date=mention.last.isoformat() if mention.last else None,
                start_time=own_clock.start_time if own_clock else times[0],
                end_time=own_clock.end_time if own_clock else times[1],
                body=own or body,
                text=text if len(mentions) == 1 else mention.text,
                span=ctx.of(block.passage, *((0, None) if len(mentions) == 1 else (mention.start, mention.end))),
            )
