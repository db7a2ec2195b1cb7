"""Documents that are damaged, incomplete, or made to do harm; and the other names of the format."""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Callable

import pytest

from protokoll_parse.errors import InputError, MissingComponentError
from protokoll_parse.reading import read

TEXT = "<w:p><w:r><w:t>Protokoll</w:t></w:r></w:p>"
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"'
    ' Target="{target}"/></Relationships>'
)
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
Package = Callable[..., bytes]


def document(inner: str) -> str:
    names = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return f'<w:document xmlns:w="{names}"><w:body>{inner}</w:body></w:document>'


def nested(depth: int) -> str:
    return "<w:tbl><w:tr><w:tc>" * depth + TEXT + "</w:tc></w:tr></w:tbl>" * depth


def failure(data: bytes, **options: object) -> InputError:
    with pytest.raises(InputError) as caught:
        read(data, name="möte.docx", **options)  # type: ignore[arg-type]
    return caught.value


@pytest.mark.parametrize(
    ("part", "code", "says"),
    [
        (document(TEXT)[:-30], "input-damaged", "word/document.xml"),
        ("", "input-damaged", "broken XML"),
        ("<a/>", "input-damaged", "body"),
        (document(""), "input-empty", "no text"),
        (document(nested(2000)), "input-damaged", "depth"),
        (document("<w:p/>" * 800_000), "input-too-large", "unpacks to"),
        ("<!DOCTYPE w [<!ENTITY a 'b'>]>" + document(TEXT), "input-damaged", "entities"),
        (
            '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + document("<w:p><w:r><w:t>&a;</w:t></w:r></w:p>"),
            "input-damaged",
            "entities",
        ),
    ],
)
def test_main_parts_that_cannot_be_read(package: Package, part: str, code: str, says: str) -> None:
    error = failure(package("", {"word/document.xml": part}))
    assert error.code == code
    assert says in str(error)


def test_a_thousand_million_laughs(package: Package) -> None:
    entities = "".join(f"<!ENTITY e{n + 1} '{f'&e{n};' * 10}'>" for n in range(12))
    part = f"<!DOCTYPE w [<!ENTITY e0 'ha'>{entities}]>" + document('<w:p w:x="&e12;">&e12;</w:p>')
    assert failure(package("", {"word/document.xml": part})).code == "input-damaged"


def test_tables_within_tables_within_reason(package: Package) -> None:
    assert read(package(nested(40))).text == "Protokoll\n"


@pytest.mark.parametrize("cut", [30, 200, 4000])
def test_cut_off(package: Package, cut: int) -> None:
    assert failure(package(TEXT)[:-cut]).code == "input-damaged"


def test_a_part_whose_bytes_changed(package: Package) -> None:
    data = bytearray(package(TEXT * 300, bare=True))
    data[60:80] = bytes(20)
    assert failure(bytes(data)).code == "input-damaged"


def test_a_password(package: Package) -> None:
    data = package(TEXT, bare=True)
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream) as archive:
        at = archive.start_dir
    encrypted = bytearray(data)
    encrypted[at + 8] |= 1
    assert failure(bytes(encrypted)).code == "input-encrypted"
    assert failure(b"\xd0\xcf\x11\xe0" + bytes(600), input_format="docx").code == "input-damaged"


def test_nothing_but_the_text_is_needed(package: Package) -> None:
    assert read(package(TEXT, bare=True), input_format="docx").text == "Protokoll\n"


def test_links_to_nothing_and_broken_pictures_do_not_matter(package: Package) -> None:
    relations = RELATIONS.format(kind="image", target="NULL")
    assert read(package(TEXT, {"word/_rels/document.xml.rels": relations})).text == "Protokoll\n"
    odd = RELATIONS.format(kind="styles", target="../../../../etc/passwd")
    assert read(package(TEXT, {"word/_rels/document.xml.rels": odd})).text == "Protokoll\n"


def test_numbers_beyond_all_measure(package: Package) -> None:
    huge = "9" * 400
    properties = (
        f'<w:ind w:left="{huge}" w:hanging="-{huge}"/><w:spacing w:before="1e999"/><w:outlineLvl w:val="{huge}"/>'
        f'<w:tabs><w:tab w:val="left" w:pos="{huge}"/></w:tabs><w:numPr><w:ilvl w:val="{huge}"/></w:numPr>'
    )
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="{huge}"/></w:tcPr>{TEXT}</w:tc>'
    table = f'<w:tbl><w:tblGrid><w:gridCol w:w="{huge}"/></w:tblGrid><w:tr>{cell}{cell}</w:tr></w:tbl>'
    inner = f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>A</w:t><w:tab/><w:t>B</w:t></w:r></w:p>{table}"
    text = read(package(inner)).text
    assert text.split() == ["A", "B", "Protokoll", "Protokoll"]
    assert len(text) < 400


@pytest.mark.parametrize(
    "kind",
    [
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    ],
)
def test_macros_and_templates_are_the_same_format(package: Package, kind: str) -> None:
    types = f'<Types><Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'
    assert read(package(TEXT, {"[Content_Types].xml": types})).text == "Protokoll\n"


def test_the_strict_variant(package: Package) -> None:
    part = document(TEXT).replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert read(package("", {"word/document.xml": part})).text == "Protokoll\n"


def test_a_main_part_of_another_name(package: Package) -> None:
    parts = {
        "word/document.xml": document("<w:p/>"),
        "word/document2.xml": document(TEXT),
        "_rels/.rels": RELATIONS.format(kind="officeDocument", target="word/document2.xml"),
    }
    assert read(package("", parts)).text == "Protokoll\n"


def test_without_the_component(package: Package, monkeypatch: pytest.MonkeyPatch) -> None:
    data = package(TEXT)
    for name in [name for name in sys.modules if name == "docx" or name.startswith("docx.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(MissingComponentError, match=r"protokoll-parse\[docx\]") as caught:
        read(data)
    assert caught.value.exit_code == 3
