"""Deadlines at the next meeting, when the minutes say elsewhere on which day that is (ASG008)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from protokoll_parse.extract.deadlines import is_next_meeting
from protokoll_parse.records.models import Evidence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protokoll_parse.records.models import Assignment, Item, NextMeeting


def resolve_next_meeting(items: Sequence[Item], meetings: Sequence[NextMeeting]) -> list[Item]:
    """The items with the day of the first meeting announced as the deadline of what is due *till nästa möte*."""
    first = next((meeting for meeting in meetings if meeting.date), None)
    return [_dated(item, first) for item in items] if first else list(items)


def _dated(item: Item, meeting: NextMeeting) -> Item:
    return item.model_copy(
        update={
            "assignments": [_due(assignment, meeting) for assignment in item.assignments],
            "subitems": [_dated(subitem, meeting) for subitem in item.subitems],
        }
    )


def _due(assignment: Assignment, meeting: NextMeeting) -> Assignment:
    if assignment.deadline or not assignment.deadline_text or not is_next_meeting(assignment.deadline_text):
        return assignment
    evidence = Evidence(rule="ASG008", field="deadline", span=meeting.span)
    return assignment.model_copy(update={"deadline": meeting.date, "evidence": [*assignment.evidence, evidence]})
