"""Lost spaces in front of a preposition."""

from __future__ import annotations

import pytest

from protokoll_parse import repair


def test_in_intact_and_in_damaged_text() -> None:
    intact, damaged = "Valav justerare för året på ön", "Valav justerare for aret pa on, motet beslutade sa for fragan."
    assert repair(intact).text == "Val av justerare för året på ön"
    assert [edit.rule for edit in repair(intact).edits] == ["REP021"]
    assert repair(damaged).text.startswith("Val av justerare för året på ön, mötet")
    assert repair(damaged).undo() == damaged


@pytest.mark.parametrize(
    "text", ["Gustav justerar på ön för året", "Oktav på ön för året, Torsav i sjön", "Valav, på ön"]
)
def test_left_alone(text: str) -> None:
    assert repair(text).edits == ()
