"""Compiled patterns that are kept: the same answers, and nothing but speed lost when the file is damaged or missing."""

from __future__ import annotations

import marshal
import sys
from pathlib import Path

import pytest
import regex

from protokoll_parse import parse
from protokoll_parse.text.patterns import KeptPatterns, compiled

SOURCE, TEXT = r"(?P<verb>beslut(?:ar|ade))\s+att\s+(?P<what>\p{Ll}+)", "Styrelsen BESLUTADE att bevilja medel."


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "new" / "x.patterns"


@pytest.fixture
def no_compiling(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise AssertionError("compiled once more")

    monkeypatch.setattr(regex, "compile", fails)


def keep(file: Path, *sources: str) -> None:
    patterns = KeptPatterns(file)
    for source in sources:
        patterns.compiled(source, regex.IGNORECASE)
    patterns.write()


def found(patterns: KeptPatterns) -> dict[str, str] | None:
    match = patterns.compiled(SOURCE, regex.IGNORECASE).search(TEXT)
    return match.groupdict() if match else None


def test_the_next_process_need_not_compile(file: Path, request: pytest.FixtureRequest) -> None:
    keep(file, SOURCE)
    request.getfixturevalue("no_compiling")
    assert found(KeptPatterns(file)) == {"verb": "BESLUTADE", "what": "bevilja"}


def test_flags_tell_patterns_apart(file: Path) -> None:
    keep(file, SOURCE)
    assert KeptPatterns(file).compiled(SOURCE).search(TEXT) is None


def test_what_another_process_kept_stays(file: Path, request: pytest.FixtureRequest) -> None:
    one, other = KeptPatterns(file), KeptPatterns(file)
    one.compiled(SOURCE, regex.IGNORECASE)
    other.compiled("a+")
    one.write()
    other.write()
    request.getfixturevalue("no_compiling")
    assert found(KeptPatterns(file))
    assert KeptPatterns(file).compiled("a+").fullmatch("aa")
    assert [path.name for path in file.parent.iterdir()] == [file.name]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"x" * 50,
        marshal.dumps(("another regex", {})),
        marshal.dumps([1, 2, 3]),
        marshal.dumps(None),
    ],
)
def test_what_is_no_such_file(file: Path, content: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    assert found(KeptPatterns(file))


def test_a_damaged_pattern_is_compiled_anew(file: Path) -> None:
    keep(file, SOURCE)
    stamp, kept = marshal.loads(file.read_bytes())
    file.write_bytes(marshal.dumps((stamp, dict.fromkeys(kept, b"damaged"))))
    assert found(KeptPatterns(file))


def test_a_file_of_another_regex_is_passed_over(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(file, "a+", SOURCE)
    monkeypatch.setattr(regex, "__version__", "0")
    patterns = KeptPatterns(file)
    assert found(patterns)
    patterns.write()
    assert len(marshal.loads(file.read_bytes())[1]) == 1


def test_a_folder_that_cannot_be_written_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (tmp_path / "file").write_text("no folder")
    keep(tmp_path / "file" / "x.patterns", SOURCE)
    assert found(KeptPatterns(tmp_path / "file" / "x.patterns"))


def test_no_pattern_is_made_of_a_documents_words() -> None:
    text = """Vägföreningen Norrån
Styrelsemöte 2024-01-15
Närvarande: {0} ({1}), {2} ({3})
Sekreterare: {3}

§ 1 Öppnande
{0} öppnade mötet.

§ 2 Väg
{2} ska laga bommen.
"""
    known = vars(getattr(compiled, "__self__"))["_patterns"]  # noqa: B009  # the object of a method
    first = parse(text.format("Anna Berg", "AB", "Bo Ek", "BE"))
    before = set(known)
    second = parse(text.format("Greta Lind", "GL", "Ove Alm", "OA"))
    assert set(known) == before
    assert [record.officers.secretary for record in (first, second)] == ["Bo Ek", "Ove Alm"]


def test_nothing_is_written_where_no_bytecode_is(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    keep(file, SOURCE)
    assert not file.exists()
