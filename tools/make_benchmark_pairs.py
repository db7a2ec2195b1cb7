"""Make the pairs of ``evaluation/pairs``: print the clean samples, scan them, read them with Tesseract, align lines.

Needs what ``make_ocr_samples.py`` needs, and Tesseract's models for Danish, German, Norwegian and Swedish (Debian:
``tesseract-ocr-dan tesseract-ocr-deu tesseract-ocr-nor tesseract-ocr-swe``). Takes about a second a page.

    python tools/make_benchmark_pairs.py [--only CONDITION ...]

A pair is one page: a JSON line with ``id`` (``<sample>#<page>``), ``condition`` (``<model>-<dpi>-<noise>``), ``font``,
and the lists ``ocr`` and ``truth`` with a line each for a line, blank ones included. Lines of either side that have no
counterpart are left out and counted. With --only, the other conditions stay as they are.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from make_ocr_samples import SAMPLES, Condition, pages_of, read_page, render, same_lines

PAIRS = Path(__file__).parents[1] / "evaluation" / "pairs" / "samples.jsonl.gz"
MODELS = ("eng", "deu", "nor", "dan", "swe")
RESOLUTIONS = (300, 200, 150)
NOISES = {"clean": "none", "noisy": "scan"}
FONTS = (("carlito", 11.0), ("serif", 11.0), ("sans", 10.0))  # one for each sample, in turn

Pair = dict[str, Any]


def clean_samples() -> list[str]:
    """The samples that were written, not read from an image."""
    return sorted(path.stem for path in SAMPLES.glob("*.txt") if "-ocr-" not in path.stem)


def conditions() -> dict[str, tuple[str, int, str]]:
    """Name of each condition → model, resolution, noise."""
    return {
        f"{model}-{dpi}-{name}": (model, dpi, noise)
        for model in MODELS
        for dpi in RESOLUTIONS
        for name, noise in NOISES.items()
    }


def pairs_of(name: str, model: str, dpi: int, noise: str) -> Iterator[tuple[Pair, int]]:
    """The pages of all samples under one condition, each with the number of true lines that were not found."""
    for place, sample in enumerate(clean_samples()):
        font, points = FONTS[place % len(FONTS)]
        condition = Condition(sample, sample, font, points, dpi, noise, model, segmentation=4)
        text = (SAMPLES / f"{sample}.txt").read_text(encoding="utf-8")
        for number, page in enumerate(pages_of(text, points), 1):
            identity = f"{sample}#{number}"
            if not any(line.strip() for line in page):
                continue
            read = read_page(render(page, condition, f"{identity}/{name}"), condition).replace("\f", "").split("\n")
            truth, ocr = ([" ".join(line.split()) for line in lines] for lines in (page, read))
            found = {j: truth[i] for i, j in same_lines(truth, ocr)}
            kept = [j for j, line in enumerate(ocr) if j in found or not line]  # blank lines part paragraphs
            pair = {
                "id": identity,
                "condition": name,
                "font": font,
                "ocr": [ocr[j] for j in kept],
                "truth": [found.get(j, "") for j in kept],
            }
            yield pair, sum(map(bool, truth)) - len(found)


def kept_pairs(path: Path) -> Iterator[Pair]:
    """The pairs that are there already."""
    if path.exists():
        with gzip.open(path, "rt", encoding="utf-8") as file:
            yield from map(json.loads, file)


def write(path: Path, pairs: list[Pair]) -> None:
    """Write the pairs, page by page: the conditions of a page are alike and pack well. Same pairs, same bytes."""
    order = list(conditions())
    pairs.sort(
        key=lambda pair: (pair["id"].split("#")[0], int(pair["id"].split("#")[1]), order.index(pair["condition"]))
    )
    data = "".join(json.dumps(pair, ensure_ascii=False, separators=(",", ":")) + "\n" for pair in pairs)
    path.parent.mkdir(exist_ok=True)
    with path.open("wb") as file, gzip.GzipFile("", "wb", 9, file, mtime=0) as packed:
        packed.write(data.encode())


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--only", nargs="*", default=list(conditions()), choices=conditions(), metavar="CONDITION")
    wanted = parser.parse_args().only
    for name in wanted:
        made = list(pairs_of(name, *conditions()[name]))
        others = [pair for pair in kept_pairs(PAIRS) if pair["condition"] != name]
        write(PAIRS, [*others, *(pair for pair, _ in made)])
        lines = sum(sum(map(bool, pair["truth"])) for pair, _ in made)
        lost = sum(count for _, count in made)
        print(f"{name}: {len(made)} pages, {lines} lines, {lost} not found again", flush=True)


if __name__ == "__main__":
    main()
