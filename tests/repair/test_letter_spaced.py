"""Words set in spaced letters."""

from __future__ import annotations

import pytest

from protokoll_parse import repair
from protokoll_parse.repair.settings import Settings

_INTACT = "P R O T O K O L L  fört på mötet\n\nN ä r v a r a n d e : Åsa Ek och\nB e s l u t a d e s att så göra."


def test_in_intact_and_in_damaged_text() -> None:
    damaged = "P R O T O K O L L\n\nN a r v a r a n d e : Asa Ek och Bo\nNamnden beslutade att sa gora for aret."
    assert repair(_INTACT).text == "PROTOKOLL  fört på mötet\n\nNärvarande : Åsa Ek och\nBeslutades att så göra."
    assert {edit.rule for edit in repair(_INTACT).edits} == {"REP020"}
    assert "PROTOKOLL\n\nNärvarande : Åsa Ek och Bo\nNämnden beslutade" in repair(damaged).text
    assert repair(_INTACT).undo() == _INTACT
    assert repair(damaged).undo() == damaged


def test_can_be_switched_off() -> None:
    assert repair(_INTACT, Settings(marks=False)).edits == ()


@pytest.mark.parametrize(
    "text",
    [
        "a b c d e f är bokstäver på en rad för år",
        "Ja Nej Ja: J J N N J för åtgärden på ön",
        "Rösterna på A B C D och E för året är lika på ön",
    ],
)
def test_left_alone(text: str) -> None:
    assert repair(text).edits == ()
