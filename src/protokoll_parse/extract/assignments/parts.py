"""A text cut into parts that hold one assignment each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from protokoll_parse.extract.assignments import action_points as points
from protokoll_parse.extract.assignments.persons import at_handles, divided
from protokoll_parse.extract.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator


def parts(text: str, known: frozenset[str]) -> Iterator[tuple[int, int]]:
    """The sentences, cut where one person after the other takes something on. ``known``: short names of the present."""
    for start, end in _with_owners(text):
        for begin, stop in at_handles(text[start:end], known):
            for first, last in divided(text[start + begin : start + stop], known):
                yield start + begin + first, start + begin + last


def _with_owners(text: str) -> list[tuple[int, int]]:
    """The sentences; one that says no more than *Ansvarig: X*, or by when, goes with what stands before it."""
    found: list[tuple[int, int]] = []
    for start, end in split_sentences(text):
        above = text[slice(*found[-1])] if found else ""
        owned = points.is_only_owner(text[start:end]) or (
            points.is_only_when(text[start:end]) and (points.names_owner(above) or points.is_due(text[start:end]))
        )
        begin = found.pop()[0] if found and owned else start
        found.append((begin, end))
    return found
