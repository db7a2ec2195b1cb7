"""Minutes without numbers and without blank lines: short lines that name something are headings, sentences the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from protokoll_parse.lexicon import is_first_name
from protokoll_parse.segment.header_lines import is_label
from protokoll_parse.segment.layout import ends_open, marker_of
from protokoll_parse.segment.title_words import has_verb, is_of_agenda, is_past
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from protokoll_parse.text import Line

_BLANK = 0.1  # share of blank lines, at most
_LEAST_LINES, _LEAST, _OF_AGENDA = 10, 4, 2  # lines; headings; those of them that agendas have
_WORDS = 5
_FEW = 2  # words, of which the last one may be a plural that looks like a verb
_SAID = 0.6  # share of the headings that have a sentence below
_OF_LINES = 0.5  # share of the lines that are headings, at most
_NO_HEADING = compiled(r"[0-9]|\s[–-]\s|\p{Lu}\.$")
_SENTENCE = compiled(r"\S+\s.+[.!?]$")
_FULL = 60  # signs of a line that may be wrapped
_LEAST_MOVED = 3  # headings with a motion right below
# what was moved, and what became of it: "Att: …", "Beslut: …"
_MOVED = compiled(r"(?:Att|Förslag|Yrkanden?|Beslut)\s?:\s\S")


def dense_headings(texts: Sequence[Line], is_title: Callable[[str], bool]) -> list[Line]:
    """The headings; none where blank lines part the text, or where too little shows that these are headings."""
    written = [line for line in texts if line.text]
    found = [
        (line, below.text)
        for above, line, below in zip(written, written[1:], written[2:], strict=False)
        if _names(line.text, below.text, is_title) and not is_wrapped(above.text)
    ]
    first = next((n for n, (line, below) in enumerate(found) if _opens(line.text, below)), len(found))
    found = found[first:]  # what is in front is still the head
    if not found:
        return []
    begin, end = found[0][0].number, written[-1].number
    if not _is_dense([line for line in texts if begin <= line.number <= end], len(found)):
        return []
    said = sum(_says(below) for _, below in found)
    moved = sum(bool(_MOVED.match(below)) for _, below in found)
    of_agenda = sum(is_of_agenda(line.text) for line, _ in found)
    told = said >= _SAID * len(found) or moved >= _LEAST_MOVED
    enough = len(found) >= _LEAST and of_agenda >= _OF_AGENDA and told
    return [line for line, _ in found] if enough else []


def _opens(text: str, below: str) -> bool:
    return is_of_agenda(text) or _says(below)


def _says(text: str) -> bool:
    """Whether the line is a sentence, the first line of a paragraph, or what was moved."""
    return bool(_SENTENCE.match(text) or _MOVED.match(text) or (len(text) >= _FULL and has_verb(text)))


def _is_dense(texts: Sequence[Line], headings: int) -> bool:
    """Whether hardly a blank line is in the text, and enough lines that are no headings."""
    written = sum(bool(line.text) for line in texts)
    return written >= max(_LEAST_LINES, headings / _OF_LINES, (1 - _BLANK) * len(texts))


def _names(text: str, below: str, is_title: Callable[[str], bool]) -> bool:
    label = is_label(text) and not _MOVED.match(below)  # "Justerare", above who was proposed
    told = is_past(text) or (len(text.split()) > _FEW and has_verb(text)) or label
    return is_name_of_matter(text, is_title) and (is_of_agenda(text) or not told)


def is_name_of_matter(text: str, is_title: Callable[[str], bool]) -> bool:
    """Whether a line is short, no entry of a list, has no stop, and does not begin with somebody's name."""
    words = text.split()
    return not (
        len(words) > _WORDS
        or not text[0].isupper()
        or text[-1] in ".!?,;"
        or _NO_HEADING.search(text)
        or marker_of(text)
        or is_first_name(words[0].rstrip(":"))
        or not is_title(text)
    )


def is_wrapped(above: str) -> bool:
    """Whether the line above goes on in this one."""
    return ends_open(above) or (len(above) >= _FULL and above[-1] not in ".!?:)")
