"""Which files are inputs, and what is met on the way to them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from protokoll_parse.batch.inputs import Found, Search, Trouble
from protokoll_parse.errors import InputError


def found(*inputs: Path | str, globs=(), listed=None, out: Path = Path("nowhere")) -> list[Found | Trouble]:
    search = Search([str(path) for path in inputs], globs, listed, out)
    return sorted(search.found(), key=lambda one: one.name)


def names(*inputs: Path | str, **more) -> list[str]:
    return [one.name for one in found(*inputs, **more)]


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in ["a.txt", "b.pdf", "1950/a.txt", "1950/maj/c.txt", ".dold/x.txt", ".y.txt", "Thumbs.db", "ut/a.yaml"]:
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).touch()
    return tmp_path / "in"


def test_a_folder_is_searched_with_all_below_it(tree: Path) -> None:
    assert names(tree, out=tree / "ut") == ["1950/a.txt", "1950/maj/c.txt", "a.txt", "b.pdf"]
    assert found(tree)[0].path == str(tree / "1950/a.txt")


def test_globs_look_at_the_name_or_with_a_slash_at_the_place(tree: Path) -> None:
    assert names(tree, globs=["*.txt"]) == ["1950/a.txt", "1950/maj/c.txt", "a.txt"]
    assert names(tree, globs=["1950/*"]) == ["1950/a.txt", "1950/maj/c.txt"]
    assert names(tree, globs=["b.*", "c.*"]) == ["1950/maj/c.txt", "b.pdf"]


def test_files_have_their_name_alone(tree: Path) -> None:
    assert names(tree / "1950/maj/c.txt", tree / "b.pdf", globs=["*.txt"]) == ["b.pdf", "c.txt"]


def test_lists_keep_their_paths_without_what_leads_out_of_the_tree() -> None:
    lines = [b"a.txt\n", b"../x/./b.txt\r\n", b"/y/c.txt", b"\n", "å.txt\n".encode(), b"\xe5.txt\n"]
    assert names(listed=lines) == ["a.txt", "x/b.txt", "y/c.txt", "å.txt", "\udce5.txt"]


def test_an_input_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="check the path"):
        found(tmp_path / "x")


def test_links_are_followed_but_not_round_and_round(tree: Path) -> None:
    (tree / "1950/maj/upp").symlink_to(tree)
    (tree / "annan").symlink_to(tree / "1950/maj")
    (tree / "ingenstans").symlink_to(tree / "finns inte")
    os.mkfifo(tree / "rör")
    troubles = {one.name: one.code for one in found(tree) if isinstance(one, Trouble)}
    assert troubles == {
        "1950/maj/upp/": "folder-loop",
        "annan/upp/": "folder-loop",
        "ingenstans": "link-broken",
        "rör": "no-file",
    }
    assert "annan/c.txt" in names(tree)


def test_a_folder_that_cannot_be_read_is_told_and_the_others_are_read(tree: Path, monkeypatch) -> None:
    scandir = os.scandir

    def refuse(path: str) -> object:
        if path.endswith("1950"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    trouble, *others = found(tree, out=tree / "ut")
    assert trouble == Trouble(
        "1950/", str(tree / "1950"), "failed", "folder-unreadable", "the folder cannot be read: Permission denied"
    )
    assert [one.name for one in others] == ["a.txt", "b.pdf"]
