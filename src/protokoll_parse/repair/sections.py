"""Section signs (§) that OCR printed as 8, 5, S or $, where nothing but the sign can stand.

Of Tesseract's models only the English one knows §; the Swedish and its neighbours print mostly 8. A sign of its own is
taken for § when its neighbours say so: a chapter before it ("5 kap. 2 8"), a paragraph or a law behind ("27 8
kommunallagen"), the day of a meeting before it ("den 8 juni 2031, 8 3"), or lines that all begin with it and count
upwards. Numbers keep their digits: what is glued to one stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from protokoll_parse.repair.rules import LOST_SECTION
from protokoll_parse.text import Edit, Span

# å, ä and ö may be printed as anything
_SIGN = r"(?P<sign>[8$5S&])"
_SIGNS = r"(?P<sign>88|\$\$|SS|[8$5S&])"
_NUMBER = r"\d{1,3}(?: ?[a-z](?![a-z]))?"
_NUMBERS = rf"{_NUMBER}(?:(?:, ?| och | eller | samt | ?[-–—] ?){_NUMBER})*"
_LAW = (
    r"(?:[\w-]*(?:lag|lagen|balk|balken|f.rordning|f.rordningen|f.reskrifter|f.reskrifterna|arbetsordning|arbetsordningen)"
    r"|[\w-]*(?:stadgar|stadgarna|stadgan|reglemente|reglementet)|[A-Z]{1,4}L)\b"
)
_PARAGRAPH = (
    r"(?:(?:f.rsta|andra|tredje|fj.rde|femte|sj.tte) (?:stycket|st\b|punkten|p\b|meningen|men\b)"
    r"|\d (?:stycket|punkten|meningen))"  # "12 8 3 st" is a row of a table
)
_DAY = (
    r"(?:(?:19|20)\d\d-\d\d-\d\d|\d{1,2} (?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)\w*\.? (?:19|20)\d\d"
    r"|\d{1,2}/\d{1,2} (?:19|20)\d\d)"
)
_AMOUNT = r" ?(?:%|kr|tkr|mnkr|mkr|kronor|procent|st\b)"
_PLACES = tuple(
    re.compile(pattern)  # for one line
    for pattern in (
        rf"\b[Kk]ap\.? ?{_NUMBERS} {_SIGNS}(?=[ .,;:)]|$)",
        rf"(?<![\w.,:/–-])(?<!\d ){_NUMBERS} {_SIGNS}(?= {_PARAGRAPH}| (?:i |av )?(?:samma |den )?{_LAW})",
        # figures behind a day may be a row of a table, unless there is a comma
        rf"(?<!\d){_DAY}(?:, (?=. \d{{1,4}}(?:[.,;:)]|$| [a-zA-Z(]))| (?=. \d{{1,4}}[.,;:)])){_SIGN} (?!\d+{_AMOUNT})",
    )
)
_LAST = re.compile(r"[8$5S&]{1,2}(?=[\s.,;:)]|$)")  # of a word, or all of it
_HEADING = re.compile(r"^ *(?P<sign>[8$5]) (?P<number>\d{1,4})(?![\w.,:/–-]| +\d+(?![\d/-]))", re.MULTILINE)
_SEQUENCE = 3  # headings that count upwards


def section_edits(text: str) -> Iterator[Edit]:
    """The edits that give a text its section signs back, in order.

    None where more signs were read than lost: who knows the sign prints it.
    """
    last = (match.start() for match in _LAST.finditer(text))
    alone = [at for at in last if not at or text[at - 1].isspace()]
    read = text.count("§")
    if read >= len(alone):  # so are most texts
        return
    found = _headings(text) if len(alone) >= _SEQUENCE else {}
    end = -1
    for at in alone:
        if at > end:  # on another line
            start, end = text.rfind("\n", 0, at) + 1, _line_end(text, at)
            line = text[start:end]
            for pattern in _PLACES:
                found |= {start + match.start("sign"): match["sign"] for match in pattern.finditer(line)}
    if read < len(found):
        yield from (_edit(start, sign) for start, sign in sorted(found.items()))


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return end if end >= 0 else len(text)


def _headings(text: str) -> dict[int, str]:
    """Where the signs stand of lines that begin with the same sign and count upwards by one."""
    headings: dict[str, list[tuple[int, int]]] = {}
    for match in _HEADING.finditer(text):
        headings.setdefault(match["sign"], []).append((int(match["number"]), match.start("sign")))
    places = {}
    for sign, lines in headings.items():
        run = lines[:1]
        for before, line in pairwise([*lines, (0, 0)]):
            if line[0] == before[0] + 1:
                run.append(line)
                continue
            if len(run) >= _SEQUENCE:
                places.update({start: sign for _, start in run})
            run = [line]
    return places


def _edit(start: int, sign: str) -> Edit:
    span = Span(start, start + len(sign))
    return Edit(span, sign, "§" * len(sign), LOST_SECTION.id, 0.95, sign)
