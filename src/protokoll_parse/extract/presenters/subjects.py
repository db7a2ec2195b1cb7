"""Persons as subjects of a sentence: by full name, by first name or initials, or by their office."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from protokoll_parse.extract.people import COURTESY, leading_name, organization_pattern, role_pattern
from protokoll_parse.extract.presenters.verbs import verb_pattern
from protokoll_parse.lexicon import count, is_first_name
from protokoll_parse.text.patterns import compiled

AND = compiled(r"\s*(?:,\s*(?:och|samt)?|och|samt|&|/|;)\s+", regex.IGNORECASE)
MAX_NAMES = 8  # of presenters in a row
_WORD = compiled(r"\p{L}+(?:-\p{L}+)*(?=[\s,.:;]|$)")
_SUSPENDED = compiled(r"\p{L}{3,}-\s(?:och|eller)\s(?=\p{Ll})")  # "hälso- och sjukvårdsdirektör"
_FIRST_NAME = compiled(r"\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?$")
_COURTEOUS = compiled(rf"(?:{COURTESY}|Mrs?\.?|Ms)\s(?=\p{{L}})")
_SURNAME = compiled(r"\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?(?=[\s,.:;]|$)")
_LETTER = compiled(r"\p{Lu}(?=\s\p{Ll})")  # "Herr D redogör": no more is printed of the name
# first names that open a sentence as other words
_NO_NAMES = frozenset(
    {"Vi", "Alla", "Man", "Han", "Hon", "En", "Du", "Den", "Det", "De", "Dom"}
    | {"Mark", "Mars", "April", "Maj", "Juni", "Juli", "Augusti"}
)
_OFTEN_NO_NAMES = frozenset({"Per", "Dag", "Sten", "Sol", "Storm"})  # if no verb of presenting follows at once
_INITIALS = compiled(r"\p{Lu}{2,3}(?=\s(?:och|&)\s(?P<other>\p{Lu}{2,3})\s)")
# of somebody whose name is not printed: "RH redogör för arbetet"
_TELLING = compiled(r"\p{Lu}{2,3}(?=\s(?:redogör|redogjorde|föredrar|föredrog)\s)")
# of somebody called by a name that no list has: "Nordkonsult redovisar att …"
_NAMED = compiled(
    r"\p{Lu}\p{Ll}{3,15}(?<!en|et|an|na|or|ar|er)"
    r"(?=\s(?:redovisa(?:r|de)|rapportera(?:r|de)|informera(?:r|de)|redogör|redogjorde)\s(?:att|för|om|kring)\s)"
)
_COMMON = 100  # times that a word is counted; such names are rarer
_VERB_BEHIND = compiled(r"(?:\s\(\p{Lu}{1,4}\))?,\s(?!(?:och|samt|men|som)\b)\p{Ll}")
_DEFINITE = compiled(r"(?:en|et|an|n|na)$")
# in front of an office: "Avgående kassören Anna"; whose it is: "Nämndens ordförande"
_STANDING = compiled(r"(?:Avgående|Tillträdande|Nytillträdde?a?|Nyvald[ae]?|Nya|Nye|Tillförordnad[ea]?|Tf\.?)\s")
_WHOSE = compiled(r"\p{Lu}\p{Ll}{4,}s\s(?=\p{Ll})")
# "Valberedningens Anna Berg", "Valberedningen Anna Berg och Bo Ek"
_OF_BODY = compiled(r"\p{Lu}\p{Ll}{2,}(?:(?:en|et|an|rna)s|(?:beredning|kommitté|grupp)(?:en|n))\s(?=\p{Lu})")
_IN_BRACKETS = compiled(r"\s\(\p{Ll}[^()]{1,40}\)")  # behind a name: its role, or what somebody calls himself
_CUT_SHORT = compiled(r"(?:[Oo]rdf|[Ss]ekr)\.(?=\s\p{Ll})")  # "Ordf. föredrog"
# behind the office: "Ordförande för mötet gick igenom …"
_OF_MEETING = compiled(r"\sför\s(?:mötet|stämman|årsmötet|årsstämman|dagen|kvällen)(?=\s\p{Ll})")
_THEN_NAME = compiled(r"(?P<of>\s(?:i|för|av|vid|på)\s[^,.;:]{2,40})?,\s(?=\p{L})")
_GAP = compiled(r" {1,3}")
_MOST = 12  # persons in one subject
_IN_FRONT = 2  # words of a title: "Auktoriserade revisorn Anna Berg"


@dataclass(frozen=True, slots=True)
class Person:
    """Where the name, or the office, stands. ``full``: first name and surname; ``role``: the title in front."""

    start: int
    end: int
    role: str | None = None
    full: bool = False
    office: bool = False


@dataclass(frozen=True, slots=True)
class Subject:
    """Persons joined by *och*; ``end`` is behind the last of them and its party."""

    people: tuple[Person, ...]
    end: int


def read_subject(text: str, start: int, end: int, known: frozenset[str]) -> Subject:
    """The persons at ``start``; none when something else stands there. ``known``: first names and initials."""
    people: list[Person] = []
    at = behind = start
    while len(people) < _MOST and at < end:
        person = (
            _full_name(text, at, end)
            or _short_name(text, at, end, known)
            or _office(text, at, end, known)
            or _unlisted(text, at, end)
        )
        if person is None or (people and text[at - 2] == "," and _is_role(text, people[-1], person)):
            break  # "Anna Berg, ekonomichef": her role
        people.append(person)
        named = leading_name(text, person.start) if person.full else None
        behind = person.end + (len(f" ({named.party})") if named and named.party else 0)
        if behind == person.end and person.full and (bracket := _IN_BRACKETS.match(text, behind, end)):
            behind = bracket.end()
        joined = AND.match(text, behind, end)
        if joined is None:
            break
        at = joined.end()
    return Subject(tuple(people), behind)


def _is_role(text: str, before: Person, person: Person) -> bool:
    """Whether what stands behind a comma is the role of the person in front: *Anna Berg, enhetschef Museet i Ekeby*."""
    by_surname = person.role is not None and not person.full and text[person.start - len(person.role) - 1].islower()
    return person.office or (by_surname and before.full)


def _full_name(text: str, at: int, end: int) -> Person | None:
    """A full name, with or without a title in front."""
    whose = _OF_BODY.match(text, at, end)
    if whose and (named := leading_name(text, whose.end())) and named.end <= end:
        return Person(named.start, named.end, full=True)
    if (named := leading_name(text, at)) and named.end <= end:
        return None if organization_pattern().match(text, at) else Person(named.start, named.end, full=True)
    if person := _courteous_name(text, at, end):
        return person
    halved = _SUSPENDED.match(text, at, end)
    front = halved.end() if halved else at
    for _ in range(_IN_FRONT):
        if (title := role_pattern().match(text, front, end)) and (gap := _GAP.match(text, title.end())):
            named = leading_name(text, gap.end())
            if named is None or named.end > end or organization_pattern().match(text, named.start):
                return None
            return Person(named.start, named.end, text[at : title.end()], full=True)
        word = _WORD.match(text, front, end)
        if word is None or text[word.end() : word.end() + 1] != " ":
            return None
        front = word.end() + 1
    return None


def _courteous_name(text: str, at: int, end: int) -> Person | None:
    """*herr Bo Ek* is Bo Ek; *herr Ek* stays as printed."""
    courtesy = _COURTEOUS.match(text, at, end)
    if courtesy is None:
        return None
    if (named := leading_name(text, courtesy.end())) and named.end <= end:
        return Person(named.start, named.end, full=True)
    surname = _SURNAME.match(text, courtesy.end(), end) or _LETTER.match(text, courtesy.end(), end)
    if surname and not role_pattern().fullmatch(surname[0]):
        return Person(courtesy.start(), surname.end())
    return None


def _short_name(text: str, at: int, end: int, known: frozenset[str]) -> Person | None:
    """One first name, or initials: of somebody who was there, or in front of a verb that is used of nobody else."""
    word = _WORD.match(text, at, end)
    if word is None:
        return None
    beside = _INITIALS.match(text, at, end)  # "GS och EL", of whom one was there by these initials
    if word[0] in known or _TELLING.match(text, at, end) or (beside and beside["other"] in known):
        return Person(at, word.end())
    first = _FIRST_NAME.match(word[0]) and is_first_name(word[0].rsplit("-", maxsplit=1)[-1])  # "Ing-Marie"
    if not first or word[0] in _NO_NAMES:
        return None
    clear = word[0] not in _OFTEN_NO_NAMES or verb_pattern().match(text, word.end(), end)
    return Person(at, word.end()) if clear else None


def _unlisted(text: str, at: int, end: int) -> Person | None:
    """*Nordkonsult redovisar att …*: a firm or a nickname; no common word."""
    named = _NAMED.match(text, at, end)
    return Person(at, named.end()) if named and count(named[0].lower()) <= _COMMON else None


def _office(text: str, at: int, end: int, known: frozenset[str]) -> Person | None:
    """*Kassören*, *VD*, *Nämndens ordförande*; *Kassören Eva* is Eva."""
    front = _STANDING.match(text, at, end) or _WHOSE.match(text, at, end)
    halved = _SUSPENDED.match(text, at, end)
    front = halved or front
    title = (role_pattern().match(text, front.end(), end) if front else None) or role_pattern().match(text, at, end)
    if (
        title
        and text[title.end() : title.end() + 1] == " "
        and (person := _short_name(text, title.end() + 1, end, known) or _courteous_name(text, title.end() + 1, end))
    ):
        return Person(person.start, person.end, text[at : title.end()])
    if title and (surname := _by_surname(text, title, end)):
        return surname
    if title is None or not (title.end() == end or text[title.end()] in " ,.:;"):
        return None
    whole = _CUT_SHORT.match(text, at, end) or _OF_MEETING.match(text, title.end(), end) or title
    return _named_behind(text, title.end(), end, title[0]) or Person(at, whole.end(), office=True)


def _by_surname(text: str, title: regex.Match[str], end: int) -> Person | None:
    """*Stadsingenjör Ek* is Ek: of old the title stands in front of the surname, in the form without an article."""
    surname = _SURNAME.match(text, title.end() + 1, end) if text[title.end() : title.end() + 1] == " " else None
    if surname is None or role_pattern().fullmatch(surname[0]) or _DEFINITE.search(title[0]):
        return None
    if organization_pattern().match(text, surname.start()):
        return None
    return Person(surname.start(), surname.end(), title[0])


def _named_behind(text: str, at: int, end: int, role: str) -> Person | None:
    """The name between commas behind an office: *Kassören, herr Bo Ek*, *Sammankallande i juryn, Bo Ek, redogjorde*."""
    comma = _THEN_NAME.match(text, at, end)
    if comma is None:
        return None
    named = leading_name(text, comma.end())
    role += comma["of"] or ""
    person = Person(named.start, named.end, role, full=True) if named else _courteous_name(text, comma.end(), end)
    if person is None or not _VERB_BEHIND.match(text, person.end, end):
        return None
    return Person(person.start, person.end, role, person.full)
