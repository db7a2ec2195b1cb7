"""What somebody promises in the second half of a sentence, or says of himself; what still lies with somebody."""

from __future__ import annotations

from functools import lru_cache

import regex

from protokoll_parse.extract.assignments.action_points import Task
from protokoll_parse.extract.assignments.actors import are_actors, are_own, are_persons
from protokoll_parse.extract.assignments.words import actions, promises
from protokoll_parse.extract.dates import MONTHS
from protokoll_parse.extract.periods import MONTH_NAME
from protokoll_parse.text.patterns import compiled

MAX_WORDS = 40  # of a sentence outside a decision; a longer one tells of something
_ABOUT = compiled(r"\s*om\s\p{L}+\s*")  # "beslutar om fritids, hon återkommer": no clause
_OTHER = compiled(r"\soch\s\p{Lu}\p{Ll}+\s\p{Ll}+(?:[aeåö]r|de|te)\b")  # "… och Totte skriver ut"
WILL = r"(?:ska(?:ll)?|kommer\s+att|kommer(?=\s\p{Ll}+a\b))"
# at what meeting, or by when
FORUM = compiled(
    rf"(?<!\b(?:från|fr\.?o\.?m\.?)\s(?:och\smed\s)?(?:den\s)?)\b(?:möte|sammanträde|mötet|sammanträdet|nästa|senast|före|innan|omgående|snarast|veckor|[0-9]{{1,2}}/[0-9]{{1,2}}|"
    rf"(?:[0-9]{{1,2}}|i|under)\s(?:{'|'.join(MONTHS)})|(?:{MONTH_NAME})(?:möte|sammanträde)\p{{L}}*|[0-9]{{4}}-[0-9][0-9]-[0-9][0-9])\b",
    regex.IGNORECASE,
)


@lru_cache(maxsize=1)
def _second_verb() -> regex.Pattern[str]:
    """*Anna har ringt kommunen och återkommer*, *Rektor utreder frågan, hon återkommer före lovet*"""
    return compiled(
        rf"^(?P<who>\p{{Lu}}[^.;:,]{{1,60}}?)\s(?:har|hade|\p{{Ll}}+(?:de|te|ar|er|år))\b(?P<first>[^.;]{{0,160}}?)"
        rf"(?:\soch\s|,\s(?:och\s|men\s)?(?:hon|han|hen|de|denne)\s|,\s(?:men\s)?(?=återkommer\b|hör\sav\sig\b|tar\sny\skontakt\b|fortsätter\b)|,\s(?:och\s|men\s)(?=ska))(?P<task>(?:{actions(plain=True)}|ska(?:ll)?\s(?!(?:vara|bli|ha|få)\b)\p{{Ll}}+(?<!s))\b.*)",
        regex.DOTALL,
    )


def promised_behind(text: str, known: frozenset[str]) -> Task | None:
    """The second half of a sentence promises what its first half only tells of."""
    match = _second_verb().match(text) if len(text.split()) <= MAX_WORDS else None
    told = match and not is_main_clause(match["first"]) and not _ABOUT.fullmatch(match["first"])
    if not match or told or _OTHER.search(match["first"]) or not are_actors(match["who"], known):
        return None
    firm = promises(firm=True).match(match["task"]) or FORUM.search(match["task"]) or are_persons(match["who"], known)
    return Task("ASG007", match["who"], match["task"].strip(), 0, len(text)) if firm else None


@lru_cache(maxsize=1)
def _says_of_self() -> regex.Pattern[str]:
    """*Anna svarar att kön är lång och att hon tar fram statistik till nästa möte*"""
    return compiled(
        rf"^(?P<who>\p{{Lu}}[^.;:,]{{1,60}}?)\s\p{{Ll}}+(?:de|te|ar|er|år)\s(?:[^.;]{{0,160}}?\soch\s)?att\s(?:hon|han|hen)\s"
        rf"(?:{WILL}\s)?(?P<task>(?:{actions(plain=True)})\b.*)",
        regex.DOTALL,
    )


def says_of_self(text: str, known: frozenset[str]) -> Task | None:
    """What somebody says that he or she will do by some time."""
    match = _says_of_self().match(text) if len(text.split()) <= MAX_WORDS else None
    if not match or not FORUM.search(match["task"]) or not are_persons(match["who"], known):
        return None
    return Task("ASG007", match["who"], match["task"].strip(), 0, len(text))


# "Enkäten ligger kvar hos Anna", "Bollen ligger hos kansliet"
_LIES_WITH = compiled(
    r"^(?P<task>(?:Åtgärd|Uppgift|Uppdrag|Punkt|Fråga|Ärende|Enkät|Förslag|Boll|Ansvar|Arbete)\p{L}*\b[^.;]{0,80}?)\s"
    r"(?:ligger|kvarstår|finns|är)\s(?:fortfarande\s|nu\s|alltjämt\s)?(?:kvar\s)?hos\s(?P<who>\p{L}+(?:\s\p{Lu}[\p{L}-]+)?)\b"
)


def lies_with(text: str, known: frozenset[str]) -> Task | None:
    """What is still somebody's to do."""
    match = _LIES_WITH.match(text)
    if not match or not are_own(match["who"], known):
        return None
    return Task("ASG007", match["who"], match["task"], 0, len(text))


# "Skrivelse om vägen, Anna svarar": what a letter is about is no clause
_LETTER = compiled(
    r"(?:skrivelse|brev|mejl|mail|frågan?|förslag|information|motion|inbjudan|begäran|ansökan|önskemål|förfrågan|remiss|offert|rapport|tips|"
    r"påminnelse|diskussion|klagomål|uppgift|besked|avtal|erbjudande|annons|artikel|enkät)\p{L}{0,3}"
    r"(?:\sfrån\s[^.,;]{2,40}?)?\som\b",
    regex.IGNORECASE,
)
_REPORTS = compiled(r"\b(?:att|om|som|när|hur|vad|varför|eftersom|kan|ska\s+vi)\b")


def is_main_clause(front: str) -> bool:
    """What stands in front of *…, Anna bokar* must not make a clause of it that only reports."""
    return not _REPORTS.search(_LETTER.sub("", front))
