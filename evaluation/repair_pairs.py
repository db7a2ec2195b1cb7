"""Pairs of damaged and true lines: those of the repository, and those that may lie beside it."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

PAIRS = Path(__file__).parent / "pairs" / "samples.jsonl.gz"
SHARED = Path(__file__).parent.parent.parent / "shared"
SOUND_MODEL = "swe"  # read with the right model: there is little to repair, and all that is changed is harm


@dataclass(frozen=True, slots=True)
class Pair:
    """One page. ``condition``: how it was printed, scanned and read; ``ocr`` and ``truth`` have the same lines."""

    id: str
    condition: str
    ocr: tuple[str, ...]
    truth: tuple[str, ...]

    @property
    def model(self) -> str:
        """The OCR model of a condition of the repository's pairs: ``eng`` in ``eng-300-clean``."""
        return self.condition.partition("-")[0]

    @property
    def document(self) -> str:
        return self.id.partition("#")[0]


def read_pairs(path: Path = PAIRS) -> Iterator[Pair]:
    """The pairs of a file of JSON lines, which may be packed with gzip."""
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode()
    for row in map(json.loads, filter(None, text.split("\n"))):
        yield Pair(row["id"], row["condition"], tuple(row["ocr"]), tuple(row["truth"]))


def kept_out(shared: Path = SHARED) -> list[Pair]:
    """The pairs of the fifth of ``ocr/train.jsonl`` that the channel was not learned from; none where it is missing."""
    path = shared / "ocr" / "train.jsonl"
    if not path.exists():
        return []
    return [pair for pair in read_pairs(path) if zlib.crc32(pair.document.encode()) % 5 == 0]


def by_condition(pairs: Iterable[Pair]) -> dict[str, list[Pair]]:
    """Pairs by their condition, in the order of their first appearance."""
    groups: dict[str, list[Pair]] = {}
    for pair in pairs:
        groups.setdefault(pair.condition, []).append(pair)
    return groups
