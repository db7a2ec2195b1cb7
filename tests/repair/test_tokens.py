from __future__ import annotations

import pytest

from protokoll_parse.repair.guards import guards_chunk, guards_word
from protokoll_parse.repair.tokens import tokens_of


@pytest.mark.parametrize(
    "word",
    ["46", "164", "6st", "6kr", "46ar", "24", "A4", "B6", "MAS", "SKR", "FoU", "DVRK", "H&M", "6", "4t", "16st"],
)
def test_guarded(word: str) -> None:
    assert all(token.kind != "word" for token in tokens_of(word, 0))


def test_endings_of_abbreviations_are_guarded() -> None:
    kinds = [(token.text, token.kind) for token in tokens_of("GIF:ar mote:", 0)]
    assert kinds == [("GIF", "guarded"), ("ar", "guarded"), ("mote", "word"), (":", "end")]


@pytest.mark.parametrize(
    "word", ["beh6ver", "6ver", "f6r", "6ka", "l6sning", "I6sning", "16sning", "&r", "p&", "G6ran"]
)
def test_signs_for_letters_make_words(word: str) -> None:
    tokens = list(tokens_of(word, 7))
    assert [(token.text, token.kind, token.start) for token in tokens] == [(word, "word", 7)]


@pytest.mark.parametrize(
    "chunk",
    [
        "a.b@c.example",
        "https://x.example/a6",
        "www.namnd.example",
        "arende6.pdf",
        "C:\\arende\\6",
        "deadbeef06",
        "4d3a-6f00",
    ],
)
def test_addresses_and_codes_are_left_whole(chunk: str) -> None:
    assert guards_chunk(chunk)


def test_capitals_are_words_in_a_line_of_capitals() -> None:
    assert not guards_word("VARD", capitals_line=True)
    assert guards_word("VARD", capitals_line=False)
    assert not guards_word("VARDEN", capitals_line=False)


def test_guards_dots_that_were_read_as_letters() -> None:
    assert guards_word("eecesesessseeeeeeseee", capitals_line=False)
    assert not guards_word("energigenerering", capitals_line=False)
    assert not guards_word("verksamhetsberattelsen", capitals_line=False)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("|Plats<br>Tid|Salen<br>Eva Ek (S)|", ["Plats", "Tid", "Salen", "Eva", "Ek", "S"]),
        ("|§|2|Val av justerare|", ["Val", "av", "justerare"]),
        ("|||utskottet|||", ["utskottet"]),
        ("|nga, |da och G6ran", ["|nga", "|da", "och", "G6ran"]),
        ("f6r |6senord", ["f6r", "|6senord"]),
        ("|NFORMATION", ["|NFORMATION"]),
        ("Rapporter (15 min), min bil", ["Rapporter", "min", "bil"]),
        ("0sten 0berg, 08-20 03", ["0sten", "0berg"]),
    ],
)
def test_bars_of_tables_and_tags_are_no_letters(line: str, words: list[str]) -> None:
    found = [token for token in tokens_of(line, 3) if token.kind in ("word", "guarded")]
    assert [token.text for token in found] == words
    assert all(line[token.start - 3 :].startswith(token.text) for token in found)


def test_kinds_and_places() -> None:
    tokens = list(tokens_of("Vard, 12 st (24/11).", 100))
    assert [(token.text, token.kind) for token in tokens] == [
        ("Vard", "word"), (",", "comma"), ("12", "number"), ("st", "word"), ("(", "comma"), ("24", "number"),
        ("11", "number"), (")", "comma"), (".", "end"),
    ]  # fmt: skip
    assert [token.start for token in tokens][:3] == [100, 104, 106]
