"""``explain`` through the real command line."""

from __future__ import annotations

from pathlib import Path


def test_the_example_of_the_docs_is_real(run, root: Path) -> None:
    shown = (root / "docs/cli.md").read_text("utf-8").partition("$ protokoll-parse explain REP008\n")[2]
    want = "".join(f"{line[4:]}\n" for line in shown.split("\n\n")[0].split("\n"))
    assert run("explain", "rep008").stdout.decode() == want


def test_several_rules_and_all_of_them(run) -> None:
    both = run("explain", "SEG001", "DEC002").stdout.decode()
    assert both.index("SEG001  Segmentation") < both.index("DEC002  Decisions")
    every = run("explain").stdout.decode().split("\n")
    assert len(every) > 60
    assert every[0].startswith("REP001  ")
    assert "`" not in both


def test_a_rule_that_does_not_exist(run) -> None:
    answer = run("explain", "DEC999")
    assert answer.returncode == 2
    assert "DEC999: there is no such rule; there are DEC001 to" in answer.stderr.decode()
    assert "without an id, all are listed" in run("explain", "abc").stderr.decode()
