"""Which language OCR read a Swedish text in, by what is left of å ä ö.

Of 100 letters in Swedish about 5 are å, ä or ö. An English model knows none of them, a German one has ä and ö, a
Danish or Norwegian one has å, and writes å, æ or ø for the others.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Literal

Model = Literal["english", "german", "norwegian/danish"]

_SHARE = {"å": 0.014, "ä": 0.019, "ö": 0.017}  # of all letters (240,000 letters of minutes)
_LOST = 0.05  # with less than this share of what is to be expected, the model does not know the letter
_EXPECTED = 6  # å ä ö in a text that is long enough to miss them all: 120 letters
_EXPECTED_EACH = 8  # of the rarest, in one that is long enough to miss one of them: 570 letters
# words without å ä ö that neither Danish, Norwegian, German nor English has: 1 to 1.5 in 100 letters of Swedish
_SWEDISH = re.compile(r"\b(?:och|att|ett)\b", re.IGNORECASE)
_SWEDISH_SHARE = 0.003


def likely_model(text: str) -> Model | None:
    """The language whose model made a Swedish ``text``.

    None when å ä ö are as frequent as they should be, when the text is too short to tell, and when it is not Swedish.
    """
    signs = Counter(text.lower())
    letters = sum(count for sign, count in signs.items() if sign.isalpha())
    if letters * sum(_SHARE.values()) < _EXPECTED or len(_SWEDISH.findall(text)) < _SWEDISH_SHARE * letters:
        return None
    lost = {letter for letter, share in _SHARE.items() if signs[letter] < _LOST * share * letters}
    if len(lost) == 3:
        return "norwegian/danish" if signs["æ"] + signs["ø"] > _LOST * _SHARE["ä"] * letters else "english"
    if letters * min(_SHARE.values()) < _EXPECTED_EACH:
        return None
    if lost == {"å"}:
        return "german"
    return "norwegian/danish" if lost == {"ä", "ö"} else None
