"""Entries of a part of the attendance list: one person, a list of names, or columns that lost their gap."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import regex

from protokoll_parse.extract.attendance.first_names import has_short_names, may_be_first_name
from protokoll_parse.extract.attendance.handles import read_handles
from protokoll_parse.extract.attendance.inverted import read_inverted
from protokoll_parse.extract.attendance.parties import PARTY_FIRST, bracket_parties
from protokoll_parse.extract.attendance.person import (
    affiliation,
    is_affiliation,
    listed_name,
    read_person,
    role_and_name,
    without_crowd,
)
from protokoll_parse.extract.attendance.roles_behind import (
    OPENS_REMARK,
    PIECE,
    Range,
    ends_in_role,
    is_person,
    roles_between,
    trailing_roles,
)
from protokoll_parse.extract.attendance.running import split_running
from protokoll_parse.extract.attendance.serving import member_and_substitute, without_excuse
from protokoll_parse.extract.attendance.ticked import read_marked_run
from protokoll_parse.extract.people import (
    COURTESY,
    PARTY,
    SHORT_NAMES,
    Named,
    leading_name,
    names_in,
    organization_pattern,
    role_pattern,
)
from protokoll_parse.lexicon import is_first_name, is_surname
from protokoll_parse.text.outline import BULLETS
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


_BULLET = compiled(rf"^(?:[-|{BULLETS}]|[0-9]{{1,2}}[.)])\s+")
_STRONG = compiled(
    r"\s*;\s*|\s+[–—•●·/+-]\s+(?!(?:för|ersätter|istf\.?|tjg\.?|ers\.?)\s)|(?<=\p{Ll}\p{Ll})/(?=\p{Lu}\p{Ll})|(?<=\p{Ll}{2}|\))(?<!\b(?:suppl|bitr|adj|ers|led|hr|fr|frk|tj|tjg|tjänstg|kand|lic|mag|dr|prof|doc))"
    rf"(?<!\b{SHORT_NAMES})\.\s+(?=\p{{Lu}})"
)  # between persons, where a name stands on both sides
# behind the bracket of a party; where more people are added
_NEXT_LIST = compiled(
    r"(?<=\))\.\s+(?=\p{Lu})|(?<=\p{Ll}{2})\.\s+(?=(?:[HD]ärjämte|Dessutom|Därutöver|Därtill|Vidare|Även)\s)"
)
_COURTEOUS = compiled(rf"^{COURTESY}\s+")
# the same, or an office, in a list of surnames: "Herrar Ek, Lind och Prosten Moe"
_TITLED = compiled(rf"(?:{COURTESY}|(?P<office>\p{{L}}\p{{Ll}}{{3,}}[eo]n))\s+(?=\p{{Lu}})")
# the writer, whom nobody names, a number of others, a courtesy: "undertecknad ordförande samt Herrar C. Ek, L. Lind"
_INITIAL = r"\p{Lu}(?:\.\s?|\s)(?:\p{Lu}(?:\.\s?|\s))?\p{Lu}\p{Ll}"
_IN_FRONT = compiled(
    r"(?:(?:undertecknad|underskrif[vn]en)e?\s(?:(?:så)?som\s)?(?:\p{Ll}+\s)?\p{L}*ordf(?:öranden?|\.)?(?:,\s(?:(?:samt|och)\s)?|\s(?:samt|och|jemte|jämte)\s)"
    rf"(?:{COURTESY}\s(?={_INITIAL}))?"
    # "14 föräldrar samt rektor Maria Lund"
    r"|(?:(?:ca\.?|cirka|ungefär)\s)?[0-9]{1,4}\s\p{Ll}{4,}(?:\s\p{Ll}+)?(?:,?\s(?:varav|därav)\s[^,;.]{3,40}?)?,?\s(?:samt|och|jämte|plus)\s"
    rf"|(?:[Hh]errar(?:na)?|[Hh]rr\.?)\s(?={_INITIAL}|\p{{Lu}}\p{{Ll}}+(?:-\p{{Lu}}\p{{Ll}}+)?\s\p{{Lu}}\p{{Ll}})"
    # what the list is one of, in brackets: "(ledamöter) Eva Lind, Bo Ek"
    r"|\((?:[Ll]edamöter|[Ee]rsättare|[Ss]uppleanter|[Mm]edlemmar|[Tt]jänstemän)\)\s(?=\p{Lu}))"
)
_INITIALLED = compiled(rf"{_INITIAL}|{SHORT_NAMES}\.\s\p{{Lu}}")
_GROUP = compiled(r"[.;]\s+(?P<label>\p{Lu}[^:.;,(]{1,40}):\s")
_SINGLE = compiled(r"\p{Lu}\p{L}+(?:-\p{Lu}\p{L}+)?(?:\s\([^)]*\))?")
# cells of a row side by side: "Eva Lind, ekonom   Bo Ek, jurist, § 4"
_WIDE = compiled(r"\s{2,}")
_PARTY_AT_END = compiled(rf"{PARTY.pattern}$")
_COMMA = compiled(r"[,;(]")
_AND = compiled(r"\s+(?:och|samt|&|ävensom|liksom|jämte)\s+")
# what is said of all names in front: "Bo Ek och Ida Moe hade anmält förhinder"
_ALL_ABSENT = compiled(
    r"\s(?:hade|har|var|är)\s(?:anmält\s|meddelat\s|lämnat\s)?(?:förhinder|frånvaro|återbud|frånvarande|förhindra(?:d|de))\.?$",
    regex.IGNORECASE,
)
# whoever is named behind it stands in the entry of another
_FOR_WHOM = compiled(
    r"\b(?:ersätt|ersatt|i\s?st(?:ället|\.)|vikarie|ombud|fullmakt)|\b(?:åt|för|av|till|med|hos|genom|ställe)\s*$",
    regex.IGNORECASE,
)
_THE_CHAIR = compiled(r"(?i:ordföranden)")  # with another title behind: "Ordföranden, disponent Bo Ek"
_ENDS = frozenset(".)")
# all were there but those named behind it
_ALL_BUT = compiled(
    r"(?:(?:samtlige|samtelige|samtliga|alla|hela)\s(?:\p{L}+\s){0,3}|(?:styrelsen|nämnden|utskottet)s?\s(?:ledamöter\s)?)"
    r"(?:utom|förutom|med undantag (?:a[vf]|för))\s+(?=\p{Lu})",
    regex.IGNORECASE,
)
# what is added to the name in front: a relative clause, an organisation's letters
_ADDS = compiled(r"(?:vilk(?:en|et|a)|som|vars)\s.{3,160}|(?:\p{Lu}{2,6}|Saco)(?:[/-]\p{Lu}{1,4})?")
# said of the one in front of it: for whom somebody serves stands behind *för*
_SERVING = compiled(r"(?:(?:ej|icke|inte)\s)?tjänstgörande\s(?:ersättare|suppleant)")
_NEAR, _LONGEST_ROLE = 40, 120  # signs: the words in front of a name, and a role behind it
_REPLACED = compiled(
    r"(?:ersätter|(?<!tjänstgörande\s)ersättare|för|av|ers\.?|istf\.?|\bf\.?|ställe):?\s+(?:(?:ordinarie\s+)?ledamot(?:en)?\s+)?$",
    regex.IGNORECASE,
)


def read_entries(text: str, *, behind: bool = False, titled: bool = False) -> Iterator[tuple[dict[str, Any], int, int]]:
    """Entries with their place in ``text``. ``behind``: other lines of the list have the role behind the name.

    ``titled``: an office stood in front of the first name.
    """
    text = without_crowd(text)
    whole = len(text)
    text = bracket_parties(text)
    for entry, first, last in _entries(text, behind=behind, titled=titled):
        yield entry, first, min(last, whole)


def _entries(text: str, *, behind: bool, titled: bool = False) -> Iterator[tuple[dict[str, Any], int, int]]:
    if each := (behind and roles_between(text)) or _sentences(text):
        for a, b in each:
            yield from ((entry, a + first, a + last) for entry, first, last in _entries(text[a:b], behind=False))
        return
    bullet = _BULLET.match(text) or PARTY_FIRST.match(text)
    start = bullet.end() if bullet else 0
    if front := _IN_FRONT.match(text, start):
        start = front.end()
    if but := _ALL_BUT.match(text, start):
        yield from (({**entry, "status": "absent"}, a, b) for entry, a, b in _read(text, but.end(), len(text)))
        return
    if turned := read_inverted(text, start):
        yield from turned
        return
    if marked := list(read_marked_run(text, start)):
        for name, here, first, last in marked:
            yield {"name": name, "status": "present" if here else "absent"}, first, last
        return
    if handles := read_handles(text, start):
        yield from (({"name": text[a:b]}, a, b) for a, b in handles)
        return
    if running := split_running(text, start, titled=titled):
        for a, b in running:
            yield from _read(text, a, b)
        return
    party = bullet.groupdict().get("party") if bullet else None
    ranges = (part for group in _groups(text, start) for part in _by_strong_mark(text, *group))
    for a, b in (cell for part in ranges for cell in _cells(text, *part)):
        body = affiliation(text, a)
        for entry, first, last in _read(text, a, b):
            if body and not entry.get("organization"):
                entry["organization"] = body
            if party and not entry.get("party"):
                entry["party"] = party
            yield entry, first, last


def _sentences(text: str) -> list[Range]:
    """The lists of *Eva Lind (S), Bo Ek (M). Kommunchef Ida Moe, ekonom Per Ahl*, where each holds a person."""
    cuts = list(_NEXT_LIST.finditer(text))
    ranges = list(zip([0, *(cut.end() for cut in cuts)], [*(cut.start() for cut in cuts), len(text)], strict=True))
    return ranges if cuts and all(is_person(text[a:b].strip()) for a, b in ranges) else []


def _groups(text: str, start: int) -> list[Range]:
    """The organisations of *Lövhults kommun: Eva Lind, Bo Ek. Ekeby kommun: Ida Moe*; else the whole."""
    cuts = [match.start("label") for match in _GROUP.finditer(text, start) if is_affiliation(match["label"])]
    cuts = [start, *(cut for cut in cuts if cut > start)]
    return list(zip(cuts, [*cuts[1:], len(text)], strict=True))


def _by_strong_mark(text: str, start: int, end: int) -> Iterator[Range]:
    """The ranges between semicolons or dashes when a person stands in each; else the whole."""
    in_front = role_and_name(text[start:end]) is not None  # "v. ordf. Eva Lind, sekr. Bo Ek"
    cuts = [cut for cut in _STRONG.finditer(text, start, end) if not (in_front and _ends_role(text, start, cut))]
    ranges = list(zip([start, *(cut.end() for cut in cuts)], [*(cut.start() for cut in cuts), end], strict=True))
    ranges = [(a, b) for a, b in ranges if text[a:b].strip()]
    if len(ranges) > 1 and all(is_person(text[a:b].strip()) for a, b in ranges):
        yield from ranges
    else:
        yield start, end


def _ends_role(text: str, start: int, cut: regex.Match[str]) -> bool:
    """Whether the full stop is that of an office cut short: *ordf.*"""
    word = text[max(start, text.rfind(" ", start, cut.start()) + 1) : cut.start()]
    return cut[0].startswith(".") and role_pattern().fullmatch(word) is not None


def _cells(text: str, start: int, end: int) -> Iterator[Range]:
    """The cells between wide gaps when each is a name, one at least with a party or a role behind; else the whole."""
    cuts = list(_WIDE.finditer(text, start, end))
    cells = list(zip([start, *(cut.end() for cut in cuts)], [*(cut.start() for cut in cuts), end], strict=True))
    entries = [_is_entry(text, *cell) for cell in cells]
    if (
        len(cells) > 1
        and any(entries)
        and all(is_one or _is_bare(text, *cell) for is_one, cell in zip(entries, cells, strict=True))
    ):
        yield from cells
    else:
        yield start, end


def _is_bare(text: str, start: int, end: int) -> bool:
    named = leading_name(text, start)
    return named is not None and named.end == end


def _is_entry(text: str, start: int, end: int) -> bool:
    named = leading_name(text, start)
    behind = named.end if named else end
    with_role = text[behind : behind + 2] == ", " and role_pattern().search(text, behind, end)
    return bool(with_role or PARTY.match(text, behind, end))


def _read(text: str, start: int, end: int) -> Iterator[tuple[dict[str, Any], int, int]]:
    absent = _ALL_ABSENT.search(text, start, end)
    if absent:
        end = absent.start()
    pieces = [(match.start(), match.end()) for match in PIECE.finditer(text, start, end)]
    single = _are_single(text, pieces)
    short = not single and _has_short_names(text, pieces)
    if single or short:
        pieces = [part for piece in pieces for part in _split(_AND, text, *piece)]
    else:
        pieces = _pieces(text, pieces, start, end)
    pieces = [part for piece in pieces for part in ([piece] if single or short else _joined(text, *piece))]
    leads = text[slice(*pieces[0])].strip() if len(pieces) > 1 else ""
    for a, b in pieces:
        office, piece = _titled(text[a:b].lstrip()) if single else ("", text[a:b])
        piece, is_excused = without_excuse(piece)
        if both := member_and_substitute(piece):  # "Bo Ek (M), ersätts av Eva Lind (M)"
            yield from _two_persons(piece, a, both)
        elif entry := read_person(piece.strip(" ."), single=single or (short and may_be_first_name(piece.strip(" .")))):
            if office:
                entry["role"] = office
            if absent:
                entry |= {"status": "absent", "note": absent[0].strip(" .")}
            if _THE_CHAIR.fullmatch(leads) and entry.get("role"):
                entry["role"] = f"{leads}, {entry['role']}"
            leads = ""
            yield entry, a + len(piece) - len(piece.lstrip()), b
            member = entry.get("replaces") if is_excused else None
            if member and (at := text.find(member, a)) >= 0:
                yield {"name": member, "status": "absent"}, at, at + len(member)


def _two_persons(text: str, start: int, both: tuple[slice, slice]) -> Iterator[tuple[dict[str, Any], int, int]]:
    """The member, away, and the one who served instead."""
    first, second = both
    member = read_person(text[first].strip(" ,("))
    other = read_person(text[second].strip(" .)"))
    if member:
        yield {**member, "status": "absent"}, start + first.start, start + first.stop
    if other:
        other = {**other, "status": "present", "capacity": "substitute", "replaces": member["name"] if member else None}
        yield other, start + second.start, start + second.stop


def _pieces(text: str, pieces: Sequence[Range], start: int, end: int) -> list[Range]:
    """Where the persons stand: between commas, or where a column begins."""
    if trailing := trailing_roles(text, pieces):
        return [part for piece in trailing for part in _columns(text, *piece)]
    joined = _with_roles(text, pieces)
    for listed in (joined, list(pieces)):
        if _is_name_list([text[a:b].strip() for a, b in listed]):
            return [part for piece in listed for part in _side_by_side(text, *piece)]
    return list(_columns(text, start, end))


def _side_by_side(text: str, start: int, end: int) -> Iterator[Range]:
    """The part, cut between names that lost their comma: *kassören Eva Lind Bo Ek*."""
    for before, name in pairwise(names_in(text, start, end)):
        if text[before.end : name.start].isspace() and not _REPLACED.search(text[start : before.start]):
            yield start, before.end
            start = name.start
    yield start, end


def _split(mark: regex.Pattern[str], text: str, start: int, end: int) -> Iterator[Range]:
    for match in mark.finditer(text, start, end):
        before = text[start : match.start()]
        if before.count("(") > before.count(")"):
            continue  # "Eva Lind (2A och 4B)"
        yield start, match.start()
        start = match.end()
    yield start, end


def _are_single(text: str, pieces: Sequence[Range]) -> bool:
    """Whether all are single words: first names, as among people who know each other; or initials."""
    parts = [text[a:b].strip(" .") for piece in pieces for a, b in _split(_AND, text, *piece)]
    if parts and _COURTEOUS.match(parts[0]) and all(_SINGLE.fullmatch(_titled(part)[1]) for part in parts if part):
        return True  # "herrar Ek, Lind och Moe"
    words = [_COURTEOUS.sub("", part) for part in parts if part]
    if len(words) < 2 or not all(_SINGLE.fullmatch(word) for word in words):
        return False
    return len(words) > 2 or all(is_first_name(compiled(r"[\s-]").split(word)[0]) for word in words)


def _titled(text: str) -> tuple[str, str]:
    """The office in front of a surname, empty when it is a courtesy or there is none, and the rest."""
    title = _TITLED.match(text)
    if title is None or (title["office"] and is_first_name(title["office"])):
        return "", text
    return title["office"] or "", text[title.end() :]


def _has_short_names(text: str, pieces: Sequence[Range]) -> bool:
    parts = [text[a:b].strip(" .") for piece in pieces for a, b in _split(_AND, text, *piece)]
    return has_short_names([part for part in parts if part])


def _with_roles(text: str, pieces: Sequence[Range]) -> list[Range]:
    """Put *, ordförande* to the name in front of it, where at least two names stand in the list."""
    named = [bool(listed_name(text[a:b].strip())) for a, b in pieces]
    persons = [is_person(text[a:b].strip()) for a, b in pieces]
    if sum(persons) < 2 or not persons[0]:
        return list(pieces)
    joined: list[Range] = []
    for (a, b), is_name in zip(pieces, named, strict=True):
        said = text[a:b].strip()
        remark = _ADDS.fullmatch(said) or (OPENS_REMARK.match(said) and not names_in(said))
        if not is_name and joined and (remark or _is_role(said)):
            joined[-1] = (joined[-1][0], b)
        else:
            joined.append((a, b))
    return joined


def _is_role(text: str) -> bool:
    """Whether the text is a role, perhaps with more behind it: *HR-chef*, *ekonom § 4*."""
    roles = list(role_pattern().finditer(text))
    return bool(roles) and (not roles[0].start() or roles[-1].end() == len(text)) and role_and_name(text) is None


def _columns(text: str, start: int, end: int) -> Iterator[Range]:
    """The line as one part, or its columns when a person stands in each."""
    cells = [(match.start(), match.end()) for match in compiled(r"\S+(?:\s\S+)*").finditer(text, pos=start, endpos=end)]
    persons = {a for a, b in cells if leading_name(text, a) and not organization_pattern().match(text, a)}
    # columns that lost their gap: each member's name is followed by a party
    with_party = [named.start for named in names_in(text, start, end) if PARTY.match(text, named.end)]
    if len(with_party) > 1 and with_party[0] == start:
        persons |= {at for at in with_party if not _REPLACED.search(text[max(start, at - _NEAR) : at])}
    named = names_in(text, start, end)
    for before, name in pairwise(named):
        gap = text[before.end : name.start]
        if (before.start in {start, *persons} and _is_gap(gap)) or (
            named[0].start == start and _begins_entry(text, gap, name, end)
        ):
            persons.add(name.start)
    persons |= {start} if len(persons) == 1 and min(persons) > start and named[0].start == start else set()
    if len(persons) < 2:
        yield start, end
        return
    first, *others = sorted(persons)
    yield from zip([first, *others], [*others, end], strict=True)


def _begins_entry(text: str, gap: str, name: Named, end: int) -> bool:
    """Whether the next entry begins with ``name``, on a line whose entries ran together.

    *Eva Moe, ekonom, § 4 Bo Ek, jurist*: a known first name follows a number, a bracket or a word without a mark, and
    a party or role, unless it follows a number, stands behind it.
    """
    front = gap.rstrip()
    behind = text[name.end : min(end, name.end + _LONGEST_ROLE)].lstrip(" ,")
    said = _COMMA.split(behind, maxsplit=1)[0]
    known = any(map(is_first_name, name.name.split(" ")[0].split("-")))
    if not (known or (_PARTY_AT_END.search(front) and ends_in_role(said))) or not gap[-1:].isspace():
        return False
    if front[-1:] not in _ENDS and not front[-1:].isalnum():
        return False
    if _FOR_WHOM.search(gap):
        return False
    if front[-1:].isdigit():
        return True
    if role_pattern().search(front) and any(match.end() == len(front) for match in role_pattern().finditer(front)):
        return False  # the role may be that of the name behind it
    return bool(PARTY.match(text, name.end, end) or role_pattern().match(behind) or ends_in_role(said))


def _is_gap(text: str) -> bool:
    """Whether nothing, or a role, stands between two names."""
    said = text.strip(" ,.")
    return text.isspace() or (text[0] in " ," and bool(role_pattern().fullmatch(said) or _SERVING.fullmatch(said)))


def _joined(text: str, start: int, end: int) -> Iterator[Range]:
    """*Anna Berg och Bo Ek*: parts, where a name stands on both sides."""
    parts = list(_split(_AND, text, start, end))
    for before, part in pairwise(parts):
        if is_person(text[slice(*part)].strip()) and names_in(text, *before):
            yield start, before[1]
            start = part[0]
    yield start, end


def _is_name_list(pieces: Sequence[str]) -> bool:
    """Whether the parts between commas are persons, rather than one person's affiliations."""
    names = [piece for piece in pieces if is_person(piece)]
    if len(pieces) < 2 or len(names) < max(2, len(pieces) - 1):
        return False
    if len(pieces) > 2 or role_and_name(pieces[1]) or _INITIALLED.match(pieces[1]):
        return True
    first, *_, last = [*compiled(r"[\s-]").split(pieces[1].split(" (")[0]), ""]
    return is_first_name(first) or is_surname(last)
