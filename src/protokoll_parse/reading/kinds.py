"""What kind of file the bytes are, told by what is in them, never by a name."""

from __future__ import annotations

import re
from typing import BinaryIO, Final

from protokoll_parse.reading.options import Kind
from protokoll_parse.reading.problems import ReadingError

HEAD: Final = 65_536  # bytes at the beginning that are looked at

_MAGIC: tuple[tuple[bytes, Kind], ...] = (
    (b"%PDF-", "pdf"),
    (b"\x89PNG\r\n\x1a\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"II+\x00", "image"),  # BigTIFF
    (b"MM\x00+", "image"),
)
_PDF_WITHIN = 1024  # readers of PDF accept rubbish before its mark
_MAIN_PART = re.compile(r"/?word/document\d*\.xml", re.IGNORECASE)
_TSV = b"level\tpage_num\tblock_num\t"
_XML_ROOT = re.compile(
    r"(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*+(?:\[.*?\])?\s*+>|\s)*+<([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)",
    re.DOTALL | re.IGNORECASE,
)
_ROOTS: dict[str, Kind] = {"alto": "alto", "pcgts": "page"}
_HOCR = re.compile(r"""ocr-(?:system|capabilities)|class\s*=\s*["']?ocr_page""")
_UTF16 = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"), (b"<\x00", "utf-16-le"), (b"\x00<", "utf-16-be"))


def kind_of(stream: BinaryIO) -> Kind:
    """The kind of the bytes in ``stream``, which is left at its beginning; "text" when nothing else shows.

    Raises:
        ReadingError: when it is markup of a kind that has no reader.
    """
    head = stream.read(HEAD)
    stream.seek(0)
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_zip(stream)
    if b"%PDF-" in head[:_PDF_WITHIN]:
        return "pdf"
    if head.removeprefix(b"\xef\xbb\xbf").startswith(_TSV):
        return "tsv"
    return _kind_of_markup(head)


def _kind_of_zip(stream: BinaryIO) -> Kind:
    import zipfile

    try:
        with zipfile.ZipFile(stream) as archive:
            names = archive.namelist()
        # the main part is word/document.xml, but some programs call it word/document2.xml
        packed = "[Content_Types].xml" in names and any(_MAIN_PART.fullmatch(name) for name in names)
        return "docx" if packed or "word/document.xml" in names else "zip"
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return "zip"  # its reader says what is wrong with it
    finally:
        stream.seek(0)


def _kind_of_markup(head: bytes) -> Kind:
    encoding = next((name for mark, name in _UTF16 if head.startswith(mark)), "latin-1")
    text = head.decode(encoding, "replace").lstrip("\ufeff\xef\xbb\xbf")
    root = _XML_ROOT.match(text)
    if root is None:
        return "text"
    name = root[2].lower()
    if name in _ROOTS:
        return _ROOTS[name]
    if name == "html":
        if _HOCR.search(text):
            return "hocr"
        raise ReadingError("input-unsupported", "is a web page without OCR (hOCR); save its text, and give that")
    if text.startswith("<?xml"):
        raise ReadingError(
            "input-unsupported",
            f"is XML of a kind that is not known (<{root[1] or ''}{root[2]}>); ALTO, hOCR and PAGE are read",
        )
    return "text"
