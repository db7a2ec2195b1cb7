"""What the sentences of an informal head say: who met (*anteckningar från Byarådet*), when and where (*Vi sågs i …*).

Such notes are written as a letter, without labels and often without a word for the meeting.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.dates import MONTH, WEEKDAY, find_times
from protokoll_parse.extract.header.lead import LABEL, MEETING
from protokoll_parse.extract.header.value import Value
from protokoll_parse.extract.header.venues import is_venue
from protokoll_parse.extract.sentences import split_sentences
from protokoll_parse.text import Passage
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from protokoll_parse.text import Line, RepairedText

# that a meeting took place: tells, in the past
MET = compiled(
    rf"\b(?:sågs(?:\s+vi)?|träffades|träffats|möttes|samlades|samlats|sammanträdde|sammanträtt|satt\s+vi|vi\s+satt|höll(?:s|o|os)?\s+till"
    rf"|(?:höll|hade|avhöll|genomförde|startade|började|har\s+(?:haft|hållit))\s+(?:vi\s+)?(?:(?!(?:inte|ej|aldrig|flera|många|inga?)\b)[\p{{L}}0-9/:]+\s+){{0,6}}?{MEETING}|{MEETING}\s+(?:hölls|avhölls|ägde\s+rum|var\b|pågick|varade|skedde|höll\s+på|gick\s+av\s+stapeln)"
    rf"|ägde\s+rum|var\s+(?:vi\s+)?(?:för)?samlade|församlade\s+voro)(?!\p{{L}})",
    regex.IGNORECASE,
)
# what tells of another meeting, or of what shall be
_OTHER = compiled(
    r"\b(?:föregående|förra|förgående|senast|nästa|kommande|juster\p{L}+|ska|skall|kommer\s+att|bör|arbetsgruppen|styrgruppen|efteråt)\b",
    regex.IGNORECASE,
)
# "anteckningar från …", "protokollet för …"
NOTES_OF = compiled(
    r"\b(?:(?:minnes|mötes)?anteckning(?:ar|arna)|\p{L}*protokoll(?:et)?|(?:minnes)?noteringar(?:na)?|referat(?:et)?|sammanfattning(?:en)?|rapport(?:en)?)"
    r"\s+(?:(?:förda|fört|skrivna|tagna)\s+)?(?:från|vid|för|av|på|i)\s+(?:(?:gårdagens|dagens|kvällens|vårt|vårat)\s+)?",
    regex.IGNORECASE,
)
_PREPOSITION = compiled(r"\b(?:hemma\s+hos|hos|i|på|å|via|över|vid)\s+", regex.IGNORECASE)
_PLACE_END = compiled(
    rf"\s*(?:[.;:!?(]|\s[-–—]\s|,?\s(?:mellan|från|till|kl\b|klockan|den\s[0-9]|{WEEKDAY}|(?:i\s)?(?:går|förrgår)\b|under|med|för|som|där|men|medan|när|ungefär|cirka|ca|och\s(?!(?-i:\p{{Lu}}))|för\s+att|samt)"
    rf"|,?\s(?=[0-9]{{1,2}}(?:[.:/][0-9]|\s?[-–]\s?[0-9]|\s(?:{MONTH})\b)|(?:19|20)[0-9]{{2}}-)|\s(?:i|på)\s(?={WEEKDAY}|(?:{MONTH})\b|\p{{L}}*(?:kväll|morgon|middag)))",
    regex.IGNORECASE,
)
# what stands behind "i", "på" and names no place
_NO_PLACE = compiled(
    rf"(?:går|dag|kväll\p{{L}}*|morse|förmiddag\p{{L}}*|eftermiddag\p{{L}}*|morgon\p{{L}}*|helg\p{{L}}*|hösten|våren|sommaren|vintern|natten|lunch\p{{L}}*|"
    rf"vår(?:as)?|höstas|somras|vintras|{WEEKDAY}\p{{L}}*|(?:{MONTH})\b|tid|god|tur|två|tre|fyra|fem|sex|ett|en|samband|stället|full|mindre|grupp(?:en|er)?|"
    r"allt|cirka|ca|ungefär|samma|ordning|fred|tysthet|närvaro|slutet|början|mitten|uppdrag|kallelse|plats|kl|klockan|vanlig\p{L}*|den|det|detta)\b",
    regex.IGNORECASE,
)
_LONGEST_PLACE = 70  # signs


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the head as running text, over the ends of lines."""

    passage: Passage
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.passage.text[self.start : self.end]

    def value(self, start: int, end: int, rule: str, text: str | None = None) -> Value:
        """The value that ``text[start:end]`` is, with its place."""
        part = self.passage.part(self.start + start, self.start + end)
        first, last = part.anchors[0][1], part.anchors[-1]
        return Value(text or part.text, first, last[1] + len(part.text) - last[0], rule)


def read_sentences(lines: Sequence[Line], repaired: RepairedText) -> list[Sentence]:
    """The sentences of a lead; a label and a line with columns are no part of any."""
    found: list[Sentence] = []
    rows: list[Line] = []
    for line in (*lines, None):
        prose = line is not None and not LABEL.match(line.text) and not compiled(r"\s{3,}").search(line.text)
        goes_on = rows and line is not None and line.number == rows[-1].number + 1
        if rows and not (prose and goes_on):
            passage = Passage.of(repaired, [(row.start, row.text) for row in rows])
            found += (Sentence(passage, start, end) for start, end in split_sentences(passage.text))
            rows = []
        if line is not None and prose:
            rows.append(line)
    return found


def meetings_told(sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence, regex.Match[str]]]:
    """The sentences that tell of this meeting, each with the word that does."""
    for sentence in sentences:
        if (met := MET.search(sentence.text)) and not _OTHER.search(sentence.text):
            yield sentence, met


def told_times(sentences: Sequence[Sentence]) -> tuple[Value | None, Value | None]:
    """*Vi sågs mellan 18 och 19.30*, *Vi träffades kl. 18 hemma hos Eva*"""
    for sentence, _ in meetings_told(sentences):
        for span in find_times(sentence.text):
            first = sentence.value(span.start, span.end, "HDR016", span.start_time)
            return first, sentence.value(span.start, span.end, "HDR016", span.end_time) if span.end_time else None
    return None, None


def told_place(sentences: Sequence[Sentence]) -> Value | None:
    """*Vi sågs i lärarrummet mellan …*, *Träffen ägde rum på Café Linden den …*"""
    for sentence, met in meetings_told(sentences):
        for match in _PREPOSITION.finditer(sentence.text, met.end()):
            if _NO_PLACE.match(sentence.text, match.end()):
                continue
            stop = _PLACE_END.search(sentence.text, match.end())
            end = stop.start() if stop else len(sentence.text)
            place = sentence.text[match.end() : end].rstrip(" ,.")
            if 3 <= len(place) <= _LONGEST_PLACE and (place[0].isupper() or _definite(place)):
                start = match.start() if match[0].lower().startswith("hemma") else match.end()
                return sentence.value(start, match.end() + len(place), "HDR016")
    return None


def _definite(place: str) -> bool:
    """*lärarrummet*, *gamla skolan*, *förskolans matsal*; also an indefinite house (*Bergets bygdegård*)."""
    return is_venue(place) or compiled(r"(?:\p{L}+\s)?\p{L}{3,}(?:et|en|an)\b").match(place) is not None
