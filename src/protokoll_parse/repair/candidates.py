"""The readings of one printed word, each with what it costs without its context."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from protokoll_parse.lexicon.skeleton import cut
from protokoll_parse.lexicon.store import Entry
from protokoll_parse.lexicon.words import Lexicon
from protokoll_parse.repair.capitals import AMBIGUOUS, cased, shown_case
from protokoll_parse.repair.channel import IMPOSSIBLE, Loss, channel_for
from protokoll_parse.repair.compounds import (
    SHORTEST_PART,
    compound_readings,
    ends_like_a_name,
    head_readings,
    name_readings,
    tail_readings,
)
from protokoll_parse.repair.guards import SHORT_CAPITALS
from protokoll_parse.repair.printed import forms, misread_forms
from protokoll_parse.repair.rules import COMPOUND, DROPPED, MISREAD, NAME, SPELLED, WORD, Rule
from protokoll_parse.repair.settings import EVERYTHING, Settings
from protokoll_parse.repair.spelling import spelling_of

_OF_COMPOUNDS = 4.5  # nats: the share of words that are compounds nobody has seen
_OF_UNKNOWN = 5.5  # nats: the share of words that are unknown otherwise
# nats: an unknown word is changed only when it wins by this. Where its parts, or its last one, are known …
_MARGIN = 0.7
# … and where they are not: unknown names are often foreign, other words the author's own spelling
_MARGIN_OF_NAMES, _MARGIN_OF_LETTERS = 1.0, 1.9
# … and by this more if letters other than a and o are to be misreadings: names have é, i, d and oo of their own
_MARGIN_OF_ODD_NAMES, _PLAIN_PRINTING = 5.0, 1.8
_LETTERS_OF_COMPOUNDS = 0.3  # share of the letters in what a compound costs
_MUCH_WORSE = 4.0  # nats: letters that are worse by more than this count in full
_LETTERS = 0.5  # share of the letters in what such a name costs
_LETTERS_OF_LAST = 0.25  # … of their loss in what a word costs that is read by its last part
_OF_NAMES = 4.0  # nats: the share of names of two known elements that nobody has seen
# endings that nobody has seen on a word that is known: what they cost (nats), and letters that such a word has at least
_ENDINGS = (("s", 4.0, 4), *((ending, 6.0, 8) for ending in ("r", "rna")))
# nats: a capitalised compound that nobody has seen, by whether it ends as names do
_LIKE_A_NAME, _NO_NAME = 1.0, 2.5
_WITHIN = 9.0  # nats: readings that are worse than the best by more are dropped; context never makes up for it
# no letter is thought lost in a word that is rather frequent (nats); nor in a known one that is longer than those are
# that are so frequent that they may be meant all the same (ver: över)
_RATHER_FREQUENT, _LONGEST_KNOWN = 9.5, 4
_LONGEST_DROPPED = 14  # signs; longer words are mostly compounds that nobody has seen
_RARE = 16.5  # nats: words rarer than this are not guessed at where a letter was lost or misread otherwise
_BY_LETTERS_WITHIN = 3.0  # nats: readings by letters alone that are worse than known parts by more are not sought
_MOST = 8
_CACHED = 40_000
_NAME_CAPITALS = 0.5  # share of its occurrences in which a name has a capital, at least
UNKNOWN_COST = 17.0  # nats: what costs more is as good as unknown
_SURE = 20.0  # nats: a known word below this needs no rival among the unknown ones


Entries = Callable[[str], Sequence[Entry]]


class Reading(NamedTuple):
    """One reading of a printed word.

    ``text``: with its capitals. ``word``: lower case, as n-grams know it. ``source``: the cost of the word itself,
    ``printing``: what the channel and the capitals cost. ``backoff``: see ``lexicon.store.Entry``. ``rule``: the rule
    that brought it, None for the word as printed.
    """

    text: str
    word: str
    source: float
    printing: float
    backoff: float
    capital: float
    rule: Rule | None

    @property
    def cost(self) -> float:
        return self.source + self.printing


class Candidates:
    """The readings of printed words in a text that lost some of å, ä and ö; what was once read is remembered.

    ``extra``: words of the user with their costs (negative natural logarithms); a word with a capital is a name.
    """

    def __init__(
        self,
        lexicon: Lexicon,
        loss: Loss,
        settings: Settings = EVERYTHING,
        extra: Mapping[str, float] | None = None,
    ) -> None:
        self.lost = loss.lost
        self.settings = settings
        self._lexicon = lexicon
        self._entries = _with(_entries_of(extra), lexicon.entries) if extra else lexicon.entries
        self.channel = channel_for(loss, learned=settings.channel)
        self._spelling = spelling_of(lexicon)
        self._read: dict[str, tuple[Reading, ...]] = {}
        self.scores: dict[str, tuple[float, float]] = {}  # what words say of damage (see ``damage``), as far as asked

    def readings(self, printed: str) -> tuple[Reading, ...]:
        """All readings worth weighing, the cheapest first; the word as printed is always among them."""
        known = self._read.get(printed)
        if known is None:
            if len(self._read) > _CACHED:
                self._read.clear()
                self.scores.clear()
            known = self._read[printed] = self._readings(printed)
        return known

    def _readings(self, printed: str) -> tuple[Reading, ...]:
        found: dict[str, Reading] = {}
        for form, extra in forms(printed):
            key, printed_runs = cut(form)
            self._add(found, shown_case(printed, form), self._entries(key), printed_runs, extra)
        best = min((reading.cost for reading in found.values()), default=IMPOSSIBLE)
        unknown = best > _SURE
        may_lack = unknown or (best > _RATHER_FREQUENT and len(printed) <= _LONGEST_KNOWN)
        if may_lack and 1 < len(printed) <= _LONGEST_DROPPED and self.settings.dropped:
            self._dropped(printed, found)
        if unknown and printed[-1] == "6" and printed[0].isupper() and self.settings.names:
            self._names_in_o(printed, found)
        elif unknown and not (printed[-1].isdigit() or "16" in printed[1:]):  # codes look the same
            self._unknown(printed, found)
            if self.settings.misread:
                self._misread(printed, found)
        if printed not in found:
            found[printed] = self._as_printed(printed)
        if len(found) == 1:
            return tuple(found.values())
        ranked = sorted(found.values(), key=lambda reading: reading.cost)
        limit = ranked[0].cost + _WITHIN
        kept = [reading for reading in ranked[:_MOST] if reading.cost <= limit]
        if all(reading.text != printed for reading in kept):
            kept.append(found[printed])
        return tuple(kept)

    def _dropped(self, printed: str, found: dict[str, Reading]) -> None:
        """Well-known words of which a letter left no trace between two others."""
        key, printed_runs = cut(printed.lower())
        start = 0
        for before, stretch in enumerate(key.split("*")):  # that many runs are before it
            end = start + len(stretch)
            for at in range(start + (before > 0), end + (end == len(key))):
                entries = self._entries(f"{key[:at]}*{key[at:]}")
                if entries:
                    gap = (*printed_runs[:before], "", *printed_runs[before:])
                    self._add(found, printed, entries, gap, rule=DROPPED)
            start = end + 1

    def _add(
        self,
        found: dict[str, Reading],
        printed: str,
        entries: Sequence[Entry],
        printed_runs: Sequence[str],
        extra: float = 0.0,
        *,
        rule: Rule = WORD,
    ) -> None:
        """Add the words of a skeleton, each as what it costs that its runs were printed as these."""
        may_be_small = printed[0] in AMBIGUOUS  # as no name begins; and a G is an Ö, but no O
        for entry in entries:
            if entry.cost is None or (rule is not WORD and entry.cost > _RARE):
                continue
            printing = extra + self.channel.printing(entry.runs, printed_runs)
            if printing >= IMPOSSIBLE:
                continue
            text = cased(entry.word, printed)
            if may_be_small and text[0].islower() and (entry.capital > _NAME_CAPITALS or text[0] == "o"):
                continue
            reading = Reading(
                text,
                entry.word,
                entry.cost,
                printing,
                entry.backoff,
                entry.capital,
                None if text == printed else rule,
            )
            if text not in found or reading.cost < found[text].cost:
                found[text] = reading

    def _misread(self, printed: str, found: dict[str, Reading]) -> None:
        """Well-known words of which a letter was misread in a way that has nothing to do with å, ä and ö, or seldom."""
        for form, extra in misread_forms(printed):
            key, printed_runs = cut(form)
            self._add(found, printed, self._entries(key), printed_runs, extra, rule=MISREAD)

    def _unknown(self, printed: str, found: dict[str, Reading]) -> None:
        for form, extra in forms(printed):
            shown = shown_case(printed, form)
            name = shown[:1].isupper() and not printed.isupper()
            enough: set[str] = set()
            if self.settings.compounds:
                readings = self._compounds(form, _OF_COMPOUNDS)
                if name:
                    readings = [
                        (word, cost + (_LIKE_A_NAME if ends_like_a_name(word, self._lexicon) else _NO_NAME), printing)
                        for word, cost, printing in readings
                    ]
                self._add_unknown(found, shown, COMPOUND, extra, readings, _MARGIN)
                self._add_unknown(found, shown, COMPOUND, extra, self._inflected(form), _MARGIN)
            if self.settings.names and name:
                readings = [
                    (word, (1 - _LETTERS) * cost + _LETTERS * self._spelling.cost(word, name=True), printing)
                    for word, cost, printing in name_readings(form, self._lexicon, self.channel)
                ]
                self._add_unknown(found, shown, NAME, _OF_NAMES + extra, readings, _MARGIN_OF_NAMES)
                tails = [] if readings else tail_readings(form, self._lexicon, self.channel)
                self._add_by_last_part(found, shown, form, extra, tails)
                enough = {form, *(word for word, *_ in tails)} if tails else set()
            elif self.settings.compounds and not readings:
                heads = head_readings(form, self._lexicon, self.channel)
                self._add_by_last_part(found, shown, form, extra, heads)
            base = _OF_UNKNOWN + extra
            if printed.isupper() and "|" in printed:  # a bar between capitals is an I, and no more than that is known
                if len(printed) <= SHORT_CAPITALS:
                    readings = [(form, self._spelling.cost(form, name=False), 0.0)]
                    self._add_unknown(found, shown, SPELLED, base, readings, _MARGIN_OF_LETTERS)
            elif self.settings.spelling and shown == printed:  # letters alone make no å of a G
                most = min((reading.cost for reading in found.values()), default=math.inf) + _BY_LETTERS_WITHIN - base
                readings = self._spelling.readings(form, self.channel, name=name, most=most)
                if enough:  # where the last element of a name is known, the rest may be as printed
                    readings = [(word, cost + (word not in enough), printing) for word, cost, printing in readings]
                margin = _MARGIN_OF_NAMES if name else _MARGIN_OF_LETTERS
                self._add_unknown(found, shown, SPELLED, base, readings, margin)

    def _names_in_o(self, printed: str, found: dict[str, Reading]) -> None:
        """Names whose last letter was printed as a 6, where their last element is known: Dahlen|sj6."""
        for form, extra in forms(printed):
            tails = tail_readings(form, self._lexicon, self.channel, shortest=SHORTEST_PART)
            ends = {word[-SHORTEST_PART:] for word, *_ in tails if word[-1] == "ö"}
            readings = self._spelling.readings(form, self.channel, name=True) if ends else []
            known = [reading for reading in readings if reading[0][-SHORTEST_PART:] in ends]
            self._add_unknown(found, printed, NAME, _OF_UNKNOWN + extra, known, _MARGIN_OF_NAMES)

    def _add_by_last_part(
        self,
        found: dict[str, Reading],
        printed: str,
        form: str,
        extra: float,
        readings: list[tuple[str, float, float]],
    ) -> None:
        """Add readings by their last parts (word, gain, printing); the words cost what their letters and gains say."""
        if not readings:
            return
        name = printed[:1].isupper() and not printed.isupper()
        letters = self._spelling.cost(form, name=name)
        priced = [
            (
                word,
                letters - gain + _LETTERS_OF_LAST * max(0.0, self._spelling.cost(word, name=name) - letters),
                printing,
            )
            for word, gain, printing in readings
        ]
        self._add_unknown(found, printed, SPELLED, _OF_UNKNOWN + extra, priced, _MARGIN)

    def _compounds(self, form: str, base: float) -> list[tuple[str, float, float]]:
        """Compounds of known parts, which cost what parts and letters say; more if these speak for the printed form."""
        readings = compound_readings(form, self._lexicon, self.channel)
        if not (readings and self.settings.spelling):
            return [(word, base + parts, printing) for word, parts, printing in readings]
        as_printed = self._spelling.cost(form, name=False)
        found = []
        for word, parts, printing in readings:
            letters = as_printed if word == form else self._spelling.cost(word, name=False)
            mixed = (1 - _LETTERS_OF_COMPOUNDS) * (base + parts) + _LETTERS_OF_COMPOUNDS * (_OF_UNKNOWN + letters)
            found.append((word, mixed + max(0.0, letters - as_printed - _MUCH_WORSE), printing))
        return found

    def _inflected(self, form: str) -> list[tuple[str, float, float]]:
        """Words and names of the lexicon with an ending that nobody has seen on them: a genitive, a plural."""
        found = []
        for ending, cost, shortest in _ENDINGS:
            if len(form) < shortest or not form.endswith(ending) or form[-len(ending) - 1] == ending[0]:
                continue
            key, printed_runs = cut(form[: -len(ending)])
            found += [
                (entry.word + ending, entry.cost + cost, self.channel.printing(entry.runs, printed_runs))
                for entry in self._lexicon.entries(key)
                if entry.cost is not None and (ending == "s" or entry.capital < _NAME_CAPITALS)
            ]
        return found

    @staticmethod
    def _add_unknown(
        found: dict[str, Reading],
        printed: str,
        rule: Rule,
        base: float,
        readings: list[tuple[str, float, float]],
        margin: float,
    ) -> None:
        name = printed[:1].isupper() and not printed.isupper()
        capital = 0.9 if name and rule != COMPOUND else 0.1
        for word, source, printing in readings:
            if printing >= IMPOSSIBLE or (printed[0] == "G" and word[0] == "o"):
                continue
            text = cased(word, printed)
            cost = base + source
            if text != printed:
                cost += margin
                if rule != COMPOUND and name and printing > _PLAIN_PRINTING:
                    cost += _MARGIN_OF_ODD_NAMES
            if text not in found or cost + printing < found[text].cost:
                found[text] = Reading(text, word, cost, printing, 0.0, capital, None if text == printed else rule)

    def _as_printed(self, printed: str) -> Reading:
        lower = printed.lower()
        name = printed[:1].isupper()
        cost = _OF_UNKNOWN + self._spelling.cost(lower, name=name)
        return Reading(printed, lower, cost, 0.0, 0.0, 0.9 if name else 0.1, None)


def _with(own: Mapping[str, list[Entry]], entries: Entries) -> Entries:
    """The entries of a skeleton, the user's words before those of the lexicon."""
    return lambda key: (*own.get(key, ()), *entries(key))


def _entries_of(words: Mapping[str, float]) -> dict[str, list[Entry]]:
    """The user's words by skeleton."""
    found: dict[str, list[Entry]] = {}
    for word, cost in words.items():
        lower = word.lower()
        capital = 1.0 if word[:1].isupper() else 0.1
        key, runs = cut(lower)
        found.setdefault(key, []).append(Entry(lower, cost, None, None, 0.0, capital, 0, runs))
    return found
