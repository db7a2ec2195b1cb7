"""Two columns below their headings whose gap was lost, told apart by the parties of those who are elected.

*Eva Lind (S), 1:e vice ordförande Bo Ek (C) ersätter Ida* and, below, *Anna Berg (M)              Moe (C)*: where
the left column names elected people, each line has one of them in front, and what stands behind belongs to the right.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.people import PARTY, leading_name, role_pattern
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from protokoll_parse.text import Line

_LEAST = 3  # elected people at the top of the left column
_ITEMS = r"(?:,?\s(?:ej\s)?§{1,2}\s?[0-9]+(?:\s?[-–,]\s?[0-9]+)*)?"  # for which somebody was there
_SERVES = compiled(r"\b(?:ersätter|tjänstgör|tjg|ers\.?)\b|\sför\s", regex.IGNORECASE)
_WAITS = compiled(r"(?:[,&/-]|\s(?:och|samt|för|i|på))$")  # for more on the next line


@lru_cache(maxsize=1)
def _elected() -> regex.Pattern[str]:
    """Somebody with a party, perhaps with a role and items behind it."""
    role = role_pattern().pattern
    return compiled(rf"[^()]{{3,40}}{PARTY.pattern}(?:,\s(?i:{role}))?{_ITEMS}(?=\s|$)")


def place_of_right(text: str) -> int | None:
    """Where the right column begins behind somebody elected; None when nothing with a capital stands there."""
    left = _elected().match(text) if leading_name(text) else None
    if left is None or not text[left.end() :].strip():
        return None
    at = left.end() + len(text[left.end() :]) - len(text[left.end() :].lstrip())
    return at if text[at].isupper() else None


def names_elected(left: Sequence[Line]) -> bool:
    """Whether the left column begins with elected people: each of the first ones named has a party."""
    named = (line.text for line in left if leading_name(line.text))
    return sum(1 for _ in takewhile(_elected().match, named)) >= _LEAST


def is_of_right(text: str, above: str) -> bool:
    """Whether a line alone belongs to the right column, of which ``above`` is the last line.

    It names somebody without a party, or goes on there.
    """
    if leading_name(text):
        return not _elected().match(text) or bool(_SERVES.search(text))
    return text[0].islower() or bool(_WAITS.search(above))


def end_of_columns(lines: Sequence[Line], stop: int, ends: Callable[[str], bool]) -> int:
    """Where columns of elected people end that ``stop`` at a blank line: one may have fallen into them."""
    while stop + 1 < len(lines) and not lines[stop].text and lines[stop + 1].text:
        below = next((i for i in range(stop + 1, len(lines)) if not lines[i].text or ends(lines[i].text)), len(lines))
        if below == stop + 1 or not all(
            leading_name(line.text) or line.text[0].islower() for line in lines[stop + 1 : below]
        ):
            break
        stop = below
        if stop < len(lines) and lines[stop].text:
            break
    return stop
