"""Documents made from our samples give the records of their texts."""

from __future__ import annotations

import io
import re
from pathlib import Path

import docx
import pytest
from docx_writer import docx_of

from protokoll_parse.pipeline import parse_source
from protokoll_parse.reading import read, read_text
from protokoll_parse.records.models import Protocol

SAMPLES = ["alvsunda-revision", "tallungen-styrelse", "layouts/kyrkorad-hagby-2023-04-19", "vidar-sektion"]


def said(record: Protocol) -> list[object]:
    """What must be the same: the meeting, who was there, the items and their decisions."""
    items = [(level, item) for top in record.items for level, item in [(1, top), *((2, sub) for sub in top.subitems)]]
    return [
        record.meeting.body,
        record.meeting.date,
        [(person.name, person.status, person.role) for person in record.attendance],
        [
            (level, item.number, item.title, [" ".join(decision.text.split()) for decision in item.decisions])
            for level, item in items
        ],
    ]


@pytest.mark.parametrize("automatic", [False, True], ids=["typed", "automatic"])
@pytest.mark.parametrize("sample", SAMPLES)
def test_the_record_is_the_same(root: Path, sample: str, automatic: bool) -> None:
    text = (root / "samples" / f"{sample}.txt").read_text(encoding="utf-8")
    document = docx_of(text, automatic=automatic)
    assert said(parse_source(read(document))) == said(parse_source(read_text(text)))


def test_the_program_does_the_work(root: Path) -> None:
    text = (root / "samples" / "alvsunda-revision.txt").read_text(encoding="utf-8")
    document = docx_of(text, automatic=True)
    written = [paragraph.text for paragraph in docx.Document(io.BytesIO(document)).paragraphs]
    numbers = [line for line in text.split("\n") if re.fullmatch(r"§ \d+", line)]
    assert numbers
    assert {written.count(number) for number in numbers} == {1}  # in the contents; the headings' are automatic
    assert re.findall(r"^\f?(§ \d+)$", read(document).text, re.MULTILINE) == numbers


def test_the_same_text_gives_the_same_bytes(root: Path) -> None:
    text = (root / "samples" / "tallungen-styrelse.txt").read_text(encoding="utf-8")
    assert docx_of(text) == docx_of(text)
