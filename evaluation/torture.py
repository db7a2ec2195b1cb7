"""Kill a batch with SIGKILL at random instants and go on with it: it must end as one that nobody disturbed.

    python evaluation/torture.py [--instants N] [--documents N] [--seed N]

Half the time the driver alone is killed, half the time all its processes, as by a power cut. After each kill every row
of the manifest must have its output, whole. Then the same with a disk that is full in mid-run (a limit of file sizes
where a small disk cannot be mounted). The exit code is 1 when anything differs.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from documents import make_documents

from protokoll_parse.batch.verify import verify

LAYOUTS = (("--format", "yaml"), ("--format", "ndjson", "--shard-size", "7", "--gzip"))
TIMING = {"seconds", "ctime_ns", "mtime_ns", "path"}


def command(inputs: Path, out: Path, layout: tuple[str, ...]) -> list[str]:
    """The batch, as a user runs it."""
    return [sys.executable, "-m", "protokoll_parse", "-q", "batch", str(inputs), "-o", str(out), "-j", "2", *layout]


def state(out: Path) -> tuple[dict[str, bytes], list[dict[str, object]]]:
    """What a run left: all files, and the rows of the manifest without times."""
    files = {
        str(path.relative_to(out)): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and not path.name.startswith("manifest.sqlite")
    }
    with sqlite3.connect(out / "manifest.sqlite") as connection:
        connection.row_factory = sqlite3.Row
        rows = [dict(row) for row in connection.execute("SELECT * FROM inputs ORDER BY key")]
    connection.close()
    return files, [{key: value for key, value in row.items() if key not in TIMING} for row in rows]


def undisturbed(inputs: Path, out: Path, layout: tuple[str, ...]) -> float:
    """Run to the end; gives the seconds it took."""
    started = time.monotonic()
    subprocess.run(command(inputs, out, layout), check=True)
    return time.monotonic() - started


def killed(inputs: Path, out: Path, layout: tuple[str, ...], seconds: float, whole: bool) -> bool:
    """Run and kill after ``seconds``; False when it was done before."""
    process = subprocess.Popen(command(inputs, out, layout), start_new_session=True, stderr=subprocess.DEVNULL)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        if whole:
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
        process.wait()
        return True
    return False


def damaged(out: Path) -> list[str]:
    """Outputs that the manifest takes for done and that are not."""
    if not (out / "manifest.sqlite").exists():
        return []
    return [f"{one.name}: {one.output} {one.problem}" for one in verify(out) if one.problem]


def torture(folder: Path, layout: tuple[str, ...], instants: int, documents: int, chance: random.Random) -> list[str]:
    """Kill at so many instants; gives what is wrong."""
    inputs = folder / "in"
    if not inputs.exists():
        make_documents(inputs, documents)
    reference, out = folder / "reference", folder / "out"
    whole_run = undisturbed(inputs, reference, layout)
    expected = state(reference)
    problems, kills = [], 0
    while kills < instants:
        # so that some kills fall into one run
        was_killed = killed(inputs, out, layout, chance.uniform(0.05, 0.9) * whole_run, whole=bool(kills % 2))
        kills += was_killed
        problems += damaged(out)
        if not was_killed or kills % 5 == 0 or kills == instants:
            undisturbed(inputs, out, layout)
            if state(out) != expected:
                problems.append(f"after {kills} kills: other files or rows than the undisturbed run's")
            shutil.rmtree(out)
    shutil.rmtree(reference)
    print(f"{' '.join(layout)}: killed {kills} times, {len(problems)} problems", flush=True)
    return problems


def full_disk(folder: Path, layout: tuple[str, ...]) -> list[str]:
    """Let the disk be full in mid-run, give it room, and go on; gives what is wrong."""
    inputs, reference, out = folder / "in", folder / "reference", folder / "small"
    undisturbed(inputs, reference, layout)
    expected = state(reference)
    size = sum(len(data) for data in expected[0].values())
    out.mkdir()
    size_option = f"size={size // 2048 + 256}k"
    mount = subprocess.run(["mount", "-t", "tmpfs", "-o", size_option, "tmpfs", out], check=False, capture_output=True)
    mounted = mount.returncode == 0
    try:
        limited = command(inputs, out, layout)
        if not mounted:
            limited = ["bash", "-c", 'ulimit -f 64; exec "$@"', "bash", *limited]
        first = subprocess.run(limited, check=False, capture_output=True)
        problems = damaged(out)
        if first.returncode != 5:
            problems.append(f"full disk: exit code {first.returncode} instead of 5: {first.stderr.decode()}")
        if mounted:
            subprocess.run(["mount", "-o", "remount,size=1g", out], check=True)
        undisturbed(inputs, out, layout)
        if state(out) != expected:
            problems.append("after a full disk: other files or rows than the undisturbed run's")
    finally:
        if mounted:
            subprocess.run(["umount", out], check=True)
    shutil.rmtree(out)
    shutil.rmtree(reference)
    how = "a full disk" if mounted else "a file size limit"
    print(f"{' '.join(layout)}: {how}, {len(problems)} problems", flush=True)
    return problems


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--instants", type=int, default=20, help="kills for each layout")
    parser.add_argument("--documents", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    problems = []
    with tempfile.TemporaryDirectory() as name:
        for layout in LAYOUTS:
            problems += torture(Path(name), layout, arguments.instants, arguments.documents, chance)
            problems += full_disk(Path(name), layout)
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
