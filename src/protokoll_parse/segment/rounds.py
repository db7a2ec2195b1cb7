"""The round of those present: names as headings, below each what that person told. They are no items."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from protokoll_parse.lexicon import is_first_name
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protokoll_parse.segment.heading_rules import Heading
    from protokoll_parse.text import Line

_LEAST = 3  # headings that name somebody
_SHARE = 0.5  # of these are known first names
_MOST_WORDS = 3
_PRESENT = compiled(r"(?:närvarande|deltagare|deltog|på plats)\b\s*:?", regex.IGNORECASE)
_NAME = compiled(r"\p{Lu}[\p{L}-]+")
_LISTED = 40  # lines of a list with one name a line


def without_rounds(lines: Sequence[Line], headings: Sequence[Heading]) -> list[Heading]:
    """The headings without the names of those who are listed as present, where several of them head what was told."""
    present = _present(lines)
    names = [heading for heading in headings if _is_name(heading.rest, present)]
    known = sum(is_first_name(heading.rest.split()[0]) for heading in names)
    if len(names) < _LEAST or known < _SHARE * len(names):
        return list(headings)
    dropped = {heading.index for heading in names}
    return [heading for heading in headings if heading.index not in dropped]


def _is_name(text: str, present: frozenset[str]) -> bool:
    words = text.split()
    return 0 < len(words) <= _MOST_WORDS and present.issuperset(words)


def _present(lines: Sequence[Line]) -> frozenset[str]:
    """The words of the names behind the label of the attendance list, or below it up to the next blank line."""
    start = next((n for n, line in enumerate(lines) if _PRESENT.match(line.text)), len(lines))
    found: set[str] = set()
    for line in lines[start : start + _LISTED]:
        if not line.text and found:
            break
        label = _PRESENT.match(line.text)
        found.update(_NAME.findall(line.text, label.end() if label else 0))
    return frozenset(found)
