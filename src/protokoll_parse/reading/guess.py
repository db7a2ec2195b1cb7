"""Which old encoding a text is in, told by what Swedish looks like in it.

Byte for byte, å ä ö Å Ä Ö are E5 E4 F6 C5 C4 D6 in CP1252 (and ISO 8859-1), 86 84 94 8F 8E 99 in CP850 and CP437 (DOS),
8C 8A 9A 81 80 85 in Mac Roman, and } { | ] [ \\ in the Swedish form of ISO 646 (SEN 85 02 00, terminals and
typesetters), which has no others.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter

from protokoll_parse.lexicon import is_word

ISO_646_SE = "iso646-se"
# in order: the first of those that explain a text equally well
_CANDIDATES = ("cp1252", "cp850", "cp437", "mac_roman")
_SAMPLE = 200_000  # bytes that are looked at
_LETTERS = frozenset("åäöÅÄÖéÉüÜ")
_SIGNS = frozenset("§–—’‘”“„»«•·°½¼²³´…€©®×µ\xa0")
_FOREIGN = 0.25  # a letter that Swedish has not, inside a word: á, ø, ñ in a name
_HIGH = re.compile(rb"[\x00-\x7f]?[\x80-\xff](?=([\x00-\xff]?))")

_SE_SIGNS = str.maketrans("}{|][\\", "åäöÅÄÖ")
_SE_INSIDE = re.compile(r"[A-Za-z][{}|][a-z]|\b[{}|](?=[a-z]{2})|[{}|](?=\s[a-z])")
_SE_WORD = re.compile(r"(?<![\w{}|\[\]\\])[A-Za-z{}|\[\]\\]{2,}(?![\w{}|\[\]\\])")
_SE_FEWEST = 5  # such letters
_SE_WORDS = 400  # words that are looked up
_SE_SHARE = 0.6  # of them are Swedish

# Python's cp1252 refuses the five bytes that Microsoft left open; as C1 controls they survive
_CP1252 = bytes(range(256)).decode("cp1252", "replace")
_TABLES = {"cp1252": "".join(chr(byte) if sign == "\ufffd" else sign for byte, sign in enumerate(_CP1252))}


def guess(data: bytes) -> tuple[str, float]:
    """The likeliest encoding of bytes that are no UTF-8, and how much of what is beyond ASCII it explains, 0 to 1."""
    pairs = Counter((match.group()[:-1], match.group()[-1:], match[1]) for match in _HIGH.finditer(data[:_SAMPLE]))
    total = sum(pairs.values())
    scores = {
        encoding: sum(count * _sense(*(decode_as(part, encoding) for part in pair)) for pair, count in pairs.items())
        for encoding in _CANDIDATES
    }
    best = max(_CANDIDATES, key=scores.__getitem__)
    return best, round(max(0.0, scores[best] / total), 2) if total else 0.0


def decode_as(data: bytes, encoding: str) -> str:
    """The text in one of the encodings above, or any that Python knows.

    Raises:
        LookupError: when there is no such encoding.
        UnicodeDecodeError: when the bytes are not in it.
    """
    if encoding == ISO_646_SE:
        return data.decode("ascii").translate(_SE_SIGNS)
    return codecs.charmap_decode(data, "strict", _TABLES[encoding])[0] if encoding in _TABLES else data.decode(encoding)


def iso_646_se_share(text: str) -> float | None:
    """The share of Swedish among the words with a bracket, brace or bar inside; None when these are no letters.

    ``text`` is plain ASCII.
    """
    sample = text[:_SAMPLE]
    if not any(sign in sample for sign in "{}|") or len(_SE_INSIDE.findall(sample)) < _SE_FEWEST:
        return None
    words = [word for word in _SE_WORD.findall(sample) if any(sign in word for sign in "{}|[]\\")][:_SE_WORDS]
    known = sum(is_word(word.translate(_SE_SIGNS).lower()) for word in words)
    return round(known / len(words), 2) if words and known >= _SE_SHARE * len(words) else None


def _sense(before: str, sign: str, after: str) -> float:
    """How well a sign beyond ASCII fits between its neighbours in Swedish: 1 for a letter in a word, -1 for rubbish."""
    if sign in _LETTERS:
        if sign.isupper() and before.islower():  # "f™r"
            return -1.0
        return 1.0 if before.isalpha() or after.isalpha() else 0.0
    if sign in _SIGNS:
        return 0.0 if before.isalpha() and after.isalpha() else 0.5
    return _FOREIGN if sign.isalpha() and (before.isalpha() or after.isalpha()) else -1.0
