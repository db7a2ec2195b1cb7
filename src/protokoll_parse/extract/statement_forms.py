"""Sentences that decide, by their form."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.bodies import body_pattern
from protokoll_parse.extract.verbs import sense_of, verb_pattern

if TYPE_CHECKING:
    from protokoll_parse.text import Block

DECIDES = (
    r"(?:beslutade|beslutar|beslöt|beslutat|beslutades|beslutas|beslöts|bestämde|bestämdes|"
    r"enades\s+om|enas\s+om|kom\s+överens\s+om|fattade\s+(?:följande\s+)?beslut(?:\s+om)?)"
)
# "Beslut: …" at the beginning of a sentence
INLINE = regex.compile(r"(?:\p{Lu}\p{L}+s\s)?[Bb]eslut\s?:\s*(?P<rest>\S.*)")
DECISION = regex.compile(
    rf"\b(?P<verb>{DECIDES})\b(?P<between>(?:[^.:]|(?<=\bkap)\.|(?<=[0-9])[.:](?=[0-9]))*?)(?P<att>\batt\b|:(?![0-9]))",
    regex.IGNORECASE,
)
_PREPOSITION = regex.compile(
    r"(?:vid|på|i|efter|under|enligt|med|för|genom|den|därefter|härefter|sedan|slutligen)\b", regex.IGNORECASE
)
# "Om stämman beslutar att …", "Sedan årsmötet beslutade …": with a subject, the word opens a subordinate clause
_CLAUSE = regex.compile(r"(?:om|när|sedan|innan|eftersom|då|ifall|efter att)\s+\p{L}", regex.IGNORECASE)
_BY_ORDER = regex.compile(r"enligt\s+(?:\p{L}*(?:ordning|stadg|reglement|lag|förordning)\p{L}*)", regex.IGNORECASE)
# the verb stands in a subordinate clause: told, not decided
_SUBORDINATE = regex.compile(r"\b(?:att|där|eftersom|därför att)\b|\bsom\b[^,]*$", regex.IGNORECASE)
_FINDS = regex.compile(
    r"\bfinner\b.*\batt\b.*\b(?:bifaller|bifallit|bifallits|avslår|beslutar|beslutat|godkänner|antar)\b"
)
# a sentence with one of these decides nothing
DECIDES_NOTHING = regex.compile(
    r"\b(?:föreslår|föreslog|föreslogs|föreslås|yrkar|yrkade|yrkande om|förslag till beslut|"
    r"om (?:nämnden|mötet|styrelsen) beslutar|"
    r"bör|borde|kan|skulle|när|innan|ifall|huruvida)\b",
    regex.IGNORECASE,
)
_OPENED = regex.compile(r"\b(?:öppna|avsluta)\p{L}*\b", regex.IGNORECASE)
_FRONT_WORDS = 14  # in front of the verb; a longer front is a sentence of its own
_NARRATIVE = 3  # sentences; a passive in a longer paragraph tells a story
_PASSIVE_WORDS = 45


_TO_ADJUST = regex.compile(r"^att\s+(?:jämte|tillsammans\s+med)\b.*", regex.IGNORECASE)
# who decided, behind a passive: "beviljades av byggnadsnämnden"
_BY = regex.compile(
    r"\s+av\s+(?P<who>\p{L}+(?:nämnden|styrelsen|utskottet|fullmäktige|stämman|verket|regeringen|rätten))\b",
    regex.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence that decides: rule, subject as printed, where its verb stands and where its clause begins."""

    rule: str
    subject: str | None
    verb_at: int
    clause_at: int


@lru_cache(maxsize=1)
def active_decision() -> regex.Pattern[str]:
    verbs = verb_pattern("present", "past", bare=True)
    return regex.compile(
        rf"(?:^|\b(?:och|varpå|varefter|samt)\s+)(?P<subject>{body_pattern()}|mötet|stämman)\s+(?P<verb>{verbs})\b"
    )


@lru_cache(maxsize=1)
def _named_active() -> regex.Pattern[str]:
    """*Stämmoordförande Anna Berg valde …*"""
    verbs = verb_pattern("past", "present", bare=True)
    return regex.compile(
        rf"^(?P<subject>\p{{L}}*[Oo]rdförande(?:n)?(?:\s\p{{Lu}}[\p{{L}}-]+){{0,3}})\s+(?P<verb>{verbs})\b"
    )


@lru_cache(maxsize=1)
def plain_decision() -> regex.Pattern[str]:
    return regex.compile(rf"^(?P<subject>{body_pattern()})\s+(?P<verb>{DECIDES})\b")


@lru_cache(maxsize=1)
def _passive() -> regex.Pattern[str]:
    return regex.compile(rf"\b(?P<verb>{verb_pattern('passive_past', bare=True)})\b", regex.IGNORECASE)


@lru_cache(maxsize=1)
def _passive_now() -> regex.Pattern[str]:
    return regex.compile(rf"\b(?P<verb>{verb_pattern('passive_present', bare=True)})\b", regex.IGNORECASE)


@lru_cache(maxsize=1)
def _alone() -> regex.Pattern[str]:
    words = verb_pattern("passive_past", "passive_present", "participle", bare=True)
    return regex.compile(
        rf"^(?:{words})(?:\s(?:och\s)?(?:till handlingarna|{words}|enhälligt|utan ändringar)){{0,3}}[.!]?$",
        regex.IGNORECASE,
    )


@lru_cache(maxsize=1)
def _titled_participle() -> regex.Pattern[str]:
    """*Dagordningen godkänd*, *Val av revisor uppskjutet*: a noun and a participle, no more."""
    return regex.compile(rf"^\p{{Lu}}\p{{L}}+(?:\s\p{{Ll}}+){{0,4}}\s(?:{verb_pattern('participle', bare=True)})[.!]?$")


def recognize(block: Block, sentence: str, n: int, count: int) -> Hit | None:
    """What the sentence decides, None when it decides nothing. It is sentence ``n`` of the ``count`` in its block."""
    if block.section == "procedure":
        finds = _FINDS.search(sentence)
        return Hit("DEC008", None, finds.start(), 0) if finds else None
    if inline := INLINE.match(sentence):
        att = DECISION.search(sentence, inline.start("rest"))
        return Hit(
            "DEC006",
            None,
            inline.start("rest"),
            att.start("att") if att and att["att"] != ":" else inline.start("rest"),
        )
    match = DECISION.search(sentence)
    if match and match["att"] != ":":
        front = sentence[: match.start()]
        idle = DECIDES_NOTHING.search(front) or _CLAUSE.match(front) or _BY_ORDER.match(front)
        if not idle and len(front.split()) <= _FRONT_WORDS:
            subject = subject_of(sentence, match.start("verb"), match["between"])
            return Hit("DEC001", subject, match.start("verb"), match.start("att"))
        return None
    if DECIDES_NOTHING.search(sentence[:60]) and not regex.search(r"\boch (?:mötet|stämman)\b", sentence):
        return None
    if match := plain_decision().match(sentence):
        return Hit("DEC001", match["subject"], match.start("verb"), 0)
    for pattern in (active_decision(), _named_active()):
        match = pattern.search(sentence)
        if match and sense_of(match["verb"], sentence, ("present", "past")) and not _OPENED.search(sentence):
            return Hit("DEC005", match["subject"], match.start("verb"), 0)
    if count == 1 and (_alone().match(sentence) or _titled_participle().match(sentence)):
        return Hit("DEC007", None, 0, 0)
    return _passive_sentence(block, sentence, n, count)


def _passive_sentence(block: Block, sentence: str, n: int, count: int) -> Hit | None:
    if len(sentence.split()) > _PASSIVE_WORDS or (n > 0 and count > _NARRATIVE - 1 and n < count - 1):
        return None
    match = _passive().search(sentence)
    if match and _SUBORDINATE.search(_TO_ADJUST.sub(" ", sentence[: match.start()])):
        return None
    if match and sense_of(match["verb"], sentence, ("passive_past",)):
        if count > _NARRATIVE:
            return None
        by = _BY.match(sentence, match.end())
        return Hit("DEC004", by["who"] if by else None, match.start("verb"), 0)
    match = _passive_now().search(sentence)
    elected = match is not None and match["verb"].lower() in ("väljs", "utses", "omväljs", "nyväljs")
    if match and (n == 0 or elected) and count <= _NARRATIVE and block.marker is None:
        sense = sense_of(match["verb"], sentence, ("passive_present",))
        lead = sentence[: match.start()]
        if sense and not _SUBORDINATE.search(lead) and not regex.search(r"\b(?:ska(?:ll)?|av)\b", lead):
            return Hit("DEC004", None, match.start("verb"), 0)
    return None


def subject_of(sentence: str, verb_at: int, between: str) -> str | None:
    """Who decides: in front of the verb, or behind it when the sentence opens with something else."""
    front = regex.split(r"\s(?:har|hade)\b", sentence[:verb_at])[0].strip(" ,")
    if front and not _PREPOSITION.match(front) and front.lower() != "det" and len(front.split()) <= 12:
        return front
    behind = regex.match(r"\s*(?P<who>(?:\p{L}[\p{L}-]*\s?){1,6}?)\s*(?:därför|enhälligt|också|att|:|$)", between)
    return behind["who"].strip() or None if behind and front.lower() != "det" else None


def is_statement(text: str) -> bool:
    """A paragraph with a deciding verb of its own."""
    words = verb_pattern("present", "past", "passive_present", "passive_past")
    return bool(regex.search(rf"\b(?:{words}|{DECIDES})\b", text, regex.IGNORECASE))
