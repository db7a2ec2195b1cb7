"""What shows that a passage is written in another language: its frequent words, and the letters of all its words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

# letters that Swedish does not have, and long vowels of Finnish
NOT_SWEDISH = re.compile(r"[øæß]|ää|öö|yy|uu")
_NO_MARK = str.maketrans({"ø": "o", "æ": "ae", "ß": "ss", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "œ": "oe"})


def plain(text: str) -> str:
    """Lower case, and letters without their marks, as OCR that does not have them prints them."""
    text = text.lower().translate(_NO_MARK)
    if text.isascii():
        return text
    return "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))


def _rows(name: str) -> list[str]:
    lines = (files("protokoll_parse.lexicon") / "data" / name).read_text("utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


@lru_cache(maxsize=1)
def foreign_words() -> frozenset[str]:
    """Frequent words of other languages, lower case, as they are and as OCR without their letters prints them."""
    words = {word for row in _rows("foreign.txt") for word in row.partition(":")[2].split()}
    return frozenset(words | set(map(plain, words)))


@lru_cache(maxsize=1)
def _letters() -> dict[str, tuple[int, ...]]:
    """What three letters (a blank is the edge of a word) say for each language against Swedish, in tenths of a nat."""
    rows = (row.split("\t") for row in _rows("foreign_letters.tsv")[1:])
    return {letters: tuple(map(int, tenths)) for letters, *tenths in rows}


def letters_say(words: Iterable[str]) -> float:
    """What the letters of the words say for the one language that they fit best, against Swedish (nats)."""
    known = _letters()
    text = f" {plain(' '.join(words))} "
    found = [said for at in range(len(text) - 2) if (said := known.get(text[at : at + 3])) is not None]
    return max(map(sum, zip(*found, strict=True)), default=0) / 10
