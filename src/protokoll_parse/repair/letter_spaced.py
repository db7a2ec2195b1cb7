"""Words set in spaced letters, as typewriters stress them (*spärrad stil*): ``N ä r v a r a n d e : Eva Lind``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from protokoll_parse.lexicon.skeleton import cut
from protokoll_parse.lexicon.words import Lexicon, load
from protokoll_parse.repair.capitals import cased
from protokoll_parse.repair.rules import LETTER_SPACED
from protokoll_parse.text import Edit, Span

_LETTER = "[A-Za-zÅÄÖåäöÉé]"
# a space between two letters, more than one between two words; found by the first space, as most text has none of them
_SPACED = re.compile(
    rf"""[ ](?<={_LETTER}[ ])(?<![^\s("”]{_LETTER}[ ])(?:{_LETTER}[ ]){{3,39}}{_LETTER}"""
    rf"""(?![^\s:.,;)"”!?]|[ ]{_LETTER}\b)"""
)
_CONFIDENCE = 0.97
_RARE = 14.0  # nats: no word that is rarer is stressed


def letter_spaced_edits(text: str) -> Iterator[Edit]:
    """The edits that join the letters of such a word, where the lexicon has it, or one that prints like it."""
    for gap in _SPACED.finditer(text):
        place = Span(gap.start() - 1, gap.end())
        spaced = text[place.start : place.end]
        if word := known_word(spaced.replace(" ", ""), load()):
            yield Edit(place, spaced, word, LETTER_SPACED.id, _CONFIDENCE, None)


def known_word(printed: str, lexicon: Lexicon) -> str | None:
    """The word as printed, where the lexicon has it, else the likeliest one that prints like it."""
    if lexicon.is_word(printed.lower()):
        return printed
    known = [entry for entry in lexicon.entries(cut(printed.lower())[0]) if entry.cost is not None]
    best = min(known, key=lambda entry: entry.cost or 0.0, default=None)
    return cased(best.word, printed) if best is not None and (best.cost or 0.0) < _RARE else None
