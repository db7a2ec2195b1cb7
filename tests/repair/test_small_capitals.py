"""The capital of a name in a list, read as a small letter of the same shape."""

import pytest

from protokoll_parse import repair


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("Närvarande:\n- Eva Ek\n- victor Lind\n", "Närvarande:\n- Eva Ek\n- Victor Lind\n"),
        ("Närvarande:\nsven Ek, ordförande\nEva Ek\n", "Närvarande:\nSven Ek, ordförande\nEva Ek\n"),
        ("1. vera Lundqvist (S)\n2. Åke Ström (M)\n", "1. Vera Lundqvist (S)\n2. Åke Ström (M)\n"),
    ],
)
def test_gives_a_name_in_a_list_its_capital(printed: str, meant: str) -> None:
    repaired = repair(printed)
    assert repaired.text == meant
    assert {edit.rule for edit in repaired.edits} == {"REP024"}


@pytest.mark.parametrize(
    "intact",
    [
        "Närvarande:\n- sten Lind\n- urban Ek\n",  # common words, too
        "Kvarteret ska bebyggas, vilket Åke Ström\nvictor Lind och andra vill\n",  # not alone in its line
        "sven\nEk\n",
        "- anders Ek\n- victor lind\n",
    ],
)
def test_leaves_other_words(intact: str) -> None:
    assert repair(intact).text == intact
