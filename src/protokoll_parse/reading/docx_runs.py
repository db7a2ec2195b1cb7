"""The text of a paragraph out of its runs (ECMA-376 part 1, 17.3), with marks where lines and pages end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from protokoll_parse.reading.docx_package import W
from protokoll_parse.reading.docx_signs import plain_signs, symbol
from protokoll_parse.reading.docx_values import VAL, is_on

if TYPE_CHECKING:
    from lxml.etree import _Element

# marks within the text of a paragraph, besides \t and \n; XML cannot hold these signs
PAGE: Final = "\f"  # a page begins here
TURN: Final = "\v"  # a page began here when the document was last printed; counts unless one begins here anyway
FIELD: Final = "\x00"  # what follows is a page number

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_BOX = W + "txbxContent"
_ALTERNATIVES = _MC + "AlternateContent"
# what holds runs and is printed; deleted text (w:del, w:moveFrom), comments and notes are not
_HOLDERS = frozenset(
    W + name
    for name in ("hyperlink", "ins", "moveTo", "smartTag", "customXml", "sdtContent", "dir", "bdo", "fldSimple")
)
_DRAWINGS = frozenset(W + name for name in ("drawing", "pict", "object"))
_SIGNS: Final = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
    W + "lastRenderedPageBreak": TURN,
    W + "pgNum": FIELD,
}
_BREAKS = {"page": PAGE, "column": "\n", "textWrapping": "\n"}
_PAGE_FIELDS = (["PAGE"], ["NUMPAGES"], ["SECTIONPAGES"])


@dataclass(slots=True)
class Runs:
    """The text of a paragraph, and the text boxes that are anchored in it."""

    text: str = ""
    boxes: list[_Element] = field(default_factory=list)


class _Fields:
    """The fields that are open at a place in a paragraph, from the outermost to the innermost."""

    def __init__(self) -> None:
        self._codes: list[str] = []
        self._results: list[bool] = []  # whether it is a page number whose result has begun

    def follow(self, mark: str | None) -> None:
        """Go on over a ``w:fldChar`` of this type."""
        if mark == "begin":
            self._codes.append("")
            self._results.append(False)
        elif mark == "separate" and self._codes:
            self._results[-1] = self._codes[-1].split(maxsplit=1)[:1] in _PAGE_FIELDS
        elif mark == "end" and self._codes:
            self._codes.pop()
            self._results.pop()

    def instruct(self, code: str) -> None:
        """Go on over a part of an instruction."""
        if self._codes:
            self._codes[-1] += code

    def show_page_number(self) -> bool:
        """Whether what stands here is a page number."""
        return bool(self._results) and self._results[-1]


def runs_of(paragraph: _Element, hidden: frozenset[str]) -> Runs:
    """What is printed of a paragraph (``w:p``); ``hidden``: ids of the styles of hidden text."""
    runs = Runs()
    parts: list[str] = []
    fields = _Fields()
    for run in _each_run(paragraph):
        _read_run(run, hidden, parts, fields, runs.boxes)
    runs.text = "".join(parts)
    return runs


def _each_run(element: _Element) -> Iterator[_Element]:
    for child in element:
        tag = child.tag
        if tag == W + "r":
            yield child
        elif tag in _HOLDERS:
            yield from _each_run(child)
        elif tag == W + "sdt":
            if not is_prompt(child):
                yield from _each_run(child)
        elif tag == _ALTERNATIVES and len(child):
            yield from _each_run(child[0])


def is_prompt(control: _Element) -> bool:
    """Whether a content control (``w:sdt``) still shows what should be written into it."""
    return is_on(control.find(f"{W}sdtPr/{W}showingPlcHdr"))


def _read_run(run: _Element, hidden: frozenset[str], parts: list[str], fields: _Fields, boxes: list[_Element]) -> None:
    """Add what is printed of ``run`` to ``parts``, and its text boxes to ``boxes``."""
    for child in run:
        tag = child.tag
        if tag == W + "t":
            if fields.show_page_number():
                parts.append(FIELD)
            if child.text:
                parts.append(plain_signs(child.text))
        elif tag == W + "rPr":
            if _is_hidden(child, hidden):
                return
        elif tag in _SIGNS:
            parts.append(_SIGNS[tag])
        elif tag == W + "br":
            parts.append(_BREAKS.get(child.get(W + "type") or "textWrapping", "\n"))
        elif tag == W + "fldChar":
            fields.follow(child.get(W + "fldCharType"))
        elif tag == W + "instrText":
            fields.instruct(child.text or "")
        elif tag == W + "sym":
            parts.append(symbol(child.get(W + "char")))
        elif tag in _DRAWINGS or tag == _ALTERNATIVES:
            boxes.extend(_boxes_in(child))


def _is_hidden(properties: _Element, hidden: frozenset[str]) -> bool:
    if is_on(properties.find(W + "vanish")):
        return True
    if not hidden:
        return False
    style = properties.find(W + "rStyle")
    return style is not None and style.get(VAL) in hidden


def _boxes_in(element: _Element) -> Iterator[_Element]:
    """The text boxes of a drawing, of each of its alternatives the first; boxes within them are theirs."""
    if element.tag == _BOX:
        yield element
    elif element.tag == _ALTERNATIVES:
        if len(element):
            yield from _boxes_in(element[0])
    else:
        for child in element:
            yield from _boxes_in(child)
