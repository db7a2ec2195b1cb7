"""Assignments of an earlier meeting that a sentence tells of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.assignments.action_points import Task
from protokoll_parse.extract.assignments.wordings import ASSIGN, FROM_OR_THEN, GET, GET_INVERTED, HAS_GOT, THEN
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator


def prior_tasks(text: str) -> Iterator[Task]:
    """Assignments that a sentence tells of: *har uppdragit till X att …*, *X fick ett uppdrag från Y att …*"""
    for rule, match in _priors(text):
        if match:
            yield Task(rule, match["who"].strip(), match["task"].strip(), 0, len(text))
            return


def _priors(text: str) -> Iterator[tuple[str, regex.Match[str] | None]]:
    if compiled(r"\b(?:har|hade)\s+(?:\p{L}+\s+)?uppdragit\b", regex.IGNORECASE).search(text):
        yield "RET001", ASSIGN.search(text)
    yield "RET001", HAS_GOT.match(text)
    if (match := GET_INVERTED.match(text)) and THEN.search(text, 0, match.start("who")):
        yield "RET006", match
    if compiled(r"\bfick\b.*\buppdrag\b").search(text) and FROM_OR_THEN.search(text):
        yield "RET006", GET.match(text)
