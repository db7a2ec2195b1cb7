"""``parse`` through the real command line."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from protokoll_parse import pipeline
from protokoll_parse.cli.parse import parse_files
from protokoll_parse.cli.verbosity import Verbosity
from protokoll_parse.errors import FindingsError
from protokoll_parse.lexicon.user import UserWords
from protokoll_parse.reading import Options
from protokoll_parse.text import SourceText

TWO_MEETINGS = """Björkåsens samfällighet
Protokoll från styrelsemöte
Datum: 2024-03-14
Närvarande: Åsa Öström, Bo Ek

1. Mötets öppnande
Åsa öppnade mötet.

2. Ekonomi
Kassan är god. Bo har betalat räkningen för sandningen.

3. Avslutning
Åsa avslutade mötet.

Protokoll från styrelsemöte
Datum: 2024-04-11
Närvarande: Åsa Öström, Bo Ek

1. Mötets öppnande
Åsa öppnade mötet.

2. Grusning
Vägen grusas i maj.

3. Avslutning
Åsa avslutade mötet.

Vid protokollet: Bo Ek"""


def test_a_file_standard_input_and_every_format_give_the_same_record(run, minutes) -> None:
    record = yaml.safe_load(run("parse", minutes, "--source-name", "-").stdout)
    data = minutes.read_bytes()
    assert record == yaml.safe_load(run("parse", "-", stdin=data).stdout)
    assert record == json.loads(run("parse", "-", "--format", "json", stdin=data).stdout)
    assert record == json.loads(run("parse", "-", "-f", "ndjson", stdin=data).stdout)
    assert [item["number"] for item in record["items"]] == ["1", "2"]


def test_the_record_calls_its_source_as_it_was_given(run, minutes) -> None:
    def name(*args: object) -> str:
        return json.loads(run("parse", *args, "-f", "json", stdin=minutes.read_bytes()).stdout)["source"]["name"]

    assert name("möte.txt") == "möte.txt"
    assert name("-") == "-"
    assert name("-", "--source-name", "arkiv/17") == "arkiv/17"


def test_several_inputs(run, minutes) -> None:
    (minutes.parent / "tom.txt").touch()
    inputs = [minutes, "tom.txt", minutes]
    lines = run("parse", *inputs, "-f", "ndjson").stdout.decode().split("\n")
    array = json.loads(run("parse", *inputs, "-f", "json").stdout)
    documents = list(yaml.safe_load_all(run("parse", *inputs).stdout))
    assert [json.loads(line) for line in lines[:-1]] == array == documents
    assert [record["status"] == "failed" for record in array] == [False, True, False]
    assert array[1]["diagnostics"][0]["code"] == "input-empty"
    assert len(array[1]["source"]["sha256"]) == 64


def test_split_gives_each_protocol_of_a_file_its_record(run, tmp_path: Path) -> None:
    (tmp_path / "pärm.txt").write_text(TWO_MEETINGS, "utf-8")
    first = json.loads(run("parse", "pärm.txt", "-f", "json").stdout)
    assert [entry["code"] for entry in first["diagnostics"]] == ["several-protocols"]
    array = json.loads(run("parse", "pärm.txt", "--split", "-f", "json").stdout)
    assert [record["meeting"]["date"] for record in array] == ["2024-03-14", "2024-04-11"]
    assert [record["source"]["part"]["line_start"] for record in array] == [1, 15]
    assert [record["source"]["part"]["line_end"] for record in array] == [13, 28]
    assert [item["title"] for item in array[1]["items"]] == ["Mötets öppnande", "Grusning", "Avslutning"]
    assert all(record["diagnostics"] == [] for record in array)
    assert first | {"diagnostics": [], "status": "ok"} == array[0]

    assert list(yaml.safe_load_all(run("parse", "pärm.txt", "--split").stdout)) == array
    assert run("parse", "pärm.txt", "--split", "-f", "json", "-o", "ut").returncode == 0
    assert sorted(path.name for path in (tmp_path / "ut").iterdir()) == ["pärm-1.json", "pärm-2.json"]
    assert [json.loads((tmp_path / f"ut/pärm-{n}.json").read_text("utf-8")) for n in (1, 2)] == array


def test_split_of_one_protocol_is_a_list_of_one(run, minutes) -> None:
    one = json.loads(run("parse", minutes, "-f", "json").stdout)
    assert json.loads(run("parse", minutes, "--split", "-f", "json").stdout) == [one]
    assert one["source"]["part"] is None


def test_output_to_a_file_and_to_a_folder(run, minutes) -> None:
    folder = minutes.parent
    want = run("parse", minutes, "-f", "json").stdout
    assert run("parse", minutes, "-f", "json", "-o", "ut.json").stdout == b""
    assert (folder / "ut.json").read_bytes() == want

    (folder / "annat.txt").write_bytes(minutes.read_bytes())
    assert run("parse", minutes, "annat.txt", "-f", "json", "-o", "a/b").returncode == 0
    assert sorted(path.name for path in (folder / "a/b").iterdir()) == ["annat.json", "möte.json"]
    assert (folder / "a/b/möte.json").read_bytes() == want

    assert run("parse", minutes, "-f", "json", "-o", folder / "a").returncode == 0
    assert (folder / "a/möte.json").read_bytes() == want


def test_utf8_whatever_the_locale(run, minutes) -> None:
    want = run("parse", minutes).stdout
    assert "Mötets öppnande" in want.decode("utf-8")
    assert b"\r" not in want
    for environment in [
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "cp1252"},
        {"PYTHONIOENCODING": "ascii:strict", "LC_ALL": "C"},
    ]:
        assert run("parse", minutes.name, "--source-name", str(minutes), **environment).stdout == want
        assert run("parse", "saknas-å.txt", **environment).returncode == 5


def test_the_same_input_gives_the_same_bytes(run, minutes) -> None:
    outputs = {run("parse", minutes, PYTHONHASHSEED=seed).stdout for seed in ["0", "1", "2"]}
    assert len(outputs) == 1


def test_a_reader_that_stops_reading_is_no_error(minutes) -> None:
    command = [sys.executable, "-m", "protokoll_parse", "parse", str(minutes)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        process.stdout.close()
        assert process.stderr
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_a_fault_of_the_program_costs_one_document(monkeypatch: pytest.MonkeyPatch, minutes, tmp_path: Path) -> None:
    parse_source = pipeline.parse_source
    monkeypatch.setattr(
        pipeline,
        "parse_source",
        lambda source, words: 1 / 0 if "Krasch" in source.text else parse_source(source, words),
    )
    (tmp_path / "krasch.txt").write_text("Krasch")
    with pytest.raises(FindingsError, match=r"1 of 2 .*\n  .*krasch.txt: the program failed .*ZeroDivisionError"):
        parse_files(
            [str(tmp_path / "krasch.txt"), str(minutes)], "json", str(tmp_path / "ut"), None, [], Verbosity(), Options()
        )
    records = {path.stem: json.loads(path.read_text("utf-8")) for path in (tmp_path / "ut").iterdir()}
    assert records["krasch"]["status"] == "failed"
    assert records["krasch"]["diagnostics"][0]["code"] == "internal-error"
    assert records["möte"]["items"]


def test_one_document_is_in_memory_at_a_time(monkeypatch: pytest.MonkeyPatch, minutes, tmp_path: Path) -> None:
    parse_source = pipeline.parse_source
    written: list[int] = []

    def watched(source: SourceText, words: UserWords) -> object:
        written.append(len(list((tmp_path / "ut").iterdir())))
        return parse_source(source, words)

    monkeypatch.setattr(pipeline, "parse_source", watched)
    inputs = [str(minutes.with_name(f"{number}.txt")) for number in range(3)]
    for path in inputs:
        Path(path).write_bytes(minutes.read_bytes())
    parse_files(inputs, "json", str(tmp_path / "ut"), None, [], Verbosity(), Options())
    assert written == [0, 1, 2]
