"""Standard output that nothing stray gets into, and files that are whole or not there."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from protokoll_parse.cli.output import files_of, refuse_to_overwrite
from protokoll_parse.errors import OutputError, UsageError
from protokoll_parse.files import write_file

STRAY = """
import os, subprocess
from protokoll_parse.cli.output import protected_stdout
print("before")
with protected_stdout() as write:
    print("stray print")
    os.write(1, b"stray bytes\\n")
    subprocess.run(["echo", "stray process"])
    write("resultat å\\n")
print("after")
"""


def test_only_results_reach_standard_output() -> None:
    result = subprocess.run([sys.executable, "-c", STRAY], capture_output=True, check=True)
    assert result.stdout.decode() == "before\nresultat å\nafter\n"
    assert sorted(result.stderr.decode().split("\n")) == ["", "stray bytes", "stray print", "stray process"]


def test_results_without_standard_error() -> None:
    result = subprocess.run(
        ["sh", "-c", '"$@" 2>&-', "sh", sys.executable, "-c", STRAY], capture_output=True, check=False
    )
    assert "resultat å\n" in result.stdout.decode()


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="No space left"):
        write_file(path, "new")
    assert path.read_text() == "old"
    assert [one.name for one in tmp_path.iterdir()] == ["a.yaml"]


def test_permissions_are_the_usual_ones(tmp_path: Path) -> None:
    umask = os.umask(0o027)
    try:
        write_file(tmp_path / "new", "text")
    finally:
        os.umask(umask)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o640
    (tmp_path / "new").chmod(0o604)
    write_file(tmp_path / "new", "text")
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o604


def test_links_and_devices_stay_what_they_are(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("old")
    (tmp_path / "link").symlink_to("file")
    write_file(tmp_path / "link", "new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_text() == "new"
    write_file(Path(os.devnull), "text")
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


def test_an_input_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("old")
    (tmp_path / "link").symlink_to("file")
    with pytest.raises(UsageError):
        refuse_to_overwrite(tmp_path / "link", files_of([str(tmp_path / "file")]))
    refuse_to_overwrite(tmp_path / "other", files_of(["-", str(tmp_path / "file")]))
