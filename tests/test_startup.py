"""What is loaded when nothing is asked for yet. (What it costs in time: ``make bench``.)"""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = {"pydantic", "regex", "typer", "rich", "yaml", "rapidfuzz", "typing", "re", "mmap"}
HEAVY_FOR_HELP = {"pydantic", "regex", "rich", "yaml", "rapidfuzz", "protokoll_parse.records", "protokoll_parse.repair"}


def loaded(code: str) -> set[str]:
    """The modules that ``code`` loads beyond those that the interpreter starts with."""
    script = f"import sys; before = set(sys.modules)\n{code}\nprint(*sorted(set(sys.modules) - before))"
    return set(
        subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    )


def test_importing_the_package_loads_nothing_heavy() -> None:
    assert not loaded("import protokoll_parse") & HEAVY


def test_showing_the_version_loads_nothing_heavy() -> None:
    code = "from protokoll_parse.cli.main import main; main(['--version'])"
    assert not loaded(code) & HEAVY_FOR_HELP


@pytest.mark.parametrize("name", ["parse", "repair", "read"])
def test_the_verbs_are_there_when_asked_for(name: str) -> None:
    assert name in loaded(
        f"import protokoll_parse; assert callable(protokoll_parse.{name}); sys.modules['{name}'] = None"
    )


def test_there_is_nothing_else() -> None:
    with pytest.raises(ImportError):
        from protokoll_parse import nothing  # type: ignore[attr-defined]  # noqa: F401
