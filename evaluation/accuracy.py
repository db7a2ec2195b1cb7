"""Measure everything again and write it into docs/accuracy.md, between its markers.

    python evaluation/accuracy.py [--shared FOLDER] [--only BLOCK ...]

A block stands between ``<!-- NAME -->`` and ``<!-- /NAME -->``. Blocks that need evaluation data that is not part of
the repository stay as they are where there is none in FOLDER (default ../shared), and that is said.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import ablate
import bench_repair
import evaluate
import repair_benchmark
import repair_foreign
from repair_baselines import METHODS
from repair_pairs import PAIRS, SHARED, kept_out, read_pairs
from tables import percent, table

from protokoll_parse import __version__, lexicon

PAGE = Path(__file__).parent.parent / "docs" / "accuracy.md"
NEED_SHARED = {"elsewhere", "records", "pairs", "elsewhere-models"}
KEPT_OUT = PAIRS.with_name("kept-out.jsonl.gz")  # made with tools/make_benchmark_pairs.py --truth-of
GROUPS = {"seeds": "seeds", "minutes": "minutes"}

Block = Callable[[Path], str]


@cache
def _samples() -> repair_benchmark.Benchmark:
    return repair_benchmark.measure(read_pairs())


@cache
def _elsewhere(shared: Path) -> repair_benchmark.Benchmark:
    return repair_benchmark.measure(kept_out(shared))


def measured_with(_: Path) -> str:
    """Of which program and language data the figures are."""
    digest = lexicon.provenance()["sha256"][:12]
    return f"Figures of protokoll-parse {__version__} with lexicon {lexicon.version()} ({digest}).\n"


def elsewhere(shared: Path) -> str:
    """Documents that neither the lexicon nor the channel has seen."""
    found = _elsewhere(shared)
    return repair_benchmark.by_method_table({name: found.score(name) for name in METHODS})


def elsewhere_models(_: Path) -> str:
    """The same documents, read with other models.

    Raises:
        FileNotFoundError: when their pairs were not made.
    """
    return repair_benchmark.by_model_table(repair_benchmark.measure(read_pairs(KEPT_OUT)))


def foreign(_: Path) -> str:
    """Lines of other languages within damaged pages."""
    return repair_foreign.measured_table(read_pairs())


def review(shared: Path) -> str:
    """What the words in doubt are worth."""
    reviews = {"samples, wrong model": _samples().review(), "samples, right model": _samples().review(sound=True)}
    if kept_out(shared):
        reviews["kept-out documents"] = _elsewhere(shared).review()
    return repair_benchmark.review_table(reviews)


def ablation(shared: Path) -> str:
    """What each part of repair buys."""
    return ablate.ablation_table(ablate.measure(list(read_pairs()), kept_out(shared)))


def speed(shared: Path) -> str:
    """Ratios of one run."""
    return f"{bench_repair.speed_table(bench_repair.speeds(shared, 3))}\n{processes(shared)}"


def processes(shared: Path) -> str:
    """Whole runs of the command."""
    return bench_repair.process_table(bench_repair.processes(shared, 15))


def pairs(shared: Path) -> str:
    """The figures of repair that ``make evaluate`` holds against floors."""
    return _figures({name: evaluate.repair_figures(shared, name) for name in evaluate.PAIRS})


def records(shared: Path) -> str:
    """The figures of records that ``make evaluate`` holds against floors."""
    with tempfile.TemporaryDirectory() as folder:
        found = {name: evaluate.records_figures(shared, group, Path(folder) / group) for name, group in GROUPS.items()}
    return _figures(found)


def _figures(groups: evaluate.Floors) -> str:
    names = dict.fromkeys(name for figures in groups.values() for name in figures)
    return table(
        ["%", *groups],
        ([name, *(percent(of[name]) if name in of else "–" for of in groups.values())] for name in names),
    )


BLOCKS: dict[str, Block] = {
    "measured-with": measured_with,
    "models": lambda _: repair_benchmark.by_model_table(_samples()),
    "conditions": lambda _: repair_benchmark.by_condition_table(_samples()),
    "foreign": foreign,
    "elsewhere": elsewhere,
    "elsewhere-models": elsewhere_models,
    "pairs": pairs,
    "review": review,
    "ablation": ablation,
    "speed": speed,
    "records": records,
}


def rewritten(page: str, name: str, text: str) -> str:
    """The page with another text in one block.

    Raises:
        ValueError: when the page has no such block, or two.
    """
    block = re.compile(rf"(?<=<!-- {name} -->\n).*?(?=<!-- /{name} -->)", re.DOTALL)
    if len(block.findall(page)) != 1:
        raise ValueError(f"the page must have one block {name}")
    return block.sub(lambda _: f"\n{text.strip()}\n\n", page)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--only", nargs="+", choices=BLOCKS, default=list(BLOCKS), metavar="BLOCK")
    args = parser.parse_args()
    for name in args.only:
        if name in NEED_SHARED and not (args.shared / "score").is_dir():
            print(f"SKIPPED: {name} stays as it is, there is no evaluation data at {args.shared}")
            continue
        if name == "elsewhere-models" and not KEPT_OUT.exists():
            print(f"SKIPPED: {name} stays as it is, there is no {KEPT_OUT.name} (see docs/accuracy.md)")
            continue
        text = BLOCKS[name](args.shared)
        PAGE.write_text(rewritten(PAGE.read_text("utf-8"), name, text), "utf-8")  # each at once: all take long
        print(f"\n{name}\n\n{text}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
