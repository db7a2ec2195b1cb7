"""Several protocols in one file: a bound year, the scan of a binder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from protokoll_parse.text import Finding, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protokoll_parse.segment.headings import Heading
    from protokoll_parse.text import Line, RepairedText

_LEAST = 3
_HEADER = regex.compile(r"(?:protokoll|möte|sammanträde|stämma)\b", regex.IGNORECASE)
_APPENDIX = regex.compile(r"(?:bilag(?:a|or)|dagordning|föredragningslista|upprop)\b", regex.IGNORECASE)


def find_another(
    repaired: RepairedText, lines: Sequence[Line], candidates: Sequence[Heading], last: Heading, end: int
) -> list[Finding]:
    """A finding when behind the sign-off, at index ``end``, stand a header and items with numbers like those before.

    A numbered list in an appendix is none: no header of a meeting stands above it.
    """
    chain: list[Heading] = []
    for heading in candidates:
        if heading.index > end and heading.rule is last.rule and (not chain or heading.number > chain[-1].number):
            chain.append(heading)
    if len(chain) < _LEAST:
        return []
    between = [line.text for line in lines[end + 1 : chain[0].index]]
    if any(_APPENDIX.match(text) for text in between) or not any(_HEADER.search(text) for text in between):
        return []
    line = lines[chain[0].index]
    message = f"items begin again with {chain[0].label} on line {line.number}: several protocols in one file?"
    span = repaired.original_span(Span(line.start, line.end))
    return [Finding("several-protocols", "warning", f"{message} Only the first is read; give each its own file.", span)]
