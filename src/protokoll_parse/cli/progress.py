"""How far a run has come: one line that changes on a terminal, else a line now and then."""

from __future__ import annotations

import os
import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from protokoll_parse.batch.progress import Progress

_REDRAW = 0.5  # seconds, on a terminal
_INTERVAL = 30.0  # seconds between plain lines


class Display:
    """Shows progress on standard error, unless ``quiet``."""

    def __init__(self, quiet: bool) -> None:
        """Show nothing yet."""
        self._stream = None if quiet else sys.stderr
        self._terminal = self._stream is not None and self._stream.isatty() and os.environ.get("TERM") != "dumb"
        self._shown = time.monotonic()
        self._width = 0

    def __enter__(self) -> Display:
        """Begin."""
        return self

    def show(self, progress: Progress) -> None:
        """Show how far it is, when it is time to."""
        now = time.monotonic()
        if self._stream is None or now - self._shown < (_REDRAW if self._terminal else _INTERVAL):
            return
        self._shown = now
        line = progress.line()
        if self._terminal:
            self._stream.write(f"\r{line.ljust(self._width)}")
            self._width = len(line)
        else:
            self._stream.write(f"protokoll-parse: {line}\n")
        self._stream.flush()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Clear the line."""
        if self._width and self._stream is not None:
            self._stream.write(f"\r{' ' * self._width}\r")
            self._stream.flush()
