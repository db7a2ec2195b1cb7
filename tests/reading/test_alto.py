"""ALTO in its versions, and what programs leave out of it."""

from __future__ import annotations

import io
from dataclasses import astuple
from itertools import pairwise

import page_writers
import pytest

from protokoll_parse.reading import alto, read
from protokoll_parse.reading.options import Options
from protokoll_parse.reading.printed import PrintedPage
from protokoll_parse.text import Span

TEXT = "Protokoll\n\n§ 1  Mötets öppnande\nOrdföranden öppnar mötet.\n\f§ 2  Val av justerare\n"


def pages_of(markup: str) -> list[PrintedPage]:
    return list(alto.pages(io.BytesIO(markup.encode()), Options()))


def page_of(
    body: str, *, head: str = "", page: str = 'WIDTH="1000" HEIGHT="2000"', attributes: str = ""
) -> PrintedPage:
    [page_read] = pages_of(f"<alto {attributes}>{head}<Layout><Page {page}>{body}</Page></Layout></alto>")
    return page_read


@pytest.mark.parametrize(
    ("writer", "unit"), [(page_writers.alto2, 254 / 200), (page_writers.alto3, 1.0), (page_writers.alto4, 6.0)]
)
def test_each_version_gives_words_places_and_confidence(writer: page_writers.Writer, unit: float) -> None:
    sheets = page_writers.sheets(TEXT)
    pages = list(alto.pages(io.BytesIO(writer(sheets)), Options()))
    assert [len(page.lines) for page in pages] == [3, 1]
    for page, sheet in zip(pages, sheets, strict=True):
        assert (page.width, page.height) == pytest.approx((sheet.width * unit, sheet.height * unit), abs=0.1)
        words = [word for line in page.lines for word in line]
        for word, printed in zip(words, (word for line in sheet.lines for word in line), strict=True):
            assert word.text == printed.text
            assert (word.left, word.top) == pytest.approx((printed.left * unit, printed.top * unit), abs=0.1)
            assert word.right == pytest.approx(printed.right * unit, abs=0.1)
            assert word.confidence == pytest.approx(printed.confidence)


def test_in_the_record_places_are_shares_of_the_page() -> None:
    boxes = [
        [edge for span in map(Span, words.starts, words.ends) for edge in astuple(next(words.boxes_of(span)))]
        for writer in (page_writers.alto2, page_writers.alto3, page_writers.alto4)
        if (words := read(writer(page_writers.sheets(TEXT))).words)
    ]
    for some, others in pairwise(boxes):
        assert some == pytest.approx(others, abs=1e-3)


def test_the_program_and_its_language() -> None:
    old = (
        "<Description><OCRProcessing><ocrProcessingStep><processingSoftware><softwareName>Läsaren</softwareName>"
        "<softwareVersion>12</softwareVersion></processingSoftware></ocrProcessingStep></OCRProcessing></Description>"
    )
    line = '<TextLine><String CONTENT="x" HPOS="1" VPOS="1" WIDTH="9" HEIGHT="9"/></TextLine>'
    new = (
        "<Description><Processing><processingSoftware><softwareName>Läsaren</softwareName></processingSoftware>"
        "</Processing></Description>"
    )
    for head, block, expected in [
        (old, "<TextBlock>", ("Läsaren 12", None)),
        (new, '<TextBlock LANG="sv">', ("Läsaren", "sv")),
        ("", '<TextBlock language="sv-SE">', (None, "sv-SE")),
    ]:
        engine = page_of(f"{block}{line}</TextBlock>", head=head).engine
        assert engine is not None
        assert (engine.name, engine.language) == expected
    assert page_of(f"<TextBlock>{line}</TextBlock>").engine is None


def test_styles_are_those_of_the_word_else_of_the_line_else_of_the_block() -> None:
    head = (
        "<Description><MeasurementUnit>inch1200</MeasurementUnit></Description>"
        '<Styles><TextStyle ID="a" FONTSIZE="10"/><TextStyle ID="b" FONTSIZE="14" FONTSTYLE="bold italics"/>'
        '<ParagraphStyle ID="p"/></Styles>'
    )
    place = 'HPOS="1" VPOS="1" WIDTH="9" HEIGHT="9"'
    page = page_of(
        f'<TextBlock STYLEREFS="p a"><TextLine><String {place} CONTENT="block"/></TextLine>'
        f'<TextLine STYLEREFS="b"><String {place} CONTENT="line"/>'
        f'<String {place} STYLEREFS="a" CONTENT="word"/></TextLine>'
        f'<TextLine><String {place} STYLE="bold" CONTENT="own"/></TextLine></TextBlock>'
        f"<TextBlock><TextLine><String {place} CONTENT='none'/></TextLine></TextBlock>",
        head=head,
    )
    points = 1200 / 72
    assert [(word.text, word.size, word.bold) for line in page.lines for word in line] == [
        ("block", 10 * points, False),
        ("line", 14 * points, True),
        ("word", 10 * points, False),
        ("own", 10 * points, True),
        ("none", 0, False),
    ]


def test_hyphens_and_strings_that_touch() -> None:
    page = page_of(
        '<TextLine><String CONTENT="Dnr" HPOS="0" VPOS="0" WIDTH="30" HEIGHT="10"/>'
        '<String CONTENT=":" HPOS="30" VPOS="0" WIDTH="3" HEIGHT="9" WC="0.5"/><SP/>'
        '<String CONTENT="sam" HPOS="40" VPOS="0" WIDTH="30" HEIGHT="10"/><HYP CONTENT="&#xAD;"/></TextLine>'
        '<TextLine><String CONTENT="under-" HPOS="0" VPOS="20" WIDTH="60" HEIGHT="10"/><HYP CONTENT="-"/></TextLine>'
        '<TextLine><String CONTENT="utan" HPOS="0" VPOS="40" WIDTH="40" HEIGHT="10"/>'
        '<String CONTENT="SP" HPOS="41" VPOS="40" WIDTH="20" HEIGHT="10"/></TextLine>'
    )
    assert [[word.text for word in line] for line in page.lines] == [["Dnr:", "sam-"], ["under-"], ["utan", "SP"]]
    assert page.lines[0][0].confidence == 0.5
    assert page.lines[0][0].right == 33


def test_places_that_are_missing_or_no_numbers() -> None:
    page = page_of(
        '<TextLine HPOS="100" VPOS="50" WIDTH="110" HEIGHT="20"><String CONTENT="fyra"/>'
        '<String CONTENT="orden"/></TextLine>'
        '<TextLine><String CONTENT="under" HPOS="x" VPOS="NaN" WIDTH="-3" HEIGHT="inf"/></TextLine>'
        '<TextLine><String CONTENT="  "/><String CONTENT=""/></TextLine>',
        page="",
    )
    (first, second), (third,) = page.lines
    assert (first.left, first.right, second.left, second.right) == (100, 144, 155, 210)
    assert (third.top, third.left) == (70, 100)
    assert page.width == 210
    assert page.height == 90


def test_white_space_parts_words_and_what_is_no_text_is_marked() -> None:
    page = page_of(
        '<TextLine><String CONTENT="KS §&#xA0;12&#x85;\u2028" HPOS="0" VPOS="0" WIDTH="90" HEIGHT="9"/></TextLine>'
    )
    [line] = page.lines
    assert [word.text for word in line] == ["KS", "§", "12"]
    assert [word.left for word in line] == sorted(word.left for word in line)


def test_the_page_is_as_large_as_its_print_space() -> None:
    page = page_of('<PrintSpace HPOS="10" VPOS="20" WIDTH="500" HEIGHT="700"/>', page='WIDTH="0"')
    assert (page.width, page.height) == (510, 720)


def test_the_first_page_comes_before_the_file_is_read() -> None:
    stream = io.BytesIO(page_writers.alto3(page_writers.sheets("\f".join([TEXT] * 200))))
    first = next(alto.pages(stream, Options()))
    assert first.lines
    assert stream.tell() < stream.getbuffer().nbytes / 2
