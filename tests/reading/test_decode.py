"""Encodings: what was read, what was assumed."""

from __future__ import annotations

import codecs
import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protokoll_parse.errors import InputError
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
