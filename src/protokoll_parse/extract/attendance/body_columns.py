"""A column of bodies whose gap was lost behind a role: *ordförande Myndigheten för fjällvård*.

Where most people of the list have a body, what stands behind the role with a capital is one, and no part of the role.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from protokoll_parse.extract.people import role_pattern
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

_BODY = compiled(r"\s(?P<body>\p{Lu}\p{L}{3,}.*)")
_LEAST = 3  # people with a body


def split_bodies(entries: Sequence[dict[str, Any]]) -> None:
    """Take such bodies out of the roles."""
    others = [entry for entry in entries if not entry.get("role")]
    having = sum(bool(entry.get("organization")) for entry in others)
    if having < _LEAST or 2 * having <= len(others):
        return
    for entry in entries:
        role = role_pattern().match(entry.get("role") or "")
        body = _BODY.fullmatch(entry["role"], role.end()) if role else None
        if role and body and not entry.get("organization"):
            entry["role"], entry["organization"] = role[0], body["body"]
