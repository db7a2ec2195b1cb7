"""What a worker does to one document: read it, parse it, write its record, say what became of it."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from protokoll_parse import pipeline
from protokoll_parse.batch.gz import packed
from protokoll_parse.batch.values import MEMORY_LIMIT, WORKSHOP, Document, Result, Signature, Task
from protokoll_parse.emit import to_text
from protokoll_parse.errors import InputError, MissingComponentError, OutputError, ProtokollError
from protokoll_parse.files import make_folder, replace_file
from protokoll_parse.lexicon.user import UserWords
from protokoll_parse.pipeline.failures import failed_record, fault_record, reason, unreadable_record
from protokoll_parse.reading import read_with

if TYPE_CHECKING:
    from protokoll_parse.records import Protocol
    from protokoll_parse.text import SourceText

_ATTEMPTS = 3  # to read a file that changes meanwhile
# no document is to blame for these: the next one would meet them, too
_NO_ROOM: Final = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.EFBIG}


def process(document: Document, task: Task) -> Result:
    """Write the record of a document, of a failed one the small record, and give the line of the manifest.

    Raises:
        OutputError: when the disk is full or broken.
        UsageError: when the options make no sense.
    """
    started = time.perf_counter()
    words = UserWords(task.words)
    name = os.fsencode(document.name).decode("utf-8", "replace")
    signature = _signature(document.path)
    record = _record(document, name, task, words)
    data = _data(record, task)
    trouble = _write(Path(task.out), document.target, data)
    failed = record.status == "failed"
    return Result(
        key=document.key,
        name=document.name,
        path=document.path,
        status="failed" if trouble else record.status,
        signature=signature,
        sha256=record.source.sha256,
        output=None if trouble else document.target,
        output_sha256=None if trouble else hashlib.sha256(data).hexdigest(),
        seconds=round(time.perf_counter() - started, 4),
        pages=record.source.pages,
        diagnostics=dict(Counter(entry.code for entry in record.diagnostics)),
        warnings=sum(entry.severity == "warning" for entry in record.diagnostics),
        review=sum(repair.needs_review for repair in record.repairs),
        damaged=bool(record.source.ocr and record.source.ocr.damaged),
        error="output-unwritable" if trouble else record.diagnostics[0].code if failed else None,
        message=trouble or (reason(record) if failed else None),
    )


def _data(record: Protocol, task: Task) -> bytes:
    data = to_text(record, task.form).encode()
    return packed(data) if task.gzip else data


def _signature(path: str) -> Signature | None:
    try:
        return Signature.of(path)
    except (OSError, ValueError):
        return None


def _record(document: Document, name: str, task: Task, words: UserWords) -> Protocol:
    if document.verdict is not None:
        sha256 = _digest(Path(document.path))
        return failed_record(name, document.verdict.code, document.verdict.message, sha256, words)
    try:
        source = _read(Path(document.path), name, task)
    except InputError as error:
        return unreadable_record(error, words)
    except MissingComponentError as error:
        return failed_record(name, "component-missing", str(error), _digest(Path(document.path)), words)
    except MemoryError:
        return failed_record(name, MEMORY_LIMIT, "needs more memory than a worker may have", None, words)
    try:
        return pipeline.parse_source(source, words)
    except ProtokollError:
        raise
    except MemoryError:
        return failed_record(name, MEMORY_LIMIT, "needs more memory than a worker may have", source.sha256, words)
    except Exception as error:  # a fault of the program must not cost the user the other documents
        return fault_record(source, error, words)


def _read(path: Path, name: str, task: Task) -> SourceText:
    """Read a file that may be written meanwhile: what was read must be what is there afterwards.

    Raises:
        InputError: when it cannot be read, or changes each time.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # a pipe would be waited for without end
            raise InputError("input-unreadable", name, "is no file")
    except (OSError, ValueError):
        pass  # reading it says why
    for _ in range(_ATTEMPTS):
        try:
            source = read_with(path, name, replace(task.options, pages_at_once=1))  # documents stand side by side
        except InputError as error:
            if error.sha256 is None or _digest(path) == error.sha256:
                raise
        else:
            if _digest(path) == source.sha256:
                return source
    raise InputError("input-changed", name, "changes while it is read; run again when it is finished")


def _digest(path: Path) -> str | None:
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except (OSError, ValueError):
        return None


def _write(out: Path, target: str, data: bytes) -> str | None:
    """Write an output; gives what is wrong with its place, if something is.

    The driver of the batch sees to it that the file is on the disk, for many at once.

    Raises:
        OutputError: when the disk is full or broken.
    """
    path, workshop = out / target, out / WORKSHOP
    try:
        try:
            replace_file(path, data, workshop, sync=False)
        except FileNotFoundError:
            make_folder(path.parent)
            replace_file(path, data, workshop, sync=False)
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise OutputError(f"{path}: cannot be written: {error.strerror}") from error
        return f"{path}: cannot be written: {error.strerror}"
    except OutputError as error:
        if isinstance(error.__cause__, OSError) and error.__cause__.errno in _NO_ROOM:
            raise
        return str(error)
    return None
