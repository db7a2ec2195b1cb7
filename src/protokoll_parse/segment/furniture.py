"""Page furniture: running heads, page numbers, stamps. It is no text of the minutes."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import lru_cache
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

import regex
from rapidfuzz import fuzz

from protokoll_parse.lexicon.phrases import phrases
from protokoll_parse.lexicon.sections import section_role
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from protokoll_parse.text import Line

# at the end of the line, or inside one of address and number: "Storgatan 3 Sida 2 av 9 ekeby.example"
_PAGE_NUMBER = compiled(
    r"(?|(?:^|\s)([0-9]{1,3})\s?\(([0-9]{1,3})\)$|\bSid(?:an?|\.)?\s([0-9]{1,3})\s?(?:av|/|\()\s?([0-9]{1,3})\b(?!.*[.!?:]$))"
)
_NUMBER_APART = compiled(r"[\p{L}0-9](?:\s{3,}|\s+(?:Sida|Sidan|Sid\.?|Blad)\s+)([0-9]{1,3})$")
_LABELLED_PAGE = compiled(r"(?<!\s)\s{2,}(?:Sida|SIDA|Sidan|Sid\.?|Blad|BLAD|Bl\.?)\s?([0-9]{1,3})$")
_PAGE_OF_PAGES = compiled(r"(?:^|\s{3,})([0-9]{1,3})\s?/\s?([0-9]{1,3})$")  # one of them alone may be a day
_DIGITS = compiled(r"[0-9]+")
_ITEM_HEADING = compiled(
    r"[0-9]{1,3}\.\s|.{0,6}§|[$]\s?[0-9]|[&8S5s]\S?\s?[0-9]{1,3}\s+(?:Dnr|Ärendenummer)\b|(?:Ärende|Paragraf)\s[0-9]{1,4}\b"
)
_ITEM_NUMBER = compiled(r"(?:\p{Lu}[\p{L}/.-]{0,13}\s)?§\s?[0-9]{1,4}|[0-9]{1,4}\s?§")
_LEADS = compiled(r"\b(?:beslutar|beslutade|beslöt)(?:\s\p{L}+){0,2}:?$")  # the running head names who decides
_BARE = compiled(r"[0-9]{1,3}")
_SAID = compiled(r"[.:;,]$|\bbeslut", regex.IGNORECASE)
_LONGEST = 200  # signs of a line with a page number; a longer one holds the text of a page, too
_LEAST_PAGES = 2
_OFTEN = 3
_LEAST_PAGE = 5  # lines of a page; rows of a table that count stand closer
_COUNTED = 0.7  # share of the pages that follow one another; others lost their numbers
_ALIKE = 85  # per cent
# a running head in a text of so few pages that it does not recur: body, number and day, each on a line of its own
_HEAD_DAY = compiled(
    r"(?:sammanträdes|mötes)(?:datum|dag)\s*:?\s+(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}", regex.IGNORECASE
)
_HEAD_NUMBER = compiled(
    r"(?:sammanträdes|styrelse)?protokoll,?\s+\(?nr\.?\s*[0-9]{1,3}(?:[/-][0-9]{2,4})?\)?", regex.IGNORECASE
)
_HEAD_BODY = compiled(r"\p{Lu}[\p{L}-]*(?:nämnden?|styrelsen?|fullmäktige|utskottet?|direktionen?|beredningen)")
_HEAD_REACH = 4  # lines from its day to its body, between which the text of the page may stand
_HEAD_LINES = 8  # of the first page
_WIDE = compiled(r"\s{2,}")
_PAGE_CELL = compiled(r"(?:Sida|Sidan|Sid\.?|Blad|Bl\.?)?\s?[0-9]{1,3}(?:\s?\([0-9]{1,3}\))?", regex.IGNORECASE)
_DAY_CELL = compiled(r"(?:19|20)?[0-9]{2}[-.][0-9]{2}[-.](?:19|20)?[0-9]{2}")
_EDGE = 2  # lines of a head or foot that has no page number of its own
_REACH = 6  # a running head has no more lines than this on either side of its page number


@lru_cache(maxsize=1)
def _known() -> regex.Pattern[str]:
    return compiled("|".join(f"(?:{entry['pattern']})" for entry in phrases("furniture")), regex.IGNORECASE)


def _shape(text: str) -> str:
    """The line with its numbers masked: what stays the same from page to page."""
    return _DIGITS.sub("0", " ".join(text.split())).casefold()


def _belongs_to_items(text: str) -> bool:
    """Item and section headings recur below the running heads, too, and are none."""
    return bool(_ITEM_HEADING.match(text) or _LEADS.search(text) or section_role(text))


def _is_of_item(lines: Sequence[Line], index: int) -> bool:
    """The same, or the line below an item's number, which may be like a running head."""
    return _belongs_to_items(lines[index].text) or bool(index and _ITEM_NUMBER.fullmatch(lines[index - 1].text))


def _may_recur(lines: Sequence[Line], index: int) -> bool:
    """Whether the line may be one of a running head; a number alone may be an item's: the page's stands elsewhere."""
    text = lines[index].text
    return bool(text) and not _BARE.fullmatch(text) and not _is_of_item(lines, index)


def _pages(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines with text, page by page."""
    texts = (line for line in lines if line.text)
    return [list(page) for _, page in groupby(texts, key=lambda line: line.page)]


def _is_one_of(shape: str, recurring: Collection[str]) -> bool:
    """Whether the line is one that recurs; each page is damaged in its own way."""
    return shape in recurring or any(fuzz.ratio(shape, other, score_cutoff=_ALIKE) for other in recurring)


def _bare_page_numbers(pages: Sequence[Sequence[Line]]) -> set[int]:
    """Numbers alone on the first or last line of their page that count the pages, from 1 or from any other number."""
    if len(pages) < _LEAST_PAGES:
        return set()
    edges = {line.number: line for page in pages for line in (page[0], page[-1]) if _BARE.fullmatch(line.text)}
    ahead = {number: int(line.text) - line.page for number, line in edges.items()}
    series = Counter(ahead.values())
    return {number for number, count in ahead.items() if count == 0 or series[count] >= _LEAST_PAGES}


def _recurring_edges(pages: Sequence[Sequence[Line]]) -> set[int]:
    """Heads and feet: the outermost lines that stand in the same place on at least half of three pages or more."""
    found: set[int] = set()
    for edge in (slice(0, _EDGE), slice(-_EDGE, None)):
        shapes: dict[str, list[int]] = defaultdict(list)
        for page in pages:
            for shape, line in {_shape(line.text): line for line in page[edge]}.items():
                if not _belongs_to_items(line.text) and not _SAID.search(line.text):
                    shapes[shape].append(line.number)
        for numbers in shapes.values():
            if len(numbers) >= _OFTEN and 2 * len(numbers) >= len(pages):
                found.update(numbers)
    return found


def _with_total(lines: Sequence[Line]) -> list[int]:
    """Indexes of lines with a page number *3 (8)*, *Sida 3 av 8*; counts in brackets are none."""
    short = ((i, line.text) for i, line in enumerate(lines) if 0 < len(line.text) <= _LONGEST)
    numbered = [(i, m) for i, text in short if (m := _PAGE_NUMBER.search(text))]
    totals = Counter(m[2] for _, m in numbered)
    if not totals:
        return []
    total, seen = totals.most_common(1)[0]
    series = [(i, int(m[1])) for i, m in numbered if m[2] == total and int(m[1]) <= int(total)]
    # the same line again: a page has it at its head and its foot, or the last one is printed twice
    if seen < 2 or any(
        two < one or (two == one and lines[after].text != lines[before].text)
        for (before, one), (after, two) in pairwise(series)
    ):
        return []
    return [i for i, _ in series]


def _page_of_pages(lines: Sequence[Line]) -> list[int]:
    """Indexes of lines that end in a page number *3/8*, far from the rest: each a page further, and one higher."""
    found = [(i, m) for i, line in enumerate(lines) if (m := _PAGE_OF_PAGES.search(line.text))]
    if len(found) < _LEAST_PAGES or len({m[2] for _, m in found}) > 1:
        return []
    numbers = [(i, int(m[1])) for i, m in found]
    apart = all(
        below - above >= _LEAST_PAGE and after - before == 1 for (above, before), (below, after) in pairwise(numbers)
    )
    return [i for i, _ in numbers] if apart and numbers[-1][1] <= int(found[0][1][2]) else []


def _in_running_heads(lines: Sequence[Line]) -> list[int]:
    """Indexes of lines that end in a page number, far from the rest: the same again and again, and one higher."""
    series: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for index, line in enumerate(lines):
        match = _NUMBER_APART.search(line.text)
        if match and not _belongs_to_items(line.text):
            series[_shape(line.text)].append((index, int(match[1])))
    best = max(series.values(), key=len, default=[])
    steps = [(below - above, after - before) for (above, before), (below, after) in pairwise(best)]
    counted = sum(apart >= _LEAST_PAGE and step == 1 for apart, step in steps)
    enough = len(best) >= _OFTEN or [number for _, number in best] == [2, 3]  # of three pages
    if not enough or any(step <= 0 for _, step in steps) or counted < _COUNTED * len(steps):
        return []
    return [index for index, _ in best]


def _labelled_pages(lines: Sequence[Line]) -> list[int]:
    """Indexes of lines that end in *Sida 3*, *Bl. 3*, far from the rest: each a page further, and one higher."""
    found = [(i, int(m[1])) for i, line in enumerate(lines) if (m := _LABELLED_PAGE.search(line.text))]
    steps = pairwise(found)
    counted = all(below - above >= _LEAST_PAGE and after - before == 1 for (above, before), (below, after) in steps)
    return [i for i, _ in found] if len(found) >= _LEAST_PAGES and counted else []


def find_furniture(lines: Sequence[Line]) -> frozenset[int]:
    """Numbers of the lines that are page furniture.

    Four signs: a known phrase; a bare page number, a page number `3 (8)`, `Sida 3 av 8`, `3/8` or, far from the rest of
    its line, `Sida 3` of one series, or one at the end of a line that is the same on each page; a line that recurs in
    the same place on at least half of the pages, beside the page number or, where form feeds part the pages, at the
    edge.
    """
    found = {line.number for line in lines if line.text and _known().fullmatch(line.text)}
    pages = _pages(lines)
    found |= _bare_page_numbers(pages) | _recurring_edges(pages)
    anchors = _with_total(lines) or _page_of_pages(lines) or _in_running_heads(lines) or _labelled_pages(lines)
    if not anchors:
        return frozenset(found)
    places: dict[tuple[int, str], set[int]] = defaultdict(set)
    for anchor in anchors:
        for offset in range(-_REACH, _REACH + 1):
            index = anchor + offset
            if 0 <= index < len(lines) and _may_recur(lines, index):
                places[offset, _shape(lines[index].text)].add(index)
    # the same shape may stand a line higher or lower where blank lines were lost
    seen_at: dict[str, set[int]] = defaultdict(set)
    for (_, shape), indexes in places.items():
        seen_at[shape] |= indexes
    shapes = {shape: len(indexes) for shape, indexes in seen_at.items()}
    recurring = {shape for shape, count in shapes.items() if count * 2 >= len(anchors) and count >= 2}
    for (_, shape), indexes in places.items():
        if _is_one_of(shape, recurring):
            found.update(lines[index].number for index in indexes)
    found |= _on_two_lines(lines, anchors)
    # where the page number itself was lost, the rest of the running head still tells
    often = {shape for shape in recurring if shapes[shape] >= _OFTEN}
    found.update(line.number for line in lines if line.text and _shape(line.text) in often)
    found.update(lines[anchor].number for anchor in anchors)
    return frozenset(found)


def _on_two_lines(lines: Sequence[Line], anchors: Sequence[int]) -> set[int]:
    """Numbers of the lines beside a page number that say what stands in front of the number on another page."""
    heads = {
        _PAGE_NUMBER.sub("", lines[anchor].text).strip().casefold()
        for anchor in anchors
        if lines[anchor].text[0].isalpha()
    } - {""}
    beside = {index for anchor in anchors for index in (anchor - 1, anchor + 1) if 0 <= index < len(lines)}
    return {lines[index].number for index in beside if lines[index].text.casefold() in heads}


def single_heads(lines: Sequence[Line], header: Sequence[Line]) -> frozenset[int]:
    """Numbers of the lines of running heads inside the items that come but once, by what they say.

    *Protokoll nr 4*, and the day below, where the name of the body may stand further up, as columns were read across;
    or what the head of the first page says, too, with the page's number.
    """
    found: set[int] = set()
    written = [line for line in lines if line.text]
    for place, (number, day) in enumerate(pairwise(written)):
        if _HEAD_NUMBER.fullmatch(number.text) and _HEAD_DAY.fullmatch(day.text):
            above = written[max(0, place + 1 - _HEAD_REACH) : place]
            found |= {number.number, day.number, *(line.number for line in above if _HEAD_BODY.fullmatch(line.text))}
    return frozenset(found | _like_first_page(written, [line for line in header if line.text][:_HEAD_LINES]))


def _like_first_page(lines: Sequence[Line], head: Sequence[Line]) -> set[int]:
    """Numbers of the lines whose columns stand in the head of the first page, too, but for a day or a page's number."""
    known = {column.casefold() for line in head for column in _columns(line)}
    alike = {index for index, line in enumerate(lines) if _all_of_head(line, known)}
    numbered = {index for index in alike if _PAGE_CELL.fullmatch(_columns(lines[index])[-1])}
    beside = {index for at in numbered for index in (at - 1, at + 1) if index in alike}
    return {lines[index].number for index in numbered | beside}


def _columns(line: Line) -> list[str]:
    return _WIDE.split(line.text)


def _all_of_head(line: Line, known: Collection[str]) -> bool:
    columns = _columns(line)
    others = [column for column in columns if column.casefold() not in known]
    return len(others) < len(columns) and all(_PAGE_CELL.fullmatch(one) or _DAY_CELL.fullmatch(one) for one in others)


def without_repeated(header: Sequence[Line], furniture: frozenset[int]) -> list[Line]:
    """The lines of the header; of running heads, which a long list of members has inside, only the first."""
    seen: set[str] = set()
    kept: list[Line] = []
    for line in header:
        shape = _shape(line.text)
        if line.number not in furniture or shape not in seen:
            kept.append(line)
        seen.add(shape)
    return kept
