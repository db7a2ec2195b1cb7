"""How far a run has come."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from protokoll_parse.batch.values import Result


@dataclass(slots=True)
class Progress:
    """Counts of a run: ``total`` documents are to be done."""

    total: int
    done: int = 0
    failed: int = 0
    pages: int = 0
    _started: float = field(default_factory=time.monotonic)

    def note(self, result: Result) -> None:
        """One more is done."""
        self.done += 1
        self.failed += result.status == "failed"
        self.pages += result.pages

    @property
    def seconds(self) -> float:
        """Since the beginning."""
        return time.monotonic() - self._started

    def line(self) -> str:
        """``1,200 / 20,000 documents, 38.1/s, 96.0 pages/s, 2 failed, 8 min left``."""
        seconds = max(self.seconds, 1e-6)
        rate = self.done / seconds
        left = f", {duration((self.total - self.done) / rate)} left" if 0 < self.done < self.total else ""
        return (
            f"{self.done:,} / {self.total:,} documents, {rate:.1f}/s, {self.pages / seconds:.1f} pages/s, "
            f"{self.failed:,} failed{left}"
        )


def duration(seconds: float) -> str:
    """``12 s``, ``8 min``, ``3 h 20 min``."""
    minutes = round(seconds / 60)
    if seconds < 99.5:
        return f"{seconds:.0f} s"
    return f"{minutes} min" if minutes < 100 else f"{minutes // 60} h {minutes % 60} min"
