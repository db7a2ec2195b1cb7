"""Rules: each stands in the docs, each has a case."""

from __future__ import annotations

import re
from pathlib import Path

import yaml
from make_rules_page import page

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "protokoll_parse"
RULE = re.compile(r"\b(?:REP|SEG|SUB|HDR|PRE|DEC|RET|ASG|MTG|ATT|OFF|PRO)\d{3}\b")
ROW = re.compile(r"^\| (?P<id>[A-Z]{3}\d{3}) \|.*\| `(?P<module>[\w/]+\.py)` \|$", re.MULTILINE)


def in_code() -> dict[str, set[str]]:
    """The modules that name each rule in a string or a docstring's table."""
    found: dict[str, set[str]] = {}
    for path in SOURCE.rglob("*.py"):
        for rule in RULE.findall(path.read_text("utf-8")):
            found.setdefault(rule, set()).add(path.relative_to(SOURCE).as_posix())
    return found


def in_docs() -> list[tuple[str, str]]:
    return [(row["id"], row["module"]) for row in ROW.finditer((ROOT / "docs" / "rules.md").read_text("utf-8"))]


def test_the_docs_list_the_rules_of_the_code_once_and_in_order() -> None:
    listed = [rule for rule, _ in in_docs()]
    assert sorted(listed) == sorted(in_code())
    for kind in {rule[:3] for rule in listed}:
        numbers = [rule for rule in listed if rule.startswith(kind)]
        assert numbers == sorted(numbers)


def test_the_docs_name_the_module() -> None:
    code = in_code()
    assert [(rule, module) for rule, module in in_docs() if module not in code[rule]] == []


def test_the_page_is_made_from_the_list() -> None:
    assert (ROOT / "docs" / "rules.md").read_text("utf-8") == page()


def test_every_rule_of_segmentation_and_extraction_has_a_case() -> None:
    covered = {
        rule
        for path in (ROOT / "tests").glob("*/cases/*.yaml")
        for case in yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
        if not case.get("known_failure")
        for rule in case.get("rules", ())
    }
    assert {rule for rule in in_code() if not rule.startswith("REP")} - covered == set()
