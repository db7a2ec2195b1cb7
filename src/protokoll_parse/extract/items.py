"""Items of the outline become items of the record."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.presenters.find import find_presenters
from protokoll_parse.extract.procedure import (
    find_proposals,
    find_recusals,
    find_reservations,
)
from protokoll_parse.extract.references import find_references
from protokoll_parse.extract.statements.decisions import Numbering, read_decisions
from protokoll_parse.extract.statements.drafts import printed
from protokoll_parse.extract.statements.item_text import text_of
from protokoll_parse.extract.statements.numbered_heads import with_proposals
from protokoll_parse.extract.statements.side_heads import with_side_heads
from protokoll_parse.extract.votes.find import find_votes
from protokoll_parse.lexicon.phrases import phrases
from protokoll_parse.records.models import Item, ItemKind
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from protokoll_parse.extract.context import Context
    from protokoll_parse.text import Block, OutlineItem


_BRACKET_AT_END = compiled(r"\s\([^)]*\)$")


@lru_cache(maxsize=1)
def _kinds() -> tuple[tuple[regex.Pattern[str], ItemKind], ...]:
    return tuple(
        (compiled(rf"\(?(?:{entry['pattern']})\)?\.?", regex.IGNORECASE), entry["kind"])
        for entry in phrases("kind_lines")
    )


def _kind(item: OutlineItem) -> ItemKind | None:
    """What the kind line says; it is one of the first lines of the item."""
    for block in item.blocks[:3]:
        for pattern, kind in _kinds():
            if pattern.fullmatch(block.text):
                return kind
    end = _BRACKET_AT_END.search(item.title.text) if item.title else None
    if end:
        return next((kind for pattern, kind in _kinds() if pattern.fullmatch(end[0].strip())), None)
    return None


def read_item(item: OutlineItem, ctx: Context, ids: Numbering, proposed: tuple[Block, ...] = ()) -> Item:
    """The record of an item and, below it, of its sub-items; ``proposed``: proposals above it that it may adopt."""
    found = read_decisions(item, ctx, ids, proposed)
    blocks = with_side_heads(item.blocks)
    return Item(
        number=item.number,
        label=item.label,
        title=" ".join(item.title.text.split()) if item.title else None,
        kind=_kind(item),
        document_number=item.document_number.text if item.document_number else None,
        presenters=find_presenters(blocks, ctx, item.title),
        subitems=[read_item(subitem, ctx, ids, above) for subitem, above in with_proposals(item.subitems)],
        decisions=found.decisions,
        assignments=found.assignments,
        proposals=find_proposals(blocks, ctx),
        votes=find_votes(text_of(item), ctx),
        reservations=find_reservations(blocks, ctx),
        recusals=find_recusals(blocks, ctx),
        references=list(find_references(item.blocks, ctx)),
        prior_decisions=found.prior_decisions,
        prior_assignments=found.prior_assignments,
        text="\n".join(map(printed, item.blocks)) or None,
        span=ctx.place(item.span),
    )
