"""What it costs to start, as ratios to a bare interpreter, measured in one run.

    python evaluation/bench_startup.py [--runs N]

The exit code is 1 when a limit is broken. Runs alternate, so that a busy machine slows all of them alike; the first of
each, which leaves bytecode and compiled patterns behind, does not count.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

PROGRAM = str(Path(sys.executable).with_name("protokoll-parse"))
SAMPLE = Path(__file__).parent.parent / "samples" / "norrdal-samverkan.txt"
COMMANDS = {
    "bare": [sys.executable, "-c", "pass"],
    "import protokoll_parse": [sys.executable, "-c", "import protokoll_parse"],
    "--version": [PROGRAM, "--version"],
    "--help": [PROGRAM, "--help"],
    "parse": [PROGRAM, "parse", str(SAMPLE)],
}
LIMITS = {"import protokoll_parse": 2.0, "--version": 10.0, "parse": 80.0}  # times a bare start


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=31, help="runs of each command")
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for run in range(parser.parse_args().runs + 1):
        for name, command in COMMANDS.items():
            start = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            if run:
                times[name].append(time.perf_counter() - start)
    bare = median(times["bare"])
    broken = False
    for name, taken in times.items():
        ratio, limit = median(taken) / bare, LIMITS.get(name)
        over = limit is not None and ratio > limit
        broken |= over
        shown = "" if limit is None else f"  limit {limit:.0f} x{'  BROKEN' if over else ''}"
        print(f"{name:24} {median(taken) * 1000:6.1f} ms  {ratio:5.2f} x{shown}")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
