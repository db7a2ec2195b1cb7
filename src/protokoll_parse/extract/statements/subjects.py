"""Who decides in a sentence, and whether it is only quoted."""

from __future__ import annotations

from functools import lru_cache

import regex

from protokoll_parse.extract.bodies import body_pattern
from protokoll_parse.extract.statements.results import THUS
from protokoll_parse.text.patterns import compiled

# what may stand where the subject does: "Enhälligt beslöts att …", "varför nämnden alltså beslutat att …"
_NOBODY = compiled(
    rf"(?:det|ett|följande|{THUS}|enhälligt|enhälleligen|enigt|[vw]idare|även|också|jämväl|likaså|likaledes|dessutom|därutöver|därjämte|"
    r"därför|därpå|samtidigt|till\ssist|till\sslut)(?:\soch\s\p{L}+t)?",
    regex.IGNORECASE,
)
_ADVERB_BEHIND = compiled(
    rf"(?<=\p{{L}})\s(?:{THUS}|(?:utan|efter|genom|med)\s(?:votering|omröstning|acklamation)|därför|enhälligt|enigt|då|nu|även|också|ock)$",
    regex.IGNORECASE,
)
_PREPOSITION = compiled(
    r"(?:vid|på|i|efter|under|enligt|med|för|genom|beträffande|rörande|angående|gällande|avseende|utöver|förutom|trots|oaktat|utan|den(?=\s+[0-9])|därefter|härefter|sedan|slutligen)\b",
    regex.IGNORECASE,
)
# the last clause of several has the subject: "Genomgicks taxan, varefter styrelsen beslöt …"
_CLAUSE_BEHIND = compiled(r"^.*\bvar(?:efter|på|vid|för)\s+(?=\p{L})", regex.IGNORECASE)
# a clause of its own in front: "Planen hade delats ut, deltagarna beslöt att"
_OTHER_CLAUSE = compiled(
    r"\s\p{Ll}+(?:s|de|te|r|dd|tt|t)\b[^,]{0,80},\s(?:och\s)?"
    r"(?P<who>deltagarna|medlemmarna|de\snärvarande|mötet|stämman|styrelsen|nämnden|rådet|utskottet|vi)$"
)
_LETTER = compiled(r"^\p{L}\.?\)\s+")  # of a point: "d.) Styrelsen beslutade"
_AND = compiled(r"[\s,;](?:och|samt)$")
# behind the verb: "därefter beslutade styrelsen enhälligt att"
_BEHIND = compiled(
    r"\s*(?P<who>(?!(?:för|på|med|enligt|vid|i|att|om|följande|nedan\p{L}*|enhälligt|därför|också|även|nu|då|sedan|därefter)\b)\p{L}[\p{L}-]*(?:\s\p{L}[\p{L}-]*){0,5}?)\s*,?\s*(?:därför|enhälligt|också|att|:|$)"
)
# another body's minutes are laid before the meeting
_EXTRACT = compiled(
    r"\b(?:ur|utdrag\s(?:ur|från)|enligt|(?<=§\s[0-9]+\s)i)\s\p{L}+s\s(?:\p{L}*protokoll|beslut)\b|\bprotokollsutdrag\b|"
    r"^(?:(?:delegations)?beslut|protokoll\p{L}*|skrivelse|cirkulär|dom|meddelande|yttrande|remiss\p{L}*|svar)\s(?:från|av|i|ur)\s[^:]*:\s|^§§?\s?[0-9]",
    regex.IGNORECASE,
)


@lru_cache(maxsize=1)
def _opening_body() -> regex.Pattern[str]:
    return compiled(rf"(?i:{body_pattern()}|mötet|stämman|vi)\b")


@lru_cache(maxsize=1)
def _has_decided() -> regex.Pattern[str]:
    """*Med 7 röster mot 4 har nämnden beslutat*: the body between the two verbs"""
    return compiled(rf"\s(?:har|hade)\s(?P<who>(?i:{body_pattern()}))\s(?:\p{{Ll}}+\s)?$")


def subject_of(sentence: str, verb_at: int, between: str) -> str | None:
    """Who decides: in front of the verb, or behind it when the sentence opens with something else."""
    if between_verbs := _has_decided().search(sentence, 0, verb_at):
        return between_verbs["who"]
    if behind_comma := _OTHER_CLAUSE.search(sentence[:verb_at].rstrip()):
        return behind_comma["who"]
    front = compiled(r"\s(?:har|hade)\b").split(sentence[:verb_at])[0].rpartition(": ")[2].strip(" ,")
    front = _ADVERB_BEHIND.sub("", _CLAUSE_BEHIND.sub("", _LETTER.sub("", front)))
    if _AND.search(front):  # "Styrelsen gick igenom taxan och beslutade att": the body opens the sentence
        opens = _opening_body().match(front)
        return opens[0] if opens else None
    if front and not _PREPOSITION.match(front) and not _NOBODY.fullmatch(front) and len(front.split()) <= 12:
        return front
    behind = _BEHIND.match(between)
    who = _ADVERB_BEHIND.sub("", behind["who"].strip()) if behind and front.lower() != "det" else ""
    return who or None


def is_quoted(front: str) -> bool:
    """Whether what follows ``front`` is quoted, or an extract of other minutes: *§ 44 ur nämndens protokoll, "…"*"""
    opened = front.count('"') % 2 == 1 or (front.rfind("”") > 0 and front.count("”") % 2 == 1)
    return opened or front.count("»") % 2 == 1 or front.count("“") > front.count("”") or bool(_EXTRACT.search(front))
