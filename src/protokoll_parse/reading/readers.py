"""The readers, one a kind of file, loaded when a file of that kind comes."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import BinaryIO, Final, Protocol, cast

from protokoll_parse.reading.options import Kind, Options
from protokoll_parse.reading.printed import PrintedPage


class Reader(Protocol):
    """Gives the pages of a file one at a time, and raises ``ReadingError`` when there is no reading it."""

    def __call__(self, stream: BinaryIO, options: Options, /) -> Iterator[PrintedPage]: ...


# kind: its media type, and the module whose ``pages`` reads it
_READERS: Final[dict[Kind, tuple[str, str]]] = {
    "alto": ("application/alto+xml", "alto"),
    "hocr": ("text/vnd.hocr+html", "hocr"),
    "page": ("application/vnd.prima.page+xml", "page_xml"),
    "tsv": ("text/tab-separated-values", "tsv"),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    "pdf": ("application/pdf", "pdf"),
    "image": ("image", "image"),
    "zip": ("application/zip", "archive"),
    "text": ("text/plain", "plain"),
}


def media_type(kind: Kind) -> str:
    """The media type of a kind of file."""
    return _READERS[kind][0]


def reader_of(kind: Kind) -> Reader:
    """The reader of a kind of file."""
    return cast(Reader, import_module(f"protokoll_parse.reading.{_READERS[kind][1]}").pages)
