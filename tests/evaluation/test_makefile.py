"""The commands of the Makefile start: each script finds what it imports, in the environment that the line gives it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
_COMMAND = re.compile(
    r"^\t(?:PYTHONPATH=(\S+) )?\$\(bin\)/python (?:-W \S+ )?((?:evaluation|tools)/\w+\.py)", re.MULTILINE
)
COMMANDS = sorted({(script, path) for path, script in _COMMAND.findall((ROOT / "Makefile").read_text("utf-8"))})


def test_there_are_commands() -> None:
    assert len(COMMANDS) >= 12


@pytest.mark.parametrize(("script", "path"), COMMANDS)
def test_a_script_says_what_it_is_for(script: str, path: str) -> None:
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    environment |= {"PYTHONPATH": path} if path else {}
    done = subprocess.run(
        [sys.executable, script, "--help"], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    if re.search(r"No module named '(?:symspellpy|tesserocr|PIL|reportlab|numpy)'", done.stderr):
        pytest.skip("a component of the benchmarks is not installed")
    assert done.returncode == 0, done.stderr
    assert "usage:" in done.stdout
