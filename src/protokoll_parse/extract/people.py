"""Names of persons and organisations, roles: what they look like."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

import regex

from protokoll_parse.lexicon import count, is_first_name, is_place, is_surname, is_word
from protokoll_parse.lexicon.phrases import phrases, undotted
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

# Åsa, AnnaSara, O’Neill, Eva-Lena; not FoU, HSB; an accent may stand beside its letter (Linde´n), or
# a sign in place of one that was decoded wrongly
_SMALL = r"[\p{Ll}\ufffd][\p{Ll}\p{M}´¨\ufffd]*"
_NO_PART = r"(?!-\s(?:och|samt)\s|(?<=\b\p{Lu}\p{Ll})\p{Lu})"  # "nämnd- och", "FoU"
_PART = rf"(?:\p{{Lu}}['’])?\p{{Lu}}\p{{M}}*{_SMALL}(?:\p{{Lu}}{_SMALL})?(?:-\p{{Lu}}?{_SMALL})*{_NO_PART}"
_PARTICLE = r"(?:von|af|de|van|der|la|al|el|da|di)"
_VON = rf"(?:{_PARTICLE}\s|[ae]l-)*"  # "Eva von Sand", "Eva al-Sand"
# two letters for the first names; behind a name they may be party and mark: "Anna Berg S N Bo Ek"
_INITIALS = r"(?<=^|[,:;]\s|\b(?:och|samt|av)\s)(?!X)\p{Lu}(?=\s(?!X)\p{Lu}\s\p{Lu}\p{Ll}{2})"
# first names cut short, as old minutes have them: "Aug. Ek", "Carl Joh. Berg"; not the month of a day
SHORT_NAMES = (
    r"(?:Abr|Alb|Alfr|And|Andr|Ant|Arv|Aug|Ax|Axl|Bernh|Chr|Christ|Conr|Edv|Emanl|Ferd|Fredr|Gust|Henr|Herm"
    r"|Jac|Jak|Joh|Johs|Lor|Ludv|Magn|Matt|Matth|Nath|Ol|Osc|Osk|Petr|Reinh|Rud|Theod|Vict|Vikt|Vilh|Wilh|Wict)"
)
_SHORT_FIRST = rf"(?<![0-9]\s|[0-9]){SHORT_NAMES}\.(?=\s\p{{Lu}})"
# "C.A.Lind", as old minutes and typewriters have it
_GLUED = rf"(?:\p{{Lu}}\.){{1,3}}{_PART}"
# first name and at least one more: "Eva-Lena Åhs", "Karl von Sund", "A. Berg", "P O Ek"
_LAST = rf"(?:{_SHORT_FIRST}|{_PART}|\p{{Lu}}\b\.?+(?!\p{{Lu}}))"
NAME = rf"(?:(?:{_SHORT_FIRST}|{_PART}|(?:\p{{Lu}}\.){{1,3}}|{_INITIALS})(?:\s{_VON}{_LAST}){{1,3}}|{_GLUED})"
PARTY = compiled(
    r"\s*\((?P<party>[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,3}|\p{Lu}\p{Ll}{2,4}\p{Lu}{1,2}|s|m|c|fp|l|v|vpk|kd|kds|mp|sd|nyd|h|-)\)"
)
_NAME = compiled(NAME)
_DEFINITE = compiled(r"\p{Lu}\p{Ll}{3,}[aeoö]r?e?n")
_INITIAL = compiled(r"(?:\p{Lu}\.){1,3}")
# what opens the next clause where the full stop was lost, "Eva Lind Till sekreterare valdes …", or the next column
_NO_SURNAME = compiled(r"Till|Från|Att|Som|Och|Samt|Vid|På|För|Med|Av|Under|Efter|Ja|JA|Nej|NEJ|Org|Tel")
# in front of the last part of a surname, in capitals, too: "Eva Van Sand"
_PARTICLES = compiled(r"von|af|de[nl]?|van|der|la|le|al|el|da|di|du|dos|ter|bin|ibn|abu", regex.IGNORECASE)
_CAPITAL = compiled(r"\s(?P<word>\p{Lu}\p{Ll}\p{L}*)")
_IN_PLACE = compiled(r"\b(?:för|i|på|vid)\s$")
_NEAR = 6  # signs in front of a name
_LONGEST_TITLE = 4  # words
_TWO = 2  # words of a short name
_SEEN = 5  # times that a word is counted
_FRONT_OF_TRADE, _TAIL_OF_TRADE = 3, 5  # letters, at least, of both parts of a trade


@lru_cache(maxsize=1)
def role_pattern() -> regex.Pattern[str]:
    """One word (or *1:e vice ordförande*, *HR-chef*) that names a role."""
    words = "|".join(undotted(entry["pattern"]) for entry in phrases("role_words"))
    return compiled(rf"\b(?:(?-i:\p{{Lu}}{{1,4}}|\p{{Ll}}{{4,}}s)-)?(?:{words})(?:n|en|na|erna)?\b", regex.IGNORECASE)


@lru_cache(maxsize=1)
def organization_pattern() -> regex.Pattern[str]:
    """Regions, municipalities and other organisations that show themselves by their form."""
    text = (files("protokoll_parse.lexicon") / "data" / "municipalities.txt").read_text("utf-8")
    names = [line for line in text.split("\n") if line and not line.startswith("#")]
    known = "|".join(sorted((regex.escape(name) for name in names if " " in name), key=len, reverse=True))
    kinds = "[Kk]ommun|[Ss]tad|kommuns|kommunförbund|landsting|länsförbund"
    tails = "förbund|förbundet|förvaltning|förvaltningen|förening|universitet|högskola|polisen|AB|HB"
    return compiled(
        rf"\b(?:Sveriges\s\p{{Lu}}\p{{L}}+|[Rr]egion\s{_PART}(?:\s\p{{Lu}}\p{{L}}+)?|(?:{known})s?\s(?:{kinds})|{_PART}\s(?:{kinds})"
        rf"|\p{{L}}*(?:nämnd|styrelse|förvaltning|stadsdel|distrikt)(?:en|et)?\s\p{{Lu}}\p{{L}}+"
        rf"|{_PART}(?:\s(?:&\s)?{_PART}){{0,2}}\s(?:{tails})|\p{{Lu}}\p{{L}}*(?:kommun|förvaltningen|nämnden|styrelsen|förbundet|verket))\b"
    )


@dataclass(frozen=True, slots=True)
class Named:
    """A person as printed in a line or list. Offsets of the name in the text given."""

    start: int
    end: int
    name: str
    party: str | None


# whose body a word in front of it names
_ITS_BODY = compiled(
    r"\s\p{Ll}*(?:förbund|förening|kommun|organisation|sällskap|klubb|råd|stift|pastorat|församling|universitet)(?:et|en)?(?!\p{L})"
)
_ITS_PLACE = compiled(r"\s(?:kommun|stad|landsting|socken|församling|pastorat|stift)(?!\p{L})")
_OPENS_BODY = frozenset(("Region", "Landstinget", "Stiftelsen", "Föreningen", "Länsstyrelsen"))
# capitalised words that open no name: roles and bodies
_NO_NAME = compiled(
    r"(?:Sveriges|Svenska|Institutet|Ja|Nej|Sal|Rum|Lokal|Hörsal|Teams|Zoom|Skype)$|\p{L}*(?:nämnd|styrelse|förvaltning|utskott|kommun|region|enhet|skola|bolag|grupp|råd|förening|central|centrum|verk|stad)(?:en|n|et)?s?$",
    regex.IGNORECASE,
)


# what nobody's last name ends in
_BODY_LAST = compiled(
    r"\p{L}*(?:förbund|förening|nämnd|styrelse|utskott|kommun|förvaltning|bolag|universitet|högskola|sällskap|klubb"
    r"|organisation|myndighet|församling|pastorat)(?:en|et|n)?",
    regex.IGNORECASE,
)
# a part of an administration
UNIT = r"\p{Lu}\p{Ll}{2,}(?:avdelning|enhet|förvaltning|kontor|sektion)(?:en|et)"
_UNIT = compiled(UNIT)
PLURAL_TITLE = compiled(r"\p{Lu}\p{Ll}{3,}(?:arna|erna|orna)")  # "Utredarna Anna Berg och Bo Ek"
_WORDS = 4096  # that are remembered
_VERB_FIRST = compiled(r"(?:Om|Ny)?[Vv]aldes|Utsågs|Väljs|Utses|Omval|Nyval")
# "herr Ek", "fru kommunalrådet Lind"; OCR damages the ö
COURTESY = r"(?:[Hh]errar(?:na)?|[Hh]err|[Hh]rr?\.?|[Hh]:r|[Ff]ruar(?:na)?|[Ff]ru|[Ff]r\p{Ll}ken|[Ff]rk\.?)"
_COURTESY = compiled(COURTESY)


def _name_at(match: regex.Match[str]) -> tuple[int, int] | None:
    """The name without a role in front (*Revisorn Anna Berg*) or a word behind it; None when the words name a body."""
    first, _, rest = match[0].partition(" ")
    placed = _is_definite(first) and _IN_PLACE.search(match.string, max(0, match.start() - _NEAR), match.start())
    unit = (_UNIT.fullmatch(first) or placed or _is_role(first)) and " " in rest and is_first_name(rest.split(" ")[0])
    if (_NO_NAME.match(first) and not unit) or all(map(_is_common, match[0].split(" "))):
        return None
    if (_is_role(rest) and not is_surname(rest)) or _NO_SURNAME.fullmatch(rest):  # "Till Ordförande valdes …"
        return None
    start, end = match.start(), match.end()
    # "Komponisten Anna Berg", "Ekeby Anna Berg"
    called = rest.split(" ")[0]
    title = (
        " " in rest
        and (_is_first(called) or _INITIAL.fullmatch(called))
        and (_is_common(first) or _is_trade(first) or _is_only_place(first) or PLURAL_TITLE.fullmatch(first))
    ) or (_INITIAL.fullmatch(called) and _is_definite(first))
    title = title or unit  # "avdelningschef Bryggavdelningen Anna Berg", "projektledare för Bryggstaden Anna Berg"
    courteous = " " in rest and _COURTESY.fullmatch(first)  # "Herr Doktor Ek"
    if _is_common(first) and _is_role(called) and rest.count(" ") >= _TWO:  # "Biträdande Chef Anna Berg"
        start += len(first) + len(called) + _TWO
    elif title or courteous or _is_role(first) or first == "Att":
        if " " not in rest:
            return None
        start += len(first) + 1
        if _COURTESY.fullmatch(called) and " " in rest:  # "Ordföranden Herr C. Ek"
            start += len(called) + 1
    end = _without_title(match.string, start, end)
    last = match.string[start:end].rsplit(" ", 1)[-1]
    return None if _BODY_LAST.fullmatch(last) else (start, end)


def _without_title(text: str, start: int, end: int) -> int:
    """The end of the name without what follows it in columns that lost their gap: *Maja Fors Paragrafer*."""
    words = text[start:end].split(" ")
    if len(words) > _TWO and words[-1].endswith("s") and _ITS_BODY.match(text, end):
        end -= len(words.pop()) + 1  # "Eva Lind Skogsägarnas riksförbund"
    elif len(words) > _TWO and _ITS_PLACE.match(text, end):
        end -= len(words.pop()) + 1  # "Eva Lind Ekeby kommun"
    if at := next((n for n, word in enumerate(words) if n >= _TWO and word in _OPENS_BODY), 0):
        end -= sum(len(word) + 1 for word in words[at:])
        del words[at:]
    while len(words) > _TWO and _is_no_surname(words[-1]) and not _PARTICLES.fullmatch(words[-2]):
        end -= len(words.pop()) + 1
    return end


@lru_cache(maxsize=_WORDS)
def _is_no_surname(word: str) -> bool:
    common = _is_common(word) and count(word.lower()) >= _SEEN  # rarer ones are surnames that the text bore, too
    return common or bool(_NO_SURNAME.fullmatch(word)) or bool(_BODY_LAST.fullmatch(word)) or _is_role(word)


@lru_cache(maxsize=_WORDS)
def _is_role(word: str) -> bool:
    return bool(role_pattern().fullmatch(word) or _VERB_FIRST.fullmatch(word))


@lru_cache(maxsize=_WORDS)
def _is_definite(word: str) -> bool:
    """A trade or an office with its article, which stands in front of initials: *Handlanden C. A. Lind*."""
    return bool(_DEFINITE.fullmatch(word)) and not (is_surname(word) or is_first_name(word))


def _is_only_place(word: str) -> bool:
    return is_place(word) and not (is_surname(word) or is_first_name(word))


def _one_person(text: str, start: int, end: int) -> int:
    """The end of the first name of *Lennart Wallin Monica Strand*: columns that lost their gap."""
    words = text[start:end].split(" ")
    at = start
    for index, word in enumerate(words):
        behind = None if index + 1 < len(words) else _CAPITAL.match(text, end)
        person = behind and not (_is_role(behind["word"]) or _ITS_PLACE.match(text, behind.end("word")))
        following = index + 1 < len(words) or person
        if index > 1 and following and _is_first(word) and (not _is_first(words[index - 1]) or _is_pair(words, index)):
            return _without_title(text, start, at - 1)
        at += len(word) + 1
    return end


def _is_pair(words: Sequence[str], index: int) -> bool:
    """Whether the second of two persons begins at ``index``, though a surname like *Berg* may be a first name, too."""
    return index == _TWO and len(words) == 2 * _TWO and is_surname(words[index - 1]) and not is_surname(words[index])


def _is_first(word: str) -> bool:
    return is_first_name(word.split("-", maxsplit=1)[0]) and not word.endswith("sson")


@lru_cache(maxsize=_WORDS)
def _is_common(word: str) -> bool:
    """A word of the language that nobody is called."""
    return is_word(word.lower()) and not (is_surname(word) or is_first_name(word) or is_place(word))


@lru_cache(maxsize=_WORDS)
def _is_trade(word: str) -> bool:
    """A compound that nobody is called, which ends in a word of the language: *Sågverksägare*."""
    if is_surname(word) or is_first_name(word) or is_place(word) or "-" in word:
        return False
    tails = (word[at:] for at in range(_FRONT_OF_TRADE, len(word) - _TAIL_OF_TRADE + 1))
    return any(is_word(tail) and count(tail) >= _SEEN for tail in tails)


def leading_name(text: str, start: int = 0) -> Named | None:
    """The name that ``text`` has at ``start``, with its party in brackets."""
    match = _NAME.match(text, start)
    place = _name_at(match) if match else None
    if match is None or place is None or place[0] != match.start():
        return None
    end = _one_person(text, *place)
    party = PARTY.match(text, end)
    return Named(start, end, text[start:end], party["party"] if party else None)


def is_name(text: str) -> bool:
    """Whether the text is one name and nothing else."""
    return any(one.name == text for one in names_in(text))


def names_in(text: str, start: int = 0, end: int | None = None) -> list[Named]:
    """All names in ``text[start:end]``."""
    found = []
    stop = len(text) if end is None else end
    while match := _NAME.search(text, start, stop):
        start = match.end()
        if place := _name_at(match):
            start = max(_one_person(text, *place), place[0] + 1)
            party = PARTY.match(text, start)
            found.append(Named(place[0], start, text[place[0] : start], party["party"] if party else None))
            start = start if start < place[1] else match.end()
    return found


def titled_name(text: str) -> Named | None:
    """The name behind a title that ``text`` opens with: *Räddningschef Peter Ek*, *Miljö- och byggchef Eva Lind*."""
    named = next(iter(names_in(text)), None)
    if named is None or not text[:1].isupper():
        return None
    front = text[: named.start].rstrip()
    if not front or len(front.split()) > _LONGEST_TITLE or compiled(r"[,:(.]").search(front):
        return None
    return named if any(match.end() == len(front) for match in role_pattern().finditer(front)) else None
