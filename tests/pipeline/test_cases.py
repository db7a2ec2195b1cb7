"""Cases as data: a text and what its record must say, in YAML files that need no programming.

``tests/segment/cases`` and ``tests/extract/cases`` hold one file a subject: a list of entries with

``title``          what the case shows
``text``           the whole minutes; or
``item``           the text of one item, which is put into the minutes of ``frames.yaml`` (``frame`` names which)
``expect``         a part of the record, compared as ``protokoll-parse check`` does: the fields that it states, and
                   lists entry by entry; with ``item``, a part of the record of that item
``rules``          ids of rules that must have been at work (optional)
``known_failure``  why it does not hold yet (optional); the case must then fail, so that a cure is noticed

All texts are invented.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from protokoll_parse import parse
from protokoll_parse.cli.compare import differences
from protokoll_parse.reading import read_text
from protokoll_parse.repair.stage import repair
from protokoll_parse.segment import segment
from protokoll_parse.text import OutlineItem

TESTS = Path(__file__).parents[1]
FILES = sorted(TESTS.glob("*/cases/*.yaml"))
KEYS = {"title", "text", "item", "frame", "expect", "rules", "known_failure"}
SILENT_RULES = {"PRE001", "PRE002", "PRE003"}  # the record keeps no evidence of presenters

Case = dict[str, Any]


@cache
def entries(path: Path) -> tuple[Case, ...]:
    return tuple(yaml.load(path.read_text("utf-8"), yaml.CSafeLoader))


@cache
def frames() -> dict[str, str]:
    return {
        frame["name"]: frame["text"] for frame in yaml.safe_load((Path(__file__).parent / "frames.yaml").read_text())
    }


def cases() -> Iterator[Any]:
    for path in FILES:
        for case in entries(path):
            known = case.get("known_failure")
            marks = [pytest.mark.xfail(reason=known, strict=True, raises=AssertionError)] if known else []
            yield pytest.param(case, id=f"{path.stem}: {case['title']}", marks=marks)


def outline_rules(text: str) -> Iterator[str]:
    def walk(items: tuple[OutlineItem, ...]) -> Iterator[str]:
        for item in items:
            yield item.rule
            yield from walk(item.subitems)

    return walk(segment(repair(read_text(text))).items)


def evidence_rules(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "evidence":
                yield from (entry["rule"] for entry in inner)
            yield from evidence_rules(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from evidence_rules(inner)


@pytest.mark.parametrize("case", list(cases()))
def test_record(case: Case) -> None:
    text = case["text"] if "text" in case else frames()[case.get("frame", "board")].replace("{item}", case["item"])
    record: Any = parse(text).model_dump(mode="json", by_alias=True)
    found = record if "text" in case else record["items"][1]
    wrong = [f"{one.path}: {' / '.join(one.lines())}" for one in differences(case["expect"], found)]
    assert wrong == []
    wanted = set(case.get("rules", ())) - SILENT_RULES
    if wanted:
        assert wanted <= {*evidence_rules(record), *outline_rules(text)}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_entries_are_well_formed(path: Path) -> None:
    titles = [case["title"] for case in entries(path)]
    assert sorted(titles) == sorted(set(titles)), "each title once"
    for case in entries(path):
        assert set(case) <= KEYS, case["title"]
        assert ("text" in case) != ("item" in case), case["title"]
        assert isinstance(case["expect"], dict), case["title"]
        assert "expect" in case, case["title"]
