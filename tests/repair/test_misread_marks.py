"""Marks and parties of lists that OCR read as something else."""

from __future__ import annotations

import pytest

from protokoll_parse import repair


@pytest.mark.parametrize(
    ("printed", "true"),
    [
        ("Greta Hellmark, ordf S Xx\nOve Rud m xX från 13.30", "Greta Hellmark, ordf S X\nOve Rud m X från 13.30"),
        ("Greta Hellmark Vv x", "Greta Hellmark V x"),
        ("Greta Hellmark (5), v\nOve Rud (M)\nTove Rask (KD)", "Greta Hellmark (S), v\nOve Rud (M)\nTove Rask (KD)"),
    ],
)  # fmt: skip
def test_read_as_the_letter(printed: str, true: str) -> None:
    assert repair(printed).text == true
    assert repair(printed).undo() == printed


@pytest.mark.parametrize(
    "text",
    [
        "Bilaga Xx1 och Ss-torget",
        "Cc: Greta Hellmark",
        "Greta Hellmark (5)\nOve Rud (8)",  # nobody has a party
        "Greta Hellmark (M)\nOve Rud (KD)\nSida 1 (5)",
    ],
)
def test_left_alone(text: str) -> None:
    assert repair(text).edits == ()
