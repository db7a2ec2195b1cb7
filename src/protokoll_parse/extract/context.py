"""What every extractor may know: the document, the meeting, and how to say where something stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from protokoll_parse.records.base import Box, Evidence, RecordSpan

if TYPE_CHECKING:
    from protokoll_parse.text import Passage, SourceText, Span
    from protokoll_parse.text.words import Words


def _boxes(words: Words, span: Span) -> list[Box] | None:
    boxes = [
        Box(page=box.page, left=box.left, top=box.top, right=box.right, bottom=box.bottom)
        for box in words.boxes_of(span)
    ]
    return boxes or None


@dataclass(frozen=True, slots=True)
class Context:
    """``day``: of the meeting, ``body``: who met; None where unknown.

    ``people``: what short names may mean; ``board``: whether the head says that a board met.
    """

    source: SourceText
    day: date | None = None
    body: str | None = None
    people: frozenset[str] = frozenset()
    board: bool = False

    def place(self, span: Span) -> RecordSpan:
        """The record's form of a span of the original."""
        position = self.source.position(span)
        words = self.source.words
        return RecordSpan(
            page=position.page,
            line_start=position.line_start,
            line_end=position.line_end,
            start=span.start,
            end=span.end,
            boxes=_boxes(words, span) if words else None,
            confidence=words.confidence_of(span) if words else None,
        )

    def of(self, passage: Passage, start: int = 0, end: int | None = None) -> RecordSpan:
        """Where a part of a passage stands."""
        return self.place(passage.span(start, end))

    def evidence(self, rule: str, span: Span | None = None, field: str | None = None) -> Evidence:
        return Evidence(rule=rule, field=field, span=self.place(span) if span else None)
