from __future__ import annotations

import hashlib
import json
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protokoll_parse import lexicon
from protokoll_parse.lexicon.skeleton import cut, runs, skeleton
from protokoll_parse.lexicon.store import HEADER, LexiconError, Store

DATA = files("protokoll_parse.lexicon") / "data"


def test_words() -> None:
    assert lexicon.is_word("kommunfullmäktige")
    assert lexicon.is_word("Och")
    assert not lexicon.is_word("frqnsk")
    och, sallsynt = lexicon.cost("och"), lexicon.cost("takräcke")
    assert och is not None
    assert 2 < och < 5
    assert sallsynt is None or sallsynt > och
    assert lexicon.count("och") > lexicon.count("kommunfullmäktige") > lexicon.count("frqnsk") == 0


def test_names() -> None:
    assert lexicon.is_first_name("Åsa")
    assert lexicon.is_surname("Johansson")
    assert not lexicon.is_surname("kommun")
    assert lexicon.is_place("Umeå")
    assert lexicon.is_place("Upplands Väsby")
    assert lexicon.is_municipality("Umeå")
    assert not lexicon.is_municipality("Åsa")
    assert lexicon.is_organisation("kommunstyrelsen")


@given(st.text(max_size=40))
def test_any_text_may_be_asked_for(word: str) -> None:
    assert lexicon.is_word(word) == (lexicon.cost(word) is not None)


@given(st.text(alphabet="aåäoöédi6&43bcmrst", max_size=30))
def test_a_skeleton_has_one_sign_for_each_run(word: str) -> None:
    key = skeleton(word)
    assert key.count("*") == len(runs(word))
    assert "**" not in key
    assert skeleton(key) == key
    assert cut(word) == (key, tuple(runs(word)))


def test_all_damaged_forms_share_the_skeleton() -> None:
    assert len({skeleton(form) for form in ("möte", "mote", "méte", "moéte", "m6te", "mdte", "m&te")}) == 1


def test_entries_bring_their_runs() -> None:
    entries = lexicon.load().entries("m*t*")
    assert "möta" in [entry.word for entry in entries]
    assert all((skeleton(entry.word), tuple(runs(entry.word))) == ("m*t*", entry.runs) for entry in entries)


def test_provenance_belongs_to_the_file() -> None:
    about = json.loads((DATA / "lexicon.provenance.json").read_text("utf-8"))
    assert about["version"] == lexicon.version()
    assert about["sha256"] == hashlib.sha256((DATA / "lexicon.bin").read_bytes()).hexdigest()
    assert all(source["origin"] and source["licence"] for source in about["sources"])
    assert not any("ud_lines" in source["name"] for source in about["sources"])


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", HEADER.pack(b"PPLEX\r\n\x1a", 99, 0), b"x" * 500])
def test_what_is_no_lexicon(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "lexicon.bin"
    path.write_bytes(content)
    with pytest.raises(LexiconError):
        Store(path)
    with pytest.raises(LexiconError):
        Store(tmp_path / "missing.bin")


def test_a_file_that_was_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "lexicon.bin"
    path.write_bytes((DATA / "lexicon.bin").read_bytes()[:10_000])
    with pytest.raises(LexiconError):
        Store(path)
