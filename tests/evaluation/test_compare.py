"""The report of what a change gains and loses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from compare import entries, show_entries

from protokoll_parse import parse

MINUTES = """Protokoll Styrelsen för Björkåsens samfällighet
Datum: 2024-03-14

§ 1 Val av justerare
Styrelsen beslutade att välja Åsa Öström till justerare.
"""


def test_a_changed_decision_comes_and_goes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, text in (("before", MINUTES), ("after", MINUTES.replace("Åsa", "Eva"))):
        (tmp_path / name).mkdir()
        record = parse(text).model_dump(mode="json", by_alias=True)
        (tmp_path / name / "möte.json").write_text(json.dumps(record), "utf-8")
    show_entries(tmp_path / "before", tmp_path / "after")
    shown = capsys.readouterr().out
    assert "  -     5 decisions: Styrelsen | elect | Styrelsen beslutade att välja Åsa Öström" in shown
    assert "  +     5 decisions: Styrelsen | elect | Styrelsen beslutade att välja Eva Öström" in shown
    assert "officers.adjusters: ['Eva Öström']" in shown
    show_entries(tmp_path / "after", tmp_path / "after")
    assert capsys.readouterr().out == "\nnothing changed\n"


def test_every_part_of_a_record_is_compared() -> None:
    kinds = {kind for kind, _, _ in entries(parse(MINUTES).model_dump(mode="json", by_alias=True))}
    assert {"meeting.body", "meeting.date", "officers.adjusters", "items", "decisions", "clauses"} <= kinds
