"""Shards: the same files, however often a run is broken off."""

from __future__ import annotations

import gzip

import hooks
import pytest

from protokoll_parse.batch.interrupts import Stop
from protokoll_parse.batch.values import Layout, Task
from protokoll_parse.batch.verify import verify
from protokoll_parse.errors import OutputError

LAYOUT = Layout("ndjson", shard_size=3)
NAMES = [f"{n:02}.txt" for n in range(8)]


def texts(folder) -> dict[str, list[str]]:
    return {name: data.decode().split("\n")[:-1] for name, data in folder.outputs().items()}


def test_records_in_the_order_of_their_names(folder) -> None:
    folder.add(*NAMES)
    folder.run(LAYOUT)
    assert texts(folder) == {
        "records-000001.ndjson": ["text 00.txt", "text 01.txt", "text 02.txt"],
        "records-000002.ndjson": ["text 03.txt", "text 04.txt", "text 05.txt"],
        "records-000003.ndjson": ["text 06.txt", "text 07.txt"],
    }
    assert not any(checked.problem for checked in verify(folder.out))


def test_a_run_that_is_broken_off_ends_with_the_same_files(folder, tmp_path) -> None:
    folder.add(*NAMES)
    folder.run(LAYOUT)
    whole = folder.outputs()
    folder.out = tmp_path / "other"
    for at in range(1, 8):

        def power_cut(document, task, at=at):
            if document.name == NAMES[at]:
                raise KeyboardInterrupt
            return hooks.quick(document, task)

        with pytest.raises(KeyboardInterrupt):
            folder.run(LAYOUT, process=power_cut)
    folder.run(LAYOUT)
    assert folder.outputs() == whole


def test_what_comes_later_makes_new_shards_and_what_changes_its_old_one(folder) -> None:
    folder.add(*NAMES)
    folder.run(LAYOUT)
    before = texts(folder)
    folder.add("00a.txt", "04.txt", text="new")
    assert folder.run(LAYOUT)[0] == ["00a.txt", "04.txt"]
    assert texts(folder) == before | {
        "records-000002.ndjson": ["text 03.txt", "new 04.txt", "text 05.txt"],
        "records-000004.ndjson": ["new 00a.txt"],
    }


def test_a_shard_that_was_complete_when_the_run_ended_is_written_by_the_next(folder, monkeypatch) -> None:
    from protokoll_parse.batch.shards import Shards

    folder.add(*NAMES)
    with monkeypatch.context() as patch:
        patch.setattr(Shards, "_write", lambda *_: None)
        folder.run(LAYOUT)
    assert all(name.startswith(".protokoll-parse/parts/") for name in folder.outputs())
    assert folder.run(LAYOUT)[0] == []
    assert len(texts(folder)) == 3


def test_a_part_that_a_power_cut_emptied_is_made_again(folder) -> None:
    folder.add(*NAMES[:3])
    folder.add("02.txt", text="FAIL")
    assert folder.run(LAYOUT, fail_fast=True)[0] == NAMES[:3]
    folder.add("00.txt", text="other")
    folder.out = folder.out.with_name("second")
    with folder.batch(LAYOUT) as batch:

        class Two(hooks.Inline):
            def results(self, documents):
                yield from list(super().results(documents))[:4]

        batch.run(Two(Task(str(folder.out), "ndjson", False)), Stop(), lambda _: None)
    part = next(path for path in (folder.out / ".protokoll-parse/parts").rglob("*") if path.is_file())
    part.write_bytes(b"")
    assert len(folder.run(LAYOUT)[0]) == 2
    assert [len(lines) for lines in texts(folder).values()] == [3]


def test_a_shard_that_somebody_changed_is_not_built_upon(folder) -> None:
    folder.add(*NAMES)
    folder.run(LAYOUT)
    (folder.out / "records-000001.ndjson").write_text("text 01.txt\n")
    assert [checked.name for checked in verify(folder.out) if checked.problem] == ["00.txt", "02.txt"]
    folder.add("00.txt", text="new")
    with pytest.raises(OutputError, match="--force"):
        folder.run(LAYOUT)
    folder.run(LAYOUT, mode="force")
    assert not any(checked.problem for checked in verify(folder.out))


def test_packed_shards_are_the_same_each_time(folder, tmp_path) -> None:
    folder.add(*NAMES)
    layout = Layout("ndjson", gzip=True, shard_size=5)
    folder.run(layout)
    first = folder.outputs()
    folder.out = tmp_path / "other"
    folder.run(layout)
    assert folder.outputs() == first
    assert gzip.decompress(first["records-000002.ndjson.gz"]) == b"text 05.txt\ntext 06.txt\ntext 07.txt\n"
    assert not any(checked.problem for checked in verify(folder.out))
