"""What a record may not hold."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from protokoll_parse.records import Protocol
from protokoll_parse.records.base import RecordSpan
from protokoll_parse.records.models import Item, Meeting, Vote
from protokoll_parse.records.provenance import Generator, Source

SPAN = RecordSpan(page=1, line_start=1, line_end=1, start=0, end=4)


def test_votes_are_for_in_the_record_and_for__in_python() -> None:
    assert Vote(for_=3, span=SPAN).model_dump(by_alias=True)["for"] == 3
    assert Vote.model_validate({"for": 3, "span": SPAN}).for_ == 3


@pytest.mark.parametrize(
    ("model", "values"),
    [
        (RecordSpan, {"page": 0, "line_start": 1, "line_end": 1, "start": 0, "end": 1}),
        (RecordSpan, {"page": 1, "line_start": 2, "line_end": 1, "start": 0, "end": 1}),
        (RecordSpan, {"page": 1, "line_start": 1, "line_end": 1, "start": 2, "end": 1}),
        (Meeting, {"date": "18 november 2021"}),
        (Meeting, {"start_time": "9.30"}),
        (Meeting, {"title": ""}),
        (Meeting, {"item_range": ["1"]}),
        (Meeting, {"chairman": "Anna"}),
        (Source, {"name": "a", "pages": 1, "sha256": "abc"}),
        (Source, {"name": "a\ud800", "pages": 1}),
    ],
)
def test_what_is_not_right_is_refused(model: type, values: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        model(**values)


def test_records_cannot_be_changed() -> None:
    record = Protocol(status="ok", generator=Generator(version="0", lexicon="0"), source=Source(name="-", pages=1))
    with pytest.raises(ValidationError):
        record.status = "failed"  # type: ignore[misc]
    assert Item(text="a", span=SPAN) == Item(text="a", span=SPAN)
