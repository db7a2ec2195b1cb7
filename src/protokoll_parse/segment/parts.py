"""Items in parts, *2a* and *2b*, and one that was put in between two others, *2a.*"""

from __future__ import annotations

from typing import TYPE_CHECKING

from protokoll_parse.lexicon import is_first_name
from protokoll_parse.segment.heading_rules import IN_PARTS

if TYPE_CHECKING:
    from collections.abc import Set

    from protokoll_parse.segment.heading_rules import Heading, Number

_DOTTED = "SEG005"  # the rule for a number with its stop
_APART = 0.8  # evidence of a part with a blank line above


def without_parts(found: list[Heading]) -> list[Heading]:
    """Leave out *2a* and *2b* below an item 2, whose points they are, one that has no other beside it, and people.

    A *2a* without a *2b* between *2.* and *3.* was put in between these, and is kept.
    """
    parts = {heading.number for heading in found if heading.rule.id == IN_PARTS}
    whole = {heading.number for heading in found if len(heading.number) == 1}
    dotted = {heading.number for heading in found if heading.rule.id == _DOTTED and not heading.in_contents}
    return [
        heading
        for heading in found
        if heading.rule.id != IN_PARTS
        or (
            (
                _is_put_between(heading, parts, dotted)
                if heading.number[:1] in whole
                else _has_all_before(heading, parts)
            )
            and not is_first_name(heading.rest.split()[0].rstrip(",:"))
        )
    ]


def _has_all_before(heading: Heading, parts: Set[Number]) -> bool:
    """Whether the parts before this one are there, and at least a second one."""
    first, part = heading.number
    return parts >= {(first, n) for n in range(1, max(2, part) + 1)}


def _is_put_between(heading: Heading, parts: Set[Number], dotted: Set[Number]) -> bool:
    """Whether it is the only part of its number, with a blank line above, between two numbers with a stop."""
    first, part = heading.number
    alone = part == 1 and (first, part + 1) not in parts
    return alone and heading.score >= _APART and {(first,), (first + 1,)} <= dotted
