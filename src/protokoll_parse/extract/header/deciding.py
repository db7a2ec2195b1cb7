"""Who met, as the decisions show it where no title or header says so."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.bodies import body_pattern
from protokoll_parse.extract.header.nameplate import GENERIC_BODY
from protokoll_parse.extract.statements.verbs import verb_pattern
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from protokoll_parse.text import Block


@lru_cache(maxsize=1)
def _deciding() -> regex.Pattern[str]:
    """A body that decides, at the beginning of a sentence or behind a case number."""
    verbs = verb_pattern("present", "past", bare=True)
    return compiled(
        rf"(?:^|[.!?]\s|[0-9]/[0-9]{{1,5}}\s)(?:(?P<body>{body_pattern()})\s+(?:beslutade|beslutar|beslöt|{verbs})\b"
        rf"|(?P<body>{body_pattern()})s\s+(?:beslut|ställningstagande)\s*:?$)",
        regex.MULTILINE,
    )


def inferred_body(blocks: Iterable[Block]) -> str | None:
    """Who decides most often in *X beslutade …*, *X godkänner …*, at least twice and alone at the top."""
    counts = Counter(match["body"] for block in blocks for match in _deciding().finditer(block.text))
    ranked = counts.most_common(2)
    ranked = [pair for pair in ranked if not GENERIC_BODY.match(pair[0])]
    if not ranked or ranked[0][1] < 2 or (len(ranked) > 1 and ranked[1][1] == ranked[0][1]):
        return None
    return ranked[0][0]
