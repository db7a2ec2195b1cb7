"""Action lists (*åtgärdslistor*) printed as tables: their rows have numbers, and are no items.

Actions are often numbered by the meeting that gave them, 8.1, 8.2, which look like parts of the eighth item.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from protokoll_parse.lexicon.action_columns import action_column
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protokoll_parse.text import Line

_CELLS = compiled(r"\s{2,}|\s*[|¦│\t]\s*")
_LEAST = 3  # cells of a row: the number, the task and who does it
_MATTER = compiled(r"[äa]rende|fr[åa]ga", regex.IGNORECASE)  # such a table may be the minutes themselves


def rows_of_action_lists(lines: Sequence[Line]) -> frozenset[int]:
    """The numbers of the lines that are rows of such a table; a blank line ends it, unless a row follows."""
    rows: set[int] = set()
    in_table = after_blank = False
    for line in lines:
        cells = [cell for cell in _CELLS.split(line.text) if cell]
        if _is_head(cells):
            in_table = True
        elif in_table and len(cells) >= _LEAST:
            rows.add(line.number)
        elif cells and after_blank:
            in_table = False
        after_blank = not cells
    return frozenset(rows)


def _is_head(cells: Sequence[str]) -> bool:
    """Whether the cells head a table of numbered tasks and those who do them."""
    if len(cells) < _LEAST or any(map(_MATTER.fullmatch, cells)):
        return False
    kinds = list(map(action_column, cells))
    return kinds[0] == "number" and None not in kinds and {"task", "who"} <= set(kinds)
