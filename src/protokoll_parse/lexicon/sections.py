"""Headings that stand alone on a line inside an item: *Beslut*, *Sammanfattning av ärendet*, *Reservation* …"""

from __future__ import annotations

from functools import lru_cache

import regex

from protokoll_parse.lexicon.phrases import phrases
from protokoll_parse.text.patterns import compiled

_MAX_LENGTH = 70


@lru_cache(maxsize=1)
def _headings() -> tuple[tuple[regex.Pattern[str], str], ...]:
    return tuple((compiled(entry["pattern"], regex.IGNORECASE), entry["role"]) for entry in phrases("section_headings"))


@lru_cache(maxsize=4096)
def section_role(text: str) -> str | None:
    """What the section under this heading holds (``decision``, ``background`` …), None when the line is no heading."""
    if len(text) > _MAX_LENGTH or not text[:1].isupper() or text.endswith((".", ",", ";", "?", "!")):
        return None
    bare = text.rstrip(":").rstrip()
    role = next((role for pattern, role in _headings() if pattern.fullmatch(bare)), "none")
    return None if role == "none" else role
