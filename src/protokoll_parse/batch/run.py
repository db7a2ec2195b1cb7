"""A run: what is to do, done by an engine, written into the manifest as it comes."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Final, Protocol

from protokoll_parse import __version__
from protokoll_parse.batch.inputs import Search
from protokoll_parse.batch.interrupts import Stop, held_interrupts
from protokoll_parse.batch.manifest import Manifest
from protokoll_parse.batch.plan import Mode, Plan
from protokoll_parse.batch.progress import Progress
from protokoll_parse.batch.shards import Shards, part_of
from protokoll_parse.batch.values import WORKSHOP, Document, Layout, Result
from protokoll_parse.errors import OutputError
from protokoll_parse.files import make_folder
from protokoll_parse.lexicon.user import UserWords
from protokoll_parse.reading.options import Options

_COMMIT_SECONDS: Final = 1.0
_COMMIT_RESULTS: Final = 500
_SYNCING: Final = 16  # files at once: the system writes them to the disk together


class Engine(Protocol):
    """Who does the documents."""

    def results(self, documents: Iterator[Document]) -> Iterator[Result | None]:
        """Do all documents; gives what became of each in any order, and None now and then."""
        ...

    def close(self) -> None:
        """End whatever was started for it."""
        ...


class Batch:
    """An output folder with a plan made: what is to be done, and the means to do it.

    Raises:
        InputError: when an input that the user named is not there.
        OutputError: when the folder cannot be written.
        UsageError: when the folder is in use, or laid out otherwise; when outputs clash.
    """

    def __init__(self, search: Search, layout: Layout, settings: dict[str, object], mode: Mode, *, kept: bool = True):
        """Plan a run. ``settings``: what besides the program makes the records what they are. Without ``kept``, only
        to look at the plan: nothing is made in the output folder."""
        self.out = search.out
        self.layout = layout
        if kept:
            make_folder(self.out / WORKSHOP)
        self.manifest = Manifest(self.out, kept=kept)
        try:
            self.manifest.claim(layout)
            self.plan = Plan(self.manifest, layout, kept=kept)
        except BaseException:
            self.manifest.close()
            raise
        try:
            if kept:
                self._sweep()
            self.troubles = self.plan.fill(search)
            self.fingerprint = self.manifest.fingerprint(settings)
            self.plan.decide(self.fingerprint, mode)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Batch:
        """Nothing more is needed."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Give the folder free, even when the user cannot wait for it."""
        with held_interrupts():
            self.plan.close()
            self.manifest.close()
            with suppress(OSError):  # records that wait for others of their shard stay
                (self.out / WORKSHOP / "parts").rmdir()
            with suppress(OSError):
                (self.out / WORKSHOP).rmdir()

    def _sweep(self) -> None:
        """Remove what a run that was killed had not finished writing."""
        for path in (self.out / WORKSHOP).glob(".*"):
            path.unlink(missing_ok=True)

    def run(
        self,
        engine: Engine,
        stop: Stop,
        watch: Callable[[Progress], None],
        *,
        fail_fast: bool = False,
    ) -> Progress:
        """Do what is to be done, and close the engine. ``watch`` is called about twice a second.

        Raises:
            ProtokollError: when going on makes no sense: the disk is full, a component is missing. What was done
                until then is in the manifest.
        """
        counts = self.plan.counts()
        progress = Progress(sum(counts.values()) - counts.get(None, 0))
        self.manifest.record_troubles(self.troubles)
        shards = Shards(self.manifest, self.layout) if self.layout.shard_size is not None else None
        if shards:
            shards.assign(key for key, *_ in self.plan.to_do())
        done: list[Result] = []
        committed = time.monotonic()
        with ThreadPoolExecutor(_SYNCING) as pool, closing(engine):
            try:
                for result in engine.results(self._documents(stop)):
                    if result is not None:
                        done.append(result)
                        progress.note(result)
                        stop.wanted |= fail_fast and result.status == "failed"
                    if len(done) >= _COMMIT_RESULTS or time.monotonic() - committed > _COMMIT_SECONDS:
                        self._commit(done, shards, pool)
                        committed = time.monotonic()
                    watch(progress)
            finally:
                self._commit(done, shards, pool)
        if shards:
            shards.finish_rest()
        return progress

    def _documents(self, stop: Stop) -> Iterator[Document]:
        for key, name, path, _ in self.plan.to_do():
            if stop.wanted:
                return
            yield Document(key, name, path, key if self.layout.shard_size is None else part_of(key))

    def _commit(self, done: list[Result], shards: Shards | None, pool: ThreadPoolExecutor) -> None:
        """Write the rows of documents whose outputs are on the disk."""
        if not done:
            return
        if shards is None:  # parts of a shard are checked when it is made
            for _ in pool.map(_sync, [self.out / result.output for result in done if result.output]):
                pass
        self.manifest.record(done, self.fingerprint)
        if shards:
            shards.finish(result.key for result in done)
        done.clear()


def settings_of(options: Options, words: UserWords) -> dict[str, object]:
    """What makes the records what they are, besides the inputs."""
    from protokoll_parse import lexicon

    return {"version": __version__, "lexicon": lexicon.version(), **asdict(options), **words.settings}


def _sync(path: Path) -> None:
    """See to it that a file is on the disk.

    Raises:
        OutputError: when it cannot be.
    """
    try:
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror}") from error
