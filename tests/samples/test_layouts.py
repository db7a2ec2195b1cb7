"""The expected records of ``samples/layouts`` hold by themselves: numbers, titles and names stand in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

LAYOUTS = Path(__file__).parents[2] / "samples" / "layouts"
DOCS = Path(__file__).parents[2] / "docs" / "samples.md"
IDS = sorted(path.name.removesuffix(".expected.yaml") for path in LAYOUTS.glob("*.expected.yaml"))

Record = dict[str, Any]


def load(fixture: str) -> Record:
    record: Record = yaml.safe_load((LAYOUTS / f"{fixture}.expected.yaml").read_text("utf-8"))
    return record


def skeleton(text: str) -> str:
    """Consonants alone: what OCR leaves, in order."""
    return re.sub(r"[^bcfghjklmnpqrstvwxz]", "", text.lower())


def all_items(items: list[Record]) -> Iterator[Record]:
    for item in items:
        yield item
        yield from all_items(item.get("subitems", []))


def test_every_text_has_its_record_and_its_line_in_the_docs() -> None:
    assert sorted(path.stem for path in LAYOUTS.glob("*.txt")) == IDS
    documented = DOCS.read_text("utf-8")
    assert [fixture for fixture in IDS if f"`{fixture}`" not in documented] == []


@pytest.mark.parametrize("fixture", IDS)
def test_numbers_titles_and_names_are_in_the_text(fixture: str) -> None:
    lines = (LAYOUTS / f"{fixture}.txt").read_text("utf-8").split("\n")
    whole = "".join(map(skeleton, lines))
    record = load(fixture)
    damaged = not any(letter in "".join(lines) for letter in "åäö") or "OCR" in first_line(fixture)
    for person in record.get("attendance", []):
        assert damaged or all(skeleton(word) in whole for word in person["name"].split()), person["name"]
    last = 0
    for item in all_items(record["items"]):
        line = item["span"]["line_start"]
        assert line > last, item
        last = line
        heading = " ".join(lines[line - 1 : line + 5])
        number = " ".join(lines[line - 1 : line + 1])  # below its sign, where columns were torn apart
        assert damaged or item["number"] is None or item["number"] in number, item
        for word in (item.get("title") or "").split() if not damaged else ():
            assert skeleton(word) in skeleton(heading), (word, heading)


def first_line(fixture: str) -> str:
    first = (LAYOUTS / f"{fixture}.expected.yaml").read_text("utf-8").split("\n", 1)[0]
    assert first.startswith("# ")
    return first
