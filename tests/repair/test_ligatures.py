"""Ligatures that were decoded as one sign."""

from __future__ import annotations

import pytest

from protokoll_parse import repair
from protokoll_parse.repair.settings import Settings


def test_in_intact_and_in_damaged_text() -> None:
    intact = "Nämnden fick en moƟon om en beﬁntlig ﬂyghamn på öns norra sida och ställde sig bakom den."
    damaged = "Namnden fick en moƟon om en beﬁntlig forﬂyttning pa ons norra sida och stallde sig bakom den."
    repaired = repair(intact)
    assert (
        repaired.text == "Nämnden fick en motion om en befintlig flyghamn på öns norra sida och ställde sig bakom den."
    )
    assert {edit.rule for edit in repaired.edits} == {"REP015"}
    assert "en motion om en befintlig förflyttning på öns" in repair(damaged).text
    assert repair(damaged).undo() == damaged


def test_capitals_that_are_tt() -> None:
    text = "Nämnden beslutade aU säUa in medel, aU deUa följs upp och aU ärendet återkommer till mötet i maj."
    assert "beslutade att sätta in medel, att detta följs upp och att ärendet" in repair(text).text
    assert repair(text, Settings(encoding=False)).edits == ()


@pytest.mark.parametrize(
    "text",
    [
        "FoU och SoU på mötet om vården i länet",
        "Mötet gällde aU och inget mer för året på ön",
        "Ɵ = 12 på mätaren i år och på ön",
    ],
)
def test_left_alone(text: str) -> None:
    assert repair(text).edits == ()
