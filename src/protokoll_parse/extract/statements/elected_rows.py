"""Who was elected, in rows below *Val av styrelse* that hold no sentence: *Ordförande   Eva Lind, omval 1 år*."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.people import names_in, role_pattern
from protokoll_parse.extract.statements.drafts import Draft, joined
from protokoll_parse.extract.statements.results import is_elected_again
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from protokoll_parse.text import Block, Passage

_TITLE = compiled(
    r"\b(?:[Oo]m|[Nn]y|[Ff]yllnads)?[Vv]al\s(?:av|till|för)\b|\b(?:[Ss]tyrelse|[Rr]evisors|[Ff]unktionärs)val\b"
)
# behind a name; "omval av Eva Lind" is a statement of its own
_RESULT = compiled(r"\b(?:om|ny|åter|fyllnads)val(?:d|da)?\b(?!\s(?:av|som|till)\b)", regex.IGNORECASE)
# as long as it is only proposed, or left to others
_OPEN = compiled(r"föresl|förslag|nominer|kandid|bordl|hänskj|vakant\s+tills", regex.IGNORECASE)
_LONGEST = 14  # words of a row
_LEAST = 2  # rows that say omval or nyval


def elected_rows(title: Passage | None, blocks: Sequence[Block]) -> Draft | None:
    """All rows of such a list as one statement; None when there is none, or it may be a proposal."""
    if title is None or not _TITLE.search(title.text) or any(_OPEN.search(block.text) for block in blocks):
        return None
    rows: list[Passage] = []
    elected = 0
    for line in _lines(blocks):
        if not _is_row(line.text):
            if rows:
                break
            continue
        rows.append(line)
        named = names_in(line.text)
        elected += bool(named and _RESULT.search(line.text, named[0].end))
    if elected < _LEAST:
        return None
    text = " ".join(row.text for row in rows)
    return Draft("DEC012", text, tuple(rows), ((joined(rows), None),), None, "", text, 0, beside=False)


def elected_together(title: Passage | None, drafts: Sequence[Draft]) -> Draft | None:
    """All that an item elects without a verb as one statement: *Ledamöter: Omval på Eva Ek.*, *Ersättare: Nyval på …*

    None where it holds but one election, or a decision of another form.
    """
    if title is None or len(drafts) < _LEAST or not _TITLE.search(title.text):
        return None
    if not all(is_elected_again(draft.sentence) for draft in drafts):
        return None
    pieces = tuple(piece for draft in drafts for piece in draft.pieces)
    clauses = tuple(clause for draft in drafts for clause in draft.clauses)
    text = " ".join(draft.text for draft in drafts)
    return Draft("DEC012", text, pieces, clauses, None, "", text, 0, beside=False)


def _lines(blocks: Sequence[Block]) -> Iterator[Passage]:
    for block in blocks:
        starts = [at for at, _ in block.passage.anchors]
        for start, end in zip(starts, [*starts[1:], len(block.text)], strict=True):
            yield block.passage.part(start, end)


def _is_row(text: str) -> bool:
    """Whether the line is an office or a name with what is said of it, and no sentence."""
    if text.endswith((".", "!", "?")) or len(text.split()) > _LONGEST:
        return False
    return bool(names_in(text)) or bool(role_pattern().match(text)) or bool(compiled(r"\p{L}+er:?").fullmatch(text))
