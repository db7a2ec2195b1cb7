"""Numbers whose § OCR read as another sign, *812* for *§ 12*: whether something else says so, or they are numbers."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from protokoll_parse.segment.heading_rules import LOST_SIGN, OF_MINUTES, SIGN_BEHIND, SIGNS_BEHIND, SURELY_LOST_SIGN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence, Set

    from protokoll_parse.segment.heading_rules import Heading

_LOST_SIGNS = 2  # lines that show that § was read as other signs, before a digit alone may be one
_RUN = 3  # headings whose numbers follow each other
_GAP = 2  # from one number to the next in a run, in which one may have been lost
_RARE = "35"  # signs that § is read as now and then only
_OTHERS = 2  # figures that are no headings, between two that are
_TWO_DIGITS = 10  # § 10 is read as 810, and few bodies treat as many items in a year


def without_doubtful(found: list[Heading], item_range: tuple[int, int] | None) -> list[Heading]:
    """Leave out *812* for *§ 12* where nothing else shows that § was lost (it may be number 812); parties, too.

    ``item_range`` is what the cover states.
    """
    if any(heading.rule.family == "dated" for heading in found):  # which stands nearer to what was decided
        found = [heading for heading in found if heading.rule.id != OF_MINUTES]
    dotted = {heading.index for heading in found if heading.rule.family == "dotted"}
    lost = [heading for heading in found if heading.rule.id in LOST_SIGN]
    if lost and all(one.index in dotted and one.label.isdigit() and one.number[0] > 1 for one in lost):
        return [heading for heading in found if heading.rule.id not in LOST_SIGN]  # "84." and nothing else
    parties = [heading for heading in lost if heading.label.endswith(" S")]
    near = {heading.number[0] + step for heading in lost for step in (-1, 1)}
    figures = {id(heading) for heading in lost if _is_figure(heading, near)}
    section = [heading for heading in found if heading.rule.family == "section" and len(heading.number) == 1]
    proved = _in_runs(section, figures, dotted)
    if item_range:
        low, high = item_range
        proved |= {id(one) for one in section if id(one) in figures and low <= one.number[0] <= high >= _TWO_DIGITS}
    if len(lost) - len(figures) - len(parties) < _LOST_SIGNS:
        return [heading for heading in found if heading.rule.id not in SURELY_LOST_SIGN or id(heading) in proved]
    behind = sum(heading.rule.id == "SEG018" for heading in lost) - len(parties)
    return [
        heading
        for heading in found
        if (behind > len(parties) or not heading.label.endswith(" S"))
        and (id(heading) in proved or not _needs_proof(heading, figures))
    ]


def _is_figure(heading: Heading, near: set[int]) -> bool:
    """Whether it may be a number as it stands: "8 300" alone on its line is an amount, "8 12" beside "8 13" is none."""
    return heading.label.isdigit() or (
        not heading.rest and heading.label.replace(" ", "").isdigit() and heading.number[0] not in near
    )


def _needs_proof(heading: Heading, figures: set[int]) -> bool:
    return id(heading) in figures and (heading.label[0] in _RARE or heading.rule.id == SIGN_BEHIND)


def _in_runs(section: Sequence[Heading], figures: set[int], dotted: Set[int]) -> set[int]:
    """The ids of figures in a run of numbers that follow each other, which no plain numbers could be.

    Where a § is printed, they go on from a heading that has it. Else one of the run has another sign (*812*,
    *$14*), or they begin with 8 and the numbers with 1, or have two digits, or all of them end with 8. ``dotted``:
    indexes of lines whose number has a full stop.
    """
    printed = any("§" in heading.label for heading in section)
    proved: set[int] = set()
    for behind in (False, True):
        members = [heading for heading in section if (heading.rule.id in SIGNS_BEHIND) == behind]
        if printed:
            proved |= _going_on(members, figures, 1) | _going_on(members[::-1], figures, -1)
            proved |= _printed_elsewhere(members, figures)
        else:
            proved |= _proved(members, figures, dotted, behind=behind)
    return proved


def _proved(members: Sequence[Heading], figures: set[int], dotted: Set[int], *, behind: bool) -> set[int]:
    """The ids of headings in such a run, of signs in front of the numbers or ``behind`` them."""
    before, after = _runs(members, figures, -1), _runs(members[::-1], figures, 1)
    proved = set()
    for heading in members:
        down, up = before[id(heading)], after[id(heading)]
        length, signs = down.length + up.length - 1, down.signs + up.signs
        first = down.first == 1 and heading.index not in dotted
        plain = behind or (2 * (down.eights + up.eights) > length and (first or heading.number[0] >= _TWO_DIGITS))
        row = down.rare + up.rare - 1  # of rare signs, which others must enclose
        ends = (down.length > down.rare) + (up.length > up.rare)
        doubtful = down.rare > 0 and (row > _GAP or ends < row)
        if length >= _RUN and (signs or plain) and not doubtful:
            proved.add(id(heading))
    return proved


def _printed_elsewhere(members: Sequence[Heading], figures: set[int]) -> set[int]:
    """The ids of figures that are headings of what a table of contents lists with a §: their numbers ascend."""
    printed = {heading.number for heading in members if id(heading) not in figures}
    again = [heading for heading in members if id(heading) in figures and heading.number in printed]
    ascend = all(before.number < after.number for before, after in pairwise(again))
    return set(map(id, again)) if len(again) >= _RUN and ascend else set()


def _going_on(section: Iterable[Heading], figures: set[int], step: int) -> set[int]:
    found, number, others = set(), -1, 0
    for heading in section:
        if id(heading) not in figures:
            number, others = heading.number[0], 0
        elif number >= 0 and 0 < step * (heading.number[0] - number) <= _GAP:
            found.add(id(heading))
            number, others = heading.number[0], 0
        else:
            others += 1
            if others > _OTHERS:
                number = -1
    return found


@dataclass(frozen=True, slots=True)
class _Run:
    """A run up to a heading: how many, the number at its far end, how many begin with 8, how many are no figures.

    ``rare``: how many up to the heading have, one after the other, a sign that § is seldom read as.
    """

    length: int = 0
    first: int = 0
    eights: int = 0
    signs: int = 0
    rare: int = 0


def _runs(members: Iterable[Heading], figures: set[int], step: int) -> Mapping[int, _Run]:
    """For each heading the longest run that leads to it; its numbers fall by ``step`` from one to the next."""
    latest: dict[int, _Run] = {}  # the last one of each number
    runs = {}
    for heading in members:
        number = heading.number[0]
        leading = (latest[number + step * n] for n in range(1, _GAP + 1) if number + step * n in latest)
        run = max(leading, key=lambda run: run.length, default=_Run(first=number))
        figure = id(heading) in figures
        eights = run.eights + (figure and heading.label[0] == "8")
        rare = run.rare + 1 if figure and heading.label[0] in _RARE else 0
        run = _Run(run.length + 1, run.first, eights, run.signs + (not figure), rare)
        runs[id(heading)] = latest[number] = run
    return runs
