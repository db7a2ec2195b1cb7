"""The builder's reader of spelling dictionaries."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

pytest.importorskip("numpy")
sys.path.insert(0, str(Path(__file__).parents[2] / "tools"))

from lexicon_spellings import forms


def test_forms(tmp_path: Path) -> None:
    (tmp_path / "index.aff").write_text(
        "SET UTF-8\nSFX A Y 1\nSFX A 0 s [^s]\nSFX B Y 2\nSFX B a or a\nSFX B a or/WXZ a\nSFX x a o/WXZ a\n", "utf-8"
    )
    (tmp_path / "index.dic").write_text("5\nväg/A\nvåga/B\nfel/%\ndel/Z\ntvå-tre\n", "utf-8")
    assert list(forms(tmp_path)) == ["väg", "vägs", "våga", "vågor"]
