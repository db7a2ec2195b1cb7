"""Where the bytes come from, and what is said when they cannot be read."""

from __future__ import annotations

import hashlib
import os
import re
import sys
from pathlib import Path

from protokoll_parse.errors import InputError, UsageError
from protokoll_parse.reading.decode import binary_kind, decode
from protokoll_parse.reading.pages import pages_of
from protokoll_parse.text import SourceText

_HALF_PAIR = re.compile("[\ud800-\udfff]")


def read(source: str | os.PathLike[str] | bytes, *, name: str | None = None, encoding: str | None = None) -> SourceText:
    """Read minutes from a path, from ``"-"`` (standard input) or from bytes.

    ``name`` is how the record calls the input: by default the path as given, and ``-`` for standard input and bytes.
    ``encoding`` overrides what the bytes show: any that Python knows, or ``iso646-se``.

    Raises:
        InputError: when it cannot be read, is empty or is no text. Its ``code`` is one of ``input-missing``,
            ``input-directory``, ``input-unreadable``, ``input-empty``, ``input-binary``, ``input-encoding``.
    """
    if isinstance(source, bytes):
        return _from_bytes(source, _printable(name or "-"), encoding)
    path = os.fspath(source)
    name = _printable(name or path)
    return _from_bytes(_standard_input(name) if source == "-" else _file(path, name), name, encoding)


def read_text(text: str, name: str = "-") -> SourceText:
    """Text that is decoded already, with its pages; half surrogate pairs, which no record can hold, become U+FFFD."""
    digest = SourceText.from_string(text).sha256
    text = _HALF_PAIR.sub("\ufffd", text)
    return SourceText(text, pages_of(text), name, digest, "utf-8")


def _printable(name: str) -> str:
    """A name as a record can hold it: bytes that the locale could not decode (PEP 383) are UTF-8, or U+FFFD."""
    if not _HALF_PAIR.search(name):
        return name
    try:
        return os.fsencode(name).decode("utf-8", "replace")
    except UnicodeEncodeError:
        return _HALF_PAIR.sub("\ufffd", name)


def _standard_input(name: str) -> bytes:
    if sys.stdin is None:
        raise InputError("input-unreadable", name, "standard input is closed; pipe the text in or name a file")
    try:
        return sys.stdin.buffer.read()
    except OSError as error:
        raise InputError("input-unreadable", name, f"cannot be read: {error.strerror}") from error


def _file(path: str, name: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise InputError("input-missing", name, "no such file; check the path") from error
    except IsADirectoryError as error:
        raise InputError("input-directory", name, "is a folder; name the files in it") from error
    except OSError as error:
        raise InputError("input-unreadable", name, f"cannot be read: {error.strerror}") from error
    except ValueError as error:  # a NUL in the path
        raise InputError("input-missing", name, "no such file: this is no path") from error


def _from_bytes(data: bytes, name: str, encoding: str | None) -> SourceText:
    sha256 = hashlib.sha256(data).hexdigest()
    kind = binary_kind(data, encoding)
    if kind:
        problem = f"is {kind}; this version reads plain text only (PDF and scans come later): give the OCR text"
        raise InputError("input-binary", name, problem, sha256)
    try:
        decoded = decode(data, encoding)
    except UnicodeDecodeError as error:
        problem = (
            f"begins with the byte-order mark of {error.encoding} but is not in it; was it cut off?"
            if encoding is None
            else f"is not in {encoding} (byte {error.start}); give another --encoding, or none"
        )
        raise InputError("input-encoding", name, problem, sha256) from error
    except LookupError as error:
        raise UsageError(f"{encoding}: there is no such encoding; cp850, mac_roman and iso646-se are some") from error
    text = decoded.text
    if not text.strip():
        raise InputError("input-empty", name, "is empty: there is no text to read", sha256)
    return SourceText(text, pages_of(text), name, sha256, decoded.encoding, encoding_confidence=decoded.confidence)
