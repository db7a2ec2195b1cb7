"""Tables in Markdown, for terminals and pages alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; the first column is aligned to the left, the others to the right."""
    lines = [head, ["---", *["--:"] * (len(head) - 1)], *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def percent(share: float, digits: int = 2) -> str:
    """``0.9713`` as ``97.13``."""
    return f"{100 * share:.{digits}f}"
