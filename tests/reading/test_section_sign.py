"""The sign § out of two readings of a line."""

from __future__ import annotations

from itertools import pairwise

import pytest

from protokoll_parse.reading.printed import PrintedWord
from protokoll_parse.reading.section_sign import doubtful, in_sequence, settled

LETTER = 10


def line(text: str) -> list[PrintedWord]:
    """Words of a line, each letter ten wide."""
    words, at = [], 0
    for word in text.split(" "):
        words.append(PrintedWord(word, at * LETTER, 0, (at + len(word)) * LETTER, 20, 0.5))
        at += len(word) + 1
    return words


@pytest.mark.parametrize(
    ("first", "second", "result"),
    [
        ("810", "§10", "§ 10"),
        ("8 10 Val", "§ 10 Val", "§ 10 Val"),
        ("$ 12", "§ 12", "§ 12"),
        ("Paragrafer 88 10-15", "Paragrafer §§ 10-15", "Paragrafer §§ 10-15"),
        ("enligt 5 8 lagen", "enligt 5 § lagen", "enligt 5 § lagen"),
        ("813", "513", "§ 13"),  # a digit would have been read alike
        ("813", "$13", "§ 13"),
        ("S15", "§15", "§ 15"),
        ("$12", "$12", "§ 12"),
        ("$ 12", "", "§ 12"),
        ("83 — Val", "§3. Val", "§ 3 — Val"),
        ("85 — Val", "§5 Val", "§ 5 — Val"),
        ("se 8 12.", "se § 12", "se § 12."),
        ("813", "813", "813"),
        ("850 kronor", "850 kronor", "850 kronor"),
        ("85 ledamöter", "85 ledamoter", "85 ledamöter"),
        ("810", "§12", "810"),  # not the same number: nothing is known
        ("8 maj", "8 maj", "8 maj"),
        ("8 10", "", "8 10"),
        ("ändras i 5 kap", "§ndras i § kap", "ändras i 5 kap"),
    ],
)
def test_sign_out_of_two_readings(first: str, second: str, result: str) -> None:
    words = settled(line(first), line(second) if second else [])
    assert " ".join(word.text for word in words) == result
    assert all(before.right <= after.left for before, after in pairwise(words))
    assert words[0].left == 0


def test_only_lines_that_may_have_the_sign_are_read_again() -> None:
    assert doubtful(line("Styrelsen beslutade den 8 maj att höja avgiften till 1250 kronor")) == []
    assert doubtful(line("8 12 Val")) == [(0, 2)]
    assert doubtful(line("814")) == [(0, 1)]
    assert doubtful(line("11 kap. 5 8 lagen")) == [(2, 4)]


def test_headings_by_the_sections_around_them() -> None:
    lines = [line(text) for text in ("§ 14 Val", "815 Kassa", "816", "§ 17 Slut", "850 kronor", "85 Ja", "88", "3 Nej")]
    in_sequence(lines)
    texts = [" ".join(word.text for word in words) for words in lines]
    assert texts == ["§ 14 Val", "§ 15 Kassa", "§ 16", "§ 17 Slut", "850 kronor", "85 Ja", "88", "3 Nej"]
