"""Compiled patterns, kept from one process to the next.

``regex`` compiles in Python: the thousand patterns of segmentation and extraction take a second, more than ten
documents. They are kept as Python keeps the bytecode of modules: in ``__pycache__`` (or where ``PYTHONPYCACHEPREFIX``
says), unless Python is told to write no bytecode or the folder cannot be written to. Another ``regex`` begins anew.
Pickled patterns hold what was compiled, for this very purpose: https://github.com/mrabarnett/mrab-regex/issues/195
"""

from __future__ import annotations

import atexit
import marshal
import os
import pickle
import sys
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path

import regex

_MOST = 5_000  # patterns that are kept; more are mostly those of versions that are gone

_Key = tuple[str, int]  # source and flags


class KeptPatterns:
    """Patterns by source and flags, compiled or as a file keeps them."""

    def __init__(self, path: Path | None) -> None:
        """``path``: the file, None to keep nothing."""
        self._path = path
        self._patterns: dict[_Key, regex.Pattern[str]] = {}
        self._kept: dict[_Key, bytes] | None = None
        self._new: dict[_Key, bytes] = {}

    def compiled(self, source: str, flags: int = 0) -> regex.Pattern[str]:
        """The pattern as ``regex.compile`` gives it. Not for patterns made of a document's words: all are kept."""
        key = source, int(flags)
        pattern = self._patterns.get(key)
        if pattern is None:
            pattern = self._patterns[key] = self._loaded(key) or self._compiled(key)
        return pattern

    def _loaded(self, key: _Key) -> regex.Pattern[str] | None:
        if self._kept is None:
            self._kept = _read(self._path)
        data = self._kept.pop(key, None)
        if data is None:
            return None
        try:
            pattern = pickle.loads(data)  # as trustworthy as the bytecode beside it
        except Exception:  # what is damaged may raise anything
            return None
        return pattern if isinstance(pattern, regex.Pattern) else None

    def _compiled(self, key: _Key) -> regex.Pattern[str]:
        pattern = regex.compile(*key)
        if self._path is not None and not sys.dont_write_bytecode:
            if not self._new:
                atexit.register(self.write)
            self._new[key] = pickle.dumps(pattern)
        return pattern

    def write(self) -> None:
        """Keep what was compiled in this process, beside what others have kept meanwhile."""
        if self._path is None or not self._new:
            return
        kept = _read(self._path)
        everything = {**kept, **self._new} if len(kept) < _MOST else self._new
        self._new = {}
        draft = self._path.with_suffix(f".{os.getpid()}")
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            draft.write_bytes(marshal.dumps((_stamp(), everything)))
            draft.replace(self._path)
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _read(path: Path | None) -> dict[_Key, bytes]:
    """What a file keeps; nothing when there is none, or a damaged one, or one of another ``regex``."""
    if path is None:
        return {}
    try:
        stamp, kept = marshal.loads(path.read_bytes())
    except (OSError, ValueError, EOFError, TypeError):
        return {}
    return kept if stamp == _stamp() and isinstance(kept, dict) else {}


def _stamp() -> tuple[str, str, int]:
    """Which ``regex`` this is: its version, and where and when it was installed."""
    path = Path(regex.__file__)
    return regex.__version__, str(path), path.stat().st_mtime_ns


def _beside_bytecode() -> Path | None:
    if sys.implementation.cache_tag is None:
        return None
    return Path(cache_from_source(__file__)).with_suffix(".patterns")


compiled = KeptPatterns(_beside_bytecode()).compiled
