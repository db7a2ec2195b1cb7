"""The range of items that the cover states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from protokoll_parse.segment.flat_cover import cut_covers
from protokoll_parse.text import Span, StatedRange
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protokoll_parse.text import Line, RepairedText

_LABELLED = compiled(
    r"(?:^|\s|(?<=[0-9])/)(?:Paragraf(?:er)?|Ärende(?:n|nummer)?|Punkt(?:er)?)\s*:?\s*(?:§§?\s*|[$&8S5]{1,2}\s+)?(?P<first>[0-9]{1,4})"
    r"(?:\s*[-–—]\s*(?P<last>[0-9]{1,4}))?(?:$|\s{2,})"
)
_SIGNS = compiled(r"(?:^|\s{2,})§§?\s*(?P<first>[0-9]{1,4})\s*[-–—]\s*(?P<last>[0-9]{1,4})\s*$")
_COVER = 70  # lines


def find_stated_range(lines: Sequence[Line], repaired: RepairedText) -> StatedRange | None:
    """The range with its place, None when the first lines state none."""
    cover = list(cut_covers(lines[:_COVER]))
    for pattern in (_LABELLED, _SIGNS):
        for line in cover:
            match = pattern.search(line.text)
            if not match:
                continue
            first = int(match["first"])
            last = int(match["last"] or first)
            # one who was present for a part (§§ 13–15) follows a name: the label or the column tells the cover's range
            if first <= last:
                start, end = match.start("first"), match.end("last") if match["last"] else match.end("first")
                return StatedRange(first, last, repaired.original_span(Span(line.start + start, line.start + end)))
    return None
