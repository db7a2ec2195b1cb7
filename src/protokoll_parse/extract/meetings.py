"""Meetings to come: the next one, and plans for a period."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.assignments.action_tables import opens_table
from protokoll_parse.extract.bodies import names_body
from protokoll_parse.extract.dates import DateMention, find_dates, find_times
from protokoll_parse.extract.sentences import split_sentences
from protokoll_parse.extract.tree import flat
from protokoll_parse.lexicon.phrases import is_todo_heading
from protokoll_parse.records.models import NextMeeting, ScheduleEntry
from protokoll_parse.text import Passage
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from protokoll_parse.extract.context import Context
    from protokoll_parse.text import Block, Outline, OutlineItem

# what a board or assembly calls its meetings; the board itself where the word is that of its meeting (kyrkoråd)
_MEETING = (
    r"\p{L}*(?:möte(?:t|n|na)?|sammanträde(?:t|n|na)?|träff(?:en|ar|arna)?|stämm(?:a|an|or)|samråd(?:et)?|förhandling(?:en|ar)?|överläggning(?:en|ar)?|samverkan|session(?:en)?|kyrkoråd(?:et)?|fullmäktige|"
    r"nämnd(?:en)?|sammankomst(?:en|er)?|tillfälle(?:t|n)?|(?<!\p{L})apt)"
)
_NEXT_TITLE = compiled(
    rf"(?:(?:tid(?:punkt)?|dag|datum|plats)\s+(?:och\s+(?:tid|plats|datum|dag)\s+)?för\s+)?"
    rf"(?:(?:nästa|nästkommande|kommande|härpå\s+följande)\s+(?:gång|datum|(?:\p{{L}}+\s)?{_MEETING})"
    r"|nytt\s+(?:\p{L}+)?(?:möte|sammanträde)|fortsatta\s+(?:möten|träffar)|vi\s+ses\s+(?:igen|nästa|härnäst)"
    r"|(?:möten|träffar|mötestider|mötesdatum)\s+(?:framöver|i\s+(?:vår|höst)))\b|tid för nästa",
    regex.IGNORECASE,
)
_HELD = (
    r"(?:är|hålls|hålles|äger\s+rum|blir|planeras|bestäms\s+till|bestämdes\s+till|sker|infaller|fastställdes\s+till|"
    r"sattes\s+till|(?:är|blir)\s+(?:preliminärt\s+)?(?:satt|planera[dt]|utlyst|förlag[dt])(?:\s+till)?|är\s+bestämt\s+till|ska\s+hållas|kommer\s+att\s+(?:hållas|äga\s+rum))"
)
# "nästa möte med kommunen är den …"
_NOT_WITH_OTHERS = (
    r"(?!\s+med\s+(?:kommunen|regionen|länsstyrelsen|polisen|skolan|banken|\p{L}*(?:leverantör|entreprenör|konsult|mäklare|arkitekt|grann)\p{L}*"
    r"|(?-i:\p{Lu})\p{L}*verket)\b)"
)
# "nästa styrelsemöte hålls den …", "sammanträder nästa gång torsdagen den …", "nästa gång vi ses är …"
_NEXT_SENTENCE = compiled(
    rf"\b(?:nästa|nästkommande|härnäst|närmaste|(?:årets|terminens|vårens|höstens)\s+(?:sista|första|återstående))\s+"
    rf"(?:ordinarie\s+)?(?P<which>{_MEETING})\b{_NOT_WITH_OTHERS}(?:\s+{_HELD})?[^.]{{0,40}}$"
    rf"|\bnytt\s+(?:\p{{L}}+)?(?:möte|sammanträde)\s+(?:{_HELD}|den|:)[^.]{{0,30}}$"
    r"|\b(?:sammanträder|träffas|möts|ses|samlas|återsamlas)\s+(?:\p{L}+\s+)?(?:igen|nästa\s+gång|härnäst|åter)\b[^.]{0,30}$"
    r"|\bånyo\s+(?:sammanträder|samlas|träffas)\b[^.]{0,30}$"
    rf"|\b(?:nästa\s+gång|härnäst)\s+(?:\p{{L}}+\s+){{0,3}}(?:sammanträder|träffas|möts|ses|samlas)\b[^.]{{0,30}}$"
    rf"|\b(?:nästa|nästkommande)\s+gång(?:en)?\s*(?::|,|{_HELD})\s*[^.]{{0,20}}$",
    regex.IGNORECASE,
)
# the members' next meeting by its own name, and one by its number: "Höstmötet äger rum …", "FUM 3 hålls …"
_NAMED_NEXT = compiled(
    rf"(?:^|[.!?]\s+)(?:(?P<named>(?:Höst|Vår|Vinter|Sommar|Extra\s(?:års)?|Års|Medlems)(?:års)?(?:möte|stämma)(?:t|n)?)"
    rf"|(?P<label>\p{{Lu}}{{2,6}})\s(?:nr\.?\s)?[0-9]{{1,2}})\s+{_HELD}[^.]{{0,30}}$"
)
# a day by which something is to be done: "Handlingar lämnas senast", "Motionsstopp", "Anmälan till Bo"
_LIMIT = compiled(
    r"(?:\b(?:senast|från|före|innan)\s*(?:den\s*)?"
    r"|\b(?:\p{L}*stopp|deadline|sista\s+(?:dag|anmälningsdag|inlämningsdag)\p{L}*|anmäl(?:an|er|s|ning)\p{L}*|o\.?s\.?a\.?)"
    r"\b(?!\s+(?:om\s+)?att\b)[^.!?]{0,80})$",
    regex.IGNORECASE,
)
_IS_NEXT = compiled(
    rf"(?:[^.]|kl\.){{0,20}}?\s(?:är|blir|hålls)\s+(?:det\s+)?nästa\s+{_MEETING}\b|\s*,?\s*\(\s*(?:nästa|nästkommande)\s+{_MEETING}\s*\)",
    regex.IGNORECASE,
)
_NEXT_LINE = compiled(
    rf"(?:nästa|nästkommande)\s+(?:gång|(?:ordinarie\s+)?{_MEETING})\s*(?::|{_HELD}\b)", regex.IGNORECASE
)
_NEXT_LABEL = compiled(rf"(?:{_NEXT_TITLE.pattern})[^.:]{{0,30}}:", regex.IGNORECASE)
_PLAN_TITLE = compiled(
    r"\b(?:mötes|sammanträdes|års)(?:plan|planering|tider|dagar|schema|kalender|datum)\p{L}*"
    r"|\bkommande (?:möten|sammanträden)\b|\bschema för (?:\p{L}*möten|sammanträden)\b",
    regex.IGNORECASE,
)
_HEADING = compiled(r"[\p{Lu}\s-]{5,60}:?")
_REMARK = compiled(r"\s*\((?:besluta[dt] av|beslutat|enligt|se)\b[^)]*\)\s*$", regex.IGNORECASE)
_NO_OWNER = compiled(  # a line above dates that says what they are, not whose
    r"\b(?:fastställ|besluta|bestäm|föreslå|föreslog|godkän|beslut|beslöt)\p{L}*|\bföljande\b|^(?:förslag|enligt|datum|dag|tid|sammanträdes|mötes)\p{L}*|\btill$",
    regex.IGNORECASE,
)
# an electronic signature: "Anna Berg 2024-03-20 16:12"
_STAMP = compiled(
    r"[^.:0-9]{3,60}\s(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}(?:,?\s|T)(?:kl\.?\s)?[0-9]{2}[:.][0-9]{2}(?:[:.][0-9]{2})?(?:\s[(+\p{Lu}].*)?"
)
# below the title, too, what else will be: "Studiebesöket på museet planeras till den 18 april"
_EVENT = compiled(
    r"(?:(?:Ett|En|Årets|Höstens|Vårens|Det|Den)\s)?(?:\p{L}+\s)?\p{L}*(?:besök|utbildning|kurs|konferens|dialog|fest|resa|lunch|middag|seminari|workshop|"
    r"invigning|(?:städ|tema|studie|arbets|planerings|utbildnings)dag)\p{L}*\b",
    regex.IGNORECASE,
)
_OF_MEMBERS = compiled(r"fullmäktige|stämm|årsmöte", regex.IGNORECASE)
_OURS = compiled(r"Vi|Styrelsen|Nämnden|Rådet|Gruppen|Kommittén|Fullmäktige|Direktionen")  # no committee of theirs
_OWNER = compiled(
    r"(?<!\p{L})(?P<owner>\p{L}{0,40}(?:nämnden|styrelsen|utskottet|rådet|beredningen|direktionen|fullmäktige))s\s+"
    r"(?:nästa|nästkommande)\b[^.]{0,60}$",
    regex.IGNORECASE,
)
_MEETS = compiled(
    r"\s(?:sammanträder|sammanträda|träffas|möts|samlas|har\s(?:möten?|sammanträden?))(?:\s(?:då|följande\s\p{L}+))?$",
    regex.IGNORECASE,
)
_FAR = 330  # days; only the members meet but once a year
_LEAD = 200  # signs looked at in front of a date
_FRONT = 2  # words in front of the day of a meeting: "Styrelsemöte, ", "- "
_MAX_LINE = 18  # words; a longer line is text, not an entry of a plan


def find_next_meetings(outline: Outline, ctx: Context) -> list[NextMeeting]:
    """The meetings announced as next: below (or in) a title *Nästa möte*, in a sentence or on a line that says so."""
    found: list[NextMeeting] = []
    for item in flat(outline.items):
        titled = item.title is not None and _announces(item.title.text, ctx)
        if item.title:
            found += _announced(item.title, titled, ctx)
        below = False  # a line that announces it, without a number of its own
        for block in item.blocks:
            todo = is_todo_heading(block.text) or ((titled or below) and opens_table(block.passage))
            if block.heading or _HEADING.fullmatch(block.text) or todo:
                titled = False  # a list of what is to be done stands below the last item
                below = False
            if not block.heading:
                below = _is_heading(block.text, ctx) or (below and _opens_with_day(block.text, ctx))
                headed = titled or below or _NEXT_LABEL.match(block.text) is not None
                found += _announced(block.passage, headed, ctx)
    for line in (*outline.header, *outline.closing):
        if _NEXT_LINE.match(line.text):
            found += _announced(Passage.of(outline.repaired, [(line.start, line.text)]), True, ctx)
    dated = [meeting for meeting in found if meeting.date]
    if not dated and (planned := _first_planned(outline.items, ctx)):
        return [planned]
    unique = {(meeting.date, meeting.body): meeting for meeting in reversed(dated)}
    return [meeting for meeting in dated if unique.get((meeting.date, meeting.body)) is meeting]


def _announced(passage: Passage, titled: bool, ctx: Context) -> Iterator[NextMeeting]:
    if _PLAN_TITLE.search(passage.text) and not titled:
        return
    sentences = split_sentences(passage.text)
    whole = len(passage.text.split()) <= _MAX_LINE
    for mention in find_dates(passage.text, ctx.day):
        lead = passage.text[max(0, mention.start - _LEAD) : mention.start]
        is_next = _is_next(lead, ctx) or _IS_NEXT.match(passage.text, mention.end) or _is_named_next(lead, ctx)
        if not (titled or is_next) or (not titled and _is_of_others(lead, ctx)):
            continue
        if mention.day is None or (ctx.day and mention.day < ctx.day) or _LIMIT.search(lead):
            continue
        if _has_just_been(mention, lead, ctx):
            continue
        start, end = _sentence_at(sentences, mention.start)
        if not is_next and (_EVENT.match(passage.text, start, mention.start) or _STAMP.fullmatch(passage.text)):
            continue
        start, end = (0, len(passage.text)) if whole else (start, end)
        yield NextMeeting(
            date=mention.day.isoformat(),
            body=_body_behind(passage.text[mention.end : mention.end + _LEAD]) if titled else None,
            text=passage.text[start:end],
            span=ctx.of(passage, start, end),
        )
        if not titled:
            return


def _has_just_been(mention: DateMention, lead: str, ctx: Context) -> bool:
    """Whether a day without a year is nearly a year ahead, though not the members alone meet on it."""
    if mention.day is None or ctx.day is None or mention.year_stated or ctx.assembly or _OF_MEMBERS.search(lead):
        return False
    return (mention.day - ctx.day).days > _FAR


def _announces(title: str, ctx: Context) -> bool:
    """Whether a title says that the next meeting stands below; a board's next one is none of the members."""
    match = _NEXT_TITLE.match(title)
    return match is not None and not (ctx.board and _OF_MEMBERS.search(match[0]))


def _is_heading(text: str, ctx: Context) -> bool:
    """Whether the line is no more than such a title: *Kommande möte*, below the last numbered item."""
    return _NEXT_TITLE.fullmatch(text.rstrip(" :")) is not None and _announces(text, ctx)


def _opens_with_day(text: str, ctx: Context) -> bool:
    mentions = find_dates(text, ctx.day)
    return bool(mentions) and len(text[: mentions[0].start].split()) <= _FRONT


def _is_next(lead: str, ctx: Context) -> bool:
    """Whether the words in front of a date announce the next meeting; a board's next one is none of the members."""
    match = _NEXT_SENTENCE.search(lead)
    return match is not None and not (ctx.board and match["which"] and _OF_MEMBERS.search(match["which"]))


def _is_named_next(lead: str, ctx: Context) -> bool:
    """Whether the meeting named in front of a date is the next one of those that met."""
    match = _NAMED_NEXT.search(lead)
    return bool(match and (match["label"] in ctx.called if match["label"] else ctx.assembly))


def _is_of_others(lead: str, ctx: Context) -> bool:
    """Whether the next meeting in front of a date is one of another body: *Kulturnämndens nästa sammanträde*."""
    owner = _OWNER.search(lead)
    return bool(owner and ctx.body and not _is_meant(owner["owner"].capitalize(), ctx.body))


def _sentence_at(sentences: Sequence[tuple[int, int]], at: int) -> tuple[int, int]:
    return sentences[bisect_right(sentences, at, key=lambda sentence: sentence[0]) - 1]


def _body_behind(text: str) -> str | None:
    """*23 februari Samverkansgruppen*: what stands behind the date names who meets, unless it is a time or place."""
    text = text.strip(" ,.–-")
    if not text or compiled(r"(?:kl|klockan|i\s|på\s|[0-9]|hos|via|digital|heldag|\()", regex.IGNORECASE).match(text):
        return None
    parts = compiled(r"\s(?:tillsammans\s+med|och|samt|med)\s").split(text)
    named = any(names_body(part[:1].upper() + part[1:]) for part in parts)
    return text if named and len(text.split()) <= _MAX_LINE else None


def find_schedule(items: Sequence[OutlineItem], ctx: Context) -> list[ScheduleEntry]:
    """Entries of the plans that stand below a title like *Mötesplanering 2025*."""
    found: list[ScheduleEntry] = []
    for item in flat(items):
        if item.title is not None and _PLAN_TITLE.search(item.title.text):
            found += _plan(item.blocks, _from_year(item.title.text, ctx), ctx)
    return found


def _first_planned(items: Sequence[OutlineItem], ctx: Context) -> NextMeeting | None:
    """The first meeting to come of a plan, where nothing else says when the next one is; not of a plan for others."""
    if ctx.day is None:
        return None
    coming = [
        entry
        for entry in find_schedule(items, ctx)
        if entry.date and entry.date > ctx.day.isoformat() and (entry.body is None or _is_meant(entry.body, ctx.body))
    ]
    first = min(coming, key=lambda entry: entry.date or "", default=None)
    return NextMeeting(date=first.date, text=first.text, span=first.span) if first else None


def _is_meant(owner: str, body: str | None) -> bool:
    """Whether the owner of a plan's dates is the body that met, named so or by a word for any meeting of its own."""
    return body is not None and (
        owner.casefold() in body.casefold() or body.casefold() in owner.casefold() or bool(_OURS.fullmatch(owner))
    )


def _from_year(title: str, ctx: Context) -> date | None:
    """From when the dates of a plan count: the year that its title names, else the meeting."""
    year = compiled(r"\b(?:19|20)[0-9][0-9]\b").search(title)
    return date(int(year[0]), 1, 1) if year and (ctx.day is None or int(year[0]) > ctx.day.year) else ctx.day


def _plan(blocks: Sequence[Block], first_day: date | None, ctx: Context) -> Iterator[ScheduleEntry]:
    """Lines with dates; a line without one names the body (and the usual times) of those below it."""
    body: str | None = None
    times: tuple[str | None, str | None] = (None, None)
    for block in blocks:
        text = block.text
        mentions = find_dates(text, first_day)
        if block.heading or len(text.split()) > _MAX_LINE + 8 or compiled(r"\bbesluta(?:de|r)\b").search(text):
            continue
        clock = find_times(text)
        if not mentions:
            usual = (clock[0].start_time, clock[0].end_time) if clock else None
            words = _REMARK.sub("", compiled(r",?\s*(?:ca\s+)?kl\b").split(text)[0]).rstrip(": ,")
            if usual and compiled(r"(?:\p{L}+dagar|alla|samtliga)?\s*(?:ca\s+)?(?:kl|$)", regex.IGNORECASE).match(text):
                times = usual  # "Fredagar ca kl. 13-14.30" keeps the body
            else:
                body, times = (None if _NO_OWNER.search(words) else words or None), usual or (None, None)
            continue
        lead = text[: mentions[0].start].strip(" :,–-")
        lead = _MEETS.sub("", compiled(r"(?:\s\p{L}+dagen)?\s(?:den|dag)$").sub("", lead))
        own = (
            lead
            if len(lead) > 3 and not compiled(r"\b(?:dag|den|kl)$").search(lead) and not _NO_OWNER.search(lead)
            else None
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
