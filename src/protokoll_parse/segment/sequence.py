"""The headings of a document, chosen together: one ascending sequence of one family, the best of all."""

from __future__ import annotations

from bisect import bisect
from itertools import islice, pairwise
from math import inf
from operator import itemgetter
from typing import TYPE_CHECKING

from protokoll_parse.lexicon.sections import section_role
from protokoll_parse.segment.agendas import comes_again, is_agenda, is_in_front
from protokoll_parse.segment.heading_rules import BELOW, LOST_SIGN, SURE, Heading
from protokoll_parse.segment.title_words import is_long, is_of_agenda, is_told
from protokoll_parse.text.outline import BULLETS
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protokoll_parse.segment.heading_rules import Number
    from protokoll_parse.text import Line

_BULLET = compiled(rf"[{BULLETS}-]\s")
_FOLLOWS = 0.6  # the next number: what headings do and other numbers do only by chance
_GAP = 0.4  # each missing number, up to five
_BODY = 0.9  # text between two headings; agendas and tables of contents have none
_FIRST = 0.5  # a sequence that begins with 1
_SUB_STEP = 3  # from one sub-number to the next: some are left out
_CONTENTS = -2.5  # in an agenda or table of contents whose numbers come again
_REACH = 60  # predecessors looked at for each candidate
_ENOUGH = 1.6  # a sequence with less evidence is no numbering
_STANDS_OUT = 1.6  # a number with a full stop, a short title, a blank line above
_RESTARTS = 3
_SEVERAL = 3  # headings in front of a list
_STOP = 0.3  # what a full stop behind a title takes off its score
_TITLE_WORDS = 9  # of a heading whose number is misprinted
_STOPS = 0.6  # share of the headings that end with a full stop, where it is no sign of a sentence
_WEAK_FAMILIES = {
    "bare": 3,
    "decimal": 3,
    "roman": 3,
    "yearly": 3,
    "behind": 3,
    "lettered": 3,
    "hashed": 3,
}  # the least number of headings that makes these forms a numbering
_TRUST = {"section": 2.0, "named": 2.0, "bare": 0.5}  # a § says more than a number, a number alone on its line less


def choose_headings(
    candidates: Sequence[Heading], lines: Sequence[Line], skip: frozenset[int], tops: frozenset[int] = frozenset()
) -> list[Heading]:
    """The best ascending sequence over all families; empty when no family has enough evidence.

    Dynamic programming over the candidates of a family: each is scored by itself and by the step from the one before.
    ``tops``: indexes of lines that open an item, whatever their number is printed like.
    """
    candidates = _without_lists_of_one(candidates, lines)
    text_before = _cumulative_text(lines, skip)
    chains: list[tuple[float, list[Heading]]] = []
    for family in dict.fromkeys(candidate.rule.family for candidate in candidates):
        members = [c for c in candidates if c.rule.family == family]
        chain, score = _best_chain(members, text_before)
        if comes_again(chain, members, lines, text_before):  # where the minutes were cut off, it is the longer one
            chain, score = _best_chain([c for c in members if c.index > chain[-1].index], text_before)
        score *= _TRUST.get(family, 1.0)
        others = [c for c in candidates if c.rule.family != family]
        if comes_again(chain, others, lines, text_before) or is_in_front(chain, others, lines, text_before):
            continue
        if len(chain) >= _least(chain, tops) and score > _ENOUGH:
            chains.append((score, chain))
    chains.sort(key=itemgetter(0), reverse=True)
    best = chains[0][1] if chains else []
    best = next((chain for _, chain in chains[1:] if _is_inside(best, chain, lines)), best)
    chosen = _restarting(candidates, best, lines) or best
    return [] if is_agenda(chosen, lines, text_before) else chosen


def _is_inside(chain: Sequence[Heading], others: Sequence[Heading], lines: Sequence[Line]) -> bool:
    """Whether all of a chain stands between two of the other headings: it is a list in an item, however long.

    Behind the last of several, too. A § makes no list of itself unless there is a bullet in front: *- §§ 1-2: godkänd*.
    """
    if chain[0].rule.family in SURE:
        is_list = all(_BULLET.match(lines[heading.index].text) for heading in chain)
    else:
        is_list = others[0].rule.family in SURE
    if not is_list:
        return False
    indexes = [heading.index for heading in others]
    above = bisect(indexes, chain[0].index)
    return 0 < above == bisect(indexes, chain[-1].index) and (above < len(others) or above >= _SEVERAL)


def _least(chain: Sequence[Heading], tops: frozenset[int]) -> int:
    """How many headings make these a numbering: two where the first is number 1 at the top of a page.

    One alone whose § was lost is the number of a page, an amount.
    """
    if all(heading.index in tops for heading in chain):
        return 1
    lost = all(heading.rule.id in LOST_SIGN for heading in chain)
    least = _WEAK_FAMILIES.get(chain[0].rule.family, 2 if lost else 1)
    counted = [heading.number for heading in chain] == [(n,) for n in range(1, len(chain) + 1)]
    return min(least, 2) if counted and chain[0].index in tops else least


def with_misprinted(headings: Sequence[Heading], candidates: Sequence[Heading]) -> list[Heading]:
    """The headings, and where one number is left out, the only line that may be it, misprinted: *8.* *39.* *10.*"""
    found = list(headings[:1])
    for before, after in pairwise(headings):
        missing = before.number[0] + 1
        if len(after.number) == 1 and after.number[0] == missing + 1:
            between = [
                c for c in candidates if before.index < c.index < after.index and c.rule.family == after.rule.family
            ]
            if len(between) == 1 and between[0].score >= _STANDS_OUT and _is_misprint(between[0], missing):
                found += between
        found.append(after)
    return found


def with_run_together(headings: Sequence[Heading], candidates: Sequence[Heading]) -> list[Heading]:
    """The headings, and where the numbers stand alone on their lines, those that were drawn to their titles.

    *9*, *Ekonomi*, and then *10 Övriga frågor*: the next number, with a title as agendas have them.
    """
    if not headings or headings[0].rule.family != "bare":
        return list(headings)
    found = list(headings)
    drawn: dict[int, list[Heading]] = {}
    for other in candidates:
        if other.rule.family == "decimal" and len(other.number) == 1 and _is_title_beyond_doubt(other.rest):
            drawn.setdefault(other.number[0], []).append(other)
    for before, after in zip(headings, [*headings[1:], None], strict=True):
        number, last = before.number[0], before.index
        while after is None or number + 1 < after.number[0]:
            stop = after.index if after else inf
            behind = (c for c in islice(drawn.get(number + 1, ()), _REACH) if last < c.index < stop)
            if (following := next(behind, None)) is None:
                break
            number, last = following.number[0], following.index
            found.append(following)
    return sorted(found, key=lambda heading: heading.index)


def _is_title_beyond_doubt(title: str) -> bool:
    """Whether the text behind a number is a title beyond doubt: one of agendas, no sentence."""
    return is_of_agenda(title) and not is_told(title) and len(title.split()) <= _TITLE_WORDS


def _is_misprint(heading: Heading, number: int) -> bool:
    """Whether what is printed has a digit too many, or another one."""
    printed, right = str(heading.number[0]), str(number)
    if len(heading.number) > 1 or len(heading.rest.split()) > _TITLE_WORDS:
        return False
    other = sum(one != two for one, two in zip(printed, right, strict=False))
    return (right in printed and len(printed) <= len(right) + 1) or (len(printed) == len(right) > 1 and other == 1)


def _restarting(candidates: Sequence[Heading], chain: Sequence[Heading], lines: Sequence[Line]) -> list[Heading]:
    """Headings whose automatic numbers begin again (`1. 1. 1.`): any ascending sequence leaves out most of them.

    Where no other number is printed, or only in a list indented below one of them, the number alone tells them; else
    they have to stand out from the lists.
    """
    dotted = _dotted(candidates)
    if top := _all_one(dotted, chain, lines):
        return top
    stops = sum(c.rest.endswith(".") for c in dotted) >= _STOPS * len(dotted)
    if len({c.number for c in dotted}) > 1:
        dotted = [c for c in dotted if c.score + (_STOP if stops and c.rest.endswith(".") else 0) >= _STANDS_OUT]
    if len(dotted) < _RESTARTS or 2 * len(chain) > len(dotted) or any(c.rule.family in SURE for c in chain):
        return []
    return dotted


def _all_one(dotted: Sequence[Heading], chain: Sequence[Heading], lines: Sequence[Line]) -> list[Heading]:
    """The headings at the margin when all their numbers are 1, and ``chain`` is a list further in below one of them."""
    margin = min((lines[c.index].indent for c in dotted), default=0)
    top = [c for c in dotted if lines[c.index].indent == margin]
    inside = [c for c in chain if lines[c.index].indent > margin]
    if len(top) < _RESTARTS or len(inside) < len(chain) - 1 or {c.number for c in top} != {(1,)}:
        return []
    indexes = [c.index for c in top]
    below = {bisect(indexes, c.index) for c in inside}  # so many of the top ones stand above
    return top if len(below) == 1 and 0 not in below else []


def _dotted(candidates: Sequence[Heading]) -> list[Heading]:
    return [c for c in candidates if c.rule.family == "dotted" and not c.in_contents]


def _without_lists_of_one(candidates: Sequence[Heading], lines: Sequence[Line]) -> Sequence[Heading]:
    """The candidates without lists that never come to a second entry: *Beslut* with *1. …* below it, time and again."""
    dotted = _dotted(candidates)
    same = len(dotted) >= _RESTARTS and len({c.number for c in dotted}) == 1
    if not same or not any(_is_below_label(c, lines) for c in dotted[1:]):
        return candidates
    return [c for c in candidates if c.rule.family != "dotted" or c.in_contents]


def _is_below_label(heading: Heading, lines: Sequence[Line]) -> bool:
    """Whether the line is an entry below a label, or below the heading of a section: *Beslut*, *Att göra:*"""
    above = next((line.text for line in reversed(lines[max(0, heading.index - 2) : heading.index]) if line.text), "")
    return above.endswith(":") or section_role(above) is not None


def _cumulative_text(lines: Sequence[Line], skip: frozenset[int]) -> list[int]:
    """For each line, how many lines with text stand before it."""
    counts = [0]
    for line in lines:
        counts.append(counts[-1] + bool(line.text and line.number not in skip))
    return counts


def _best_chain(family: Sequence[Heading], text_before: Sequence[int]) -> tuple[list[Heading], float]:
    totals: list[float] = []
    previous: list[int | None] = []
    listed = {heading.number for heading in family if heading.in_contents}
    repeated = listed & {heading.number for heading in family if not heading.in_contents}
    for i, heading in enumerate(family):
        own = heading.score + (_CONTENTS if heading.in_contents and repeated else 0.0)
        best, link = own + (_FIRST if heading.number[0] == 1 else 0.0), None
        if heading.rule.id in BELOW:
            best = -inf
        for j in range(i - 1, max(-1, i - 1 - _REACH), -1):
            if family[j].index < heading.index and _may_follow(family[j].number, heading.number):
                total = totals[j] + own + _step(family[j], heading, text_before)
                if total > best:
                    best, link = total, j
        totals.append(best)
        previous.append(link)
    if not totals:
        return [], 0.0
    # the last one has text below it or on its line, or the document ends with it
    ends = [
        total + (_BODY if text_before[-1] > text_before[heading.index] + 1 or is_long(heading.rest) else 0)
        for heading, total in zip(family, totals, strict=True)
    ]
    at: int | None = max(range(len(ends)), key=ends.__getitem__)
    score = ends[at] if at is not None else 0.0
    chain: list[Heading] = []
    while at is not None:
        chain.append(family[at])
        at = previous[at]
    return chain[::-1], score


def _may_follow(before: Number, number: Number) -> bool:
    """Whether the numbers ascend, and a sub-number by little: *7.30* behind *7* is a time or an amount."""
    if before >= number:
        return False
    last = before[len(number) - 1] if len(before) >= len(number) and before[: len(number) - 1] == number[:-1] else 0
    return len(number) == 1 or number[-1] - last <= _SUB_STEP


def _step(before: Heading, heading: Heading, text_before: Sequence[int]) -> float:
    """Evidence that ``heading`` follows ``before``."""
    score = _BODY if text_before[heading.index] - text_before[before.index] > 1 + (not before.rest) else 0.0
    if before.number[0] == heading.number[0]:  # 3 → 3.1 → 3.2
        return score + _FOLLOWS
    gap = heading.number[0] - before.number[0] - 1
    return score + (_FOLLOWS if gap == 0 else -_GAP * min(gap, 5))
