"""PAGE as Transkribus and HTRflow write it, in its older forms, and with parts missing."""

from __future__ import annotations

import io
from collections.abc import Callable

import page_writers
import pytest

from protokoll_parse.reading import page_xml
from protokoll_parse.reading.options import Options
from protokoll_parse.reading.printed import UNKNOWN, PrintedPage

TEXT = "Närvarande\nÅsa Ek            ordförande\n\n§ 1  Mötets öppnande\n"


def page_of(body: str, attributes: str = 'imageWidth="1000" imageHeight="2000"') -> PrintedPage:
    markup = f"<PcGts><Page {attributes}>{body}</Page></PcGts>"
    [page] = page_xml.pages(io.BytesIO(markup.encode()), Options())
    return page


def line(text: str, coords: str = '<Coords points="0,0 100,0 100,20 0,20"/>') -> str:
    return f"<TextLine>{coords}<TextEquiv><Unicode>{text}</Unicode></TextEquiv></TextLine>"


def texts(page: PrintedPage) -> list[list[str]]:
    return [[word.text for word in line] for line in page.lines]


@pytest.mark.parametrize(
    ("writer", "creator", "confidence"),
    [
        (page_writers.transkribus, "Transkribus", UNKNOWN),
        (page_writers.htrflow, "HTRflow", 0.92),
        (page_writers.page_words, "Exempelläsaren", 0.93),
    ],
)
def test_words_places_and_confidence(writer: Callable[[PrintedPage], bytes], creator: str, confidence: float) -> None:
    [sheet] = page_writers.sheets(TEXT)
    [page] = page_xml.pages(io.BytesIO(writer(sheet)), Options())
    assert [word for line in texts(page) for word in line] == [word for line in texts(sheet) for word in line]
    assert (page.width, page.height) == (sheet.width, sheet.height)
    assert page.engine is not None
    assert page.engine.name == creator
    words = {word.text: word for line in page.lines for word in line}
    for printed in (word for line in sheet.lines for word in line):
        word = words[printed.text]
        assert (word.left, word.right) == pytest.approx((printed.left, printed.right), abs=page_writers.LETTER)
        assert (word.top, word.bottom) == (printed.top, printed.bottom)
    assert words["Åsa"].confidence == confidence


def test_regions_in_their_order_of_reading() -> None:
    page = page_of(
        '<ReadingOrder><OrderedGroup id="g"><RegionRefIndexed index="1" regionRef="b"/>'
        '<UnorderedGroupIndexed index="0"><RegionRef regionRef="c"/>'
        '<RegionRef regionRef="gone"/></UnorderedGroupIndexed>'
        "</OrderedGroup></ReadingOrder>"
        f'<TextRegion id="a">{line("sist")}</TextRegion>'
        f'<TextRegion id="b">{line("två")}<TextRegion id="d">{line("tre")}</TextRegion></TextRegion>'
        f'<TextRegion id="c">{line("ett")}</TextRegion>'
        f'<TableRegion id="t"><TableCell>{line("cell")}</TableCell></TableRegion>'
    )
    assert texts(page) == [["ett"], ["två"], ["tre"], ["sist"], ["cell"]]


def test_the_reading_of_the_lowest_index_counts() -> None:
    page = page_of(
        '<TextRegion><TextLine><TextEquiv index="1" conf="0.9"><Unicode>fel</Unicode></TextEquiv>'
        '<TextEquiv index="0" conf="0.8"><Unicode>rätt</Unicode></TextEquiv></TextLine>'
        "<TextLine><TextEquiv><PlainText>enkel</PlainText></TextEquiv></TextLine>"
        "<TextLine><TextEquiv/></TextLine><TextLine/></TextRegion>"
    )
    assert texts(page) == [["rätt"], ["enkel"]]
    assert page.lines[0][0].confidence == 0.8


def test_people_correct_lines_and_leave_their_words() -> None:
    word = '<Word><Coords points="{0},0 {1},9"/><TextEquiv><Unicode>{2}</Unicode></TextEquiv></Word>'
    box = '<Coords points="0,0 100,9"/>'
    page = page_of(
        f"<TextRegion><TextLine>{box}{word.format(0, 40, 'Molet')}{word.format(60, 90, 'ar')}"
        "<TextEquiv><Unicode>Mötet är</Unicode></TextEquiv></TextLine>"
        f"<TextLine>{box}{word.format(0, 40, 'Motetar')}<TextEquiv><Unicode>Mötet är</Unicode></TextEquiv></TextLine>"
        f"<TextLine>{box}{word.format(0, 40, 'Utan')}{word.format(60, 90, 'rad')}</TextLine></TextRegion>"
    )
    assert texts(page) == [["Mötet", "är"], ["Mötet", "är"], ["Utan", "rad"]]
    assert [(word.left, word.right) for word in page.lines[0]] == [(0, 40), (60, 90)]
    assert [(word.left, word.right) for word in page.lines[1]] == [(0, 62.5), (75, 100)]


def test_text_of_regions_and_of_their_lines() -> None:
    page = page_of(
        '<TextRegion><Coords points="0,0 100,40"/>'
        "<TextEquiv><Unicode>rad ett\nrad två</Unicode></TextEquiv></TextRegion>"
        "<TextRegion><Coords points='0,50 100,90'/><TextLine/>"
        "<TextEquiv><Unicode>rad tre</Unicode></TextEquiv></TextRegion>"
        f"<TextRegion><TextRegion>{line('inne')}</TextRegion>"
        "<TextEquiv><Unicode>inne</Unicode></TextEquiv></TextRegion>"
    )
    assert texts(page) == [["rad", "ett"], ["rad", "två"], ["rad", "tre"], ["inne"]]
    assert (page.lines[1][0].top, page.lines[1][0].bottom) == (20, 40)


def test_hyphens_of_transcription() -> None:
    page = page_of(f"<TextRegion>{line('samman¬')}{line('träde ¬ s')}{line('¬')}</TextRegion>")
    assert texts(page) == [["samman-"], ["träde", "¬", "s"], ["¬"]]


def test_styles() -> None:
    style = '<TextStyle fontSize="10" bold="true"/>'
    page = page_of(
        f"<TextRegion><TextLine>{style}<TextEquiv><Unicode>Rubrik</Unicode></TextEquiv></TextLine></TextRegion>"
    )
    [[word]] = page.lines
    assert word.bold
    assert word.size == pytest.approx(10 * 2000 / 842)


@pytest.mark.parametrize(
    "coords",
    [
        "",
        "<Coords/>",
        '<Coords points=""/>',
        '<Coords points="1,x 2,3"/>',
        '<Coords points="NaN,NaN 5,5"/>',
        '<Coords points="7"/>',
        '<Coords points="5,5"/>',
        '<Coords><Point x="1"/></Coords>',
    ],
)
def test_outlines_that_are_none(coords: str) -> None:
    page = page_of(f"<TextRegion>{line('Mötet är öppet', coords)}{line('nu', coords)}</TextRegion>", attributes="")
    assert texts(page) == [["Mötet", "är", "öppet"], ["nu"]]
    assert page.lines[1][0].top >= page.lines[0][0].bottom
