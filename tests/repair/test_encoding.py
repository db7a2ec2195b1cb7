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
