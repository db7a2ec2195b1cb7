"""From records to text: YAML for people, JSON and NDJSON for programs. The same record gives the same text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from protokoll_parse.records import Protocol

Format = Literal["yaml", "json", "ndjson"]

__all__ = ["Format", "stream", "to_json", "to_ndjson_line", "to_text", "to_yaml"]

# They end lines for some tools, and JSON leaves them as they are
_LINE_ENDS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "\x85\u2028\u2029"}


def to_yaml(record: Protocol) -> str:
    """One YAML document that readers of version 1.1 and 1.2 understand alike."""
    from protokoll_parse.emit.yaml_text import dump

    return dump(record.model_dump(mode="json", by_alias=True))


def to_json(record: Protocol) -> str:
    """One JSON object over several lines, non-ASCII signs as they are."""
    return record.model_dump_json(by_alias=True, indent=2) + "\n"


def to_ndjson_line(record: Protocol) -> str:
    """One JSON object on one line, whatever a tool takes for a line end."""
    return record.model_dump_json(by_alias=True).translate(_LINE_ENDS) + "\n"


def to_text(record: Protocol, form: Format) -> str:
    """One record in the given format."""
    return {"yaml": to_yaml, "json": to_json, "ndjson": to_ndjson_line}[form](record)


def stream(records: Iterable[Protocol], form: Format) -> Iterator[str]:
    """Several records, piece by piece: a YAML stream, a JSON array, or NDJSON lines. One record is held at a time."""
    if form != "json":
        start = "---\n" if form == "yaml" else ""
        for record in records:
            yield start + to_text(record, form)
        return
    before = "[\n  "
    for record in records:
        yield before + to_json(record).rstrip("\n").replace("\n", "\n  ")
        before = ",\n  "
    yield "[]\n" if before == "[\n  " else "\n]\n"
