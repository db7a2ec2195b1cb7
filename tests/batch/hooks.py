"""What workers do in tests: the real thing, with documents that make it misbehave, or a quick stand-in."""

from __future__ import annotations

import hashlib
import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from protokoll_parse.batch.values import Document, Result, Signature, Task
from protokoll_parse.errors import OutputError


def quick(document: Document, task: Task) -> Result:
    """A copy of the document for a record; misbehaves as the text says."""
    text = Path(document.path).read_bytes()
    if document.verdict is None:
        _misbehave(text)
    data = (document.verdict.message.encode() if document.verdict else text.strip()) + b"\n"
    target = Path(task.out) / document.target
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
    return Result(
        document.key,
        document.name,
        document.path,
        "failed" if document.verdict or b"FAIL" in text else "ok",
        Signature.of(document.path),
        hashlib.sha256(text).hexdigest(),
        document.target,
        hashlib.sha256(data).hexdigest(),
        pages=1,
        error=document.verdict.code if document.verdict else "failed" if b"FAIL" in text else None,
        message=document.verdict.message if document.verdict else "said so" if b"FAIL" in text else None,
    )


def hungry(document: Document, task: Task) -> Result:
    """The real thing, but the parser needs two gigabytes for some documents."""
    from protokoll_parse.batch import work

    parse = work.pipeline.parse_source

    def parse_source(source, words):
        if "HOG" in source.text:
            bytearray(2_000_000_000)
        return parse(source, words)

    work.pipeline.parse_source = parse_source
    try:
        return work.process(document, task)
    finally:
        work.pipeline.parse_source = parse


def _misbehave(text: bytes) -> None:
    if b"HANG" in text:
        time.sleep(1000)
    if b"CRASH" in text:
        os.kill(os.getpid(), signal.SIGSEGV)
    if b"KILLED ONCE" in text:
        once = Path(os.fsdecode(text.split(b"@")[1].strip()))
        if not once.exists():
            once.touch()
            os.kill(os.getpid(), signal.SIGKILL)
    if b"EXIT" in text:
        os._exit(3)
    if b"SLOW" in text:
        time.sleep(0.3)


class Inline:
    """An engine without processes; ``done`` are the names of what it did."""

    def __init__(self, task: Task, process: Callable[[Document, Task], Result] = quick) -> None:
        self.task = task
        self.process = process
        self.done: list[str] = []

    def results(self, documents: Iterator[Document]) -> Iterator[Result | None]:
        for document in documents:
            self.done.append(document.name)
            yield self.process(document, self.task)
            yield None

    def close(self) -> None:
        pass


def full(document: Document, task: Task) -> Result:
    """A disk that takes three documents."""
    if document.name >= "003":
        raise OutputError(f"{document.target}: cannot be written: No space left on device")
    return quick(document, task)
