"""Names with the surname first, one behind the other: *Berg, Anna ordförande Ek, Bo Lind, Cilla 3–7*."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from protokoll_parse.extract.attendance.person import inverted_name, listed_name, read_person
from protokoll_parse.extract.people import Named, names_in, role_pattern
from protokoll_parse.lexicon import is_first_name, is_surname
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

_LEAST = 2
_OPENS = compiled(r"(?<![\p{L}-])(?:(?:von|af|av|de|la)\s)?\p{Lu}")
_PLAIN = compiled(r"(?:(?:von|af|av|de|la)\s)?\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?(?:\s\p{Lu}\p{Ll}+)?,")
_COMMA = compiled(r",\s?(?=\p{Lu}\p{Ll})")
_INITIALS = compiled(r"(?:\s\p{Lu}\.)+")
_NO_COMMA = compiled(r"(?<=[\p{Ll}0-9]\s)(?P<last>\p{Lu}\p{Ll}+)\s(?P<first>\p{Lu}\p{Ll}+)(?=\s\p{Ll}|\s*$)")
# "BERG, Anna (S)": one person of a list by surnames
_INVERTED = compiled(
    r"(?P<surname>\p{Lu}[\p{L}-]+),\s(?P<first>\p{Lu}\p{Ll}+(?:[\s-]\p{Lu}\p{Ll}+)?)(?=\s\(\p{Lu}{1,4}\))"
)
# "Berg, A. ordförande", "Ek, C. A. 1905–08": the same with initials
_INITIALLED = compiled(
    r"(?P<surname>\p{Lu}\p{Ll}{2,}(?:-\p{Lu}\p{Ll}+)?),\s(?P<first>\p{Lu}\.(?:\s?\p{Lu}\.){0,2}|\p{Lu}(?=\s(?:\p{Ll}|[0-9]{4})))(?=\s|,|$)"
)
_ITEMS = compiled(r"\s+[0-9][0-9\s,–-]*$")


def read_inverted(text: str, start: int) -> list[tuple[dict[str, Any], int, int]]:
    """The entries of such a list with their places; nothing when it is no such list.

    Each comma in front of a capital is one between surname and first name, and nothing but an initial, the next name
    or what begins with a small letter, a figure or a bracket follows the first name.
    """
    names = list(_names(text, start))
    if single := _single(text, start):
        return [(single, start, len(text))]
    if not names or len(names) != len(_COMMA.findall(text, start)):
        return []
    if len(names) < _LEAST and not _is_surname(names[0].name.partition(",")[0]):
        return []
    ends = [*(name.start for name in names[1:]), len(text)]
    if any(_is_word(text[name.end : end]) for name, end in zip(names, ends, strict=True)):
        return []
    found: list[tuple[dict[str, Any], int, int]] = []
    for name, end in zip(names, ends, strict=True):
        lost = [m.start() for m in _NO_COMMA.finditer(text, name.end, end) if _is_turned(m["last"], m["first"])]
        for a, b in zip([name.start, *lost], [*lost, end], strict=True):
            if entry := _entry(text[a:b].rstrip()):
                found.append((entry, a, b))
    return found


def _single(text: str, start: int) -> dict[str, Any] | None:
    """The one person of a row: *BERG, Anna (S)*, the surname in capitals, or known; *Berg, A. ordförande*."""
    initialled = _INITIALLED.match(text, start)
    match = initialled or _INVERTED.match(text, start)
    if match is None or _COMMA.search(text, match.end()):
        return None
    if initialled and (role_pattern().fullmatch(match["surname"]) or names_in(text, match.end())):
        return None
    if not initialled and not match["surname"].isupper() and not _is_surname(match["surname"]):
        return None
    first = match["first"] if match["first"][1:] else f"{match['first']}."  # "Berg, A ordförande"
    entry = read_person(f"{first} {match['surname'].title()}{text[match.end() :]}")
    return {**entry, "name": match[0]} if entry else None


def _names(text: str, start: int) -> Iterator[Named]:
    """Each name from ``start`` on; a surname of several words where they stand behind a first name, or are plain."""
    at = start
    for match in _OPENS.finditer(text, start):
        if match.start() < at or (match.start() > start == at):
            continue
        named = inverted_name(text, match.start())
        if named is None or (text[at : named.start].strip() and not _PLAIN.match(text, named.start)):
            continue
        *_, last = named.name.split(" ")
        if (
            named.name.count(" ") > 1
            and (is_surname(last) or not is_first_name(last))
            and text[named.end : named.end + 1] == " "
            and text[named.end + 1 : named.end + 2].isupper()
        ):
            end = named.end - len(last) - 1  # "Ek, Bo Alm Lind, Eva"
            named = Named(named.start, end, text[named.start : end], None)
        if initials := _INITIALS.match(text, named.end):
            named = Named(named.start, initials.end(), text[named.start : initials.end()], named.party)
        yield named
        at = named.end


def _is_word(gap: str) -> bool:
    """Whether a word with a capital follows on the first name: of no list by surnames."""
    return gap.lstrip(" ,")[:1].isupper()


def _is_surname(last: str) -> bool:
    return is_surname(last.title()) and not is_first_name(last.title())


def _is_turned(last: str, first: str) -> bool:
    return is_first_name(first) and not is_first_name(last) and role_pattern().fullmatch(last) is None


def _entry(text: str) -> dict[str, Any] | None:
    """*Berg, Anna ordförande 3–7*: the name as printed; figures behind it are of items."""
    items = _ITEMS.search(text)
    text = text[: items.start()] if items else text
    named = inverted_name(text) or listed_name(text)
    if named is None:
        return None
    initials = _INITIALS.match(text, named.end)
    end = initials.end() if initials else named.end
    last, comma, first = text[:end].partition(",")
    turned = f"{first.strip()} {last}" if comma else last
    entry = read_person(turned.replace(". ", " ") + text[end:])
    return {**entry, "name": text[:end]} if entry else None
