"""Officers whom the election calls by one word: a first name or the name that somebody goes by in the association.

*Kaj väljs till mötessekreterare*, *Mötet valde Tuva och Zeb som justerare*

In small letters, as logins are, only somebody on the list is meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from protokoll_parse.extract.people import role_pattern
from protokoll_parse.lexicon import is_first_name, is_place, is_word
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD = r"\p{L}[\p{L}0-9-]{1,20}"
_WORDS = rf"(?P<names>{_WORD}(?:(?:,\s|\soch\s|\ssamt\s){_WORD})*+)"
_PASSIVE = r"(?i:(?:om|ny)?val(?:des|ts)|(?:om)?välj(?:s|es)|utsågs|utses|utsetts)"
_ACTIVE = r"(?i:väljer|valde|utser|utsåg)"
_OFFICE = (
    r"(?i:(?:till|som|såsom)\s+(?:\p{L}+\s)?\p{L}*(?:ordförande|sekreterare|protokollförare|juster\p{L}+|rösträknare))"
)
_CALLED = compiled(
    # behind what the person is otherwise: "Föreningens ordförande Zeb väljs till …"
    rf"(?:^|\b(?i:ordföranden?|sekreteraren?|kassören?|ledamoten|medlemmen)\s){_WORDS}\s+{_PASSIVE}\s+{_OFFICE}"
    rf"|\b(?:{_PASSIVE}|{_ACTIVE})\s+{_WORDS}\s+{_OFFICE}"
    rf"|{_OFFICE}\s+(?:{_PASSIVE}|{_ACTIVE}\s+(?i:mötet|årsmötet|stämman|styrelsen))\s+{_WORDS}\s*\.?$"
)


def called_by_one_word(clause: str, persons: Sequence[str]) -> list[str]:
    """Who is elected: the one on the list who is called so, or the word as printed where the list has nobody.

    Nobody when one of the words is none that somebody is called by, or when several are.
    """
    match = _CALLED.search(clause)
    names: list[str] = []
    for word in compiled(r",\s|\s(?:och|samt)\s").split(match["names"]) if match else ():
        listed = [person for person in persons if word in person.split()]
        if len(listed) > 1 or not (listed or _is_name(word)):
            return []
        names.append(listed[0] if listed else word)
    return names


def _is_name(word: str) -> bool:
    # initials are looked up elsewhere; a word in small letters that no lexicon has may be one that OCR damaged
    if role_pattern().fullmatch(word) or word.isupper() or word[0].islower():
        return False
    return is_first_name(word) or not (is_word(word.lower()) or is_place(word))
