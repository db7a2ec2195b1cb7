"""The first letter of somebody in a list, read as a small one of the same shape: *victor Lind*, *- sven Ek*.

Only the size tells those letters apart. A known first name that opens a line, or its entry, in front of a word with a
capital is no common word; a first name whose letters are a common word, too (*sten*, *urban*), stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from protokoll_parse.lexicon.words import Lexicon, load
from protokoll_parse.repair.rules import SMALL_CAPITAL
from protokoll_parse.text import Edit, Span

_OPENING = re.compile(
    r"^[ \t]*(?:[-–•*·][ \t]*|\d{1,2}[.)][ \t]+)?"
    r"(?P<name>[cosuvwxz][a-zåäöéü]{2,14})(?= [A-ZÅÄÖÉ][\w-]+[ \t]*(?:[,(]|$))",
    re.MULTILINE,
)
_NAME = 0.6  # share of its occurrences in which such a name has a capital, at least
_CONFIDENCE = 0.9


def small_capital_edits(text: str) -> Iterator[Edit]:
    """The edits that give each name its capital, in order."""
    lexicon = load()
    for opening in _OPENING.finditer(text):
        name = opening["name"]
        if lexicon.is_first_name(name.capitalize()) and _has_capital(name, lexicon):
            first = Span(opening.start("name"), opening.start("name") + 1)
            yield Edit(first, name[0], name[0].upper(), SMALL_CAPITAL.id, _CONFIDENCE, name[0])


def _has_capital(name: str, lexicon: Lexicon) -> bool:
    entry = lexicon.entry(name)
    return entry is not None and entry.capital > _NAME
