"""Presenters in sentences: *Anna Berg, planchef, informerade*, *Därefter redogjorde kassören* (PRE002, PRE003)."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.dates import MONTHS
from protokoll_parse.extract.people import organization_pattern
from protokoll_parse.extract.presenters.labelled import people_in, presenter_of, split_affiliation
from protokoll_parse.extract.presenters.subjects import AND, MAX_NAMES, Subject, read_subject
from protokoll_parse.extract.presenters.verbs import (
    behind_clause_pattern,
    first_verb_pattern,
    inverted_pattern,
    organ_pattern,
    supine_pattern,
    verb_pattern,
)
from protokoll_parse.extract.sentences import split_sentences
from protokoll_parse.records.models import Presenter
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from protokoll_parse.extract.context import Context
    from protokoll_parse.text import Passage

# what stands between a name and a second verb: "Anna Berg, planchef, besökte mötet och informerade"
_CAME = compiled(
    r",?\s(?:var|besökte|deltog|medverkade|kom|gästade|närvarade|är|deltar|medverkar|besöker|har|hade)\b.*\soch$",
    regex.DOTALL,
)
# who comes to tell something: "Anna Berg är inbjuden och berättar om läget"
_GUEST = compiled(
    r"\s(?:(?:är|var)\s(?:\p{Ll}+\s)?(?:inbjud\p{L}*|på\s(?:besök|plats)|här|med\b|gäst|adjungera\p{L}*|närvarande|kalla\p{L}*)|besöker\b|gästar\b"
    r"|medverkar\b|deltar\b|ansluter\b|kommer\s(?:hit|till\smötet)\b)"
)
# "Sedan Anna Berg redogjort för …"
_SINCE = compiled(r"(?:Sedan|Efter\s(?:det\s)?att|När|Då|Eftersom|Medan|Härefter\ssedan)\s")
# the name of a row in front of its text: "Ärendet    Planchef Eva Lind går igenom …"
_ROW = compiled(
    r"\p{Lu}\p{L}+(?:\s(?:av|i|om|till)?\s?\p{L}+)?\s{2,}(?=\p{Lu})"
    r"|(?:Ärendet|Ärendebeskrivning|Bakgrund|Sammanfattning(?:\sav\särendet)?|Beskrivning(?:\sav\särendet)?|Diskussion)\s(?=\p{Lu})"
)
_SUBJECT_ENDS = compiled(r",?\s(?:om|för|kring|angående|rörande|från|att|utifrån|enligt)\b")
_CLAUSE = compiled(r"[,;:]\s+(?:och\s+|samt\s+|medan\s+)?|\s(?:och|samt|medan)\s+")
_SUBORDINATE = compiled(r"\b(?:att|som)\b")  # what follows in the sentence is told or planned, not presented
_AND_VERB = compiled(r"\soch\s(?=\p{Ll}+\b)")
_ENDS_CLAUSE = compiled(r"[.;:]|\b(?:att|som|när|om|medan|men)\b")
# behind the verb: "presenterade ett utkast vid mötet i mars", "redogjorde i våras"; not what is told of such a day
_EARLIER = compiled(
    r"(?:\s(?!(?:om|från|för|att|som|kring|av|hur|vad)\b)[^\s.,;:]+){0,5}?\s(?:i\s(?:våras|höstas|somras|vintras|fjol)\b"
    r"|förra\s(?:året|veckan|månaden|våren|hösten)\b"
    r"|(?:vid|på|under)\s(?:(?:det|den|sitt)\s)?(?:(?:föregående|förra|senaste|tidigare)\s\p{L}*(?:möte|sammanträde|stämma)"
    rf"|\p{{L}}*(?:möte|sammanträde)t?\si\s(?:{'|'.join(MONTHS)})\b))"
)
# what is told in a paper was not told at the meeting
_IN_WRITING = compiled(
    r"\si\s(?:sitt\s|sin\s|ett\s|en\s)?(?:underlag(?:et)?|(?:tjänste)?skrivelsen?|brev(?:et)?|mejl(?:et)?|mail(?:et)?|promemorian?|e-post(?:en)?)\b",
    regex.IGNORECASE,
)
_WHO_HAS = compiled(r",?\ssom\s[^,.;:]+,?")  # "Anna Berg som varit på mässan, berättade": a comma may be missing
# "Eva Lind med medarbetare, kansliet, informerade": those who came along are not named
_COMPANY = compiled(
    r"\smed\s(?:sin\s|sina\s|sitt\s)?(?:sekretariat|medarbetare|kolleg(?:a|er|or)|personal|stab|team)(?=[\s,]|$)"
)
_NOT_BETWEEN = compiled(r"\batt\b|,\s(?:som|men)$")  # who is the subject of the verb stands behind it
_AFFILIATED = compiled(r"\s(?:från|på|vid|för|hos)\s|,\s|\s?\(")  # what may stand between one person and the next
_BEHIND_NAME = 90  # signs; no affiliation between a name and its verb is longer


def in_sentences(passage: Passage, ctx: Context, *, offices: bool = True) -> Iterator[Presenter]:
    """*Anna Berg och Bo Ek, Norrdals kommun, informerar om …* at the beginning of a sentence or a clause.

    ``offices``: whether an office counts; *Ordföranden informerar* as a heading names nobody.
    """
    text = passage.text
    for first, end in split_sentences(text):
        row = None if first else _ROW.match(text)
        start = row.end() if row else first
        done = start  # how far a subject was read
        if inverted := inverted_pattern().match(text, start, end):
            stop = _SUBJECT_ENDS.search(text, inverted.end(), end)
            yield from people_in(passage, inverted.end(), stop.start() if stop else end, ctx)
        elif since := _SINCE.match(text, start, end):
            subject = read_subject(text, since.end(), end, ctx.people)
            if subject.people and supine_pattern().match(text, subject.end, end):
                yield from (presenter_of(passage, ctx, person) for person in subject.people)
            if behind := behind_clause_pattern().match(text, start, end):
                stop = _SUBJECT_ENDS.search(text, behind.end(), end)
                yield from people_in(passage, behind.end(), stop.start() if stop else end, ctx)
        elif opening := first_verb_pattern().match(text, start, end):
            subject = read_subject(text, opening.end(), end, ctx.people)
            yield from (presenter_of(passage, ctx, person) for person in subject.people)
        elif offices and (organ := organ_pattern().match(text, start, end)):
            yield Presenter(name=organ["who"], span=ctx.of(passage, *organ.span("who")))
        else:
            subject, front = _groups(text, read_subject(text, start, end, ctx.people), end, ctx.people)
            done = subject.end
            presenting = list(_with_verb(passage, subject, end, ctx, offices=offices))
            for group, said in front if presenting else ():
                yield from (presenter_of(passage, ctx, person, *split_affiliation(said)) for person in group.people)
            yield from presenting
            yield from _with_second_verb(passage, subject, end, ctx)
        for clause in _CLAUSE.finditer(text, start, end):
            if clause.end() > done and not _SUBORDINATE.search(text, done, clause.start()):
                subject = read_subject(text, clause.end(), end, ctx.people)
                done = subject.end
                yield from _with_verb(passage, subject, end, ctx, offices=offices, at_once=True)


def _groups(text: str, subject: Subject, end: int, known: frozenset[str]) -> tuple[Subject, list[tuple[Subject, str]]]:
    """The last persons of the subject, and those in front of them with what is said of each.

    *Anna Berg från kommunen och planchef Bo Ek, regionen, informerade*: an affiliation stands between them.
    """
    front: list[tuple[Subject, str]] = []
    while subject.people and all(person.full for person in subject.people) and len(front) < MAX_NAMES:
        at = subject.end
        reach = min(end, at + _BEHIND_NAME)
        verb = verb_pattern().search(text, at, reach)
        stop = _ENDS_CLAUSE.search(text, at, reach)
        limit = min(verb.start() if verb else reach, stop.start() if stop else reach)
        following: Subject | None = None
        for joined in AND.finditer(text, at, limit) if _AFFILIATED.match(text, at, end) else ():
            people = tuple(takewhile(lambda one: one.full, read_subject(text, joined.end(), end, known).people))
            if people:
                following = Subject(people, people[-1].end)
                front.append((subject, text[at : joined.start()]))
                break
        if following is None:
            break
        subject = following
    return subject, front


def _with_second_verb(passage: Passage, subject: Subject, end: int, ctx: Context) -> Iterator[Presenter]:
    """*Anna Berg har varit på konferens och redogjorde för den*: the subject goes on behind *och*.

    In the past tense, or of a guest: who *undersöker och rapporterar* does it after the meeting.
    """
    if not subject.people or any(person.office for person in subject.people):
        return
    text = passage.text
    joined = _AND_VERB.search(text, subject.end, end)
    if not joined or _ENDS_CLAUSE.search(text, subject.end, joined.start()):
        return
    verb = verb_pattern().match(text, joined.end() - 1, end)
    if verb and (not verb[0].split()[0].endswith("r") or _GUEST.match(text, subject.end, joined.start())):
        yield from (presenter_of(passage, ctx, person) for person in subject.people)


def _with_verb(
    passage: Passage, subject: Subject, end: int, ctx: Context, *, offices: bool, at_once: bool = False
) -> Iterator[Presenter]:
    """The subject when a verb of presenting follows; ``at_once``: with nothing in between."""
    text = passage.text
    if not subject.people:
        return
    behind = subject.end
    who_has = _WHO_HAS.match(text, behind, end)  # "Anna, som varit på mässan, berättade"
    full = (all(person.full for person in subject.people) or bool(who_has)) and not at_once
    if at_once and text[behind : behind + 1] != " ":
        return
    verb = (
        verb_pattern().search(text, behind, min(end, (who_has.end() if who_has else behind) + _BEHIND_NAME))
        if full
        else verb_pattern().match(text, behind, end)
    )
    between = _COMPANY.sub("", text[behind : verb.start()], 1) if verb else ""
    if not verb or (
        between.strip()
        and not (
            (between.startswith((",", " från")) and not _NOT_BETWEEN.search(between))
            or _WHO_HAS.fullmatch(between)
            or organization_pattern().search(between)
        )
    ):
        return
    if _EARLIER.match(text, verb.end(), end) or _IN_WRITING.match(text, verb.end(), end):
        return
    if not offices and (
        verb.end() >= end or (any(person.office for person in subject.people) and not _is_told(text, verb))
    ):
        return
    role, organization = split_affiliation("" if _WHO_HAS.fullmatch(between) else _CAME.sub("", between))
    home = _CAME.sub("", verb["from"]).strip() if verb["from"] else None
    for person in subject.people:
        own = len(subject.people) > 1 and person.role is not None  # "rektor Anna Berg och Bo Ek, ekonom": his alone
        yield presenter_of(passage, ctx, person, None if own else role, organization or home)


def _is_told(text: str, verb: regex.Match[str]) -> bool:
    """Whether a title is a sentence of old minutes, *Kassören uppläste berättelsen.*, and no heading of today's."""
    return text.endswith(".") and not verb[0].split()[0].strip(",").endswith("r")
