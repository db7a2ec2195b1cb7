"""Lists of people set as running text, whose lines break wherever they are full: *…, fru Ingeborg / Ek, Bo Moe …*."""

from __future__ import annotations

from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from protokoll_parse.extract.attendance.headings import heading_of
from protokoll_parse.extract.attendance.roles_behind import is_person
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protokoll_parse.text import Line

_LEAST = 3  # lines
_MOST = 40
_SLACK = 4  # signs that a line may stay shorter
_ENDS_ENTRY = compiled(r"[,;.:)]$")
_BETWEEN = compiled(r"[,;]\s|\s(?:och|samt)\s")
_HYPHENATED = compiled(r"\p{Ll}-$")


def wrapped_stop(lines: Sequence[Line], index: int) -> int:
    """The index behind a list of running text that begins on the line of its heading; ``index + 1`` where none does.

    The last word of a line leaves no room for the first of the next in all its lines, and one of them at least breaks
    inside an entry.
    """
    hit = heading_of(lines[index].text)
    if hit is None or hit[0].status is None or hit[0].officer or not hit[1]["rest"]:
        return index + 1
    if not hit[1]["colon"] and not lines[index].text[: hit[1].start("rest")].endswith("  "):
        return index + 1
    column = lines[index].indent + hit[1].start("rest")
    below = takewhile(lambda line: line.text and line.indent <= column, lines[index + 1 : index + _MOST])
    block = [lines[index], *takewhile(lambda line: heading_of(line.text) is None, below)]
    if len(block) < _LEAST or len({line.indent for line in block[1:]}) > 1:
        return index + 1
    width = max(line.indent + len(line.text) for line in block)
    for count, (line, following) in enumerate(pairwise(block), 1):
        end = line.indent + len(line.text) + 1 + len(following.text.split(maxsplit=1)[0])
        if end > width - _SLACK or _HYPHENATED.search(line.text):
            continue
        if not line.text.endswith("."):
            return index + 1
        block = block[:count]  # the end of the paragraph
        break
    inside = any(not _ENDS_ENTRY.search(line.text) and not is_person(below.text) for line, below in pairwise(block))
    marks = sum(len(_BETWEEN.findall(line.text)) for line in block)
    return index + len(block) if len(block) >= _LEAST and inside and marks >= len(block) else index + 1
