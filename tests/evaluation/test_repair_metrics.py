"""The figures of repair, on texts whose figures can be counted by hand."""

from __future__ import annotations

import pytest
from repair_metrics import Doubt, Score, doubts, review, score, score_line, standing, words_of

from protokoll_parse.text import Edit, RepairedText, SourceText, Span


def test_words_are_without_the_punctuation_around_them() -> None:
    assert words_of("• ”Mötet (kl. 10.30) – öppnas.”") == ["Mötet", "kl", "10.30", "öppnas"]


def test_words_stand_in_order() -> None:
    assert standing(["a", "b", "c"], ["c", "a", "x", "c"]) == [True, False, True]
    assert standing(["a"], []) == [False]


def test_a_line_that_was_repaired_in_part() -> None:
    one = score_line("Motet ar for alla", "Mötet år for alla", "Mötet är för alla")
    assert (one.words, one.right_before, one.right_after, one.harmed) == (4, 1, 2, 0)
    assert (one.swedish, one.swedish_right) == (3, 1)
    assert (one.distance_before, one.distance_after) == (3, 2)
    assert one.accuracy == 0.5
    assert one.accuracy_swedish == pytest.approx(1 / 3)


def test_harm_counts_against_the_words_that_were_right() -> None:
    one = score_line("sal och far", "säl och får", "sal och far")
    assert one.harmed == 2
    assert one.harm == pytest.approx(1e4 * 2 / 3)
    assert one.accuracy_before == 1


def test_words_of_letters_alone() -> None:
    one = score_line("8 12 Motet", "8 12 Mötet", "§ 12 Mötet")
    assert (one.words, one.right_after) == (3, 2)
    assert one.accuracy_lettered == 1


def test_numbers_that_changed() -> None:
    assert score_line("den 12 maj", "den 13 maj", "den 12 maj").numbers_changed == 1
    assert score_line("den 12 maj", "den 13 maj", "den 13 maj").numbers_changed == 0  # it was wrong before
    assert score_line("Dnr 2024/3", "Dnr 20243", "Dnr 2024/3").numbers_changed == 0  # the digits are there
    assert score_line("m6te", "möte", "möte").numbers_changed == 0


def test_pages_add_up_and_lines_without_counterpart_do_not_count() -> None:
    page = score(["Motet", "", "rubbish"], "Mötet\n\nrubbish", ["Mötet", "", ""])
    assert page == score_line("Motet", "Mötet", "Mötet")
    assert page + page == Score(2, 0, 2, 0, 2, 2, 2, 2, 10, 2, 0, 0)


def repaired(text: str, *edits: tuple[int, int, str, float]) -> RepairedText:
    source = SourceText.from_string(text)
    return RepairedText(
        source,
        tuple(
            Edit(Span(start, end), text[start:end], replacement, "REP001", confidence, None, confidence < 0.9)
            for start, end, replacement, confidence in edits
        ),
    )


def test_doubts_find_their_words_behind_edits_that_change_lengths() -> None:
    text = repaired("Motet oéver\nfor alla sal", (0, 5, "Mötet", 0.99), (6, 11, "över", 0.95), (21, 24, "säl", 0.6))
    assert list(doubts(text, ["Mötet över", "för alla sal"])) == [
        Doubt(0.99, False, False, False),
        Doubt(0.95, False, False, False),
        Doubt(1.0, False, True, True),
        Doubt(1.0, False, False, False),
        Doubt(0.6, True, True, True),
    ]


def test_review_counts_what_the_least_sure_words_hold() -> None:
    sound = Doubt(1.0, False, False, False)
    words = [Doubt(0.5, True, True, True), Doubt(0.9, False, False, False), Doubt(1.0, False, True, False)]
    words += [sound] * 97
    found = review(words)
    assert found.flagged == pytest.approx(0.01)
    assert found.held == pytest.approx(0.5)
    assert found.held_confused == 1
    assert found.held_in_share == pytest.approx(0.5)
    # of the 98 words that are all equally sure, any may be the one that is looked at
    assert review(words, share=0.03).held_in_share == pytest.approx(0.5 + 0.5 / 98)
