"""Words that were cut at the end of a line."""

from __future__ import annotations

import pytest

from protokoll_parse import repair
from protokoll_parse.repair.settings import Settings

BEFORE = "Namnden beslutade att faststalla planen for nasta ar och att ge forvaltningen svar.\n"


@pytest.mark.parametrize(
    ("printed", "true"),
    [
        ("att folja upp atgar-\nderna under hosten.", "att följa upp åtgär-\nderna under hösten."),
        ("om en forlang-\nning av avtalet.", "om en förläng-\nning av avtalet."),
        ("pa ars- och manadsmoten i lokalen", "på års- och månadsmöten i lokalen"),
        ("planen for sommar-\noch vintervaghallning", "planen för sommar-\noch vinterväghållning"),
        ("svar fran namn-\nden om varden.", "svar från nämn-\nden om vården."),
    ],
)
def test_cut_words(printed: str, true: str) -> None:
    repaired = repair(BEFORE + printed)
    assert repaired.text.endswith(true)
    assert repaired.undo() == BEFORE + printed


def test_halves_without_the_part() -> None:
    text = BEFORE + "om en forlang-\nning av avtalet."
    assert repair(text, Settings(hyphens=False)).text.count("\n") == 2
