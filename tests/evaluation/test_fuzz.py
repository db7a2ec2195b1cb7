"""Harmed files of every format end in a record or in a documented error; make fuzz tries a thousand of each."""

from __future__ import annotations

import fuzz
import pytest
from fuzz_seeds import SEEDS

from protokoll_parse.reading.options import Kind

CASES = 50


@pytest.mark.parametrize("kind", SEEDS)
def test_no_harm_brings_the_program_down(kind: Kind) -> None:
    seeds = {each: make() for each, make in SEEDS.items() if each in {kind, "text", "docx", "pdf"}}
    outcomes = list(fuzz.fuzz(seeds, [(kind, number) for number in range(CASES)], workers=1))
    assert len(outcomes) == CASES
    assert [outcome for outcome in outcomes if outcome.failed] == []


@pytest.mark.parametrize("kind", SEEDS)
def test_what_it_begins_with_is_sound(kind: Kind) -> None:
    if kind == "image":
        pytest.skip("what is read of an image is Tesseract's doing")
    for data in SEEDS[kind]():
        assert fuzz.ending_of(data, None) == ("exit 0", "")


def test_the_same_case_is_the_same_input() -> None:
    seeds = {kind: make() for kind, make in SEEDS.items() if kind != "image"}
    assert all(fuzz.input_of((kind, 3), seeds) == fuzz.input_of((kind, 3), seeds) for kind in seeds)
    assert {kind: make() for kind, make in SEEDS.items() if kind != "image"} == seeds


def test_what_ends_badly_is_told() -> None:
    outcomes = [fuzz.Outcome(("tsv", 4), ending, 1.5) for ending in ("exit 0", "exit 5", "traceback", "hang", "exit 9")]
    assert [outcome.failed for outcome in outcomes] == [False, False, True, True, True]
    assert fuzz.report(outcomes).splitlines()[2].startswith("| tsv | 5 | 1 | 1 | 1 |")
