"""What a change gains and loses: the records of two revisions, side by side.

    python evaluation/compare.py [--base REVISION] [--shared FOLDER] [TEXTS…]

Parses samples/*.txt and, where FOLDER (default ../shared) is there, its seeds and minutes, or the TEXTS given, with the
revision (default main~1) and with the working tree. Prints the figures that gold gives for both, then every entry of a
record that came (+) or went (-), by document and line. Both use this environment's packages. The exit code is 0.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
Entry = tuple[str, int, str]  # kind, line (0 where there is none), what it says
Record = dict[str, Any]


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--base", default="main~1", help="the revision to compare with")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("texts", nargs="*", type=Path)
    args = parser.parse_args()
    shared: Path = args.shared.resolve()
    texts = [text.resolve() for text in args.texts] or sorted((ROOT / "samples").glob("*.txt"))
    if not args.texts:
        gold = {path.stem for path in (shared / "gold").glob("*.json")}
        texts += [
            path for part in ("seeds", "minutes") for path in sorted((shared / part).glob("*.txt")) if path.stem in gold
        ]
    with tempfile.TemporaryDirectory() as folder:
        before, after, tree = Path(folder) / "before", Path(folder) / "after", Path(folder) / "tree"
        _git("worktree", "add", "--quiet", "--detach", str(tree), args.base)
        try:
            parse_all(texts, tree / "src", before)
        finally:
            _git("worktree", "remove", "--force", str(tree))
        parse_all(texts, ROOT / "src", after)
        if not args.texts and (shared / "score").is_dir():
            show_figures(figures(shared, before), figures(shared, after))
        show_entries(before, after)
    return 0


def _git(*args: str) -> None:
    subprocess.run(["git", "-C", str(ROOT), *args], check=True)


def parse_all(texts: list[Path], source: Path, records: Path) -> None:
    """Records of the texts by the code in ``source``, as JSON into the folder ``records``."""
    command = [
        sys.executable,
        "-m",
        "protokoll_parse",
        "-q",
        "parse",
        *map(str, texts),
        "-f",
        "json",
        "-o",
        str(records),
    ]
    subprocess.run(command, check=False, env=os.environ | {"PYTHONPATH": str(source)}, cwd=source)


def figures(shared: Path, records: Path) -> dict[str, float]:
    """The scorer's figures for those records that have gold."""
    known = [path.stem for path in records.glob("*.json") if (shared / "gold" / path.name).exists()]
    command = [sys.executable, str(shared / "score" / "score_records.py"), str(shared / "gold"), str(records)]
    answer = subprocess.run([*command, "--json", "--only", *known], check=True, stdout=subprocess.PIPE).stdout
    total: dict[str, Any] = json.loads(answer)
    return {
        name: entry["value"] for name, entry in total.items() if isinstance(entry, dict) and entry["value"] is not None
    }


def show_figures(before: dict[str, float], after: dict[str, float]) -> None:
    print(f"{'figures of gold':24}before   after")
    for name in sorted({*before, *after}):
        one, other = before.get(name, 0.0), after.get(name, 0.0)
        change = "" if one == other else f"  {other - one:+.4f}"
        print(f"  {name:22}{one:6.4f}  {other:6.4f}{change}")
    print()


def show_entries(before: Path, after: Path) -> None:
    """Every entry that came or went, and how many of each kind."""
    came: Counter[str] = Counter()
    went: Counter[str] = Counter()
    for path in sorted({path.name for folder in (before, after) for path in folder.glob("*.json")}):
        one, other = (Counter(entries(_loaded(folder / path))) for folder in (before, after))
        changes = [("-", entry) for entry in (one - other).elements()] + [
            ("+", entry) for entry in (other - one).elements()
        ]
        if changes:
            print(path.removesuffix(".json"))
        for sign, (kind, line, text) in sorted(changes, key=lambda change: (change[1][1], change[1][0], change[0])):
            (came if sign == "+" else went)[kind] += 1
            print(f"  {sign} {line or '':>5} {kind}: {text}")
    print("\nnothing changed" if not came and not went else f"\n{'kind':24}  came  went")
    for kind in sorted({*came, *went}):
        print(f"  {kind:22}{came[kind]:6}{went[kind]:6}")


def _loaded(path: Path) -> Record:
    record: Record = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return record


def entries(record: Record) -> Iterator[Entry]:
    """What a reader would compare, entry by entry."""
    for part in ("meeting", "officers"):
        for name, value in record.get(part, {}).items():
            if value not in (None, []) and name != "evidence" and not name.endswith("_basis"):
                yield f"{part}.{name}", 0, str(value)
    for part, names in TOP.items():
        for entry in record.get(part, []):
            yield part, _line(entry), _said(entry, names)
    for item in record.get("items", []):
        yield from _item_entries(item)


TOP = {
    "attendance": (
        "name",
        "status",
        "capacity",
        "role",
        "organization",
        "party",
        "from_time",
        "to_time",
        "items",
        "replaces",
    ),
    "next_meetings": ("date", "body", "text"),
    "schedule": ("date", "end_date", "body", "text"),
    "repairs": ("original", "replacement", "rule"),
    "diagnostics": ("code", "message"),
}
BELOW = {
    "presenters": ("name", "role", "organization"),
    "decisions": ("decided_by", "kind", "text"),
    "assignments": ("assignee", "task", "deadline"),
    "proposals": ("by", "text"),
    "votes": ("for", "against", "abstained"),
    "reservations": ("by", "text"),
    "recusals": ("name",),
    "references": ("kind", "text"),
    "prior_decisions": ("decided_by", "kind", "text"),
    "prior_assignments": ("assignee", "task"),
}


def _item_entries(item: Record) -> Iterator[Entry]:
    yield "items", _line(item), _said(item, ("number", "title", "document_number"))
    for part, names in BELOW.items():
        for entry in item[part]:
            yield part, _line(entry), _said(entry, names)
            if part == "decisions":
                for clause in entry["clauses"]:
                    yield "clauses", _line(clause), _said(clause, ("verb", "kind", "text"))
    for subitem in item["subitems"]:
        yield from _item_entries(subitem)


def _line(entry: Record) -> int:
    return entry["span"]["line_start"] if entry.get("span") else 0


def _said(entry: Record, names: tuple[str, ...]) -> str:
    return " | ".join(str(entry[name]) for name in names if entry.get(name) not in (None, []))[:160]


if __name__ == "__main__":
    sys.exit(main())
