"""Rolls told in sentences: *Anna Berg (S) och ordföranden Bo Ek (M) röstar ja (2). Siv Moberg (C) röstar nej (1).*"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.sentences import split_sentences
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

# behind the names the answer, and how many gave it; "röstar ja till förslaget", but not "röstar ja om det blir lika"
_ANSWERED = compiled(
    r"\s(?:(?:röstar|röstade|röstat|har\sröstat)\s(?P<vote>(?i:ja|nej))|(?P<vote>avstår|avstod|avstått)(?:\sfrån\s(?:att\srösta|omröstningen)|(?=\s?(?:[.,;(]|$)))"
    r"|(?P<vote>lägger|lade)\sne[dr]\s(?:sin|sina)\sröst(?:er)?)\b(?!\som\b)"
    r"(?:\s(?:till|för)\s(?!\p{Lu})[^.,;()]{2,60}?(?=[.,;(]|\s\())?(?:\s\((?P<number>[0-9]{1,3})(?:\s(?:röster|röst|st))?\))?"
)
_BETWEEN = compiled(r"^[\s,;]*(?:(?:och|men|medan|samt|varjämte)\s)?")
# the office of somebody who is named among the others
_OFFICE = compiled(
    r"(?:^|(?<=,\s|\soch\s|\ssamt\s))(?:(?:tjänstgörande|[1-3]:[ea]|först[ea]|andr[ea]|vice|ersättaren?|ledamoten|suppleanten"
    r"|ordföranden?|herr|hr|fru)\s){1,4}(?=(?-i:\p{Lu}))",
    regex.IGNORECASE,
)


def told_answers(text: str) -> Iterator[tuple[str, str, int | None]]:
    """Who is named, the word of the answer, and how many gave it, where that is printed behind it."""
    for start, end in split_sentences(text):
        sentence, last = text[start:end], 0
        for match in _ANSWERED.finditer(sentence):
            names = _BETWEEN.sub("", sentence[last : match.start()])
            number = match["number"]
            yield _OFFICE.sub("", names), match["vote"], int(number) if number else None
            last = match.end()
