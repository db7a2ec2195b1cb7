"""Who decides: the subject of a decision, told apart from other bodies."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import regex

from protokoll_parse.extract.people import leading_name, organization_pattern, role_pattern
from protokoll_parse.lexicon.phrases import phrases
from protokoll_parse.text.patterns import compiled

# what a body calls itself without its name: the meeting, the assembly, "we" of any board
_GENERIC = compiled(
    r"(?:(?:års|höst|vår|medlems|styrelse|sektions|förenings|extra\s)?(?:mötet|stämman|mötes?deltagarna)|föreningsstämman|"
    r"nämnden|styrelsen|utskottet|arbetsutskottet|fullmäktige|gruppen|kommittén|rådet|beredningen|revisorerna|presidiet|"
    r"direktionen|delegationen|kommissionen)$",
    regex.IGNORECASE,
)


# a committee that prepares the matters of the body above it
_COMMITTEE = compiled(r"(?:arbetsutskottet|presidiet)$", regex.IGNORECASE)
_PRINCIPAL = compiled(r"(?:nämnden?|fullmäktige)$", regex.IGNORECASE)


# bodies of state, region and municipality: they decide for themselves alone
_PUBLIC = compiled(
    r"(?:läns|kommun|region|social|skol|lantbruks)styrelsen|fullmäktige|nämnden|utskottet|regeringen|riksdagen|verket$|myndigheten|"
    r"samverkansgruppen|samrådet|beredningen|beredning\b|rådet|förvaltningen",
    regex.IGNORECASE,
)
# "we" of any meeting; its chair speaks for it
_EVERYBODY = compiled(
    r"(?:vi|man|det|deltagarna|medlemmarna|församlingen|parterna|de\s+närvarande|\p{L}*ordföranden?)\b",
    regex.IGNORECASE,
)
_ORGAN = compiled(
    r"(?:styrelsen|mötet|stämman|gruppen|kommittén|presidiet)$|^(?:föreningen|klubben|sektionen|kåren|samfälligheten|sällskapet)$",
    regex.IGNORECASE,
)


_BOARD = compiled(r"\bstyrelse(?:möte|sammanträde|protokoll)\p{L}*|\bmöte\s+med\s+styrelsen", regex.IGNORECASE)
_ASSEMBLY = compiled(r"\p{L}*(?:årsmötet|medlemsmötet|vårmötet|höstmötet|stämman)$", regex.IGNORECASE)
_AT_ASSEMBLY = compiled(r"(?:Vid|På|Under)\s+(?:\p{L}*årsmötet|\p{L}*stämman|medlemsmötet)\b")
_ASSEMBLY_HEAD = compiled(
    r"\b(?:\p{L}*årsmöte|\p{L}*stämma|medlemsmöte|sektionsmöte)(?:t|n|protokoll\p{L}*)?\b", regex.IGNORECASE
)
_MINUTES_OF = compiled(r"\s*protokoll,?\s(?:fört\s|från\s|vid\s)", regex.IGNORECASE)
_ACRONYM = compiled(r"\s\(\p{Lu}{2,8}\)(?=\s|$)")
_HEAD_LINES = 12  # where minutes say what kind of meeting they are of


def is_board_meeting(head: Sequence[str]) -> bool:
    """Whether the head of the minutes says that the board met, not the members."""
    lines = [line for line in head if line][:_HEAD_LINES]
    return any(_BOARD.search(line) for line in lines) and not any(_ASSEMBLY_HEAD.search(line) for line in lines)


def is_members_meeting(title: str | None, head: Sequence[str] = ()) -> bool:
    """Whether the title of the minutes, or *Protokoll fört vid …* in their head, says that the members met."""
    lines = [line for line in head if line][:_HEAD_LINES]
    told = any(_MINUTES_OF.match(line) and is_members_meeting(line) for line in lines)
    return told or bool(title and _ASSEMBLY_HEAD.search(title) and not _BOARD.search(title))


def is_board(subject: str) -> bool:
    """Whether ``subject`` is the board of an association."""
    return subject.casefold() in (
        "styrelsen",
        "förbundsstyrelsen",
        "föreningsstyrelsen",
        "kårstyrelsen",
        "klubbstyrelsen",
    )


def acronyms(title: str | None) -> frozenset[str]:
    """The acronyms in the title of the minutes, by which the body may call itself; none in a title all in capitals."""
    return frozenset(compiled(r"\b\p{Lu}{2,6}\b").findall(title)) if title and not title.isupper() else frozenset()


def at_assembly(sentence: str) -> bool:
    """Whether the sentence opens with the members' meeting as the occasion: *Vid årsmötet valdes …*"""
    return bool(_AT_ASSEMBLY.match(sentence))


def is_assembly(subject: str) -> bool:
    """Whether ``subject`` is the meeting of the members, who are above their board."""
    return bool(_ASSEMBLY.match(subject))


@lru_cache(maxsize=1)
def _endings() -> str:
    return "|".join(entry["pattern"] for entry in phrases("body_words"))


@lru_cache(maxsize=1)
def body_pattern() -> str:
    """A regular expression for a body as the subject of a sentence: *Mötet*, *Nämnden för teknik*, *Kultur- och …*"""
    word = r"[\p{L}:&-]+"
    return (
        rf"(?:\p{{Lu}}{word}?(?:{_endings()})|(?:\p{{Lu}}{word}-?\s(?:och\s|,\s)?){{1,4}}?(?:\p{{Lu}}{{1,4}}-)?\p{{L}}*(?:{_endings()})"
        rf"|\p{{Lu}}\p{{L}}+s\s(?:\p{{Ll}}+-(?:,\s|\soch\s)){{0,3}}\p{{Ll}}*(?:utskott|presidium|beredning)"
        rf"|\p{{Lu}}\p{{L}}+a\s(?:\p{{Ll}}+-(?:,\s|\soch\s)){{1,3}}\p{{Ll}}*(?:nämnden|styrelsen|utskottet|beredningen)"
        rf"|(?:{_endings().title()}))(?:\s(?:för|i)\s(?!enlighet|dag\b|övrigt|stället|samband|sin\b){word}(?:\s(?:och\s)?{word}){{0,4}}?)?"
    )


def body_word() -> str:
    """A regular expression for a body of one word inside a sentence: *nämnden*, *Stadsfullmäktige*"""
    return rf"(?i:\p{{L}}*(?:{_endings()}))"


@lru_cache(maxsize=2)
def organization_name(*, weak: bool) -> regex.Pattern[str]:
    """A name that shows by its first or last word that it is one of an association, a group or a parish.

    It may begin with an ordinal: *1:a Lövhults scoutkår*.
    """
    heads: list[str] = []
    tails: list[str] = []
    for entry in phrases("organizations"):
        if entry.get("weak", False) != weak:
            continue
        pattern = entry["pattern"] if entry.get("case") else f"(?i:{entry['pattern']})"
        (heads if entry["place"] == "head" else tails).append(pattern)
    word = r"[\p{L}\p{N}&:.'’´-]+"
    where = rf"(?:\s(?:i|för|av|på|vid)\s{word}(?:\s{word}){{0,4}})?"
    letters = r"(?:[\p{Lu}0-9]{1,3}-)?"  # "E-sektionen"
    forms = [rf"(?:{word}\s){{0,6}}?{letters}(?:{'|'.join(tails)}){where}"] if tails else []
    forms += [rf"(?:{'|'.join(heads)})(?:\s{word}){{1,7}}"] if heads else []
    return compiled(rf"(?=\p{{Lu}}|[0-9]{{1,3}}:\p{{Ll}})(?:{'|'.join(forms)})")


def _core(name: str) -> str:
    """Lower case, without genitive and article ending: forms of one body, or *kommun* and *kommunen*, compare equal."""
    words = compiled(r"\w+").findall(name.casefold())
    return " ".join(compiled(r"(?:ens|ets|(?<!io|mu)ns|s|en|et|(?<!io|mu)n)$").sub("", word) for word in words)


def without_acronym(name: str) -> str:
    """*Samverkansgruppen (FSG)*, *Lokal samverkansgrupp (LSG) Norr*: a name without the letters in brackets."""
    return _ACRONYM.sub("", name)


def in_small_letters(name: str) -> str:
    """A name all in capitals as others write it; short words are kept, which are acronyms: *Tallbackens IK*."""
    if not name.isupper() or " " not in name:
        return name
    return compiled(r"\p{L}{4,}").sub(lambda word: word[0].capitalize(), name)


def names_body(text: str) -> bool:
    """Whether the whole of ``text`` is, by its form, the name of a body or an association."""
    forms = (organization_name(weak=False), organization_name(weak=True), compiled(body_pattern()))
    return any(form.fullmatch(text) for form in forms)


@lru_cache(maxsize=1)
def _names_body() -> regex.Pattern[str]:
    return compiled(rf"(?:{body_pattern()}|{organization_pattern().pattern})")


def is_own_name(subject: str, body: str) -> bool:
    """Whether ``subject`` is the name of ``body``, or the last part of it: *Nämnden* of *Kulturnämnden*.

    A part of it that has a name of its own is another body: *Kommunstyrelsen* and *Kommunstyrelsens arbetsutskott*.
    """
    mine, other = _core(body), _core(subject)
    return bool(other) and (mine.endswith(other) or mine.startswith((f"{other} för ", f"{other} i ")))


def is_this_body(subject: str, body: str | None) -> bool:
    """Whether ``subject`` speaks of the meeting's own body.

    Without a known body everybody is taken for it. An association decides through any of its organs, a public body
    only in its own name; persons, offices and acronyms of others decide for themselves.
    """
    subject = subject.strip()
    subject = subject[:1].upper() + subject[1:]
    if body is not None and _COMMITTEE.match(subject) and _PRINCIPAL.search(body):
        return False
    if body is None or _GENERIC.match(subject) or _EVERYBODY.match(subject):
        return True
    if not _PUBLIC.search(body) and not _PUBLIC.search(subject) and _ORGAN.search(subject):
        return True
    mine, other = _core(body), _core(subject)
    if mine == other or mine in other or other in mine:
        return True
    if subject.isupper() and " " not in subject:
        initials = "".join(part[0] for part in compiled(r"\p{Lu}?\p{L}+").findall(body)).casefold()
        return subject.casefold() == initials or _is_short_for(subject, body)
    person = leading_name(subject) is not None or role_pattern().fullmatch(subject) is not None
    return not person and not _names_body().fullmatch(subject)


def _is_short_for(acronym: str, name: str) -> bool:
    """LSG for Länssamverkansgruppen: its letters occur in the name in order, the first one first."""
    rest = name.casefold()
    if not rest.startswith(acronym[:1].casefold()):
        return False
    for letter in acronym.casefold():
        at = rest.find(letter)
        if at < 0:
            return False
        rest = rest[at + 1 :]
    return True
