"""An item's title: on the heading's line, on the next ones, behind the case number; and where the body begins."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from protokoll_parse.lexicon.phrases import phrases
from protokoll_parse.lexicon.sections import section_role
from protokoll_parse.segment.layout import ends_open, marker_of
from protokoll_parse.text import Passage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protokoll_parse.segment.headings import Heading
    from protokoll_parse.segment.layout import Layout
    from protokoll_parse.text import Line, RepairedText

_CASE_NUMBER = regex.compile(
    r"(?P<label>Dnr|Diarienr|Diarienummer|Ärendenummer|Ärendenr|Ärende-ID)\b\.?:?\s*(?P<number>(?:\p{L}{1,8}\s)?\S*[0-9]\S*(?:\s[0-9]+\S*)?)?\s*",
    regex.IGNORECASE,
)
# a case number by its form: "KFN 2024/12", "SBN-2024-00355"
_BARE = r"(?:(?:\p{Lu}{1,6}[ -])?(?:19|20)[0-9]{2}[/:-][0-9]+(?:[.:/-][0-9]+)*|\p{Lu}{1,6}[ -]?[0-9]{2,6}[/:-][0-9]+)"
_BARE_CASE_NUMBER = regex.compile(rf"(?P<number>{_BARE})\s*$")
# the same behind the title: "(Dnr KUN 2024/123)", or in a column of its own
_EMPTY_CASE_NUMBER = regex.compile(r"\p{Lu}{1,6}/")  # the form's prefix, its number not filled in
_CASE_NUMBER_BEHIND = regex.compile(
    rf"(?<!\s)(?:(?:,?\s*+\(?(?:Dnr|Diarienr|Ärendenr)\b\.?:?\s*|\s{{2,}}+)(?P<number>{_BARE})\)?"
    # "(KS 2024.12)", but not "(SOU 2024:12)", which is no case
    r"|\s*+\((?P<number>(?!EU\b|EG\b)\p{Lu}{1,6}[ -](?:19|20)[0-9]{2}[./-][0-9]+(?:-[0-9]+)?)\))\s*$"
)
_LABEL = regex.compile(r"(?:Föredragande|Föredragare|Beslut|Ansvarig|Deltagare|Närvarande)\b[^.]{0,20}:")
_FIRST_SENTENCE = regex.compile(r"(?P<title>[^.!?]{2,100})[.!?]\s")
_ENTRY_WORDS = 12
_TITLE_STOP_BODY = regex.compile(r"(?P<title>\p{Lu}[^.:]{2,60})\.\s(?P<body>\p{Lu}.*[.!])")
_TITLE_AND_BODY = regex.compile(r"(?P<title>\p{Lu}[^:.]{2,80}):\s(?P<body>\p{Lu}.*\.)")
_RUN_IN = regex.compile(r"(?P<title>\p{Lu}[^.:]{1,60})[.]\s+(?=\p{Lu})")
_LEAST_RUN_IN = 3
_RUN_IN_SHARE = 0.6  # of the headings
_PAST = regex.compile(r"\b\p{Ll}{2,}(?:ades|des|tes|ade|lls|ogs|öts)\b")
_PASSIVE = regex.compile(r"\b\p{Ll}{3,}(?<!n)as\b")  # publiceras, but not kommunernas
_VERB = regex.compile(r"\b(?:är|var|har|hade|ska|gick|fick|kom|höll|\p{Ll}{2,}(?:lde|ar|er))\b")
_JOINS = regex.compile(r"(?:och|för|i|till|med|samt|av|på|om|vid|från|enligt|inom|avseende)\b")
_YEARS = regex.compile(r"(?:19|20)[0-9]{2}(?:\s?[-–/]\s?(?:(?:19|20)[0-9]{2}|[0-9]{2}))?")
_FULL_TITLE = 0.7  # of a full line: a title in bold or larger type is wrapped earlier
_WRAPPED = 40  # signs; a shorter line of a title was not wrapped
_MAX_LINES = 6
_MAX_LENGTH = 120  # a longer line is body text, not the only line of a title


@lru_cache(maxsize=1)
def _kinds() -> regex.Pattern[str]:
    kinds = "|".join(entry["pattern"] for entry in phrases("kind_lines"))
    return regex.compile(rf"(?:{kinds})(?!\p{{L}})", regex.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Title:
    """``body`` is the index of the first line behind the heading; ``inline`` is body text beside the title."""

    title: Passage | None
    document_number: Passage | None
    body: int
    inline: Line | None = None


def is_run_in(lines: Sequence[Line], headings: Sequence[Heading]) -> bool:
    """Whether the minutes print title and text in one paragraph: *§ 12. Ekonomi. Kassan är god.*"""
    below = (_first_below(lines, heading.index) for heading in headings)
    first = (heading.rest or (line.text if line else "") for heading, line in zip(headings, below, strict=True))
    run_in = sum(bool(_RUN_IN.match(text)) for text in first)
    return run_in >= _LEAST_RUN_IN and run_in >= _RUN_IN_SHARE * len(headings)


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
    run_in: bool = False,
) -> Title:
    """Title and case number of an item; ``lines`` are the item's, its heading first."""
    line = lines[0]
    at = line.start + line.text.rindex(heading.rest) if heading.rest else line.end
    if heading.rule.id == "SEG021":
        return _entry_title(repaired, lines, heading, at)
    rest = heading.rest
    document_number = None
    if match := _CASE_NUMBER.match(rest):
        if match["number"]:
            document_number = Passage.of(repaired, [(at + match.start("number"), match["number"].rstrip(".,"))])
        at, rest = at + match.end(), rest[match.end() :]
    elif match := _BARE_CASE_NUMBER.match(rest):
        document_number = Passage.of(repaired, [(at, match["number"])])
        rest = ""
    elif _EMPTY_CASE_NUMBER.fullmatch(rest):
        rest = ""
    index = 1
    inline = None
    if not rest and document_number is None:
        document_number, index = _case_number_below(repaired, lines)
    if rest:
        first, body = _split_inline(rest, run_in=run_in)
        pieces = [(at, first)]
        if body is None:
            index = _more_lines(lines, skip, pieces, layout)
        else:
            inline = replace(line, start=at + len(rest) - len(body), text=body)
    elif run_in and (below := _first_below(lines, 0)) and (match := _RUN_IN.match(below.text)):
        pieces = [(below.start, match["title"])]
        inline = replace(below, start=below.start + match.end(), text=below.text[match.end() :])
        index = lines.index(below) + 1
    else:
        pieces, index = _title_below(lines, index, skip)
    if document_number is None and pieces and (match := _CASE_NUMBER_BEHIND.search(pieces[-1][1])):
        start, text = pieces[-1]
        document_number = Passage.of(repaired, [(start + match.start("number"), match["number"])])
        pieces[-1] = (start, text[: match.start()].rstrip(" ,"))
    if (
        document_number is None
        and index < len(lines)
        and (match := _CASE_NUMBER.fullmatch(lines[index].text))
        and match["number"]
    ):
        document_number = Passage.of(repaired, [(lines[index].start + match.start("number"), match["number"])])
        index += 1
    if pieces and inline is None:
        start, text = pieces[-1]
        pieces[-1] = (start, text.removesuffix(":").rstrip())
    return Title(Passage.of(repaired, pieces) if pieces else None, document_number, index, inline)


def _case_number_below(repaired: RepairedText, lines: Sequence[Line]) -> tuple[Passage | None, int]:
    """A case number alone on the line below the item's number, and the index of the line behind it (else 1)."""
    line = lines[1] if len(lines) > 1 else None
    match = _BARE_CASE_NUMBER.fullmatch(line.text) if line else None
    if line is None or match is None:
        return None, 1
    return Passage.of(repaired, [(line.start, match["number"])]), 2


def _split_inline(rest: str, *, run_in: bool) -> tuple[str, str | None]:
    """*Val av sekreterare: Anna valdes.* is a title and its body; *Dagordningen godkändes.* is both at once."""
    if run_in and (match := _RUN_IN.match(rest)):
        return match["title"], rest[match.end() :]
    if " |" in rest:  # a row of a table: the first cell says what, the last who
        return regex.split(r"\s\||[:.]\s", rest)[0], rest
    match = _TITLE_AND_BODY.fullmatch(rest) or _TITLE_STOP_BODY.fullmatch(rest)
    if match and not _VERB.search(match["title"]):
        return match["title"], match["body"]
    return rest, rest if rest.endswith(".") and _PAST.search(rest) else None


def _entry_title(repaired: RepairedText, lines: Sequence[Line], heading: Heading, at: int) -> Title:
    """An entry of a list as item: its first sentence is the title when it is short; the whole entry is its text."""
    following = lines[1] if len(lines) > 1 else None
    wrapped = following is not None and bool(following.text) and not marker_of(following.text)
    sentence = _FIRST_SENTENCE.match(heading.rest)
    title = heading.rest if sentence is None else sentence["title"]
    if (wrapped and title == heading.rest) or len(title.split()) > _ENTRY_WORDS:
        return Title(None, None, 0)
    return Title(Passage.of(repaired, [(at, title)]), None, 0)


def _is_body(text: str) -> bool:
    """Lines that never belong to a title."""
    return bool(section_role(text) or marker_of(text) or _kinds().match(text) or _LABEL.match(text))


def _is_sentence(text: str) -> bool:
    """A line that ends with a full stop and has a verb, or is long: the body of an item without a title."""
    words = text.split()
    if not text.endswith("."):
        return False
    return (
        len(words) > 8
        or bool(_PAST.search(text))
        or (len(words) > 3 and bool(_VERB.search(text) or _PASSIVE.search(text)))
    )


def _more_lines(lines: Sequence[Line], skip: frozenset[int], pieces: list[tuple[int, str]], layout: Layout) -> int:
    """Add the lines that go on with a title begun on the heading's line; gives the index behind it."""
    index = 1
    while index < len(lines) and len(pieces) < _MAX_LINES:
        line = lines[index]
        if not line.text or line.number in skip or _is_body(line.text):
            break
        above = lines[index - 1]
        full = above.indent + len(above.text) >= _FULL_TITLE * layout.room
        lower = line.text[0].islower() and (full or bool(_JOINS.match(line.text)))
        goes_on = lower or ends_open(pieces[-1][1]) or (full and line.text[0] == "(")
        if pieces[-1][1].endswith(".") or not (goes_on or _YEARS.fullmatch(line.text)):
            break
        pieces.append((line.start, line.text))
        index += 1
    return index


def _title_below(lines: Sequence[Line], index: int, skip: frozenset[int]) -> tuple[list[tuple[int, str]], int]:
    """The title on lines of its own below the number: up to a blank line, a known heading, or a line with room left."""
    start = index
    while index < len(lines) and (not lines[index].text or lines[index].number in skip):
        index += 1
    pieces: list[tuple[int, str]] = []
    longest = 0
    while index < len(lines) and len(pieces) < _MAX_LINES:
        line = lines[index]
        if not line.text or line.number in skip or _CASE_NUMBER.fullmatch(line.text):
            break
        # directly below the number, "Information" and "Jäv" are titles, too; "Beslut" is none
        word_of_section = (
            not pieces and index == start and section_role(line.text) not in (None, "decision", "proposal")
        )
        if _is_body(line.text) and not word_of_section:
            break
        if pieces:
            word = line.text.split(maxsplit=1)[0]
            goes_on = line.text[0].islower() or ends_open(pieces[-1][1])
            wrapped = len(pieces[-1][1]) + 1 + len(word) > longest and len(line.text) <= longest * 1.3
            full = wrapped and len(pieces[-1][1]) >= _WRAPPED and not _is_sentence(line.text)
            if not goes_on and (pieces[-1][1].endswith(".") or not full):
                break
        elif len(line.text) > _MAX_LENGTH or _is_sentence(line.text):
            break
        pieces.append((line.start, line.text))
        longest = max(longest, len(line.text))
        index += 1
    return (pieces, index) if pieces else ([], start)
