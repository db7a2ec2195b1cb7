"""Numbers and titles of the margin that OCR read as a column of their own, in front of the texts of all of them.

*§ 7 / Taket / § 8 / Gåva från / syföreningen*, and then what was said of the roof and of the gift. The texts begin in
the order of the titles: each where a paragraph opens, best where its first words are those of the title.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import islice, takewhile
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from protokoll_parse.segment import case_numbers
from protokoll_parse.segment.header_lines import is_of_cover
from protokoll_parse.segment.heading_rules import SURE, Heading, HeadingRule
from protokoll_parse.segment.layout import marker_of
from protokoll_parse.segment.title_words import has_verb, is_body, is_past
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protokoll_parse.text import Line

BESIDE = HeadingRule(
    "SEG031",
    "torn",
    0.0,
    compiled(r"(?P<label>)(?P<n>)(?P<rest>.*)"),
    "a text whose number and title stand in a column above",
)
_NARROW = 28  # signs of a line in the margin
_FEW = 2  # words, which are no sentence
_PIECES, _NEAR = 7, 12  # lines of a title; lines looked at for them
_LEAST, _MOST = 2, 40  # items of a column
_LONGEST = 400  # lines of the texts behind it
_LOOK = 3  # lines of a text that may say what its title says
_STEM = 5  # letters by which two words are taken for the same
# evidence for the line that opens a text: words of the title there, and their share; a sentence ended above, a blank
# line, words that open a matter; against it: words that go on with one
_SAME, _SHARE, _ENDED, _APART, _OPENS, _GOES_ON = 2.0, 2.0, 1.5, 0.5, 0.7, 2.0
_OPENERS = compiled(
    r"(?:Före?drogs|Föredrages|Upplästes|Uppläses|Anmäl(?:des|es|an|da)|Förelåg|Från|Till|Ordföranden|Skrivelse|"
    r"Framställning|Ansökan|Anhållan|Hemställan|\p{L}+\s(?:redogör|informera|rapportera|föredra|anmäl)\p{L}*)\b"
)
_CONTINUES = compiled(
    r"(?:Efter|Mot|Vid|Sedan|Därefter|Härefter|Beslut\p{L}*|Beslöts?|Herrar?|Hr|Fru|Bifölls|Avslogs|Vidare|Denna|Detta"
    r"|\p{L}+(?:\s\p{L}+)?\s(?:instämde|yrka\p{L}+|reservera\p{L}+|bifölls?|bifaller|beslut\p{L}+|beslöt))\b"
)
_END = compiled(r"[.!?:][\"”’)]*$")
_WORD = compiled(r"\p{L}{4,}")
_MISREAD = compiled(r"[$§&]|^[0-9\W]+$|[0-9]{3,}$")  # a number that was not recognised as one


class _Margin(NamedTuple):
    """What stands in the margin of an item: the pieces of the title; ``last``: index of its last line."""

    title: list[Line]
    case_number: Line | None
    last: int
    text: bool  # more follows, which is no title


def with_texts_of_margin(
    headings: Sequence[Heading], lines: Sequence[Line], end: int, skip: frozenset[int]
) -> tuple[list[Heading], frozenset[int]]:
    """The headings; those of such a column stand where their texts begin, and keep what the margin says.

    ``end``: where the last item ends. Also the numbers of the lines that are such columns, which belong to no text.
    """
    found: list[Heading] = []
    columns: set[int] = set()
    at = 0
    while at < len(headings):
        margins: list[_Margin] = []
        stops = [*(heading.index for heading in headings[at + 1 : at + 1 + _MOST]), end]
        for heading, stop in zip(headings[at : at + _MOST], stops, strict=False):
            margins.append(_margin(heading, lines, stop, skip))
            if margins[-1].text:
                break
        column = headings[at : at + len(margins)]
        moved: list[Heading] = []
        if len(column) >= _LEAST and all(margin.title for margin in margins[:-1]):
            texts = range(margins[-1].last + 1, stops[len(margins) - 1])
            moved = _moved(column, margins, lines, [n for n in texts if lines[n].text and lines[n].number not in skip])
        if moved:
            columns.update(line.number for line in lines[column[0].index : margins[-1].last + 1])
        found += moved or column
        at += len(column)
    return found, frozenset(columns)


def _margin(heading: Heading, lines: Sequence[Line], stop: int, skip: frozenset[int]) -> _Margin:
    """The narrow lines below a number that stands alone."""
    if heading.rest or heading.rule.family not in SURE:
        return _Margin([], None, heading.index, text=True)
    below = (n for n in range(heading.index + 1, stop) if lines[n].text and lines[n].number not in skip)
    own = list(islice(below, _NEAR))
    own = [*own[:1], *(n for n in own[1:] if not is_of_cover(lines[n].text))]  # a running head's
    title = list(takewhile(lambda n: _is_piece(lines[n]), own[:_PIECES]))
    numbers = [lines[n] for n in title if case_numbers.alone(lines[n].text)]
    pieces = [lines[n] for n in title if not case_numbers.alone(lines[n].text)]
    last = title[-1] if title else heading.index
    return _Margin(pieces, numbers[0] if numbers else None, last, text=len(title) < len(own))


def _is_piece(line: Line) -> bool:
    """Whether the line may be a part of a title in the margin: short, and no sentence."""
    text = line.text
    told = len(text.split()) > _FEW and (is_past(text) or has_verb(text))
    said = told or text.endswith((".", "!", "?", ":", ",", ";"))
    other = is_body(text) or marker_of(text) or _MISREAD.search(text)
    return len(text) <= _NARROW and not (said or other)


def _moved(
    column: Sequence[Heading], margins: Sequence[_Margin], lines: Sequence[Line], texts: Sequence[int]
) -> list[Heading]:
    """The headings of a column where their texts begin; none if these cannot be told."""
    if not len(column) <= len(texts) <= _LONGEST:
        return []
    titles = [_stems(" ".join(line.text for line in margin.title)) for margin in margins]
    starts = [place for place, n in enumerate(texts) if lines[n].text[0].isupper()]
    opens = {place: _opening(lines, texts, place) for place in starts}
    shares = [{place: _share(title, lines, texts, place) for place in starts} for title in titles]
    best = _best_starts([{p: opens[p] + _SAME * (s > 0) + _SHARE * s for p, s in share.items()} for share in shares])
    same = sum(share[place] > 0 for share, place in zip(shares, best, strict=False))
    if 2 * same < len(column):
        return []
    return [
        replace(
            heading,
            index=texts[place],
            rest=lines[texts[place]].text,
            rule=BESIDE,
            margin=tuple(margin.title),
            case_number=margin.case_number,
        )
        for heading, margin, place in zip(column, margins, best, strict=True)
    ]


def _opening(lines: Sequence[Line], texts: Sequence[int], place: int) -> float:
    """The evidence that a text opens there, whatever its title."""
    line = lines[texts[place]]
    ended = not place or _END.search(lines[texts[place - 1]].text) is not None
    score = (_ENDED if ended else -_ENDED) + _APART * (not lines[texts[place] - 1].text)
    return score + _OPENS * bool(_OPENERS.match(line.text)) - _GOES_ON * bool(_CONTINUES.match(line.text))


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in _WORD.findall(text.casefold())}


def _share(title: set[str], lines: Sequence[Line], texts: Sequence[int], place: int) -> float:
    """How many of the title's words the first lines of a text say."""
    said = _stems(" ".join(lines[n].text for n in texts[place : place + _LOOK]))
    return len(title & said) / max(1, len(title))


def _best_starts(scores: Sequence[dict[int, float]]) -> list[int]:
    """One place for each, in ascending order, with the highest sum; none where there are too few."""
    places = sorted(scores[0])
    # for each number of places in front: the best sum of them, and which they are
    before: list[tuple[float, tuple[int, ...]]] = [(0.0, ())] * (len(places) + 1)
    for score in scores:
        best: tuple[float, tuple[int, ...]] = (-inf, ())
        here = [best]
        for (total, chosen), place in zip(before, places, strict=False):
            here.append(best := max(best, (total + score[place], (*chosen, place)), key=lambda one: one[0]))
        before = here
    return list(before[-1][1]) if before[-1][0] > -inf else []
