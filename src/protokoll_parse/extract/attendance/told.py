"""Attendance told in sentences: *Vid mötet deltog ledamöterna Eva Lind (S) och Bo Ek (M). Ida Moe hade förhinder.*"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.attendance.headings import Capacity, Heading, Status, heading_of, is_bare_heading
from protokoll_parse.extract.attendance.parts import Part
from protokoll_parse.extract.attendance.person import first_only, role_and_name
from protokoll_parse.extract.people import COURTESY, leading_name, names_in, role_pattern, titled_name
from protokoll_parse.extract.sentences import split_sentences
from protokoll_parse.lexicon import is_first_name, is_place, is_word
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from protokoll_parse.text import Line

_MEETING = r"(?:\p{L}+ ){0,2}?(?:års|styrelse|nämnd|extra)?(?:möte|sammanträde|stämma|sammankomst)\p{L}*"
_OFFICE = r"\p{L}*(?:kontor|förvaltning|kansli|enhet|avdelning|sekretariat)(?:et|en|s)?"
_LEAD = (
    rf"(?:(?:(?:vid|på|i|till|under) {_MEETING}|dessutom|även|därutöver|därjämte|vidare|också|därtill|utöver dessa"
    rf"|(?:från|för) (?:(?P<office>{_OFFICE})|[^,.:]{{2,60}}?)|som (?:gäst(?:er)?|åhörare|adjungera(?:d|de)|inbjudna)"
    r"|digitalt|på distans|via \p{L}+) )"
)
_THERE = (
    r"(?:(?:var|voro|är|vore)\s(?:också |även |vidare )?(?:närvarande|på plats|med|uppkopplade?)"
    r"|(?:antecknades|noterades|upptecknades|antecknas|noteras)\s(?:(?:så)?som )?närvarande)"
)
_CAME = r"(?:deltog(?:o)?|deltar|närvarade|närvarar|n[äa]rvoro|medverkade|medverkar|infann sig|mötte upp)"
_AMONG = r"(?:[^.:]{0,80}?\b(?:däribland|bland dem|bland andra|därav|nämligen) (?:från \p{L}+ )?)?"
_OBJECT = rf"(?:\s(?:i|vid|på) {_MEETING})?"
_OF_WHOM = r"(?:\s(?:från|för|ur|av) (?:\p{L}+ ){0,2}?\p{L}+)?"  # "närvarande från styrelsen är"
# who was there, behind the verb: "Från kontoret deltog …", "Närvarande voro ett tjugotal medlemmar, däribland …"
_PRESENT_BEHIND = compiled(
    rf"(?:{_LEAD}{{1,3}}(?:{_CAME}|{_THERE}){_OBJECT}(?: även| också| dessutom)?"
    rf"|(?:närvarande(?:{_OBJECT})?{_OF_WHOM}|på plats|med på mötet) (?:var|voro|är))"
    rf"\s{_AMONG}(?P<names>\S.*)",
    regex.IGNORECASE,
)
# who was there, in front of it; what follows may only say how, or from when to when
_PRESENT = compiled(
    rf"(?P<names>\S.*?)\s(?:{_CAME}|{_THERE})(?P<rest>{_OBJECT}(?:,?\s(?:från|fr\.|till|t\.|kl|klockan|under|via|på|per"
    r"|digitalt|som|utan|också|även|§|paragraf|punkt|fram)\b?.{0,80})?)",
    regex.IGNORECASE,
)
_SERVES = compiled(
    r"(?P<names>\S.*?)\s"
    r"(?P<rest>(?:tjänstgjorde|tjänstgör|ersatte|ersätter|trädde in|inträdde|var inkallad|kallades in"
    r"|(?:har |hade |blev |blivit )?inkalla(?:ts|t|des|de|d)|(?:har |hade )kallats in)\b.{3,120})",
    regex.IGNORECASE,
)
_AWAY = r"(?:förhinder|frånvaro|återbud|förfall|förhindra(?:d|de)|frånvarande|sjuka?|bortresta?)"
_ABSENT = compiled(
    rf"(?P<names>\S.*?)\s(?:(?:hade|har|var|är|voro) (?:\p{{L}}+ )?|(?:an)?mälde |lämnade |meddelade )"
    rf"{_AWAY}(?: att (?:delta|närvara|komma)\p{{L}}*)?",
    regex.IGNORECASE,
)
_ABSENT_BEHIND = compiled(
    rf"(?:{_AWAY}(?: att (?:delta|närvara|komma|infinna sig)\p{{L}}*)?(?: (?:från|vid|på) {_MEETING})? (?:var|voro|är)"
    r"|(?:förhinder|återbud|frånvaro|förfall)(?: (?:hade|har))?"
    r" (?:anmälts|anmäldes|lämnats|lämnades|meddelats|kommit|inkommit)"
    r" (?:av|från))\s(?P<names>\S.*)",
    regex.IGNORECASE,
)
# who was not, where all others were: "Närvarande samtliga ledamöter utom …", "Alla ledamöter utom … voro närvarande"
_ALL_BUT = (
    r"(?:samtlig[ae]|samtelige|alla|övriga|hela)\s(?:\p{Ll}{3,}\s)?"
    r"\p{L}*(?:ledamöter(?:na)?|medlemmar(?:na)?|ombud|fullmäktige|nämnden|styrelsen)\s"
    r"(?:utom|förutom|med undantag (?:a[vf]|för))\s"
)
_ALL_BUT_BEHIND = compiled(
    rf"(?:.{{0,60}}?\b)?(?:närvarande|närvaro|upprop)\p{{L}}*\b.{{0,120}}?\b{_ALL_BUT}(?P<names>\S.*)", regex.IGNORECASE
)
_ALL_BUT_PRESENT = compiled(rf"{_ALL_BUT}(?P<names>\S.*?)\s(?:{_CAME}|{_THERE}){_OBJECT}", regex.IGNORECASE)
# who stepped in, each with the member: "Som ersättare inträder Eva Lind för Bo Ek"
_STEPPED_IN = compiled(
    r"(?:som\s)?(?:ersättare|suppleanter)(?:na)?\b[^:.]{0,80}?\b(?:inträd\p{Ll}+|träd\p{Ll}+\sin|tjänstgör|tjänstgjorde|inkalla\p{Ll}+)"
    r"\s?:?\s(?P<names>\S.*)",
    regex.IGNORECASE,
)
_LIST = compiled(r"\b(?:När|Från)varande\b")
_LABEL = compiled(r"[^:.;]{2,40}:(?:\s|$)")
# "Ersättare Eva Lind (S) ersätter Bo Ek (S), Ida Moe (M) … . Per Ahl (C)": a label, and lists behind it
_LIST_OF_SERVING = compiled(
    r"(?:[Tt]jänstgörande\s)?(?i:ersättare|suppleanter)\s\p{Lu}[^.]{3,80}\(\p{L}{1,3}\)[,.]\s\p{Lu}"
)
_WIDE = compiled(r"\S\s{3,}\S")
_NO = compiled(r"\b(?:inte|ej|icke|varken|att|som\s\p{Ll}+r|där|när)\b", regex.IGNORECASE)
_PLURAL_TITLE = compiled(
    r"(?:(?:de|samtliga|följande|ordinarie|valda|tjänstgörande) ){0,2}"
    r"(?:styrelse)?(?:ledamöter|suppleanter|ersättar|medlemmar)\p{L}*\s",
    regex.IGNORECASE,
)
_COURTEOUS = compiled(rf"(?:(?:av|från)\s)?{COURTESY}\s")
_SURNAME = compiled(r"\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?")
_LONGEST = 1500  # signs of a sentence that names all members of an assembly
_LONGEST_TITLE = 2  # words in front of the first name
_BETWEEN = compiled(r",\s*(?:(?:och|samt)\s+)?|\s+(?:och|samt|&)\s+")
_BRACKETS = compiled(r"\s?\([^)]*\)")
_FROM = compiled(r"(?:från|för|i|på|vid)\s")
# what a clause adds about the last one named, or about all
_CLAUSE = compiled(
    r",\s(?P<clause>(?:(?:för|i|med|genom) )?(?:vil(?:ken|ka)|vars|som|båda|samtliga|alla|varav"
    r"|(?P<last>den (?:sist|senast)nämnde?a?|den senare))\b.{0,120})",
    regex.IGNORECASE,
)
_EMPTY = compiled("")
_LINES_ABOVE = 4
_LEAST_NAMES = 3


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of sentence. ``names``: who; ``rest``: for whom, or from when; ``office``: whose officials they are."""

    pattern: regex.Pattern[str]
    status: Status
    capacity: Capacity | None = None


_KINDS = (
    _Kind(_ALL_BUT_BEHIND, "absent"),
    _Kind(_ALL_BUT_PRESENT, "absent"),
    _Kind(_STEPPED_IN, "present", "substitute"),
    _Kind(_PRESENT_BEHIND, "present"),
    _Kind(_ABSENT_BEHIND, "absent"),
    _Kind(_ABSENT, "absent"),
    _Kind(_PRESENT, "present"),
    _Kind(_SERVES, "present", "substitute"),
)


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """Lines joined by one space each, and the way back: ``starts`` are where the ``pieces`` begin in ``text``."""

    text: str
    starts: tuple[int, ...]
    pieces: tuple[tuple[int, str], ...]

    @classmethod
    def of(cls, lines: Sequence[Line]) -> _Paragraph:
        starts = accumulate((len(line.text) + 1 for line in lines[:-1]), initial=0)
        pieces = tuple((line.start, line.text) for line in lines)
        return cls(" ".join(text for _, text in pieces), tuple(starts), pieces)

    def cut(self, start: int, end: int) -> list[tuple[int, str]]:
        """The parts of the pieces that stand between ``start`` and ``end`` of the text."""
        found: list[tuple[int, str]] = []
        for index in range(bisect_right(self.starts, start) - 1, bisect_left(self.starts, end)):
            offset, text = self.pieces[index]
            first = max(start - self.starts[index], 0)
            if part := text[first : end - self.starts[index]].strip():
                found.append((offset + text.index(part, first), part))
        return found


def split_told(lines: Sequence[Line]) -> tuple[list[Part], list[Line]]:
    """What such paragraphs say, and the lines of all others."""
    parts: list[Part] = []
    others: list[Line] = []
    at = 0
    while at < len(lines):
        stop = next((i for i in range(at, len(lines)) if not lines[i].text), len(lines))
        block = lines[at:stop]
        found = list(_read(block))
        listed = any(_LIST.search(line.text) for line in block)
        if listed and all(part.heading.capacity == "substitute" for part in found):
            found = []  # a list in one line, and further on who stepped in
        parts += found
        others += [] if found else block
        others += lines[stop : stop + 1]
        at = stop + 1
    return parts, others


def _read(block: Sequence[Line]) -> Iterator[Part]:
    if not block or block[-1].text[-1] != "." or any(_WIDE.search(line.text) for line in block):
        return
    labels = any(_LABEL.match(line.text) for line in block)
    if labels and not _ALL_BUT_BEHIND.match(" ".join(line.text for line in block)):
        return
    above: Heading | None = None
    if is_bare_heading(block[0].text) and (hit := heading_of(block[0].text)):
        above, block = hit[0], block[1:]
    paragraph = _Paragraph.of(block)
    text = paragraph.text
    if _LIST_OF_SERVING.match(text):
        return
    told = False
    bare: list[Part] = []  # names and nothing else: "Anna Berg, Bo Ek och Ida Moe. Eva Lind var sjuk."
    for start, stop in split_sentences(text):
        end = stop - (text[stop - 1] == ".")
        # a line without a full stop may stand above: the title of the minutes
        starts = [start, *paragraph.starts[bisect_right(paragraph.starts, start) : bisect_left(paragraph.starts, end)]]
        near = [at for at in starts if stop - at <= _LONGEST][:_LINES_ABOVE]
        found = (parts for at in near for kind in _KINDS if (parts := _parts(paragraph, kind, at, end)))
        parts = next(found, [])
        told = told or bool(parts)
        yield from parts
        at = next((at for at in near if _is_list(text[at:end])), None)
        if not parts and at is not None:
            bare.append(Part(above or Heading(_EMPTY, "present", None), None, paragraph.cut(at, end)))
    if told:
        yield from bare


def _parts(paragraph: _Paragraph, kind: _Kind, start: int, end: int) -> list[Part]:
    """The names of a sentence, with what it says of the one person that it names; none when it is another sentence."""
    text = paragraph.text
    match = kind.pattern.fullmatch(text, start, end)
    if match is None:
        return []
    first, stop = match.span("names")
    clause = _CLAUSE.search(text, first, stop)
    behind = clause.start() if clause else stop
    if not _names_persons(text[first:behind]):
        return []
    groups = match.groupdict()
    cut = paragraph.cut(first, stop if clause and clause["last"] else behind)
    if groups.get("rest") and len(names_in(match["names"])) == 1:
        cut += paragraph.cut(*match.span("rest"))
    heading = Heading(_EMPTY, kind.status, "official" if groups.get("office") else kind.capacity)
    if not any(_COURTEOUS.match(text, a) for a, _ in persons_between(text, first, behind)):
        return [Part(heading, None, cut)]
    parts = []
    for a, b in persons_between(text, first, behind):
        at = courteous.end() if (courteous := _COURTEOUS.match(text, a)) else a
        surname = bool(_SURNAME.fullmatch(text, at, b))
        parts.append(Part(heading, None, paragraph.cut(at, b), surname=surname))
    return parts


def persons_between(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The places of the persons between commas and *och*."""
    for match in _BETWEEN.finditer(text, start, end):
        if start < match.start():
            yield start, match.start()
        start = match.end()
    if start < end:
        yield start, end


def _names_persons(text: str) -> bool:
    """Whether the text is one name after another, titles in front and roles behind allowed: no sentence of its own."""
    if _NO.search(text):
        return False
    courteous = bool(_COURTEOUS.match(text))
    start = match.end() if (match := _PLURAL_TITLE.match(text) or _COURTEOUS.match(text)) else 0
    pieces = [piece for piece in _BETWEEN.split(_BRACKETS.sub("", text[start:])) if piece.strip()] or [""]
    first, *others = [piece[match.end() if (match := _COURTEOUS.match(piece)) else 0 :] for piece in pieces]
    if courteous and all(_SURNAME.fullmatch(piece) or _is_person(piece) for piece in (first, *others)):
        return True  # "hrr Ek och Lind samt fru Eva Moe"
    if len(pieces) >= _LEAST_NAMES and all(first_only(piece.strip()) or _is_person(piece) for piece in pieces):
        return True  # "Greta, Eva H, Ove och Milla från köket"
    if len(pieces) >= _LEAST_NAMES and _are_called(pieces):
        return True
    return _is_person(first) and all(_is_person(piece) or role_pattern().match(piece) for piece in others)


def _are_called(words: Sequence[str]) -> bool:
    """Whether the words are what people go by, *Zeb*, *Milla*, *Pyret*: most are neither words nor places."""
    if not all(_SURNAME.fullmatch(word) and not role_pattern().search(word) for word in words):
        return False
    others = sum((is_word(word.lower()) or is_place(word)) and not is_first_name(word) for word in words)
    return 2 * others < len(words)


def _is_list(text: str) -> bool:
    return len(names_in(text)) >= _LEAST_NAMES and _names_persons(text)


def _is_person(text: str) -> bool:
    named = leading_name(text)
    if named is not None:
        behind = text[named.end :].strip(" .")
        return not behind[:1].islower() or bool(_FROM.match(behind) or role_pattern().match(behind))
    named, split = titled_name(text), role_and_name(text)
    return named is not None or (split is not None and len(split[0].split()) <= _LONGEST_TITLE)
