"""The published record: pydantic models and the JSON Schema made from them. Data only."""

from protokoll_parse.records.models import SCHEMA_VERSION, Protocol
from protokoll_parse.records.schema import json_schema

__all__ = ["SCHEMA_VERSION", "Protocol", "json_schema"]
