"""Leads that stand alone and open what is decided: *Nämnden beslutar*, or no more than *Nämnden*."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.bodies import body_pattern
from protokoll_parse.extract.statements.forms import DECIDES, is_statement
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protokoll_parse.text import Block

_ADVERBS = r"(?:\s(?:för\segen\sdel|följande|enligt\sföljande|enhälligt|därför|därefter|slutligen|också|sålunda))*"


@lru_cache(maxsize=1)
def _lead() -> regex.Pattern[str]:
    named = r"Nämnden\s\p{Lu}\p{Ll}+(?:\s\p{Ll}+){0,2}?"  # "Nämnden Norra skolor", known as one by standing alone
    return compiled(rf"(?P<subject>{body_pattern()}|{named})(?:\s(?P<verb>{DECIDES}){_ADVERBS})?\s?:?")


def lead_subject(text: str) -> str | None:
    """The body, where ``text`` is a lead and no more."""
    match = _lead().fullmatch(text)
    return match["subject"] if match else None


def head_leads(blocks: Sequence[Block]) -> list[Block]:
    """The blocks; a lead without a list becomes the heading of the statements that follow it.

    *Utskottet beslutar* over paragraphs without *att*, perhaps with a page break between. A paragraph that decides
    nothing ends what the lead opens, unless the next heading does.
    """
    found = list(blocks)
    for i, block in enumerate(found[:-1]):
        match = None if block.heading or block.section else _lead().fullmatch(block.text)
        following = found[i + 1]
        if not match or not match["verb"] or following.heading or following.marker is not None:
            continue
        if compiled(r"att\b", regex.IGNORECASE).match(following.text) or not is_statement(following.text):
            continue
        found[i] = replace(block, heading=True, section="decision")
        for n in range(i + 1, len(found)):
            if found[n].heading or found[n].section or not is_statement(found[n].text):
                break
            found[n] = replace(found[n], section="decision")
    return found
