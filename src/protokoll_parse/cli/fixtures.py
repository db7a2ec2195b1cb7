"""Fixture protocols: texts, their expected records, and what is known to fail."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from protokoll_parse.cli.compare import Difference
from protokoll_parse.errors import InputError, UsageError

KNOWN_FAILURES = "known_failures.yaml"
EXPECTED = ".expected.yaml"


@dataclass(frozen=True, slots=True)
class KnownFailure:
    """A path of the record that is known to be wrong, all below it included, and why."""

    path: str
    reason: str

    def covers(self, path: str) -> bool:
        """Whether ``path`` is this one or lies below it."""
        return path == self.path or path.startswith((f"{self.path}.", f"{self.path}["))


@dataclass(frozen=True, slots=True)
class Fixture:
    """A text and, where there is one, its expected record. ``id`` is the file's name without its ending."""

    text: Path
    known: tuple[KnownFailure, ...] = ()

    @property
    def id(self) -> str:
        return self.text.stem

    @property
    def expected(self) -> Path:
        return self.text.with_name(self.id + EXPECTED)


@dataclass(slots=True)
class Report:
    """What checking a fixture found; ``problems`` are sentences, ``differences`` and ``known`` lie in the record."""

    fixture: Fixture
    problems: list[str] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)
    known: list[KnownFailure] = field(default_factory=list)

    @property
    def findings(self) -> int:
        return len(self.problems) + len(self.differences)


def fixtures_in(paths: Iterable[Path]) -> list[Fixture]:
    """The fixtures named by ``paths``: files, and folders with all below them, in a stable order.

    Raises:
        InputError: when a path does not exist.
        UsageError: when a folder holds no fixture, an expected record has no text, or the list of known failures is
            not what it should be.
    """
    texts: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            found = sorted(path.rglob("*.txt"))
            if not found:
                raise UsageError(f"{path}: holds no fixture (*.txt)")
            for expected in sorted(path.rglob(f"*{EXPECTED}")):
                if not expected.with_name(expected.name.removesuffix(EXPECTED) + ".txt").exists():
                    raise UsageError(f"{expected}: there is no text that it belongs to")
            texts |= dict.fromkeys(found)
        elif path.exists():
            texts[path] = None
        else:
            raise InputError("input-missing", str(path), "no such file or folder; check the path")
    known = {folder: _known_failures(folder) for folder in {text.parent for text in texts}}
    return [Fixture(text, known[text.parent].get(text.stem, ())) for text in texts]


def _known_failures(folder: Path) -> dict[str, tuple[KnownFailure, ...]]:
    path = folder / KNOWN_FAILURES
    if not path.exists():
        return {}
    data = load_yaml(path)
    try:
        known = {
            fixture: tuple(KnownFailure(str(entry["path"]), str(entry["reason"])) for entry in entries)
            for fixture, entries in (data or {}).items()
        }
    except (TypeError, KeyError, AttributeError) as error:
        raise UsageError(f"{path}: must map fixture ids to lists of path and reason") from error
    for fixture in known:
        if not (folder / f"{fixture}.txt").exists():
            raise UsageError(f"{path}: there is no fixture {fixture}")
    return known


def load_yaml(path: Path) -> Any:
    """The content of a YAML file.

    Raises:
        UsageError: when it cannot be read as YAML.
    """
    try:
        return yaml.safe_load(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise UsageError(f"{path}: cannot be read as YAML: {error}") from error
