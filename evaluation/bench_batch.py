"""What a batch costs: beside a bare loop and xargs, with one worker and two, from few documents to many.

    python evaluation/bench_batch.py [--size N] [--rounds N]

Documents are made on the spot. Start-up (a batch of one document) is taken off where cost a document is compared. The
exit code is 1 when a goal is missed; goals that need both cores to themselves say so. Sizes are multiples of the number
of samples, so that all hold the same mixture.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from documents import SAMPLES, make_documents
from tables import table

_XARGS = 24  # documents: each is a process
_COMPARED = 720  # documents that the bare loop and the batches take turns at
_ENOUGH, _SMALL_RUNS = 1_800, 7  # documents that each size is measured with, in this many runs at the most
PROGRAM = [sys.executable, "-m", "protokoll_parse"]
BARE = """
import sys, time
from pathlib import Path
from protokoll_parse import parse
from protokoll_parse.emit import to_json
out, *files = sys.stdin.read().split("\\n")
parse(Path(files[0]))
pages, parsing, start = 0, 0.0, time.perf_counter()
for number, file in enumerate(files):
    before = time.perf_counter()
    record = parse(Path(file))
    parsing += time.perf_counter() - before
    Path(out, f"{number}.json").write_text(to_json(record))
    pages += record.source.pages
print(time.perf_counter() - start, parsing, pages)
"""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a run took: seconds on the clock, seconds of processors, and the driver's largest memory in MB."""

    wall: float
    cpu: float
    memory: float = 0.0

    def without(self, other: Taken) -> Taken:
        """Less what another run took."""
        return Taken(self.wall - other.wall, self.cpu - other.cpu, self.memory)


def batch(files: Iterable[Path], jobs: int) -> Taken:
    """Run the program over files; every run writes to a folder of its own."""
    with tempfile.TemporaryDirectory() as out, tempfile.NamedTemporaryFile("w") as listed:
        listed.write("".join(f"{path}\n" for path in files))
        listed.flush()
        command = [*PROGRAM, "-q", "batch", "--files-from", listed.name, "-o", out, "-f", "json", "-j", str(jobs)]
        before, started = os.times(), time.perf_counter()
        process = subprocess.Popen(command)
        memory = 0.0
        while process.poll() is None:
            memory = max(memory, _high_water(process.pid))
            time.sleep(0.05)
        wall, after = time.perf_counter() - started, os.times()
        if process.returncode:
            raise SystemExit(f"the batch ended with exit code {process.returncode}")
        cpu = after.children_user + after.children_system - before.children_user - before.children_system
        return Taken(wall, cpu, memory)


def _high_water(pid: int) -> float:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0.0
    lines = [line.split() for line in status.splitlines() if line.startswith("VmHWM:")]
    return int(lines[0][1]) / 1000 if lines else 0.0


def bare(files: list[Path]) -> tuple[float, float, int]:
    """A loop that calls ``parse`` and writes the record: seconds, those in ``parse`` alone, and pages."""
    with tempfile.TemporaryDirectory() as out:
        text = "\n".join([out, *map(str, files)])
        found = subprocess.run([sys.executable, "-c", BARE], input=text, capture_output=True, text=True, check=True)
    wall, parsing, pages = found.stdout.split()
    return float(wall), float(parsing), int(pages)


def xargs(files: list[Path], *options: str) -> float:
    """Seconds that two processes at a time take."""
    with tempfile.TemporaryDirectory() as out:
        command = ["xargs", "-P2", *options, *PROGRAM, "parse", "-f", "json", "-o", out]
        started = time.perf_counter()
        subprocess.run(command, input="\n".join(map(str, files)), text=True, check=True)
        return time.perf_counter() - started


def compared(files: list[Path], rounds: int) -> list[str]:
    """One worker, two, the bare loop and xargs over the same documents; gives the goals that were missed."""
    start = {jobs: _middle([batch(files[:1], jobs) for _ in range(3)]) for jobs in (1, 2)}
    loops, ones, twos = [], [], []
    for _ in range(rounds):
        loops.append(bare(files))
        ones.append(batch(files, 1))
        twos.append(batch(files, 2))
    pages = loops[0][2] / len(files)
    loop, parsing = (median(loop[part] for loop in loops) for part in (0, 1))
    one, two = _middle(ones), _middle(twos)
    few = files[:_XARGS]
    seconds = {
        "bare loop: parse and write": loop / len(files),
        "bare loop: parse alone": parsing / len(files),
        "batch --jobs 1, start-up apart": one.without(start[1]).wall / len(files),
        "batch --jobs 2, start-up apart": two.without(start[2]).wall / len(files),
        "batch --jobs 1, all": one.wall / len(files),
        "batch --jobs 2, all": two.wall / len(files),
        f"xargs -P2 -n1 parse ({len(few)})": xargs(few, "-n1") / len(few),
        "xargs -P2 parse (one process)": xargs(files) / len(files),
    }
    rows = [(name, f"{1 / cost:.1f}", f"{pages / cost:.1f}") for name, cost in seconds.items()]
    print(table((f"{len(files)} documents, {rounds} rounds", "documents/s", "pages/s"), rows))
    cpu = [1000 * taken.without(start[jobs]).cpu / len(files) for jobs, taken in ((1, one), (2, two))]
    print(f"processor time a document: {cpu[0]:.1f} ms with one worker, {cpu[1]:.1f} ms with two")
    ratios = {
        "jobs 2 against jobs 1, >= 1.8": median(
            a.without(start[1]).wall / b.without(start[2]).wall for a, b in zip(ones, twos, strict=True)
        ),
        "overhead over the bare loop, <= 1.10": median(
            one.without(start[1]).wall / loop[0] for one, loop in zip(ones, loops, strict=True)
        ),
        "jobs 2 against xargs -n1, >= 2": seconds[f"xargs -P2 -n1 parse ({len(few)})"] / seconds["batch --jobs 2, all"],
    }
    met = [value <= 1.1 if "<=" in name else value >= float(name.split()[-1]) for name, value in ratios.items()]
    for (name, value), good in zip(ratios.items(), met, strict=True):
        print(f"{name:40} {value:6.2f} x{'' if good else '  MISSED'}")
    return [name for name, good in zip(ratios, met, strict=True) if not good]


def grown(files: list[Path], mixture: int) -> list[str]:
    """Cost and memory as documents grow in number; gives the goals that were missed."""
    # until both workers have met each sample, and their caches of the lexicon are warm
    first = 2 * mixture
    start = _middle([batch(files[:first], 2) for _ in range(3)])
    costs, memories, rows = [], [], []
    for count in (len(files) // share // mixture * mixture for share in (100, 10, 1)):
        if count <= 2 * first:
            continue
        # a single small run says more of the machine's moment than of the program
        taken = _middle([batch(files[:count], 2) for _ in range(min(_SMALL_RUNS, -(-_ENOUGH // count)))])
        costs.append(taken.without(start).cpu / (count - first))
        memories.append(taken.memory)
        rate = f"{count / taken.wall:.1f}"
        rows.append((f"{count:,}", rate, f"{1000 * costs[-1]:.1f}", f"{taken.memory:.1f}"))
    print()
    print(table(("documents, --jobs 2", "documents/s", f"CPU ms each after {first}", "driver, MB"), rows))
    missed = []
    if costs and max(costs) > 1.1 * min(costs):
        missed.append(f"cost a document within 10 %: {max(costs) / min(costs):.2f} x")
    if len(memories) > 1 and memories[-1] > 1.1 * memories[-2]:
        missed.append(f"memory of the driver flat: {memories[-1] / memories[-2]:.2f} x")
    return missed


def _middle(runs: list[Taken]) -> Taken:
    return Taken(median(r.wall for r in runs), median(r.cpu for r in runs), max(r.memory for r in runs))


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--size", type=int, default=20_000, help="documents of the largest run")
    parser.add_argument("--rounds", type=int, default=3, help="runs of each that are compared")
    arguments = parser.parse_args()
    mixture = len(list(SAMPLES.rglob("*.txt")))
    with tempfile.TemporaryDirectory() as name:
        make_documents(Path(name), arguments.size)
        files = sorted(Path(name).rglob("*.txt"))
        missed = compared(files[: min(_COMPARED, len(files)) // mixture * mixture], arguments.rounds)
        missed += grown(files, mixture)
    for goal in missed:
        print(f"MISSED: {goal}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
