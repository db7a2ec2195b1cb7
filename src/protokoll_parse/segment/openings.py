"""Where each protocol begins in a file that holds several: a bound year, the scan of a binder."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from protokoll_parse.lexicon.phrases import phrases
from protokoll_parse.segment.closing import closing_line
from protokoll_parse.segment.contents import LEADERS
from protokoll_parse.segment.heading_rules import HEADING_RULES
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from protokoll_parse.text import Line

_ABOVE = 14  # lines with text between the title and the attendance list
_BELOW = 60  # a list of members may be long
_ENOUGH = 3  # kinds of marks that make a header
_RESTARTED = 2  # the same when the items begin again with 1
_LEAST_TEXT = 6  # lines with text from the first item on
_UNNUMBERED_TEXT = 20  # the same in minutes without numbers, header included
_LONG, _LEAST_SAID = 50, 4  # signs of a line that says something, and how many such lines there are at least
_SENTENCE = compiled(r"\p{L}{2}[.!?]$")
_LEAST_ITEMS = 3  # ascending from 1 behind a title: what makes a list behind a sign-off the items of another meeting
_LEAST_UNCLOSED = 5  # the same where no sign-off block stands before it
_SPACED = 1.5  # lines from one item to the next; an agenda has less
_NEAR = 120  # lines with text in which these stand
_TOP = 4  # lines with text above the title, on the same page
_APART = 10  # lines with text from one mark of a header to the next
_CERTAIN = 1.0  # evidence of a rule whose lines are headings without any other sign
_LIKELY = 0.5  # of a rule that counts where the number is the first of all
_APPENDIX = compiled(r"(?:bilag(?:a|or)|dagordning|föredragningslista|upprop|röstlängd)\b", regex.IGNORECASE)
_OF_TOTAL = compiled(r"(?<![^\s])(?P<page>[0-9]{1,3})\s?(?:\(|/|av\s)(?P<total>[0-9]{1,3})\)?$")
# the notice that minutes were adjusted, on their cover: what stands below it in front of the items is their own
_NOTICE = compiled(
    r"(?:bevis\s(?:om|på)\s)?anslag(?:\s?/\s?bevis)?$|.{0,40}\btillkännagivits(?:\s(?:genom|på|via)\b|$)",
    regex.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Marked:
    """A line with text, and what it may be: a mark of a header, an item's number, the begin of a sign-off block."""

    index: int
    page: int
    text: str
    kind: str | None
    number: int | None
    family: str | None  # of the rule that found the number
    closing: bool
    furniture: bool


def find_openings(lines: Sequence[Line], furniture: frozenset[int]) -> list[int]:
    """Indexes of the lines with which the second and every later protocol begins; ``furniture``: of all lines.

    Two signs, both behind a meeting that was treated: a header (attendance with title, place, time, adjusters or
    range), or the title of a meeting above items that begin again with 1. A roll call inside an item, an agenda, and a
    numbered list in an appendix are none.
    """
    marked = list(_marks(lines, furniture))
    counted = _counted_pages(marked)
    found: list[int] = []
    begin = 0  # place in ``marked`` behind the last header
    first: int | None = None  # place of the first number from there on
    numbered = 0
    closed = False  # whether a sign-off block began behind the last number
    noticed = False  # a notice stands behind the last header
    said = 0  # lines behind it that say something
    leaders = 0  # entries of a table of contents
    for place, line in enumerate(marked):
        if place < begin:
            continue
        noticed = noticed or bool(_NOTICE.match(line.text))
        said += len(line.text) >= _LONG or bool(_SENTENCE.search(line.text))
        leaders += bool(LEADERS.search(line.text))
        told = said >= _LEAST_SAID and not noticed
        # what a table of contents lists is no text
        if line.kind in ("attendance", "title") and _is_treated(place - leaders, begin, first, numbered, told=told):
            # a running head may stand below the end of a letter that the minutes quote
            signed = closed and not line.furniture
            start = _header(marked, place) if line.kind == "attendance" else _title_alone(marked, begin, place, signed)
            if start is not None and start >= begin and not _is_counted(marked, start, counted):
                found.append(_page_top(marked, start))
                begin = next((n for n in range(place, len(marked)) if marked[n].number is not None), len(marked))
                first, numbered, closed, noticed, said, leaders = None, 0, False, False, 0, 0
                continue
        if line.number is not None:
            first = place if first is None else first
            numbered += 1
        if line.closing or line.number is not None:
            closed = line.closing
    return found


def _counted_pages(marked: Sequence[_Marked]) -> dict[int, bool]:
    """Places of the lines that end with a page's number, 2 or more, and the same total as the page before: *2 (5)*.

    Each with whether it is the last page, behind whose foot another protocol may begin.
    """
    found: dict[int, bool] = {}
    before: tuple[str, str] | None = None
    for place, line in enumerate(marked):
        if match := _OF_TOTAL.search(line.text):
            page, total = int(match["page"]), int(match["total"])
            if 1 < page <= total and before == (str(page - 1), match["total"]):
                found[place] = page == total
            before = (match["page"], match["total"])
    return found


def _is_counted(marked: Sequence[_Marked], start: int, counted: Mapping[int, bool]) -> bool:
    """Whether the header at ``start`` stands on a page that goes on with the count of the pages before."""
    return any(
        marked[place].page == marked[start].page and (place == start or not counted[place])
        for place in range(max(0, start - _TOP), start + 1)
        if place in counted
    )


def _is_treated(place: int, begin: int, first: int | None, numbered: int, *, told: bool) -> bool:
    """Whether a meeting stands there: items with text below them, not a summons with its agenda alone.

    ``told``: something is said since the last header, and no cover of minutes with its notice stands there whose
    numbers are still to come. The labels of a cover are many, too, where OCR read them as a column of their own.
    """
    if first is None:
        return place - begin >= _UNNUMBERED_TEXT and told
    return place - first >= max(2 * numbered, _LEAST_TEXT)


def _marks(lines: Sequence[Line], furniture: frozenset[int]) -> Iterator[_Marked]:
    closing = closing_line(numbered=True)
    for index, line in enumerate(lines):
        if line.text:
            number, family = _number(line.text)
            kind = _kind(line.text) if number is None else None
            is_closing = number is None and bool(closing.match(line.text))
            yield _Marked(index, line.page, line.text, kind, number, family, is_closing, line.number in furniture)


@lru_cache(maxsize=1)
def _opening_marks() -> tuple[tuple[str, regex.Pattern[str]], ...]:
    return tuple((entry["kind"], compiled(entry["pattern"], regex.IGNORECASE)) for entry in phrases("opening_marks"))


def _kind(text: str) -> str | None:
    return next((kind for kind, pattern in _opening_marks() if pattern.match(text)), None)


def _number(text: str) -> tuple[int, str] | tuple[None, None]:
    """The number of a line that is most likely an item's heading, and the family of the rule that says so."""
    if not (text[0].isdigit() or "§" in text[:12] or text[0] in "PÄ"):
        return None, None
    for rule in HEADING_RULES:
        if rule.score >= _LIKELY and (match := rule.pattern.fullmatch(text)):
            number = match["n"].split(".")[0]
            if number.isdigit() and (rule.score >= _CERTAIN or number == "1"):
                return int(number), rule.family
    return None, None


def _header(marked: Sequence[_Marked], place: int) -> int | None:
    """Where the header begins to which the attendance list at ``place`` belongs; None when it belongs to an item."""
    above: list[int] = []
    for n in range(place - 1, max(-1, place - 1 - _ABOVE), -1):
        line = marked[n]
        if line.number is not None or line.closing or _APPENDIX.match(line.text):
            break
        if line.kind and (above[-1] if above else place) - n <= _APART:
            above.append(n)
    below: list[_Marked] = []
    for line in marked[place : place + _BELOW]:
        if line.number is not None:
            break
        below.append(line)
    if not above:
        return None
    lines = [*(marked[n] for n in above), *(line for line in below if line.kind)]
    restarts = place + len(below) < len(marked) and _restarts(marked, place, place + len(below))
    own = {line.kind for line in lines if not line.furniture}
    if len(own) < _ENOUGH and not (restarts and len({line.kind for line in lines}) >= _RESTARTED):
        return None
    return min((n for n in above if marked[n].kind == "title"), default=min(above))


def _restarts(marked: Sequence[_Marked], place: int, first: int) -> bool:
    """Whether the number at ``first`` is 1, of the same family as the last one before ``place``."""
    if marked[first].number != 1:
        return False
    return marked[first].family == next((marked[n].family for n in range(place, -1, -1) if marked[n].family), None)


def _title_alone(marked: Sequence[_Marked], begin: int, place: int, closed: bool) -> int | None:
    """``place`` when behind the title there the items begin again with 1; None when it belongs to an item."""
    if any(_APPENDIX.match(line.text) for line in marked[max(begin, place - 2) : place + 4]):
        return None
    least = _LEAST_ITEMS if closed else _LEAST_UNCLOSED
    numbered = [n for n in range(place + 1, min(len(marked), place + _NEAR)) if marked[n].number is not None]
    numbers = [marked[n].number for n in numbered[:least]]
    if numbers != list(range(1, least + 1)) or not _restarts(marked, place, numbered[0]):
        return None
    if not closed and numbered[0] - place > _APART:
        return None
    return place if numbered[least - 1] - numbered[0] >= _SPACED * (least - 1) else None


def _page_top(marked: Sequence[_Marked], start: int) -> int:
    """The first line of the protocol whose title is at ``start``: of its page where little stands above it there."""
    top = start
    while top > 0 and marked[top - 1].page == marked[start].page and start - top < _TOP:
        above = marked[top - 1]
        if above.closing or above.number is not None:
            return marked[start].index
        top -= 1
    new_page = top > 0 and marked[top - 1].page != marked[start].page
    return marked[top if new_page else start].index
