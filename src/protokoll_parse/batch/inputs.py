"""Where the inputs are: files, folders with all below them, and lists of names. Found one at a time, in any order."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from protokoll_parse.batch.values import Status
from protokoll_parse.errors import InputError
from protokoll_parse.reading.folder import is_page_file

_Identity = tuple[int, int]  # device and inode


@dataclass(frozen=True, slots=True)
class Found:
    """An input: its place in the tree of inputs, with slashes, and the path to read it from."""

    name: str
    path: str


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something on the way that is no input, and why; ``status`` says whether documents may have been missed."""

    name: str
    path: str
    status: Status
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Search:
    """Which files are inputs.

    A folder's files keep their place below it, a file named by the user has its name alone, one from a list its path
    without what leads out of the tree. ``globs``: of which one must fit a file in a folder: its name, or with a slash
    its place in the folder. ``out`` is never searched.
    """

    inputs: Sequence[str]
    globs: Sequence[str]
    listed: Iterable[bytes] | None
    out: Path

    def found(self) -> Iterator[Found | Trouble]:
        """The inputs, and what was met on the way.

        Raises:
            InputError: when an input that the user named is not there.
        """
        out = _identity(self.out)
        for path in self.inputs:
            try:
                is_folder = Path(path).is_dir()
                os.lstat(path)
            except (OSError, ValueError) as error:
                raise InputError("input-missing", path, "no such file or folder; check the path") from error
            if is_folder:
                yield from self._below(path, out)
            else:
                yield Found(os.path.basename(path), path)  # noqa: PTH119
        for line in self.listed or ():
            path = os.fsdecode(line.rstrip(b"\r\n"))
            if path:
                yield Found(_place(path), path)

    def _below(self, root: str, out: _Identity | None) -> Iterator[Found | Trouble]:
        """All files below a folder; links are followed, but never back to a folder that leads there."""
        folders: list[tuple[str, str, tuple[_Identity, ...]]] = [(root, "", ())]
        while folders:
            path, place, above = folders.pop()
            identity = _identity(Path(path))
            if identity is not None and identity == out:
                continue
            if identity in above:
                yield Trouble(f"{place}/", path, "skipped", "folder-loop", "is a link to a folder that it lies in")
                continue
            chain = (*above, identity) if identity else above
            try:
                with os.scandir(path) as entries:
                    for entry in entries:
                        name = f"{place}/{entry.name}" if place else entry.name
                        if not is_page_file(entry.name):
                            continue
                        if entry.is_dir():
                            folders.append((entry.path, name, chain))
                        elif not entry.is_file():
                            yield _no_file(entry, name)
                        elif self._fits(name):
                            yield Found(name, entry.path)
            except OSError as error:
                message = f"the folder cannot be read: {error.strerror}"
                yield Trouble(f"{place}/", path, "failed", "folder-unreadable", message)

    def _fits(self, name: str) -> bool:
        return not self.globs or any(
            fnmatchcase(name if "/" in glob else posixpath.basename(name), glob) for glob in self.globs
        )


def _no_file(entry: os.DirEntry[str], name: str) -> Trouble:
    if entry.is_symlink():
        return Trouble(name, entry.path, "failed", "link-broken", "is a link to nothing")
    return Trouble(name, entry.path, "skipped", "no-file", "is a device, a pipe or a socket")


def _identity(path: Path) -> _Identity | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _place(path: str) -> str:
    """``../scans/./a.txt`` and ``/scans/a.txt`` as ``scans/a.txt``."""
    parts = os.path.normpath(os.path.splitdrive(path)[1]).replace(os.sep, "/").split("/")
    return "/".join(part for part in parts if part not in {"", ".", ".."})
