"""Numbers that OCR made unreadable, among others that can be read: *& Ekonomi* between items 5 and 7, *ST Öppnande*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from protokoll_parse.segment.heading_rules import Heading, HeadingRule
from protokoll_parse.segment.title_evidence import best_titles, title_score
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import regex

    from protokoll_parse.text import Line

MISREAD = HeadingRule(
    "SEG029",
    "misread",
    0.0,
    # a few signs that name nothing; the letters of a body and what was a § may stand in front
    compiled(
        r"(?P<label>(?:\p{Lu}\p{L}{1,5}\s(?=[$S&8]))?(?:[$S&83]{1,2}\s)?(?P<n>\S{1,4}))(?:\s?[.–—:=~-]{1,2})?"
        r"\s+(?P<rest>\p{Lu}.*)"
    ),
    "a number that cannot be read, between others that can",
)
_FEW, _MOST = 3, 9  # numbers missing in front of the first one, and between two
_SIGN, _WORD = 1.0, 2.0  # evidence of a title behind other signs; behind a word or a dash, and at either end
_SURE_SIGN = compiled(r"[\p{Lu}0-9$&§|!\]\[)(]{1,4}|[il]{2,4}|\p{Ll}{1,2}[)\]]")  # no word, no mark of a list
_SECTION = compiled(r"[Ss$&§83][0-9TIlZ|!]{1,3}")  # a § and a number, no blank line needed above
_NUMBER = compiled(r"[0-9]{2,4}")  # can be read, and is another one
_STOPS = (".", "!", "?")
_ALONE = 0.5  # share of the headings whose number stands alone on its line


def with_misread_numbers(headings: Sequence[Heading], lines: Sequence[Line], skip: frozenset[int]) -> list[Heading]:
    """The headings, and those that the numbering lacks, where as many lines may be theirs as there are numbers."""
    found = list(headings)
    if any(not heading.number for heading in headings):
        return found
    alone = sum(not heading.rest for heading in headings) > _ALONE * len(headings)
    for first, last, start, stop, ends in _gaps(headings, len(lines)):
        matches, scores = {}, {}
        for n, match, score in _candidates(lines, range(start, stop), skip, alone=alone):
            if _is_enough(match["n"], score, ends=ends):
                matches[n], scores[n] = match, score
        places = best_titles(scores, last - first + 1)
        found += [
            Heading(n, (number,), matches[n]["label"], "" if alone else matches[n]["rest"], MISREAD, 0.0, False)
            for number, n in zip(range(first, last + 1), places, strict=False)
        ]
    return sorted(found, key=lambda heading: heading.index)


def _is_enough(sign: str, score: float, *, ends: bool) -> bool:
    """Whether the evidence of a title is enough behind this sign; at either end of the minutes no digit is one."""
    sure = bool(_SURE_SIGN.fullmatch(sign) or _SECTION.fullmatch(sign))
    if ends:
        return sure and not sign.isdigit() and score >= _WORD
    return score >= (_SIGN if sure else _WORD)


def _candidates(
    lines: Sequence[Line], between: range, skip: frozenset[int], *, alone: bool
) -> Iterator[tuple[int, regex.Match[str], float]]:
    """Index, match and evidence of each line ``between`` two headings that may open an item.

    ``alone``: the numbers stand alone on their lines, and the titles below them.
    """
    texts = [n for n in between if lines[n].text and lines[n].number not in skip]
    for place, n in enumerate(texts):
        text = lines[n].text
        if alone and place + 1 < len(texts):
            text = f"{text} {lines[texts[place + 1]].text}"
        match = MISREAD.pattern.fullmatch(text)
        if match is None or _NUMBER.fullmatch(match["n"]) or (alone and match["label"] != lines[n].text):
            continue
        above = lines[texts[place - 1]].text if place else ""
        apart = not lines[n - 1].text or above[-1:] in _STOPS or bool(_SECTION.fullmatch(match["n"]))
        score = title_score(match["rest"], above, apart=apart)
        if score is not None:
            yield n, match, score


def _gaps(headings: Sequence[Heading], end: int) -> Iterator[tuple[int, int, int, int, bool]]:
    """First and last number that are missing, the lines between which they may stand, and whether these are an end."""
    number, index = 0, -1
    for heading in headings:
        missing = heading.number[0] - number - (len(heading.number) == 1)
        if number < heading.number[0] and 0 < missing <= (_MOST if number else _FEW):
            yield number + 1, number + missing, index + 1, heading.index, not number
        number, index = heading.number[0], heading.index
    yield number + 1, number + 1, index + 1, end, True
