"""Which model made a text, by its letters."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protokoll_parse.lexicon.ocr_models import likely_model

SWEDISH = (
    "Styrelsen beslutade att godkänna förslaget och att ge ordföranden i uppdrag att återkomma vid nästa möte. "
    "Årsmötet hålls den 14 mars på Åsgården, och kallelsen går ut två veckor före mötet. Kassören föredrog läget. "
    "Föreningen har fått ett bidrag för att rusta upp båthuset, och arbetet börjar så snart tjälen har gått ur. "
    "Frågan om höjda avgifter bordlades, då underlaget ännu saknas. Mötet avslutades och ordföranden tackade för visat "
    "intresse. Nästa sammanträde äger rum på samma plats, och då behandlas även valberedningens förslag. "
    "Protokollet förs av sekreteraren och justeras av två personer som mötet utser, och det sätts upp på en tavla. "
    "Att låna ut lokalen åt andra föreningar är tillåtet, och avgiften går till underhållet. Ett svar lämnas inom kort."
)
DANISH = SWEDISH.translate(str.maketrans("äöÄÖ", "æøÆØ"))
ENGLISH_TEXT = "The board decided that the chairman should report at the next meeting, and that the fee be raised. " * 5


@pytest.mark.parametrize(
    ("text", "model"),
    [
        (SWEDISH, None),
        (SWEDISH.translate(str.maketrans("åäöÅÄÖ", "aaoAAO")), "english"),
        (SWEDISH.translate(str.maketrans("åäöÅÄÖ", "ad6AAO")), "english"),
        (SWEDISH.translate(str.maketrans("åÅ", "aA")), "german"),
        (DANISH, "norwegian/danish"),
        (SWEDISH.translate(str.maketrans("äöÄÖ", "ååÅÅ")), "norwegian/danish"),
        (ENGLISH_TEXT, None),
        ("Närvarande: Åke Öst", None),
        ("Narvarande: Ake Ost", None),  # too short to tell
        ("", None),
    ],
)
def test_model_by_letters(text: str, model: str | None) -> None:
    assert likely_model(text) == model
    assert likely_model(text.upper()) == model


@given(st.text(max_size=400))
def test_any_text_gets_an_answer(text: str) -> None:
    assert likely_model(text) in (None, "english", "german", "norwegian/danish")


def test_pages_that_an_english_model_read(shared: Path) -> None:
    """Few are missed (lists of names alone), and none that is intact is taken for one."""
    pages = found = 0
    for row in (shared / "ocr" / "train.jsonl").read_text("utf-8").splitlines():
        pair = json.loads(row)
        if sum(map(str.isalpha, "".join(pair["ocr"]))) < 120:
            continue
        pages += 1
        found += likely_model("\n".join(pair["ocr"])) == "english"
        assert likely_model("\n".join(pair["truth"])) is None
    assert found >= 0.95 * pages
