"""Writes docs/rules.md from the list of rules in the package.

python tools/make_rules_page.py
"""

from __future__ import annotations

from pathlib import Path

from protokoll_parse.lexicon.rules import rule_sections

PAGE = Path(__file__).parent.parent / "docs" / "rules.md"
INTRO = """# Rules

Every value of a record points to the rule that found it (`evidence`, for edits `repairs[].rule`). This is the list of
all rules, made by `tools/make_rules_page.py` from `src/protokoll_parse/lexicon/data/rules.yaml`; `protokoll-parse
explain DEC003` shows one. The examples are invented.

What a rule is not told by its table it is told by its cases: `tests/segment/cases` and `tests/extract/cases` hold texts
and what must come of them, in YAML that anybody can add to (see `tests/pipeline/test_cases.py` for the fields).
"""


def page() -> str:
    """The whole page."""
    parts = [INTRO]
    for section in rule_sections():
        rows = "".join(
            f"| {rule.id} | {_cell(rule.what)} | {_cell(rule.example)} | `{rule.module}` |\n" for rule in section.rules
        )
        intro = f"{section.intro}\n\n" if section.intro else ""
        head = f"| id | {section.column} | example | module |\n|---|---|---|---|\n"
        parts.append(f"## {section.name}\n\n{intro}{head}{rows}")
    return "\n".join(parts)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
