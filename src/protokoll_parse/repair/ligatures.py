"""Ligatures that were decoded as one sign: ``beﬁntlig``, ``moƟon``, and ``aU`` where a font has tt in place of U."""

from __future__ import annotations

import re
from collections.abc import Iterator

from protokoll_parse.lexicon.words import load
from protokoll_parse.repair.rules import LIGATURE
from protokoll_parse.text import Edit, Span

# signs of ligatures, and what common fonts give for their ti and tt when they do not say what these stand for
SIGNS = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st", "Ɵ": "ti", "Ʃ": "tt"}
_TABLE = str.maketrans(SIGNS)
_WORD = re.compile(r"[^\W\d_]{2,}")
_CAPITAL_U = re.compile(r"U(?<=[a-zåäöé]U)")
_WORD_WITH_U = re.compile(r"(?<![^\W_])[a-zåäöé]+U[a-zåäöé]*(?![^\W_])")
_FEWEST = 3  # words that the lexicon has with tt: one capital inside a word may be the author's own
_CONFIDENCE = 0.97


def without_ligatures(word: str) -> str:
    """The word with the letters of its ligatures."""
    return word if word.isascii() else word.translate(_TABLE)


def ligature_edits(text: str) -> Iterator[Edit]:
    """The edits of words that hold such a sign."""
    if any(sign in text for sign in SIGNS):
        for match in _WORD.finditer(text):
            if (letters := without_ligatures(match.group())) != match.group():
                yield _edit(match, letters)
    if _CAPITAL_U.search(text) is not None:
        lexicon = load()
        words = [match for match in _WORD_WITH_U.finditer(text) if lexicon.is_word(_with_tt(match))]
        if len(words) >= _FEWEST:
            for match in words:
                yield _edit(match, _with_tt(match))


def _with_tt(match: re.Match[str]) -> str:
    return match.group().replace("U", "tt")


def _edit(match: re.Match[str], replacement: str) -> Edit:
    return Edit(Span(*match.span()), match.group(), replacement, LIGATURE.id, _CONFIDENCE)
