"""The party S in brackets behind a name, which OCR printed as a digit: *Eva Lind (5)*, *Bo Ek (8), ordförande*.

Other names of the text must have their party in brackets; what else stands in brackets behind names may be a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from protokoll_parse.repair.rules import MISREAD_PARTY
from protokoll_parse.text import Edit, Span

_NAME = r"[^\W\d_a-zåäö][^\W\d_]+[ -][^\W\d_a-zåäö][^\W\d_]+ \("
_DIGIT = re.compile(rf"{_NAME}(?P<party>[58$])(?=\)(?:[\s,.]|$))")
_PARTY = re.compile(rf"{_NAME}(?:[MCLVS]|KD|MP|SD|FP|NYD|VPK)\)")
_SIGNS = ("(5)", "(8)", "($)")
_LEAST = 2  # other names with a party
_CONFIDENCE = 0.95


def misread_party_edits(text: str) -> Iterator[Edit]:
    """The edits that give the letter back, in order."""
    if not any(sign in text for sign in _SIGNS):  # so are most texts
        return
    found = list(_DIGIT.finditer(text))
    if found and len(_PARTY.findall(text)) >= _LEAST:
        for match in found:
            yield Edit(Span(*match.span("party")), match["party"], "S", MISREAD_PARTY.id, _CONFIDENCE, match["party"])
