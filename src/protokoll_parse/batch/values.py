"""What goes between the driver of a batch and its workers. Cheap to import and to pickle."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal, NamedTuple

from protokoll_parse.emit import Format
from protokoll_parse.reading.options import Options

Status = Literal["ok", "partial", "failed", "skipped"]

PROCESS: Final = "protokoll_parse.batch.work:process"
WORKSHOP: Final = ".protokoll-parse"  # the folder in the output folder for what is not finished
MEMORY_LIMIT: Final = "memory-limit"  # the code of a document that needs too much memory


class Signature(NamedTuple):
    """What a file system says of a file: while it is the same, so is the content."""

    size: int
    mtime_ns: int
    ctime_ns: int

    @classmethod
    def of(cls, path: str | Path) -> Signature:
        """The signature of a file.

        Raises:
            OSError: when it is not there.
        """
        found = os.stat(path)  # noqa: PTH116  # a million of them: no path object each
        return cls(found.st_size, found.st_mtime_ns, found.st_ctime_ns)


@dataclass(frozen=True, slots=True)
class Layout:
    """How an output folder is laid out; all that is ever written to it is.

    ``shard_size``: documents in a file of NDJSON lines; None where each document has a file of its own.
    """

    form: Format
    gzip: bool = False
    shard_size: int | None = None

    @property
    def suffix(self) -> str:
        """The ending of the files' names."""
        return f".{self.form}.gz" if self.gzip else f".{self.form}"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why a document fails without being looked at again: it took a worker with it."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Document:
    """One input to be done.

    ``key``: what names it in the manifest. ``name``: its place in the input tree, with slashes. ``target``: the file to
    write, relative to the output folder. ``verdict``: set when only its failed record is to be written.
    """

    key: str
    name: str
    path: str
    target: str
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """What is done to every document.

    ``form`` and ``gzip``: of the file that a worker writes. ``words``: the user's, as ``UserWords.costs``.
    ``function``: what a worker calls for each document, as ``module:name``.
    """

    out: str
    form: Format
    gzip: bool
    options: Options = field(default_factory=Options)
    words: dict[str, float] = field(default_factory=dict)
    function: str = PROCESS


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a document.

    ``output`` and ``output_sha256``: the file that was written, None when it could not be. ``diagnostics``: how many of
    each code. ``review``: repairs that a person should look at. ``error``, ``message``: why it failed.
    """

    key: str
    name: str
    path: str
    status: Status
    signature: Signature | None = None
    sha256: str | None = None
    output: str | None = None
    output_sha256: str | None = None
    seconds: float = 0.0
    pages: int = 0
    diagnostics: dict[str, int] = field(default_factory=dict)
    warnings: int = 0
    review: int = 0
    damaged: bool = False
    error: str | None = None
    message: str | None = None
