"""What reading costs at least: words and boxes by the bare library of each format, and nothing made of them.

Each takes the bytes of a file and gives its words with their boxes (for DOCX, which has no places, its texts).
"""

from __future__ import annotations

import ctypes
import importlib
import io
import os
import re
import subprocess
import zipfile
from typing import Any

from lxml import etree

Box = tuple[float, float, float, float]
Words = list[tuple[str, Box]]

_BOX = re.compile(r"bbox (\S+) (\S+) (\S+) ([^\s;]+)")
_WORD = re.compile(r"\S+")


def alto(data: bytes) -> Words:
    """lxml."""
    words: Words = []
    for _, element in etree.iterparse(io.BytesIO(data), tag="{*}String"):
        left, top = float(element.get("HPOS", 0)), float(element.get("VPOS", 0))
        box = (left, top, left + float(element.get("WIDTH", 0)), top + float(element.get("HEIGHT", 0)))
        words.append((element.get("CONTENT", ""), box))
        element.clear()
    return words


def hocr(data: bytes) -> Words:
    """lxml."""
    words: Words = []
    for _, element in etree.iterparse(io.BytesIO(data), tag="{*}span", html=True):
        if element.get("class") == "ocrx_word":
            found = _BOX.search(element.get("title", ""))
            if found:
                words.append(("".join(element.itertext()), (*map(float, found.groups()),)))  # type: ignore[arg-type]
    return words


def page(data: bytes) -> Words:
    """zipfile and lxml."""
    words: Words = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            for _, element in etree.iterparse(archive.open(name), tag="{*}Word"):
                corners = element.findall("{*}Coords/{*}Point")
                across, down = ([float(corner.get(axis, 0)) for corner in corners] for axis in "xy")
                text = element.findtext("{*}TextEquiv/{*}Unicode")
                words.append((text, (min(across), min(down), max(across), max(down))))
                element.clear()
    return words


def tsv(data: bytes) -> Words:
    """Python."""
    words: Words = []
    for row in data.decode().split("\n")[1:]:
        cells = row.split("\t")
        if cells[0] == "5":
            left, top, width, height = map(float, cells[6:10])
            words.append((cells[11], (left, top, left + width, top + height)))
    return words


def pdf(data: bytes) -> Words:
    """pypdfium2: the text of a page, and the boxes of each word's first and last letter."""
    pdfium: Any = importlib.import_module("pypdfium2")
    raw: Any = importlib.import_module("pypdfium2.raw")
    words: Words = []
    first, last = raw.FS_RECTF(), raw.FS_RECTF()
    with pdfium.PdfDocument(data) as document:
        for number in range(len(document)):
            textpage = document[number].get_textpage()
            for found in _WORD.finditer(textpage.get_text_range()):
                raw.FPDFText_GetLooseCharBox(textpage.raw, found.start(), ctypes.byref(first))
                raw.FPDFText_GetLooseCharBox(textpage.raw, found.end() - 1, ctypes.byref(last))
                words.append((found[0], (first.left, first.top, last.right, last.bottom)))
    return words


def docx(data: bytes) -> Words:
    """python-docx: paragraphs and cells."""
    document = importlib.import_module("docx").Document(io.BytesIO(data))
    texts = [paragraph.text for paragraph in document.paragraphs]
    texts += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [(word, (0, 0, 0, 0)) for text in texts for word in text.split()]


def image(data: bytes) -> Words:
    """tesseract, with the model that reads Swedish."""
    command = ["tesseract", "stdin", "stdout", "-l", "swe", "tsv"]
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    return tsv(subprocess.run(command, input=data, capture_output=True, check=True, env=environment).stdout)
