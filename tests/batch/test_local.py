"""Workers that hang, crash, are killed, or want too much memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from protokoll_parse.batch.interrupts import Stop
from protokoll_parse.batch.local import LocalEngine, usable_cores
from protokoll_parse.batch.progress import Progress
from protokoll_parse.batch.values import Document, Layout, Result, Task
from protokoll_parse.batch.verify import verify
from protokoll_parse.batch.worker import Limits, Worker
from protokoll_parse.errors import OutputError, ProtokollError, UsageError

pytestmark = pytest.mark.timeout(120)


def run(folder, jobs: int = 2, function: str = "hooks:quick", stop: Stop | None = None, **limits) -> Progress:
    engine = LocalEngine(Task(str(folder.out), "yaml", False, function=function), jobs, Limits(**limits))
    with folder.batch() as batch:
        return batch.run(engine, stop or Stop(), lambda _: None)


def rows(folder) -> dict[str, tuple[str, str | None, str | None]]:
    with folder.batch(kept=False) as batch:
        return {row.name: (row.status, row.error, row.message) for row in batch.manifest.rows()}


def test_documents_that_take_a_worker_with_them_fail_and_no_other_does(folder) -> None:
    folder.add(*(f"{n:03}.txt" for n in range(40)))
    folder.add("005.txt", "031.txt", text="HANG")
    folder.add("006.txt", "020.txt", text="CRASH")
    folder.add("007.txt", text="EXIT")
    once = folder.inputs.parent / "once"
    folder.add("012.txt", text=f"KILLED ONCE @{once}@")
    assert run(folder, timeout=2.0).done == 40
    failed = {name: row for name, row in rows(folder).items() if row[0] != "ok"}
    hangs = ("failed", "timeout", "was not done within 2 seconds (--timeout)")
    crashes = ("failed", "crashed", "made the program crash (SIGSEGV)")
    assert failed == {
        "005.txt": hangs,
        "031.txt": hangs,
        "006.txt": crashes,
        "020.txt": crashes,
        "007.txt": ("failed", "crashed", "made the program crash (exit code 3)"),
    }
    assert once.exists()
    assert len(folder.outputs()) == 40
    assert not any(checked.problem for checked in verify(folder.out))


def test_a_document_that_needs_too_much_memory_fails_and_the_others_do_not(folder) -> None:
    folder.add("a.txt", "b.txt", "d.txt", text="§ 1 Öppnande\nMötet öppnas.\n")
    folder.add("c.txt", text="§ 1 HOG\n")
    run(folder, 1, "hooks:hungry", max_memory=1000)
    assert {name: row[1] for name, row in rows(folder).items()} == {
        "a.txt": None,
        "b.txt": None,
        "c.txt": "memory-limit",
        "d.txt": None,
    }
    assert b"memory-limit" in (folder.out / "c.yaml").read_bytes()


def test_too_little_memory_to_start(folder, capfd) -> None:
    folder.add("a.txt")
    with pytest.raises(UsageError, match="cannot even start"):
        run(folder, 1, max_memory=20)


def test_workers_that_cannot_start(folder, capfd) -> None:
    folder.add("a.txt")
    with pytest.raises(ProtokollError, match="die when they start"):
        run(folder, 1, "hooks:there_is_no_such_function")


def test_a_worker_that_nobody_listens_to_ends_quietly(tmp_path: Path, capfd) -> None:
    worker = Worker(Task(str(tmp_path), "yaml", False, function="hooks:quick"), Limits())
    assert worker.connection.poll(60)  # it says that it is ready
    worker.close()
    assert capfd.readouterr().err == ""


def test_stopping_finishes_what_is_begun(folder) -> None:
    folder.add(*(f"{n:03}.txt" for n in range(60)), text="SLOW")
    stop = Stop()
    engine = LocalEngine(Task(str(folder.out), "yaml", False, function="hooks:quick"), 2, Limits())
    with folder.batch() as batch:

        def watch(progress) -> None:
            stop.wanted |= progress.done > 2

        finished = batch.run(engine, stop, watch)
    assert 2 < finished.done < 30
    assert len(folder.outputs()) == finished.done == len(rows(folder))
    assert run(folder).done == 60 - finished.done


def test_documents_are_asked_for_only_when_somebody_is_idle(tmp_path: Path) -> None:
    asked = 0

    def documents() -> Iterator[Document]:
        nonlocal asked
        for n in range(1000):
            asked += 1
            path = tmp_path / f"{n}.txt"
            path.write_text("text")
            yield Document(f"{n}", f"{n}", str(path), f"out/{n}")

    ahead = []
    done = 0
    engine = LocalEngine(Task(str(tmp_path), "yaml", False, function="hooks:quick"), 2, Limits())
    for result in engine.results(documents()):
        done += isinstance(result, Result)
        ahead.append(asked - done)
    engine.close()
    assert done == 1000
    assert max(ahead) <= 2 * 64


def test_a_full_disk_stops_the_run(folder, monkeypatch) -> None:
    folder.add(*(f"{n:03}.txt" for n in range(10)))
    with pytest.raises(OutputError, match="No space left"):
        run(folder, 2, "hooks:full")
    assert set(folder.outputs()) <= {"000.yaml", "001.yaml", "002.yaml"}
    assert run(folder).done >= 7


def test_layouts_name_their_files() -> None:
    assert Layout("json", gzip=True).suffix == ".json.gz"
    assert usable_cores() > 0
