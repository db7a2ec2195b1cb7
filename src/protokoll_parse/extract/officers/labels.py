"""Officers by label: in front of the name, above it, behind it, or where the cover is signed."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.attendance.turns import roles_beside
from protokoll_parse.extract.bodies import names_body
from protokoll_parse.extract.officers.sentences import resolve
from protokoll_parse.extract.officers.signatures import ALSO_IS
from protokoll_parse.extract.officers.work import whom
from protokoll_parse.extract.people import COURTESY, NAME, PARTY, names_in, role_pattern
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from protokoll_parse.text import Line

OFFICES = ("chair", "secretary", "adjusters")
_MEETING = r"(?:\s+(?:för|vid|på)\s+(?:mötet|stämman|årsmötet|sammanträdet))?"
_WORDS = {
    "chair": (
        rf"(?:mötes|stämmo|mötets\s+|stämmans\s+|tjänstgörande\s+|tjg\.?\s+)?ordförande{_MEETING}|ordföranden(?=\s+(?:{COURTESY}\s+)?(?-i:{NAME})\s*[.,]?$)|(?:mötes)?(?:ordf\.?|talman)|(?:mötes|stämmo)ledare"
        r"|chair(?:man|person)?(?=\s*:)"  # of an English form
    ),
    "secretary": (
        rf"(?:mötes|nämnd|kommun|stämmo)?sekreterare{_MEETING}|sekr\.?|protokoll(?:s)?(?:förare|skribent|skrivare)|(?:mötes)?antecknare|"
        r"secretary(?=\s*:)|(?:antecknat|nedtecknat|sammanställt|skrivet|upprättat)\s+av|vid\s+(?:protokollet|pennan|tangenterna|anteckningarna|datorn|tangentbordet)|"
        rf"(?:anteckningar|antecknade|antecknar|protokoll|penna)(?=\s*:\s*(?-i:{NAME})(?:\s\([^)]*\))?\s*(?:,|$|\s\s))|"
        r"(?:protokoll(?:et)?|anteckningar(?:na)?)\s+(?:fört|fördes|förda|skrivna|av)(?:\s+av)?"
    ),
    "adjusters": (
        r"(?:(?:utsedd|vald)a?\s+)?(?:rösträknare\s*(?:och|samt|,?\s*tillika|/)\s*)?(?:(?:protokoll(?:s)?|mötes)?justerare|justeringsm[aä]n|justeringsperson(?:er)?)"
        r"(?:\s*(?:och|samt|,?\s*tillika|/)\s*rösträknare)?|utse(?:s|dda?)\s+att\s+justera|"
        r"justerande(?:\s+ledam(?:ot|öter))?|justeringsledam(?:ot|öter)|just\.?(?=\s*:)|att\s+justera|(?:protokollet\s+)?justera[st](?:\s+av)?(?=\s*:)"
        rf"|justera[st]\s+av(?=\s+(?-i:{NAME}))"
    ),
}
_RULE = r"[_.…]{3,}+\s*+"  # to sign on, the name behind it
_LABELS = {
    office: compiled(
        # "Ordförande: Anna Berg Sekreterare: Bo Ek": columns that lost their gap
        rf"(?:^|(?<=\s\s)|(?<=underskrifter\s)|(?<=[\p{{L}}0-9)]\s)(?=(?-i:\p{{Lu}})\p{{L}}+(?:\satt\sjustera)?\.?\s?:))(?:{words})(?P<mark>\s*+[:,]\s*+|\s++)(?:{_RULE}(?=(?-i:{NAME})\s*(?:\(|$|\s\s)))?(?P<rest>(?-i:\p{{Lu}}).*)",
        regex.IGNORECASE,
    )
    for office, words in _WORDS.items()
}
# a row of an item that says who has the office: "Val av justerare: Anna och Bo"
_LABEL_ROW = {
    office: compiled(
        rf"(?:val\s(?:av|till)\s)?(?:(?:dagens|mötets)\s)?(?:{words})(?:\s?[:–-])?\s+(?P<rest>(?-i:\p{{Lu}})[^.:;]*)\.?",
        regex.IGNORECASE,
    )
    for office, words in _WORDS.items()
}
_SIGNED_ROWS = 4
_LABEL_OR_ROLE = compiled(r"(?:\p{L}+[\s-]){0,2}\p{L}+\s?:(?!\p{L})")
_NEXT_LABEL = compiled(
    rf"(?:,|;|(?<!\bv)\.|\soch|\ssamt)\s+(?=(?:{'|'.join(_WORDS.values())})(?:\s?[:–-])?\s(?-i:\p{{Lu}}))",
    regex.IGNORECASE,
)
_AND = compiled(r",\s+(?:(?:och|samt)\s+)?|\s+(?:och|samt|&)\s+")
_LABEL_AND_NAME = compiled(rf"(?i:{'|'.join(_WORDS.values())})\s*:?\s+{NAME}")
_ALONE = {office: compiled(rf"(?:{words}){ALSO_IS}\s*:?", regex.IGNORECASE) for office, words in _WORDS.items()}
_PARTY = r",?\s?\([^()]{1,4}\)"
# what else the person is, between the name and the office: "Anna Berg (C), kommunalråd, ordförande"
_TITLE = (
    r",?\s++(?!(?i:(?:vice|adj\p{L}*|f\.?\s?d|förre|tidigare|vid)\b|v\.|[12]:))"
    r"(?:\p{Lu}+-)?\p{Ll}[\p{L}.-]*(?:\s(?:\p{Ll}|\p{Lu}{2,})[\p{L}.-]*){0,3}(?:,\s|\s(?:och|samt)\s)"
)
_ALSO = r"(?:(?:tillika|även|också|samt)\s)?"
_BEHIND = {
    office: compiled(
        rf"(?:{_PARTY})?(?:{_TITLE}|,?\s+){_ALSO}(?i:{words})(?:{_PARTY})?\s*\.?(?:$|\s\s)"
        # in a list that runs on: "Herrar Erik Lund, ordförande, Bo Ek, …"
        rf"|(?:{_PARTY})?(?:{_TITLE}|,\s){_ALSO}(?i:{words})(?=[,;])"
    )
    for office, words in (
        (
            "chair",
            "(?:(?:[12]:[ea]\\s+)?vice\\s+ordförande,\\s+)?tjänstgörande\\s+ordförande|(?:mötes|stämmo)?(?:ordförande|talman)|(?:mötes)?ordf\\.?|mötesledare",
        ),
        ("secretary", "(?:mötes|stämmo)?sekreterare|sekr\\.?|protokollförare|vid protokollet|antecknade|antecknar"),
        ("adjusters", "(?:protokoll)?justerare|justeringsm[aä]n"),
    )
}
_SIGNED = compiled(r"underskrift(?:er)?\b", regex.IGNORECASE)
VICE = compiled(r"\b(?:vice|v\.?|[123]:[ea])\s+(?:ordf|talman)", regex.IGNORECASE)
_ABSENT = compiled(r"(?:frånvarande|ej\s+närvarande|förhinder|anmäl)", regex.IGNORECASE)
_INITIALS = compiled(r"\p{Lu}{2,4}(?=\W*$)")
_SHORT_NAMES = 5  # looked up in the whole text
_COLUMNS = compiled(r"\s{2,}|\t+|\s(?=\p{Lu}\p{Ll}+\.?:)")
# as in: Bo Ek (C), med Eva Lind (M) som ersättare
_IN_RESERVE = compiled(
    rf",?\s(?:med|och)\s{NAME}(?:\s\(\p{{L}}{{1,4}}\))?\s(?:som|till)\s(?:ersättare|reserv|suppleant)\b"
    # and: Bo Ek (C), ersättare Eva Lind (M)
    rf"|[,;]?\s\(?(?:ersättare|reserv|suppleant)(?:\sför\s\p{{L}}+)?:?\s{NAME}(?:\s\(\p{{L}}{{1,4}}\))?\)?"
)
# a label that stood beside the one of the adjusters: "Utses att justera", "Justeringens tid och plats", "Anna Berg"
_WHERE_ADJUSTED = compiled(
    r"justeringens?\s(?:plats|tid|dag|datum)(?:\s(?:och|o\.?|&)\s(?:plats|tid))?\s*:?\s*", regex.IGNORECASE
)
_DASHES = compiled(r"[_.…]{4,}")
# what else is said of whom the label above names: "Anna Berg, ledamot", "Bo Ek (via länk)"; another office is another's
_REMARK = compiled(
    r"(?:\s\([^()]{1,40}\))?,\s(?!\p{Ll}*(?:ordförande|sekreterare|justera))\p{Ll}[\p{L} §0-9–-]{2,40}"
    r"|\s\([^()]{5,40}\)"
)


def signed_part(header: Sequence[Line]) -> Sequence[Line]:
    """The part of the cover on which is signed: from its heading, or from the first label with a line to sign on."""
    written = [line for line in header if line.text]
    ruled = {line.number for line, below in pairwise(written) if _DASHES.fullmatch(below.text.strip())}
    for n, line in enumerate(header):
        signed_here = line.number in ruled or _DASHES.search(line.text)
        if _SIGNED.match(line.text) or (signed_here and _office_of(line.text)):
            return header[n:]
    return ()


def _office_of(text: str) -> str | None:
    label = _DASHES.split(text)[0].strip(" :")
    return next((office for office, pattern in _ALONE.items() if pattern.fullmatch(label)), None)


def labelled(office: str, texts: Sequence[str], persons: Sequence[str]) -> Iterator[str]:
    """*Ordförande: Anna Berg*, *Protokollförare AB* with the initials of somebody who was there"""
    short = 0
    for text in (part for line in texts for part in label_by_label(line)):
        match = _LABELS[office].search(text)
        if not match or VICE.match(text) or _is_tail(match):
            continue
        first, *others = _COLUMNS.split(_IN_RESERVE.sub(" ", match["rest"]))
        column = first
        if office == "adjusters":  # more names in the columns behind, up to another label
            column = "  ".join([first, *takewhile(lambda text: not _other_label(text), others)])
        named = [named.name for named in names_in(column)]
        called = _AND.split(column) if not named and match["mark"].strip() and short < _SHORT_NAMES else []
        if called and all(len(one.split()) == 1 for one in called):
            short += len(called)
            named = [name for one in called for name in _by_short_name(one, texts, persons)]
        if named:
            yield from named if office == "adjusters" else named[:1]
            if office != "adjusters":
                return


def label_by_label(text: str) -> Iterator[str]:
    """*Ordförande Anna Berg Sekreterare Bo Ek*: columns that lost their gap, where the line begins with a label."""
    start = 0
    if _LABEL_AND_NAME.match(text):
        for match in _LABEL_AND_NAME.finditer(text, 1):
            if text[match.start() - 1] == " " and text[match.start()].isupper():
                yield text[start : match.start() - 1]
                start = match.start()
    yield text[start:]


def _is_tail(label: regex.Match[str]) -> bool:
    """Whether the word ends a role of the line above, the next name behind it: *ordförande   Bo Ek*, *ordf., Bo Ek*"""
    mark = label["mark"]
    return label[0][0].islower() and (mark.strip() == "," or (len(mark) > 2 and not mark.strip()))


def _other_label(text: str) -> bool:
    return ":" in text or role_pattern().match(text) is not None


def _by_short_name(short: str, texts: Sequence[str], persons: Sequence[str]) -> list[str]:
    """Who is meant by *AB* (printed as *Anna Berg (AB)*) or by a first name; else nobody."""
    if match := _INITIALS.match(short):
        spelt = regex.compile(rf"(?P<name>{NAME})\s\({match[0]}\)")
        names = {hit["name"] for text in texts for hit in spelt.finditer(text)}
        return list(names) if len(names) == 1 else []
    called = short.strip(" .,")
    person = resolve(called, persons) or whom(called, persons)
    return [person] if person else []


def called_behind(office: str, rows: Sequence[str], persons: Sequence[str]) -> Iterator[str]:
    """*Justerare Anna och Bo*, *Val till justerare: Eva Lind*: a row of an item that is nothing but label and names."""
    for row in rows:
        for part in _NEXT_LABEL.split(row):
            match = _LABEL_ROW[office].fullmatch(part)
            called = _AND.split(match["rest"]) if match else []
            names = [_person(one, persons) for one in called]
            if names and all(names):
                yield from (name for name in names[: None if office == "adjusters" else 1] if name)
                return


def signed_rows(written: Sequence[str]) -> list[str]:
    """The last lines of all, each like *Ordförande: Anna*, of two offices or more; another label makes them a list.

    One office is enough where its line is the last and has a full name.
    """
    rows: list[str] = []
    offices: set[str] = set()
    for row in reversed(written[-_SIGNED_ROWS - 1 :]):
        office = next((office for office in OFFICES if _LABEL_ROW[office].fullmatch(row)), None)
        if office is None or ":" not in row:
            signed = len(offices) > 1 or (len(rows) == 1 and _LABEL_AND_NAME.fullmatch(rows[0]))
            return rows if signed and not _LABEL_OR_ROLE.match(row) else []
        rows.append(row)
        offices.add(office)
    return []


def _person(called: str, persons: Sequence[str]) -> str | None:
    """Who is called so: by the whole name, or by one word somebody of the list."""
    if called in persons:
        return called
    return _name_alone(called) or (resolve(called, persons) if " " not in called else None)


def labelled_above(office: str, header: Sequence[Line]) -> Iterator[str]:
    """A label alone on a line of the cover, names alone on the lines below it; a column of roles names nobody.

    Where each signs above the label, it is that name's.
    """
    lines = [line for line in header if line.text]
    above = _signed_above(lines) | _in_turn(lines)
    for place, line in enumerate(lines):
        if not _ALONE[office].fullmatch(line.text):
            continue
        if names := [above[place]] if place in above else list(_names_below(lines[place:])):
            yield from names if office == "adjusters" else names[:1]
            if place not in above or office != "adjusters":
                return


def _in_turn(lines: Sequence[Line]) -> dict[int, str]:
    """By the place of a role, the name above it, in a list whose names and roles take turns; others sign, no list."""
    beside = roles_beside(lines)
    if not any(_office_of(lines[role].text) is None for role in beside.values()):
        return {}
    pairs = ((role, _name_alone(lines[name].text)) for name, role in beside.items() if role > name)
    return {role: name for role, name in pairs if name}


def _signed_above(lines: Sequence[Line]) -> dict[int, str]:
    """By the place of a label, the name alone on the line above it, where the label is the last thing of its block.

    A block may go on without blank lines: name, label, name, label; one that ends in a name begins with a label.
    """
    found: dict[int, str] = {}
    for place, (above, label) in enumerate(pairwise(lines), 1):
        name = _name_alone(above.text) if above.number == label.number - 1 else None
        is_label = _office_of(label.text) or role_pattern().fullmatch(label.text)
        if name is None or label.text.endswith(":") or not is_label:
            continue
        before = lines[place - 2] if place > 1 else None
        if before and before.number == above.number - 1 and _name_alone(before.text):
            continue  # the last of several names, which may have a label above them
        if before is None or place - 2 in found or not _office_of(before.text):
            found[place] = name
    for place in sorted(found, reverse=True):
        below = lines[place + 1] if place + 1 < len(lines) else None
        if below and below.number == lines[place].number + 1 and _name_alone(below.text) and place + 2 not in found:
            del found[place]
    return found


def _name_alone(text: str) -> str | None:
    named = names_in(text)
    return named[0].name if len(named) == 1 and PARTY.sub("", text).strip() == named[0].name else None


def _names_below(lines: Sequence[Line]) -> Iterator[str]:
    if len(lines) > 1 and (label := _WHERE_ADJUSTED.match(lines[1].text)):  # whose value stands further down
        rest = lines[1].text[label.end() :]
        lines = [lines[0], *([replace(lines[1], text=rest)] if rest else []), *lines[2:]]
    for place, (before, below) in enumerate(pairwise(lines)):
        named = names_in(below.text)
        rest = below.text
        if place == 0 and len(named) == 1 and named[0].start == 0 and _REMARK.fullmatch(rest, named[0].end):
            yield named[0].name
            return
        for one in named:
            rest = rest.replace(one.name, "")
        if not named or below.number > before.number + 2 or compiled(r"\p{L}{5}").search(rest):
            return
        yield from (one.name for one in named)


def label_behind(office: str, header: Sequence[Line]) -> Iterator[str]:
    """*Anna Berg sekreterare*, *Bo Ek (C), rektor, ordförande* on a line of the cover, above those who were absent."""
    for line in header:
        if _ABSENT.match(line.text):
            return
        for named in names_in(line.text):
            if _BEHIND[office].match(line.text, named.end) and not names_body(named.name):
                yield named.name
                return
