"""Repaired text in, outline out."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from protokoll_parse.segment import case_numbers
from protokoll_parse.segment.action_lists import rows_of_action_lists
from protokoll_parse.segment.appendices import find_appendices
from protokoll_parse.segment.blocks import build_blocks
from protokoll_parse.segment.closing import find_closing
from protokoll_parse.segment.contents import entries_of_pages
from protokoll_parse.segment.cover import find_stated_range
from protokoll_parse.segment.emphasis import emphasised, marked_headings
from protokoll_parse.segment.flat_cover import cut_covers
from protokoll_parse.segment.flattened import part_flattened, reads_digit_as_sign, untitled
from protokoll_parse.segment.furniture import find_furniture, single_heads, without_repeated
from protokoll_parse.segment.heading_rules import OF_MINUTES, SURE, Heading
from protokoll_parse.segment.headings import find_headings
from protokoll_parse.segment.label_columns import TORN, with_titles_of_columns
from protokoll_parse.segment.layout import Layout, is_empty, measure
from protokoll_parse.segment.list_entries import entries_of_lists
from protokoll_parse.segment.lost_numbers import with_lost_numbers
from protokoll_parse.segment.margin_column import BESIDE, with_texts_of_margin
from protokoll_parse.segment.margin_titles import find_margin, part_margin
from protokoll_parse.segment.misread_numbers import MISREAD, with_misread_numbers
from protokoll_parse.segment.openings import find_openings
from protokoll_parse.segment.repeated_numbers import continuations, with_repeated
from protokoll_parse.segment.sequence import choose_headings, with_misprinted, with_run_together
from protokoll_parse.segment.signs_within import part_at_signs
from protokoll_parse.segment.spacing import single_spaced
from protokoll_parse.segment.subitems import split_subitems
from protokoll_parse.segment.title_above import read_above, with_titles_above
from protokoll_parse.segment.title_column import find_title_column, unfold
from protokoll_parse.segment.title_lead import read_lead
from protokoll_parse.segment.titles import Title, read_title, run_in_style
from protokoll_parse.segment.torn_signs import with_torn_signs
from protokoll_parse.segment.unnumbered import find_unnumbered, is_only_a_list, without_labels
from protokoll_parse.segment.without_sign import with_lost_signs
from protokoll_parse.text import Block, Finding, Outline, OutlineItem, Passage, Span, lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import regex

    from protokoll_parse.text import Line, RepairedText


def segment(repaired: RepairedText) -> Outline:
    """Cut the minutes into header, items and sign-off block. Of a file of several protocols, the first one's."""
    (part, furniture), *others = _parts(with_torn_signs(single_spaced(lines_of(repaired))))
    return _segment(repaired, part, furniture, [_several(repaired, other) for other, _ in others])


def segment_each(repaired: RepairedText) -> Iterator[Outline]:
    """The outline of each protocol in the file, one after the other."""
    for part, furniture in _parts(with_torn_signs(single_spaced(lines_of(repaired)))):
        yield _segment(repaired, part, furniture, [])


def _parts(lines: tuple[Line, ...]) -> list[tuple[tuple[Line, ...], frozenset[int]]]:
    """The lines of each protocol in the file, and which of them are page furniture."""
    furniture = find_furniture(lines)
    openings = find_openings(lines, furniture)
    if not openings:
        return [(lines, furniture)]
    parts = (lines[start:stop] for start, stop in pairwise([0, *openings, len(lines)]))
    return [(part, find_furniture(part)) for part in parts]


def _several(repaired: RepairedText, part: Sequence[Line]) -> Finding:
    first = part[0]
    message = f"another protocol begins on line {first.number}; this record leaves it out; --split gives it its own"
    return Finding("several-protocols", "warning", message, repaired.original_span(Span(first.start, first.end)))


def _segment(
    repaired: RepairedText, lines: tuple[Line, ...], furniture: frozenset[int], findings: Sequence[Finding]
) -> Outline:
    stated = find_stated_range(lines, repaired)
    printed = part_at_signs(lines, furniture)
    parted = part_flattened(printed, furniture)
    lines = parted.lines
    large = emphasised(repaired, [line for line in lines if line.number not in furniture])
    item_range = (stated.first, stated.last) if stated else None
    candidates = find_headings(lines, item_range, furniture | rows_of_action_lists(lines), large)
    if parted.begins is not None:
        candidates = [
            untitled(candidate, lines)
            for candidate in candidates
            if candidate.index in parted.begins and not reads_digit_as_sign(candidate, lines)
        ]
    appendices = find_appendices(lines)
    if numbered := [candidate for candidate in candidates if candidate.index < appendices]:
        candidates = numbered
    else:
        appendices = len(lines)
    entries = entries_of_lists(candidates, lines, furniture)
    listed = set(map(id, entries))
    candidates = [candidate for candidate in candidates if id(candidate) not in listed]
    headings = choose_headings(candidates, lines, furniture, parted.tops)
    unlisted = furniture | entries_of_pages(lines)
    marked = marked_headings(repaired, lines)
    if headings and not is_only_a_list(lines, headings, unlisted, marked):
        headings, end, furniture = _completed(headings, candidates, lines, appendices, furniture)
    elif (stated and stated.first < stated.last) or any(entry.rule.family in SURE for entry in entries):
        # the items have numbers, but stand elsewhere
        headings, lines, end = [], printed, len(printed)
    else:
        lines = printed
        headings = find_unnumbered(lines, unlisted, large, marked)
        end = min(
            find_appendices(lines),
            find_closing(lines, headings[0].index + 1, numbered=False) if headings else len(lines),
        )
        headings = without_labels([heading for heading in headings if heading.index < end])
    layout = measure([line for line in lines if line.number not in furniture])
    first = headings[0].index if headings else len(lines)
    furniture |= single_heads(lines[first:end], lines[:first])
    head = first + (bool(headings) and headings[0].rule.id == OF_MINUTES)  # that line says when they met, too
    stops = [*(heading.index for heading in headings[1:]), end][: len(headings)]
    column, margin = find_title_column(lines, headings), find_margin(lines, headings)
    run_in = run_in_style(lines, headings)
    flat = [
        _item(
            repaired,
            lines[heading.index : stop],
            heading,
            furniture,
            layout,
            column,
            margin,
            run_in=run_in,
            untitled=lines is not printed and heading.index in parted.untitled,
        )
        for heading, stop in zip(headings, stops, strict=True)
    ]
    return Outline(
        repaired=repaired,
        lines=lines,
        header=tuple(cut_covers(without_repeated(lines[:head], furniture))),
        items=tuple(_nest(flat)),
        closing=lines[end:],
        furniture=(*parted.heads, *(line for line in lines[first:end] if line.number in furniture)),
        stated_range=stated,
        findings=(*_findings(headings, flat), *findings),
    )


def _completed(
    headings: Sequence[Heading],
    candidates: Sequence[Heading],
    lines: Sequence[Line],
    appendices: int,
    furniture: frozenset[int],
) -> tuple[list[Heading], int, frozenset[int]]:
    """The numbered headings with those that they show to be some and with titles that stand elsewhere.

    And where the items end, at the sign-off block or the ``appendices``, and the furniture with what became part of it.
    """
    headings, columns = with_titles_of_columns(headings, lines, furniture)
    furniture |= columns
    end = min(appendices, find_closing(lines, headings[-1].index + 1, numbered=True))
    headings, margins = with_texts_of_margin(headings, lines, end, furniture)
    furniture |= margins
    headings = with_run_together(with_misprinted(headings, candidates), candidates)
    headings = with_repeated(headings, candidates, lines)
    furniture |= continuations(headings, candidates, lines)
    headings = with_lost_signs(headings, candidates, lines)
    headings = with_misread_numbers(headings, lines[:end], furniture)
    headings = with_titles_above(lines, headings, furniture)
    return with_lost_numbers(headings, lines, furniture), end, furniture


def _item(
    repaired: RepairedText,
    lines: Sequence[Line],
    heading: Heading,
    skip: frozenset[int],
    layout: Layout,
    column: int | None,
    margin: int | None,
    *,
    run_in: regex.Pattern[str] | None,
    untitled: bool,
) -> OutlineItem:
    """The item of ``lines``, the first of which is its heading.

    ``column``: where the text stands beside the titles; ``margin``: where these stand on the right.
    """
    head = lines[0]
    pieces, number, beside = unfold(lines, heading, column) if column is not None else ([], None, [])
    if margin is not None:
        pieces, beside = part_margin(lines, margin)
    if untitled:
        lead = read_lead(repaired, lines, heading, skip)
        title = Title(None, lead.case_number, lead.index, None, lead.marks)
    elif heading.margin:
        title = Title(Passage.of(repaired, [(line.start, line.text) for line in heading.margin]), None, 0)
    elif heading.above:
        title = read_above(repaired, lines, heading, skip)
    elif pieces:
        case_number = Passage.of(repaired, [number]) if number else None
        title = Title(Passage.of(repaired, [(line.start, line.text) for line in pieces]), case_number, 0)
        lines = beside
    else:
        title = read_title(repaired, lines, heading, skip, layout, run_in=run_in)
    if heading.case_number and title.document_number is None:
        title = replace(title, document_number=_number_alone(repaired, heading.case_number))
    body = [*title.marks, *lines[title.body :]]
    inline = []
    goes_on = title.inline and (run_in or title.inline.number != head.number or title.inline.text[-1].isalnum())
    if title.inline and title.title and goes_on:  # it goes on in the next lines
        body.insert(0, title.inline)
    elif title.inline:
        inline = [Block(Passage.of(repaired, [(title.inline.start, title.inline.text)]))]
    blocks, subitems = split_subitems([*inline, *build_blocks(repaired, body, layout, skip)])
    said = (line for line in body if line.number not in skip and not is_empty(line.text))
    last = max(said, key=lambda line: line.end, default=None)
    end = max(head.end, last.end if last else 0)
    span = repaired.original_span(Span(head.start, end))
    if title.title and not heading.margin:
        of_minutes = heading.rule.id == OF_MINUTES  # stands in the head
        first = title.title.span()
        span = Span(first.start, max(span.end, first.end)) if of_minutes else span.union(first)
    return OutlineItem(
        number=heading.printed,
        label=heading.label or None,
        title=title.title,
        document_number=title.document_number,
        span=span,
        blocks=tuple(blocks),
        subitems=tuple(subitems),
        rule=heading.rule.id,
    )


def _number_alone(repaired: RepairedText, line: Line) -> Passage | None:
    """The case number that is all of a line."""
    number = case_numbers.alone(line.text)
    return Passage.of(repaired, [(line.start + number.start, number.number)]) if number else None


def _nest(flat: Sequence[OutlineItem]) -> list[OutlineItem]:
    """Put 3.1 and 3:1 below 3, 3.1.2 below 3.1."""
    roots: list[OutlineItem] = []
    for item in reversed(flat):  # from the end, so that each takes the children that stand behind it
        children: list[OutlineItem] = []
        while item.number and roots and (roots[0].number or "").startswith((f"{item.number}.", f"{item.number}:")):
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
    for heading, item in zip(headings, items, strict=True):
        if heading.rule.id == MISREAD.id or (heading.rule.id == TORN.id and not heading.label):
            printed = f"{heading.label!r} is printed" if heading.label else "it was not read"
            found.append(Finding("number-inferred", "info", f"number {item.number} fits here; {printed}", item.span))
        if heading.rule.id == BESIDE.id:
            told = f"{heading.label!r} stands in a column of titles; its text was told by its first words"
            found.append(Finding("text-inferred", "info", told, item.span))
    numbered = [(heading, item) for heading, item in zip(headings, items, strict=True) if heading.number]
    for (before, _), (after, item) in pairwise(numbered):
        if after.number[0] - before.number[0] > 1:
            first, last = before.number[0] + 1, after.number[0] - 1
            missing = f"{first}" if first == last else f"{first}–{last}"
            found.append(Finding("number-gap", "warning", f"the numbering jumps: {missing} missing", item.span))
        if before.number == after.number:
            found.append(Finding("number-repeat", "warning", f"the number {item.number} stands twice", item.span))
    return found
