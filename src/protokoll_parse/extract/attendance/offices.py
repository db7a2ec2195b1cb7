"""What stands beside a member's name in a table of members: role, party, and the body that the member comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from protokoll_parse.extract.people import role_pattern
from protokoll_parse.lexicon import is_first_name, is_surname
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from protokoll_parse.extract.people import Named

MARK = r"[Xx×✓☒✗–—-]"  # of somebody in a table
# parties, as some print them; "v ordf" is none
_SMALL = rf"(?:fp|mp|kd|kds|sd|vpk|[smclv])(?=\)|\s+{MARK}(?:\s|$)|\s{{2}}|\s*$)"
_ROLE = compiled(
    r"(?:\s*,\s*|\s{2,})(?P<role>[^,(]{2,40}?)(?=\s+\(?(?:\p{Lu}{1,4}|"
    + _SMALL
    + r")\)?(?:\s|$)|\s+\p{Lu}\p{Ll}+\s\p{Lu}\p{Ll}|\s{2}|$)"
)
# a cell of the column of roles, whatever it holds: "Ekonomi & lager", "Leverantör, Lövhults IT"
_ROLE_CELL = compiled(r"\s{2,}(?P<role>\p{Lu}\p{Ll}[\p{L} ]{1,40}?(?:,|\s&|/)\s?\p{L}[\p{L} -]{1,40}?)(?=\s{2}|$)")
# the same where the gaps were lost: up to the mark
_ROLE_TO_MARK = compiled(
    rf"\s(?P<role>\p{{Lu}}\p{{Ll}}[\p{{L}} -]{{1,40}}?(?:,|\s&|/)\s?\p{{L}}[\p{{L}} -]{{1,40}}?)(?=\s{MARK}(?:\s|$))"
)
_IN_BRACKETS = compiled(r"\s\((?P<role>\p{L}[\p{L} .]{2,40})\)")  # "Eva Lind (ordf)"
_PARTY = compiled(
    r"\s*[,(]?\s*(?!(?:Ja|JA|Nej|NEJ)\b)(?P<party>\p{Lu}{1,4}|\p{Lu}\p{Ll}?|-|" + _SMALL + r")(?:\)|(?=\s|$))\s*"
)
_BODY_CELL = compiled(rf"\p{{Lu}}[\p{{L}}-]+(?:\s\p{{L}}[\p{{L}}-]*){{0,2}}?(?=\s{{2}}|\s+{MARK}(?:\s|$))")
# behind a name or party, up to a mark or a remark: "Vice ordförande x", "2:e vice ordförande Ja, via länk"
_NO_ROLE = (
    r"(?i:ja|nej|hela|ej|inte|gick|till|t|fr|på|via|under|utom|delvis|förhinder"
    r"|(?:från|när|kom|anl|lämn|tj|avv)\p{L}*)"
)
_CLOSE_ROLE = compiled(
    rf"\s?(?P<role>(?:[12]:[ea]\s)?(?!{_NO_ROLE}\b)\p{{L}}[\p{{L}}-]+(?:\s(?!{_NO_ROLE}\b)\p{{L}}[\p{{L}}-]+){{0,3}})(?=[\s,]|$)"
)
_MARK_BEHIND = compiled(rf"\s(?:{MARK}|Ja|JA|Nej|NEJ)$")
_WORDS = compiled(r"\p{Lu}\p{Ll}{2,}(?:[\s-]\p{L}+){0,3}")
_WIDE = compiled(r"\S\s{2,}\S")
_WORD = compiled(r"\s?\p{Lu}[\p{L}-]+")


def read_offices(text: str, named: Named, *, roles: bool, close: bool) -> tuple[dict[str, Any], int]:
    """What stands behind the member's name, role and party in either order, and where it ends.

    ``roles``: a column of the table holds them, so that they need not be known as such. ``close``: without gaps, too.
    """
    at = named.end
    entry: dict[str, Any] = {"name": named.name}
    if (role := _IN_BRACKETS.match(text, at)) and role_pattern().fullmatch(role["role"].rstrip(".")):
        entry["role"], at = role["role"], role.end()
    elif (role := _ROLE.match(text, at)) and (
        role_pattern().search(role["role"]) or (roles and _is_words(role["role"]))
    ):
        entry["role"], at = _MARK_BEHIND.sub("", role["role"].strip()), role.end()
    elif roles and (role := _ROLE_CELL.match(text, at) or (_ROLE_TO_MARK.match(text, at) if close else None)):
        entry["role"], at = role["role"], role.end()
    party = _PARTY.match(text, at)
    if party:
        entry["party"], at = party["party"], party.end()
        entry["party"] = None if entry["party"] in ("X", "-") else entry["party"]
        behind = len(text[:at].rstrip())
        if "role" not in entry and (role := _ROLE.match(text, behind)) and role_pattern().search(role["role"]):
            entry["role"], at = _MARK_BEHIND.sub("", role["role"].strip()), role.end()
    if close and "role" not in entry and not _WIDE.search(text):
        at = _close_role(text, entry, at)
    return entry, at


def _close_role(text: str, entry: dict[str, Any], at: int) -> int:
    """The role in a row without gaps, *Eva Lind (S) Vice ordförande Ja*, and where it ends.

    A role that is not known as such was read as a last part of the name: *Eva Lind Utredare x*.
    """
    if role := _CLOSE_ROLE.match(text, at):
        entry["role"] = role["role"]
        return role.end()
    words = entry["name"].split(" ")
    unknown = (n for n, word in enumerate(words) if n > 1 and not (is_surname(word) or is_first_name(word)))
    if "party" not in entry and (n := next(unknown, None)):
        entry["name"], entry["role"] = " ".join(words[:n]), " ".join(words[n:])
    return at


def _is_words(text: str) -> bool:
    return bool(_WORDS.fullmatch(text.strip()))


def read_body(text: str, entry: dict[str, Any], *, roles: bool) -> int:
    """The body that opens ``text``, and a role behind it where a column holds them; gives where they end.

    *Ekeby   Vice ordförande   X*; without gaps a known role ends the body: *Ekeby Vice ordförande X*.
    """
    wanted = roles and not entry.get("role")
    end = 0
    if wanted and (first := role_pattern().match(text)):  # in front of the body
        entry["role"] = first[0]
        start = len(text) - len(text[first.end() :].lstrip())
        return start + read_body(text[start:], entry, roles=False)
    while wanted and end < len(text) and (word := _WORD.match(text, end)):
        end = word.end()
        role = _CLOSE_ROLE.match(text, end)
        if role and role_pattern().match(role["role"]):
            entry["organization"], entry["role"] = text[:end], role["role"]
            return role.end()
    cell = _BODY_CELL.match(text)
    if cell is None:
        return 0
    entry["organization"] = cell[0]
    role = _ROLE.match(text, cell.end()) if wanted else None
    if role and (role_pattern().search(role["role"]) or _is_words(role["role"])):
        entry["role"] = _MARK_BEHIND.sub("", role["role"].strip())
        return role.end()
    return cell.end()
