"""Numbers that the word processor prints."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from docx.document import Document
from docx_lists import Form, Lists, number

from protokoll_parse.reading.docx_numbering import number_in

Printed = Callable[[Document | bytes | str], str]


def add(document: Document, text: str, num: int, level: int = 0) -> None:
    number(document.add_paragraph(text), num, level)


@pytest.mark.parametrize(
    ("pattern", "form", "expected"),
    [
        ("%1.", "decimal", ["1. A", "2. B", "3. C"]),
        ("§ %1", "decimal", ["§ 1 A", "§ 2 B", "§ 3 C"]),
        ("KS § %1", "decimal", ["KS § 1 A", "KS § 2 B", "KS § 3 C"]),
        ("%1 §", "decimal", ["1 § A", "2 § B", "3 § C"]),
        ("%1)", "lowerLetter", ["a) A", "b) B", "c) C"]),
        ("%1", "upperRoman", ["I A", "II B", "III C"]),
        ("%1", "ordinal", ["1:a A", "2:a B", "3:e C"]),
        ("\uf0b7", "bullet", ["• A", "• B", "• C"]),
        ("o", "bullet", ["○ A", "○ B", "○ C"]),
        ("", "none", ["A", "B", "C"]),
    ],
)
def test_forms(minutes: Document, printed: Printed, pattern: str, form: Form, expected: list[str]) -> None:
    lists = Lists(minutes)
    num = lists.begin(lists.define([pattern], form, suffix="space", left=0, hanging=0))
    for text in "ABC":
        add(minutes, text, num)
    assert printed(minutes).split("\n") == expected


@pytest.mark.parametrize(
    ("value", "form", "expected"),
    [
        (26, "lowerLetter", "z"), (27, "lowerLetter", "aa"), (54, "upperLetter", "BBB"), (0, "lowerLetter", "0"),
        (32_767, "lowerLetter", "32767"), (1994, "lowerRoman", "mcmxciv"), (32_767, "upperRoman", "32767"),
        (7, "decimalZero", "07"), (11, "ordinal", "11:e"), (21, "ordinal", "21:a"), (5, "hebrew1", "5"),
    ],
)  # fmt: skip
def test_numbers(value: int, form: str, expected: str) -> None:
    assert number_in(value, form) == expected


def test_levels_restart_below_a_new_number(minutes: Document, printed: Printed) -> None:
    lists = Lists(minutes)
    num = lists.begin(lists.define(["%1", "%1.%2", "%1.%2.%3"], suffix="space", left=0, hanging=0))
    for level in (0, 1, 1, 2, 0, 1, 2, 2):
        add(minutes, "x", num, level)
    assert printed(minutes).replace(" x", "").split() == ["1", "1.1", "1.2", "1.2.1", "2", "2.1", "2.1.1", "2.1.2"]


def test_a_level_without_the_one_above_it(minutes: Document, printed: Printed) -> None:
    lists = Lists(minutes)
    num = lists.begin(lists.define(["%1", "%1.%2"], suffix="space", left=0, hanging=0, starts=[3, 1]))
    add(minutes, "x", num, 1)
    assert printed(minutes) == "3.1 x"


def test_lists_of_one_numbering_count_together_until_one_begins_anew(minutes: Document, printed: Printed) -> None:
    lists = Lists(minutes)
    abstract = lists.define(["%1."], suffix="space", left=0, hanging=0, starts=[40])
    first, second, third = lists.begin(abstract), lists.begin(abstract), lists.begin(abstract, [7])
    for num in (first, first, second, third, third, first):
        add(minutes, "x", num)
    assert printed(minutes).replace(" x", "").split() == ["40.", "41.", "42.", "7.", "8.", "9."]


def test_numbering_of_a_style_and_of_none(minutes: Document, printed: Printed) -> None:
    lists = Lists(minutes)
    num = lists.begin(lists.define(["§ %1"], suffix="space", left=0, hanging=0))
    heading = minutes.styles["Heading 1"]
    own = minutes.add_paragraph("", style="Heading 1")
    number(own, num)
    heading.element.get_or_add_pPr().append(own._p.pPr.numPr)
    own._p.getparent().remove(own._p)
    minutes.add_heading("Öppnande", 1)
    number(minutes.add_heading("Underskrifter", 1), 0)
    minutes.add_heading("Avslutning", 1)
    assert printed(minutes).split("\n\n") == ["§ 1 Öppnande", "Underskrifter", "§ 2 Avslutning"]


def test_the_text_begins_at_its_indent(minutes: Document, printed: Printed) -> None:
    lists = Lists(minutes)
    num = lists.begin(lists.define(["%1."], left=880, hanging=440, starts=[9]))
    add(minutes, "Ekonomi", num)
    add(minutes, "Övrigt", num)
    assert printed(minutes) == "    9.  Ekonomi\n    10. Övrigt"


def test_deleted_paragraphs_are_not_counted(printed: Printed, package: Callable[..., bytes]) -> None:
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    text = "".join(
        f"<w:p><w:pPr>{numbered}{mark}</w:pPr>{text}</w:p>"
        for mark, text in (
            ("", "<w:r><w:t>A</w:t></w:r>"),
            ("<w:rPr><w:del/></w:rPr>", "<w:del><w:r><w:delText>B</w:delText></w:r></w:del>"),
            ("", "<w:r><w:t>C</w:t></w:r>"),
        )
    )
    numbering = (
        '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="L"/><w:lvl w:ilvl="0"><w:suff w:val="space"/>'
        '<w:lvlText w:val="%1)"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    assert printed(package(text, {"word/numbering.xml": numbering})) == "1) A\n2) C"
