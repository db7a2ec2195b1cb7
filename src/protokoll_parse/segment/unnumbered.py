"""Minutes without numbers: their headings are the items."""

from __future__ import annotations

from collections import Counter
from itertools import islice, pairwise
from typing import TYPE_CHECKING

import regex

from protokoll_parse.lexicon import is_first_name
from protokoll_parse.lexicon.phrases import is_todo_heading
from protokoll_parse.lexicon.sections import section_role
from protokoll_parse.segment.contents import CONTENTS, LEADERS
from protokoll_parse.segment.dense import dense_headings
from protokoll_parse.segment.header_lines import (
    begins,
    is_entry,
    is_label,
    is_name,
    is_of_cover,
    is_of_header,
    lists_people,
    opens_place,
    says,
    waits_for_value,
)
from protokoll_parse.segment.heading_rules import SURE, Heading, HeadingRule
from protokoll_parse.segment.layout import ends_open, marker_of
from protokoll_parse.segment.rounds import without_rounds
from protokoll_parse.segment.run_in import run_in_headings
from protokoll_parse.segment.title_words import has_verb, is_of_agenda, names_kind
from protokoll_parse.text.outline import BULLETS
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence, Set

    from protokoll_parse.text import Line

HEADED = HeadingRule(
    "SEG020", "unnumbered", 0.0, compiled(r"(?P<label>)(?P<n>)(?P<rest>\p{Lu}.*)"), "a heading without a number"
)
LISTED = HeadingRule(
    "SEG021",
    "unnumbered",
    0.0,
    compiled(r"(?P<label>[-–•●]|\*(?!\*))(?P<n>)\s*(?P<rest>.*)"),  # "**2024:**" is bold type
    "a top entry of a nested list",
)
_BULLETED = compiled(r"[*•●]\s+(?P<rest>\p{Lu}.*)")
_QUOTED = compiled(r"[\"“”»](?P<rest>\p{Lu}[^\"“”«»]{3,60})[\"”«»]")  # a title in quotation marks
_ENTRY = compiled(rf"(?:[-+{BULLETS}]|o(?=\s)|\p{{L}}[.)](?=\s))\s*(?P<rest>\p{{Lu}}.*)")
_TITLED_SHARE = 0.75  # of the top entries are titles with text below
_LISTED_SHARE = 0.6  # of the lines are entries of lists: then the top entries are what was treated
_HEADED, _ENTRIES = 4, 3  # so many headings, with so few top entries each: the headings are the items, not the entries
_STOPPED = 0.6  # share of the titles that agendas have that end with a full stop
_APART = 0.5  # share of the headings that have a blank line below
_MAX_WORDS = 9
_AGENDA_WORDS = 14
# what was said begins: no label that has a value, nor a list of something else
_OF_NOTES = compiled(
    r"(?:(?:\p{L}*möte[st]?|styrelse|sammanträdes)?protokoll(?:et)?|(?:(?:minnes|mötes)?anteckningar|noteringar)(?:na)?)\s*:?",
    regex.IGNORECASE,
)
# what stands above all items: "Ärenden som behandlats:"
_OF_ITEMS = compiled(
    r"(?:ärenden|punkter|frågor)\s(?:som\s(?:har\s)?)?(?:(?:be|av)handla(?:de|des|ts|t)|(?:togs|tagits)\supp)\s*:?",
    regex.IGNORECASE,
)
_NEXT = compiled(r"nästa\s\p{L}*(?:möte|sammanträde|träff)\b", regex.IGNORECASE)  # below it stands when, and where
# "Nästa möte onsdag 3 maj kl. 18", alone between blank lines: what stands there is the next line
_NEXT_ON = compiled(
    r"nästa\s\p{L}*(?:möte|sammanträde|träff)\s(?:(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?\b|[0-9])[^.!?]{0,40}",
    regex.IGNORECASE,
)
_LEAST_LIST = 3  # entries
_ANNOUNCED = 3  # titles of an agenda in front of a numbered list: it is no numbering of the items
_LEAST_LOUD = 5  # signs of a heading in capitals, below a sentence without a blank line
_LEAST = 2  # fewer headings make no minutes
_DIGIT_WORD = compiled(r"[0-9]{1,3}\p{L}*-?\p{L}{2}")  # "3D-utskrifter"
_ALONE = compiled(r"\p{L}+(?:\s\p{L}+)?\s?:?")  # a label with nothing behind it
_NOTES = compiled(r"(?:anteckning|protokoll|möte|stämma|sammanträde|träff)", regex.IGNORECASE)
_PROSE = 60  # signs: a line as long as that is text
_ANSWER = compiled(
    r"(?:alla|vi|behöver|måste|bör|borde|inga|ingen|inget|det|man|jag|avslutar|finns|nästa \p{L}+dag)\b",
    regex.IGNORECASE,
)
_NOT_TITLE = compiled(
    # "Ny grind, 2000 kr Beviljades": what became of it
    r"(?<=\S\s)(?-i:Bevilja[ds]?(?:des|s)|Godkän(?:[dt]|de?s|ts)|Bif(?:alles|alls|ölls)|Avsl(?:ogs|ås|aget)|Bordl(?:ades|äggs|agt))$"
    r"|[.,;?!]$|:\s+\S|\S\s{3,}\S|[0-9]{4}-[0-9][0-9]-[0-9][0-9]|\bkl\.?\s?[0-9]|^att\b|_{3,}|https?:|@"
    r"|[0-9]{1,2}[.:][0-9]{2}\s?[-–]\s?[0-9]{1,2}[.:][0-9]{2}",
    regex.IGNORECASE,
)


def find_unnumbered(
    lines: Sequence[Line],
    skip: frozenset[int],
    emphasised: frozenset[int] = frozenset(),
    marked: frozenset[int] = frozenset(),
) -> list[Heading]:
    """Short lines of their own with text below; empty when there are too few of them.

    Lines whose numbers are in ``emphasised`` stand out by their type, whatever is above them. Where some are
    ``marked`` as headings, no others are.
    """
    found: list[Heading] = []
    texts = [line for line in lines if line.number not in skip]
    titled = frozenset() if marked else _titled_entries(texts)
    marked = marked or titled
    indexes = {line.number: index for index, line in enumerate(lines)}
    above = ""  # the last line with text
    told = begun = False  # whether something was said below a heading; whether the meeting was opened
    for position, line in enumerate(texts):
        text = line.text
        if not text or _OF_ITEMS.fullmatch(text):
            continue
        text = quoted["rest"] if (quoted := _QUOTED.fullmatch(text)) else text
        of_header = opens_place(text) or is_of_header(text)
        if not told and of_header:
            # the header is not over: what looked like headings names the body
            found = [heading for heading in found if _is_agenda_title(heading.rest)]
        said = text[-1] in ".!?" or len(text) >= _PROSE
        told = told or bool(found and said and not of_header)
        loud = text.isupper() and above[-1:] in ".!?" and len(text) >= _LEAST_LOUD
        alone = position == 0 or not texts[position - 1].text or line.number in emphasised or loud
        if marked:
            alone = line.number in marked
        if not above and _NOTES.search(text) and not is_of_agenda(text):  # the first line of all says what the text is
            above = text
            continue
        reach = len(texts) if line.number in marked else position + 3
        below = next((other for other in islice(texts, position + 1, reach) if other.text), None)
        begun = begun or begins(text)
        first = not (found or begun)
        label_above = waits_for_value(above, first=first, silent=not told)
        entry = (_ENTRY if line.number in titled else _BULLETED).fullmatch(text)
        title = entry["rest"] if entry and below is not None and not marker_of(below.text) else text
        apart = alone and position + 1 < len(texts) and not texts[position + 1].text and bool(found)
        named = title.replace(": ", " ").rstrip("?") if marked else title
        is_title = (
            is_heading(named, first=first, silent=not told)
            or names_kind(title)
            or (apart and (_is_title_with_colon(title) or _NEXT_ON.fullmatch(title)))
            or (bool(marked) and alone and bool(found) and not _is_of_other_kind(title))
        )
        if (
            not told
            and below is not None
            and (is_entry(below.text) or (CONTENTS.match(text) and marker_of(below.text)))
        ):
            continue  # a list of people, by whom they are there for; an agenda
        if alone and below is not None and not label_above and is_title:
            found.append(Heading(indexes[line.number], (), "", title.rstrip(":"), HEADED, 0.0, False))
        above = text
    every, found = found, without_rounds(lines, found)
    if marked:
        return found if len(found) >= _HEADED or titled else find_unnumbered(lines, skip, emphasised)
    listed = _listed(indexes, texts, found)
    if not listed:
        found = _without_remarks(texts, indexes, found)
    if listed or len(found) >= _LEAST or len(every) > len(found) > 0:
        return listed or found
    opened = dense_headings(texts, is_heading) or run_in_headings(texts)
    return [Heading(indexes[line.number], (), "", line.text.rstrip(":"), HEADED, 0.0, False) for line in opened]


def _is_of_other_kind(text: str) -> bool:
    """Whether what is marked as a heading is one of those present, of a section, or above a signature."""
    return is_label(text) or is_of_header(text) or bool(section_role(text)) or lists_people(text) or is_name(text)


def _titled_entries(texts: Sequence[Line]) -> frozenset[int]:
    """The numbers of the lines that are *- Hemsidan*, each with a paragraph below it that is no entry of a list.

    Empty where most of the top entries behind the first of them are not: an agenda may stand in front.
    """
    written = [line for line in texts if line.text]
    entries = [
        (line, entry["rest"] if (entry := _ENTRY.fullmatch(line.text)) else "", below)
        for line, below in pairwise(written)
        if marker_of(line.text)
    ]
    top = min((line.indent for line, _, _ in entries), default=0)
    tops = [(line, rest, below) for line, rest, below in entries if line.indent == top]
    titled = [line.number for line, rest, below in tops if rest and _heads(rest, below.text)]
    behind = sum(line.number >= titled[0] for line, _, _ in tops) if titled else 0
    groups = sum(
        below.number in titled and _heads(line.text, below.text, of_entries=True) for line, below in pairwise(written)
    )
    if groups >= _LEAST:  # the headings above are the items
        return frozenset()
    return frozenset(titled) if len(titled) >= max(_HEADED, _TITLED_SHARE * behind) else frozenset()


def _heads_agenda(title: str, below: str) -> bool:
    return CONTENTS.match(title) is not None and marker_of(below) is not None


def _heads(title: str, below: str, *, of_entries: bool = False) -> bool:
    """Whether an entry is a title, and what stands below it a text that begins there, or entries."""
    goes_on = ends_open(title) or below[0].islower() or bool(marker_of(below)) != of_entries
    return not goes_on and is_heading(title) and not is_label(title) and not is_of_header(below)


def _without_remarks(texts: Sequence[Line], indexes: Mapping[int, int], headings: Sequence[Heading]) -> list[Heading]:
    """Leave out what says something and has a blank line below, where text stands directly below the headings.

    Where a blank line is below most of them, leave out what stands right behind a heading and has none.
    """
    blank = {indexes[line.number] for line, below in pairwise(texts) if not below.text}
    if len(headings) < _HEADED:
        return list(headings)
    headings = _without_answers(texts, indexes, headings)
    apart = [heading for heading in headings if heading.index in blank]
    if len(apart) > _APART * len(headings):
        return _without_first_lines(texts, indexes, headings, blank)
    remarks = {id(heading) for heading in apart if has_verb(heading.rest) and not _is_agenda_title(heading.rest)}
    return [heading for heading in headings if id(heading) not in remarks]


def _without_answers(
    texts: Sequence[Line], indexes: Mapping[int, int], headings: Sequence[Heading]
) -> Sequence[Heading]:
    """Leave out what has no full stop right below a heading that has one, where most of those of agendas have one."""
    written = [indexes[line.number] for line in texts if line.text]
    above = {below: at for at, below in pairwise(written)}
    stopped = {heading.index for heading in headings if heading.rest.endswith(".")}
    known = [heading for heading in headings if _is_agenda_title(heading.rest)]
    if len(stopped) < max(_HEADED, _STOPPED * len(known)):
        return headings
    return [heading for heading in headings if heading.index in stopped or above.get(heading.index) not in stopped]


def _without_first_lines(
    texts: Sequence[Line], indexes: Mapping[int, int], headings: Sequence[Heading], blank: Set[int]
) -> list[Heading]:
    """Leave out headings that are the first lines of a text: no blank line below, nothing since the heading above."""
    written = [indexes[line.number] for line in texts if line.text]
    follows = {below: above for above, below in pairwise(written)}
    above = {heading.index: _is_agenda_title(heading.rest) for heading in headings if heading.index in blank}
    return [
        heading
        for heading in headings
        if heading.index in blank
        or follows.get(heading.index) not in above
        or (above[follows[heading.index]] and _is_agenda_title(heading.rest))  # two, of which one was passed over
    ]


def without_labels(headings: Sequence[Heading]) -> list[Heading]:
    """Leave out what stands above parts of several items (*Diskussion*); empty when too few are left."""
    often = Counter(heading.rest.casefold() for heading in headings)
    single = [heading for heading in headings if often[heading.rest.casefold()] == 1]
    return single if len(single) >= min(_LEAST, len(headings)) else []


def _listed(indexes: Mapping[int, int], texts: Sequence[Line], headings: Sequence[Heading]) -> list[Heading]:
    """The items of minutes that are one nested list: its top entries and the headings between them.

    Empty when the document is no such list. Lists below a label of the header (*Närvarande*) and lists of action
    points are no items. ``indexes``: of lines by their numbers.
    """
    heads = {heading.index for heading in headings}
    entries: list[tuple[Line, str]] = []
    listed = prose = before = 0
    is_open = True  # whether entries may be items here
    for line in texts:
        if not line.text:
            continue
        entry = marker_of(line.text)
        label = is_label(line.text) and bool(_ALONE.fullmatch(line.text))
        if entry is not None and LISTED.pattern.fullmatch(line.text):
            listed += 1
            before = before if entries else prose
            if is_open and any(sign.isalpha() for sign in entry[1]):
                entries.append((line, entry[1]))
        elif indexes[line.number] in heads or label:
            notes = bool(_OF_NOTES.fullmatch(line.text))
            is_open = notes or not (label or is_todo_heading(line.text) or _NEXT.match(line.text))
            prose = 0 if notes and not entries else prose
            if is_of_header(line.text) and prose == before:
                entries.clear()  # an agenda in front of those present
        else:
            prose += line.indent == 0
    if not entries or listed < _LISTED_SHARE * (listed + prose):
        return []
    top = min(line.indent for line, _ in entries)
    if len(headings) >= _HEADED and _ENTRIES * len(headings) >= sum(line.indent == top for line, _ in entries):
        return []
    items = [
        Heading(indexes[line.number], (), "", rest, LISTED, 0.0, False) for line, rest in entries if line.indent == top
    ]
    return sorted([*items, *headings], key=lambda heading: heading.index)


def is_heading(text: str, *, first: bool = False, silent: bool = False) -> bool:
    """Whether a line may head an item.

    Labels of the header are told apart: all of them before the ``first`` item, some while nothing was said yet.
    """
    if _is_agenda_title(text):
        return True
    return bool(
        (text[0].isupper() or _DIGIT_WORD.match(text))
        and len(text.split()) <= _MAX_WORDS
        and not _NOT_TITLE.search(text)
        and not _ANSWER.match(text)
        and not says(text)
        and not LEADERS.search(text)
        and not is_name(text)
        and not lists_people(text)
        and not (first and is_label(text))
        and not is_of_cover(text, silent=silent)
        and not marker_of(text)
        and not section_role(text)
    )


def _is_title_with_colon(text: str) -> bool:
    """*Gemensam kampanj: Resa smart-veckan*, rather than a label with its value: *Mötets ordförande: Anna Berg*."""
    before, _, behind = text.partition(": ")
    return (
        len(before.split()) > 1
        and behind[:1].isupper()
        and not is_first_name(behind.split()[0])
        and not _is_agenda_title(before)
        and all(is_heading(part) for part in (before, behind))
    )


def _is_agenda_title(text: str) -> bool:
    asked = text.startswith(("Fråga om ", "Frågan om "))  # "Fråga om mötet är behörigt utlyst"
    words = len(text.split())
    return bool(text[0].isupper() and words <= _AGENDA_WORDS and is_of_agenda(text) and (asked or not says(text)))


def is_only_a_list(
    lines: Sequence[Line], chosen: Sequence[Heading], skip: frozenset[int], marked: frozenset[int]
) -> bool:
    """Whether the numbered lines that were chosen are a list inside an item, whose heading has no number.

    Either they stand below the heading of a list of action points, or headings that agendas have stand in front of
    them, or they stand close together, and headings elsewhere.
    """
    if not chosen or chosen[0].rule.family in SURE:
        return False
    above = next((line.text for line in reversed(lines[: chosen[0].index]) if line.text), "")
    if is_todo_heading(above) and find_unnumbered(lines, skip, marked=marked):
        return True
    close = sum(after.index - before.index <= 1 for before, after in pairwise(chosen))
    if len(chosen) >= _LEAST_LIST and 2 * close > len(chosen) and len(find_unnumbered(lines, skip)) > len(chosen):
        return True
    before = [line for line in lines[: chosen[0].index] if line.number not in skip]
    titles = {
        line.text.rstrip(".:")
        for line, below in pairwise(before)
        if line.text and not below.text and _is_agenda_title(line.text)
    }
    return len(titles - {heading.rest.rstrip(".:") for heading in chosen}) >= _ANNOUNCED
