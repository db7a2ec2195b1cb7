"""A capital I that opens a word and was read as a small l: *lnger*, *lnformation*, *lvar*.

No Swedish word begins with l and one of these consonants (a d may be a misread ä: *ldkare*); with an I in front of the
rest it must be a known word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from protokoll_parse.lexicon.words import load
from protokoll_parse.repair.letter_spaced import known_word
from protokoll_parse.repair.rules import CAPITAL_I
from protokoll_parse.text import Edit, Span

# the l first, which most places of a text are not
_MISREAD = re.compile(r"l(?=[bcfghkmnpqrstvwxz])(?<![\w@./-]l)(?P<rest>[a-zåäöé]{3,21})(?![\w@/-]|\.\w)")
_CONFIDENCE = 0.95


def capital_i_edits(text: str) -> Iterator[Edit]:
    """The edits that give the capital back, in order."""
    for found in _MISREAD.finditer(text):
        if word := known_word("I" + found["rest"], load()):
            yield Edit(Span(*found.span()), found[0], word, CAPITAL_I.id, _CONFIDENCE, found[0])
