"""The engine beyond one machine: a Dask cluster, whose workers see the same files.

A task is about a second's work. The Dask worker that gets it hands it to a worker process as on one machine
(``local``), so a document that crashes or hangs ends that process alone. When a Dask worker itself is lost, Dask gives
its task to another one, which writes the same outputs again. Should a task have taken several Dask workers with it, it
is halved until the document is found that does. The driver alone writes the manifest.
"""

from __future__ import annotations

import atexit
import hashlib
import multiprocessing
import os
import threading
import uuid
from collections import deque
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from itertools import islice
from typing import Any

from protokoll_parse.batch.local import LocalEngine, Pace, usable_cores
from protokoll_parse.batch.values import Document, Result, Task, Verdict
from protokoll_parse.batch.worker import Halt, Limits
from protokoll_parse.errors import MissingComponentError, ProtokollError, UsageError

_TICK = 0.5  # seconds after which the caller gets the word, whatever happens
_AHEAD = 2  # tasks for each thread of the cluster: one that is done, one that waits there
_RETRIES = 2  # of a task that raised something unforeseen
_CONNECT = "30s"


class DaskEngine:
    """The workers of a Dask cluster.

    Raises:
        MissingComponentError: when Dask is not installed.
        UsageError: when there is no scheduler at the address.
    """

    def __init__(self, task: Task, jobs: int, limits: Limits, scheduler: str | None) -> None:
        """Connect to a scheduler (``tcp://host:8786``); without one, start a cluster of ``jobs`` on this machine."""
        self._distributed = _distributed()
        self._task = replace(task, out=os.path.abspath(task.out))  # noqa: PTH100
        self._limits = limits
        self._pace = Pace()
        self._again: deque[list[Document]] = deque()
        self._run = uuid.uuid4().hex  # what another run computed is no result of this one
        self._open = ExitStack()
        try:
            cluster = scheduler or self._open.enter_context(_local_cluster(self._distributed, jobs or usable_cores()))
            self._client = self._open.enter_context(self._distributed.Client(cluster, timeout=_CONNECT))
        except (OSError, ValueError) as error:
            raise UsageError(f"--scheduler {scheduler}: nobody answers there: {error}") from error

    def results(self, documents: Iterator[Document]) -> Iterator[Result | None]:
        """Do all documents; gives what became of each in any order, and None now and then.

        Raises:
            ProtokollError: when going on makes no sense: the disk is full, a component is missing.
        """
        tasks: dict[Any, list[Document]] = {}
        while True:
            while len(tasks) < self._window():
                batch = self._again.popleft() if self._again else list(islice(documents, self._pace.documents()))
                if not batch:
                    break
                tasks[self._submit(batch)] = batch
            if not tasks:
                return
            yield None
            try:
                done = self._distributed.wait(list(tasks), _TICK, "FIRST_COMPLETED").done
            except TimeoutError:
                continue
            for future in done:
                yield from self._harvested(future, tasks.pop(future))

    def close(self) -> None:
        """Leave the cluster; end the one that was started here."""
        self._open.close()

    def _window(self) -> int:
        threads: int = sum(self._client.nthreads().values())
        return max(1, _AHEAD * threads)

    def _submit(self, batch: list[Document]) -> Any:
        """One task; its name says what is in it, so that no cluster does it twice for one run."""
        there = [replace(document, path=os.path.abspath(document.path)) for document in batch]  # noqa: PTH100
        digest = hashlib.sha256("\0".join(map(repr, there)).encode()).hexdigest()
        key = f"protokoll-parse-{self._run}-{digest}"
        return self._client.submit(do, there, self._task, self._limits, key=key, retries=_RETRIES, pure=False)

    def _harvested(self, future: Any, batch: list[Document]) -> Iterator[Result]:
        if future.status == "finished":
            answer: list[Result] | Halt = future.result()
            if isinstance(answer, Halt):
                raise answer.error()
            paths = {document.key: document.path for document in batch}
            for result in answer:
                self._pace.note(result.seconds)
                yield replace(result, path=paths[result.key])
        elif len(batch) > 1:  # it took several Dask workers with it
            half = len(batch) // 2
            self._again.extend([batch[:half], batch[half:]])
        elif batch[0].verdict is None:
            verdict = Verdict("crashed", f"made workers of the cluster fail ({type(future.exception()).__name__})")
            self._again.append([replace(batch[0], verdict=verdict)])
        else:
            raise ProtokollError(f"workers of the cluster cannot write to {self._task.out}: {future.exception()}")
        future.release()


_here = threading.local()  # what a thread of a Dask worker keeps from task to task


def do(documents: list[Document], task: Task, limits: Limits) -> list[Result] | Halt:
    """What a Dask worker does: documents in, what became of each out; or why nobody should go on."""
    if multiprocessing.current_process().daemon:
        message = (
            "the cluster's workers may not start processes; start them with DASK_DISTRIBUTED__WORKER__DAEMON=False"
        )
        return Halt(UsageError.exit_code, message)
    wanted = (task, limits)
    if getattr(_here, "wanted", None) != wanted:
        if hasattr(_here, "engine"):
            _here.engine.close()
        _here.wanted, _here.engine = wanted, LocalEngine(task, 1, limits)
        atexit.register(_here.engine.close)
    try:
        return [result for result in _here.engine.results(iter(documents)) if result is not None]
    except ProtokollError as error:
        return Halt(error.exit_code, str(error))


def _distributed() -> Any:
    try:
        import distributed
    except ImportError as error:
        raise MissingComponentError(
            "--engine dask needs distributed, which is not installed: pip install 'protokoll-parse[dask]'"
        ) from error
    return distributed


@contextmanager
def _local_cluster(distributed: Any, jobs: int) -> Iterator[Any]:
    import dask.config

    # its workers start processes of their own, those too that replace lost ones
    with (
        dask.config.set({"distributed.worker.daemon": False}),
        distributed.LocalCluster(
            n_workers=jobs, threads_per_worker=1, host="127.0.0.1", dashboard_address="127.0.0.1:0", silence_logs=50
        ) as cluster,
    ):
        yield cluster
