"""What repair costs, as ratios measured in one run: words a second against symspellpy's look-up, and whole processes.

    python evaluation/bench_repair.py [--shared FOLDER] [--rounds N]

Every round is a process of its own, so that nothing is remembered from the round before, and no text comes twice in a
round. Rounds alternate, so that a busy machine slows all of them alike. The exit code is 1 when a limit is broken.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from repair_baselines import suggestion, symspell
from repair_metrics import words_of
from repair_pairs import SHARED, Pair, kept_out, read_pairs
from tables import table

CONDITION = "eng-200-clean"
SAMPLE = Path(__file__).parent.parent / "samples" / "norrdal-samverkan-ocr-eng.txt"
PROGRAM = str(Path(sys.executable).with_name("protokoll-parse"))
BARE = [sys.executable, "-c", "pass"]
LIMITS = {"damaged": 1.0, "intact": 10.0}  # words a second, against symspellpy's look-up of the damaged text
LIMIT_PROCESS = 30.0  # times a bare interpreter's start
LIMIT_MEMORY = 80.0  # MB


@dataclass(frozen=True, slots=True)
class Speed:
    """Words a second: of repair on damaged and on intact text, of symspellpy on the damaged text; medians."""

    text: str
    words: int
    damaged: float
    intact: float
    symspellpy: float

    @property
    def ratios(self) -> dict[str, float]:
        """Repair's speed as a multiple of symspellpy's."""
        return {"damaged": self.damaged / self.symspellpy, "intact": self.intact / self.symspellpy}


@dataclass(frozen=True, slots=True)
class Process:
    """A whole run of the command: its ratio to a bare interpreter's start, and the memory it took, in MB."""

    command: str
    milliseconds: float
    ratio: float
    megabytes: float


def pairs_of(shared: Path) -> dict[str, list[Pair]]:
    """What is measured on, each page once: the samples, and the kept-out documents where they are."""
    samples = [pair for pair in read_pairs() if pair.condition == CONDITION]
    return {"samples": samples} | ({"documents kept out": others} if (others := kept_out(shared)) else {})


def speeds(shared: Path, rounds: int) -> list[Speed]:
    """Measure repair and symspellpy in turn, each in processes of its own."""
    taken: dict[str, list[dict[str, float]]] = {"damaged": [], "intact": [], "symspellpy": []}
    for _ in range(rounds):
        for what, times in taken.items():
            command = [sys.executable, __file__, "--shared", str(shared), "--round", what]
            times.append(json.loads(subprocess.run(command, check=True, capture_output=True).stdout))
    found = []
    for name, pairs in pairs_of(shared).items():
        words = sum(len(words_of(line)) for pair in pairs for line in pair.ocr)
        rates = {what: words / median(one[name] for one in times) for what, times in taken.items()}
        found.append(Speed(name, words, **rates))
    return found


def run_round(shared: Path, what: str) -> dict[str, float]:
    """Seconds for all texts in this process. What is loaded once (the lexicon, the dictionary) is not counted."""
    from protokoll_parse.repair.stage import repair

    speller = symspell() if what == "symspellpy" else None
    repair("Narvarande\n")  # opens the lexicon
    seconds = {}
    for name, pairs in pairs_of(shared).items():
        pages = ["\n".join(pair.truth if what == "intact" else pair.ocr) for pair in pairs]
        words = [word.lower() for page in pages for line in page.split("\n") for word in words_of(line)]
        start = time.perf_counter()
        if speller is None:
            for page in pages:
                repair(page)
        else:
            for word in words:
                if word.isalpha():
                    suggestion(speller, word)
        seconds[name] = time.perf_counter() - start
    return seconds


def processes(shared: Path, rounds: int) -> list[Process]:
    """Run the command on a sample, and on the seed where it is, beside a bare interpreter."""
    files = [SAMPLE, *(path for path in sorted((shared / "seeds").glob("000_*.txt")) if "." not in path.stem)]
    commands = {"": BARE} | {f"repair {file.name}": [PROGRAM, "repair", str(file)] for file in files}
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            start = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            times[name].append(time.perf_counter() - start)
    bare = median(times[""])
    return [
        Process(name, 1000 * median(taken), median(taken) / bare, _megabytes(commands[name]))
        for name, taken in times.items()
        if name
    ]


def _megabytes(command: Sequence[str]) -> float:
    """The memory of a process. It is started from a small one: a process counts what its parent had before it."""
    script = (
        "import resource, subprocess, sys\n"
        "subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    done = subprocess.run([sys.executable, "-c", script, *command], check=True, capture_output=True)
    return int(done.stdout) / 1024


def speed_table(found: Sequence[Speed]) -> str:
    """Words a second, and how that compares with symspellpy's look-up."""
    head = ["text", "words", "", "words a second", "× symspellpy", "goal"]
    rows = []
    for one in found:
        for what, ratio in one.ratios.items():
            rate = f"{getattr(one, what):,.0f}"
            rows.append([one.text, f"{one.words:,}", f"repair, {what}", rate, f"{ratio:.2f}", f"≥ {LIMITS[what]:.0f}"])
        rows.append([one.text, f"{one.words:,}", "symspellpy's look-up, damaged", f"{one.symspellpy:,.0f}", "1", ""])
    return table(head, rows)


def process_table(runs: Sequence[Process]) -> str:
    """What whole processes take."""
    head = ["command", "ms", "× a bare start", "goal", "MB", "goal"]
    goals = f"≤ {LIMIT_PROCESS:.0f}", f"≤ {LIMIT_MEMORY:.0f}"
    rows = [
        [one.command, f"{one.milliseconds:.0f}", f"{one.ratio:.1f}", goals[0], f"{one.megabytes:.0f}", goals[1]]
        for one in runs
    ]
    return table(head, rows)


def broken(found: Sequence[Speed], runs: Sequence[Process]) -> list[str]:
    """The limits that are not kept."""
    return [
        *(f"{one.text}, {what}" for one in found for what, ratio in one.ratios.items() if ratio < LIMITS[what]),
        *(f"time of {run.command}" for run in runs if run.ratio > LIMIT_PROCESS),
        *(f"memory of {run.command}" for run in runs if run.megabytes > LIMIT_MEMORY),
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--rounds", type=int, default=3, help="rounds; processes run five times as often")
    parser.add_argument("--round", choices=["damaged", "intact", "symspellpy"], help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.round:
        print(json.dumps(run_round(args.shared, args.round)))
        return 0
    found, runs = speeds(args.shared, args.rounds), processes(args.shared, 5 * args.rounds)
    print(f"{speed_table(found)}\n{process_table(runs)}")
    low = broken(found, runs)
    if low:
        print(f"BROKEN: {', '.join(low)}")
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
