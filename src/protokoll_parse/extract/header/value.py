"""A value of the header, the columns of its lines, and the lines that belong together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import regex

from protokoll_parse.text.outline import BULLETS
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from protokoll_parse.text import Line

_COLUMNS = compiled(r"\s{2,}|\t+")
# "Sida", "Sid 1", "Blad 2 av 4", "1 (5)" at the end of a line of the header; without a number only as a label is spelt
_PAGE_MARK = compiled(
    r"(?:^|\s+)(?:(?:S(?:IDA|ida|ID|id)|B(?:LAD|lad)|P(?:AGE|age)|Sidn(?:r|ummer)|SIDN(?:R|UMMER))\.?"
    r"|(?:[Ss]id(?:a|an|nr)?|SID(?:A|AN|NR)?|[Bb]lad|BLAD|[Pp]age|PAGE|s)\.?\s?:?\s?[0-9]{1,3}(?:\s?(?:av|of|/)\s?[0-9]{1,3}|\s?\([0-9]{1,3}\))?"
    r"|[0-9]{1,3}\s?\([0-9]{1,3}\))\s*$"
)

_BULLET = compiled(rf"[{BULLETS}-]\s+(?=\p{{L}}[\p{{L}} ]{{1,30}}:)")
_ONLY_TIMES = compiled(
    r"(?:(?:och|samt|&|kl(?:ockan)?\.?|[-–—,;])\s*)*+[0-9]{1,2}\s?[.:–—-]\s?[0-9]{1,2}(?:och|samt|&|kl|[0-9]|[\s.:,;–—-])*+",
    regex.IGNORECASE,
)
_ENDS_AT_CLOCK = compiled(r"\b(?:kl\.?|klockan)$", regex.IGNORECASE)
_CLOCK_FIRST = compiled(r"[0-9]{1,2}[.:][0-9]{2}(?![0-9])")
_SITTING = compiled(
    r"(?:(?:och|samt|kl(?:ockan)?\.?)\s+)*+[0-9]{1,2}[.:][0-9]{2}\s?[-–—]\s?[0-9]{1,2}[.:][0-9]{2}\s?[,;]?",
    regex.IGNORECASE,
)
_MOST_SITTINGS = 6  # of one meeting


@dataclass(frozen=True, slots=True)
class Value:
    """A value, its place in the repaired text, the rule that found it; ``basis``: stated or inferred."""

    text: str
    start: int
    end: int
    rule: str
    basis: str = "stated"


def without_page_mark(line: Line) -> Line:
    """The line without the page's number at its end, which a running head prints beside what it says."""
    mark = _PAGE_MARK.search(line.text)
    return replace(line, text=line.text[: mark.start()].rstrip()) if mark else line


def without_bullet(line: Line) -> Line:
    """The line without the bullet in front of its label: *• Datum: 2024-03-02*."""
    bullet = _BULLET.match(line.text)
    return replace(line, text=line.text[bullet.end() :], start=line.start + bullet.end()) if bullet else line


def run_on(lines: Sequence[Line], index: int) -> Line:
    """The line, with the next ones where clock times go on there: *…, kl*, *13.00–15.30*; *kl. 9–12*, *13–15.30*.

    Several sittings may stand one below the other, with blank lines between.
    """
    line = last = lines[index]
    text = line.text
    for below in lines[index + 1 : index + 1 + _MOST_SITTINGS]:
        directly = below.number == last.number + 1
        # "… den 3 mars kl.", "16.00, Konferens"
        cut = _ENDS_AT_CLOCK.search(last.text) and _CLOCK_FIRST.match(below.text)
        next_one = directly and (_ONLY_TIMES.fullmatch(below.text) or cut)
        sitting = _SITTING.fullmatch(last.text) and _SITTING.fullmatch(below.text)
        if not (next_one or sitting) or below.number > last.number + 2:
            break
        text += " " * (below.start - last.end) + below.text
        last = below
    return replace(line, text=text)


def columns(text: str) -> Iterator[tuple[int, str]]:
    """Parts of a line between wide gaps, each with its offset."""
    at = 0
    for gap in (*_COLUMNS.finditer(text), None):
        end = gap.start() if gap else len(text)
        if text[at:end].strip():
            yield at, text[at:end]
        at = gap.end() if gap else end
