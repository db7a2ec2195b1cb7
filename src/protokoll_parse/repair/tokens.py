"""Cutting the text into lines, runs without white space, and words as OCR printed them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from protokoll_parse.repair.guards import ADDRESS_REST, guards_chunk, guards_word

_LETTER = r"[^\W\d_]"
# a word with the signs that OCR prints for its letters; & | [ and digits need a letter beside them. Behind the capital
# of a name there may be a speck: L.indgren; V.ordf is none
_SPECKED = r"[A-ZÅÄÖ]\.(?!ordf|sekr|supp)[a-zåäöé&]{3,}(?!\.)"
_ZERO = rf"(?:(?<![\w.,:/-])0(?={_LETTER}{{3}}))?"  # an O: 0berg
_LABEL = r"(?<=[a-zåäöé]):(?=[A-ZÅÄÖ][a-zåäöé&])"  # Sekreterare:Anna; not the ending of an abbreviation, FN:s
_WORD = re.compile(
    rf"{_SPECKED}|{_ZERO}(?:[&|\[1643]{{0,2}}{_LETTER}+)+(?:[64&3](?!\w))?|\d+|[.:!?]+(?=\s|$)|{_LABEL}|[,;()–—]"
)
_CAPITAL = re.compile("[A-ZÀ-ÖØ-Þ]")
# an address that OCR tore before its @ is one chunk
_CHUNK, _CHUNK_OR_ADDRESS = re.compile(r"\S+"), re.compile(rf"\S+(?: {ADDRESS_REST})?")
# a lone & in running text is a damaged å, är or år; between names it is itself
_LONE = re.compile(r"(?:^|[\s(])[^\W\d_A-ZÅÄÖ][\w-]*,? +(&) +(?=[^\W\d_A-ZÅÄÖ]|(?:19|20)\d\d\b)")

# a bar between the cells of a table, never an I or l: another bar, a sign or a capital of its own word follows
_BAR = re.compile(r"\|(?=$|[^\w&\[]|\d(?![a-zåäöé])|_|[A-ZÅÄÖ][a-zåäöé])")
_ROW = 3  # bars in a line, of which at least half are such: then all are
# the word I for what follows it; which bars are given back as I, ``marks`` decides
_LONE_BAR = re.compile(r"(?:^\s*|[.!?][\"”’)]?\s+)(\|)\s+(?=[a-zåäöé&\d])")
_MINUTES = re.compile(r"(?<=\d )min(?=[\s.,;:)]|$)")  # 5 min, not 5 män
_TAG = re.compile(r"</?[a-z]{1,6} ?/?>")  # <br>


class Token(NamedTuple):
    """A word or a sign, from offset ``start`` on.

    ``kind``: word, guarded (to be left alone), number, comma, end, or bar: a lone bar, which stands for the word I.
    """

    start: int
    text: str
    kind: str


def tokens_of(line: str, start: int) -> Iterator[Token]:
    """The tokens of one line that begins at offset ``start``."""
    capitals = _is_capitals(line)
    line = _masked(line)
    lone = {match.start(1) for match in _LONE.finditer(line)} if " & " in line else set()
    for chunk in (_CHUNK_OR_ADDRESS if "@" in line else _CHUNK).finditer(line):
        signs = chunk.group()
        if signs == "|":
            yield Token(start + chunk.start(), signs, "bar")
            continue
        if chunk.start() in lone:
            yield Token(start + chunk.start(), signs, "word")
            continue
        word = signs[:-1] if signs[-1] in ",." else signs
        if word.isalpha() and word.lower() != "www":
            at = start + chunk.start()
            yield Token(at, word, _kind_of(word, capitals_line=capitals))
            if word != signs:
                yield Token(at + len(word), signs[-1], "comma" if signs[-1] == "," else "end")
            continue
        if guards_chunk(signs):
            yield Token(start + chunk.start(), signs, "guarded")
            continue
        for match in _WORD.finditer(signs):
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
                before = signs[max(0, match.start() - 2) : match.start()]
                ending = before.endswith(":") and before[0].isalnum() and text[0].islower()
                yield Token(at, text, "guarded" if ending else _kind_of(text, capitals_line=capitals))


def _masked(line: str) -> str:
    """The line with blanks for the bars of a table, for tags, and for minutes."""
    if "|" in line:
        bars, cells = line.count("|"), len(_BAR.findall(line))
        words = {match.start(1) for match in _LONE_BAR.finditer(line)}
        line = (
            line.replace("|", " ")
            if bars >= _ROW and 2 * cells >= bars
            else _BAR.sub(lambda bar: "|" if bar.start() in words else " ", line)
        )
    if " min" in line:
        line = _MINUTES.sub(_blank, line)
    return _TAG.sub(_blank, line) if "<" in line else line


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _is_capitals(line: str) -> bool:
    capitals = len(_CAPITAL.findall(line))
    return capitals > 6 and capitals > 0.8 * sum(map(str.isalpha, line)) >= 0.8 * 8


def _kind_of(word: str, *, capitals_line: bool) -> str:
    return "guarded" if guards_word(word, capitals_line=capitals_line) else "word"
