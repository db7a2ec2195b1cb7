"""From bytes to text, with the encoding that was stated or assumed."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from protokoll_parse.reading.guess import ISO_646_SE, decode_as, guess, iso_646_se_share

# longest first: the mark of UTF-32 LE begins with that of UTF-16 LE. These codecs take the mark off.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# formats that people hand over by mistake, by their first bytes
_MAGIC = (
    (b"GIF8", "a GIF image"),
    (b"AT&TFORM", "a DjVu file"),
    (b"{\\rtf", "an RTF file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x1f\x8b", "a gzip file"),
)
_NULS = 0.4  # of all bytes: Swedish in UTF-16 has hardly less than half


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text without byte-order mark; ``confidence`` says how sure the encoding is, 0 to 1."""

    text: str
    encoding: str
    confidence: float


def binary_kind(data: bytes, encoding: str | None = None) -> str | None:
    """What a file that is no text is ("a PDF"), or None for text. ``encoding``: as the user states it."""
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    if encoding is None and b"\x00" in data and _marked(data) is None and _unmarked_utf16(data) is None:
        return "a binary file"
    return None


def _marked(data: bytes) -> str | None:
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of Latin text is nought, the ones between are not."""
    if len(data) % 2 or len(data) < 4:
        return None
    for encoding, low, high in (("utf-16-le", 0, 1), ("utf-16-be", 1, 0)):
        noughts = data[high::2].count(0)
        if noughts >= _NULS * len(data) and not data[low::2].count(0):
            try:
                data.decode(encoding)
            except UnicodeDecodeError:
                return None
            return encoding
    return None


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """The text in the encoding that is given, else by its mark, as UTF-8, or as what Swedish makes likeliest.

    Raises:
        LookupError: when there is no encoding of the name given.
        UnicodeDecodeError: when the bytes are not in it, or do not fit the byte-order mark that they begin with.
    """
    if encoding is not None:
        return Decoded(decode_as(data, encoding).removeprefix("\ufeff"), encoding, 1.0)
    encoding = _marked(data) or _unmarked_utf16(data)
    if encoding:
        return Decoded(data.decode(encoding), encoding, 1.0)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        encoding, confidence = guess(data)
        return Decoded(decode_as(data, encoding), encoding, confidence)
    if text.isascii() and (share := iso_646_se_share(text)):
        return Decoded(decode_as(data, ISO_646_SE), ISO_646_SE, share)
    return Decoded(text, "utf-8", 1.0)
