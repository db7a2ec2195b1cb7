"""Repaired text in, outline out."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from protokoll_parse.lexicon.phrases import phrases
from protokoll_parse.segment.blocks import build_blocks
from protokoll_parse.segment.cover import find_stated_range
from protokoll_parse.segment.furniture import find_furniture
from protokoll_parse.segment.headings import Heading, find_headings
from protokoll_parse.segment.layout import Layout, is_empty, measure
from protokoll_parse.segment.sequence import choose_headings
from protokoll_parse.segment.several import find_another
from protokoll_parse.segment.subitems import split_subitems
from protokoll_parse.segment.titles import read_title
from protokoll_parse.segment.unnumbered import find_unnumbered
from protokoll_parse.text import Block, Finding, Outline, OutlineItem, Passage, Span, lines_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protokoll_parse.text import Line, RepairedText


_LABELS = regex.compile(
    r"(?:\p{L}*ordförande|\p{L}*sekreterare|\p{L}*justerare|protokollförare|namnförtydligande)"
    r"(?:\s{2,}(?:\p{L}*ordförande|\p{L}*sekreterare|\p{L}*justerare|protokollförare|namnförtydligande))*",
    regex.IGNORECASE,
)
_APPENDIX = regex.compile(
    r"(?:Bilaga\s*[0-9]*|Närvaro(?:lista|förteckning)?|Upprop(?:slista)?|Omröstningslista)", regex.IGNORECASE
)
_TABLE_HEADS = frozenset(
    {"plats", "nr", "namn", "ledamot", "ledamöter", "ersättare", "tjänstgörande", "parti", "ankom", "utgick"}
    | {"närvarande", "frånvarande", "frånv", "ja", "nej", "avstår", "avstod"}
)
_LEAST_HEADS = 3
# names in columns: nothing but capitalised words
_NAME_ROW = regex.compile(r"\p{Lu}[\p{L}.-]+(?:\s{1,40}\p{Lu}[\p{L}.-]+)+")


def segment(repaired: RepairedText) -> Outline:
    """Cut the minutes into header, items and sign-off block."""
    lines = lines_of(repaired)
    furniture = find_furniture(lines)
    stated = find_stated_range(lines, repaired)
    candidates = find_headings(lines, (stated.first, stated.last) if stated else None, furniture)
    headings = choose_headings(candidates, lines, furniture)
    several: list[Finding] = []
    if headings:
        end = _closing(lines, headings[-1].index + 1, numbered=True)
        several = find_another(repaired, lines, candidates, headings[-1], end)
    else:
        headings = find_unnumbered(lines, furniture)
        end = _closing(lines, headings[0].index + 1, numbered=False) if headings else len(lines)
        headings = [heading for heading in headings if heading.index < end]
    layout = measure([line for line in lines if line.number not in furniture])
    first = headings[0].index if headings else len(lines)
    stops = [*(heading.index for heading in headings[1:]), end][: len(headings)]
    flat = [
        _item(repaired, lines, heading, stop, furniture, layout) for heading, stop in zip(headings, stops, strict=True)
    ]
    return Outline(
        repaired=repaired,
        lines=lines,
        header=lines[:first],
        items=tuple(_nest(flat)),
        closing=lines[end:],
        furniture=tuple(line for line in lines[first:end] if line.number in furniture),
        stated_range=stated,
        findings=(*_findings(headings, flat), *several),
    )


@lru_cache(maxsize=2)
def _closing_line(numbered: bool) -> regex.Pattern[str]:
    entries = (entry for entry in phrases("closing_lines") if numbered or not entry.get("numbered"))
    return regex.compile("|".join(f"(?:{entry['pattern']})" for entry in entries), regex.IGNORECASE)


def _closing(lines: Sequence[Line], start: int, *, numbered: bool) -> int:
    """Index of the first line of the sign-off block at or behind ``start``; the number of lines when there is none."""
    pattern = _closing_line(numbered)
    for index in range(start, len(lines)):
        text = lines[index].text
        if _APPENDIX.fullmatch(text) and _opens_table(lines, index + 1):
            return index
        if text and pattern.match(text) and (not is_empty(text) or _is_signed(lines, index)):
            return _with_names_above(lines, start, index)
    return len(lines)


def _opens_table(lines: Sequence[Line], start: int) -> bool:
    """Whether the heads of a table of members stand below, a cell a line: an appendix with attendance or votes."""
    below = [line.text.casefold() for line in lines[start : start + 16] if line.text][:8]
    return sum(text in _TABLE_HEADS for text in below) >= _LEAST_HEADS


def _is_signed(lines: Sequence[Line], index: int) -> bool:
    """Whether a ruled line is one to sign on: names or labels stand below it. Others divide the items."""
    below = next((line.text for line in lines[index + 1 : index + 4] if line.text), "")
    name, _, label = below.partition(", ")
    return bool(_NAME_ROW.fullmatch(name) and (not label or _LABELS.fullmatch(label))) or bool(_LABELS.fullmatch(below))


def _with_names_above(lines: Sequence[Line], start: int, index: int) -> int:
    """Where the row of names begins that stands directly above a row of labels; else ``index``."""
    above = index - 1
    if (
        above >= start
        and lines[above].text
        and _NAME_ROW.fullmatch(lines[above].text)
        and lines[index].text[0].isalpha()
    ):
        return above
    return index


def _item(
    repaired: RepairedText, lines: Sequence[Line], heading: Heading, stop: int, skip: frozenset[int], layout: Layout
) -> OutlineItem:
    title = read_title(repaired, lines, heading, stop, skip, layout)
    body = [line for line in lines[title.body : stop] if line.number not in skip]
    inline = [Block(Passage.of(repaired, [title.inline]))] if title.inline else []
    blocks, subitems = split_subitems([*inline, *build_blocks(repaired, body, layout)])
    last = next((line for line in reversed(body) if not is_empty(line.text)), None)
    head = lines[heading.index]
    end = max(head.end, last.end if last else 0)
    span = repaired.original_span(Span(head.start, end))
    if title.title:
        span = span.union(title.title.span())
    return OutlineItem(
        number=".".join(map(str, heading.number)) or None,
        label=heading.label or None,
        title=title.title,
        document_number=title.document_number,
        span=span,
        blocks=tuple(blocks),
        subitems=tuple(subitems),
        rule=heading.rule.id,
    )


def _nest(flat: Sequence[OutlineItem]) -> list[OutlineItem]:
    """Put 3.1 below 3, 3.1.2 below 3.1."""
    roots: list[OutlineItem] = []
    for item in reversed(flat):  # from the end, so that each takes the children that stand behind it
        children: list[OutlineItem] = []
        while item.number and roots and (roots[0].number or "").startswith(f"{item.number}."):
            children.append(roots.pop(0))
        if children:
            item = OutlineItem(  # noqa: PLW2901
                item.number,
                item.label,
                item.title,
                item.document_number,
                item.span.union(children[-1].span),
                item.blocks,
                (*item.subitems, *children),
                item.rule,
            )
        roots.insert(0, item)
    return roots


def _findings(headings: Sequence[Heading], items: Sequence[OutlineItem]) -> list[Finding]:
    """Gaps in the numbering, or no items at all."""
    if not headings:
        return [Finding("no-items", "warning", "no numbered or headed items were found")]
    found = []
    for before, after, item in zip(headings, headings[1:], items[1:], strict=False):
        if before.number and after.number and after.number[0] - before.number[0] > 1:
            missing = f"{before.number[0] + 1}–{after.number[0] - 1}"
            found.append(Finding("number-gap", "warning", f"the numbering jumps: {missing} missing", item.span))
        if before.number and before.number == after.number:
            found.append(Finding("number-repeat", "warning", f"the number {item.number} stands twice", item.span))
    return found
