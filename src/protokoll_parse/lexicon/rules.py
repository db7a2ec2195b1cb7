"""The list of all rules, as data (``data/rules.yaml``): what each does, an example, and the module that holds it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Rule:
    """``what`` and ``example`` are Markdown; ``module`` is a path below the package."""

    id: str
    what: str
    example: str
    module: str


@dataclass(frozen=True, slots=True)
class RuleSection:
    """The rules of one subject, in order. ``column`` heads what they do: *what it finds*."""

    name: str
    intro: str
    column: str
    rules: tuple[Rule, ...]


@cache
def rule_sections() -> tuple[RuleSection, ...]:
    """All rules, section by section, in the order of the file."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data = yaml.load((files("protokoll_parse.lexicon") / "data" / "rules.yaml").read_text("utf-8"), loader)
    return tuple(
        RuleSection(
            entry["section"], entry.get("intro", ""), entry["column"], tuple(Rule(**rule) for rule in entry["rules"])
        )
        for entry in data
    )
