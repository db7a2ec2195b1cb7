"""Words of the user, from options and project files, through the real command line."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

TEXT = """Protokoll Styrelsen for Bjorkasens samfallighet
Datum: 2024-03-14

§ 1 Vagen vid Vrangsbole
Styrelsen beslutade att avsla forslaget om en vag vid Vrangsbole och att aterkomma till foreningen.
Arendet foredrogs for styrelsen och godkandes av ledamoterna.
"""


@pytest.fixture
def words(tmp_path: Path) -> Path:
    (tmp_path / "minutes.txt").write_text(TEXT, "utf-8")
    path = tmp_path / "local-words.txt"
    path.write_text("# farms\nVrångsböle\n", "utf-8")
    return path


def test_repair_knows_a_place_only_when_it_is_told(run, words: Path) -> None:
    assert "Vägen vid Vrangsbole" in run("repair", "minutes.txt").stdout.decode()
    assert "Vägen vid Vrångsböle" in run("repair", "minutes.txt", "--lexicon", words).stdout.decode()


def test_the_record_says_that_there_were_words(run, words: Path) -> None:
    plain = run("parse", "minutes.txt", "--format", "json").stdout
    told = run("parse", "minutes.txt", "--format", "json", "--lexicon", words)
    assert "Vrångsböle" in json.loads(told.stdout)["items"][0]["title"]
    assert json.loads(plain)["generator"]["settings"] == {}
    settings = json.loads(told.stdout)["generator"]["settings"]
    assert settings["lexicon_words"] == 1
    words.rename(words.with_name("other-name.txt"))
    assert run("parse", "minutes.txt", "--format", "json", "--lexicon", "other-name.txt").stdout == told.stdout


def test_check_knows_them_too(run, words: Path) -> None:
    (words.parent / "minutes.expected.yaml").write_text("items: [{title: Vägen vid Vrångsböle}]\n", "utf-8")
    assert run("check", "minutes.txt").returncode == 1
    assert run("check", "minutes.txt", "--lexicon", words).returncode == 0


def test_several_lists_add_up(run, words: Path) -> None:
    (words.parent / "more.txt").write_text("Åbojen\t3\n", "utf-8")
    told = run("parse", "minutes.txt", "-f", "json", "-l", words, "-l", "more.txt").stdout
    assert json.loads(told)["generator"]["settings"]["lexicon_words"] == 2


def test_a_project_file_holds_from_its_folder_down(run, words: Path) -> None:
    project = words.parent / "protokoll-parse.toml"
    project.write_text('lexicon = ["local-words.txt"]\n', "utf-8")
    assert "Vägen vid Vrångsböle" in run("repair", "minutes.txt").stdout.decode()
    below = words.parent / "a" / "b"
    below.mkdir(parents=True)
    command = [sys.executable, "-m", "protokoll_parse", "repair", "-"]
    done = subprocess.run(command, input=TEXT.encode(), cwd=below, capture_output=True, check=True)
    assert "Vägen vid Vrångsböle" in done.stdout.decode()


@pytest.mark.parametrize(
    ("toml", "code", "says"),
    [
        ("lexicon = [", 2, "is no TOML"),
        ("lexicon = 'local-words.txt'", 2, "must be a list of files"),
        ("lexicon = [1]", 2, "must be a list of files"),
        ("lexikon = []", 2, "no setting 'lexikon'"),
        ("lexicon = ['gone.txt']", 5, "gone.txt: the words cannot be read"),
    ],
)
def test_a_project_file_that_makes_no_sense(run, words: Path, toml: str, code: int, says: str) -> None:
    (words.parent / "protokoll-parse.toml").write_text(toml, "utf-8")
    for command in ("parse", "repair", "check"):
        done = run(command, "minutes.txt")
        assert done.returncode == code
        assert done.stdout == b""
        assert says in done.stderr.decode()


@pytest.mark.parametrize("command", ["parse", "repair", "check"])
def test_words_that_make_no_sense(run, words: Path, command: str) -> None:
    words.write_text("Vrångsböle\nÅbojen\tmany\n", "utf-8")
    done = run(command, "minutes.txt", "--lexicon", words)
    assert done.returncode == 2
    assert f"{words}:2: the weight 'many' is no number above 0" in done.stderr.decode()
    done = run(command, "minutes.txt", "--lexicon", "gone.txt")
    assert done.returncode == 5
    assert b"gone.txt: the words cannot be read: No such file" in done.stderr


def test_the_example_of_the_docs_is_real(run, tmp_path: Path, root: Path) -> None:
    section = (root / "docs/cli.md").read_text("utf-8").partition("## Words of your own")[2].partition("\n## ")[0]
    (tmp_path / "local-words.txt").write_text(section.partition("```text\n")[2].partition("```")[0], "utf-8")
    examples = re.findall(r"^    \$ echo '(.*)' \| protokoll-parse (.*)\n    (.*)$", section, re.MULTILINE)
    assert len(examples) == 2
    for text, arguments, answer in examples:
        assert run(*arguments.split(), stdin=f"{text}\n".encode()).stdout.decode() == f"{answer}\n"
