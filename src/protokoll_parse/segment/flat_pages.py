"""Pages that stand on one line each: which lines these are, and where their running heads end."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from protokoll_parse.segment.heading_rules import LETTERS
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protokoll_parse.text import Line

_LONG = 250  # signs of a line that holds a page
_CAPTION, _CAPTION_SIGNS = 6, 160  # lines above the first page, and signs of each
_SHARE = 0.9  # of the text stands in lines that begin with the numbers of pages
_LOST = 3  # from one of these to the next
_HEAD_WORDS = 12
_PAGE = compiled(r"(?P<page>[0-9]{1,3})(?:\s?\([0-9]{1,3}\)|/[0-9]{1,3})?\s+(?=\S)")
_AGAIN = compiled(r"(?P<page>[0-9]+)\s+(?P<next>[0-9]{1,4}\s)?")
_OF_TOTAL = compiled(
    r"\b(?:Sid(?:a|an|nr)?\.?\s)?(?P<page>[0-9]{1,3})\s?(?:\([0-9]{1,3}\)|/[0-9]{1,3}|av\s[0-9]{1,3})(?!\S)"
)
# in front of an item's number at the top of a page: its case number, or that it has none
_CASE_ABOVE = compiled(r"[Dd]nr\.?\s?:?\s(?:[–-]|(?:\p{Lu}{1,5}[\s/])?\S*[0-9]\S*)\s+(?=[0-9]{1,4}\.?\s+\p{Lu})")
HEAD = 120  # signs in which the running head ends
_SECOND = 2
_LEAST_HEADED, _LEAST_WORDS = 3, 2  # pages that make what they begin with a running head, and words of it
_ENDS_HEAD = compiled(r"[0-9-]+|\p{L}{6,}")  # its last word: a day, no letters of a body


@dataclass(frozen=True, slots=True)
class FlatPage:
    """A line that holds a page: ``body`` is where its running head ends, ``end`` where its foot begins."""

    line: Line
    body: int
    end: int


def without_caption(texts: Sequence[Line]) -> Sequence[Line]:
    """The lines without a few short ones at the top, as sites print the name of a file above its text."""
    first = next((n for n, line in enumerate(texts[: _CAPTION + 1]) if len(line.text) >= _LONG), 0)
    named = all(len(line.text) <= _CAPTION_SIGNS and line.text[0].isalpha() for line in texts[:first])
    return texts[first:] if named else texts


def counted(texts: Sequence[Line]) -> list[tuple[int, Line]]:
    """The lines that begin with the numbers of their pages, with these; empty unless they are nearly all the text.

    *3 (8)* may stand behind the running head, too, and *3* behind one that all pages have.
    """
    found: list[tuple[int, Line]] = []
    head = _common_head(texts)
    for line in texts:
        last = found[-1][0] if found else 0
        match = _PAGE.match(line.text, head) or _OF_TOTAL.search(line.text, 0, HEAD)
        if match and last < int(match["page"]) <= last + _LOST:
            found.append((int(match["page"]), line))
    signs = sum(len(line.text) for _, line in found)
    whole = signs >= _SHARE * sum(len(line.text) for line in texts)
    return found if whole and len(found) > 1 and max(len(line.text) for _, line in found) >= _LONG else []


def _common_head(texts: Sequence[Line]) -> int:
    """Where the running head ends that all the lines begin with, each with a number behind it; 0 when there is none.

    Behind the letters of a body or the sign of a paragraph the number would be that of an item.
    """
    words = [line.text[:HEAD].split() for line in texts]
    if len(words) < _LEAST_HEADED:
        return 0
    count = min(_alike(words[0], other) for other in words[1:])
    if count < _LEAST_WORDS or not _ENDS_HEAD.fullmatch(words[0][count - 1]):
        return 0
    head = _behind_words(texts[0].text, 0, count)
    return head if all(_PAGE.match(line.text, head) for line in texts) else 0


def are_long(texts: Sequence[Line]) -> bool:
    """Whether every line is as long as a page; the last one may end early."""
    return bool(texts) and all(len(line.text) >= 2 * _LONG for line in texts[:-1] or texts)


def pages_of(numbered: Sequence[tuple[int, Line]]) -> list[FlatPage]:
    """Each page with its running head: its number, what it has in common with its neighbours, *3 (8)*."""
    starts = [
        match.end() if (match := _PAGE.match(line.text)) and int(match["page"]) == number else 0
        for number, line in numbered
    ]
    starts = _behind_twice(numbered, starts)
    first = [line.text[start : start + HEAD].split() for (_, line), start in zip(numbered, starts, strict=True)]
    alike = [_alike(one, two) for one, two in pairwise(first)]
    # the same side of the next leaf
    turned = [_alike(one, two) for one, two in zip(first, first[_SECOND:], strict=False)]
    pages = []
    for n, ((number, line), start) in enumerate(zip(numbered, starts, strict=True)):
        words = max(alike[max(0, n - 1) : n + 1], default=0) or max(_at(turned, n), _at(turned, n - _SECOND))
        body = _behind_words(line.text, start, words)
        if not start and words and (match := _PAGE.match(line.text, body)) and int(match["page"]) == number:
            body = match.end()
        end = len(line.text)
        for match in _OF_TOTAL.finditer(line.text):
            if int(match["page"]) != number:
                continue
            if match.end() == len(line.text) and match.start() > start:
                end = match.start()
            elif match.end() <= HEAD:
                body = max(body, match.end())
        body += len(line.text[body:]) - len(line.text[body:].lstrip())
        body = case.end() if body and (case := _CASE_ABOVE.match(line.text, body)) else body
        pages.append(FlatPage(line, body, max(body, end)))
    return pages


def _at(counts: Sequence[int], place: int) -> int:
    return counts[place] if 0 <= place < len(counts) else 0


def _behind_twice(numbered: Sequence[tuple[int, Line]], starts: Sequence[int]) -> list[int]:
    """The same, behind the second number of pages that all print theirs twice, where an item's number follows."""
    twice = [
        match if (match := _AGAIN.match(line.text, start)) and match["page"] == str(number) else None
        for (number, line), start in zip(numbered, starts, strict=True)
    ]
    found = [match for match in twice if match]
    if len(found) < max(_SECOND, len(numbered)) or not all(starts) or not any(match["next"] for match in found):
        return list(starts)
    return [match.start("next") if match["next"] else match.end() for match in found]


def _alike(one: Sequence[str], two: Sequence[str]) -> int:
    """How many words are the same at the beginning of both; none that leads to a number."""
    count = 0
    while count < min(len(one), len(two), _HEAD_WORDS) and one[count] == two[count]:
        count += 1
    if count and count < min(len(one), len(two)) and one[count].isdigit() and two[count].isdigit():
        count -= bool(compiled(LETTERS).fullmatch(one[count - 1]))
    return count


def _behind_words(text: str, start: int, words: int) -> int:
    """Where so many words from ``start`` on end."""
    for word in islice(compiled(r"\S+\s*").finditer(text, pos=start), words):
        start = word.end()
    return start
