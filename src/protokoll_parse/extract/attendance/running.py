"""Names of a list that ran together, one behind the other: *Eva Lind (S), ordförande Bo Ek (M) Ida Moe, ekonom*."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.people import PARTY, Named, names_in, organization_pattern, role_pattern
from protokoll_parse.lexicon import is_first_name
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

Range = tuple[int, int]

_TWO = 2  # words of most names
_LEAST_NAMES = 3
_LEAST_JOINTS = 2  # where the next name begins without a mark, most of all
_LONGEST_GAP = 120  # signs between two names
_MARK_IN_FRONT = compiled(r"(?:[,;:&/]|\b(?:och|samt))\s*$")
# not behind an office cut short: ", bitr. rektor"
_SENTENCE = compiled(
    r"\p{Ll}{3}(?<!\b(?:bitr|ordf|sekr|suppl|tjänstg|repr|stud|univ|proj|vik|adj|ers|led|ass|avd|dir|koord|prof|doc))\.\s(?!\p{Ll}|§)"
)
# whoever is named behind it stands in the entry of another
_FOR_WHOM = compiled(
    r"\b(?:(?<!\b(?:tj|tjg|tjänstg|tjänstgörande)\.?\s)ersätt|ersatt|i\s?st(?:ället|\.)|istf|vikarie|ombud|fullmakt)"
    r"|\b(?:åt|för|av|till|med|hos|genom|ställe|ers\.?|f\.)\s*$",
    regex.IGNORECASE,
)
_VERB = compiled(
    r"\b(?:har|hade|är|var|att|som|de[nt]|blev|ska|kan|vill|\p{L}{3,}ades?|yrkar|föreslår|anser)\s", regex.IGNORECASE
)
_ROLE_BEHIND = compiled(rf"(?:{PARTY.pattern})?,\s(?!§)\S")
_PARTICLE = compiled(r"\s(?:von|af|de|van|der|la|al|el|da|di)\s")
# "Miljöchef", "Nämnd- och utredningssekreterare", "1:e vice ordförande": capitals open a cell
_TITLE = compiled(r"(?:[0-9]:[ea]\s|\p{Lu})[^,;()]*$")

# ", ordförande, lantbrukare Bo Ek"
_BEHIND_COMMA = compiled(
    r",\s(?P<title>(?!(?:som|vars?|vilk\p{L}+|varvid|varav|där|när|dock|även|samt|och|med|för)\b)\p{Ll}[^.,;()]{2,40})\s$"
)
_ROLE_OF = compiled(r",\s(?P<role>\p{Ll}[\p{L}-]{3,40}\s(?:för|i|på|vid)\s)$")  # and what of, with its capital
_TITLE_ALONE = compiled(r"\s(?:[0-9]:[ea]\s|\p{Lu})[^.:,;()]{2,60}\s")  # between two names


def split_running(text: str, start: int, *, titled: bool = False) -> list[Range]:
    """Where each person of such a list stands; nothing when it is no such list.

    ``titled``: the office of the first stood in front: *Ordförande Eva Lind Vice ordförande Bo Ek*.
    """
    names = list(_names(text, start))
    if not names:
        return []
    titled = titled or role_pattern().fullmatch(text[start : names[0].start].strip()) is not None
    titled = titled and len(names) > 1 and _is_title(text[names[0].end : names[1].start])
    if len(names) < _LEAST_NAMES and not titled:
        return []
    in_front = names[0].start > start or titled
    starts = [start]
    joints = unclear = served = 0
    roles_behind = not in_front and _ROLE_BEHIND.match(text, names[-1].end) is not None
    for before, name in pairwise(names):
        gap = text[before.end : name.start]
        serves = _FOR_WHOM.search(gap) is not None
        served += serves
        if serves or not (_begins(gap, name) or _has_role(text, name)):
            continue
        if _is_prose(gap):
            return []
        marked = _MARK_IN_FRONT.search(gap) is not None
        either = not roles_behind and _is_either(gap)
        joints += not marked and not either
        unclear += either
        starts.append(before.end + _title(gap) if in_front and not marked else name.start)
    sure = titled or all(name.party for name in names)
    if not joints or (joints + served < _LEAST_JOINTS and not sure) or 2 * joints < len(starts) - unclear:
        return []
    return list(zip(starts, [*starts[1:], len(text)], strict=True))


def _names(text: str, start: int) -> Iterator[Named]:
    """The names, those of four words without a known first name in the middle cut in two."""
    for named in names_in(text, start):
        if organization_pattern().match(text, named.start):
            continue
        words = named.name.split(" ")
        if len(words) == 2 * _TWO and not is_first_name(words[1]) and not _PARTICLE.search(named.name):
            at = named.start + len(words[0]) + len(words[1]) + 1
            yield Named(named.start, at, text[named.start : at], None)
            yield Named(at + 1, named.end, text[at + 1 : named.end], named.party)
        else:
            yield named


def _begins(gap: str, name: Named) -> bool:
    """Whether a person begins at ``name``: the first name is known, or nothing but a party stands in front."""
    party = PARTY.match(gap)
    return is_first_name(compiled(r"[\s-]").split(name.name)[0]) or not gap[party.end() if party else 0 :].strip()


def _has_role(text: str, name: Named) -> bool:
    """Whether a role behind a comma, or in small letters, shows that the words, whatever they are, name a person."""
    at = name.end + (2 if text.startswith(", ", name.end) else 1)
    role = role_pattern().match(text, at)
    return role is not None and (at > name.end + 1 or text[at].islower())


def _is_either(gap: str) -> bool:
    """Whether the gap is a role that the one before or the one behind it may have: *Eva Lind, kassör Bo Ek*."""
    party = PARTY.match(gap)
    said = gap[party.end() if party else 0 :]
    return said.startswith(", ") and role_pattern().fullmatch(said[2:].rstrip()) is not None


def _is_prose(gap: str) -> bool:
    return len(gap) > _LONGEST_GAP or _SENTENCE.search(gap) is not None or _VERB.search(gap) is not None


def _is_title(gap: str) -> bool:
    """Whether an office and nothing else stands between two names: *… Lind Vice ordförande Bo …*."""
    return bool(_TITLE_ALONE.fullmatch(gap) and role_pattern().search(gap))


def _title(gap: str) -> int:
    """Where the title in front of the next name begins: behind the party and what is said of the one before."""
    party = PARTY.match(gap)
    at = party.end() if party else 0
    title = _TITLE.search(gap, at)
    if title and not role_pattern().search(gap, title.start()) and (front := _ROLE_OF.search(gap, at, title.start())):
        return front.start("role")
    if title:
        return title.start()
    roles = [match for match in role_pattern().finditer(gap, at) if match.end() == len(gap.rstrip())]
    if not roles and (behind := _BEHIND_COMMA.search(gap, at)):
        return behind.start("title")
    return roles[0].start() if roles else len(gap)
