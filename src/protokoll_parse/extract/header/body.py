"""Who met: the body as title and header name it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.bodies import in_small_letters, organization_name
from protokoll_parse.extract.dates import MONTH, WEEKDAY, find_dates
from protokoll_parse.extract.header.lead import INDEFINITE_FOR, KIND, LABEL, MEETING, Statement, lead_lines
from protokoll_parse.extract.header.letter import NOTES_OF, meetings_told
from protokoll_parse.extract.header.nameplate import (
    GENERIC_BODY,
    LABELLED,
    OWNED,
    behind_authority,
    body_alone,
    by_word,
    in_indefinite_form,
    is_administration,
    on_own_line,
)
from protokoll_parse.extract.header.trail import body_in_trail
from protokoll_parse.extract.header.value import Value
from protokoll_parse.extract.header.venues import is_venue
from protokoll_parse.extract.people import leading_name
from protokoll_parse.lexicon import is_first_name, is_place, is_word
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protokoll_parse.extract.header.letter import Sentence
    from protokoll_parse.text import Line

_LINES = 14
_LONGEST_NAME = 70  # signs
_WORDS_OF_NAME = 4
_BARE_KIND = compiled(r"\p{L}*protokoll(?:et)?", regex.IGNORECASE)  # notes may be headed by their subject
# what ends the name of a body in running text
_STOP = compiled(
    rf"""\s{{2,}}|\s*[;:(\#–|§]|\s+-\s
    | ,(?!\s(?-i:\p{{Ll}}+(?:,\s\p{{Ll}}+)*\soch\s\p{{Ll}}))     # "skola, hälsa och socialtjänst" is one name
    | (?<!\b(?:ek|för|fören|s:t|st|brf|sv|f))\.(?=\s|$)
    | \sa(?=\s(?-i:\p{{Ll}}))     # å, as OCR reads it
    | \s(?:hölls?|har|hade|möttes|träffades|sammanträdde)\b
    | \s(?:den|kl|klockan|hos|å|via|under|som|genom|nr|no|{WEEKDAY}\p{{L}}*)\b
    | \s(?:för|under|avseende|gällande)\s(?:(?:verksamhets|räkenskaps|arbets|kalender|läs)?året\b|år\s[0-9]|perioden\b)
    | \svid(?!\s(?:(?-i:\p{{Lu}}{{2,}})|[^,.]*(?:högskola|universitet|institut)))\b
    | \spå(?!\s(?-i:\p{{Lu}})\p{{L}}*(?:ön|en|skolan)\b)\b
    | \s(?=[0-9]{{1,2}}(?:\s?[-–]\s?[0-9]{{1,2}})?(?:/|\s(?:{MONTH})\b))
    | \s(?=(?-i:Plats|Tid|Datum|Dag|Lokal)(?:\s(?:och|o\.?|&)\s(?:plats|tid|datum|dag))?\s?:)  # the next label
    | \s(?=[0-9]{{4,8}}(?![0-9])|[0-9]{{2}}-[0-9]{{2}}|[0-9]+[/:][0-9])
    | \si\s(?=(?-i:\p{{Ll}}))""",
    regex.IGNORECASE | regex.VERBOSE,
)
_I_PLACE = compiled(r"\si\s(?=\p{Lu})")
# "vid styrelsemöte nr 4 med …": (a body may begin with a small letter where it says what it is)
_HELD_BY = compiled(
    rf"(?:^|\b(?:vid|från|på|över|av|för)\s+)(?:[\p{{L}}.:-]+\s+){{0,4}}?{MEETING}(?:\s+(?:nr\.?\s*)?[#0-9][0-9/:-]*)?(?:,?\s(?:19|20)[0-9]{{2}})?,?"
    # "vid stämman för räkenskapsåret 2019 i …"
    r"(?:\s+(?:för|avseende|gällande)\s+(?:(?:verksamhets|räkenskaps|kalender)?året|år)\s(?:19|20)[0-9]{2}(?:\s?[-–/]\s?[0-9]{2,4})?)?"
    r"\s+(?P<by>med(?:\s(?:aktie|andels|del)ägar(?:e|en|na)\si)?|för|i|hos|inom|a[fv])\s+",
    regex.IGNORECASE,
)
# "vid styrelsens sammanträde Lövhults byalag": the bare name, which must show itself
_HELD = compiled(rf"\b{MEETING}(?:\s+(?:nr\.?\s*)?#?[0-9][0-9/:-]*)?\s*[,:–-]?\s+(?=(?-i:\p{{Lu}}))", regex.IGNORECASE)
# "med föreningen ”Norra kvarnen 1891”"
_QUOTED = compiled(
    r"\b(?:med|av|af|för|i|inom|från)\s(?:den\s)?(?:\p{L}*(?:föreningen|klubben|sällskapet|samfälligheten|stiftelsen|bolaget|nätverket|laget|kretsen)|f(?:ö|or)r(?:en)?\.)"
    r"\s[”“\"»'](?P<name>[^”“\"»«]{3,60})[”“\"»«]",
    regex.IGNORECASE,
)
_WEEKDAY = compiled(rf"(?:{WEEKDAY})(?:en)?\b", regex.IGNORECASE)
_ACRONYM_NUMBER = compiled(r"\p{Lu}{1,5}\s?[0-9]+")  # "SM2": the second meeting of the section
_NEXT_NAME = compiled(r"\s*[,;–-]?\s+(?=\p{Lu})")
_MEETING_LAST = compiled(rf"\b{MEETING}$", regex.IGNORECASE)
_LATER = compiled(r"\bmed\s+(?=\p{Lu})")  # "vid årsmötet den … i … med Villaägarna i Lövhult"
_SMALL_ENDS = (
    r"styrelsen|stiftelsen|\p{L}*(?:nämnden|styrelsen|rådet|utskottet|gruppen|fullmäktige|föreningen|klubben|sektionen|"
    r"förbundet|samfälligheten|kommittén|sällskapet|beredningen|direktionen|nätverket|laget|kåren|kollegiet|kammaren)"
)
# "sektionens styrelse": whose organ it is, and its name without the article
_SMALL_OWNED = r"\p{Ll}{3,}(?:en|et|ar|er)s\s\p{Ll}*(?:styrelse|utskott|presidium|ledningsgrupp|råd|nämnd|kommitté)"
# "södra kultur- och fritidsnämnden"
_WORDS = r"(?:\p{L}+\s)?(?:\p{L}+-\soch\s)?"
_SMALL = compiled(rf"(?:{_WORDS}(?:{_SMALL_ENDS})|(?-i:{_SMALL_OWNED}))\b", regex.IGNORECASE)
_GENITIVE = compiled(
    rf"(?:^(?!(?i:{KIND.pattern}))|\b(?i:vid|från|på|för)\s+)(?P<body>(?:\p{{Ll}}*(?:föreningen|klubben|sektionen|förbundet|kåren|partiet|laget)\s)?"
    rf"(?:\p{{Lu}}|[0-9]{{1,4}}-(?=\p{{L}}))[\p{{L}}&.-]*(?:(?:,(?=\s\p{{Lu}}[^,.]{{0,40}}\soch\s))?\s(?!(?:till|vid|från|på|av)\b)[\p{{L}}&-]+){{0,6}}?)(?:\s?[´'’`:][sS]|[sS]|\sr\.?\s?[fy]\.?:?s)\s+(?:\p{{Ll}}+\s){{0,2}}?(?i:{MEETING})\b"
)
# "från elevrådets möte"
_SMALL_GENITIVE = compiled(
    rf"\b(?:vid|från|på|av)\s+(?P<body>{_WORDS}(?:{_SMALL_ENDS}))s\s+(?:\p{{Ll}}+\s){{0,2}}?{MEETING}\b",
    regex.IGNORECASE,
)
_INDEFINITE_FOR = compiled(INDEFINITE_FOR)
# an assembly of all who live in a place, which is the body itself: "kyrkostämma i Lövhult", "Lövhults sockenstämma"
_OF_THE_PLACE = r"(?:kyrko|kommunal|socken|municipal|härads|by(?:a|alags)?|skifteslags)stämman?"
_DWELLING = r"\p{Lu}[\p{L}-]+(?:\s(?i:församling|socken|sn|pastorat|by|kommun|köping|skifteslag))?"
_ASSEMBLY = compiled(
    rf"(?:(?i:{_OF_THE_PLACE})\s(?:i|uti|med|för|inom)\s(?P<place>{_DWELLING})|(?P<place>\p{{Lu}}[\p{{L}}-]+)s\s(?i:{_OF_THE_PLACE}))"
    rf"(?=\s*(?:[.,;:]|$)|\s+(?:[0-9]|den\s|år\s|kl|å\s|uti?\s|i\s|{WEEKDAY}))"
)
# "vid Kommunalnämndens i Lövhults socken sammanträde", "vid Stadsfullmäktige i Lövhult möte"
_OWNER_IN_PLACE = compiled(
    rf"\b(?i:vid|från)\s+(?P<body>(?:\p{{Lu}}\p{{L}}+s\s)?[\p{{L}}-]*(?i:nämn?den|rådet|styrelsen|fullmäktige|direktionen|kommittéen|stämman))s?"
    rf"(?P<where>\s(?:i|uti|för|inom)\s{_DWELLING})s?\s+(?:\p{{Ll}}+\s){{0,2}}?(?i:{MEETING})\b",
)
# "Protokoll Tallbackens Idrottsklubb styrelsemöte", "fört vid TIK extra årsmöte": the name in front, without a genitive
_IN_FRONT = compiled(
    rf"(?i:{KIND.pattern})(?:\s+(?i:nr\.?\s*)?#?[0-9]\S*)?[,:–-]?\s+(?P<by>(?:(?i:fört|hållet|från|vid)\s+)++)?+"
    rf"(?P<body>\p{{Lu}}[\p{{L}}&.-]*(?:\s[\p{{L}}&-]+){{0,5}}?)\s+(?:(?i:extra|ordinarie|konstituerande|digitalt)\s){{0,2}}(?i:{MEETING})\b"
)
_NO_ACRONYM = frozenset({"APT", "MBL", "VT", "HT", "ZOOM", "TEAMS", "EXTRA", "DIGITALT"})  # in front of a meeting
_NO_OWNER = compiled(r"(?:Åre|Dagen|Möte|Hösten|Våren|Vinterns?|Sommaren|Vecka|Veckan|Månaden|Kvälle|Kvällen)t?n?$")
_MEETING_OF = compiled(rf"(?i:(?:\p{{L}}+\s){{0,1}}{MEETING})\s+(?P<by>(?i:med\s+|för\s+|i\s+))?(?=\p{{Lu}})")
_FOR = compiled(
    rf"(?:{KIND.pattern})(?:\s+nr\s*[0-9]\S*)?\s+(?:för|från|över)\s+(?:{MEETING}\s+(?:(?:med|för)\s+)?)?(?=(?-i:\p{{Lu}}))",
    regex.IGNORECASE,
)
# what may stand before the name on its line: kind of document, kind and number of meeting
_BEFORE = compiled(
    rf"(?:(?:{KIND.pattern}|fört\b|fört?\s+vid\b|från\b|vid\b|extra\b|ordinarie\b|konstituerande\b|digitalt\b|nr\.?\s*[0-9]\S*|#?[0-9]+[/:-]?[0-9]*\b|"
    rf"{MEETING}\b(?:\s+(?:med|för|i|hos)\b)?|för\b|[-–—|/,:])\s*)+",
    regex.IGNORECASE,
)
_LABEL_ALONE = compiled(
    r"(?:(?:beslutande|mötande|sammanträdande)\s)?organ(?:\s(?:och|/)\s(?:§+|paragrafer|(?:sammanträdes|mötes)(?:datum|dag)))?\s*:?|(?:nämnd|myndighet)\s*:?",
    regex.IGNORECASE,
)
# the end of "Organ och sammanträdesdatum Kulturnämnden 2024-03-02", whose label was broken in two
_DAY_LABEL = compiled(r"(?:sammanträdes|mötes)(?:datum|dag)\s*:?\s+(?=(?-i:\p{Lu})\D{3,80}[0-9])", regex.IGNORECASE)
# labels and other words of a form, which name nobody
_FORM = compiled(
    r"(?:sid(?:a|an|or|nr)?|blad|page|datum|dag|tid|plats|lokal|närvarande|frånvarande|beslutande|deltagare|närvarolista|ledamöter|"
    r"paragraf(?:er)?|ärenden?|bilag(?:a|or)|utdrag|dnr|diarienummer|nr|nummer|dokument\p{L}*|exemplar|version|utskriven|"
    r"(?:sammanträdes|mötes)(?:datum|dag|tid|plats|lokal))\b\s*[.:]?\s*(?:[0-9(].*)?$",
    regex.IGNORECASE,
)
# "Kulturnämnden 12.03.2024 § 45" above a part of the minutes
_PART = compiled(
    r"(?P<body>\p{Lu}[^§0-9,:]{2,60}?),?\s+(?:[0-9]{1,2}\.[0-9]{1,2}\.(?:19|20)[0-9]{2}|(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2})[\s,/]{1,3}§\s?[0-9]{1,4}"
)
_UNION = compiled(r"förbund(?:et)?$", regex.IGNORECASE)  # of municipalities; its board is named below


def stated_body(
    lines: Sequence[Line], title: Value | None, statements: Sequence[Statement], sentences: Sequence[Sentence]
) -> Value | None:
    """From the sentence that speaks of the meeting, the title, a line of its own, a label: the first that names one."""
    small: Value | None = None
    for statement in statements:
        found = _in_statement(statement)
        if found and found.text[0].isupper():
            return found
        small = small or found
    lead = lead_lines(lines)
    if trail := body_in_trail(lines[:_LINES], _shows_itself):
        return trail
    if title and (named := _in_title(title)):
        return _board_below(named, lead)
    own = on_own_line(lines[:_LINES], lead)
    office = own if own and is_administration(own.text) else None  # "länsstyrelsens insynsråd" is within it
    for found in (
        None if office else own,
        small,
        labelled_body(lines),
        _above_part(lines[:_LINES]),
        in_indefinite_form(lines[:_LINES]),
        *map(_genitive, statements),
        *map(_owner_in_place, statements),
        *map(_assembly, statements),
        *map(_behind_day, statements),
        _in_letter(sentences),
    ):
        if found:
            return _board_below(found, lead)
    for line in map(
        _whole_heading, lead, [*lead[1:], None]
    ):  # "Styrelsemöte Tallbackens IF", "Det här är protokollet för Tallbackens IF."
        for match in filter(None, (_MEETING_OF.match(line.text), _FOR.search(line.text))):
            end = _name_end(line.text, match.end(), venues=match[0].endswith(" för "))
            where = match.groupdict().get("by") in ("i ", "I ")
            if end and (not where or _shows_itself(line.text[match.end() : end])):
                return Value(line.text[match.end() : end], line.start + match.end(), line.start + end, "HDR004")
    for line in lead:  # "Minnesanteckningar Byarådet, den 3 mars" below another title
        named_below = _in_title(Value(line.text, line.start, line.end, "HDR002")) if KIND.match(line.text) else None
        if named_below and _shows_itself(named_below.text):
            return named_below
    return (
        by_word(lead, weak=True)
        or office
        or _between_kind_and_day(lead)
        or on_own_line(lines[:_LINES], [], generic=True)
    )


def _between_kind_and_day(lead: Sequence[Line]) -> Value | None:
    """A name that nothing shows to be one, where *Protokoll* stands alone above it and the day alone below."""
    written = [line for line in lead if line.text]
    for kind, line, day in zip(written, written[1:], written[2:], strict=False):
        dates = find_dates(day.text)
        alone = _BARE_KIND.fullmatch(kind.text) and dates and dates[0].end - dates[0].start == len(day.text)
        words = line.text.split()
        named = len(words) <= _WORDS_OF_NAME and line.text[0].isupper() and _name_end(line.text, 0) == len(line.text)
        spelt = not line.text.isupper() and compiled(r"\p{L}\p{Lu}").search(line.text)  # as no word of the language is
        if alone and named and (spelt or any(not (is_word(word.lower()) or is_place(word)) for word in words)):
            return Value(line.text, line.start, line.end, "HDR003")
    return None


def _above_part(lines: Sequence[Line]) -> Value | None:
    """*Kulturnämnden 12.03.2024 § 45*: whoever stands in front of day and paragraph, whatever the name."""
    for line in lines:
        match = _PART.fullmatch(line.text)
        if match and not KIND.search(match["body"]) and not GENERIC_BODY.fullmatch(match["body"]):
            return Value(match["body"], line.start, line.start + match.end("body"), "HDR003")
    return None


def _whole_heading(line: Line, below: Line | None) -> Line:
    """A heading in capitals with the line on which it goes on: *PROTOKOLL FRÅN GRUPPMÖTE*, *GRÖNA LÖVHULT*."""
    goes_on = below is not None and below.number == line.number + 1 and line.text.isupper() and below.text.isupper()
    if below is None or not goes_on or not _MEETING_LAST.search(line.text) or KIND.search(below.text):
        return line
    return replace(line, text=line.text + " " * (below.start - line.end) + below.text)


def _name_end(text: str, start: int, limit: int | None = None, *, venues: bool = False) -> int | None:
    """Where the name that begins at ``start`` ends; None when no body can be named so.

    ``venues``: what could be a house may be one: *Protokoll för Norrgården*.
    """
    stop = _STOP.search(text, start)
    end = min(stop.start() if stop else len(text), limit or len(text))
    whole = stop.start() if stop else len(text)  # the place may go on in the next line
    for place in _I_PLACE.finditer(text, start, end):
        if is_venue(text[place.end() : whole]):
            end = place.start()
            break
    name = text[start:end].rstrip(" ,")
    end = start + len(name)
    if (
        len(name) < 3
        or _ACRONYM_NUMBER.fullmatch(name)
        or GENERIC_BODY.match(name)
        or find_dates(name)
        or LABEL.match(name)
        or _FORM.match(name)
        or _WEEKDAY.match(name)
        or name in _NO_ACRONYM
        or not compiled(r"\p{L}{2}").search(name)
        or _MEETING_LAST.search(name)
    ):
        return None
    if organization_name(weak=False).fullmatch(name):
        return end
    person = leading_name(name)
    venue = not venues and is_venue(name, whole=True) and not _SMALL.match(name)  # "brukarrådet på Björkskolan"
    if is_place(name) or venue or (person and is_first_name(name.split()[0])):
        return None
    return end


def _shows_itself(name: str) -> bool:
    """Whether the form of a name says that it is one of a body or an association."""
    spelt = name.title() if name.isupper() and " " not in name else in_small_letters(name)
    spelt = spelt[0].upper() + spelt[1:]
    return bool(
        body_alone().fullmatch(spelt)
        or OWNED.fullmatch(name)
        or any(organization_name(weak=weak).fullmatch(spelt) for weak in (False, True))
    )


def _in_statement(statement: Statement) -> Value | None:
    text = statement.text
    if quoted := _QUOTED.search(text):
        return statement.value(quoted.start("name"), quoted.end("name"), "HDR002")
    for match in _HELD_BY.finditer(text):
        upper = text[match.end() : match.end() + 1].isupper()
        if not (upper or _SMALL.match(text, match.end())):
            continue
        end = _name_end(text, match.end(), statement.next_break(match.end()))
        # "möte i …" may as well say where
        if end and (match["by"].lower() != "i" or _shows_itself(text[match.end() : end])):
            return statement.value(match.end(), end, "HDR002")
    if owner := _genitive(statement):
        return owner
    if front := _in_front(text):
        return statement.value(*front, "HDR002")
    if (small := _SMALL_GENITIVE.search(text)) and not GENERIC_BODY.fullmatch(small["body"]):
        return statement.value(small.start("body"), small.end("body"), "HDR002")
    if indefinite := _INDEFINITE_FOR.search(text):
        end = _name_end(text, indefinite.end(), statement.next_break(indefinite.end()))
        if end:
            return statement.value(indefinite.end(), end, "HDR002")
    for match in _HELD.finditer(text):
        end = _name_end(text, match.end(), statement.next_break(match.end()))
        if end and _shows_itself(text[match.end() : end]):
            return statement.value(match.end(), end, "HDR002")
    at = compiled(MEETING, regex.IGNORECASE).search(text)
    later = _LATER.search(text, at.end()) if at and find_dates(text) else None
    if later and not leading_name(text[later.end() :].partition(",")[0]):
        end = _name_end(text, later.end(), statement.next_break(later.end()))
        return statement.value(later.end(), end, "HDR002") if end else None
    return None


def _genitive(statement: Statement) -> Value | None:
    """*vid Tallbackens IF:s årsmöte*, *Byalagets möte*; a name that ends in s is printed without another one."""
    match = _GENITIVE.search(statement.text)
    if not match or _OWNER_IN_PLACE.match(statement.text, match.start()):
        return None
    name, end = match["body"], match.end("body")
    last = name.split()[-1]
    if is_place(last + "s") and not is_place(last):
        end += 1
    if compiled(rf"{MEETING}\b", regex.IGNORECASE).match(name):  # "Sammanträdet hölls som videomöte"
        return None
    common = " " not in name and (_NO_OWNER.fullmatch(name) or GENERIC_BODY.match(name) or is_place(name))
    if common or compiled(MEETING, regex.IGNORECASE).match(last) or KIND.match(name):
        return None
    return statement.value(match.start("body"), end, "HDR002")


def _assembly(statement: Statement) -> Value | None:
    """*vid kyrkostämma i Lövhult*: of a place that is no house."""
    match = _ASSEMBLY.search(statement.text)
    return statement.value(match.start(), match.end(), "HDR002") if match and not is_venue(match["place"]) else None


def _owner_in_place(statement: Statement) -> Value | None:
    """*vid Kommunalnämndens i Lövhults socken sammanträde*: the name without its genitive."""
    match = _OWNER_IN_PLACE.search(statement.text)
    text = match["body"] + match["where"] if match else None
    return statement.value(match.start("body"), match.end("where"), "HDR002", text) if match else None


def _in_front(text: str) -> tuple[int, int] | None:
    """The name in front of the meeting, which shows itself, or is letters (*fört vid TIK extra möte*)."""
    match = _IN_FRONT.search(text)
    if not match or _name_end(text, match.start("body"), match.end("body")) != match.end("body"):
        return None
    name = match["body"]
    by = (match["by"] or "").islower()  # else all may be in capitals
    letters = by and compiled(r"\p{Lu}{2,5}").fullmatch(name) and name not in _NO_ACRONYM
    return match.span("body") if letters or _shows_itself(name) else None


def _behind_day(statement: Statement) -> Value | None:
    """*Protokoll husmöte 3 mars 2020, Brf Tallen*: a name that shows itself, behind the day."""
    for date in find_dates(statement.text):
        behind = _NEXT_NAME.match(statement.text, date.end)
        end = _name_end(statement.text, behind.end(), statement.next_break(date.end)) if behind else None
        if behind and end and _shows_itself(statement.text[behind.end() : end]):
            return statement.value(behind.end(), end, "HDR002")
    return None


def _in_letter(sentences: Sequence[Sentence]) -> Value | None:
    """*Här kommer anteckningar från byarådet i Lövhult*, *Lövhults vattenråd träffades den 3 mars*"""
    for sentence in sentences:
        for match in NOTES_OF.finditer(sentence.text):
            if sentence.text[match.end() : match.end() + 1].isupper() or _SMALL.match(sentence.text, match.end()):
                end = _name_end(sentence.text, match.end())
                if end and (name := sentence.text[match.end() : end]) and (name[0].islower() or _shows_itself(name)):
                    return sentence.value(match.end(), end, "HDR016")
    for sentence, met in meetings_told(sentences):
        name = sentence.text[: met.start()].rstrip()
        whole = name[:1].isupper() and len(name) <= _LONGEST_NAME and _name_end(name, 0) == len(name)
        if whole and _shows_itself(name):
            return sentence.value(0, len(name), "HDR016")
    return None


def _in_title(title: Value) -> Value | None:
    """What the title says beside kind of document and meeting: *Protokoll, årsmöte, Byalaget*, *Nämnden, protokoll*."""
    text = title.text
    kind = KIND.search(text)
    if kind is None:
        return None
    before = _BEFORE.match(text, kind.start())
    start = before.end() if before else kind.end()
    if text[start : start + 1].isupper() and (end := _name_end(text, start)):
        return Value(text[start:end], title.start + start, title.start + end, "HDR002")
    if between := _in_front(text):
        return Value(text[slice(*between)], title.start + between[0], title.start + between[1], "HDR002")
    front = text[: kind.start()].strip(" -–,")
    front = front[behind_authority(front) :]
    for name in (front, front.removesuffix("s")):  # "Byarådets protokoll"
        named = body_alone().fullmatch(name) or organization_name(weak=False).fullmatch(name)
        if named and not find_dates(name) and (name == front or not GENERIC_BODY.fullmatch(name)):
            start = title.start + text.find(front)
            return Value(name, start, start + len(name), "HDR002")
    return None


def _board_below(named: Value, lines: Sequence[Line]) -> Value:
    """The board of an association of municipalities, where the next lines name one alone; else the association."""
    if _UNION.search(named.text):
        for line in lines[:_LINES]:
            if line.start > named.start and (board := on_own_line([line], [])):
                return board
    return named


def labelled_body(lines: Sequence[Line]) -> Value | None:
    """*Organ: Kommunfullmäktige*, *Organ Lövhults kommun, Kulturnämnden*; below its label when it shows itself."""
    written = [line for line in lines if line.text]
    for line, below in zip(written, [*written[1:], None], strict=False):
        dated = _DAY_LABEL.match(line.text)
        if dated and (end := _name_end(line.text, dated.end())) and _shows_itself(line.text[dated.end() : end]):
            return Value(line.text[dated.end() : end], line.start + dated.end(), line.start + end, "HDR013")
        if match := LABELLED.match(line.text):
            start = match.end()
            end = _name_end(line.text, behind := start + behind_authority(line.text[start:]))
            if end and _shows_itself(line.text[behind:end]):
                start = behind
            if end := _name_end(line.text, start):
                return Value(line.text[start:end], line.start + start, line.start + end, "HDR013")
        elif below and _LABEL_ALONE.fullmatch(line.text) and (end := _name_end(below.text, 0)):
            name = below.text[:end]
            if name[0].isupper() and _shows_itself(name):
                return Value(name, below.start, below.start + end, "HDR013")
    return None
