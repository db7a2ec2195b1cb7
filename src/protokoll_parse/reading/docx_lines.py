"""A paragraph as lines of text: indents, tab stops and the number before it become runs of spaces."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from protokoll_parse.reading.docx_values import LETTER, letters

if TYPE_CHECKING:
    from protokoll_parse.reading.docx_numbering import Label
    from protokoll_parse.reading.docx_styles import Look, Stop

LONGEST_RUN: Final = 60  # spaces, before a line and between two columns
COLUMN_GAP: Final = 3  # spaces at least
_INDENT = 2  # letters; less is none
_BREAKS = re.compile("[\n\f\v]")
# widths of letters beside the usual one, as in the faces that are set most: what decides between two tab stops
_WIDTHS = {**dict.fromkeys("iljtfrI.,:;!'()[]|/ -", 0.55), **dict.fromkeys("mwMWÅÄÖ–@%", 1.5)}


def paragraph_lines(text: str, look: Look, label: Label | None, default_stop: int) -> list[str]:
    """The lines of a paragraph; a break is an entry of its own, of the mark alone (``PAGE``, ``TURN``).

    ``default_stop``: twips from one tab stop to the next where the paragraph sets none.
    """
    left, first = _indents(look, label)
    start, head = letters(left + first), ""
    if label is not None and label.text:
        head = " " * max(0, start) + label.text
        head += _after_label(len(head), label.suffix, left) if text else ""
    elif start >= _INDENT:
        head = " " * min(start, LONGEST_RUN)
    lines: list[str] = []
    begin = 0
    for match in _BREAKS.finditer(text):
        lines.append(_set_line(text[begin : match.start()], head, left, look.stops, default_stop))
        head = " " * min(letters(left), LONGEST_RUN) if letters(left) >= _INDENT else ""
        begin = match.end()
        if match[0] != "\n":
            if not lines[-1]:
                lines.pop()
            lines.append(match[0])
    last = _set_line(text[begin:], head, left, look.stops, default_stop)
    if last or not lines:
        lines.append(last)
    return lines


def _indents(look: Look, label: Label | None) -> tuple[int, int]:
    """Left indent, and that of the first line beside it, in twips: the paragraph's own before its numbering's."""
    left, first = look.left, look.first
    if label is not None:
        left = label.left if left is None else left
        first = label.first if first is None else first
    left = max(0, min(left or 0, LONGEST_RUN * LETTER))
    return left, max(-left, first or 0)


def _after_label(width: int, suffix: str, left: int) -> str:
    if suffix == "nothing":
        return ""
    return " " if suffix == "space" else " " * max(1, letters(left) - width)


def _set_line(text: str, head: str, left: int, stops: tuple[Stop, ...], default_stop: int) -> str:
    if "\t" not in text:
        return (head + text).rstrip() if text and not text.isspace() else head.rstrip()
    parts = text.split("\t")
    line = head + parts[0]
    reached = len(head) * LETTER + _width(parts[0])  # twips from the margin, as it would be set
    for part in parts[1:]:
        stop = next((stop for stop in stops if stop.at > reached), None)
        if left > reached and (stop is None or stop.at > left):  # a hanging indent is a stop, too
            stop = None
            reached = left
        else:
            reached = stop.at if stop else (reached // default_stop + 1) * default_stop
        column = letters(reached)
        if stop and stop.kind in ("right", "end", "decimal"):
            column -= len(part)
        elif stop and stop.kind == "center":
            column -= len(part) // 2
        if part.strip() or (stop and stop.dotted):
            least = COLUMN_GAP if line.strip() else 0
            run = min(LONGEST_RUN, max(least, column - len(line)))
            line += f" {'.' * max(3, run - 2)} " if stop and stop.dotted else " " * run
            line += part.lstrip()
        if not stop or stop.kind in ("left", "start", "num"):
            reached += _width(part)
    return line.rstrip()


def _width(text: str) -> int:
    """How wide ``text`` is set, in twips."""
    return round(LETTER * sum(_WIDTHS.get(sign, 1.3 if sign.isupper() else 1.0) for sign in text))
