from __future__ import annotations

import pytest

from protokoll_parse.repair.marks import marks_of


def marked(text: str) -> str:
    lines = text.split("\n")
    starts = [sum(len(line) + 1 for line in lines[:n]) for n in range(len(lines))]
    for edit in reversed(list(marks_of(lines, starts, [True] * len(lines)))):
        text = text[: edit.span.start] + edit.replacement + text[edit.span.end :]
    return text


@pytest.mark.parametrize(
    ("printed", "true"),
    [
        ("Motet ar slut. | samband med", "Motet ar slut. I samband med"),
        ("fragan ar oppen. |\nsamband med", "fragan ar oppen. I\nsamband med"),
        ("| samband med", "I samband med"),
        ("gor analyser. | Granvik pagar arbetet", "gor analyser. I Granvik pagar arbetet"),
        ("© en punkt", "• en punkt"),
        ("  eo en punkt", "  • en punkt"),
        ("$ 12 Val", "§ 12 Val"),
        ("$12", "§12"),
        ("Valda till 2031. | ar valjer vi om.", "Valda till 2031. I ar valjer vi om."),
        (
            "Vi var fler ... | styrelsen ar vi nu tre. | ar gor vi mer.",
            "Vi var fler ... I styrelsen ar vi nu tre. I ar gor vi mer.",
        ),
        (
            "Det var allt.\n| Granvik har arbetet med bron pagatt",
            "Det var allt.\nI Granvik har arbetet med bron pagatt",
        ),
        ("Bilaga Il och Karl Ill, etapp Il.", "Bilaga II och Karl III, etapp II."),
        ("den 2O31-03-0é kl. 18.0O", "den 2031-03-06 kl. 18.00"),
        ("ar 203é (1O0 kr)", "ar 2036 (100 kr)"),
        ("Fragor till kansli @granvik.se fore motet", "Fragor till kansli@granvik.se fore motet"),
    ],
)
def test_marked(printed: str, true: str) -> None:
    assert marked(printed) == true


@pytest.mark.parametrize(
    "text",
    ["Punkt | Vad | Vem", "1. | Motet oppnades", "Namn | Roll", "|", "© 2031 Granvik", "e en punkt", "o en punkt",
     "8 12 Val", "5 12 Val", "Kostnad $ 12", "$ 12,50", "a || b",
     "Det var allt.\n| Granvik | Lovhage | Bjork | Ekholm | Skordevik", "Det var allt.\n| Roll och namn",
     "Il Postino", "Radio Il Mondo", "Illa var det", "filmen Il Postino",
     "CO2, H2O, O2, 3é", "A2O31 och KS2O31", "2O", "OO-OO",
     "han heter @granvik pa natet", "Pris 12 @granvik.se"],
)  # fmt: skip
def test_left_alone(text: str) -> None:
    assert marked(text) == text


def test_only_in_damaged_lines() -> None:
    assert list(marks_of(["© en punkt"], [0], [False])) == []
