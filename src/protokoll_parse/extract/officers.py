"""Chair, secretary and adjusters: by label, by role in the attendance list, by election at the meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.people import names_in
from protokoll_parse.extract.signatures import read_signatures
from protokoll_parse.records.models import Officers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from protokoll_parse.records.models import Attendee, Item
    from protokoll_parse.text import Line

_CHAIR = r"(?:mötes|stämmo|mötets\s+|stämmans\s+)?ordförande|ordf\.?"
_SECRETARY = r"(?:mötes|nämnd|kommun|stämmo)?sekreterare|protokollförare|sekr\.?|vid\s+protokollet"
_ADJUSTER = (
    r"(?:protokoll(?:s)?|mötes)?justerare|justeringsm[aä]n|justeringsmän|utses\s+att\s+justera|justerande|att\s+justera"
)
_LABELS = {
    "chair": regex.compile(
        rf"(?:^|(?<=\s\s)|(?<=underskrifter\s))(?:{_CHAIR})(?:\s*+:\s*+|\s++)(?P<rest>\p{{Lu}}.*)", regex.IGNORECASE
    ),
    "secretary": regex.compile(
        rf"(?:^|(?<=\s\s)|(?<=underskrifter\s))(?:{_SECRETARY})(?:\s*+:\s*+|\s++)(?P<rest>\p{{Lu}}.*)", regex.IGNORECASE
    ),
    "adjusters": regex.compile(
        rf"(?:^|(?<=\s\s)|(?<=underskrifter\s))(?:{_ADJUSTER})(?:\s*+:\s*+|\s++)(?P<rest>\p{{Lu}}.*)", regex.IGNORECASE
    ),
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
    "chair": regex.compile(r"\b(?:val av\s+)?(?:mötes|stämmo)ordförande", regex.IGNORECASE),
    "secretary": regex.compile(r"\b(?:val av\s+)?(?:(?:mötes?)se[\p{L}]*|protokollförare)", regex.IGNORECASE),
    "adjusters": regex.compile(r"juster", regex.IGNORECASE),
}
_OPENING_ITEMS = 8  # the officers of a meeting are elected among its first items


def find_officers(
    header: Sequence[Line], closing: Sequence[Line], attendance: Sequence[Attendee], items: Sequence[Item]
) -> Officers:
    """Each officer from the best source that names one."""
    found: dict[str, list[str]] = {}
    signed = read_signatures(closing)
    on_cover = read_signatures(_from_signatures(header))
    texts = [line.text for line in (*header, *closing)]
    inside = [row for item in items[:_FIRST_ITEMS] for row in (item.text or "").split("\n")]
    for office in ("chair", "secretary", "adjusters"):
        sources = (
            _labelled(office, texts),
            _by_role(office, attendance),
            _elected(office, items),
            _labelled(office, [row for row in inside if ":" in row]),
            iter(signed[office]),
            iter(on_cover[office]),
        )
        found[office] = next((names for names in map(list, sources) if names), [])
    return Officers(
        chair=found["chair"][0] if found["chair"] else None,
        secretary=found["secretary"][0] if found["secretary"] else None,
        adjusters=list(dict.fromkeys(found["adjusters"])),
    )


def _from_signatures(header: Sequence[Line]) -> Sequence[Line]:
    """The part of the cover on which is signed."""
    start = next((n for n, line in enumerate(header) if _SIGNED.match(line.text)), len(header))
    return header[start + 1 :]


def _labelled(office: str, texts: Sequence[str]) -> Iterator[str]:
    for text in texts:
        match = _LABELS[office].search(text)
        if not match or _VICE.match(text):
            continue
        column = regex.split(r"\s{2,}|\t", match["rest"])[0]
        for named in names_in(column):
            yield named.name
            if office != "adjusters":
                return


def _by_role(office: str, attendance: Sequence[Attendee]) -> Iterator[str]:
    hits = [a for a in attendance if a.status == "present" and a.role and _ROLES[office].search(a.role)]
    if office == "chair":
        hits = [a for a in hits if not _VICE.search(a.role or "")]
        hits.sort(key=lambda a: not regex.search(r"mötes|stämmo", a.role or "", regex.IGNORECASE))
    yield from (a.name for a in hits)


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
        elections = [e for d in item.decisions for c in d.clauses for e in c.elections]
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
