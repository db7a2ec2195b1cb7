"""The values that the stages hand on: texts, places in them, edits, outlines. All immutable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from protokoll_parse.text.edits import Damage, Edit, RepairedText
from protokoll_parse.text.source import Page, Position, SourceText
from protokoll_parse.text.span import Span

if TYPE_CHECKING:
    from protokoll_parse.text.outline import Block, Finding, Outline, OutlineItem, StatedRange
    from protokoll_parse.text.passage import Line, Passage, lines_of

__all__ = [
    "Block",
    "Damage",
    "Edit",
    "Finding",
    "Line",
    "Outline",
    "OutlineItem",
    "Page",
    "Passage",
    "Position",
    "RepairedText",
    "SourceText",
    "Span",
    "StatedRange",
    "lines_of",
]

_OUTLINE = {"Block", "Finding", "Outline", "OutlineItem", "StatedRange"}
_PASSAGE = {"Line", "Passage", "lines_of"}


def __getattr__(name: str) -> object:
    """Load what only the stages after repair need when it is first asked for (PEP 562)."""
    if name in _OUTLINE:
        from protokoll_parse.text import outline

        return getattr(outline, name)
    if name in _PASSAGE:
        from protokoll_parse.text import passage

        return getattr(passage, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
