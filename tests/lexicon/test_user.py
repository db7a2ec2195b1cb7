"""Words of the user."""

from __future__ import annotations

from pathlib import Path

import pytest

from protokoll_parse.errors import FileError, UsageError
from protokoll_parse.lexicon.user import UserWords, read_words
from protokoll_parse.repair.stage import repair


def words_of(tmp_path: Path, text: str) -> UserWords:
    path = tmp_path / "words.txt"
    path.write_bytes(text.encode())
    return read_words([path])


def test_words_and_phrases_are_taken_apart_as_repair_does(tmp_path: Path) -> None:
    words = words_of(tmp_path, "\ufeff# places\nÅllebolet\r\n\nÖvre Hjälmaröd-Norra 2 # by the lake\n")
    assert list(words.costs) == ["Ållebolet", "Övre", "Hjälmaröd", "Norra"]


def test_a_weight_makes_a_word_cheaper(tmp_path: Path) -> None:
    costs = words_of(tmp_path, "Ållebolet\nHjälmaröd\t20\nKvåsjö\t0,5\nÅbojen\t1e300\n").costs
    assert costs["Hjälmaröd"] < costs["Ållebolet"] < costs["Kvåsjö"]
    assert 0 < costs["Åbojen"] < costs["Hjälmaröd"]


def test_of_a_word_that_is_there_twice_the_heavier_counts(tmp_path: Path) -> None:
    heavy = words_of(tmp_path, "Hjälmaröd\t20\n")
    assert words_of(tmp_path, "Hjälmaröd\t20\nHjälmaröd\n") == heavy == words_of(tmp_path, "Hjälmaröd\nHjälmaröd\t20\n")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("Hjälmaröd\tmuch", "'much' is no number above 0"),
        ("Hjälmaröd\t-1", "'-1' is no number above 0"),
        ("Hjälmaröd\tnan", "no number"),
        ("Hjälmaröd\tinf", "no number"),
        ("Hjälmaröd\t1\t2", "two columns"),
        ("12 %", "no word"),
        ("Å", "no word"),
        ("Hjälma\x00röd", "control characters"),
        ("ö" * 201, "longer than 200"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, line: str, says: str) -> None:
    with pytest.raises(UsageError, match=rf"words\.txt:2: .*{says}"):
        words_of(tmp_path, f"Ållebolet\n{line}\n")


def test_a_file_that_is_not_utf_8_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_bytes("Kvarnen\nÅllebolet\n".encode("cp1252"))
    with pytest.raises(UsageError, match=r"words\.txt:2: is not UTF-8"):
        read_words([path])


@pytest.mark.parametrize("name", ["none.txt", "."])
def test_a_file_that_cannot_be_read(tmp_path: Path, name: str) -> None:
    with pytest.raises(FileError, match="the words cannot be read"):
        read_words([tmp_path / name])


def test_the_settings_tell_words_and_weights_apart(tmp_path: Path) -> None:
    one, other = words_of(tmp_path, "Ållebolet\n"), words_of(tmp_path, "Ållebolet\t2\n")
    assert one.settings["lexicon_words"] == 1
    assert one.settings["lexicon_sha256"] != other.settings["lexicon_sha256"]
    assert one.settings == words_of(tmp_path, "# the same\nÅllebolet\n").settings
    assert UserWords().settings == {}


def test_repair_knows_them(tmp_path: Path) -> None:
    text = "Namnden beslutade att avsla forslaget om en gard vid Vrangsbole och att aterkomma.\n" * 2
    words = words_of(tmp_path, "Vrångsböle\n").costs
    assert "vid Vrangsbole" in repair(text).text
    assert "vid Vrångsböle" in repair(text, words=words).text
