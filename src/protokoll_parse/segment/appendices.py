"""Appendices behind the end of the minutes (*Bilaga 1: Stadgar*): what is numbered or headed there is no item."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protokoll_parse.text import Line

_HEADING = compiled(r"Bilag(?:a|or)\b[^.;]{0,70}")
_ENDED = compiled(
    r"\b(?:års|förenings|styrelse)?(?:mötet|sammanträdet|stämman)\b[^.;]{0,60}?\savsluta(?:des|s|t|d)\b"
    r"|\bavsluta(?:de|r)\s(?:[^.;]{0,40}?\s)?(?:års|förenings|styrelse)?(?:mötet|sammanträdet|stämman)\b",
    regex.IGNORECASE,
)


def find_appendices(lines: Sequence[Line]) -> int:
    """Index of the heading of the first appendix below the words that the meeting ended; else the number of lines."""
    ended = False
    for index, line in enumerate(lines):
        if ended and _HEADING.fullmatch(line.text) and not lines[index - 1].text:
            return index
        ended = ended or bool(_ENDED.search(line.text))
    return len(lines)
