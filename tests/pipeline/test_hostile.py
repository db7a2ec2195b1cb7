"""Long and hostile inputs: they end in seconds, whatever they repeat."""

from __future__ import annotations

import pytest

from protokoll_parse import parse

SECONDS = 20  # with room for a slow machine; each takes one or two

LONG = {
    "numbered att on one line": "1. Att " * 50_000 + "\n.",
    "numbered att on lines": "1. Att \n" * 5_000,
    "one line of 300 kB": "protokoll om vägar och vatten " * 10_000 + "\n.",
    "one line of names": "Närvarande\n" + "Anna Berg " * 10_000 + "\n§ 1 Ett\nText.",
    "names joined by och": "§ 1 Ett\nFöredragande: " + "Anna Berg och " * 10_000,
    "5 000 headings": "".join(f"§ {number} Rubrik\nText om saken.\n" for number in range(1, 5_001)),
    "the same heading 5 000 times": "1. Rubrik\nText.\n" * 5_000,
    "numbers alone": "".join(f"{number % 999}\n" for number in range(8_000)),
    "bullets": "§ 1 Ett\n" + "- sak\n" * 8_000,
    "bullets in bullets": "§ 1 Ett\n" + "- " * 20_000 + "sak\n",
    "deep indent": "§ 1 Ett\n" + "".join(" " * (number % 60) + "- sak\n" for number in range(5_000)),
    "signs of sections": "§" * 50_000 + "\n.",
    "signs of sections with spaces": "§ " * 30_000 + "\n.",
    "decisions without end": "§ 1 Ett\n" + "nämnden beslutade att " * 5_000,
    "att att att": "§ 1 Ett\nNämnden beslutade " + "att " * 30_000,
    "sentences that decide": "§ 1 Ett\n" + "Nämnden beslutade att anta planen. " * 3_000,
    "persons elected": "§ 1 Ett\n" + "Till revisor valdes Anna Berg, " * 5_000,
    "votes": "§ 1 Ett\n" + "7 ja 4 " * 20_000,
    "blank lines": "§ 1 Ett\n" + "\n" * 30_000 + "x",
    "form feeds": "§ 1 Ett\n" + "\f" * 30_000 + "x\n",
    "points": "§ 1 Ett\n" + ". " * 20_000,
    "damaged words": "Narvarande pa motet\n" + "forsta atgarden ar att fa over pengar till vagarna " * 1_000,
    "page numbers": "".join(f"Huvud {number} (2000)\nrad ett\nrad två\n" for number in range(1, 2_001)),
    "one word of capitals": "§ 1 Ett\n" + "A" * 40_000,
    "brackets": "Närvarande\n" + "Anna Berg (S) " * 5_000 + "\n§ 1 Ett\nText.",
    "spaces behind a label": "Ordförande" + " " * 20_000 + "x\n§ 1 Ett\nText.",
    "two names far apart": "§ 1 Ett\nText.\nAnna Berg" + " " * 60_000 + "Ulf Ek\n",
    "the same in the attendance": "Närvarande\nAnna Berg" + " " * 60_000 + "Ulf Ek\n§ 1 Ett\nText.",
    "spaces in a heading": "§ 1 Ett" + " " * 60_000 + "x\n",
    "words hyphenated at line ends": "§ 1 Ett\n" + "bibli-\n" * 15_000,
    "dates on one line": "§ 1 Nästa möte\n" + "den 3 mars 2025, " * 5_000,
    "clock times on one line": "Tid: " + "kl. 13 - " * 30_000 + "\n§ 1 Ett\nText.",
    "names of those present joined by och": "Närvarande: " + "Anna Berg och " * 5_000 + "\n\n§ 1 Ett\nText.",
    "clauses that decide": "§ 1 Ett\n" + "nämnden beslöt och beslöt nämnden; " * 3_000,
    "clauses of somebody who is to do something": "§ 1 Ett\n" + "det är klart; Anna lovade hjälpa till, " * 3_000,
    "what the chair found": "Ordföranden fann " + "att förslaget fann " * 5_000,
    "the label Föredragande": "§ 1 Ett\n" + "Föredragande: " * 10_000,
}


@pytest.mark.timeout(SECONDS)
@pytest.mark.parametrize("name", LONG)
def test_long_input_ends(name: str) -> None:
    text = LONG[name]
    assert parse(f"{text}\n").source.pages >= 1


@pytest.mark.parametrize("text", ["\U00016130\n", "x\n;\U00016130\n"])
def test_digits_of_other_scripts(text: str) -> None:
    parse(text)


@pytest.mark.parametrize(
    "text", ["§ ٣ Ekonomi\nBra.\n", "§ ² Ekonomi\nBra.\n", "٣. Ekonomi\nBra.\n", "kl. ١٣.٠٠\n§ 1 A\nB"]
)
def test_digits_that_are_not_ours(text: str) -> None:
    parse(text)
