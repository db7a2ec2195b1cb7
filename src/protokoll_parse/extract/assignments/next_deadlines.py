"""Deadlines at the next meeting, or at that of a month, when the minutes say elsewhere on which day it is (ASG008)."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import regex

from protokoll_parse.extract.assignments.deadlines import is_meeting_of_month, is_next_meeting
from protokoll_parse.records.base import Evidence
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protokoll_parse.records.models import Assignment, Item, NextMeeting, ScheduleEntry

Meeting: TypeAlias = "NextMeeting | ScheduleEntry"
# a board's next meeting is no assembly of the members, and theirs is not the board's
_ASSEMBLY = compiled(r"stämma|årsmöte|medlemsmöte", regex.IGNORECASE)
_IS_ASSEMBLY = compiled(
    r"\W*(?:(?:nästa|nästkommande|kommande|ordinarie|extra)\s){0,3}\p{L}*(?:stämma|årsmöte|medlemsmöte)",
    regex.IGNORECASE,
)
# whose meeting, or what kind, the word names: "nämndsmöte", "planeringsmöte"
_KIND = compiled(r"\b(?P<kind>\p{L}{3,30}?)s?(?:möte|sammanträde|träff)", regex.IGNORECASE)


def resolve_next_meeting(
    items: Sequence[Item], meetings: Sequence[NextMeeting], schedule: Sequence[ScheduleEntry], body: str | None
) -> list[Item]:
    """The items with the day of a meeting as the deadline of what is due at it.

    *Till nästa möte* is the first of the ``meetings`` announced; *på decembermötet* the only one of them, or of the
    ``schedule`` where nobody else's meetings are planned, in that month. ``body``: who met, None where unknown.
    """
    dated = [meeting for meeting in meetings if meeting.date]
    planned = [entry for entry in schedule if entry.date and entry.body is None]
    return [_dated(item, dated, planned, body) for item in items]


def _dated(item: Item, announced: Sequence[NextMeeting], planned: Sequence[ScheduleEntry], body: str | None) -> Item:
    return item.model_copy(
        update={
            "assignments": [_due(assignment, announced, planned, body) for assignment in item.assignments],
            "subitems": [_dated(subitem, announced, planned, body) for subitem in item.subitems],
        }
    )


def _next(text: str, announced: Sequence[NextMeeting], body: str | None) -> NextMeeting | None:
    """The first meeting of the kind that the deadline ``text`` names."""
    if _ASSEMBLY.search(text):
        return next((meeting for meeting in announced if _IS_ASSEMBLY.match(meeting.text)), None)
    named = _KIND.search(text)
    if named is None:
        return announced[0] if announced else None
    kind = named["kind"].casefold()
    own = kind == "styrelse" or kind in (body or "").casefold()
    others = (meeting for meeting in announced if own or kind in meeting.text.casefold())
    return next((meeting for meeting in others if not _IS_ASSEMBLY.match(meeting.text)), None)


def _due(
    assignment: Assignment, announced: Sequence[NextMeeting], planned: Sequence[ScheduleEntry], body: str | None
) -> Assignment:
    text, deadline, month = assignment.deadline_text or "", assignment.deadline, assignment.deadline_period
    meeting: Meeting | None = None
    if deadline is None and is_next_meeting(text):
        meeting = _next(text, announced, body)
    elif month and is_meeting_of_month(text):
        known: list[Meeting] = [*announced, *planned]
        in_month = {other.date: other for other in known if (other.date or "").startswith(f"{month}-")}
        meeting = next(iter(in_month.values())) if len(in_month) == 1 else None
    if meeting is None:
        return assignment
    evidence = Evidence(rule="ASG008", field="deadline", span=meeting.span)
    return assignment.model_copy(
        update={"deadline": meeting.date, "deadline_period": None, "evidence": [*assignment.evidence, evidence]}
    )
