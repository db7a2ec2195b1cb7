"""Where they met: behind a label, in the sentence about the meeting, beside the time, or on a line of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.bodies import names_body, without_acronym
from protokoll_parse.extract.dates import MONTH, WEEKDAY, find_dates, find_times
from protokoll_parse.extract.header.lead import KIND, LABEL, MEETING, Statement, is_list, lead_lines, list_label_end
from protokoll_parse.extract.header.letter import MET, told_place
from protokoll_parse.extract.header.sitting import venue_beside
from protokoll_parse.extract.header.stacks import venue_in_stack
from protokoll_parse.extract.header.value import Value, columns
from protokoll_parse.extract.header.venues import behind_day, cover_line, is_venue
from protokoll_parse.extract.people import names_in
from protokoll_parse.lexicon import is_place
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protokoll_parse.extract.header.letter import Sentence
    from protokoll_parse.text import Line

_LABEL = compiled(
    r"^(?:(?=[^:]{0,20}plats)(?:plats|tid|datum|dag)(?:,?\s+(?:plats|tid|datum|dag))+\s+(?:och|o\.?|&)\s+(?:plats|tid|datum|dag)|plats(?:\s+(?:och|o\.?|&)\s+|\s?/\s?)(?:sammanträdes|mötes)?(?:tid|datum)|(?:tid|datum)(?:\s+(?:och|o\.?|&)\s+|\s?/\s?)plats|(?:mötes|sammanträdes|samlings)?plats|(?:mötes|sammanträdes)?lokal(?=\s*(?::|$)|\s{2,}|\t|\s(?-i:\p{Lu}\p{Ll}))|sammanträdesrum|var(?=\s*:)|(?-i:V(?:ar|AR))(?=\s*$|\s{2,}|\t))\b"
    r"(?:\s+för(?:\s+(?:sammanträdet?|mötet?))?\b)?\s*[:,]?\s*",
    regex.IGNORECASE,
)
_LABEL_INSIDE = compiled(
    # "Organ: Kulturnämnden Plats och tid: Salen", "Tid 17.30-19.00 Plats Salen": columns that lost their gap
    r"(?<=\p{L}\s)(?-i:Plats\s(?:och|o\.?|&)\s(?:tid|datum)|(?:Tid|Datum)\s(?:och|o\.?|&)\splats)\s?:\s*|(?<=[.,;]\s|\s\s|\t)(?:plats|lokal)\s?:\s*|(?<=[0-9]\s)(?:(?:(?-i:Plats|PLATS|Lokal|LOKAL)\s?:?|(?-i:Var|VAR)\s?:)\s+(?=(?-i:\p{Lu}))|(?-i:Plats|PLATS|Lokal|LOKAL)\s?:\s+)",
    regex.IGNORECASE,
)
_LABEL_END = compiled(r"(?:dagens\s)?(?:sammanträdet?|mötet?)\s*:?", regex.IGNORECASE)
_ADDRESS = compiled(
    r"\p{Lu}[\p{L} &-]{2,50},\s\p{Lu}\p{L}*(?:\s\p{L}+)?"
    r"(?:gatan|vägen|torget|gränd|gränden|stigen|allén|plan|väg|gata|torg)\s[0-9]"
)
_NOT_PLACE = compiled(
    r"^(?:plats\s(?:på|för)\s\p{L}+\s?:|(?:plats\s+och\s+tid|tid\s+och\s+plats)\s+(?:för\s+|\S{0,12}\s?protokollet\s+)juster|plats\s+för\s+anslag|platsen\b|plats\s+för\s+justering)",
    regex.IGNORECASE,
)
_AT = r"(?:å|(?-i:a(?=\s\p{L})))"  # OCR loses the ring
_WHERE = rf"(?:(?:i|på|{_AT})\s+|(?=(?:hemma\s+)?hos\s))"  # "hos Anna" as a whole is a place
_WEEKDAY = rf"{WEEKDAY}(?:en)?\b"
_CUT = compiled(
    rf"\s{{2,}}|,?\s+[0-9]{{6}}(?=,?\s+(?:kl|[0-9]{{1,2}}[.:]))|,?\s*(?:klockan|kl\.?)\s*(?:[0-9]|$)|,?\s*[0-9]{{1,2}}[.:][0-9][0-9]|,?\s*[0-9]{{4}}-[0-9][0-9]-[0-9][0-9]|,?\s*{_WEEKDAY}|,?\s*mellan\s+(?:kl\.?\s*)?[0-9]"
    rf"|,?\s+(?:den\s+)?[0-9]{{1,2}}(?::?[ae])?\s(?:{MONTH})\b"
    # labels in columns that lost their gap
    r"|[.,]?\s+(?-i:(?:Mötes)?(?:Ordförande|Sekreterare)|Justerare|Närvarande|Protokoll(?:förare|skribent)|Namn)\b(?=\s?:|\s(?-i:\p{Lu}))"
    r"|[.,]?\s+(?-i:(?:Mötes|Sammanträdes)?(?:[Tt]id(?:punkt)?|[Dd]atum)|Dag|När)(?=\s?:)|\s(?:u?t|v?ar)?ande(?=:\s)",
    regex.IGNORECASE,
)
_TIME_LABEL = compiled(
    r"^(?:(?:mötes|sammanträdes)?tid(?:punkt)?|datum(?:\s+och\s+tid)?|dag|när|tid\s+och\s+datum)\b", regex.IGNORECASE
)
_ADJUSTING = compiled(r"juster|anslag|underskrift", regex.IGNORECASE)
# a label in the next column: "Plats      Upprättad av"
_NEXT_LABEL = compiled(
    r"(?:(?:upprätta|skriv|nedteckna|sammanställ|anteckna|protokollför)\p{Ll}{1,3}\sav|sekreterare|ordförande|mötesledare|justerare"
    r"|diarienummer|dnr|ärendenummer)\s?:?",
    regex.IGNORECASE,
)
_CELL = compiled(r"(?:\S|\s(?!\s)){1,80}")  # up to a wide gap
_OF_BOTH = compiled(r"(?=.{0,30}\bplats)(?=.{0,30}\b(?:\p{L}*tid|datum)\b)", regex.IGNORECASE)
_NEXT_MEETING = compiled(r"(?:nästa|kommande|nästkommande)\s", regex.IGNORECASE)  # and where that will be
_CLOCK = r"(?:,?\s*(?:mellan\s+)?(?:kl\.?|klockan)\s*[0-9][0-9.:]*(?:\s?[-–]\s?[0-9.:]+)?)?"
_BEHIND = compiled(
    rf"{_CLOCK},?\s+{_WHERE}(?P<place>\p{{L}}[^;]{{1,80}}?)"
    rf"(?=\.\s|\.?$|\s+med\s+(?-i:\p{{Lu}})|,?\s*(?:kl\b|klockan\b|{_WEEKDAY}|den\s[0-9])|\s{{2,}})",
    regex.IGNORECASE,
)
# "i Lövhult torsdagen den 3 mars"
# lines that follow on the place without a full stop
_NEXT_SENTENCE = compiled(r"\s(?:(?:Vi|Sammanträdet|Mötet|Stämman|Ordföranden|Närvarande|Beslutande)\b)")
_BEFORE_DAY = compiled(
    rf"[”“\"»«.]?\s{_WHERE}(?P<place>\p{{L}}[^;]{{1,80}}?)\s*,?\s(?=(?:den\s+)?[0-9]{{1,2}}(?::?(?:sta|dra|dje|de|te|[ae]))?(?:\s?[-–]\s?[0-9]+)?(?:/|\s(?:{MONTH})\b)|(?:den\s+)?[0-9]{{4}}-|den\s\p{{L}}|{_WEEKDAY})",
    regex.IGNORECASE,
)
# "styrelsemöte Byalaget, Storgatan 5, 2024-03-02"
_BETWEEN_COMMAS = compiled(
    rf",\s(?P<place>\p{{L}}[^,;]{{2,60}}?)(?=,?\s(?:den\s|kl\b|{_WEEKDAY}|[0-9]{{4}}|[0-9]{{1,2}}(?:/|\s(?:{MONTH})\b)))",
    regex.IGNORECASE,
)
_BESIDE = compiled(r"\s*,\s*(?:i\s+|på\s+)?(?P<place>\p{L}[^,;]{2,60}?)\.?$")
_BEHIND_DAY = compiled(r"\s*,\s*(?:i\s+|på\s+)?(?P<place>\p{L}[^;]{2,80}?)\.?$")
_BESIDE_PREPOSITION = compiled(rf"\s*,?\s+{_WHERE}(?P<place>\p{{L}}[^;.]{{2,60}}?)\.?$", regex.IGNORECASE)
_REMOTE_BEHIND = compiled(r"\s*,?\s+(?P<place>via\s+[\p{L} ]{3,30}?)\.?$", regex.IGNORECASE)
# a line of running text: "kommer anteckningar från biblioteket", "vi var på skolan"
_PROSE = compiled(
    r"^(?-i:\p{Ll}+)\s(?:i|på|hos|vid|från|för)\s|\b(?:vi|är|var|var|kommer|blev|hade|har)\b|\s(?:och|att|som|med)$",
    regex.IGNORECASE,
)
_BRACKETS = compiled(r"\s*,?\s*\((?P<place>[^()]{3,60})\)")
# below a label of the place, what belongs to another: *13.00–15.30*, *Sammanträdesdatum*
_OTHER_VALUE = compiled(
    r"(?:kl(?:ockan)?\.?\s*)?[0-9]{1,2}(?:[.:][0-9]{2})?(?:\s?[-–—]\s?[0-9]{1,2}(?:[.:][0-9]{2})?)?|(?:sammanträdes|mötes)?(?:datum|dag|tid)\s*:?",
    regex.IGNORECASE,
)
# below a label whose value was left out: what the form goes on with, or a file to fetch
_NO_VALUE = compiled(
    r"(?:bilag(?:a|or)|handling(?:ar)?|dokument|mötesinformation|innehåll|dagordning|kallelse|protokoll|paragraf(?:er)?|närvar(?:o|ande)"
    r"|frånvar(?:o|ande)|beslutande|ledamöter|ersättare|ordförande|sekreterare|juster(?:are|ing|ade?)|ärenden?)\b|\S.*\.(?:pdf|docx?|xlsx?)\b",
    regex.IGNORECASE,
)
_ROOM_TO_COME = compiled(r",\s(?:lokal|sal|rum)$")  # whose name stands on the next line
_STACK = 5  # lines
_IN_FRONT = compiled(r"(?:i|på)\s(?=\p{Lu})")  # of the sentence that says where
_PAUSE = compiled(r",\s(?:med\s)?ajourner\p{L}*\b.*$", regex.DOTALL)  # of the hours beside it
_LOST_HOUR = compiled(r"kl(?:ockan|\.)?[\s.,:–-]+(?:(?:i|på)\s)?(?=\p{L})", regex.IGNORECASE)  # and nothing behind it
_NO_HOUR = compiled(r",?\s+kl(?:ockan\b|\.|\b)\s+(?=(?-i:\p{Lu}))", regex.IGNORECASE)  # the same behind the day
_FULL_STOP = compiled(r"(?<=\p{L}{4})\.$")  # of a sentence, not of "2 tr." or "vån."
_LONGEST = 120  # signs of a place; more is what followed it
_CLOCK_SIGNS = 16
_LONGEST_PART = 60  # signs
_ALONE_BEHIND = compiled(
    r"[\s,–-]+(?:i\s|på\s|å\s)?(?P<place>\p{L}[^,;]{2,60}?(?P<town>,\s\p{Lu}[\p{L} -]{1,30})?)\.?$"
)
_COMPACT = compiled(r"(?<![0-9-])(?:19|20)?[0-9]{2}[01][0-9][0-3][0-9](?![0-9-])")  # "010323"
_BEHIND_SENTENCE = compiled(r"[\s.,–-]+(?P<place>\p{Lu}[^,;]{2,60}?)\.?$")
# "Hemma hos Anna Berg, Storgatan 5"
_AT_HOME = compiled(
    r"(?i:hemma\s+hos|hos)\s+(?:(?i:familjen|ordföranden|kassören|sekreteraren)\s+)?"
    r"\p{Lu}[\p{L}-]+(?:\s(?:och\s)?\p{Lu}[\p{L}-]+){0,3}(?:,\s[\p{L}0-9 ]{2,40}){0,2}"
)
_MEETING_AT = compiled(rf"(?:{MEETING})\s(?:i|på|{_AT})\s", regex.IGNORECASE)  # "sammanträde å Brandstationen"
_NOISE = "©®•*|=—-_ "  # what OCR makes of a ruled line
_TOP = 6
_FEW = 3  # words of a name


def _is_organization(text: str) -> bool:
    return names_body(without_acronym(text)) and not is_venue(text.rpartition(" ")[2])


def stated_place(
    lines: Sequence[Line],
    title: Value | None,
    body: Value | None,
    statements: Sequence[Statement],
    sentences: Sequence[Sentence],
) -> Value | None:
    """The first that names a place: label, sentence about the meeting, time, sentence of a letter, line of its own."""
    found = (
        _labelled(lines)
        or next((found for statement in statements if (found := _in_statement(statement, body))), None)
        or _beside_time(lines)
        or _with_hours(lines)
        or _at_sitting(lines)
        or told_place(sentences)
        or _on_own_line(lead_lines(lines), title, body)
    )
    if found is None:
        return None
    front = _LOST_HOUR.match(found.text) or _IN_FRONT.match(found.text)
    if front:
        found = replace(found, text=found.text[front.end() :], start=found.start + front.end())
    pause = _PAUSE.search(found.text)
    return replace(found, text=found.text[: pause.start()]) if pause else found


def _labelled(lines: Sequence[Line]) -> Value | None:
    """Behind *Plats* and the like, on the same line or the next; the time may stand first."""
    for index, line in enumerate(lines):
        match = _LABEL.match(line.text) or _LABEL_INSIDE.search(line.text)
        if not match or _NOT_PLACE.match(line.text) or line.text[match.end() :].startswith("."):
            continue
        rest, start, number = line.text[match.end() :], line.start + match.end(), line.number
        # "Plats och tid för", "sammanträdet": the label goes on
        broken = not rest and index + 1 < len(lines) and _LABEL_END.fullmatch(lines[index + 1].text)
        first = index + 2 if broken else index + 1
        if not rest and first < len(lines):
            run_together = [below for below in lines[first : first + _STACK] if below.number == line.number]
            if behind := _behind_next_label(lines[first]) or _behind_labels(run_together):
                return behind
        if _NEXT_LABEL.fullmatch(rest) and first < len(lines) and (cell := _CELL.match(lines[first].text)):
            # the labels in one row, their values in the next
            rest, start, number = cell[0], lines[first].start, lines[first].number
        elif not rest and (below := _value_below(lines[first : first + _STACK]) or venue_in_stack(lines[first:])):
            rest, start, number = below.text, below.start, below.number
        if first_day := behind_day(rest):
            rest, start = rest[first_day:], start + first_day
        timed = find_dates(rest[:40]) or find_times(rest[:12])  # "Tid och plats: den 3 mars 2024 kl. 18, Folkets hus"
        if timed and (found := _behind_time(rest, start)):
            room = _next_part(lines[index + 1 : index + 2], number) if _ROOM_TO_COME.search(found.text) else None
            text = f"{found.text} {room.text}" if room else found.text
            return replace(found, text=text, end=room.end if room else found.end)
        place = _without_time(rest)
        more = _next_part(lines[index + 1 : index + 2 + _STACK], number) if rest.endswith(",") else None
        noise = len(place) - len(place.lstrip(_NOISE))
        place, start = place[noise:], start + noise
        # "Tid och plats", the day and the hours, and where on a line of its own below
        alone = _next_part(lines[index + 1 : index + 2 + _STACK], number) if timed and not place else None
        if alone and alone.text[0].isupper() and _OF_BOTH.match(line.text) and not find_times(alone.text):
            return Value(alone.text, alone.start, alone.end, "HDR006")
        if place and len(place) <= _LONGEST and not find_dates(place):
            end = more.start + len(_without_time(more.text)) if more else start + len(place)
            return Value(f"{place}, {_without_time(more.text)}" if more else place, start, end, "HDR006")
    return None


def _behind_next_label(line: Line) -> Value | None:
    """*Beslutande 17.30, Rum 3 Anna Berg, …* below *Plats och tid*: the values of both labels, one behind the other."""
    start = list_label_end(line.text)
    rest = line.text[start:]
    times = find_times(rest[:_CLOCK_SIGNS]) if start else []
    if not times or times[0].start > 0:
        return None
    people = names_in(rest, times[0].end)
    place = rest[times[0].end : people[0].start if people else len(rest)]
    at = line.start + start + times[0].end + len(place) - len(place.lstrip(" ,"))
    place = place.strip(" ,.")
    return Value(place, at, at + len(place), "HDR006") if is_venue(place) and len(place) <= _LONGEST_PART else None


def _behind_labels(lines: Sequence[Line]) -> Value | None:
    """The same in a cover that was run together into one line: behind the last label of the lists, without a time."""
    for line in lines:
        start = 0
        while end := list_label_end(line.text[start:]):
            start += end
        if not start:
            return None
        people = names_in(line.text, start)
        place = line.text[start : people[0].start if people else len(line.text)].rstrip(" ,.")
        if is_venue(place) and len(place) <= _LONGEST_PART:
            return Value(place, line.start + start, line.start + start + len(place), "HDR006")
    return None


def _without_time(text: str) -> str:
    cut = _CUT.search(text)
    place = (text[: cut.start()] if cut else text).rstrip(" ,;")
    return _FULL_STOP.sub("", place)


def _next_part(lines: Sequence[Line], number: int) -> Line | None:
    """The line below line ``number``, where an address that ends in a comma goes on: *Storgatan 5, Lövhult*."""
    below = next((line for line in lines if line.number == number + 1), None)
    if below is None or not below.text[:1].isalpha() or len(below.text) > _LONGEST_PART or is_list(below.text):
        return None
    other = LABEL.match(below.text) or _LABEL.match(below.text) or _TIME_LABEL.match(below.text)
    dated = find_dates(below.text) or not _without_time(below.text)
    return None if other or dated or KIND.search(below.text) or _ADJUSTING.search(below.text) else below


def _value_below(lines: Sequence[Line]) -> Line | None:
    """The line below the label; further down where labels and their values stand in two stacks."""
    for place, line in enumerate(lines):
        if LABEL.match(line.text) or is_list(line.text) or _NO_VALUE.match(line.text):
            return None
        other = _TIME_LABEL.fullmatch(line.text) or _OTHER_VALUE.fullmatch(line.text) or _is_organization(line.text)
        dates = find_dates(line.text)
        if other or (dates and dates[0].end - dates[0].start == len(line.text)):
            continue
        return line if place == 0 or is_venue(line.text) or find_times(line.text) else None
    return None


def _behind_time(text: str, start: int) -> Value | None:
    """The place behind the last date or time of ``text``, which begins at ``start`` of the whole."""
    ends = [*(date.end for date in find_dates(text)), *(time.end for time in find_times(text))]
    at = max(ends, default=0)
    if at and (lost := _NO_HOUR.match(text, at)) and is_venue(text[lost.end() :]):
        named = _without_time(text[lost.end() :])
        return Value(named, start + lost.end(), start + lost.end() + len(named), "HDR011")
    for pattern in (_BESIDE, _BESIDE_PREPOSITION, _REMOTE_BEHIND):
        if at and (match := pattern.match(text, at)):
            return Value(match["place"], start + match.start("place"), start + match.end("place"), "HDR011")
    # as in "…, Bygdegården, stora salen", "… 9–12 (digitalt, Teams)"
    match = (_BEHIND_DAY.match(text, at) or _BRACKETS.match(text, at)) if at else None
    if at and not match and (alone := _ALONE_BEHIND.match(text, at)) and _is_house(alone):
        match = alone
    if match and is_venue(match["place"]):
        place = start + match.start("place")
        return Value(match["place"], place, place + len(match["place"]), "HDR011")
    return None


def _in_statement(statement: Statement, body: Value | None) -> Value | None:
    """*… den 20 november 2024 i Bygdegården*, *… med Byalaget i byahuset den 20 november*, *… via Teams*"""
    text = statement.text
    meeting = compiled(rf"\b{MEETING}\b", regex.IGNORECASE).search(text)
    days = [date.end for date in find_dates(text)] or [day.end() for day in _COMPACT.finditer(text)]
    if meeting is None or not days:
        return None
    times = [span for span in find_times(text) if 0 <= span.start - days[-1] <= 20]
    for end in [*(span.end for span in times), *reversed(days)]:
        for pattern in (_BEHIND, _REMOTE_BEHIND):
            if match := pattern.match(text, end):
                place = _NEXT_SENTENCE.split(match["place"])[0].rstrip(" ,")
                return statement.value(match.start("place"), match.start("place") + len(place), "HDR012", place)
        said = text[: statement.next_break(end)]
        alone = _BEHIND_SENTENCE.match(said, end)  # "… kl. 18.30. Bygdegården"
        if alone and is_venue(alone["place"], whole=True):
            return statement.value(alone.start("place"), alone.end("place"), "HDR012")
        # "… den 3 mars 2024, Lövets lokal vid Storgatan, 2 km norr om Lövhult"; behind a time, other rules find it
        beside = _BEHIND_DAY.match(said, end) if end <= days[-1] else None
        named = _NEXT_SENTENCE.split(beside["place"])[0].rstrip(" ,.") if beside else ""
        if beside and (is_venue(named) or is_place(named)) and not _is_organization(named):
            return statement.value(beside.start("place"), beside.start("place") + len(named), "HDR012")
    at = meeting.end()
    if body and (found := text.find(body.text)) >= 0:
        at = max(at, found + len(body.text))
    if (between := _BETWEEN_COMMAS.match(text, at)) and is_venue(between["place"], whole=True):
        return statement.value(between.start("place"), between.end("place"), "HDR012")
    match = _BEFORE_DAY.match(text, at)
    other = match and (body is None or body.text not in match["place"] or is_venue(match["place"]))
    if match and other and not compiled(MEETING).search(match["place"]):
        return statement.value(match.start("place"), match.end("place"), "HDR012", match["place"].rstrip(" ,"))
    return None


def _beside_time(lines: Sequence[Line]) -> Value | None:
    """*Tisdag 19 november 2024 kl 18.30-20.45, klubbhuset*, *Tid: … klockan 10–16 på kontoret*"""
    before = ""
    for index, line in enumerate(lines):
        labelled = _TIME_LABEL.match(line.text) or _TIME_LABEL.fullmatch(before)
        before = line.text
        if _ADJUSTING.search(line.text) or _NEXT_MEETING.match(line.text) or not (labelled or index < _TOP):
            continue
        if not find_times(line.text):  # "2024-04-04, Zoom"
            if find_dates(line.text)[:1] and not LABEL.match(line.text) and (found := _behind_day(line)):
                return found
            continue
        found = _behind_time(line.text, line.start) or _between_day_and_time(line)
        if found and (labelled or find_dates(line.text) or is_venue(found.text)):
            return found
    return None


def _with_hours(lines: Sequence[Line]) -> Value | None:
    """A line of nothing but a venue and hours, whose label stands elsewhere: above the lists, in another column."""
    for line in lines:
        if match := cover_line(line.text):
            at = line.start + match.start("place")
            return Value(match["place"], at, at + len(match["place"]), "HDR011")
    return None


def _at_sitting(lines: Sequence[Line]) -> Value | None:
    """A venue beside the day and the hours in full, which stand on a line of their own."""
    line = venue_beside(lines)
    return Value(_without_time(line.text), line.start, line.end, "HDR011") if line else None


def _is_house(match: regex.Match[str]) -> bool:
    """Whether the place is a venue and no more; a town may follow: *Storgatan 5, Lövhult*."""
    return is_venue(match["place"].removesuffix(match["town"] or ""), whole=True)


def _between_day_and_time(line: Line) -> Value | None:
    """*Möte 3, 4 april 2024 Bygdegården, stora salen kl. 18*"""
    days = [date.end for date in find_dates(line.text)] or [day.end() for day in _COMPACT.finditer(line.text)]
    times = [time.start for time in find_times(line.text)]
    if len(days) != 1 or not times or times[0] <= days[0]:
        return None
    between = line.text[days[0] : times[0]]
    place = compiled(r"^(?:i|på)\s").sub("", between.strip(" ,.–-"))
    if not is_venue(place) or len(place) > _LONGEST_PART or MET.search(place) or _PROSE.search(place):
        return None
    start = line.start + days[0] + between.find(place)
    return Value(place, start, start + len(place), "HDR011")


def _behind_day(line: Line) -> Value | None:
    """*2024-04-04, Zoom*, *4 april 2024 Zoom*; on a line that begins with the day: *4 april 2024, Viken, Uppsala*"""
    days = find_dates(line.text)
    at = days[-1].end
    match = _BEHIND_DAY.match(line.text, at)
    if match and not days[0].start and _names_town(match["place"]):
        return Value(match["place"], line.start + match.start("place"), line.start + match.end("place"), "HDR011")
    alone = None if match else _ALONE_BEHIND.match(line.text, at)
    found = match if match and is_venue(match["place"]) else alone
    if found is None or not (_is_house(found) if found is alone else is_venue(found["place"])):
        return None
    return Value(found["place"], line.start + found.start("place"), line.start + found.end("place"), "HDR011")


def _names_town(place: str) -> bool:
    """Whether names stand there, one of them that of a known place: *Viken, Uppsala*, *Viken, Kungälv i Bohuslän*."""
    parts = [part.partition(" i ")[0] for part in place.split(", ")]
    named = all(part[:1].isupper() and len(part.split()) <= _FEW for part in parts)
    return named and any(is_place(part) for part in parts) and not _is_organization(place)


def _on_own_line(lead: Sequence[Line], title: Value | None, body: Value | None) -> Value | None:
    """*Videomöte*, *Bygdegården 2024-03-02*, *Föreningslokalen, kl 18.30*: a line of the lead that names a venue."""
    timed = [line for line in lead if find_times(line.text)]  # says more than a name in the letter-head
    for line in (*timed, *lead):
        for start, text in columns(line.text):
            held = _MEETING_AT.match(text)
            column = text[held.end() :] if held else text
            at = line.start + start + len(text) - len(column)
            taken = bool(body and column == body.text) or any(
                value is not None and value.start < at + len(column) and at < value.end for value in (title, body)
            )
            if taken or LABEL.match(column) or KIND.search(column) or _is_organization(column):
                continue
            if _AT_HOME.fullmatch(column):
                return Value(column, at, at + len(column), "HDR015")
            if not is_venue(column) and not _has_address(line):
                continue
            cut = _CUT.search(column)
            place = (column[: cut.start()] if cut else column).rstrip(" ,.")
            if MET.search(place) or _PROSE.search(place):
                continue
            if place and (is_venue(place) or _has_address(line)) and not find_dates(place) and len(place.split()) <= 8:
                return Value(place, at, at + len(place), "HDR015")
    return None


def _has_address(line: Line) -> bool:
    """*Lövhults förbund, Storgatan 5, Lövhult kl. 9.00*: the hour tells it from the letter-head of the house."""
    return _ADDRESS.match(line.text) is not None and bool(find_times(line.text))
