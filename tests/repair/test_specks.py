"""Specks in the space between two words."""

from __future__ import annotations

import pytest

from protokoll_parse import repair

BEFORE, AFTER = "Namnden beslutade att faststalla atgarderna for nasta ar och ", " pa motet i maj."
TRUE_BEFORE, TRUE_AFTER = "Nämnden beslutade att fastställa åtgärderna för nästa år och ", " på mötet i maj."


@pytest.mark.parametrize(
    ("printed", "true"),
    [
        ("att det.ska bli klart", "att det ska bli klart"),
        ("tog upp fragan under.motet som", "tog upp frågan under mötet som"),
        ("den-europeiska terminen", "den europeiska terminen"),
        ("risker'som en digitalisering", "risker som en digitalisering"),
        ("ansvarig minister.talade om fragan", "ansvarig minister talade om frågan"),
    ],
)
def test_a_speck_becomes_the_space_that_was_there(printed: str, true: str) -> None:
    text = BEFORE + printed + AFTER
    repaired = repair(text)
    assert repaired.text == TRUE_BEFORE + true + TRUE_AFTER
    assert "REP013" in {edit.rule for edit in repaired.edits}
    assert repaired.undo() == text


@pytest.mark.parametrize(
    "chunk",
    ["org.nr", "t.ex.", "bl.a.", "fil.mag", "EU:s", "kl.tolv", "granvik.se", "in-och", "e-post", "att-satser", "1.val",
     "man-till-man", "vice-ordfarande"],
)  # fmt: skip
def test_what_belongs_together_stays_so(chunk: str) -> None:
    assert all(edit.rule != "REP013" for edit in repair(BEFORE + chunk + AFTER).edits)


def test_only_in_damaged_lines() -> None:
    assert repair(TRUE_BEFORE + "det.ska bli" + TRUE_AFTER).edits == ()


@pytest.mark.parametrize(
    ("printed", "right"),
    [
        ("Närvarande _Ingvald Ek på ön", "Närvarande Ingvald Ek på ön"),
        ("JUSTERINGSMÄN __ Siv Ek för året", "JUSTERINGSMÄN Siv Ek för året"),
        ("Namn ____ datum på ön", "Namn ____ datum på ön"),
        ("ett _viktigt_ ord på ön", "ett _viktigt_ ord på ön"),
    ],
)
def test_underscores_in_wide_gaps(printed: str, right: str) -> None:
    repaired = repair(printed)
    assert repaired.text == right
    assert repaired.undo() == printed
