from __future__ import annotations

import pytest

from protokoll_parse.lexicon.words import load
from protokoll_parse.repair.candidates import Candidates
from protokoll_parse.repair.channel import Loss
from protokoll_parse.repair.context import ALONE, choose, slot_of
from protokoll_parse.repair.rerank import costs, reranked


def chosen(sentence: str) -> list[str]:
    candidates = Candidates(load(), Loss(frozenset("åäö")))
    words = sentence.split()
    slots = [slot_of(candidates.readings(word), first=place == 0) for place, word in enumerate(words)]
    return [choice.reading.text for choice in reranked(choose(slots, load()), load())]


@pytest.mark.parametrize(
    ("printed", "true"),
    [
        ("styrelsen har fatt svar i ar", "styrelsen har fått svar i år"),
        ("det har ar vart forslag", "det här är vårt förslag"),
        ("lanet ska betalas tillbaka till banken", "lånet ska betalas tillbaka till banken"),
        ("motet hölls for fem ar sedan", "mötet hölls för fem år sedan"),
    ],
)
def test_words_around_decide(printed: str, true: str) -> None:
    assert " ".join(chosen(printed)) == true


def test_costs_are_shares() -> None:
    from math import exp

    around = ("<s>", "<s>", "det", "är", "bra", "<s>")
    assert sum(exp(-cost) for cost in costs(["har", "här"], around, load())) == pytest.approx(1)


def test_a_reading_without_rival_is_sure() -> None:
    candidates = Candidates(load(), Loss(frozenset("åäö")))
    (choice,) = choose([slot_of(candidates.readings("kommun")[:1], first=True)], load())
    assert (choice.other, choice.distance) == (None, ALONE)


def test_certain_words_keep_their_sides_apart() -> None:
    candidates = Candidates(load(), Loss(frozenset("åäö")))
    words = ["det", "har", "ar", "vart", "forslag", ".", "motet", "holls", "for", "fem", "ar", "sedan"]
    slots = [slot_of(candidates.readings(word), first=False) for word in words]
    apart = slots[5]._replace(readings=slots[5].readings[:1])
    both, first = choose([*slots[:5], apart, *slots[6:]], load()), choose([*slots[:5], apart], load())
    assert [choice.reading for choice in both[:5]] == [choice.reading for choice in first[:5]]
    assert both[5].distance == ALONE


def test_no_words() -> None:
    assert choose([], load()) == []
