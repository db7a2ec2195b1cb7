"""Pages that were flattened to one line each: their items, running heads and sections as lines of their own.

Converters that keep no line ends leave *3 Kommunfullmäktige Kf 12 Taxa för hamnen Förvaltningen …*: the
number of the page, its running head, and everything else. Only what can be told for sure is parted.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice, pairwise
from typing import TYPE_CHECKING

import regex

from protokoll_parse.segment.flat_pages import HEAD, FlatPage, are_long, counted, pages_of, without_caption
from protokoll_parse.segment.flat_title import CASE_NUMBER, find_title_end, is_label, parts
from protokoll_parse.segment.heading_rules import HEADING_RULES, LETTERS, LOST_SIGN
from protokoll_parse.segment.number_behind import names_people, refers
from protokoll_parse.segment.title_words import is_of_agenda
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from protokoll_parse.segment.heading_rules import Heading
    from protokoll_parse.text import Line

    _Series = list[tuple[int, regex.Match[str]]]  # numbers of items, each with the number of its line

_BEGINS = r"(?=\.?\s+(?:[Dd]nr\b|\p{Lu}\p{L}))"
_CONTENTS = compiled(r"(?:\.{3}|…|(?:\.\s){3})\s?[0-9]{1,3}(?=\s+[0-9]{1,3}\.?\s+\p{Lu}|\s*$)")
_ENTRIES = 2  # so many titles with leader dots make a table of contents
_SIGN = compiled(rf"(?<![§\S])(?:{LETTERS}\s)?§\s?(?P<n>[0-9]{{1,4}}){_BEGINS}")
_LETTERED = compiled(rf"(?<!\S)(?P<letters>{LETTERS})\s(?P<n>[0-9]{{1,4}}){_BEGINS}")
_BARE = compiled(rf"(?P<n>[0-9]{{1,4}}){_BEGINS}")
# behind a sentence, or in front of a case number, behind whatever line of the page
_BARE_WITHIN = compiled(
    rf"(?<=[.!?:_]\s)(?P<n>[0-9]{{1,4}}){_BEGINS}|(?<=\p{{Ll}}\s)(?P<n>[0-9]{{1,4}})(?=\.?\s+[Dd]nr\.?:?\s\S*[0-9])"
)
_ANY = compiled(rf"(?<!\S)(?P<n>[0-9]{{1,4}}){_BEGINS}")
_SECOND = 2
_DOTTED = compiled(r"(?<!\S)(?P<n>[0-9]{1,3})\.(?=\s+\p{Lu})")
_COLONED = compiled(r"(?<!\S)(?P<n>[0-9]{1,3}):(?=\s?\p{Lu}\p{L})")
_COUNTED_FROM_ONE = (_DOTTED, _COLONED)
# "under punkt 3.", "del 2: Mål", "kl. 13: Storsalen", which lost its minutes
_POINT = compiled(
    r"\b(?:punkt(?:en|erna)?|paragraf(?:en)?|ärende|del|steg|etapp|fas|bilaga|alternativ|grupp|kl\.?|klockan)$",
    regex.IGNORECASE,
)
# behind the items for which somebody was there: "Eva Lind, ekonom § 13 Utses att justera …"
_NEXT_LABEL = compiled(
    r"(?:Utse(?:s|dda?)\satt\sjustera|Justeringens?\s(?:plats|tid)|Underskrift|(?:Övriga|Ej)\s(?:närvarande|deltagare|tjänstgörande))\b"
)
_DECIMAL = compiled(r"(?<!\S)(?P<n>[0-9]{1,3})\.(?P<sub>[0-9]{1,2})(?=\.?\s+\p{Lu})")
_LEAST_COUNTED = 4
_IN_ORDER = 0.75  # share of the numbers that count on
_LONGEST_LIST = 20  # entries
_SAID = compiled(r"[.!?_]$|[0-9]\)$")  # a sentence in front of a heading, or the page number of a running head
_YEAR = range(1900, 2100)


@dataclass(frozen=True, slots=True)
class Parted:
    """``lines``: all of them, parted ones in pieces. ``heads``: the running heads, which are left out of these.

    ``begins``: indexes of the lines that begin with the number of an item, None where no pages were flattened;
    ``tops``: of those at the top of a page, or with a title of agendas; ``untitled``: of those behind whose number the
    text cannot be told from a title.
    """

    lines: tuple[Line, ...]
    heads: tuple[Line, ...] = ()
    begins: frozenset[int] | None = None
    tops: frozenset[int] = frozenset()
    untitled: frozenset[int] = frozenset()


def part_flattened(lines: Sequence[Line], skip: frozenset[int]) -> Parted:
    """The lines as they are, unless whole pages stand on one line each."""
    texts = [line for line in lines if line.text and line.number not in skip]
    pages = without_caption(texts)
    numbered = counted(pages) or (list(enumerate(pages, 1)) if are_long(pages) else [])
    if not numbered:
        return Parted(tuple(lines))
    flat = pages_of(numbered)
    starts = _begins(flat)
    if not starts and len(numbered) < len(texts):
        return Parted(tuple(lines))
    of = {page.line.number: page for page in flat}
    parted: list[Line] = []
    heads: list[Line] = []
    begins: set[int] = set()
    tops: set[int] = set()
    for line in lines:
        page = of.get(line.number)
        if page is None or (not begins and line.number not in starts):
            parted.append(line)
            continue
        if page.body:
            heads.append(_piece(line, 0, page.body))
        for piece, is_begin in _pieces(page, starts.get(line.number, [])):
            if is_begin:
                begins.add(len(parted))
            if is_begin and (piece.start == line.start + page.body or is_of_agenda(piece.text.lstrip("0123456789. "))):
                tops.add(len(parted))
            parted.append(piece)
    untitled = frozenset(index for index in begins if is_label(parted[index].text))
    return Parted(tuple(parted), tuple(heads), frozenset(begins), frozenset(tops), untitled)


def untitled(heading: Heading, lines: Sequence[Line]) -> Heading:
    """A number and its full stop alone, cut off from a text that cannot be told from a title: as *12. Title*."""
    if heading.rule.family == "bare" and lines[heading.index].text.endswith("."):
        return replace(heading, rule=next(rule for rule in HEADING_RULES if rule.family == "dotted"))
    return heading


def reads_digit_as_sign(heading: Heading, lines: Sequence[Line]) -> bool:
    """Whether the first digit of a number that begins an item was taken for a damaged §: *55 Val av justerare*."""
    return heading.rule.id in LOST_SIGN and lines[heading.index].text[0].isdigit()


def _begins(pages: Sequence[FlatPage]) -> dict[int, list[int]]:
    """Where items begin in each page's line, by the line's number."""
    series = [(page.line.number, match) for page in pages for match in _headings(page, _SIGN)]
    lettered = [(page.line.number, match) for page in pages for match in _headings(page, _LETTERED)]
    at_top = {(page.line.number, page.body) for page in pages if page.body}
    series = series or _one_body(lettered) or [one for one in lettered[:1] if _places([one]) <= at_top]
    series = series or max(_bare(pages), *(_from_one(pages, mark) for mark in _COUNTED_FROM_ONE), key=len)
    found: dict[int, list[int]] = {}
    for number, match in _with_subitems(pages, series):
        found.setdefault(number, []).append(match.start())
    return found


def _headings(page: FlatPage, pattern: regex.Pattern[str]) -> Iterator[regex.Match[str]]:
    text = page.line.text
    for match in pattern.finditer(text, page.body, page.end):
        before = text[max(page.body, match.start() - 40) : match.start()].rstrip()
        after = text[match.end() : match.end() + 60].lstrip(". ")
        from_one = pattern in _COUNTED_FROM_ONE
        if from_one and match["n"] == "1" and names_people(listed := before.rpartition(": ")[2]):
            before = listed  # the first item, behind those present
        if (from_one and _POINT.search(before)) or _NEXT_LABEL.match(after):
            continue
        if (_SAID.search(before) or not refers(before)) and not names_people(after) and int(match["n"]) not in _YEAR:
            yield match


def _one_body(series: _Series) -> _Series:
    """Those with the letters that have the longest row of numbers, each one higher than the one before."""
    best: _Series = []
    rows: dict[str, _Series] = {}
    for number, match in series:
        row = rows.setdefault(match["letters"], [])
        if not row or int(match["n"]) == int(row[-1][1]["n"]) + 1:
            row.append((number, match))
        best = max(best, row, key=len)
    return best if len(best) > 1 else []


def _bare(pages: Sequence[FlatPage]) -> _Series:
    """Numbers at the tops of pages, and behind a sentence or in front of a title of agendas such as are one higher.

    Where none stands at a top, so many as count on from one to the next; fewer, where agendas have all their titles.
    All are printed alike, *2* or *2.*
    """
    found: _Series = []
    last, stops = 0, False
    rows: dict[tuple[int, bool], _Series] = {}  # the longest row that ends with each number
    for page in pages:
        text = page.line.text
        if len(_CONTENTS.findall(text)) >= _ENTRIES:
            continue
        top = _BARE.match(text, page.body, page.end)
        if top and page.body and int(top["n"]) > last and int(top["n"]) not in _YEAR and not _is_entry(top, last):
            last, stops = int(top["n"]), _has_stop(top)
            found.append((page.line.number, top))
        numbers = list(_ANY.finditer(text, page.body, page.end))
        printed: dict[int, list[regex.Match[str]]] = {}
        for match in numbers:
            printed.setdefault(int(match["n"]), []).append(match)
        said = {match.start() for match in _BARE_WITHIN.finditer(text, page.body, page.end)}
        for match in numbers:
            n, stop = int(match["n"]), _has_stop(match)
            if match.start() == page.body and not (page.body and (n - 1, stop) in rows):
                continue
            if match.start() not in said and match.start() != page.body and not _is_titled(match):
                continue
            before = text[max(page.body, match.start() - 40) : match.start()].rstrip()
            if not _SAID.search(before) and refers(before.rpartition(" ")[2]):
                continue
            if last and n == last + 1 and stop == stops:
                last += 1
                found.append((page.line.number, match))
            rows[n, stop] = rows.pop((n - 1, stop), []) or _one_before(page.line.number, printed.get(n - 1, ()), match)
            rows[n, stop].append((page.line.number, match))
    places = _places(found)
    enough = (row for row in rows.values() if len(row) >= _least(row) or (found and _goes_on(row, places)))
    row = max(enough, key=len, default=[])
    return row if len(row) >= len(found) else found


def _is_titled(number: regex.Match[str]) -> bool:
    """Whether the text behind the number begins as titles of agendas do."""
    return is_of_agenda(number.string[number.end() : number.end() + HEAD].lstrip(". "))


def _least(series: _Series) -> int:
    """How many numbers in a row make these a numbering."""
    return _SECOND if all(_is_titled(match) for _, match in series) else _LEAST_COUNTED


def _goes_on(row: _Series, places: set[tuple[int, int]]) -> bool:
    """Whether a row has all these places, and more."""
    return len(row) > len(places) and places <= _places(row)


def _places(series: _Series) -> set[tuple[int, int]]:
    return {(line, match.start()) for line, match in series}


def _has_stop(number: regex.Match[str]) -> bool:
    return number.string[number.end() : number.end() + 1] == "."


def _one_before(number: int, numbers: Sequence[regex.Match[str]], second: regex.Match[str]) -> _Series:
    """The *1* in front of a *2*, behind a heading or whatever opens the minutes, where the page has no other *1*.

    So the *54* in front of a *55*, as minutes that count on over the year begin.
    """
    ones = [one for one in islice(numbers, 2) if one.end() <= second.start()]
    return [(number, ones[0])] if len(ones) == 1 and _has_stop(ones[0]) == _has_stop(second) else []


def _is_entry(top: regex.Match[str], last: int) -> bool:
    """Whether a number at the top of a page goes on with a list of the page before: *2. Bidraget betalas ut …*"""
    n = int(top["n"])
    return top.string[top.end() : top.end() + 1] == "." and last + 1 != n <= _LONGEST_LIST


def _from_one(pages: Sequence[FlatPage], pattern: regex.Pattern[str]) -> _Series:
    """Numbers with a full stop or a colon that count from 1, where no list begins again with 1.

    A number that neither goes on nor begins a list is the mark of a note, or one inside a sentence.
    """
    series = [(page.line.number, match) for page in pages for match in _headings(page, pattern)]
    found: _Series = []
    lists = [int(one["n"]) == 1 and int(two["n"]) == _SECOND for (_, one), (_, two) in pairwise(series)]
    for number, match in series:
        if int(match["n"]) == len(found) + 1:
            found.append((number, match))
    return found if sum(lists) == 1 and len(found) >= max(_least(found), _IN_ORDER * len(series)) else []


def _with_subitems(pages: Sequence[FlatPage], series: _Series) -> _Series:
    """The series with the sub-items of each: behind *4* begin *4.1*, *4.2*, one after the other."""
    if not series:
        return []
    begins: dict[int, dict[int, regex.Match[str]]] = {}
    for number, match in series:
        begins.setdefault(number, {})[match.start()] = match
    found: _Series = []
    item, sub = 0, 0
    for page in pages:
        number = page.line.number
        items = begins.get(number, {})
        decimals = _DECIMAL.finditer(page.line.text, page.body, page.end)
        for match in sorted([*items.values(), *decimals], key=lambda match: match.start()):
            if match.start() in items:
                item, sub = int(items[match.start()]["n"]), 0
            elif int(match["n"]) == item and int(match["sub"]) == sub + 1:
                sub += 1
            else:
                continue
            found.append((number, match))
    return found


def _pieces(page: FlatPage, starts: Sequence[int]) -> Iterator[tuple[Line, bool]]:
    """The page's text, and whether an item begins: what stands before the first, each item's heading and text."""
    line = page.line
    stops = [*starts, page.end]
    yield from _text(line, page.body, stops[0])
    for start, stop in pairwise(stops):
        title = find_title_end(line.text, start, stop)
        yield _piece(line, start, title), True
        if case := CASE_NUMBER.match(line.text, title, stop):
            yield _piece(line, title, case.end()), False
            title = case.end()
        yield from _text(line, title, stop)


def _text(line: Line, start: int, end: int) -> Iterator[tuple[Line, bool]]:
    """Running text, parted where sections and the entries of lists begin."""
    for one, two in pairwise([start, *parts(line.text, start, end), end]):
        if line.text[one:two].strip():
            yield _piece(line, one, two), False


def _piece(line: Line, start: int, end: int) -> Line:
    text = line.text[start:end]
    start += len(text) - len(text.lstrip())
    return replace(line, start=line.start + start, text=text.strip(), indent=0)
