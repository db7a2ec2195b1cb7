"""The parts of a WordprocessingML package (ECMA-376 part 2): opened one by one, as XML, with bounds.

Only the parts that hold text, styles and numbering are opened. A package with a damaged picture or a link to nothing is
read all the same, and pictures cost neither time nor memory. Macro-enabled documents and templates, and the strict
variant of ISO/IEC 29500, are the same format under other names.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, BinaryIO, Final

from protokoll_parse.reading.problems import ReadingError, component

if TYPE_CHECKING:
    from lxml.etree import _Element

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

_LARGEST = 64 * 2**20  # bytes of a part, unpacked: some 3,000 pages
_SMALL = 4 * 2**20  # bytes unpacked that are harmless however tightly they were packed
_RATIO = 150  # WordprocessingML is packed 10 to 40 to 1
_PACKAGE = "/"
_MAIN = "officeDocument"
# the namespaces of the strict variant, and what everybody writes
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R[1:-1].encode()),
)


class Package:
    """A package that is open.

    Raises:
        ReadingError: from every method, when the package or a part is damaged, encrypted or too large.
        MissingComponentError: when python-docx is not installed.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._parse = component("docx.oxml.parser", "docx", "reading DOCX").parse_xml
        self._uri = component("docx.opc.packuri", "docx", "reading DOCX").PackURI
        with _package_errors():
            self._archive = zipfile.ZipFile(stream)
        self._members = {"/" + entry.filename.lstrip("/").lower(): entry for entry in self._archive.infolist()}

    @cached_property
    def document(self) -> _Element:
        """The root of the main part."""
        part = self._part(self._main)
        if part is None:
            raise ReadingError("input-damaged", "is a DOCX file without its main part; open and save it again")
        return part

    def related(self, kind: str) -> _Element | None:
        """The root of the part that the main part names as its ``styles``, ``numbering``, ``settings``."""
        target = next((uri for what, uri in self._relations.values() if what == kind), None)
        return None if target is None else self._part(target)

    def part(self, relation: str) -> _Element | None:
        """The root of the part that the main part calls ``relation`` (``rId7``)."""
        _, target = self._relations.get(relation, ("", ""))
        return self._part(target) if target else None

    @cached_property
    def _main(self) -> str:
        targets = (uri for what, uri in self._relations_of(_PACKAGE).values() if what == _MAIN)
        return next(targets, "/word/document.xml")

    @cached_property
    def _relations(self) -> dict[str, tuple[str, str]]:
        return self._relations_of(self._main)

    def _relations_of(self, source: str) -> dict[str, tuple[str, str]]:
        """What a part is related to: kind (the last word of its URI) and target, by the relation's id."""
        uri = self._uri(source)
        root = self._part(uri.rels_uri)
        found: dict[str, tuple[str, str]] = {}
        for relation in root if root is not None else ():
            target = relation.get("Target")
            if target and relation.get("TargetMode") != "External":
                kind = (relation.get("Type") or "").rpartition("/")[2]
                found[relation.get("Id") or ""] = (kind, str(uri.from_rel_ref(uri.baseURI, target)))
        return found

    def _part(self, uri: str) -> _Element | None:
        """The root of a part; None when the package has none of that name."""
        entry = self._members.get(uri.lower())
        if entry is None:
            return None
        if entry.flag_bits & 1:
            raise ReadingError("input-encrypted", "is a DOCX file with a password; open it and save it without")
        if entry.file_size > max(_SMALL, min(_LARGEST, _RATIO * entry.compress_size)):
            raise ReadingError(
                "input-too-large",
                f"is a DOCX file that unpacks to {entry.file_size} bytes ({entry.filename}); divide it, or give a PDF",
            )
        with _package_errors():
            data = self._archive.read(entry)
        return self._root(data, entry.filename)

    def _root(self, data: bytes, name: str) -> _Element:
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
        try:
            root: _Element = self._parse(data)
        except SyntaxError as error:  # lxml's XMLSyntaxError
            raise ReadingError(
                "input-damaged", f"is a DOCX file with broken XML ({name}: {error.msg}); open and save it again"
            ) from error
        if root.getroottree().docinfo.internalDTD is not None:  # ECMA-376 part 2 forbids it
            raise ReadingError("input-damaged", f"is no proper DOCX file: {name} declares entities")
        return root


@contextmanager
def _package_errors() -> Iterator[None]:
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as error:
        raise ReadingError("input-damaged", f"is a DOCX file that cannot be unpacked: {error}") from error
