from __future__ import annotations

import pytest

from protokoll_parse.repair.sections import section_edits
from protokoll_parse.repair.stage import repair


def given_back(text: str) -> str:
    for edit in reversed(list(section_edits(text))):
        assert text[edit.span.start : edit.span.end] == edit.original
        text = text[: edit.span.start] + edit.replacement + text[edit.span.end :]
    return text


@pytest.mark.parametrize(
    ("printed", "true"),
    [
        ("enligt 5 kap. 2 8 och", "enligt 5 kap. 2 § och"),
        ("5 kap. 2 $.", "5 kap. 2 §."),
        ("se 6 kap. 3-5 88 i lagen", "se 6 kap. 3-5 §§ i lagen"),
        ("7 kap. 18 b 8 miljöbalken", "7 kap. 18 b § miljöbalken"),
        ("enligt 27 8 kommunallagen", "enligt 27 § kommunallagen"),
        ("enligt 9 8 LSSL", "enligt 9 § LSSL"),
        ("och 4 8 första stycket", "och 4 § första stycket"),
        ("och 4 8 forsta stycket", "och 4 § forsta stycket"),  # the letters are repaired elsewhere
        ("den 8 juni 2031, 8 3 och den 9 maj 2032, $ 12.", "den 8 juni 2031, § 3 och den 9 maj 2032, § 12."),
        ("beslut 2031-05-18 8 24, upphör", "beslut 2031-05-18 § 24, upphör"),
        ("8 11 Val\ntext\n8 12 Budget\n8 13 Nästa möte", "§ 11 Val\ntext\n§ 12 Budget\n§ 13 Nästa möte"),
    ],
)  # fmt: skip
def test_signs_that_were_lost(printed: str, true: str) -> None:
    assert given_back(printed) == true
    assert repair(printed).text.count("§") == true.count("§")


@pytest.mark.parametrize(
    "text",
    [
        "8 12 Val",  # alone, it may be the row of a table
        "8 11 Val\n8 12 Budget",
        "8 1 Val\n8 3 Budget\n8 5 Taxa",
        "8 1.1 Val\n8 1.2 Budget\n8 1.3 Taxa",
        "8 10 12\n8 11 13\n8 12 14",
        "den 8 juni 2031, 8 personer",
        "den 8 juni 2031, 8 500 kronor",
        "2031-05-18 8 24 31 7",
        "2031-05-18 8 24",  # figures behind a day
        "2031-05-18 8 24 deltagare",
        "Stolar 12 8 3 st",
        "S 1 Eva\nS 2 Bo\nS 3 Ida",  # a party's list
        "Närvarande 5 8 ledamöter",
        "kl. 8 12 minuter",
        "§ 1 enligt 5 kap. 2 8",  # who knows the sign prints it
        "Pris $ 12",
    ],
)
def test_left_alone(text: str) -> None:
    assert given_back(text) == text


def test_numbers_keep_their_digits() -> None:
    text = "Enligt 7 kap. 58 och 2031-05-18 88 kronor, 88 12 och 812."
    assert repair(text).text == text
