"""Lists of matters: runs of numbered entries below which nothing is said, known by what the entries have in common.

Such lists need no dots and no heading above. Either there is a page behind each title, none lower than the last
(*§ 11 Taxa för hamnen 2018/88 7*, or each part on a line of its own), or the numbers stand in a column, with the
titles elsewhere, and come again behind it.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

import regex

from protokoll_parse.lexicon.sections import section_role
from protokoll_parse.segment.title_words import is_due, is_past, is_sentence
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from protokoll_parse.segment.heading_rules import Heading
    from protokoll_parse.text import Line

    _Entry = tuple[Heading, int | None]  # with its page

_PAGE = compiled(
    r"(?:^|(?<!\b(?:bilag(?:a|or)|bil\.?|nr|punkt|del|etapp|plan|rum)\s)(?<=[\s.…_]))(?P<page>[0-9]{1,3})"
    r"(?:\s?[-–]\s?[0-9]{1,3})?$",
    regex.IGNORECASE,
)
_LINES = 6  # of an entry with text: a title in pieces, a case number, the page, the heading of a group
_LEAST = 3  # entries with pages, or numbers of a column
_SHARE = 0.6  # of the entries have a page that is no lower than the one before
_LEAP = 60  # pages from one entry to the next


def entries_of_lists(candidates: Sequence[Heading], lines: Sequence[Line], skip: frozenset[int]) -> list[Heading]:
    """The candidates that are entries of such lists."""
    found: list[Heading] = []
    last = {heading.number: heading.index for heading in candidates}  # where each number stands last
    written = [0, *accumulate(bool(line.text) for line in lines)]  # lines with text in front of each
    for family in dict.fromkeys(candidate.rule.family for candidate in candidates):
        members = [candidate for candidate in candidates if candidate.rule.family == family]
        for column in _columns(members, written):
            if len(column) >= _LEAST and all(last[entry.number] > column[-1].index for entry in column):
                found += column
        for run in _runs(members, lines, skip):
            end = max((n for n, (_, page) in enumerate(run, 1) if page is not None), default=0)
            if _pages_rise([page for _, page in run[:end]]):
                found += [heading for heading, _ in run[:end]]
    return found


def _columns(members: Sequence[Heading], written: Sequence[int]) -> Iterator[list[Heading]]:
    """Numbers that count on, each alone on its line, with nothing between them."""
    column: list[Heading] = []
    for heading in members:
        above = column[-1] if column else None
        near = above is not None and written[heading.index] == written[above.index] + 1
        if heading.rest or not near or above is None or heading.number != (above.number[0] + 1,):
            yield column
            column = []
        if not heading.rest:
            column.append(heading)
    yield column


def _runs(members: Sequence[Heading], lines: Sequence[Line], skip: frozenset[int]) -> Iterator[list[_Entry]]:
    """Headings with ascending numbers and nothing said between them."""
    run: list[_Entry] = []
    stops = [*(heading.index for heading in members[1:]), len(lines)]
    for heading, stop in zip(members, stops, strict=False):
        if run and heading.number <= run[-1][0].number:
            yield run
            run = []
        below = [line.text for line in lines[heading.index + 1 : stop] if line.text and line.number not in skip]
        told = next((n for n, text in enumerate(below[:_LINES]) if _says(text)), len(below))
        run.append((heading, _page([heading.rest, *below[: min(told, _LINES)]])))
        if told < len(below) or len(below) > _LINES:
            yield run
            run = []
    yield run


def _says(text: str) -> bool:
    """Whether the line says something about a matter, or heads what is said."""
    return bool(section_role(text)) or is_past(text) or is_due(text) or is_sentence(text)


def _page(texts: Sequence[str]) -> int | None:
    """The page of an entry: the last number that ends one of its lines."""
    return next((int(match["page"]) for text in reversed(texts) if (match := _PAGE.search(text))), None)


def _pages_rise(pages: Sequence[int | None]) -> bool:
    """Whether most entries have a page, none lower than the last; not all are on one."""
    seen = [0]
    for page in pages:
        if page is not None and seen[-1] <= page <= seen[-1] + _LEAP:
            seen.append(page)
    return len(seen) > max(_LEAST, _SHARE * len(pages)) and len(set(seen)) > _LEAST
