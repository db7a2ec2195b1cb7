"""An item's title: on the heading's line, on the next ones, behind the case number; and where the body begins."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import takewhile
from typing import TYPE_CHECKING

import regex

from protokoll_parse.lexicon import is_first_name
from protokoll_parse.lexicon.sections import section_role
from protokoll_parse.segment import case_numbers
from protokoll_parse.segment.flat_title import find_title_end, opens_sentence
from protokoll_parse.segment.layout import ends_open, marker_of
from protokoll_parse.segment.title_lead import read_lead
from protokoll_parse.segment.title_words import (
    has_verb,
    is_body,
    is_long,
    is_of_agenda,
    is_past,
    is_said,
    is_sentence,
    names_action,
    names_kind,
)
from protokoll_parse.text import Passage
from protokoll_parse.text.months import MONTH_NAMES
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protokoll_parse.segment.heading_rules import Heading
    from protokoll_parse.segment.layout import Layout
    from protokoll_parse.text import Line, RepairedText

_ENTRY_WORDS, _NAMED = 12, 2
# a full stop that ends a short form, not the title: "På begäran av Kungl. Maj:t", "Samtal med Insp. Ek"
_NO_STOP = (
    r"(?<!\b(?:\p{L}|\p{Lu}\p{Ll}|[Kk][ou]ngl|Insp|Ing|Dir|Prof|Doc|Fil|Adj|Kand|[Oo]rdf|[Ss]ekr"
    r"|resp|bl|ang|ev|nr|kl|kv|st))"
)
_FIRST_SENTENCE = compiled(rf"(?P<title>[^.!?]{{2,100}}){_NO_STOP}[.!?]\s")
_TITLE_STOP_BODY = compiled(
    # "Röstlängd. 14 medlemmar är här.": a figure begins the text only behind a whole word
    rf"(?P<title>\p{{Lu}}[^.:]{{2,60}}){_NO_STOP}\.\s(?P<body>(?:\p{{Lu}}|(?<=\p{{Ll}}{{4}}\.\s)[0-9]{{1,4}}\s(?=\p{{L}}{{3}})).*[.!](?:\s[^.!:]{{2,60}})?)"
)
# the same where the sentence goes on in the next line: "Taket. Siv Ek hade fått två anbud"
_TITLE_STOP_LINE = compiled(
    rf"(?P<title>\p{{Lu}}[^.:]{{2,60}}){_NO_STOP}\.\s(?P<body>\p{{Lu}}(?:\S+\s){{1,6}}?(?:är|var|har|hade|ska|skulle|\p{{Ll}}+(?:ades|ade|des|öts))\s.*[^.!?:])"
)
_MAX_BEFORE_STOP = 6  # words
# the text follows at once: "Val av justerare Till justerare valdes Anna Berg"
_TITLE_WITHOUT_STOP = compiled(
    r"(?P<title>\p{Lu}[^.:]{2,100}?[\p{Ll}0-9])\s(?P<body>(?:(?:Till|Som)\s[^.:]{2,80}?\s(?:valdes|valde|väljs|valts|utsågs|utses|omvaldes|nyvaldes|omväljs|nyväljs)\b"
    r"|(?:Inga|Inget|Ingen)\s[^.:]{2,60}?\s?(?:ställs|ställdes|finns|fanns|anmäl[sd]\p{L}*|förekom\p{L}*|framför\p{L}+|inkom\p{L}*)\b"
    r"|(?:Mötet|Årsmötet|Stämman|Föreningsstämman|Styrelsen|Nämnden|Deltagarna|Vi)\s(?:enhälligt\s)?(?:besl[uö]t\p{L}*|val(?:de|t)|väljer|utsåg|utser|god\p{L}+er|godkände|fastställ\p{L}+)\b"
    r"|Ordföranden?\s(?:\p{Lu}[\p{L}-]+\s){0,3}(?:öppnade|hälsade|förklarade|tackade|avslutade)\b).*)"
)
# "Godkännande av dagordning Kulturnämndens beslut Dagordningen godkänns."
_TITLE_AND_DECISION = compiled(
    r"(?P<title>\p{Lu}[^.:]{2,100}?\p{Ll})\s(?P<body>\p{Lu}\p{Ll}{3,40}s\sbeslut\s\p{Lu}\p{Ll}+\s[^:]{2,200}\.)"
)
# a title of agendas, and a label with its value: "Val av styrelse. Kvarstår ett år: Anna Berg, Bo Ek"
_TITLE_AND_LABEL = compiled(rf"(?P<title>\p{{Lu}}[^.:]{{2,60}}){_NO_STOP}\.\s(?P<body>\p{{Lu}}[^.:]{{2,40}}:.+)")
_TITLE_AND_BODY = compiled(r"(?P<title>\p{Lu}[^:;.]{2,80})[:;]\s(?P<body>\p{Lu}.*[.:!?])")
_SENTENCE_END = compiled(r"\p{Ll}{3}\.(?:\s|$)")
_TITLE_BEFORE_TEXT = compiled(r"(?P<title>\p{Lu}[^:.]{2,60}):\s+(?=\p{Lu}\P{L}*\p{L}+\s\p{Ll})")
_RUN_IN = compiled(
    # "Vem tar hand om nyckeln? Greta frågar runt."
    r"(?P<title>\p{Lu}[^.:;?]{1,60}\?)\s+(?=\p{Lu})"
    rf"|(?P<title>\p{{Lu}}[^.:;]{{1,80}}?)(?:{_NO_STOP}\.\s+(?=\p{{Lu}})|;\s+(?=\S)|\s[–-]\s+(?=\p{{Lu}}.*[.!?]$))"
)
_LEAST_RUN_IN = 3
_RUN_IN_SHARE = 0.6  # of the headings
_SEMICOLON = compiled(r"\p{Lu}[^.:;]{1,60};\s+\S")
_SEMICOLON_SHARE = 0.4  # no other sign is as sure
_COLON = compiled(r"(?P<title>\p{Lu}[^.:;]{1,60}):\s+(?=\S)")
_JOINS = compiled(r"(?:och|för|i|till|med|samt|av|på|om|vid|från|enligt|inom|avseende)\b")
# a word that waits for its noun: "Föregående", "anteckningar" in a narrow column
_ATTRIBUTE = compiled(r"(?:^|\s)(?:föregående|övriga|nästa|kommande|inkomna|aktuella|pågående)$", regex.IGNORECASE)
_YEARS = compiled(r"(?:19|20)[0-9]{2}(?:\s?[-–/]\s?(?:(?:19|20)[0-9]{2}|[0-9]{2}))?")
_DAY = (
    rf"[0-9]{{1,2}}\s(?:{'|'.join(MONTH_NAMES)})"
    r"(?:\s(?:19|20)[0-9]{2})?"
)
# a span of days broken at its dash: "Granskning av planen 4 mars", "- 31 maj 2025"
_FROM_DAY, _TO_DAY = compiled(rf"\b{_DAY}$"), compiled(rf"[-–—]\s?{_DAY}\b")
_LOUD = compiled(r"\p{Lu}{5,}(?:\s\p{Lu}{2,}){0,8}\s\p{Lu}\p{Ll}")  # capitals, and what is printed as usual
# a title in capitals and its text in the column beside it
_LOUD_COLUMN = compiled(r"(?P<title>\p{Lu}[\p{Lu},/-]{2,}(?:\s[\p{Lu}0-9,/-]+){0,6})\s{3,}(?P<body>\p{L}.*\p{Ll}.*)")
# what is said of the title, as of a subject; or the day of what it names, with the hour or the place behind it
_PREDICATE = compiled(
    rf"(?:är|blir|hålls|hölls|äger rum)\s.*\.$"
    rf"|(?:(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?\s(?:den\s)?|den\s)[0-9]{{1,2}}(?:/[0-9]{{1,2}}|\s(?:{'|'.join(MONTH_NAMES)}))\b"
)
_SUBJECT = 4  # words in which a subject and its verb stand
_AT_MARGIN = compiled(
    r"\s{3,}+(?P<mark>\(?Bil(?:aga|agor|\.)\s?[0-9A-Z][0-9A-Za-z, –-]{0,12}\)?)$"
    r"|(?<!\b(?:enligt|se|av|med|i|till|och)|[,(])\s(?P<mark>Bil\.\s?[0-9]{1,2})$"  # the gap was lost
)  # in a column of its own
_IN_COLUMN = compiled(r"\s{3}|\sDnr\b")  # a case number beside the first of several lines
_FULL_TITLE = 0.7  # of a full line: a title in bold or larger type is wrapped earlier
_WRAPPED = 40  # signs; a shorter line of a title was not wrapped
_WRAPPED_LOUD = 28  # the same in capitals
_WIDEST = 160  # signs; a longer line is a paragraph whose lines were joined
_MAX_LINES = 6
_TOLD, _PARAGRAPH = 200, 300  # signs; a longer line behind a number is text, of several sentences or of one
_NEXT_SENTENCE = compiled(r"\p{Ll}{3}[.!?]\s\p{Lu}")


@dataclass(frozen=True, slots=True)
class Title:
    """``body`` is the index of the first line behind the heading; ``inline`` is body text beside the title.

    ``marks`` are lines between number and title that say what kind of item it is (*Sekretess*, *Beslutsärende*).
    """

    title: Passage | None
    document_number: Passage | None
    body: int
    inline: Line | None = None
    marks: tuple[Line, ...] = ()


def run_in_style(lines: Sequence[Line], headings: Sequence[Heading]) -> regex.Pattern[str] | None:
    """How the minutes part title and text where they print both in one paragraph: *§ 12. Ekonomi. Kassan är god.*"""
    below = (_first_below(lines, heading.index) for heading in headings)
    first = [heading.rest or (line.text if line else "") for heading, line in zip(headings, below, strict=True)]
    for pattern, share in ((_RUN_IN, _RUN_IN_SHARE), (_SEMICOLON, _SEMICOLON_SHARE)):
        run_in = sum(bool(pattern.match(text)) for text in first)
        if run_in >= _LEAST_RUN_IN and run_in >= share * len(headings):
            return _RUN_IN
    titles = {match["title"] for text in first if (match := _COLON.match(text)) and _is_text(text[match.end() :])}
    enough = len(titles) >= _LEAST_RUN_IN and len(titles) >= _RUN_IN_SHARE * len(headings)
    return _COLON if enough else None


def _is_text(behind: str) -> bool:
    """Whether what stands behind a colon says something, rather than names what the word in front is about."""
    return behind.endswith((".", "!", "?")) or is_past(behind) or (behind[0].islower() and has_verb(behind))


def _first_below(lines: Sequence[Line], index: int) -> Line | None:
    """The first line with text below the one at ``index``, at most one blank line between them."""
    return next((line for line in lines[index + 1 : index + 3] if line.text), None)


def read_title(
    repaired: RepairedText,
    lines: Sequence[Line],
    heading: Heading,
    skip: frozenset[int],
    layout: Layout,
    *,
    run_in: regex.Pattern[str] | None = None,
) -> Title:
    """Title and case number of an item; ``lines`` are the item's, its heading first."""
    if heading.rule.id == "SEG021":
        return _entry_title(repaired, lines, heading)
    lead = read_lead(repaired, lines, heading, skip)
    index, document_number, rest = lead.index, lead.case_number, lead.rest
    inline = None
    marks = lead.marks
    if rest and (margin := _AT_MARGIN.search(rest)):
        marks = (replace(lines[0], start=lead.at + margin.start("mark"), text=margin["mark"]), *marks)
        rest = rest[: margin.start()]
    if rest:
        first, body = _split_inline(rest, run_in=run_in)
        pieces = [(lead.at, first)]
        if first == rest and len(rest) > (_TOLD if _NEXT_SENTENCE.search(rest) else _PARAGRAPH):
            pieces, inline = [], replace(lines[0], start=lead.at, text=rest)
        elif body is None:
            index = _more_lines(lines, skip, pieces, layout)
        else:
            inline = replace(lines[0], start=lead.at + len(rest) - len(body), text=body)
    elif before := _before_text(lines, lead.index, run_in=run_in is _RUN_IN):
        below, match = before
        pieces = [(below.start, match["title"])]
        behind = match.start("body") if "body" in match.re.groupindex else match.end()
        inline = replace(below, start=below.start + behind, text=below.text[behind:])
        index = lines.index(below) + 1
    else:
        pieces, index = _title_below(lines, index, skip)
    for place, (start, text) in enumerate(pieces):
        # in a column of its own it may stand beside the first of several lines
        found = case_numbers.at_end(text) if document_number is None else None
        if found and (_IN_COLUMN.match(text, found.begin) or place + 1 == len(pieces)):
            document_number = Passage.of(repaired, [(start + found.start, found.number)])
            pieces[place] = (start, text[: found.begin].rstrip(" ,"))
    if document_number is None and index < len(lines) and (found := case_numbers.alone(lines[index].text)):
        document_number = Passage.of(repaired, [(lines[index].start + found.start, found.number)])
        index += 1
    if pieces and inline is None:
        start, text = pieces[-1]
        pieces[-1] = (start, text.removesuffix(":").rstrip())
    return Title(Passage.of(repaired, pieces) if pieces else None, document_number, index, inline, marks)


def _split_inline(rest: str, *, run_in: regex.Pattern[str] | None) -> tuple[str, str | None]:
    """*Val av sekreterare: Anna valdes.* is a title and its body; *Dagordningen godkändes.* is both at once."""
    if run_in and (match := run_in.match(rest)):
        return match["title"], rest if is_said(match["title"]) else rest[match.end() :]
    if column := _LOUD_COLUMN.fullmatch(rest):  # "SJÖSÄTTNING    Datumen 10 och 17 maj fastställdes."
        return column["title"], column["body"]
    if " |" in rest:  # a row of a table: the first cell says what, the last who
        return compiled(r"\s\||[:.]\s").split(rest)[0], rest
    match = _TITLE_AND_BODY.fullmatch(rest)
    if match is None or not (rest.endswith(".") or _SENTENCE_END.search(match["body"])):
        match = _TITLE_STOP_BODY.fullmatch(rest)
    if match and (is_of_agenda(match["title"]) or not has_verb(match["title"]) or names_action(match["title"])):
        # "Dagordningen godkändes. Sju frågor anmäldes.": the first sentence is text, too
        return match["title"], rest if is_said(match["title"]) else match["body"]
    if match := _TITLE_STOP_LINE.fullmatch(rest):
        words = match["title"].split()
        told = has_verb(match["title"]) or is_said(match["title"]) or is_first_name(words[0])
        if len(words) <= _MAX_BEFORE_STOP and not told:
            return match["title"], match["body"]
    if match := _run_together(rest):
        return match["title"], match["body"]
    if body := _sentence_behind(rest):
        return rest[: -len(body)].rstrip(), body
    return rest, rest if rest.endswith(".") and is_past(rest) else None


def _run_together(text: str) -> regex.Match[str] | None:
    """A title of agendas, or of a word or two, and the text that begins behind it without a stop."""
    if (listed := _TITLE_AND_LABEL.fullmatch(text)) and is_of_agenda(text):
        return listed
    match = _TITLE_AND_DECISION.fullmatch(text) or _TITLE_WITHOUT_STOP.match(text)
    if match is None or is_past(match["title"]):
        return None
    words = match["title"].split()
    short = len(words) <= _NAMED and not has_verb(match["title"]) and not is_first_name(words[0])
    return match if short or is_of_agenda(text) else None


def _sentence_behind(text: str) -> str | None:
    """The sentence behind a title of agendas, or in capitals: *Val av justerare Anna Berg valdes att justera.*"""
    ends = text[-1] in ".:" or _SENTENCE_END.search(text)
    loud = _LOUD.match(text)
    if not (loud or (ends and is_of_agenda(text))):
        return None
    end = find_title_end(text, 0, len(text))
    title, body = text[:end], text[end:].lstrip()
    told = (loud and ends) or is_past(body) or has_verb(body) or opens_sentence(body)
    return body if title and told and title[-1] not in ".," and body[:1].isupper() and not is_past(title) else None


def _before_text(lines: Sequence[Line], index: int, *, run_in: bool) -> tuple[Line, regex.Match[str]] | None:
    """The line below the number where title and text share it: *Kurser: Styrelsen diskuterade höstens kurser.*"""
    below = _first_below(lines, index - 1)
    if below is None:
        return None
    if match := (_RUN_IN.match(below.text) if run_in else None) or _run_together(below.text):
        return below, match
    match = _TITLE_BEFORE_TEXT.match(below.text)
    if not match or is_body(below.text) or names_kind(below.text):
        return None
    title, at = match["title"], lines.index(below)
    paragraph = " ".join(takewhile(bool, (line.text for line in lines[at:])))
    no_title = section_role(title) or is_first_name(title.split()[0]) or has_verb(title)
    return None if no_title or not _is_text(paragraph[match.end() :]) else (below, match)


def _entry_title(repaired: RepairedText, lines: Sequence[Line], heading: Heading) -> Title:
    """An entry of a list as item: its first sentence is the title when it is short; the whole entry is its text."""
    following = lines[1] if len(lines) > 1 else None
    wrapped = following is not None and bool(following.text) and not marker_of(following.text)
    sentence = _FIRST_SENTENCE.match(heading.rest)
    title = heading.rest if sentence is None else sentence["title"]
    if (wrapped and title == heading.rest) or len(title.split()) > _ENTRY_WORDS:
        return Title(None, None, 0)
    at = lines[0].start + lines[0].text.rindex(heading.rest)
    return Title(Passage.of(repaired, [(at, title)]), None, 0)


def _are_loud(text: str, below: str) -> bool:
    """Whether both lines are in capitals, and the first is as long as a title that was wrapped."""
    return len(text) >= _WRAPPED_LOUD and text.isupper() and below.isupper()


def _more_lines(lines: Sequence[Line], skip: frozenset[int], pieces: list[tuple[int, str]], layout: Layout) -> int:
    """Add the lines that go on with a title begun on the heading's line; gives the index behind it."""
    index = 1
    while index < len(lines) and len(pieces) < _MAX_LINES:
        line = lines[index]
        if not line.text or line.number in skip or is_body(line.text):
            break
        above = lines[index - 1]
        full = above.indent + len(above.text) >= _FULL_TITLE * layout.room
        waits = bool(_ATTRIBUTE.search(pieces[-1][1]))
        lower = line.text[0].islower() and (full or waits or bool(_JOINS.match(line.text)))
        # "(KU 2024:17)" is a report that the title names
        in_bracket = full and line.text[0] == "(" and (":" in line.text or not case_numbers.alone(line.text))
        goes_on = lower or ends_open(pieces[-1][1]) or in_bracket or _are_loud(pieces[-1][1], line.text)
        if pieces[-1][1].endswith(".") or not (goes_on or _YEARS.fullmatch(line.text)):
            break
        pieces.append((line.start, line.text))
        index += 1
    return index


def _waits(text: str, below: Sequence[Line]) -> bool:
    """Whether a title waits for more behind a small word, and the line below begins with a small letter."""
    return ends_open(text) and text[-1].isalpha() and any(line.text[:1].islower() for line in below)


def _title_below(lines: Sequence[Line], index: int, skip: frozenset[int]) -> tuple[list[tuple[int, str]], int]:
    """The title on lines of its own below the number: up to a blank line, a known heading, or a line with room left."""
    start = index
    while index < len(lines) and (not lines[index].text or lines[index].number in skip):
        index += 1
    pieces: list[tuple[int, str]] = []
    longest = 0
    while index < len(lines) and len(pieces) < _MAX_LINES:
        line = lines[index]
        if not line.text and pieces and _waits(pieces[-1][1], lines[index + 1 : index + 2]):
            index += 1  # a blank line fell into the title
            continue
        if not line.text or line.number in skip or case_numbers.alone(line.text):
            break
        if pieces and _FROM_DAY.search(pieces[-1][1]) and _TO_DAY.match(line.text):
            pieces.append((line.start, line.text))
            index += 1
            continue
        # directly below the number, "Information" and "Jäv" are titles, too; "Beslut" is none
        word_of_section = (
            not pieces and index == start and section_role(line.text) not in (None, "decision", "proposal")
        )
        # "NY SKOLA I HAMNEN, / YTTRANDE": behind a comma, too, but not when more stands behind the word
        word_of_section = word_of_section or (bool(pieces) and pieces[-1][1].endswith(",") and line.text.isalpha())
        if is_body(line.text) and not word_of_section:
            break
        whole = pieces and is_of_agenda(pieces[-1][1]) and not ends_open(pieces[-1][1])
        if whole and line.text[0].islower() and _PREDICATE.match(line.text):
            break  # "Nästa möte / är den 3 mars.", "… / torsdag 3 mars kl. 18, klubbstugan."
        if pieces:
            word = line.text.split(maxsplit=1)[0]
            goes_on = line.text[0].islower() or ends_open(pieces[-1][1]) or _are_loud(pieces[-1][1], line.text)
            wrapped = len(pieces[-1][1]) + 1 + len(word) > longest and len(line.text) <= longest * 1.3
            told = is_sentence(line.text) or is_past(
                " ".join(line.text.split()[:_SUBJECT])
            )  # "Tom Berg informerade om"
            full = wrapped and _WRAPPED <= len(pieces[-1][1]) <= _WIDEST and not told
            if not goes_on and (pieces[-1][1].endswith(".") or not full):
                break
        elif is_long(line.text) or is_sentence(line.text):
            break
        pieces.append((line.start, line.text))
        longest = max(longest, len(line.text))
        index += 1
    # a sentence that ends on a further line
    told = len(pieces) > 1 and pieces[-1][1].endswith(".") and is_past(" ".join(text for _, text in pieces))
    return (pieces, index) if pieces and not told else ([], start)
