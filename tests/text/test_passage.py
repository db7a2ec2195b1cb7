"""Lines, and running text put together from them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protokoll_parse.text import Edit, Passage, RepairedText, SourceText, Span, lines_of

TEXTS = st.text(st.sampled_from("abÅ-. \t\n\r\f\x85\u2028"), max_size=60)


def repaired(text: str, *edits: Edit) -> RepairedText:
    return RepairedText(SourceText.from_string(text), edits)


def passage(text: str, *edits: Edit) -> Passage:
    whole = repaired(text, *edits)
    return Passage.of(whole, ((line.start, line.text) for line in lines_of(whole)))


@given(TEXTS)
def test_lines_are_those_of_line_feeds(text: str) -> None:
    lines = lines_of(repaired(text))
    assert [line.number for line in lines] == list(range(1, text.count("\n") + 2))
    for line, raw in zip(lines, text.split("\n"), strict=True):
        assert line.text in raw
        assert text[line.start : line.end] == line.text
        assert line.text == line.text.strip(" \t\r\f\x85\u2028")


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("Nämnden beslu-\ntade", "Nämnden beslutade"),
        ("hälso-\noch sjukvård", "hälso- och sjukvård"),
        ("barn-\neller äldrefrågor", "barn- eller äldrefrågor"),
        ("Per-\nOlof", "Per-Olof"),
        ("den 3 -\n4 maj", "den 3 - 4 maj"),
        ("2024-\n2025", "2024- 2025"),
        ("en\n\n två ", "en två"),
        ("", ""),
    ],
)
def test_lines_are_joined(text: str, joined: str) -> None:
    assert passage(text).text == joined


@given(TEXTS, st.data())
def test_spans_lead_back_to_what_was_printed(text: str, data: st.DataObject) -> None:
    joined = passage(text)
    start = data.draw(st.integers(0, len(joined.text)))
    end = data.draw(st.integers(start, len(joined.text)))
    span = joined.span(start, end)
    printed = text[span.start : span.end]
    wanted = joined.text[start:end]
    # the same but for line ends, the white space around them, and the hyphens that were taken away
    assert "".join(printed.replace("-", "").split()) == "".join(wanted.replace("-", "").split())
    if wanted.strip():
        assert printed == printed.strip()


@given(TEXTS, st.data())
def test_a_part_is_what_it_is_a_part_of(text: str, data: st.DataObject) -> None:
    joined = passage(text)
    start = data.draw(st.integers(0, len(joined.text)))
    end = data.draw(st.integers(start, len(joined.text)))
    part = joined.part(start, end)
    assert part.text == joined.text[start:end].strip()
    assert part.span() == joined.span(start, end)
    assert bool(part) == bool(part.text)


def test_a_span_over_an_edit_and_a_line_end() -> None:
    text = "Foredra-\ngande: Anna"
    joined = passage(text, Edit(Span(1, 2), "o", "ö", "REP001", 0.9))
    assert joined.text == "Föredragande: Anna"
    assert joined.span(0, 12) == Span(0, 14)
    assert joined.span(14) == Span(16, 20)
