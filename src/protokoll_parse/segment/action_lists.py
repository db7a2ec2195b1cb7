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
_WORDS_OF_HEAD, _LONGEST_HEAD = 3, 80  # words above a column; signs
_NUMBER = compiled(r"[0-9]{1,3}(?:[.:][0-9]{1,2})?\.?\s")
_ROW = compiled(
    rf"{_NUMBER.pattern}.+\s(?:(?:[0-9]{{2}})?[0-9]{{2}}-[0-9]{{2}}-[0-9]{{2}}|[0-9]{{1,2}}/[0-9]{{1,2}}|snarast|löpande|omgående)"
    r"(?:\s\p{L}+)?$"
)
_MATTER = compiled(r"[äa]rende|fr[åa]ga", regex.IGNORECASE)  # such a table may be the minutes themselves


def rows_of_action_lists(lines: Sequence[Line]) -> frozenset[int]:
    """The numbers of the lines that are rows of such a table; a blank line ends it, unless a row follows.

    OCR leaves one space between the cells: then a row is known by the day or the state that ends it.
    """
    rows: set[int] = set()
    in_table = after_blank = apart = False
    for line in lines:
        cells = [cell for cell in _CELLS.split(line.text) if cell]
        if _is_head(cells):
            in_table = apart = True
        elif _is_head(_joined(line.text)):
            in_table, apart = True, False
        elif in_table and (len(cells) >= _LEAST if apart else _ROW.match(line.text)):
            rows.add(line.number)
        elif cells and after_blank:
            in_table = in_table and not apart and not _NUMBER.match(line.text)
        after_blank = not cells
    return frozenset(rows)


def _joined(text: str) -> list[str]:
    """The cells of a head whose gaps were lost, empty when it is none: *Nr Åtgärd Ansvarig Klart senast*"""
    words = text.split()
    cells: list[str] = []
    while words and len(text) <= _LONGEST_HEAD:
        most = min(_WORDS_OF_HEAD, len(words))
        count = next((n for n in range(most, 0, -1) if action_column(" ".join(words[:n]))), 0)
        if not count:
            return []
        cells.append(" ".join(words[:count]))
        words = words[count:]
    return cells


def _is_head(cells: Sequence[str]) -> bool:
    """Whether the cells head a table of numbered tasks and those who do them."""
    if len(cells) < _LEAST or any(map(_MATTER.fullmatch, cells)):
        return False
    kinds = list(map(action_column, cells))
    return kinds[0] == "number" and None not in kinds and {"task", "who"} <= set(kinds)
