"""Names in small letters, of people who call each other so: *kalle_b, zorro, mia7*."""

from __future__ import annotations

from protokoll_parse.extract.people import role_pattern
from protokoll_parse.lexicon import count
from protokoll_parse.text.patterns import compiled

Range = tuple[int, int]

_AND_OR_COMMA = compiled(r",\s(?:och\s|samt\s)?|\s(?:och|samt|&)\s")
_HANDLE = compiled(r"\p{Ll}[\p{Ll}0-9_]{1,15}")
_LEAST = 3
_RARE = 30  # times that a word is counted


def read_handles(text: str, start: int) -> list[Range]:
    """Where the names of people stand who call each other by small letters, *kalle_b, zorro, mia7*; else nothing.

    Words of the language would be offices or bodies, so most must be none.
    """
    end = len(text.rstrip(" ."))
    cuts = list(_AND_OR_COMMA.finditer(text, start, end))
    ranges = list(zip([start, *(cut.end() for cut in cuts)], [*(cut.start() for cut in cuts), end], strict=True))
    words = [text[a:b] for a, b in ranges]
    if len(words) < _LEAST or not all(_HANDLE.fullmatch(word) and not role_pattern().search(word) for word in words):
        return []
    return ranges if 2 * sum(count(word) < _RARE for word in words) > len(words) else []
