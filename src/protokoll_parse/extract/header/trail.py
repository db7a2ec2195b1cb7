"""The body in the trail of a web page: *Hem > Lövhults kommun > Kulturnämnden > Sammanträde 2024-03-02*."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.dates import find_dates
from protokoll_parse.extract.header.lead import KIND, MEETING
from protokoll_parse.extract.header.value import Value
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from protokoll_parse.text import Line

_STEP = compiled(r"\s*[>»›→/|\\]\s*")
_OPENS = compiled(
    r"(?:(?:din\s(?:position|plats)|du\s(?:är|befinner\sdig)\shär|sökväg|här\sär\sdu)\s*:?\s*)?(?P<home>hem|start(?:sida)?n?|förstasidan|home)",
    regex.IGNORECASE,
)
# what steps are called that name no body: "Politik och demokrati", "Möten", "Protokoll 2024", "Dokument"
_NO_BODY = compiled(
    r"(?:.*\b(?:politik|demokrati|insyn|påverka|handlingar|kallelser?|möten|sammanträden|diarium|dokument|arkiv|om\soss|organisation)\b.*"
    r"|(?:nämnder|styrelser|bolag|kommitt[ée]er|utskott)(?:na)?(?:\soch\s\p{L}+)?|\W*[0-9]{4}\W*)",
    regex.IGNORECASE,
)
_LAST = compiled(rf"{MEETING}|{KIND.pattern}", regex.IGNORECASE)
_LEAST = 3  # steps


def is_trail(text: str) -> bool:
    """Whether the line is the way to a page, from the first page of the site."""
    return len(_steps(text)) >= _LEAST


def body_in_trail(lines: Sequence[Line], shows_itself: Callable[[str], bool]) -> Value | None:
    """The step in front of the meeting or its minutes, or the last one that is a body by its name."""
    for line in lines:
        steps = _steps(line.text)
        if len(steps) < _LEAST:
            continue
        met = False  # a step behind is the meeting, or leads to it
        while steps and (_LAST.search(steps[-1][1]) or find_dates(steps[-1][1]) or _NO_BODY.fullmatch(steps[-1][1])):
            steps.pop()
            met = True
        for start, name in reversed(steps[1:]):
            if shows_itself(name) or (met and start == steps[-1][0]):
                return Value(name, line.start + start, line.start + start + len(name), "HDR023")
    return None


def _steps(text: str) -> list[tuple[int, str]]:
    """Each step with its offset; none when the line does not begin with the first page."""
    cuts = [(0, 0), *(step.span() for step in _STEP.finditer(text)), (len(text), len(text))]
    steps = [
        (before[1], text[before[1] : behind[0]].rstrip())
        for before, behind in pairwise(cuts)
        if text[before[1] : behind[0]].strip()
    ]
    return steps if steps and _OPENS.fullmatch(steps[0][1]) else []
