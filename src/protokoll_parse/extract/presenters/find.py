"""Who presented an item.

PRE001 *Föredragande: A och B, roll, organisation*, *… föredras av A*, *Efter en föredragning av A*; PRE002 *A, roll,
föredrar ärendet*, *Därefter informerade A om …*, *Sedan A redogjort för …*; PRE003 the same with one first name,
initials or an office: *Kassören redogjorde för …*.
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.dates import MONTHS
from protokoll_parse.extract.people import NAME, leading_name, organization_pattern, role_pattern
from protokoll_parse.extract.presenters.subjects import AND, Person, Subject, read_subject
from protokoll_parse.extract.sentences import split_sentences
from protokoll_parse.lexicon import is_first_name
from protokoll_parse.lexicon.phrases import phrases
from protokoll_parse.records.models import Presenter

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from protokoll_parse.extract.context import Context
    from protokoll_parse.text import Block, Passage

_LABEL = (
    r"\b(?:Föredragande(?:\s+(?:tjänste\p{L}+|handläggare|i\s+ärendet))?|Föredragare|Föredras\s+av|Föredra(?:gning|r)(?:\s+av)?"
    r"|Dragning(?:\s+av)?|Rapportör(?:er)?|Presentatör(?:er)?|Presentera[sr](?:\s+av)?|Inledare|Föredragshållare)\s?:\s*"
    r"|\bföredragande(?:\s(?:tjänste\p{L}+|handläggare|i\s+ärendet|i\sfrågan))?\s(?:är|var)\s(?=(?-i:\p{Lu})|\p{L}+\s(?-i:\p{Lu}))"
    r"|\bföredragande\s(?=(?-i:\p{Lu}\p{Ll}+\s\p{Lu}))|^föredragande\s(?=(?-i:\p{L}\p{Ll}+,?\s(?:\S+\s){0,4}?\p{Lu}\p{Ll}+\s\p{Lu}))"
    r"|\b(?:information|rapport|redogörelse|redovisning|presentation|genomgång)\p{L}*\s(?:\S+\s){0,6}?"
    r"(?:lämnas|lämnades|ges|gavs|hölls|hålls)\s+av\s+"
)
# behind the label: "Kyrkoherde, Norrdals församling Berg Anna"
_OFFICE_ROW = regex.compile(
    r"(?P<office>\p{L}\p{Ll}+,\s[^.;:,]{2,60}\s\p{Ll}{3,})\s(?P<name>\p{Lu}[\p{L}-]+\s\p{Lu}[\p{L}-]+)"
)
# "Efter Anna Bergs redogörelse …"
_WHOSE = (
    r"\b(?:Efter|Genom|Under|Vid|Med\sanledning\sav)\s"
    r"(?P<whose>(?:\p{Lu}[\p{L}-]+\s){0,2}?\p{Lu}[\p{L}-]+?)s?\s(?:\p{Ll}+\s)?"
)
# "… bjudits Anna Berg, planchef, som berättade …"
_GUEST = regex.compile(
    r"\b(?:gäst(?:er|en)?|inbjud\p{L}*|inbjöd\p{L}*|bjudit?s?|välkomna(?:r|de)?|besök(?:t|tes)?|infann\ssig|inställt\ssig)\b(?:\s\p{Ll}+){0,4}?\s(?=\p{Lu})"
)
_WHO_TELLS = regex.compile(r"(?P<affiliation>[^.;:]{0,70}?),?\ssom\s(?:(?:sedan|därefter|också|även|kort|nu)\s)?")
# what stands between a name and a second verb: "Anna Berg, planchef, besökte mötet och informerade"
_CAME = regex.compile(
    r",?\s(?:var|besökte|deltog|medverkade|kom|gästade|närvarade|är|deltar|medverkar|besöker|har|hade)\b.*\soch$",
    regex.DOTALL,
)
# "Sedan Anna Berg redogjort för …"
_SINCE = regex.compile(r"(?:Sedan|Efter\s(?:det\s)?att|När|Då|Härefter\ssedan)\s")
# the name of a row in front of its text: "Ärendet    Planchef Eva Lind går igenom …"
_ROW = regex.compile(
    r"\p{Lu}\p{L}+(?:\s(?:av|i|om|till)?\s?\p{L}+)?\s{2,}(?=\p{Lu})"
    r"|(?:Ärendet|Ärendebeskrivning|Bakgrund|Sammanfattning(?:\sav\särendet)?|Beskrivning(?:\sav\särendet)?|Diskussion)\s(?=\p{Lu})"
)
_SUBJECT_ENDS = regex.compile(r",?\s(?:om|för|kring|angående|rörande|från|att)\b")
_ADVERBIAL = (
    r"(?:Vid|På|Under|I|Därefter|Därpå|Sedan|Härefter|Inledningsvis|Slutligen|Avslutningsvis|Däremot"
    r"|Vidare|Dessutom|Först|Likaså|Även)\b(?:\s[^\s,.:;]+){0,5}?\s"
)
_CLAUSE = regex.compile(r"[,;:]\s+(?:och\s+|samt\s+|medan\s+)?|\s(?:och|samt|medan)\s+")
_SUBORDINATE = regex.compile(r"\b(?:att|som)\b")  # what follows in the sentence is told or planned, not presented
_AND_VERB = regex.compile(r"\soch\s(?=\p{Ll}+\b)")
_ENDS_CLAUSE = regex.compile(r"[.;:]|\b(?:att|som|när|om|medan|men)\b")
# behind the verb: "presenterade ett utkast vid mötet i mars", "redogjorde i våras"; not what is told of such a day
_EARLIER = regex.compile(
    r"(?:\s(?!(?:om|från|för|att|som|kring|av|hur|vad)\b)[^\s.,;:]+){0,5}?\s(?:i\s(?:våras|höstas|somras|vintras|fjol)\b"
    r"|förra\s(?:året|veckan|månaden|våren|hösten)\b"
    r"|(?:vid|på|under)\s(?:(?:det|den|sitt)\s)?(?:(?:föregående|förra|senaste|tidigare)\s\p{L}*(?:möte|sammanträde|stämma)"
    rf"|\p{{L}}*(?:möte|sammanträde)t?\si\s(?:{'|'.join(MONTHS)})\b))"
)
_WHO_HAS = regex.compile(r",?\ssom\s[^,.;:]+,?")  # "Anna Berg som varit på mässan, berättade": a comma may be missing
_TITLE_GOES_ON = regex.compile(r"[.:,]?\s*(?:$|[(–-]\s?|(?<=[:,]\s)|(?:om|angående|kring|gällande|rörande)\s)")
_NOT_BETWEEN = regex.compile(r"\batt\b|,\s(?:som|men)$")  # who is the subject of the verb stands behind it
_AFFILIATED = regex.compile(r"\s(?:från|på|vid|för|hos)\s|,\s|\s?\(")  # what may stand between one person and the next
_BEHIND_NAME = 90  # signs; no affiliation between a name and its verb is longer
_REACH = 600  # signs; no list of presenters is longer
_MAX_NAMES = 8


@cache
def _verbs(form: str | None = None) -> str:
    return "|".join(entry["pattern"] for entry in phrases("presenting_verbs") if entry.get("form") == form)


@lru_cache(maxsize=1)
def _label() -> regex.Pattern[str]:
    """What stands in front of a presenter, or of several: a label, a passive, *efter en föredragning av*."""
    return regex.compile(
        rf"{_LABEL}|\b(?:{_verbs('passive')}|(?P<reading>{_verbs('reading')}))\s+(?:av|utav)\s+"
        rf"|\b(?:efter|genom|under|vid)\s(?:(?:en|ett|den)\s)?(?:\p{{Ll}}+\s)?\p{{L}}*?(?:{_verbs('noun')})(?:en|n)?\s"
        rf"(?:(?:om|kring|i|rörande)\s(?:\S+\s){{1,3}})?(?:av|från)\s+"
        rf"|(?P<opening>(?:^|(?<=[.!?]\s))(?:\p{{L}}+\s)?\p{{L}}*?(?:{_verbs('noun')})(?:en|n)?\s(?:av|från)\s+)",
        regex.IGNORECASE,
    )


@lru_cache(maxsize=1)
def _whose() -> regex.Pattern[str]:
    return regex.compile(rf"{_WHOSE}\p{{Ll}}*?(?:{_verbs('noun')})(?:en|n)?\b(?!\sav\b)")


@lru_cache(maxsize=1)
def _supine() -> regex.Pattern[str]:
    return regex.compile(rf"\s(?:(?:har|hade)\s)?(?:{_verbs('supine')})\b")


@lru_cache(maxsize=1)
def _first() -> regex.Pattern[str]:
    """The verb in front of its subject, as in old minutes: *Redogjorde kassören för ekonomin.*"""
    return regex.compile(rf"(?:{_verbs('first')})\s")


@lru_cache(maxsize=1)
def _verb() -> regex.Pattern[str]:
    """The verb behind its subject; who is presented to the meeting presents nothing."""
    return regex.compile(
        rf"\s*,?\s*(?:från\s+(?P<from>[^.,]{{2,60}}?)\s+)?(?:{_verbs()})\b(?!(?<=presenterar|presenterade)\s(?:{NAME}|sig\b))"
    )


@lru_cache(maxsize=1)
def _organ() -> regex.Pattern[str]:
    """*Valberedningen presenterade sitt förslag*; in the present tense it may be what is to come."""
    return regex.compile(
        rf"(?P<who>(?:Valberedning|Revision|\p{{Lu}}\p{{Ll}}+(?:grupp|kommitté|sektion))(?:en|n))\s(?!\p{{Ll}}+r\b)(?:{_verbs()})\b"
    )


@lru_cache(maxsize=1)
def _inverted() -> regex.Pattern[str]:
    """With an adverbial in front the subject stands behind the verb; else what stands there is its object."""
    return regex.compile(rf"{_ADVERBIAL}(?:{_verbs()})\s[\"”“’]?(?=\p{{L}})")


def find_presenters(blocks: Sequence[Block], ctx: Context, title: Passage | None = None) -> list[Presenter]:
    """Presenters named in these blocks and in a title that is a sentence, in order, each once."""
    found: dict[str, Presenter] = {}
    if title is not None:
        for presenter in (*_titled(title, ctx), *_narrated(title, ctx, offices=False)):
            found.setdefault(presenter.name, presenter)
    labels = False
    for block in blocks:
        if block.heading or block.section in ("procedure", "motion", "reservation", "distribution"):
            continue
        listed = _people(block.passage, 0, len(block.text), ctx) if block.section == "presenters" else ()
        labelled = [*listed, *_labelled(block.passage, ctx), *_of_whom(block.passage, ctx)]
        labels = labels or any(" " in presenter.name for presenter in labelled)
        # who "Föredragande: Eva Lind" names is not named again by an office
        for presenter in (*labelled, *_narrated(block.passage, ctx, offices=not labels)):
            found.setdefault(presenter.name, presenter)
    full = {name.split(" ")[0] for name in found if " " in name}
    # "Eva Lind … Eva visar", "Planchef Eva Lind … Planchefen visar": the same person
    titles = {one.role.lower() for name, one in found.items() if one.role and " " in name}
    same = {*titles, *(f"{title}{ending}" for title in titles for ending in ("n", "en"))}
    people = (one for name, one in found.items() if name not in full and name.lower() not in same)
    return sorted(people, key=lambda presenter: presenter.span.start)


def _labelled(passage: Passage, ctx: Context) -> Iterator[Presenter]:
    for match in _label().finditer(passage.text):
        end = _end_of_list(passage, match.end())
        for presenter in _people(passage, match.end(), end, ctx):
            if not ((match["reading"] or match["opening"]) and role_pattern().fullmatch(presenter.name)):
                yield presenter


def _titled(title: Passage, ctx: Context) -> Iterator[Presenter]:
    """*Information från Anna Berg*, *Rapport från Milla: bryggan*: a title that says no more of who presents."""
    opening = _label().match(title.text)
    if opening is None or opening["opening"] is None:
        return
    subject = read_subject(title.text, opening.end(), len(title.text), ctx.people)
    if _TITLE_GOES_ON.match(title.text, subject.end) and not any(person.office for person in subject.people):
        yield from (_presenter(title, ctx, person) for person in subject.people)


def _of_whom(passage: Passage, ctx: Context) -> Iterator[Presenter]:
    """*Efter Anna Bergs redogörelse*, *Som gäst hade vi Anna Berg, planchef, som berättade …*"""
    text = passage.text
    for match in _whose().finditer(text):
        for end in (match.end("whose"), match.end("whose") + 1):  # "Annas genomgång", "Lars genomgång"
            subject = read_subject(text[:end], match.start("whose"), end, ctx.people)
            if subject.people and subject.end == end:
                yield from (_presenter(passage, ctx, person) for person in subject.people if not person.office)
                break
    for match in _GUEST.finditer(text):
        named = leading_name(text, match.end())
        told = named and _WHO_TELLS.match(text, named.end)
        if named and told and _verb().match(text, told.end() - 1):
            role, organization = split_affiliation(told["affiliation"])
            span = ctx.of(passage, named.start, named.end)
            yield Presenter(name=text[named.start : named.end], role=role, organization=organization, span=span)


def _end_of_list(passage: Passage, start: int) -> int:
    """The end of the sentence, or of the line when the next one begins a text of its own."""
    ranges = split_sentences(passage.text[start : start + _REACH])
    end = start + (ranges[0][1] if ranges else 0)
    for at, _ in passage.anchors:
        if not start < at < end:
            continue
        joined = passage.text[:at].rstrip().endswith((",", "och", "samt"))
        affiliation = organization_pattern().match(passage.text, at) or role_pattern().match(passage.text, at)
        if passage.text[at].isupper() and not (joined or affiliation):
            return at
    return end


def _people(passage: Passage, start: int, end: int, ctx: Context) -> Iterator[Presenter]:
    """Names with what stands behind them; a role behind the last of several names is shared by all."""
    text = passage.text[:end]
    at = start
    waiting: list[tuple[int, int]] = []
    before: str | None = None  # "ekonomichef Anna Berg"
    if (title := role_pattern().match(text, at)) and text[title.end() : title.end() + 1] == " ":
        before, at = title[0], title.end() + 1
    row = _OFFICE_ROW.fullmatch(text, start)
    if row and any(map(is_first_name, row["name"].split())):
        role, organization = split_affiliation(row["office"])
        span = ctx.of(passage, *row.span("name"))
        yield Presenter(name=row["name"], role=role, organization=organization, span=span)
        return
    if leading_name(text, at) is None:
        for person in read_subject(text, start, end, ctx.people).people:
            yield _presenter(passage, ctx, person)
        return
    while len(waiting) < _MAX_NAMES:
        named = leading_name(text, at)
        if named is None or _is_organization(text, at):
            break
        waiting.append((named.start, named.end))
        behind = named.end + len(f" ({named.party})") if named.party else named.end
        stop = _next_person(text, behind)
        role, organization = split_affiliation(text[behind:stop])
        joined = AND.match(text, behind)
        if not (role or organization) and stop < end and joined:
            at = joined.end()
            continue
        for first, last in waiting:
            span = ctx.of(passage, first, last)
            yield Presenter(name=text[first:last], role=role or before, organization=organization, span=span)
        waiting = []
        if stop >= end:
            return
        joined = AND.match(text, stop)
        at = joined.end() if joined else end
    for first, last in waiting:
        yield Presenter(name=text[first:last], role=before, span=ctx.of(passage, first, last))


def _next_person(text: str, at: int) -> int:
    """Where the affiliation that begins at ``at`` ends: before the next joined name."""
    for match in AND.finditer(text, at):
        if leading_name(text, match.end()) and not _is_organization(text, match.end()):
            return match.start()
    return len(text)


def _is_organization(text: str, at: int) -> bool:
    return bool(organization_pattern().match(text, at)) or text.startswith("Se ", at)


def split_affiliation(text: str) -> tuple[str | None, str | None]:
    """Role and organisation of *", medicinsk chef Vårdhygien Region Norrdal"*."""
    text = text.strip(' ,.;()"”“’').removeprefix("som är ")
    if not text:
        return None, None
    if text.startswith("från "):
        return None, text.removeprefix("från ")
    fields = [field.strip() for field in text.split(",") if field.strip()]
    organization: str | None = None
    match = organization_pattern().search(fields[-1])
    if match and match.end() == len(fields[-1]):
        organization = match[0]
        rest = fields[-1][: match.start()].strip()
        fields = [*fields[:-1], rest] if rest else fields[:-1]
    elif len(fields) > 1 and not role_pattern().search(fields[-1]):
        organization = fields.pop()
    role = ", ".join(fields) or None
    if role and organization is None and not role_pattern().search(role) and role[0].isupper():
        return None, role
    return role, organization


def _narrated(passage: Passage, ctx: Context, *, offices: bool = True) -> Iterator[Presenter]:
    """*Anna Berg och Bo Ek, Norrdals kommun, informerar om …* at the beginning of a sentence or a clause.

    ``offices``: whether an office counts; *Ordföranden informerar* as a heading names nobody.
    """
    text = passage.text
    for first, end in split_sentences(text):
        row = None if first else _ROW.match(text)
        start = row.end() if row else first
        done = start  # how far a subject was read
        if inverted := _inverted().match(text, start, end):
            stop = _SUBJECT_ENDS.search(text, inverted.end(), end)
            yield from _people(passage, inverted.end(), stop.start() if stop else end, ctx)
        elif since := _SINCE.match(text, start, end):
            subject = read_subject(text, since.end(), end, ctx.people)
            if subject.people and _supine().match(text, subject.end, end):
                yield from (_presenter(passage, ctx, person) for person in subject.people)
        elif opening := _first().match(text, start, end):
            subject = read_subject(text, opening.end(), end, ctx.people)
            yield from (_presenter(passage, ctx, person) for person in subject.people)
        elif offices and (organ := _organ().match(text, start, end)):
            yield Presenter(name=organ["who"], span=ctx.of(passage, *organ.span("who")))
        else:
            subject, front = _groups(text, read_subject(text, start, end, ctx.people), end, ctx.people)
            done = subject.end
            presenting = list(_with_verb(passage, subject, end, ctx, offices=offices))
            for group, said in front if presenting else ():
                yield from (_presenter(passage, ctx, person, *split_affiliation(said)) for person in group.people)
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
    while subject.people and all(person.full for person in subject.people) and len(front) < _MAX_NAMES:
        at = subject.end
        reach = min(end, at + _BEHIND_NAME)
        verb = _verb().search(text, at, reach)
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

    In the past tense alone: who *undersöker och rapporterar* does it after the meeting.
    """
    if not subject.people or any(person.office for person in subject.people):
        return
    text = passage.text
    joined = _AND_VERB.search(text, subject.end, end)
    if not joined or _ENDS_CLAUSE.search(text, subject.end, joined.start()):
        return
    verb = _verb().match(text, joined.end() - 1, end)
    if verb and not verb[0].split()[0].endswith("r"):
        yield from (_presenter(passage, ctx, person) for person in subject.people)


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
    verb = _verb().search(text, behind, min(end, behind + _BEHIND_NAME)) if full else _verb().match(text, behind, end)
    between = text[behind : verb.start()] if verb else ""
    if not verb or (
        between.strip()
        and not (
            (between.startswith((",", " från")) and not _NOT_BETWEEN.search(between))
            or _WHO_HAS.fullmatch(between)
            or organization_pattern().search(between)
        )
    ):
        return
    if _EARLIER.match(text, verb.end(), end):
        return
    if not offices and (
        verb.end() >= end or (any(person.office for person in subject.people) and not _is_told(text, verb))
    ):
        return
    role, organization = split_affiliation("" if _WHO_HAS.fullmatch(between) else _CAME.sub("", between))
    home = _CAME.sub("", verb["from"]).strip() if verb["from"] else None
    for person in subject.people:
        own = len(subject.people) > 1 and person.role is not None  # "rektor Anna Berg och Bo Ek, ekonom": his alone
        yield _presenter(passage, ctx, person, None if own else role, organization or home)


def _is_told(text: str, verb: regex.Match[str]) -> bool:
    """Whether a title is a sentence of old minutes, *Kassören uppläste berättelsen.*, and no heading of today's."""
    return text.endswith(".") and not verb[0].split()[0].strip(",").endswith("r")


def _presenter(
    passage: Passage, ctx: Context, person: Person, role: str | None = None, organization: str | None = None
) -> Presenter:
    return Presenter(
        name=passage.text[person.start : person.end],
        role=role or person.role,
        organization=organization,
        span=ctx.of(passage, person.start, person.end),
    )
