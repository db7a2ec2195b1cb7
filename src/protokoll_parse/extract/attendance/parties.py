"""Parties without brackets, *Eva Lind, S, ordförande* or *Eva Lind S Bo Ek M*, put into brackets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.people import role_pattern
from protokoll_parse.lexicon import is_first_name, is_surname
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

_KNOWN = ("S", "M", "C", "L", "V", "H", "FP", "MP", "KD", "KDS", "SD", "FI", "VPK", "NYD")
_LARGE = "|".join(_KNOWN)
_SMALL = _LARGE.lower()
# "v ordf" is the vice chair, "m fl" are others
_COMMA = compiled(rf"(?<=[\p{{L}}\p{{M}}.´]),\s(?P<party>{_LARGE}|{_SMALL})(?=\s?[,;(]|$|\s(?P<next>\S+))")
_VICE = compiled(r"(?:ordf|sekr|kass|talm)", regex.IGNORECASE)
_BARE = compiled(rf"(?<=[\p{{L}}\p{{M}}.´])\s(?P<party>{_LARGE})(?:\s|$)")
_NEXT = compiled(r"\p{Lu}\p{Ll}+")
_LEAST = 2  # persons with one; words of a name
# in front of a name; an H is an initial there
IN_FRONT = r"(?P<party>S|M|C|L|V|FP|MP|KD|KDS|SD|VPK|NYD)"
# "(S)   Eva Lind, Bo Ek": the members party by party
PARTY_FIRST = compiled(rf"(?:\((?P<party>\p{{Lu}}{{1,4}})\)|{IN_FRONT}:)\s+(?=\p{{Lu}}\p{{Ll}})")


def bracket_parties(text: str) -> str:
    """The text with brackets in place of the comma or the blanks around each party; nothing else moves."""
    text = _COMMA.sub(_behind_comma, text)
    bare = list(_bare(text))
    if len(bare) < _LEAST:
        return text
    at = 0
    pieces = []
    for match in bare:
        pieces += [text[at : match.start()], f"({match['party']})"]
        at = match.end()
    return "".join([*pieces, text[at:]])


def _bare(text: str) -> Iterator[regex.Match[str]]:
    """The parties between blanks, each behind a whole name: *Anna S Berg* has a middle name."""
    at = words = 0
    for match in _BARE.finditer(text):
        words += len(_NEXT.findall(text, at, match.start()))
        at = match.end()
        following = _NEXT.match(text, at)
        if words >= _LEAST and (at == len(text) or (following and is_first_name(following[0]))):
            words = 0
            yield match


def _behind_comma(match: regex.Match[str]) -> str:
    following = match["next"] or ""
    if following and match["party"] in "vV" and _VICE.match(following):
        return match[0]
    front = match.string[: match.start()]
    if " " not in front and (is_surname(front) or not is_first_name(front)):
        return match[0]  # a surname, and the initial of the first name: "Berg, H ordförande"
    last = following.strip(",;.")
    if len(last) == 1 or (is_surname(last) and (last.endswith("sson") or not is_first_name(last))):
        return match[0]  # initials: "A Ek, M Persson, C O Lind"
    if following and not following[0].isupper() and not role_pattern().match(match.string, match.start("next")):
        return match[0]
    return f"({match['party']})"
