"""Rows of tables as they stand in the text, with the white space that shows their columns."""

from __future__ import annotations

_WIDEST = 1000  # signs; what stands farther from its line's beginning is in no column


def row_start(text: str, offset: int) -> int:
    """Where the line of ``offset`` begins; ``offset`` itself in a line that is too wide for a row of a table."""
    if offset <= _WIDEST:
        return text.rfind("\n", 0, offset) + 1
    return text.rfind("\n", offset - _WIDEST, offset) + 1 or offset


def row_end(text: str, offset: int) -> int:
    """Where the line of ``offset`` ends, or what a row of a table may be of it."""
    end = text.find("\n", offset, offset + _WIDEST)
    return end if end >= 0 else min(len(text), offset + _WIDEST)
