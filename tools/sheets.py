"""Samples as the files that archives hold: PDF with a text layer, scans as PDF, TIFF and PNG.

    python tools/sheets.py SAMPLE FOLDER [--dpi 300]

Needs fpdf2, pypdfium2, Pillow and the fonts Liberation (Debian: fonts-liberation). The same releases of them give the
same bytes. Columns stand where runs of three spaces or more put them, a form feed starts a page, and what does not fit
on a scanned sheet goes on over the next one, if possible after a blank line.
"""

from __future__ import annotations

import argparse
import importlib
import io
import os
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from fpdf import FPDF
from fpdf.enums import TextMode
from make_ocr_samples import FONT_FILES, LINE_SPACING, MARGIN_INCHES, NOISE, worn

from protokoll_parse.reading.pages import pages_of

POINTS = 11.0
MARGIN = MARGIN_INCHES * 72
SIZE = (595.28, 841.89)  # A4 in points
COLUMN = 0.5  # ems that a column of the text file is wide
FITTING = int((SIZE[1] - 2 * MARGIN) / (POINTS * LINE_SPACING))  # lines
LEAST_GAP = 1.5  # ems between two columns that would touch
MADE = datetime(2024, 1, 1, tzinfo=UTC)
_COLUMNS = re.compile(r" {3,}")


def pdf_of(text: str) -> bytes:
    """A PDF that an office program could have made of ``text``; a page is as long as its lines need."""
    return _printed(text[page.span.start : page.span.end].strip("\f\n").split("\n") for page in pages_of(text))


def scanned_pdf_of(text: str, dpi: int, layer: str | None = None) -> bytes:
    """A PDF of page images; ``layer`` is what OCR read, and lies over them unseen, line for line."""
    pdf = _new_pdf()
    pdf.set_producer("Tesseract 5.3.0" if layer is not None else "Scanner")
    layers = list(sheets_of(layer or ""))
    for number, image in enumerate(images_of(text, dpi)):
        pdf.add_page()
        pdf.image(image, 0, 0, *SIZE)
        if layer is not None:
            with pdf.local_context(text_mode=TextMode.INVISIBLE):
                _print(pdf, layers[number])
    return bytes(pdf.output())


def images_of(text: str, dpi: int, noise: str = "light") -> Iterator[Any]:
    """The pages of ``text`` as a scanner gives them, grey (``PIL.Image``)."""
    pdfium = importlib.import_module("pypdfium2")
    with pdfium.PdfDocument(_printed(sheets_of(text))) as document:
        for number in range(len(document)):
            page = document[number].render(scale=dpi / 72, grayscale=True).to_pil()
            yield worn(page, NOISE[noise], dpi, random.Random(f"{noise}/{number}"))


def tiff_of(images: Sequence[Any], dpi: int) -> bytes:
    """One TIFF of several pages."""
    file = io.BytesIO()
    images[0].save(
        file, "TIFF", save_all=True, append_images=images[1:], compression="tiff_adobe_deflate", dpi=(dpi, dpi)
    )
    return file.getvalue()


def searched_pdf_of(images: Sequence[Any], dpi: int, model: str) -> bytes:
    """A PDF of page images with the layer that Tesseract's ``model`` makes of them."""
    return _tesseract(images, dpi, model, "pdf")


def text_of(images: Sequence[Any], dpi: int, model: str) -> bytes:
    """The text file that Tesseract's ``model`` makes of page images, a form feed behind each page."""
    return _tesseract(images, dpi, model, "txt")


def _tesseract(images: Sequence[Any], dpi: int, model: str, form: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "pages.tif"
        file.write_bytes(tiff_of(images, dpi))
        command = ["tesseract", str(file), "stdout", "-l", model, "--dpi", str(dpi), form]
        environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
        return subprocess.run(command, check=True, capture_output=True, env=environment).stdout


def png_of(image: Any, dpi: int) -> bytes:
    """A PNG that says its resolution."""
    file = io.BytesIO()
    image.save(file, "PNG", dpi=(dpi, dpi))
    return file.getvalue()


def sheets_of(text: str) -> Iterator[list[str]]:
    """The lines of each sheet; a page that is too long for one goes on after its last blank line that fits."""
    for page in pages_of(text):
        lines = text[page.span.start : page.span.end].strip("\f\n").split("\n")
        while len(lines) > FITTING:
            cut = next((number for number in range(FITTING, FITTING // 2, -1) if not lines[number].strip()), FITTING)
            yield lines[:cut]
            lines = lines[cut:]
        yield lines


def _printed(pages: Iterable[Sequence[str]]) -> bytes:
    pdf = _new_pdf()
    for lines in pages:
        height = 2 * MARGIN + len(lines) * POINTS * LINE_SPACING
        pdf.add_page(format=(SIZE[0], max(SIZE[1], height)))
        _print(pdf, lines)
    return bytes(pdf.output())


def _new_pdf() -> FPDF:
    pdf = FPDF(unit="pt", format="A4")
    pdf.set_creation_date(MADE)
    pdf.set_auto_page_break(False)
    pdf.set_producer("Sheets")
    pdf.add_font("serif", "", FONT_FILES["serif"])
    pdf.set_font("serif", size=POINTS)
    return pdf


def _print(pdf: FPDF, lines: Sequence[str]) -> None:
    """Print lines on the page, smaller where the longest would not fit."""
    points = POINTS
    pdf.set_font_size(points)
    longest = max(
        (x + pdf.get_string_width(part) for line in lines for x, part in _placed(pdf, line, points)), default=1
    )
    points *= min(1.0, (SIZE[0] - 2 * MARGIN) / max(longest, 1.0))
    pdf.set_font_size(points)
    for row, line in enumerate(lines, 1):
        for x, part in _placed(pdf, line, points):
            pdf.text(MARGIN + x, MARGIN + row * POINTS * LINE_SPACING, part)


def _placed(pdf: FPDF, line: str, points: float) -> Iterator[tuple[float, str]]:
    """The columns of a line with their distance from the margin."""
    line = line.rstrip()
    at = len(line) - len(line.lstrip())
    end = 0.0
    for part in _COLUMNS.split(line.strip()):
        at = line.index(part, at)
        x = max(at * COLUMN * points, end + LEAST_GAP * points if end else 0.0)
        yield x, part
        end = x + pdf.get_string_width(part)
        at += len(part)


def main() -> int:
    parser = argparse.ArgumentParser(description="Make files of a sample in the forms that archives hold.")
    parser.add_argument("sample", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--dpi", type=int, default=300)
    args = parser.parse_args()
    text = args.sample.read_text(encoding="utf-8")
    name: str = args.sample.stem
    folder: Path = args.folder
    folder.mkdir(parents=True, exist_ok=True)
    images = list(images_of(text, args.dpi))
    (folder / f"{name}.pdf").write_bytes(pdf_of(text))
    (folder / f"{name}-scan.pdf").write_bytes(scanned_pdf_of(text, args.dpi))
    (folder / f"{name}-layer.pdf").write_bytes(scanned_pdf_of(text, args.dpi, text))
    (folder / f"{name}.tif").write_bytes(tiff_of(images, args.dpi))
    for number, image in enumerate(images, 1):
        (folder / f"{name}-{number:03}.png").write_bytes(png_of(image, args.dpi))
    return 0


if __name__ == "__main__":
    sys.exit(main())
