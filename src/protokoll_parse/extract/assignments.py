"""Who is to do what.

====== ==========================================================================
ASG001 *uppdra till X att …*, *uppdrar åt X att …*
ASG002 *ge X i uppdrag att …*, *X får i uppdrag att …*
ASG003 *att X ska …*, *att X återkommer med …* in a decision
ASG004 what follows a decision: *X kontaktar …*, *Ett underlag skickas ut*
ASG005 outside a decision: *X ansvarar för att …*, *Ett förslag presenteras den …*
ASG006 *tillsätta en arbetsgrupp … för att …*
ASG007 action points: *Ansvarig: X*, a list headed *Att göra*
====== ==========================================================================
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.dates import MONTHS
from protokoll_parse.extract.people import NAME, role_pattern
from protokoll_parse.lexicon import is_first_name
from protokoll_parse.lexicon.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

_ASSIGN = regex.compile(
    r"\b(?:uppdra(?:r|ga|s)?|uppdrog|uppdrogs|uppdragit)\s+(?:till\s+|åt\s+)?(?P<who>\p{L}[^.;:]*?)\s+(?:i\s+uppdrag\s+)?att\s+(?P<task>.+)",
    regex.IGNORECASE | regex.DOTALL,
)
_ASSIGNED_TO = regex.compile(
    r"^(?:åt|till)\s+(?P<who>\p{L}[^.;:]*?)\s+uppdro?gs\s+(?:det\s+)?att\s+(?P<task>.+)",
    regex.IGNORECASE | regex.DOTALL,
)
_TAKES_ON = regex.compile(
    r"^(?P<who>\p{Lu}[^.;:]*?)\s+(?:åtog|åtar|tog på|tar på)\s+sig\s+(?:uppdraget\s+)?att\s+(?P<task>.+)", regex.DOTALL
)
_GIVE = regex.compile(
    r"\b(?:ge|ger|gav|ges)\s+(?P<who>\p{L}[^.;:]*?)\s+i\s+uppdrag\s+att\s+(?P<task>.+)", regex.IGNORECASE | regex.DOTALL
)
_GET = regex.compile(
    r"(?:^|\batt\s+)(?P<who>\p{L}[^.;:,]*?)\s+(?:får|ges|gavs|fick)\s+(?:\S+\s+){0,2}?(?:i|ett)\s+uppdrag\s+(?:från\s.{3,60}?\s)?att\s+(?P<task>.+)",
    regex.DOTALL | regex.IGNORECASE,
)
_SET_UP = regex.compile(
    r"\b(?:tillsätta|tillsätter|tillsatte|bilda|bildar|samla)\s+(?P<who>(?:en|ett)\s[^.;:]*?(?:grupp|kommitté|team|utskott)[^.;:]*?)\s+för\s+att\s+(?P<task>.+)",
    regex.IGNORECASE | regex.DOTALL,
)
_PASSIVE = regex.compile(
    r"\b(?:ska(?:ll)?\s+)?(?:presenteras|redovisas|skickas|meddelas|lämnas|återrapporteras|återredovisas|rapporteras|delges|anmäls|insändas|skickas\sin|sänds)\b",
    regex.IGNORECASE,
)
_FORUM = regex.compile(
    rf"\b(?:möte|sammanträde|mötet|sammanträdet|nästa|senast|[0-9]{{1,2}}\s(?:{'|'.join(MONTHS)})|[0-9]{{4}}-[0-9][0-9]-[0-9][0-9]|omgående|veckor)\b",
    regex.IGNORECASE,
)
_NOT_ACTOR = regex.compile(
    r"^(?:det|den|detta|dessa|här|där|man|vi|som|för|i|till|enligt|utifrån|med|om|när|hur|vad|ärendet|frågan|beslutet|"
    r"övriga|en uppföljning|uppföljning|återrapport\p{L}*)\b",
    regex.IGNORECASE,
)
# "länsrutinen ska gälla", "budgeten ska vara": rules about things, nobody's task
_STATE = regex.compile(
    r"^(?:vara|gälla|bestå|utgöra|ha|finnas|få|kunna|omfatta|innehålla|uppgå|utgå|ingå)$|s$", regex.IGNORECASE
)
_OBLIGED = regex.compile(r"\bansvarar\s+för\s+att\b|\bfår\s+i\s+uppdrag\b", regex.IGNORECASE)
_RESPONSIBLE = regex.compile(r"\(?\b(?:[Aa]nsvar(?:ig|iga)?)\s?:\s*(?P<who>[^.;|)]{2,60}?)\s*(?:[.;|)]|$)")
# an owner in front of the task (*Norrdal, Sunda - skissa på …*) or in its middle (*Kolla med fler - Norrdal kollar …*)
_OWNER_IN_FRONT = regex.compile(
    r"^(?P<who>\p{Lu}[\p{L} -]*?(?:, \p{Lu}[\p{L} -]*?)*)\s[-–]\s(?P<task>\p{Ll}.*)", regex.DOTALL
)
# *Milla: boka lokal*
_OWNER_AND_COLON = regex.compile(
    r"^(?P<who>\p{Lu}[\p{L}-]+(?:\s\p{Lu}[\p{L}-]+)?(?:(?:,|\soch)\s\p{Lu}[\p{L}-]+)*):\s+(?P<task>\p{L}.*)",
    regex.DOTALL,
)
_ACTION = regex.compile(r"^(?:Action|AP|Åtgärd)\s?:\s*")
_ANDS = regex.compile(r",\s|\soch\s")
_OWNER_BEHIND = regex.compile(r"\s[-–]\s(?P<who>\p{Lu}[^.–]{1,60}?|alla\b[^.–]{0,60}?)\.?$")
_MAX_ACTOR_WORDS = 20


@dataclass(frozen=True, slots=True)
class Task:
    """A found assignment; offsets of its wording in the text searched. ``who`` None: no doer is named."""

    rule: str
    who: str | None
    task: str
    start: int
    end: int


@lru_cache(maxsize=3)
def _actions(promise: bool | None) -> str:
    """Verbs in the present tense: those that promise, the others, or (None) all."""
    entries = [entry for entry in phrases("action_verbs") if promise is None or entry.get("promise", False) == promise]
    return "|".join(entry["present"] for entry in entries)


@lru_cache(maxsize=3)
def _actor(promise: bool | None) -> regex.Pattern[str]:
    return regex.compile(
        rf"^(?:att\s+)?(?P<who>\p{{L}}[^.;:]*?)\s+(?P<task>(?:{_actions(promise)})\b.*)",
        regex.IGNORECASE | regex.DOTALL,
    )


@lru_cache(maxsize=1)
def _obliged_actor() -> regex.Pattern[str]:
    return regex.compile(
        r"^att\s+(?P<who>\p{L}[^.;:]*?)\s+ska(?:ll)?\s+(?P<task>(?P<verb>\p{L}+)\b.*)", regex.DOTALL | regex.IGNORECASE
    )


def in_clause(text: str) -> Task | None:
    """The assignment that a clause of a decision gives."""
    for rule, pattern in (
        ("ASG001", _ASSIGNED_TO),
        ("ASG002", _GIVE),
        ("ASG001", _ASSIGN),
        ("ASG002", _GET),
        ("ASG006", _SET_UP),
    ):
        if match := pattern.search(text):
            who = regex.sub(r"^(?:till|åt|en|ett)\s+", "", match["who"].strip())
            return Task(rule, who, match["task"].strip(), match.start(), match.end())
    match = _obliged_actor().match(text)
    if match and not _STATE.search(match["verb"]) and _is_actor(match["who"]):
        return Task("ASG003", match["who"].strip(), match["task"].strip(), 0, len(text))
    match = _actor(None).match(text)
    if match and regex.match(r"att\b", text, regex.IGNORECASE) and _is_actor(match["who"]):
        return Task("ASG003", match["who"].strip(), match["task"].strip(), 0, len(text))
    return None


def in_follow_up(text: str) -> Task | None:
    """The assignment in a sentence that follows a decision."""
    match = _actor(None).match(text)
    if match and _is_actor(match["who"]) and not _PASSIVE.search(match["who"]):
        return Task("ASG004", match["who"].strip(), match["task"].strip(), 0, len(text))
    if _PASSIVE.search(text) and not _NOT_ACTOR.match(text):
        return Task("ASG004", None, text.rstrip("."), 0, len(text))
    return None


def in_narrative(text: str) -> Task | None:
    """The assignment in a sentence outside all decisions and lists of action points."""
    if match := _GET.match(text) or _TAKES_ON.match(text):
        return Task("ASG002", match["who"].strip(), match["task"].strip(), 0, len(text))
    match = _actor(True).match(text)
    if match and _is_actor(match["who"]) and (_OBLIGED.search(text) or _FORUM.search(match["task"])):
        return Task("ASG005", match["who"].strip(), match["task"].strip(), 0, len(text))
    if (match := _PASSIVE.search(text)) and regex.match(r"(?:Ett|En)\s", text) and _FORUM.search(text, match.end()):
        return Task("ASG005", None, text.rstrip("."), 0, len(text))
    if match := _RESPONSIBLE.search(text):
        task = (text[: match.start()] + text[match.end() :]).strip(" -–.|(")
        return Task("ASG007", match["who"].strip(), task or text, 0, len(text))
    text = _ACTION.sub("", text)
    match = _named_actor().match(text)
    if match and len(text.split()) <= _MAX_ACTOR_WORDS and all(_is_person(who) for who in _ANDS.split(match["who"])):
        return Task("ASG007", match["who"], match["task"].strip(), 0, len(text))
    return None


@lru_cache(maxsize=1)
def _named_actor() -> regex.Pattern[str]:
    """*Anna tar fram …*, *Anna och Bo Ek ska skriva …*"""
    one = rf"(?:{NAME}|\p{{Lu}}\p{{Ll}}+(?:-\p{{Lu}}\p{{Ll}}+)?)"
    return regex.compile(
        rf"(?P<who>{one}(?:(?:,|\soch)\s{one})*)\s+"
        rf"(?P<task>(?:{_actions(False)})\b.*|ska(?:ll)?\s+(?!vara|ha|få|kunna|inte)\p{{Ll}}+(?<!s)\b.*)",
        regex.DOTALL,
    )


def in_action_point(text: str) -> Task | None:
    """The assignment in an entry of a list of action points."""
    if match := _OWNER_BEHIND.search(text):
        return Task("ASG007", match["who"].strip(), text[: match.start()].strip(), 0, len(text))
    middle = regex.search(
        rf"\s[-–]\s(?P<who>\p{{Lu}}[\p{{L}}-]+)\s+(?P<task>(?:{_actions(None)})\b.*)", text, regex.DOTALL
    )
    if match := middle or _OWNER_IN_FRONT.match(text):
        return Task("ASG007", match["who"].strip(), match["task"].strip(), 0, len(text))
    if task := after_colon(text):
        return task
    if match := _actor(None).match(text):
        return Task("ASG007", match["who"].strip(), match["task"].strip(), 0, len(text))
    return None


def after_colon(text: str) -> Task | None:
    """The assignment in *Milla: boka lokal*."""
    match = _OWNER_AND_COLON.match(text)
    if match and all(_is_person(who) for who in _ANDS.split(match["who"])):
        return Task("ASG007", match["who"], match["task"].strip(), 0, len(text))
    return None


def _is_person(who: str) -> bool:
    """A full name; a first name alone, as minutes of small boards print it; or an office (*Ordföranden*)."""
    return " " in who or all(is_first_name(part) for part in who.split("-")) or bool(role_pattern().fullmatch(who))


def _is_actor(who: str) -> bool:
    return not _NOT_ACTOR.match(who.strip()) and len(who.split()) <= _MAX_ACTOR_WORDS


def prior_tasks(text: str) -> Iterator[Task]:
    """Assignments that a sentence tells of: *har uppdragit till X att …*, *X fick ett uppdrag från Y att …*"""
    if regex.search(r"\b(?:har|hade)\s+(?:\p{L}+\s+)?uppdragit\b", text, regex.IGNORECASE) and (
        match := _ASSIGN.search(text)
    ):
        yield Task("RET001", match["who"].strip(), match["task"].strip(), 0, len(text))
    elif regex.search(r"\bfick\b.*\buppdrag\b", text) and (match := _GET.match(text)):
        yield Task("RET006", match["who"].strip(), match["task"].strip(), 0, len(text))
