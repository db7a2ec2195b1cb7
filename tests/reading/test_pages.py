"""Pages: form feeds, and the habit of one leading space."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protokoll_parse.reading import read, read_text


def first_lines(text: str) -> list[int]:
    source = read_text(text)
    return [source.line_of(page.span.start) for page in source.pages]


def page(lines: int, mark: str = " ") -> str:
    return f"{mark}Första raden\n" + "En rad med text.\n" * (lines - 1)


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("en\ntvå\n", 1),
        ("en\ntvå\n\f", 1),
        ("en\n\ftvå\n", 2),
        ("en\n\ftvå\n\f\n", 2),
        ("en\n\f\n\ftre\n", 3),
        ("en\n\f\f", 2),
        ("\fen\n", 1),
    ],
)
def test_form_feeds(text: str, pages: int) -> None:
    assert len(read_text(text).pages) == pages


def test_one_leading_space_opens_a_page() -> None:
    assert first_lines(page(45) + page(50) + page(12) + " ") == [1, 46, 96]


@pytest.mark.parametrize(
    "text",
    [
        page(45, "") + page(45),  # the first line of the file has no space
        page(45) + page(3) + page(45),  # too close for pages
        page(45) + page(200) + page(45),  # too far apart
        page(45) + page(45) + "   indraget\n" * 10,  # an indented layout
        page(45) + "\t§ 1\n" * 10 + page(45),
        page(30) + " ",
    ],
)
def test_no_habit_no_pages(text: str) -> None:
    assert first_lines(text) == [1]


def test_form_feeds_overrule_the_habit() -> None:
    assert first_lines(page(45) + "\f" + page(45) + page(45)) == [1, 46]


@given(st.lists(st.sampled_from(["\f", "\n", " ", "a", " a\n" + "b\n" * 30, "\t"])).map("".join))
def test_pages_cover_the_text_in_order(text: str) -> None:
    pages = read_text(text).pages
    assert [page.number for page in pages] == list(range(1, len(pages) + 1))
    assert pages[0].span.start == 0
    assert pages[-1].span.end == len(text)
    assert all(here.span.end == there.span.start for here, there in pairwise(pages))
    assert len(pages) == 1 or all(len(page.span) for page in pages)


def test_real_scans(shared: Path) -> None:
    starts = {
        path.name[:3]: [source.line_of(page.span.start) for page in source.pages]
        for path in (shared / "seeds").glob("*.txt")
        if (source := read(path))
    }
    assert starts == {"000": [1, 52, 89, 136, 181, 223, 269], "001": [1, 49, 105, 159, 213]}


def test_real_layouts_without_the_habit(shared: Path) -> None:
    for path in (shared / "minutes").glob("*.txt"):
        text = path.read_text("utf-8")
        assert "\f" in text or len(read(path).pages) == 1, path.name
