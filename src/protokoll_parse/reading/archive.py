"""A ZIP file of page files as one document, in the order of their names."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from lzma import LZMAError
from typing import BinaryIO, cast

from protokoll_parse.reading.folder import in_order, is_page_file, pages_of_member
from protokoll_parse.reading.options import Options
from protokoll_parse.reading.printed import PrintedPage
from protokoll_parse.reading.problems import ReadingError

_RATIO = 200  # an honest member is not packed more tightly; zeros are packed 1000 to 1
_SMALL = 10 * 2**20  # bytes of a member that are harmless however tightly they were packed
_RATIO_OF_ALL = 50  # of all members together: markup is packed about 20 to 1
_LARGE = 2**31  # bytes of all members together, below which that does not matter


def pages(stream: BinaryIO, options: Options) -> Iterator[PrintedPage]:
    """The pages of the files in a ZIP file.

    Raises:
        ReadingError: when it is damaged, encrypted, holds no page files, or would unpack to more than can be meant.
    """
    with _archive_errors(), zipfile.ZipFile(stream) as archive:
        files = [entry for entry in archive.infolist() if is_page_file(entry.filename) and not entry.is_dir()]
        members = {entry.filename: entry for entry in files}
        if not members:
            raise ReadingError("input-empty", "is a ZIP file without page files")
        _refuse_bombs(files)
        for entry in (members[name] for name in in_order(members)):
            if entry.flag_bits & 1:
                raise ReadingError("input-encrypted", f"is a ZIP file with a password ({entry.filename}); unpack it")
            with archive.open(entry) as member:
                yield from pages_of_member(cast(BinaryIO, member), entry.filename, options)


@contextmanager
def _archive_errors() -> Iterator[None]:
    """What ``zipfile`` and the methods of packing raise, said as one."""
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, LZMAError, EOFError, NotImplementedError, ValueError, OSError) as error:
        raise ReadingError("input-damaged", f"is a ZIP file that cannot be unpacked: {error}") from error


def _refuse_bombs(members: list[zipfile.ZipInfo]) -> None:
    total = sum(entry.file_size for entry in members)
    packed = sum(entry.compress_size for entry in members)
    tight = any(entry.file_size > max(_SMALL, _RATIO * entry.compress_size) for entry in members)
    if tight or total > max(_LARGE, _RATIO_OF_ALL * packed):
        raise ReadingError("input-too-large", f"is a ZIP file that unpacks to {total} bytes; unpack it and look")
