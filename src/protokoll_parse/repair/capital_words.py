"""Words in capitals of which OCR printed an O as a zero, or between whose letters it saw a speck: *PR0TOKOLL*.

Only a known word, of letters but for that one sign, can be meant; what else holds a digit is a code or a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from protokoll_parse.lexicon.words import load
from protokoll_parse.repair.letter_spaced import known_word
from protokoll_parse.repair.rules import CAPITAL_WORD
from protokoll_parse.text import Edit, Span

_LETTERS = "A-ZÅÄÖÉ"
_MISREAD = re.compile(
    rf"(?<![^\s(\"”*#])(?P<front>[{_LETTERS}]{{1,30}})(?P<sign>[0.])(?P<rest>[{_LETTERS}]{{1,30}})(?=[\s.,:;)]|$)"
)
_SHORTEST = 6  # letters
_CONFIDENCE = 0.95


def capital_word_edits(text: str) -> Iterator[Edit]:
    """The edits that give such words back, in order."""
    for found in _MISREAD.finditer(text):
        meant = found["front"] + ("O" if found["sign"] == "0" else "") + found["rest"]
        if len(meant) >= _SHORTEST and (word := known_word(meant, load())):
            yield Edit(Span(*found.span()), found[0], word, CAPITAL_WORD.id, _CONFIDENCE, found[0])
