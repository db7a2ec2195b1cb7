"""Roles behind the names of a list whose marks do not show it: *Eva Moe, ordförande Bo Ek, jurist*."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from protokoll_parse.extract.attendance.person import listed_name, role_and_name
from protokoll_parse.extract.people import PARTY, leading_name, names_in, organization_pattern, role_pattern
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

Range = tuple[int, int]
_COLUMNS = 2
PIECE = compiled(r"(?:\([^)]*\)?|[;,]\s*(?:ersätt(?:s|es|are|er)|i\s(?:hans|hennes|dennes|vars)\sställe)\b|[^,;(])+")
OPENS_REMARK = compiled(r"(?:§|kl\b|p(?:unkt)?\b\.?\s?[0-9]|under\s§|del\sav)")


def is_person(text: str) -> bool:
    """Whether a name begins the text, or ends it behind a role."""
    named = listed_name(text)
    return (named is not None and not organization_pattern().match(text)) or role_and_name(text) is not None


def trailing_roles(text: str, pieces: Sequence[Range]) -> list[Range]:
    """*Eva Moe, ekonom Bo Ek, jurist, § 4*: columns that lost their gap, each name with its role behind it."""
    if len(pieces) > 1 and OPENS_REMARK.match(text[slice(*pieces[-1])].strip()):
        pieces = [*pieces[:-2], (pieces[-2][0], pieces[-1][1])]
    if len(pieces) < 3:
        return []
    texts = [text[a:b].strip() for a, b in pieces]
    middle = [role_and_name(piece) for piece in texts[1:-1]]
    last_role = role_pattern().match(texts[-1]) or ends_in_role(texts[-1])
    if not (leading_name(texts[0]) and all(middle) and last_role and not is_person(texts[-1])):
        return []
    starts = [pieces[0][0]]
    for (a, b), split in zip(pieces[1:-1], middle, strict=True):
        starts.append(text.index(split[1], a, b) if split else a)
    return list(zip(starts, [*starts[1:], pieces[-1][1]], strict=True))


def has_role_behind(text: str) -> bool | None:
    """Whether the role of the one person stands behind the name; None when the text is no such entry.

    Of several persons, where nothing stands between the others: *Eva Moe, ordförande Bo Ek Ida Lund*, *Bo Ek Ida Lund*:
    columns that lost their gap.
    """
    pieces = [text[match.start() : match.end()].strip() for match in PIECE.finditer(text)]
    if len(pieces) == 1 and _are_side_by_side(text):
        return True
    if len(pieces) == 1 and (split := role_and_name(text)) and role_pattern().fullmatch(split[0]):
        return False
    if len(pieces) != 2 or not _is_bare_or_party(pieces[0]):
        return None
    if (split := role_and_name(pieces[1])) and ends_in_role(split[0]):
        names = names_in(split[1])
        return True if len(names) > 1 and split[1][names[0].end : names[1].start].isspace() else None
    return True if all(role_pattern().fullmatch(role) for role in pieces[1].split("/")) else None


def _are_side_by_side(text: str) -> bool:
    """Whether two names are all of the text."""
    names = names_in(text)
    apart = len(names) == _COLUMNS and text[names[0].end : names[1].start].isspace()
    return apart and not text[: names[0].start].strip() and names[1].end == len(text.rstrip())


def _is_bare_or_party(text: str) -> bool:
    named = leading_name(text)
    return named is not None and (named.end == len(text) or PARTY.fullmatch(text, named.end) is not None)


def roles_between(text: str) -> list[Range]:
    """*Eva Moe (S), ordförande Bo Ek (M), vice ordförande Ida Lund (C)*: where each begins, roles behind the names."""
    pieces = [(match.start(), match.end()) for match in PIECE.finditer(text)]
    splits = [role_and_name(text[a:b].strip()) for a, b in pieces[1:]]
    if not splits or not _is_bare_or_party(text[slice(*pieces[0])].strip()):
        return []
    if not all(split and ends_in_role(split[0]) for split in splits):
        return []
    starts = [text.index(split[1], a, b) for (a, b), split in zip(pieces[1:], splits, strict=True) if split]
    return list(pairwise([pieces[0][0], *starts, pieces[-1][1]]))


def ends_in_role(text: str) -> bool:
    """*ordförande*, *tjänstgörande ordförande*."""
    return any(match.end() == len(text) for match in role_pattern().finditer(text))
