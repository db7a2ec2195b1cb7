"""Files that the tests of PDF and images read, and what they need."""

from __future__ import annotations

import io
import shutil
import subprocess
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

FONT = Path("/usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf")


def _has_swedish() -> bool:
    if not shutil.which("tesseract"):
        return False
    says = subprocess.run(["tesseract", "--list-langs"], capture_output=True, check=False)
    return b"swe" in says.stdout.split()


needs_tesseract = pytest.mark.skipif(not _has_swedish(), reason="no program tesseract with the model swe")
needs_fonts = pytest.mark.skipif(not FONT.exists(), reason="no fonts at /usr/share/fonts/truetype/liberation")


def raw_pdf(
    pages: Sequence[bytes], page: bytes = b"", objects: Sequence[bytes] = (), count: int | None = None
) -> bytes:
    """A PDF of content streams in Helvetica (F1) and Helvetica-Bold (F2); ``page``: more of each page's dictionary.

    ``objects``: further ones, numbered from 5; ``count``: how many pages it claims to have.
    """
    first = 5 + len(objects)
    kids = b" ".join(b"%d 0 R" % (first + 2 * number) for number in range(len(pages)))
    total = len(pages) if count is None else count
    fonts = b"<</Type/Font/Subtype/Type1/BaseFont/%s/Encoding/WinAnsiEncoding>>"
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, total),
        fonts % b"Helvetica",
        fonts % b"Helvetica-Bold",
        *objects,
    ]
    for number, content in enumerate(pages):
        inner = b"/Type/Page/Parent 2 0 R/Contents %d 0 R" % (first + 2 * number + 1)
        if b"/MediaBox" not in page:
            inner += b"/MediaBox[0 0 600 800]"
        if b"/Resources" not in page:
            inner += b"/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>"
        bodies.append(b"<<%s%s>>" % (inner, page))
        packed = zlib.compress(content)
        bodies.append(b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed))
    out = io.BytesIO()
    out.write(b"%PDF-1.5\n")
    places = []
    for number, body in enumerate(bodies, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    table = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(bodies) + 1, table))
    return out.getvalue()


def printed(*lines: tuple[float, float, str], font: str = "F1", size: float = 12, mode: int = 0) -> bytes:
    """A content stream: lines of text with their places in points, from the lower left corner."""
    parts = [f"BT /{font} {size} Tf {mode} Tr 1 0 0 1 {x} {y} Tm ({text}) Tj ET" for x, y, text in lines]
    return "\n".join(parts).encode("cp1252")


def image_file(kind: str, size: tuple[int, int] = (800, 1000), **options: Any) -> bytes:
    """A white image."""
    pillow = pytest.importorskip("PIL.Image")
    file = io.BytesIO()
    pillow.new("L", size, 255).save(file, kind, **options)
    return file.getvalue()
