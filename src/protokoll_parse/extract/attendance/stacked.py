"""A block of labels whose people stand below all of them, as OCR reads a cover of two columns.

The last label of the block is no heading of what follows: *Närvarande ledamöter*, *Frånvarande*, and below them who was
there, and who was not.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from protokoll_parse.extract.attendance.headings import heading_of, is_bare_heading
from protokoll_parse.extract.header.stacks import behind_labels
from protokoll_parse.extract.people import leading_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from protokoll_parse.text import Line

_LEAST, _MOST = 4, 20  # labels of a block


def with_headings_in_place(lines: Sequence[Line]) -> list[Line]:
    """The lines, where the last list of a block is that of the absent ones.

    Each heading goes to a block of people where there are as many, else all people are below those present.
    """
    written = [at for at, line in enumerate(lines) if line.text]
    for first in range(len(written)):
        count = behind_labels([lines[at] for at in written[first : first + _MOST]])
        if count < _LEAST:
            continue
        stack = written[first : first + count]
        heads = [lines[at] for at in stack if _status(lines[at].text)]
        present = [head for head in heads if _status(head.text) == "present"]
        below = list(lines[stack[-1] + 1 :])
        blocks = list(_blocks(below))
        if not (present and blocks) or _status(heads[-1].text) != "absent":
            return list(lines)
        kept = [line for line in lines[: stack[-1] + 1] if line not in heads]
        if len(blocks) != len(heads):
            heads, blocks = present[:1], blocks[:1]
        for at, head in reversed(list(zip(blocks, heads, strict=True))):
            below.insert(at, replace(head, start=below[at].start, indent=below[at].indent))
        return [*kept, *below]
    return list(lines)


def _status(text: str) -> str | None:
    hit = heading_of(text) if is_bare_heading(text) else None
    return hit[0].status if hit and not hit[0].officer and not hit[0].end else None


def _blocks(lines: Sequence[Line]) -> Iterator[int]:
    """Where blocks of lines begin of which each names somebody first."""
    for at, line in enumerate(lines):
        if leading_name(line.text) and (at == 0 or not lines[at - 1].text):
            yield at
