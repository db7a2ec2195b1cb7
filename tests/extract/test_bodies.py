"""Whether a subject is the body that met."""

from __future__ import annotations

import pytest
import regex

from protokoll_parse.extract.bodies import body_pattern, is_this_body


@pytest.mark.parametrize(
    ("subject", "body"),
    [
        ("Kulturnämnden", "Kulturnämnden"),
        ("KULTURNÄMNDEN", "Kulturnämnden"),
        ("Nämnden", "Kulturnämnden"),
        ("Mötet", "Skogsbyns byalag"),
        ("Årsmötet", "Skogsbyns byalag"),
        ("Stämman", "Brf Rönnklippan"),
        ("Föreningsstämman", "Brf Rönnklippan"),
        ("Styrelsen", "Skogsbyns byalag"),
        ("LSG", "Länssamverkansgruppen"),
        ("Kommunstyrelsen", "Kommunstyrelsen i Lövhults kommun"),
        ("Kommunstyrelsen", None),
        ("Delegationen", "Fjällrådets kulturdelegation"),
        ("Kommunen", "Lövhults kommun"),
        ("DIREKTIONEN", "Norra Dalarnas räddningsförbund"),
        ("Kommissionen", "Stadens trygghetskommission"),
        ("Arbetsutskottet", "Kommunstyrelsens arbetsutskott"),
        ("Arbetsutskottet", "Lövhults kommun"),
    ],
)
def test_this(subject: str, body: str | None) -> None:
    assert is_this_body(subject, body)


@pytest.mark.parametrize(
    ("subject", "body"),
    [
        ("Kommunfullmäktige", "Kulturnämnden"),
        ("Byggnadsnämnden", "Kulturnämnden"),
        ("Länsstyrelsen", "Kulturnämnden"),
        ("Regeringen", "Kulturnämnden"),
        ("KF", "Kulturnämnden"),
        ("Kommunstyrelsen", "Barn- och utbildningsnämnden"),
        ("Arbetsutskottet", "Tekniska nämnden"),
        ("Räddningsdirektionen", "Kulturnämnden"),
    ],
)
def test_another(subject: str, body: str) -> None:
    assert not is_this_body(subject, body)


@pytest.mark.parametrize(
    "name",
    [
        "Kulturnämnden",
        "Barn- och utbildningsnämnden",
        "Nämnden för arbete och välfärd",
        "Kommunfullmäktige",
        "Regionstyrelsens arbetsutskott",
        "Årsmötet",
        "Samverkansgruppen",
        "Revisorerna",
        "Tekniska nämnden",
        "Södra hälso- och sjukvårdsnämnden",
        "Drätselkammaren",
    ],
)
def test_pattern_knows(name: str) -> None:
    assert regex.fullmatch(body_pattern(), name)


@pytest.mark.parametrize("name", ["Anna Tallhed", "Lövhults kommun", "bryggan", "Rådhuset", ""])
def test_pattern_refuses(name: str) -> None:
    assert not regex.fullmatch(body_pattern(), name)
