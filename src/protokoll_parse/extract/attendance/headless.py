"""Members whose heading is lost: rows of names with parties above the heading of the substitutes or others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from protokoll_parse.extract.attendance.headings import Heading, heading_of, split_at_headings
from protokoll_parse.extract.attendance.parts import Part
from protokoll_parse.extract.people import PARTY, names_in
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protokoll_parse.text import Line

_LEAST = 2  # names in a row
_MEMBERS = Heading(compiled(""), "present", "member")
_OTHERS = frozenset(("substitute", "guest", "official"))


def split_headless(lines: Sequence[Line]) -> tuple[list[Part], list[Line]]:
    """The rows of such a list, and the other lines; no rows where the first heading is that of all present."""
    found: list[int] = []
    for index, line in enumerate(lines):
        pieces = [piece for _, piece in split_at_headings(line.text)]
        if hit := next((hit for piece in pieces if (hit := heading_of(piece))), None):
            if found and hit[0].capacity in _OTHERS and not hit[0].officer:
                rows = [Part(_MEMBERS, None, [(lines[at].start, lines[at].text)]) for at in found]
                return rows, [other for at, other in enumerate(lines) if at not in found]
            break
        if _is_row(line.text):
            found.append(index)
    return [], list(lines)


def _is_row(text: str) -> bool:
    """*Eva Lind (S) Bo Ek (M)*, and nothing else."""
    names = names_in(text)
    at = 0
    for named in names:
        party = PARTY.match(text, named.end)
        if party is None or text[at : named.start].strip(" ,"):
            return False
        at = party.end()
    return len(names) >= _LEAST and not text[at:].strip(" ,")
