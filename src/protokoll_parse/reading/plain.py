"""Plain text: its encoding, and what is said of files that are no text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from protokoll_parse.errors import UsageError
from protokoll_parse.reading.decode import Decoded, binary_kind, decode
from protokoll_parse.reading.options import Options
from protokoll_parse.reading.pages import pages_of
from protokoll_parse.reading.printed import PrintedPage
from protokoll_parse.reading.problems import ReadingError


def pages(stream: BinaryIO, options: Options) -> Iterator[PrintedPage]:
    """The pages of a text that is a part of a document (``read`` keeps a text that is all of it as it is)."""
    text = decoded_text(stream.read(), options.encoding).text
    for page in pages_of(text):
        yield PrintedPage(text=text[page.span.start : page.span.end])


def decoded_text(data: bytes, encoding: str | None) -> Decoded:
    """The text of ``data`` in the encoding that is stated or shows.

    Raises:
        ReadingError: when the bytes are no text, are empty, or not in the encoding stated.
        UsageError: when there is no such encoding.
    """
    kind = binary_kind(data, encoding)
    if kind:
        raise ReadingError("input-binary", f"is {kind}, which is not read; give its text, or a PDF of it")
    try:
        decoded = decode(data, encoding)
    except UnicodeDecodeError as error:
        problem = (
            f"begins with the byte-order mark of {error.encoding} but is not in it; was it cut off?"
            if encoding is None
            else f"is not in {encoding} (byte {error.start}); give another --encoding, or none"
        )
        raise ReadingError("input-encoding", problem) from error
    except LookupError as error:
        raise UsageError(f"{encoding}: there is no such encoding; cp850, mac_roman and iso646-se are some") from error
    if not decoded.text.strip():
        raise ReadingError("input-empty", "is empty: there is no text to read")
    return decoded
