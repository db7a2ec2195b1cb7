"""A lost space between a word and the preposition that it nearly always has: ``Valav justerare``.

V and A lean towards each other, so that OCR sees no gap in *Val av*, the commonest words of agendas.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from protokoll_parse.lexicon.words import load
from protokoll_parse.repair.rules import GLUED
from protokoll_parse.text import Edit, Span

_AV = re.compile(r"av(?<=[a-zåäöé]{2}av)(?= \w)")
_WORD = re.compile(r"(?<![\w-])[A-Za-zÅÄÖåäö][a-zåäöé]{2,}$")
_LONGEST = 30  # letters
_USUAL = 2.0  # nats: what the preposition costs behind the word
_CONFIDENCE = 0.95


def glued_edits(text: str) -> Iterator[Edit]:
    """The edits that give such spaces back, where the lexicon has both words and not the one that was printed."""
    for glued in _AV.finditer(text):
        start = max(0, glued.start() - _LONGEST)
        word = _WORD.search(text[start : glued.start()])
        if word and _belong_apart(word[0].lower()):
            place = Span(start + word.start(), glued.end())
            yield Edit(place, f"{word[0]}av", f"{word[0]} av", GLUED.id, _CONFIDENCE, None)


def _belong_apart(word: str) -> bool:
    cost = load().pair_cost(f"{word} av")
    return cost is not None and cost < _USUAL and not load().is_word(f"{word}av")
