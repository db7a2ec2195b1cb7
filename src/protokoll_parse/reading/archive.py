"""A ZIP file of page files as one document, in the order of their names."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

from protokoll_parse.reading.folder import is_page_file, natural_order, pages_of_member
from protokoll_parse.reading.options import Options
from protokoll_parse.reading.printed import PrintedPage
from protokoll_parse.reading.problems import ReadingError

_LARGEST = 2**31  # bytes of all members of a ZIP file together, unpacked
_RATIO = 200  # an honest member is not packed more tightly; zeros are packed 1000 to 1
_SMALL = 10 * 2**20  # bytes unpacked that are harmless however tightly they were packed


def pages(stream: BinaryIO, options: Options) -> Iterator[PrintedPage]:
    """The pages of the files in a ZIP file.

    Raises:
        ReadingError: when it is damaged, encrypted, holds no page files, or would unpack to more than can be meant.
    """
    with _archive_errors(), zipfile.ZipFile(stream) as archive:
        members = [entry for entry in archive.infolist() if not entry.is_dir() and is_page_file(entry.filename)]
        if not members:
            raise ReadingError("input-empty", "is a ZIP file without page files")
        _refuse_bombs(members)
        for entry in sorted(members, key=lambda entry: natural_order(entry.filename)):
            if entry.flag_bits & 1:
                raise ReadingError("input-encrypted", f"is a ZIP file with a password ({entry.filename}); unpack it")
            with archive.open(entry) as member:
                yield from pages_of_member(cast(BinaryIO, member), entry.filename, options)


@contextmanager
def _archive_errors() -> Iterator[None]:
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError) as error:
        raise ReadingError("input-damaged", f"is a ZIP file that cannot be unpacked: {error}") from error


def _refuse_bombs(members: list[zipfile.ZipInfo]) -> None:
    total = sum(entry.file_size for entry in members)
    tight = [entry for entry in members if entry.file_size > max(_SMALL, _RATIO * entry.compress_size)]
    if total > _LARGEST or tight:
        raise ReadingError("input-too-large", f"is a ZIP file that unpacks to {total} bytes; unpack it and look")
