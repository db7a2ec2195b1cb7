"""A space within a double first name, ``Hans- Bertil Ek``: the name stood on two lines before a program joined them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from protokoll_parse.lexicon.words import load
from protokoll_parse.repair.rules import TORN_NAME
from protokoll_parse.text import Edit, Span

_CAPITAL = "[A-ZÅÄÖÉ]"
# with the beginning of a surname behind it; "Anna- och", "Anna - Eva" are something else
_TORN = re.compile(rf"- (?<=[a-zåäöéü]- )(?=({_CAPITAL}[a-zåäöéü]+) {_CAPITAL}[\w.])")
_FIRST = re.compile(rf"(?<![\w-]){_CAPITAL}[a-zåäöéü]+$")
_LONGEST = 30  # letters
_CONFIDENCE = 0.95


def double_name_edits(text: str) -> Iterator[Edit]:
    """The edits that take out the spaces, where both halves are first names of the lexicon."""
    for torn in _TORN.finditer(text):
        first = _FIRST.search(text[max(0, torn.start() - _LONGEST) : torn.start()])
        if first and load().is_first_name(first[0]) and load().is_first_name(torn[1]):
            yield Edit(Span(torn.end() - 1, torn.end()), " ", "", TORN_NAME.id, _CONFIDENCE, " ")
