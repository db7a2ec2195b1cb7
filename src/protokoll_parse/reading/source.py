"""Where the bytes come from, and what is said when they cannot be read."""

from __future__ import annotations

import hashlib
import io
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO, cast

from protokoll_parse.errors import InputError
from protokoll_parse.reading.kinds import kind_of
from protokoll_parse.reading.options import Kind, Options, Reocr
from protokoll_parse.reading.pages import pages_of
from protokoll_parse.reading.plain import decoded_text
from protokoll_parse.reading.printed import PrintedPage
from protokoll_parse.reading.problems import ReadingError
from protokoll_parse.reading.readers import media_type, reader_of
from protokoll_parse.text import SourceText

_SPOOLED = 16 * 2**20  # bytes of standard input that are held in memory; more go to a temporary file
_HALF_PAIR = re.compile("[\ud800-\udfff]")


def read(
    source: str | os.PathLike[str] | bytes,
    *,
    name: str | None = None,
    encoding: str | None = None,
    input_format: Kind | None = None,
    reocr: Reocr = "auto",
) -> SourceText:
    """Read minutes from a path, from ``"-"`` (standard input) or from bytes.

    A folder of page files is one document, its pages in the order of their names. ``name`` is how the record calls the
    input: by default the path as given, and ``-`` for standard input and bytes. ``encoding`` (of text) overrides what
    the bytes show: any that Python knows, or ``iso646-se``; so does ``input_format``. ``reocr`` says whether pages
    that are images with a text layer are read anew.

    Raises:
        InputError: when it cannot be read. Its ``code`` is one of ``input-missing``, ``input-unreadable``,
            ``input-empty``, ``input-binary``, ``input-encoding``, ``input-unsupported``, ``input-damaged``,
            ``input-encrypted``, ``input-too-large``.
        MissingComponentError: when a component that this kind of file needs is not installed.
        UsageError: when there is no such encoding.
    """
    return read_with(source, name, Options(encoding, input_format, reocr))


def read_with(source: str | os.PathLike[str] | bytes, name: str | None, options: Options) -> SourceText:
    """``read``, with its options as one value."""
    path = "-" if isinstance(source, bytes) else os.fspath(source)
    name = _printable(name or path)
    if not isinstance(source, bytes) and source != "-" and _is_folder(path):
        return _read_folder(Path(path), name, options)
    with _opened(source, path, name) as stream:
        sha256 = _digest(stream, name)
        try:
            kind = options.input_format or kind_of(stream)
            if kind == "text":
                return _read_plain(stream, name, sha256, options.encoding)
            return _typeset(reader_of(kind)(stream, options), name, sha256, media_type(kind))
        except ReadingError as error:
            raise InputError(error.code, name, error.problem, sha256) from error


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


def _is_folder(path: str) -> bool:
    try:
        return Path(path).is_dir()
    except (OSError, ValueError):
        return False


def _opened(source: str | os.PathLike[str] | bytes, path: str, name: str) -> BinaryIO:
    """The input as a stream of bytes that can be read again and again."""
    if isinstance(source, bytes):
        return io.BytesIO(source)
    if source == "-":
        return _standard_input(name)
    try:
        stream = Path(path).open("rb")  # noqa: SIM115  # the caller closes it
        if stream.seekable():
            return stream
        with stream:
            return _spooled(stream)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise InputError("input-missing", name, "no such file; check the path") from error
    except OSError as error:
        raise InputError("input-unreadable", name, f"cannot be read: {error.strerror}") from error
    except ValueError as error:  # a NUL in the path
        raise InputError("input-missing", name, "no such file: this is no path") from error


def _standard_input(name: str) -> BinaryIO:
    if sys.stdin is None:
        raise InputError("input-unreadable", name, "standard input is closed; pipe the text in or name a file")
    try:
        return _spooled(sys.stdin.buffer)
    except OSError as error:
        raise InputError("input-unreadable", name, f"cannot be read: {error.strerror}") from error


def _spooled(stream: BinaryIO) -> BinaryIO:
    """What a pipe gives, as a stream that can be read again and again."""
    spool = tempfile.SpooledTemporaryFile(_SPOOLED)  # noqa: SIM115  # the caller closes it
    try:
        shutil.copyfileobj(stream, spool)
    except OSError:
        spool.close()
        raise
    spool.seek(0)
    return cast(BinaryIO, spool)


def _digest(stream: BinaryIO, name: str) -> str:
    """The SHA-256 of a stream, in hex; leaves it at its beginning."""
    try:
        digest = hashlib.file_digest(stream, "sha256")  # type: ignore[arg-type]  # a BinaryIO is what it asks for
        stream.seek(0)
    except OSError as error:
        raise InputError("input-unreadable", name, f"cannot be read: {error.strerror}") from error
    return digest.hexdigest()


def _read_plain(stream: BinaryIO, name: str, sha256: str, encoding: str | None) -> SourceText:
    decoded = decoded_text(stream.read(), encoding)
    return SourceText(
        decoded.text,
        pages_of(decoded.text),
        name,
        sha256,
        decoded.encoding,
        encoding_confidence=decoded.confidence,
    )


def _read_folder(folder: Path, name: str, options: Options) -> SourceText:
    from protokoll_parse.reading.folder import digest_of_files, page_files, pages_of_files

    try:
        files = page_files(folder)
        return _typeset(pages_of_files(files, options), name, digest_of_files(files), "inode/directory")
    except ReadingError as error:
        raise InputError(error.code, name, error.problem) from error


def _typeset(pages: Iterable[PrintedPage], name: str, sha256: str, media: str) -> SourceText:
    from protokoll_parse.reading.typeset import typeset

    printed = typeset(pages)
    if not printed.text.strip():
        if printed.unread:
            from protokoll_parse.reading.tesseract import require

            require()
        raise ReadingError("input-empty", "holds no text that could be read")
    return SourceText(
        printed.text,
        printed.pages,
        name,
        sha256,
        encoding=None,
        media_type=media,
        encoding_confidence=None,
        words=printed.words if len(printed.words) else None,
        engine=printed.engine,
        unread_pages=printed.unread,
    )
