"""One sentence that decides twice: *Nämnden beviljar bidraget till A och avslår ansökan från B.*

Each finite verb that decides something of its own makes a clause. What only says more of one thing stays whole:
*godkändes och lades till handlingarna*, *antar yttrandet och överlämnar det till kommunstyrelsen*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.statements.clause_blocks import GOVERNS
from protokoll_parse.extract.statements.verbs import sense_of
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from protokoll_parse.text import Passage

_JOINT = compiled(r",?\s+(?:och|samt|men|varefter)\s+|,\s+")
_WORD = compiled(r"\p{L}+")
_ADVERB = compiled(r"(?:även|också|samtidigt|därmed|därefter|dessutom|slutligen|därutöver)\s+")
# an object that only points back, or none at all
_POINTS_BACK = compiled(
    r"\s*(?:$|[.,;]|(?:det|den|detta|denna|dem|dessa|sig|till|utan|enhälligt|därmed)\b)", regex.IGNORECASE
)
_TO_OFFICE = compiled(r"\s+till\s(?!handling)\p{L}")  # "och valde till ny kassör Bo Ek"
# what hangs on the clause before has no subject of its own
_HANGS = compiled(r"(?:som|att|där|när|om|vilken|vilket|vilka|med|enligt|ska|skall)\b")
_ATT_JOINT = compiled(r",?\s(?P<joint>och|samt|(?:(?:och|samt)\s)?dels)\s+(?=att\s)|,\s+(?=att\s)")
# what somebody was given to do, behind another errand: "uppdrog åt Anna att … samt att Bo fick uppdraget att …"
_SECOND_ERRAND = compiled(
    r"\b(?:uppdr\p{L}+|i\suppdrag|uppdraget)\s[^.;:]{2,200}?(?P<joint>,?\s(?:och|samt)\s)"
    r"att\s(?!\p{Ll}+a\s)[^.;:]{2,60}?\s(?:får|fick)\s(?:i\suppdrag|uppdraget)\satt\s"
)
_ONLY_HOW = compiled(r"att\s(?:gälla|utgå|utbetalas|betalas|tillträda|verkställas|träda)\b")
_SUBJECT_WORDS = 7
_ACTIVE = ("present", "past")
_PASSIVE = ("passive_present", "passive_past")


def divided(passage: Passage) -> list[Passage]:
    """The clauses of a sentence, one for each decision; the sentence alone where it makes but one."""
    text = passage.text
    if compiled(r"att\b", regex.IGNORECASE).match(text):
        return _att_clauses(passage)
    if errand := _SECOND_ERRAND.search(text):
        return [passage.part(0, errand.start("joint")), passage.part(errand.end("joint"))]
    found: list[Passage] = []
    start = 0
    for joint in _JOINT.finditer(text):
        left, right = text[start : joint.start()], text[joint.end() :]
        comma = joint[0].strip() == ","
        if _is_active_pair(left, right) or (not comma and _is_passive_pair(left, right)):
            found.append(passage.part(start, joint.start()))
            start = joint.end()
    return [*found, passage.part(start)] if found else [passage]


def _att_clauses(passage: Passage) -> list[Passage]:
    """*att planen antas och att avgiften höjs*: clauses side by side, none of which hangs on a verb of another."""
    joints = list(_ATT_JOINT.finditer(passage.text))
    if not any(joint["joint"] for joint in joints):  # "att anta taxan, att gälla från 1 maj"
        return [passage]
    starts = [0, *(joint.end() for joint in joints)]
    ends = [*(joint.start() for joint in joints), len(passage.text)]
    parts = [passage.part(start, end) for start, end in zip(starts, ends, strict=True)]
    hanging = any(GOVERNS.search(part.text) or " att " in part.text for part in parts[:-1])
    return [passage] if hanging or any(_ONLY_HOW.match(part.text) for part in parts) else parts


def _is_active_pair(left: str, right: str) -> bool:
    """*… fastställer budgeten* / *uppdrar åt styrelsen …*, in one tense."""
    tense = _form(left, _ACTIVE)
    adverb = _ADVERB.match(right)
    verb = _WORD.match(right, adverb.end() if adverb else 0)
    sense = sense_of(verb[0], right, (tense,)) if tense and verb else None
    if sense is None or verb is None:
        return False
    to_office = sense.kind == "elect" and _TO_OFFICE.match(right, verb.end())
    return bool(to_office) or not _POINTS_BACK.match(right, verb.end())


def _is_passive_pair(left: str, right: str) -> bool:
    """*Motionen bifölls* / *åt styrelsen uppdrogs …*"""
    if _form(left, _PASSIVE) is None:
        return False
    words = list(_WORD.finditer(right.partition(",")[0]))[: _SUBJECT_WORDS + 1]
    return any(sense_of(word[0], right, _PASSIVE) and not _HANGS.match(right) for word in words[1:])


def _form(text: str, forms: tuple[str, ...]) -> str | None:
    """The form of the first verb in ``text`` that decides in one of ``forms``."""
    return next((sense.form for word in _WORD.finditer(text) if (sense := sense_of(word[0], text, forms))), None)
