"""A capital I that was read as a small l."""

import pytest

from protokoll_parse import repair


def test_known_words() -> None:
    repaired = repair("lnger Åberg fick lnformation av lvar på mötet.")
    assert repaired.text == "Inger Åberg fick Information av Ivar på mötet."
    assert {edit.rule for edit in repaired.edits} == {"REP026"}


def test_in_damaged_text() -> None:
    assert repair("lnbjudna gaster var pa métet och fick 6ppna arendet.").text.startswith(
        "Inbjudna gäster var på mötet"
    )


@pytest.mark.parametrize(
    "intact", ["Läs på www.lnu.se eller lnger@ort.se år 2020", "Ett lnxqz på mötet", "på l nger, kl. 8"]
)
def test_others_stay(intact: str) -> None:
    assert repair(intact).text == intact
