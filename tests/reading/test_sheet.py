"""Lines whose words have places, or do not."""

from __future__ import annotations

import pytest

from protokoll_parse.reading.printed import UNKNOWN, PrintedLine, PrintedWord
from protokoll_parse.reading.problems import ReadingError
from protokoll_parse.reading.sheet import NOWHERE, Sheet, alone, number, numbers, share, shares


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12),
        (" -1.5e3 ", -1500),
        ("", None),
        (None, None),
        ("x", None),
        ("nan", None),
        ("inf", None),
        ("1e8", None),
    ],
)
def test_numbers(text: str | None, value: float | None) -> None:
    assert number(text) == value


def test_confidences() -> None:
    assert [share(text, 100) for text in ("96", "0", "-1", "101", "x")] == [0.96, 0, UNKNOWN, UNKNOWN, UNKNOWN]


def test_words_share_the_place_of_their_line() -> None:
    sheet = Sheet(100, 100)
    words = [PrintedWord("fyra", *NOWHERE), PrintedWord("ord", 9, 9, 5, 20), PrintedWord("", *NOWHERE)]
    sheet.add(PrintedLine.of(words), (0, 0, 90, 10))
    [[first, second]] = sheet.page().lines
    assert (first.left, first.right, second.left, second.right) == (0, 40, 50, 80)


def test_lines_without_place_stand_below_one_another() -> None:
    sheet = Sheet(None, None)
    for text in ("rad ett", "rad två"):
        sheet.add(alone(text, NOWHERE))
    page = sheet.page()
    assert [[word.top for word in line] for line in page.lines] == [[0, 0], [1, 1]]
    assert (page.width, page.height) == (3.5, 2)


def test_a_line_of_text_keeps_its_gaps() -> None:
    sheet = Sheet(100, 100)
    sheet.add(alone("Åsa    Ek", (0, 0, 90, 10), 0.5, 8, True))
    assert list(map(list, sheet.page().lines)) == [
        [PrintedWord("Åsa", 0, 0, 30, 10, 0.5, 8, True), PrintedWord("Ek", 70, 0, 90, 10, 0.5, 8, True)]
    ]


def test_what_no_text_can_hold() -> None:
    sheet = Sheet(100, 100)
    words = [PrintedWord("a\x00b\ud800\u2028c\x0cd\n", 0, 0, 90, 10), PrintedWord(" \t", 0, 0, 9, 9)]
    sheet.add(PrintedLine.of(words))
    assert [word.text for word in sheet.page().lines[0]] == ["a\ufffdb\ufffd", "c", "d"]
    sheet.add(alone("\x85", (0, 0, 9, 9)))
    assert len(sheet.page().lines) == 1


def test_a_page_has_an_end() -> None:
    with pytest.raises(ReadingError, match="words"):
        Sheet(1, 1).add(alone("a " * 200_001, (0, 0, 1, 1)))


def test_many_numbers_at_once() -> None:
    assert numbers(["1", "-2.5"]) == [1, -2.5]
    for wrong in (["1", None], ["1", "x"], ["nan", "1"], ["1", "nan"], ["1", "inf"], ["1e9"], ["-1e8", "1e8"], []):
        assert numbers(wrong) is None
    assert shares(["96", "0"], 100) == [0.96, 0]
    assert shares(["0.5", None, "1.5", "nan"]) == [0.5, UNKNOWN, UNKNOWN, UNKNOWN]
