"""A folder of page files (``page_001.xml`` …) as one document, in the order of their names."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from protokoll_parse.reading.kinds import kind_of
from protokoll_parse.reading.options import Options
from protokoll_parse.reading.printed import PrintedPage
from protokoll_parse.reading.problems import ReadingError
from protokoll_parse.reading.readers import reader_of

# not pages: what systems write, and what tells of the pages of an export
_BESIDE = frozenset({"thumbs.db", "desktop.ini", "mets.xml", "metadata.xml"})
_IMAGES = frozenset({".jpg", ".jpeg", ".png", ".tif", ".tiff"})
_DIGITS = re.compile(r"(\d+)")


def page_files(folder: Path) -> list[Path]:
    """The page files in a folder, in the order of their names with numbers by value; folders in it are left alone.

    Raises:
        ReadingError: when there are none, or the folder cannot be read.
    """
    try:
        files = {path.name: path for path in folder.iterdir() if is_page_file(path.name) and path.is_file()}
    except OSError as error:
        raise ReadingError("input-unreadable", f"cannot be read: {error.strerror}") from error
    if not files:
        raise ReadingError("input-empty", "is a folder without files")
    return [files[name] for name in in_order(files)]


def pages_of_files(files: Iterable[Path], options: Options) -> Iterator[PrintedPage]:
    """The pages of several files, one after another."""
    for path in files:
        try:
            with path.open("rb") as stream:
                yield from pages_of_member(stream, path.name, options)
        except OSError as error:
            raise ReadingError("input-unreadable", f"{path.name} in it cannot be read: {error.strerror}") from error


def digest_of_files(files: Iterable[Path]) -> str:
    """One SHA-256 for several files: of the lines that ``sha256sum`` prints for them, in their order."""
    lines = hashlib.sha256()
    for path in files:
        try:
            with path.open("rb") as stream:
                digest = hashlib.file_digest(stream, "sha256").hexdigest()
        except OSError as error:
            raise ReadingError("input-unreadable", f"{path.name} in it cannot be read: {error.strerror}") from error
        lines.update(f"{digest}  {path.name}\n".encode("utf-8", "surrogateescape"))
    return lines.hexdigest()


def pages_of_member(stream: BinaryIO, name: str, options: Options) -> Iterator[PrintedPage]:
    """The pages of one file of a document; errors name it."""
    try:
        kind = options.input_format or kind_of(stream)
        if kind == "zip":
            raise ReadingError("input-unsupported", "is a ZIP file itself; unpack it")
        yield from reader_of(kind)(stream, options)
    except ReadingError as error:
        if error.code == "input-empty":  # a blank page
            yield PrintedPage()
            return
        raise ReadingError(error.code, f"{name} in it {error.problem}") from error


def is_page_file(name: str) -> bool:
    """Whether it is not what systems and exports put beside the files: ``.DS_Store``, ``Thumbs.db``, ``mets.xml``."""
    parts = PurePosixPath(name).parts
    return (
        bool(parts)
        and not any(part.startswith(".") or part == "__MACOSX" for part in parts)
        and parts[-1].lower() not in _BESIDE
    )


def in_order(names: Iterable[str]) -> list[str]:
    """Names of page files in natural order, without images whose text is there (``7.jpg`` beside ``7.xml``)."""
    paths = {name: PurePosixPath(name) for name in names}
    texts = {path.stem for path in paths.values() if path.suffix.lower() not in _IMAGES}
    pages = (name for name, path in paths.items() if path.suffix.lower() not in _IMAGES or path.stem not in texts)
    return sorted(pages, key=natural_order)


def natural_order(name: str) -> list[tuple[int, int, str]]:
    """A key that sorts ``page_2`` before ``page_10``."""
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part.lower()) for part in _DIGITS.split(name) if part]
