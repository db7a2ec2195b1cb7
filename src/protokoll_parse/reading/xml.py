"""XML and HTML, page by page, safe from what hostile files hold.

XML is read by the standard library, which gives Python its elements faster than lxml does: nothing is fetched, and
files that declare entities are refused (https://docs.python.org/3/library/xml.html#xml-security). HTML needs lxml,
where libxml2's limits (depth 256, ten million characters in one text) stay on:
https://lxml.de/parsing.html#parser-options
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, BinaryIO, Final, Protocol
from xml.etree.ElementTree import Element, ParseError, parse
from xml.parsers import expat

from protokoll_parse.reading.printed import PrintedPage
from protokoll_parse.reading.problems import ReadingError, component

_MOST_BYTES: Final = 64 * 2**20  # between two pages; an honest one takes a tenth of it
_CHUNK: Final = 65_536
_PROLOG: Final = 1024


class Handler(Protocol):
    """Makes pages of what an XML file holds, as it is read. ``wants_text``: whether text may count in what follows."""

    wants_text: bool

    def begin(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins; ``tag`` may have a prefix."""

    def characters(self, data: str) -> None:
        """Text, or a part of it."""

    def finish(self) -> None:
        """The file is at its end."""

    def taken(self) -> list[PrintedPage]:
        """The pages that are done since the last call."""


def read_xml(stream: BinaryIO, handler: Handler) -> Iterator[PrintedPage]:
    """The pages that a handler makes of a file, which is held in memory a page at a time.

    Raises:
        ReadingError: when the file is no XML to its end, declares entities, or holds more than can be meant.
    """
    _check_prolog(stream)
    metered = _Metered(stream)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = handler.begin
    with _damage_told(expat.ExpatError):
        while data := metered.read(_CHUNK):
            parser.CharacterDataHandler = handler.characters if handler.wants_text else None
            parser.Parse(data, False)
            pages = handler.taken()
            if pages:
                metered.spent = 0
                yield from pages
        parser.Parse(b"", True)
    handler.finish()
    yield from handler.taken()


def root_of(stream: BinaryIO) -> Element:
    """All of a file that holds no more than a page.

    Raises:
        ReadingError: when the file is no XML to its end, declares entities, or holds more than can be meant.
    """
    _check_prolog(stream)
    with _damage_told(ParseError):
        return parse(_Metered(stream)).getroot()


def _check_prolog(stream: BinaryIO) -> None:
    """Read on to the first element, before which alone entities and encodings are declared, and go back.

    Raises:
        ReadingError: when entities are declared, or an encoding that nobody knows; when there is no element.
    """
    parser = expat.ParserCreate()
    begun = False

    def begin(*_: object) -> None:
        nonlocal begun
        begun = True

    def refuse(*_: object) -> None:
        raise ReadingError(
            "input-unsupported", "declares XML entities, which no OCR program does, and is not read for safety's sake"
        )

    parser.EntityDeclHandler = refuse
    parser.StartElementHandler = begin
    metered = _Metered(stream)
    with _damage_told(expat.ExpatError, LookupError, ValueError):  # the last two: of encodings
        while not begun and (data := metered.read(_PROLOG)):
            parser.Parse(data, False)
    stream.seek(0)


@contextmanager
def _damage_told(*errors: type[Exception]) -> Iterator[None]:
    try:
        yield
    except errors as error:
        raise _damage("XML", str(error)) from error


def _damage(kind: str, says: str) -> ReadingError:
    problem = f"is damaged {kind} ({says or 'nothing in it'}); was it cut off? Export it again from the OCR program"
    return ReadingError("input-damaged", problem)


@lru_cache(maxsize=256)
def local_name(tag: str) -> str:
    """A tag without its namespace or prefix."""
    return tag.rpartition("}")[2].rpartition(":")[2]


def html_elements(stream: BinaryIO, names: tuple[str, ...], purpose: str, encoding: str) -> Iterator[Any]:
    """Each element of one of the ``names`` (in lower case) when it has been read to its end, however sloppy the HTML.

    libxml2 knows few encodings, and is given UTF-8 of whatever Python reads.

    Raises:
        ReadingError: when the file ends before its ``</html>``, or holds more than can be meant.
        MissingComponentError: when lxml is not installed.
    """
    etree = component("lxml.etree", "xml", purpose)
    metered = _Metered(codecs.EncodedFile(stream, "utf-8", encoding, "replace"))
    try:
        for _, element in etree.iterparse(
            metered, tag=names, html=True, recover=True, encoding="utf-8", no_network=True, huge_tree=False
        ):
            yield element
            if not len(element):
                metered.spent = 0
    except etree.XMLSyntaxError as error:
        raise _damage("HTML", error.msg) from error
    if b"</html" not in metered.last.lower():
        raise ReadingError("input-damaged", "ends before its </html>: it was cut off; export it again")


def release(element: Any) -> None:
    """Forget what is in an element, and what stands before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


class _Metered:
    """A stream that stops when too much is read from it at a stretch, and remembers the last of it."""

    def __init__(self, stream: BinaryIO | codecs.StreamRecoder) -> None:
        self.stream = stream
        self.spent = 0
        self.last = b""

    def read(self, size: int = -1) -> bytes:
        data = self.stream.read(size)
        self.spent += len(data)
        if self.spent > _MOST_BYTES:
            raise ReadingError(
                "input-too-large", f"holds a page of more than {_MOST_BYTES >> 20} MB of markup; give less at once"
            )
        self.last = (self.last + data)[-1024:]
        return data
