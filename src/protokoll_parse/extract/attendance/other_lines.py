"""Lines among the lists of a cover that name nobody: the head of the page again, and when and where the meeting was.

OCR reads a cover column by column and page by page, so they may stand between the people, and look like names:
*Lövhults Avfallsförbund*, *Sessionssalen Kvarnen, kommunhuset*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from protokoll_parse.extract.attendance.headings import heading_of
from protokoll_parse.extract.bodies import names_body
from protokoll_parse.extract.header.sitting import is_day_and_hours
from protokoll_parse.extract.header.venues import is_venue
from protokoll_parse.extract.people import names_in
from protokoll_parse.lexicon import is_first_name
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protokoll_parse.text import Line

_TURNED = compiled(r"\p{Lu}[\p{L}-]+,\s(?P<first>\p{Lu}\p{Ll}+)")  # "Torp, Nils"
_ENTRY = compiled(r"[:()]|^\p{Ll}")  # a label, a party


def without_others(lines: Sequence[Line]) -> list[Line]:
    """The lines without those."""
    first = next((at for at, line in enumerate(lines) if heading_of(line.text)), len(lines))
    head = {line.text for line in lines[:first] if names_body(line.text) and not _names_somebody(line.text)}
    return [*lines[:first], *(line for line in lines[first:] if not (line.text in head or _is_of_meeting(line.text)))]


def _is_of_meeting(text: str) -> bool:
    """Whether the line is the day and the hours, or a venue that looks like a name; a label closes a list."""
    if is_day_and_hours(text):
        return True
    looks_like_one = is_venue(text.partition(" ")[0], whole=True) and names_in(text)
    return bool(looks_like_one) and not (_ENTRY.search(text) or heading_of(text) or _names_somebody(text))


def _names_somebody(text: str) -> bool:
    turned = _TURNED.match(text)
    if turned and is_first_name(turned["first"]):
        return True
    return any(is_first_name(named.name.partition(" ")[0].partition("-")[0]) for named in names_in(text))
