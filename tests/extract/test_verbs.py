"""Verbs by form, and their senses."""

from __future__ import annotations

import pytest

from protokoll_parse.extract.statements.clauses import operative_verb, read_elections
from protokoll_parse.extract.statements.verbs import sense_of, verb_forms, verb_pattern


@pytest.mark.parametrize(
    ("clause", "verb", "kind"),
    [
        ("att godkänna rapporten", "godkänna", "approve"),
        ("att bevilja styrelsen ansvarsfrihet", "bevilja", "discharge"),
        ("att bevilja föreningen bidrag", "bevilja", "approve"),
        ("att välja Anna Tallhed till kassör", "välja", "elect"),
        ("att lägga rapporten till handlingarna", "lägga", "note"),
        ("att ge styrelsen i uppdrag att måla", "ge", "assign"),
        ("att återremittera ärendet", "återremittera", "refer_back"),
        ("att avslå motionen", "avslå", "reject"),
        ("Protokollet godkändes.", "godkändes", "approve"),
        ("att besluta att anta planen", "besluta", "adopt"),
    ],
)
def test_operative_verb(clause: str, verb: str, kind: str) -> None:
    found, sense = operative_verb(clause)
    assert found == verb
    assert sense is not None
    assert sense.kind == kind


def test_a_verb_that_is_not_in_the_list() -> None:
    assert operative_verb("att måla bryggan") == ("måla", None)
    assert operative_verb("bryggan") == (None, None)


def test_senses_ignore_case_and_mind_the_form() -> None:
    assert sense_of("Godkändes", "Godkändes.") is not None
    assert sense_of("godkändes", "", ("infinitive",)) is None
    assert sense_of("bryggan", "") is None


def test_forms_are_lower_case_and_none_is_empty() -> None:
    assert all(word and word == word.lower() and word == word.strip() for word in verb_forms())


def test_longer_forms_come_first_in_a_pattern() -> None:
    words = verb_pattern("past", "passive_past").split("|")
    assert [len(word) for word in words] == sorted((len(word) for word in words), reverse=True)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "att välja Anna Tallhed till ordförande och Bo Lindstål till kassör",
            [("Anna Tallhed", "ordförande"), ("Bo Lindstål", "kassör")],
        ),
        ("Till kassör valdes Bo Lindstål", [("Bo Lindstål", "kassör")]),
        ("Ordföranden Anna Tallhed valde Bo Lindstål till justerare", [("Bo Lindstål", "justerare")]),
        ("att välja två personer", []),
        ("att godkänna Anna Tallheds rapport", []),
    ],
)
def test_elections(text: str, wanted: list[tuple[str, str]]) -> None:
    assert [(one.person, one.position) for one in read_elections(text)] == wanted
