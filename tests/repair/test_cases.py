"""Cases as data: what must be repaired, what must not be touched, what is known to go wrong.

``pass`` and ``known_failures`` hold ``text`` and ``repaired``; ``negative`` holds texts that stay as they are;
``in_damaged_text`` holds passages (``keep``) that survive the repair of what stands around them. All are invented.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from protokoll_parse import repair

CASES = Path(__file__).parent / "cases"


def cases(name: str) -> list[Any]:
    rows = json.loads((CASES / f"{name}.json").read_text("utf-8"))
    return [pytest.param(row, id=row["name"]) for row in rows]


@pytest.mark.parametrize("case", cases("pass"))
def test_repaired(case: dict[str, str]) -> None:
    assert repair(case["text"]).text == case["repaired"]


@pytest.mark.parametrize("case", cases("negative"))
def test_left_alone(case: dict[str, str]) -> None:
    assert repair(case["text"]).edits == ()


@pytest.mark.parametrize("case", cases("in_damaged_text"))
def test_kept_in_damaged_text(case: dict[str, Any]) -> None:
    repaired = repair(case["text"])
    assert repaired.damage.damaged
    assert [passage for passage in case["keep"] if passage not in repaired.text] == []


@pytest.mark.xfail(reason="known failure")
@pytest.mark.parametrize("case", cases("known_failures"))
def test_known_failure(case: dict[str, str]) -> None:
    assert repair(case["text"]).text == case["repaired"]
