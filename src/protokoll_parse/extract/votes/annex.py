"""Roll calls printed apart from their item: *Omröstningslista § 14* on the cover, behind the last item, in an annex."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.tree import flat
from protokoll_parse.extract.votes.rolls import read_roll, starts_label
from protokoll_parse.text import Block, Passage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from protokoll_parse.extract.context import Context
    from protokoll_parse.records.models import Item, Vote
    from protokoll_parse.text import Line, Outline

_HEAD = regex.compile(
    r"(?:bilaga\s\S+[,:.]?\s+)?(?:omröstning|votering|röstning)(?:s?(?:lista|listan|protokoll|bilaga|resultat))?(?:\s(?:nr\s)?[0-9]+)?"
    r"[\s,:–-]+(?:ärende\s|paragraf\s|punkt\s)?§?\s?(?P<number>[0-9]+)\s?(?:§\s?)?(?:[,:.–-].{0,80}|\s\(.{0,80})?",
    regex.IGNORECASE,
)
_LONGEST = 120  # lines


def is_annex_head(text: str) -> bool:
    """Whether a line heads the roll of an item's vote."""
    return _HEAD.fullmatch(text) is not None


def with_annexes(items: Sequence[Item], outline: Outline, ctx: Context) -> list[Item]:
    """The items; a vote without a roll gets the one that is printed for its item elsewhere."""
    starts = {item.span.line_start for item in flat(items)}
    lines = outline.lines
    found = list(items)
    for at, line in enumerate(lines):
        head = _HEAD.fullmatch(line.text)
        if not head:
            continue
        stop = next(
            (n for n in range(at + 1, min(len(lines), at + _LONGEST)) if _ends(lines[n], starts)),
            min(len(lines), at + _LONGEST),
        )
        roll = read_roll(list(_blocks(outline, lines[at + 1 : stop])), ctx.people)
        if roll.entries:
            entries = list(roll.entries.values())
            found = [_given(item, head["number"], {"roll": entries}) for item in found]
    return found


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
