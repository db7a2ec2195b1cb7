"""What repair never touches: numbers, dates, references, addresses, codes, abbreviations."""

from __future__ import annotations

import re

ADDRESS_REST = r"@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\b"  # what stands behind the name in an address: @granvik.example
_ADDRESS = re.compile(
    r"@|://|^www\.|\w\.(?:se|nu|com|org|net|eu|info|io|pdf|docx?|xlsx?|md|txt|html?)\b|[\\/_=~^]\w*[\\/_=~^]",
    re.IGNORECASE,
)
_HEX = re.compile(r"^(?=.*\d)[0-9a-fA-F]{8,}$|^[0-9a-fA-F]{4,}(?:-[0-9a-fA-F]{4,})+$")
# a digit that OCR printed for a letter stands alone, before or between letters: beh6ver, 6verenskommelse
_NUMBER = re.compile(r"\d\d|\d$|[025-9](?<!6)")
# lö and lä printed as I6, 16 or 1a at the beginning of a long word; lö as 16 within one
_L_FOR_ONE = re.compile(r"^1[6aéd&]?[^\W\d]{4,}$|^16[^\W\d_A-ZÅÄÖ]{2,}$|^[^\W\d_]{2,}16[^\W\d_A-ZÅÄÖ]+$")
# är, än, få, på, så, då
_SHORT = frozenset(["4r", "4n", "f4", "p4", "s4", "d4", "s3", "d3"])
# miljö printed as milj6; only words that the lexicon knows are read so
_O_AT_END = re.compile(r"^[^\W\d_][^\W\d_A-ZÅÄÖ]{2,}[643]$")
# Öberg printed as 0berg
_O_AT_START = re.compile(r"^0[a-zåäöé&6]{3,}$")
_UNIT = re.compile(
    r"^\d+(?:st|kr|kg|km|mm|cm|dm|min|tim|dgr|dag|dagar|ar|år|man|mån|tkr|mkr|mnkr|mdkr|proc|ggr|pers|hp|ghz|gb|mb|kb"
    r"|tr|th|nd|rd|ans|an|or|of|in|to)$"
)
# dates and times with an O for a 0, or an é for a 6, beside two digits at least: 2O14-03-01, 18.0O
DIGITS_FOR = {"O": "0", "é": "6"}
NUMBER_WITH_LETTERS = re.compile(
    r"(?<![^\s(\"”])(?=(?:[Oé./:–-]{0,6}\d){2})[\d./:–-]{0,10}[Oé][\dOé]{0,6}(?:[./:–-][\dOé]{1,4}){0,3}(?=[\s.,;:)–—]|$)"
)
_TITLE = "Dr."  # no sentence is "Är."
ROMAN = ("Ill", "IIl", "Il")  # III and II as OCR prints them; no words of Swedish
_NO_WORDS = frozenset([*ROMAN, "adj", "begr", "tjg"])  # nor are abbreviations that lack no letter: adj is no adjö
_MIXED = re.compile(r"[a-zåäöéd&6][B-FHJ-NP-ZÅÄÖ]|[A-ZÅÄÖ]&[A-ZÅÄÖ]|^[A-ZÅÄÖ](?!I[a-zåäö])[A-ZÅÄÖ]+[a-zåäö]")
SHORT_CAPITALS = 5
# letters, and different ones among them: what is as long and has no more is no word (the longest of so few that was
# found in the corpora has 16), but dots between a title and its page, read as letters
_DOTS_AT_LEAST, _DOTS_AT_MOST = 17, 5
LONGEST = 60  # letters; longer "words" are not Swedish, and what they may have been grows with their length


def guards_chunk(chunk: str) -> bool:
    """Whether a run of signs without white space is to be left whole: an address, a path, a code, a title."""
    if chunk == _TITLE or _ADDRESS.search(chunk) is not None or _HEX.search(chunk) is not None:
        return True
    return ("O" in chunk or "é" in chunk) and NUMBER_WITH_LETTERS.match(chunk) is not None


def guards_word(word: str, *, capitals_line: bool) -> bool:
    """Whether a word is to be left alone. ``capitals_line``: it stands in a line that is all capitals."""
    if len(word) >= _DOTS_AT_LEAST and (len(word) > LONGEST or len(set(word)) <= _DOTS_AT_MOST):
        return True
    if word.isalpha() and word[1:].islower() and word not in _NO_WORDS:
        return False  # as nearly all words are
    if any(sign.isdigit() for sign in word):
        if word in _SHORT:
            return False
        letters = sum(sign.isalpha() for sign in word)
        if letters < 2 or _UNIT.search(word.lower()) is not None:
            return True
        if word[0].isupper() and word[0] != "I" and not word[2:].replace("I6", "l6").islower():
            return True  # a code like B6X, not a word
        if _NUMBER.search(word) is not None and not (
            _L_FOR_ONE.match(word) or _O_AT_END.match(word) or _O_AT_START.match(word)
        ):
            return True
    if word.isupper():
        return not capitals_line and 1 < len(word) <= SHORT_CAPITALS and "|" not in word
    return word in _NO_WORDS or _MIXED.search(word) is not None
