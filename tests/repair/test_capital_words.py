"""Words in capitals with a zero or a speck between their letters."""

import pytest

from protokoll_parse import repair


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("STYRELSENS PR0TOKOLL\nMötet öppnades.", "STYRELSENS PROTOKOLL\nMötet öppnades."),
        ("PROTOKOL.L den 3 maj på mötet", "PROTOKOLL den 3 maj på mötet"),
        ("SAMMANTRADESPR0TOKOLL\nDet är så här på möten.", "SAMMANTRÄDESPROTOKOLL\nDet är så här på möten."),
    ],
)
def test_known_words(printed: str, meant: str) -> None:
    repaired = repair(printed)
    assert repaired.text == meant
    assert "REP025" in {edit.rule for edit in repaired.edits}
    assert repaired.undo() == printed


@pytest.mark.parametrize("intact", ["Utsläppen av CO2 år B0DE", "Ritning KA0NTRX på väggen", "Se BIL.A och TYP0 på ön"])
def test_codes_stay(intact: str) -> None:
    assert repair(intact).text == intact
