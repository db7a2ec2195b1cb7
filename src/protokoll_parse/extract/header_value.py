"""A value of the header, and the columns of its lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

_COLUMNS = regex.compile(r"\s{2,}|\t+")


@dataclass(frozen=True, slots=True)
class Value:
    """A value, its place in the repaired text, the rule that found it; ``basis``: stated or inferred."""

    text: str
    start: int
    end: int
    rule: str
    basis: str = "stated"


def columns(text: str) -> Iterator[tuple[int, str]]:
    """Parts of a line between wide gaps, each with its offset."""
    at = 0
    for gap in (*_COLUMNS.finditer(text), None):
        end = gap.start() if gap else len(text)
        if text[at:end].strip():
            yield at, text[at:end]
        at = gap.end() if gap else end
