"""Chair, secretary and adjusters: by label, by role in the attendance list, by election at the meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.officers.in_order import elected_in_order
from protokoll_parse.extract.officers.labels import (
    OFFICES,
    VICE,
    called_behind,
    label_behind,
    label_by_label,
    labelled,
    labelled_above,
    signed_part,
    signed_rows,
)
from protokoll_parse.extract.officers.run_together import (
    signed_at_the_end,
    signed_in_turn,
    signed_together,
    without_signed,
)
from protokoll_parse.extract.officers.sentences import (
    elected_officers,
    opener_in_the_chair,
    opening_chair,
    opening_chair_by_first_name,
    resolve,
)
from protokoll_parse.extract.officers.signatures import SECRETARY, read_signatures
from protokoll_parse.extract.officers.spelling import as_listed, without_misspelt
from protokoll_parse.extract.officers.work import elected_on_line, in_brackets, signs_notes, whom
from protokoll_parse.extract.people import NAME, PARTY, is_name, names_in
from protokoll_parse.extract.tree import flat
from protokoll_parse.records.models import Officers
from protokoll_parse.text.outline import BULLETS
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence, Set

    from protokoll_parse.records.models import Attendee, Item
    from protokoll_parse.text import Line, Outline

_ROLES = {
    "chair": compiled(
        r"(?<!(?:vice|jämte)\s)\b(?:(?:mötes|stämmo)?ordf(?:[öo]randen?|\.)?|(?:mötes)?talman(?:nen)?)(?!\p{L})",
        regex.IGNORECASE,
    ),
    "secretary": compiled(
        rf"\b(?:{SECRETARY}n?|protokollföraren?|sekr\.?|vid\s+protokollet)(?!\p{{L}})",
        regex.IGNORECASE,
    ),
    "adjusters": compiled(r"juster", regex.IGNORECASE),
}
_OF_OTHERS = compiled(  # of whom a guest is the chair: "ordf. revisionen", "ordförande i nämnden"
    r"\b(?:ordförande|ordf\.?)\s+(?:i\s+|för\s+|på\s+)?(?!(?:för|vid|på|och|kl|mötet|stämman)\b)(?-i:\p{Ll}{3,})",
    regex.IGNORECASE,
)
_ELECTED = {
    "chair": compiled(
        r"\b(?:mötes|stämmo|årsmötes)ordförande|ordförande\s+(?:för|vid|på)\s+(?:dagens\s+|års)?(?:mötet|möte|stämman|årsmötet|sammanträdet)",
        regex.IGNORECASE,
    ),
    "secretary": compiled(
        r"\b(?:mötes|stämmo|årsmötes)sekreterare|sekreterare\s+(?:för|vid|på)\s+(?:dagens\s+)?(?:mötet|möte|stämman|årsmötet)|protokollförare",
        regex.IGNORECASE,
    ),
    "adjusters": compiled(r"juster", regex.IGNORECASE),
}
# who leads when the chair cannot, or another meeting
_OTHER_CHAIR = compiled(
    r"\bvice[\s-]+(?:mötes|stämmo)ordförande|\b(?:mötes|stämmo)?ordförande\s+(?:för|till|vid|på)\s+nästa\s+\p{L}+",
    regex.IGNORECASE,
)
_VICE = "vice ordförande"  # what both are called that no rule takes for the chair
# whom the adjusters are, too: "Anna Berg och Bo Ek, tillika rösträknare."
_ALSO_TELLERS = compiled(r",?\s(?:tillika|också|även)\srösträknare(?=\.|$)", regex.IGNORECASE)
_FIRST_ITEMS = 5  # here, "Val av ordförande" means the meeting's
_THIS_MEETING = r"\s+(?:för|vid|på)\s+(?:dagens\s+)?(?:\p{L}*mötet?|\p{L}*stämman?|sammanträdet)\b"
# the office is one of the association, for a term: "Ordförande för det nya arbetsåret", "… på två år"
_FOR_A_TERM = (
    r"(?:verksamhets|räkenskaps|arbets|kalender)år|mandat|\b(?:för|på|under|till)\s(?:(?:en\s)?(?:tid|period)\s(?:av|om|på)\s)?"
    r"(?:ett|en|två|tre|fyra|[1-4])\s(?:\p{L}+\s)?(?:år|period|mandat)|\b(?:kommande|nästa|nästkommande|innevarande|följande|nya)\s(?:\p{L}*år|period|säsong|termin)"
    r"|(?<=ordf\.?|ordförande|sekreterare|sekr\.?)\s(?:för|i|av|till)\s\p{L}*(?:föreningen|klubben|laget|förbundet|kretsen|sällskapet|samfälligheten|styrelsen?)\b"
)
_OWN_TITLE = {
    "chair": compiled(
        r"(?:val av\s+)?ordf(?:örande|\.|(?!\p{L}))"
        rf"(?!.*(?:vice|[0-9]{{4}}|{_FOR_A_TERM}|informe|meddel|rapport|ordet|informa|berätt|redov|avslut|tacka))",
        regex.IGNORECASE,
    ),
    "secretary": compiled(
        rf"(?:val av\s+)?sekr(?:eterare|\.|(?!\p{{L}}))(?!.*(?:[0-9]{{4}}|{_FOR_A_TERM}))", regex.IGNORECASE
    ),
}
_OFFICE_TITLE = {
    "chair": compiled(
        rf"\b(?:val av\s+)?(?:(?:mötes|stämmo)ordförande(?!\p{{L}})|ordförande{_THIS_MEETING})", regex.IGNORECASE
    ),
    "secretary": compiled(
        rf"\b(?:val av\s+)?(?:(?:mötes?)se[\p{{L}}]*|protokollförare|sekreterare{_THIS_MEETING})", regex.IGNORECASE
    ),
    "adjusters": compiled(r"juster", regex.IGNORECASE),
}
_ABOUT_OFFICERS = compiled(
    rf"^(?!.*\bkassör)(?:.{{0,80}}\bval\b.{{0,200}}|till\s+)(?:ordf(?:örande|\.|(?!\p{{L}}))|sekr(?:eterare|\.|(?!\p{{L}}))|presidi|funktionär|juster)(?!.*(?:vice|styrelse|[0-9]{{4}}|{_FOR_A_TERM}))",
    regex.IGNORECASE,
)
_TO_OFFICE = compiled(r"till\s+(?:\p{L}*ordförande|\p{L}*sekreterare)\b", regex.IGNORECASE)
_OPENING_ITEMS = 12  # the officers of a meeting are elected among its first items and sub-items


# whom the members elect for the year: a list of their own officers
_OF_BOARD = compiled(
    r"^(?:(?:vice\s|[12]:[ea]\s)?(?:kassör|ledam[oö]t|suppleant|ersättare|revisor|revisors?suppleant|valberedning|kassa)\p{L}*)\s*:",
    regex.IGNORECASE | regex.MULTILINE,
)
_LONGEST = 500  # signs; a longer line is no line of header or sign-off block
_TAIL = 14  # lines at the end of minutes whose sign-off block shows no other mark
_UNSIGNED = compiled(r"[_.…]{4,}")
_APPENDED = compiled(
    r"bilag(?:a|or)(?:\s[0-9]{1,2})?(?:\s+till\b.*)?\s*:?|(?:närvaro|deltagar)(?:förteckning|lista)\s*:?|(?:närvarande\s+)?ledamöter\s*:?",
    regex.IGNORECASE,
)
# "Närvarande undertecknad ordförande samt …": who signs is the chair, unless it says that the minutes were written
_UNDERSIGNED = compiled(r"\bundertecknad(?:e|t)?,?\s+(?:nämndens\s+|stämmans\s+)?ordförande\b", regex.IGNORECASE)
_MINUTES = compiled(r"(?:vid|för)\s+protokollet\b|sekreterare|protokoll(?:s)?förare", regex.IGNORECASE)
_OF_THIS_MEETING = compiled(rf"\b(?i:(?:mötets|stämmans|sammanträdets)\s+ordförande),?\s+(?P<name>{NAME})")
_CALLED_CHAIR = compiled(rf"(?<!(?:vice|:[ea]|s)\s)(?<!\p{{L}})[Oo]rdföranden,?\s(?P<name>{NAME})(?=[\s,.]|$)")
_OFTEN = 2
_LABELLED = compiled(r"\p{Lu}\p{Ll}+(?:\s\p{Ll}+){0,3}:\s")
_RUNS_ON = compiled(
    r"[,;:–-]$|(?<!\p{L})(?:och|samt|&|till|av|att|som|såsom|för|med|jämte|mellan|är|var|blev|välj\p{Ll}*|vald\p{Ll}*|valt?s|uts\p{Ll}+)$",
    regex.IGNORECASE,
)
_ROOM = 0.7  # share of the widest row
_ELECTING = compiled(r"\b(?:valdes|väljs|utsågs|utses)\s?:", regex.IGNORECASE)
_SECRETARY_NEXT = compiled(r"(?:till|val\sav|som)\ssekreterare(?=\s)", regex.IGNORECASE)
_WROTE = compiled(r"vid\s|antecknat\b", regex.IGNORECASE)


def find_officers(outline: Outline, attendance: Sequence[Attendee], items: Sequence[Item]) -> Officers:
    """Each officer from the best source that names one."""
    cover, together = without_signed(outline.header)
    header = [line for line in cover if len(line.text) <= _LONGEST]
    closing = _signed([line for line in outline.closing if len(line.text) <= _LONGEST])
    found: dict[str, list[str]] = {}
    sign: dict[str, bool] = {}
    written = [line for line in outline.lines if 0 < len(line.text) <= _LONGEST]
    persons = [attendee.name for attendee in attendance if attendee.status == "present"]
    absent = {attendee.name for attendee in attendance if attendee.status == "absent"}
    signed = read_signatures(closing or written[-_TAIL:], persons)
    if closing and not any(signed.values()) and not any(_UNSIGNED.search(line.text) for line in closing):
        signed = read_signatures(written[-_TAIL:], persons)  # the names may stand above the labels
    if not signed["secretary"]:  # whose label may be none that ends the items: "Noterat:"
        signed["secretary"] = read_signatures(written[-_TAIL:], persons)["secretary"] if any(signed.values()) else []
    told_of = any(_UNDERSIGNED.search(paragraph) for paragraph in _paragraphs(header))
    if told_of and not signed["chair"] and not any(_MINUTES.match(line.text) for line in closing):
        signed["chair"], signed["secretary"] = signed["secretary"][:1], []
    on_cover = read_signatures(signed_part(header))
    in_turn = signed_in_turn(signed_part(header))
    in_one_line = signed_together(together)
    at_the_end = signed_together([] if closing else signed_at_the_end(outline.lines))
    tail = [line for line in written[-_TAIL:] if _WROTE.match(line.text) or len(list(label_by_label(line.text))) > 1]
    texts = [line.text for line in (*header, *(closing or tail))]
    texts += [] if closing else signed_rows([line.text for line in written])
    told = [
        item.text or ""
        for place, item in enumerate(items[:_OPENING_ITEMS])
        if place < _FIRST_ITEMS or _ABOUT_OFFICERS.search(item.title or "")
    ]
    inside = [_unbulleted(row) for text in told if not _OF_BOARD.search(text) for row in text.split("\n")]
    titles = [item.title for item in items[:_FIRST_ITEMS] if item.title]
    elected = _in_sentences(header, items, persons)
    for office in OFFICES:
        sources: tuple[tuple[bool, Iterable[str]], ...] = (  # whether it reads who signs
            (True, in_turn.get(office, ())),
            (False, labelled(office, texts, persons)),
            (True, in_one_line[office]),
            (False, labelled_above(office, header)),
            (False, elected_on_line(office, header, persons)),
            (False, elected[office]),
            # "sekreterare" says more than "nämndsekreterare", who may sit by
            (False, label_behind(office, header) if office == "secretary" else ()),
            # who signs the cover says more than the list, where columns may have run together
            (True, on_cover[office] if office == "chair" else ()),
            (False, _by_role(office, attendance)),
            (False, in_brackets(office, texts, persons)),
            (False, _elected(office, items, persons)),
            (False, labelled(office, [row for row in inside if ":" in row], persons)),
            (False, called_behind(office, [*titles, *inside], persons)),
            (False, label_behind(office, header)),
            (True, on_cover[office]),
            (True, signed[office]),
            (True, at_the_end[office]),
            (True, _last_resort(office, cover, items, written, persons)),
        )
        sign[office], found[office] = _first(sources, absent)
    found = {office: [as_listed(name, persons) for name in names] for office, names in found.items()}
    chair = found["chair"][0] if found["chair"] else None
    adjusters = without_misspelt(list(dict.fromkeys(found["adjusters"])), persons)
    return Officers(
        chair=chair,
        secretary=found["secretary"][0] if found["secretary"] else None,
        # the chair signs below "Justeras", too; elections and labels may name the chair as one of the adjusters
        adjusters=[name for name in adjusters if not (sign["adjusters"] and name == chair)] or adjusters,
    )


def _unbulleted(row: str) -> str:
    return row.lstrip(f"{BULLETS} ")


def _first(sources: Iterable[tuple[bool, Iterable[str]]], absent: Set[str]) -> tuple[bool, list[str]]:
    """Whether the first source that has any names reads who signs, and the names; who was not there is no officer."""
    named = ((signs, [name for name in source if name not in absent]) for signs, source in sources)
    return next(((signs, names) for signs, names in named if names), (False, []))


def _signed(closing: Sequence[Line]) -> Sequence[Line]:
    """The lines in front of what is appended: a list of who was there names nobody who signs."""
    for n, line in enumerate(closing):
        if n and _APPENDED.fullmatch(line.text) and any(read_signatures(closing[:n]).values()):
            return closing[:n]
    return closing


def _by_role(office: str, attendance: Sequence[Attendee]) -> Iterator[str]:
    hits = [a for a in attendance if a.status == "present" and a.role and _ROLES[office].search(a.role)]
    if office == "chair":
        hits = [a for a in hits if not VICE.search(a.role or "") and not _OF_OTHERS.search(a.role or "")]
        # the speaker leads the meeting, the chair the association
        hits.sort(key=lambda a: not compiled(r"mötes|stämmo|talman", regex.IGNORECASE).search(a.role or ""))
    yield from (a.name for a in hits)


def _in_sentences(header: Sequence[Line], items: Sequence[Item], persons: Sequence[str]) -> dict[str, list[str]]:
    """What the paragraphs of the header and the first items say of elections."""
    told = [_elected_in(paragraph, persons, own=True) for paragraph in _paragraphs(header)]
    led = False  # the item before elected who leads the meeting
    for place, item in enumerate(list(flat(items))[:_OPENING_ITEMS]):
        text = _running(item)
        own = place < _FIRST_ITEMS and _ABOUT_OFFICERS.search(item.title or "") is not None
        own = own or (led and _SECRETARY_NEXT.match(text) is not None)
        told.append(_elected_in(text, persons, own=own))
        led = bool(told[-1]["chair"])
        if (
            own and item.subitems and all(sub.title and not sub.text for sub in item.subitems)
        ):  # "a) ordförande Anna Berg b) …"
            points = " – ".join((text, *(sub.title or "" for sub in item.subitems)))
            told.append(_elected_in(points, persons, own=own))
    found: dict[str, list[str]] = {office: [] for office in OFFICES}
    for item in items[:_FIRST_ITEMS]:
        for office, name in elected_in_order(item.title or "", item.text or "").items():
            found[office] = found[office] or [name]
    for elected in told:
        for office, names in elected.items():
            found[office] = found[office] or names
    return found


def _elected_in(text: str, persons: Sequence[str], *, own: bool) -> dict[str, list[str]]:
    """Whom the sentences elect to this meeting's offices: not who leads another one, or when the chair cannot."""
    return elected_officers(_OTHER_CHAIR.sub(_VICE, text), persons, own=own)


def _running(item: Item) -> str:
    """Title and text of an item as one text; a word alone on its line (*Beslut*) is a sentence of its own."""
    title = item.title or ""
    goes_on = title.count(")") > 1 and _ELECTING.search(title)  # "valdes: a) ordf. Anna Berg b) sekr. Bo"
    rows = [title if goes_on or not title else f"{title}.", *(item.text or "").split("\n")]
    return " ".join(
        compiled(r"^(\p{Lu}\p{L}+):?$").sub(r"\1.", compiled(r"\s+").sub(" ", row.strip())) for row in rows if row
    )


def _paragraphs(header: Sequence[Line]) -> Iterator[str]:
    """What stands together: OCR loses blank lines, and lists and labels have no full stops."""
    rows: list[str] = []
    widest = max((len(line.text) for line in header), default=0)
    for line in header:
        if not line.text or (rows and _begins_anew(rows[-1], line.text, widest)):
            yield " ".join(rows)
            rows = []
        if line.text:
            rows.append(line.text)
    yield " ".join(rows)


def _begins_anew(before: str, row: str, widest: int) -> bool:
    """Whether a row is a label's, or its first word would have had room in the row before, which is complete."""
    if _LABELLED.match(row):
        return True
    room = len(before) + len(row.split(maxsplit=1)[0]) < _ROOM * widest
    return room and row[0].isupper() and not _RUNS_ON.search(before)


def _last_resort(
    office: str, header: Sequence[Line], items: Sequence[Item], written: Sequence[Line], persons: Sequence[str]
) -> Iterator[str]:
    """The chair who opens the meeting, where nobody else was elected; who signs the notes with a stroke."""
    if office == "secretary":
        yield from signs_notes([line.text for line in written], persons)
    if office == "chair":
        first = list(flat(items))[:_FIRST_ITEMS]
        if any(
            _OWN_TITLE["chair"].match(item.title or "") or _OFFICE_TITLE["chair"].search(item.title or "")
            for item in first
            # a sentence, no heading
            if not (opening_chair(item.title or "") or opening_chair_by_first_name(item.title or "", persons))
        ):
            return
        texts = [*_paragraphs(header), *map(_running, first[:2])]
        yield from (name for text in texts if (name := opening_chair(text)))
        yield from (name for text in texts if (name := opening_chair_by_first_name(text, persons)))
        told = " ".join(map(_running, first))
        yield from (one.name for match in _OF_THIS_MEETING.finditer(told) for one in names_in(match["name"])[:1])
        yield from (name for text in texts if (name := opener_in_the_chair(text, told)))
        yield from _called_chair(items)


def _called_chair(items: Sequence[Item]) -> Iterator[str]:
    """Who is *Ordföranden Anna Berg* throughout, time and again, where no cover says who it is."""
    called = [match["name"] for item in flat(items) for match in _CALLED_CHAIR.finditer(item.text or "")]
    if len(called) >= _OFTEN and len(set(called)) == 1:
        yield called[0]


_CHOSEN = compiled(
    r"\b(?:väljer|valde|valdes|utser|utsåg|utsågs)\s+(?P<names>[\p{L}0-9-]+(?:\s\p{Lu}[\p{L}-]+)*(?:(?:,|\s+och|\s+samt)\s+[\p{L}0-9-]+(?:\s\p{Lu}[\p{L}-]+)*)*)\s*\.?$",
    regex.MULTILINE,
)
_IS = compiled(r"\bAtt\s?:\s*(?P<names>\p{Lu}\p{L}+(?:\s\p{Lu}\p{L}+)*)\s+är\b")
# a row a person: "Anna kandiderar och väljs"
_STOOD = compiled(
    r"^(?P<name>\p{Lu}[\p{L}-]+(?:\s\p{Lu}[\p{L}-]+){0,2})\s(?:(?:kandidera|nominera|föreslå|föreslog|ställ|anmäl)\p{Ll}*\s(?:sig\s|upp\s)?och\s)"
    r"(?:väljs|valdes|blev\svald|utses|utsågs)\s?\.?$",
    regex.MULTILINE,
)


def _chosen_in(text: str, persons: Sequence[str]) -> list[str]:
    """Names that are nothing but an answer to *Val av …*: *Anna Berg*, *Mötet väljer haba och tom*, *Att: Bo är …*"""
    if stood := [resolve(match["name"], persons) or match["name"] for match in _STOOD.finditer(text)]:
        return stood
    for pattern in (_CHOSEN, _IS):
        if match := pattern.search(text):
            return [name for name in compiled(r",\s*|\s+(?:och|samt)\s+").split(match["names"]) if name]
    lines = text.split("\n")
    if len(lines) == 1:
        plain = PARTY.sub("", _ALSO_TELLERS.sub("", lines[0])).strip(f" .-–{BULLETS}")
        parts = compiled(r",\s*|\s+(?:och|samt|and|&)\s+").split(plain)
        if all(map(is_name, parts)):
            return parts
        called = [resolve(part, persons) or (None if " " in part else whom(part, persons)) for part in parts]
        if all(called):
            return [name for name in called if name]
    return []


def _elected(office: str, items: Sequence[Item], persons: Sequence[str]) -> Iterator[str]:
    for place, item in enumerate(list(flat(items))[:_OPENING_ITEMS]):
        clauses = [c for d in item.decisions for c in d.clauses if "respektive" not in (c.text or "")]
        elections = [e for clause in clauses for e in clause.elections]
        title = _OTHER_CHAIR.sub(_VICE, item.title or "")
        own = place < _FIRST_ITEMS and office != "adjusters" and bool(_OWN_TITLE[office].match(title))
        named = own or _OFFICE_TITLE[office].search(title)
        if title != (item.title or "") and not named:
            continue  # "Val av mötesordförande för nästa möte"
        if not elections and item.text and named:
            yield from _chosen_in(item.text, persons)
        for election in elections:
            # "ordförande" alone is the meeting's only where the title says so; else it is the association's
            position = election.position
            if office == "adjusters" and position and _TO_OFFICE.match(item.title or ""):
                continue  # "Till ordförande valdes …, justerare slopades" as the title: the office is another
            alone = position is None or position in ("ordförande", "sekreterare")
            wanted = title if alone else _OTHER_CHAIR.sub(_VICE, position or "")
            if _ELECTED[office].search(wanted) or (alone and own and election.period is None):
                yield election.person
