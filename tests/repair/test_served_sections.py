"""Section signs behind those who were there for a part of the meeting."""

from __future__ import annotations

import pytest

from protokoll_parse.repair.served_sections import served_section_edits
from protokoll_parse.repair.stage import repair


def given_back(text: str) -> str:
    for edit in reversed(list(served_section_edits(text))):
        assert text[edit.span.start : edit.span.end] == edit.original
        text = text[: edit.span.start] + edit.replacement + text[edit.span.end :]
    return text


@pytest.mark.parametrize(
    ("printed", "true"),
    [
        ("Greta Hellmark, chef 8 22\nOve Rud, jurist 8 20-21", "Greta Hellmark, chef § 22\nOve Rud, jurist § 20-21"),
        ("Greta Hellmark (C), 88 71-73", "Greta Hellmark (C), §§ 71-73"),
        ("Greta Hellmark, ekonomichef, $$ 71—72", "Greta Hellmark, ekonomichef, §§ 71—72"),
        ("Greta Hellmark, jurist ($$ 52-53)\nOve Rud (8 54)", "Greta Hellmark, jurist (§§ 52-53)\nOve Rud (§ 54)"),
        ("Greta Hellmark, fr.o.m. NSN 8 112\n88 109-114", "Greta Hellmark, fr.o.m. NSN § 112\n§§ 109-114"),
        ("Paragrafer 88 17-24\nOve Rud, chef 8 20", "Paragrafer §§ 17-24\nOve Rud, chef § 20"),
    ],
)  # fmt: skip
def test_signs_that_were_lost(printed: str, true: str) -> None:
    assert given_back(printed) == true
    assert repair(printed).text == true
    assert repair(printed).undo() == printed


@pytest.mark.parametrize(
    "text",
    [
        "Greta Hellmark, lag 8 22",  # alone, it may be anything
        "Greta Hellmark, rektor, tel. 08-12 34\nOve Rud, controller, rum 88",
        "Greta Hellmark, rektor § 22\nOve Rud, controller § 20\nTove Rask, ekonom 8 20",  # the sign is known
        "Anbud från två firmor\nom 8 000 kr och 8 500 kr",
    ],
)
def test_left_alone(text: str) -> None:
    assert list(served_section_edits(text)) == []
