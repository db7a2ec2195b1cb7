"""What holds for every text, whatever it says."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from protokoll_parse import parse
from protokoll_parse.emit import to_json
from protokoll_parse.reading import read_text
from protokoll_parse.records.models import Protocol
from protokoll_parse.text import SourceText

HEADINGS = st.one_of(
    st.builds("§ {} {}".format, st.integers(0, 30), st.sampled_from(["Ekonomi", "Val av justerare", "Nästa möte", ""])),
    st.builds("{}. {}".format, st.integers(0, 30), st.sampled_from(["Ekonomi", "Att göra", "Mötesplan 2025", "Jäv"])),
    st.builds("{}.{} Ekonomi".format, st.integers(0, 12), st.integers(0, 12)),
    st.builds("{}".format, st.integers(0, 3000)),
)
NAMES = st.sampled_from(["Anna Tallhed", "Bo von Lindstål (S)", "O. Berg", "Milla", "Eva-Lena Rönn (C), ordförande"])
DATES = st.sampled_from(
    ["2024-10-15", "den 31 november", "29 februari", "fredag 24/11", "kl. 13.00–16.20", "kl 25", "99/99"]
)
PIECES = st.one_of(
    HEADINGS,
    NAMES,
    DATES,
    st.sampled_from(
        """Kulturnämnden beslutar att|Styrelsen beslutade:|- att anta planen|att godkänna rapporten|Beslut|Beslut:
Godkändes.|Föredragande:|Närvarande:|Frånvarande|ersätter|Förslag till beslut|Reservation|reserverar sig|anmäler jäv
7 ja mot 4 nej
Ja röstar:|Nästa möte|senast den 1 december|uppdra åt|ge förvaltningen i uppdrag att|ansvarar för att|Vid protokollet
1 (3)|2 (3)|Justerandes signatur|Innehåll|......... 7|har beslutat att|På förra mötet|till kassör|valdes|Plats och tid
Sammanträdesprotokoll|Kulturnämnden|Lövhults kommun|a)|•|–|bibli-|och|utskriv-|Dnr KUN 2024/15|5 kap. 27 § kommunallagen
Klicka eller tryck här|informerar om|för 2025|under förutsättning att|från och med|inom två veckor|Omröstning
§|§§ 12–14""".replace("\n", "|").split("|")
    ),
)
GLUE = st.sampled_from([" ", "\n", "\n\n", "\r\n", "   ", "\t", ". ", ", ", "\f", "\n\n\n", ""])
# unassigned signs are left out: what of them is a digit depends on the version of Unicode (see test_hostile)
SIGNS = st.characters(exclude_categories=("Cs", "Cn"))
ANYTHING = st.text(SIGNS, max_size=12)
NEARLY_MINUTES = st.lists(st.tuples(st.one_of(PIECES, PIECES, PIECES, ANYTHING), GLUE), min_size=1, max_size=40).map(
    lambda pairs: "".join(piece + glue for piece, glue in pairs)
)
TEXTS = st.one_of(NEARLY_MINUTES, st.text(SIGNS, min_size=1, max_size=200))

ROOM = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


def source_of(text: str) -> SourceText:
    """The text as read from bytes, pages and all."""
    return read_text(text + "\n.")  # a text of blanks alone is refused at reading


def walk(value: Any, path: str = "") -> Iterator[tuple[str, str, Any]]:
    """Every value with its key and path."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key, f"{path}.{key}", inner
            yield from walk(inner, f"{path}.{key}")
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from walk(inner, f"{path}[{index}]")


def all_items(items: list[Any]) -> Iterator[Any]:
    for item in items:
        yield item
        yield from all_items(item["subitems"])


def inside(inner: Any, outer: Any) -> bool:
    return bool(outer["start"] <= inner["start"] and inner["end"] <= outer["end"])


@ROOM
@given(TEXTS)
def test_the_record_is_valid_and_always_the_same(text: str) -> None:
    source = source_of(text)
    record = parse(source)
    assert to_json(record) == to_json(parse(source))
    assert Protocol.model_validate_json(record.model_dump_json(by_alias=True)) == record
    for _, path, value in walk(record.model_dump(mode="json", by_alias=True)):
        assert value != "" or "repairs" in path, f"{path}: absent is null"


@ROOM
@given(TEXTS)
def test_spans_lie_in_the_text_with_the_lines_and_pages_of_their_offsets(text: str) -> None:
    source = source_of(text)
    for key, path, span in walk(parse(source).model_dump(mode="json", by_alias=True)):
        if key != "span" or span is None:
            continue
        start, end = span["start"], span["end"]
        assert 0 <= start <= end <= len(source.text), path
        assert span["line_start"] == source.text.count("\n", 0, start) + 1, path
        assert span["line_end"] == source.text.count("\n", 0, max(start, end - 1)) + 1, path
        page = [page.number for page in source.pages if page.span.start <= start]
        assert span["page"] == (page[-1] if page else 1), path
        if "repairs" not in path:
            assert source.text[start:end] == source.text[start:end].strip("\n"), f"{path}: a blank line at its end"


@ROOM
@given(TEXTS)
def test_parts_lie_inside_what_holds_them(text: str) -> None:
    record = parse(source_of(text)).model_dump(mode="json", by_alias=True)
    items = list(all_items(record["items"]))
    for item in items:
        for part in (
            "subitems",
            "decisions",
            "prior_decisions",
            "assignments",
            "prior_assignments",
            "proposals",
            "votes",
        ):
            for entry in item[part]:
                assert inside(entry["span"], item["span"]), part
        for decision in (*item["decisions"], *item["prior_decisions"]):
            assert [clause["n"] for clause in decision["clauses"]] == list(range(1, len(decision["clauses"]) + 1))
            assert decision["kind"] == decision["clauses"][0]["kind"]
            assert all(inside(clause["span"], decision["span"]) for clause in decision["clauses"])
    for siblings in (record["items"], *(item["subitems"] for item in items)):
        spans = [item["span"] for item in siblings]
        assert all(one["end"] <= other["start"] for one, other in pairwise(spans))


@ROOM
@given(TEXTS)
def test_ids_are_unique_and_lead_somewhere(text: str) -> None:
    record = parse(source_of(text)).model_dump(mode="json", by_alias=True)
    items = list(all_items(record["items"]))
    parts = ("decisions", "prior_decisions", "assignments", "prior_assignments")
    ids = [entry["id"] for item in items for part in parts for entry in item[part]]
    assert len(ids) == len(set(ids))
    named = [entry["decision_id"] for item in items for entry in (*item["assignments"], *item["prior_assignments"])]
    assert {name for name in named if name} <= set(ids)
