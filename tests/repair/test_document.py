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


def test_two_printings_of_a_name_are_read_as_the_one_word_that_explains_both() -> None:
    document = Document(CANDIDATES, ["Kroxa", "Kroxa", "Kroxd"])
    assert best(["Kroxa"], "Kroxa") == "Kroxa"
    assert document.readings("Kroxa")[0].text == document.readings("Kroxd")[0].text == "Kroxå"


def test_two_names_that_differ_by_letters_of_their_own_stay_two() -> None:
    words = ["Petrenko", "Petrenka", "Gromlin"]
    assert [best(words, word) for word in words] == words


def test_many_words_of_one_skeleton_are_no_printings_of_one() -> None:
    words = [f"Kroxa{letters}z" for letters in ("", *"adoi", "ao", "ai", "do", "di", "oa", "oi", "ia", "id")]
    document = Document(CANDIDATES, words)
    assert all(document.readings(word) == CANDIDATES.readings(word) for word in words)
