"""The documentation of the command line names everything that there is."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from protokoll_parse import __version__

COMMANDS = ["parse", "repair", "batch", "check", "explain", "schema"]


def options(help_text: str) -> set[str]:
    return set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", help_text.partition("Options:")[2])) - {"--help", "-h"}


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    return (root / "docs/cli.md").read_text("utf-8")


def test_every_command_is_documented(run, page: str) -> None:
    listed = re.findall(r"^  (\w+) ", run("--help").stdout.decode().partition("Commands:")[2], re.MULTILINE)
    assert listed == COMMANDS
    assert re.findall(r"^## (\w+)$", page, re.MULTILINE) == COMMANDS
    assert options(run("--help").stdout.decode().partition("Commands:")[0]) <= set(re.findall(r"`(-[\w-]+)`", page))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_is_documented(run, page: str, command: str) -> None:
    section = re.split(r"^## ", page.partition(f"## {command}\n")[2], flags=re.MULTILINE)[0]
    assert options(run(command, "--help", COLUMNS="200").stdout.decode()) <= set(re.findall(r"`(-[\w-]+)`", section))


def test_the_version_and_where_the_language_data_comes_from(run) -> None:
    assert run("--version").stdout.decode() == f"protokoll-parse {__version__}\n"
    first, second, *sources = run("-v", "--version").stdout.decode().split("\n")
    assert first == f"protokoll-parse {__version__}"
    assert second.startswith("lexicon ")
    assert any("words" in line for line in sources)


def is_part(shown: Any, whole: Any) -> bool:
    if isinstance(shown, dict):
        return all(key in whole and is_part(value, whole[key]) for key, value in shown.items())
    if isinstance(shown, list):
        return all(any(is_part(entry, other) for other in whole) for entry in shown)
    return bool(shown == whole)


def test_the_example_of_the_readme_is_real(run, root: Path) -> None:
    readme = (root / "README.md").read_text("utf-8")
    before = readme.partition("```text\n")[2].partition("```")[0]
    after = yaml.safe_load(readme.partition("```yaml\n")[2].partition("```")[0])
    sample = root / "samples/norrdal-samverkan-ocr-eng.txt"
    text = sample.read_text("utf-8")
    assert all(passage in text for passage in before.split("[…]\n"))
    assert is_part(after, yaml.safe_load(run("parse", sample).stdout)["items"])
