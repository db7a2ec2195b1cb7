"""Lines of the header and the sign-off that look like headings: labels, headings of attendance lists, people."""

from __future__ import annotations

from functools import lru_cache

import regex

from protokoll_parse.lexicon import is_first_name
from protokoll_parse.lexicon.phrases import phrases
from protokoll_parse.text.patterns import compiled

# what belongs to the header or the sign-off, not to the meeting's items
_NO_ITEM = compiled(
    r"(?:protokoll|minnesanteckningar|mötesanteckningar|mötesprotokoll|sammanfattning|närvarande|frånvarande|deltagare|"
    r"kallade|förhinder|ej närvarande|utskick|kopia|inbjudna|övriga(?:\s*:?$|\s(?:närvarande|deltag)\p{L}*)|"
    r"ordförande|sekreterare|"
    r"(?:plats|tid(?:er|punkt)?|datum|dag)(?!\p{L})|"
    r"(?:via (?:länk|teams|zoom|video)|digitalt|på distans|återbud|anmäl(?:t|da?) (?:förhinder|frånvaro))\s*:?$|"
    r"adjungerade\s*:?$|justerare|vid protokollet|signatur|justera|mötesordförande|mötessekreterare|protokolljusterare|"
    r"dagordning$|möte [0-9])",
    regex.IGNORECASE,
)
# labels of a cover, which may stand on many lines
_OF_COVER = compiled(
    r"nämnd\s*(?::|$)|organ\b|sammanträdes?(?:datum|dag|tid|plats)|datum (?:då|för)\b|beslutande|förvaringsplats|"
    r"(?:justerade )?paragraf(?:er|nummer)|\p{L}*(?:nämnd|styrels|utskott|direktion)en?t?$|\p{L}*fullmäktige$|"
    r"protokollet förvaras|(?:bevis om )?anslag|underskrift|utse(?:s|dd) att|utdragsbestyrkande|justering(?:ens)?\b|"
    r"innehållsförteckning|(?:ledamöter|ersättare)\s",
    regex.IGNORECASE,
)
_OF_LISTS = compiled(r"närvar|ledam[oö]|ersättar|suppleant|tjänst|förhinder|deltagar", regex.IGNORECASE)
_COMPLETE = compiled(r":\s\S|[.!?]$")  # a label with its value, a sentence
_SAID = compiled(
    r"\b(?:\p{Ll}{2,}(?:ades|des|tes)|utsågs|beslut(?:ade|ar)|beslöt|har(?!\s+ordet)|hade|är|var"
    r"|(?:presentera|informera|rapportera|berätta|meddela|redovisa|diskutera|konstatera|föreslå|undra|hälsa|yrka|redogö)r(?=:?$)"
    r"|\p{Ll}{3,}s\s(?:in|upp|ut|ned|ner|bort|fram|hem|igenom))\b(?!-)"  # "bjuds in", but not "skolans in- och utgång"
)
_BEGUN = compiled(
    r"(?:\b(?:öppna\p{L}*|förklara\p{L}*)\s(?:\p{L}+\s){0,3}?)?\b(?:mötet|sammanträdet|stämman)(?:\s\p{L}+){0,3}?\s(?:öppnat|öppnad|öppnades|öppnas)\b"
    r"|\böppna(?:r|de)\s(?:\p{L}+\s){0,2}(?:mötet|sammanträdet|stämman)\b"
    r"|\b(?:protokoll(?:et)?|dagordning(?:en)?|föredragningslista(?:n)?)\s(?:\p{L}+\s){0,3}?(?:godkän(?:de|n)s|fastställ(?:de)?s)\b",
    regex.IGNORECASE,
)
_NOTES_TITLE = compiled(
    r"(?:\p{L}+\s)?(?:(?:protokoll|minnesanteckningar|mötesanteckningar)(?:\s?/\s?|\s)){1,2}"
    r"(?:från|fört|förd|hållet|nr|över|vid)\b",
    regex.IGNORECASE,
)
_HEADER_LABEL = compiled(
    r"(?:(?:mötes)?datum|tid(?:punkt)?|plats|lokal|när|var|tid och plats|plats och tid|datum och tid|närvarande"
    r"|deltagare)\s*:\s*\S|(?:tid och plats|plats och tid|datum och tid)\s+\S",
    regex.IGNORECASE,
)
# "Anna Berg (X)", "Anna Berg, ordförande", also with a label in front
_PERSON = compiled(
    r"(?:^|\s)(?P<first>\p{Lu}[\p{L}-]+)(?:\s\p{Lu}[\p{L}.-]+){1,2}(?:\s\(\p{L}[^)]{0,40}\)(?=$|,|\s\p{Lu})|,\s\p{Ll})"
)
# the party may stand in front: "KD Anna Berg", and behind where they are from: "Anna Berg, Ekeby kommun"
_NAME = compiled(
    r"(?:(?:[SMCLV]|FP|MP|KD|SD|VPK|KDS)\s)?(?P<first>\p{Lu}[\p{L}.-]*)(?:\s(?:\p{Ll}{2,3}\s)?\p{Lu}[\p{L}.-]*){1,3}(?:,\s.+)?"
)


def is_label(text: str) -> bool:
    """Whether the line begins with a label of the header or the sign-off."""
    return bool(_NO_ITEM.match(text))


def opens_place(text: str) -> bool:
    """Whether the line is a label with day, time or place, or with those present."""
    return bool(_HEADER_LABEL.match(text))


def is_of_cover(text: str, *, silent: bool = True) -> bool:
    """Whether the line is a label of a cover, the title of the minutes, or a heading of an attendance list.

    ``silent``: nothing was said yet; later only lines count that say who is there.
    """
    return (silent or bool(_OF_LISTS.search(text))) and (bool(_OF_COVER.match(text)) or is_of_header(text))


def waits_for_value(text: str, *, first: bool, silent: bool) -> bool:
    """Whether the line is a label whose value is on the next: *Plats*. ``first``: no heading stands above it."""
    label = first and is_label(text) and not _NOTES_TITLE.match(text)
    return (label or (silent and bool(_OF_COVER.match(text)))) and not _COMPLETE.search(text)


def says(text: str) -> bool:
    """Whether a finite verb shows that the line tells something."""
    return bool(_SAID.search(text))


def begins(text: str) -> bool:
    """Whether the line tells how the meeting began: *Ordföranden öppnar mötet*, *Dagordningen godkändes*."""
    return bool(_BEGUN.search(text))


def lists_people(text: str) -> bool:
    """*Anna Berg (X), ordförande*, but not *Motion från Anna Berg (X)*."""
    return any(
        is_first_name(person["first"]) and not text[: person.start()].rpartition(" ")[2][:1].islower()
        for person in _PERSON.finditer(text, overlapped=True)
    )


def is_name(text: str) -> bool:
    """Whether the line is somebody's name, and where they are from at most."""
    name = _NAME.fullmatch(text)
    return bool(name and is_first_name(name["first"]))


def is_entry(text: str) -> bool:
    """Somebody in an attendance list."""
    return lists_people(text) and text[-1] not in ".!?" and not says(text)


@lru_cache(maxsize=1)
def _header_lines() -> regex.Pattern[str]:
    lists = "|".join(
        entry["pattern"]
        for entry in phrases("attendance_headings")
        if "status" in entry and not (entry.get("officer") or entry.get("verb"))
    )
    return compiled(rf"(?:{lists})\s*:?|{_NOTES_TITLE.pattern}.*", regex.IGNORECASE)


def is_of_header(text: str) -> bool:
    """The title of the minutes, or a heading of an attendance list."""
    return bool(_header_lines().fullmatch(text))
