"""``batch`` as its users run it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from xml.etree import ElementTree

import pytest

pytestmark = pytest.mark.timeout(120)


@pytest.fixture
def folder(minutes: Path) -> Path:
    """Two minutes and a file without text in ``in``."""
    folder = minutes.parent / "in"
    (folder / "1950").mkdir(parents=True)
    (folder / "1950/a.txt").write_bytes(minutes.read_bytes())
    (folder / "b.txt").write_bytes(minutes.read_bytes())
    (folder / "tom.txt").touch()
    return folder


def test_a_folder_with_a_file_that_fails(run, folder: Path) -> None:
    result = run("batch", "in", "-o", "ut", "-j", 1, "--report", "-")
    assert result.returncode == 1
    stderr = result.stderr.decode()
    assert "all inputs: 2 ok, 1 failed" in stderr
    assert "in/tom.txt: is empty" in stderr
    assert "[input-empty]" in stderr
    out = folder.parent / "ut"
    assert sorted(str(path.relative_to(out)) for path in out.rglob("*.yaml")) == ["1950/a.yaml", "b.yaml", "tom.yaml"]
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(line["name"], line["verdict"]) for line in lines[:-1]] == [
        ("1950/a.txt", "passed"),
        ("b.txt", "passed"),
        ("tom.txt", "failed"),
    ]
    assert lines[-1]["summary"]["statuses"] == {"ok": 2, "failed": 1}

    result = run("-q", "batch", "in", "-o", "ut", "--exit-zero", "--report", "r.xml", "--report-format", "junit")
    assert (result.returncode, result.stdout, result.stderr) == (0, b"", b"")
    suites = ElementTree.parse(folder.parent / "r.xml").getroot()
    assert suites.attrib == {"tests": "3", "failures": "1", "errors": "0", "skipped": "0"}
    assert suites.findall(".//failure")[0].attrib["type"] == "input-empty"

    result = run("batch", "in", "-o", "ut", "--dry-run")
    assert result.stdout.decode() == "failed: in/tom.txt\n1 to do, 2 left as they are, 1 failed\n"

    result = run("batch", "--verify", "ut")
    assert (result.returncode, result.stdout) == (0, b"3 records, 0 not as they were written\n")
    (out / "b.yaml").write_text("")
    result = run("batch", "--verify", "ut")
    assert result.returncode == 1
    assert b"b.txt: b.yaml was changed since it was written\n" in result.stdout


def test_a_list_and_github_annotations(run, folder: Path) -> None:
    listed = b"in/b.txt\nin/finns-inte.txt\n"
    more = ("--report", "-", "--report-format", "github", "--format", "ndjson", "--gzip")
    result = run("batch", "--files-from", "-", "-o", "ut", *more, stdin=listed)
    assert result.returncode == 1
    assert result.stdout.decode().splitlines() == [
        "::error file=in/finns-inte.txt,title=protokoll-parse batch%3A input-missing::no such file; check the path",
        "::notice title=protokoll-parse batch::all inputs: 1 ok, 1 failed",
    ]
    assert (folder.parent / "ut/records-000001.ndjson.gz").is_file()


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["in"], 2, "--output"),
        (["-o", "ut"], 2, "--files-from"),
        (["in", "-o", "ut", "--force", "--retry-failed"], 2, "contradict"),
        (["--verify", "in"], 2, "manifest.sqlite"),
        (["in", "--verify", "ut"], 2, "takes no inputs"),
        (["finns-inte", "-o", "ut"], 5, "check the path"),
        (["--files-from", "finns-inte", "-o", "ut"], 5, "cannot be read"),
        (["in", "-o", "in/b.txt"], 5, "cannot be made"),
        (["in", "-o", "ut", "--encoding", "finns-inte"], 2, "finns-inte"),
    ],
)
def test_wrong_use(run, folder: Path, arguments: list[str], code: int, message: str) -> None:
    result = run("batch", *arguments)
    assert result.returncode == code
    assert message in result.stderr.decode()
    assert b"Traceback" not in result.stderr


def test_a_folder_that_is_searched_holds_its_own_output(run, folder: Path) -> None:
    (folder / "tom.txt").unlink()
    for done in (2, 0):
        result = run("batch", "in", "-o", "in/ut", "-j", 1)
        assert f"{done} / {done} documents" in result.stderr.decode()


@pytest.mark.parametrize("times", [1, 2])
def test_ctrl_c(folder: Path, times: int) -> None:
    text = (folder / "b.txt").read_text("utf-8")
    for n in range(200):
        (folder / f"{n:03}.txt").write_text(text, "utf-8")
    (folder / "tom.txt").unlink()
    command = [sys.executable, "-m", "protokoll_parse", "batch", "in", "-o", "ut", "-j", "1"]
    process = subprocess.Popen(command, cwd=folder.parent, stderr=subprocess.PIPE, start_new_session=True)
    out = folder.parent / "ut"
    while not (out / "003.yaml").exists():
        time.sleep(0.05)
        assert process.poll() is None
    for _ in range(times):
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does
        time.sleep(0.1)
    stderr = process.communicate(timeout=60)[1].decode()
    # the second may come when the program is about to end; a shell says 130 of that, too
    assert process.returncode in {130, -signal.SIGINT if times == 2 else 130}
    assert "once more Ctrl-C stops at once" in stderr
    assert "Traceback" not in stderr
    if times == 1:
        assert "not done" in stderr
    assert not (out / ".protokoll-parse").exists()
    done = len(list(out.rglob("*.yaml")))
    assert 3 < done < 202
    result = subprocess.run(command, cwd=folder.parent, check=True, capture_output=True)
    assert "all inputs: 202 ok" in result.stderr.decode()
    if times == 1:
        assert f"{202 - done} / {202 - done} documents" in result.stderr.decode()
