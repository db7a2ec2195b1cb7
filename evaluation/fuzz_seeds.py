"""What the fuzzer begins with: small minutes, well formed, in every format that is read."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from functools import partial

import docx_writer
import page_writers
import sheets

from protokoll_parse.reading.options import Kind
from protokoll_parse.reading.printed import PrintedPage

MINUTES = """Styrelsen för Lövhults vägförening          Protokoll
Tisdag 19 november 2024 kl 18.30, Lövhults bygdegård

Närvarande     Per Holmgren (ordförande)
               Lisa Ståhlnäs (sekreterare)
               Åke Öhman

§ 1 Mötets öppnande
Per hälsade välkommen. Dagordningen godkändes.

§ 2 Val av justerare
Styrelsen beslutar
att välja Åke Öhman att justera protokollet.
\f
§ 3 Ekonomi
Lisa gick igenom läget. På kontot finns 87 450 kr.
Lisa påminner medlemmarna före den 1 december.

§ 4 Nästa möte
Tisdag 14 januari 2025 kl 18.30.

Lisa Ståhlnäs                 Per Holmgren
sekreterare                   ordförande
"""


def _set(writer: page_writers.Writer) -> bytes:
    return writer(page_writers.sheets(MINUTES))


def _one_page(writer: Callable[[PrintedPage], bytes]) -> bytes:
    return writer(page_writers.sheets(MINUTES)[0])


def _texts() -> list[bytes]:
    return [MINUTES.encode(encoding) for encoding in ("utf-8", "cp1252", "cp850", "utf-16")]


def _alto() -> list[bytes]:
    return [_set(writer) for writer in (page_writers.alto2, page_writers.alto3, page_writers.alto4)]


def _hocr() -> list[bytes]:
    return [_set(page_writers.hocr)]


def _page() -> list[bytes]:
    return [_one_page(writer) for writer in (page_writers.transkribus, page_writers.htrflow, page_writers.page_words)]


def _tsv() -> list[bytes]:
    return [_set(page_writers.tsv)]


def _docx() -> list[bytes]:
    return [docx_writer.docx_of(MINUTES), docx_writer.docx_of(MINUTES, automatic=True)]


def _pdf() -> list[bytes]:
    return [sheets.pdf_of(MINUTES), sheets.scanned_pdf_of(MINUTES[:200], 50, MINUTES[:200])]


def _images() -> list[bytes]:
    page = next(iter(sheets.images_of(MINUTES, 50)))
    jpeg = io.BytesIO()
    page.save(jpeg, "JPEG", dpi=(150, 150))
    return [sheets.png_of(page, 150), jpeg.getvalue(), sheets.tiff_of([page, page], 150)]


def _zip() -> list[bytes]:
    mixed = io.BytesIO()
    with zipfile.ZipFile(mixed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (("page_1.xml", _alto()[0]), ("page_2.xml", _page()[0]), ("page_3.txt", _texts()[0])):
            archive.writestr(zipfile.ZipInfo(name), data)
    return [_set(partial(page_writers.zipped, writer=page_writers.transkribus)), mixed.getvalue()]


# a line for each format; the first of its seeds is the usual one
SEEDS: dict[Kind, Callable[[], list[bytes]]] = {
    "text": _texts,
    "alto": _alto,
    "hocr": _hocr,
    "page": _page,
    "tsv": _tsv,
    "docx": _docx,
    "pdf": _pdf,
    "image": _images,
    "zip": _zip,
}
