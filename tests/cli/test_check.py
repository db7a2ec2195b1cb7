"""``check``: fixtures that match, do not match, and are known not to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from protokoll_parse.cli.compare import differences, projected
from protokoll_parse.cli.rewrite import rewritten

EXPECTED = """# Two items.
# Checked by hand.
meeting:
  date: null  # none is read yet
items:
  - number: "1"
    title: Mötets öppnande
    span: {line_start: 4}  # the heading
  # the second one
  - {number: "2", title: Val av justerare}
"""


@pytest.fixture
def fixture(minutes, run) -> Path:
    """The folder with a fixture whose expected record matches, whatever the program makes of its date."""
    found = yaml.safe_load(run("parse", minutes).stdout)["meeting"]["date"]
    expected = EXPECTED.replace("date: null", f'date: "{found}"' if found else "date: null")
    minutes.with_name("möte.expected.yaml").write_text(expected, "utf-8")
    return minutes.parent


def change(folder: Path, old: str, new: str) -> None:
    path = folder / "möte.expected.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_a_match(run, fixture: Path) -> None:
    for path in [".", "möte.txt"]:
        result = run("check", path)
        assert result.returncode == 0
        assert "möte.txt: ok\n1 fixtures, 0 with findings, 0 known failures\n" in result.stdout.decode()
    assert run("--quiet", "check", ".").stdout == b""


def test_a_difference_is_shown_with_its_path(run, fixture: Path) -> None:
    change(fixture, "Val av justerare", "Val av sekreterare")
    result = run("check", ".")
    assert result.returncode == 1
    assert (
        '  items[1].title\n    expected "Val av sekreterare"\n    found    "Val av justerare"\n'
        in result.stdout.decode()
    )


def test_entries_too_many_and_too_few_are_named(run, fixture: Path) -> None:
    change(fixture, '  - {number: "2", title: Val av justerare}\n', "")
    shown = run("check", ".").stdout.decode()
    assert "  items\n    entries: 1 expected, 2 found\n      + 2 Val av justerare\n" in shown


def test_known_failures_are_reported_and_must_still_fail(run, fixture: Path) -> None:
    known = fixture / "known_failures.yaml"
    known.write_text("möte:\n- {path: 'items[1]', reason: the title is hard}\n", "utf-8")
    result = run("check", ".")
    assert result.returncode == 1
    assert "items[1]: is right now; take it off the known failures" in result.stdout.decode()

    change(fixture, "Val av justerare", "Val av sekreterare")
    result = run("check", ".")
    assert result.returncode == 0
    assert "items[1]: known failure: the title is hard" in result.stdout.decode()
    run("check", ".", "--update")
    assert "Val av sekreterare" in (fixture / "möte.expected.yaml").read_text("utf-8")


def test_update_changes_what_differs_and_nothing_else(run, fixture: Path) -> None:
    path = fixture / "möte.expected.yaml"
    right = path.read_text("utf-8")
    change(fixture, "title: Mötets öppnande", "title: >-\n      Något\n      annat")
    change(fixture, "Val av justerare", "fel")
    assert run("check", ".").returncode == 1
    assert run("check", ".", "--update").returncode == 0
    assert run("check", ".").returncode == 0
    assert path.read_text("utf-8") == right.replace("Mötets öppnande", '"Mötets öppnande"').replace(
        "Val av justerare", '"Val av justerare"'
    )


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("möte.expected.yaml", "- a list", 1),
        ("möte.expected.yaml", "a: [", 1),
        ("möte.expected.yaml", "titel: ingen", 1),
        ("known_failures.yaml", "möte: [a]", 2),
        ("known_failures.yaml", "mote: []", 2),
        ("annat.expected.yaml", "a: b", 2),
    ],
)
def test_fixtures_that_are_wrong_themselves(run, fixture: Path, name: str, text: str, code: int) -> None:
    (fixture / name).write_text(text, "utf-8")
    result = run("check", ".")
    assert result.returncode == code
    assert b"Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("expected", "found", "paths"),
    [
        ({}, {"a": 1}, []),
        ({"a": None}, {"a": None, "b": 2}, []),
        ({"a": None}, {}, ["a"]),
        ({"a": {"b": 1, "c": 2}}, {"a": {"b": 1, "c": 3}}, ["a.c"]),
        ([{"a": 1}, {"b": 2}], [{"a": 1, "x": 0}, {"b": 3}], ["[1].b"]),
        ({"a": []}, {"a": [1]}, ["a"]),
        ({"a": True}, {"a": 1}, ["a"]),
        ({"a": 1}, {"a": 1.0}, []),
        ({"a": "1"}, {"a": 1}, ["a"]),
        ({"a": [[1, 2]]}, {"a": [[1, 3]]}, ["a[0][1]"]),
    ],
)
def test_what_differs(expected: Any, found: Any, paths: list[str]) -> None:
    assert [one.path for one in differences(expected, found)] == paths


def test_projection_keeps_the_stated_fields() -> None:
    found = {"a": [{"x": 1, "y": 2, "z": 3}, {"x": 4, "y": 5, "z": 6}], "b": 7}
    assert projected({"a": [{"x": 0}, {"z": 0}]}, found) == {"a": [{"x": 1}, {"z": 6}]}
    assert projected({"a": [{"x": 0}, {"z": 0}, {"z": 0}]}, found) == {"a": [{"x": 1, "z": 3}, {"x": 4, "z": 6}]}
    assert projected({"a": None}, found) == {"a": found["a"]}


@pytest.mark.parametrize(
    "text",
    [
        "a: 1 # c\nb:\n  - x: old\n    y: |-\n      one\n\n      two\n  # kept\n  - z\nc: [p, {q: r}]\n",
        "b:\n- x: 'old'\n  y: two\n- z\n\n# kept\na:\nc: [p, {q: r}]\n",
        "{a: 1, b: [{x: old, y: 2}, z], c: [p, {q: r}]}",
    ],
)
def test_rewriting_changes_one_value(text: str) -> None:
    for steps, value in [
        (("a",), ["å\x85", 'q"']),
        (("b", 0, "x"), "ny: #"),
        (("b", 0, "y"), None),
        (("b",), [{"n": "no"}]),
        (("b", 0), {"k": "12:30"}),
        (("c", 1, "q"), "s"),
    ]:
        want = yaml.safe_load(text)
        at = want
        for step in steps[:-1]:
            at = at[step]
        at[steps[-1]] = value
        new = rewritten(text, [(steps, value)])
        assert yaml.safe_load(new) == want, new
