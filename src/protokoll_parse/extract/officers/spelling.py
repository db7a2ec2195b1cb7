"""Names of officers as the list of those present spells them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz

if TYPE_CHECKING:
    from collections.abc import Sequence

_ALIKE = 90  # per cent; two spellings of one name


def as_listed(name: str, persons: Sequence[str]) -> str:
    """The name, or that of the only person of the list whose last names it is: *Ek Lind* for *Anna Ek Lind*."""
    longer = [person for person in persons if " " in name and person.endswith(f" {name}")]
    return longer[0] if len(longer) == 1 and name not in persons else name


def without_misspelt(names: Sequence[str], persons: Sequence[str]) -> list[str]:
    """The names without other spellings of one that the list of those present has."""
    listed = [name for name in names if name in persons]
    return [name for name in names if name in listed or not any(_is_alike(name, other) for other in listed)]


def _is_alike(name: str, other: str) -> bool:
    same_first = name.partition(" ")[0] == other.partition(" ")[0]
    return same_first and fuzz.ratio(name, other) >= _ALIKE
