"""Statements over several blocks: a lead and its list, a motion and its *Beslut: …*"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.drafts import Draft, printed, split_clause
from protokoll_parse.extract.sentences import split_sentences
from protokoll_parse.extract.statement_forms import (
    DECIDES,
    DECIDES_NOTHING,
    DECISION,
    INLINE,
    active_decision,
    is_statement,
    plain_decision,
    subject_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protokoll_parse.text import Block

_LEAD = regex.compile(rf"\b(?P<verb>{DECIDES}|bestämmer)\b[^.]*:$", regex.IGNORECASE)
_BELOW = regex.compile(r"\b(?:nedan|följande|nedanstående)\b[^.]*[.:]$", regex.IGNORECASE)
_ATT_ENTRY = regex.compile(r"att\b", regex.IGNORECASE)
_MOTION = regex.compile(r"Att\s?:\s*\S")
_ENTRY_WORDS = 14


def read_inline(blocks: Sequence[Block], i: int) -> Draft | None:
    """*Beslut: Attsats bifalles*: the motion above is what was decided; None when the block is no such line."""
    block = blocks[i]
    match = INLINE.match(block.text)
    if not match:
        return None
    motion = blocks[i - 1] if i and _MOTION.match(blocks[i - 1].text) else None
    rest = block.passage.part(match.start("rest"))
    pieces = ((motion.passage,) if motion else ()) + (block.passage,)
    plain = plain_decision().match(rest.text)
    att = DECISION.search(rest.text)
    clause = rest.part(att.start("att")) if att and att["att"] != ":" else rest
    return Draft(
        "DEC006",
        " ".join([motion.text, rest.text] if motion else [rest.text]),
        pieces,
        ((clause, None),),
        plain["subject"] if plain else None,
        "",
        block.text,
        match.start("rest"),
        False,
    )


def read_list(blocks: Sequence[Block], i: int) -> tuple[Draft | None, int]:
    """*X beslutade:* at the end of the block, and the entries below."""
    block = blocks[i]
    start, end = (split_sentences(block.text) or [(0, 0)])[-1]
    sentence = block.text[start:end]
    below = i + 1 < len(blocks) and bool(_ATT_ENTRY.match(blocks[i + 1].text))
    match = _LEAD.search(sentence if sentence.endswith(":") or not below else f"{sentence}:")
    active = None if match else active_decision().search(sentence)
    announced = sentence.endswith(":") or _BELOW.search(sentence)
    if not (match or (active and announced)) or DECIDES_NOTHING.search(sentence):
        return None, i + 1
    entries: list[Block] = []
    stop = i + 1
    while stop < len(blocks) and _is_entry(blocks[stop], entries, loose=bool(_BELOW.search(sentence))):
        entries.append(blocks[stop])
        stop += 1
    if not entries:
        return None, i + 1
    found = match or active
    assert found is not None
    lead = block.passage.part(start, end)
    listed = bool(match) and (_ATT_ENTRY.match(entries[0].text) or entries[0].marker is not None)
    clauses = tuple(split_clause(entry.passage) for entry in entries) if listed else ((lead, None),)
    subject = subject_of(sentence, found.start("verb"), "") if match else found["subject"]
    return Draft(
        "DEC002",
        " ".join([lead.text, *map(printed, entries)]),
        (lead, *(entry.passage for entry in entries)),
        clauses,
        subject,
        block.text[:start],
        sentence,
        found.start("verb"),
        False,
    ), stop


def _is_entry(block: Block, entries: Sequence[Block], *, loose: bool) -> bool:
    """``loose``: the lead announces a list, so that short lines without bullets are its entries, too."""
    if block.heading:
        return False
    if loose and block.marker is None and len(block.text.split()) <= _ENTRY_WORDS and not is_statement(block.text):
        return True
    if block.marker is not None or _ATT_ENTRY.match(block.text):
        # a list of another kind behind the att-clauses is not theirs
        return not entries or bool(_ATT_ENTRY.match(block.text)) == bool(_ATT_ENTRY.match(entries[0].text))
    return False
