"""The manifest of an output folder: one row an input, in SQLite, so that it can be asked while a batch runs.

Rows are only ever written for outputs that are on the disk. Keys sort as the inputs are worked through: the output's
name where each document has a file of its own, else the input's.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, Final, cast

from protokoll_parse.batch.inputs import Trouble
from protokoll_parse.batch.values import Layout, Result, Signature, Status
from protokoll_parse.errors import OutputError, UsageError

NAME: Final = "manifest.sqlite"
_VERSION = 1
_SCHEMA = """
CREATE TABLE layout (form TEXT NOT NULL, gzip INTEGER NOT NULL, shard_size INTEGER);
CREATE TABLE fingerprints (id INTEGER PRIMARY KEY, settings TEXT NOT NULL UNIQUE);
CREATE TABLE inputs (
    key TEXT PRIMARY KEY,
    name TEXT NOT NULL,           -- place in the tree of inputs
    path TEXT NOT NULL,           -- where it was read
    size INTEGER, mtime_ns INTEGER, ctime_ns INTEGER,
    sha256 TEXT,                  -- of the content that was read
    fingerprint INTEGER REFERENCES fingerprints,
    status TEXT NOT NULL,         -- ok, partial, failed, skipped
    output TEXT,                  -- relative to this folder
    output_sha256 TEXT,           -- of the output; of the line, where it has many
    seconds REAL, pages INTEGER,
    diagnostics TEXT,             -- JSON: how many of each code
    warnings INTEGER, review INTEGER, damaged INTEGER,
    error TEXT, message TEXT
) WITHOUT ROWID;
CREATE TABLE shards (key TEXT PRIMARY KEY, shard INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX members ON shards (shard, key);
"""
CACHE: Final = 500  # KiB of a database that are held in memory, however many inputs there are
_ON_THE_WAY = "('folder-loop', 'folder-unreadable', 'link-broken', 'no-file')"  # troubles: no input, so found anew


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the manifest, as the columns are described above."""

    key: str
    name: str
    path: str
    size: int | None
    mtime_ns: int | None
    ctime_ns: int | None
    sha256: str | None
    fingerprint: int | None
    status: Status
    output: str | None
    output_sha256: str | None
    seconds: float
    pages: int
    diagnostics: dict[str, int]
    warnings: int
    review: int
    damaged: bool
    error: str | None
    message: str | None

    @classmethod
    def of(cls, values: Iterable[Any]) -> Row:
        """A row as SQLite gives it."""
        data = dict(zip(_COLUMNS, values, strict=True))
        for column in ("key", "name", "path", "output"):
            data[column] = data[column] and os.fsdecode(data[column])
        data["diagnostics"] = json.loads(data["diagnostics"] or "{}")
        data["damaged"] = bool(data["damaged"])
        return cls(**data)


_COLUMNS = tuple(field.name for field in fields(Row))
_UPSERT = f"INSERT OR REPLACE INTO inputs ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"


def stored(text: str) -> str | bytes:
    """A name as SQLite can hold it: one that the locale could not decode stays bytes."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return os.fsencode(text)
    return text


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """What SQLite cannot do, as our errors.

    Raises:
        OutputError: when the disk is full, or the file is no manifest.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise OutputError(f"{path}: cannot be written: {error}") from error


class Manifest:
    """The manifest of the folder ``out``; ``connection`` also holds the plan of a run (``plan.Plan``).

    Raises:
        OutputError: when the file cannot be opened, or is none.
        UsageError: when another version of the program made it.
    """

    def __init__(self, out: Path, *, kept: bool = True) -> None:
        """Open the manifest; where there is none it is made, with ``kept`` false in memory only."""
        self.path = out / NAME
        place = str(self.path) if kept or self.path.exists() else ":memory:"
        with writing(self.path):
            self.connection = sqlite3.connect(place, isolation_level=None, timeout=60)
            version = self.connection.execute("PRAGMA user_version").fetchone()[0]
            if version == 0:
                self.connection.execute("PRAGMA journal_mode=WAL")
                self.connection.executescript(f"BEGIN IMMEDIATE;{_SCHEMA}PRAGMA user_version={_VERSION};COMMIT;")
            elif version != _VERSION:
                raise UsageError(f"{self.path}: was made by another version of the program; give another folder")
            # after a power cut the last rows may be missing, and their work is done again
            self.connection.execute("PRAGMA synchronous=NORMAL")
            self.connection.execute(f"PRAGMA cache_size=-{CACHE}")

    def close(self) -> None:
        """Close the file; everything in it is on the disk then."""
        with writing(self.path):
            self.connection.close()

    def layout(self) -> Layout | None:
        """How the folder is laid out; None as long as nothing says."""
        row = self.connection.execute("SELECT form, gzip, shard_size FROM layout").fetchone()
        return Layout(row[0], bool(row[1]), row[2]) if row else None

    def claim(self, layout: Layout) -> None:
        """Lay the folder out.

        Raises:
            UsageError: when it is laid out otherwise.
        """
        there = self.layout()
        if there is None:
            with writing(self.path):
                values = (layout.form, layout.gzip, layout.shard_size)
                self.connection.execute("INSERT INTO layout VALUES (?, ?, ?)", values)
        elif there != layout:
            shards = f" --shard-size {there.shard_size}" if there.shard_size else ""
            raise UsageError(
                f"{self.path.parent}: holds records of --format {there.form}{' --gzip' if there.gzip else ''}{shards}; "
                "go on with these options, or give another folder"
            )

    def fingerprint(self, settings: Mapping[str, Any]) -> int:
        """The number of the settings that records are made with."""
        text = json.dumps(settings, ensure_ascii=False, sort_keys=True)
        with writing(self.path):
            self.connection.execute("INSERT OR IGNORE INTO fingerprints (settings) VALUES (?)", (text,))
        found = self.connection.execute("SELECT id FROM fingerprints WHERE settings = ?", (text,)).fetchone()
        return cast(int, found[0])

    def row(self, key: str) -> Row | None:
        """The row of an input."""
        found = self.connection.execute(f"SELECT {', '.join(_COLUMNS)} FROM inputs WHERE key = ?", (stored(key),))
        values = found.fetchone()
        return Row.of(values) if values else None

    def rows(self) -> Iterator[Row]:
        """All rows in the order of their keys, without keeping the file from being written meanwhile."""
        query = f"SELECT {', '.join(_COLUMNS)} FROM inputs WHERE key > ? ORDER BY key LIMIT 1000"
        for values in pages_of(self.connection, query):
            yield Row.of(values)

    def record(self, results: Iterable[Result], fingerprint: int) -> None:
        """Write the rows of documents that were done; all of them or none."""
        with writing(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            self.connection.executemany(_UPSERT, (_values(result, fingerprint) for result in results))
            self.connection.execute("COMMIT")

    def record_troubles(self, troubles: Iterable[Trouble]) -> None:
        """Write what was met on the way to the inputs instead of what was met last time."""
        results = (Result(t.name, t.name, t.path, t.status, error=t.code, message=t.message) for t in troubles)
        with writing(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            self.connection.execute(f"DELETE FROM inputs WHERE error IN {_ON_THE_WAY}")
            self.connection.executemany(_UPSERT, (_values(result, None) for result in results))
            self.connection.execute("COMMIT")

    def touch(self, key: str, signature: Signature) -> None:
        """Note that a file of another signature has the content that is known."""
        with writing(self.path):
            self.connection.execute(
                "UPDATE inputs SET size = ?, mtime_ns = ?, ctime_ns = ? WHERE key = ?", (*signature, stored(key))
            )


def pages_of(connection: sqlite3.Connection, query: str, *values: object) -> Iterator[tuple[Any, ...]]:
    """The rows of a query that takes the last key that was seen (first column), then ``values``, page by page."""
    last: object = ""
    while page := connection.execute(query, (last, *values)).fetchall():
        yield from page
        last = page[-1][0]


def _values(result: Result, fingerprint: int | None) -> tuple[Any, ...]:
    data = asdict(result) | {"fingerprint": fingerprint, "diagnostics": json.dumps(result.diagnostics, sort_keys=True)}
    data |= zip(("size", "mtime_ns", "ctime_ns"), result.signature or (None, None, None), strict=True)
    for column in ("key", "name", "path", "output"):
        data[column] = data[column] and stored(data[column])
    return tuple(data[column] for column in _COLUMNS)
