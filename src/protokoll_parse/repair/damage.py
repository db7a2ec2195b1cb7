"""Is this text damaged, where, and which letters did it lose?

Two looks. The first counts å, ä and ö in stretches of some hundred letters, which clears most clean text at once. The
second weighs the words of what is left, line by line, and chooses the best sequence of damaged and other lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import sub

from protokoll_parse.repair.candidates import UNKNOWN_COST, Candidates
from protokoll_parse.repair.channel import SWEDISH, Loss
from protokoll_parse.repair.foreign import NOT_SWEDISH, foreign_words, letters_say
from protokoll_parse.repair.guards import SHORT_CAPITALS
from protokoll_parse.repair.rules import SPELLED, WORD
from protokoll_parse.repair.tokens import Token

# share of each letter among all letters of Swedish prose (measured on government text and minutes)
EXPECTED = {"å": 0.0150, "ä": 0.0185, "ö": 0.0165}
_LETTERS = frozenset(SWEDISH)
_STRETCH = 700  # signs; about ten expected å, ä and ö each
_INTACT = 0.4  # of the expected share: a stretch that shows this much of all three letters is clean
_LOST = 0.15  # of the expected share: a letter below this was lost
_TELLING = 5.0  # expected occurrences of lost letters, below which a passage of an intact document says nothing
_TOO_MANY = 0.7  # of the expected share: a letter above this stands in for a lost one
_WEIGHT = 3.0  # nats: no word says more than this for or against damage …
# … but a long word that makes this much more sense (nats) when it is repaired
_CLEAR, _CLEAR_WEIGHT, _LONG = 12.0, 4.5, 8
_OF_CAPITALS = 1.0  # nats: what a short word in capitals says at most
_OF_NAMES = 1.0  # nats: the same of a word with a capital that is not in the lexicon
_OF_KEPT = 1.0  # nats: what a word says at most whose best reading has none of the lost letters
_BY_LETTERS = 1.0  # nats that an unknown word gains where its letters alone make another of it
_FOREIGN = 2.5  # nats that a frequent word of another language says for it
_RARE = 0.5  # nats that a word says for it which is none of the frequent ones of Swedish, in a line of several words
_NOT_FOREIGN = -4.0  # nats: where the words of a line say this against another language, its letters are not asked
_FEWEST_SMALL = 4  # words in small letters, of which the letters are asked: fewer may look like any language
_KNOWN_WELL = 9.5  # cost of a word that is frequent enough to show the language
_CHANGE = 4.5  # nats: passing from one state of lines to another
# the same to and from damage, in a text that is damaged for the greater part
_CHANGE_AWAY, _CHANGE_BACK, _MOSTLY = 6.0, 3.0, 0.6
_STATES, _FEWEST = 3, 20  # words
_PRIOR = 4.0  # nats against damage at the start of the text


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines ``first`` to ``last`` (half-open, from 0) and whether their letters clear them of damage."""

    first: int
    last: int
    intact: bool


def shares(text: str) -> dict[str, float]:
    """How much of the expected å, ä and ö the text shows: 1 is what Swedish has, 0 is none.

    Capitals count for no more than small letters, as models that lose ä may know Ä; a text in capitals has these alone.
    """
    letters = max(1.0, 0.9 * (len(text) - text.count(" ") - text.count("\n")))
    in_capitals = text.count("E") > text.count("e")
    found = {}
    for letter in SWEDISH:
        small, capital = text.count(letter), text.count(letter.upper())
        found[letter] = (small + (capital if in_capitals else min(small, capital))) / (letters * EXPECTED[letter])
    return found


def stretches(lines: Sequence[str]) -> list[Stretch]:
    """The text in stretches of whole lines; a form feed begins a new one."""
    found: list[Stretch] = []
    first = size = 0
    for number, line in enumerate(lines):
        if number > first and (size >= _STRETCH or line.startswith("\f")):
            found.append(_stretch(lines, first, number))
            first, size = number, 0
        size += len(line)
    found.append(_stretch(lines, first, len(lines)))
    return found


def _stretch(lines: Sequence[str], first: int, last: int) -> Stretch:
    text = "\n".join(lines[first:last])
    intact = len(text) >= _STRETCH // 2 and min(shares(text).values()) >= _INTACT
    return Stretch(first, last, intact)


def loss_of(text: str, *, beside_lost: bool = False) -> Loss:
    """Which of å, ä and ö a text seems to have lost, and which it shows too often to be all its own.

    ``beside_lost``: the rest of the document lost all three, so that a few that are left do not clear a letter.
    """
    found = shares(text)
    least = _INTACT if beside_lost else _LOST
    return Loss(
        frozenset(letter for letter, share in found.items() if share < least),
        frozenset(letter for letter, share in found.items() if share > _TOO_MANY),
    )


def shows_loss(text: str, loss: Loss) -> bool:
    """Whether so many of the letters are to be expected in a text of this length that their lack tells of damage."""
    return len(text) * sum(EXPECTED[letter] for letter in loss.lost) >= _TELLING


def damaged_lines(lines: Sequence[Sequence[Token]], candidates: Candidates) -> list[bool]:
    """For each line (as its tokens): is it Swedish that was damaged? The others are intact or of another language."""
    if not candidates.settings.lines:
        return [True] * len(lines)
    count = _STATES if candidates.settings.foreign else _STATES - 1
    words = [[token.text for token in line if token.kind == "word"] for line in lines]
    scores = [_line_scores(line, candidates)[:count] for line in words]
    damaged = _states(scores, (0.0, -_PRIOR, 0.0)[:count], [[_CHANGE] * count] * count)
    of_damaged = sum(len(line) for line, flag in zip(words, damaged, strict=True) if flag)
    if of_damaged > max(_FEWEST, _MOSTLY * sum(map(len, words))):
        # a second look at what has few clues of its own, knowing the rest
        changes = [[_CHANGE, _CHANGE_BACK, _CHANGE], [_CHANGE_AWAY] * count, [_CHANGE, _CHANGE_BACK, _CHANGE]]
        damaged = _states(scores, (-_PRIOR, 0.0, -_PRIOR)[:count], changes)
    return damaged


def _states(
    scores: Sequence[Sequence[float]], start: Sequence[float], changes: Sequence[Sequence[float]]
) -> list[bool]:
    """The best sequence of states of lines (see ``_line_scores``): is it damaged? ``changes``: costs, from and to."""
    states = range(len(start))
    into = [[changes[before][state] if before != state else 0.0 for before in states] for state in states]
    best = list(start)
    back: list[list[int]] = []
    stay = list(states)
    for score in scores:
        if not any(score):  # says nothing: what changes here may as well change at the next line
            back.append(stay)
            continue
        step, choice = [], []
        for state in states:
            totals = list(map(sub, best, into[state]))
            most = max(totals)
            choice.append(totals.index(most))
            step.append(most + score[state])
        best = step
        back.append(choice)
    state = max(states, key=best.__getitem__)
    found = []
    for choice in reversed(back):
        found.append(state)
        state = choice[state]
    return [state == 1 for state in reversed(found)]


def _line_scores(words: Sequence[str], candidates: Candidates) -> tuple[float, float, float]:
    """What the words say for: intact, damaged, another language (nats, against the first)."""
    damaged = foreign = 0.0
    known = candidates.scores
    small = [word for word in words if word[0].islower()]
    few = len(small) < _FEWEST_SMALL  # no sentence, but names, perhaps with a title: of any language
    for word in words:
        said = known.get(word)
        if said is None:
            said = known[word] = _word_scores(word, candidates)
        damaged += said[0]
        foreign += 0.0 if few and 0 < said[1] <= _RARE else said[1]
    if not small:
        foreign = min(0.0, foreign)
    if damaged > 0 and foreign > _NOT_FOREIGN and not few:
        foreign += letters_say(small)
    return 0.0, damaged, foreign


def _word_scores(printed: str, candidates: Candidates) -> tuple[float, float]:
    lower = printed.lower()
    if NOT_SWEDISH.search(lower) is not None:
        return -_WEIGHT, _WEIGHT
    if not candidates.lost.isdisjoint(lower):
        return -_WEIGHT, -_WEIGHT
    readings = candidates.readings(printed)
    best = readings[0]
    as_printed = best if best.text == printed else next(reading for reading in readings if reading.text == printed)
    gained = as_printed.cost - best.cost
    if candidates.lost.isdisjoint(best.word):
        gained = min(_OF_KEPT, gained)  # nothing that was lost is missing here
    if printed.isupper() and len(printed) <= SHORT_CAPITALS:
        return min(_OF_CAPITALS, gained), 0.0  # may be an abbreviation
    if printed[0].isupper() and best.rule is not None and (best.rule is not WORD or best.source > UNKNOWN_COST):
        return min(_OF_NAMES, gained), 0.0  # a name that nobody has seen may be printed rightly
    if best.rule is SPELLED:  # letters alone would make Swedish of its neighbours, too
        gained -= _BY_LETTERS
        if gained <= 0:
            return 0.0, _RARE
    damaged = _CLEAR_WEIGHT if gained > _CLEAR and len(printed) >= _LONG else min(_WEIGHT, gained)
    if lower in foreign_words():
        # å, ä and ö set aside, such a word may be Swedish too: it then speaks for both
        return min(damaged, _FOREIGN / 2), _FOREIGN if as_printed.source > _KNOWN_WELL else _RARE
    if not _LETTERS.isdisjoint(lower):
        return damaged, -_WEIGHT if best.source < _KNOWN_WELL else -_FOREIGN / 2.5
    if best.source < _KNOWN_WELL:
        return damaged, -_FOREIGN if gained > 2 else -_FOREIGN / 2
    return damaged, _RARE if best is as_printed else -_FOREIGN / 2.5
