"""The benchmark's pairs, the baselines, the switches and the tables."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import ablate
import accuracy
import pytest
import repair_foreign
from repair_baselines import lexicon_words, most_frequent, nothing
from repair_metrics import Score
from repair_pairs import PAIRS, Pair, by_condition, kept_out, read_pairs
from tables import percent, table

from protokoll_parse.lexicon import cost
from protokoll_parse.repair.settings import Settings


@pytest.fixture(scope="module")
def pairs() -> list[Pair]:
    return list(read_pairs())


def test_the_pairs_show_every_model_under_every_condition(pairs: list[Pair]) -> None:
    groups = by_condition(pairs)
    assert {name.split("-")[0] for name in groups} == {"eng", "deu", "nor", "dan", "swe"}
    assert len(groups) == 30
    pages = {condition: [pair.id for pair in group] for condition, group in groups.items()}
    assert len({tuple(ids) for ids in pages.values()}) == 1
    assert all(len(pair.ocr) == len(pair.truth) for pair in pairs)
    assert PAIRS.stat().st_size < 1_000_000


def test_the_true_lines_are_those_of_the_samples(pairs: list[Pair], root: Path) -> None:
    samples = {
        path.stem: {" ".join(line.split()) for line in path.read_text("utf-8").split("\n")}
        for path in (root / "samples").glob("*.txt")
    }
    for pair in pairs:
        assert set(pair.truth) - {""} <= samples[pair.document]


def test_where_there_is_no_evaluation_data_nothing_is_kept_out(tmp_path: Path) -> None:
    assert kept_out(tmp_path) == []


def test_the_baselines_know_the_words_of_the_lexicon() -> None:
    words = dict(lexicon_words())
    assert len(words) > 200_000
    assert words["nämnden"] == cost("nämnden")
    assert nothing("Motet") == "Motet"
    assert most_frequent("Motet ar 2024 OPPNAT, tjoflojt") == "Mötet är 2024 ÖPPNAT, tjoflojt"


def test_the_ablation_turns_each_switch_off_in_turn() -> None:
    pair = Pair("a#1", "eng-200-clean", ("Narvarande", "Motet oppnas"), ("Närvarande", "Mötet öppnas"))
    rows = ablate.measure([pair], [])
    assert [row.without for row in rows] == ["", *(field.name for field in fields(Settings))]
    assert "kept-out" not in ablate.ablation_table(rows)
    assert rows[0].intact.harmed == 0


def test_tables() -> None:
    assert table(["", "words"], [["a", "1"]]) == "|  | words |\n| --- | --: |\n| a | 1 |\n"
    assert percent(Score(words=8, right_after=7).accuracy) == "87.50"


def test_the_page_is_rewritten_between_its_markers(root: Path) -> None:
    page = "a\n<!-- x -->\n\nold\n\n<!-- /x -->\nb\n"
    assert accuracy.rewritten(page, "x", "new") == "a\n<!-- x -->\n\nnew\n\n<!-- /x -->\nb\n"
    with pytest.raises(ValueError, match="one block y"):
        accuracy.rewritten(page, "y", "new")
    real = (root / "docs/accuracy.md").read_text("utf-8")
    assert all(accuracy.rewritten(real, name, "new") != real for name in accuracy.BLOCKS)


def test_lines_of_other_languages_are_put_into_pages() -> None:
    blocks = list(repair_foreign.blocks(damaged=True))
    languages = [language for language, _ in blocks]
    assert languages == sorted(languages, key=languages.index)
    assert {"English", "Norwegian", "Nynorsk", "Danish", "German", "Finnish"} <= set(languages)
    assert all(line.isascii() for _, lines in blocks for line in lines)
    pages = [Pair("a#1", "eng-200-clean", ("Narvarande", "Motet oppnas"), ("Närvarande", "Mötet öppnas"))]
    found = repair_foreign.measure(pages)
    assert found["English"].words > 100
    assert {language: one.changed for language, one in found.items()} == dict.fromkeys(found, 0)
