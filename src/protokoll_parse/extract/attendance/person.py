"""One entry of an attendance list: a person's name, and what stands around it.

The entry is read from its strongest marks inwards: remarks (times, items, *ersätter X*), party, organisation, role;
what stands in front of all of them is the name. White space is only ever a hint.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import regex

from protokoll_parse.extract.attendance.remarks import read_remarks, without
from protokoll_parse.extract.attendance.serving import REPLACES
from protokoll_parse.extract.people import (
    COURTESY,
    PARTY,
    PLURAL_TITLE,
    UNIT,
    Named,
    leading_name,
    names_in,
    organization_pattern,
    role_pattern,
)
from protokoll_parse.lexicon import is_first_name, is_organisation, is_place, is_surname
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

_PARTY = r"(?:\s?\(\p{L}{1,4}\))"
_OF_WHAT = compiled(r"\s(?:för|i|på|vid)\s\p{L}{3,}")  # "projektledare för bygget", in front of the name
_CALLED_IN = compiled(r"\s?\((?P<said>adjungera(?:d|de)(?:\s\p{L}+)*)[\s,)]*(?=\(|$)")
_UNIT_BEHIND = compiled(rf"(?<=\p{{Ll}})\s(?P<unit>{UNIT})$")  # "avdelningschef Bryggavdelningen"
_PARTY_BEHIND = compiled(rf"(?<=\S){PARTY.pattern}$")
_BARE_PARTY = compiled(
    r"(?:[SMCLV]|FP|MP|KD|SD|VPK|KDS)(?=$|\s(?:\p{Ll}{4}|[12]:[ea]\s))|(?:[smclv]|fp|mp|kd|sd|vpk|kds)$"
)
_MARK = compiled(r"[Xx×✓☒]")
_GLUED_MARK = compiled(r"(?<=\)|[0-9])[Xx]$")  # "Eva Lind (S)X", "§§ 5-6X"
_SERVES = compiled(r"(?:ej |icke )?tj(?:g|änstg)", regex.IGNORECASE)
# where somebody sat
_WHERE = compiled(r"(?:Teams|Zoom|Skype|Digitalt|Distans|På\s(?:distans|länk|plats)|Via\s\p{L}+|Fysiskt|Sal|Rum)\b")
_SEPARATOR = compiled(r"\s*[,;|\t]\s*|\s{2,}|\s+[–—-]\s+")
_CAPITALS = compiled(r"\p{Lu}{2,}(?:-\p{Lu}{2,})?(?:\s\p{Lu}{2,}(?:-\p{Lu}{2,})?){1,2}(?!\p{L})")
_PART = r"\p{Lu}\p{Ll}+(?:-\p{Lu}?\p{Ll}+)*"
# a nickname between the names; initials in place of a first name: "JP Berg", "C Magnus Ek", "K-G Sund"
_NICKNAMED = compiled(
    rf"{_PART}(?:\s{_PART})?\s(?:[\"”“'’»«]\p{{L}}[^\"”“'’»«]{{0,20}}[\"”“'’»«]|\(\p{{Lu}}\p{{Ll}}+\))(?:\s(?!(?:Ja|Nej)\b){_PART}){{1,2}}"
)
_INITIALS = compiled(rf"(?:\p{{Lu}}{{1,2}}|\p{{Lu}}\.?[\s-]?\p{{Lu}}\.?)(?:\s{_PART}){{1,3}}")
# "Eva lind (S)": a surname without its capital, shown by a first name in front and a party behind
_SMALL_LAST = compiled(r"(?P<first>\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?)\s(?P<last>\p{Ll}{3,})(?=\s\(\p{Lu}{1,4}\))")
_GLUED = compiled(r"(?P<first>\p{Lu}\p{Ll}{2,})(?P<last>\p{Lu}\p{Ll}{2,})(?=$|[,;.]|\s[(\p{Ll}]|\s\s)")  # "EvaLind"
_SINGLE = compiled(r"(?P<name>\p{Lu}\p{L}+(?:-\p{Lu}\p{L}+)?)(?:\s\((?P<role>[^)]*)\))?")
_FIRST = compiled(
    r"(?:(?P<office>\p{Ll}+)\s)?(?P<name>\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?)"
    r"(?:(?:\s(?:från|för)\s\p{L}[^(,]*)?(?:\s?\([^()]*\))?"
    r"|\s(?:(?:via|på|per)\s(?:telefon|länk|distans|teams|zoom|skype|video)"
    r"|(?:fr\.?\s?o\.?\s?m\.?|t\.?\s?o\.?\s?m\.?|från|till|kom|gick|ej|utom|under|kl\.?)"
    r"\s[^(,0-9]{0,15}[0-9][0-9 .:–-]{0,12})"
    r"|\s[–—-]\s\p{L}+(?:\s\p{L}+){0,2}"
    r"|,\s(?P<class>\p{L}+\s[0-9]{1,2}\p{L}?)(?:,?\s(?P<role>\p{Ll}[\p{L} -]{3,40}))?"  # "Eva, björken 3 ordförande"
    r"|(?:\s?[–—-]\s?|,?\s)(?P<role>\p{Ll}[\p{L} -]{3,40}))"
)
_GUEST = compiled(r"(?:inbjuden\s)?gäst(?:en)?")
_ITEM_BEHIND = compiled(
    r"\s(?P<note>(?:[0-9]{2,3}|[0-9](?=\s\())(?:\s\([^)]*\))?|(?:nr|hus|lgh|tomt|fastighet)\.?\s[0-9]{2,4}\p{L}?)$"
)  # whose sign was lost: "ekonom 59 (Budget)"; of a house: "ledamot nr 67"
# what a person does at the meeting, behind the title: "Docent Eva Lind, ordförande"
_AT_MEETING = compiled(
    r"(?:(?:1:e|2:e|1:a|2:a|förste|andre|vice|v\.|tjänstgörande|tjg\.?|mötes)\s?)*(?:ordförande|ordf\.?|sekreterare|sekr\.?|protokollförare|justerare)",
    regex.IGNORECASE,
)
_SEAT_NUMBER = compiled(r"(?<=\p{L})\s[1-9]$")  # "Suppleant 2"
_SEAT = compiled(
    r"(?:(?:de|samtliga|ordinarie|valda|tjänstgörande)\s){0,2}(?:(?P<plural>ledamöter(?:na)?|suppleanter(?:na)?|ersättar(?:e|na))|ledamoten|suppleanten|ersättaren)",
    regex.IGNORECASE,
)
_COURTEOUS = compiled(rf"^{COURTESY}(?=\s|$)|(?<=\s){COURTESY}$")
_CONJUNCTION = compiled(
    r"^(?:och|[Ss]amt|&|[Ää]ven|[Dd]essutom|[Dd]ärtill|[Dd]ärutöver|[Vv]idare|[HhDd]ärjämte)(?=\s|$)\s*"
)
_BODY = compiled(
    r"\p{L}*(?:myndighet|universitet|högskola|institut|förbund|verk|bolag|sjukhus)(?:en|et|an)?", regex.IGNORECASE
)
_LABEL = compiled(r"(?P<role>[^:(]{2,40}):\s+(?=\p{Lu})")
# "Berg, Anna", "af Ek Lind, Bo": a row of a table by surnames
_INVERTED = compiled(
    r"(?:(?:von|af|av|de|la)\s){0,2}(?P<surname>\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+){0,2}),\s?"
    r"(?P<first>\p{Lu}\p{Ll}+(?:-\p{Lu}?\p{Ll}+)?(?:\s\p{Lu}\p{Ll}{2,}(?:-\p{Lu}?\p{Ll}+)?(?!,))?)(?![\p{L}-])"
)
# "… samt ytterligare ett trettiotal medlemmar"
_CROWD = compiled(
    r",?\s(?:samt|och|jämte|plus|\+)\s(?:(?:även|dessutom|ytterligare|övriga|också)\s)?"
    r"(?:(?:ca\.?|cirka|omkring|ungefär|runt|ett|en|[0-9]+|några|flera|många|\p{L}+tal)\s){0,4}"
    r"(?:(?:andra|till|röstberättigade|övriga|intresserade)\s)?"
    r"(?:medlemmar|personer|åhörare|gäster|besökare|deltagare|boende|föräldrar|elever|\p{L}*ägare|närvarande)\b[^,;]{0,80}$"
)
_IN_PLACE = compiled(r"(?:så)?som\s|tillika\s|för\s|f\.?\s?d\b")  # "såsom sekreterare", "f.d. ordförande"
CLUB = compiled(r"(?:[BFGHIKMORST]|VB|IB|FB|BT|SO|RI)K|(?:B|G|H|I|F|R|S|GI|BI)F|FC|IFK")  # what a club's name ends in
_WHEN_IN_FRONT = compiled(
    r"(?:vid|under|på|i|för|till)\s(?:§§?|p(?:unkt)?\.?)\s?[0-9]+(?:\s?(?:[-–,]|och)\s?[0-9]+)*\s", regex.IGNORECASE
)
_LONGEST_COLUMN = 3  # words of an organisation in a column in front of the name
_LONGEST_FRONT = 6  # words of roles in front of a name


def listed_name(text: str, at: int = 0) -> Named | None:
    """The name at ``at`` of a line that is known to stand in a list; nicknames and initials are names there."""
    match = _NICKNAMED.match(text, at) or (
        None if leading_name(text, at) else _INITIALS.match(text, at) or _small_last(text, at)
    )
    if match is None:
        return leading_name(text, at) or (None if at else _capitals(text) or _glued(text))
    if role_pattern().fullmatch(match[0].split(" ")[-1]) or organization_pattern().match(text, at):
        return None
    party = PARTY.match(text, match.end())
    return Named(at, match.end(), match[0], party["party"] if party else None)


def inverted_name(text: str, at: int = 0) -> Named | None:
    """The name at ``at`` in a table that puts surnames first; *Eva Lind, Bo Ek* and *Eva, Bo* are two people."""
    match = _INVERTED.match(text, at)
    if match is None:
        return None
    surname, first = match["surname"].split(" "), match["first"].split(" ")
    end = match.end()
    if not is_first_name(_first_word(first[0])) or role_pattern().fullmatch(surname[0]):
        return None
    if len(first) > 1 and not is_first_name(_first_word(first[1])):
        end -= len(first.pop()) + 1  # the next column
    alike = is_first_name(surname[0].title()) and not is_surname(surname[0].title())
    if alike or (len(surname) > 1 and is_first_name(surname[0].title())):
        return None
    party = PARTY.match(text, end)
    return Named(at, end, text[at:end], party["party"] if party else None)


def turned_name(name: str) -> str:
    """*Berg, Anna* as *Anna Berg*, to compare it."""
    surname, comma, first = name.partition(", ")
    return f"{first} {surname}" if comma else name


def _small_last(text: str, at: int) -> regex.Match[str] | None:
    """*Eva lind (S)*; not *Eva ordförande (S)*."""
    match = _SMALL_LAST.match(text, at)
    return match if match and is_first_name(_first_word(match["first"])) else None


def _capitals(text: str) -> Named | None:
    """A name in capitals, as on lists for signing."""
    match = _CAPITALS.match(text)
    if not match or not is_first_name(compiled(r"[\s-]").split(match[0])[0].title()):
        return None
    return Named(0, match.end(), match[0], None)


def _glued(text: str) -> Named | None:
    """The name of a person whose first name and surname lost the blank between them."""
    match = _GLUED.match(text)
    if not match or not is_first_name(match["first"]) or is_first_name(match[0]) or is_first_name(match["last"]):
        return None
    return Named(0, match.end(), f"{match['first']} {match['last']}", None)


def _first_word(name: str) -> str:
    return str(compiled(r"[\s-]").split(name)[0])


def affiliation(text: str, at: int = 0) -> str | None:
    """The organisation in front of a colon and a name: *Lövhults kommun: Eva Lind, Bo Ek*."""
    label = _LABEL.match(text, at)
    return label["role"] if label and listed_name(text, label.end()) and is_affiliation(label["role"]) else None


def is_affiliation(label: str) -> bool:
    """Whether the label in front of a name is an organisation: *Lövhults kommun: Eva Lind*."""
    if role_pattern().search(label):
        return False
    words = label.split()
    return bool(
        organization_pattern().fullmatch(label)
        or _BODY.fullmatch(words[0])
        or (len(words) > 1 and all(word[0].isupper() for word in words))
        or (len(label) > 1 and label.isupper())
        or is_organisation(label)
        or is_place(label)
    )


def role_and_name(text: str) -> tuple[str, str] | None:
    """*ekonomichef Eva Wall*, *Kassör: Bo Ek*: role and the rest; None when it is something else."""
    if REPLACES.match(text):
        return None
    label = _LABEL.match(text)
    named = listed_name(text, label.end()) if label else None
    if label and named and (role_pattern().search(label["role"]) or is_first_name(_first_word(named.name))):
        return label["role"], text[label.end() :]
    names = names_in(text)
    if not names and (role := role_pattern().match(text)) and text[role.end() : role.end() + 1].isspace():
        rest = text[role.end() :].lstrip()  # "Ordf   Leif "Nalle" Ek"
        return (role[0], rest) if _NICKNAMED.match(rest) else None
    front = _COURTEOUS.sub("", _CONJUNCTION.sub("", text[: names[0].start].strip(" :,"))).strip() if names else ""
    if names and not front and names[0].start:
        return "", text[names[0].start :]
    office = _SEAT_NUMBER.sub("", front)
    words = office.split()
    if not words or len(words) > _LONGEST_FRONT or "," in front or "(" in front or not words[-1][0].isalpha():
        return None
    # a word that is no part of the name behind it is a title: "Kyrkoherde Anna Berg"
    at_end = any(
        match.end() >= len(office.rstrip(".")) or _OF_WHAT.fullmatch(office, match.end())
        for match in role_pattern().finditer(office)
    )
    at_end = at_end or _SEAT.fullmatch(front) is not None or _is_club(words)
    gap = text[: names[0].start]
    beside = (len(words) == 1 and gap.endswith(f"{front} ")) or (len(words) <= _LONGEST_COLUMN and gap.endswith("  "))
    if not at_end and not (beside and is_first_name(_first_word(names[0].name))):
        return None
    return front, text[names[0].start :]


def _is_club(words: Sequence[str]) -> bool:
    """*Skogsby IF*, in front of whoever came from it"""
    return 1 < len(words) <= _LONGEST_COLUMN and words[0][0].isupper() and CLUB.fullmatch(words[-1]) is not None


def without_crowd(text: str) -> str:
    """The text without those at its end whom nobody names: *Eva Lind, Bo Ek samt ca 80 medlemmar*."""
    crowd = _CROWD.search(text)
    return text[: crowd.start()] if crowd else text


def first_only(text: str) -> regex.Match[str] | None:
    """One first name, with an office in front or behind, a bracket, *från*, from when or how; None of anything else."""
    match = _FIRST.fullmatch(text)
    office = match["office"] if match else None
    if office and not (_GUEST.fullmatch(office) or role_pattern().fullmatch(office)):
        return None
    if match and match["role"] and not _is_office(match["role"]):
        return None
    return match if match and all(is_first_name(part) for part in match["name"].split("-")) else None


def read_person(text: str, *, single: bool = False) -> dict[str, Any] | None:
    """Fields of the entry. ``single``: one word is a name, as in minutes of people who know each other."""
    entry: dict[str, Any] = {}
    if single and (match := _SINGLE.fullmatch(text) or first_only(text)):
        entry["name"] = match["name"]
        if office := match.groupdict().get("office"):
            guest = _GUEST.fullmatch(office) is not None
            entry["capacity" if guest else "role"] = "guest" if guest else office
        if group := match.groupdict().get("class"):
            entry |= {"organization": group, "role": match["role"]}
            return entry
        for part in _SEPARATOR.split(read_remarks(entry, text[match.end("name") :].strip(" ()–—-"))):
            _field(entry, part.strip(" ()").removeprefix("från "))
        return entry
    if text.startswith("("):  # "(Eva Lind per telefon)"
        text = text.strip("()")
    named = listed_name(text)
    if named is None:
        split = role_and_name(text)
        named = listed_name(split[1]) if split else None
        if split is None or named is None:
            return None
        whole, text = text, split[1]
        if when := _WHEN_IN_FRONT.match(split[0]):
            read_remarks(entry, when[0])
            split = split[0][when.end() :], split[1]
        if seat := _SEAT.fullmatch(split[0]):
            entry["capacity"] = "member" if "ledam" in split[0].lower() else "substitute"
        if split[0] and not (seat and seat["plural"]) and not PLURAL_TITLE.fullmatch(split[0]):
            column = not role_pattern().search(split[0]) and f"{split[0]}  " in whole  # "Kommunal    Eva Lind"
            home = is_affiliation(split[0]) or column or _is_club(split[0].split())
            entry["organization" if home else "role"] = split[0]
    title = entry.get("role")  # in front of the name
    organizations = list(organization_pattern().finditer(text))
    end = min([named.end, *(match.start() for match in organizations)])
    name = named.name if _GLUED.match(text) else text[:end].strip(" ,")
    if not name or (len(name.split()) < 2 and "." not in name):  # "C.A.Lind" is two words
        return None
    rest = text[end:]
    entry["name"] = name
    if party := PARTY.match(rest, rest.startswith(",")) or compiled(r"\s\((?P<party>\p{Lu}\p{L}{0,2})$").match(rest):
        entry["party"], rest = party["party"], rest[party.end() :]
    rest = read_remarks(entry, rest)
    if called := _CALLED_IN.search(rest):
        entry["capacity"] = "guest"
        entry["note"] = f"{entry['note']}, {called['said']}" if entry.get("note") else called["said"]
        rest = without(rest, called)
    for part in _SEPARATOR.split(rest):
        said = part.strip(" ().=|/_~—–-☒✓§")
        if title and entry["role"] == title and _AT_MEETING.fullmatch(said):
            entry["role"], entry["note"] = said, f"{entry['note']}, {title}" if entry.get("note") else title
            continue
        _field(entry, said + ")" * (said.count("(") - said.count(")")))
    return entry


def _field(entry: dict[str, Any], part: str) -> None:
    """Organisation, role or remark: what one column says."""
    part = _GLUED_MARK.sub("", part)
    if not entry.get("party") and (party := _BARE_PARTY.match(part)):  # a column without brackets
        entry["party"], part = party[0], part[party.end() :].lstrip()
    elif not entry.get("party") and (party := _PARTY_BEHIND.search(part)):  # "ordförande (S)"
        entry["party"], part = party["party"], part[: party.start()]
    if not part or _MARK.fullmatch(part):
        return
    if (
        not entry.get("organization")
        and (unit := _UNIT_BEHIND.search(part))
        and role_pattern().search(part, 0, unit.start())
    ):
        entry["organization"], part = unit["unit"], part[: unit.start()]
    organization = organization_pattern().search(part)
    role = role_pattern().search(part)
    if role and (number := _ITEM_BEHIND.match(part, role.end())):
        entry["note"] = f"{entry['note']}, {number['note']}" if entry.get("note") else number["note"]
        part = part[: role.end()]
    if organization and not entry.get("organization"):
        entry["organization"] = organization[0] if role else part
        rest = (part[: organization.start()] + " " + part[organization.end() :]).strip(" ,().")
        if rest and role and not organization[0].endswith(role[0]):
            entry["role"] = entry.get("role") or rest
            entry["organization"] = organization[0]
    elif role and not entry.get("role"):
        entry["role"] = part
    elif role and not entry.get("organization") and _is_office(part):
        entry["role"] = f"{entry['role']}, {part}"  # "kanslichef, sekreterare"
    elif (
        part[0].isupper()
        and not entry.get("organization")
        and not any(sign.isdigit() for sign in part)
        and not _SERVES.match(part)
        and not _WHERE.match(part)
    ):
        entry["organization"] = part
    else:
        entry["note"] = f"{entry['note']}, {part}" if entry.get("note") else part


def _is_office(part: str) -> bool:
    """*sekreterare*, *tjänstgörande ordförande*, *nämndens sekreterare*"""
    if role_pattern().fullmatch(part):
        return True
    short = part[0].islower() and len(part.split()) <= _LONGEST_COLUMN and not _IN_PLACE.match(part)
    return short and any(match.end() == len(part) for match in role_pattern().finditer(part))
