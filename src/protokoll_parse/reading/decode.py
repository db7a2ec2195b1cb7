"""From bytes to text, with the encoding that was assumed."""

from __future__ import annotations

import codecs

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
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP, DOCX or ODT file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"AT&TFORM", "a DjVu file"),
    (b"{\\rtf", "an RTF file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x1f\x8b", "a gzip file"),
)

# Python's cp1252 refuses the five bytes that Microsoft left open; as C1 controls they survive
_CP1252 = bytes(range(256)).decode("cp1252", "replace")
_CP1252 = "".join(chr(byte) if sign == "\ufffd" else sign for byte, sign in enumerate(_CP1252))


def binary_kind(data: bytes) -> str | None:
    """What a file that is no text is ("a PDF"), or None for text."""
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    if b"\x00" in data and _marked(data) is None:
        return "a binary file"
    return None


def _marked(data: bytes) -> str | None:
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def decode(data: bytes) -> tuple[str, str]:
    """The text without byte-order mark, and the name of the encoding: by its mark, else strict UTF-8, else CP1252.

    Raises:
        UnicodeDecodeError: when the bytes do not fit the byte-order mark that they begin with.
    """
    encoding = _marked(data)
    if encoding:
        return data.decode(encoding), encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return codecs.charmap_decode(data, "strict", _CP1252)[0], "cp1252"
