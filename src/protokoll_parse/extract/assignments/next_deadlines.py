"""Deadlines at the next meeting, when the minutes say elsewhere on which day that is (ASG008)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.assignments.deadlines import is_next_meeting
from protokoll_parse.records.base import Evidence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protokoll_parse.records.models import Assignment, Item, NextMeeting

# a board's next meeting is no assembly of the members
_ASSEMBLY = regex.compile(r"stämma|årsmöte|medlemsmöte", regex.IGNORECASE)


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
    text = assignment.deadline_text or ""
    if assignment.deadline or not is_next_meeting(text) or _ASSEMBLY.search(text):
        return assignment
    evidence = Evidence(rule="ASG008", field="deadline", span=meeting.span)
    return assignment.model_copy(update={"deadline": meeting.date, "evidence": [*assignment.evidence, evidence]})
