"""A space within a double first name, ``Hans- Bertil Ek``: the name stood on two lines before a program joined them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from protokoll_parse.lexicon.words import load
from protokoll_parse.repair.rules import TORN_NAME
from protokoll_parse.text import Edit, Span

_CAPITAL = "[A-ZÅÄÖÉ]"
# with the beginning of a surname behind it; "Anna- och", "Anna - Eva" are something else
_TORN = re.compile(rf"(?<![\w-])({_CAPITAL}[a-zåäöéü]+)-( )({_CAPITAL}[a-zåäöéü]+)(?= {_CAPITAL}[\w.])")
_CONFIDENCE = 0.95


def double_name_edits(text: str) -> Iterator[Edit]:
    """The edits that take out the spaces, where both halves are first names of the lexicon."""
    if "- " not in text:
        return
    for torn in _TORN.finditer(text):
        first, second = torn[1], torn[3]
        if load().is_first_name(first) and load().is_first_name(second):
            yield Edit(Span(*torn.span(2)), " ", "", TORN_NAME.id, _CONFIDENCE, " ")
