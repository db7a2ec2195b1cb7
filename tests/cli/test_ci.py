"""What docs/ci.md and the pre-commit hook tell people to run."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml

EXPECTED = 'items:\n- {number: "1", title: Mötets öppnande}\n- {number: "2", title: Val av sekreterare}\n'


@pytest.fixture
def fixtures(minutes: Path) -> Path:
    """A fixture that matches nothing, and one without an expected record."""
    folder = minutes.parent / "fixtures"
    folder.mkdir()
    for name in ("annan.txt", "namnd.txt"):
        (folder / name).write_bytes(minutes.read_bytes())
    (folder / "namnd.expected.yaml").write_text(EXPECTED, "utf-8")
    return folder


def blocks(root: Path) -> list[Any]:
    text = (root / "docs/ci.md").read_text("utf-8")
    return [yaml.safe_load(block) for block in re.findall(r"^```yaml\n(.*?)^```", text, re.MULTILINE | re.DOTALL)]


def test_the_text_for_people(run, fixtures: Path, root: Path) -> None:
    shown = (root / "docs/ci.md").read_text("utf-8").partition("```text\n")[2].partition("```")[0]
    for jobs in (1, 2):
        result = run("check", "fixtures", "--jobs", jobs)
        assert result.returncode == 1
        assert (
            result.stdout.decode() == f"fixtures/annan.txt: ok\n{shown}2 fixtures, 1 with findings, 0 known failures\n"
        )


def test_github_actions(run, fixtures: Path, root: Path) -> None:
    (workflow,) = (block for block in blocks(root) if "jobs" in block)
    (command,) = (
        step["run"] for step in workflow["jobs"]["check"]["steps"] if step.get("run", "").startswith("protokoll-parse ")
    )
    result = run(*shlex.split(command)[1:])
    assert result.returncode == 1
    assert result.stdout.decode().splitlines() == [
        "::error file=fixtures/namnd.txt,title=protokoll-parse check%3A findings::fixtures/namnd.txt: 1 finding"
        '%0A  items[1].title%0A    expected "Val av sekreterare"%0A    found    "Val av justerare"',
        "::notice title=protokoll-parse check::2 fixtures, 1 with findings, 0 known failures",
    ]


def test_junit(run, fixtures: Path, root: Path) -> None:
    (job,) = (block["check"] for block in blocks(root) if "check" in block)
    (command,) = job["script"]
    assert run(*shlex.split(command)[1:]).returncode == 1
    suites = ElementTree.parse(fixtures.parent / job["artifacts"]["reports"]["junit"]).getroot()
    assert [case.attrib["name"] for case in suites.iter("testcase")] == ["annan", "namnd"]
    (failure,) = suites.iter("failure")
    assert failure.attrib == {"type": "findings", "message": "fixtures/namnd.txt: 1 finding"}
    assert 'found    "Val av justerare"' in (failure.text or "")


def test_pre_commit(run, fixtures: Path, root: Path) -> None:
    (hook,) = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text("utf-8"))
    (config,) = (block["repos"][0] for block in blocks(root) if "repos" in block)
    assert config["hooks"] == [{"id": hook["id"], "args": hook["args"]}]
    assert all(re.search(hook["files"], path.name) for path in fixtures.iterdir())
    program, *arguments = shlex.split(hook["entry"])
    assert program == "protokoll-parse"
    assert run(*arguments, *hook["args"]).returncode == 1
    assert run(*arguments, *hook["args"], "--update").returncode == 0
    assert run(*arguments, *hook["args"]).returncode == 0


def test_json_lines(run, fixtures: Path) -> None:
    lines = [json.loads(line) for line in run("check", "fixtures", "--report", "-").stdout.splitlines()]
    assert [(line["verdict"], line["findings"]) for line in lines[:2]] == [
        ("passed", []),
        ("failed", ["items[1].title"]),
    ]
    assert lines[2] == {"summary": {"documents": 2, "with_findings": 1, "known_failures": 0}}
