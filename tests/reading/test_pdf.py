"""PDF with a text layer: words, lines, places; and files that are no good."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

import pytest

from protokoll_parse import parse
from protokoll_parse.errors import InputError, MissingComponentError
from protokoll_parse.reading import pdf, read, tesseract
from protokoll_parse.reading.options import Options
from protokoll_parse.reading.printed import UNKNOWN, PrintedPage
from protokoll_parse.text.words import OcrEngine

from .paper import printed, raw_pdf

pytest.importorskip("pypdfium2")

IMAGE = (
    b"<</Type/XObject/Subtype/Image/Width 2/Height 2/ColorSpace/DeviceGray/BitsPerComponent 8/Length 4>>"
    b"stream\n\xff\xff\xff\xff\nendstream"
)
WITH_IMAGE = b"/Resources<</Font<</F1 3 0 R/F2 4 0 R>>/XObject<</I 5 0 R>>>>"
WHOLE = b"q 600 0 0 800 0 0 cm /I Do Q\n"
SWEDISH_READ_AS_ENGLISH = "Styrelsen beslutade att godkanna forslaget och att ge ordforanden ett uppdrag"


def pages(data: bytes, **options: str) -> list[PrintedPage]:
    return list(pdf.pages(io.BytesIO(data), Options(**options)))  # type: ignore[arg-type]


def texts(page: PrintedPage) -> list[str]:
    return [" ".join(word.text for word in line) for line in page.lines]


def test_words_have_their_place_size_and_weight() -> None:
    content = printed((100, 700, "Närvarande på mötet")) + b"\n" + printed((100, 650, "§ 1 Val"), font="F2", size=16)
    [page] = pages(raw_pdf([content]))
    assert (page.width, page.height, page.engine) == (600, 800, None)
    assert texts(page) == ["Närvarande på mötet", "§ 1 Val"]
    first, heading = page.lines[0][0], page.lines[1][0]
    assert first.left == pytest.approx(100, abs=1)
    assert first.top < 100 < first.bottom  # the base line
    assert (first.bold, heading.bold) == (False, True)
    assert heading.size > first.size > 10
    assert first.confidence == UNKNOWN


def test_hyphens_and_gaps_are_kept() -> None:
    lines = (
        (100, 700, "Styrelsen beslutade att god-"),
        (100, 685, "känna förslaget."),
        (100, 670, "Namn"),
        (300, 670, "Roll"),
    )
    [page] = pages(raw_pdf([printed(*lines)]))
    assert texts(page) == ["Styrelsen beslutade att god-", "känna förslaget.", "Namn Roll"]
    text = read(raw_pdf([printed(*lines)])).text
    assert text.splitlines()[0] == "Styrelsen beslutade att god-"
    assert "Namn    " in text.splitlines()[2]


@pytest.mark.parametrize(("rotation", "left", "top"), [(90, 700, 100), (180, 480, 700), (270, 80, 480)])
def test_rotation_turns_the_places(rotation: int, left: float, top: float) -> None:
    [page] = pages(raw_pdf([printed((100, 700, "Val"))], b"/Rotate %d" % rotation))
    word = page.lines[0][0]
    assert (page.width, page.height) == ((800, 600) if rotation != 180 else (600, 800))
    assert word.left == pytest.approx(left, abs=25)
    assert word.top == pytest.approx(top, abs=25)
    assert 0 <= word.left < word.right <= page.width
    assert 0 <= word.top < word.bottom <= page.height


def test_what_is_cropped_away_is_not_read() -> None:
    content = printed((100, 700, "Val"), (100, 50, "Skärmärke"))
    [page] = pages(raw_pdf([content], b"/MediaBox[0 0 600 800]/CropBox[50 100 550 780]"))
    assert texts(page) == ["Val"]
    assert (page.width, page.height) == (500, 680)
    assert page.lines[0][0].left == pytest.approx(50, abs=1)


def test_a_hidden_layer_over_an_image_is_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    layer = WHOLE + printed(*((50, 700 - 15 * row, SWEDISH_READ_AS_ENGLISH) for row in range(20)), mode=3)
    data = raw_pdf([layer], WITH_IMAGE, [IMAGE])
    monkeypatch.setattr(tesseract, "_models", frozenset)
    assert [page.engine for page in pages(data, reocr="never")] == [OcrEngine(None)]
    assert [page.engine for page in pages(data)] == [OcrEngine(None)]  # nothing to read it anew with
    with pytest.raises(MissingComponentError, match="tesseract-ocr-swe"):
        pages(data, reocr="always")


def test_layers_in_the_wrong_language_are_read_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = WHOLE + printed(*((50, 700 - 15 * row, SWEDISH_READ_AS_ENGLISH) for row in range(20)), mode=3)
    right = wrong.replace(b"forslaget", "förslaget på".encode("cp1252")).replace(
        b"godkanna", "godkänna".encode("cp1252")
    )
    data = raw_pdf([wrong, right], WITH_IMAGE, [IMAGE])
    monkeypatch.setattr(tesseract, "_models", lambda: frozenset({"swe"}))
    monkeypatch.setattr(tesseract, "_read_with", lambda *_: PrintedPage(1, 1, [], OcrEngine("again")))
    names = {
        how: [page.engine and page.engine.name for page in pages(data, reocr=how)]
        for how in ("auto", "always", "never")
    }
    assert names == {"auto": ["again", None], "always": ["again", "again"], "never": [None, None]}


def test_text_over_a_letterhead_is_no_ocr() -> None:
    [page] = pages(raw_pdf([WHOLE + printed((100, 700, "Val"))], WITH_IMAGE, [IMAGE]))
    assert page.engine is None


def test_empty_pages_need_no_component(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "_models", frozenset)
    assert [texts(page) for page in pages(raw_pdf([b"", printed((100, 700, "Val"))]))] == [[], ["Val"]]
    with pytest.raises(MissingComponentError, match="install tesseract-ocr and tesseract-ocr-swe") as caught:
        read(raw_pdf([WHOLE], WITH_IMAGE, [IMAGE]))
    assert caught.value.exit_code == 3


def test_without_pypdfium2_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pypdfium2", None)
    with pytest.raises(MissingComponentError, match=r"protokoll-parse\[pdf\]"):
        read(raw_pdf([b""]))


GOOD = raw_pdf([printed((100, 700, "Val"))] * 3)
HUGE = IMAGE.replace(b"/Width 2/Height 2", b"/Width 30000/Height 30000")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"%PDF-1.7\n", "input-damaged"),
        (b"%PDF-1.7\n" + b"\x00" * 5000, "input-damaged"),
        (GOOD[: len(GOOD) // 4], "input-damaged"),
        (raw_pdf([]), "input-damaged"),
        (raw_pdf([b""]), "input-empty"),
        (raw_pdf([WHOLE], WITH_IMAGE, [HUGE]), "input-too-large"),
    ],
)
def test_what_cannot_be_read_is_said(data: bytes, code: str) -> None:
    start = time.monotonic()
    with pytest.raises(InputError) as caught:
        read(data, name="fil.pdf")
    assert caught.value.code == code
    assert time.monotonic() - start < 10


def test_passwords_are_named_with_the_remedy() -> None:
    fpdf = pytest.importorskip("fpdf")
    document = fpdf.FPDF()
    document.set_encryption(owner_password="a", user_password="b")
    document.add_page()
    with pytest.raises(InputError, match="save it without") as caught:
        read(bytes(document.output()))
    assert caught.value.code == "input-encrypted"


def outcome(data: bytes) -> str:
    try:
        return "read" if "Val" in read(data, input_format="pdf").text else "lost"
    except InputError as error:
        return error.code


def test_a_count_that_lies_is_not_believed() -> None:
    assert len(read(raw_pdf([printed((100, 700, "Val"))], count=10**9)).pages) == 1


def test_cut_off_anywhere_it_is_read_or_refused() -> None:
    for end in range(0, len(GOOD), 97):
        assert outcome(GOOD[:end] or b"x") in ("read", "input-damaged", "input-empty")


def test_ten_thousand_pages(tmp_path: Path) -> None:
    path = tmp_path / "many.bin"  # the name says nothing
    path.write_bytes(raw_pdf([printed((100, 700, "Val"))] * 10_000))
    source = read(path)
    assert len(source.pages) == 10_000
    assert source.text.count("Val") == 10_000


def test_in_a_zip_file() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("1.pdf", GOOD)
    assert read(file.getvalue()).text.split() == ["Val"] * 3


def test_pages_that_cannot_be_read_are_named_where_others_can(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "_models", frozenset)
    source = read(raw_pdf([printed((100, 700, "§ 1 Val")), WHOLE], WITH_IMAGE, [IMAGE]))
    assert source.text.strip() == "§ 1 Val"
    assert source.unread_pages == (2,)
    record = parse(source)
    assert [entry.code for entry in record.diagnostics if entry.severity == "warning"] == ["pages-not-read"]
    assert record.status == "partial"
