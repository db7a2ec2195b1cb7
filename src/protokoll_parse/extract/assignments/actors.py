"""Who can be given something to do: persons, offices, organs; not the things that minutes speak of."""

from __future__ import annotations

from functools import lru_cache

import regex

from protokoll_parse.extract.people import NAME, role_pattern
from protokoll_parse.lexicon import is_first_name
from protokoll_parse.lexicon.phrases import phrases
from protokoll_parse.text.patterns import compiled

_SHORT_NAME = r"\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?(?:\s\p{Lu}\b(?:\.(?=\s\p{Ll}))?)?"  # Milla, Lars-Åke, Olle T, Olle T.
_INITIALS = r"\p{Lu}{2,5}(?!\p{L})"
# one person or acronym as the subject of a sentence, and several of them
_AFFILIATION = r"\((?:\p{L}{1,4}|\p{Lu}[\p{L}-]{1,30}(?:\s\p{L}[\p{L}-]{1,30}){0,3})\)"  # (S), (Norra Sunda)
PERSON = rf"(?:{NAME}(?:\s{_AFFILIATION})?|{_SHORT_NAME}|{_INITIALS})"
PERSONS = rf"{PERSON}(?:(?:,\s|\soch\s|\ssamt\s|\seller\s|\s&\s|\s\+\s|\s?/\s?){PERSON})*"
AND = compiled(
    r"(?<!-),\s(?:och\s|samt\s)?|(?<!-)\soch\s|(?<!-)\ssamt\s|\seller\s|\s&\s|\s\+\s|\s?/\s?|\stillsammans\smed\s|\smed\s(?=\p{Lu})"
)
_BRACKET = compiled(r"(?<!\s)\s*\([^)]*\)")
_EVERY = compiled(
    r"(?:varje(?!\s(?:år|månad|vecka|dag|gång|termin|höst|vår|möte)\b)"
    r"|respektive|resp\.?|var och en|de som|övriga|ingen)\b",
    regex.IGNORECASE,
)
_NO_SUBJECT = compiled(
    r"(?:av|i|på|enligt|för|till|med|om|vid|att|det|den|detta|när|hur|vad|här|där|som|utifrån|utöver|förutom|jämte|efter|inför|genom|mot|från)\b",
    regex.IGNORECASE,
)
# what is no name of anybody: "remittera motionen till kyrkonämnden, vilket" (ska ske)
_CLAUSE = compiled(r"^\p{Ll}{3,}era\s|(?:,\s|\s)(?:vilk(?:en|et|a)|som|vars|varvid|varav)$")
_MODIFIER = compiled(r"\s(?:i|för|inom|vid|från|på|av|som|utan|och dess)\s")
# what stands between the doer and the verb and is part of neither: "styrelsen till nästa stämma ska utreda"
_ADVERBIAL = compiled(
    r"(?<=\S)\s+(?:(?:till|på|vid)\s(?:nästa|nästkommande|kommande|senare)\b.*|(?:till|före|efter|under|i)\s(?:den\s)?(?:[0-9]|"
    r"jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec|sommar|höst|vinter|vår|påsk|års|mid|möte|god tid|samråd).*|"
    r"(?:senast|före|innan|inför|inom\s(?:en|ett|två|tre|fyra|sex|[0-9]+))\s.*|därför|också|även|då|nu|sedan|därefter|snarast)$",
    regex.IGNORECASE,
)
_MOREOVER = compiled(r"^(?:[Dd]essutom|[Dd]ärutöver|[Dd]ärjämte|[Vv]idare|[Dd]ärtill)\s+")
# somebody may be called so, but no sentence that they open tells of them
_NOBODY = frozenset({"Nu", "Sedan", "Bara", "Han", "Hon", "De", "Den", "Dom"})
_MAX_WORDS = 12
_SHORTEST = 4  # letters of a first name in capitals; fewer are initials
_MAX_ROLE_WORDS = 6


@lru_cache(maxsize=2)
def _groups(*, own: bool = False) -> regex.Pattern[str]:
    endings = "|".join(entry["pattern"] for entry in phrases("actor_words") if entry.get("own", False) or not own)
    return compiled(rf"(?:.*\s)?(?:\p{{Lu}}{{1,5}}-)?\p{{L}}*(?:{endings})", regex.IGNORECASE)


def bare(who: str) -> str:
    """The doer without what only says when or how."""
    return _ADVERBIAL.sub("", _MOREOVER.sub("", who.strip())).strip(" ,")


def is_person(who: str, known: frozenset[str] = frozenset()) -> bool:
    """A full name, a first name, initials or an office; ``known``: short names of those present."""
    who = _BRACKET.sub("", who).strip().removesuffix(".")  # "Ordf."
    if who in _NOBODY:
        return False
    if who in known or compiled(NAME).fullmatch(who):
        return True
    first = who.partition(" ")[0]
    if compiled(_SHORT_NAME).fullmatch(who):
        named = is_first_name(first) or all(is_first_name(part) for part in first.split("-"))
        return named or first in known or _is_office(who)
    return bool(compiled(_INITIALS).fullmatch(who)) or _is_office(who)


def _is_acronym(who: str) -> bool:
    """*EU*, *SKR*: initials that nobody present has name an organisation as well as a person; *EMIL* is a name."""
    named = len(who) >= _SHORTEST and is_first_name(who.title())  # "RAUNO"
    return bool(compiled(_INITIALS).fullmatch(who)) and not (named or _is_office(who))


def _is_office(who: str) -> bool:
    last = who.rsplit(" ", maxsplit=1)[-1]
    last = last.rpartition("-")[2] or last  # HR-chefen
    return len(who.split()) <= _MAX_ROLE_WORDS and bool(role_pattern().fullmatch(last) or role_pattern().fullmatch(who))


def are_persons(who: str, known: frozenset[str] = frozenset()) -> bool:
    return all(is_person(part, known) for part in AND.split(who.strip()))


def are_actors(who: str, known: frozenset[str] = frozenset()) -> bool:
    """Whether each of those named can act: persons, offices, organs, groups of people."""
    who = who.strip()
    if not who or len(who.split()) > _MAX_WORDS:
        return False
    return all(_is_actor(part, known) for part in AND.split(who) if part)


def leads_with_actor(who: str, known: frozenset[str] = frozenset()) -> bool:
    """Whether the first of those named can act; a decision may name others by words that nobody could list."""
    return _is_actor(AND.split(who.strip())[0], known)


def are_own(who: str, known: frozenset[str] = frozenset()) -> bool:
    """Whether each of those named belongs to the meeting's own house: what they will do is worth noting."""
    parts = [part for part in AND.split(who.strip()) if part]
    return are_actors(who, known) and all(
        (is_person(part, known) and (part in known or not _is_acronym(part)))
        or _EVERY.match(part)
        or _groups(own=True).fullmatch(part)
        or (part[:1].isupper() and compiled(NAME).search(part))
        for part in parts
    )


def _is_actor(who: str, known: frozenset[str]) -> bool:
    who = _BRACKET.sub("", who).strip()
    if _NO_SUBJECT.match(who) or _CLAUSE.search(who):
        return False
    if is_person(who, known) or _EVERY.match(who) or _groups().fullmatch(who):
        return True
    named = compiled(rf"(?P<role>\p{{Ll}}.*?)\s{NAME}").fullmatch(who) or compiled(
        rf"(?P<role>\p{{Lu}}\p{{Ll}}+)\s{NAME}"
    ).fullmatch(who)
    if named and (role_pattern().search(named["role"]) or _groups().fullmatch(named["role"])):
        return True
    head = _MODIFIER.split(who, maxsplit=1)[0]
    return head != who and bool(head) and (is_person(head, known) or bool(_groups().fullmatch(head)))
