"""A folder of page files is one document."""

from __future__ import annotations

import hashlib
from pathlib import Path

import page_writers
import pytest

from protokoll_parse.errors import InputError
from protokoll_parse.reading import read
from protokoll_parse.reading.folder import in_order, is_page_file, natural_order


def write(folder: Path, files: dict[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def test_numbers_are_sorted_by_value() -> None:
    names = ["p10.xml", "p9.xml", "P1b.xml", "p1a.xml", "2.xml", "sid 1.xml", "1/2.xml", "1/10.xml"]
    assert sorted(names, key=natural_order) == [
        "1/2.xml",
        "1/10.xml",
        "2.xml",
        "p1a.xml",
        "P1b.xml",
        "p9.xml",
        "p10.xml",
        "sid 1.xml",
    ]


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("page_1.xml", True),
        ("page/1.xml", True),
        ("README", True),
        (".DS_Store", False),
        ("__MACOSX/._page_1.xml", False),
        ("page/.hidden/1.xml", False),
        ("Thumbs.db", False),
        ("page/METS.xml", False),
        ("", False),
    ],
)
def test_what_systems_put_there_is_no_page(name: str, is_one: bool) -> None:
    assert is_page_file(name) is is_one


def test_images_of_pages_whose_text_is_there() -> None:
    names = ["2.jpg", "1.JPG", "page/1.xml", "3.tif", "3.png"]
    assert in_order(names) == ["2.jpg", "3.png", "3.tif", "page/1.xml"]


def test_pages_of_several_kinds_in_order(tmp_path: Path) -> None:
    one, two = page_writers.sheets("§ 1  Mötets öppnande\n\f§ 2  Val av justerare\n")
    folder = write(
        tmp_path,
        {
            "sida10.txt": "§ 4 Övrigt\r\n\x0c§ 5 Slut",
            "sida2.tsv": page_writers.tsv([two]),
            "sida1.xml": page_writers.alto4([one]),
            "sida1.jpg": b"\xff\xd8\xff",
            "sida3.hocr": page_writers.hocr([page_writers.PrintedPage(100, 100)]),
            "sida4.txt": " \n",
            ".DS_Store": b"\x00",
            "under/sida1.txt": "inte med",
        },
    )
    source = read(folder)
    assert source.text == "§ 1 Mötets öppnande\n\f§ 2 Val av justerare\n\f\n\f\n\f§ 4 Övrigt\r\n\f§ 5 Slut\n"
    assert len(source.pages) == 6
    assert source.media_type == "inode/directory"
    assert source.words is not None
    assert set(source.words.pages) == {1, 2}
    files = ["sida1.xml", "sida2.tsv", "sida3.hocr", "sida4.txt", "sida10.txt"]
    sums = "".join(f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in files)
    assert source.sha256 == hashlib.sha256(sums.encode()).hexdigest()


@pytest.mark.parametrize(
    ("content", "code", "says"),
    [
        (b"<alto><Page>", "input-damaged", "p2.xml in it is damaged XML"),
        (b"<?xml version='1.0'?><TEI/>", "input-unsupported", "p2.xml in it is XML of a kind"),
        (b"PK\x03\x04", "input-unsupported", "p2.xml in it is a ZIP file itself"),
        (b"\x00\x01\x02", "input-binary", "p2.xml in it is"),
    ],
)
def test_errors_name_the_file(tmp_path: Path, content: bytes, code: str, says: str) -> None:
    write(tmp_path, {"p1.txt": "text", "p2.xml": content})
    with pytest.raises(InputError, match=says) as caught:
        read(tmp_path)
    assert caught.value.code == code


def test_blank_pages_alone_are_no_document(tmp_path: Path) -> None:
    write(tmp_path, {"p1.txt": "", "p2.txt": " \n"})
    with pytest.raises(InputError, match="no text") as caught:
        read(tmp_path)
    assert caught.value.code == "input-empty"


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"p1.txt": "text"})

    def refuse(_: Path, __: str) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(InputError, match=r"p1\.txt in it cannot be read: Permission denied"):
        read(tmp_path)
