"""Where results go: standard output that nothing else can write to, and files that are whole or not there."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from protokoll_parse.errors import OutputError, UsageError

Writer = Callable[[str], None]


class ReaderGoneError(Exception):
    """Whoever read our standard output has stopped reading. No error: ``| head`` does it."""


@contextlib.contextmanager
def protected_stdout() -> Iterator[Writer]:
    """Standard output for results alone, in UTF-8 whatever the locale.

    While it is open, descriptor 1 is standard error: whatever a library prints, in Python or in C, cannot get among
    the results.

    Raises:
        OutputError: when standard output is closed or does not take the text.
        ReaderGoneError: when it is a pipe that nobody reads.
    """
    if sys.stdout is None:
        raise OutputError("standard output is closed; give --output FILE")
    sys.stdout.flush()
    results = os.dup(1)
    try:
        with contextlib.suppress(OSError):  # standard error is closed: nothing stray can be shown anywhere
            os.dup2(2, 1)

        def write(text: str) -> None:
            data = memoryview(text.encode())
            try:
                while data:
                    data = data[os.write(results, data) :]
            except BrokenPipeError as error:
                raise ReaderGoneError from error
            except OSError as error:
                raise OutputError(f"standard output cannot be written: {error.strerror}") from error

        yield write
    finally:
        with contextlib.suppress(OSError, ValueError):
            sys.stdout.flush()
        os.dup2(results, 1)
        os.close(results)


def make_folder(path: Path) -> None:
    """Make a folder and those above it, where they are missing.

    Raises:
        OutputError: when it cannot be made.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{path}: the folder cannot be made: {error.strerror}") from error


def refuse_to_overwrite(target: Path, inputs: Iterable[str]) -> None:
    """Hold a target against the inputs (``-`` is standard input).

    Raises:
        UsageError: when the target is one of them.
    """
    for path in inputs:
        with contextlib.suppress(OSError, ValueError):  # one of the two does not exist
            if path != "-" and Path(path).samefile(target):
                raise UsageError(f"{target}: is an input; it will not be overwritten")


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
            _replace(target, data)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror}") from error


def _replace(target: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
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
