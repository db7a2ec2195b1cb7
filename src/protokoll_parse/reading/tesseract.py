"""Page images read by the program ``tesseract``, several at a time, with its Swedish model."""

from __future__ import annotations

import functools
import os
import subprocess
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

from protokoll_parse.errors import MissingComponentError
from protokoll_parse.reading.printed import PrintedPage, PrintedWord
from protokoll_parse.reading.problems import ReadingError
from protokoll_parse.text.words import OcrEngine

LANGUAGE = "swe"
MOST_PIXELS = 80_000_000  # of a page; A3 at 600 dpi has 70 million
_SECONDS = 120  # for a page; a dense one takes five
_REMEDY = "install tesseract-ocr and tesseract-ocr-swe (Debian, Ubuntu), or Tesseract with the Swedish model"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page that is to be read: ``image`` in a form that Leptonica knows, ``dpi`` its resolution.

    ``instead``: the page as it is known already, for when Tesseract fails.
    """

    image: bytes
    dpi: int
    instead: PrintedPage | None = None


def grey_image(width: int, height: int, pixels: bytes) -> bytes:
    """An image of one byte a pixel as a file (PGM)."""
    return b"P5 %d %d 255\n" % (width, height) + pixels


def read_sheets(pages: Iterable[PrintedPage | Sheet]) -> Iterator[PrintedPage]:
    """The pages in their order; those that are images are read by as many processes as there are processors.

    No more images are taken than are being read, and as many again that wait for the page before them.

    Raises:
        MissingComponentError: when there is an image to read, and no Tesseract with a Swedish model.
        ReadingError: when it fails at a page.
    """
    workers = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    waiting: deque[PrintedPage | Future[PrintedPage]] = deque()
    pool = ThreadPoolExecutor(workers)  # starts no thread before there is an image
    try:
        for number, page in enumerate(pages, 1):
            if isinstance(page, Sheet):
                require()
                waiting.append(pool.submit(_read_sheet, page, number))
            else:
                waiting.append(page)
            while waiting and (len(waiting) > 2 * workers or isinstance(waiting[0], PrintedPage)):
                yield _done(waiting.popleft())
        while waiting:
            yield _done(waiting.popleft())
    finally:
        pool.shutdown(cancel_futures=True)


def _done(page: PrintedPage | Future[PrintedPage]) -> PrintedPage:
    return page if isinstance(page, PrintedPage) else page.result()


def require() -> None:
    """Make sure that pages can be read.

    Raises:
        MissingComponentError: when the program or its Swedish model is not installed.
    """
    engine = _engine()
    if engine is None:
        raise MissingComponentError(f"reading page images needs the program tesseract: {_REMEDY}")
    if engine.language is None:
        raise MissingComponentError(f"reading page images needs Tesseract's model {LANGUAGE!r}: {_REMEDY}")


def is_installed() -> bool:
    """Whether pages can be read."""
    engine = _engine()
    return engine is not None and engine.language is not None


@functools.cache
def _engine() -> OcrEngine | None:
    """The program that is installed; its language is None when it has no Swedish model."""
    try:
        version = _run(["--version"], b"", 20).stdout
        models = _run(["--list-langs"], b"", 20).stdout
    except (OSError, subprocess.SubprocessError):
        return None
    name = version.decode("utf-8", "replace").split("\n", 1)[0].strip()
    return OcrEngine(name, LANGUAGE if LANGUAGE in models.decode("utf-8", "replace").split() else None)


def _read_sheet(sheet: Sheet, number: int) -> PrintedPage:
    """Page ``number`` as Tesseract reads it."""
    command = ["stdin", "stdout", "-l", LANGUAGE, "--dpi", str(sheet.dpi), "-c", "tessedit_create_tsv=1"]
    try:
        done = _run(command, sheet.image, _SECONDS)
    except subprocess.TimeoutExpired as error:
        problem = f"has a page ({number}) that Tesseract did not read in {_SECONDS} seconds; scan it anew"
        failure = ReadingError("input-too-large", problem)
        failure.__cause__ = error
    except OSError as error:
        failure = ReadingError("input-unreadable", f"has a page ({number}) for which Tesseract did not start: {error}")
        failure.__cause__ = error
    else:
        if done.returncode == 0:
            return page_of_tsv(done.stdout.decode("utf-8", "replace"), _engine())
        says = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2] or f"exit code {done.returncode}"
        failure = ReadingError("input-damaged", f"has a page ({number}) that Tesseract cannot read: {says}")
    if sheet.instead is None:
        raise failure
    return sheet.instead


def _run(arguments: list[str], data: bytes, seconds: int) -> subprocess.CompletedProcess[bytes]:
    # one thread a page: more are slower than pages side by side
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    command = ["tesseract", *arguments]
    return subprocess.run(command, check=False, input=data, capture_output=True, timeout=seconds, env=environment)


def page_of_tsv(text: str, engine: OcrEngine | None) -> PrintedPage:
    """The page in Tesseract's table.

    Its columns: level, page, block, paragraph, line, word, left, top, width, height, confidence (0 to 100), text.
    """
    page = PrintedPage(engine=engine)
    lines: dict[tuple[str, ...], list[PrintedWord]] = {}
    for row in text.split("\n")[1:]:
        cells = row.split("\t")
        if len(cells) != 12:
            continue
        left, top, width, height = map(int, cells[6:10])
        if cells[0] == "1":
            page.width, page.height = width, height
        elif cells[0] == "5" and (word := cells[11].strip()):
            confidence = min(1.0, max(0.0, float(cells[10]) / 100))
            printed = PrintedWord(word, left, top, left + width, top + height, confidence)
            lines.setdefault(tuple(cells[2:5]), []).append(printed)
    page.lines = list(lines.values())
    return page
