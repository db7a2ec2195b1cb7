"""Full lines, paragraphs, bullets."""

from __future__ import annotations

import pytest

from protokoll_parse.reading import read_text
from protokoll_parse.segment.layout import Layout, continues, ends_open, marker_of, measure
from protokoll_parse.text import Line, RepairedText, lines_of


def lines(*texts: str) -> tuple[Line, ...]:
    return lines_of(RepairedText(read_text("\n".join(texts))))


def test_the_width_is_learned_from_wrapped_lines() -> None:
    wrapped = lines(*["en rad som är ungefär så bred som sidan är " + "x" * (n % 3) for n in range(20)])
    assert 43 <= measure(wrapped).room <= 48


def test_without_wrapped_lines_the_longest_ones_tell() -> None:
    assert measure(lines("Kort.", "X" * 100)).room == pytest.approx(0.84 * 100)


def test_without_lines_a_usual_page() -> None:
    assert measure(()).room == measure(lines("Kort.")).room == pytest.approx(0.84 * 72)


@pytest.mark.parametrize(
    ("first", "second", "blank", "wanted"),
    [
        ("Kassan är god.", "Bryggan är lagad.", False, False),
        ("Det är bra att bryggan nu", "är lagad.", False, True),
        ("Ärendet behandlas av", "Kulturnämnden i maj.", False, True),
        ("En rad som är full ända ut till kanten och inte rymmer mer", "Sedan.", False, True),
        ("En rad som är full ända ut till kanten och som går vidare", "med mer.", True, True),
        ("Kassan är god.", "bryggan är lagad.", True, False),
        ("Kassan är god", "Bryggan är lagad.", True, False),
        ("Den nya lokalen omfattar en yta på nästan", "146 kvadratmeter.", False, True),
        ("Två stolar", "4 bord", False, False),
    ],
)
def test_continues(first: str, second: str, blank: bool, wanted: bool) -> None:
    one, other = lines(first, second)
    assert continues(Layout(60), one, other, blank_between=blank) is wanted


@pytest.mark.parametrize(
    ("text", "marker"),
    [
        ("- grus", "-"),
        ("• grus", "•"),
        ("o grus", "o"),
        ("e grus", "e"),
        ("a) grus", "a)"),
        ("1. Grus", "1."),
        ("12) Grus", "12)"),
        ("-grus", "-"),
        ("-5 grader", None),
        ("1 grus", None),
        ("2.5 kg", None),
        ("grus", None),
        ("o", None),
        ("-", None),
    ],
)
def test_bullets(text: str, marker: str | None) -> None:
    found = marker_of(text)
    assert (found[0] if found else None) == marker


@pytest.mark.parametrize(("text", "wanted"), [("Lövhult och", True), ("Bidrag –", True), ("Ekonomi", False)])
def test_open_ends(text: str, wanted: bool) -> None:
    assert ends_open(text) is wanted
