"""A voting list (*röstlängd*) that stands in an item.

As a table: a row an owner or member, and who came for it; or as a list of names or logins, one a line.
"""

from __future__ import annotations

from itertools import chain, takewhile
from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.attendance.columns import CELL
from protokoll_parse.extract.attendance.person import listed_name
from protokoll_parse.extract.attendance.told import persons_between
from protokoll_parse.extract.people import role_pattern
from protokoll_parse.text.outline import BULLETS
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from protokoll_parse.text import Line

_PROXY = compiled(
    r"\b(?:genom|gm\.?|via|ombud)\s*:?\s+(?:(?:fullmakt|ombud(?:et)?)\s+)?(?:för\s+)?(?=\p{Lu})", regex.IGNORECASE
)
_AWAY = compiled(r"(?:\bnej|frånvarande|ej närvarande|ej representerad|–|-)$", regex.IGNORECASE)
# "Eva och Bo Lind"
_COUPLE = compiled(
    r"(?P<one>\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?)\s(?:och|&|o)\s(?P<other>\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?)\s(?P<name>\p{Lu}[\p{L}-]+)"
)
_LEAST_ROWS = 3
_FEW = 2  # a list behind another one
# what is above a list of them
_ANNOUNCED = compiled(r"\b(?:närvar|deltog|deltagare|röstberättigad|röstlängd)[^:]*:$", regex.IGNORECASE)
_NOT_THERE = compiled(r"\b(?:ej|inte|icke)\s(?:\p{L}+\s)?närvar", regex.IGNORECASE)
_BULLET = compiled(rf"(?:[-{BULLETS}]|[0-9]{{1,2}}[.)])\s+")
_LOGIN = compiled(r"\p{L}[\p{L}0-9_.-]{1,20}")
# behind a name: for how long somebody took part, since when a member, from where
_REMARK = compiled(
    r",?\s\(?(?:sedan|medlem\ssedan|från|fr\.?o\.?m\.?|till|t\.?o\.?m\.?|lämnade|avvek|anlände|anslöt|tillkom|kom|gick|via|på\sdistans"
    r"|digitalt|per\stelefon|utan\srösträtt|med\srösträtt|adjungerad|med\sfullmakt|genom\sfullmakt|§{1,2})(?=[\s0-9.)]|$)[^:]{0,50}",
    regex.IGNORECASE,
)
_NICK = compiled(r"\s[(‹<\[][^()]{1,30}[)›>\]]")


def find_voters(lines: Sequence[Line]) -> Iterator[tuple[str, int, int]]:
    """Names with their places (offsets in the repaired text) of a table of voters; nothing when it is none."""
    rows = [row for line in lines if (row := _row(line)) is not None]
    if len(rows) >= _LEAST_ROWS:
        yield from chain.from_iterable(rows)


def _row(line: Line) -> list[tuple[str, int, int]] | None:
    """Who came, by a row of at least two columns; empty when nobody did, None when it is no such row."""
    cells = list(CELL.finditer(line.text))
    if len(cells) < 2 and not _PROXY.search(line.text):
        return None
    proxy = _PROXY.search(line.text)
    if proxy and (named := listed_name(line.text, proxy.end())):
        return [(named.name, line.start + named.start, line.start + named.end)]
    for cell in cells:
        if couple := _COUPLE.fullmatch(cell[0]):
            at = line.start + cell.start()
            both = (f"{couple['one']} {couple['name']}", f"{couple['other']} {couple['name']}")
            return [] if _AWAY.search(line.text) else [(name, at, at + len(cell[0])) for name in both]
        places = list(persons_between(line.text, *cell.span()))  # several owners have one vote together
        names = [listed_name(line.text[a:b]) for a, b in places]
        if all(named is not None and named.end == b - a for named, (a, b) in zip(names, places, strict=True)):
            starts = [line.start + a for a, _ in places]
            there = () if _AWAY.search(line.text) else zip(names, starts, strict=True)
            return [(named.name, at + named.start, at + named.end) for named, at in there if named is not None]
    return None


def find_announced(lines: Sequence[Line]) -> Iterator[tuple[str, int, int]]:
    """The same of a list of names or logins, a line each, below a line that says who they are."""
    found = False
    for index, line in enumerate(lines):
        if not _ANNOUNCED.search(line.text) or _NOT_THERE.search(line.text):
            continue
        following = (lines[at] for at in range(index + 1, len(lines)))
        below = (_listed(other) for other in following if other.text)
        rows = [row for row in takewhile(lambda row: row is not None, below) if row]
        if len(rows) >= (_FEW if found else _LEAST_ROWS):
            found = True
            yield from rows


def _listed(line: Line) -> tuple[str, int, int] | None:
    """The name or the login that the line holds, perhaps with a nickname behind it, and nothing else."""
    bullet = _BULLET.match(line.text)
    start = bullet.end() if bullet else 0
    named = listed_name(line.text[start:])
    if named is not None:
        end = start + named.end
    elif (login := _LOGIN.match(line.text, start)) and not role_pattern().fullmatch(login[0]):
        end = login.end()
    else:
        return None
    nick = _NICK.match(line.text, end)
    behind = nick.end() if nick else end
    if behind != len(line.text) and not (named and _REMARK.fullmatch(line.text, behind)):
        return None
    return line.text[start:end], line.start + start, line.start + end
