"""Headings that stand out by their type."""

from __future__ import annotations

from protokoll_parse.reading.printed import PrintedLine, PrintedPage, PrintedWord
from protokoll_parse.reading.typeset import typeset
from protokoll_parse.segment import segment
from protokoll_parse.segment.emphasis import emphasised
from protokoll_parse.text import RepairedText, SourceText, lines_of

TEXT = """\
Anteckningar från bymötet
Belysningen längs vägen
Två lampor är trasiga sedan i våras.
Kari ringer elbolaget.
Midsommarfirandet
Stången reses klockan tolv.
Alla hjälps åt med löven.
Kaffe kokas i bystugan.
"""
HEADINGS = {"Belysningen längs vägen", "Midsommarfirandet"}


def printed(text: str, *, large: set[str] = frozenset(), bold: set[str] = frozenset()) -> RepairedText:  # type: ignore[assignment]
    """``text`` as a page with layout, some of its lines in larger or bold type."""
    page = PrintedPage(1000, 1000)
    for row, line in enumerate(text.splitlines()):
        size = 26 if line in large else 20
        at = 100.0
        words = []
        for word in line.split():
            width = 10.0 * len(word)
            words.append(PrintedWord(word, at, 30.0 * row, at + width, 30.0 * row + 20, size=size, bold=line in bold))
            at += width + 10
        page.lines.append(PrintedLine.of(words))
    found = typeset([page])
    return RepairedText(SourceText(found.text, found.pages, "-", "0" * 64, None, words=found.words))


def headings_in(repaired: RepairedText) -> set[str]:
    return {item.title.text for item in segment(repaired).items if item.title}


def test_plain_text_has_no_emphasis() -> None:
    repaired = RepairedText(SourceText.from_string(TEXT))
    assert emphasised(repaired, lines_of(repaired)) == frozenset()
    assert not headings_in(repaired) >= HEADINGS  # nothing tells them from the text below


def test_larger_lines_are_headings() -> None:
    assert headings_in(printed(TEXT, large=HEADINGS)) == HEADINGS


def test_bold_lines_are_headings() -> None:
    assert headings_in(printed(TEXT, bold=HEADINGS)) == HEADINGS


def test_what_most_lines_have_is_no_emphasis() -> None:
    repaired = printed(TEXT, bold=set(TEXT.splitlines()[1:]))
    assert emphasised(repaired, lines_of(repaired)) == frozenset()
