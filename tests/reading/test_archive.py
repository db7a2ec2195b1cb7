"""A ZIP file of page files is one document."""

from __future__ import annotations

import io
import zipfile

import page_writers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from protokoll_parse.errors import InputError
from protokoll_parse.reading import read

METHODS = {
    "stored": zipfile.ZIP_STORED,
    "deflated": zipfile.ZIP_DEFLATED,
    "bzip2": zipfile.ZIP_BZIP2,
    "lzma": zipfile.ZIP_LZMA,
}


def packed(files: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, compress_type=method)
    return out.getvalue()


def test_pages_of_several_kinds_in_order() -> None:
    one, two = page_writers.sheets("§ 1  Mötets öppnande\n\f§ 2  Val av justerare\n")
    data = packed(
        {
            "export/page/10.txt": "§ 3 Slut",
            "export/page/9.xml": page_writers.transkribus(two),
            "export/page/2.xml": page_writers.htrflow(one),
            "export/2.jpg": b"\xff\xd8\xff",
            "export/mets.xml": "<mets/>",
            "export/page/": "",
            "__MACOSX/export/page/._2.xml": b"\x00",
            "export/page/3.txt": "",
        }
    )
    source = read(data)
    assert source.text == "§ 1 Mötets öppnande\n\f\n\f§ 2 Val av justerare\n\f§ 3 Slut\n"
    assert source.media_type == "application/zip"
    assert source.words is not None
    assert set(source.words.pages) == {1, 3}


def with_password(data: bytes) -> bytes:
    """The flag that members are encrypted, in the local and in the central header."""
    return data.replace(b"PK\x03\x04\x14\x00\x00", b"PK\x03\x04\x14\x00\x01").replace(
        b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01"
    )


def with_size(data: bytes, size: int) -> bytes:
    """The sizes in the central directory, packed ones as they are."""
    at = data.index(b"PK\x01\x02") + 24
    return data[:at] + size.to_bytes(4, "little") + data[at + 4 :]


@pytest.mark.parametrize(
    ("data", "code", "says"),
    [
        (packed({}), "empty", "without page files"),
        (packed({".DS_Store": "x", "a/": ""}), "empty", "without page files"),
        (packed({"1.txt": "", "2.txt": "\n"}), "empty", "no text"),
        (
            packed({"1.txt": "text", "2.zip": packed({"1.txt": "text"})}),
            "unsupported",
            "2.zip in it is a ZIP file itself",
        ),
        (packed({"1.xml": "<alto><Page>"}), "damaged", "1.xml in it is damaged XML"),
        (with_password(packed({"1.txt": "text"})), "encrypted", "password"),
        (packed({"1.txt": b"\x00" * (11 * 2**20)}), "too-large", "unpacks to"),
        (packed({f"{i}.txt": b" " * 2**20 * 9 for i in range(3)})[:-40], "damaged", "ZIP"),
        (packed({"1.txt": "text " * 100})[:60], "damaged", "ZIP"),
        (with_size(packed({"1.txt": "text " * 100}), 2**32 - 2), "too-large", "unpacks to"),
        (with_size(packed({"1.txt": "text " * 100}), 50), "damaged", "CRC"),
    ],
)
def test_what_is_wrong_is_said(data: bytes, code: str, says: str) -> None:
    with pytest.raises(InputError, match=says) as caught:
        read(data, name="fil.zip")
    assert caught.value.code == f"input-{code}"
    assert str(caught.value).startswith("fil.zip: ")


@pytest.mark.parametrize("method", METHODS)
@given(data=st.data())
def test_mutated_archives(method: str, data: st.DataObject) -> None:
    content = packed({"1.txt": "Mötets öppnande " * 20, "2.tsv": page_writers.tsv([])}, METHODS[method])
    for _ in range(data.draw(st.integers(0, 3))):
        at = data.draw(st.integers(0, len(content)))
        content = content[:at] + data.draw(st.binary(max_size=4)) + content[at + data.draw(st.integers(0, 4)) :]
    content = b"PK\x03\x04" + content[4:]
    try:
        source = read(content)
    except InputError:
        return
    assert "Mötets öppnande" in source.text or not content.startswith(b"PK\x03\x04")
