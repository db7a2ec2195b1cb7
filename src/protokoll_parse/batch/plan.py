"""What a run has to do: every input held against its row in the manifest.

The inputs are sorted in a file beside the outputs, not in memory; while a run has it, no other can use the folder.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import Final, Literal

from protokoll_parse.batch.inputs import Found, Search, Trouble
from protokoll_parse.batch.manifest import CACHE, Manifest, Row, pages_of, stored, writing
from protokoll_parse.batch.shards import PARTS
from protokoll_parse.batch.values import WORKSHOP, Layout, Signature
from protokoll_parse.errors import UsageError

Reason = Literal["new", "changed", "failed", "other version", "output missing", "forced"]
Mode = Literal["needed", "force", "retry-failed"]

_FILE: Final = "plan.sqlite"
_SHOWN = 5  # clashes that are named
_PAGE = 1000
_SCHEMA = "CREATE TABLE plan.inputs (key TEXT PRIMARY KEY, name TEXT, path TEXT, reason TEXT) WITHOUT ROWID"


class Plan:
    """The inputs of a run and why each is to be done, in the order of their keys.

    Raises:
        OutputError: when the plan cannot be written.
        UsageError: when another run is at work in the folder.
    """

    def __init__(self, manifest: Manifest, layout: Layout, *, kept: bool = True) -> None:
        """Begin a plan; without ``kept`` in a file that nobody sees."""
        self._connection = manifest.connection
        self._manifest = manifest
        self._layout = layout
        self._out = manifest.path.parent
        self._path = self._out / WORKSHOP / _FILE
        if not kept:
            self._connection.execute("ATTACH '' AS plan")
            self._connection.execute(_SCHEMA)
            return
        try:
            self._open()
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                raise
            raise UsageError(f"{self._out}: another run is at work here; wait for it, or stop it") from error
        except sqlite3.DatabaseError:  # a power cut broke it; there is nothing in it that could be lost
            with suppress(sqlite3.Error):
                self._connection.execute("DETACH plan")
            self._path.unlink()
            self._open()

    def _open(self) -> None:
        run = self._connection.execute
        run("PRAGMA busy_timeout=0")
        run("ATTACH ? AS plan", (str(self._path),))
        run("PRAGMA plan.locking_mode=EXCLUSIVE")
        run("PRAGMA plan.synchronous=OFF")
        run(f"PRAGMA plan.cache_size=-{CACHE}")
        run("BEGIN EXCLUSIVE")
        run("DROP TABLE IF EXISTS plan.inputs")
        run(_SCHEMA)
        run("COMMIT")
        run("PRAGMA busy_timeout=60000")

    def close(self) -> None:
        """Give the folder free for other runs."""
        with suppress(sqlite3.Error):
            self._connection.execute("DETACH plan")
        self._path.unlink(missing_ok=True)

    def fill(self, search: Search) -> list[Trouble]:
        """Find all inputs and put them in order; gives what was met on the way.

        Raises:
            InputError: when an input that the user named is not there.
            OutputError: when the plan cannot be written.
            UsageError: when several inputs would be written to one output.
        """
        troubles: list[Trouble] = []
        clashes: list[str] = []
        insert = "INSERT INTO plan.inputs (key, name, path) VALUES (?, ?, ?)"
        with writing(self._path):
            self._connection.execute("BEGIN")
            for found in search.found():
                if isinstance(found, Trouble):
                    troubles.append(found)
                    continue
                key = self._key(found)
                try:
                    self._connection.execute(insert, (stored(key), stored(found.name), stored(found.path)))
                except sqlite3.IntegrityError:
                    clashes += self._clash(key, found)
                    if len(clashes) == _SHOWN:
                        break
            self._connection.execute("ROLLBACK" if clashes else "COMMIT")
        if clashes:
            raise UsageError("\n  ".join(["several inputs would be written to one output:", *clashes]))
        return troubles

    def _key(self, found: Found) -> str:
        """Names the input; where each has an output of its own, so does it, and two of one name come to light."""
        if self._layout.shard_size is not None:
            return found.name
        return str(PurePosixPath(found.name).with_suffix("")) + self._layout.suffix

    def _clash(self, key: str, found: Found) -> list[str]:
        query = "SELECT path FROM plan.inputs WHERE key = ?"
        other = os.fsdecode(self._connection.execute(query, (stored(key),)).fetchone()[0])
        if os.path.abspath(other) == os.path.abspath(found.path):  # noqa: PTH100  # named twice
            return []
        return [f"{other} and {found.path} to {key}; give a --glob, or folders of their own"]

    def decide(self, fingerprint: int, mode: Mode) -> None:
        """Hold the inputs against the manifest.

        Raises:
            OutputError: when the plan cannot be written.
            UsageError: when an output would be written over an input, or over the output of another one.
        """
        query = f"SELECT key, name, path FROM plan.inputs WHERE key > ? ORDER BY key LIMIT {_PAGE}"
        decided: list[tuple[Reason, str | bytes]] = []
        for values in pages_of(self._connection, query):
            key, name, path = map(os.fsdecode, values)
            reason = self._reason(key, name, path, fingerprint, mode)
            if reason is not None:
                decided.append((reason, values[0]))
            if len(decided) == _PAGE:
                self._note(decided)
        self._note(decided)

    def _note(self, decided: list[tuple[Reason, str | bytes]]) -> None:
        with writing(self._path):
            self._connection.execute("BEGIN")
            self._connection.executemany("UPDATE plan.inputs SET reason = ? WHERE key = ?", decided)
            self._connection.execute("COMMIT")
        decided.clear()

    def _reason(self, key: str, name: str, path: str, fingerprint: int, mode: Mode) -> Reason | None:
        row = self._manifest.row(key)
        if self._layout.shard_size is None:
            self._refuse(key, name, path, row)
        if mode == "retry-failed":
            return "failed" if row is not None and row.status == "failed" else None
        if row is None:
            return "new"
        if mode == "force":
            return "forced"
        if row.status == "failed":
            return "failed"
        if row.fingerprint != fingerprint:
            return "other version"
        if self._changed(path, row):
            return "changed"
        return None if self._there(row) else "output missing"

    def _refuse(self, key: str, name: str, path: str, row: Row | None) -> None:
        if row is not None and row.name != name and Path(row.path).exists():
            raise UsageError(f"{path}: would be written to {key}, which is the output of {row.path}")
        target = self._out / key
        with suppress(OSError):
            if target.samefile(path):
                raise UsageError(f"{target}: is an input; it will not be overwritten")

    def _changed(self, path: str, row: Row) -> bool:
        try:
            signature = Signature.of(path)
            if signature == (row.size, row.mtime_ns, row.ctime_ns):
                return False
            with open(path, "rb") as stream:  # noqa: PTH123
                same = hashlib.file_digest(stream, "sha256").hexdigest() == row.sha256
        except OSError:
            return True  # reading it says why
        if same:
            self._manifest.touch(row.key, signature)
        return not same

    def _there(self, row: Row) -> bool:
        if row.output is None:
            return False
        output = self._out / row.output
        if not row.output.startswith(PARTS):
            return output.exists()
        try:  # one that waits for its shard may have been broken by a power cut
            return hashlib.sha256(output.read_bytes()).hexdigest() == row.output_sha256
        except OSError:
            return False

    def counts(self) -> dict[str | None, int]:
        """How many inputs are to be done for each reason; None: those that need nothing."""
        return dict(self._connection.execute("SELECT reason, count(*) FROM plan.inputs GROUP BY reason"))

    def to_do(self) -> Iterator[tuple[str, str, str, str]]:
        """Key, name, path and reason of each input that is to be done."""
        query = (
            "SELECT key, name, path, reason FROM plan.inputs WHERE key > ? AND reason IS NOT NULL "
            f"ORDER BY key LIMIT {_PAGE}"
        )
        for key, name, path, reason in pages_of(self._connection, query):
            yield os.fsdecode(key), os.fsdecode(name), os.fsdecode(path), reason

    def rows(self) -> Iterator[tuple[str, str, Row | None]]:
        """Name, path and row of each input, whether it was to be done or not; no row: it was not done yet."""
        query = f"SELECT key, name, path FROM plan.inputs WHERE key > ? ORDER BY key LIMIT {_PAGE}"
        for key, name, path in pages_of(self._connection, query):
            yield os.fsdecode(name), os.fsdecode(path), self._manifest.row(os.fsdecode(key))
