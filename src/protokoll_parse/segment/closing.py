"""Where the sign-off block begins: signatures, certificates, notices of posting (*anslag*), tables behind the items."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from protokoll_parse.lexicon.phrases import phrases
from protokoll_parse.segment.layout import is_empty
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protokoll_parse.text import Line

_LABELS = compiled(
    r"(?:\p{L}*ordförande|\p{L}*sekreterare|\p{L}*justerare|protokollförare|namnförtydligande)"
    r"(?:\s+(?:\p{L}*ordförande|\p{L}*sekreterare|\p{L}*justerare|protokollförare|namnförtydligande))*",
    regex.IGNORECASE,
)
_APPENDIX = compiled(
    r"(?:Bilaga\s*[0-9]*|Närvaro(?:lista|förteckning)?|Upprop(?:slista)?|Omröstningslista)", regex.IGNORECASE
)
_TABLE_HEADS = frozenset(
    {"plats", "nr", "namn", "ledamot", "ledamöter", "ersättare", "tjänstgörande", "parti", "ankom", "utgick"}
    | {"närvarande", "frånvarande", "frånv", "ja", "nej", "avstår", "avstod"}
)
_LEAST_HEADS = 3
# names in columns: nothing but capitalised words
_NAME_ROW = compiled(r"\p{Lu}[\p{L}.-]+(?:\s{1,40}\p{Lu}[\p{L}.-]+)+")


@lru_cache(maxsize=2)
def closing_line(numbered: bool) -> regex.Pattern[str]:
    """What opens the sign-off block, at the beginning of a line; ``numbered``: behind items with numbers."""
    entries = (entry for entry in phrases("closing_lines") if numbered or not entry.get("numbered"))
    return compiled("|".join(f"(?:{entry['pattern']})" for entry in entries), regex.IGNORECASE)


def find_closing(lines: Sequence[Line], start: int, *, numbered: bool) -> int:
    """Index of the first line of the sign-off block at or behind ``start``; the number of lines when there is none."""
    pattern = closing_line(numbered)
    for index in range(start, len(lines)):
        text = lines[index].text
        if _APPENDIX.fullmatch(text) and _opens_table(lines, index + 1):
            return index
        if text and pattern.match(text) and (not is_empty(text) or _is_signed(lines, index)):
            return _with_names_above(lines, start, index)
    return len(lines)


def _opens_table(lines: Sequence[Line], start: int) -> bool:
    """Whether the heads of a table of members stand below, a cell a line: an appendix with attendance or votes."""
    below = [line.text.casefold() for line in lines[start : start + 16] if line.text][:8]
    return sum(text in _TABLE_HEADS for text in below) >= _LEAST_HEADS


def _is_signed(lines: Sequence[Line], index: int) -> bool:
    """Whether a ruled line is one to sign on: names or labels stand below it. Others divide the items."""
    below = next((line.text for line in lines[index + 1 : index + 4] if line.text), "")
    name, _, label = below.partition(", ")
    return bool(_NAME_ROW.fullmatch(name) and (not label or _LABELS.fullmatch(label))) or bool(_LABELS.fullmatch(below))


def _with_names_above(lines: Sequence[Line], start: int, index: int) -> int:
    """Where the row of names begins that stands directly above a row of labels; else ``index``."""
    above = index - 1
    if (
        above >= start
        and lines[above].text
        and _NAME_ROW.fullmatch(lines[above].text)
        and lines[index].text[0].isalpha()
    ):
        return above
    return index
