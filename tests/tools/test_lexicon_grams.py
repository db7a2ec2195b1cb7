"""The builder's letter n-grams."""

from __future__ import annotations

import pytest

pytest.importorskip("numpy")

from lexicon_grams import ORDER, _letters

WORDS = dict.fromkeys(("väg", "vägen", "vägar", "vägarna", "vägaren", "vågen", "vågorna", "sågen", "sågar"), 3)


@pytest.mark.parametrize("most", [0, 75, 90, 10_000])
def test_what_a_kept_gram_begins_with_is_kept(most: int) -> None:
    costs = _letters(WORDS, most)
    assert all(gram[:-1] in costs for gram in costs if len(gram) > 2)


def test_as_many_grams_are_kept_as_asked_for() -> None:
    sizes = {most: len(_letters(WORDS, most)) for most in (0, 75, 90, 10_000)}
    assert sizes[0] < 75 <= sizes[75] < 75 + ORDER < 90 <= sizes[90] < sizes[10_000]
    assert max(map(len, _letters(WORDS, 10_000))) == ORDER


def test_no_cost_depends_on_how_many_are_kept() -> None:
    few, many = _letters(WORDS, 0), _letters(WORDS, 10_000)
    assert few.items() <= many.items()
