"""A list of those present without a heading that says so: names with roles, below the organisations they come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.attendance.headings import Heading, heading_of
from protokoll_parse.extract.attendance.parts import Part
from protokoll_parse.extract.attendance.person import is_affiliation
from protokoll_parse.extract.people import leading_name, organization_pattern, role_pattern
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protokoll_parse.text import Line

_LEAST = 3  # persons with roles
_GROUP = compiled(
    r"(?:region|kommun|landsting|stad|stift|förvaltning|förening|näringsliv|skola|polis|länsstyrelse|sjukhus)(?:e[nt]|n)?"
    r"|(?:brukare|patient|anhörig|föräldra|elev|idrotts)\p{L}*|primärvården|psykiatrin|elevhälsan|socialtjänsten",
    regex.IGNORECASE,
)
_GAP = compiled(r"(?:\s{2,}|,\s|\s[–—-]\s|\s(?=\p{Ll}))")
_EMPTY = compiled("")


def split_grouped(lines: Sequence[Line]) -> tuple[list[Part], list[Line]]:
    """Such lists, and all other lines; none where a heading of the cover says who was there."""
    hits = [hit[0] for line in lines if line.text and (hit := heading_of(line.text))]
    if any(hit.status == "present" and not hit.officer and hit.capacity in (None, "member") for hit in hits):
        return [], list(lines)
    parts: list[Part] = []
    others: list[Line] = []
    at = 0
    while at < len(lines):
        stop = next((i for i in range(at, len(lines)) if not lines[i].text), len(lines))
        found = _read(lines[at:stop]) if at == 0 or _is_free(others) else []
        parts += found
        others += [] if found else lines[at:stop]
        others += lines[stop : stop + 1]
        at = stop + 1
    return parts, others


def _is_free(above: Sequence[Line]) -> bool:
    """Whether the last line above the block is no label that the block belongs to (*Kopia till:*)."""
    last = next((line.text for line in reversed(above) if line.text), "")
    hit = heading_of(last)
    return not last.endswith(":") and not (hit is not None and not hit[1]["rest"])


def _read(block: Sequence[Line]) -> list[Part]:
    """A part for each person of the block, when it holds persons with roles and the names of groups alone."""
    parts: list[Part] = []
    heading = Heading(_EMPTY, "present", None)
    body: str | None = None
    grouped = False
    for line in block:
        if _has_role(line.text):
            parts.append(Part(heading, None, [(line.start, line.text)], body=body))
        elif (hit := heading_of(line.text)) and not hit[1]["rest"] and hit[0].status == "present":
            heading, body = hit[0], None
        elif _is_group(line.text):
            heading, body, grouped = Heading(_EMPTY, "present", None), line.text.rstrip(":"), True
        else:
            return []
    return parts if grouped and len(parts) >= _LEAST else []


def _is_group(text: str) -> bool:
    name = text.rstrip(":")
    return bool(_GROUP.fullmatch(name) or organization_pattern().fullmatch(name) or is_affiliation(name))


def _has_role(text: str) -> bool:
    """Whether the line is a name with a role behind it, and not a sentence."""
    named = leading_name(text)
    if named is None or text.endswith(".") or organization_pattern().match(text):
        return False
    gap = _GAP.match(text, named.end)
    return gap is not None and role_pattern().search(text, gap.end()) is not None
