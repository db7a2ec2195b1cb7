"""The expected records of ``samples/`` hold by themselves: each is checked against its text, without the program.

A fixture is ``<id>.txt`` with ``<id>.expected.yaml``. Texts that went through OCR have ``-ocr-`` in their id; their
expected values are the true Swedish forms, so they are compared on consonants only and with some tolerance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

SAMPLES = Path(__file__).parents[2] / "samples"
DOCS = Path(__file__).parents[2] / "docs" / "samples.md"
IDS = sorted(path.name.removesuffix(".expected.yaml") for path in SAMPLES.glob("*.expected.yaml"))

SPAN_KEYS = {"line_start", "line_end"}
DECISION_KEYS = {"text", "decided_by", "decided_by_basis", "kind", "clauses", "span"}
CLAUSE_KEYS = {
    *("n", "text", "verb", "kind", "condition", "effective_from", "addressee", "follow_up", "elections", "span"),
}
ASSIGNMENT_KEYS = {"assignee", "assignee_basis", "task", "deadline", "deadline_text", "assigned_by", "span"}
ITEM_KEYS = {
    *("number", "label", "title", "kind", "document_number", "presenters", "subitems", "decisions", "assignments"),
    *("proposals", "votes", "reservations", "recusals", "prior_decisions", "prior_assignments", "span"),
}
MEETING_FIELDS = ("body", "title", "document_number", "date", "start_time", "end_time", "place", "item_range")
ALLOWED: dict[str, set[str]] = {
    "": {"status", "meeting", "officers", "attendance", "items", "next_meetings", "schedule"},
    "meeting": {*MEETING_FIELDS, *(f"{field}_basis" for field in MEETING_FIELDS)},
    "officers": {"chair", "secretary", "adjusters"},
    "attendance": {
        *("name", "status", "capacity", "role", "organization", "party", "from_time", "to_time", "items", "replaces"),
        "span",
    },
    "items": ITEM_KEYS,
    "subitems": ITEM_KEYS,
    "presenters": {"name", "role", "organization", "span"},
    "decisions": DECISION_KEYS,
    "prior_decisions": DECISION_KEYS,
    "clauses": CLAUSE_KEYS,
    "elections": {"person", "position", "organization", "period"},
    "assignments": ASSIGNMENT_KEYS,
    "prior_assignments": ASSIGNMENT_KEYS,
    "proposals": {"by", "text", "withdrawn", "span"},
    "votes": {"for", "against", "abstained", "roll", "span"},
    "roll": {"name", "vote"},
    "reservations": {"by", "text", "span"},
    "recusals": {"name", "span"},
    "next_meetings": {"date", "body", "span"},
    "schedule": {"date", "end_date", "start_time", "end_time", "body", "span"},
    "span": SPAN_KEYS,
}
KINDS = {
    *("approve", "adopt", "elect", "assign", "refer_back", "recommend", "schedule", "note", "reject", "discharge"),
    *("withdraw", "other", "decision", "information", "written_decision", "written_information"),
}
WORDS: dict[str, set[str]] = {
    "kind": KINDS,
    "status": {"ok", "partial", "failed", "present", "absent"},
    "capacity": {"member", "substitute", "official", "guest"},
    "decided_by_basis": {"stated", "inferred"},
    "vote": {"for", "against", "abstained"},
}
DATES = {"date", "end_date", "deadline", "effective_from"}
TIMES = {"start_time", "end_time", "from_time", "to_time"}
# running heads and feet cut a statement that goes on over the page; they are no part of its text
FURNITURE = re.compile(r"\d \(\d\)$|^Justerandes signatur|^Samhällsbyggnadsnämnden$|^Sammanträdesdatum$")
HYPHEN_AT_LINE_END = re.compile(r"(?<=[a-zåäöé])-\n(?=[a-zåäö])(?!och |eller )")
OCR_TOLERANCE = 0.7  # share of the expected consonants that must be found in the same order

Record = dict[str, Any]


def load(fixture: str) -> Record:
    text = (SAMPLES / f"{fixture}.expected.yaml").read_text(encoding="utf-8")
    record = yaml.safe_load(text)
    assert isinstance(record, dict)
    return record


def lines_of(fixture: str) -> list[str]:
    return (SAMPLES / f"{fixture}.txt").read_text(encoding="utf-8").replace("\r\n", "\n").split("\n")


def running_text(lines: list[str], span: dict[str, int]) -> str:
    kept = [line.strip() for line in lines[span["line_start"] - 1 : span["line_end"]]]
    joined = "\n".join(line for line in kept if line and not FURNITURE.search(line))
    return " ".join(HYPHEN_AT_LINE_END.sub("", joined).split())


def skeleton(text: str) -> str:
    return re.sub(r"[^bcdfghjklmnpqrstvwxz]", "", text.lower())


def stands_in(value: str, text: str, *, damaged: bool) -> bool:
    if not damaged:
        return value in text
    wanted, found = skeleton(value), skeleton(text)
    blocks = SequenceMatcher(None, wanted, found, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) >= OCR_TOLERANCE * len(wanted)


def assert_tight(lines: list[str], decision: Record) -> None:
    """Neither the first nor the last line of a decision can be spared; a heading of its own ("Beslut") counts."""
    first, last = decision["span"]["line_start"], decision["span"]["line_end"]
    if first == last:
        return
    assert decision["text"] not in running_text(lines, {"line_start": first, "line_end": last - 1})
    headed = lines[first - 1].strip() == "Beslut"
    assert headed or decision["text"] not in running_text(lines, {"line_start": first + 1, "line_end": last})


def all_items(items: list[Record]) -> Iterator[Record]:
    for item in items:
        yield item
        yield from all_items(item.get("subitems", []))


def walk(value: object, key: str = "", path: str = "") -> Iterator[tuple[str, str, object]]:
    """Every value with the key it stands under (list entries: the list's key) and its path."""
    yield key, path, value
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from walk(inner, name, f"{path}.{name}")
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from walk(inner, key, f"{path}[{index}]")


def inside(inner: dict[str, int], outer: dict[str, int]) -> bool:
    return outer["line_start"] <= inner["line_start"] <= inner["line_end"] <= outer["line_end"]


def numbered(items: list[Record]) -> list[tuple[int, ...]]:
    return [tuple(map(int, item["number"].split("."))) for item in all_items(items) if item.get("number")]


def test_every_text_has_its_record_and_its_line_in_the_docs() -> None:
    texts = sorted(path.stem for path in SAMPLES.glob("*.txt"))
    assert texts == IDS
    documented = DOCS.read_text(encoding="utf-8")
    assert [fixture for fixture in IDS if f"`{fixture}`" not in documented] == []


def test_known_failures_name_fixtures() -> None:
    known = yaml.safe_load((SAMPLES / "known_failures.yaml").read_text(encoding="utf-8"))
    assert set(known) <= set(IDS)
    assert all(set(entry) == {"path", "reason"} for entries in known.values() for entry in entries)


@pytest.mark.parametrize("fixture", IDS)
def test_says_what_it_exercises(fixture: str) -> None:
    first = (SAMPLES / f"{fixture}.expected.yaml").read_text(encoding="utf-8").split("\n", 1)[0]
    assert first.startswith("# ")
    assert len(first) > 40


@pytest.mark.parametrize("fixture", IDS)
def test_keys_and_scalars_are_those_of_the_contract(fixture: str) -> None:
    for key, path, value in walk(load(fixture)):
        if isinstance(value, dict):
            assert set(value) <= ALLOWED[key], path
        if value is None:
            continue
        assert value != "", f"{path}: absent is null"
        if key in WORDS:
            assert value in WORDS[key], path
        if key in DATES:
            assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", str(value)), path
            assert isinstance(value, str), f"{path}: quote it"
        elif key in TIMES:
            assert isinstance(value, str), f"{path}: quote it"
            assert re.fullmatch(r"\d{2}:\d{2}", value), path
        elif key in {"number", "period", "label"}:
            assert isinstance(value, str), f"{path}: quote it"


@pytest.mark.parametrize("fixture", IDS)
def test_spans_are_tight_and_in_the_text(fixture: str) -> None:
    lines = lines_of(fixture)
    for key, path, value in walk(load(fixture)):
        if key != "span" or not isinstance(value, dict):
            continue
        assert 1 <= value["line_start"] <= value["line_end"] <= len(lines), path
        assert lines[value["line_start"] - 1].strip(), f"{path}: begins with a blank line"
        assert lines[value["line_end"] - 1].strip(), f"{path}: ends with a blank line"


@pytest.mark.parametrize("fixture", IDS)
def test_items_ascend_and_hold_what_is_theirs(fixture: str) -> None:
    record = load(fixture)
    items = record["items"]
    numbers = numbered(items)
    assert numbers == sorted(set(numbers))
    if record["meeting"].get("item_range"):
        top = [item["number"] for item in items if item["number"]]
        assert record["meeting"]["item_range"] == [top[0], top[-1]]
    for siblings in [items, *(item.get("subitems", []) for item in all_items(items))]:
        spans = [item["span"] for item in siblings]
        assert all(a["line_end"] < b["line_start"] for a, b in pairwise(spans))
    for item in all_items(items):
        for part in ("subitems", "decisions", "assignments", "proposals", "votes", "reservations", "recusals"):
            for entry in item.get(part, []):
                assert "span" not in entry or inside(entry["span"], item["span"]), f"{item['title']}: {part}"
        for decision in item.get("decisions", []):
            clauses = decision["clauses"]
            assert [clause["n"] for clause in clauses] == list(range(1, len(clauses) + 1))
            assert decision.get("kind") == clauses[0].get("kind")
            assert all("span" not in clause or inside(clause["span"], decision["span"]) for clause in clauses)


@pytest.mark.parametrize("fixture", IDS)
def test_values_stand_where_they_are_said_to_stand(fixture: str) -> None:
    lines, record, damaged = lines_of(fixture), load(fixture), "-ocr-" in fixture

    def check(value: str | None, span: dict[str, int], what: str) -> None:
        text = running_text(lines, span)
        assert value is None or stands_in(value, text, damaged=damaged), f"{what}: {value!r} not in {text!r}"

    for person in record["attendance"]:
        check(person["name"], person["span"], "attendance")
    for item in all_items(record["items"]):
        heading = {**item["span"], "line_end": min(item["span"]["line_end"], item["span"]["line_start"] + 2)}
        check(item["title"], heading, "title")
        if item.get("number") and not damaged:
            assert item["label"] in lines[heading["line_start"] - 1]
            assert item["number"] in item["label"]
        for decision in [*item.get("decisions", []), *item.get("prior_decisions", [])]:
            check(decision["text"], decision["span"], "decision")
            if not damaged:
                assert_tight(lines, decision)
            for clause in decision.get("clauses", []):
                for part in ("text", "condition", "follow_up", "addressee"):
                    check(clause.get(part), clause.get("span", decision["span"]), part)
                for election in clause.get("elections", []):
                    check(election["person"], decision["span"], "elected")
        for entry in [*item.get("assignments", []), *item.get("prior_assignments", [])]:
            check(entry["assignee"], entry["span"], "assignee")
            check(entry.get("task"), entry["span"], "task")
            check(entry.get("deadline_text"), entry["span"], "deadline")
        for part in ("proposals", "reservations"):
            for entry in item.get(part, []):
                check(entry["text"], entry.get("span", item["span"]), part)
                for name in [entry["by"]] if isinstance(entry.get("by"), str) else entry.get("by") or []:
                    check(name, entry.get("span", item["span"]), part)


@pytest.mark.parametrize("fixture", IDS)
def test_persons_and_header_values_are_in_the_text(fixture: str) -> None:
    lines, record = lines_of(fixture), load(fixture)
    whole = running_text(lines, {"line_start": 1, "line_end": len(lines)})
    officers = record["officers"]
    names = [officers["chair"], officers["secretary"], *officers["adjusters"]]
    names += [person["name"] for item in all_items(record["items"]) for person in item.get("presenters", [])]
    header = [record["meeting"].get(key) for key in ("body", "title", "place", "document_number")]
    for value in [*names, *header]:
        assert value is None or stands_in(value, whole, damaged="-ocr-" in fixture), value
