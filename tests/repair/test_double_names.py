"""A space within a double first name."""

from __future__ import annotations

import pytest

from protokoll_parse import repair
from protokoll_parse.repair.settings import Settings

_INTACT = "Närvarande på mötet: Lars- Erik Åslund (s), Britt- Marie Wiklöf och Karl-Gösta Övrin."


def test_in_intact_and_in_damaged_text() -> None:
    damaged = "Nirvarande pa métet: Lars- Erik Aslund (s), Britt- Marie Wikl6f och drendets foredragande."
    assert "Lars-Erik Åslund (s), Britt-Marie Wiklöf och Karl-Gösta" in repair(_INTACT).text
    assert {edit.rule for edit in repair(_INTACT).edits} == {"REP019"}
    assert "Lars-Erik Åslund (s), Britt-Marie" in repair(damaged).text
    assert repair(damaged).undo() == damaged
    assert repair(_INTACT).undo() == _INTACT


def test_can_be_switched_off() -> None:
    assert repair(_INTACT, Settings(marks=False)).edits == ()


@pytest.mark.parametrize(
    "text",
    [
        "Övriga: Anna- och Eva Lindgren för åren",  # a suspended hyphen
        "Ledamöter från Lund- Helsingborg Södra på ön",  # no first names
        "Åke Berg - Stig Ek på första platsen",  # a dash
        "På mötet sågs Lars- Erik även i år",  # no surname
        "Kvar står Lars-\nErik Öberg på två rader",  # the lines stay
    ],
)
def test_left_alone(text: str) -> None:
    assert repair(text).edits == ()
