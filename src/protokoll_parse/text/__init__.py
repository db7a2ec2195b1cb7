"""The values that the stages hand on: texts, places in them, edits, outlines. All immutable."""

from protokoll_parse.text.edits import Damage, Edit, RepairedText
from protokoll_parse.text.outline import Block, Finding, Outline, OutlineItem, StatedRange
from protokoll_parse.text.passage import Line, Passage, lines_of
from protokoll_parse.text.source import Page, Position, SourceText
from protokoll_parse.text.span import Span

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
