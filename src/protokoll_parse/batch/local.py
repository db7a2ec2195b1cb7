"""The engine for one machine: worker processes that are given about a second's work at a time.

A worker that dies or takes too long is replaced. The document that it was at is tried once more in a worker of its own,
when it died: somebody else may have ended it. When that one dies, too, the document is to blame.
"""

from __future__ import annotations

import os
import signal
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from multiprocessing.connection import wait

from protokoll_parse.batch.values import MEMORY_LIMIT, Document, Result, Task, Verdict
from protokoll_parse.batch.worker import Halt, Limits, Ready, Worker
from protokoll_parse.errors import ProtokollError, UsageError

_BATCH_SECONDS = 1.0
_LARGEST_BATCH = 64
_TICK = 0.5  # seconds after which the caller gets the word, whatever happens
_FALSE_STARTS = 3  # workers in a row that die before they have begun


class Pace:
    """How many documents are about a second's work, by those that were done last."""

    def __init__(self) -> None:
        self._mean = 0.25  # seconds a document; a first guess that makes small batches

    def note(self, seconds: float) -> None:
        """Take a document's time into account."""
        self._mean += 0.05 * (seconds - self._mean)

    def documents(self) -> int:
        """How many to give."""
        return min(_LARGEST_BATCH, max(1, int(_BATCH_SECONDS / max(self._mean, 1e-3))))


class LocalEngine:
    """Workers on this machine."""

    def __init__(self, task: Task, jobs: int, limits: Limits) -> None:
        """``jobs``: how many workers; 0: as many as there are cores that may be used."""
        self._task = task
        self._jobs = jobs or usable_cores()
        self._limits = limits
        self._pace = Pace()
        self._workers: list[Worker] = []
        self._again: deque[Document] = deque()  # given to a worker that died, before it came to them
        self._suspects: deque[Document] = deque()  # a worker died at them
        self._alone: set[str] = set()  # keys of suspects that a worker has now
        self._false_starts = 0

    def results(self, documents: Iterator[Document]) -> Iterator[Result | None]:
        """Do all documents; gives what became of each in any order, and None now and then.

        ``documents`` is asked for more only when a worker has nothing to do.

        Raises:
            ProtokollError: when going on makes no sense: the disk is full, a component is missing.
        """
        try:
            while True:
                self._give(documents)
                if not (self._again or self._suspects or any(worker.documents for worker in self._workers)):
                    return
                heard: list[Result | None] = [*self._heard()]
                yield from heard or [None]
        except BaseException:
            for worker in self._workers:
                worker.kill()
            self._workers.clear()
            raise

    def close(self) -> None:
        """End the workers; until then they wait for more."""
        for worker in self._workers:
            if worker.documents:
                worker.kill()
            else:
                worker.close()
        self._workers.clear()

    def _give(self, documents: Iterator[Document]) -> None:
        """Give work to workers that have none; start those that are still missing, as long as there is work."""
        for worker in [worker for worker in self._workers if worker.ready and not worker.documents]:
            self._give_to(worker, documents)
        if len(self._workers) < self._jobs and not any(not worker.ready for worker in self._workers):
            if not self._again:
                self._again.extend(islice(documents, 1))
            if self._again or self._suspects:
                missing = self._jobs - len(self._workers)
                self._workers += [Worker(self._task, self._limits) for _ in range(missing)]

    def _give_to(self, worker: Worker, documents: Iterator[Document]) -> None:
        suspect = self._suspects.popleft() if self._suspects else None
        batch = [suspect] if suspect else self._take(self._pace.documents(), documents)
        if not batch:
            return
        try:
            worker.give(batch)
        except OSError:  # it died since
            self._again.extend(batch)
            self._retire(worker)
        else:
            self._alone.update(document.key for document in batch if document is suspect)

    def _take(self, count: int, documents: Iterator[Document]) -> list[Document]:
        again = [self._again.popleft() for _ in range(min(count, len(self._again)))]
        return [*again, *islice(documents, count - len(again))]

    def _heard(self) -> Iterator[Result]:
        """What the workers tell, and who is silent for too long."""
        busy = [worker for worker in self._workers if worker.documents or not worker.ready]
        until = min(worker.deadline for worker in busy) - time.monotonic()
        heard = wait([worker.connection for worker in busy], max(0.0, min(_TICK, until)))
        for worker in busy:
            if worker.connection in heard:
                yield from self._hear(worker)
            elif worker.deadline <= time.monotonic():
                at = worker.documents.popleft()
                self._retire(worker)
                self._condemn(
                    at, Verdict("timeout", f"was not done within {self._limits.timeout:g} seconds (--timeout)")
                )

    def _hear(self, worker: Worker) -> Iterator[Result]:
        message = worker.message()
        if message is None:
            self._bury(worker)
        elif isinstance(message, Halt):
            raise message.error()
        elif isinstance(message, Ready):
            self._false_starts = 0
        else:
            self._alone.discard(message.key)
            self._pace.note(message.seconds)
            if message.error == MEMORY_LIMIT:
                self._retire(worker)
            yield message

    def _bury(self, worker: Worker) -> None:
        """A worker died; the document that it was at is tried alone, and if it was alone, it is to blame."""
        if not worker.ready:
            self._false_start(worker)
            return
        at = worker.documents.popleft() if worker.documents else None
        code = self._retire(worker)
        if at is None:
            return
        if at.key in self._alone:
            self._condemn(at, Verdict("crashed", f"made the program crash ({_ending(code)})"))
        else:
            self._suspects.append(at)

    def _false_start(self, worker: Worker) -> None:
        self._retire(worker)
        self._false_starts += 1
        if self._false_starts == _FALSE_STARTS:
            if self._limits.max_memory is not None:
                raise UsageError(f"--max-memory {self._limits.max_memory}: workers cannot even start with that")
            raise ProtokollError("worker processes die when they start; the lines above say why")

    def _condemn(self, document: Document, verdict: Verdict) -> None:
        """Let a worker write the record of a document that failed."""
        self._alone.discard(document.key)
        self._again.append(replace(document, verdict=verdict))

    def _retire(self, worker: Worker) -> int | None:
        """End a worker, and keep what it was given and has not come to."""
        self._workers.remove(worker)
        self._again.extend(worker.documents)
        return worker.kill()


def usable_cores() -> int:
    """The cores that this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        return os.cpu_count() or 1


def _ending(code: int | None) -> str:
    if code is not None and code < 0:
        try:
            return signal.Signals(-code).name
        except ValueError:
            return f"signal {-code}"
    return f"exit code {code}"
