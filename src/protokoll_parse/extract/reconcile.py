"""Whether the parts of the record agree: the cover with the items, the officers and votes with who was there.

Nothing is mended here. What does not agree is either a slip in the minutes or one of reading, and a person must look.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from protokoll_parse.extract.initials import initials
from protokoll_parse.extract.tree import flat
from protokoll_parse.records.provenance import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from protokoll_parse.records.base import RecordSpan
    from protokoll_parse.records.models import Attendee, Item, Meeting, Officers, Vote

_SAME_NAME = 88  # per cent; one of the two may be damaged
_LEAST = 3  # a list with fewer names may be a part of those who were there


def disagreements(
    meeting: Meeting,
    officers: Officers,
    attendance: Sequence[Attendee],
    clashes: Sequence[Attendee],
    items: Sequence[Item],
) -> Iterator[Diagnostic]:
    """A warning for each thing that does not fit another; ``clashes``: second entries with the other status."""
    yield from _outside_range(meeting, items)
    for person in clashes:
        message = f"{person.name} is listed as {person.status} here and as the opposite elsewhere"
        yield _warning("present-and-absent", message, person.span)
    yield from _needless_substitutes(attendance)
    here = [person for person in attendance if person.status == "present"]
    present = [person.name for person in here]
    # else whoever is on the seats is not named: "samtliga ledamöter utom …"
    if len(present) >= _LEAST and any(not person.replaces for person in here):
        yield from _absent_adjusters(officers, present)
        yield from _absent_voters(attendance, items)
    for item in flat(items):
        yield from _wrong_tallies(item.votes)
        yield from _recused_voters(item)


def _warning(code: str, message: str, span: RecordSpan | None = None) -> Diagnostic:
    return Diagnostic(code=code, severity="warning", message=message, span=span)


def _is_named(name: str, others: Iterable[str]) -> bool:
    """Whether the person is among ``others``; initials and a last or first name alone are taken for the whole."""
    words = _words(name)
    return any(
        set(words) <= set(_words(other))
        or fuzz.ratio(" ".join(words), " ".join(_words(other))) >= _SAME_NAME
        or (name.isupper() and name.casefold() in initials(other))
        for other in others
    )


def _words(name: str) -> list[str]:
    """*Berg, Anna* and *Anna Berg* alike."""
    return sorted(name.casefold().replace(",", " ").split())


def _outside_range(meeting: Meeting, items: Sequence[Item]) -> Iterator[Diagnostic]:
    if meeting.item_range_basis != "stated" or not meeting.item_range:
        return
    first, last = map(int, meeting.item_range)
    for item in items:
        number = (item.number or "").replace(":", ".").split(".")[0]
        if number.isdigit() and not first <= int(number) <= last:
            message = f"item {item.number} lies outside the range {first}–{last} that the cover states"
            yield _warning("item-outside-range", message, item.span)


def _needless_substitutes(attendance: Sequence[Attendee]) -> Iterator[Diagnostic]:
    """Substitutes for somebody who was there all the time."""
    throughout = [
        person.name
        for person in attendance
        if person.status == "present" and person.items is None and not (person.from_time or person.to_time)
    ]
    for person in attendance:
        if person.replaces and not person.items and _is_named(person.replaces, throughout):
            message = f"{person.name} serves for {person.replaces}, who was present"
            yield _warning("substitute-for-present", message, person.span)


def _absent_adjusters(officers: Officers, present: Sequence[str]) -> Iterator[Diagnostic]:
    for name in officers.adjusters:
        if not _is_named(name, present):
            yield _warning("adjuster-not-present", f"{name} approves the minutes but is not among those present")


def _wrong_tallies(votes: Sequence[Vote]) -> Iterator[Diagnostic]:
    """Counts that differ from the votes by name; a side of which nobody is named says nothing."""
    for vote in votes:
        named: Counter[str] = Counter(entry.vote for entry in vote.roll)
        for side, count in (("for", vote.for_), ("against", vote.against), ("abstained", vote.abstained)):
            if count is not None and named[side] and count != named[side]:
                message = f"{named[side]} are named as {side}, {count} are counted"
                yield _warning("vote-tally", message, vote.span)


def _absent_voters(attendance: Sequence[Attendee], items: Sequence[Item]) -> Iterator[Diagnostic]:
    """Names in a roll of people who, after the list, were not there, or not for that item."""
    for item in flat(items):
        present = [
            person.name
            for person in attendance
            if person.status == "present"
            and (person.items is None or item.number is None or item.number in person.items)
        ]
        for vote in item.votes:
            if missing := [entry.name for entry in vote.roll if not _is_named(entry.name, present)]:
                message = f"{', '.join(missing)} voted but are not among those present"
                yield _warning("voter-not-present", message, vote.span)


def _recused_voters(item: Item) -> Iterator[Diagnostic]:
    voters = [entry.name for vote in item.votes for entry in vote.roll]
    for recusal in item.recusals:
        if _is_named(recusal.name, voters):
            yield _warning("recused-voter", f"{recusal.name} took no part but is named in the vote", recusal.span)
