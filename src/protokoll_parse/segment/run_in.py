"""Minutes without numbers whose paragraphs begin with their titles: *Hemsidan. Anna har lagt upp bilderna.*"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import regex

from protokoll_parse.lexicon import is_first_name
from protokoll_parse.lexicon.sections import section_role
from protokoll_parse.segment.closing import closing_line
from protokoll_parse.segment.header_lines import is_label, is_of_cover, is_of_header, lists_people, says
from protokoll_parse.segment.layout import ends_open, marker_of
from protokoll_parse.segment.title_words import is_past
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protokoll_parse.text import Line

_BEGINS = compiled(r"(?P<title>\p{Lu}[^.:;!?]{2,60}?)(?P<stop>[.:]|\s[–-])\s+(?=\p{Lu}\p{L}*\s)")
# a pronoun or an auxiliary, or a verb behind a subject with the article: "Föreningen planerar en fest"
_SENTENCE = compiled(
    r"\b(?:vi|jag|man|det|alla|ingen|inget|ska(?:ll)?|kan|vill|måste|bör|får|fick|kommer|finns|är|var|har|hade)\b"
    r"|^\p{L}+(?:[eaä]n|et|na)\s\p{Ll}+[aeå]r\b",
    regex.IGNORECASE,
)
_TITLE_WORDS = 6
_LEAST = 3  # paragraphs
_SHARE = 0.6  # of those behind the first


def run_in_headings(texts: Sequence[Line]) -> list[Line]:
    """The lines that open a paragraph with its title; none where most paragraphs do not, or not all in the same way."""
    opens = [line for before, line in pairwise([None, *texts]) if line and line.text and _ends(before)]
    opens = [line for line in opens if not marker_of(line.text) and not line.text[0].islower()]
    stops = {line.number: match["stop"] for line in opens if (match := _BEGINS.match(line.text)) and _heads(match)}
    for stop in (".", ":", " –", " -"):
        titled = [line for line in opens if stops.get(line.number) == stop]
        if len(titled) < _LEAST:
            continue
        end = closing_line(numbered=False)
        behind = [line for line in opens if line.number >= titled[0].number and not end.match(line.text)]
        if len(titled) >= _SHARE * len(behind):
            return titled
    return []


def _ends(line: Line | None) -> bool:
    """Whether a paragraph may begin below the line."""
    text = line.text if line else ""
    return not text or text[-1] in ".!?" or is_label(text) or is_of_header(text) or lists_people(text)


def _heads(begins: regex.Match[str]) -> bool:
    """Whether the words in front of the stop name something, and are no sentence, label or person."""
    title = begins["title"]
    return not (
        len(title.split()) > _TITLE_WORDS
        or ends_open(title)
        or says(title)
        or is_past(title)
        or _SENTENCE.search(title)
        or is_label(title)
        or is_of_cover(title)
        or section_role(title)
        or lists_people(title)
        or is_first_name(title.split()[0])
    )
