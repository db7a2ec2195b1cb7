"""XML and HTML as a stream of elements, safe from what hostile files hold.

Nothing is fetched, no DTD is loaded, no entity that a file declares is put in, and libxml2's limits (depth 256, ten
million characters in one text) stay on: https://lxml.de/parsing.html#parser-options
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import Any, BinaryIO, Final

from protokoll_parse.reading.problems import ReadingError, component

_MOST_BYTES: Final = 64 * 2**20  # between two elements that the caller lets go; an honest page takes a tenth of it
_SAFE: Final = {"resolve_entities": False, "load_dtd": False, "no_network": True, "huge_tree": False}


def elements(stream: BinaryIO, names: tuple[str, ...], purpose: str) -> Iterator[Any]:
    """Each element of one of the ``names`` (in whatever namespace, or in none) when it has been read to its end.

    The caller hands back each that it is done with to ``release``: the rest of the file is read into the same memory.
    ``purpose`` says what for, as in "reading ALTO".

    Raises:
        ReadingError: when the file is no XML to its end, declares entities, or holds more than can be meant.
        MissingComponentError: when lxml is not installed.
    """
    etree = component("lxml.etree", "xml", purpose)
    metered = _Metered(stream)
    checked = False
    try:
        for _, element in etree.iterparse(metered, tag=[f"{{*}}{name}" for name in names], **_SAFE):
            if not checked:
                _refuse_entities(element)
                checked = True
            yield element
            if not len(element):  # released
                metered.spent = 0
    except etree.XMLSyntaxError as error:
        raise ReadingError("input-damaged", _damage(error)) from error


def html_elements(stream: BinaryIO, names: tuple[str, ...], purpose: str, encoding: str) -> Iterator[Any]:
    """Like ``elements``, of HTML, which is read however sloppy it is; names are in lower case.

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
        raise ReadingError("input-damaged", _damage(error)) from error
    if b"</html" not in metered.last.lower():
        raise ReadingError("input-damaged", "ends before its </html>: it was cut off; export it again")


def release(element: Any) -> None:
    """Forget what is in an element, and what stands before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def local_name(element: Any) -> str:
    """An element's name without its namespace; "" of a comment or an instruction."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


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


def _refuse_entities(element: Any) -> None:
    dtd = element.getroottree().docinfo.internalDTD
    if dtd is not None and next(dtd.iterentities(), None) is not None:
        raise ReadingError(
            "input-unsupported", "declares XML entities, which no OCR program does, and is not read for safety's sake"
        )


def _damage(error: Any) -> str:
    return f"is damaged XML ({error.msg or 'nothing in it'}); was it cut off? Export it again from the OCR program"
