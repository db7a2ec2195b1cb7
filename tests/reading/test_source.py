"""Inputs that can be read, and what is said of those that cannot."""

from __future__ import annotations

import hashlib
import io
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from protokoll_parse.errors import InputError
from protokoll_parse.reading import read


class Stream:
    def __init__(self, data: bytes) -> None:
        self.buffer = io.BytesIO(data)


def test_path_stdin_and_bytes_are_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = "§ 1 Mötets öppnande\n".encode()
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    monkeypatch.setattr("sys.stdin", Stream(data))
    sources = [read(path), read(str(path)), read("-"), read(data), read(data, name="a.txt")]
    assert {source.text for source in sources} == {data.decode()}
    assert {source.sha256 for source in sources} == {hashlib.sha256(data).hexdigest()}
    assert [source.name for source in sources] == [str(path), str(path), "-", "-", "a.txt"]


@pytest.mark.parametrize(
    ("data", "code", "says"),
    [
        (b"", "input-empty", "no text"),
        (b" \n\f\n", "input-empty", "no text"),
        (b"\xef\xbb\xbf", "input-empty", "no text"),
        (b"{\\rtf1 text}", "input-binary", "an RTF"),
        (b"PK\x03\x04rest", "input-damaged", "a ZIP"),
        (b"<?xml version='1.0'?><mets:mets/>", "input-unsupported", "<mets:mets>"),
        (b"<!DOCTYPE html>\n<html><body>text", "input-unsupported", "web page"),
        (b"abc\x00def", "input-binary", "binary"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, code: str, says: str) -> None:
    with pytest.raises(InputError, match=says) as caught:
        read(data, name="fil")
    assert caught.value.code == code
    assert caught.value.sha256 == hashlib.sha256(data).hexdigest()
    assert str(caught.value).startswith("fil: ")


def test_missing_files_and_folders(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("text")
    (empty := tmp_path / "empty").mkdir()
    for path, code in [
        (tmp_path / "none.txt", "input-missing"),
        (tmp_path / "a.txt" / "b.txt", "input-missing"),
        (Path("a\x00b"), "input-missing"),
        (empty, "input-empty"),
    ]:
        with pytest.raises(InputError) as caught:
            read(path)
        assert caught.value.code == code
        assert caught.value.sha256 is None


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path, __: str) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)  # root may read everything
    with pytest.raises(InputError, match="Permission denied") as caught:
        read(tmp_path / "locked.txt")
    assert caught.value.code == "input-unreadable"


def test_a_name_that_is_no_utf8(tmp_path: Path) -> None:
    path = os.fsdecode(os.fsencode(tmp_path) + b"/m\xf6te.txt")
    Path(path).write_text("text")
    source = read(path)
    source.name.encode()
    assert source.name.endswith("m\ufffdte.txt")


def test_standard_input_that_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(InputError, match="closed"):
        read("-")


def test_a_named_pipe_is_read_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    data = "§ 1 Mötets öppnande\n".encode()
    with ThreadPoolExecutor(1) as pool:
        written = pool.submit(pipe.write_bytes, data)
        source = read(pipe)
        assert written.result() == len(data)
    assert source.text.encode() == data
    assert source.sha256 == hashlib.sha256(data).hexdigest()
