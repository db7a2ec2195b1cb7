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
_LONGEST = 30  # letters in front of the sign
# by the sign, which most places of a text are not
_SIGN = re.compile(rf"[0.](?<=[{_LETTERS}].)(?P<rest>[{_LETTERS}]{{1,30}})(?=[\s.,:;)]|$)")
_FRONT = re.compile(rf"(?<![^\s(\"”*#])[{_LETTERS}]{{1,{_LONGEST}}}$")
_SHORTEST = 6  # letters
_CONFIDENCE = 0.95


def capital_word_edits(text: str) -> Iterator[Edit]:
    """The edits that give such words back, in order."""
    for sign in _SIGN.finditer(text):
        front = _FRONT.search(text[max(0, sign.start() - _LONGEST - 1) : sign.start()])
        meant = front[0] + ("O" if sign[0][0] == "0" else "") + sign["rest"] if front else ""
        if front and len(meant) >= _SHORTEST and (word := known_word(meant, load())):
            printed = front[0] + sign[0]
            place = Span(sign.end() - len(printed), sign.end())
            yield Edit(place, printed, word, CAPITAL_WORD.id, _CONFIDENCE, printed)
