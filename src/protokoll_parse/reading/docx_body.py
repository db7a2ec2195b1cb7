"""The blocks of a document in their order, as lines of text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from protokoll_parse.reading.docx_lines import paragraph_lines
from protokoll_parse.reading.docx_numbering import Label, Numbering
from protokoll_parse.reading.docx_package import W
from protokoll_parse.reading.docx_runs import PAGE, is_prompt, runs_of
from protokoll_parse.reading.docx_styles import Look, Styles
from protokoll_parse.reading.docx_tables import table_lines
from protokoll_parse.reading.docx_values import VAL, is_on

if TYPE_CHECKING:
    from lxml.etree import _Element

_BLANK_LINE = 120  # twips between two paragraphs that a reader sees as a blank line: half a line
_HOLDERS = frozenset(W + name for name in ("sdtContent", "customXml", "ins", "moveTo", "smartTag"))
_CONTINUED = frozenset(("continuous", "nextColumn"))
_TABLE = Look(style="\0")  # how a table counts for the space between it and the next paragraph


class Body:
    """Reads blocks from the first to the last, counting numbers and sections as it goes."""

    def __init__(self, styles: Styles, numbering: Numbering, default_stop: int, sections: list[_Element]) -> None:
        """``default_stop``: twips between tab stops. ``sections``: the document's ``w:sectPr`` in order."""
        self._styles = styles
        self._numbering = numbering
        self._default_stop = default_stop
        self._before_new_page = {section for section, following in pairwise(sections) if not _continues(following)}
        self._unended = ""  # text of paragraphs whose end was deleted or is hidden: the next one goes on there

    def lines(self, container: _Element) -> Iterator[str]:
        """The lines of the blocks in ``container``; breaks of pages are lines of their mark alone (``docx_runs``)."""
        above: Look | None = None
        for block in _blocks(container):
            if not len(block):  # an empty paragraph, and nothing is said of it
                yield ""
                above = None
                continue
            if block.tag == W + "tbl":
                if above is not None and above.after >= _BLANK_LINE:
                    yield ""
                yield from table_lines(block, lambda cell: list(self.lines(cell)))
                above = _TABLE
                continue
            properties = block.find(W + "pPr")
            look = self._styles.look(properties)
            if look.new_page:
                yield PAGE
            runs = runs_of(block, self._styles.hidden)
            if properties is not None and _has_no_end(properties):
                self._unended += runs.text
            else:
                lines = self._paragraph(self._unended + runs.text, look)
                self._unended = ""
                if any(lines) and lines[0] != PAGE and above is not None and _is_apart(above, look):
                    yield ""
                yield from lines
                above = look if any(lines) else None  # an empty paragraph is a gap itself
            for box in runs.boxes:
                yield from self.lines(box)
            if properties is not None and properties.find(W + "sectPr") in self._before_new_page:
                yield PAGE
        if self._unended:
            yield from paragraph_lines(self._unended, Look(), None, self._default_stop)
            self._unended = ""

    def _paragraph(self, text: str, look: Look) -> list[str]:
        label: Label | None = None
        if look.num is not None:
            label = self._numbering.next_label(look.num, look.level, look.style)
        elif not text:
            return [""]
        return paragraph_lines(text, look, label, self._default_stop)


def _blocks(container: _Element) -> Iterator[_Element]:
    """The paragraphs and tables, also those that content controls and tracked changes hold."""
    for child in container:
        tag = child.tag
        if tag in (W + "p", W + "tbl"):
            yield child
        elif tag in _HOLDERS or (tag == W + "sdt" and not is_prompt(child)):
            yield from _blocks(child)


def _has_no_end(properties: _Element) -> bool:
    """Whether the end of the paragraph was deleted, or is hidden."""
    mark = properties.find(W + "rPr")
    return mark is not None and (
        mark.find(W + "del") is not None or mark.find(W + "moveFrom") is not None or is_on(mark.find(W + "vanish"))
    )


def _is_apart(above: Look, below: Look) -> bool:
    """Whether a reader sees a gap between two paragraphs."""
    if below.heading and not above.heading:
        return True
    same = above.style == below.style
    return max(0 if same and above.contextual else above.after, 0 if same and below.contextual else below.before) >= (
        _BLANK_LINE
    )


def _continues(section: _Element) -> bool:
    """Whether a section begins where the one before it ends."""
    kind = section.find(W + "type")
    return kind is not None and kind.get(VAL) in _CONTINUED
