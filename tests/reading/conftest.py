"""Documents of word processors for the tests, put together from their XML."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import nsdecls
from docx.shared import Pt

from protokoll_parse.reading import read


def body_xml(inner: str) -> str:
    """A main part whose body holds ``inner``."""
    names = nsdecls("w", "r", "wp", "a")
    others = (
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
        'xmlns:v="urn:schemas-microsoft-com:vml"'
    )
    return f"<w:document {names} {others}><w:body>{inner}</w:body></w:document>"


@pytest.fixture
def minutes() -> Document:
    """A document without space between its paragraphs."""
    document = docx.Document()
    document.styles["Normal"].paragraph_format.space_after = Pt(0)
    return document


@pytest.fixture
def package() -> Callable[..., bytes]:
    """A package with the given body and other parts by name; unless it is ``bare``, a template holds the rest."""

    def make(inner: str, parts: Mapping[str, str | bytes] | None = None, *, bare: bool = False) -> bytes:
        template = io.BytesIO()
        document = docx.Document()
        document.styles["Normal"].paragraph_format.space_after = Pt(0)
        document.save(template)
        new: dict[str, str | bytes] = {"word/document.xml": body_xml(inner), **(parts or {})}
        stream = io.BytesIO()
        with zipfile.ZipFile(template) as given, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
            for name in [] if bare else given.namelist():
                if name not in new:
                    made.writestr(name, given.read(name))
            for name, part in new.items():
                made.writestr(name, part)
        return stream.getvalue()

    return make


@pytest.fixture
def printed(package: Callable[..., bytes]) -> Callable[[Document | bytes | str], str]:
    """What is read of a document, of its bytes, or of the XML of its body; without white space at the end."""

    def text(document: Document | bytes | str) -> str:
        if isinstance(document, str):
            document = package(document)
        if isinstance(document, bytes):
            return read(document).text.rstrip()
        stream = io.BytesIO()
        document.save(stream)
        return read(stream.getvalue()).text.rstrip()

    return text
