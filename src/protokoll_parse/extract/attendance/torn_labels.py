"""Labels of two lines whose list begins on the first: *Tjänstgörande Eva Lind (S) för Bo Ek*, and below it *ersättare*.

The label stood in a column of its own, and OCR lost the gap beside it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from protokoll_parse.extract.attendance.headings import heading_of, is_bare_heading
from protokoll_parse.extract.attendance.person import role_and_name
from protokoll_parse.extract.people import leading_name, titled_name
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from protokoll_parse.text import Line

# up to three words in front of a name, and those that open the line below
_FRONT = compiled(r"\p{Lu}\p{Ll}+\s(?:\p{Ll}+\s){0,2}(?=\p{Lu})")
_REST = compiled(r"(?P<rest>\p{Ll}{4,}(?:\s\p{Ll}{4,}){0,2})\s?:?(?:\s+(?=\p{Lu})|$)")


def with_whole_labels(lines: Sequence[Line]) -> list[Line]:
    """The lines, with such a label on a line of its own above its list."""
    return list(_whole(lines))


def _whole(lines: Sequence[Line]) -> Iterator[Line]:
    at = 0
    while at < len(lines):
        below = _next(lines, at + 1)
        front = _FRONT.match(lines[at].text)
        rest = _REST.match(lines[below].text) if front and below else None
        if front and rest and below and _is_torn(lines[at].text, front.end(), f"{front[0]}{rest['rest']}"):
            yield replace(lines[at], text=f"{front[0]}{rest['rest']}")
            yield _behind(lines[at], front.end())
            if rest.end() < len(lines[below].text):
                yield _behind(lines[below], rest.end())
            at = below + 1
        else:
            yield lines[at]
            at += 1


def _next(lines: Sequence[Line], at: int) -> int | None:
    """The index of the next line, which may stand below a blank one."""
    return next((n for n in range(at, min(at + 2, len(lines))) if lines[n].text), None)


def _is_torn(text: str, start: int, label: str) -> bool:
    """Whether the words are one heading of a list, and a person stands between them."""
    rest = text[start:]
    if not (leading_name(rest) or titled_name(rest) or role_and_name(rest)) or not is_bare_heading(label):
        return False
    hit = heading_of(label)
    return hit is not None and hit[0].status is not None and not hit[0].officer and not hit[0].end


def _behind(line: Line, at: int) -> Line:
    return replace(line, start=line.start + at, text=line.text[at:], indent=line.indent + at)
