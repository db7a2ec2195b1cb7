"""One worker: a process that does documents, and the driver's hold on it.

The process tells of each document as soon as it is done, so the driver knows which one it is at.
"""

from __future__ import annotations

import importlib
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import cast

from protokoll_parse.batch.values import MEMORY_LIMIT, Document, Result, Task
from protokoll_parse.errors import MissingComponentError, OutputError, ProtokollError, UsageError

_MB = 1_000_000
_GRACE = 5.0  # seconds that a process gets to end


@dataclass(frozen=True, slots=True)
class Limits:
    """``timeout``: seconds for a document. ``max_memory``: megabytes of address space for a worker. None: no limit."""

    timeout: float | None = None
    max_memory: int | None = None


@dataclass(frozen=True, slots=True)
class Ready:
    """A worker has loaded what it needs."""


@dataclass(frozen=True, slots=True)
class Halt:
    """What went wrong is no document's fault, and would go wrong for the next one, too."""

    exit_code: int
    message: str

    def error(self) -> ProtokollError:
        """The error that the worker met."""
        classes: tuple[type[ProtokollError], ...] = (UsageError, MissingComponentError, OutputError)
        return next((c for c in classes if c.exit_code == self.exit_code), ProtokollError)(self.message)


Message = Ready | Halt | Result


class Worker:
    """The driver's side. ``documents`` are those that it was given and has not told of, the one it is at first."""

    def __init__(self, task: Task, limits: Limits) -> None:
        """Start a process; it says ``Ready`` when it is."""
        context = multiprocessing.get_context("spawn")
        self._limits = limits
        self.connection, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs, task, limits.max_memory), daemon=True)
        with _no_interrupts():
            self._process.start()
        theirs.close()  # else its end would not be noticed
        self.documents: deque[Document] = deque()
        self.ready = False
        self.since = time.monotonic()  # when it came to the document that it is at

    def give(self, documents: Sequence[Document]) -> None:
        """Give documents to a worker that is ready and has none.

        Raises:
            OSError: when it has died.
        """
        self.connection.send(documents)
        self.documents.extend(documents)
        self.since = time.monotonic()

    def message(self) -> Message | None:
        """What the worker has to say, when its connection has something; None: it has died."""
        try:
            message = cast(Message, self.connection.recv())
        except (EOFError, OSError):
            return None
        if isinstance(message, Ready):
            self.ready = True
        elif isinstance(message, Result):
            self.documents.popleft()
            self.since = time.monotonic()
        return message

    @property
    def deadline(self) -> float:
        """When the document that it is at must be done, on the monotonic clock."""
        busy = self._limits.timeout is not None and bool(self.documents)
        return self.since + (self._limits.timeout or 0) if busy else float("inf")

    def kill(self) -> int | None:
        """End the process at once; gives the code it ended with, below 0 for a signal."""
        self._process.join(0.1)  # one that died has its own code
        self._process.kill()
        self._process.join(_GRACE)
        self.connection.close()
        return self._process.exitcode

    def close(self) -> None:
        """End a process that has nothing to do."""
        self.connection.close()
        self._process.join(_GRACE)
        self._process.kill()


@contextmanager
def _no_interrupts() -> Iterator[None]:
    """Ctrl-C goes to all processes of a terminal; a worker that starts here never gets it."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(connection: Connection, task: Task, max_memory: int | None) -> None:
    """The process: documents in, results out, until the driver closes the connection or dies."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_die_with_driver, daemon=True).start()
    with suppress(ConnectionError):  # reset, when the driver ends before it has read what it was sent
        try:
            _limit_memory(max_memory)
            process = _prepared(task.function)
            connection.send(Ready())
            while True:
                for document in connection.recv():
                    result = process(document, task)
                    connection.send(result)
                    if result.error == MEMORY_LIMIT:  # the driver replaces this process, which is no longer sound
                        return
        except EOFError:
            return
        except ProtokollError as error:
            connection.send(Halt(error.exit_code, str(error)))


def _die_with_driver() -> None:
    driver = multiprocessing.parent_process()
    if driver is not None:
        driver.join()
        os._exit(1)


def _limit_memory(megabytes: int | None) -> None:
    """Let the system refuse more address space: at once, for libraries in C too, and without anybody watching."""
    if megabytes is not None:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (megabytes * _MB, megabytes * _MB))


def _prepared(function: str) -> Callable[[Document, Task], Result]:
    """What is done to a document, with the lexicon mapped: its pages are shared by all workers.

    Raises:
        LexiconError: when the lexicon is missing or damaged.
    """
    from protokoll_parse import lexicon

    lexicon.load()
    module, _, name = function.partition(":")
    return cast("Callable[[Document, Task], Result]", getattr(importlib.import_module(module), name))
