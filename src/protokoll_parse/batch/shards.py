"""Files of many records, one a line.

Which inputs make a shard is settled once, in the order of their names, before any of them is done; inputs that come
later make new ones. Each record waits in a file of its own until all of its shard are there. So a run that was broken
off and one that was not end with the same files.
"""

from __future__ import annotations

import hashlib
import os
import zlib
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

from protokoll_parse.batch.gz import packed
from protokoll_parse.batch.manifest import Manifest, stored, writing
from protokoll_parse.batch.values import WORKSHOP, Layout
from protokoll_parse.errors import OutputError
from protokoll_parse.files import replace_file

PARTS: Final = f"{WORKSHOP}/parts/"
_MEMBERS = """SELECT key, output, output_sha256 FROM shards JOIN inputs USING (key)
    WHERE shard = ? AND output IS NOT NULL ORDER BY key"""
_TO_DO = "SELECT count(*) FROM shards JOIN plan.inputs USING (key) WHERE shard = ? AND reason IS NOT NULL"
_WAITING = "SELECT DISTINCT shard FROM shards JOIN inputs USING (key) WHERE output LIKE ? ORDER BY shard"


class Shards:
    """The shards of an output folder, during a run whose plan is made."""

    def __init__(self, manifest: Manifest, layout: Layout) -> None:
        self._manifest = manifest
        self._connection = manifest.connection
        self._out = manifest.path.parent
        self._layout = layout
        self._to_do: dict[int, int] = {}  # documents that open shards wait for

    def assign(self, keys: Iterable[str]) -> None:
        """Settle which shard each input is in, where it is not settled; ``keys`` come in their order.

        Raises:
            OutputError: when the manifest cannot be written.
        """
        size = self._layout.shard_size or 1
        with writing(self._manifest.path):
            self._connection.execute("BEGIN IMMEDIATE")
            shard = self._connection.execute("SELECT coalesce(max(shard), 0) FROM shards").fetchone()[0] + 1
            count = 0
            for key in keys:
                row = (stored(key), shard + count // size)
                count += self._connection.execute("INSERT OR IGNORE INTO shards VALUES (?, ?)", row).rowcount
            self._connection.execute("COMMIT")

    def finish(self, keys: Iterable[str]) -> None:
        """Write the shards that these documents, which are done now, were the last of.

        Raises:
            OutputError: when a shard cannot be written, or was changed by somebody else.
        """
        for key in keys:
            query = "SELECT shard FROM shards WHERE key = ?"
            shard: int = self._connection.execute(query, (stored(key),)).fetchone()[0]
            self._to_do[shard] = self._left(shard) - 1
            if self._to_do[shard] == 0:
                self._write(shard)

    def finish_rest(self) -> None:
        """Write shards that were complete when a run was broken off.

        Raises:
            OutputError: when a shard cannot be written, or was changed by somebody else.
        """
        for (shard,) in self._connection.execute(_WAITING, (f"{PARTS}%",)).fetchall():
            if self._left(shard) == 0:
                self._write(shard)

    def _left(self, shard: int) -> int:
        if shard not in self._to_do:
            self._to_do[shard] = self._connection.execute(_TO_DO, (shard,)).fetchone()[0]
        return self._to_do[shard]

    def _write(self, shard: int) -> None:
        name = f"records-{shard:06d}{self._layout.suffix}"
        members = self._connection.execute(_MEMBERS, (shard,)).fetchall()
        old = _lines(self._out / name) if any(output == name for _, output, _ in members) else {}
        lines, parts = [], []
        for _, output, sha256 in members:
            if output == name:
                line = old.get(sha256)
            else:
                parts.append(self._out / output)
                line = _part(self._out / output, sha256)
            if line is None:
                raise OutputError(f"{self._out / output}: was changed since it was written; run again with --force")
            lines.append(line)
        data = b"".join(lines)
        try:
            replace_file(self._out / name, packed(data) if self._layout.gzip else data, self._out / WORKSHOP, sync=True)
        except OSError as error:
            raise OutputError(f"{self._out / name}: cannot be written: {error.strerror}") from error
        with writing(self._manifest.path):
            self._connection.execute("BEGIN IMMEDIATE")
            update = "UPDATE inputs SET output = ? WHERE key = ?"
            self._connection.executemany(update, ((name, key) for key, _, _ in members))
            self._connection.execute("COMMIT")
        for part in parts:
            part.unlink(missing_ok=True)
            with suppress(OSError):  # others wait beside it
                part.parent.rmdir()
        del self._to_do[shard]


def part_of(key: str) -> str:
    """Where the record of an input waits for its shard, relative to the output folder."""
    digest = hashlib.sha256(os.fsencode(key)).hexdigest()
    return f"{PARTS}{digest[:2]}/{digest[2:34]}"


def records_in(path: Path) -> list[bytes]:
    """The lines of a shard, packed or not.

    Raises:
        OSError: when it cannot be read.
        zlib.error: when it is damaged.
    """
    data = path.read_bytes()
    return (zlib.decompress(data, wbits=zlib.MAX_WBITS | 16) if path.suffix == ".gz" else data).splitlines(True)


def _lines(path: Path) -> dict[str, bytes]:
    with suppress(OSError, zlib.error):
        return {hashlib.sha256(line).hexdigest(): line for line in records_in(path)}
    return {}


def _part(path: Path, sha256: str) -> bytes | None:
    with suppress(OSError):
        data = path.read_bytes()
        if hashlib.sha256(data).hexdigest() == sha256:
            return data
    return None
