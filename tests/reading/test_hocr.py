"""hOCR as Tesseract writes it, and sloppier."""

from __future__ import annotations

import io

import page_writers
import pytest

from protokoll_parse.errors import InputError
from protokoll_parse.reading import hocr, read
from protokoll_parse.reading.options import Options
from protokoll_parse.reading.printed import PrintedPage

TEXT = "Protokoll\n\n§ 1  Mötets öppnande\n\f§ 2  Val av justerare\n"


def pages_of(markup: str | bytes) -> list[PrintedPage]:
    data = markup.encode() if isinstance(markup, str) else markup
    return list(hocr.pages(io.BytesIO(data), Options()))


def page_of(body: str) -> PrintedPage:
    [page] = pages_of(f"<html><body><div class=ocr_page title='bbox 0 0 1000 2000'>{body}</div></body></html>")
    return page


def texts(page: PrintedPage) -> list[list[str]]:
    return [[word.text for word in line] for line in page.lines]


def test_pages_words_places_and_confidence() -> None:
    sheets = page_writers.sheets(TEXT)
    pages = pages_of(page_writers.hocr(sheets))
    assert [texts(page) for page in pages] == [texts(sheet) for sheet in sheets]
    assert (pages[0].width, pages[0].height) == (sheets[0].width, sheets[0].height)
    for word, printed in zip(pages[0].lines[1], sheets[0].lines[1], strict=True):
        assert (word.left, word.top, word.right, word.bottom) == (
            printed.left,
            printed.top,
            printed.right,
            printed.bottom,
        )
        assert word.confidence == pytest.approx(printed.confidence)
        assert word.size == printed.size
    engine = pages[0].engine
    assert engine is not None
    assert (engine.name, engine.language) == ("tesseract 5.3.0", "swe")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("öppnande</span>", "<strong>öppnande</strong></span>"),  # something in a word
        ("class='ocr_par'", "class='ocr_par other'"),
        ("; x_wconf", ";  x_wconf"),
        ("</body>", "<span class='ocrx_word' title='bbox 0 0 0 0'></span></body>"),
        ("class='ocr_line'", "class='ocr_header'"),
        ("</span>\n", "</span><!-- end -->\n"),
    ],
)
def test_what_is_not_quite_as_tesseract_writes_it_is_read_alike(before: str, after: str) -> None:
    usual = page_writers.hocr(page_writers.sheets(TEXT)).decode()
    other = usual.replace(before, after)
    assert other != usual
    for one, two in zip(pages_of(usual), pages_of(other), strict=True):
        assert [[(*word[:-1],) for word in line] for line in one.lines] == [
            [(*word[:-1],) for word in line]
            for line in two.lines  # but for what is bold
        ]


def test_words_in_lines_and_beside_them() -> None:
    word = "<span class=ocrx_word title='bbox {0} 10 {1} 30; x_wconf 90'>{2}</span>"
    first, beside, inner = word.format(10, 90, "Mötet"), word.format(100, 190, "öppnas"), word.format(200, 290, "kl.")
    page = page_of(f"<span class=ocr_line title='bbox 10 10 90 30'>{first}</span>{beside}{inner}")
    assert texts(page) == [["Mötet"], ["öppnas", "kl."]]
    page = page_of(f"<span class=ocr_line>{first}<span class=ocr_line>{beside}</span></span>")
    assert sorted(texts(page)) == [["Mötet"], ["öppnas"]]
    # as many words as the lines hold elements, but not theirs
    page = page_of(f"<span class=ocr_line title='x_size 99'><span class=ocr_line></span></span>{first}")
    assert [(word.text, word.size) for line in page.lines for word in line] == [("Mötet", 0.0)]


def test_the_language_of_the_markup_is_not_that_of_the_model() -> None:
    [page] = pages_of(
        "<html lang='en'><head><meta name='ocr-langs' content='sv de'></head>"
        "<body><div class='ocr_page'><span class='ocr_line'>Närvarande</span></div></body></html>"
    )
    assert page.engine is not None
    assert page.engine.language == "sv de"


def test_sloppy_html() -> None:
    [page] = pages_of(
        "<HTML><BODY><DIV CLASS=ocr_page TITLE='image x.png; bbox 0 0 1000 2000'>"
        "<P><SPAN CLASS='big ocr_line' TITLE='bbox 10 10 200 30'>"
        "<SPAN CLASS=ocrx_word TITLE='bbox 10 10 90 30;x_wconf 75.5'><STRONG>M&ouml;tets</STRONG>"
        " <SPAN CLASS=ocrx_word TITLE='x_wconf 101; bbox 95 10 200 30'>&ouml;ppnande</SPAN>"
        "<P><SPAN CLASS=ocr_line TITLE='bbox 10 40 200 60'>Ordf&#246;rande<BR></SPAN></DIV></BODY></HTML>"
    )
    assert texts(page) == [["Ordförande"], ["Mötets", "öppnande"]]
    first = page.lines[1][0]
    assert first.bold
    assert first.confidence == 0.755


def test_lines_of_every_class_with_words_or_without() -> None:
    page = page_of(
        "<div class=ocr_header><span class=ocr_line title='bbox 0 0 200 20'>Sida 1</span></div>"
        "<span class=ocr_header title='bbox 0 30 200 50'>"
        "<span class=ocrx_word title='bbox 0 30 90 50'>Rubrik</span></span>"
        "<span class=ocr_caption title='bbox 0 60 200 80; x_conf 50'>Bild  ett</span>"
        "<p class=ocr_textfloat title='bbox 0 90 200 110'>I kanten</p>"
        "<span class=ocr_line title='bbox 0 120 200 140'> </span>"
    )
    assert texts(page) == [["Sida", "1"], ["Rubrik"], ["Bild", "ett"], ["I", "kanten"]]
    assert page.lines[2][1].confidence == 0.5
    assert page.lines[2][0].right < page.lines[2][1].left


def test_words_without_lines() -> None:
    page = page_of(
        "<span class=ocrx_word title='bbox 0 0 50 20'>Val</span>"
        " <span class=ocrx_word title='bbox 60 0 80 20'>av</span>"
        "<span class=ocrx_word title='bbox 0 30 90 50'>justerare</span>"
    )
    assert texts(page) == [["Val", "av"], ["justerare"]]


def test_without_pages_all_of_it_is_one() -> None:
    [page] = pages_of("<html><body><p><span class='ocr_line' title='bbox 1 2 30 9'>Mötet</span></body></html>")
    assert texts(page) == [["Mötet"]]


@pytest.mark.parametrize(
    ("declaration", "encoding"),
    [
        ("<meta charset=cp850>", "cp850"),
        ("<meta http-equiv=Content-Type content='text/html; charset=ISO-8859-1'>", "latin-1"),
        ("<meta charset=nonsense>", "utf-8"),
        ("<meta charset=hex>", "utf-8"),
        ("", "utf-8"),
        ("", "utf-8-sig"),
        ("", "utf-16"),
        ("", "cp1252"),
    ],
)
def test_encodings(declaration: str, encoding: str) -> None:
    markup = (
        f"<html><head>{declaration}</head><body><div class='ocr_page'><span class='ocr_line'>Sjöö</span></div>"
        "</body></html>"
    )
    [page] = pages_of(markup.encode(encoding))
    assert texts(page) == [["Sjöö"]]


def test_what_is_cut_off_is_refused() -> None:
    data = page_writers.hocr(page_writers.sheets(TEXT))
    with pytest.raises(InputError, match="cut off") as caught:
        read(data[: len(data) * 2 // 3], name="fil")
    assert caught.value.code == "input-damaged"


def test_an_encoding_that_cannot_be_the_one_declared() -> None:
    data = (
        b'<?xml version="1.0" encoding="utf-16"?>' + page_writers.hocr(page_writers.sheets("Möte")).partition(b"?>")[2]
    )
    assert read(data, input_format="hocr").text.strip() == "Möte"
