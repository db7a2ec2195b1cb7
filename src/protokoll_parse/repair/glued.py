"""A lost space between a word and the preposition that it nearly always has: ``Valav justerare``.

V and A lean towards each other, so that OCR sees no gap in *Val av*, the commonest words of agendas.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from protokoll_parse.lexicon.words import load
from protokoll_parse.repair.rules import GLUED
from protokoll_parse.text import Edit, Span

_GLUED = re.compile(r"(?<![\w-])([A-Za-zÅÄÖåäö][a-zåäöé]{2,})av(?= \w)")
_USUAL = 2.0  # nats: what the preposition costs behind the word
_CONFIDENCE = 0.95


def glued_edits(text: str) -> Iterator[Edit]:
    """The edits that give such spaces back, where the lexicon has both words and not the one that was printed."""
    for glued in _GLUED.finditer(text):
        word, lexicon = glued[1].lower(), load()
        cost = lexicon.pair_cost(f"{word} av")
        if cost is not None and cost < _USUAL and not lexicon.is_word(f"{word}av"):
            yield Edit(Span(*glued.span()), glued[0], f"{glued[1]} av", GLUED.id, _CONFIDENCE, None)
