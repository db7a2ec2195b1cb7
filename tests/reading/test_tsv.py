"""Tesseract's table of words."""

from __future__ import annotations

import io

import page_writers
import pytest

from protokoll_parse.errors import InputError
from protokoll_parse.reading import read, tsv
from protokoll_parse.reading.options import Options
from protokoll_parse.reading.printed import UNKNOWN, PrintedPage

HEAD = b"level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
TEXT = "Protokoll\n\n§ 1  Mötets öppnande\n\f\f§ 2  Val av justerare\n"


def pages_of(data: bytes) -> list[PrintedPage]:
    return list(tsv.pages(io.BytesIO(data), Options()))


def texts(page: PrintedPage) -> list[list[str]]:
    return [[word.text for word in line] for line in page.lines]


def test_pages_lines_places_and_confidence() -> None:
    sheets = page_writers.sheets(TEXT)
    pages = pages_of(page_writers.tsv(sheets))
    assert [texts(page) for page in pages] == [texts(sheet) for sheet in sheets]
    assert (pages[1].width, pages[1].height, pages[1].lines) == (sheets[1].width, sheets[1].height, [])
    word, printed = pages[0].lines[1][2], sheets[0].lines[1][2]
    assert (word.left, word.top, word.right, word.bottom) == (printed.left, printed.top, printed.right, printed.bottom)
    assert word.confidence == pytest.approx(printed.confidence)


def test_tables_that_were_joined_edited_or_have_no_rows_of_pages() -> None:
    row = b"5\t1\t1\t1\t1\t1\t10\t10\t50\t20\t96\tM\xc3\xb6tet\r\n"
    second = row.replace(b"5\t1", b"5\t2").replace(b"\t96\t", b"\t-1\t")
    first, other = pages_of(b"\xef\xbb\xbf" + HEAD + row + b"\r\n" + HEAD + second)
    assert texts(first) == texts(other) == [["Mötet"]]
    assert other.lines[0][0].confidence == UNKNOWN
    assert (first.width, first.height) == (60, 30)


def test_words_of_white_space_and_quotes() -> None:
    row = b"5\t1\t1\t1\t1\t%d\t%d\t10\t50\t20\t96\t%s\n"
    [page] = pages_of(HEAD + row % (1, 0, b" ") + row % (2, 60, b'"M\xf6tet') + row % (3, 120, b"a\tb"))
    assert texts(page) == [['"M\ufffdtet', "a", "b"]]


@pytest.mark.parametrize(
    "rest", [b"5\t1\t1\t1\t1\t1\t10\t10", b"5\t1\t1\t1\t1\t1\tx\t10\t9\t9\t1\tord\n", b"5" * 70_000]
)
def test_rows_that_are_not_whole(rest: bytes) -> None:
    with pytest.raises(InputError, match="row 2") as caught:
        read(HEAD + rest, name="fil")
    assert caught.value.code == "input-damaged"


def test_places_beyond_every_page() -> None:
    far = str(10**30).encode()
    [page] = pages_of(HEAD + b"5\t1\t1\t1\t1\t1\t%s\t-5\t9\t9\t1\tord\n" % far)
    assert page.lines[0][0].right < 100
