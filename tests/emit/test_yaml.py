"""YAML: what is written is what any reader reads back."""

from __future__ import annotations

import importlib
import io
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from protokoll_parse.emit import yaml_text

AMBIGUOUS = [
    *(
        "no",
        "No",
        "NO",
        "yes",
        "Yes",
        "on",
        "ON",
        "off",
        "y",
        "Y",
        "n",
        "N",
        "true",
        "True",
        "false",
        "~",
        "null",
        "Null",
    ),
    *(
        "12:30",
        "1:2:3",
        "190:20:30",
        "1:60",
        "24:00",
        "2021-11-18",
        "2021-11-18T10:00:00Z",
        "2001-12-14 21:59:43.10 -5",
    ),
    *("0123", "0o7", "0o8", "0x1f", "0x", "0b1", "00", "08", "0", "44", "1_000", "1__0", "_1", "-1", "+1", "-0"),
    *("1e3", "1E+3", "12e03", "685.230_15e+03", "1.", ".5", "-.5", "+.5", "0.0", "3.1", ".inf", "-.Inf", ".nan", "1,5"),
    *(
        "=",
        "<<",
        "-",
        "--",
        "---",
        "...",
        "?",
        ":",
        ",",
        "[",
        "]",
        "{",
        "}",
        "#",
        "&",
        "*",
        "!",
        "|",
        ">",
        "%",
        "@",
        "`",
    ),
    *("'", '"', "!!str", "&a", "*a", "%TAG", "10-15", "44.", "§", "ja", "nej", "Å", "a: b", "a #b", "- a", "? a", "a:"),
]

# every kind of sign that a record can hold: half surrogate pairs cannot be in one
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=60) | st.text(
    st.sampled_from(
        "ab åÄ\n\t\r\x00\x07\x1b\x7f\x80\x85\x9f\xa0\xad\u2028\u2029\u200b\ufeff\ufffe\uffff😀-#:'\"|>&*!%@`{}[],?0."
    )
)


def read_with_1_1(text: str) -> Any:
    return yaml.load(text, Loader=yaml.CSafeLoader)


def read_with_1_2(text: str) -> Any:
    return YAML(typ="safe", pure=True).load(io.StringIO(text))


@pytest.fixture
def no_libyaml(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as patch:
        patch.delattr(yaml, "CSafeDumper")
        importlib.reload(yaml_text)
        yield
    importlib.reload(yaml_text)


def survives(data: Any) -> None:
    text = yaml_text.dump(data)
    assert read_with_1_1(text) == data, text
    assert yaml.load(text, Loader=yaml.SafeLoader) == data, text
    assert read_with_1_2(text) == data, text


@pytest.mark.parametrize("text", ["", " ", *AMBIGUOUS])
def test_text_that_looks_like_something_else_stays_text(text: str) -> None:
    survives({"value": text, "list": [text], text: "key"})


@given(texts)
def test_any_text_survives(text: str) -> None:
    survives({"a": {"text": text, "list": [text, {"text": text}]}})


@given(st.lists(st.sampled_from(["ord", "å", "-", "#", ":", "och", "12", "\n", "\n\n", "  ", "“citat”"]), min_size=20))
def test_long_text_survives(words: list[str]) -> None:
    survives({"a": {"text": " ".join(words), "list": [" ".join(words)]}})


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(0, 10**9) | st.floats(0, 1) | texts,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
        max_leaves=12,
    )
)
def test_any_shape_survives(data: Any) -> None:
    survives({"data": data})


@given(texts, texts)
def test_small_things_on_one_line_survive(text: str, other: str) -> None:
    repair = {"original": text, "replacement": other, "rule": "REP001", "confidence": 0.5, "runner_up": None}
    span = {"page": 1, "line_start": 1, "line_end": 1, "start": 0, "end": 1}
    survives(
        {"repairs": [{**repair, "needs_review": False, "span": span}, {"rule": text, "field": other, "span": None}]}
    )


def test_a_person_can_read_it() -> None:
    data = {
        "title": "Föregående protokoll",
        "number": "44",
        "time": "12:30",
        "text": "Första stycket.\nAndra stycket: med kolon.",
        "long": "Nämnden beslutar att godkänna förslaget och uppdra åt kontoret att återkomma. " * 2 + "Slut.",
        "span": {"page": 1, "line_start": 3, "line_end": 4, "start": 20, "end": 61},
        "decisions": [],
        "party": None,
    }
    assert yaml_text.dump(data) == (
        "title: Föregående protokoll\n"
        "number: '44'\n"
        "time: '12:30'\n"
        "text: |-\n"
        "  Första stycket.\n"
        "  Andra stycket: med kolon.\n"
        "long: >-\n"
        "  Nämnden beslutar att godkänna förslaget och uppdra åt kontoret att återkomma. Nämnden beslutar att godkänna\n"  # noqa: E501
        "  förslaget och uppdra åt kontoret att återkomma. Slut.\n"
        "span: {page: 1, line_start: 3, line_end: 4, start: 20, end: 61}\n"
        "decisions: []\n"
        "party: null\n"
    )


@pytest.mark.usefixtures("no_libyaml")
def test_without_libyaml() -> None:
    assert yaml_text._Base is yaml.SafeDumper
    for text in AMBIGUOUS:
        survives({"value": text})
    survives({"text": "Första stycket.\n\nAndra stycket.", "long": "ett ord och " * 40 + "slut"})
