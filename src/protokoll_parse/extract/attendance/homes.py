"""Places and clubs behind the names of a list without a mark: *Eva Lind Ekeby*, *Bo Ek Norrdals BK*."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from protokoll_parse.extract.attendance.person import CLUB
from protokoll_parse.lexicon import is_first_name, is_place, is_surname

if TYPE_CHECKING:
    from collections.abc import Sequence

_LEAST = 3  # names with a place that nobody is called
_MOST = 2 / 3  # of the names that are long enough to end in one
_WORDS = 3  # first name, surname, place


def cut_homes(entries: Sequence[dict[str, Any]]) -> None:
    """Move the last word of each name to the organisation, where the list as a whole shows that places stand there."""
    for entry in entries:
        if CLUB.fullmatch(entry.get("organization") or "") and _may_hold_home(entry["name"]):
            _cut(entry)
    long = [entry for entry in entries if _may_hold_home(entry["name"]) and not entry.get("organization")]
    placed = [entry for entry in long if _is_only_place(_last(entry["name"]))]
    if len(placed) < _LEAST or len(placed) < _MOST * len(long) or 2 * len(placed) < len(entries):
        return
    for entry in long:
        last = _last(entry["name"])
        if is_place(last) or not (is_surname(last) or is_first_name(last)):
            _cut(entry)


def _may_hold_home(name: str) -> bool:
    """Whether first name and surname stand in front of the last word."""
    words = name.split()
    return len(words) >= _WORDS and (is_surname(words[-2]) or not is_first_name(words[-2]))


def _last(name: str) -> str:
    return name.rsplit(" ", 1)[-1]


def _is_only_place(word: str) -> bool:
    return is_place(word) and not is_surname(word) and not is_first_name(word)


def _cut(entry: dict[str, Any]) -> None:
    name, _, home = entry["name"].rpartition(" ")
    entry["name"] = name
    entry["organization"] = " ".join(filter(None, (home, entry.get("organization"))))
