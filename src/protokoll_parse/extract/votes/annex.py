"""Roll calls printed apart from their item: *Omröstningslista § 14* on the cover, behind the last item, in an annex."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.tree import flat
from protokoll_parse.extract.votes.rolls import Roll, names_substitutes, read_heads, read_roll, read_row, starts_label
from protokoll_parse.text import Block, Passage
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from protokoll_parse.extract.context import Context
    from protokoll_parse.records.models import Item, Vote
    from protokoll_parse.text import Line, Outline

_HEAD = compiled(
    r"(?:bilaga\s\S+[,:.]?\s+)?(?:omröstning|votering|röstning)(?:s?(?:lista|listan|protokoll|bilaga|resultat))?(?:\s(?:nr\s)?[0-9]+)?"
    r"[\s,:–-]+(?:(?-i:\p{Lu}{2,5})\s(?=§))?(?:ärende\s|paragraf\s|punkt\s)?§?\s?(?P<number>[0-9]+)\s?(?:§\s?)?(?:[,:.–-].{0,80}|\s\(.{0,80})?",
    regex.IGNORECASE,
)
_PARAGRAPH = compiled(r"§\s?([0-9]+)")
_LONGEST = 120  # lines


def is_annex_head(text: str) -> bool:
    """Whether a line heads the roll of an item's vote."""
    return _HEAD.fullmatch(text) is not None


def with_annexes(items: Sequence[Item], outline: Outline, ctx: Context) -> list[Item]:
    """The items; a vote without a roll gets the one that is printed for its item elsewhere."""
    found = list(items)
    starts = {item.span.line_start for item in flat(items)}
    for number, roll in (*_lists(outline, starts, ctx), *_tables(outline, starts)):
        if roll.entries:
            entries = list(roll.entries.values())
            found = [_given(item, number, {"roll": entries}) for item in found]
    return found


def _lists(outline: Outline, starts: set[int], ctx: Context) -> Iterator[tuple[str, Roll]]:
    for at, line in enumerate(outline.lines):
        if head := _HEAD.fullmatch(line.text):
            below = outline.lines[at + 1 : _end(outline, at, starts)]
            yield head["number"], read_roll(list(_blocks(outline, below)), ctx.people)


def _tables(outline: Outline, starts: set[int]) -> Iterator[tuple[str, Roll]]:
    """A list of members with columns for each vote, below *§ 98   § 99*."""
    lines = outline.lines
    for at, line in enumerate(lines):
        heads = read_heads(_printed(line))
        above = lines[at - 1].text if at else ""
        numbers = _PARAGRAPH.findall(line.text) or _PARAGRAPH.findall(above)
        if not heads or len(heads) != len(numbers):
            continue
        substitutes = names_substitutes(f"{above} {line.text}")
        rolls = [Roll() for _ in heads]
        for row in lines[at + 1 : _end(outline, at, starts)]:
            for columns, roll in zip(heads, rolls, strict=True):
                read_row(_printed(row), columns, roll, substitutes=substitutes)
        yield from zip(numbers, rolls, strict=True)


def _printed(line: Line) -> str:
    return " " * line.indent + line.text


def _end(outline: Outline, at: int, starts: set[int]) -> int:
    """Where the list or table that begins behind line ``at`` ends at the latest."""
    limit = min(len(outline.lines), at + _LONGEST)
    return next((n for n in range(at + 1, limit) if _ends(outline.lines[n], starts)), limit)


def _ends(line: Line, starts: set[int]) -> bool:
    return line.number in starts or is_annex_head(line.text)


def _blocks(outline: Outline, lines: Sequence[Line]) -> Iterator[Block]:
    """A block for each list (*Ja: …* with the indented lines below it), one for each other line."""
    pieces: list[tuple[int, str]] = []
    listed = False
    for line in lines:
        if pieces and not (listed and line.text and line.indent and not starts_label(line.text)):
            yield Block(Passage.of(outline.repaired, pieces))
            pieces = []
        if line.text:
            listed = bool(pieces) or starts_label(line.text)
            pieces.append((line.start, line.text))
    if pieces:
        yield Block(Passage.of(outline.repaired, pieces))


def _given(item: Item, number: str, update: dict[str, object]) -> Item:
    """The item, or the same with a roll for its only vote that has none."""
    if item.number != number:
        return item
    bare: list[Vote] = [vote for vote in item.votes if not vote.roll]
    if len(bare) != 1:
        return item
    votes = [vote.model_copy(update=update) if vote is bare[0] else vote for vote in item.votes]
    return item.model_copy(update={"votes": votes})
