"""What the rest of the document says about unknown words."""

from __future__ import annotations

from protokoll_parse.lexicon.words import load
from protokoll_parse.repair.candidates import Candidates
from protokoll_parse.repair.channel import Loss
from protokoll_parse.repair.document import Document

CANDIDATES = Candidates(load(), Loss(frozenset("åäö")))
USUAL, ODD = "lanssamverkansberedningen", "linssamverkansberedningen"


def best(words: list[str], printed: str) -> str:
    return Document(CANDIDATES, words).readings(printed)[0].text


def test_a_form_seen_many_times_corrects_its_odd_sister() -> None:
    assert best([USUAL] * 12 + [ODD], ODD) == best([USUAL], USUAL) == "länssamverkansberedningen"


def test_a_word_is_no_evidence_for_itself() -> None:
    assert best([ODD] * 12, ODD) == CANDIDATES.readings(ODD)[0].text


def test_known_words_stay_as_they_are() -> None:
    document = Document(CANDIDATES, ["motet"] * 9)
    assert document.readings("motet") is CANDIDATES.readings("motet")
