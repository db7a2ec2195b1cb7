"""Chair and secretary elected together: two offices, and two names in the same order.

*Val av ordförande och sekreterare*, and below it *Anna Berg och Bo Ek valdes*; *Till ordförande och sekreterare valdes
Anna Berg respektive Bo Ek*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.people import NAME, is_name
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

_CHAIR = r"(?P<chair>(?:mötes|stämmo|årsmötes)?ordförande)"
_SECRETARY = r"(?P<secretary>(?:mötes|stämmo|årsmötes)?sekret(?:er)?are|protokollförare)"
_OF_MEETING = r"(?:\s(?:för|vid|på)\s(?:dagens\s|kvällens\s)?(?:\p{L}*mötet|\p{L}*stämman|sammanträdet))?"
# nothing but the two offices, in either order
_AND = r"\s(?:och|samt|&)\s"
_OFFICES = rf"(?:(?:mötets|stämmans|dagens)\s)?(?:{_CHAIR}{_AND}{_SECRETARY}|{_SECRETARY}{_AND}{_CHAIR}){_OF_MEETING}"
_TITLE = compiled(rf"(?:val\s(?:av|till)\s)?{_OFFICES}\s*:?", regex.IGNORECASE)
_NAMES = rf"(?P<first>{NAME})\s(?:och|samt|resp\.|respektive|&)\s(?P<second>{NAME})"
_ELECTED = r"(?:(?:om|ny)?val(?:des|ts)|(?:om)?välj(?:s|es)|utsågs|utses)"
_ANSWER = compiled(
    rf"(?:(?i:(?:mötet|stämman|årsmötet)\s(?:valde|väljer|utsåg|utser)|{_ELECTED})\s)?{_NAMES}(?:\s(?i:{_ELECTED}))?\.?"
)
_SENTENCE = compiled(rf"(?i:till\s{_OFFICES})\s(?i:{_ELECTED})\s{_NAMES}")


def elected_in_order(title: str, text: str) -> dict[str, str]:
    """Who is chair and who secretary, by the title of an item and its text, or by one sentence of the text."""
    match = _SENTENCE.search(text)
    if match:
        return _by_office(match, match)
    row = next((row for row in text.split("\n") if row.strip()), "")
    offices, answer = _TITLE.fullmatch(title), _ANSWER.fullmatch(row.strip())
    return _by_office(offices, answer) if offices and answer else {}


def _by_office(offices: regex.Match[str], named: regex.Match[str]) -> dict[str, str]:
    order: Sequence[str] = sorted(("chair", "secretary"), key=offices.start)
    whole = all(is_name(named[part]) for part in ("first", "second"))
    return dict(zip(order, (named["first"], named["second"]), strict=True)) if whole else {}
