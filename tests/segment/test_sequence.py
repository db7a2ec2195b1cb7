"""The joint choice of headings."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from protokoll_parse.reading import read_text
from protokoll_parse.segment.headings import find_headings
from protokoll_parse.segment.sequence import _RESTARTS, _STANDS_OUT, choose_headings
from protokoll_parse.text import RepairedText, lines_of

LINE = st.one_of(
    st.builds("§ {} {}".format, st.integers(0, 30), st.sampled_from(["Ekonomi", "", "Val", "i lagen"])),
    st.builds("{}. {}".format, st.integers(0, 30), st.sampled_from(["Ekonomi", "Val", "att göra"])),
    st.builds("{}.{} Ekonomi".format, st.integers(1, 9), st.integers(1, 9)),
    st.builds("{}".format, st.integers(1, 40)),
    st.sampled_from(["", "Innehåll", "Kassan är god.", "2024-10-15", "1 (3)", "Beslut"]),
)


@given(st.lists(LINE, max_size=40))
def test_chosen_headings_ascend_and_are_candidates(texts: list[str]) -> None:
    lines = lines_of(RepairedText(read_text("\n".join([*texts, "."]))))
    candidates = find_headings(lines, None, frozenset())
    chosen = choose_headings(candidates, lines, frozenset())
    assert all(any(heading is candidate for candidate in candidates) for heading in chosen)
    assert all(one.index < other.index for one, other in pairwise(chosen))
    families = {heading.rule.family for heading in chosen}
    assert len(families) <= 1
    if any(one.number >= other.number for one, other in pairwise(chosen)):  # automatic numbers that begin again
        dotted = [c for c in candidates if c.rule.family == "dotted" and not c.in_contents]
        alone = len({c.number for c in dotted}) == 1  # the only number printed needs no other sign
        assert chosen == [c for c in dotted if alone or c.score >= _STANDS_OUT]
        assert len(chosen) >= _RESTARTS


def test_nothing_comes_of_nothing() -> None:
    assert choose_headings([], (), frozenset()) == []


def test_lines_of_page_furniture_are_no_candidates() -> None:
    lines = lines_of(RepairedText(read_text("§ 1 Val\nVald.\n§ 2 Slut\nSlut.")))
    assert [h.number for h in find_headings(lines, None, frozenset({3}))] == [(1,)]
