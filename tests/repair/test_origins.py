"""First names that are Swedish with their marks and of another language without."""

from __future__ import annotations

import pytest

from protokoll_parse import repair

BEFORE = "Namnden beslutade att faststalla planen for nasta ar och att folja upp atgarderna.\n"


@pytest.mark.parametrize(
    ("printed", "repaired"),
    [
        ("Goran Petrovic yrkade bifall.", "Goran Petrovic yrkade bifall."),
        ("Goran Petrović yrkade bifall.", "Goran Petrović yrkade bifall."),
        ("Petrovic, Goran", "Petrovic, Goran"),
        ("Hakan Yilmaz yrkade bifall.", "Hakan Yilmaz yrkade bifall."),
        ("Goran Lindstrom yrkade bifall.", "Göran Lindström yrkade bifall."),
        ("Lindstrom, Goran", "Lindström, Göran"),
        ("Hakan Soderberg-Yilmaz yrkade bifall.", "Håkan Söderberg-Yilmaz yrkade bifall."),
        ("Goran gick till motet.", "Göran gick till mötet."),
        ("Dragan Petrovic, Goran Lindstrom", "Dragan Petrovic, Göran Lindström"),
    ],
)
def test_the_surname_tells(printed: str, repaired: str) -> None:
    assert repair(BEFORE + printed).text.split("\n")[1] == repaired
