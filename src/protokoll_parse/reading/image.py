"""PNG, JPEG and TIFF, of one page or several, read by Tesseract."""

from __future__ import annotations

import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

from protokoll_parse.reading.options import Options
from protokoll_parse.reading.printed import PrintedPage
from protokoll_parse.reading.problems import ReadingError, component
from protokoll_parse.reading.tesseract import MOST_PIXELS, PageImage, read_images

_FORMATS = ("PNG", "JPEG", "TIFF")
_MOST_PAGES = 20_000  # of a TIFF, whose list of pages may lead round in a circle
_DPI = (100, 1200)  # what scanners give; others are the writing program's default, 72 above all
_PAPER = 8.27  # inches that the shorter side of A4 has
_LEAST_SIDE, _MOST_RATIO = 40, 30  # pixels, and length to breadth: no page is smaller or longer


def pages(stream: BinaryIO, options: Options) -> Iterator[PrintedPage]:
    """The pages of an image file.

    Raises:
        ReadingError: when it is damaged, or too large to be a page.
        MissingComponentError: when Pillow or Tesseract with its Swedish model is missing.
    """
    return read_images(_page_images(stream), options.pages_at_once)


def _page_images(stream: BinaryIO) -> Iterator[PageImage]:
    pillow = component("PIL.Image", "ocr", "reading images")
    with _image_errors(pillow), pillow.open(stream, formats=_FORMATS) as image:
        for number in range(1, _MOST_PAGES + 1):
            yield _page_image(image, number)
            if image.format != "TIFF":  # what follows in a JPEG is a preview of the same picture
                return
            try:
                image.seek(number)
            except EOFError:
                return
    raise ReadingError("input-too-large", f"has more than {_MOST_PAGES} pages; is its list of pages damaged?")


@contextmanager
def _image_errors(pillow: Any) -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of images too large, which are refused, and of metadata that is not used
        try:
            yield
        except pillow.DecompressionBombError as error:
            raise _too_large() from error
        except MemoryError as error:
            raise ReadingError("input-too-large", "is an image for which the memory does not suffice") from error
        # what Pillow's decoders let through when a file is damaged
        except (
            OSError,
            SyntaxError,
            EOFError,
            LookupError,
            TypeError,
            ValueError,
            ArithmeticError,
            struct.error,
            zlib.error,
        ) as error:
            raise ReadingError(
                "input-damaged",
                "is an image that cannot be read: damaged, cut off or of a rare kind; save or scan it anew",
            ) from error


def _page_image(image: Any, number: int) -> PageImage:
    width, height = image.size
    if width * height > MOST_PIXELS:
        raise _too_large()
    if min(width, height) < _LEAST_SIDE or max(width, height) > _MOST_RATIO * min(width, height):
        raise ReadingError(
            "input-damaged", f"has an image of {width} × {height} pixels (page {number}), which is no page"
        )
    dpi = _dpi(image)
    grey = _grey(image)
    return PageImage(grey.width, grey.height, grey.tobytes(), dpi)


def _grey(image: Any) -> Any:
    """The image as eyes see it: upright, on white paper, in greys."""
    operations = component("PIL.ImageOps", "ocr", "reading images")
    image.load()
    upright = operations.exif_transpose(image) if image.format != "TIFF" else image
    if upright.mode.startswith("I"):  # 16 bits
        return upright.point(lambda grey: grey / 256).convert("L")
    if "transparency" in upright.info or upright.mode in ("LA", "PA", "RGBA"):
        upright = upright.convert("RGBA")
        paper = component("PIL.Image", "ocr", "reading images").new("RGBA", upright.size, "white")
        paper.alpha_composite(upright)
        upright = paper
    return upright.convert("L")


def _dpi(image: Any) -> int:
    """The resolution that the image states, or that which makes it as broad as A4."""
    stated = float(image.info.get("dpi", (0, 0))[0])
    if _DPI[0] <= stated <= _DPI[1]:
        return round(stated)
    width, height = float(image.width), float(image.height)
    return round(min(_DPI[1], max(_DPI[0], min(width, height) / _PAPER)))


def _too_large() -> ReadingError:
    return ReadingError(
        "input-too-large", f"is an image of more than {MOST_PIXELS // 1_000_000} megapixels; scan each page at 300 dpi"
    )
