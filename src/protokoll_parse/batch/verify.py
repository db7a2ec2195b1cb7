"""Whether the outputs are those that were written."""

from __future__ import annotations

import hashlib
import os
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from protokoll_parse.batch.manifest import NAME, Manifest
from protokoll_parse.batch.shards import PARTS, records_in
from protokoll_parse.errors import UsageError


@dataclass(frozen=True, slots=True)
class Checked:
    """A row of the manifest; ``problem`` says what is wrong with its output, None when nothing is."""

    name: str
    output: str
    problem: str | None


def verify(out: Path) -> Iterator[Checked]:
    """Hold every output against its hash in the manifest.

    Raises:
        UsageError: when the folder has no manifest.
    """
    if not (out / NAME).is_file():
        raise UsageError(f"{out}: holds no {NAME}; name the folder that a batch was written to")
    manifest = Manifest(out)
    try:
        layout = manifest.layout()
        if layout is not None and layout.shard_size is not None:
            yield from _shards(manifest, out)
            return
        for row in manifest.rows():
            if row.output is not None:
                yield Checked(row.name, row.output, _problem(out / row.output, row.output_sha256))
    finally:
        manifest.close()


def _problem(path: Path, sha256: str | None) -> str | None:
    try:
        with path.open("rb") as stream:
            same = hashlib.file_digest(stream, "sha256").hexdigest() == sha256
    except OSError as error:
        return f"cannot be read: {error.strerror}"
    return None if same else "was changed since it was written"


def _shards(manifest: Manifest, out: Path) -> Iterator[Checked]:
    query = """SELECT name, output, output_sha256 FROM shards JOIN inputs USING (key)
        WHERE shard = ? AND output IS NOT NULL ORDER BY key"""
    last = manifest.connection.execute("SELECT coalesce(max(shard), 0) FROM shards").fetchone()[0]
    for shard in range(1, last + 1):
        lines: dict[str, list[str]] = {}  # of each file, the hashes of its lines
        expected = 0
        for name, stored_output, sha256 in manifest.connection.execute(query, (shard,)).fetchall():
            output = os.fsdecode(stored_output)
            if output.startswith(PARTS):
                yield Checked(os.fsdecode(name), output, _problem(out / output, sha256))
                continue
            if output not in lines:
                lines[output] = _hashes(out / output)
            expected += 1
            found = sha256 in lines[output]
            yield Checked(os.fsdecode(name), output, None if found else "has not the record as it was written")
        for output, hashes in lines.items():
            if len(hashes) > expected:
                yield Checked(output, output, f"has {len(hashes) - expected} lines too many")


def _hashes(path: Path) -> list[str]:
    try:
        return [hashlib.sha256(line).hexdigest() for line in records_in(path)]
    except (OSError, zlib.error):
        return []
