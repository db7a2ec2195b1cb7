"""Where one meets: houses, rooms, addresses, and the means to meet from afar."""

from __future__ import annotations

from functools import lru_cache

import regex

from protokoll_parse.lexicon.phrases import phrases
from protokoll_parse.text.patterns import compiled


@lru_cache(maxsize=1)
def _venue() -> regex.Pattern[str]:
    """A venue at the beginning of a text: up to three words in front of the one that says so."""
    room = "|".join(entry["pattern"] for entry in phrases("venues") if not entry.get("remote"))
    remote = "|".join(entry["pattern"] for entry in phrases("venues") if entry.get("remote"))
    return compiled(
        rf"(?:(?:[\p{{L}}&'’-]+(?::\p{{L}}+)?\s){{0,3}}?(?:[\p{{L}}0-9]+-)?(?:{room})|(?:via\s|på\s)?(?:{remote}))(?![\p{{L}}-])",
        regex.IGNORECASE,
    )


def is_venue(text: str, *, whole: bool = False) -> bool:
    """Whether a text begins with (or is) the name of a house, a room, an address or a means to meet from afar."""
    return (_venue().fullmatch(text) if whole else _venue().match(text)) is not None
