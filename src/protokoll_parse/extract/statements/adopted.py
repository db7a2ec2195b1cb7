"""Proposals adopted by reference: *Att attsats 1 bifalles*, *bifalla motionens andra att-sats*, *Bifalles*."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.statements.lists import ATT_ENTRY
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from protokoll_parse.extract.statements.drafts import Draft
    from protokoll_parse.text import Block, Passage

_ORDINALS = ("första", "andra", "tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde", "nionde", "tionde")
_JOIN = r"(?:,\s|,?\s(?:och|samt)\s|\s?&\s?)"
_NTH = rf"(?:{'|'.join(_ORDINALS)}|[0-9]{{1,2}}:[ae])"
_N = r"[0-9]{1,2}(?:\s?[-–]\s?[0-9]{1,2})?"
_THING = r"(?:att-?sats|yrkande|förslag|beslutsförslag|punkt|motion|proposition)"
_WHAT = (
    r"(?:(?P<owner>\p{L}{3,40}s)\s)?(?:(?P<all>samtliga|alla|båda|bägge)\s)?"
    rf"(?:(?:den|det)\s)?(?:(?P<nth>{_NTH}(?:{_JOIN}{_NTH}){{0,11}})\s)?"
    rf"(?P<thing>{_THING})(?P<end>e[nrt]|erna|ena|na|n)?(?:\still\sbeslut)?(?:\s(?P<numbers>{_N}(?:{_JOIN}{_N}){{0,11}}))?"
)
_PASSIVE = r"(?:bifall(?:e?s|its)|bifölle?s|antas|antages|antogs|godkänne?s|godkändes|fastställe?s|fastställdes)"
_ACTIVE = r"(?:bifall(?:a|er)|biföll|antar?|antaga|antog|godkänn(?:a|er)|godkände)"
_ADOPTS = (
    compiled(
        rf"(?:att:?\s+)?(?:{_WHAT}\s)?(?:har\s)?(?:enhälligt\s|enigt\s)?{_PASSIVE}(?:\si\s(?:sin\s)?helhet|\senhälligt)?\.?",
        regex.IGNORECASE,
    ),
    compiled(
        rf"(?:[^.:;]{{0,80}}?\s)??(?:att\s)?{_ACTIVE}\s{_WHAT}(?:\si\s(?:sin\s)?helhet|\senhälligt)?\.?",
        regex.IGNORECASE,
    ),
)
_FIGURE = compiled(r"(?P<first>[0-9]+)(?:\s?[-–]\s?(?P<last>[0-9]+))?")
_WORD = compiled(_NTH, regex.IGNORECASE)
_PROPOSING = frozenset({"proposal", "motion"})
# what changes a proposal has no wording of its own that could be adopted alone
_AMENDS = compiled(r"\p{L}*(?:ändring|tillägg|mot)s?(?:yrkande|förslag)\p{L}*|jämk\p{L}*", regex.IGNORECASE)
_LABELLED = compiled(r"Att\s?:\s*(?=\S)")
_MOST_BLOCKS = 100  # above the decision, in which its proposals are looked for
_DIGITS = compiled(r"(?P<n>[0-9]{1,2})[.):]?")


@dataclass(frozen=True, slots=True)
class _List:
    """The clauses that were proposed under one heading, with the numbers that they are called by."""

    heading: str
    clauses: tuple[tuple[int, Passage], ...]


def adopted(draft: Draft, blocks: Sequence[Block]) -> list[Passage]:
    """The clauses, proposed in ``blocks`` above the statement, that it adopts without repeating them.

    None where it does not tell which list they stand in, or where amendments changed what was proposed.
    """
    references = [match for passage, _ in draft.clauses if (match := _reference(passage.text))]
    if not references:
        return []
    at = bisect_left(blocks, draft.pieces[-1].span().start, key=lambda block: block.span.start)
    lists = _lists(blocks[max(0, at - _MOST_BLOCKS) : at])
    if any(_AMENDS.match(one.heading) for one in lists) and any(_AMENDS.search(p.text) for p, _ in draft.clauses):
        return []
    lists = [one for one in lists if not _AMENDS.match(one.heading)]
    found: dict[int, Passage] = {}
    for match in references:
        found |= {passage.span().start: passage for passage in _named(match, lists)}
    return [found[at] for at in sorted(found)]


def _reference(text: str) -> regex.Match[str] | None:
    return next((match for pattern in _ADOPTS if (match := pattern.fullmatch(text))), None)


def _lists(blocks: Sequence[Block]) -> list[_List]:
    """What was proposed, list by list; a list that only takes a stand on another one is none."""
    found: list[tuple[str, list[Block]]] = []
    for block in blocks:
        if block.heading:
            if block.section in _PROPOSING:
                found.append((block.text, []))
        elif block.section in _PROPOSING and found:
            found[-1][1].append(block)
        elif _LABELLED.match(block.text):
            if not found or found[-1][0]:
                found.append(("", []))
            found[-1][1].append(block)
    lists = (_List(heading, tuple(_numbered(entries))) for heading, entries in found)
    return [one for one in lists if one.clauses and not all(_reference(p.text) for _, p in one.clauses)]


def _numbered(entries: Sequence[Block]) -> Iterable[tuple[int, Passage]]:
    """The clauses with their printed numbers, else in their order."""
    clauses = [block for block in entries if block.marker is not None or ATT_ENTRY.match(block.text)]
    for n, block in enumerate(clauses, 1):
        printed = _DIGITS.fullmatch(block.marker or "")
        label = _LABELLED.match(block.text)
        yield int(printed["n"]) if printed else n, block.passage.part(label.end() if label else 0)


def _named(match: regex.Match[str], lists: Sequence[_List]) -> list[Passage]:
    """The clauses that a reference names; none where they may stand in either of two lists."""
    owner = (match["owner"] or match["thing"] or "").lower().removesuffix("s")
    own = [one for one in lists if owner[:5] in one.heading.lower()] if len(lists) > 1 else list(lists)
    if len(own) != 1:
        return []
    clauses = own[0].clauses
    if match["nth"] or match["numbers"]:
        numbers = _numbers(match)
        return [passage for n, passage in clauses if n in numbers]
    plural = match["all"] or match["end"] in ("erna", "ena", "na")
    whole = plural or (match["thing"] or "").lower() not in ("attsats", "att-sats", "yrkande", "punkt")
    return [passage for _, passage in clauses] if whole or len(clauses) == 1 else []


def _numbers(match: regex.Match[str]) -> set[int]:
    numbers = {_ordinal(word[0].lower()) for word in _WORD.finditer(match["nth"] or "")}
    for figure in _FIGURE.finditer(match["numbers"] or ""):
        numbers |= set(range(int(figure["first"]), int(figure["last"] or figure["first"]) + 1))
    return numbers


def _ordinal(word: str) -> int:
    return _ORDINALS.index(word) + 1 if word in _ORDINALS else int(word.partition(":")[0])
