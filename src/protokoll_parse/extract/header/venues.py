"""Where one meets: houses, rooms, addresses, and the means to meet from afar."""

from __future__ import annotations

from functools import lru_cache

import regex

from protokoll_parse.extract.dates import find_dates
from protokoll_parse.lexicon.phrases import phrases
from protokoll_parse.text.patterns import compiled

_LONGEST_DAY = 40  # signs
_HOUR = r"[0-9]{1,2}[.:][0-9]{2}"
_COVER_LINE = compiled(
    rf"(?!.{{0,80}}(?i:juster|anslag))(?P<place>\p{{Lu}}[^:;]{{2,80}}?),?\s(?P<hours>(?:(?i:kl(?:ockan|\.)?)\s?)?{_HOUR}\s?[-–—]{{1,3}}\s?{_HOUR})\.?"
)


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


def cover_line(text: str) -> regex.Match[str] | None:
    """*Sammanträdesrummet, Storgatan 5 klockan 17.00–20.00*: a venue (``place``) and the hours (``hours``), no more."""
    match = _COVER_LINE.fullmatch(text)
    return match if match and is_venue(match["place"]) else None


def behind_day(text: str) -> int:
    """Where a venue begins behind the day that opens the text: *2024-03-02 Stora salen, kl 18*; 0 when none does."""
    days = find_dates(text[:_LONGEST_DAY])
    if not days or days[0].start:
        return 0
    venue = text[days[0].end :].lstrip(" ,")
    return len(text) - len(venue) if is_venue(venue) else 0
