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
# a board's next meeting is no assembly of the members
_ASSEMBLY = compiled(r"stämma|årsmöte|medlemsmöte", regex.IGNORECASE)


def resolve_next_meeting(
    items: Sequence[Item], meetings: Sequence[NextMeeting], schedule: Sequence[ScheduleEntry]
) -> list[Item]:
    """The items with the day of a meeting as the deadline of what is due at it.

    *Till nästa möte* is the first of the ``meetings`` announced; *på decembermötet* the only one of them, or of the
    ``schedule`` where nobody else's meetings are planned, in that month.
    """
    dated = [meeting for meeting in meetings if meeting.date]
    planned = [entry for entry in schedule if entry.date and entry.body is None]
    return [_dated(item, [*dated, *planned], dated[0] if dated else None) for item in items]


def _dated(item: Item, meetings: Sequence[Meeting], first: NextMeeting | None) -> Item:
    return item.model_copy(
        update={
            "assignments": [_due(assignment, meetings, first) for assignment in item.assignments],
            "subitems": [_dated(subitem, meetings, first) for subitem in item.subitems],
        }
    )


def _due(assignment: Assignment, meetings: Sequence[Meeting], first: NextMeeting | None) -> Assignment:
    text, deadline, month = assignment.deadline_text or "", assignment.deadline, assignment.deadline_period
    meeting: Meeting | None = None
    if deadline is None and is_next_meeting(text) and not _ASSEMBLY.search(text):
        meeting = first
    elif month and is_meeting_of_month(text):
        in_month = {other.date: other for other in meetings if (other.date or "").startswith(f"{month}-")}
        meeting = next(iter(in_month.values())) if len(in_month) == 1 else None
    if meeting is None:
        return assignment
    evidence = Evidence(rule="ASG008", field="deadline", span=meeting.span)
    return assignment.model_copy(
        update={"deadline": meeting.date, "deadline_period": None, "evidence": [*assignment.evidence, evidence]}
    )
