"""ALTO, hOCR, PAGE and TSV broken or meant to do harm: a clear error, or a text whose words are where they say."""

from __future__ import annotations

import time
from itertools import pairwise

import page_writers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protokoll_parse.errors import InputError, MissingComponentError
from protokoll_parse.reading import problems, read, xml
from protokoll_parse.text import SourceText, Span

SHEETS = page_writers.sheets(
    "Protokoll\nÅsa Ek          ordförande\n\n§ 1  Mötets öppnande\n\f§ 2  Val av justerare & sekreterare\n"
)
FILES = {
    "alto": page_writers.alto3(SHEETS),
    "hocr": page_writers.hocr(SHEETS),
    "page": page_writers.page_words(SHEETS[0]),
    "lines": page_writers.htrflow(SHEETS[0]),
    "tsv": page_writers.tsv(SHEETS),
    "zip": page_writers.zipped(SHEETS, page_writers.transkribus),
}
KINDS = {"lines": "page"}  # the others are named by their kind
# what is put in the place of a few bytes
_RUBBISH = st.sampled_from(
    [
        b"",
        b"\x00",
        b"\xff",
        b"<",
        b'"',
        b">",
        b"&lol;",
        b"&#xD800;",
        b"&#1;",
        b"-9",
        b"1e999",
        b"NaN",
        b"\t",
        b"\n",
        b"\x85",
    ]
) | st.binary(max_size=6)
_LOL = b"".join(b'<!ENTITY l%d "%s">' % (i, b"&l%d;" % (i - 1) * 10 if i else b"lol") for i in range(12))


def check(source: SourceText) -> None:
    """The places of the words are where they say, and the text is one that a record can hold."""
    source.text.encode()
    assert source.text.count("\f") == len(source.pages) - 1
    assert "".join(source.text[page.span.start : page.span.end] for page in source.pages) == source.text
    words = source.words
    if words is None:
        return
    assert len(words.lefts) == len(words.bottoms) == len(words)
    boxes = list(words.boxes_of(Span(0, len(source.text))))
    assert all(0 <= edge <= 1 for box in boxes for edge in (box.left, box.top, box.right, box.bottom))
    assert all(before < after for before, after in pairwise(words.starts))
    for start, end in zip(words.starts, words.ends, strict=True):
        assert source.text[start:end].split() == [source.text[start:end]]
        assert not source.text[end].strip()


@pytest.mark.parametrize("name", FILES)
def test_whole_files(name: str) -> None:
    source = read(FILES[name])
    check(source)
    assert "§ 1 Mötets öppnande\n" in source.text
    assert source.words is not None
    assert [
        source.text[a:b] for a, b in zip(source.words.starts, source.words.ends, strict=True)
    ] == source.text.split()


@pytest.mark.parametrize("name", FILES)
@settings(deadline=None)  # the first one loads what it needs
@given(data=st.data())
def test_mutated_files(name: str, data: st.DataObject) -> None:
    content = FILES[name]
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(content)))
        content = content[:at] + data.draw(_RUBBISH) + content[at + data.draw(st.integers(0, 8)) :]
    if data.draw(st.booleans()):
        content = content[: data.draw(st.integers(0, len(content)))]
    try:
        source = read(content, name="fil", input_format=KINDS.get(name, name))  # type: ignore[arg-type]
    except InputError:
        return
    check(source)


def alto_of(body: bytes, before: bytes = b"") -> bytes:
    return b'<?xml version="1.0"?>' + before + b"<alto><Layout>" + body + b"</Layout></alto>"


def page_of(body: bytes) -> bytes:
    return b'<?xml version="1.0"?><PcGts><Page>' + body + b"</Page></PcGts>"


@pytest.mark.parametrize(
    ("data", "code", "says"),
    [
        (
            alto_of(b'<Page><String CONTENT="&l11;"/></Page>', b"<!DOCTYPE alto [" + _LOL + b"]>"),
            "unsupported",
            "entities",
        ),
        (alto_of(b"<Page>&l11;</Page>", b"<!DOCTYPE alto [" + _LOL + b"]>"), "unsupported", "entities"),
        (
            alto_of(b"<Page>&x;</Page>", b'<!DOCTYPE alto [<!ENTITY x SYSTEM "file:///etc/hostname">]>'),
            "unsupported",
            "entities",
        ),
        (
            alto_of(b'<Page A="&x;"/>', b'<!DOCTYPE alto [<!ENTITY x SYSTEM "file:///etc/hostname">]>'),
            "unsupported",
            "entities",
        ),
        (alto_of(b'<Page A="&x;"/>'), "damaged", "entity"),
        (alto_of(b"<a>" * 100_000), "damaged", "mismatched"),
        (alto_of(b"<a>" * 100_000 + b"</a>" * 100_000), "empty", "no text"),
        (page_of(b"<a>" * 100_000 + b"</a>" * 100_000), "empty", "no text"),
        (alto_of(b'<Page A="\x00"/>'), "damaged", "invalid"),
        (alto_of(b'<Page A="&#xD800;"/>'), "damaged", "invalid"),
        (alto_of(b'<Page A="\xe5"/>'), "damaged", "invalid"),
        (FILES["alto"][:-20], "damaged", "cut off"),
        (alto_of(b""), "empty", "no text"),
        (alto_of(b'<Page WIDTH="0" HEIGHT="0"/>'), "empty", "no text"),
        (FILES["alto"].replace(b"UTF-8", b"utf-99", 1), "damaged", "encoding"),
    ],
)
def test_what_is_wrong_is_said(data: bytes, code: str, says: str) -> None:
    begun = time.monotonic()
    with pytest.raises(InputError, match=f"(?i){says}") as caught:
        read(data, name="fil")
    assert caught.value.code == f"input-{code}"
    assert "\n" not in str(caught.value)
    assert time.monotonic() - begun < 5


def test_a_dtd_is_not_fetched() -> None:
    data = FILES["alto"].replace(b"<alto ", b'<!DOCTYPE alto SYSTEM "http://localhost:9/none.dtd"><alto ')
    check(read(data))


def test_html_that_is_too_deep_or_holds_what_is_no_text() -> None:
    deep = b"<html><body><div class='ocr_page'>" + b"<div>" * 100_000 + b"text"
    with pytest.raises(InputError):
        read(deep)
    source = read(
        b"<html><body><div class='ocr_page'><span class='ocr_line'>a&#xD800;b &#0;c&#12;d</span></div></html>"
    )
    assert source.text.split() == ["a\ufffdb", "\ufffdc", "d"]


@pytest.mark.parametrize("name", ["alto", "hocr"])
def test_a_page_without_end(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml, "_MOST_BYTES", 250_000)
    text = "\n".join(["ord " * 20] * 40)
    several = page_writers.sheets("\f".join([text] * 5))
    [one] = page_writers.sheets("\n".join([text] * 5))
    write = page_writers.alto3 if name == "alto" else page_writers.hocr
    check(read(write(several)))
    with pytest.raises(InputError, match="more than 0 MB") as caught:
        read(write([one]))
    assert caught.value.code == "input-too-large"


def test_too_many_words() -> None:
    rows = b"".join(b"5\t1\t1\t1\t%d\t1\t1\t1\t9\t9\t1\ta b c d e f g h\n" % row for row in range(25_001))
    with pytest.raises(InputError, match="200000 words"):
        read(FILES["tsv"].split(b"\n")[0] + b"\n" + rows)


def test_thousands_of_words_at_one_place_take_no_time() -> None:
    rows = b"".join(b"5\t1\t%d\t1\t1\t1\t%d\t1\t9\t9\t1\tord\n" % (row, 20 * row) for row in range(10_000))
    begun = time.monotonic()
    check(read(FILES["tsv"].split(b"\n")[0] + b"\n" + rows))
    assert time.monotonic() - begun < 10


def test_without_lxml_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(module: str) -> None:
        raise ImportError(module)

    monkeypatch.setattr(problems.importlib, "import_module", missing)
    with pytest.raises(MissingComponentError, match=r"protokoll-parse\[xml\]"):
        read(FILES["hocr"])
    for name in ("alto", "page", "tsv"):  # need none
        check(read(FILES[name]))
