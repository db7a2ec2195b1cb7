"""Numbers and bullets that PDF extraction printed above the entries that they belong to.

A column of marks becomes lines of their own: *1.* / *2.* / *3.*, and the three texts below them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protokoll_parse.text import Line

_LONE = compiled(r"(?P<n>[0-9]{1,2})[.)]|[•●▪◦‣➢\uf0b7\uf0a7\uf0d8]")  # a dash may as well stand for nothing


@dataclass(slots=True)
class TornMarks:
    """The lines of ``numbers`` hold a mark and no more; ``pending``: the marks that still wait for their texts."""

    numbers: frozenset[int]
    pending: list[str] = field(default_factory=list)

    def take(self, line: Line) -> bool:
        """Keep the mark of a line that holds nothing else."""
        if line.number not in self.numbers:
            return False
        self.pending.append(line.text)
        return True

    def give(self) -> str | None:
        """The mark of the next text."""
        return self.pending.pop(0) if self.pending else None


def torn_marks(lines: Sequence[Line]) -> TornMarks:
    """The torn marks of an item: two or more bullets, or numbers that count from 1."""
    lone = [(line, match) for line in lines if (match := _LONE.fullmatch(line.text))]
    bullets = {line.number for line, match in lone if not match["n"]}
    numbers: set[int] = set()
    run: list[int] = []
    for line, match in lone:
        if not match["n"]:
            continue
        if int(match["n"]) != len(run) + 1:
            numbers.update(run if len(run) > 1 else ())
            run = []
        if int(match["n"]) == len(run) + 1:
            run.append(line.number)
    numbers.update(run if len(run) > 1 else ())
    return TornMarks(frozenset(numbers | (bullets if len(bullets) > 1 else set())))
