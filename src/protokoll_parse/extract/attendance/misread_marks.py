"""Marks of a table that OCR took for something else: *Eva Lind S AX*, *Bo Ek m 4* among rows that end in *X* or a dash.

The column decides: where most rows bear a mark, what one or two signs stand in its place in another row is one, too.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from protokoll_parse.extract.attendance.person import listed_name
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protokoll_parse.text import Line

_MARK = compiled(r"(?<=\s)(?:(?P<here>[Xx×✓☒✗])|[–—-])(?=[\s,]|$)")
_BEHIND = r"(?=$|\s+(?:\(|§|(?:fr\.?\s?o|t\.?\s?o|från|till|kl|kom|gick|ej|tj\p{L}*|på|via|för|deltog|lämnade)\b))"
_LIKE_ONE = compiled(rf"(?<=\s)(?P<mark>[^\s()§,.:;]{{1,2}}){_BEHIND}")
_LETTERS = compiled(r"\p{L}+")
_PARTY_IN_FRONT = compiled(r"\s\(?\p{L}{1,4}\)?\s+$")
_LEAST = 3  # rows with a mark


def with_marks(lines: Sequence[Line]) -> list[Line]:
    """The rows of a table, with an X of the same length in place of what was misread; all others as they are."""
    named = {at: found.end for at, line in enumerate(lines) if (found := listed_name(line.text))}
    marks = {at: mark for at, end in named.items() if (mark := _MARK.search(lines[at].text, end))}
    here = sum(bool(mark["here"]) for mark in marks.values())
    if not here or len(marks) < max(_LEAST, len(named) / 2):
        return list(lines)
    behind_party = [_has_party(lines[at].text, named[at], mark.start()) for at, mark in marks.items()]
    parties = 2 * sum(behind_party) > len(behind_party)
    return [
        _with_mark(line, named[at], parties=parties) if at in named and at not in marks else line
        for at, line in enumerate(lines)
    ]


def _has_party(text: str, start: int, end: int) -> bool:
    return _PARTY_IN_FRONT.search(text, start, end) is not None


def _with_mark(line: Line, start: int, *, parties: bool) -> Line:
    """The row, where a sign stands behind the party, or one that is no party where the table has none."""
    found = _LIKE_ONE.search(line.text, start)
    if found is None:
        return line
    is_party = not _has_party(line.text, start, found.start()) if parties else _is_word(found["mark"])
    if is_party:
        return line
    mark = "X".ljust(len(found["mark"]))
    return replace(line, text=(line.text[: found.start()] + mark + line.text[found.end() :]).rstrip())


def _is_word(text: str) -> bool:
    return _LETTERS.fullmatch(text) is not None and "x" not in text.lower()
