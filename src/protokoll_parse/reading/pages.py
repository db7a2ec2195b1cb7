"""Where the pages begin: at form feeds, or where OCR began a page's first line with one space."""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import median

from protokoll_parse.text import Page, Span

_FORM_FEED = re.compile("\f")
_ONE_SPACE = re.compile(r"^ (?=\S)", re.MULTILINE)
_FIRST_SIGN = re.compile(r"(?:[ \t\r]*\n)*(?= \S)")
_INDENTED = re.compile(r"^(?=  | ?\t)[ \t]+\S", re.MULTILINE)
_PRINTED = re.compile(r"^.*\S", re.MULTILINE)

# A page of minutes has some forty to sixty lines. One page may hold little (a cover), but most do not.
_SHORTEST_PAGE = 8
_LONGEST_PAGE = 120
_USUAL_PAGE = (20, 90)
_MAX_INDENTED_SHARE = 0.05


def pages_of(text: str) -> tuple[Page, ...]:
    """The pages of ``text``, numbered from 1; together they cover it, and there is at least one.

    A form feed belongs to the page that it opens. White space behind the last break is no page of its own: programs
    end their last page with a form feed, too.
    """
    starts = [match.start() for match in _FORM_FEED.finditer(text)] or _spaced_starts(text)
    while starts and not text[starts[-1] :].strip():
        last = starts.pop()
        if text[last] == "\f":  # this one ends the last page; blank pages before it count
            break
    bounds = sorted({0, *starts})
    return tuple(
        Page(number, Span(start, end)) for number, (start, end) in enumerate(pairwise([*bounds, len(text)]), 1)
    )


def _spaced_starts(text: str) -> list[int]:
    """Offsets of the lines that begin a page by the habit, the first page's included; empty where there is no habit."""
    first = _FIRST_SIGN.match(text)
    starts = [match.start() for match in _ONE_SPACE.finditer(text)]
    if first is None or not starts or starts[0] != first.end():
        return []
    # in a layout that indents, one space means nothing
    if len(_INDENTED.findall(text)) > _MAX_INDENTED_SHARE * len(_PRINTED.findall(text)):
        return []
    lengths = [text.count("\n", here, there) for here, there in pairwise(starts)]
    if not lengths or min(lengths) < _SHORTEST_PAGE or max(lengths) > _LONGEST_PAGE:
        return []
    if not _USUAL_PAGE[0] <= median(lengths) <= _USUAL_PAGE[1]:
        return []
    return starts[1:]  # the first page begins at the beginning, whatever stands there
