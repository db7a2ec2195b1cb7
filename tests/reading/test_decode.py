"""Encodings: what was read, what was assumed."""

from __future__ import annotations

import codecs
import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protokoll_parse.errors import InputError, UsageError
from protokoll_parse.reading import read, read_text

WORDS = "Nämnden beslutade att godkänna förslaget på åtgärder."


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (WORDS.encode(), "utf-8"),
        (codecs.BOM_UTF8 + WORDS.encode(), "utf-8-sig"),
        (codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"), "utf-16"),
        (codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"), "utf-16"),
        (codecs.BOM_UTF32_LE + WORDS.encode("utf-32-le"), "utf-32"),
        (codecs.BOM_UTF32_BE + WORDS.encode("utf-32-be"), "utf-32"),
        (WORDS.encode("cp1252"), "cp1252"),
    ],
)
def test_encoding_is_recognised_and_recorded(data: bytes, encoding: str) -> None:
    source = read(data)
    assert source.text == WORDS
    assert source.encoding == encoding


def test_cp1252_loses_no_byte() -> None:
    data = bytes(byte for byte in range(1, 256)) + b"\xe5"
    text = read(data).text
    assert len(text) == len(data)
    assert [sign for sign in text if sign in "\x81\x8d\x8f\x90\x9d"] == list("\x81\x8d\x8f\x90\x9d")
    assert "€" in text


def test_line_ends_and_form_feeds_are_untouched() -> None:
    assert read(b"a\r\nb\rc\n\fd\n").text == "a\r\nb\rc\n\fd\n"


def test_bytes_that_deny_their_mark_are_an_error() -> None:
    with pytest.raises(InputError, match="byte-order mark") as caught:
        read(codecs.BOM_UTF16_LE + b"abc", name="x.txt")
    assert caught.value.code == "input-encoding"
    assert caught.value.sha256


@given(st.text(min_size=1).filter(lambda text: text.strip("\ufeff").strip() and "\0" not in text))
def test_any_text_survives_utf8(text: str) -> None:
    assert read(text.encode()).text == text.removeprefix("\ufeff")


@given(st.binary())
def test_bytes_are_read_or_refused(data: bytes) -> None:
    with contextlib.suppress(InputError):
        read(data).text.encode()  # no half surrogate pairs: every record can be written


@given(st.text(st.characters(exclude_categories=[])))
def test_decoded_text_keeps_its_offsets(text: str) -> None:
    source = read_text(text)
    assert len(source.text) == len(text)
    source.text.encode()


MINUTES = (
    "Protokoll fört vid sammanträde i Öståker den 4 mars 2024\n"
    "Närvarande: Åsa Lindgård, Örjan Sjö, Maj-Britt Ångström\n"
    "§ 1 Mötets öppnande\nOrdföranden hälsade alla välkomna och förklarade mötet öppnat.\n"
    "§ 2 Årets budget\nStyrelsen beslutade att godkänna förslaget på åtgärder för skolans kök.\n"
)
TO_ISO_646_SE = str.maketrans("åäöÅÄÖ§", "}{|][\\$")


@pytest.mark.parametrize("encoding", ["cp1252", "cp850", "mac_roman", "utf-16-le", "utf-16-be"])
def test_an_old_encoding_is_told_by_its_swedish(encoding: str) -> None:
    source = read(MINUTES.encode(encoding))
    assert source.text == MINUTES
    assert source.encoding == encoding
    assert source.encoding_confidence > 0.8


def test_the_two_code_pages_of_dos_agree_on_swedish() -> None:
    text = MINUTES.replace("§", "#")
    assert read(text.encode("cp437")).text == text


def test_iso_646_is_told_by_its_words() -> None:
    source = read(MINUTES.translate(TO_ISO_646_SE).encode("ascii"))
    assert source.text == MINUTES.replace("§", "$")
    assert source.encoding == "iso646-se"
    assert source.encoding_confidence > 0.6


@pytest.mark.parametrize(
    "text",
    [
        "for (i = 0; i < n; i++) {a|b} {c|d} {e|f} {g|h} x{i} y{j} z{k}\n",
        "| Punkt | Vad | Ansvar |\n| 1 | Val | Per |\n| 2 | Kaffe | Lisa |\n| 3 | Bollar | Bo |\n",
        "Styrelsen beslutade att godkanna forslaget [bilaga 1], [bilaga 2] och {bilaga 3}.\n",
    ],
)
def test_braces_and_bars_of_other_texts_are_no_letters(text: str) -> None:
    assert read(text.encode()).text == text


def test_the_stated_encoding_is_taken() -> None:
    source = read("På ön".encode("cp850"), encoding="cp850")
    assert (source.text, source.encoding, source.encoding_confidence) == ("På ön", "cp850", 1.0)
    assert read(b"p} |n", encoding="iso646-se").text == "på ön"
    assert read(codecs.BOM_UTF16_LE + "På ön".encode("utf-16-le"), encoding="utf-16-le").text == "På ön"


def test_a_stated_encoding_that_does_not_fit_or_does_not_exist() -> None:
    with pytest.raises(InputError, match=r"is not in utf-8 \(byte 1\); give another --encoding"):
        read("På ön".encode("cp850"), encoding="utf-8")
    with pytest.raises(UsageError, match="klingon: there is no such encoding"):
        read(b"abc", encoding="klingon")
