"""A statement as found in the text, before it is read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from protokoll_parse.extract.sentences import split_sentences
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protokoll_parse.text import Block, Passage

_FRAGMENT = compiled(r"(?:Där|Som|Vilket|Vilka|Detta innebär)\b")

_RESERVES = compiled(
    r"(?:Mot\s(?:detta\s)?beslutet?\s)?[^.;:]{0,120}?\b(?:reserverar|reserverade)\ssig\b"
    r"|(?:Mot\s(?:detta\s)?beslutet?\s)?[^.;:]{0,120}?\banmäl(?:er|de)\s[^.;:]{0,60}?\b(?:reservation|avvikande\smening)\b"
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement as found.

    ``text``: all of it as printed, bullets included; ``pieces``: where it stands. ``clauses``: pairs of the clause and
    the sentences that follow it in its paragraph. ``subject``: who decides, as printed. ``before``: the text of its
    paragraph in front of it, ``sentence`` and ``verb_at``: its first sentence and the place of the deciding verb.
    ``beside``: it stands in a section that tells of the item (*Bakgrund*) while another one decides, so it can only be
    retold.
    """

    rule: str
    text: str
    pieces: tuple[Passage, ...]
    clauses: tuple[tuple[Passage, str | None], ...]
    subject: str | None
    before: str
    sentence: str
    verb_at: int
    beside: bool


def printed(block: Block) -> str:
    """The text of a block with its bullet."""
    return f"{block.marker} {block.text}" if block.marker else block.text


def joined(passages: Sequence[Passage]) -> Passage:
    """The passages as one, a space between each."""
    text = ""
    anchors: list[tuple[int, int]] = []
    for passage in passages:
        text += " " if text else ""
        anchors += [(len(text) + at, offset) for at, offset in passage.anchors]
        text += passage.text
    return replace(passages[0], text=text, anchors=tuple(anchors))


def sentence_only(draft: Draft) -> Draft:
    """The draft without the sentences behind its first one."""
    piece = draft.pieces[0].part(0, len(draft.sentence))
    clause = draft.clauses[0][0]
    return replace(draft, text=draft.sentence, pieces=(piece,), clauses=((clause, None),))


def split_clause(passage: Passage) -> tuple[Passage, str | None]:
    """The first sentence is the clause; a fragment (*Där …*) still belongs to it; the rest follows it."""
    sentences = split_sentences(passage.text)
    cut = sentences[0][1] if sentences else len(passage.text)
    for start, end in sentences[1:]:
        if not _FRAGMENT.match(passage.text[start:end]):
            break
        cut = end
    follow_up = passage.text[cut:].strip()
    return passage.part(0, cut), follow_up or None


def without_reservation(draft: Draft) -> Draft:
    """The draft without the sentence at its end by which somebody reserves himself, and what stands behind it."""
    (*clauses, (clause, follow_up)), last = draft.clauses, draft.pieces[-1]
    starts = [start for start, _ in split_sentences(last.text)[1:] if _RESERVES.match(last.text, start)]
    behind = last.text[starts[0] :] if starts else ""
    if not follow_up or not behind or not follow_up.endswith(behind) or not draft.text.endswith(behind):
        return draft
    rest = follow_up.removesuffix(behind).rstrip() or None
    pieces = (*draft.pieces[:-1], last.part(0, len(last.text.removesuffix(behind).rstrip())))
    text = draft.text.removesuffix(behind).rstrip()
    return replace(draft, text=text, pieces=pieces, clauses=(*clauses, (clause, rest)))
