"""WordprocessingML (ECMA-376), as Word, LibreOffice and Google Docs write it, with python-docx.

The text comes out as it is printed: the numbers of lists and headings before their paragraphs, tables and tabs in
columns, tracked changes accepted; notes, comments and hidden text left out. A paragraph is a line, for where its lines
end depends on the printer. Of running heads the first page's stands at the top; the others repeat it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, BinaryIO

from protokoll_parse.reading.docx_body import Body
from protokoll_parse.reading.docx_numbering import Numbering
from protokoll_parse.reading.docx_package import Package, R, W
from protokoll_parse.reading.docx_runs import FIELD, PAGE, TURN
from protokoll_parse.reading.docx_styles import Styles
from protokoll_parse.reading.docx_values import VAL, is_on, twips
from protokoll_parse.reading.options import Options
from protokoll_parse.reading.printed import PrintedPage
from protokoll_parse.reading.problems import ReadingError

if TYPE_CHECKING:
    from lxml.etree import _Element

_DEFAULT_STOP = 720  # twips between tab stops, where the settings do not say
# a page number with what is printed around it, in a running head: "Sida 1 av 4", "1 (4)"
_PAGE_NUMBER = re.compile(
    rf"(?:\b(?:sida|sid\.|sidan|blad)\s*)?{FIELD}\d*(?:\s*(?:av|/|\()\s*{FIELD}?\d{{1,4}}\s*\)?)?", re.IGNORECASE
)


def pages(stream: BinaryIO, options: Options) -> Iterator[PrintedPage]:  # noqa: ARG001  # the same for all readers
    """The pages of a document; one page where nothing says where pages end.

    Raises:
        ReadingError: when it is damaged, encrypted, or larger than can be meant.
        MissingComponentError: when python-docx is not installed.
    """
    package = Package(stream)
    body = package.document.find(W + "body")
    if body is None:
        raise ReadingError("input-damaged", "is a DOCX file without a body; open and save it again")
    styles = Styles(package.related("styles"))
    sections = [section for section in body.iter(W + "sectPr") if _ends_section(section)]
    stop = _default_stop(package.related("settings"))
    numbers = package.related("numbering")
    head = list(_head(package, sections[0], styles, numbers, stop)) if sections else []
    lines = Body(styles, Numbering(numbers), stop, sections).lines(body)
    yield from _paged(head, lines)


def _ends_section(section: _Element) -> bool:
    """Whether it is one that is in force, not what it was before a tracked change."""
    parent = section.getparent()
    return parent is not None and parent.tag != W + "sectPrChange"


def _default_stop(settings: _Element | None) -> int:
    stop = None if settings is None else settings.find(W + "defaultTabStop")
    return max(100, twips(stop.get(VAL), _DEFAULT_STOP)) if stop is not None else _DEFAULT_STOP


def _head(package: Package, section: _Element, styles: Styles, numbers: _Element | None, stop: int) -> Iterator[str]:
    """The lines of the running head of the first page, without page numbers."""
    heads = {each.get(W + "type") or "default": each.get(R + "id") for each in section.findall(W + "headerReference")}
    relation = heads.get("first" if is_on(section.find(W + "titlePg")) else "default")
    part = package.part(relation) if relation else None
    if part is None:
        return
    for line in Body(styles, Numbering(numbers), stop, []).lines(part):
        text = _PAGE_NUMBER.sub("", line).rstrip()
        if text.strip() and text not in (PAGE, TURN):
            yield text


def _paged(head: list[str], lines: Iterable[str]) -> Iterator[PrintedPage]:
    """Lines as pages; a page that began when the document was last printed is none where one begins anyway."""
    page = [*head, ""] if head else []
    begun = False  # something stands on the page
    for line in lines:
        if line in (PAGE, TURN):
            if line == PAGE or begun:
                yield _page([*page, ""] if line == PAGE else page)
                page, begun = [], False
            continue
        begun = begun or bool(line)
        if begun:
            page.append(line.replace(FIELD, ""))
    if any(page):
        yield _page(page)


def _page(lines: list[str]) -> PrintedPage:
    return PrintedPage(text="\n".join(lines) + "\n")
