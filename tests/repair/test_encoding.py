"""Letters that were decoded wrongly."""

from __future__ import annotations

import pytest

from protokoll_parse import repair
from protokoll_parse.repair.settings import Settings

TEXT = "Nämnden beslutade att fastställa åtgärderna för nästa år på förslag från Åsa och Örjan. Öppet även på lördag."


@pytest.mark.parametrize(("written", "read"), [("utf-8", "cp1252"), ("utf-8", "latin-1"), ("cp850", "latin-1")])
def test_undone(written: str, read: str) -> None:
    damaged = TEXT.encode(written).decode(read, "replace")
    if written == "cp850":
        damaged = damaged.translate({0x86: "†", 0x84: "„", 0x94: "”", 0x8E: "Ž", 0x99: "™"})
    repaired = repair(damaged)
    assert repaired.text == TEXT
    assert repaired.undo() == damaged
    assert {edit.rule for edit in repaired.edits} == {"REP012"}
    assert all(edit.rule != "REP012" for edit in repair(damaged, Settings(encoding=False)).edits)


@pytest.mark.parametrize(
    "text",
    [
        "Hon sade ”ja” och „nej”. Varan™ kom. Se not†.",
        "Nämnden Ã¶ är på plats.",
        "The „quoted” word and the ”other” one.",
    ],
)
def test_quotes_and_marks_stay(text: str) -> None:
    assert repair(text).edits == ()


def test_lost_signs() -> None:
    damaged = TEXT.encode("cp1252").decode("utf-8", "replace")
    assert damaged.count("\ufffd") > 10
    repaired = repair(damaged)
    assert repaired.text == TEXT
    assert repaired.undo() == damaged


@pytest.mark.parametrize("text", ["\ufffd", "\ufffd\ufffd 12", "xq\ufffdzzw"])
def test_lost_signs_that_nothing_explains(text: str) -> None:
    assert repair(text).edits == ()


@pytest.mark.parametrize("sign", ["a", "Ã", "Ã¶", "\ufffd", "a\ufffd", "†", "a”", "Ž"])
def test_long_runs_take_no_long_time(sign: str) -> None:
    text = "f\ufffdr fÃ¶r f”r " + sign * 20_000
    assert repair(text).undo() == text


@pytest.mark.parametrize(
    "true",
    [
        "ÅRSMÖTESPROTOKOLL FÖR FASTIGHETSÄGAREFÖRENINGEN",
        "Årsmötesförhandlingarna leddes av Karin Sjöström.",
        "Högsåsens samfällighetsförening",
        "Väghållarna i Långasjö",
    ],
)
def test_lost_signs_of_words_that_nobody_has_seen(true: str) -> None:
    damaged = true.encode("cp1252").decode("utf-8", "replace")
    repaired = repair(damaged)
    assert repaired.text == true
    assert repaired.undo() == damaged


def test_lost_section_signs() -> None:
    true = "§ 1 Öppnande\nMötet öppnades.\n§ 2 Årsmötets utlysande\nGodkändes.\n"
    damaged = true.encode("cp1252").decode("utf-8", "replace")
    assert repair(damaged).text == true
    assert repair("\ufffd 12 kr f\ufffdr kaffe").text == "\ufffd 12 kr för kaffe"


def test_letters_that_leave_a_name_open_stay_lost() -> None:
    assert repair("Börje Tönsgård för nästa möte".encode("cp1252").decode("utf-8", "replace")).text.startswith(
        "Börje T\ufffd"
    )


def test_a_lost_sign_is_given_back_beside_letters_that_are_intact() -> None:
    intact = "Närvarande: Åsa Ek och Björn från föreningen på mötet.\n"
    text = intact + "F\ufffdreg\ufffdende protokoll lades till handlingarna.\n"
    repaired = repair(text)
    assert repaired.text.endswith("Föregående protokoll lades till handlingarna.\n")
    assert not repaired.damage.damaged


def test_a_lost_sign_in_a_text_that_ocr_damaged_does_not_hide_it() -> None:
    text = (
        "Narvarande: Asa Ek och Bjorn Ohman fran foreningen. Motet oppnades av ordforanden pa sedvanligt satt.\n"
        "Styrelsen beslutade att overlamna arendet till arsmotet for provning fore nasta sammantrade i var.\n"
        "F\ufffdregaende protokoll lades till handlingarna.\n"
    )
    repaired = repair(text)
    assert "ordföranden på sedvanligt sätt" in repaired.text
    assert "Föregaende" in repaired.text or "Föregående" in repaired.text
    assert repaired.undo() == text
