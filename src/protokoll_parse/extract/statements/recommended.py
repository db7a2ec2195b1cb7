"""What the body that met proposes to the assembly above it: its decision, though the heading says *förslag*."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.bodies import body_pattern, is_own_name
from protokoll_parse.extract.statements.drafts import Draft
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from protokoll_parse.text import Block

RECOMMENDED = "recommendation"  # the section below such a heading
# "Kommunstyrelsens förslag till kommunfullmäktige", "Nämndens förslag till beslut i fullmäktige"
_HEADING = compiled(
    r"(?P<who>\p{Lu}[^.:]{2,60}?)s?\s(?:förslag|hemställan|framställning|rekommendation)\still\s(?:beslut\s(?:i|av|till|för)\s)?"
    r"(?P<to>\p{L}*(?:fullmäktige|stämman|mötet))(?:s?\s(?:för\s)?beslut)?\s?:?"
)
# the body itself, by the word for it alone: an authority that advises everybody has a longer name
_ADVISERS = r"(?:Nämnden|Styrelsen|Utskottet|Rådet|Kommittén|Direktionen|Beredningen|Delegationen|Gruppen)"


def with_recommendations(blocks: Sequence[Block], body: str | None) -> list[Block]:
    """The blocks; what the body that met proposes to the assembly is a section of its own.

    It is what the body decided where no section *Beslut* stands beside it. What a committee proposes to its board only
    prepares the board's decision.
    """
    if body is None or any(block.heading and block.section == "decision" for block in blocks):
        return list(blocks)
    found: list[Block] = []
    inside = False
    for block in blocks:
        if block.heading or block.section != "proposal":
            inside = block.heading and block.section == "proposal" and _is_own(block.text, body)
        found.append(replace(block, section=RECOMMENDED) if inside else block)
    return found


def as_recommended(drafts: Iterable[Draft], heading: str) -> list[Draft]:
    """The statements of such a section: whatever body they name, the one in the heading proposes them."""
    match = _HEADING.fullmatch(heading)
    who = match["who"] if match else None
    return [replace(draft, rule="DEC011", subject=who) for draft in drafts]


def _is_own(heading: str, body: str) -> bool:
    match = _HEADING.fullmatch(heading)
    return bool(match and is_own_name(match["who"], body) and not is_own_name(match["to"], body))


@lru_cache(maxsize=1)
def proposes_as_one() -> regex.Pattern[str]:
    """*Utskottet föreslår enhälligt att …*: what a body puts to the one above it; no proposer is of one mind.

    *Nämnden rekommenderade rektor att …*, too: advice to somebody who decides; not what members are advised to do.
    """
    return compiled(
        rf"(?:^(?P<subject>{body_pattern()})\s(?P<verb>föreslår|föreslog)"
        rf"|^[^.:;]{{0,250}}?\s(?P<verb>föreslår|föreslog)\s(?P<subject>(?i:{body_pattern()})))"
        r"\s(?:enhälligt|enigt)\s[^.:]{0,60}?\batt\b"
        rf"|^(?P<subject>{_ADVISERS})\s(?P<verb>rekommenderar|rekommenderade)\s(?!(?:\p{{Ll}}+\s)?\p{{Ll}}*(?:alla|medlem|boende|deltag|ägare))"
        r"[^.,:;]{2,60}?\satt\s\p{Ll}"
    )
