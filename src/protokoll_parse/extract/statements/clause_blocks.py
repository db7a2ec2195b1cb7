"""Clauses that stand in one block because nothing but the line break parts them become blocks of their own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.statements.forms import is_statement, recognize, verb_alone
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from protokoll_parse.text import Block, Passage

_ATT = compiled(r"att\s", regex.IGNORECASE)
_JOINED = compiled(r"(?:[,;.:]|\b(?:samt|och))\s*$")
# an att-clause may depend on these words of the line above instead of on the lead
GOVERNS = compiled(
    r"\b(?:uppdra\p{L}*|upp(?:drag|gift)|bemyndiga|befullmäktiga|föreslå|rekommendera|hemställa|delegera|anmoda|uppmana|"
    r"ålägga|förelägga|rätt|möjlighet|mandat|fullmakt|förutsättning|villkor|innebär\p{L}*|konstatera|anse|meddela|be|"
    r"tillse|verka|se)\b|\b(?:för|genom|så|på|av|om|till|med|än|utan|besluta|i)\s*$",
    regex.IGNORECASE,
)
_DECIDES_BELOW = compiled(r"^[^.:;]{0,200}\b(?:besluta|beslutar|beslutade|beslöt)\s*$", regex.IGNORECASE)
_NUMBERED = compiled(r"(?P<n>[0-9]{1,2})\s+(?=\p{Lu})")
_BRACKETED = compiled(r"\((?P<n>[ivx]{1,4}|\p{Ll}|[0-9]{1,2})\)\s+(?=att\s)", regex.IGNORECASE)
_LEAD = compiled(r"\b(?:beslut\p{L}*|beslöt\p{L}*)\b[^.]{0,60}$|:$", regex.IGNORECASE)


def separate(blocks: Iterable[Block]) -> list[Block]:
    """The blocks; *att …* on lines of their own and clauses with a number divided: *1 Planen antas.*, *(i) att …*"""
    apart = (part for block in blocks for line in _verb_lines(block) for part in _lines_apart(line))
    return _number([entry for block in apart for entry in _bracketed(block)])


def _verb_lines(block: Block) -> Iterator[Block]:
    """*Noteras och läggs till handlingarna.* on a line of its own decides on what stands above it."""
    passage = block.passage
    starts = [at for at, _ in passage.anchors]
    start = 0
    for at, end in zip(starts, [*starts[1:], len(passage.text)], strict=True):
        if at and not block.heading and passage.text[at].isupper() and verb_alone().match(passage.text[at:end].strip()):
            yield replace(block, passage=_piece(passage, start, at))
            start = at
    yield replace(block, passage=_piece(passage, start, len(passage.text))) if start else block


def _bracketed(block: Block) -> Iterator[Block]:
    """*(i) att …* and *(ii) att …* on lines of their own are the entries of a list."""
    passage = block.passage
    heads = [head for at, _ in passage.anchors if (head := _BRACKETED.match(passage.text, at))]
    if block.heading or block.marker is not None or not heads:
        yield block
        return
    if heads[0].start():
        yield replace(block, passage=_piece(passage, 0, heads[0].start()))
    ends = [*(head.start() for head in heads[1:]), len(passage.text)]
    for head, end in zip(heads, ends, strict=True):
        yield replace(block, marker=head[0].rstrip(), passage=_piece(passage, head.end(), end))


def _lines_apart(block: Block) -> Iterator[Block]:
    yield from _att_lines(block) if block.marker is None else _behind_things(block)


def _behind_things(block: Block) -> Iterator[Block]:
    """What is decided on a line of its own below a list of names or things is no part of its last entry."""
    passage = block.passage
    for at in [at for at, _ in passage.anchors if at and passage.text[at].isupper()]:
        above = passage.text[:at].rstrip()
        if not above.endswith("."):
            continue
        if is_statement(above):
            break
        rest = replace(block, marker=None, passage=_piece(passage, at, len(passage.text)))
        if recognize(rest, rest.text, 0, 1):
            yield replace(block, passage=_piece(passage, 0, at))
            yield rest
            return
    yield from _att_lines(block)


def _att_lines(block: Block) -> Iterator[Block]:
    passage = block.passage
    if block.heading or not (_ATT.match(passage.text) or _leads_lines(passage)):
        yield block
        return
    start = 0
    for at in [at for at, _ in passage.anchors if at]:
        if start == 0 and _ATT.match(passage.text, at) and not _ATT.match(passage.text):
            yield replace(block, passage=_piece(passage, 0, at))
            start = at
            continue
        above = passage.text[start:at]
        if _ATT.match(passage.text, at) and (_JOINED.search(above) or not GOVERNS.search(above.rpartition(" att ")[2])):
            yield replace(block, passage=_piece(passage, start, at))
            start = at
    yield replace(block, passage=_piece(passage, start, len(passage.text)))


def _leads_lines(passage: Passage) -> bool:
    """Whether a line that ends with *besluta* stands above two or more that begin with *att*, each complete."""
    starts = [at for at, _ in passage.anchors if at and _ATT.match(passage.text, at)]
    if len(starts) < 2 or not _DECIDES_BELOW.search(passage.text, 0, starts[0]):
        return False
    return all(passage.text[:at].rstrip().endswith((".", ",", ";", " och", " samt")) for at in starts[1:])


def _number(blocks: list[Block]) -> list[Block]:
    """Entries numbered 1, 2 … without a point, below a heading or a lead that decides."""
    found: list[Block] = []
    expected = 0
    for n, block in enumerate(blocks):
        if block.heading or block.marker is not None or (expected == 0 and not _is_first(block, found)):
            expected = 0
            found.append(block)
            continue
        if expected == 0 and not _goes_on(block, blocks[n + 1 : n + 2]):
            found.append(block)
            continue
        starts = _starts(block, expected or 1)
        if not starts:
            expected = 0
            found.append(block)
            continue
        expected = (expected or 1) + len(starts)
        ends = [*(head.start() for head in starts[1:]), len(block.text)]
        for head, end in zip(starts, ends, strict=True):
            found.append(replace(block, marker=head["n"], passage=_piece(block.passage, head.end(), end)))
    return found


def _is_first(block: Block, found: list[Block]) -> bool:
    head = _NUMBERED.match(block.text)
    led = bool(found) and (found[-1].heading or bool(_LEAD.search(found[-1].text)))
    return bool(head and head["n"] == "1" and led and (block.section == "decision" or not found[-1].heading))


def _goes_on(first: Block, following: list[Block]) -> bool:
    """Whether a second entry follows, in the same block or the next."""
    second = _NUMBERED.match(following[0].text) if following else None
    return len(_starts(first, 1)) > 1 or bool(second and second["n"] == "2")


def _starts(block: Block, expected: int) -> list[regex.Match[str]]:
    """The numbers of the entries in the block, the first at its beginning."""
    found: list[regex.Match[str]] = []
    for at, _ in block.passage.anchors:
        head = _NUMBERED.match(block.text, at)
        if head and head["n"] == str(expected + len(found)):
            found.append(head)
    return found if found and found[0].start() == 0 else []


def _piece(passage: Passage, start: int, end: int) -> Passage:
    text = passage.text[start:end]
    return passage.part(start + len(text) - len(text.lstrip()), start + len(text.rstrip()))
