"""Runs that are killed, and a disk that is full; ``make torture`` does more of it."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
import torture


@pytest.mark.timeout(400)
def test_five_kills(tmp_path: Path) -> None:
    chance = random.Random(5)
    assert torture.torture(tmp_path, torture.LAYOUTS[0], 3, 16, chance) == []
    assert torture.torture(tmp_path, torture.LAYOUTS[1], 2, 16, chance) == []


@pytest.mark.timeout(200)
def test_a_full_disk(tmp_path: Path) -> None:
    torture.make_documents(tmp_path / "in", 20)
    assert torture.full_disk(tmp_path, torture.LAYOUTS[0]) == []
