"""Files that are whole or not there."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from protokoll_parse.errors import OutputError


def make_folder(path: Path) -> None:
    """Make a folder and those above it, where they are missing.

    Raises:
        OutputError: when it cannot be made.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{path}: the folder cannot be made: {error.strerror}") from error


def write_file(path: Path, text: str) -> None:
    """Write ``path`` in one step: readers see the old file or the whole new one, never a part.

    Raises:
        OutputError: when the folder or the file cannot be written.
    """
    data = text.encode()
    try:
        target = Path(os.path.realpath(path))  # a link stays a link
        if target.exists() and not target.is_file():
            target.write_bytes(data)  # a device or a named pipe: nothing that could be replaced
        else:
            replace_file(target, data, target.parent, sync=True)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror}") from error


def write_pieces(path: Path, pieces: Iterable[str]) -> None:
    """``write_file`` for a text that comes in pieces; one is held at a time.

    Raises:
        OutputError: when the folder or the file cannot be written.
    """
    try:
        with _beside(path, path.parent, sync=False) as file:
            for piece in pieces:
                file.write(piece.encode())
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror}") from error


def replace_file(target: Path, data: bytes, workshop: Path, *, sync: bool) -> None:
    """Write a file in the folder ``workshop`` and move it to ``target``, in the same file system.

    With ``sync``, it is on the disk before it is moved: not even a power cut leaves a part of it.

    Raises:
        OSError: when that fails; ``target`` is what it was then.
    """
    with _beside(target, workshop, sync=sync) as file:
        file.write(data)


@contextlib.contextmanager
def _beside(target: Path, workshop: Path, *, sync: bool) -> Iterator[IO[bytes]]:
    """A new file in ``workshop`` that becomes ``target`` when it is written."""
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:100]}.", dir=workshop)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            if sync:
                file.flush()
                os.fsync(file.fileno())
        os.chmod(name, _mode(target))  # noqa: PTH101  # a name, not a path
        os.replace(name, target)  # noqa: PTH105
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)  # noqa: PTH108
        raise


def _mode(target: Path) -> int:
    """The permissions that the file has, or that a new one would be given (``mkstemp`` lets only its owner read)."""
    with contextlib.suppress(FileNotFoundError):
        return stat.S_IMODE(target.stat().st_mode)
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask
