"""Places and clubs behind the names of a list without a mark: *Eva Lind Ekeby*, *Bo Ek Norrdals BK*."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from protokoll_parse.extract.attendance.person import CLUB
from protokoll_parse.lexicon import is_first_name, is_place, is_surname

if TYPE_CHECKING:
    from collections.abc import Sequence

_LEAST = 3  # names with a place, or what nobody is called
_OFTEN = 2  # times behind a surname, oftener than several surnames of a list end in the same one
_MOST = 2 / 3  # of the names that are long enough to end in one
_WORDS = 3  # first name, surname, place


def cut_homes(entries: Sequence[dict[str, Any]]) -> None:
    """Move the last word of each name to the organisation, where the list as a whole shows that places stand there."""
    for entry in entries:
        if CLUB.fullmatch(entry.get("organization") or "") and _may_hold_home(entry["name"]):
            _cut(entry)
    apart = [entry for entry in entries if not entry.get("organization")]
    ends = Counter(_last(entry["name"]) for entry in apart if len(entry["name"].split()) >= _WORDS)
    long = [entry for entry in apart if _may_hold_home(entry["name"]) or ends[_last(entry["name"])] > _OFTEN]
    placed = [entry for entry in long if _is_home(_last(entry["name"]), ends)]
    if len(placed) < _LEAST or len(placed) < _MOST * len(long) or 2 * len(placed) < len(entries):
        return
    for entry in long:
        last = _last(entry["name"])
        if is_place(last) or ends[last] > _OFTEN or not (is_surname(last) or is_first_name(last)):
            _cut(entry)


def _may_hold_home(name: str) -> bool:
    """Whether first name and surname stand in front of the last word."""
    words = name.split()
    return len(words) >= _WORDS and (is_surname(words[-2]) or not is_first_name(words[-2]))


def _last(name: str) -> str:
    return name.rsplit(" ", 1)[-1]


def _is_home(word: str, ends: Counter[str]) -> bool:
    """Whether nobody is called so: a place, or what comes again and again behind surnames."""
    called = is_surname(word) or is_first_name(word)
    return ends[word] > _OFTEN or ((is_place(word) or ends[word] > 1) and not called)


def _cut(entry: dict[str, Any]) -> None:
    name, _, home = entry["name"].rpartition(" ")
    entry["name"] = name
    entry["organization"] = " ".join(filter(None, (home, entry.get("organization"))))
