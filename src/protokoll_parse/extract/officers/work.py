"""Officers by what they do: who leads the meeting, writes of it and signs the notes, as prose and lists tell.

*Anna höll i mötet*, *kamrer Bo Ek såsom sekreterare*, *Eva Lind (3B, skrev)*, */Eva* below the notes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.people import NAME, names_in
from protokoll_parse.lexicon import is_first_name
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from protokoll_parse.text import Line

# a full name, or a first name alone
_SOMEBODY = rf"(?:{NAME}|\p{{Lu}}\p{{Ll}}+(?:-\p{{Lu}}\p{{Ll}}+)?)"
_GATHERING = (
    r"(?:(?:dagens\s+|kvällens\s+|hela\s+)?(?:\p{L}*möte(?:t)?|\p{L}*träffen|stämman|sammanträdet|sammankomsten|samtalet|förhandlingarna)"
    r"(?!\p{L})(?!\s+(?:med|om|hos|mellan)\b))"
)
_LEADS = (
    rf"(?:(?:ledde|leder|höll\s+i|håller\s+i|presiderade\s+(?:vid|under)|var\s+ordförande\s+(?:för|vid|på)|förde\s+ordet\s+(?:vid|under))\s+{_GATHERING}"
    r"|höll\s+i\s+(?:ordförande)?(?:klubban|trådarna)|(?:satt|fungerade|fungerar|tjänstgjorde|tjänstgör|agerade|agerar|inträdde)\s+(?:som|såsom|sasom)\s+(?:mötes)?ordförande(?!\s+(?:i|för)\s)"
    r"|satt\s+(?:ordförande|i\s+ordförandestolen)|svarade\s+för\s+ordförandeskapet|förde\s+klubban|var\s+(?:mötes|stämmo)ordförande)"
)
_NOTES = r"(?:(?:dagens\s+)?(?:mötes|minnes)?anteckningar(?:na)?|noteringar(?:na)?|protokoll(?:et)?|pennan|tangenterna)"
_WRITES = (
    rf"(?:(?:för|förde|skrev|skriver|tog|tar|antecknade|höll\s+i|satt\s+vid|stod\s+för|skötte|ansvarade\s+för|svarade\s+för)\s+{_NOTES}"
    r"|(?:satt|fungerade|fungerar|tjänstgjorde|tjänstgör|agerade|agerar)\s+(?:som|såsom|sasom)\s+(?:mötes)?sekreterare(?!\s+(?:i|för)\s)|var\s+mötessekreterare|antecknade(?=\s*[.,]|$))"
)
_TELLS = {
    office: compiled(rf"(?<!\p{{L}})(?P<name>{_SOMEBODY})(?:\s\([^()]{{1,30}}\))?,?\s+(?:som\s+)?(?i:{does})")
    for office, does in (("chair", _LEADS), ("secretary", _WRITES))
}
_TITLES = {
    "chair": r"(?:mötes|stämmo)?ordförande",
    "secretary": r"(?:(?:mötes|stämmo)?sekreterare|protokollförare|vid\s+(?:protokollet|pennan))",
}
# of the sentences that say so of the office itself: "Bo Ek såsom sekreterare", "Ordförande var Anna Berg"
_OFFICE = {
    office: compiled(
        rf"(?P<name>{NAME})(?:\s\([^()]{{1,30}}\))?,?\s+(?i:som|såsom|sasom)\s+(?i:{title})(?!\p{{L}})(?!\s+(?:i|för|av)\s)"
        rf"|\b(?i:(?:(?:som|såsom|sasom)\s+)?{title}\s+(?:för\s+(?:dagen|mötet|stämman)\s+)?(?:var|är|voro|tjänstgjorde|tjänstgör|fungerade|agerade|satt))\s+(?:(?:herr|fru|fröken|\p{{Ll}}+)\s)?(?P<name>{NAME})"
    )
    for office, title in _TITLES.items()
}
# what stands in brackets behind a name of the list: "(3B, skrev)"
_IN_BRACKETS = {
    office: compiled(
        rf"(?<![\p{{L}}-])(?P<name>{_SOMEBODY})(?:,\s(?P<more>(?!{NAME}\s\()[^(),]{{2,40}}))?\s\((?:[^()]{{0,40}}[\s,])?(?i:{words})(?:[\s,][^()]{{0,40}})?\)"
    )
    for office, words in (
        ("chair", r"(?:mötes|stämmo)?(?:ordförande|ordf\.?)|mötesledare|höll\s+i\s+mötet|ledde\s+mötet"),
        (
            "secretary",
            r"skrev|skriver|antecknade|antecknar|(?:mötes)?sekreterare|sekr\.?|protokollförare|protokoll|antecknare|anteckningar|(?:vid|för|förde)\s+(?:pennan|protokollet)",
        ),
    )
}
# a line of its own above the first item: "Anna valdes till ordförande"
_ELECTED = r"(?:(?:om|ny)?val(?:des|ts)|väljs|utsågs|utses)"
_OF_MEETING = r"(?:mötes|stämmo)?"
_ON_LINE = {
    office: compiled(
        rf"(?P<name>{_SOMEBODY}) (?i:{_ELECTED} (?:till|som) {title})\.?"
        rf"|(?i:till {title} {_ELECTED}) (?P<name>{_SOMEBODY})\.?"
    )
    for office, title in (("chair", rf"{_OF_MEETING}ordförande"), ("secretary", rf"{_OF_MEETING}sekreterare"))
}
# of another meeting, or of all of them
_OTHER_DAY = compiled(
    r"\b(?:förra|föregående|senast|nästa|tidigare|i\s+fjol|ifjol|brukar|varje|alltid|turas)\b", regex.IGNORECASE
)

_GREETING = (
    r"(?:(?:med\s+)?(?:(?:vänlig|vänliga|bästa|många|glada|varma|soliga)\s+)?(?:hälsning(?:ar)?|hälsar)"
    r"|mvh|allt\s+gott|vid\s+pennan)"
)
_SIGNED = compiled(
    rf"(?:(?i:{_GREETING})?\s*[,:]?\s*/{{1,2}}\s?|(?i:{_GREETING})\s*[,:]?\s+)(?P<name>{_SOMEBODY})(?:,?\s+(?i:sekreterare|sekr\.?|vid\s+pennan))?\s*\.?"
)
_GREETING_ALONE = compiled(rf"{_GREETING}\s*[,!:]?", regex.IGNORECASE)
_NAME_ALONE = compiled(rf"(?P<name>{_SOMEBODY})(?:,?\s+(?i:sekreterare|sekr\.?))?")
_LAST_LINES = 8  # a postscript may stand below the name


def at_work(office: str, sentence: str, persons: Sequence[str], *, own: bool) -> str | None:
    """Who leads or writes, as a sentence says; ``own``: of this meeting, so that the name of the office is enough."""
    if office not in _TELLS or _OTHER_DAY.search(sentence):
        return None
    for pattern in (_TELLS[office], _OFFICE[office]) if own else (_TELLS[office],):
        for match in pattern.finditer(sentence):
            if tells_of_writing(match) and (name := whom(match["name"], persons)):
                return name
    return None


def tells_of_writing(match: regex.Match[str]) -> bool:
    """Whether *för protokollet* behind a name tells who writes; it may say what something is for (*Arkivet för …*)."""
    behind = match[0].removeprefix(match["name"]).lstrip(" ,")
    return not behind.startswith("för ") or is_first_name(match["name"].split()[0].split("-")[0])


def in_brackets(office: str, texts: Sequence[str], persons: Sequence[str]) -> Iterator[str]:
    """*Eva Lind (3B, skrev)*, *Siri (antecknade)*"""
    for text in texts if office in _IN_BRACKETS else ():
        for match in _IN_BRACKETS[office].finditer(text):
            more = match["more"] or ""  # what else is said of the person, or the next one of the list
            if name := (whom(more, persons) if " " not in more else None) or whom(match["name"], persons):
                yield name
                return


def elected_on_line(office: str, header: Sequence[Line], persons: Sequence[str]) -> Iterator[str]:
    """*Anna valdes till ordförande* on a line of the header, which says no more."""
    for line in header if office in _ON_LINE else ():
        match = _ON_LINE[office].fullmatch(line.text)
        if match and (name := whom(match["name"], persons)):
            yield name
            return


def signs_notes(written: Sequence[str], persons: Sequence[str]) -> Iterator[str]:
    """*/Marika*, *Hälsningar Anton* below the text, or the name on the line under the greeting."""
    tail = written[-_LAST_LINES:]
    for n in range(len(tail) - 1, -1, -1):
        match = _SIGNED.fullmatch(tail[n])
        if match is None and n and _GREETING_ALONE.fullmatch(tail[n - 1]):
            match = _NAME_ALONE.fullmatch(tail[n])
        if match and (name := whom(match["name"], persons)):
            yield name
            return


def whom(printed: str, persons: Sequence[str]) -> str | None:
    """The person of the list who is called so; a name that the list does not know as printed, None when several fit."""
    if " " in printed:
        named = names_in(printed)
        return named[-1].name if named else None
    fitting = [person for person in persons if person.split()[0] == printed]
    if len(fitting) == 1:
        return fitting[0]
    return printed if not fitting and is_first_name(printed) else None
