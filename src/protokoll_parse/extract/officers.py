"""Chair, secretary and adjusters: by label, by role in the attendance list, by election at the meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.officer_sentences import elected_officers, opening_chair, resolve
from protokoll_parse.extract.people import NAME, names_in
from protokoll_parse.extract.signatures import read_signatures
from protokoll_parse.records.models import Officers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from protokoll_parse.records.models import Attendee, Item
    from protokoll_parse.text import Line, Outline

_CHAIR = r"(?:mötes|stämmo|mötets\s+|stämmans\s+)?ordförande(?:\s+(?:för|vid|på)\s+(?:mötet|stämman|årsmötet|sammanträdet))?|ordf\.?"
_SECRETARY = (
    r"(?:mötes|nämnd|kommun|stämmo)?sekreterare(?:\s+(?:för|vid|på)\s+(?:mötet|stämman|årsmötet|sammanträdet))?|"
    r"protokoll(?:s)?(?:förare|skribent|skrivare)|sekr\.?|vid\s+(?:protokollet|pennan|tangenterna|anteckningarna)|antecknare|antecknat\s+av|"
    r"(?:protokoll|anteckningar)\s+(?:fört|förda|skrivna|av)(?:\s+av)?"
)
_ADJUSTER = r"(?:protokoll(?:s)?|mötes)?justerare|justeringsm[aä]n|justeringsperson(?:er)?|utse(?:s|dda?)\s+att\s+justera|justerande|att\s+justera"
_OFFICES = ("chair", "secretary", "adjusters")
_LABELS = {
    office: regex.compile(
        rf"(?:^|(?<=\s\s)|(?<=underskrifter\s))(?:{label})(?P<mark>\s*+[:,]\s*+|\s++)(?P<rest>(?-i:\p{{Lu}}).*)",
        regex.IGNORECASE,
    )
    for office, label in (("chair", _CHAIR), ("secretary", _SECRETARY), ("adjusters", _ADJUSTER))
}
_ALONE = {
    office: regex.compile(rf"(?:{label})\s*:?", regex.IGNORECASE)
    for office, label in (("chair", _CHAIR), ("secretary", _SECRETARY), ("adjusters", _ADJUSTER))
}
_ROLES = {
    "chair": regex.compile(
        r"(?<!vice )(?<!vice\s)\b(?:mötesordförande|stämmoordförande|ordförande|ordf\.?)(?!\p{L})", regex.IGNORECASE
    ),
    "secretary": regex.compile(
        # a socialsekreterare or utredningssekreterare has another office
        r"\b(?:(?!social|bistånds|utrednings|forsknings|partis|rätts|skol)\p{L}*sekreterare|protokollförare|sekr\.?|vid\s+protokollet)(?!\p{L})",
        regex.IGNORECASE,
    ),
    "adjusters": regex.compile(r"juster", regex.IGNORECASE),
}
_OF_OTHERS = regex.compile(  # of whom a guest is the chair: "ordf. revisionen", "ordförande i nämnden"
    r"\b(?:ordförande|ordf\.?)\s+(?:i\s+|för\s+|på\s+)?(?!(?:för|vid|på|och|kl|mötet|stämman)\b)(?-i:\p{Ll}{3,})",
    regex.IGNORECASE,
)
_NAMED_SO = {
    office: regex.compile(rf"(?:^|\s\s)(?P<name>{NAME})(?:\s\([^)]{{1,4}}\))?,?\s+(?i:{words})\s*\.?$")
    for office, words in (
        ("chair", "(?:mötes|stämmo)?ordförande|ordf\\.?"),
        ("secretary", "(?:mötes|stämmo)?sekreterare|sekr\\.?|protokollförare|vid protokollet|antecknade|antecknar"),
        ("adjusters", "(?:protokoll)?justerare|justeringsm[aä]n"),
    )
}
_SIGNED = regex.compile(r"underskrift(?:er)?\b", regex.IGNORECASE)
_VICE = regex.compile(r"\b(?:vice|v\.?|[123]:[ea])\s+ordf", regex.IGNORECASE)
_ELECTED = {
    "chair": regex.compile(
        r"\b(?:mötes|stämmo|årsmötes)ordförande|ordförande\s+(?:för|vid|på)\s+(?:dagens\s+|års)?(?:mötet|möte|stämman|årsmötet|sammanträdet)",
        regex.IGNORECASE,
    ),
    "secretary": regex.compile(
        r"\b(?:mötes|stämmo|årsmötes)sekreterare|sekreterare\s+(?:för|vid|på)\s+(?:dagens\s+)?(?:mötet|möte|stämman|årsmötet)|protokollförare",
        regex.IGNORECASE,
    ),
    "adjusters": regex.compile(r"juster", regex.IGNORECASE),
}
_FIRST_ITEMS = 5  # here, "Val av ordförande" means the meeting's
_OWN_TITLE = {
    "chair": regex.compile(r"(?:val av\s+)?ordförande(?!.*(?:vice|[0-9]{4}))", regex.IGNORECASE),
    "secretary": regex.compile(r"(?:val av\s+)?sekreterare(?!.*[0-9]{4})", regex.IGNORECASE),
}
_OFFICE_TITLE = {
    "chair": regex.compile(r"\b(?:val av\s+)?(?:mötes|stämmo)ordförande(?!\p{L})", regex.IGNORECASE),
    "secretary": regex.compile(r"\b(?:val av\s+)?(?:(?:mötes?)se[\p{L}]*|protokollförare)", regex.IGNORECASE),
    "adjusters": regex.compile(r"juster", regex.IGNORECASE),
}
_ABOUT_OFFICERS = regex.compile(
    r"(?:\bval\b.*|^till\s+)(?:ordförande|sekreterare|presidi|funktionär|juster)(?!.*(?:vice|styrelse|[0-9]{4}))", regex.IGNORECASE
)
_OPENING_ITEMS = 8  # the officers of a meeting are elected among its first items


_TAIL = 14  # lines at the end of minutes whose sign-off block shows no other mark
_ABSENT = regex.compile(r"(?:frånvarande|ej\s+närvarande|förhinder|anmäl)", regex.IGNORECASE)
_INITIALS = regex.compile(r"\p{Lu}{2,4}(?=\W*$)")
_BY = regex.compile(r"/\s?(?P<name>\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}+)*)\s*$")  # "/Marika" below the text
_WROTE = regex.compile(r"vid\s|antecknat\b", regex.IGNORECASE)
_DASHES = regex.compile(r"[_.…]{4,}")


def find_officers(outline: Outline, attendance: Sequence[Attendee], items: Sequence[Item]) -> Officers:
    """Each officer from the best source that names one."""
    header, closing = outline.header, outline.closing
    found: dict[str, list[str]] = {}
    written = [line for line in outline.lines if line.text]
    signed = read_signatures(closing or written[-_TAIL:])
    on_cover = read_signatures(_from_signatures(header))
    persons = [attendee.name for attendee in attendance if attendee.status == "present"]
    tail = [line for line in written[-_TAIL:] if _WROTE.match(line.text)]
    texts = [line.text for line in (*header, *(closing or tail))]
    inside = [row for item in items[:_FIRST_ITEMS] for row in (item.text or "").split("\n")]
    elected = _in_sentences(header, items, persons)
    for office in _OFFICES:
        sources = (
            _labelled(office, texts, persons),
            _labelled_above(office, header),
            iter(elected[office]),
            # "sekreterare" says more than "nämndsekreterare", who may sit by
            _label_behind(office, header) if office == "secretary" else iter(()),
            _by_role(office, attendance),
            _elected(office, items),
            _labelled(office, [row for row in inside if ":" in row], persons),
            _label_behind(office, header),
            iter(on_cover[office]),
            iter(signed[office]),
            _last_resort(office, header, items, written, persons),
        )
        found[office] = next((names for names in map(list, sources) if names), [])
    return Officers(
        chair=found["chair"][0] if found["chair"] else None,
        secretary=found["secretary"][0] if found["secretary"] else None,
        adjusters=list(dict.fromkeys(found["adjusters"])),
    )


def _from_signatures(header: Sequence[Line]) -> Sequence[Line]:
    """The part of the cover on which is signed: from its heading, or from the first label with a line to sign on."""
    for n, line in enumerate(header):
        if _SIGNED.match(line.text) or (_DASHES.search(line.text) and _office_of(line.text)):
            return header[n:]
    return ()


def _office_of(text: str) -> str | None:
    label = _DASHES.split(text)[0].strip(" :")
    return next((office for office, pattern in _ALONE.items() if pattern.fullmatch(label)), None)


def _labelled(office: str, texts: Sequence[str], persons: Sequence[str]) -> Iterator[str]:
    """*Ordförande: Anna Berg*, *Protokollförare AB* with the initials of somebody who was there"""
    for text in texts:
        match = _LABELS[office].search(text)
        if not match or _VICE.match(text):
            continue
        column = regex.split(r"\s{2,}|\t", match["rest"])[0]
        named = [named.name for named in names_in(column)]
        if not named and match["mark"].strip() and len(column.split()) == 1:
            named = _by_short_name(column, texts, persons)
        if named:
            yield from named if office == "adjusters" else named[:1]
            if office != "adjusters":
                return


def _by_short_name(short: str, texts: Sequence[str], persons: Sequence[str]) -> list[str]:
    """Who is meant by *AB* (printed as *Anna Berg (AB)*) or by a first name; else nobody."""
    if match := _INITIALS.match(short):
        spelt = regex.compile(rf"(?P<name>{NAME})\s\({match[0]}\)")
        names = {hit["name"] for text in texts for hit in spelt.finditer(text)}
        return list(names) if len(names) == 1 else []
    person = resolve(short.strip(" .,"), persons)
    return [person] if person else []


def _labelled_above(office: str, header: Sequence[Line]) -> Iterator[str]:
    """A label alone on a line of the cover, names alone on the lines below it."""
    lines = [line for line in header if line.text]
    for place, line in enumerate(lines):
        if not _ALONE[office].fullmatch(line.text):
            continue
        for before, below in zip(lines[place:], lines[place + 1 :], strict=False):
            named = names_in(below.text)
            rest = below.text
            for one in named:
                rest = rest.replace(one.name, "")
            if not named or below.number > before.number + 2 or regex.search(r"\p{L}{5}", rest):
                break
            yield from (one.name for one in named)
            if office != "adjusters":
                return
        return


def _label_behind(office: str, header: Sequence[Line]) -> Iterator[str]:
    """*Anna Berg sekreterare*, *Anna Berg, ordförande* at the end of a line of the cover, above those who were absent."""
    for line in header:
        if _ABSENT.match(line.text):
            return
        match = _NAMED_SO[office].search(line.text)
        if match and (named := names_in(match["name"])):
            yield named[0].name
            return


def _by_role(office: str, attendance: Sequence[Attendee]) -> Iterator[str]:
    hits = [a for a in attendance if a.status == "present" and a.role and _ROLES[office].search(a.role)]
    if office == "chair":
        hits = [a for a in hits if not _VICE.search(a.role or "") and not _OF_OTHERS.search(a.role or "")]
        hits.sort(key=lambda a: not regex.search(r"mötes|stämmo", a.role or "", regex.IGNORECASE))
    yield from (a.name for a in hits)


def _in_sentences(header: Sequence[Line], items: Sequence[Item], persons: Sequence[str]) -> dict[str, list[str]]:
    """What the paragraphs of the header and the first items say of elections."""
    texts = [(paragraph, True) for paragraph in _paragraphs(header)]
    for place, item in enumerate(list(_flat(items))[:_OPENING_ITEMS]):
        own = place < _FIRST_ITEMS and _ABOUT_OFFICERS.search(item.title or "") is not None
        texts.append((_running(item), own))
    found: dict[str, list[str]] = {office: [] for office in _OFFICES}
    for text, own in texts:
        for office, names in elected_officers(text, persons, own=own).items():
            found[office] = found[office] or names
    return found


def _running(item: Item) -> str:
    """Title and text of an item as one text; a word alone on its line (*Beslut*) is a sentence of its own."""
    rows = [f"{item.title}." if item.title else "", *(item.text or "").split("\n")]
    return " ".join(
        regex.sub(r"^(\p{Lu}\p{L}+):?$", r"\1.", regex.sub(r"\s+", " ", row.strip())) for row in rows if row
    )


def _paragraphs(header: Sequence[Line]) -> Iterator[str]:
    rows: list[str] = []
    for line in header:
        if not line.text:
            yield " ".join(rows)
            rows = []
        else:
            rows.append(line.text)
    yield " ".join(rows)


def _last_resort(
    office: str, header: Sequence[Line], items: Sequence[Item], written: Sequence[Line], persons: Sequence[str]
) -> Iterator[str]:
    """The chair who opens the meeting, where nobody else was elected; who signs the notes with a stroke."""
    if office == "secretary" and (match := _BY.match(written[-1].text if written else "")):
        yield match["name"] if " " in match["name"] else resolve(match["name"], persons) or match["name"]
    if office == "chair":
        first = list(_flat(items))[:_FIRST_ITEMS]
        if any(
            _OWN_TITLE["chair"].match(item.title or "") or _OFFICE_TITLE["chair"].search(item.title or "")
            for item in first
        ):
            return
        texts = [*_paragraphs(header), *map(_running, first[:2])]
        yield from (name for text in texts if (name := opening_chair(text)))


_CHOSEN = regex.compile(
    r"\b(?:väljer|valde|valdes|utser|utsåg|utsågs)\s+(?P<names>[\p{L}0-9-]+(?:\s\p{Lu}[\p{L}-]+)*(?:(?:,|\s+och|\s+samt)\s+[\p{L}0-9-]+(?:\s\p{Lu}[\p{L}-]+)*)*)\s*\.?$",
    regex.MULTILINE,
)
_IS = regex.compile(r"\bAtt\s?:\s*(?P<names>\p{Lu}\p{L}+(?:\s\p{Lu}\p{L}+)*)\s+är\b")


def _chosen_in(text: str) -> list[str]:
    """Names that are nothing but an answer to *Val av …*: *Anna Berg*, *Mötet väljer haba och tom*, *Att: Bo är …*"""
    for pattern in (_CHOSEN, _IS):
        if match := pattern.search(text):
            return [name for name in regex.split(r",\s*|\s+(?:och|samt)\s+", match["names"]) if name]
    lines = text.split("\n")
    if len(lines) == 1:
        parts = regex.split(r",\s*|\s+(?:och|samt|and|&)\s+", lines[0].strip(" ."))
        if all(names_in(part) and names_in(part)[0].name == part for part in parts):
            return parts
    return []


def _flat(items: Sequence[Item]) -> Iterator[Item]:
    for item in items:
        yield item
        yield from _flat(item.subitems)


def _elected(office: str, items: Sequence[Item]) -> Iterator[str]:
    for place, item in enumerate(list(_flat(items))[:_OPENING_ITEMS]):
        clauses = [c for d in item.decisions for c in d.clauses if "respektive" not in (c.text or "")]
        elections = [e for clause in clauses for e in clause.elections]
        if not elections and item.text and _OFFICE_TITLE[office].search(item.title or ""):
            yield from _chosen_in(item.text)
        for election in elections:
            # "ordförande" alone is the meeting's only where the title says so; else it is the association's
            position = election.position
            alone = position is None or position in ("ordförande", "sekreterare")
            wanted = item.title or "" if alone else position or ""
            first = place < _FIRST_ITEMS and office != "adjusters" and _OWN_TITLE[office].match(item.title or "")
            if _ELECTED[office].search(wanted) or (alone and first and election.period is None):
                yield election.person
