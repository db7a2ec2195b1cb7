"""Headings in the margin, beside the text that they head: *Beslut      Nämnden godkänner planen.*"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import regex

from protokoll_parse.lexicon.sections import section_role
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from protokoll_parse.text import Block

# the gap between the columns; a second one makes a row of a table of it
_SIDE = compiled(r"(?P<head>\p{Lu}\p{L}*(?:\s\p{L}+){0,3}):?\s{2,}(?P<rest>\p{L}(?:\S|\s(?!\s))+)", regex.DOTALL)


def with_side_heads(blocks: Iterable[Block]) -> list[Block]:
    """The blocks; a heading in the margin becomes one of its own, and heads what stands below it as well.

    The item has such a layout where one of them says *Beslut* or *Föredragande*; without it nothing is changed.
    """
    given = list(blocks)
    heads = [_side_head(block) for block in given]
    if not any(head and head[1] in ("decision", "presenters") for head in heads):
        return given
    found: list[Block] = []
    role: str | None = None
    for block, head in zip(given, heads, strict=True):
        if head:
            cut, role = head
            found.append(replace(block, passage=block.passage.part(0, cut), heading=True, section=role))
            text = block.text
            begin = cut + len(text[cut:]) - len(text[cut:].lstrip(": \t\u00a0"))
            found.append(replace(block, passage=block.passage.part(begin), section=role))
            continue
        other = block.heading or _SIDE.fullmatch(block.text)  # "Uppdrag     Anna skriver texten."
        role = None if other or role == "presenters" else role
        found.append(replace(block, section=role) if role and block.section is None else block)
    return found


def _side_head(block: Block) -> tuple[int, str] | None:
    """Where the heading in front of the block's text ends, and what it heads."""
    match = None if block.heading or block.marker is not None else _SIDE.fullmatch(block.text)
    role = section_role(match["head"]) if match else None
    return (match.end("head"), role) if match and role else None
