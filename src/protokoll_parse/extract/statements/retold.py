"""Now or then: whether a statement was made at this meeting, or tells of an earlier one or of another body.

Each rule gives a reason; a statement with a reason goes to ``prior_decisions`` or ``prior_assignments``.
"""

from __future__ import annotations

from datetime import date

import regex

from protokoll_parse.extract.dates import MONTHS, find_dates
from protokoll_parse.extract.statements.main_clause import main_clause
from protokoll_parse.extract.statements.results import THUS
from protokoll_parse.extract.statements.verbs import supines
from protokoll_parse.text.patterns import compiled

# the text turns to an earlier meeting …
_EARLIER = compiled(
    r"\b(?:(?:på|vid|under|från|i samband med)\s+(?:(?:det|den|sitt|gruppens|\p{L}+s)\s+)?"
    r"(?:föregående|förra|förrförra|tidigare|senaste|senast)\s+(?:\p{L}*(?:möte|sammanträde|stämma)\p{L}*)"
    r"|^(?:föregående|förra|förrförra)\s+(?:\p{L}*(?:möte|sammanträde|stämma)\p{L}*|gång(?:en)?)\b"
    r"|(?:på|vid)\s+det\s+(?:mötet|sammanträdet)\b"  # this one is "detta möte"
    r"|uppföljning\s+av\s+(?:\S+\s+){0,3}(?:möte|sammanträde|beslut)\p{L}*"
    r"|(?:gavs|fattades|beslutades|togs)\s+(?:under|vid|på)\s+(?:föregående|förra|senaste)\s+\p{L}*(?:möte|sammanträde)\p{L}*"
    r"|(?:vid|på)\s+(?:sitt\s+)?(?:\p{L}*(?:möte|sammanträde)t?\s+)(?:den\s+)?[0-9]{1,2}\s\p{L}+(?:\s[0-9]{4})?"
    # "på ett av höstens möten", "vid sitt möte i augusti"
    r"|(?:vid|på)\s+(?:ett|något)\s+av\s+\p{L}+s\s+(?:\p{L}+\s)?\p{L}*(?:möten|sammanträden)"
    rf"|(?:vid|på)\s+(?:(?:sitt|ett|\p{{L}}+s)\s+)?\p{{L}}*(?:möte|sammanträde)t?\s+i\s+(?:{'|'.join(MONTHS)})\b)",
    regex.IGNORECASE,
)
_PREVIOUS = compiled(
    r"\b(?:på|vid|under)\s+(?:(?:det|den|sitt)\s+)?(?:föregående|förra|förrförra)\s+\p{L}*(?:möte|sammanträde|stämma)",
    regex.IGNORECASE,
)
# … and back to today's
_TODAY = compiled(
    r"\b(?:dagens|detta|nuvarande)\s+(?:möte|sammanträde|stämma)|\b(?:röstade|röstar|omröstning(?:en)?|votering(?:en)?|nytt\s+i\s?dag)\b",
    regex.IGNORECASE,
)
# "Vid SM1 beslutades …": an occasion with a label or a year is another one; "Vid mötet …" is this one
_OCCASION = compiled(r"^(?:[Vv]id|[Pp]å)\s[^,]*?(?:\p{Lu}+[0-9]+|\b\p{Lu}{2,}\b|\b(?:19|20)[0-9][0-9]\b)")
_PERFECT = compiled(r"\b(?:har|hade)\s+(?:\p{L}+\s+){0,3}$", regex.IGNORECASE)  # in front of the verb
# "Med 7 röster mot 4 har nämnden beslutat …": the vote was taken just now
_BY_VOTE = compiled(
    r"^(?:[Mm]ed|[Gg]enom)\s[^.;:]{1,30}?\b\p{L}*(?:röster|röst|ja)\b[^.;:]{0,20}?\bmot\b"
    r"|^[Ee]fter\s(?:\p{L}+\s){0,2}?(?:votering|omröstning|rösträkning)\b"
)
_THUS = compiled(rf"\b{THUS}\b", regex.IGNORECASE)
# "påminde om att årsmötet beslutade …", "Paragrafen är ny sedan i höstas, då styrelsen beslutade att …"
_REPORTED = compiled(r"\batt\s|\bsom\s[^,]*$|,\s(?:då|när|där|eftersom|innan)\s(?:\p{L}+\s){1,4}$")
_TO_ADJUST = compiled(
    r"^(?:till\s+)?att\s+(?:jämte|tillsammans\s+med|(?:i|vid)\s\p{L}+|\p{Ll}+a)\b.*", regex.IGNORECASE
)  # "Att jämte ordföranden justera …"
_MONTHS = "|".join(MONTHS)
_DAY = (
    rf"(?:den\s+)?(?:[0-9]{{1,2}}\s(?:{_MONTHS})\b|[0-9]{{1,2}}/[0-9]{{1,2}}\b|"
    r"(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}\b)"
)
# behind the verb, perhaps with an adverb between; an infinitive ("beslöt sammanträda 3 mars") is none, and
# "fastställdes till den 3 mars" says what was set
_ADVERBIAL_DATE = compiled(
    rf"\p{{L}}+\s+(?:av\s+(?:\p{{L}}+\s+){{1,3}}?)?(?:per\s+capsulam\s+|(?!(?:\p{{L}}+a|att|till)\s)\p{{L}}+\s+)?{_DAY}",
    regex.IGNORECASE,
)
# "beslutade i oktober att", "beslutade på möte 9 att", "beslutade 2021 att", "beslutade på sitt möte i maj att"
_ADVERBIAL_TIME = compiled(
    rf"\p{{L}}+\s+(?:i\s+(?:{_MONTHS})\b|(?:år\s+)?(?:19|20)[0-9]{{2}}(?=\s+att\b)"
    r"|(?:vid|på|under)\s+(?:sitt|sin|\p{L}+s)\s+\p{L}*(?:möte|sammanträde|stämma)\p{L}*"
    r"|(?:vid|på|under)\s+(?:styrelse|års|medlems|sektions|konstituerande\s)?"
    r"(?:möte|mötet|sammanträde|sammanträdet|stämman)\s+"
    rf"(?:nr\.?\s+|nummer\s+)?(?:\#?[0-9]|den\s+[0-9]|i\s+(?:{_MONTHS})\b))",
    regex.IGNORECASE,
)
# the day of a document: "Förslaget, daterat den 3 mars 2024, antogs"
_DATED = compiled(rf"\b(?:daterad\p{{L}}*|daterat|dat\.)\s+{_DAY}(?:\s[0-9]{{4}})?", regex.IGNORECASE)
# "Stämman 2021 beslutade"
_YEAR_IN_FRONT = compiled(
    r"^(?:\p{L}*(?:möte|stämma|styrelse|nämnd|fullmäktige)\p{L}*|under|år|redan)\s+(?:år\s+)?(?P<year>(?:19|20)[0-9]{2})\s*$",
    regex.IGNORECASE,
)
# "antog 2019 en plan", "antogs av stämman 2019"
_YEAR_BEHIND = compiled(
    r"\p{L}+\s+(?:av\s+(?:\p{L}+\s+){1,3}?)?(?:år\s+)?(?P<year>(?:19|20)[0-9]{2})\b(?!\s+års|[-–/])"
)
_EARLIER_ADVERB = compiled(
    r"\b(?:(?<!\b(?:som|än|liksom)\s)tidigare|tidigare(?=\s\p{L})|"
    r"redan|förra (?:året|veckan|månaden|terminen|säsongen|gången|våren|hösten|"
    r"vintern|sommaren)|"
    r"i fjol|i ?går|i förrgår|nyligen|häromdagen|häromveckan|på sin tid|i våras|i höstas|i somras|i vintras|härom)\b",
    regex.IGNORECASE,
)
# "2018 såldes marken. Styrelsen beslutade då att …", below the heading "Sedan sist"
_THEN = compiled(r"\p{L}+\s+(?:redan\s+)?då\b", regex.IGNORECASE)
_LONG_AGO = compiled(
    r"\b(?:19|20)[0-9]{2}\b|\b(?:förra|föregående|tidigare|sen\s+sist|sedan\s+sist|uppföljning|i\s+fjol)\b",
    regex.IGNORECASE,
)
# "Förutom det som bestämdes i våras, beslutades …": what is decided now adds to it, or departs from it
_BESIDE_EARLIER = compiled(
    r"\b(?:utöver|förutom|enligt|i\s(?:enlighet|linje)\smed|med\s(?:ändring|komplettering)\sav|i\sstället\sför|trots|oaktat)\s"
    r"(?:vad|det)\s(?:som\s)?(?:\p{L}+\s)?(?:tidigare|redan)\s(?:har\s)?\p{L}+",
    regex.IGNORECASE,
)
# the minutes of the last meeting are approved today, whatever meeting they are of
_MINUTES = compiled(
    r"\b(?:protokoll|anteckningar)\p{L}*\s+(?:nr\.?\s+|nummer\s+)?(?:\S*[0-9]\S*\s+)?(?:från|för|av|den|fört)\s+[^,.]*?"
    r"(?=\s*$|\s+(?:\p{L}*(?:godkän|lades|läggs|gicks|lästes|lästs|justera|föredrog|upplästes))|[,.]|$)",
    regex.IGNORECASE,
)
_DAY_FIRST = compiled(_DAY, regex.IGNORECASE)
# "Vid föreningens möte den 14 juni", "Årsmötet den 14 juni"
_AT_MEETING = compiled(
    rf"(?:(?:Vid|På)\s(?:\p{{L}}+s\s)?)?\p{{L}}*(?:möte|sammanträde|stämma)(?:t|n)?\s{_DAY}", regex.IGNORECASE
)
_SUPINE = compiled(r"(?:beslut[ai]t|antagit|godkänt|fastställt|beviljat|avslagit|valt|utsett)\b", regex.IGNORECASE)
_AUXILIARY = compiled(r"\b(?:har|hade)\b|\b(?:är|var|blev)\s+(?:\p{L}+\s+)?$", regex.IGNORECASE)
# "Anna Berg rapporterade från länsgruppens möte. … Bidraget beviljades.": that meeting's decision. What is decided of
# the report itself, and who is elected, is today's.
_REPORTED_FROM = compiled(
    r"\b(?:rapporterar|rapporterade|rapport|referat|redogörelse|berättade|informerade|redogjorde)\s(?:för|från|om|av)\s(?:[^\s.:;]+\s){0,3}?\p{L}+s\s"
    r"(?:\p{Ll}+\s)?\p{L}*(?:möte|sammanträde|stämma|konferens)\b",
    regex.IGNORECASE,
)
_OF_TODAY = compiled(
    r"\s*$|(?:(?:Den|Hans|Hennes|Denna|Dessa)\s(?:\p{L}+\s)?)?(?:\p{L}*rapport|information|\p{L}*redovisning|\p{L}*redogörelse|protokoll|referat|"
    r"anteckning|ärende|fråg)\p{L}*\b|(?:Till|Som|Att|Detta|Det)\s",
    regex.IGNORECASE,
)
# "Konstaterades att vid årsmötet valdes …": whom the annual meeting elected, retold in the board that it elected
_AT_ANNUAL = compiled(
    r"\b(?:konstatera|notera|anteckna|meddela|informera|redovisa|redogjorde|upplyste)\p{L}*\s(?:\p{Ll}+\s){0,2}?att\s(?:det\s)?(?:vid|på|under)\s"
    r"(?:[^\s.:;]+\s){0,4}?\p{L}*(?:årsmöte|årsstämma|stämma|årssammanträde|medlemsmöte|kyrkoval)\p{L}*\b",
    regex.IGNORECASE,
)
_BY_BOARD = compiled(r"\bstyrelsen\s(?:konstituer|beslut|beslöt|valde|utsåg)\p{L}*", regex.IGNORECASE)
_ELECTED = compiled(r"\b(?:(?:om|ny|åter|in)?val(?:des|ts)|utsågs|utsetts)\b", regex.IGNORECASE)
_REACH = 4_000  # signs in front of a sentence; an earlier meeting named before them is forgotten
_OF_MINUTES = compiled(r"\b(?:\p{L}*protokoll|\p{L}*anteckning)\p{L}*\b", regex.IGNORECASE)
_APPROVES = compiled(r"(?:godkän|lade|lägg|justera|fastställ)\p{L}*", regex.IGNORECASE)


def tells_of_earlier(
    before: str, sentence: str, verb_at: int, day: date | None, *, subordinate: bool = True
) -> str | None:
    """The rule by which ``sentence`` tells of an earlier meeting, None when it speaks of this one.

    ``before`` is the text of the same sub-item in front of the sentence, ``verb_at`` where its deciding verb stands;
    ``subordinate``: whether that verb may stand in a clause that only reports it.
    """
    lead = _BESIDE_EARLIER.sub(" ", _MINUTES.sub(" ", sentence[:verb_at]))
    verb = sentence[verb_at:]
    perfect = (_PERFECT.search(lead) and not _is_finite_behind(lead, verb)) or (
        _SUPINE.match(verb) and _AUXILIARY.search(lead)
    )
    just_now = _THUS.search(lead) or _BY_VOTE.match(lead)  # "har därmed beslutat"
    if perfect and not just_now:
        return "RET001"
    of_minutes = _OF_MINUTES.search(lead) or _MINUTES.match(sentence)
    if of_minutes and _APPROVES.match(verb) and not _PREVIOUS.search(verb):
        return None
    today = bool(_TODAY.search(lead))
    if (_EARLIER.search(lead) and not today) or _PREVIOUS.search(_MINUTES.sub(" ", verb.split(" att ")[0])):
        return "RET002"
    if _is_of_annual(before[-_REACH:], sentence, verb_at):
        return "RET005"
    begin = main_clause(sentence, verb_at)
    if subordinate and _REPORTED.search(_TO_ADJUST.sub(" ", sentence[begin:verb_at] if begin else lead)):
        return "RET009"
    if _OCCASION.search(lead):
        return "RET007"
    if tells_of_then(before[-_REACH:], verb):
        return "RET003"
    if _EARLIER_ADVERB.search(lead) or _EARLIER_ADVERB.search(verb.split(" att ")[0]):
        return "RET003"
    near = _DATED.sub(" ", lead) + verb[:25]
    if day is not None and any(m.day is not None and m.year_stated and m.day < day for m in find_dates(near, day)):
        return "RET004"
    year = _YEAR_BEHIND.match(verb) or _YEAR_IN_FRONT.match(lead)
    if year and day and int(year["year"]) < day.year:
        return "RET004"
    if _is_other_day(lead, verb, day) or _ADVERBIAL_TIME.match(verb):
        return "RET008"
    if not subordinate and _REPORTED_FROM.search(before[-_REACH:]) and not _OF_TODAY.match(lead):
        return "RET005"
    told = _MINUTES.sub(" ", before[-_REACH:])
    earlier = list(_EARLIER.finditer(told))
    if earlier and not today and not _TODAY.search(told, earlier[-1].end()):
        return "RET005"
    return None


def _is_of_annual(before: str, sentence: str, verb_at: int) -> bool:
    """Whether an election is retold that the annual meeting held, here or in the sentence in front."""
    told = before + sentence
    at = len(before) + verb_at
    annual = _AT_ANNUAL.search(told)
    if not annual or not (_ELECTED.match(told, at) or annual.start() >= len(before)):
        return False
    return bool(_ELECTED.search(told, annual.end())) and not _BY_BOARD.search(told, annual.end())


def _is_finite_behind(lead: str, verb: str) -> bool:
    """*Motionerna har inkommit och remitteras*: the second of two verbs has a tense of its own."""
    word = compiled(r"\p{L}+").match(verb)
    return bool(word and compiled(r"\s(?:och|samt)\s+$").search(lead) and word[0].lower() not in supines())


def tells_of_then(told: str, verb: str) -> bool:
    """Whether *då* behind the verb points at an earlier time that the text ``told`` in front of it names."""
    return bool(_THEN.match(verb) and _LONG_AGO.search(told))


def _is_other_day(lead: str, verb: str, day: date | None) -> bool:
    """*Den 13 februari beslutade …*, *beslutade den 28 mars att …*: no meeting says so of its own day."""
    match = _DAY_FIRST.match(lead) or _AT_MEETING.match(lead) or _ADVERBIAL_DATE.match(verb)
    return match is not None and (day is None or all(mention.day != day for mention in find_dates(match[0], day)))
