"""The documentation of the command line names everything that there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from protokoll_parse import __version__

COMMANDS = ["parse", "repair", "check", "schema"]


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
