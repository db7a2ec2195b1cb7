"""Sentences that a line break cut into two blocks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.assignments.action_points import is_only_owner, is_only_when, names_owner
from protokoll_parse.extract.people import leading_name
from protokoll_parse.extract.statements.drafts import joined
from protokoll_parse.extract.statements.forms import DECIDES
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from protokoll_parse.text import Block

# a sentence that ends so goes on with a figure: "för år / 2022", "Diskussion om punkt / 3. i förslaget"
_WANTS_FIGURE = compiled(
    r"\b(?:år|åren|punkt|punkten|punkterna|paragraf|nr|nummer|kap|kl|klockan|ca|cirka|om|till|på|den|med|av|från|"
    r"mellan|minst|högst|lägst|§§?)\.?$",
    regex.IGNORECASE,
)
_FIGURE = compiled(r"[0-9]+[.)]$")
_GIVES = compiled(r"\bi\s+upp(?:drag|gift)$", regex.IGNORECASE)
_ELECTED = compiled(r"\b(?:(?:om|ny)?valdes|väljs|utsågs|utses)$", regex.IGNORECASE)

_TO = compiled(rf"\b{DECIDES}\satt$", regex.IGNORECASE)  # "Styrelsen beslöt att / köpa färg."
# "Antecknades att vid årsmötet den 3 maj / valdes …": a clause that has no verb yet
_OPEN_CLAUSE = compiled(
    r"\batt\s(?:vid|på|under|efter|enligt)\s(?:[^.:;,]|(?<=[0-9])\.(?=[0-9])){3,80}$", regex.IGNORECASE
)
_LISTED = compiled(r"att\b|[^.]*:$")
_ENDED = compiled(r"[.!?]$")


def mend(blocks: Iterable[Block]) -> list[Block]:
    """The blocks, each sentence that was cut in two whole again."""
    found: list[Block] = []
    for block in blocks:
        if found and _goes_on(found[-1], block):
            found[-1] = replace(found[-1], passage=joined([found[-1].passage, block.passage]))
        else:
            found.append(block)
    return found


def _goes_on(block: Block, following: Block) -> bool:
    if block.heading or following.heading:
        return False
    owned = _ENDED.search(block.text) and is_only_owner(following.text)
    if following.marker is None and (owned or (is_only_when(following.text) and names_owner(block.text))):
        return block.section == following.section  # "Ansvarig: Milla" on a line of its own, below what is to be done
    figure = following.text[:1].isdigit() if following.marker is None else bool(_FIGURE.match(following.marker))
    if figure and _WANTS_FIGURE.search(block.text):
        return following.marker is None or following.text[:1].islower()
    # "att ge förvaltningen i uppdrag / att trycka upp taxan"
    if following.marker is None and _GIVES.search(block.text) and following.text.startswith("att "):
        return True
    if following.marker is None and _TO.search(block.text) and not _LISTED.match(following.text):
        return True
    if following.marker is None and following.text[:1].islower() and _OPEN_CLAUSE.search(block.text):
        return not _LISTED.match(following.text)
    # "Till sekreterare valdes / Anna Berg."
    return following.marker is None and bool(_ELECTED.search(block.text) and leading_name(following.text))
