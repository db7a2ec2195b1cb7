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

NOTHING = 128  # what stands for 0 in the table of letters


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
def _letters() -> dict[str, str]:
    """What three letters (a blank is the edge of a word) say for each language against Swedish: rows of the file."""
    return {row[:3]: row[4:] for row in _rows("foreign_letters.tsv")[1:]}


def letters_say(words: Iterable[str]) -> float:
    """What the letters of the words say for the one language that they fit best, against Swedish (nats)."""
    known = _letters()
    text = f" {plain(' '.join(words))} "
    found = [bytes.fromhex(row) for at in range(len(text) - 2) if (row := known.get(text[at : at + 3]))]
    return (max(map(sum, zip(*found, strict=True)), default=0) - NOTHING * len(found)) / 10
