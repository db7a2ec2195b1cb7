"""Make the OCR'd fixtures of ``samples/``: render a sample as page images, read them with Tesseract, keep the text.

Needs what the project itself does not: the ``tesseract`` program with its English model, the fonts Carlito and
Liberation, and Pillow (Debian: ``tesseract-ocr tesseract-ocr-eng fonts-crosextra-carlito fonts-liberation``; Pillow in
a virtual environment of its own). The same table, fonts and Tesseract release give the same text.

    python tools/make_ocr_samples.py [--only ID ...]

Beside ``<id>.txt`` it writes ``<id>.expected.yaml``: the hand-written record of the source with the line numbers moved
to where the lines stand in the OCR text. The values stay the true ones. Lines that cannot be found again are reported.
"""

from __future__ import annotations

import argparse
import importlib
import os
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path
from typing import Any

SAMPLES = Path(__file__).parents[1] / "samples"
FONTS = Path("/usr/share/fonts/truetype")
FONT_FILES = {
    "carlito": FONTS / "crosextra" / "Carlito-Regular.ttf",
    "serif": FONTS / "liberation" / "LiberationSerif-Regular.ttf",
    "sans": FONTS / "liberation" / "LiberationSans-Regular.ttf",
}
PAGE_INCHES = (8.27, 11.69)
MARGIN_INCHES = 0.85
LINE_SPACING = 1.22
OVERSAMPLE = 2  # drawn larger and reduced, so that hinting leaves no trace
SURE = 0.35  # two lines less alike than this are not the same line


@dataclass(frozen=True, slots=True)
class Noise:
    """What the copier and the scanner did to the page."""

    blur: float
    """Standard deviation in pixels at 200 dpi."""
    degrees: float
    """Largest rotation to either side."""
    grain: float
    """Share of the grey scale that is replaced by random grey, 0 to 1."""
    ink: int
    """Grey of the ink; 0 is black."""
    paper: int
    """Grey of the paper; 255 is white."""
    threshold: int | None = None
    """Grey below which a pixel turns black in a two-tone scan; None keeps the greys."""


NOISE = {
    "none": Noise(blur=0, degrees=0, grain=0, ink=0, paper=255),
    "light": Noise(blur=0.45, degrees=0.3, grain=0.04, ink=25, paper=246),
    "scan": Noise(blur=0.7, degrees=0.6, grain=0.10, ink=40, paper=238),
    "copy": Noise(blur=0.9, degrees=0.5, grain=0.10, ink=30, paper=242, threshold=165),
}


@dataclass(frozen=True, slots=True)
class Condition:
    """One OCR'd fixture: which sample, how printed, how scanned, how read."""

    target: str
    source: str
    font: str
    points: float
    dpi: int
    noise: str
    model: str = "eng"
    segmentation: int = 3
    """Tesseract's page segmentation mode: 3 automatic, 4 one column, 6 one block."""
    form_feeds: bool = True
    """Whether pages are divided by form feeds; else a page's first line starts with a space."""
    seed: int = 1


CONDITIONS = (
    Condition("norrdal-samverkan-ocr-eng", "norrdal-samverkan", "carlito", 11, 300, "light", seed=2),
    Condition("sydvik-narvard-ocr-eng", "sydvik-narvard", "carlito", 11, 200, "light", form_feeds=False),
    Condition("granvik-namnd-ocr-eng", "granvik-namnd", "serif", 11, 300, "light", segmentation=6),
    Condition("hagstorp-arsmote-ocr-low", "hagstorp-arsmote", "sans", 7, 150, "scan", segmentation=4),
)


def pages_of(text: str, points: float) -> list[list[str]]:
    """The lines of each page: form feeds, else running heads ("3 (8)"), else the space that starts a page.

    A page that is longer than the paper goes on over the next sheet.
    """
    fitting = int((PAGE_INCHES[1] - 2 * MARGIN_INCHES) * 72 / (points * LINE_SPACING))
    lines = text.rstrip("\n").split("\n")
    starts = [i for i, line in enumerate(lines) if line.startswith("\f")]
    if not starts:
        starts = [i for i, line in enumerate(lines) if re.search(r"\s{3,}\d+ \(\d+\)$", line)]
    if not starts:
        starts = [i for i, line in enumerate(lines) if re.match(r" \S", line)]
    cuts = sorted({0, *starts, len(lines)})
    pages = [[line.lstrip("\f") for line in lines[a:b]] for a, b in pairwise(cuts)]
    return [page[i : i + fitting] for page in pages for i in range(0, len(page), fitting)]


def render(lines: list[str], condition: Condition, seed: str) -> Any:
    """A page as a grey image; the same seed gives the same page."""
    image_module = importlib.import_module("PIL.Image")
    draw_module = importlib.import_module("PIL.ImageDraw")
    font_module = importlib.import_module("PIL.ImageFont")
    noise, chance = NOISE[condition.noise], random.Random(seed)
    scale = condition.dpi * OVERSAMPLE
    width, height = (round(inches * scale) for inches in PAGE_INCHES)
    margin = MARGIN_INCHES * scale
    font_file = str(FONT_FILES[condition.font])
    pixels = condition.points * scale / 72
    longest = max(font_module.truetype(font_file, round(pixels)).getlength(line.rstrip()) for line in lines)
    pixels *= min(1.0, (width - 2 * margin) / longest)
    font = font_module.truetype(font_file, round(pixels))
    page = image_module.new("L", (width, height), 255)
    draw = draw_module.Draw(page)
    for row, line in enumerate(lines):
        draw.text((margin, round(margin + row * pixels * LINE_SPACING)), line.rstrip(), font=font, fill=0)
    return worn(page.reduce(OVERSAMPLE), noise, condition.dpi, chance)


def worn(page: Any, noise: Noise, dpi: int, chance: random.Random) -> Any:
    """A grey image as it comes out of the scanner."""
    image_module = importlib.import_module("PIL.Image")
    filter_module = importlib.import_module("PIL.ImageFilter")
    angle = chance.uniform(-noise.degrees, noise.degrees)
    page = page.rotate(angle, image_module.Resampling.BICUBIC, fillcolor=255)
    page = page.filter(filter_module.GaussianBlur(noise.blur * dpi / 200))
    page = page.point([round(noise.ink + grey * (noise.paper - noise.ink) / 255) for grey in range(256)])
    grain = image_module.frombytes("L", page.size, chance.randbytes(page.size[0] * page.size[1]))
    page = image_module.blend(page, grain, noise.grain)
    if noise.threshold is not None:
        page = page.point([0 if grey < noise.threshold else 255 for grey in range(256)])
    return page


def read_page(page: Any, condition: Condition) -> str:
    """What Tesseract makes of the page."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.png"
        page.save(file, dpi=(condition.dpi, condition.dpi))
        command = ["tesseract", str(file), "stdout", "-l", condition.model, "--oem", "1"]
        command += ["--psm", str(condition.segmentation), "--dpi", str(condition.dpi)]
        environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
        done = subprocess.run(command, check=True, capture_output=True, env=environment)
    return done.stdout.decode("utf-8")


def read_sample(condition: Condition) -> str:
    text = (SAMPLES / f"{condition.source}.txt").read_text(encoding="utf-8")
    read = [
        read_page(render(page, condition, f"{condition.target}/{number}/{condition.seed}"), condition)
        for number, page in enumerate(pages_of(text, condition.points), 1)
    ]
    if condition.form_feeds:
        return "\f".join(read)  # as Tesseract's own output for several pages
    return "".join(f" {page.strip()}\n" for page in read)


def skeleton(line: str) -> str:
    """Letters and digits that OCR with the wrong model usually leaves alone."""
    return re.sub(r"[^bcfghjklmnpqrstvwxyz0-9]", "", line.lower())


def same_lines(source: list[str], target: list[str]) -> Iterator[tuple[int, int]]:
    """Pairs of line numbers (from 0) of the best alignment that keeps the order."""
    left = [(i, skeleton(line)) for i, line in enumerate(source) if line.strip()]
    right = [(j, skeleton(line)) for j, line in enumerate(target) if line.strip()]
    best = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    step: dict[tuple[int, int], str] = {}
    for a in range(len(left) - 1, -1, -1):
        for b in range(len(right) - 1, -1, -1):
            options = {"left": best[a + 1][b], "right": best[a][b + 1]}
            if abs(left[a][0] / len(source) - right[b][0] / len(target)) < 0.15:
                alike = SequenceMatcher(None, left[a][1], right[b][1], autojunk=False).ratio()
                options["both"] = best[a + 1][b + 1] + alike - SURE
            step[a, b] = max(options, key=lambda name: options[name])
            best[a][b] = options[step[a, b]]
    a = b = 0
    while a < len(left) and b < len(right):
        move = step[a, b]
        if move == "both":
            yield left[a][0], right[b][0]
        a, b = a + (move != "right"), b + (move != "left")


def move_lines(record: str, condition: Condition, text: str) -> tuple[str, list[int]]:
    """The source's expected record with the line numbers of ``text``, and the lines that were not found."""
    source = (SAMPLES / f"{condition.source}.txt").read_text(encoding="utf-8").split("\n")
    moved = {a + 1: b + 1 for a, b in same_lines(source, text.split("\n"))}
    lost: list[int] = []

    def new_number(match: re.Match[str]) -> str:
        line = int(match[2])
        if line not in moved:
            lost.append(line)
        return f"{match[1]}: {moved.get(line, line)}"

    head, body = record.split("\n", 1)
    body = re.sub(r"^status: .*\n", "", body)  # whether damage leaves something doubtful is the program's to say
    head += (
        f" Printed in {condition.font}, {condition.dpi} dpi, noise {condition.noise}, read with '{condition.model}'."
    )
    return f"{head}\n" + re.sub(r"(line_start|line_end): (\d+)", new_number, body), lost


def main() -> int:
    parser = argparse.ArgumentParser(description="Make the OCR'd fixtures of samples/.")
    parser.add_argument("--only", nargs="*", default=[], help="ids of fixtures to make; default: all")
    wanted = set(parser.parse_args().only)
    missing = 0
    for condition in CONDITIONS:
        if wanted and condition.target not in wanted:
            continue
        text = read_sample(condition)
        record = (SAMPLES / f"{condition.source}.expected.yaml").read_text(encoding="utf-8")
        expected, lost = move_lines(record, condition, text)
        (SAMPLES / f"{condition.target}.txt").write_text(text, encoding="utf-8")
        (SAMPLES / f"{condition.target}.expected.yaml").write_text(expected, encoding="utf-8")
        missing += len(lost)
        print(f"{condition.target}: {text.count(chr(10))} lines, not found again: {sorted(set(lost)) or 'none'}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
