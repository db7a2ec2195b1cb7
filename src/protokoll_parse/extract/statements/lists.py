"""Statements over several blocks: a lead and its list, motions and their *Beslut: …*"""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.people import leading_name
from protokoll_parse.extract.sentences import split_sentences
from protokoll_parse.extract.statements.drafts import Draft, joined, printed, split_clause
from protokoll_parse.extract.statements.forms import (
    DECIDES,
    DECISION,
    INLINE,
    active_decision,
    inverted_decision,
    is_statement,
    plain_decision,
    recognize,
)
from protokoll_parse.extract.statements.hits import DECIDES_NOTHING
from protokoll_parse.extract.statements.passives import passive_verb
from protokoll_parse.extract.statements.subjects import subject_of
from protokoll_parse.extract.statements.verbs import sense_of
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protokoll_parse.text import Block, Passage

_LEAD = compiled(
    rf"\b(?P<verb>{DECIDES}|bestämmer)\b(?:[^.:]|(?<=\bkap)\.|(?<=[0-9])[.:](?=[0-9])|(?<=[0-9]):(?=-)|(?<=\p{{L}}):(?=s\b))*:$",
    regex.IGNORECASE,
)
LIST_BELOW = compiled(r"\b(?:nedan|följande|nedanstående)\b[^.]*[.:]$", regex.IGNORECASE)
ANNOUNCES = compiled(r"\b(?:följande|nedanstående)\s\p{L}", regex.IGNORECASE)  # whose colon a title has lost
_AS_PROPOSED = compiled(r"\benligt\s(?:\p{L}+s\s)?(?:\p{L}+\s)?\p{L}*förslag(?:et)?:$", regex.IGNORECASE)
# what the agenda was approved with stands below, if only in a paragraph: "… med följande tillägg:"
_AMENDED_BY = compiled(
    r"\b(?:med|efter|inklusive|jämte)\s(?:nedanstående|följande)\s(?:\p{L}+\s)?"
    r"\p{L}*(?:ändring|tillägg|justering|komplettering|korrigering|rättelse|strykning|punkt)\p{L}*(?:\s[^.:]{1,40})?:$",
    regex.IGNORECASE,
)
# a lead that took the first entry of its list along: "… följande tider, kl. 9–12: 10 mars"
_LEAD_AND_ENTRY = compiled(r"\bföljande\s[^:]{2,80}:\s", regex.IGNORECASE)
_THINGS = compiled(r"\batt\s+\p{L}+a\s[^.]*\bföljande\s+\p{L}+", regex.IGNORECASE)  # "att hålla följande möten:"
# a clause that is whole but for things: "att Anna får köpa in följande:"; "att göra följande:" may list what is decided
_THINGS_BELOW = compiled(r"\batt\s(?:[\p{L}-]+\s){2,12}(?:följande|nedanstående):$", regex.IGNORECASE)
_TO_DO = compiled(
    r"(?i:att\s)?\p{L}+a\s(?!ca\b|cirka\b|à\b)\p{Ll}|(?i:att)\s"
)  # "Köpa in lampor", not "Lampa, ca 300 kr"
# the lead ends so when its list follows without a colon: "Nämnden beslutar", "Stämman beslöt enligt förslaget att"
_BARE_LEAD = compiled(
    rf"\b(?:{DECIDES}(?:\s+(?:följande|enligt\s+följande|enhälligt))?|att(?:\s(?:om|ny|åter)?\p{{L}}{{2,}}[ae])?)$",
    regex.IGNORECASE,
)
_OBJECTS = compiled(r"\batt\s\p{L}+$", regex.IGNORECASE)  # "beslutade att välja": what follows are its objects
# behind such a list the sentence goes on: "till valberedning för 2024"
_TAIL = compiled(r"(?:till|som|för|på|i|med|under|från)\s")
_TAIL_WORDS = 20
_GAP_ATT = compiled(r"\S\s{3,}att\s")  # the first of several that stand below each other: "Beslöts      att …"
_JOINED = compiled(r"\s\S+\s\S+(?:,|,?\s(?:samt|och))$")
ATT_ENTRY = compiled(r"att\b", regex.IGNORECASE)
_FIRST_WORD = compiled(r"\p{Ll}+")
_MOTION = compiled(r"Att\s?:\s*\S")
_MOTION_BEHIND = compiled(r"[.!?]\s+(?P<motion>Att\s?:\s*\S[^.]*\.?)$")  # behind what leads to it
_ALL_MOTIONS = compiled(r"\b(?:båda|bägge|samtliga|alla|attsatserna|yrkandena)\b", regex.IGNORECASE)
_ELECTS = compiled(
    r"\b(?P<verb>(?:om|ny|fyllnads)?val(?:des|de|t)|väljs|väljes|väljer|utses|utsågs|utser|utsåg|konstituer(?:as|ades))\b",
    regex.IGNORECASE,
)
# "Nämnden väljer i enlighet med valberedningens förslag", "Mötet valde", with the names below and no colon
OPEN_LEAD = compiled(
    r"\b(?:enligt|enlighet)\b[^.:]*(?:förslag(?:et)?|nedan|följande)$|\b(?:följande|nedanstående)$"
    r"|\b(?:valde|väljer|utser|utsåg)(?:\s(?:enhälligt|enigt|därefter|sedan|om))?$"
    r"|\b(?:och|samt|h?varvid|då)\s(?:omvaldes|nyvaldes|valdes|utsågs|utsågos)$",
    regex.IGNORECASE,
)
# "Beslutades: Att utse följande kommittéer.", with rows below: "Ordförande i festkommittén: EL"
_ELECTS_BELOW = compiled(
    rf"\b(?P<verb>{DECIDES})\b\s?:?\s+(?P<clause>(?:att\s)?(?:utse|välja|omvälja|nyvälja|tillsätta|fördela))\b[^.:]{{0,80}}?"
    r"\b(?:följande|nedanstående|enligt\snedan)\b[^.:]{0,80}[.:]$",
    regex.IGNORECASE,
)
_ROW = compiled(r"\p{Lu}[^:]{2,60}:\s+\p{Lu}")
_NOMINATES = compiled(r"\b(?:väljer|valde)\satt\s(?:nominera|föreslå|förorda)\b")  # "Styrelsen väljer att nominera:"
_ENTRY_WORDS = 14
# a lead that says no more than that something was decided: "Beslutades:", "Mötet beslutade följande:"
_BARE_BODY = compiled(
    rf"(?:Det\s)?(?:[\p{{L}}-]+\s){{0,3}}(?:{DECIDES})(?:\s(?:enhälligt|enigt|att|följande|därför))?\s?:",
    regex.IGNORECASE,
)
_FIGURED = compiled(r"[0-9]{1,2}\s?:\s")
_MOST_BELOW = 30
# in front of a list: "Följande personer är godkända av styrelsen"
_DONE_TO = compiled(
    r"(?:Följande|Nedanstående)\s[^.:]{2,80}?\s(?:är|var|har\sblivit|blev)\s(?:[\p{L}]+\soch\s)?(?:därmed\s|nu\s)?"
    r"(?P<verb>godkända|antagna|valda|utsedda|invalda|beviljade)(?:\sav\s(?P<subject>\p{L}*(?:styrelsen|mötet|stämman|nämnden|rådet|utskottet)))?:$"
)
# of such a list: "Till ledamöter: lantbrukaren A. Ek, …"
_FOR_OFFICE = compiled(r"(?:Till|Som)\s(?:\p{Ll}+\s){0,2}\p{Ll}{4,}\b")
_ELECTED_WORDS = 60
_LOOSE = (LIST_BELOW, _AS_PROPOSED, _LEAD_AND_ENTRY, OPEN_LEAD, _ELECTS)  # what stands below needs no bullets


def read_inline(blocks: Sequence[Block], i: int) -> tuple[Draft, Block | None] | None:
    """*Beslut: Attsats bifalles*: the motions above are what was decided; None when the block is no such line.

    With the draft comes what follows it in its block, where that decides something else.
    """
    block = blocks[i]
    match = INLINE.match(block.text)
    if not match:
        return None
    first = i
    while first and _MOTION.match(blocks[first - 1].text):
        first -= 1
    if i - first > 1 and not _ALL_MOTIONS.search(match["rest"]):
        first = i - 1
    motions = [motion.passage for motion in blocks[first:i]]
    if i and not motions and (behind := _MOTION_BEHIND.search(blocks[i - 1].text)):
        motions = [blocks[i - 1].passage.part(behind.start("motion"))]
    rest = block.passage.part(match.start("rest"))
    end = match.start("rest") + _own_part(rest, block)
    behind_it = replace(block, passage=block.passage.part(end + 1)) if block.text[end:].strip() else None
    rest = block.passage.part(match.start("rest"), end)
    plain = plain_decision().match(rest.text) or _decides(rest.text)
    sentence = rest.text[: split_sentences(rest.text)[0][1]]
    att = DECISION.search(sentence)
    clause = rest.part(att.start("att")) if att and att["att"] != ":" else rest
    several = tuple((motion, None) for motion in motions) if len(motions) > 1 else ()
    return Draft(
        "DEC006",
        " ".join([*(motion.text for motion in motions), rest.text]),
        (*motions, block.passage.part(0, end)),
        several or tuple(_att_sentences(rest)) or (split_clause(clause),),
        plain["subject"] if plain else None,
        "",
        block.text,
        match.start("rest"),
        False,
    ), behind_it


def _att_sentences(rest: Passage) -> list[tuple[Passage, str | None]]:
    """*Att sälja båten. Att medlen går till bryggan.*: each is a clause, with what follows it; none of one alone."""
    ranges = split_sentences(rest.text)
    starts = [start for start, _ in ranges if ATT_ENTRY.match(rest.text, start)]
    if len(starts) < 2 or starts[0] != 0:
        return []
    ends = [*starts[1:], len(rest.text)]
    return [split_clause(rest.part(start, end)) for start, end in zip(starts, ends, strict=True)]


def _own_part(rest: Passage, block: Block) -> int:
    """Where the statement behind *Beslut:* ends: before a sentence that decides for itself."""
    ranges = split_sentences(rest.text)
    for n, (start, end) in enumerate(ranges[1:], 1):
        hit = recognize(block, rest.text[start:end], n, len(ranges))
        if hit and hit.rule in ("DEC001", "DEC004", "DEC005", "DEC007", "DEC010"):
            return len(rest.text[:start].rstrip())
    return len(rest.text)


def _decides(text: str) -> regex.Match[str] | None:
    """*Styrelsen antog anbudet …*: the body and its verb"""
    match = active_decision().match(text)
    given = match and match["verb"].lower() in ("får", "fick")
    return match if match and not given and sense_of(match["verb"], text, ("present", "past")) else None


def read_list(blocks: Sequence[Block], i: int) -> tuple[Draft | None, int]:
    """*X beslutade:* at the end of the block, and the entries below."""
    block = blocks[i]
    start, end = (split_sentences(block.text) or [(0, 0)])[-1]
    sentence = block.text[start:end]
    found = _lead_verb(blocks, i, sentence)
    if not found or _NOMINATES.search(sentence) or DECIDES_NOTHING.search(sentence[: found.start("verb")]):
        return None, i + 1
    # what a passive announces may be a table of its own: the roll that was adopted, a budget
    loose = found.re in (_LEAD, _ELECTS, _ELECTS_BELOW, active_decision()) and any(
        form.search(sentence) for form in _LOOSE
    )
    amended = _AMENDED_BY.search(sentence) is not None
    entries: list[Block] = []
    stop = i + 1
    if amended and stop < len(blocks) and not blocks[stop].heading:
        entries.append(blocks[stop])
        stop += 1
        loose = entries[0].text[-1] != "."
    while stop < len(blocks) and _is_entry(blocks[stop], entries, loose=loose):
        if found.re is _ELECTS_BELOW and blocks[stop].marker is None and not _ROW.match(blocks[stop].text):
            break
        entries.append(blocks[stop])
        stop += 1
    objects = _OBJECTS.search(sentence)
    if objects and entries and stop < len(blocks) and _is_tail(blocks[stop]):
        entries.append(blocks[stop])
        stop += 1
    if not entries and found.re is _LEAD and _BARE_BODY.fullmatch(sentence):
        entries = _said_below(blocks[stop : stop + _MOST_BELOW])
        stop += len(entries)
    if not entries:
        return None, i + 1
    lead = block.passage.part(start, end)
    behind = sentence[found.end("verb") :]
    things = _THINGS_BELOW.search(sentence) and not any(
        _TO_DO.match(entry.text) for entry in entries if entry.marker is not None or entries[0].marker is None
    )
    decides = found.re is _LEAD and not (objects or things or _THINGS.search(sentence))
    begin = objects.start() if objects else found.start("clause") if found.re is _ELECTS_BELOW else 0
    own = _own_clause(sentence) if decides and ATT_ENTRY.match(entries[0].text) else None
    if found.re in (_LEAD, _ELECTS_BELOW):
        subject = subject_of(sentence, found.start("verb"), behind)
    else:
        subject = found.groupdict().get("subject")
    return Draft(
        "DEC002",
        " ".join([lead.text, *map(printed, entries)]),
        (lead, *(entry.passage for entry in entries)),
        (
            *(((lead.part(own), None),) if own else ()),
            *_clauses(lead.part(begin), entries, decides),
        ),
        subject,
        block.text[:start],
        sentence,
        found.start("verb"),
        False,
    ), stop


def _said_below(blocks: Sequence[Block]) -> list[Block]:
    """What stands below *Mötet beslutade:*: its lines with figures and colons, else the one paragraph."""
    numbered = list(takewhile(lambda block: not block.heading and _FIGURED.match(block.text), blocks))
    return numbered or list(takewhile(lambda block: not block.heading, blocks[:1]))


def _own_clause(lead: str) -> int | None:
    """Where the first clause begins, when it stands in the lead: *… beslutar att godkänna rapporten samt*"""
    match = (
        DECISION.search(lead) if _JOINED.search(lead) or (_GAP_ATT.search(lead) and not lead.endswith("att")) else None
    )
    return match.start("att") if match and match["att"] != ":" else None


def _lead_verb(blocks: Sequence[Block], i: int, sentence: str) -> regex.Match[str] | None:
    """The verb of a lead, with the groups *verb* and perhaps *subject*; None when no list is announced."""
    following = blocks[i + 1] if i + 1 < len(blocks) else None
    listed = following is not None and (following.marker is not None or bool(ATT_ENTRY.match(following.text)))
    if sentence.endswith(":"):
        lead = sentence
    elif listed and following is not None and (ATT_ENTRY.match(following.text) or _BARE_LEAD.search(sentence)):
        lead = f"{sentence}:"
    else:
        lead = ""
    if match := _LEAD.search(lead):
        return match
    below = following.text if following is not None and not following.heading else ""
    named = leading_name(below) or _FOR_OFFICE.match(below)
    if named and OPEN_LEAD.search(sentence) and (match := _ELECTS.search(sentence)):
        active = active_decision().match(sentence)
        return active if active and active.start("verb") == match.start() else match
    if (_ROW.match(below) or listed) and (match := _ELECTS_BELOW.search(sentence)):
        return match
    announced = sentence.endswith(":") or (
        listed and (sentence.endswith(";") or ANNOUNCES.search(sentence) is not None)
    )
    if not (announced or LIST_BELOW.search(sentence) or _LEAD_AND_ENTRY.search(sentence)):
        return None
    inverted = inverted_decision().match(sentence) if sentence.endswith(":") else None
    if match := active_decision().search(sentence) or _DONE_TO.match(sentence) or inverted:
        return match
    return (_ELECTS.search(sentence) or passive_verb(blocks[i], sentence)) if announced else None


def _clauses(lead: Passage, entries: Sequence[Block], decides: bool) -> tuple[tuple[Passage, str | None], ...]:
    """Each entry of a list of decisions is a clause; a list of names, days or things is one clause with its lead."""
    listed = entries[0].marker is not None or ATT_ENTRY.match(entries[0].text) or _FIGURED.match(entries[0].text)
    if decides and listed:
        clauses = [split_clause(entry.passage) for entry in entries]
        return tuple(clause for clause in clauses if clause[0].text.lower() != "att") or tuple(clauses)
    return ((joined([lead, *(entry.passage for entry in entries)]), None),)


def _is_tail(block: Block) -> bool:
    """*till ledamöter i valberedningen för 2024*, below the names that it is said of"""
    short = len(block.text.split()) <= _TAIL_WORDS
    return not block.heading and block.marker is None and short and bool(_TAIL.match(block.text))


def _is_entry(block: Block, entries: Sequence[Block], *, loose: bool) -> bool:
    """``loose``: the lead announces a list, so that short lines without bullets are its entries, too."""
    if block.heading:
        return False
    alike = not entries or entries[0].marker is None or block.text[-1] != "."  # no sentence behind bullets
    longest = _ELECTED_WORDS if _FOR_OFFICE.match(block.text) else _ENTRY_WORDS
    short = block.marker is None and len(block.text.split()) <= longest
    if loose and short and alike and not is_statement(block.text):
        return True
    if block.marker is not None or ATT_ENTRY.match(block.text):
        # a list of another kind behind the att-clauses is not theirs
        return not entries or _is_clause(block) == _is_clause(entries[0])
    return False


def _is_clause(entry: Block) -> bool:
    """*att godkänna planen*; behind a bullet *godkänna planen* is one, too."""
    word = _FIRST_WORD.match(entry.text) if entry.marker is not None else None
    return bool(ATT_ENTRY.match(entry.text) or (word and sense_of(word[0], entry.text, ("infinitive",))))
