"""First names alone in lists: one a line (*Närvarande:* / *Greta* / *Ove* / *Milla*), or among full names."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from protokoll_parse.extract.attendance.person import first_only
from protokoll_parse.extract.attendance.roles_behind import is_person
from protokoll_parse.extract.people import role_pattern
from protokoll_parse.lexicon import is_place
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from protokoll_parse.extract.attendance.parts import Part

_WORD = compiled(r"\p{Lu}\p{Ll}{1,15}")  # or a nickname among them
_LEAST = 2  # first names in a row
_NICKNAMES = 2  # in a list of one line more first names that are known than so many for each word that is none
_MOST = 2 / 3  # of the row are first names that are known


def rows_of_first_names(parts: Sequence[Part]) -> Iterator[Part]:
    """The parts that are such names, below a heading of their own; a row begins and ends with a known one."""
    for _, row in groupby(parts, lambda part: (id(part.heading), _may_be_name(part))):
        names = list(row)
        known = [first_only(part.text) is not None for part in names]
        if not _may_be_name(names[0]) or not any(known):
            continue
        first, stop = known.index(True), len(known) - known[::-1].index(True)
        told = sum(known)
        if told >= _LEAST and told >= _MOST * (stop - first):
            yield from names[first:stop]


def _may_be_name(part: Part) -> bool:
    return part.role is None and part.away is None and may_be_first_name(part.text)


def may_be_first_name(text: str) -> bool:
    """Whether the text is a first name, or a single word that may be a nickname."""
    return bool(first_only(text) or _WORD.fullmatch(text))


def has_short_names(parts: Sequence[str]) -> bool:
    """Whether first names alone stand among full names: *Jenny (rektor), Micke Ståhl, Sara L samt Nadja och Hugo*.

    Each part is a person then; else a single word may be the place somebody comes from, or an office. Among several
    known first names a few words may be nicknames.
    """
    known = sum(first_only(part) is not None for part in parts)
    others = [part for part in parts if not (first_only(part) or is_person(part))]
    nicknames = all(
        _WORD.fullmatch(part) and not is_place(part) and not role_pattern().fullmatch(part) for part in others
    )
    return bool(known) and len(parts) > _LEAST and nicknames and (not others or known > _NICKNAMES * len(others))
