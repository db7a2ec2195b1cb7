"""What is done again, and what is not."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from protokoll_parse.batch.values import Layout
from protokoll_parse.errors import OutputError, UsageError


def test_only_what_is_new_changed_failed_or_lost_is_done(folder) -> None:
    folder.add("a.txt", "b.txt", "1950/c.txt", "d.txt")
    folder.add("e.txt", text="FAIL")
    assert folder.run()[0] == ["1950/c.txt", "a.txt", "b.txt", "d.txt", "e.txt"]
    folder.add("b.txt", text="other")
    folder.add("f.txt")
    (folder.out / "d.yaml").unlink()
    with folder.batch(kept=False) as batch:
        reasons = {name: reason for _, name, _, reason in batch.plan.to_do()}
        assert reasons == {"b.txt": "changed", "d.txt": "output missing", "e.txt": "failed", "f.txt": "new"}
        assert batch.plan.counts()[None] == 2
    assert folder.run(mode="retry-failed")[0] == ["e.txt"]
    assert folder.run()[0] == ["b.txt", "d.txt", "e.txt", "f.txt"]
    assert folder.run()[0] == ["e.txt"]
    assert len(folder.run(mode="force")[0]) == 6
    assert len(folder.run(version="2")[0]) == 6
    assert not (folder.out / ".protokoll-parse").exists()


def test_a_file_that_was_only_touched_is_not_done_again(folder) -> None:
    folder.add("a.txt")
    folder.run()
    os.utime(folder.inputs / "a.txt", (1, 1))
    assert folder.run()[0] == []
    (folder.inputs / "a.txt").write_text("tuxt a.txt\n")  # as long as before, and with the same time
    os.utime(folder.inputs / "a.txt", (1, 1))
    assert folder.run()[0] == ["a.txt"]


def test_a_dry_run_leaves_nothing(folder) -> None:
    folder.add("a.txt")
    with folder.batch(kept=False) as batch:
        assert len(list(batch.plan.to_do())) == 1
    assert not folder.out.exists()


def test_inputs_that_would_be_written_to_one_output_are_refused(folder, tmp_path: Path) -> None:
    folder.add("a.txt", "a.pdf", "b.txt")
    with pytest.raises(UsageError, match=r"a\.(txt|pdf) and .*a\.(txt|pdf) to a\.yaml"):
        folder.run()
    inputs = [str(folder.inputs / "b.txt")]
    assert folder.run(inputs=inputs * 2)[0] == ["b.txt"]  # named twice
    (folder.inputs / "b.pdf").touch()
    with pytest.raises(UsageError, match=r"b\.pdf: would be written to b\.yaml, which is the output of"):
        folder.run(inputs=[str(folder.inputs / "b.pdf")])
    (folder.inputs / "b.txt").unlink()
    assert folder.run(inputs=[str(folder.inputs / "b.pdf")])[0] == ["b.pdf"]


def test_an_input_is_not_overwritten(folder) -> None:
    folder.add("a.yaml")
    folder.out = folder.inputs
    with pytest.raises(UsageError, match="is an input"):
        folder.run(inputs=[str(folder.inputs / "a.yaml")])


def test_two_runs_do_not_share_a_folder(folder) -> None:
    folder.add("a.txt")
    with folder.batch(), pytest.raises(UsageError, match="another run is at work"):
        folder.run()
    assert folder.run()[0] == ["a.txt"]


def test_a_folder_keeps_its_layout(folder) -> None:
    folder.add("a.txt")
    folder.run(Layout("ndjson", shard_size=10))
    with pytest.raises(UsageError, match="--format ndjson --shard-size 10"):
        folder.run()


def test_a_plan_that_a_power_cut_broke_is_made_anew(folder) -> None:
    folder.add("a.txt")
    (folder.out / ".protokoll-parse").mkdir(parents=True)
    (folder.out / ".protokoll-parse/plan.sqlite").write_bytes(b"SQLite format 3\x00" + b"\x01" * 5000)
    (folder.out / ".protokoll-parse/.a.yaml.x1").write_bytes(b"half")
    assert folder.run()[0] == ["a.txt"]
    assert not (folder.out / ".protokoll-parse").exists()


def test_a_manifest_that_is_none(folder) -> None:
    folder.out.mkdir()
    (folder.out / "manifest.sqlite").write_bytes(b"no manifest" * 100)
    with pytest.raises(OutputError, match="not a database"):
        folder.run()
    (folder.out / "manifest.sqlite").unlink()
    with sqlite3.connect(folder.out / "manifest.sqlite") as connection:
        connection.execute("PRAGMA user_version=9")
    connection.close()
    with pytest.raises(UsageError, match="another version"):
        folder.run()


def test_names_that_are_not_utf8(folder) -> None:
    folder.add("å.txt", os.fsdecode(b"\xe5.txt"))
    assert folder.run()[0] == ["å.txt", os.fsdecode(b"\xe5.txt")]
    assert folder.run()[0] == []
    assert os.fsdecode(b"\xe5.yaml") in folder.outputs()
