"""A Dask cluster on this machine does the same as this machine alone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from protokoll_parse.batch.cluster import DaskEngine
from protokoll_parse.batch.interrupts import Stop
from protokoll_parse.batch.values import Task
from protokoll_parse.batch.worker import Limits
from protokoll_parse.errors import UsageError

psutil = pytest.importorskip("psutil")  # comes with distributed
pytestmark = [pytest.mark.timeout(200), pytest.mark.filterwarnings("default")]  # those of distributed are its own


def test_documents_that_crash_or_hang_fail_and_no_other_does(folder) -> None:
    folder.add(*(f"{n:03}.txt" for n in range(30)))
    folder.add("005.txt", text="HANG")
    folder.add("006.txt", text="CRASH")
    engine = DaskEngine(Task(str(folder.out), "yaml", False, function="hooks:quick"), 2, Limits(timeout=3), None)
    with folder.batch() as batch:
        assert batch.run(engine, Stop(), lambda _: None).done == 30
        failed = {row.name: row.error for row in batch.manifest.rows() if row.status == "failed"}
        paths = {row.path for row in batch.manifest.rows()}
    assert failed == {"005.txt": "timeout", "006.txt": "crashed"}
    assert paths == {str(folder.inputs / f"{n:03}.txt") for n in range(30)}
    assert len(folder.outputs()) == 30


def test_a_worker_that_is_lost(folder, root: Path, tmp_path: Path) -> None:
    minutes = [path.read_text("utf-8") for path in sorted((root / "samples").glob("*.txt"))]
    for n in range(120):
        (folder.inputs / f"{n:03}.txt").write_text(minutes[n % len(minutes)], "utf-8")

    def command(out: str, *more: str) -> list[str]:
        return [sys.executable, "-m", "protokoll_parse", "batch", "in", "-o", out, "-j", "2", "--format", "json", *more]

    process = subprocess.Popen(command("out", "--engine", "dask"), cwd=tmp_path, stderr=subprocess.PIPE)
    while not (folder.out / "005.json").exists():
        assert process.poll() is None, process.stderr
        time.sleep(0.1)
    # the Dask workers are those children that have a child of their own, which parses
    worker = next(child for child in psutil.Process(process.pid).children() if child.children())
    os.kill(worker.pid, signal.SIGKILL)
    stderr = process.communicate(timeout=150)[1].decode()
    assert process.returncode == 0, stderr
    assert "all inputs:" in stderr
    subprocess.run(command("local"), cwd=tmp_path, check=True, capture_output=True)
    clustered = folder.outputs()
    folder.out = tmp_path / "local"
    assert clustered == folder.outputs()
    assert len(clustered) == 120


def test_a_scheduler_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("protokoll_parse.batch.cluster._CONNECT", "1s")
    with pytest.raises(UsageError, match="nobody answers"):
        DaskEngine(Task(str(tmp_path), "yaml", False), 2, Limits(), "tcp://127.0.0.1:9")


def test_a_cluster_whose_workers_may_not_start_processes(folder) -> None:
    from distributed import LocalCluster

    folder.add("a.txt")
    with LocalCluster(n_workers=1, threads_per_worker=1, host="127.0.0.1", dashboard_address="127.0.0.1:0") as cluster:
        engine = DaskEngine(Task(str(folder.out), "yaml", False), 0, Limits(), cluster.scheduler_address)
        with folder.batch() as batch, pytest.raises(UsageError, match="DASK_DISTRIBUTED__WORKER__DAEMON"):
            batch.run(engine, Stop(), lambda _: None)
