"""The program as its users run it: another process."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

MINUTES = """Protokoll Styrelsen för Björkåsens samfällighet
Datum: 2024-03-14

§ 1 Mötets öppnande
Ordföranden öppnade mötet.

§ 2 Val av justerare
Styrelsen beslutade att välja Åsa Öström till justerare.
"""

Run = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    """A file with small minutes."""
    path = tmp_path / "möte.txt"
    path.write_text(MINUTES, "utf-8")
    return path


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run the command line in ``tmp_path``; gives exit code, standard output and standard error."""

    def run(*args: object, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "protokoll_parse", *map(str, args)],
            input=stdin,
            capture_output=True,
            cwd=tmp_path,
            env=os.environ | environment,
            timeout=50,
            check=False,
        )

    return run
