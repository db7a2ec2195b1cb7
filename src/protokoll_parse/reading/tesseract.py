"""Page images read by the program ``tesseract``, several at a time, with its Swedish model."""

from __future__ import annotations

import functools
import io
import os
import subprocess
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise

from protokoll_parse.errors import MissingComponentError
from protokoll_parse.reading import tsv
from protokoll_parse.reading.options import Options
from protokoll_parse.reading.printed import PrintedLine, PrintedPage
from protokoll_parse.reading.problems import ReadingError
from protokoll_parse.reading.section_sign import doubtful, in_sequence, settled
from protokoll_parse.text.words import OcrEngine

LANGUAGE = "swe"
SECOND_LANGUAGE = "eng"
MOST_PIXELS = 80_000_000  # of a page; A3 at 600 dpi has 70 million
_SECONDS = 120  # for a page; a dense one takes five
_STRIP_PAD = 0.2  # of the height of a line, above and below it
_LEADER = 10  # letters
_REMEDY = "install tesseract-ocr and tesseract-ocr-swe (Debian, Ubuntu), or Tesseract with the Swedish model"


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page that is to be read: its pixels, one byte of grey each, row for row, and its resolution.

    ``instead``: the page as it is known without Tesseract, for when that is missing or fails.
    """

    width: int
    height: int
    pixels: bytes
    dpi: int
    instead: PrintedPage | None = None

    def rows(self, start: int, end: int) -> bytes:
        """The pixels of some of its rows."""
        return self.pixels[max(0, start) * self.width : min(self.height, end) * self.width]


def read_images(pages: Iterable[PrintedPage | PageImage], at_once: int | None = None) -> Iterator[PrintedPage]:
    """The pages in their order; of those that are images, ``at_once`` are read, or as many as there are processors.

    No more images are taken than are being read, and as many again that wait for the page before them.

    Raises:
        MissingComponentError: when there is an image and nothing else of a page, and no Tesseract with a Swedish model.
        ReadingError: when it fails at a page.
    """
    workers = at_once or _processors()
    waiting: deque[PrintedPage | Future[PrintedPage]] = deque()
    pool = ThreadPoolExecutor(workers)  # starts no thread before there is an image
    try:
        for number, page in enumerate(pages, 1):
            if isinstance(page, PageImage):
                if page.instead is not None and page.instead.unread and not is_installed():
                    waiting.append(page.instead)
                else:
                    require()
                    waiting.append(pool.submit(_read_image, page, number))
            else:
                waiting.append(page)
            while waiting and (len(waiting) > 2 * workers or isinstance(waiting[0], PrintedPage)):
                yield _done(waiting.popleft())
        while waiting:
            yield _done(waiting.popleft())
    finally:
        pool.shutdown(cancel_futures=True)


def _processors() -> int:
    """As many as there are processors that may be used."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _done(page: PrintedPage | Future[PrintedPage]) -> PrintedPage:
    return page if isinstance(page, PrintedPage) else page.result()


def require() -> None:
    """Make sure that pages can be read.

    Raises:
        MissingComponentError: when the program or its Swedish model is not installed.
    """
    if not _models():
        raise MissingComponentError(f"reading page images needs the program tesseract: {_REMEDY}")
    if LANGUAGE not in _models():
        raise MissingComponentError(f"reading page images needs Tesseract's model {LANGUAGE!r}: {_REMEDY}")


def is_installed() -> bool:
    """Whether pages can be read."""
    return LANGUAGE in _models()


@functools.cache
def _models() -> frozenset[str]:
    """The language models that are installed; none when the program is not."""
    try:
        says = _run(["--list-langs"], b"", 20)
    except (OSError, subprocess.SubprocessError):
        return frozenset()
    return frozenset(says.stdout.decode("utf-8", "replace").split())


@functools.cache
def _engine() -> OcrEngine:
    says = _run(["--version"], b"", 20).stdout.decode("utf-8", "replace")
    return OcrEngine(says.partition("\n")[0].strip(), LANGUAGE)


def _read_image(image: PageImage, number: int) -> PrintedPage:
    """Page ``number`` as Tesseract reads it."""
    try:
        page = _read_with(LANGUAGE, image)
        if SECOND_LANGUAGE in _models():
            _find_section_signs(page, image)
        return page
    except subprocess.TimeoutExpired as error:
        problem = f"has a page ({number}) that Tesseract did not read in {_SECONDS} seconds; scan it anew"
        cause: Exception = error
        failure = ReadingError("input-too-large", problem)
    except (subprocess.SubprocessError, OSError, ReadingError) as error:
        cause = error
        failure = ReadingError("input-damaged", f"has a page ({number}) that Tesseract does not read: {error}")
    if image.instead is None:
        raise failure from cause
    return image.instead


def _read_with(language: str, image: PageImage, *arguments: str) -> PrintedPage:
    """The page by one of Tesseract's models."""
    command = ["stdin", "stdout", "-l", language, "--dpi", str(image.dpi), *arguments, "-c", "tessedit_create_tsv=1"]
    done = _run(command, b"P5 %d %d 255\n" % (image.width, image.height) + image.pixels, _SECONDS)
    if done.returncode:
        says = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
        raise subprocess.SubprocessError(says or f"exit code {done.returncode}")
    return page_of_tsv(done.stdout)


def _find_section_signs(page: PrintedPage, image: PageImage) -> None:
    """Read the lines in which § may stand again, with the model that knows the sign (see ``section_sign``)."""
    rows = [list(line) for line in page.lines]
    places = [index for index, line in enumerate(rows) if doubtful(line)]
    if not places:
        return
    strips, tops = [], [0]
    for index in places:
        top, bottom = min(page.lines[index].tops), max(page.lines[index].bottoms)
        pad = _STRIP_PAD * (bottom - top)
        strips.append(image.rows(int(top - pad), int(bottom + pad) + 1))
        strips.append(b"\xff" * (image.width * int(2 * pad + 1)))
        tops.append(tops[-1] + (len(strips[-1]) + len(strips[-2])) // image.width)
    lines = PageImage(image.width, tops[-1], b"".join(strips), image.dpi)
    second = [word for line in _read_with(SECOND_LANGUAGE, lines, "--psm", "6").lines for word in line]
    for index, (top, bottom) in zip(places, pairwise(tops), strict=True):
        there = (word for word in second if top < (word.top + word.bottom) / 2 < bottom)
        rows[index] = settled(rows[index], there)
    in_sequence(rows)
    page.lines = [PrintedLine.of(row) for row in rows]


def _run(arguments: list[str], data: bytes, seconds: int) -> subprocess.CompletedProcess[bytes]:
    # one thread a page: more are slower than pages side by side
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    command = ["tesseract", *arguments]
    return subprocess.run(command, check=False, input=data, capture_output=True, timeout=seconds, env=environment)


def page_of_tsv(table: bytes) -> PrintedPage:
    """The page in Tesseract's table.

    Raises:
        ReadingError: when the table is not whole.
    """
    page = next(tsv.pages(io.BytesIO(table), Options()), PrintedPage())
    for line in page.lines:
        line.texts = list(map(_plain, line.texts))
    page.engine = _engine()
    return page


def _plain(text: str) -> str:
    """A word, or the dots that it was: leaders in tables of contents come out as "....ssssosss"."""
    if len(text) >= _LEADER and (text.startswith("....") or text.count("s") > len(text) / 2):
        return "." * len(text)
    return text
