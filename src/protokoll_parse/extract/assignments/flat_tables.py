"""Action lists whose columns ran together: *Att göra Vem När*, and below it *Måla boden Anna 3 maj* (ASG007)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.assignments.actors import PERSONS, are_own, are_persons
from protokoll_parse.extract.dates import MONTH
from protokoll_parse.lexicon import is_first_name, is_surname
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Callable

_MONTH = rf"(?:{MONTH})\b"
_WHEN = (
    rf"(?i:(?:(?:senast|före|innan|till|den|under|i|kl|mitten\sav|slutet\sav)\.?\s)*(?:[0-9]{{1,2}}(?:\s?/\s?[0-9]{{1,2}}|(?::[ea])?\s{_MONTH}\.?)"
    rf"|[0-9]{{4}}-[0-9]{{2}}(?:-[0-9]{{2}})?|[0-9]{{6}}(?:-[0-9]{{2}})?|v(?:ecka)?\.?\s?[0-9]{{1,2}}|{_MONTH}\.?|nästa\s\p{{L}}+|snarast|omgående|löpande|asap"
    r"|(?:vår|höst|sommar|vinter|års|jul|påsk)(?:en|n|mötet|stämman|termin(?:en)?)?|klar|klart|pågår|påbörjat)(?:\s\S.{0,40}?)?)"
)
_OWNER = rf"(?:{PERSONS}|\p{{L}}+(?:en|et|an|ordf|sekr|alla)|[Aa]lla|[Ss]amtliga)"
_WHO_THEN_WHEN = compiled(rf"(?<=\S\s)(?P<who>{_OWNER})(?:[\s,]+(?P<when>{_WHEN}|[-–?]+))?$")
_WHEN_THEN_WHO = compiled(rf"(?<=\S\s)(?:(?P<when>{_WHEN}|[-–?]+)\s+)?(?P<who>{_OWNER})$")
_WHEN_LAST = compiled(rf"(?<=\S\s)(?P<when>{_WHEN})$")
_WHO_FIRST = compiled(rf"(?P<who>{PERSONS}|[Aa]lla|[Ss]tyrelsen)\s+(?=\S)")
# no column ends so: "badade hos Milla"
_WANTS_NAME = compiled(
    r"(?:^|\s)(?:till|hos|med|av|från|för|och|samt|eller|åt|om|på|i|vid|att|mot|utan|enligt|genom|som)$",
    regex.IGNORECASE,
)
_NUMBER_FIRST = compiled(r"[0-9]{1,3}[.):]?\s+")
_LEAST = 2  # columns
_TAIL = 120  # signs; no longer are the owner and the day at the end of a row
_WIDE = compiled(r"\S\s{2,}\S|[|¦│\t]")


@dataclass(frozen=True, slots=True)
class FlatRow:
    """A row of such a table; ``when`` empty where nothing is said of it."""

    task: str
    who: str
    when: str


def read_order(line: str, kind_of: Callable[[str], str | None]) -> tuple[str, ...]:
    """The kinds of the columns in a head without gaps, *Nr Uppgift Ansvarig Klart senast*; empty when it is none."""
    words = line.strip().split()
    if _WIDE.search(line) or not words or not words[0][:1].isupper() or len(words) > 4 * _LEAST + 2:
        return ()
    kinds: list[str] = []
    at = 0
    while at < len(words):
        sizes = range(min(len(words) - at, 5), 0, -1)
        found = next(((n, kind) for n in sizes if (kind := kind_of(" ".join(words[at : at + n])))), None)
        if found is None or found[1] in kinds:
            return ()
        kinds.append(found[1])
        at += found[0]
    return tuple(kinds) if {"who", "task"} <= set(kinds) else ()


def read_row(text: str, order: tuple[str, ...], known: frozenset[str]) -> FlatRow | None:
    """The row, where somebody is named in the column of owners; ``known``: short names of those present."""
    number = _NUMBER_FIRST.match(text)
    text = text[number.end() if number else 0 :].strip()
    if order.index("who") < order.index("task"):
        return _owner_first(text, known)
    when_first = "when" in order and order.index("when") < order.index("who")
    match = (_WHEN_THEN_WHO if when_first else _WHO_THEN_WHEN).search(text, max(0, len(text) - _TAIL))
    if match is None:
        return None
    start = _owner_start(match["who"], known)
    who = match["who"][start:]
    if not (are_persons(who, known) or are_own(who, known)):
        return None
    end = match.start("who") + start
    task = text[: match.start("when") if when_first and match["when"] else end].rstrip(" ,–-")
    return FlatRow(task, who, match["when"] or "") if task and not _WANTS_NAME.search(task) else None


def _owner_first(text: str, known: frozenset[str]) -> FlatRow | None:
    match = _WHO_FIRST.match(text)
    if match is None:
        return None
    words = match["who"].split()
    who = match["who"]
    if len(words) > 1 and who not in known and not compiled(r",|&|/|\soch\s").search(who):
        # a task may begin with a capital: "Anna Boka lokal", "Anna Berg Boka lokal"
        who = " ".join(words[: _LEAST if is_surname(words[1]) else 1])
    if not are_persons(who, known) and not are_own(who, known):
        return None
    rest = text[len(who) :].lstrip(" ,:–-")
    when = _WHEN_LAST.search(rest, max(0, len(rest) - _TAIL))
    task = rest[: when.start()].rstrip(" ,–-") if when else rest
    return FlatRow(task, who, when["when"] if when else "") if task else None


def _owner_start(who: str, known: frozenset[str]) -> int:
    """Where the owner begins: behind the last words of the task, *Ring Hans*, *Fråga Lars Anna*."""
    words = who.split(" ")
    if len(words) < _LEAST or who in known or words[0].endswith(","):
        return 0
    if words[-1] in known and not (is_first_name(words[0]) and words[0] in known):
        return who.rindex(" ") + 1
    if words[0] not in known and not is_first_name(words[0].split("-")[0]) and is_first_name(words[1].strip(",")):
        return len(words[0]) + 1
    return 0
