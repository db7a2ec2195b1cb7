"""One document, whatever happens to it."""

from __future__ import annotations

import gzip
import hashlib
import os
import subprocess
from itertools import repeat
from pathlib import Path

import pytest
import yaml

from protokoll_parse.batch import work
from protokoll_parse.batch.values import WORKSHOP, Document, Result, Task, Verdict
from protokoll_parse.errors import MissingComponentError, OutputError, UsageError
from protokoll_parse.reading.options import Options

MINUTES = "Protokoll\n\n§ 1 Öppnande\nMötet öppnas.\n"


@pytest.fixture
def task(tmp_path: Path) -> Task:
    (tmp_path / "out" / WORKSHOP).mkdir(parents=True)
    return Task(str(tmp_path / "out"), "yaml", False)


def document(tmp_path: Path, text: str | None = MINUTES, verdict: Verdict | None = None) -> Document:
    if text is not None:
        (tmp_path / "a.txt").write_text(text, "utf-8")
    return Document("x/a.yaml", "x/a.txt", str(tmp_path / "a.txt"), "x/a.yaml", verdict)


def record(result: Result, task: Task) -> dict:
    data = (Path(task.out) / "x/a.yaml").read_bytes()
    assert hashlib.sha256(data).hexdigest() == result.output_sha256
    return yaml.safe_load(data)


def test_a_document(tmp_path: Path, task: Task) -> None:
    result = work.process(document(tmp_path), task)
    assert (result.status, result.error, result.output, result.pages) == ("ok", None, "x/a.yaml", 1)
    assert result.sha256 == hashlib.sha256(MINUTES.encode()).hexdigest()
    written = record(result, task)
    assert written["source"]["name"] == "x/a.txt"  # wherever the folder lies
    assert written["items"][0]["title"] == "Öppnande"
    assert list((Path(task.out) / WORKSHOP).iterdir()) == []


def test_a_file_that_vanished(tmp_path: Path, task: Task) -> None:
    result = work.process(document(tmp_path, None), task)
    assert (result.status, result.error, result.signature) == ("failed", "input-missing", None)
    assert record(result, task)["diagnostics"][0]["code"] == "input-missing"


@pytest.mark.parametrize(("changes", "error"), [(1, None), (2, None), (9, "input-changed")])
def test_a_file_that_changes_while_it_is_read(
    tmp_path: Path, task: Task, monkeypatch: pytest.MonkeyPatch, changes: int, error: str | None
) -> None:
    read, left = work.read_with, list(range(changes))

    def changing(path, name, options):
        source = read(path, name, options)
        if left:
            path.write_text(f"{MINUTES}\n§ 2 Nummer {left.pop()}\nText.\n", "utf-8")
        return source

    monkeypatch.setattr(work, "read_with", changing)
    result = work.process(document(tmp_path), task)
    assert result.error == error
    if error is None:
        assert result.sha256 == hashlib.sha256((tmp_path / "a.txt").read_bytes()).hexdigest()
        assert record(result, task)["items"][1]["title"] == "Nummer 0"


def test_a_pipe_is_not_waited_for(tmp_path: Path, task: Task) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert work.process(document(tmp_path, None), task).error == "input-unreadable"


def test_a_fault_of_the_program(tmp_path: Path, task: Task, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("by nought")

    monkeypatch.setattr(work.pipeline, "parse_source", fail)
    result = work.process(document(tmp_path), task)
    assert (result.status, result.error) == ("failed", "internal-error")
    assert "ZeroDivisionError: by nought" in str(result.message)


def test_a_component_that_is_missing_is_one_documents_trouble(
    tmp_path: Path, task: Task, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise MissingComponentError("PDF needs pypdfium2")

    monkeypatch.setattr(work, "read_with", fail)
    result = work.process(document(tmp_path), task)
    assert (result.error, result.message) == ("component-missing", "PDF needs pypdfium2")


def test_an_encoding_that_does_not_exist_is_everybodys_trouble(tmp_path: Path, task: Task) -> None:
    with pytest.raises(UsageError):
        work.process(document(tmp_path), Task(task.out, "yaml", False, Options("finns-inte")))


def test_a_verdict_is_written_without_another_look(tmp_path: Path, task: Task) -> None:
    result = work.process(document(tmp_path, verdict=Verdict("timeout", "was not done")), task)
    assert (result.status, result.error, result.message) == ("failed", "timeout", "was not done")
    assert record(result, task)["source"]["sha256"] == hashlib.sha256(MINUTES.encode()).hexdigest()


def test_a_place_that_cannot_be_written_is_one_documents_trouble(tmp_path: Path, task: Task) -> None:
    (Path(task.out) / "x").write_text("a file where a folder should be")
    result = work.process(document(tmp_path), task)
    assert (result.status, result.error, result.output) == ("failed", "output-unwritable", None)


def test_packed_records_have_no_time(tmp_path: Path, task: Task) -> None:
    packed = Task(task.out, "json", True)
    work.process(document(tmp_path), packed)
    first = (Path(task.out) / "x/a.yaml").read_bytes()
    work.process(document(tmp_path), packed)
    assert (Path(task.out) / "x/a.yaml").read_bytes() == first
    assert b"ppnande" in gzip.decompress(first)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can make a small disk")
def test_a_disk_that_is_full(tmp_path: Path) -> None:
    small = tmp_path / "small"
    small.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", small], check=False).returncode:
        pytest.skip("cannot mount here")
    try:
        (small / WORKSHOP).mkdir()
        task, path = Task(str(small), "yaml", False), document(tmp_path).path
        documents = (Document(f"{n}", f"{n}", path, f"{n}") for n in range(100))
        with pytest.raises(OutputError, match="No space left"):
            list(map(work.process, documents, repeat(task)))
        assert list((small / WORKSHOP).iterdir()) == []
    finally:
        subprocess.run(["umount", small], check=True)
