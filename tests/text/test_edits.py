"""Edits replay and undo exactly, and every place leads back to the original, for any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protokoll_parse.text import Edit, RepairedText, SourceText, Span

SIGNS = st.sampled_from("aåo \n\r\f.-\u2028😀")


@st.composite
def repaired_texts(draw: st.DrawFn) -> RepairedText:
    """Any text with any edits that are allowed: in order, apart, within their lines, some of them insertions."""
    original = draw(st.text(SIGNS, max_size=40))
    edits = []
    at = 0
    while at <= len(original) and draw(st.booleans()):
        start = draw(st.integers(at, len(original)))
        line_end = original.find("\n", start)
        end = draw(st.integers(start, len(original) if line_end < 0 else line_end))
        replacement = draw(st.text(SIGNS.filter(lambda sign: sign != "\n"), max_size=4))
        edits.append(Edit(Span(start, end), original[start:end], replacement, "REP000", 0.5))
        at = end
    return RepairedText(SourceText.from_string(original), tuple(edits))


@given(repaired_texts())
def test_edits_replay_and_undo(repaired: RepairedText) -> None:
    original = text = repaired.source.text
    for edit in reversed(repaired.edits):
        text = text[: edit.span.start] + edit.replacement + text[edit.span.end :]
    assert text == repaired.text
    assert repaired.undo() == original
    assert repaired.text.count("\n") == original.count("\n")


@given(repaired_texts(), st.data())
def test_every_span_leads_into_the_original(repaired: RepairedText, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(repaired.text)))
    end = data.draw(st.integers(start, len(repaired.text)))
    span = repaired.original_span(Span(start, end))
    assert span.end <= len(repaired.source.text)
    # what no edit touches is the same on both sides; what one touches is inside
    if not list(repaired.edits_in(Span(max(0, span.start - 1), span.end + 1))):
        inserted = [edit for edit in repaired.edits if span.start <= edit.span.start <= span.end]
        assert inserted or repaired.source.text[span.start : span.end] == repaired.text[start:end]
    wider = repaired.original_span(Span(0, len(repaired.text)))
    assert wider.start <= span.start
    assert span.end <= wider.end


@given(repaired_texts())
def test_a_changed_word_leads_to_the_word_that_was_read(repaired: RepairedText) -> None:
    shift = 0
    for edit in repaired.edits:
        start = edit.span.start + shift
        shift += len(edit.replacement) - len(edit.original)
        if edit.replacement:
            span = repaired.original_span(Span(start, start + len(edit.replacement)))
            assert span.start <= edit.span.start
            assert edit.span.end <= span.end


@pytest.mark.parametrize(
    "edits",
    [
        (Edit(Span(0, 2), "xx", "y", "R", 1),),  # is not what stands there
        (Edit(Span(2, 4), "c\n", "c", "R", 1),),  # swallows a line end
        (Edit(Span(0, 1), "a", "a\n", "R", 1),),  # makes one
        (Edit(Span(1, 2), "b", "", "R", 1), Edit(Span(0, 1), "a", "", "R", 1)),  # out of order
        (Edit(Span(0, 2), "ab", "", "R", 1), Edit(Span(1, 2), "b", "", "R", 1)),  # one in the other
        (Edit(Span(6, 9), "", "x", "R", 1),),  # behind the end
    ],
)
def test_edits_that_do_not_fit_are_refused(edits: tuple[Edit, ...]) -> None:
    with pytest.raises(ValueError, match="edit"):
        RepairedText(SourceText.from_string("abc\ndef"), edits)
