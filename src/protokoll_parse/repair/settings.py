"""Which parts of repair take part: all of them, unless somebody measures what each of them is worth."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """One switch for each part; all are on.

    ``windows``: stretches that show all of å, ä and ö are passed over. ``lines``: damaged lines are told from intact
    ones and from other languages. ``foreign``: of these, the other languages only. ``channel``: misreadings cost what
    was learned from real pairs (off: all the same). ``dropped``: letters that left no trace. ``misread``: letters that
    were misread otherwise. ``compounds``, ``names``, ``spelling``: words that nobody has seen, by their parts, by the
    elements of names, by their letters. ``document``: unknown words that are read in the same way elsewhere.
    ``hyphens``: words that were cut at the end of a line. ``capitals``: what a capital says of a word. ``context``:
    word pairs. ``rerank``: weights of the words around close calls. ``marks``: signs that stand alone or where a space
    was. ``encoding``: letters and ligatures that were decoded wrongly. ``doubt``: OCR's own doubt in a
    word, where it is known.
    """

    windows: bool = True
    lines: bool = True
    foreign: bool = True
    channel: bool = True
    dropped: bool = True
    compounds: bool = True
    names: bool = True
    misread: bool = True
    spelling: bool = True
    document: bool = True
    hyphens: bool = True
    capitals: bool = True
    context: bool = True
    rerank: bool = True
    marks: bool = True
    encoding: bool = True
    doubt: bool = True


EVERYTHING = Settings()
