"""What the record says of itself: what made it, from what, what was changed, and what a person should know."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import StringConstraints

from protokoll_parse.records.base import Count, Model, RecordSpan, Text, Unit


class Generator(Model):
    """What made the record. No time and no paths: the same input gives the same bytes."""

    tool: Literal["protokoll-parse"] = "protokoll-parse"
    """Name of the program."""
    version: Text
    """Version of the program."""
    lexicon: Text
    """Version of the packaged language data."""
    settings: dict[str, str | int | float | bool] = {}
    """Settings that differ from the defaults."""


class Ocr(Model):
    """What the text shows of the OCR run behind it."""

    damaged: bool
    """Whether å, ä, ö were lost in at least a part of the document."""
    wrong_language: bool | None = None
    """Whether OCR with another language's model is the likely cause; null when unknown."""
    swedish_letter_share: Unit | None = None
    """å, ä, ö among all letters as read; about 0.05 in intact Swedish. Null when there are too few letters to say."""
    likely_model: Literal["english", "german", "norwegian/danish"] | None = None
    """Which other language's model it likely was, by the letters that are left; null when none or unknown."""
    engine: Text | None = None
    """The OCR program, where the input names it."""
    language: Text | None = None
    """The language models that it ran with, where the input names them, as it does."""
    confidence: Unit | None = None
    """How sure OCR was of all words, on the average, where the input says so."""


class Source(Model):
    """The input."""

    name: Text
    """Name as given; "-" for standard input."""
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] | None = None
    """SHA-256 of the bytes read; null when they could not be read."""
    media_type: Text | None = None
    """Media type of the input; null when it could not be read."""
    encoding: Text | None = None
    """Encoding that was stated or assumed, by its Python name; "iso646-se" is the Swedish form of ISO 646."""
    encoding_confidence: Unit | None = None
    """How sure that is: 1 where the encoding was stated or shows itself, else the share of signs that it explains."""
    pages: Count
    """Number of pages seen."""
    part: RecordSpan | None = None
    """The part of an input of several protocols that this record was made from; null = all of it."""
    ocr: Ocr | None = None
    """OCR damage; null when the input could not be read."""


class Repair(Model):
    """One edit of the repair stage."""

    original: str
    """What was read; empty when letters were lost altogether."""
    replacement: str
    """What it was taken for."""
    rule: Text
    """Id of the rule."""
    confidence: Unit
    """How sure the choice is."""
    runner_up: str | None = None
    """The next best reading."""
    needs_review: bool = False
    """Whether the two were too close for comfort."""
    span: RecordSpan
    """Where it was read."""


class Diagnostic(Model):
    """Something that a person should know."""

    code: Text
    """Stable code."""
    severity: Literal["info", "warning", "error"]
    """How bad it is."""
    message: Text
    """What it is, in plain words."""
    span: RecordSpan | None = None
    """Where, when there is a place."""
