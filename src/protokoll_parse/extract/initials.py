"""What persons are called for short, by letters of their names: *BÅE*, *ELI*."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def initials(name: str) -> set[str]:
    """*Bengt-Åke Ek*: båe, be; *Eva Lind*: el, and eli with two letters of the surname; in small letters."""
    parts = name.casefold().split()
    return {
        "".join(part[0] for part in parts),
        "".join(half[0] for part in parts for half in part.split("-") if half),
        f"{parts[0][0]}{parts[-1][0]}",
        f"{parts[0][0]}{parts[-1][:2]}",
    }


def by_initials(printed: str, persons: Sequence[str]) -> str | None:
    """The only one of ``persons`` who is *AB* for short."""
    fitting = [person for person in persons if printed.casefold() in initials(person)]
    return fitting[0] if len(fitting) == 1 else None
