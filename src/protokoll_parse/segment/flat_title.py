"""Where a title ends, and sections and lists begin, in a text that has lost its line ends."""

from __future__ import annotations

from functools import cache
from itertools import islice

import regex

from protokoll_parse.lexicon import count, is_first_name, is_municipality, is_place, is_surname
from protokoll_parse.lexicon.phrases import phrases
from protokoll_parse.lexicon.sections import section_role
from protokoll_parse.segment.case_numbers import BARE
from protokoll_parse.segment.heading_rules import LETTERS
from protokoll_parse.segment.title_words import has_verb, is_past
from protokoll_parse.text.months import MONTH_NAMES
from protokoll_parse.text.patterns import compiled

_LONGEST = 200  # signs of a title
_ACRONYM = 5  # signs of a word in capitals that is no title by itself
_LABEL = compiled(r"(?:\p{Lu}[\p{L}/.-]{0,13}\s)?(?:§\s?)?[0-9]{1,4}(?:(?:\.[0-9]{1,2})*\.?\s+|:\s?(?=\p{Lu}))")
# the number of the same item at the body that prepared it, and its case number: "Ks 15 dnr 8/2004"
_LEAD = compiled(
    rf"(?:(?:\p{{Lu}}[\p{{L}}/.-]{{0,13}}\s§\s?[0-9]{{1,4}}|{LETTERS}\s[0-9]{{1,4}}(?![0-9/:-])|[Dd]nr:?\s(?:\p{{Lu}}+\s)?\S*[0-9]\S*|{BARE})"
    r"\s+(?=\p{Lu}|dnr)){1,3}"
)
# of the items that open and close a meeting: nothing but its sentences stands behind
_WHOLE = compiled(r"\p{L}{3,20}s\s(?i:öppnande|avslutande)(?=\s\p{Lu}\p{L})")
# "Anteckningar från föregående möte, 3 mars 2024", and what was said of them
_OF_LAST_MEETING = compiled(
    r"\p{L}[^.:;]{5,70}?\s(?:föregående|förra|senaste)\s\p{L}*(?:möte|sammanträde|stämma)t?,?\s(?:den\s)?[0-9]{1,2}\s"
    rf"(?:{'|'.join(MONTH_NAMES)})\s(?:19|20)[0-9]{{2}}(?=\s\p{{Lu}})"
)
# the opening without its number, between those present and the sentence that opens the meeting
_OPENING = compiled(r"(?<=\s)(?:Mötets|Stämmans|Årsmötets|Sammanträdets)\söppnande(?=\s\p{Lu}\p{L}+\s\p{Ll})")
# what begins a sentence, in minutes without titles: "Uppdrogs åt ordföranden …", "Sedan styrelsen yttrat sig …"
_TOLD_FIRST = compiled(
    r"\p{Lu}\p{Ll}{2,20}(?:ades|ogs|ågs|åtes)\s|Sedan\s(?!\p{Lu}\p{Ll}+\s?:)|(?:Med\sanledning|I\sanledning|På\sgrund)\sa[fv]\s(?:en|ett|den|det)\s"
    r"|Med\sanledning\saf\s"
)
_WORD = compiled(r"\S+")
_STOP = compiled(r"[\p{L}0-9)]\.$")
_SHORT = compiled(r"(?:\p{L}{1,3}|[0-9]{1,2})\.$")  # "nr.", "1.": no end of a sentence
_MARKER = compiled(r"[a-zåäö][).]|•|[0-9]{1,2}(?:\.[0-9]{0,2}|\))")
CASE_NUMBER = compiled(rf"\s*(?:[Dd]nr\.?:?\s)?{BARE}(?=\s+\p{{Lu}})")
_JOINS = compiled(
    r"(?:och|eller|samt|av|för|i|på|till|med|om|vid|från|mellan|enligt|inom|utan|mot|hos|per|inför|efter|avseende|"
    r"gällande|angående|rörande|kring|inklusive|över|den|det|de|en|ett|kommun|kvarteret|kv|fastigheten|bolaget|firma|"
    r"\p{L}*(?:betänkandet|rapporten|motionen|projektet|skrivelsen|utredningen|remissen|programmet|planen|boken|temat))$",
    regex.IGNORECASE,
)
# what a title asks for, or allows: "Förslag att anta …"; behind another word "att anta" is a decision
_ASKS = compiled(
    r"\p{L}*(?:förslag|uppdrag|motion|begäran|ansökan|beslut|fråga|fullmakt|bemyndigande|rätt|möjlighet|tillstånd|skyldighet|"
    r"(?:där)?för|om|utan|genom|till|av|på|med|åt|i|än)(?:en|et|t)?",
    regex.IGNORECASE,
)
_COMMON, _KNOWN = 1000, 5  # times in the lexicon: more than any name, more than a rare one
# what may be a finite verb where one has to stand: right behind a name
_FINITE = compiled(
    r"(?:är|var|har|hade|ska|\p{Ll}*(?:gav|skrev|blev|drev|bad|fann|såg|låg)|\p{Ll}+(?:de|des|tes|ses|[jglrn]s|as|og|ogs|öt|ick|år|ör|er|ar|öll))[.,]?$"
)
_NAME = 2  # words of a name, behind which it says from where
_NEAR = 8  # words in which the verb of a sentence stands
_LAST_WORDS = 4  # of the heading of a section
_SENTENCE = compiled(r"(?<=[.!?:)_])\s++(?=\p{Lu})")
_ENTRY = compiled(r"(?<!\S)(?P<n>[0-9]{1,2})\.\s(?=\p{Lu})")


def find_title_end(text: str, start: int, end: int) -> int:
    """Where the title ends whose item's number stands at ``start``; behind the number when nothing shows it."""
    label = _LABEL.match(text, start, end)
    first = label.end() if label else start
    lead = _LEAD.match(text, first, end)
    begin = lead.end() if lead else first
    if whole_title := _WHOLE.match(text, begin, end) or _OF_LAST_MEETING.match(text, begin, end):
        return whole_title.end()
    if _TOLD_FIRST.match(text, begin, end):
        return first
    matches = list(_WORD.finditer(text, begin, min(end, begin + _LONGEST)))
    words = [match[0] for match in matches]
    capitals = 0  # words of a title that is printed in capitals
    while capitals < len(words) and words[capitals].isupper() and not _MARKER.fullmatch(words[capitals]):
        capitals += 1
    if capitals == 1 and len(words[0]) <= _ACRONYM:
        capitals = 0
    for n, match in enumerate(matches):
        listed = _MARKER.fullmatch(words[n]) or (words[n] in ("-", "–") and _said(words, n, of_name=False))
        if n and (listed or _section_end(text, match.start(), end) is not None):
            return matches[n - 1].end()
        if n and CASE_NUMBER.match(text, match.start(), end):
            return matches[n - 1].end()
        if n and (n == capitals > 0 or _opens_sentence(words, n) or _decides(words, n)):
            return matches[n - 1].end()
        if _STOP.search(words[n]) and not _SHORT.fullmatch(words[n]) and words[n + 1 : n + 2] != []:
            if words[n + 1][0].islower():
                continue
            return first if is_past(text[begin : match.end()]) else match.end()
    whole = bool(matches) and not text[matches[-1].end() : end].strip()
    return end if whole and not is_past(text[begin:end]) else first


def opens_sentence(text: str) -> bool:
    """Whether a verb follows the first word, or the name that the text begins with."""
    return _said(text.split(), 0)


def is_label(text: str) -> bool:
    """Whether the text is an item's number and no more."""
    return bool(_LABEL.fullmatch(f"{text} "))


@cache
def _infinitives() -> frozenset[str]:
    return frozenset(word for entry in phrases("decision_verbs") for word in entry.get("infinitive", "").split("|"))


def _decides(words: list[str], n: int) -> bool:
    """Whether a decision without a subject follows the title: *att godkänna redovisningen*."""
    return (
        words[n] == "att"
        and words[n + 1 : n + 2] != []
        and words[n + 1] in _infinitives()
        and (not _ASKS.fullmatch(words[n - 1]))
    )


def _opens_sentence(words: list[str], n: int) -> bool:
    """Whether a word in capitals is no name inside the title, but the first one of the text."""
    word, before = words[n], words[n - 1]
    if word.isupper() and word in words[:n]:  # "KF informerar KF har fått en ny lokal": what the title names
        return _said(words, n)
    if not word[0].isupper() or word.isupper() or _JOINS.match(before) or before[-1] in ",-–(:":
        return False
    said = _said(words, n)
    if n == 1 or not before[0].isupper():
        return said or _is_common(words, n)
    return said and (not is_first_name(before) or _is_common(words, n))


def _said(words: list[str], n: int, *, of_name: bool = True) -> bool:
    """Whether a verb follows the word, or the name that begins with it: *Anna Berg (X), kommunchef, redovisar*."""
    apart = not of_name  # an office between commas may stand in front of the verb
    for m in range(n + 1, min(len(words), n + 1 + _NEAR)):
        word = words[m]
        from_where = m == n + _NAME and word == "från" and is_first_name(words[n])
        apart = apart or from_where or words[m - 1].endswith(",")
        if has_verb(word) or is_past(word) or (not apart and _FINITE.fullmatch(word)):
            return True
        goes_on = m + 1 < len(words) and words[m + 1][0].isupper()
        if not apart and (not (word[0].isupper() or word[0] == "(") or (not goes_on and _is_common(words, m))):
            return False
        if word.endswith("."):
            return False
    return False


def _is_common(words: list[str], n: int) -> bool:
    """Whether the word is in the lexicon, and no name."""
    bare = words[n].rstrip(".,:;")
    if is_first_name(bare) and n + 1 < len(words) and words[n + 1][0].isupper():
        return False
    named = is_first_name(bare) or is_surname(bare) or is_place(bare) or is_municipality(bare)
    times = count(bare.lower())
    return times >= (_COMMON if named else _KNOWN) or is_past(bare.lower())


def parts(text: str, start: int, end: int) -> list[int]:
    """Where the headings of sections begin, and end, and the opening and entries of numbered lists begin; in order."""
    start += len(text[start:end]) - len(text[start:end].lstrip())
    begins = [start, *(match.end() for match in _SENTENCE.finditer(text, start, end))] if start < end else []
    sections = ((begin, behind) for begin in begins if (behind := _section_end(text, begin, end)) is not None)
    opening = [match.start() for match in _OPENING.finditer(text, start, end)]
    return sorted(
        {*(place for section in sections for place in section), *opening, *_entries(text, start, end)} - {start}
    )


def _entries(text: str, start: int, end: int) -> list[int]:
    """Where the entries of lists begin that count *1.* *2.* …"""
    found: list[int] = []
    run: list[int] = []
    for match in _ENTRY.finditer(text, start, end):
        if int(match["n"]) == 1:
            found += run if len(run) > 1 else []
            run = []
        if int(match["n"]) == len(run) + 1:
            run.append(match.start())
    return found + (run if len(run) > 1 else [])


def _section_end(text: str, start: int, end: int) -> int | None:
    """Where the heading of a section ends that begins at ``start``; None where none does."""
    if not text[start].isupper():
        return None
    words = list(islice(_WORD.finditer(text, start, end), _LAST_WORDS + 1))
    for size in range(len(words) - 1, 0, -1):
        following = words[size][0]
        if any(match[0][0].isupper() for match in words[1:size]):
            continue  # "Söderby 3 Nämndens beslut"
        ends = following[0].isupper() or following == "att" or bool(_MARKER.fullmatch(following))
        if ends and section_role(text[start : words[size - 1].end()]):
            return words[size - 1].end()
    return None
