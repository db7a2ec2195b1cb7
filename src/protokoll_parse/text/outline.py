"""What segmentation gives: the parts of the minutes, still without their meaning."""

from __future__ import annotations

from dataclasses import dataclass

from protokoll_parse.text.edits import RepairedText
from protokoll_parse.text.passage import Line, Passage
from protokoll_parse.text.span import Span

# signs that minutes put before the entries of a list, beside the hyphen; the last three are of Word's symbol fonts
BULLETS = "–—•●▪◦*·→➢‣\uf0b7\uf0a7\uf0d8"
# what OCR reads bullets as; there is a space behind them
MISREAD_BULLETS = "®©¢°«»"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a person should know; ``severity`` is info, warning or error. ``span`` lies in the original."""

    code: str
    severity: str
    message: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, an entry of a list or a heading inside an item.

    ``marker`` is the bullet, letter or number of a list entry as printed, else None. ``heading`` is true for a line
    that only says what follows (*Beslut*); ``section`` is the role of the section that the block stands in
    (``decision``, ``background`` …), None outside all.
    """

    passage: Passage
    marker: str | None = None
    heading: bool = False
    section: str | None = None

    @property
    def text(self) -> str:
        return self.passage.text

    @property
    def span(self) -> Span:
        return self.passage.span()


@dataclass(frozen=True, slots=True)
class OutlineItem:
    """A numbered or headed item (*ärende*, *paragraf*, *punkt*).

    ``number`` is None where none is printed; ``label`` is the printed form (``§ 44``), of a sub-item its bullet;
    ``blocks`` is the item's own text without its heading and its sub-items; ``span`` runs from the heading to the last
    line, sub-items included; ``rule`` is the id of the rule that found the heading.
    """

    number: str | None
    label: str | None
    title: Passage | None
    document_number: Passage | None
    span: Span
    blocks: tuple[Block, ...]
    subitems: tuple[OutlineItem, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class StatedRange:
    """The items that the cover announces (*Ärenden: 43-54*, *§§ 13–16*)."""

    first: int
    last: int
    span: Span


@dataclass(frozen=True, slots=True)
class Outline:
    """The document cut into its parts; every line with text belongs to exactly one of them.

    ``header``: what stands before the first item, page furniture included. ``closing``: signatures and the like behind
    the last one. ``furniture``: running heads, page numbers and stamps among the items.
    """

    repaired: RepairedText
    lines: tuple[Line, ...]
    header: tuple[Line, ...]
    items: tuple[OutlineItem, ...]
    closing: tuple[Line, ...]
    furniture: tuple[Line, ...]
    stated_range: StatedRange | None = None
    findings: tuple[Finding, ...] = ()
