"""Where sentences end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protokoll_parse.extract.sentences import split_sentences


def parts(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Kassan är god.", "Bryggan är lagad."],
        ["Vem lagar den?", "Ove!", "Bra."],
        ["Mötet börjar kl. 18.30 i byahuset.", "Alla är välkomna."],
        ["Vi behöver bl.a. Rut och Ove, t.ex. Milla.", "Det räcker."],
        ["Se bilaga nr. 4 och kap. 5 nedan.", "Slut."],
        ["A. Berg valdes."],
        ["Herr K.E. Berg och fru A.-L. Lind valdes.", "Det var allt."],
        ["Avgiften är 1.500 kr.", "Den höjs."],
        ["Hon sade ”nej.”", "Sedan gick hon."],
        ["Den 3. November är bra."],
        ["Många vill vara med.", "Per bokar salen."],
        ["Nya tider 4 maj och 8 juni", "Beslutas att godkänna dem."],
        ["Mötet är klart.", "att lägga rapporten till handlingarna."],
        ["Rådets Beslut om att höja avgiften gäller."],
    ],
)
def test_known(sentences: list[str]) -> None:
    assert parts(" ".join(sentences)) == sentences


def test_nothing() -> None:
    assert split_sentences("") == split_sentences("  ") == ()


@given(st.text(alphabet="aÅ. !?”)1\n•-", max_size=60))
def test_ranges_hold_all_text_in_order(text: str) -> None:
    ranges = split_sentences(text)
    at = 0
    for start, end in ranges:
        assert at <= start < end <= len(text)
        assert not text[at:start].strip()
        at = end
    assert not text[at:].strip()
