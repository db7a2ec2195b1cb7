"""Tables as they are printed: rows of cells in columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from docx.document import Document
from docx.shared import Twips
from docx.table import Table

Printed = Callable[[Document | bytes | str], str]


def add(document: Document, rows: Sequence[Sequence[str]], width: int = 1100) -> Table:
    """A table whose columns are ten letters wide, unless ``width`` (twips) says otherwise."""
    table = document.add_table(len(rows), len(rows[0]))
    for column in table.columns:
        column.width = Twips(width)
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    return table


def test_attendance_stands_in_columns(minutes: Document, printed: Printed) -> None:
    add(minutes, [["Ledamot", "Parti", "§§"], ["Ulla Ek", "(S)", ""], ["Per-Anders Lind", "(M)", "3-7"]])
    assert printed(minutes).split("\n") == [
        "Ledamot           Parti     §§",
        "Ulla Ek           (S)",
        "Per-Anders Lind   (M)       3-7",
    ]


def test_cells_of_several_lines_run_side_by_side(minutes: Document, printed: Printed) -> None:
    add(minutes, [["Närvarande", "Ulla Ek\nBo Alm"], ["Frånvarande", "Siv Dahl"]])
    assert printed(minutes).split("\n") == [
        "Närvarande    Ulla Ek",
        "              Bo Alm",
        "Frånvarande   Siv Dahl",
    ]


def test_long_text_keeps_its_line_and_does_not_push_the_others(minutes: Document, printed: Printed) -> None:
    long = "Sammanfattning av ärendet. " * 6
    add(minutes, [["Ärende", "Ansvar"], [long.strip(), "UE"], ["Ekonomi", "BA"]])
    head, prose, after = printed(minutes).split("\n")
    assert prose == f"{long.strip()}   UE"
    assert head.index("Ansvar") == after.index("BA") == 10


def test_cells_merged_across_and_downwards(minutes: Document, printed: Printed) -> None:
    table = add(minutes, [["x", "y", "z"], ["", "b", "c"], ["", "d", "e"], ["Alla justerade protokollet.", "", ""]])
    table.cell(0, 0).merge(table.cell(2, 0)).text = "Beslutande\nledamöter"
    table.cell(3, 0).merge(table.cell(3, 2)).text = "Alla justerade protokollet."
    assert printed(minutes).split("\n") == [
        "Beslutande   y         z",
        "ledamöter    b         c",
        "             d         e",
        "Alla justerade protokollet.",
    ]


def test_a_frame_of_one_column_is_no_table(minutes: Document, printed: Printed) -> None:
    table = add(minutes, [["§ 1 Öppnande", ""], ["", ""]])
    table.cell(0, 0).add_paragraph("Ordföranden öppnade.")
    assert printed(minutes) == "§ 1 Öppnande\nOrdföranden öppnade."


def test_a_table_within_a_table(minutes: Document, printed: Printed) -> None:
    outer = add(minutes, [["Justerare", ""]], 2200)
    inner = outer.cell(0, 1).add_table(2, 2)
    for row, texts in zip(inner.rows, (("Ulla", "(S)"), ("Bo", "(M)")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    lines = printed(minutes).split("\n")
    assert [line.split() for line in lines] == [["Justerare", "Ulla", "(S)"], ["Bo", "(M)"]]
    assert lines[0].index("(S)") == lines[1].index("(M)")


def test_space_around_a_table(minutes: Document, printed: Printed) -> None:
    minutes.add_paragraph("Närvarolista")
    add(minutes, [["a", "b"]])
    minutes.add_heading("§ 1", 1)
    assert printed(minutes) == "Närvarolista\na         b\n\n§ 1"


def row(*cells: str, properties: str = "") -> str:
    inner = "".join(f"<w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>" for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


def test_rows_that_were_deleted_or_begin_later(printed: Printed) -> None:
    text = (
        '<w:tbl><w:tblGrid><w:gridCol w:w="1100"/><w:gridCol w:w="1100"/></w:tblGrid>'
        + row("a", "b")
        + row("c", "d", properties="<w:del/>")
        + "<w:ins>"
        + row("e", properties='<w:gridBefore w:val="1"/>')
        + "</w:ins>"
        + "</w:tbl>"
    )
    assert printed(text) == "a         b\n          e"


def test_a_row_that_goes_over_to_the_next_page(printed: Printed) -> None:
    turn = "<w:r><w:lastRenderedPageBreak/></w:r>"
    cell = f"<w:tc><w:p><w:r><w:t>ett</w:t></w:r></w:p><w:p>{turn}<w:r><w:t>två</w:t></w:r></w:p></w:tc>"
    assert printed(f"<w:tbl><w:tr>{cell}{cell}</w:tr></w:tbl>") == "ett   ett\n\ftvå   två"
