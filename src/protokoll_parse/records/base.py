"""What all parts of the record are made of: texts, dates, places, evidence."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Text = Annotated[str, StringConstraints(min_length=1)]
IsoDate = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]
ClockTime = Annotated[str, StringConstraints(pattern=r"^(?:[01]\d|2[0-4]):[0-5]\d$")]
# EDTF level 1 as far as it is used here: a day, a month, a year, or an interval of them
EdtfDate = Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2}){0,2}(/\d{4}(-\d{2}){0,2})?$")]
Unit = Annotated[float, Field(ge=0, le=1)]
Count = Annotated[int, Field(ge=0)]


class Model(BaseModel):
    """Closed and frozen: an unknown field is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


def _is_none(value: object) -> bool:
    return value is None


class Box(Model):
    """A rectangle on a page, in shares (0 to 1) of its width and height from its upper left corner."""

    page: Annotated[int, Field(ge=1)]
    """The page."""
    left: Unit
    """Left edge."""
    top: Unit
    """Upper edge."""
    right: Unit
    """Right edge."""
    bottom: Unit
    """Lower edge."""


class RecordSpan(Model):
    """A place in the text as read. Pages and lines count from 1, both ends included; offsets are half-open."""

    page: Annotated[int, Field(ge=1)]
    """Page on which the span begins."""
    line_start: Annotated[int, Field(ge=1)]
    """First line; lines end at a line feed only."""
    line_end: Annotated[int, Field(ge=1)]
    """Last line, included."""
    start: Count
    """Offset of the first sign in code points, byte-order mark not counted."""
    end: Count
    """Offset behind the last sign."""
    boxes: list[Box] | None = Field(default=None, exclude_if=_is_none)
    """Where that is on the page, one box a page; only for inputs that say where their words stand."""
    confidence: Unit | None = Field(default=None, exclude_if=_is_none)
    """How sure OCR was of the words there, on the average; only for inputs that say so."""

    @model_validator(mode="after")
    def _in_order(self) -> RecordSpan:
        if self.line_end < self.line_start or self.end < self.start:
            raise ValueError("a span ends before it begins")
        return self


class Evidence(Model):
    """Why a value stands where it does: the rule, and the place it looked at."""

    rule: Text
    """Id of the rule, as ``protokoll-parse explain`` knows it."""
    field: Text | None = None
    """The field that is explained, when it is not the whole value."""
    span: RecordSpan | None = None
    """The place that the rule relied on."""
