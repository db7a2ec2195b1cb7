"""What is drawn on a PDF page beside text: whether it is a scan."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from protokoll_parse.reading.problems import component

_ENDS = 4  # things drawn first, and last, among which the image of a scanned page is found
_WHOLE = 0.7  # share of the page that it covers
_MOST_OBJECTS = 2000  # that are looked at on a page without text
_OUTLINES = 100  # things drawn on a page without text or images: letters as outlines


@dataclass(frozen=True, slots=True)
class DrawnImage:
    """Images on a page: whether there is one, whether one covers the page, and whether that lies over the text."""

    any: bool = False
    whole: bool = False
    last: bool = False


class Drawn:
    """Looks at the objects of pages, as few as tell."""

    def __init__(self) -> None:
        self._raw = component("pypdfium2.raw", "pdf", "reading PDF")

    def image(self, page: Any) -> DrawnImage:
        """The image of a scanned page that has text, too."""
        count: int = self._raw.FPDFPage_CountObjects(page.raw)
        found = DrawnImage()
        ends = range(count) if count <= 2 * _ENDS else (*range(_ENDS), *range(count - _ENDS, count))
        for index, thing in self._images(page, ends):
            whole = found.whole or self._share(page, thing) >= _WHOLE
            found = DrawnImage(True, whole, whole and index == count - 1 and count > 1)
        return found

    def holds_print(self, page: Any) -> bool:
        """Whether a page without text has something that could be print: images, or letters drawn as outlines."""
        count: int = self._raw.FPDFPage_CountObjects(page.raw)
        return count >= _OUTLINES or any(self._images(page, range(count)))

    def most_pixels(self, page: Any) -> int:
        """The number of pixels of the largest image on a page."""
        count: int = self._raw.FPDFPage_CountObjects(page.raw)
        width, height = ctypes.c_uint(), ctypes.c_uint()
        most = 0
        for _, thing in self._images(page, range(min(count, _MOST_OBJECTS))):
            if self._raw.FPDFImageObj_GetImagePixelSize(thing, width, height):
                most = max(most, width.value * height.value)
        return most

    def _images(self, page: Any, indexes: Iterable[int]) -> Iterator[tuple[int, Any]]:
        """Images among the page's objects; a form with an image in it counts as one, as programs wrap whole pages."""
        raw = self._raw
        for index in indexes:
            thing = raw.FPDFPage_GetObject(page.raw, index)
            kind = raw.FPDFPageObj_GetType(thing)
            if kind == raw.FPDF_PAGEOBJ_IMAGE:
                yield index, thing
            elif kind == raw.FPDF_PAGEOBJ_FORM:
                inside = (
                    raw.FPDFFormObj_GetObject(thing, number)
                    for number in range(min(_ENDS, raw.FPDFFormObj_CountObjects(thing)))
                )
                if any(raw.FPDFPageObj_GetType(part) == raw.FPDF_PAGEOBJ_IMAGE for part in inside):
                    yield index, thing

    def _share(self, page: Any, thing: Any) -> float:
        """How much of the page an object covers."""
        edges = [ctypes.c_float() for _ in range(4)]
        if not self._raw.FPDFPageObj_GetBounds(thing, *edges):
            return 0.0
        left, bottom, right, top = page.get_bbox()
        width = min(right, edges[2].value) - max(left, edges[0].value)
        height = min(top, edges[3].value) - max(bottom, edges[1].value)
        share: float = max(0.0, width) * max(0.0, height) / max(1.0, (right - left) * (top - bottom))
        return share
