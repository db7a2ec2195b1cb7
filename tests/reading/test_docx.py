"""What is printed of a document of a word processor: paragraphs, tabs, pages, running heads, tracked changes."""

from __future__ import annotations

import io
from collections.abc import Callable

from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_BREAK, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, Twips

from protokoll_parse.reading import read

Printed = Callable[[Document | bytes | str], str]


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def test_headings_stand_apart_and_paragraphs_are_lines(minutes: Document, printed: Printed) -> None:
    minutes.add_paragraph("Styrelsen för Lövhults samfällighet")
    minutes.add_heading("§ 1 Mötets öppnande", 1)
    minutes.add_paragraph("Ordföranden öppnade mötet.")
    minutes.add_paragraph("Alla hälsades välkomna.")
    minutes.add_heading("§ 2 Dagordning", 1)
    assert printed(minutes) == (
        "Styrelsen för Lövhults samfällighet\n\n§ 1 Mötets öppnande\nOrdföranden öppnade mötet.\n"
        "Alla hälsades välkomna.\n\n§ 2 Dagordning"
    )


def test_space_between_paragraphs_and_empty_ones_are_blank_lines(minutes: Document, printed: Printed) -> None:
    minutes.add_paragraph("A")
    minutes.add_paragraph("B").paragraph_format.space_before = Pt(8)
    minutes.add_paragraph("C").paragraph_format.space_before = Pt(3)
    minutes.add_paragraph("")
    minutes.add_paragraph("D").paragraph_format.space_before = Pt(8)
    assert printed(minutes) == "A\n\nB\nC\n\nD"


def test_no_space_between_paragraphs_of_one_style_where_it_says_so(printed: Printed) -> None:
    properties = '<w:spacing w:after="200"/><w:contextualSpacing/>'
    text = paragraph(run("A"), properties=properties) + paragraph(run("B"), properties=properties)
    assert printed(text) == "A\nB"


def test_tabs_lead_to_their_stops(minutes: Document, printed: Printed) -> None:
    for name, role in (("Ulla Ek", "ordförande"), ("Per-Anders Lindqvist", "kassör"), ("", "suppleant")):
        line = minutes.add_paragraph(f"{name}\t{role}")
        line.paragraph_format.tab_stops.add_tab_stop(Twips(3300))
    lines = printed(minutes).split("\n")
    assert [line.split() for line in lines] == [
        ["Ulla", "Ek", "ordförande"],
        ["Per-Anders", "Lindqvist", "kassör"],
        ["suppleant"],
    ]
    assert {line.index(role) for line, role in zip(lines, ("ord", "kas", "sup"), strict=True)} == {30}


def test_tabs_without_stops_lead_to_the_next_usual_one(minutes: Document, printed: Printed) -> None:
    minutes.add_paragraph("Kallade:\t14 mars")
    minutes.add_paragraph("Tid:\t\t18.30")
    first, second = printed(minutes).split("\n")
    assert first.index("14") == second.index("18") == 13


def test_dots_lead_to_the_page_number_of_a_table_of_contents(minutes: Document, printed: Printed) -> None:
    line = minutes.add_paragraph("§ 1 Val av justerare\t2")
    line.paragraph_format.tab_stops.add_tab_stop(Twips(6600), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    assert printed(minutes) == "§ 1 Val av justerare " + "." * 37 + " 2"


def test_indents_and_hanging_labels(minutes: Document, printed: Printed) -> None:
    label = minutes.add_paragraph("Plats:\tSockenstugan")
    label.paragraph_format.left_indent, label.paragraph_format.first_line_indent = Twips(2200), Twips(-2200)
    minutes.add_paragraph("lilla salen\nvid torget").paragraph_format.left_indent = Twips(2200)
    assert printed(minutes) == (
        "Plats:" + " " * 14 + "Sockenstugan\n" + " " * 20 + "lilla salen\n" + " " * 20 + "vid torget"
    )


def test_what_begins_a_page(minutes: Document) -> None:
    minutes.add_paragraph("ett").add_run().add_break(WD_BREAK.PAGE)
    minutes.add_paragraph("två")
    minutes.add_paragraph("tre").paragraph_format.page_break_before = True
    minutes.add_section(WD_SECTION.NEW_PAGE)
    minutes.add_paragraph("fyra")
    minutes.add_section(WD_SECTION.CONTINUOUS)
    minutes.add_paragraph("fortfarande fyra")
    stream = io.BytesIO()
    minutes.save(stream)
    source = read(stream.getvalue())
    pages = [source.text[page.span.start : page.span.end].split() for page in source.pages]
    assert pages == [["ett"], ["två"], ["tre"], ["fyra", "fortfarande", "fyra"]]


def test_where_a_page_began_when_it_was_printed_last(printed: Printed) -> None:
    turn = "<w:r><w:lastRenderedPageBreak/></w:r>"
    hard = '<w:r><w:br w:type="page"/></w:r>'
    text = (
        paragraph(run("Stämman beslutar "), turn, run("att bifalla.")) + paragraph(hard) + paragraph(turn, run("§ 2"))
    )
    assert printed(text) == "Stämman beslutar\n\fatt bifalla.\n\n\f§ 2"


def test_first_running_head_once_and_without_page_numbers(minutes: Document, printed: Printed) -> None:
    head = minutes.sections[0].header.paragraphs[0]
    head.add_run("Valboda hembygdsförening\t\tSida ")
    for kind, code in (("begin", None), (None, " PAGE "), ("separate", None), (None, None), ("end", None)):
        part = head.add_run("7" if not kind and not code else "")
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            part._r.append(mark)
        elif code:
            instruction = OxmlElement("w:instrText")
            instruction.text = code
            part._r.append(instruction)
    head.add_run(" av 12")
    minutes.sections[0].footer.paragraphs[0].text = "Justerandes sign"
    minutes.add_paragraph("Protokoll").add_run().add_break(WD_BREAK.PAGE)
    minutes.add_paragraph("§ 1")
    assert printed(minutes) == "Valboda hembygdsförening\n\nProtokoll\n\n\f§ 1"


def test_first_page_with_a_head_of_its_own(minutes: Document, printed: Printed) -> None:
    section = minutes.sections[0]
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text = "Följande sidor"
    section.first_page_header.paragraphs[0].text = "Kommunens vapen"
    minutes.add_paragraph("Protokoll")
    assert printed(minutes) == "Kommunens vapen\n\nProtokoll"


def test_tracked_changes_are_accepted(printed: Printed) -> None:
    text = paragraph(
        run("Styrelsen beslutade att "),
        f"<w:del>{run('avslå').replace('w:t', 'w:delText')}</w:del><w:ins>{run('bifalla')}</w:ins>",
        f"<w:moveFrom>{run(' genast')}</w:moveFrom><w:moveTo>{run(' motionen')}</w:moveTo>",
    )
    assert printed(text) == "Styrelsen beslutade att bifalla motionen"


def test_a_deleted_end_of_paragraph_joins_two(printed: Printed) -> None:
    text = paragraph(run("Mötet "), properties="<w:rPr><w:del/></w:rPr>") + paragraph(run("avslutades."))
    assert printed(text) == "Mötet avslutades."


def test_hidden_text_notes_and_prompts_are_out(printed: Printed) -> None:
    text = paragraph(
        run("Synligt"),
        run(" dolt", "<w:vanish/>"),
        run(" ej dolt", '<w:vanish w:val="0"/>'),
        '<w:r><w:footnoteReference w:id="2"/></w:r>',
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + run(" Klicka här") + "</w:sdtContent></w:sdt>",
        "<w:sdt><w:sdtPr/><w:sdtContent>" + run(" 14 mars") + "</w:sdtContent></w:sdt>",
    )
    assert printed(text) == "Synligt ej dolt 14 mars"


def test_links_fields_and_controls_are_text(printed: Printed) -> None:
    text = (
        "<w:sdt><w:sdtContent>"
        + paragraph(f'<w:hyperlink r:id="rId99">{run("bilaga 1")}</w:hyperlink>')
        + "</w:sdtContent></w:sdt>"
        + paragraph(run("Den "), f'<w:fldSimple w:instr="DATE">{run("3 maj")}</w:fldSimple>')
    )
    assert printed(text) == "bilaga 1\nDen 3 maj"


def test_a_page_number_in_the_text_stays(printed: Printed) -> None:
    marks = ('<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText>', "separate", "end")
    text = paragraph(
        run("Sida "), f'{marks[0]}<w:fldChar w:fldCharType="separate"/></w:r>', run("3"),
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>', run(" av 4"),
    )  # fmt: skip
    assert printed(text) == "Sida 3 av 4"


def test_signs_are_as_printed(printed: Printed) -> None:
    text = paragraph(
        run("§\xa05\u202f000 kr, för\xadening, e\u2011post, "),
        "<w:r><w:t>hem</w:t><w:softHyphen/><w:t>bygd, </w:t><w:t>K</w:t><w:noBreakHyphen/><w:t>märkt </w:t></w:r>",
        '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>',
    )
    assert printed(text) == "§ 5 000 kr, förening, e-post, hembygd, K-märkt ✓"


def test_text_boxes_follow_their_paragraph_and_count_once(printed: Printed) -> None:
    box = f"<w:txbxContent>{paragraph(run('Justeras'))}</w:txbxContent>"
    shape = f"<w:drawing><wp:anchor><a:graphic><wps:txbx>{box}</wps:txbx></a:graphic></wp:anchor></w:drawing>"
    old = f"<w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict>"
    both = f"<mc:AlternateContent><mc:Choice>{shape}</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"
    assert (
        printed(paragraph(run("Protokoll"), f"<w:r>{both}</w:r>") + paragraph(run("§ 1"))) == "Protokoll\nJusteras\n§ 1"
    )


def test_the_record_names_the_format(minutes: Document) -> None:
    minutes.add_paragraph("Protokoll")
    stream = io.BytesIO()
    minutes.save(stream)
    source = read(stream.getvalue(), name="möte.docx")
    assert source.media_type.endswith("wordprocessingml.document")
    assert (source.encoding, source.words) == (None, None)
