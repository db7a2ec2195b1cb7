"""The body on a line or in a column of its own, by the form of its name."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.bodies import body_pattern, in_small_letters, organization_name, without_acronym
from protokoll_parse.extract.dates import MONTH, WEEKDAY, find_dates
from protokoll_parse.extract.header.lead import KIND, LABEL, MEETING
from protokoll_parse.extract.header.letter import NOTES_OF
from protokoll_parse.extract.header.value import Value, columns
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protokoll_parse.text import Line

GENERIC_BODY = compiled(
    r"(?:\p{L}*möte[tn]?|[\p{L}-]*(?:förhandling|överläggning|avstämning|genomgång|workshop|besiktning)(?:en)?|\p{L}*stämman?|\p{L}*sammanträdet?|nämnden|styrelsen|utskottet|gruppen|föreningen|klubben|medlemmar(?:na)?|"
    r"personal(?:en)?|deltagar(?:e|na)|ledamöter(?:na)?|samtliga|alla)(?:s\s\p{L}+)?$",
    regex.IGNORECASE,
)
_THE_MEETING = compiled(MEETING, regex.IGNORECASE)  # which is no body, whatever its article
# what stands beside a body where the gaps of the columns were lost: kind of document, label, day
_BESIDE = compiled(
    rf"(?:[,:]|\s[–—|/-])?\s+(?:{KIND.pattern}|(?:(?:extra|ordinarie|digitalt|konstituerande|offentligt|(?-i:\p{{Lu}})\p{{L}}+s)\s)?\p{{L}}*(?:möte|stämma|sammanträde|sammankomst)(?:\s+(?:nr\.?\s*)?#?[0-9]\S*)?|(?:(?:sammanträdes|mötes)?(?:datum|dag)|dnr|diarienummer)\b\s?:?|(?:19|20)[0-9]{{2}}-[0-9]{{2}}-[0-9]{{2}}|[0-9]{{1,2}}\.[0-9]{{1,2}}\.(?:19|20)[0-9]{{2}}|§+\s?[0-9]{{1,4}}|[0-9]{{1,4}}\s?[–-]\s?[0-9]{{1,4}}"
    rf"|(?:{WEEKDAY}(?:en)?\s)?(?:den\s)?[0-9]{{1,2}}\s(?:{MONTH})\s(?:19|20)[0-9]{{2}})(?=\s|$)",
    regex.IGNORECASE,
)
# "Lokala brottsförebyggande rådet": words in front that agree with the body
_ADJECTIVES = compiled(
    r"\p{Lu}\p{L}+[ae](?:\s\p{Ll}+[ae]){0,2}\s\p{Ll}*(?:rådet|nämnden|beredningen|utskottet|gruppen|kommittén|delegationen|nätverket|forumet)"
)
# what does not meet itself where one of its bodies is named: an office, the parliament above its committee
_ADMINISTRATION = compiled(
    r"(?:förvaltning(?:en)?|kontoret|länsstyrelsen?|^(?:\p{L}+\s)?(?:riksdag|lagting)(?:en|et)?)$|^(?:avdelning|enhet)en\sför\s",
    regex.IGNORECASE,
)
# "Norrdals studentkårs fullmäktige"
OWNED = compiled(
    rf"(?!(?i:{MEETING})\b)"
    r"\p{Lu}\p{L}+(?:\s\p{L}+){0,2}s\s\p{Ll}*(?:fullmäktige|styrelse|utskott|direktion|ledningsgrupp|råd|nämnd|presidium)"
    r"|\p{Lu}{2,8}(?::s)?\s(?:[Ss]tyrelse|[Ff]ullmäktige|[Ll]edningsgrupp)"  # "BK Styrelse"
)
# what the page was before the minutes were written on it
_AGENDA_OF = compiled(r"(?:agenda|dagordning|kallelse|inbjudan)\s+(?:(?:för|till|med)\s+)?(?=\p{Lu})", regex.IGNORECASE)
_NOTES = compiled(rf"(?:{KIND.pattern}|anteckningar)", regex.IGNORECASE)
_LAST_ACRONYM = compiled(r"\s\(\p{Lu}{2,8}\)$")  # "Samverkansgruppen (FSG)"
_ORGANISATION_NUMBER = compiled(r",?\s*\(?(?:org\.?\s?-?nr\.?:?\s*)?[0-9]{6}-[0-9]{4}\)?", regex.IGNORECASE)
LABELLED = compiled(
    r"(?:(?:beslutande\s|mötande\s|sammanträdande\s)?organ(?:\s(?:och|/)\s(?:§+|paragrafer|(?:sammanträdes|mötes)(?:datum|dag)))?|(?:nämnd|styrelse|organ|utskott)(?:\s?/\s?|\s(?:och|eller)\s)(?:nämnd|styrelse|organ|utskott|bolag)|nämnd|organisation|förening|(?:organet|nämnden|föreningen|klubben|sällskapet|stiftelsen|bolaget|organisationen)s\s+(?:fullständiga\s+)?namn(?=\s*:)|(?:arbets|projekt)?gro?upp?(?=\s*:)|(?:besluts|beslutande\s)?instans|beslutsorgan|forum|myndighet)"
    r"(?:\s*:\s*|\s+)(?=(?-i:\p{Lu}))",
    regex.IGNORECASE,
)
# the authority in front of its body: "Lövhults kommun, Kulturnämnden"
_AUTHORITY = compiled(
    r"(?:\p{L}+[\s-]){0,3}(?:kommun|stad|köping|region|landsting|universitet|högskola|förbund|församling|pastorat)"
    r"(?:(?-i:\s\p{Lu}\p{L}+))?\s?(?:[,–:/-]\s*|\s)(?=(?-i:\p{Lu}))",
    regex.IGNORECASE,
)
_AT_HOUSE = compiled(r"\svid\s\p{Lu}[\p{L}-]*(?:\s[\p{L}-]+){0,4}$")  # "Biblioteksrådet vid Lövhults universitet"
_KIND_IN_FRONT = compiled(rf"(?:{KIND.pattern})\s+(?:(?:för|från|av|med)\s+)?(?=\p{{L}})", regex.IGNORECASE)
# who sat there for whom, in a list of the parties: "För Handelsförbundet"
_FOR_WHOM = compiled(r"(?:för|från|hos|till|av|vid|via|genom|på)\s", regex.IGNORECASE)
_OWNED_KIND = compiled(rf"(?:\p{{L}}+\s)?(?:\p{{L}}*protokoll|{MEETING})\b", regex.IGNORECASE)
_SPACED = compiled(r"\p{Lu}\p{L}{0,2}(?:\s\p{L}{1,3}){4,}")
_GOES_ON = compiled(r"(?:\bför|\boch|-|,|\p{Ll}s|^\p{Lu}\p{Ll}+a)$")
_INDEFINITE = compiled(
    r"(?:\p{Lu}[\p{L}-]*\s){0,3}\p{L}{2,}(?i:(?<=\p{L}{3})(?:nämnd|styrelse|utskott|direktion|kommitté|beredning|delegation)"
    # of a school or a village; no title of a politician, no talk
    r"|råd(?<!(?:kommunal|region|landstings|borgar|stats|kansli|departements|sam|kultur|för|ut|till|mat|bi|lag)råd))"
)


# an organ by a name of its own: "Samfällda kyrkofullmäktige"
_ORGAN = compiled(r"(?:\p{Lu}\p{L}+\s)?\p{L}{4,}(?:fullmäktige|nämnden|styrelsen|rådet|utskottet)", regex.IGNORECASE)
# what says nothing without the name behind it
_KIND_OF_OWNERS = compiled(
    r"(?:(?:HSB(?::?s)?|Riksbyggens?)\s)?(?:bostadsrätts|samfällighets|koloni|väg|hyresgäst|villaägar)förening(?:en)?|brf",
    regex.IGNORECASE,
)
_OWN_NAME = compiled(r"\p{Lu}[\p{L}-]+(?:\s(?:\p{Lu}[\p{L}-]*|[0-9:]+|i|och)){0,3}")
_NEAR = 2  # lines of a letterhead below its first


@lru_cache(maxsize=1)
def body_alone() -> regex.Pattern[str]:
    return compiled(body_pattern())


def is_administration(name: str) -> bool:
    """Whether the name is of an office, or of the whole parliament."""
    return _ADMINISTRATION.search(name) is not None


def _organ_below(lines: Sequence[Line], owner: str) -> Value | None:
    """The organ of an association or parish below its name in the letterhead: *… FÖRBUND*, *Förbundsstyrelsen*."""
    if _ORGAN.search(owner):
        return None
    for line in lines:
        start, column = next(columns(line.text), (0, ""))
        if _ORGAN.fullmatch(column) and not GENERIC_BODY.fullmatch(column):
            return Value(column, line.start + start, line.start + start + len(column), "HDR003")
    return None


def on_own_line(lines: Sequence[Line], lead: Sequence[Line], *, generic: bool = False) -> Value | None:
    """A body or association alone on a line or in a column, by the form of its name.

    An administration (*Utbildningsförvaltningen*) or the whole parliament, only when nobody else is named.
    """
    inside = {line.number for line in lead}
    administration: Value | None = None
    for index, line in enumerate(lines):
        for start, column in columns(line.text):
            label = LABELLED.match(column)
            front = label or _KIND_IN_FRONT.match(column)  # as in "Nämnd:Kulturnämnden", "Protokoll direktionen"
            at = front.end() if front else 0
            bare = _ORGANISATION_NUMBER.sub("", _alone(column[at:])).strip()
            bare = _LAST_ACRONYM.sub("", bare)
            if behind := behind_authority(bare):
                at, bare = column.find(bare) + behind, bare[behind:]
            if _is_body(bare[:1].upper() + bare[1:] if at else bare, generic=generic) and not find_dates(bare):
                place = line.start + start + at
                body = Value(bare, place, place + len(bare), "HDR013" if label else "HDR003")
                if not is_administration(bare):
                    return body
                administration = administration or body
            if (closed := _closed_up(column)) and _is_body(closed, generic=generic):
                return Value(closed, line.start + start, line.start + start + len(column), "HDR003")
        if wrapped := _wrapped(lines, index) or _kind_above(lines, index):
            return wrapped
        below = lines[index + 1] if index + 1 < len(lines) else None
        if below and (owner := _owner_above(line, below)):
            return owner
        if line.number in inside and (found := by_word([line], weak=False)):
            if not is_administration(found.text):
                return _organ_below(lines[index + 1 : index + 1 + _NEAR], found.text) or found
            administration = administration or found
    return administration


def _is_body(bare: str, *, generic: bool = False) -> bool:
    if _FOR_WHOM.match(bare):
        return False
    spelt = without_acronym(bare.capitalize() if bare.isupper() else bare)  # "HÄLSO- OCH SJUKVÅRDSNÄMNDEN"
    spelt = _AT_HOUSE.sub("", spelt)
    owner, comma, part = spelt.partition(", ")  # "Socialnämnden, individutskottet"
    if comma and "," not in part and _is_body(owner) and _is_body(part[:1].upper() + part[1:]):
        return True
    common = _THE_MEETING.fullmatch(bare) if generic else GENERIC_BODY.fullmatch(bare)
    alone = body_alone().fullmatch(spelt) and not common
    return bool(OWNED.fullmatch(spelt) or alone or _ADJECTIVES.fullmatch(spelt))


def behind_authority(name: str) -> int:
    """Where the body begins behind its authority in *Lövhults kommun, Kulturnämnden*; 0 when none is in front."""
    authority = _AUTHORITY.match(name)
    return authority.end() if authority and _is_body(name[authority.end() :]) else 0


def _closed_up(column: str) -> str | None:
    """*K u l t u r n ä m n d e n*: a word in spaced type, which OCR cuts anywhere."""
    return column.replace(" ", "").capitalize() if _SPACED.fullmatch(column) else None


def _wrapped(lines: Sequence[Line], index: int) -> Value | None:
    """*Kommunstyrelsens* above *arbetsutskott*, *Miljö- och* above *byggnadsnämnden*: a name in a narrow column."""
    line = lines[index]
    below = lines[index + 1] if index + 1 < len(lines) else None
    if below is None or below.number != line.number + 1 or not below.text[:1].islower():
        return None
    upper, lower = (next(columns(part.text))[1] for part in (line, below))
    name = f"{upper} {lower}"
    if not _GOES_ON.search(upper) or not _is_body(name.replace(",", "")) or abs(line.indent - below.indent) > 1:
        return None
    return Value(name, line.start, below.start + len(lower), "HDR003")


def _kind_above(lines: Sequence[Line], index: int) -> Value | None:
    """*Bostadsrättsföreningen* above *Tallen*, each alone in the first column: the name stands below its kind."""
    line, below = lines[index], lines[index + 1] if index + 1 < len(lines) else None
    if below is None or below.number != line.number + 1 or not (line.text and below.text):
        return None
    upper, lower = (next(columns(part.text))[1] for part in (line, below))
    named = _KIND_OF_OWNERS.fullmatch(upper) and _OWN_NAME.fullmatch(lower) and abs(line.indent - below.indent) <= 1
    if not named or KIND.search(lower) or LABEL.match(lower) or _THE_MEETING.search(lower):
        return None
    return Value(f"{upper} {lower}", line.start, below.start + len(lower), "HDR003")


def _owner_above(line: Line, below: Line) -> Value | None:
    """*Kulturnämndens* above *protokoll den 3 mars*, *sammanträde nr 4*."""
    bare = line.text.removesuffix("s") if not line.text.isupper() else line.text.removesuffix("S")
    if bare == line.text or not _OWNED_KIND.match(below.text) or not _is_body(bare):
        return None
    return Value(bare, line.start, line.start + len(bare), "HDR003")


def in_indefinite_form(lines: Sequence[Line]) -> Value | None:
    """*LÖVHULTS SKOLSTYRELSE*, *Skolråd 3/4 -24*: a heading that names the body without the article."""
    for line in lines:
        for start, column in columns(line.text):
            bare = _LAST_ACRONYM.sub("", _without_day(_alone(column))).strip()
            if _INDEFINITE.fullmatch(bare.title() if bare.isupper() else bare):
                return Value(bare, line.start + start, line.start + start + len(bare), "HDR003")
    return None


def _alone(column: str) -> str:
    """*Direktionen Sammanträdesdatum*, *Vattenrådet 2019-03-07*: without what once stood in the columns beside."""
    beside = _BESIDE.search(column)
    return column[: beside.start()] if beside and beside.start() >= 3 else column


def _without_day(column: str) -> str:
    """The column without the date that it ends with."""
    dates = find_dates(column)
    return column[: dates[-1].start].rstrip(" ,–-") if dates and dates[-1].end == len(column) else column


def by_word(lines: Sequence[Line], *, weak: bool) -> Value | None:
    for line in lines:
        for start, column in columns(line.text):
            whole = _LAST_ACRONYM.sub("", _ORGANISATION_NUMBER.sub("", column).strip(" ."))
            front, _, rest = whole.partition(",")
            # "Sektionen för Vatten, Sjöbo studentkår", "Styrelsen, Kooperativet Solrosen"
            undated = _without_day(whole)  # "Tallbackens IF 2024-03-02"
            # "Anteckningar, Tallbackens IF, styrelsemöte"
            behind = (
                [rest.partition(",")[0].strip()] if GENERIC_BODY.fullmatch(front) or _NOTES.fullmatch(front) else []
            )
            agenda = [undated[match.end() :]] if (match := _AGENDA_OF.match(undated)) else []
            for bare in (*agenda, undated, front, *([rest.strip()] if behind else []), *behind):
                spelt = without_acronym(in_small_letters(bare))
                if (
                    organization_name(weak=weak).fullmatch(spelt)
                    and not find_dates(bare)
                    and not compiled(rf"\b{MEETING}\b", regex.IGNORECASE).search(bare)
                    and not KIND.search(bare)
                    and not NOTES_OF.match(bare)
                    and not LABEL.match(bare)
                ):
                    at = line.start + start + max(0, column.find(bare))
                    return Value(bare, at, at + len(bare), "HDR003")
    return None
