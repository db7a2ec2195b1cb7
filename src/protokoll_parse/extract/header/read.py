"""The meeting as header and running heads state it."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

import regex

from protokoll_parse.extract.attendance.lists import lines_of
from protokoll_parse.extract.attendance.table_cells import lay_out
from protokoll_parse.extract.dates import find_dates
from protokoll_parse.extract.header.body import labelled_body, stated_body
from protokoll_parse.extract.header.day import day_of_notice, inferred_date, stated_date
from protokoll_parse.extract.header.deciding import inferred_body
from protokoll_parse.extract.header.framing import opened_in
from protokoll_parse.extract.header.lead import KIND, beside_letterhead, is_item, is_list, lead_lines, read_statements
from protokoll_parse.extract.header.letter import read_sentences
from protokoll_parse.extract.header.place import stated_place
from protokoll_parse.extract.header.times import meeting_times
from protokoll_parse.extract.header.trail import is_trail
from protokoll_parse.extract.header.value import Value, columns, without_bullet, without_page_mark
from protokoll_parse.extract.tree import flat
from protokoll_parse.records.models import Meeting
from protokoll_parse.text import Span
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protokoll_parse.extract.context import Context
    from protokoll_parse.text import Line, Outline

_ADJUSTING = compiled(r"justering(?:ens)?\b\s*:?", regex.IGNORECASE)
_PLACE_OR_TIME = compiled(r"(?:plats|och\s+tid|tid)\b(?:\s+(?:och|o\.?)\s+(?:tid|plats))?\s*:?", regex.IGNORECASE)
_NUMBER_LABEL = compiled(
    r"\b(?:d\.?\s?nr|(?:diarie|dokument|dok\.?|referens|ref\.?|handlings?|akt|ärende|\p{L}*protokoll(?:s|et)?|prot\.?)(?:-|\s{0,3})(?:nr|nummer|id)"
    r"|protokoll\s+nummer|dokument(?:beteckning|kod)|diarie(?:beteckning|föring)|protokollsbeteckning|(?:mötets|vår)\s+beteckning"
    # in brackets, as in "Protokoll (nr 7)"
    r"|\p{L}*protokoll(?:et)?\s\(nr(?=\s?[0-9]{1,3}\))"
    # "Protokoll S07-22/23", "Styrelseprotokoll 2022/23:07": the meeting and its year of business
    r"|\p{L}*protokoll(?:et)?(?=\s+(?:(?-i:\p{Lu}{1,6})\s?[0-9]{1,3}[–:/-](?:(?:19|20)[0-9]{2}|[0-9]{2}(?=/))(?:/(?:(?:19|20)[0-9]{2}|[0-9]{2}))?"
    r"|(?:19|20)?[0-9]{2}/(?:19|20)?[0-9]{2}[:-][0-9]{1,3})(?:$|\s\s))"
    # "Utskottssammanträde 2017/18:2": of a session of parliament
    r"|^\p{L}*(?:sammanträde|möte|plenum)(?=\s+(?:nr\.?\s*)?(?:19|20)[0-9]{2}/[0-9]{2}:[0-9]{1,3}(?:$|\s\s|\t))(?:\s+nr)?"
    # "Klubbstyrelsemöte nr 5/2011": by its number in the year
    r"|^\p{L}*(?:sammanträde|möte)\s+nr\.?(?=\s[0-9]{1,3}/(?:19|20)[0-9]{2}(?![0-9/:-]))"
    r"|(?:beteckning|referens)(?=\s*:)|\p{L}*protokoll(?:et)?(?=\s+[0-9]{1,3}[/:-](?:19|20)[0-9]{2}(?![0-9/:-])))\b\.?\s*:?\s*"
    r"(?P<number>(?:(?-i:\p{Lu}+)\s)?(?=\S*[0-9])[\p{L}0-9][\p{L}0-9:./_–-]*)",
    regex.IGNORECASE,
)
_NUMBER_GOES_ON = compiled(r"(?:\s[0-9]+(?:[.:/-][0-9]+)+){1,3}$")  # "Dnr HB 311 1.2.4 2015-7"
_NUMBER_LABEL_ALONE = compiled(
    r"(?:d\.?\s?nr|(?:diarie|dokument|ärende|protokoll(?:s)?)(?:nummer|\s?nr|beteckning))\.?\s*:?", regex.IGNORECASE
)
# above the number of a meeting in a session of parliament, whose column was torn off: "2017/18:2"
_SESSION_LABEL = compiled(r"\p{L}*(?:sammanträde|plenum|protokoll)\s*:?", regex.IGNORECASE)
_NUMBER_IN_SESSION = compiled(r"(?:19|20)[0-9]{2}/[0-9]{2}:[0-9]{1,3}")
# below the label: "KS/2024:5", "KS 2024/5", "2024-0005"; no date, no page
_NUMBER_ALONE = compiled(r"(?:\p{Lu}{1,6}[\s/-])?(?=\S*[0-9])(?=\S*[/:-])[\p{L}0-9][\p{L}0-9:./-]*[0-9]")
# "4/98", "nr 3-2005" in a column of its own; "1/19" may be a page
_NUMBER_IN_YEAR = compiled(
    r"(?:nr\.?\s*)?(?P<number>(?:[2-9]|[0-9]{2,3}|1(?=\D[0-9]{4}))\s?[/:-]\s?(?P<year>(?:19|20)?[0-9]{2}))",
    regex.IGNORECASE,
)
# "101-2345-2012" in a column of its own, as the boards of counties number
_NUMBER_OF_COUNTY = compiled(r"(?P<number>[0-9]{3}-[0-9]{1,6}-(?P<year>(?:19|20)[0-9]{2}))")
# "Protokoll 3-24, fört vid …", "Styrelseprotokoll nr 7/19 från …"; "Protokoll 3/12" may be a day
_NUMBER_OF_MINUTES = compiled(
    rf"(?:\p{{L}}*protokoll(?:et)?:?\s+|(?=nr\b)){_NUMBER_IN_YEAR.pattern},?\s+(?:fört|förda|hållet|upprättat|från|för|över|vid)\b",
    regex.IGNORECASE,
)
# "Protokollet är granskat" says what became of the minutes
_TOLD_OF = compiled(
    r"^vid\s+protokollet\b|^protokollet\s+(?:är|har|blev|blir|ska(?:ll)?|(?:granska|justera|godkän|publicera|anslagit|anslå)\p{L}*)\b",
    regex.IGNORECASE,
)
_NUMBER_COLUMN = compiled(r"(?:(?:protokoll(?:s)?|mötes?|sammanträdes)[\s-]?)?(?:nummer|nr\.?)\s?:?", regex.IGNORECASE)
_BARE_NUMBER = compiled(r"[0-9]{1,3}(?:[/:-](?:19|20)?[0-9]{2})?")
_MEETING_DAY = compiled(r"(?:sammanträdes|mötes)?(?:datum|dag)\b", regex.IGNORECASE)
_NEAR = 12  # signs between the columns of a label and its value
_RUNNING_HEAD = 6  # lines
_TITLE = 3  # lines of a cover, of which one says what it is
_AGENDA = 2  # lines that look like entries of one
_LONGEST = 500  # signs; a longer line is no line of a header
_TITLE_AT_FOOT = compiled(
    rf"(?:{KIND.pattern})\s+(?!(?:är|har|juster|godkän|publicera|ska)\p{{L}}*)(?:(?:från|fört|vid|för)\s+){{0,2}}(?:(?!(?:nästa|föregående|förra)\b)\p{{L}}+\s+){{0,6}}(?:den\s+)?(?=[0-9])",
    regex.IGNORECASE,
)
_LONGEST_TITLE = 140  # signs
_MEETING_TITLE = compiled(r"\p{Lu}[^.]{0,40}(?:möte|stämma|sammanträde)\b(?:[^.]|\.(?=[0-9])){0,60}$", regex.IGNORECASE)


def read_header(outline: Outline, ctx: Context) -> Meeting:
    """Everything the header states; what it leaves open may be inferred, and is marked so."""
    printed = _cover(outline)
    lines = [_bare(line) for line in lay_out(printed) if len(line.text) <= _LONGEST or is_list(line.text)]
    lines = beside_letterhead(_without_adjusting([line for line in lines if line.text]))
    lines = [*_title_at_foot(outline, lines), *lines]
    fields: dict[str, Any] = {}
    evidence = []
    lead = lead_lines(lines)
    statements = read_statements(lead, outline.repaired)
    sentences = read_sentences(lead, outline.repaired)
    title = _title(lines if printed is not outline.furniture else [])
    # a notice of posting, which may stand at the end, repeats who met and when
    body = stated_body(lines, title, statements, sentences) or labelled_body(outline.closing)
    day = stated_date(lines, statements, outline.closing) or day_of_notice(outline.closing)
    start, end = meeting_times(lines, outline, day, sentences)
    values: dict[str, Value | None] = {
        "title": title,
        "body": body,
        "document_number": _document_number(lines, day),
        "date": day,
        "start_time": start,
        "end_time": end,
        "place": stated_place(lines, title, body, statements, sentences) or opened_in(outline.items),
    }
    for name, value in values.items():
        if value is None:
            continue
        fields[name], fields[f"{name}_basis"] = value.text, value.basis
        evidence.append(ctx.evidence(value.rule, outline.repaired.original_span(Span(value.start, value.end)), name))
    blocks = [block for item in flat(outline.items) for block in item.blocks]
    if values["body"] is None and (deciding := inferred_body(blocks)):
        fields["body"], fields["body_basis"] = deciding, "inferred"
        evidence.append(ctx.evidence("HDR021", None, "body"))
    if values["date"] is None and (inferred := inferred_date(blocks)):
        fields["date"], fields["date_basis"] = inferred[0].isoformat(), "inferred"
        evidence.append(ctx.evidence("HDR022", inferred[1], "date"))
    fields.update(_item_range(outline))
    return Meeting(**fields, evidence=evidence)


def _cover(outline: Outline) -> Sequence[Line]:
    """The header; without one the first item where it is the cover, else the running heads."""
    if any(line.text for line in outline.header) or not outline.items:
        return outline.header or outline.furniture
    first = lines_of(outline, outline.items[0]) if outline.items[0].number is None else []
    is_cover = any(KIND.match(line.text) for line in first[:_TITLE]) and any(is_list(line.text) for line in first)
    return first if is_cover else outline.header or outline.furniture


def _bare(line: Line) -> Line:
    """The line without bullet and page number; of a list of people that was run together, only the first signs."""
    text = line.text[:_LONGEST].removesuffix("\\").rstrip()  # Markdown breaks lines with a backslash
    return without_page_mark(without_bullet(replace(line, text=text)))


def _without_adjusting(lines: Sequence[Line]) -> list[Line]:
    """Drop *plats och tid* below *Justeringens*: where and when the minutes are approved, in a label of two lines.

    Where the label stands alone, its value is the line below.
    """
    kept: list[Line] = []
    alone = False
    for before, line in zip([None, *lines], lines, strict=False):
        if alone:
            alone = False
            continue
        label = _ADJUSTING.match(before.text) if before is not None else None
        if label and before and _PLACE_OR_TIME.match(line.text):
            alone = label.end() == len(before.text) and _PLACE_OR_TIME.fullmatch(line.text) is not None
        else:
            kept.append(line)
    return kept


def _title_at_foot(outline: Outline, header: Sequence[Line]) -> list[Line]:
    """*Protokoll styrelsemöte 2024-03-02 18.30 Bygdegården* as the last line of all, where the header says no day."""
    last = next((line for line in reversed(outline.lines) if line.text), None)
    if last is None or not outline.items or any(KIND.search(line.text) or find_dates(line.text) for line in header):
        return []
    dates = find_dates(last.text)
    titled = _TITLE_AT_FOOT.match(last.text) and len(last.text) <= _LONGEST_TITLE and not last.text.endswith((".", ":"))
    return [last] if titled and len(dates) == 1 and dates[0].year_stated else []


def _title(lines: Sequence[Line]) -> Value | None:
    """The line that names the kind of document."""
    for line in lines[:12]:
        if not line.text[0].isalpha() or is_trail(line.text):  # an agenda; the way to the page
            continue
        for start, column in columns(line.text):
            if KIND.search(column) and len(column) <= _LONGEST_TITLE and not _TOLD_OF.match(column):
                return Value(column, line.start + start, line.start + start + len(column), "HDR001")
    if lines and _MEETING_TITLE.match(lines[0].text):
        return Value(lines[0].text, lines[0].start, lines[0].end, "HDR001")
    return None


def _document_number(lines: Sequence[Line], day: Value | None) -> Value | None:
    entries = 0  # of an agenda, which have case numbers of their own
    for line, below in zip_longest(lines[:40], lines[1:40]):
        entries += is_item(line.text)
        if entries >= _AGENDA:
            break
        alone = below and _NUMBER_LABEL_ALONE.fullmatch(line.text) and _NUMBER_ALONE.fullmatch(below.text)
        alone = alone or (below and _SESSION_LABEL.fullmatch(line.text) and _NUMBER_IN_SESSION.fullmatch(below.text))
        if below and (found := _number_in_column(line, below)):
            return found
        if alone and below and not find_dates(below.text):
            return Value(below.text, below.start, below.end, "HDR005")
        if (match := _NUMBER_LABEL.search(line.text)) and not line.text.startswith("§"):
            more = _NUMBER_GOES_ON.match(line.text, match.end())
            grouped = more and not find_dates(more[0])
            number = line.text[match.start("number") : more.end() if more and grouped else match.end()].rstrip(".,–-")
            start = line.start + match.start("number")
            return Value(number, start, start + len(number), "HDR005")
    for line in lines[:_RUNNING_HEAD] if day else ():
        for start, column in columns(line.text):
            match = (
                _NUMBER_IN_YEAR.fullmatch(column)
                or _NUMBER_OF_COUNTY.fullmatch(column)
                or _NUMBER_OF_MINUTES.match(column)
            )
            if match and day and day.text[:4].endswith(match["year"]):
                at = line.start + start + match.start("number")
                printed = compiled(r"\D+").split(match["number"])
                if [int(part) for part in printed] == [int(day.text[8:]), int(day.text[5:7])]:
                    continue  # the day itself
                return Value(match["number"], at, at + len(match["number"]), "HDR005")
    return None


def _number_in_column(line: Line, below: Line) -> Value | None:
    """*9* below *Nummer* in a row of labels, where the day of the meeting stands below another of them."""
    if not _MEETING_DAY.search(line.text) or not find_dates(below.text):
        return None
    for label_start, label in columns(line.text):
        for start, number in columns(below.text):
            apart = below.indent + start - line.indent - label_start
            if _NUMBER_COLUMN.fullmatch(label) and _BARE_NUMBER.fullmatch(number) and abs(apart) <= _NEAR:
                at = below.start + start
                return Value(number, at, at + len(number), "HDR005")
    return None


def _item_range(outline: Outline) -> dict[str, Any]:
    if outline.stated_range:
        stated = outline.stated_range
        return {"item_range": [str(stated.first), str(stated.last)], "item_range_basis": "stated"}
    numbers = [item.number for item in outline.items if item.number]
    return {"item_range": [numbers[0], numbers[-1]], "item_range_basis": "inferred"} if numbers else {}
