"""Parts that are switched off, and words of the user."""

from __future__ import annotations

from dataclasses import fields

import pytest

from protokoll_parse import repair
from protokoll_parse.repair.settings import EVERYTHING, Settings

TEXT = "Namnden beslutade att faststalla planen for nasta ar. Vagbelysningsgruppen traffas i var. | Granvik sker mer."
PARTS = [field.name for field in fields(Settings)]


def test_everything_is_on() -> None:
    assert all(getattr(EVERYTHING, part) is True for part in PARTS)
    assert repair(TEXT, Settings()) == repair(TEXT)


@pytest.mark.parametrize("part", PARTS)
def test_each_part_can_be_switched_off(part: str) -> None:
    repaired = repair(TEXT, Settings(**{part: False}))
    assert "fastställa planen för" in repaired.text
    assert repaired.undo() == TEXT


@pytest.mark.parametrize(
    ("part", "rule"), [("compounds", "REP003"), ("spelling", "REP004"), ("dropped", "REP005"), ("marks", "REP006")]
)
def test_a_part_that_is_off_makes_no_edit(part: str, rule: str) -> None:
    text = TEXT + " Fortsttning foljer for Lovhagarna."
    assert all(edit.rule != rule for edit in repair(text, Settings(**{part: False})).edits)


def test_words_of_the_user() -> None:
    text = "Namnden beslutade att Granbosjo och Skordevik ska fa svar pa fragan fore arets slut."
    words = {"Granbosjö": 9.0, "Skördevik": 9.0}
    assert "att Granbosjö och Skördevik ska" in repair(text, words=words).text
