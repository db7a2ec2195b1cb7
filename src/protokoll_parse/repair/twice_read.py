"""A letter alone that OCR read as capital and small letter at once: the mark *X* as *Xx*, the party *V* as *Vv*.

Where the two differ in nothing but their size, a letter that stands alone shows no other to compare it with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from protokoll_parse.repair.rules import TWICE_READ
from protokoll_parse.text import Edit, Span

_PAIRS = ("Xx", "xX", "Vv", "vV", "Ss", "sS", "Zz", "zZ")
_TWICE = re.compile(rf"(?<=[ \t])(?:{'|'.join(_PAIRS)})(?=[ \t]|$)", re.MULTILINE)
_CONFIDENCE = 0.95


def twice_read_edits(text: str) -> Iterator[Edit]:
    """The edits that leave the capital of each pair."""
    if not any(pair in text for pair in _PAIRS):  # so are most texts
        return
    for pair in _TWICE.finditer(text):
        yield Edit(Span(*pair.span()), pair[0], pair[0][0].upper(), TWICE_READ.id, _CONFIDENCE, pair[0])
