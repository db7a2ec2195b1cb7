"""Images: what is handed to Tesseract, and files that are no good."""

from __future__ import annotations

import io
import struct
import subprocess
import threading
import time
import zlib
from collections.abc import Iterator

import pytest

from protokoll_parse.errors import InputError, MissingComponentError
from protokoll_parse.reading import image, read, tesseract
from protokoll_parse.reading.options import Options
from protokoll_parse.reading.printed import PrintedLine, PrintedPage, PrintedWord
from protokoll_parse.reading.problems import ReadingError
from protokoll_parse.reading.tesseract import PageImage, page_of_tsv, read_images

from .paper import image_file, needs_fonts, needs_tesseract

Image = pytest.importorskip("PIL.Image")

HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"


@pytest.fixture
def handed(monkeypatch: pytest.MonkeyPatch) -> list[PageImage]:
    """What Tesseract would get."""
    got: list[PageImage] = []

    def note(pages: Iterator[PageImage], at_once: int | None) -> Iterator[PrintedPage]:
        for page in pages:
            got.append(page)
            yield PrintedPage(page.width, page.height, [PrintedLine.of([PrintedWord("ord", 0, 0, 1, 1)])])

    monkeypatch.setattr(image, "read_images", note)
    return got


@pytest.mark.parametrize(
    ("kind", "options", "dpi"),
    [
        ("PNG", {"dpi": (300, 300)}, 300),
        ("JPEG", {"dpi": (200, 200)}, 200),
        ("TIFF", {"dpi": (400, 400)}, 400),
        ("PNG", {}, round(800 / 8.27)),  # as broad as A4
        ("PNG", {"dpi": (72, 72)}, round(800 / 8.27)),
        ("TIFF", {"dpi": (0, 0)}, round(800 / 8.27)),
    ],
)
def test_resolution_is_stated_or_guessed(
    handed: list[PageImage], kind: str, options: dict[str, object], dpi: int
) -> None:
    read(image_file(kind, **options))
    assert [(page.width, page.height, page.dpi) for page in handed] == [(800, 1000, max(100, dpi))]
    assert len(handed[0].pixels) == 800 * 1000


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_all_modes_become_grey_on_white(handed: list[PageImage], mode: str) -> None:
    file = io.BytesIO()
    grey = Image.new("L", (100, 100), 255)
    grey.paste(0, (0, 0, 50, 100))
    if mode == "I;16":
        picture = Image.frombytes(mode, grey.size, b"".join(struct.pack("<H", 257 * level) for level in grey.tobytes()))
    else:
        picture = grey.convert(mode)
    picture.save(file, "PNG")
    read(file.getvalue())
    assert handed[0].pixels[0] < 10
    assert handed[0].pixels[99] > 245


def test_what_is_transparent_is_paper(handed: list[PageImage]) -> None:
    file = io.BytesIO()
    Image.new("RGBA", (100, 100), (0, 0, 0, 0)).save(file, "PNG")
    read(file.getvalue())
    assert set(handed[0].pixels) == {255}


def test_turned_photographs_are_set_upright(handed: list[PageImage]) -> None:
    turned = Image.Exif()
    turned[274] = 6  # turn it a quarter clockwise
    read(image_file("JPEG", (400, 300), exif=turned))
    assert (handed[0].width, handed[0].height) == (300, 400)


def test_a_tiff_has_several_pages(handed: list[PageImage]) -> None:
    pages = [Image.new("1", (100 + number, 100), 1) for number in range(3)]
    file = io.BytesIO()
    pages[0].save(file, "TIFF", save_all=True, append_images=pages[1:], compression="group4")
    assert len(read(file.getvalue()).pages) == 3
    assert [page.width for page in handed] == [100, 101, 102]


def bomb(width: int, height: int) -> bytes:
    """A PNG that claims to be so large."""
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = [head, b"IDAT" + zlib.compress(b"\0" * 1000), b"IEND"]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(part) - 4) + part + struct.pack(">I", zlib.crc32(part)) for part in parts
    )


def looping_tiff() -> bytes:
    """A TIFF whose only page is followed by itself, and whose tags claim four thousand million values."""
    entries = [
        (256, 3, 1, 100),
        (257, 3, 1, 100),
        (258, 3, 1, 8),
        (259, 3, 1, 1),
        (262, 3, 1, 1),
        (273, 4, 0xFFFFFFF0, 8),
    ]
    body = b"".join(struct.pack("<HHII", *entry) for entry in entries)
    return b"II*\0" + struct.pack("<I", 8) + struct.pack("<H", len(entries)) + body + struct.pack("<I", 8)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (bomb(30_000, 30_000), "input-too-large"),
        (bomb(10_000, 9_000), "input-too-large"),
        (bomb(2**31 - 1, 2**31 - 1), "input-too-large"),
        (bomb(2_000, 3_000), "input-damaged"),
        (image_file("PNG", (20, 20)), "input-damaged"),
        (image_file("PNG", (4000, 50)), "input-damaged"),
        (b"\x89PNG\r\n\x1a\n", "input-damaged"),
        (b"\xff\xd8\xff" + b"\0" * 100, "input-damaged"),
        (b"II*\0" + b"\xff" * 100, "input-damaged"),
        (looping_tiff(), "input-damaged"),
        *((image_file(kind)[:-60], "input-damaged") for kind in ("PNG", "JPEG", "TIFF")),
    ],
)
def test_what_cannot_be_read_is_said(handed: list[PageImage], data: bytes, code: str) -> None:
    start = time.monotonic()
    with pytest.raises(InputError) as caught:
        read(data, name="fil.png")
    assert caught.value.code == code
    assert time.monotonic() - start < 10


def test_without_tesseract_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for models, says in ((frozenset(), "the program tesseract"), (frozenset({"eng"}), "model 'swe'")):
        monkeypatch.setattr(tesseract, "_models", lambda models=models: models)
        with pytest.raises(MissingComponentError, match=f"{says}.*install tesseract-ocr and tesseract-ocr-swe"):
            read(image_file("PNG"))


def test_without_pillow_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "PIL.Image", None)
    with pytest.raises(MissingComponentError, match=r"protokoll-parse\[ocr\]"):
        list(image.pages(io.BytesIO(b""), Options()))


def test_the_table_becomes_lines() -> None:
    rows = ["1 1 0 0 0 0 0 0 800 1000 -1 ", "5 1 1 1 1 1 10 20 30 12 96.5 Val", "5 1 1 1 1 2 50 20 30 12 90 av"]
    rows += ["5 1 1 1 2 1 10 40 30 12 0 ja", "5 1 1 1 2 2 10 40 30 12 95  "]
    table = HEAD + "\n".join(row.replace(" ", "\t", 11) for row in rows)
    page = page_of_tsv(table.encode())
    assert (page.width, page.height) == (800, 1000)
    assert [[word.text for word in line] for line in page.lines] == [["Val", "av"], ["ja"]]
    first = page.lines[0][0]
    assert (first.left, first.top, first.right, first.bottom, first.confidence) == (10, 20, 40, 32, 0.965)
    with pytest.raises(ReadingError, match="row 7 is not whole"):
        page_of_tsv(table.encode() + b"\ncut\t1")


def test_leaders_are_dots() -> None:
    words = ["....ssssssissesss", "ssssssossr", "..........", "sessions", "assessorer"]
    rows = [f"5\t1\t1\t1\t1\t{number}\t1\t1\t1\t1\t50\t{word}" for number, word in enumerate(words)]
    [line] = page_of_tsv((HEAD + "\n".join(rows)).encode()).lines
    assert [word.text for word in line] == ["." * 17, "." * 10, "." * 10, "sessions", "assessorer"]


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "_models", lambda: frozenset({"swe"}))


@pytest.mark.usefixtures("installed")
def test_pages_keep_their_order_and_few_are_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "_processors", lambda: 2)
    taken, busy, most = 0, threading.Semaphore(2), 0

    def read_with(_: str, page: PageImage) -> PrintedPage:
        assert busy.acquire(blocking=False)
        time.sleep(0.02 if page.dpi % 2 else 0.0)
        busy.release()
        return PrintedPage(page.dpi, 1)

    def images() -> Iterator[PageImage | PrintedPage]:
        nonlocal taken
        for number in range(20):
            taken += 1
            yield PrintedPage(number, 1) if number % 5 == 0 else PageImage(1, 1, b"\0", number)

    monkeypatch.setattr(tesseract, "_read_with", read_with)
    seen = []
    for page in read_images(images()):
        seen.append(page.width)
        most = max(most, taken - len(seen))
    assert seen == list(range(20))
    assert most <= 6


@pytest.mark.usefixtures("installed")
def test_a_page_that_fails_is_named_or_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    errors = [
        (subprocess.TimeoutExpired("tesseract", 120), "input-too-large", r"page \(1\).*120 seconds"),
        (subprocess.SubprocessError("no image"), "input-damaged", r"page \(1\).*no image"),
    ]
    for error, code, says in errors:

        def fail(*_: object, error: Exception = error) -> PrintedPage:
            raise error

        monkeypatch.setattr(tesseract, "_read_with", fail)
        with pytest.raises(ReadingError, match=says) as caught:
            list(read_images([PageImage(1, 1, b"\0", 300)]))
        assert caught.value.code == code
        known = PrintedPage(5, 5)
        assert list(read_images([PageImage(1, 1, b"\0", 300, known)])) == [known]


def printed_lines(text: str) -> list[str]:
    """The lines with text: how many blank ones stand between them is a matter of taste."""
    return [line for line in text.split("\n") if line]


@needs_tesseract
@needs_fonts
def test_scans_are_read() -> None:
    sheets = pytest.importorskip("sheets")
    text = "§ 12 Mötets öppnande\n\nOrdföranden öppnade mötet.\n\n§ 13 Val av justerare\n\nÅsa Ek valdes.\n"
    [scan] = sheets.images_of(text, 200)
    source = read(sheets.png_of(scan, 200))
    assert printed_lines(source.text) == printed_lines(text)
    assert source.words is not None
    assert min(source.words.confidences) > 0.5
    assert source.engine is not None
    assert source.engine.language == "swe"
    assert printed_lines(read(sheets.scanned_pdf_of(text, 200)).text) == printed_lines(text)
    damaged = text.translate(str.maketrans("åäöÅÄÖ", "aaoAAO"))
    assert read(sheets.scanned_pdf_of(text, 200, damaged), reocr="never").text.split() == damaged.split()
    anew = read(sheets.scanned_pdf_of(text, 200, damaged), reocr="always")
    assert printed_lines(anew.text) == printed_lines(text)
