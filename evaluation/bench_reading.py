"""What reading costs beside the bare library of each format, and the memory that many pages take.

    python evaluation/bench_reading.py [--pages 100] [--rounds 7]

Both readings of a format take turns in a process that does nothing else, as one that reads files does: where much else
is in memory, Python's garbage collector looks through all of it again and again. The medians are compared; ours gives
text with columns, pages, words and boxes, the bare one words and boxes alone. Peak memory, too, is that of a process of
its own that reads a file. The exit code is 1 when a figure misses its goal. A format whose library is not installed is
named and left out.
"""

from __future__ import annotations

import argparse
import functools
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import docx_writer
import page_writers
import sheets
from tables import table

OVERHEAD = 25  # per cent, at most
MEMORY = 300  # megabytes, at most
MANY_PAGES = (200, 2000)
SAMPLE = Path(__file__).parent.parent / "samples" / "sydvik-narvard.txt"
LINES = 46  # of a page

# the medians of what both readings take, turn by turn
_TURNS = """
import statistics, sys, time
from pathlib import Path
import bare_readers
from protokoll_parse.reading import read
data, readings, taken = Path(sys.argv[1]).read_bytes(), (read, getattr(bare_readers, sys.argv[2])), ([], [])
for reading in readings:
    reading(data)
for _ in range(int(sys.argv[3])):
    for seconds, reading in zip(taken, readings):
        start = time.perf_counter()
        reading(data)
        seconds.append(time.perf_counter() - start)
print(*map(statistics.median, taken))
"""

# not getrusage: a process begins there with the peak of the one that started it
_PEAK = """
import re, sys
from pathlib import Path
from protokoll_parse.reading import read
read(sys.argv[1])
print(re.search(r"VmHWM:\\s*(\\d+) kB", Path("/proc/self/status").read_text())[1])
"""


@dataclass(frozen=True, slots=True)
class Format:
    """A format: how a file of it is made from a text, how it is read barely, and what that needs."""

    make: Callable[[str], bytes]
    bare: str  # of ``bare_readers``
    needs: str
    scanned: bool = False
    measured: bool = True  # against a goal: there is a library that somebody would use instead

    @property
    def is_there(self) -> bool:
        return bool(shutil.which(self.needs) or importlib.util.find_spec(self.needs))


def _set(writer: page_writers.Writer) -> Callable[[str], bytes]:
    return lambda text: writer(page_writers.sheets(text))


FORMATS = {
    "ALTO": Format(_set(page_writers.alto3), "alto", "lxml"),
    "hOCR": Format(_set(page_writers.hocr), "hocr", "lxml"),
    "PAGE (ZIP)": Format(_set(functools.partial(page_writers.zipped, writer=page_writers.page_words)), "page", "lxml"),
    "TSV": Format(_set(page_writers.tsv), "tsv", "csv", measured=False),
    "DOCX": Format(docx_writer.docx_of, "docx", "docx"),
    "PDF": Format(sheets.pdf_of, "pdf", "pypdfium2"),
    "PNG": Format(
        lambda text: sheets.png_of(next(sheets.images_of(text, 200)), 200),
        "image",
        "tesseract",
        scanned=True,
    ),
}


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pages", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=7)
    args = parser.parse_args()
    rows, missed = [], []
    for name, format_ in FORMATS.items():
        if not format_.is_there:
            print(f"{name}: left out, {format_.needs} is not installed")
            continue
        pages = 1 if format_.scanned else args.pages
        ours, bare = _seconds(format_, minutes(pages), 3 if format_.scanned else args.rounds)
        overhead = 100 * (ours / bare - 1)
        rows.append(
            [
                name,
                str(pages),
                f"{pages / ours:,.1f}",
                f"{pages / bare:,.1f}",
                f"{overhead:+.0f}",
                f"≤ {OVERHEAD}" if format_.measured else "–",
            ]
        )
        missed += [name] if overhead > OVERHEAD and format_.measured else []
    print(table(["format", "pages", "pages/s", "bare, pages/s", "overhead, %", "goal"], rows))
    rows = []
    for name in ("ALTO", "PDF"):
        peaks = [_peak(FORMATS[name].make(minutes(pages))) for pages in MANY_PAGES]
        rows.append([name, *(f"{peak:.0f}" for peak in peaks), f"< {MEMORY}"])
        missed += [f"memory for {name}"] if peaks[-1] >= MEMORY else []
    print(table(["peak memory, MB", *(f"{pages:,} pages" for pages in MANY_PAGES), "goal"], rows))
    print(f"MISSED: {', '.join(missed)}" if missed else "all goals are met")
    return 1 if missed else 0


def minutes(pages: int) -> str:
    """Minutes of so many full pages."""
    lines = [line for line in SAMPLE.read_text(encoding="utf-8").replace("\f", "").split("\n") if line]
    return "\f".join(
        "".join(f"{lines[(page * LINES + line) % len(lines)]}\n" for line in range(LINES)) for page in range(pages)
    )


def _seconds(format_: Format, text: str, rounds: int) -> tuple[float, float]:
    """What our reading and the bare one take."""
    ours, bare = _said_by(_TURNS, format_.make(text), format_.bare, str(rounds)).split()
    return float(ours), float(bare)


def _peak(data: bytes) -> float:
    """Megabytes that a process takes to read a file."""
    return int(_said_by(_PEAK, data)) / 1024


def _said_by(script: str, data: bytes, *arguments: str) -> str:
    """What a process of its own prints that is given a file of ``data``."""
    with tempfile.NamedTemporaryFile() as file:
        file.write(data)
        file.flush()
        done = subprocess.run(
            [sys.executable, "-c", script, file.name, *arguments],
            check=True,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
