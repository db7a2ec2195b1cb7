"""Roles on lines of their own, above the names or below: *Ordförande*, and below it *Eva Lind*."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from protokoll_parse.extract.attendance.headings import heading_of
from protokoll_parse.extract.attendance.person import listed_name
from protokoll_parse.extract.people import role_pattern
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from protokoll_parse.text import Line

_BEHIND = compiled(r"\s?\([^()]*\)")
_WORD = compiled(r"\p{Lu}[\p{Ll}-]{5,}:?")
_LONGEST = 5  # words of a role
_CLEAR = 3  # pairs


def roles_beside(lines: Sequence[Line]) -> dict[int, int]:
    """By the index of a name's line, that of the line with the role, where lines of names and of roles take turns.

    The roles stand above the names where a role is first and a name last, below them where it is the other way round;
    where that is clear of most of the list, it holds for the rest.
    """
    runs = list(_runs(lines))
    found: dict[int, int] = {}
    for run in runs:
        found |= _pairs(lines, run)
    if len(found) < _CLEAR or len({role > name for name, role in found.items()}) > 1:
        return found
    below = all(role > name for name, role in found.items())
    for run in runs:
        if not any(index in found for index, _ in run):
            found |= _in_same_order(lines, run, below=below)
    return found


def _runs(lines: Sequence[Line]) -> Iterator[list[tuple[int, bool]]]:
    """Lines of names and of roles that follow one another: where, and whether it is a role."""
    run: list[tuple[int, bool]] = []
    for index, line in enumerate(lines):
        if not line.text:
            continue
        is_name = _is_name(line.text)
        if is_name or _may_be_role(line.text):
            run.append((index, not is_name))
            continue
        yield run
        run = []
    yield run


def _in_same_order(lines: Sequence[Line], run: Sequence[tuple[int, bool]], *, below: bool) -> dict[int, int]:
    """The pairs of a run that does not show by itself where its roles stand; known roles alone."""
    pairs = pairwise(run) if not below else ((second, first) for first, second in pairwise(run))
    return {
        name: role
        for (role, is_role), (name, also_role) in pairs
        if is_role and not also_role and _is_role(lines[role].text)
    }


def _pairs(lines: Sequence[Line], run: Sequence[tuple[int, bool]]) -> dict[int, int]:
    """The pairs of a run; none where two roles follow one another, or it begins and ends alike."""
    roles = [index for index, is_role in run if is_role]
    if not roles or run[0][1] == run[-1][1] or any(one[1] and other[1] for one, other in pairwise(run)):
        return {}
    known = [lines[index].text for index in roles if _is_role(lines[index].text)]
    if 2 * len(known) <= len(roles) or (len(roles) == 1 and heading_of(known[0]) is None):
        return {}
    above = run[0][1]
    pairs = pairwise(run) if above else pairwise(reversed(run))
    return {name: role for (role, is_role), (name, _) in pairs if is_role}


def _is_role(text: str) -> bool:
    """Whether the line is a role and nothing else: *Ordförande*, *Tf. förvaltningschef:*."""
    text = text.rstrip(" :")
    words = text.split()
    if not words or len(words) > _LONGEST or not text[0].isupper() or compiled(r"[,.;:()0-9]\s").search(text):
        return False
    hit = heading_of(text)
    if hit is not None and not hit[0].officer:
        return False
    return any(match.end() == len(text) for match in role_pattern().finditer(text)) and listed_name(text) is None


def _may_be_role(text: str) -> bool:
    """The same of a word that is not known, among roles that are."""
    return _is_role(text) or (_WORD.fullmatch(text) is not None and heading_of(text) is None)


def _is_name(text: str) -> bool:
    named = listed_name(text)
    if named is None:
        return False
    bracket = _BEHIND.match(text, named.end)
    return (bracket.end() if bracket else named.end) == len(text)
