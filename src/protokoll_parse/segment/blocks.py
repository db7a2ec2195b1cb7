"""The text of an item, cut into paragraphs, list entries and headings."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from protokoll_parse.lexicon.phrases import phrases
from protokoll_parse.lexicon.sections import section_role
from protokoll_parse.segment.layout import continues, is_empty, marker_of
from protokoll_parse.segment.torn_marks import torn_marks
from protokoll_parse.text import Block, Passage
from protokoll_parse.text.months import MONTH_NAMES
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protokoll_parse.segment.layout import Layout
    from protokoll_parse.text import Line, RepairedText

# a line that opens with one of these begins a block whatever stands before it
_OPENER = compiled(
    r"(?:Föredragande|Föredragare|Beslut|Att|Ansvarig|Ansvar|Yrkande|Reservation|Närvarande|Frånvarande)\s?:"
    r"|(?:Ja|Nej|Avstår)(?:-röster)?(?:\s+röstar|\s+röstade)?(?:\s\([^():]{3,60}\))?\s?:"
    r"|(?:Mån|Tis|Ons|Tors|Fre|Lör|Sön)dag(?:en)?(?:\sden)?\s[0-9]{1,2}\b"
    r"|\p{Lu}[^.:]{2,80}\.\s(?:Föredragande|Föredragare)\s?:"
    r"|\p{Lu}\S*(?:\s\S+){0,6}\s(?:beslutar|beslutade|beslöt|beslutat)\b"
)

# a heading in the margin, in front of the text that it heads: "Beslut            Rådet tackar för rapporten."
_IN_MARGIN = compiled(r"(?P<head>\p{Lu}\p{L}*(?:\s\p{L}+){0,3}):?\s{3,}(?=\p{L}(?:\S|\s(?!\s))+$)")
# two lines that begin with a date are two entries of a plan
_DATE_LINE = compiled(
    r"(?:(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?\s)?(?:den\s)?[0-9]{1,2}(?:\s?[-–]\s?[0-9]{1,2})?\s"
    rf"(?:{'|'.join(MONTH_NAMES)})\b",
    regex.IGNORECASE,
)
_WANTS_DATE = compiled(r"\b(?:senast|före|innan|den|till|från|efter|mellan|och|samt|inför|med|på|vid)$")
_SHORT = 60  # signs
_LIST_GOES_ON = compiled(r"(?:,|;|\b(?:samt|och))$")


@lru_cache(maxsize=1)
def _kind_line() -> regex.Pattern[str]:
    kinds = "|".join(entry["pattern"] for entry in phrases("kind_lines"))
    return compiled(rf"(?:{kinds})\.?", regex.IGNORECASE)


def is_kind_line(text: str) -> bool:
    """Whether the line says no more than what kind of item this is."""
    return bool(_kind_line().fullmatch(text))


def _is_att_entry(layout: Layout, previous: Line, line: Line, blank: bool) -> bool:
    """An *att-sats* on a line of its own, in a list without bullets."""
    if not compiled(r"att(?:\s|$)").match(line.text):
        return False
    return blank or layout.had_room(previous, line) or bool(_LIST_GOES_ON.search(previous.text))


def _are_dates(previous: str, text: str) -> bool:
    """Two entries of a plan; the date that a sentence ends with is none: *… lämnas senast / den 7 juni.*"""
    dated = _DATE_LINE.match(text) and _DATE_LINE.match(previous)
    return bool(dated) and not _WANTS_DATE.search(previous)


def _is_announced(previous: Line, line: Line) -> bool:
    """The first line of a list without bullets, set in below the line that leads to it."""
    return previous.text.endswith(":") and line.indent > previous.indent + 1 and not marker_of(previous.text)


def _is_headed_in_margin(line: Line) -> bool:
    margin = _IN_MARGIN.match(line.text)
    return margin is not None and section_role(margin["head"]) is not None


def _is_head(previous: Line, line: Line) -> bool:
    """A short line without a stop behind the end of a sentence, as names of bodies stand at the top of a page."""
    short = len(line.text) <= _SHORT and line.text[:1].isupper() and line.text[-1].isalpha()
    return short and previous.text.endswith(".")


def build_blocks(
    repaired: RepairedText, lines: Sequence[Line], layout: Layout, skip: frozenset[int] = frozenset()
) -> list[Block]:
    """Blocks of the given lines (blank ones included), in order. ``skip``: numbers of those that are page furniture."""
    groups: list[tuple[str | None, list[tuple[int, str]], str | None]] = []  # marker, pieces, section role of a heading
    previous: Line | None = None
    blanks = turned = False
    torn = torn_marks([line for line in lines if line.number not in skip])
    for line in lines:
        if line.number in skip:
            turned = True
            continue
        if torn.take(line) or is_empty(line.text):
            blanks = True
            continue
        # those around page furniture part nothing but a head that it does not have everywhere
        blank = blanks and (not turned or (previous is not None and _is_head(previous, line)))
        entry = marker_of(line.text)
        role = section_role(line.text)
        fresh = (
            previous is None
            or entry is not None
            or role is not None
            or groups[-1][2] is not None
            or is_kind_line(line.text)
            or is_kind_line(previous.text)
            or bool(_OPENER.match(line.text))
            or _is_headed_in_margin(line)
            or _is_att_entry(layout, previous, line, blank)
            or _are_dates(previous.text, line.text)
            or (bool(torn.pending) and layout.had_room(previous, line))
            or _is_announced(previous, line)
            or not continues(layout, previous, line, blank_between=blank)
        )
        if role is not None or entry:
            torn.pending.clear()
        mark = torn.give() if fresh and not is_kind_line(line.text) else None
        if fresh and entry:
            groups.append((entry[0], [(line.end - len(entry[1]), entry[1])], None))
        elif fresh:
            groups.append((mark, [(line.start, line.text)], role))
        else:
            groups[-1][1].append((line.start, line.text))
        previous, blanks, turned = line, False, False
    blocks: list[Block] = []
    section: str | None = None
    for marker, pieces, role in groups:
        if role is not None:
            section = role
        blocks.append(Block(Passage.of(repaired, pieces), marker, role is not None, section))
    return blocks
