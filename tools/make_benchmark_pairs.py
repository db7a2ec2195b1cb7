"""Make the pairs of ``evaluation/pairs``: print the clean samples, scan them, read them with Tesseract, align lines.

Needs what ``make_ocr_samples.py`` needs, and Tesseract's models for Danish, German, Norwegian and Swedish (Debian:
``tesseract-ocr-dan tesseract-ocr-deu tesseract-ocr-nor tesseract-ocr-swe``). Takes about a second a page.

    python tools/make_benchmark_pairs.py [--only CONDITION ...] [--truth-of PAIRS] [--to FILE]

A pair is one page: a JSON line with ``id`` (``<sample>#<page>``), ``condition`` (``<model>-<dpi>-<noise>``), ``font``,
and the lists ``ocr`` and ``truth`` with a line each for a line, blank ones included. Lines of either side that have no
counterpart are left out and counted. With --only, the other conditions stay as they are.
"""

from __future__ import annotations

import argparse
import gzip
import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from make_ocr_samples import SAMPLES, Condition, pages_of, read_page, render, same_lines

PAIRS = Path(__file__).parents[1] / "evaluation" / "pairs" / "samples.jsonl.gz"
MODELS = ("eng", "deu", "nor", "dan", "swe")
RESOLUTIONS = (300, 200, 150)
NOISES = {"clean": "none", "noisy": "scan"}
FONTS = (("carlito", 11.0), ("serif", 11.0), ("sans", 10.0))  # one for each sample, in turn

Pair = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Page:
    """The true lines of a page, and how they are printed."""

    id: str
    lines: tuple[str, ...]
    font: str
    points: float


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


def sample_pages() -> Iterator[Page]:
    """The pages of the written samples."""
    for place, sample in enumerate(clean_samples()):
        font, points = FONTS[place % len(FONTS)]
        text = (SAMPLES / f"{sample}.txt").read_text(encoding="utf-8")
        for number, lines in enumerate(pages_of(text, points), 1):
            if any(line.strip() for line in lines):
                yield Page(f"{sample}#{number}", tuple(lines), font, points)


def other_pages(path: Path) -> Iterator[Page]:
    """The true sides of other pairs, of the documents that the channel was not learned from."""
    rows = {row["id"]: row["truth"] for row in read(path)}  # some pages were read twice
    documents = sorted({page.split("#")[0] for page in rows})
    for page, truth in rows.items():
        document = page.split("#")[0]
        if zlib.crc32(document.encode()) % 5 == 0:
            yield Page(page, tuple(truth), *FONTS[documents.index(document) % len(FONTS)])


def pairs_of(name: str, pages: Iterable[Page]) -> Iterator[tuple[Pair, int]]:
    """The pages under one condition, each with the number of true lines that were not found."""
    model, dpi, noise = conditions()[name]
    for page in pages:
        condition = Condition("", "", page.font, page.points, dpi, noise, model, segmentation=4)
        image = render(list(page.lines), condition, f"{page.id}/{name}")
        lines = read_page(image, condition).replace("\f", "").split("\n")
        truth, ocr = ([" ".join(line.split()) for line in side] for side in (page.lines, lines))
        found = {j: truth[i] for i, j in same_lines(truth, ocr)}
        kept = [j for j, line in enumerate(ocr) if j in found or not line]  # blank lines part paragraphs
        pair = {
            "id": page.id,
            "condition": name,
            "font": page.font,
            "ocr": [ocr[j] for j in kept],
            "truth": [found.get(j, "") for j in kept],
        }
        yield pair, sum(map(bool, truth)) - len(found)


def read(path: Path) -> Iterator[Pair]:
    """The pairs of a file, which may be packed; none where there is no file."""
    if path.exists():
        data = path.read_bytes()
        text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
        yield from map(json.loads, filter(None, text.split("\n")))


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
    parser.add_argument("--truth-of", type=Path, metavar="PAIRS", help="print the true lines of these pairs instead")
    parser.add_argument("--to", type=Path, default=PAIRS, metavar="FILE")
    args = parser.parse_args()
    pages = list(other_pages(args.truth_of) if args.truth_of else sample_pages())
    for name in args.only:
        made = list(pairs_of(name, pages))
        others = [pair for pair in read(args.to) if pair["condition"] != name]
        write(args.to, [*others, *(pair for pair, _ in made)])
        lines = sum(sum(map(bool, pair["truth"])) for pair, _ in made)
        lost = sum(count for _, count in made)
        print(f"{name}: {len(made)} pages, {lines} lines, {lost} not found again", flush=True)


if __name__ == "__main__":
    main()
