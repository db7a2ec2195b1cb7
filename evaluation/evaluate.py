"""Measures the program on evaluation data and holds the figures against floors that only rise.

    python evaluation/evaluate.py [--shared FOLDER] [--raise]

FOLDER (default ../shared) is evaluation data that is not part of the repository: seeds/*.txt and minutes/*.txt with
hand-made gold in gold/, pairs of damaged and true text in ocr/, and the scorers in score/. Without it nothing is
measured, and that is said. The exit code is 1 when a figure lies below its floor in floors.json, or is gone.
--raise lifts the floors to what was reached, rounded down to three decimals; to lower one, edit the file.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

FLOORS = Path(__file__).parent / "floors.json"
INTACT = "minutes"  # texts that no OCR damaged
PAIRS = ("seed000", "clean001", "train")

Figures = dict[str, float]  # metric → 0..1, the higher the better
Floors = dict[str, Figures]  # group → figures


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, default=Path(__file__).parent.parent.parent / "shared")
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift the floors to what was reached")
    args = parser.parse_args()
    shared: Path = args.shared
    if not (shared / "score").is_dir():
        print(f"SKIPPED: accuracy was not measured, there is no evaluation data at {shared}")
        return 0
    reached: Floors = {}
    with tempfile.TemporaryDirectory() as folder:
        for group in ("seeds", "minutes"):
            reached[group] = records_figures(shared, group, Path(folder) / group)
    for pairs in PAIRS:
        reached[f"repair {pairs}"] = repair_figures(shared, pairs)

    pinned = json.loads(FLOORS.read_text("utf-8"))
    digest = data_digest(shared)
    if pinned["data"] not in (digest, None):
        print("NOTE: the floors were measured on other evaluation data\n")
    below = show(reached, pinned["floors"])
    if args.lift:
        floors = lifted(reached, pinned["floors"])
        FLOORS.write_text(json.dumps({"data": digest, "floors": floors}, indent=2, ensure_ascii=False) + "\n", "utf-8")
        print(f"floors written to {FLOORS}")
    if below:
        print(f"BELOW THE FLOOR: {', '.join(below)}")
    return 1 if below else 0


def records_figures(shared: Path, group: str, records: Path) -> Figures:
    """Parse the texts of a group that have gold, and score the records."""
    texts = [
        path for path in sorted((shared / group).glob("*.txt")) if (shared / "gold" / f"{path.stem}.json").exists()
    ]
    command = [
        sys.executable,
        "-m",
        "protokoll_parse",
        "parse",
        *map(str, texts),
        "--format",
        "json",
        "-o",
        str(records),
    ]
    # a document that fails is a miss for the scorer, and its reason stands on standard error
    subprocess.run(command, check=False)
    total = scored(
        shared,
        "score_records.py",
        shared / "gold",
        records,
        "--texts",
        shared / group,
        "--only",
        *(path.stem for path in texts),
    )
    figures = {
        name: entry["value"] for name, entry in total.items() if isinstance(entry, dict) and entry["value"] is not None
    }
    figures = {"parsed": 1 - total["failed"] / total["documents"], **dict(sorted(figures.items()))}
    if group == INTACT:
        found = [json.loads(path.read_text("utf-8")) for path in records.glob("*.json")]
        figures["left without edits"] = sum(not record["repairs"] for record in found) / len(texts)
    return figures


def repair_figures(shared: Path, pairs: str) -> Figures:
    """Repair the damaged side of the pairs, and score it."""
    total = scored(shared, "score_repair.py", shared / "ocr" / f"{pairs}.jsonl")["all"]
    figures = {
        "words right": total["word_accuracy"],
        "åäö words right": total["swedish_words"],
        "damaged words fixed": total["fixed"],
        "right words kept": 1 - total["harm_per_10k"] / 1e4,
        "signs right": 1 - total["cer"],
        "numbers kept": 1 - total["digits_changed"] / total["words"],
    }
    print(f"repair {pairs}: {total['chars_per_second']} signs a second\n")
    return {name: value for name, value in figures.items() if value is not None}


def scored(shared: Path, scorer: str, *args: object) -> dict[str, Any]:
    """What a scorer says."""
    command = [sys.executable, str(shared / "score" / scorer), *map(str, args), "--json"]
    answer: dict[str, Any] = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    return answer


def show(reached: Floors, floors: Floors) -> list[str]:
    """Print a table for each group; gives the names of the figures below their floors."""
    below = []
    for group in dict.fromkeys([*reached, *floors]):
        mine, pinned = reached.get(group, {}), floors.get(group, {})
        print(f"{group:24} reached   floor")
        for name in dict.fromkeys([*mine, *pinned]):
            value, floor = mine.get(name), pinned.get(name)
            low = floor is not None and (value is None or value < floor)
            print(f"  {name:22} {_figure(value)}  {_figure(floor)}{'  BELOW' if low else ''}")
            if low:
                below.append(f"{group}: {name}")
        print()
    return below


def _figure(value: float | None) -> str:
    return f"{'–':>6}" if value is None else f"{value:6.4f}"


def lifted(reached: Floors, floors: Floors) -> Floors:
    """The higher of floor and figure, for every figure that either has."""
    return {
        group: {
            name: max(
                floors.get(group, {}).get(name, 0.0),
                math.floor(reached.get(group, {}).get(name, 0.0) * 1000 + 1e-9) / 1000,
            )
            for name in dict.fromkeys([*reached.get(group, {}), *floors.get(group, {})])
        }
        for group in dict.fromkeys([*reached, *floors])
    }


def data_digest(shared: Path) -> str:
    """SHA-256 over everything that is measured on and with."""
    digest = hashlib.sha256()
    for path in sorted(_data_files(shared)):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _data_files(shared: Path) -> Iterable[Path]:
    for pattern in ("seeds/*.txt", "minutes/*.txt", "gold/*.json", "score/*.py"):
        yield from shared.glob(pattern)
    yield from (shared / "ocr" / f"{pairs}.jsonl" for pairs in PAIRS)


if __name__ == "__main__":
    sys.exit(main())
