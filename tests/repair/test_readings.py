"""Candidates, compounds, letters and forms: what a printed word may have been."""

from __future__ import annotations

import pytest

from protokoll_parse.lexicon.words import load
from protokoll_parse.repair.candidates import Candidates
from protokoll_parse.repair.capitals import cased
from protokoll_parse.repair.channel import Loss, channel_for
from protokoll_parse.repair.compounds import compound_readings, name_readings
from protokoll_parse.repair.printed import forms, misread_forms
from protokoll_parse.repair.rules import COMPOUND, DROPPED, MISREAD, WORD
from protokoll_parse.repair.spelling import NAME, ORDER, START, Spelling

EVERYTHING = Loss(frozenset("åäö"))


@pytest.fixture(scope="module")
def candidates() -> Candidates:
    return Candidates(load(), EVERYTHING)


@pytest.mark.parametrize(
    ("printed", "true"),
    [
        ("fran", "från"), ("métet", "mötet"), ("ordférande", "ordförande"), ("beh6ver", "behöver"),
        ("strdvar", "strävar"), ("moétet", "mötet"), ("I6sning", "lösning"), ("sGtt", "sätt"),
        ("Goteborg", "Göteborg"), ("kommun", "kommun"), ("VARDEN", "VÅRDEN"), ("Iansstyrelsen", "länsstyrelsen"),
    ],
)  # fmt: skip
def test_best_reading(candidates: Candidates, printed: str, true: str) -> None:
    assert candidates.readings(printed)[0].text == true


@pytest.mark.parametrize(
    ("printed", "true"),
    [
        ("Iohansson", "Johansson"), ("Gberg", "Öberg"), ("0berg", "Öberg"), ("0lsson", "Olsson"), ("Gvrigt", "Övrigt"),
        ("AlmeI6v", "Almelöv"), ("Krylensj6", "Krylensjö"), ("BrittAnn", "BrittAnn"), ("beslOt", "beslöt"),
        ("Gr", "är"), ("bes16t", "beslöt"), ("Avsagelser", "Avsägelser"),
        ("F|SKEN", "FISKEN"), ("BARNOMSORGSNAMND|", "BARNOMSORGSNAMND|"),
    ],
)  # fmt: skip
def test_capitals_and_digits_for_letters_of_names(candidates: Candidates, printed: str, true: str) -> None:
    assert candidates.readings(printed)[0].text == true


@pytest.mark.parametrize("printed", ["Glinda", "Grupp6", "Etapp6", "kap16a", "NAMN|ROLL"])
def test_codes_cells_and_unknown_names_stay(candidates: Candidates, printed: str) -> None:
    assert candidates.readings(printed)[0].text == printed


def test_a_capital_that_may_be_a_small_letter(candidates: Candidates) -> None:
    assert {reading.text for reading in candidates.readings("Gver")} >= {"Över", "över"}
    assert not any(reading.text == "öberg" for reading in candidates.readings("Gberg"))  # a name has its capital


def test_the_word_as_printed_is_always_there(candidates: Candidates) -> None:
    for printed in ("fran", "xyzzy", "ar", "Rdd", "éé", "a", "|6per"):
        readings = candidates.readings(printed)
        assert printed in [reading.text for reading in readings]
        assert candidates.readings(printed) is readings


def test_rules_tell_where_a_reading_came_from(candidates: Candidates) -> None:
    assert candidates.readings("fran")[0].rule is WORD
    assert candidates.readings("vagbelysningsgruppen")[0].rule is COMPOUND
    assert candidates.readings("fortsttning")[0].rule is DROPPED


def test_unknown_compounds() -> None:
    readings = compound_readings("vagbelysningsgruppen", load(), channel_for(EVERYTHING))
    assert readings[0][0] == "vägbelysningsgruppen"
    assert compound_readings("vag", load(), channel_for(EVERYTHING)) == []


def test_a_compound_within_a_compound_has_its_s() -> None:
    channel = channel_for(EVERYTHING)
    assert compound_readings("narvardsgruppen", load(), channel)[0][0] == "närvårdsgruppen"  # närvård, but värdshus
    simple, linked = (compound_readings(form, load(), channel)[0] for form in ("vardgruppen", "vardsgruppen"))
    assert linked[1] > simple[1] + 2  # a first part has no s for being one


def test_letters_know_swedish() -> None:
    spelling = Spelling(load())
    assert spelling.cost("fröjdas", name=False) < spelling.cost("frajdos", name=False)
    words = [word for word, _, _ in spelling.readings("fréjdigheten", channel_for(EVERYTHING), name=False)]
    assert words[0] == "fröjdigheten"


def by_the_longest_known_context(word: str, kind: str) -> float:
    """What a word costs letter by letter, by the definition."""
    text, cost_of = START + word + "$", load().letter_cost
    total = 0.0
    for end in range(2, len(text) + 1):
        grams = [text[at:end] for at in range(max(0, end - ORDER), end)]
        known = next((i for i, gram in enumerate(grams) if cost_of(kind + gram) is not None), None)
        total += 0.9 * len(grams[:-1]) + 8.0 if known is None else 0.9 * known + (cost_of(kind + grams[known]) or 0.0)
    return total


@pytest.mark.parametrize("word", ["fröjdigheten", "samverkansgruppen", "xqzw", "å", "ξένος", "a-b", "Ek"])
def test_letters_cost_what_their_longest_known_contexts_say(word: str) -> None:
    spelling = Spelling(load())
    for kind in ("", NAME):
        assert spelling.cost(word, name=bool(kind)) == pytest.approx(by_the_longest_known_context(word, kind))


def test_letters_leave_what_costs_too_much() -> None:
    spelling, channel = Spelling(load()), channel_for(EVERYTHING)
    everything = spelling.readings("fréjdigheten", channel, name=False)
    totals = [letters + printing for _, letters, printing in everything]
    assert totals == sorted(totals)
    most = sum(everything[0][1:]) + 1.0
    assert spelling.readings("fréjdigheten", channel, name=False, most=most) == [
        reading for reading in everything if sum(reading[1:]) <= most
    ]
    assert spelling.readings("fréjdigheten", channel, name=False, most=1.0) == []


def test_a_letter_is_missed_between_any_two_others(candidates: Candidates) -> None:
    for printed, true in (("fr", "för"), ("ven", "även"), ("mte", "möte"), ("mjlighet", "möjlighet")):
        assert true in [reading.text for reading in candidates.readings(printed)]


def test_no_letter_is_missed_in_longer_words_that_are_known(candidates: Candidates) -> None:
    for printed in ("stort", "rullar", "kommuner", "skolverket"):
        assert all(reading.rule is not DROPPED for reading in candidates.readings(printed)), printed


@pytest.mark.parametrize(
    ("word", "printed", "text"),
    [("över", "6ver", "över"), ("över", "Over", "Över"), ("över", "OVER", "ÖVER"), ("lösning", "I6sning", "lösning"),
     ("år", "Gr", "år"), ("inte", "Inte", "Inte"), ("johan", "Iohan", "Johan"), ("marieann", "MarieAnn", "MarieAnn"),
     ("mål", "mAl", "mål")],
)  # fmt: skip
def test_capitals(word: str, printed: str, text: str) -> None:
    assert cased(word, printed) == text


def test_forms() -> None:
    assert [form for form, _ in forms("Gr")] == ["gr", "or", "&r"]
    assert [form for form, _ in forms("I6sa")] == ["i6sa", "l6sa", "j6sa"]
    assert [form for form, _ in forms("|6sa")] == ["l6sa", "i6sa"]
    assert [form for form, _ in forms("VARD")] == ["vard"]


def test_names_of_known_elements() -> None:
    readings = name_readings("bjorkgren", load(), channel_for(EVERYTHING))
    assert "björkgren" in [name for name, _, _ in readings]
    assert name_readings("xq", load(), channel_for(EVERYTHING)) == []


@pytest.mark.parametrize(
    ("printed", "true"),
    [("Bénfors", "Bönfors"), ("Schagerstrom", "Schagerström"), ("Hostmad", "Höstmad")],
)
def test_names_end_as_names_do_and_the_rest_stays(candidates: Candidates, printed: str, true: str) -> None:
    best = min(candidates.readings(printed), key=lambda reading: reading.cost)
    assert best.text == true


@pytest.mark.parametrize(("printed", "true"), [("mgjligheter", "möjligheter"), ("omgjligt", "omöjligt")])
def test_frequent_words_with_another_misreading(candidates: Candidates, printed: str, true: str) -> None:
    assert candidates.readings(printed)[0].text == true
    assert candidates.readings(printed)[0].rule is MISREAD


def test_misread_forms_leave_names_and_short_words() -> None:
    assert misread_forms("ay") == []
    assert misread_forms("MGJ") == []
    assert ("möjlig", 8.5) in misread_forms("mgjlig")


def test_genitives_nobody_has_seen(candidates: Candidates) -> None:
    assert candidates.readings("vintervaghallningens")[0].text == "vinterväghållningens"


def test_a_digit_at_the_end_needs_a_known_word(candidates: Candidates) -> None:
    assert candidates.readings("milj6")[0].text == "miljö"
    assert candidates.readings("mega6")[0].text == "mega6"
