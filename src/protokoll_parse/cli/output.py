"""Where results go: standard output that nothing else can write to, and files that are no inputs."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Set
from pathlib import Path
from typing import Literal

from protokoll_parse.errors import OutputError, UsageError

Writer = Callable[[str], None]
Files = Set[tuple[int, int]]
"""Files by device and inode."""
ReportFormat = Literal["json-lines", "junit", "github"]


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


def files_of(inputs: Iterable[str]) -> Files:
    """The files behind inputs, whatever their names; ``-`` is standard input."""
    found = set()
    for path in inputs:
        with contextlib.suppress(OSError, ValueError):  # it does not exist
            if path != "-":
                stat = Path(path).stat()
                found.add((stat.st_dev, stat.st_ino))
    return frozenset(found)


def refuse_to_overwrite(target: Path, files: Files) -> None:
    """Hold a target against files that must stay (see ``files_of``).

    Raises:
        UsageError: when the target is one of them.
    """
    if not files_of([str(target)]).isdisjoint(files):
        raise UsageError(f"{target}: is an input; it will not be overwritten")
