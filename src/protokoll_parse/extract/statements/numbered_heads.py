"""Headings with numbers of their own: *6.1 Förslag* and below it *6.2 Beslut* are sub-items in the outline."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from protokoll_parse.lexicon.sections import section_role
from protokoll_parse.text import Block

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from protokoll_parse.text import OutlineItem


def with_proposals(subitems: Sequence[OutlineItem]) -> Iterator[tuple[OutlineItem, tuple[Block, ...]]]:
    """The sub-items, each with the proposals that it may adopt.

    A sub-item *Förslag* holds proposals where the next one is *Beslut*; for any other there are none.
    """
    proposed: tuple[Block, ...] = ()
    for n, item in enumerate(subitems):
        behind = subitems[n + 1] if n + 1 < len(subitems) else None
        if _role(item) == "proposal" and behind and _role(behind) == "decision" and item.title:
            blocks = tuple(replace(block, section="proposal") for block in item.blocks)
            yield replace(item, blocks=blocks), ()
            proposed = (Block(item.title, heading=True, section="proposal"), *blocks)
        else:
            yield item, proposed
            proposed = ()


def _role(item: OutlineItem) -> str | None:
    return section_role(item.title.text) if item.title else None
