"""Folders of documents, and runs over them."""

from __future__ import annotations

import os
from pathlib import Path

import hooks
import pytest

from protokoll_parse.batch.inputs import Search
from protokoll_parse.batch.interrupts import Stop
from protokoll_parse.batch.run import Batch, settings_of
from protokoll_parse.batch.values import Layout, Task
from protokoll_parse.lexicon.user import UserWords
from protokoll_parse.reading.options import Options


class Folder:
    """A folder of inputs and one of outputs."""

    def __init__(self, path: Path) -> None:
        self.inputs = path / "in"
        self.inputs.mkdir()
        self.out = path / "out"

    def add(self, *names: str, text: str = "text") -> None:
        for name in names:
            path = self.inputs / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(os.fsencode(f"{text} {name}\n"))

    def batch(self, layout: Layout | None = None, mode="needed", *, kept=True, version="1", inputs=None) -> Batch:
        search = Search([str(self.inputs)] if inputs is None else inputs, [], None, self.out)
        settings = settings_of(Options(), UserWords()) | {"version": version}
        return Batch(search, layout or Layout("yaml"), settings, mode, kept=kept)

    def run(self, layout: Layout | None = None, mode="needed", *, fail_fast=False, process=hooks.quick, **more):
        """What was done, and how far it came."""
        layout = layout or Layout("yaml")
        engine = hooks.Inline(Task(str(self.out), layout.form, layout.gzip and not layout.shard_size), process)
        with self.batch(layout, mode, **more) as batch:
            progress = batch.run(engine, Stop(), lambda _: None, fail_fast=fail_fast)
        return engine.done, progress

    def outputs(self) -> dict[str, bytes]:
        """All that is in the output folder but the manifest."""
        return {
            str(path.relative_to(self.out)): path.read_bytes()
            for path in sorted(self.out.rglob("*"))
            if path.is_file() and not path.name.startswith("manifest.sqlite")
        }


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)
