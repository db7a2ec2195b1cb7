"""Who was there: the attendance list of the cover.

A line is read from its strongest marks inwards: remarks (times, items, *ersätter X*), party, organisation, role; what
stands in front of all of them is the name. White space is only ever a hint.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

import regex

from protokoll_parse.extract.attendance_columns import by_column
from protokoll_parse.extract.dates import find_times
from protokoll_parse.extract.people import (
    NAME,
    PARTY,
    Named,
    leading_name,
    names_in,
    organization_pattern,
    role_pattern,
)
from protokoll_parse.lexicon import is_first_name
from protokoll_parse.lexicon.phrases import phrases
from protokoll_parse.records.models import Attendee
from protokoll_parse.text import Passage
from protokoll_parse.text.outline import BULLETS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from protokoll_parse.extract.context import Context
    from protokoll_parse.text import Line, OutlineItem, RepairedText

Capacity = Literal["member", "substitute", "official", "guest"]

_BULLET = regex.compile(rf"^(?:[-{BULLETS}]|[0-9]{{1,2}}[.)])\s+")
_REPLACES = regex.compile(
    rf"\(?\b(?:ersätter|ersättare\s+för|ers\.\s+för|tjänstgör(?:ande)?(?:\s+ersättare)?\s+för|tjg\.?\s+för|i\s+stället\s+för)\s+(?P<name>{NAME}|\p{{Lu}}\p{{L}}+(?:\s\p{{Lu}})?)"
    r"(?:\s?\(\p{L}{1,4}\))?\)?",
    regex.IGNORECASE,
)
_FOR = regex.compile(rf"\s*för\s+(?P<name>{NAME})(?:\s?\(\p{{L}}{{1,4}}\))?")  # directly behind the name
_LIST = r"(?:§8(?=\s[0-9])|§§?|punkt(?:er)?|ärenden?)\s?[0-9]+(?:\s*(?:[-–,]|och)\s*§?\s?[0-9]+)*"
_REMARK = regex.compile(
    rf"\(?\b(?:deltog|deltar|närvarade|närvarande|lämnade|lämnar|lämnat|kom|ankom|anlände|avvek|gick|från|fr\.?o\.?m\.?|till|t\.?o\.?m\.?|kl\.?|klockan|ej)"
    rf"\s+(?:kl\.?\s*|klockan\s+|under\s+|mötet\s+|§§?\s*|ärenden?\s+|punkt(?:er)?\s+|på\s+|via\s+|från\s+|till\s+)*(?:[0-9§][^,;]*|{_LIST})|\(?{_LIST}\)?",
    regex.IGNORECASE,
)
_ITEMS = regex.compile(
    r"(?:§8(?=\s[0-9])|§§?|ärenden?|punkt(?:er)?)\s*(?P<list>[0-9]+(?:\s*(?:[-–,]|och)\s*§?\s*[0-9]+)*)",
    regex.IGNORECASE,
)
_LEAVES = regex.compile(r"\b(?:lämna|avvek|gick|till\b|t\.?o\.?m)", regex.IGNORECASE)
_SEPARATOR = regex.compile(r"\s*[,;|\t]\s*|\s{2,}|\s+[–-]\s+")
_HALF_NAME = regex.compile(r"(?:och\s+)?\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?")
_CAPITALS = regex.compile(r"\p{Lu}{2,}(?:-\p{Lu}{2,})?(?:\s\p{Lu}{2,}(?:-\p{Lu}{2,})?){1,2}(?!\p{L})")
_SINGLE = regex.compile(r"(?P<name>\p{Lu}\p{L}+(?:-\p{Lu}\p{L}+)?)(?:\s\((?P<role>[^)]*)\))?")
_CONTINUED = regex.compile(r"^\(?(?:ersätt|tjänstg|deltog|lämna|från|ej|§)", regex.IGNORECASE)

_ROLL_TITLE = regex.compile(r"\b(?:röstlängd|närvar|upprop|deltagare|frånvar)", regex.IGNORECASE)
_ROLL_LIST = regex.compile(
    r"\b(?:närvarande|deltog|röstberättigade)\b[^:]{0,60}:\s*(?P<list>.+)$", regex.IGNORECASE | regex.DOTALL
)
_ONE_WORD = regex.compile(r"[\p{L}0-9_-]{2,20}$")


@dataclass(frozen=True, slots=True)
class _Heading:
    pattern: regex.Pattern[str]
    status: Literal["present", "absent"] | None
    capacity: Capacity | None
    officer: bool
    end: bool


@lru_cache(maxsize=1)
def _headings() -> tuple[_Heading, ...]:
    return tuple(
        _Heading(
            regex.compile(
                rf"(?P<label>{entry['pattern']})(?!\p{{L}})\s*(?P<colon>[:.])?\s*(?P<rest>.*)", regex.IGNORECASE
            ),
            entry.get("status"),
            entry.get("capacity"),
            entry.get("officer", False),
            entry.get("end", False),
        )
        for entry in phrases("attendance_headings")
    )


@dataclass(frozen=True, slots=True)
class _Part:
    """Text below a heading: one line, or a list of names that goes on over several. ``role``: the label in front."""

    heading: _Heading
    role: str | None
    pieces: list[tuple[int, str]]

    def goes_on(self, text: str) -> bool:
        """Whether ``text`` on the next line belongs to the same list: the last name or bracket is not complete."""
        so_far = " ".join(piece for _, piece in self.pieces)
        if so_far.count("(") > so_far.count(")") or (so_far.endswith((",", " och", " samt")) and "," in so_far[:-1]):
            return True
        *before, last = regex.split(r",\s*", so_far)
        if not (_HALF_NAME.fullmatch(last) and text[:1].isupper()):
            return False
        return sum(leading_name(piece) is not None for piece in before) > 1 or (bool(before) and is_first_name(last))


def find_attendance(lines: Sequence[Line], repaired: RepairedText, ctx: Context) -> list[Attendee]:
    """Entries of the attendance lists among ``lines``, in order; one entry a person."""
    found: dict[str, dict[str, Any]] = {}
    last: dict[str, Any] | None = None
    for part in _parts(by_column(lines, _is_bare_heading)):
        passage = Passage.of(repaired, part.pieces)
        if last is not None and _CONTINUED.match(passage.text) and not leading_name(passage.text):
            _remarks(last, passage.text)
            continue
        for found_entry, start, end in _entries(passage.text):
            entry = {"status": part.heading.status, "capacity": part.heading.capacity, **found_entry}
            if entry.get("replaces") and entry["capacity"] in (None, "member"):
                entry["capacity"] = "substitute"
            entry["role"] = entry.get("role") or (part.role.lower() if part.role else None)
            entry["span"] = ctx.of(passage, start, end)
            last = _merge(found, entry)
    return [Attendee(**entry) for entry in found.values()]


def _is_bare_heading(text: str) -> bool:
    return any((match := heading.pattern.fullmatch(text)) and not match["rest"] for heading in _headings())


def _parts(lines: Iterable[Line]) -> Iterator[_Part]:
    """The text below the headings, headings taken off."""
    current: _Heading | None = None
    open_part: _Part | None = None
    for line in lines:
        text, at = line.text, line.start
        role: str | None = None
        headed = False
        while text and (hit := _heading(text)):
            heading, match = hit
            headed = True
            if heading.officer:
                role = match["label"] if current else None
            else:
                current = None if heading.end else heading
            at, text = at + match.start("rest"), "" if heading.end else match["rest"]
        if text and current is not None and open_part is not None and not headed and open_part.goes_on(text):
            open_part.pieces.append((at, text))
            continue
        if open_part is not None:
            yield open_part
        open_part = _Part(current, role, [(at, text)]) if text and current is not None else None
    if open_part is not None:
        yield open_part


def _heading(text: str) -> tuple[_Heading, regex.Match[str]] | None:
    for heading in _headings():
        match = heading.pattern.match(text)
        # a heading stands alone, is followed by a colon or a gap, or by a name or another heading
        if match and (
            not match["rest"]
            or match["colon"]
            or text[match.end("label") :].startswith(("  ", "\t"))
            or heading.end
            or leading_name(match["rest"])
            or any(other.pattern.fullmatch(match["rest"]) for other in _headings())
        ):
            return heading, match
    return None


def _merge(found: dict[str, dict[str, Any]], entry: dict[str, Any]) -> dict[str, Any]:
    """The same name again adds what was missing."""
    known = found.setdefault(entry["name"], entry)
    if known is not entry:
        for key, value in entry.items():
            if known.get(key) is None:
                known[key] = value
    return known


def _entries(text: str) -> Iterator[tuple[dict[str, Any], int, int]]:
    """Entries of a part: one person with remarks, or a comma list of names."""
    bullet = _BULLET.match(text)
    start = bullet.end() if bullet else 0
    pieces = [(start + m.start(), start + m.end()) for m in regex.finditer(r"(?:\([^)]*\)|[^,;(])+", text[start:])]
    pieces = _with_roles(text, pieces)
    texts = [text[a:b].strip() for a, b in pieces]
    single = len(pieces) > 2 and all(_SINGLE.fullmatch(piece) for piece in texts if piece)
    if not (single or _is_name_list(texts)):
        pieces = list(_columns(text, start))
    for a, b in [part for piece in pieces for part in _joined(text, *piece)]:
        piece = text[a:b]
        if entry := _person(piece.strip(" ."), single=single):
            yield entry, a + len(piece) - len(piece.lstrip()), b


def _with_roles(text: str, pieces: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Put *, ordförande* to the name in front of it, where at least two names stand in the list."""
    named = [bool(leading_name(text[a:b].strip())) for a, b in pieces]
    if sum(named) < 2 or not named[0]:
        return list(pieces)
    joined: list[tuple[int, int]] = []
    for (a, b), is_name in zip(pieces, named, strict=True):
        if not is_name and joined and role_pattern().match(text[a:b].strip()):
            joined[-1] = (joined[-1][0], b)
        else:
            joined.append((a, b))
    return joined


def _columns(text: str, start: int) -> Iterator[tuple[int, int]]:
    """The line as one part, or its columns when a person stands in each."""
    cells = [(start + m.start(), start + m.end()) for m in regex.finditer(r"\S+(?:\s\S+)*", text[start:])]
    persons = [a for a, b in cells if leading_name(text, a) and not organization_pattern().match(text, a)]
    if len(persons) < 2:
        yield start, len(text)
        return
    yield from zip(persons, [*persons[1:], len(text)], strict=True)


def _joined(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """*Anna Berg och Bo Ek*: two parts, when a name stands on both sides."""
    for match in regex.finditer(r"\s+(?:och|samt)\s+", text[start:end]):
        if leading_name(text, start + match.end()) and names_in(text, start, start + match.start()):
            yield start, start + match.start()
            start += match.end()
            break
    yield start, end


def _is_name_list(pieces: Sequence[str]) -> bool:
    """Whether the parts between commas are persons, rather than one person's affiliations."""
    names = [
        piece
        for piece in pieces
        if (leading_name(piece) and not organization_pattern().match(piece)) or _role_and_name(piece)
    ]
    if len(pieces) < 2 or len(names) < max(2, len(pieces) - 1):
        return False
    return len(pieces) > 2 or bool(_role_and_name(pieces[1])) or is_first_name(regex.split(r"[\s-]", pieces[1])[0])


def _capitals(text: str) -> Named | None:
    """A name in capitals, as on lists for signing."""
    match = _CAPITALS.match(text)
    if not match or not is_first_name(regex.split(r"[\s-]", match[0])[0].title()):
        return None
    return Named(0, match.end(), match[0], None)


def _role_and_name(text: str) -> tuple[str, str] | None:
    """*ekonomichef Eva Wall*: role and name, None when it is something else."""
    names = names_in(text)
    front = text[: names[0].start].strip() if names else ""
    if not front or not role_pattern().search(front):
        return None
    return front, text[names[0].start :]


def _person(text: str, *, single: bool = False) -> dict[str, Any] | None:
    """``single``: one word is a name, as in minutes of people who know each other."""
    entry: dict[str, Any] = {}
    if single and (match := _SINGLE.fullmatch(text)):
        return {"name": match["name"], "role": match["role"]}
    named = leading_name(text) or _capitals(text)
    if named is None:
        split = _role_and_name(text)
        named = leading_name(split[1]) if split else None
        if split is None or named is None:
            return None
        entry["role"], text = split
    organizations = list(organization_pattern().finditer(text))
    end = min([named.end, *(match.start() for match in organizations)])
    name = text[:end].strip(" ,")
    if not name or len(name.split()) < 2:
        return None
    rest = text[end:]
    entry["name"] = name
    if party := PARTY.match(rest):
        entry["party"], rest = party["party"], rest[party.end() :]
    rest = _remarks(entry, rest)
    for part in _SEPARATOR.split(rest):
        _field(entry, part.strip(" ().=|_~—–-"))
    return entry


def _remarks(entry: dict[str, Any], text: str) -> str:
    """Take times, items and *ersätter X* out of ``text`` into ``entry``; gives what is left."""
    notes = []
    if match := _REPLACES.search(text) or _FOR.match(text):
        entry["replaces"] = match["name"]
        notes.append(match[0].strip())
        text = text[: match.start()] + "  " + text[match.end() :]
    while match := _REMARK.search(text):
        remark = match[0].strip(" ()")
        notes.append(remark)
        if items := _ITEMS.search(remark):
            if not regex.search(r"\bej\b", remark, regex.IGNORECASE):
                entry["items"] = _numbers(items["list"])
        elif times := find_times(remark):
            if times[0].end_time:
                entry["from_time"], entry["to_time"] = times[0].start_time, times[0].end_time
            elif _LEAVES.search(remark):
                entry["to_time"] = times[0].start_time
            else:
                entry["from_time"] = times[0].start_time
        text = text[: match.start()] + "  " + text[match.end() :]
    if notes:
        entry["note"] = ", ".join([entry["note"], *notes] if entry.get("note") else notes)
    return text


def _numbers(text: str) -> list[str]:
    numbers: list[str] = []
    for match in regex.finditer(r"([0-9]+)(?:\s*[-–]\s*§?\s*([0-9]+))?", text):
        first, last = int(match[1]), int(match[2] or match[1])
        numbers += [str(number) for number in range(first, min(last, first + 200) + 1)]
    return numbers


def _field(entry: dict[str, Any], part: str) -> None:
    """Organisation, role or remark: what one column says."""
    if not part:
        return
    organization = organization_pattern().search(part)
    role = role_pattern().search(part)
    if organization and not entry.get("organization"):
        entry["organization"] = organization[0] if role else part
        rest = (part[: organization.start()] + " " + part[organization.end() :]).strip(" ,")
        if rest and role and not organization[0].endswith(role[0]):
            entry["role"] = entry.get("role") or rest
            entry["organization"] = organization[0]
    elif role and not entry.get("role"):
        entry["role"] = part
    elif part[0].isupper() and not entry.get("organization") and not any(sign.isdigit() for sign in part):
        entry["organization"] = part
    else:
        entry["note"] = f"{entry['note']}, {part}" if entry.get("note") else part


def find_roll_call(items: Sequence[OutlineItem], ctx: Context) -> list[Attendee]:
    """Names of a roll call that stands in an item (*Fastställande av röstlängd*), as a list or after a colon."""
    found: dict[str, Attendee] = {}
    for item in items:
        if item.title is None or not _ROLL_TITLE.search(item.title.text):
            continue
        for block in item.blocks:
            if block.marker is not None and (named := leading_name(block.text)):
                found.setdefault(named.name, Attendee(name=named.name, status="present", span=ctx.of(block.passage)))
            elif match := _ROLL_LIST.search(block.text):
                at = match.start("list")
                for part in regex.finditer(r"[^,]+?(?=,|\s+och\s+|\s+samt\s+|\.?$)", match["list"]):
                    name = regex.sub(r"^\s*(?:och|samt)\s+", "", part[0]).strip(" .")
                    if leading_name(name) or _ONE_WORD.match(name):
                        span = ctx.of(block.passage, at + part.start(), at + part.end())
                        found.setdefault(name, Attendee(name=name, status="present", span=span))
    return list(found.values())
