"""Now or then: whether a statement was made at this meeting, or tells of an earlier one or of another body.

Each rule gives a reason; a statement with a reason goes to ``prior_decisions`` or ``prior_assignments``.
"""

from __future__ import annotations

from datetime import date

import regex

from protokoll_parse.extract.dates import MONTHS, find_dates

# the text turns to an earlier meeting …
_EARLIER = regex.compile(
    r"\b(?:(?:på|vid|under|från|sedan|i samband med)\s+(?:(?:det|den|sitt|gruppens|\p{L}+s)\s+)?"
    r"(?:föregående|förra|förrförra|tidigare|senaste|senast)\s+(?:\p{L}*(?:möte|sammanträde|stämma)\p{L}*)"
    r"|uppföljning\s+av\s+(?:\S+\s+){0,3}(?:möte|sammanträde|beslut)\p{L}*"
    r"|(?:gavs|fattades|beslutades|togs)\s+(?:under|vid|på)\s+(?:föregående|förra|senaste)\s+\p{L}*(?:möte|sammanträde)\p{L}*"
    r"|(?:vid|på)\s+(?:sitt\s+)?(?:\p{L}*(?:möte|sammanträde)t?\s+)(?:den\s+)?\d{1,2}\s\p{L}+(?:\s\d{4})?)",
    regex.IGNORECASE,
)
# … and back to today's
_TODAY = regex.compile(r"\b(?:dagens|detta|nuvarande)\s+(?:möte|sammanträde|stämma)", regex.IGNORECASE)
# "Vid SM1 beslutades …": an occasion with a label or a year is another one; "Vid mötet …" is this one
_OCCASION = regex.compile(r"^(?:[Vv]id|[Pp]å)\s[^,]*?(?:\p{Lu}+\d+|\b\p{Lu}{2,}\b|\b(?:19|20)\d\d\b)")
_PERFECT = regex.compile(r"\b(?:har|hade)\s+(?:\p{L}+\s+){0,3}$", regex.IGNORECASE)  # in front of the verb
_REPORTED = regex.compile(r"\batt\s|\bsom\s[^,]*$")  # "påminde om att årsmötet beslutade …"
_ADVERBIAL_DATE = regex.compile(
    rf"\p{{L}}+\s+(?:\p{{L}}+\s+)?(?:den\s+)?\d{{1,2}}\s(?:{'|'.join(MONTHS)})\b", regex.IGNORECASE
)
_EARLIER_ADVERB = regex.compile(r"\b(?:tidigare|redan|sedan tidigare|förra året|i fjol)\b", regex.IGNORECASE)


def tells_of_earlier(before: str, sentence: str, verb_at: int, day: date | None) -> str | None:
    """The rule by which ``sentence`` tells of an earlier meeting, None when it speaks of this one.

    ``before`` is the text of the same sub-item in front of the sentence, ``verb_at`` where its deciding verb stands.
    """
    lead = sentence[:verb_at]
    if _PERFECT.search(lead):
        return "RET001"
    if _EARLIER.search(lead) and not _TODAY.search(lead):
        return "RET002"
    if _REPORTED.search(lead):
        return "RET009"
    if _OCCASION.search(lead):
        return "RET007"
    if _EARLIER_ADVERB.search(lead):
        return "RET003"
    # "beslutade den 28 mars att …": no meeting says so of itself
    adverbial = _ADVERBIAL_DATE.match(sentence, verb_at)
    if adverbial and (day is None or all(m.day != day for m in find_dates(adverbial[0], day))):
        return "RET008"
    near = sentence[: verb_at + 60]
    if day is not None and any(
        mention.day is not None and mention.year_stated and mention.day < day and mention.start <= verb_at + 25
        for mention in find_dates(near, day)
    ):
        return "RET004"
    earlier = list(_EARLIER.finditer(before))
    if earlier and not _TODAY.search(before, earlier[-1].end()):
        return "RET005"
    return None
