"""Action points: entries of lists *Att göra*, labels (*Ansvarig: X*, *TODO X: …*), owners in brackets and columns."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.assignments.actors import PERSON, PERSONS, are_actors, are_persons
from protokoll_parse.extract.people import NAME
from protokoll_parse.extract.sentences import split_sentences
from protokoll_parse.lexicon import is_first_name
from protokoll_parse.lexicon.phrases import phrases
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from protokoll_parse.text import Passage

# behind the owner, by when: *Ansvarig: Milla, klart: 3/3*, *Ansvarig: Milla – senast v. 12*
_WHEN = (
    r"(?:(?:\s*[,–-]\s*|\s*\(|\s+)(?:(?i:(?:ska\svara\s)?(?:klart?|färdigt?)|senast|före|innan|deadline|slutdatum|datum|tidsfrist|tidplan|"
    r"tid|när|till(?=\snästa|\s(?:den\s)?[0-9]))\b|v(?:ecka)?\.?(?=\s?[0-9]))|\s*[,–-]\s*(?:den\s)?[0-9]{1,2}(?:/|\s\p{Ll}))[^;|)]{0,50}?"
)
_RESPONSIBLE = compiled(
    rf"\(?\b(?:[Aa]nsv(?:\.|ar(?:ig|iga)?)?)\s?:\s*(?P<who>[^.;|)]{{2,60}}?)(?:{_WHEN}\s*(?:[;|)]|\.?$|\.(?=\s\p{{Lu}}))|\s*(?:[.;|)]|$))"
)
_ASIDE = compiled(rf"(?P<who>{PERSONS})\s\((?P<task>\p{{Ll}}[^()]*)\)?")  # what is to be done, or when
_DUE = r"(?:Klart?|Färdigt?|Senast|Deadline|Slutdatum|Datum|Tid|När)(?:\s(?:senast|den))?\s?:\s*\S.{0,30}"
# of any task, where a day follows: "Klart 3 juni."
_DUE_BY = compiled(
    r"(?:Klart?|Färdigt?|Deadline|Senast)(?:\s(?:till|senast|den|före|innan))*\s?:?\s(?:[0-9]{1,2}(?:/|:e\s|\s\p{Ll})|[0-9]{4}-[0-9]{2}-|"
    r"v(?:ecka)?\.?\s?[0-9]|nästa\s).{0,30}"
)
_ONLY_WHEN = compiled(_DUE)
_WHEN_BEHIND = compiled(rf"(?<=[.!?])\s+{_DUE}$")
_IS_RESPONSIBLE = compiled(
    rf"^Ansvariga?\s(?:för\s(?P<task>[^.:]{{2,80}}?)(?::\s|\s(?:är|blir|var)\s)|(?:är|blir|var)\s)(?P<who>{PERSONS})\.?$"
    rf"|^(?P<who>{PERSONS})\s(?:blir\s)?ansvariga?\sför\s(?P<task>[^.:]{{2,80}})\.?$"
)
# an owner in front of the task (*Norrdal, Sunda - skissa på …*) or in its middle (*Kolla med fler - Norrdal kollar …*)
_OWNER_IN_FRONT = compiled(
    r"^(?P<who>\p{Lu}[\p{L} -]*?(?:, \p{Lu}[\p{L} -]*?)*)\s[-–]\s(?P<task>\p{Ll}.*)", regex.DOTALL
)
_OWNER_BEHIND = compiled(r"\s[-–]\s(?P<who>\p{Lu}[^.–]{1,60}?|alla\b[^.–]{0,60}?)\.?$")
# *Milla: boka lokal*
_OWNER_AND_COLON = compiled(rf"^(?P<who>{PERSONS}):\s+(?P<task>\p{{L}}.*)", regex.DOTALL)
_LABEL = compiled(
    r"^(?:TODO|To\s?do|ATT\s+GÖRA|Att\s+göra|ÅTGÄRD|Åtgärd|Action|Aktion|Aktionspunkt|Åtgärdspunkt|AP|Uppdrag(?:\s+till)?|Uppgift(?:\s+till)?)(?P<colon>\s?:)?\s+"
    r"(?P<rest>\S.*)",
    regex.DOTALL,
)
# *… ska kontaktas (LE).*, *Samla in åsikter (alla)*
_EVERYBODY = compiled(r"alla|samtliga|(?:hela\s)?styrelsen|(?:hela\s)?gruppen")
_BRACKET = compiled(rf"\((?P<who>{PERSONS}|{_EVERYBODY.pattern})\)+\.?$")
_TO_DO = compiled(r"\b(?:ska(?:ll)?|måste|behöver|bör|kommer\s+att)\b|\b\p{Ll}{3,}as\b")
# *Skapa nya övningar (Amata)*; no noun in -a, behind which nothing of its own stands
_INFINITIVE = compiled(
    r"(?:Använda|Skapa|Boka|Ordna|Kontakta|Ringa|Mejla|Maila|Skicka|Skriva|Köpa|Beställa|Undersöka|Kolla|Fixa|Göra|Ta|Se|Följa|Samla|Lägga|Sätta"
    r"|Uppdatera|Planera|Förbereda|Rensa|Städa|Hämta|Lämna|Söka|Bjuda|Höra|Utreda|Komplettera|Publicera|Meddela|Informera|Be)\s"
)
# the last column of a line, perhaps with a day behind it
_CELL = r"\S(?:\S|\s(?!\s)){0,40}"
_COLUMN = compiled(rf"(?<=\S)\s{{3,}}(?P<who>{_CELL}?)(?:\s{{3,}}(?P<when>{_CELL}))?$")
_GAP = compiled(r"\s{3}")
_COLUMN_HEAD = compiled(r"(?:^|(?<=\S)\s{2,})(?:Ansvar(?:ig|iga)?|Vem|Utförs\s+av|Utförare)(?:\s{2,}|$)")
_OWNERS_BELOW = compiled(r"\bansvar\p{L}*\s?:", regex.IGNORECASE)
# behind a task or in its last column: nothing is left to do
_DONE = compiled(
    r"(?:(?:är|nu|redan)\s)*(?:klart?|färdigt?|gjort|gjorda?|utfört?|avklara[dt]|åtgärda[dt]|genomfört?|slutfört?|avslutad)[.!]*",
    regex.IGNORECASE,
)
_DAY = compiled(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}|(?:den\s)?[0-9]{1,2}(?:/[0-9]{1,2}|\s\p{Ll}{3,9})|v(?:ecka)?\.?\s?[0-9]{1,2}"
)
_ASKED = compiled(r"\s(?:tillfrågas|kontaktas)$")
_TASK_WORDS = 4  # in front of a column; fewer name an office, not a task


@dataclass(frozen=True, slots=True)
class Task:
    """A found assignment; offsets of its wording in the text searched. ``who`` None: no doer is named."""

    rule: str
    who: str | None
    task: str
    start: int
    end: int


@lru_cache(maxsize=1)
def _acts() -> regex.Pattern[str]:
    """In a list of action points every verb in the present tense says what its subject will do."""
    verbs = "|".join(entry["present"] for entry in phrases("action_verbs"))
    return compiled(
        rf"^(?P<who>\p{{L}}[^.;:]*?)\s+(?P<task>(?:{verbs}|\p{{Ll}}{{2,}}(?:ar|er|år)|[ghk]ör|ska(?:ll)?)\b.*)",
        regex.DOTALL,
    )


@lru_cache(maxsize=1)
def _does() -> regex.Pattern[str]:
    """Behind *Ansvarig:*, *Milla bokar lokalen*"""
    verbs = "|".join(entry["present"] for entry in phrases("action_verbs"))
    return compiled(rf"(?P<who>{PERSONS})\s(?P<task>(?:{verbs})\s\S.*)", regex.DOTALL)


@lru_cache(maxsize=1)
def _acts_behind() -> regex.Pattern[str]:
    verbs = "|".join(entry["present"] for entry in phrases("action_verbs"))
    return compiled(rf"\s[-–]\s(?P<who>\p{{Lu}}[\p{{L}}-]+)\s+(?P<task>(?:{verbs})\b.*)", regex.DOTALL)


def in_action_point(text: str, known: frozenset[str] = frozenset()) -> Task | None:
    """The assignment in an entry of a list of action points."""
    if match := _OWNER_BEHIND.search(text):
        return Task("ASG007", match["who"].strip(), text[: match.start()].strip(), 0, len(text))
    if match := _acts_behind().search(text) or _OWNER_IN_FRONT.match(text):
        if _DONE.fullmatch(match["task"]):
            return None
        return Task("ASG007", match["who"].strip(), match["task"].strip(), 0, len(text))
    if task := after_colon(text, known) or responsible(text, known) or bracketed_owner(text, known, anything=True):
        return task
    if (match := _acts().match(text)) and are_actors(match["who"], known):
        return Task("ASG007", match["who"].strip(), match["task"].strip(), 0, len(text))
    return None


def after_colon(text: str, known: frozenset[str] = frozenset()) -> Task | None:
    """The assignment in *Milla: boka lokal*."""
    match = _OWNER_AND_COLON.match(text)
    if match and are_persons(match["who"], known):
        return Task("ASG007", match["who"], match["task"].strip(), 0, len(text))
    return None


def labelled(text: str, known: frozenset[str]) -> Task | None:
    """*TODO Viggo: fixa packning*, *Åtgärd: Anna tar fram …*, *Uppdrag till styrelsen: …*"""
    match = _LABEL.match(text)
    if not match:
        return None
    rest = match["rest"]
    if task := in_action_point(rest, known):
        return task
    owner, colon, task_text = rest.partition(":")
    if colon and task_text.strip() and are_actors(owner, known):
        return Task("ASG007", owner.strip(), task_text.strip(), 0, len(text))
    return Task("ASG007", None, rest.strip(), 0, len(text)) if match["colon"] else None


def responsible(text: str, known: frozenset[str]) -> Task | None:
    """*… Ansvarig: X*"""
    if (match := _IS_RESPONSIBLE.search(text)) and are_persons(match["who"], known):
        return Task("ASG007", match["who"], match["task"] or text, 0, len(text))
    match = _RESPONSIBLE.search(text)
    if not match or not (match["who"][:1].isupper() or are_actors(match["who"], known)):
        return None
    rest = text[: match.start()] + text[match.end() :]
    task = _WHEN_BEHIND.sub("", rest).strip(" -–.|(")
    owner = match["who"].strip()
    if (act := _does().match(owner)) and are_persons(act["who"], known):
        return Task("ASG007", act["who"], act["task"], 0, len(text))
    aside = _ASIDE.fullmatch(owner)  # "Ansvarig: Milla (boka lokal)"
    if aside and are_persons(aside["who"], known):
        return Task("ASG007", aside["who"], aside["task"], 0, len(text))
    return Task("ASG007", owner, task or text, 0, len(text))


def is_only_owner(text: str) -> bool:
    """Whether the sentence says no more than who is responsible for what stands before it."""
    match = _RESPONSIBLE.search(text)
    return bool(match and match.start() == 0 and not text[match.end() :].strip())


def is_only_when(text: str) -> bool:
    """Whether the sentence says no more than by when what stands before it is to be done: *Klart: 12/11*."""
    return bool(_ONLY_WHEN.fullmatch(text) or _DUE_BY.fullmatch(text))


def names_owner(text: str) -> bool:
    """Whether somebody is said to be responsible, or the text is labelled as something to be done."""
    return bool(_RESPONSIBLE.search(text) or _LABEL.match(text))


def is_due(text: str) -> bool:
    """Whether the sentence says by what day something is to be done, and no more: *Klart 3 juni.*"""
    return bool(_DUE_BY.fullmatch(text))


def bracketed_owner(text: str, known: frozenset[str], *, anything: bool = False) -> Task | None:
    """*… ska kontaktas (LE).*; ``anything``: a list of action points needs no verb that says so."""
    match = _BRACKET.search(text)
    if not match or not (anything or _TO_DO.search(text, 0, match.start()) or _INFINITIVE.match(text)):
        return None
    parts = compiled(r",\s|\soch\s|\s&\s|\s?/\s?").split(match["who"])
    if not all(
        part in known
        or ((anything or compiled(NAME).fullmatch(part)) and is_first_name(part.split()[0]))
        or (anything and _EVERYBODY.fullmatch(part))
        for part in parts
    ):
        return None
    return Task("ASG007", match["who"], text[: match.start()].strip(" –-"), 0, len(text))


def owned_lines(passage: Passage, known: frozenset[str]) -> list[Passage]:
    """The entries of a list without bullets, *Milla: boka lokal* on a line of its own; empty when it is none."""
    starts = [at for at, _ in passage.anchors if after_colon(passage.text[at:], known)]
    if not starts or starts[0] != 0:
        return []
    return [passage.part(start, end) for start, end in zip(starts, [*starts[1:], len(passage.text)], strict=True)]


def is_owner_table(text: str) -> bool:
    """Whether the block opens a table with a column of owners."""
    return bool(_COLUMN_HEAD.search(text) or _OWNERS_BELOW.search(text))


def owned_rows(passage: Passage, known: frozenset[str], *, table: bool) -> Iterator[tuple[Task, Passage, str]]:
    """Rows whose last column says who: task, its passage, and where its deadline stands.

    Without a head that announces such a ``table``, the row must be a sentence, or name somebody of those present and
    the day.
    """
    starts = [at for at, _ in passage.anchors]
    begin = 0
    for start, end in zip(starts, [*starts[1:], len(passage.text)], strict=True):
        line = passage.text[start:end].rstrip()
        match = _COLUMN.search(line)
        if not match:
            continue
        who = _ASKED.sub("", match["who"])
        text = passage.text[begin : start + match.start()].rstrip()
        sentences = split_sentences(text)
        if not sentences:
            continue
        first, stop = sentences[-1]
        task = text[first:stop]
        when = match["when"] or ""
        sentence = task.endswith((".", "!")) or len(task.split()) >= _TASK_WORDS
        due = who in known and _DAY.fullmatch(when)
        if not (table or sentence or due) or _DONE.fullmatch(when) or _GAP.search(task) or not _is_owner(who, known):
            continue
        part = passage.part(begin + first, start + match.end("who"))
        begin = end
        deadline = f"{task} senast {when}" if when else task
        yield Task("ASG007", who, task.rstrip("."), 0, len(part.text)), part, deadline


def _is_owner(who: str, known: frozenset[str]) -> bool:
    if who in known or are_persons(who, known):
        return True
    return bool(compiled(rf"\p{{Ll}}+|{PERSON}").fullmatch(who)) and are_actors(who, known)
