"""Who was there, told in a sentence of an opening item: *Närvarande var ledamöterna Eva Lind och Bo Ek.*"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.attendance.lists import find_attendance, lines_of
from protokoll_parse.extract.attendance.person import turned_name
from protokoll_parse.extract.attendance.told import split_told
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from protokoll_parse.extract.context import Context
    from protokoll_parse.records.models import Attendee
    from protokoll_parse.text import Line, Outline

_FIRST_ITEMS = 4
_LONGEST = 10  # lines of a sentence
# items that say whether the meeting may decide: "Mötets öppnande", "Konstituering", "Laglighet och beslutförhet"
_OPENING = compiled(
    r"öppn|konstitu|upprop|närvar|besluts?för|laglig|behörig|sammankall|inled|organiser|adjunger", regex.IGNORECASE
)
_TELLS = compiled(
    r"\b(?:är|var|voro)\s(?:när|från)varande\b"
    r"|\b(?:(?:när|från)varande(?:\s(?:vid|på|under|från|ur)\s\p{L}+)?\s(?:var|voro|är)|(?:vid|på|i)\s\p{L}+\s(?:deltog|närvarade|närvoro))\s",
    regex.IGNORECASE,
)


def find_told(outline: Outline, ctx: Context) -> list[Attendee]:
    """The people of such sentences, each once; none of an item whose title opens nothing."""
    found: dict[str, Attendee] = {}
    for item in islice(outline.items, _FIRST_ITEMS):
        opens = _OPENING.search(item.title.text) if item.title else item.blocks
        if opens:
            for lines in _sentences(lines_of(outline, item)):
                if split_told(lines)[0]:
                    for one in find_attendance(lines, outline.repaired, ctx).people:
                        found.setdefault(one.name, one)
    return list(found.values())


def with_told(listed: Sequence[Attendee], told: Sequence[Attendee]) -> list[Attendee]:
    """Those of the lists, and of the sentences whoever no list names."""
    known = {turned_name(one.name) for one in listed}
    return [*listed, *(one for one in told if turned_name(one.name) not in known)]


def _sentences(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines from one in which such a sentence begins to the next that ends with a full stop."""
    stop = 0
    for at, line in enumerate(lines):
        if at >= stop and _TELLS.search(line.text):
            ends = (n for n in range(at, min(at + _LONGEST, len(lines))) if lines[n].text.endswith("."))
            stop = next(ends, at) + 1
            yield list(lines[at:stop])
