"""The JSON Schema of the record, generated from the models."""

from __future__ import annotations

from typing import Any

from protokoll_parse.records.models import SCHEMA_VERSION, Protocol


def json_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of one record as it is written: every field is present."""
    schema = Protocol.model_json_schema(by_alias=True, mode="serialization")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"protocol-{SCHEMA_VERSION.partition('.')[0]}.schema.json",
        **schema,
    }
