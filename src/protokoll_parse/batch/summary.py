"""What became of the inputs of a run, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from protokoll_parse.batch.inputs import Trouble
from protokoll_parse.batch.manifest import Row
from protokoll_parse.batch.plan import Plan

_SHOWN = 20  # failed inputs that are named


@dataclass(slots=True)
class Summary:
    """Counts over all inputs, those too that were done by an earlier run.

    ``not_done``: begun by no run yet. ``to_review``: partial, with warnings, or with repairs in doubt.
    ``quality``: documents by how many warnings they have. ``failures``: the first of them, each with its reason.
    """

    statuses: Counter[str] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)
    quality: Counter[str] = field(default_factory=Counter)
    to_review: int = 0
    damaged: int = 0
    pages: int = 0
    failures: list[str] = field(default_factory=list)

    @property
    def failed(self) -> int:
        """Inputs, and places where inputs may be, that failed."""
        return self.statuses["failed"]

    def note(self, path: str, row: Row | None) -> None:
        """Count an input."""
        if row is None:
            self.statuses["not done"] += 1
            return
        self.statuses[row.status] += 1
        self.pages += row.pages
        if row.status == "failed":
            self._failure(path, row.message, row.error)
            return
        self.codes.update(row.diagnostics)
        self.quality[_band(row.warnings)] += 1
        self.to_review += needs_review(row)
        self.damaged += row.damaged

    def note_trouble(self, trouble: Trouble) -> None:
        """Count what was met on the way."""
        self.statuses[trouble.status] += 1
        if trouble.status == "failed":
            self._failure(trouble.path, trouble.message, trouble.code)

    def _failure(self, path: str, message: str | None, code: str | None) -> None:
        if len(self.failures) < _SHOWN:
            self.failures.append(f"{path}: {message} [{code}]")


def summarised(plan: Plan, troubles: list[Trouble]) -> Summary:
    """The summary of a run's inputs."""
    summary = Summary()
    for _, path, row in plan.rows():
        summary.note(path, row)
    for trouble in troubles:
        summary.note_trouble(trouble)
    return summary


def needs_review(row: Row) -> bool:
    """Whether a person should look at the record."""
    return row.status == "partial" or row.warnings > 0 or row.review > 0


def review_reasons(row: Row) -> Iterator[str]:
    """Why a person should."""
    if row.status == "partial":
        yield "partial"
    for code, count in sorted(row.diagnostics.items()):
        yield f"{code} × {count}" if count > 1 else code
    if row.review:
        yield f"{row.review} repairs in doubt"


def _band(warnings: int) -> str:
    return "no warnings" if not warnings else "1–2 warnings" if warnings < 3 else "3 warnings or more"
