"""One record, several records, in each format."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import get_args

import pytest
import yaml

from protokoll_parse.emit import Format, stream, to_json, to_ndjson_line, to_text, to_yaml
from protokoll_parse.records import Protocol
from protokoll_parse.records.base import RecordSpan
from protokoll_parse.records.models import Item, Vote
from protokoll_parse.records.provenance import Generator, Source

SPAN = RecordSpan(page=1, line_start=1, line_end=1, start=0, end=4)


def record(name: str = "a.txt", title: str | None = "Val av nej\u2028och\x85ja") -> Protocol:
    item = Item(number="44", title=title, votes=[Vote(for_=3, against=2, span=SPAN)], text="§ 44\nText", span=SPAN)
    return Protocol(
        status="ok", generator=Generator(version="0", lexicon="0"), source=Source(name=name, pages=1), items=[item]
    )


def test_every_format_holds_the_same() -> None:
    one = record()
    assert json.loads(to_json(one)) == json.loads(to_ndjson_line(one)) == yaml.safe_load(to_yaml(one))


def test_json_is_readable_and_keeps_its_signs() -> None:
    text = to_json(record(title="Överläggning"))
    assert "Överläggning" in text
    assert text.startswith('{\n  "schema_version": "1.2",\n  "status": "ok"')
    assert text.endswith("}\n")
    assert '"for": 3' in text


def test_ndjson_is_one_line_for_any_tool() -> None:
    assert to_ndjson_line(record()).splitlines() == [to_ndjson_line(record()).rstrip("\n")]


def test_streams() -> None:
    records = [record("a.txt"), record("b.txt")]
    want = [json.loads(to_json(one)) for one in records]
    assert json.loads("".join(stream(records, "json"))) == want
    assert [json.loads(line) for line in "".join(stream(records, "ndjson")).split("\n")[:-1]] == want
    assert list(yaml.safe_load_all("".join(stream(records, "yaml")))) == want
    assert json.loads("".join(stream([], "json"))) == []


@pytest.mark.parametrize("form", get_args(Format))
def test_the_same_record_gives_the_same_text(form: Format) -> None:
    assert to_text(record(), form) == to_text(record(), form)


def test_a_stream_asks_for_one_record_at_a_time() -> None:
    made: list[str] = []

    def make() -> Iterator[Protocol]:
        for name in "abc":
            made.append(name)
            yield record(name)

    for form in get_args(Format):
        made.clear()
        pieces = stream(make(), form)
        next(pieces)
        assert made == ["a"]
