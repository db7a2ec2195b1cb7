"""Where a meeting decides: the statements, by form. What they mean is read elsewhere.

====== =====================================================================
DEC001 *X beslutade att …* in one sentence, with the rest of its paragraph
DEC002 *X beslutade:* and a list below it
DEC003 a section under the heading *Beslut*
DEC004 passive: *Dagordningen godkändes.*
DEC005 active: *Stämman valde …*, *Nämnden godkänner …*
DEC006 *Beslut: …* in the line, with the *Att: …* above it
DEC007 a verb alone: *Godkändes.*, *Fastställd*
DEC008 *… finner att nämnden bifaller …*, where the item has no section *Beslut*
DEC009 the answer to the question whether the meeting was duly called
DEC010 how the vote came out: *Därmed hade stämman avslagit motionen*
DEC011 a section under the heading *Kommunstyrelsens förslag till kommunfullmäktige*, in the minutes of the former
DEC012 rows below the title of an election: *Ordförande   Eva Lind, omval 1 år*
DEC013 a clause alone, whose lead was lost: *… är klara. att lägga rapporten till handlingarna.*
====== =====================================================================
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.dates import MONTHS
from protokoll_parse.extract.sentences import split_sentences
from protokoll_parse.extract.statements.drafts import Draft
from protokoll_parse.extract.statements.forms import recognize
from protokoll_parse.extract.statements.hits import Hit
from protokoll_parse.extract.statements.lists import read_inline, read_list
from protokoll_parse.extract.statements.recommended import RECOMMENDED, as_recommended
from protokoll_parse.extract.statements.sections import read_section
from protokoll_parse.extract.statements.verbs import sense_of
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from protokoll_parse.text import Block

# the day and the page of the next sheet, perhaps with the word of a stamp
_STAMP = (
    r"(?:(?:ink(?:om|\.)?|ankom|utdrag|justerat|anslaget|datum|sammanträdesdatum)\s)?"
    rf"(?:(?:19|20)[0-9]{{2}}[-.][01][0-9][-.][0-3][0-9]|[0-3]?[0-9]\s(?:{'|'.join(MONTHS)})\s(?:19|20)[0-9]{{2}})"
    r"(?:\s+(?:(?:sida|sid\.?|blad|nr)\s+)?[0-9]{1,3}(?:\s?\([0-9]{1,3}\)|\s?/\s?[0-9]{1,3})?)?$"
)
_WORD = compiled(r"\p{L}+")
# a heading ran into the sentence: "Justering Att jämte ordföranden justera protokollet valdes Anna Berg"
_RUN_IN = compiled(r"(?<=\p{L})\s+(?=Att\s(?:j[äe]mte|tillsammans\smed)\s[^.]{0,80}?\bjustera\b)")
_STAMP_BEHIND = compiled(rf"(?<=[.!?])\s+(?={_STAMP})", regex.IGNORECASE)
_ENDS = compiled(
    rf"\b(?:reserverade|reserverar)\s+sig\b|\bprotokollsanteckning\b|\byrka(?:r|de)\b|^{_STAMP}", regex.IGNORECASE
)
# sections that decide nothing, and those that do only where the item has no section "Beslut"
_SILENT = frozenset({"basis", "distribution", "reservation", "note"})
_BESIDE = frozenset({"background", "information", "procedure", "vote"})
# under these headings proposals stand; they are over when something is decided below them
_PROPOSING = frozenset({"proposal", "motion"})
_AS_PROPOSED = compiled(r"\benligt\b[^.]*\b(?:förslag|yrkande)\p{L}*|\bbifall|\bavsl", regex.IGNORECASE)
_INLINE_BODY = compiled(r"Beslut:\s+")
_MOVED = compiled(r"\byrka(?:r|de)\b", regex.IGNORECASE)
# how the item is to be dealt with is settled before it is decided
_ORDERS = compiled(
    r"[^.;:]{2,60}\s(?:godkänner|godkände|fastställer|fastställde|antar|antog)\s[^.;:]{0,40}"
    r"\b(?:föredragnings|debatt|talar)ordning(?:en)?\.?"
)
_CLAUSE_ALONE = compiled(r"att\s(?P<verb>lägga|godkänna|fastställa|anta|bevilja|notera)\s[^.:;]+\.$")
_PROPOSES = compiled(r"förslag|föresl|yrka|hemställ|rekommend|följande|^att\s", regex.IGNORECASE)
_OWN_LEAD = compiled(r"\p{Lu}[^.:]{2,80}\s(?:beslutar|beslutade|beslöt)(?:\s+(?:följande|att))?:?$")


_PAST = frozenset({"beslutade", "beslutades", "beslöt", "beslöts", "bestämde", "bestämdes", "enades"})


def find_statements(blocks: Sequence[Block], *, has_section: bool) -> Iterator[Draft]:
    """Statements of one item or sub-item in order. ``has_section``: the item has a section headed *Beslut*."""
    i = 0
    while i < len(blocks):
        block = blocks[i]
        if block.heading and block.section in ("decision", RECOMMENDED):
            drafts, i = read_section(blocks, i)
            yield from as_recommended(drafts, block.text) if block.section == RECOMMENDED else drafts
            continue
        inline = None if block.heading else read_inline(blocks, i)
        if block.heading or (block.section in _SILENT and not (inline and _ends_papers(block))):
            i += 1
            continue
        if inline:
            labelled, behind = inline
            yield labelled
            if behind:
                yield from _sentences(behind, None, beside=False)
            i += 1
            continue
        if block.section in _PROPOSING:
            drafts, i = _below_proposals(blocks, i, has_section)
            yield from drafts
            continue
        # what is left of a section "Beslut" is the background that stands below it
        beside = has_section and (block.section in _BESIDE or block.section in ("decision", RECOMMENDED))
        draft, stop = (None, i + 1) if beside else read_list(blocks, i)
        above = blocks[i - 1].text if i and not blocks[i - 1].heading else ""
        found = _sentences(block, draft, beside, above)
        # where a section decides, what the chair found before it only leads there
        yield from (one for one in found if not (has_section and one.rule == "DEC008" and block.section is None))
        if draft:
            yield draft
        i = stop if draft else i + 1


def _ends_papers(block: Block) -> bool:
    """Whether *Beslut: Styrelsen antog …* stands below the papers of the item; a paper may only be called so."""
    lead = _INLINE_BODY.match(block.text) if block.section == "basis" and block.marker is None else None
    return bool(lead and recognize(block, block.text[lead.end() :], 0, 1))


def _below_proposals(blocks: Sequence[Block], i: int, has_section: bool) -> tuple[list[Draft], int]:
    """What was decided below a proposal: in the past tense, as proposed, or by a list of its own."""
    block = blocks[i]
    draft, stop = read_list(blocks, i)
    first = i == 0 or blocks[i - 1].heading
    if draft and not has_section and (_is_past(draft) or (_OWN_LEAD.match(draft.sentence) and not first)):
        return [draft], stop
    if draft:
        return [], stop
    found = _sentences(block, None, beside=False)
    debated = not has_section and not first and _is_debated(blocks, i)
    decided = [
        d
        for d in found
        if _is_past(d)
        or (not has_section and not first and _AS_PROPOSED.search(d.sentence))
        or (debated and d.rule == "DEC001" and d.subject)
    ]
    return decided, i + 1


def _is_debated(blocks: Sequence[Block], i: int) -> bool:
    """Whether somebody moved something between the proposal and block ``i``, so that the proposals are over."""
    at = i - 1
    while at >= 0 and not blocks[at].heading and blocks[at].section == blocks[i].section:
        if _MOVED.search(blocks[at].text) and not blocks[i - 1].text.endswith(":"):
            return True
        at -= 1
    return False


def _is_past(draft: Draft) -> bool:
    """Proposals speak in the present; what was decided is told in the past."""
    word = _WORD.match(draft.sentence, draft.verb_at)
    return bool(word and (word[0].lower() in _PAST or sense_of(word[0], draft.sentence, ("past", "passive_past"))))


def _alone(front: str, sentence: str) -> Hit | None:
    """A clause that stands alone behind a sentence that proposes nothing; its lead was lost with its heading."""
    match = _CLAUSE_ALONE.match(sentence)
    if not match or not front.endswith(".") or not sense_of(match["verb"], sentence, ("infinitive",)):
        return None
    last = front[split_sentences(front)[-1][0] :]
    return None if _PROPOSES.search(last) else Hit("DEC013", None, match.start("verb"), 0)


def _without_heading(text: str, start: int, end: int) -> tuple[int, int]:
    heading = _RUN_IN.search(text, start, end)
    return (heading.end() if heading else start, end)


def _ranges(text: str) -> tuple[tuple[int, int], ...]:
    """The sentences, a heading that ran into one and the stamp of the next sheet apart, which begins with a figure."""
    ranges = tuple(_without_heading(text, start, end) for start, end in split_sentences(text))
    stamp = _STAMP_BEHIND.search(text, ranges[-1][0]) if ranges else None
    return (*ranges[:-1], (ranges[-1][0], stamp.start()), (stamp.end(), ranges[-1][1])) if stamp else ranges


def _sentences(block: Block, leading: Draft | None, beside: bool, above: str = "") -> Iterator[Draft]:
    """Statements inside a paragraph, which stands below ``above``; the sentences behind one belong to it."""
    passage = block.passage
    limit = len(passage.text) - len(leading.sentence) if leading else len(passage.text)
    ranges = [(start, end) for start, end in _ranges(passage.text) if end <= limit or not leading]
    if leading:
        ranges = [(start, end) for start, end in ranges if start < limit]
    found: list[tuple[int, Hit]] = []  # with the index of the sentence
    for n, (start, end) in enumerate(ranges):
        sentence = passage.text[start:end]
        hit = recognize(block, sentence, n, len(ranges)) or _alone(passage.text[:start].rstrip() or above, sentence)
        if hit and (not beside or hit.rule == "DEC001" or _ORDERS.fullmatch(sentence)):
            found.append((n, hit))
    for k, (n, hit) in enumerate(found):
        start, end = ranges[n]
        last = ranges[(found[k + 1][0] if k + 1 < len(found) else len(ranges)) - 1][1]
        if hit.rule in ("DEC004", "DEC007", "DEC010"):
            last = end
        for other, stop in ranges[n + 1 :]:  # what follows is no part of the decision from a reservation on
            if other < last and _ENDS.search(passage.text[other:stop]):
                last = len(passage.text[:other].rstrip())
        follow_up = passage.text[end:last].strip() or None
        yield Draft(
            hit.rule,
            passage.text[start:last].strip(),
            (passage.part(start, last),),
            ((passage.part(start + hit.clause_at, end), follow_up),),
            hit.subject,
            passage.text[:start],
            passage.text[start:end],
            hit.verb_at,
            beside and not _ORDERS.fullmatch(passage.text[start:end]),
        )
