"""Minutes as a secretary would have written them in a word processor, made from their text.

    python tools/docx_writer.py samples/alvsunda-revision.txt minutes.docx [--automatic]

Two hands. One types everything as it stands: numbers are text, columns are tabs, lines end where they end, blank lines
are empty paragraphs. The other lets the program number headings and lists and break the lines of its paragraphs, puts
columns into tables, and leaves the space between paragraphs to their styles. With both, running heads are headers, and
pages end with breaks.
The same text gives the same bytes.
"""

from __future__ import annotations

import io
import re
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

import docx
from docx.document import Document
from docx.enum.text import WD_BREAK, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, Twips
from docx.text.paragraph import Paragraph
from docx_lists import Lists, number

from protokoll_parse.pipeline import parse_source
from protokoll_parse.reading import read_text
from protokoll_parse.records.models import Item
from protokoll_parse.repair.stage import repair
from protokoll_parse.segment.furniture import find_furniture
from protokoll_parse.text import lines_of

LETTER = 110  # twips
_WIDE = 125  # twips a letter, where tabs must hold any text of so many letters
_TIME = (2024, 1, 1, 0, 0, 0)
_COLUMNS = re.compile(r"\S {3,}\S")
_CELL = re.compile(r"\S+(?: {1,2}\S+)*")
_LEADER = re.compile(r"\s*[.…_]{4,}\s*(\d+)$")
_NUMBER = re.compile(
    r"(?P<before>(?:[^\W\d]{1,6} )?§ ?)?(?P<number>\d{1,3}(?:\.\d{1,2})*)(?P<after>\.(?=\s)| ?§(?=\s|$))?"
    r"(?:\s+(?=[^\s\d])|$)"
)
_PAGE_NUMBER = re.compile(r"(?P<page>\d{1,3})(?P<between> ?(?:\(|/|av) ?)(?P<pages>\d{1,3})(?P<end>\)?)$")
_LIST = re.compile(r"(?P<bullet>[-–•●])\s+|(?P<letter>[a-z])\)\s+|(?P<digit>\d{1,2})\.\s+")
# what begins a line of its own, however long the line above it is
_NEW_LINE = re.compile(r"\s*(?:[-–•●*]\s|\d+[.)\s]|[a-zA-Z]\)\s|.{0,6}§|[aA]tt\b|[A-ZÅÄÖ][\w ]{2,25}:)")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line with the level of the heading that it is, 0 for none."""

    text: str
    level: int = 0


def docx_of(text: str, *, automatic: bool = False) -> bytes:
    """A document with the given minutes; ``automatic``: by the hand that lets the program do the work."""
    document = docx.Document()
    writer = _Writer(document, automatic)
    headings = _headings(text)
    lines = dedent(text.replace("\f", "")).split("\n")
    width = max((len(line) for line in lines if not _COLUMNS.search(line) and not _LEADER.search(line)), default=80)
    for index, page in enumerate(_pages(text, lines, writer)):
        if index:
            writer.page_break()
        writer.write([_Line(lines[at].rstrip(), headings.get(at + 1, 0)) for at in page], width)
    stream = io.BytesIO()
    document.save(stream)
    return _without_times(stream.getvalue())


def _headings(text: str) -> dict[int, int]:
    """The lines that begin items (1) and their parts (2), by their number from 1."""

    def walk(items: list[Item], level: int) -> Iterator[tuple[int, int]]:
        for item in items:
            if item.span is not None:
                yield item.span.line_start, level
            yield from walk(item.subitems, min(level + 1, 3))

    return dict(walk(parse_source(read_text(text)).items, 1))


def _pages(text: str, lines: list[str], writer: _Writer) -> Iterator[list[int]]:
    """The indexes of the lines of each page; the first running head becomes the header, the others go."""
    source = read_text(text)
    furniture = find_furniture(lines_of(repair(source)))
    heads = {number - 1 for number in furniture}
    starts = {text.count("\n", 0, page.span.start) for page in source.pages}
    if heads and min(heads) < 3:
        first = next(index for index in range(len(lines)) if index not in heads)
        writer.header([lines[index] for index in range(first)])
    page: list[int] = []
    for index in range(len(lines)):
        begins = index in heads and index - 1 not in heads
        if (begins or index in starts) and any(lines[each].strip() for each in page):
            yield page
            page = []
        if index not in heads:
            page.append(index)
    yield page


class _Writer:
    """Writes pages of lines into a document."""

    def __init__(self, document: Document, automatic: bool) -> None:
        self._document = document
        self._automatic = automatic
        self._lists = Lists(document)
        self._headings: dict[tuple[str, str], tuple[int, int, list[int]]] = {}  # abstract id, list id, last number
        self._bullets: dict[str, int] = {}
        self._series: tuple[str, int, int] = ("", 0, 0)  # form, list id, last number
        self._gap = False
        normal = document.styles["Normal"].paragraph_format
        normal.space_after = Pt(0)

    def header(self, lines: list[str]) -> None:
        """The running head of all pages."""
        header = self._document.sections[0].header
        header.is_linked_to_previous = False
        for index, line in enumerate(lines):
            paragraph = header.paragraphs[0] if not index else header.add_paragraph()
            paragraph.paragraph_format.tab_stops.clear_all()
            self._tabbed(paragraph, line, [match.start() for match in _CELL.finditer(line)])

    def page_break(self) -> None:
        self._document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        self._gap = False

    def write(self, lines: list[_Line], width: int) -> None:
        """The lines of a page; prose was broken at ``width`` letters."""
        at = 0
        while at < len(lines):
            line = lines[at]
            end = at + 1
            if not line.text:
                self._blank()
            elif line.level and (not _COLUMNS.search(line.text) or _NUMBER.match(line.text)):
                self._heading(line)
            elif (block := _column_block(lines, at)) > at:
                end = block
                self._columns([each.text for each in lines[at:end]])
            else:
                while end < len(lines) and _goes_on(lines[end - 1], lines[end], width):
                    if not self._automatic and _indent(lines[end].text) != _indent(line.text):
                        break
                    end += 1
                self._prose([each.text for each in lines[at:end]])
            at = end

    def _paragraph(self, style: str | None = None) -> Paragraph:
        paragraph = self._document.add_paragraph(style=style)
        if self._gap:
            paragraph.paragraph_format.space_before = Pt(12)
            self._gap = False
        return paragraph

    def _blank(self) -> None:
        if self._automatic:
            self._gap = True
        else:
            self._document.add_paragraph()

    def _heading(self, line: _Line) -> None:
        paragraph = self._paragraph(f"Heading {line.level}")
        text = line.text.strip()
        match = _NUMBER.match(text)
        if match is None or (match.end() == len(text) and not self._automatic):
            paragraph.add_run(text)
        elif self._automatic:
            self._number_heading(paragraph, match)
            paragraph.add_run(text[match.end() :])
        else:
            paragraph.add_run(text[: match.end()].rstrip())
            paragraph.add_run("\t" if text[match.end() - 1 :].startswith("  ") else " ")
            paragraph.add_run(text[match.end() :])

    def _number_heading(self, paragraph: Paragraph, match: re.Match[str]) -> None:
        before, after = match["before"] or "", match["after"] or ""
        parts = [int(part) for part in match["number"].split(".")]
        known = self._headings.get((before, after))
        if known is None:
            texts = [before + ".".join(f"%{index + 1}" for index in range(depth)) + after for depth in (1, 2, 3)]
            abstract = self._lists.define(texts, left=567, hanging=567)
            num, last = 0, [-1]
        else:
            abstract, num, last = known
        following = [*last, 0, 0][: len(parts)]
        following[-1] += 1
        if following != parts:
            num = self._lists.begin(abstract, parts)
        self._headings[before, after] = (abstract, num, parts)
        number(paragraph, num, len(parts) - 1)

    def _prose(self, lines: list[str]) -> None:
        text = lines[0].strip()
        for line in lines[1:]:
            if not self._automatic:
                text += "\n" + line.strip()
            else:
                text = text[:-1] + line.strip() if text.endswith("-") else f"{text} {line.strip()}"
        indent = _indent(lines[0])
        paragraph = self._paragraph()
        if leader := _LEADER.search(text):
            paragraph.paragraph_format.tab_stops.add_tab_stop(Twips(9000), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
            text = f"{text[: leader.start()]}\t{leader[1]}"
        elif self._automatic and (match := _LIST.match(text)):
            self._number_list(paragraph, match, indent)
            text = text[match.end() :]
        elif indent:
            paragraph.paragraph_format.left_indent = Twips(indent * LETTER)
        paragraph.add_run(text)

    def _number_list(self, paragraph: Paragraph, match: re.Match[str], indent: int) -> None:
        if match["bullet"]:
            sign = match["bullet"]
            if sign not in self._bullets:
                self._bullets[sign] = self._lists.begin(self._lists.define([sign], "bullet"))
            form, num, count = sign, self._bullets[sign], 0
        else:
            letter = match["letter"]
            form, count = ("lowerLetter", ord(letter) - 96) if letter else ("decimal", int(match["digit"]))
            if self._series[0] == form and self._series[2] + 1 == count:
                num = self._series[1]
            elif letter:
                num = self._lists.begin(self._lists.define(["%1)"], "lowerLetter", starts=[count]))
            else:
                num = self._lists.begin(self._lists.define(["%1."], starts=[count]))
            self._series = (form, num, count)
        number(paragraph, num)
        paragraph.paragraph_format.left_indent = Twips(indent * LETTER + 360)
        paragraph.paragraph_format.first_line_indent = Twips(-360)

    def _columns(self, lines: list[str]) -> None:
        starts = _column_starts(lines)
        if not self._automatic:
            for line in lines:
                self._tabbed(self._paragraph(), line, starts)
            return
        if self._gap:
            self._paragraph()  # a table has no space before it
        table = self._document.add_table(len(lines), len(starts))
        for column, (start, end) in enumerate(zip(starts, [*starts[1:], max(starts[-1] + 20, 90)], strict=True)):
            table.columns[column].width = Twips((end - start) * LETTER)
        for row, line in zip(table.rows, lines, strict=True):
            cells = list(_CELL.finditer(line))
            if len(cells) == 1 and len(starts) > 1 and cells[0].start() < starts[1] <= cells[0].end():
                row.cells[0].merge(row.cells[-1]).text = cells[0][0]
                continue
            for cell in cells:
                into = row.cells[_column_of(cell.start(), starts)]
                into.text = f"{into.text} {cell[0]}".strip()

    def _tabbed(self, paragraph: Paragraph, line: str, starts: list[int]) -> None:
        """A line whose columns stand at tab stops."""
        for start in starts:
            if start:
                paragraph.paragraph_format.tab_stops.add_tab_stop(Twips(start * _WIDE))
        column = 0 if not starts[0] else -1
        text = ""
        for cell in _CELL.finditer(line):
            into = _column_of(cell.start(), starts)
            text += "\t" * (into - column) if into > column or not text else " "
            text += cell[0]
            column = max(column, into)
        _add_run(paragraph, text)


def _add_run(paragraph: Paragraph, text: str) -> None:
    """Add text; a page number at its end (``1 (4)``) becomes fields."""
    match = _PAGE_NUMBER.search(text)
    paragraph.add_run(text[: match.start()] if match else text)
    if match is not None:
        _add_field(paragraph, "PAGE", match["page"])
        paragraph.add_run(match["between"])
        _add_field(paragraph, "NUMPAGES", match["pages"])
        paragraph.add_run(match["end"])


def _add_field(paragraph: Paragraph, code: str, value: str) -> None:
    for part in ("begin", code, "separate", value, "end"):
        run = paragraph.add_run("" if part != value else value)
        if part == code:
            instruction = OxmlElement("w:instrText")
            instruction.text = f" {code} "
            run._r.append(instruction)
        elif part != value:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), part)
            run._r.append(mark)


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def _column_block(lines: list[_Line], at: int) -> int:
    """Where the lines in columns that begin at ``at`` end; ``at`` when there are none."""
    end = at
    for index in range(at, len(lines)):
        line = lines[index]
        if not line.text or (line.level and _NUMBER.match(line.text)) or _LEADER.search(line.text):
            break
        if _COLUMNS.search(line.text):
            end = index + 1
        elif index == at or (index > end and not line.text.startswith("    ")):  # two lines without columns
            break
        elif line.text.startswith("    ") and end == index:
            end = index + 1
    return end


def _column_starts(lines: list[str]) -> list[int]:
    starts: list[int] = []
    for start in sorted({match.start() for line in lines for match in _CELL.finditer(line)}):
        if not starts or start - starts[-1] > 2:
            starts.append(start)
    return starts


def _column_of(start: int, starts: list[int]) -> int:
    return max(index for index, column in enumerate(starts) if column <= start)


def _goes_on(line: _Line, following: _Line, width: int) -> bool:
    """Whether ``line`` ended only because the next word found no room."""
    if not following.text or following.level or line.level or _COLUMNS.search(following.text):
        return False
    if _NEW_LINE.match(following.text) or _LEADER.search(following.text) or _LEADER.search(line.text):
        return False
    return len(line.text) + 1 + len(following.text.split()[0]) > width - 2 or bool(
        re.search(r"[a-zåäö]-$", line.text) and following.text.strip()[:1].islower()
    )


def _without_times(data: bytes) -> bytes:
    """The package with all its time stamps set to one."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for entry in given.infolist():
            made.writestr(zipfile.ZipInfo(entry.filename, _TIME), given.read(entry), zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def main() -> int:
    if len(sys.argv) < 3:
        print(__doc__, file=sys.stderr)
        return 2
    source, target = map(Path, sys.argv[1:3])
    target.write_bytes(docx_of(source.read_text(encoding="utf-8"), automatic="--automatic" in sys.argv))
    return 0


if __name__ == "__main__":
    sys.exit(main())
