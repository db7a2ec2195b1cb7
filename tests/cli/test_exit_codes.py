"""Every exit code, provoked through the real command line; they are a published contract."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import protokoll_parse
from protokoll_parse import errors

PROGRAM = [sys.executable, "-m", "protokoll_parse"]


def test_0_for_a_record(run, minutes) -> None:
    assert run("parse", minutes).returncode == 0


def test_1_when_one_of_several_fails(run, minutes) -> None:
    (minutes.parent / "tom.txt").touch()
    result = run("parse", minutes, "tom.txt", "--format", "ndjson")
    assert result.returncode == 1
    assert b"1 of 2 documents failed:\n  tom.txt: is empty" in result.stderr


def test_1_for_findings(run, tmp_path: Path) -> None:
    (tmp_path / "tom.txt").touch()
    assert run("check", ".").returncode == 1


@pytest.mark.parametrize(
    "args",
    [
        [],
        ["parse"],
        ["parse", "möte.txt", "--format", "xml"],
        ["parse", "möte.txt", "möte.txt", "--source-name", "x"],
        ["parse", "-", "-"],
        ["parse", "möte.txt", "-o", "möte.txt"],
        ["parse", "möte.txt", "möte.txt", "-o", "mapp"],
        ["parse", "möte.txt", "annat.txt", "-o", "möte.txt"],
        ["repair", "möte.txt", "--edits", "--diff"],
        ["repair", "möte.txt", "-o", "./möte.txt"],
        ["--quiet", "--verbose", "schema"],
        ["no-such-command"],
        ["check", "tom-mapp"],
    ],
)
def test_2_for_wrong_use(run, minutes, args: list[str]) -> None:
    (minutes.parent / "tom-mapp").mkdir()
    result = run(*args)
    assert result.returncode == 2
    assert result.stdout == b""
    assert result.stderr
    assert minutes.read_text("utf-8").startswith("Protokoll")


def test_3_when_the_language_data_is_missing(tmp_path: Path) -> None:
    package = Path(protokoll_parse.__file__).parent
    shutil.copytree(package, tmp_path / "protokoll_parse", ignore=shutil.ignore_patterns("*.bin", "__pycache__"))
    result = subprocess.run(
        [*PROGRAM, "-v", "--version"],
        cwd=tmp_path,
        capture_output=True,
        check=False,
        env=os.environ | {"PYTHONPATH": "."},
    )
    assert result.returncode == 3
    assert b"lexicon" in result.stderr


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("tom.txt", b"", b"no text"),
        ("bild.txt", b"\x89PNG\r\n\x1a\n\x00", b"an image"),
        ("fil.pdf", b"%PDF-1.4 \x00", b"a PDF"),
        ("ingen.txt", None, b"no such file"),
        (".", None, b"folder"),
    ],
)
def test_5_when_the_only_input_is_no_text(run, tmp_path: Path, name: str, data: bytes | None, says: bytes) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    for command in ["parse", "repair"]:
        result = run(command, name)
        assert result.returncode == 5
        assert result.stdout == b""
        assert says in result.stderr
        assert f"{name}: ".encode() in result.stderr


def test_5_when_check_is_given_a_path_that_does_not_exist(run) -> None:
    assert run("check", "ingen").returncode == 5


@pytest.mark.parametrize("command", ["parse", "repair"])
def test_5_when_an_output_cannot_be_written(run, minutes, command: str) -> None:
    assert run(command, minutes, "-o", "ingen/fil.yaml").returncode == 5
    assert run(command, minutes, "-o", "/dev/full").returncode == 5


@pytest.mark.parametrize("args", [["parse", "möte.txt"], ["repair", "möte.txt"], ["schema"], ["--help"]])
def test_5_when_standard_output_is_full_or_closed(minutes, args: list[str]) -> None:
    for redirection in [">/dev/full", ">&-"]:
        if args == ["--help"] and redirection == ">&-":
            continue  # nothing is lost
        result = subprocess.run(
            ["sh", "-c", f'exec "$@" {redirection}', "sh", *PROGRAM, *args],
            cwd=minutes.parent,
            capture_output=True,
            check=False,
        )
        assert result.returncode == 5, (redirection, result.stderr)
        assert b"Traceback" not in result.stderr


@pytest.fixture
def waiting(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The program while it reads a pipe that nobody writes to."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with (
        subprocess.Popen([*PROGRAM, "parse", pipe], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process,
        pipe.open("wb"),  # opens when the program has opened it to read
    ):
        yield process


@pytest.mark.parametrize("pause", [8, 0.0005, 0.004])
def test_130_when_interrupted_once_or_in_quick_succession(waiting, pause: float) -> None:
    for _ in range(5):  # one that comes just before Python waits for the pipe is noticed with the next
        waiting.send_signal(signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            out, error = waiting.communicate(timeout=pause)
            break
    else:
        out, error = waiting.communicate(timeout=8)
    assert waiting.returncode == 130
    assert out == b""
    assert b"Traceback" not in error


def test_5_though_nobody_reads_standard_error(minutes) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    result = subprocess.run([*PROGRAM, "parse", "ingen.txt"], stderr=writer, check=False, cwd=minutes.parent)
    os.close(writer)
    assert result.returncode == 5


def test_the_documented_table_is_the_one_of_the_classes(root: Path) -> None:
    classes = [one for one in vars(errors).values() if isinstance(one, type) and issubclass(one, errors.ProtokollError)]
    codes = {one.exit_code for one in classes} | {0, 130}
    for page in ["README.md", "docs/cli.md"]:
        rows = re.findall(r"^\| (\d+) \|", (root / page).read_text("utf-8"), re.MULTILINE)
        assert {int(row) for row in rows} == codes, page
        assert len(rows) == len(codes)
