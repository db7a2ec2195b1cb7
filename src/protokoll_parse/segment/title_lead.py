"""What stands between an item's number and its title: its case number, and marks of what kind of item it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from protokoll_parse.lexicon.phrases import phrases
from protokoll_parse.segment import case_numbers
from protokoll_parse.segment.blocks import is_kind_line
from protokoll_parse.segment.heading_rules import LETTERS
from protokoll_parse.segment.title_words import has_verb, is_title
from protokoll_parse.text import Passage
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protokoll_parse.segment.case_numbers import CaseNumber
    from protokoll_parse.segment.heading_rules import Heading
    from protokoll_parse.text import Line, RepairedText

_BESIDE = 2  # words
_MOST = 12  # lines looked at for a title
# the item's numbers at the bodies that prepared it: "Ksau § 6  Ks § 15"; where § was lost: "Ksau 6 Ks 15"
_ELSEWHERE = compiled(r"(?:\p{Lu}[\p{L}/.-]{0,13}\s§\s?[0-9]{1,4}(?:[/:](?:20)?[0-9]{2})?(?:\s?[,;/])?(?:\s+|$))+")
_LETTERED = compiled(rf"(?:{LETTERS}\s[0-9]{{1,4}}\s+)+(?=\p{{Lu}}|[Dd]nr\b)")


@dataclass(frozen=True, slots=True)
class Lead:
    """``at`` and ``rest``: what is left of the heading's line, and where. ``index``: of the first line behind it all.

    ``marks``: lines such as *Sekretess* and *Beslutsärende*, which are no titles.
    """

    at: int
    rest: str
    case_number: Passage | None
    index: int = 1
    marks: tuple[Line, ...] = ()


@lru_cache(maxsize=1)
def _confidential() -> regex.Pattern[str]:
    marks = "|".join(entry["pattern"] for entry in phrases("confidentiality_marks"))
    return compiled(rf"(?:{marks})\.?", regex.IGNORECASE)


def is_mark(text: str) -> bool:
    """Whether the line says no more than the item's kind, its number elsewhere, or that it is confidential."""
    bare = text.removeprefix("(").removesuffix(")")
    return is_kind_line(bare) or bool(_ELSEWHERE.fullmatch(bare)) or bool(_confidential().fullmatch(bare))


def read_lead(repaired: RepairedText, lines: Sequence[Line], heading: Heading, skip: frozenset[int]) -> Lead:
    """What leads to the title of an item; ``lines`` are the item's, its heading first."""
    line, rest = lines[0], heading.rest
    at = line.start + line.text.rindex(rest) if rest else line.end
    case_number = None
    of_bodies = _LETTERED if heading.rule.family == "lettered" else _ELSEWHERE
    if rest and (elsewhere := of_bodies.match(rest)):
        at, rest = at + elsewhere.end(), rest[elsewhere.end() :]
    if found := case_numbers.at_start(rest) or case_numbers.in_column(rest):
        case_number = _passage(repaired, at, found)
        at, rest = at + found.end, rest[found.end :]
        if rest and _is_beside(rest, lines[1].text if len(lines) > 1 else ""):
            rest = ""
    if rest and not is_mark(rest):
        return Lead(at, rest, case_number)
    below, index, marks, titled = _below(lines, skip)
    if rest and not titled:
        return Lead(at, rest, case_number)  # the mark is all the title there is
    if rest:
        marks = (replace(line, start=at, text=rest), *marks)
    if below and case_number is None:
        case_number = _passage(repaired, *below)
    return Lead(at, "", case_number, index, marks)


def _is_beside(text: str, below: str) -> bool:
    """Whether a word or a code behind the case number is no title, since one stands below."""
    is_said = below.endswith(".") and has_verb(below)
    return len(text.split()) <= _BESIDE and bool(below) and is_title(below) and not is_said


def _passage(repaired: RepairedText, at: int, found: CaseNumber) -> Passage | None:
    return Passage.of(repaired, [(at + found.start, found.number)]) if found.number else None


def _below(
    lines: Sequence[Line], skip: frozenset[int]
) -> tuple[tuple[int, CaseNumber] | None, int, tuple[Line, ...], bool]:
    """Case number (and where its line begins) and marks below the heading's line, up to a line of another kind.

    Gives the index behind them, too, and whether a title may stand there. Without a title, marks stay body text.
    """
    case_number: tuple[int, CaseNumber] | None = None
    marks: list[Line] = []
    behind = behind_number = 1
    for index in range(1, min(len(lines), _MOST)):
        line = lines[index]
        if not line.text or line.number in skip:
            continue
        found = case_numbers.alone(line.text)
        if found and case_number is None:
            case_number = (line.start, found)
        elif is_mark(line.text):
            marks.append(line)
        else:
            titled = is_title(line.text)
            return (case_number, behind, tuple(marks), True) if titled else (case_number, behind_number, (), False)
        behind = index + 1
        if not marks:
            behind_number = behind
    return case_number, behind_number, (), False
