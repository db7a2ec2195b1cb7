"""Make files of formats with layout out of texts: fixtures and tests of the readers.

``sheets`` sets a text on A4 pages in a type of one width; each writer makes of such pages the bytes of a file, as the
program would that it is named after. The same text always gives the same bytes.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable
from itertools import pairwise
from xml.sax.saxutils import escape, quoteattr

from protokoll_parse.reading.printed import UNKNOWN, PrintedLine, PrintedPage, PrintedWord
from protokoll_parse.text.words import OcrEngine

# pixels at 200 dpi
WIDTH, HEIGHT = 1654, 2339
MARGIN = 170
PITCH = 33  # from line to line
TYPE = 24  # height of the type
LETTER = 13

_ENGINE = OcrEngine("tesseract 5.3.0", "swe")
_POINT = 200 / 72
_CELL_GAP = 3 * LETTER  # wider, and what follows is a line of its own where lines are regions of the image
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'

Pages = Iterable[PrintedPage]
Writer = Callable[[Pages], bytes]


def sheets(text: str) -> list[PrintedPage]:
    """A text on pages of 200 dpi, a form feed to the page; long lines are set smaller, long pages are longer."""
    return [_sheet(page.split("\n")) for page in text.rstrip("\n").split("\f")]


def _sheet(rows: list[str]) -> PrintedPage:
    rows = [row.expandtabs() for row in rows]
    letter = min(LETTER, (WIDTH - 2 * MARGIN) / max(1, *map(len, rows)))
    page = PrintedPage(WIDTH, max(HEIGHT, 2 * MARGIN + PITCH * len(rows)), engine=_ENGINE)
    for number, row in enumerate(rows):
        top = MARGIN + number * PITCH
        words = [
            PrintedWord(
                found[0],
                round(MARGIN + found.start() * letter),
                top,
                round(MARGIN + (found.end() - 0.1) * letter),
                top + TYPE,
                confidence=0.9 + len(found[0]) % 10 / 100,
                size=TYPE,
            )
            for found in re.finditer(r"\S+", row)
        ]
        if words:
            page.lines.append(PrintedLine.of(words))
    return page


def alto2(pages: Pages) -> bytes:
    """ALTO 2 in tenths of millimetres with styles, as large digitization programmes hold it."""
    return _alto(
        pages,
        namespace="http://www.loc.gov/standards/alto/ns-v2#",
        unit="mm10",
        scale=254 / 200,
        processing="OCRProcessing",
        software="<softwareName>Exempelläsaren</softwareName><softwareVersion>12</softwareVersion>",
    )


def alto3(pages: Pages) -> bytes:
    """ALTO 3 in pixels, as Tesseract writes it."""
    return _alto(
        pages,
        namespace="http://www.loc.gov/standards/alto/ns-v3#",
        unit="pixel",
        scale=1,
        processing="OCRProcessing",
        software="<softwareName>tesseract 5.3.0</softwareName>",
    )


def alto4(pages: Pages) -> bytes:
    """ALTO 4, in 1200ths of an inch."""
    return _alto(
        pages,
        namespace="http://www.loc.gov/standards/alto/ns-v4#",
        unit="inch1200",
        scale=6,
        processing="Processing",
        software="<softwareName>Exempelläsaren</softwareName>",
    )


def _alto(pages: Pages, *, namespace: str, unit: str, scale: float, processing: str, software: str) -> bytes:
    step = f"<processingSoftware>{software}</processingSoftware>"
    if processing == "OCRProcessing":
        step = f"<ocrProcessingStep>{step}</ocrProcessingStep>"
    out = [
        f'{_HEAD}<alto xmlns="{namespace}">\n<Description><MeasurementUnit>{unit}</MeasurementUnit>'
        f'<{processing} ID="OCR_0">{step}</{processing}></Description>\n'
        '<Styles><TextStyle ID="font0" FONTSIZE="9"/><TextStyle ID="font1" FONTSIZE="9" FONTSTYLE="bold"/></Styles>\n'
        "<Layout>\n"
    ]

    def box(left: float, top: float, right: float, bottom: float) -> str:
        return (
            f'HPOS="{_figure(left * scale)}" VPOS="{_figure(top * scale)}" '
            f'WIDTH="{_figure((right - left) * scale)}" HEIGHT="{_figure((bottom - top) * scale)}"'
        )

    for number, page in enumerate(pages, 1):
        out.append(
            f'<Page ID="page_{number}" PHYSICAL_IMG_NR="{number}" WIDTH="{_figure(page.width * scale)}" '
            f'HEIGHT="{_figure(page.height * scale)}"><PrintSpace {box(0, 0, page.width, page.height)}>\n'
        )
        for line in page.lines:
            out.append(f"<TextBlock {box(*_around(line))}><TextLine {box(*_around(line))}>")
            for index, word in enumerate(line):
                if index:
                    before = line[index - 1]
                    out.append(f"<SP {box(before.right, before.top, word.left, before.bottom)}/>")
                out.append(
                    f'<String {box(*_box(word))} STYLEREFS="font{int(word.bold)}"'
                    f' WC="{_sure(word):.2f}" CONTENT={quoteattr(word.text)}/>'
                )
            out.append("</TextLine></TextBlock>\n")
        out.append("</PrintSpace></Page>\n")
    out.append("</Layout></alto>\n")
    return "".join(out).encode()


def hocr(pages: Pages) -> bytes:
    """hOCR, as Tesseract writes it."""
    out = [
        f'{_HEAD}<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"\n'
        '    "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en" lang="en">\n<head>\n'
        '<meta http-equiv="Content-Type" content="text/html;charset=utf-8"/>\n'
        '<meta name="ocr-system" content="tesseract 5.3.0"/>\n'
        '<meta name="ocr-capabilities" content="ocr_page ocr_carea ocr_par ocr_line ocrx_word ocrp_wconf"/>\n'
        "</head>\n<body>\n"
    ]

    def box(left: float, top: float, right: float, bottom: float) -> str:
        return f"bbox {round(left)} {round(top)} {round(right)} {round(bottom)}"

    for number, page in enumerate(pages):
        size = box(0, 0, page.width, page.height)
        out.append(f"<div class='ocr_page' title='image \"p.png\"; {size}; ppageno {number}'>\n")
        for line in page.lines:
            place = box(*_around(line))
            out.append(f"<p class='ocr_par' lang='swe' title=\"{place}\">\n")
            out.append(f"<span class='ocr_line' title=\"{place}; baseline 0 -5; x_size {_figure(line.sizes[0])}\">\n")
            for word in line:
                text = f"<strong>{escape(word.text)}</strong>" if word.bold else escape(word.text)
                title = f"{box(*_box(word))}; x_wconf {round(100 * _sure(word))}"
                out.append(f"<span class='ocrx_word' title='{title}'>{text}</span>\n")
            out.append("</span>\n</p>\n")
        out.append("</div>\n")
    out.append("</body>\n</html>\n")
    return "".join(out).encode()


def transkribus(page: PrintedPage) -> bytes:
    """One page of PAGE 2013 as Transkribus exports it: lines and their text, an order of reading, no words."""
    regions = [("r1", [part for line in page.lines for part in _cells(line)])]
    return _page(page, "2013-07-15", "Transkribus", regions, confident=False, worded=False)


def htrflow(page: PrintedPage) -> bytes:
    """One page of PAGE 2019 as HTRflow writes it: each line in a region of its own, with its confidence."""
    parts = [part for line in page.lines for part in _cells(line)]
    regions = [(f"region{number}", [part]) for number, part in enumerate(parts)]
    return _page(page, "2019-07-15", "HTRflow", regions, confident=True, worded=False)


def page_words(page: PrintedPage) -> bytes:
    """One page of PAGE 2010, whose outlines are lists of points, with words."""
    regions = [("r1", page.lines)]
    return _page(page, "2010-03-19", "Exempelläsaren", regions, confident=True, worded=True)


def _page(
    page: PrintedPage,
    version: str,
    creator: str,
    regions: list[tuple[str, list[PrintedLine]]],
    *,
    confident: bool,
    worded: bool,
) -> bytes:
    old = version.startswith("2010")

    def coords(left: float, top: float, right: float, bottom: float) -> str:
        corners = [(left, top), (right, top), (right, bottom), (left, bottom)]
        if old:
            points = "".join(f'<Point x="{round(x)}" y="{round(y)}"/>' for x, y in corners)
            return f"<Coords>{points}</Coords>"
        points = " ".join(f"{round(x)},{round(y)}" for x, y in corners)
        return f'<Coords points="{points}"/>'

    def equiv(text: str, sure: float) -> str:
        attribute = f' conf="{sure:.4f}"' if confident else ""
        return f"<TextEquiv{attribute}><Unicode>{escape(text)}</Unicode></TextEquiv>"

    out = [
        f'{_HEAD}<PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/{version}">\n'
        f"<Metadata><Creator>{creator}</Creator></Metadata>\n"
        f'<Page imageFilename="p.png" imageWidth="{page.width}" imageHeight="{page.height}">\n'
        '<ReadingOrder><OrderedGroup id="ro">'
    ]
    out += [f'<RegionRefIndexed index="{index}" regionRef="{name}"/>' for index, (name, _) in enumerate(regions)]
    out.append("</OrderedGroup></ReadingOrder>\n")
    for name, lines in regions:
        if not lines:
            continue
        out.append(f'<TextRegion id="{name}">{coords(*_around([word for line in lines for word in line]))}\n')
        for number, line in enumerate(lines):
            out.append(f'<TextLine id="{name}l{number}">{coords(*_around(line))}')
            if worded:
                out += [f"<Word>{coords(*_box(word))}{equiv(word.text, _sure(word))}</Word>" for word in line]
            out.append(f"{equiv(' '.join(line.texts), min(map(_sure, line)))}</TextLine>\n")
        out.append("</TextRegion>\n")
    out.append("</Page></PcGts>\n")
    return "".join(out).encode()


def tsv(pages: Pages) -> bytes:
    """The table that Tesseract writes; each line a block."""
    head = "level page_num block_num par_num line_num word_num left top width height conf text".replace(" ", "\t")
    out = [head + "\n"]

    def row(*cells: object) -> None:
        out.append("\t".join(map(str, cells)) + "\n")

    def box(left: float, top: float, right: float, bottom: float) -> tuple[int, int, int, int]:
        return round(left), round(top), round(right - left), round(bottom - top)

    for number, page in enumerate(pages, 1):
        row(1, number, 0, 0, 0, 0, *box(0, 0, page.width, page.height), -1, "")
        for block, line in enumerate(page.lines, 1):
            place = box(*_around(line))
            row(2, number, block, 0, 0, 0, *place, -1, "")
            row(3, number, block, 1, 0, 0, *place, -1, "")
            row(4, number, block, 1, 1, 0, *place, -1, "")
            for index, word in enumerate(line, 1):
                row(5, number, block, 1, 1, index, *box(*_box(word)), f"{100 * _sure(word):.6f}", word.text)
    return "".join(out).encode()


def zipped(pages: Pages, writer: Callable[[PrintedPage], bytes]) -> bytes:
    """A ZIP file with a file a page, for formats that hold one page."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, page in enumerate(pages, 1):
            archive.writestr(zipfile.ZipInfo(f"page_{number}.xml"), writer(page))
    return out.getvalue()


def _cells(line: PrintedLine) -> list[PrintedLine]:
    """A line's words, apart where a wide gap is between them: readers of handwriting see two lines there."""
    gaps = enumerate(pairwise(line), 1)
    wide = [place for place, (before, word) in gaps if word.left - before.right > _CELL_GAP]
    return [line.part(start, end) for start, end in pairwise([0, *wide, len(line)])]


def _box(word: PrintedWord) -> tuple[float, float, float, float]:
    return word.left, word.top, word.right, word.bottom


def _around(words: Iterable[PrintedWord]) -> tuple[float, float, float, float]:
    lefts, tops, rights, bottoms = zip(*map(_box, words), strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _sure(word: PrintedWord) -> float:
    return 1.0 if word.confidence == UNKNOWN else word.confidence


def _figure(value: float) -> str:
    """Without needless digits: ``12``, ``12.7``."""
    return f"{value:.1f}".removesuffix(".0")
