"""Lines and pages of the text as read, and spans."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protokoll_parse.text import Page, Position, SourceText, Span


@st.composite
def sources(draw: st.DrawFn) -> SourceText:
    text = draw(st.text(st.sampled_from("ab\n\r\f\x0b\x85\u2028 "), max_size=40))
    starts = sorted(draw(st.sets(st.integers(0, max(0, len(text) - 1)))) | {0})
    spans = zip(starts, [*starts[1:], len(text)], strict=True)
    pages = tuple(Page(number, Span(*span)) for number, span in enumerate(spans, 1))
    return SourceText(text, pages, "-", "0" * 64, "utf-8")


@given(sources(), st.data())
def test_lines_are_those_of_line_feeds(source: SourceText, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(source.text)))
    assert source.line_of(offset) == source.text[:offset].count("\n") + 1


@given(sources(), st.data())
def test_an_offset_lies_on_its_page(source: SourceText, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, max(0, len(source.text) - 1)))
    page = source.pages[source.page_of(offset) - 1]
    assert page.span.start <= offset < max(page.span.end, 1)


def test_a_position_counts_its_last_line() -> None:
    source = SourceText.from_string("en\ntvå\ntre")
    assert source.position(Span(0, 2)) == Position(1, 1, 1)
    assert source.position(Span(0, 3)) == Position(1, 1, 1)  # the line feed belongs to its line
    assert source.position(Span(1, 8)) == Position(1, 1, 3)
    assert source.position(Span(3, 3)) == Position(1, 2, 2)


def test_spans() -> None:
    assert len(Span(2, 5)) == 3
    assert Span(2, 5).overlaps(Span(4, 6))
    assert not Span(2, 5).overlaps(Span(5, 6))
    assert Span(2, 5).contains(Span(2, 5))
    assert Span(2, 3).union(Span(5, 6)) == Span(2, 6)
    for start, end in [(-1, 2), (3, 2)]:
        with pytest.raises(ValueError, match="no such span"):
            Span(start, end)
