"""Compounds that nobody has seen, read as parts that occur in other compounds: läns|samverkans|gruppen."""

from __future__ import annotations

from collections.abc import Sequence

from protokoll_parse.lexicon.skeleton import CONFUSABLE, cut, runs
from protokoll_parse.lexicon.store import ELEMENT, Entry
from protokoll_parse.lexicon.words import Lexicon
from protokoll_parse.repair.channel import IMPOSSIBLE, Channel

SHORTEST_PART = 3
_ANOTHER_PART = 3.5  # nats, for each part beyond two
_LINK = 1.0  # nats
_KEPT_A_PLACE = 4
_FAR = 12.0  # nats: compounds that are worse than the best by more are of no use
# nats: a word that no compound of the lexicon has in this place
_NEW_MODIFIER, _NEW_HEAD = 4.5, 3.0
_RARE = 14.0
_SHORTEST_ELEMENT, _SHORTEST_TAIL, _LONGEST_TAIL = 2, 4, 7
_SHORTEST_HEAD = 5
_NO_HEAD = 14.0  # nats: what is the last part of no compound
_NO_ELEMENT = 9.0  # nats: what is no element of names, as a last one


def name_readings(form: str, lexicon: Lexicon, channel: Channel) -> list[tuple[str, float, float]]:
    """The same for a name of two elements, as surnames and places have them: Berg|ström, Sjö|vik."""
    key, _ = cut(form)
    places = _places(form)
    found: dict[str, tuple[float, float]] = {}
    for at in range(_SHORTEST_ELEMENT, len(form) - _SHORTEST_ELEMENT + 1):
        firsts = _elements(form[:at], key[: places[at - 1] + 1], lexicon, channel, last=False)
        lasts = _elements(form[at:], key[places[at] :], lexicon, channel, last=True) if firsts else []
        for first, first_cost, first_printing in firsts:
            for last, last_cost, last_printing in lasts:
                cost, printing = first_cost + last_cost, first_printing + last_printing
                if cost + printing < sum(found.get(first + last, (IMPOSSIBLE, 0.0))):
                    found[first + last] = (cost, printing)
    ranked = sorted(found.items(), key=lambda item: sum(item[1]))[:_KEPT_A_PLACE]
    return [(word, cost, printing) for word, (cost, printing) in ranked]


def ends_like_a_name(word: str, lexicon: Lexicon) -> bool:
    """Whether the last letters of a word are an element in which names end: Bön|fors."""
    return any(
        entry.word[1:] == word[at:] and entry.head is not None
        for at in range(max(_SHORTEST_ELEMENT, len(word) - _LONGEST_TAIL), len(word) - SHORTEST_PART + 1)
        for entry in lexicon.entries(ELEMENT + cut(word[at:])[0])
    )


def tail_readings(
    form: str, lexicon: Lexicon, channel: Channel, shortest: int = _SHORTEST_TAIL
) -> list[tuple[str, float, float]]:
    """(word, how much more common its last element is than the one printed, cost of the printing) of names.

    For names whose first element nobody knows: Mosse|gård.
    """
    key, _ = cut(form)
    places = _places(form)
    found = []
    for at in range(_SHORTEST_ELEMENT, len(form) - shortest + 1):
        tails = _elements(form[at:], key[places[at] :], lexicon, channel, last=True)
        found += _more_common(form, at, tails, _NO_ELEMENT)
    return found


def head_readings(form: str, lexicon: Lexicon, channel: Channel) -> list[tuple[str, float, float]]:
    """The same of other words, of which nobody knows the first part: kobolt|källor."""
    key, _ = cut(form)
    places = _places(form)
    found = []
    for at, heads in _heads(form, key, places, lexicon, channel).items():
        if at <= len(form) - _SHORTEST_HEAD and places[at] != places[at - 1]:
            found += _more_common(form, at, heads, _NO_HEAD)
    return found


def _more_common(
    form: str, at: int, parts: Sequence[tuple[str, float, float]], unknown: float
) -> list[tuple[str, float, float]]:
    """The form with each of the last parts that is more common than the one printed, which may be ``unknown``."""
    printed = form[at:]
    as_printed = next((cost for part, cost, _ in parts if part == printed), unknown)
    return [
        (form[:at] + part, as_printed - cost, printing)
        for part, cost, printing in parts
        if part != printed and cost < as_printed
    ]


def _elements(form: str, key: str, lexicon: Lexicon, channel: Channel, *, last: bool) -> list[tuple[str, float, float]]:
    """The elements of names that a part of a form, with this skeleton, may be."""
    entries = lexicon.entries(ELEMENT + key)
    printed_runs = runs(form) if entries else []
    found = []
    for entry in entries:
        cost = entry.head if last else entry.modifier
        if cost is None:
            continue
        printing = channel.printing(entry.runs, printed_runs)
        if printing < IMPOSSIBLE:
            found.append((entry.word[1:], cost, printing))
    return found


def compound_readings(form: str, lexicon: Lexicon, channel: Channel) -> list[tuple[str, float, float]]:
    """(word, cost of its parts, cost of the printing) of the best ways to read a form as two or more parts."""
    key, _ = cut(form)
    places = _places(form)
    heads = _heads(form, key, places, lexicon, channel)
    furthest = max(heads, default=0)
    # best[i]: readings of form[:i] as modifiers: (word, parts cost, printing cost, parts)
    best: list[list[tuple[str, float, float, int]]] = [[] for _ in range(furthest + 1)]
    best[0] = [("", 0.0, 0.0, 0)]
    found: dict[str, tuple[float, float]] = {}
    for start, before in enumerate(best):
        if not before:
            continue
        before.sort(key=lambda reading: reading[1] + reading[2])
        del before[_KEPT_A_PLACE:]
        for head in heads.get(start, ()):
            for word, parts, printing, _ in _joined(before, head):
                if parts + printing < sum(found.get(word, (IMPOSSIBLE, 0.0))):
                    found[word] = parts, printing
        for end in range(start + SHORTEST_PART, furthest + 1):
            if end not in heads and end + SHORTEST_PART > furthest:
                continue  # no part begins here
            entries = lexicon.entries(key[places[start] : places[end - 1] + 1])
            here = _parts(form[start:end], entries, channel, last=False) if entries else []
            if 0 < start < end - SHORTEST_PART and form[end - 1] == "s":
                entries = lexicon.entries(key[places[start] : places[end - 2] + 1])
                here += _linked(_parts(form[start : end - 1], entries, channel, last=False)) if entries else []
            for part in here:
                best[end] += _joined(before, part)
    limit = min(map(sum, found.values()), default=0.0) + _FAR
    ranked = sorted((item for item in found.items() if sum(item[1]) <= limit), key=lambda item: sum(item[1]))
    return [(word, parts, printing) for word, (parts, printing) in ranked[:_KEPT_A_PLACE]]


def _heads(
    form: str, key: str, places: Sequence[int], lexicon: Lexicon, channel: Channel
) -> dict[int, list[tuple[str, float, float]]]:
    """What the last part of a compound may be, by where it begins. ``key``, ``places``: see ``_places``."""
    found = {}
    for at in range(SHORTEST_PART, len(form) - SHORTEST_PART + 1):
        entries = lexicon.entries(key[places[at] :])
        parts = _parts(form[at:], entries, channel, last=True) if entries else []
        if parts:
            found[at] = parts
    return found


def _joined(
    before: Sequence[tuple[str, float, float, int]], part: tuple[str, float, float]
) -> list[tuple[str, float, float, int]]:
    """The readings so far with one more part."""
    word, cost, printing = part
    return [
        (text + word, parts + cost + (_ANOTHER_PART if count >= 2 else 0.0), printed + printing, count + 1)
        for text, parts, printed, count in before
    ]


def _places(form: str) -> list[int]:
    """Where each sign of a form is in its skeleton."""
    places: list[int] = []
    at, open_before = -1, False
    for sign in form:
        is_open = sign in CONFUSABLE
        at += not (is_open and open_before)
        places.append(at)
        open_before = is_open
    return places


def _parts(form: str, entries: Sequence[Entry], channel: Channel, *, last: bool) -> list[tuple[str, float, float]]:
    printed_runs = runs(form)
    found = []
    for entry in entries:
        cost = _cost(entry, last=last)
        if cost is None or len(entry.word) < SHORTEST_PART:
            continue
        printing = channel.printing(entry.runs, printed_runs)
        if printing < IMPOSSIBLE:
            found.append((entry.word, cost, printing))
    return found


def _linked(parts: list[tuple[str, float, float]]) -> list[tuple[str, float, float]]:
    """Middle parts with the s that links a compound to what follows, where the word alone has none.

    Vårdgrupp, but närvårdsgrupp: the *foge-s* shows where a compound of three parts is to be cut.
    """
    return [(part + "s", cost + _LINK, printing) for part, cost, printing in parts]


def _cost(entry: Entry, *, last: bool) -> float | None:
    """What a word or part costs in its place; names and rare words are no parts of new compounds."""
    known, new = (entry.head, _NEW_HEAD) if last else (entry.modifier, _NEW_MODIFIER)
    if entry.cost is None or entry.cost > _RARE or entry.capital > 0.5:
        return known
    return min(entry.cost + new, IMPOSSIBLE if known is None else known)
