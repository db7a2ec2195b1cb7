"""Skeletons: what is left of a word when the signs that OCR confuses are made one.

English OCR models print å, ä, ö as a, o, d, é, i, 6, & … or as two of them (``oé``, ``da``). Runs of such signs
collapse to one symbol, so that a word and each of its damaged forms share a skeleton and one look-up finds them all:
``möte``, ``mote``, ``mdte`` and ``m6te`` are all ``m*te``.
"""

from __future__ import annotations

import re

# The signs that stand for one another, lower case; letters with marks that OCR drops belong to their plain letter.
# Not e: a plain e is hardly ever read as something else, and far too frequent to be left open.
CONFUSABLE = "aåäáàâãoöóòôøæéèêëdiíìî6&43"

_COLLAPSE = str.maketrans(dict.fromkeys(CONFUSABLE, "*"))
_RUNS = re.compile(rf"[{CONFUSABLE}]+")
_CUT = re.compile(rf"([{CONFUSABLE}]+)")


def skeleton(word: str) -> str:
    """The skeleton of a lower-case word."""
    folded = word.translate(_COLLAPSE)
    while "**" in folded:
        folded = folded.replace("**", "*")
    return folded


def runs(word: str) -> list[str]:
    """The runs of confusable signs of a lower-case word, in order: one for each ``*`` of its skeleton."""
    return _RUNS.findall(word)


def cut(word: str) -> tuple[str, tuple[str, ...]]:
    """Skeleton and runs of a lower-case word of letters, at the price of one of them."""
    parts = _CUT.split(word)
    return "*".join(parts[::2]), tuple(parts[1::2])
