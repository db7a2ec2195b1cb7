"""Two lists side by side whose gap OCR lost, each row one person of both: *Eva Lind (C) Bo Ek (M) för Ida* over
*Tor Moe (S) Strand (M)*.

Two headings on one line tell that they are two: *Ledamöter Tjänstgörande ersättare*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from protokoll_parse.extract.people import leading_name, names_in
from protokoll_parse.text import Line
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_FOR_WHOM = r"(?:för|ersätter|ers\.?|tjg\.?|istf\.?|i\sstället\sför)"
_IN_FRONT = compiled(rf"\b{_FOR_WHOM}\s+$")  # of a name: that of whom somebody serves for
_OPEN = compiled(rf"\b{_FOR_WHOM}(?:\s\p{{Lu}}\p{{Ll}}+(?:-\p{{Lu}}\p{{Ll}}+)?)?$")  # the surname is on the next row
_SURNAME = compiled(r"(?<=\s)\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?\s\(\p{L}{1,3}\)")
_GAP = compiled(r"(?<=\S) (?=\p{Lu})")
_LONGEST = 120  # signs of two headings
_LEAST = 2  # rows with a person of each list


def apart(lines: Sequence[Line], is_heading: Callable[[str], bool]) -> Iterator[Line]:
    """The lines; of two such lists first those of the left one, then those of the right one."""
    at = 0
    while at < len(lines):
        cut = _second_heading(lines[at].text, is_heading)
        stop = _end(lines, at + 1, is_heading) if cut else at
        pairs = list(_pairs(lines[at + 1 : stop]))
        if cut and sum(right is not None for _, right in pairs) >= _LEAST:
            title, head = _cut(lines[at], cut)
            yield from (title, *(left for left, _ in pairs))
            yield from (head, *(right for _, right in pairs if right))
            at = stop
        else:
            yield lines[at]
            at += 1


def _second_heading(text: str, is_heading: Callable[[str], bool]) -> int:
    """Where the second of two headings begins that share a line without a gap; 0 when it is none."""
    if len(text) > _LONGEST:
        return 0
    spaces = (gap.start() for gap in _GAP.finditer(text))
    return next((at + 1 for at in spaces if is_heading(text[:at]) and is_heading(text[at + 1 :])), 0)


def _end(lines: Sequence[Line], start: int, is_heading: Callable[[str], bool]) -> int:
    """The first line from ``start`` that is blank, or a heading again."""
    texts = enumerate((line.text for line in lines[start:]), start)
    ends = (at for at, text in texts if not text or is_heading(text) or _second_heading(text, is_heading))
    return next(ends, len(lines))


def _pairs(rows: Sequence[Line]) -> Iterator[tuple[Line, Line | None]]:
    """What each row says of the left list, and of the right one."""
    right = ""
    for row in rows:
        if at := _second_person(row.text, goes_on=_OPEN.search(right) is not None):
            yield _cut(row, at)
            right = row.text[at:]
        else:
            yield row, None


def _second_person(text: str, *, goes_on: bool) -> int | None:
    """Where the right list begins in a row: at its second person, or with the surname that the row above lacks."""
    first = leading_name(text)
    if first is None:
        return None
    others = (named.start for named in names_in(text, first.end))
    if other := next((at for at in others if not _IN_FRONT.search(text, 0, at)), None):
        return other
    surname = _SURNAME.search(text, first.end) if goes_on else None
    return surname.start() if surname else None


def _cut(line: Line, at: int) -> tuple[Line, Line]:
    left = line.text[:at].rstrip()
    return (
        Line(line.number, line.start, left, line.indent, line.page),
        Line(line.number, line.start + at, line.text[at:], line.indent + at, line.page),
    )
