"""The published JSON Schema."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from protokoll_parse import pipeline
from protokoll_parse.pipeline import failures
from protokoll_parse.reading import read
from protokoll_parse.records import SCHEMA_VERSION, Protocol, json_schema

FILE = f"schemas/protocol-{SCHEMA_VERSION.partition('.')[0]}.schema.json"


@pytest.fixture(scope="module")
def schema(root: Path) -> dict[str, Any]:
    return json.loads((root / FILE).read_text("utf-8"))


def written(record: Protocol) -> Any:
    return json.loads(record.model_dump_json(by_alias=True))


def test_the_committed_schema_is_current(schema: dict[str, Any]) -> None:
    assert schema == json_schema(), "run `make schema`"


def test_the_schema_is_one(schema: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(schema)


def test_every_field_is_described(schema: dict[str, Any]) -> None:
    for name, definition in {**schema["$defs"], "Protocol": schema}.items():
        assert definition["description"], name
        for field, described in definition["properties"].items():
            assert described.get("description"), f"{name}.{field}"


def test_written_records_are_valid(schema: dict[str, Any], root: Path) -> None:
    validator = Draft202012Validator(schema)
    texts = sorted((root / "samples").glob("*.txt"))
    assert texts
    for path in texts:
        record = pipeline.parse_source(read(path))
        validator.validate(written(record))
        assert Protocol.model_validate_json(record.model_dump_json(by_alias=True)) == record


def test_the_record_of_a_failure_is_valid(schema: dict[str, Any]) -> None:
    record = failures.failed_record("a.txt", "input-empty", "is empty")
    Draft202012Validator(schema).validate(written(record))
    assert record.status == "failed"
