"""Feeds harmed files of every format to the program: no traceback, no hang, no exit code that is not documented.

    python evaluation/fuzz.py [--cases 1000] [--keep FOLDER] [FORMATS…]

Every input is one of the seeds (fuzz_seeds.py), harmed by chance (fuzz_mutations.py); the chance is fixed, so case 17
of a format is the same everywhere. It is read, parsed and written as JSON in a process that is killed after ten seconds
of work (so that other work on the machine does not count) or a minute of waiting, and may take three gigabytes.
Tesseract is played by a small script that always reads the same page: it is not what is tried here. ``--keep`` writes
the inputs that failed. The exit code is 1 when one did.
"""

from __future__ import annotations

import argparse
import math
import multiprocessing
import os
import resource
import signal
import stat
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from pathlib import Path
from random import Random
from typing import cast

from fuzz_mutations import mutated
from fuzz_seeds import MINUTES, SEEDS
from tables import table

from protokoll_parse.emit import to_json
from protokoll_parse.errors import ProtokollError
from protokoll_parse.pipeline import parse_source
from protokoll_parse.reading import read
from protokoll_parse.reading.options import Kind

CASES = 1000
SECONDS = 10  # of work
PATIENCE = 60.0  # seconds for a case on the clock, its making included
MEMORY = 3 * 2**30  # bytes of address space
EXIT_CODES = frozenset((0, 1, 2, 3, 5))  # docs/cli.md

_TESSERACT = """#!/bin/sh
case "$1" in
--list-langs) echo swe ;;
--version) echo "tesseract 5.3.0" ;;
*) cat > /dev/null; printf '%b' "$PAGE" ;;
esac
"""
_PAGE = (
    r"level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
    r"1\t1\t0\t0\t0\t0\t0\t0\t400\t600\t-1\t\n5\t1\t1\t1\t1\t1\t20\t20\t80\t12\t91\tProtokoll\n"
)

Case = tuple[Kind, int]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a case ended: ``exit 0``, ``exit 5``, or ``traceback``, ``hang``, ``crash`` with what is known of it.

    ``seconds``: of work, where it came to an end by itself; else on the clock.
    """

    case: Case
    ending: str
    seconds: float
    detail: str = ""

    @property
    def failed(self) -> bool:
        return self.ending not in {f"exit {code}" for code in EXIT_CODES}


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--cases", type=int, default=CASES, help="of each format")
    parser.add_argument("--keep", type=Path, help="folder for the inputs that failed")
    parser.add_argument("formats", nargs="*", metavar="FORMATS", help=", ".join(SEEDS))
    args = parser.parse_args()
    kinds = [kind for kind in SEEDS if not args.formats or kind in args.formats]
    seeds = {kind: make() for kind, make in SEEDS.items()}
    outcomes = list(fuzz(seeds, [(kind, number) for kind in kinds for number in range(args.cases)]))
    failures = [outcome for outcome in outcomes if outcome.failed]
    for outcome in failures:
        kind, number = outcome.case
        print(f"{kind} {number}: {outcome.ending} after {outcome.seconds:.1f} s\n{outcome.detail}", file=sys.stderr)
        if args.keep:
            args.keep.mkdir(parents=True, exist_ok=True)
            (args.keep / f"{kind}-{number}").write_bytes(input_of(outcome.case, seeds)[0])
    print(report(outcomes))
    return 1 if failures else 0


def input_of(case: Case, seeds: dict[Kind, list[bytes]]) -> tuple[bytes, Kind | None]:
    """The bytes of a case, and the format that the user states, if any."""
    rng = Random(f"{case[0]}/{case[1]}")
    data = mutated(case[0], seeds, rng)
    return data, case[0] if rng.random() < 0.5 else None


def fuzz(seeds: dict[Kind, list[bytes]], cases: Iterable[Case], workers: int | None = None) -> Iterator[Outcome]:
    """The outcomes of cases, as they end."""
    waiting = iter(list(cases))
    with _played_tesseract():
        pool = [_Worker(seeds) for _ in range(workers or len(os.sched_getaffinity(0)))]
        try:
            while pool:
                for worker in [worker for worker in pool if worker.is_free]:
                    case = next(waiting, None)
                    if case is None:
                        worker.stop()
                        pool.remove(worker)
                    else:
                        worker.start(case)
                wait([worker.connection for worker in pool], timeout=0.5)
                for worker in pool:
                    outcome = worker.outcome()
                    if outcome is not None:
                        yield outcome
        finally:
            for worker in pool:
                worker.stop()


class _Worker:
    """A process that works on one case after another; a new one takes its place when it is killed or dies."""

    def __init__(self, seeds: dict[Kind, list[bytes]]) -> None:
        self._seeds = seeds
        self._context = multiprocessing.get_context("spawn")
        self._case: Case | None = None
        self._since = 0.0
        self._begin()

    def _begin(self) -> None:
        self.connection, theirs = self._context.Pipe()
        self._process = self._context.Process(target=_work, args=(theirs, self._seeds), daemon=True)
        self._process.start()
        theirs.close()
        self.connection.recv()  # it is ready; what loading takes is not the case's

    @property
    def is_free(self) -> bool:
        return self._case is None

    def start(self, case: Case) -> None:
        self._case, self._since = case, time.monotonic()
        self.connection.send(case)

    def outcome(self) -> Outcome | None:
        """How the case ended, None while it goes on or there is none."""
        case, seconds = self._case, time.monotonic() - self._since
        if case is None:
            return None
        try:
            if self.connection.poll():
                ending, detail, worked = cast(tuple[str, str, float], self.connection.recv())
                self._case = None
                return Outcome(case, ending, worked, detail)
        except EOFError:
            self._process.join()
            code = self._process.exitcode
            self._renew()
            if code == -signal.SIGXCPU:
                return Outcome(case, "hang", seconds)
            return Outcome(case, "crash", seconds, f"the process ended with {code}")
        if seconds > PATIENCE:
            self._renew()
            return Outcome(case, "hang", seconds)
        return None

    def _renew(self) -> None:
        self.stop()
        self._case = None
        self._begin()

    def stop(self) -> None:
        self._process.kill()
        self._process.join()
        self.connection.close()


def _work(connection: Connection, seeds: dict[Kind, list[bytes]]) -> None:
    """What a worker does: cases in, endings out."""
    to_json(parse_source(read(MINUTES.encode())))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    connection.send("ready")
    while True:
        case = cast(Case, connection.recv())
        data, stated = input_of(case, seeds)
        start = time.process_time()
        resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(start) + SECONDS, resource.RLIM_INFINITY))
        ending, detail = ending_of(data, stated)
        worked = time.process_time() - start
        resource.setrlimit(resource.RLIMIT_CPU, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        connection.send((ending, detail, worked))


def ending_of(data: bytes, stated: Kind | None) -> tuple[str, str]:
    """How reading, parsing and writing ends (as in ``Outcome``), and what is said then."""
    try:
        to_json(parse_source(read(data, input_format=stated)))
    except ProtokollError as error:
        return f"exit {error.exit_code}", str(error)
    except Exception:
        return "traceback", traceback.format_exc()
    return "exit 0", ""


@contextmanager
def _played_tesseract() -> Iterator[None]:
    """A program ``tesseract`` before all others that takes no time."""
    before = dict(os.environ)
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "tesseract"
        script.write_text(_TESSERACT)
        script.chmod(script.stat().st_mode | stat.S_IXUSR)
        os.environ |= {"PATH": f"{folder}{os.pathsep}{before.get('PATH', '')}", "PAGE": _PAGE}
        try:
            yield
        finally:
            os.environ.clear()
            os.environ.update(before)


@dataclass(slots=True)
class _Row:
    endings: Counter[str] = field(default_factory=Counter)
    slowest: tuple[float, int] = (0.0, 0)  # seconds, and the case's number


def report(outcomes: Iterable[Outcome]) -> str:
    """A table of the formats: how many cases ended how, and the slowest one's seconds."""
    rows: dict[Kind, _Row] = {}
    for outcome in outcomes:
        row = rows.setdefault(outcome.case[0], _Row())
        row.endings[outcome.ending] += 1
        row.slowest = max(row.slowest, (outcome.seconds, outcome.case[1]))
    endings = [
        "exit 0",
        "exit 5",
        *sorted({ending for row in rows.values() for ending in row.endings} - {"exit 0", "exit 5"}),
    ]
    return table(
        ["format", "cases", *endings, "slowest, s"],
        [
            [
                kind,
                str(row.endings.total()),
                *(str(row.endings[ending]) for ending in endings),
                "{:.1f} (case {})".format(*row.slowest),
            ]
            for kind, row in rows.items()
        ],
    )


if __name__ == "__main__":
    sys.exit(main())
