"""Patterns of the labels and verbs of presenters, made of ``presenting_verbs.yaml``."""

from __future__ import annotations

from functools import cache, lru_cache

import regex

from protokoll_parse.extract.people import NAME
from protokoll_parse.lexicon.phrases import phrases
from protokoll_parse.text.patterns import compiled

_LABEL = (
    r"\b(?:Föredragande(?:\s+(?:tjänste\p{L}+|handläggare|i\s+ärendet))?|Föredragare|Föredras\s+av|Föredra(?:gning|r)(?:\s+av)?"
    r"|Dragning(?:\s+av)?|Rapportör(?:er)?|Presentatör(?:er)?|Presentera[sr](?:\s+av)?|Inledare|Föredragshållare)\s?:\s*"
    r"|\bföredragande(?:\s(?:tjänste\p{L}+|handläggare|i\s+ärendet|i\sfrågan))?\s(?:är|var)\s(?=(?-i:\p{Lu})|\p{L}+\s(?-i:\p{Lu}))"
    r"|\bföredragande\s(?=(?-i:\p{Lu}\p{Ll}+\s\p{Lu}))|^föredragande\s(?=(?-i:\p{L}\p{Ll}+,?\s(?:\S+\s){0,4}?\p{Lu}\p{Ll}+\s\p{Lu}))"
    r"|\b(?:information|rapport|redogörelse|redovisning|presentation|genomgång)\p{L}*\s(?:\S+\s){0,6}?"
    r"(?:lämnas|lämnades|ges|gavs|hölls|hålls)\s+av\s+"
    r"|\b(?:fick|erhöll|fingo)\s(?:en\s)?(?:\p{Ll}+\s){0,2}?\p{L}*(?:information|rapport|redogörelse|redovisning|presentation|genomgång|dragning)(?:en)?"
    r"\s(?:\S+\s){0,6}?av\s(?=(?-i:\p{Lu}\p{Ll}+\s\p{Lu})|\p{L}+\s(?-i:\p{Lu}\p{Ll}+\s\p{Lu}))"
    r"|\böverlade\smed\s(?=(?:stats(?:råd|sekreterare)|\p{L}*minister)\p{L}*\s(?-i:\p{Lu}))"
)
# "Efter Anna Bergs redogörelse …"
_WHOSE = (
    r"\b(?:Efter|Genom|Under|Vid|Med\sanledning\sav)\s"
    r"(?P<whose>(?:\p{Lu}[\p{L}-]+\s){0,2}?\p{Lu}[\p{L}-]+?)s?\s(?:\p{Ll}+\s)?"
)
_ADVERBIAL = (
    r"(?:Vid|På|Under|I|Inför|Därefter|Därpå|Sedan|Härefter|Inledningsvis|Slutligen|Avslutningsvis|Däremot"
    r"|Vidare|Dessutom|Först|Likaså|Även)\b(?:\s[^\s,.:;]+){0,5}?\s"
)


@cache
def _verbs(form: str | None = None) -> str:
    return "|".join(entry["pattern"] for entry in phrases("presenting_verbs") if entry.get("form") == form)


@lru_cache(maxsize=1)
def label_pattern() -> regex.Pattern[str]:
    """What stands in front of a presenter, or of several: a label, a passive, *efter en föredragning av*."""
    return compiled(
        rf"{_LABEL}|\b(?:{_verbs('passive')}|(?P<reading>{_verbs('reading')}))\s+(?:av|utav)\s+"
        rf"|\b(?:efter|genom|under|vid)\s(?:(?:en|ett|den)\s)?(?:\p{{Ll}}+\s)?\p{{L}}*?(?:{_verbs('noun')})(?:en|n)?\s"
        rf"(?:(?:om|kring|i|rörande)\s(?:\S+\s){{1,3}})?(?:av|från)\s+"
        rf"|(?P<opening>(?:^|(?<=[.!?]\s))(?:\p{{L}}+\s)?\p{{L}}*?(?:{_verbs('noun')})(?:en|n)?\s(?:av|från)\s+)",
        regex.IGNORECASE,
    )


@lru_cache(maxsize=1)
def account_pattern() -> regex.Pattern[str]:
    return compiled(rf"{_WHOSE}\p{{Ll}}*?(?:{_verbs('noun')})(?:en|n)?\b(?!\sav\b)")


@lru_cache(maxsize=1)
def supine_pattern() -> regex.Pattern[str]:
    return compiled(rf"\s(?:(?:har|hade)\s)?(?:{_verbs('supine')})\b")


@lru_cache(maxsize=1)
def first_verb_pattern() -> regex.Pattern[str]:
    """The verb in front of its subject, as in old minutes: *Redogjorde kassören för ekonomin.*"""
    return compiled(rf"(?:{_verbs('first')})\s")


@lru_cache(maxsize=1)
def behind_clause_pattern() -> regex.Pattern[str]:
    """A clause in front of verb and subject: *Då kassören var sjuk redogjorde* Eva Lind *för ekonomin*."""
    return compiled(
        r"(?:Då|När|Eftersom|Medan|Sedan)\s[^.;:]{3,100}?\s(?:är|var|har|hade|inte|ej|\p{Ll}{2,}(?:ade|des))\b"
        rf"(?:[^.;:]{{0,60}}?,?\s)??(?i:{_verbs('first')})\s(?=\p{{Lu}})"
    )


@lru_cache(maxsize=1)
def verb_pattern() -> regex.Pattern[str]:
    """The verb behind its subject; who is presented to the meeting presents nothing."""
    return compiled(
        rf"\s*,?\s*(?:från\s+(?P<from>[^.,]{{2,60}}?)\s+)?(?:{_verbs()})\b(?!(?<=presenterar|presenterade)\s(?:{NAME}|sig\b))"
    )


@lru_cache(maxsize=1)
def organ_pattern() -> regex.Pattern[str]:
    """*Valberedningen presenterade sitt förslag*, *Avdelningen för naturvård redovisade läget*.

    In the present tense it may be what is to come.
    Not so of the employer, whose representatives tell the unions what they have to tell at the meeting.
    """
    return compiled(
        rf"(?P<who>(?:Valberedning|Revision|\p{{Lu}}\p{{Ll}}+(?:grupp|kommitté|sektion))(?:en|n)(?!\s\p{{Ll}}+r\b)"
        r"|(?:Avdelningen|Enheten|Sektionen|Kansliet|Sekretariatet)\sför\s[\p{Ll}-]+(?:\soch\s[\p{Ll}-]+)?(?!\s\p{Ll}+r\b)"
        rf"|Arbetsgivar(?:en|sidan|parten))\s(?:{_verbs()})\b"
    )


@lru_cache(maxsize=1)
def inverted_pattern() -> regex.Pattern[str]:
    """With an adverbial in front the subject stands behind the verb; else what stands there is its object."""
    return compiled(rf"{_ADVERBIAL}(?:{_verbs()})\s[\"”“’]?(?=\p{{L}})")
