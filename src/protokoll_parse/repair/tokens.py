"""Cutting the text into lines, runs without white space, and words as OCR printed them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from protokoll_parse.repair.guards import ADDRESS_REST, guards_chunk, guards_word

_LETTER = r"[^\W\d_]"
# a word with the signs that OCR prints for its letters; & | [ and digits need a letter beside them
_WORD = re.compile(rf"(?:[&|\[1643]{{0,2}}{_LETTER}+)+(?:[64&3](?!\w))?|\d+|[.:!?]+(?=\s|$)|[,;()–—]")
# an address that OCR tore before its @ is one chunk
_CHUNK = re.compile(rf"\S+(?: {ADDRESS_REST})?")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a sign, from offset ``start`` on. ``kind``: word, guarded (to be left alone), number, comma or end."""

    start: int
    text: str
    kind: str


def tokens_of(line: str, start: int) -> Iterator[Token]:
    """The tokens of one line that begins at offset ``start``."""
    letters = [sign for sign in line if sign.isalpha()]
    capitals = len(letters) >= 8 and sum(sign.isupper() for sign in letters) > 0.8 * len(letters)
    for chunk in _CHUNK.finditer(line):
        if guards_chunk(chunk.group()):
            yield Token(start + chunk.start(), chunk.group(), "guarded")
            continue
        for match in _WORD.finditer(chunk.group()):
            text = match.group()
            at = start + chunk.start() + match.start()
            if text[0] in ",;()–—":
                yield Token(at, text, "comma")
            elif text[0] in ".:!?":
                yield Token(at, text, "end")
            elif text.isdigit():
                yield Token(at, text, "number")
            else:
                # the ending of an abbreviation, as in FN:s and pdf:er
                before = chunk.group()[max(0, match.start() - 2) : match.start()]
                ending = before.endswith(":") and before[0].isalnum()
                guarded = ending or guards_word(text, capitals_line=capitals)
                yield Token(at, text, "guarded" if guarded else "word")
