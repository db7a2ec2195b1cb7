"""``explain``: what a rule does, for a person who met its id in a record."""

from __future__ import annotations

from protokoll_parse.cli.output import protected_stdout
from protokoll_parse.errors import UsageError
from protokoll_parse.lexicon.rules import rule_sections


def explain_rules(ids: list[str]) -> None:
    """Print the rules with these ids, whatever their case; without any, all, a line each.

    Raises:
        UsageError: when there is no such rule.
    """
    known = {rule.id: (section, rule) for section in rule_sections() for rule in section.rules}
    wanted = [rule_id.upper() for rule_id in ids]
    for rule_id in wanted:
        if rule_id not in known:
            near = [other for other in known if other[:3] == rule_id[:3]]
            listed = f"there are {near[0]} to {near[-1]}" if near else "without an id, all are listed"
            raise UsageError(f"{rule_id}: there is no such rule; {listed}")
    with protected_stdout() as write:
        if not wanted:
            write("".join(f"{rule.id}  {_plain(rule.what)}\n" for _, rule in known.values()))
            return
        texts = []
        for rule_id in wanted:
            section, rule = known[rule_id]
            texts.append(
                f"{rule.id}  {section.name}, {section.column}:\n"
                f"  {_plain(rule.what)}\n"
                f"Example:\n"
                f"  {_plain(rule.example)}\n"
                f"Where: src/protokoll_parse/{rule.module}; its cases name it under tests/\n"
            )
        write("\n".join(texts))


def _plain(text: str) -> str:
    """Without Markdown's marks."""
    return text.replace("`", "").replace("*", "")
