"""From words with places to text as it was printed."""

from __future__ import annotations

from operator import add

import page_writers
import pytest

from protokoll_parse.reading.printed import PrintedLine, PrintedPage, PrintedWord
from protokoll_parse.reading.typeset import Typeset, typeset
from protokoll_parse.text import Span
from protokoll_parse.text.words import Box, OcrEngine

PROSE = """\
Styrelsen går igenom läget och
beslutar att ta upp frågan igen
när svaret har kommit in från
kommunen och länsstyrelsen har
hunnit yttra sig över förslaget
till ny taxa för året"""


def rows(*lines: str) -> str:
    return "\n".join(lines) + "\n"


def beside(left: str, right: str, column: int = 40) -> str:
    return rows(*(f"{a:<{column}}{b}" for a, b in zip(left.split("\n"), right.split("\n"), strict=True)))


def shifted(pages: list[PrintedPage], slope: float) -> list[PrintedPage]:
    """The pages as a scanner sees them that lie askew."""
    for page in pages:
        for line in page.lines:
            falls = [slope * left for left in line.lefts]
            line.tops = list(map(add, line.tops, falls))
            line.bottoms = list(map(add, line.bottoms, falls))
    return pages


@pytest.mark.parametrize(
    "text",
    [
        rows("Protokoll", "", "§ 1 Öppnande", "Ordföranden öppnar.", "", "", "§ 2 Val av justerare"),
        rows("Närvarande          Åsa Ek, ordförande", "                    Bo Ljung", "", "Frånvarande         Per Ö"),
        rows("Beslut", "    att anta planen, samt", "    att skicka den", "Nästa möte är den 3 maj."),
        rows(
            "Vad                       Vem     När", "Boka lokal för mötet      MS      15 dec", "Brev              AT"
        ),
    ],
)
@pytest.mark.parametrize("slope", [0, 0.01, -0.01])
def test_lines_columns_indents_and_blank_lines_stand_as_printed(text: str, slope: float) -> None:
    assert typeset(shifted(page_writers.sheets(text), slope)).text.split() == text.split()
    printed = typeset(shifted(page_writers.sheets(text), slope)).text.rstrip("\n").split("\n")
    assert [" ".join(line.split()) for line in printed] == [" ".join(line.split()) for line in text.split("\n")[:-1]]
    for line, expected in zip(printed, text.split("\n"), strict=False):
        indent = len(expected) - len(expected.lstrip())
        assert abs(len(line) - len(line.lstrip()) - indent) <= 1
        assert ("   " in line.strip()) == ("   " in expected.strip())


def test_columns_of_running_text_follow_one_another() -> None:
    text = rows("Protokoll från mötet som hölls i Folkets hus den tredje maj i Norrdal", "") + beside(PROSE, PROSE)
    expected = text.split("\n")[0].split() + PROSE.split() * 2
    assert typeset(page_writers.sheets(text)).text.split() == expected


def test_lines_across_columns_stand_between_them() -> None:
    across = "En rad som går över båda spalterna och som ingen av dem äger alls här"
    text = beside(PROSE, PROSE) + rows(across, across) + beside(PROSE, PROSE)
    expected = PROSE.split() * 2 + across.split() * 2 + PROSE.split() * 2
    assert typeset(page_writers.sheets(text)).text.split() == expected


def test_a_short_last_line_ends_its_paragraph_with_the_page() -> None:
    long = "Ordföranden redogör för läget och svarar på frågor om budgeten"
    assert typeset(page_writers.sheets(f"{long}\nslut.\f{long}\n{long}\f{long}")).text == (
        f"{long}\nslut.\n\n\f{long}\n{long}\n\f{long}\n"
    )


def test_pages_with_text_of_their_own_and_blank_ones() -> None:
    printed = typeset([PrintedPage(text="rad\fett\n"), PrintedPage(), PrintedPage(text="rad två")])
    assert printed.text == "radett\n\f\n\frad två\n"
    assert [(page.span.start, page.span.end) for page in printed.pages] == [(0, 7), (7, 9), (9, 18)]
    assert len(printed.words) == 0


def test_words_know_their_place_confidence_and_type() -> None:
    line = [
        PrintedWord("Åsa", 100, 100, 200, 150, 0.5, 40, True),
        PrintedWord("Ek", 900, 100, 1200, 150),
    ]
    printed: Typeset = typeset([PrintedPage(1000, 2000, [PrintedLine.of(line)])])
    words = printed.words
    assert [printed.text[a:b] for a, b in zip(words.starts, words.ends, strict=True)] == ["Åsa", "Ek"]
    spans = map(Span, words.starts, words.ends)
    boxes = [box for span in spans for box in words.boxes_of(span)]
    assert boxes == [Box(1, 0.1, 0.05, 0.2, 0.075), Box(1, 0.9, 0.05, 1.0, 0.075)]
    assert list(words.confidences) == [0.5, -1.0]
    assert [words.size_of(0), words.size_of(1)] == pytest.approx([0.02, 0])
    assert list(words.bold) == [1, 0]


def test_the_engine_is_the_first_that_says_its_language() -> None:
    blank, swedish = OcrEngine("tesseract 5.3.0"), OcrEngine("tesseract 5.3.0", "swe")
    pages = [PrintedPage(), PrintedPage(engine=blank), PrintedPage(engine=swedish), PrintedPage(engine=blank)]
    assert typeset(pages).engine == swedish
    assert typeset(pages[:2]).engine == blank
    assert typeset(pages[:1]).engine is None
