"""Words with places, found by spans of the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protokoll_parse.text import Span
from protokoll_parse.text.words import Box, Words


def words_of(*entries: tuple[int, int, int, tuple[float, float, float, float], float]) -> Words:
    """Words from (start, end, page, edges, confidence)."""
    words = Words.empty()
    words.widths.extend((1000, 1000))
    words.heights.extend((1000, 1000))
    for start, end, page, edges, confidence in entries:
        words.starts.append(start)
        words.ends.append(end)
        words.pages.append(page)
        for column, edge in zip((words.lefts, words.tops, words.rights, words.bottoms), edges, strict=True):
            column.append(1000 * edge)
        words.confidences.append(confidence)
        words.sizes.append(0.0)
        words.bold.append(0)
    return words


WORDS = words_of(
    (0, 4, 1, (0.1, 0.1, 0.2, 0.125), 0.9),
    (5, 9, 1, (0.25, 0.1, 0.5, 0.125), 0.5),
    (10, 12, 2, (0.1, 0.05, 0.15, 0.075), -1),
)


@pytest.mark.parametrize(
    ("span", "numbers"),
    [
        (Span(0, 4), [0]),
        (Span(1, 2), [0]),
        (Span(4, 5), []),
        (Span(3, 6), [0, 1]),
        (Span(0, 12), [0, 1, 2]),
        (Span(12, 40), []),
    ],
)
def test_a_span_touches_its_words(span: Span, numbers: list[int]) -> None:
    assert list(WORDS.within(span)) == numbers


def test_one_box_a_page() -> None:
    assert list(WORDS.boxes_of(Span(2, 12))) == [Box(1, 0.1, 0.1, 0.5, 0.125), Box(2, 0.1, 0.05, 0.15, 0.075)]
    assert list(WORDS.boxes_of(Span(4, 5))) == []


def test_the_mean_confidence_leaves_out_what_has_none() -> None:
    assert WORDS.confidence_of(Span(0, 12)) == 0.7
    assert WORDS.confidence_of(Span(10, 12)) is None


@given(st.integers(0, 14), st.integers(0, 14))
def test_within_is_what_overlaps(start: int, length: int) -> None:
    span = Span(start, start + length + 1)
    touched = [i for i in range(3) if WORDS.starts[i] < span.end and span.start < WORDS.ends[i]]
    assert list(WORDS.within(span)) == touched
