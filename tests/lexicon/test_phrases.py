"""The phrase lists: every entry has its source and its example, and the program recognises the example."""

from __future__ import annotations

from importlib.resources import files
from typing import Any, get_args

import pytest
import regex

from protokoll_parse.extract.assignments.find import in_follow_up
from protokoll_parse.extract.bodies import body_pattern, organization_name
from protokoll_parse.extract.header.place import is_venue
from protokoll_parse.extract.people import role_pattern
from protokoll_parse.extract.statements.clauses import operative_verb
from protokoll_parse.lexicon.phrases import phrases
from protokoll_parse.lexicon.sections import section_role
from protokoll_parse.reading import read_text
from protokoll_parse.records.models import DecisionKind, ItemKind
from protokoll_parse.segment.blocks import is_kind_line
from protokoll_parse.segment.furniture import find_furniture
from protokoll_parse.segment.title_lead import is_mark
from protokoll_parse.text import RepairedText, lines_of

FOLDER = files("protokoll_parse.lexicon") / "data" / "phrases"
NAMES = sorted(path.name.removesuffix(".yaml") for path in FOLDER.iterdir() if path.name.endswith(".yaml"))
ROLES = {
    "presenters",
    *("decision", "proposal", "motion", "procedure", "vote", "reservation", "recusal", "note", "distribution"),
    *("background", "basis", "information"),
}
# keys beside source and example: needed ones and possible ones
KEYS: dict[str, tuple[set[str], set[str]]] = {
    "action_verbs": ({"present"}, {"promise", "firm", "tells"}),
    "actor_words": ({"pattern"}, {"own"}),
    "agenda_titles": ({"pattern"}, set()),
    "assignment_words": ({"pattern", "role"}, set()),
    "attendance_headings": ({"pattern"}, {"status", "capacity", "officer", "end", "verb"}),
    "background_words": ({"pattern", "role"}, set()),
    "body_words": ({"pattern"}, set()),
    "closing_lines": ({"pattern"}, {"numbered"}),
    "decision_verbs": (
        {"lemma", "kind", "infinitive", "present", "past"},
        {"passive_present", "passive_past", "participle", "object", "bare"},
    ),
    "confidentiality_marks": ({"pattern"}, set()),
    "cover_labels": ({"pattern", "kind"}, {"value"}),
    "furniture": ({"pattern"}, set()),
    "kind_lines": ({"pattern", "kind"}, set()),
    "opening_marks": ({"pattern", "kind"}, set()),
    "presenting_verbs": ({"pattern"}, {"form"}),
    "role_words": ({"pattern"}, set()),
    "laws": ({"pattern"}, set()),
    "organizations": ({"pattern", "place"}, {"case", "weak"}),
    "section_headings": ({"pattern", "role"}, set()),
    "venues": ({"pattern"}, {"remote"}),
}


# examples that their own entries do not take yet
KNOWN_FAILURES = {
    "Transaktion 0922211557508": "the pattern asks for sixteen digits",
}


def entries(name: str) -> list[Any]:
    return [
        pytest.param(
            entry,
            id=f"{name}: {entry['example']}",
            marks=[pytest.mark.xfail(reason=KNOWN_FAILURES[entry["example"]])]
            if entry["example"] in KNOWN_FAILURES
            else [],
        )
        for entry in phrases(name)
    ]


EVERY = [pytest.param(name, entry, id=f"{name}: {entry.get('example')}") for name in NAMES for entry in phrases(name)]


def test_every_file_is_known_here() -> None:
    assert set(KEYS) == set(NAMES)


@pytest.mark.parametrize(("name", "entry"), EVERY)
def test_entries_say_where_they_come_from(name: str, entry: dict[str, Any]) -> None:
    needed, possible = KEYS[name]
    assert needed | {"source", "example"} <= set(entry) <= needed | possible | {"source", "example"}
    assert all(isinstance(entry[key], str) and entry[key].strip() for key in ("source", "example"))


@pytest.mark.parametrize(("name", "entry"), EVERY)
def test_patterns_compile_and_match_no_empty_line(name: str, entry: dict[str, Any]) -> None:
    for key in ("pattern", "object", "present"):
        if key in entry:
            pattern = regex.compile(entry[key], regex.IGNORECASE)
            assert not pattern.fullmatch("")


@pytest.mark.parametrize("entry", entries("section_headings"))
def test_section_headings(entry: dict[str, Any]) -> None:
    assert entry["role"] in {*ROLES, "none"}
    role = None if entry["role"] == "none" else entry["role"]
    assert section_role(entry["example"]) == role
    assert section_role(f"{entry['example']}:") == role
    assert section_role(entry["example"].upper()) == role
    assert section_role(f"{entry['example']} som vi alla har väntat så länge på, och nu är det äntligen dags") is None


@pytest.mark.parametrize("entry", entries("kind_lines"))
def test_kind_lines(entry: dict[str, Any]) -> None:
    assert entry["kind"] in get_args(ItemKind)
    assert is_kind_line(entry["example"])
    first = next(e for e in phrases("kind_lines") if regex.fullmatch(e["pattern"], entry["example"], regex.IGNORECASE))
    assert first is entry


@pytest.mark.parametrize("entry", entries("confidentiality_marks"))
def test_confidentiality_marks(entry: dict[str, Any]) -> None:
    assert is_mark(entry["example"])
    assert is_mark(f"({entry['example']})")
    assert not is_mark(f"{entry['example']} och arkiv")


@pytest.mark.parametrize("entry", entries("furniture"))
def test_furniture(entry: dict[str, Any]) -> None:
    lines = lines_of(RepairedText(read_text(f"Kassan är god.\n{entry['example']}\nBryggan är lagad.\n")))
    assert find_furniture(lines) == {2}


@pytest.mark.parametrize("entry", entries("closing_lines"))
def test_closing_lines(entry: dict[str, Any]) -> None:
    assert regex.match(entry["pattern"], entry["example"], regex.IGNORECASE)


@pytest.mark.parametrize("entry", entries("attendance_headings"))
def test_attendance_headings(entry: dict[str, Any]) -> None:
    match = regex.match(rf"(?:{entry['pattern']})(?!\p{{L}})", entry["example"].split(":")[0], regex.IGNORECASE)
    assert match
    assert entry.get("status") in ("present", "absent", None)
    assert entry.get("capacity") in ("member", "substitute", "official", "guest", None)


@pytest.mark.parametrize("entry", entries("opening_marks"))
def test_opening_marks(entry: dict[str, Any]) -> None:
    assert entry["kind"] in ("title", "when", "attendance", "adjusters", "range")
    assert regex.match(entry["pattern"], entry["example"], regex.IGNORECASE)


@pytest.mark.parametrize("entry", entries("body_words"))
def test_body_words(entry: dict[str, Any]) -> None:
    assert regex.fullmatch(body_pattern(), entry["example"])


@pytest.mark.parametrize("entry", entries("organizations"))
def test_organizations(entry: dict[str, Any]) -> None:
    assert entry["place"] in ("head", "tail")
    assert organization_name(weak=entry.get("weak", False)).fullmatch(entry["example"])


@pytest.mark.parametrize("entry", entries("venues"))
def test_venues(entry: dict[str, Any]) -> None:
    assert is_venue(entry["example"], whole=True)


@pytest.mark.parametrize("entry", entries("cover_labels"))
def test_cover_labels(entry: dict[str, Any]) -> None:
    label = regex.compile(entry["pattern"], regex.IGNORECASE)
    assert label.match(f"{entry['example']} 12") or label.match(f"{entry['example']}: 12")
    assert entry.get("value", "digits") in {"digits", "time"}


@pytest.mark.parametrize("entry", entries("role_words"))
def test_role_words(entry: dict[str, Any]) -> None:
    assert role_pattern().search(entry["example"])
    assert role_pattern().fullmatch(entry["example"].split(maxsplit=2)[-1]) or role_pattern().fullmatch(
        entry["example"]
    )


@pytest.mark.parametrize("entry", entries("decision_verbs"))
def test_decision_verbs(entry: dict[str, Any]) -> None:
    assert entry["kind"] in get_args(DecisionKind)
    verb, sense = operative_verb(entry["example"])
    assert sense is not None, verb
    assert (sense.lemma, sense.kind) == (entry["lemma"], entry["kind"])


@pytest.mark.parametrize("entry", entries("action_verbs"))
def test_action_verbs(entry: dict[str, Any]) -> None:
    found = in_follow_up(entry["example"])
    assert found is not None
    assert found.who
