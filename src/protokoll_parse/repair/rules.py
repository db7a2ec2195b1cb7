"""The rules of repair, in the order in which they are tried."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """A reason for an edit.

    ``trust``: how much a nat of distance between the best two readings means for this rule's confidence. ``start``: the
    log odds that its reading is right where there is no distance. Both are fitted to the pairs that the channel is
    learned from, never to those that are measured.
    """

    id: str
    title: str
    trust: float
    start: float = 0.0

    def confidence(self, distance: float) -> float:
        """The probability that a reading is right that leads by this distance (nats)."""
        return 1 / (1 + math.exp(-self.start - self.trust * distance))


WORD = Rule("REP001", "the likeliest word of the lexicon that prints like this", 0.75)
CONTEXT = Rule("REP002", "a word of the lexicon, chosen by the words around it", 0.75)
COMPOUND = Rule("REP003", "a compound of known parts", 0.5, -0.5)
SPELLED = Rule("REP004", "an unknown word, chosen by its letters", 0.5, -1.3)
DROPPED = Rule("REP005", "a known word of which å, ä or ö left no trace", 0.4)
BAR = Rule("REP006", "a lone bar that was the word I", 1.0)
BULLET = Rule("REP007", "a sign at the beginning of a line that was a bullet", 1.0)
SECTION = Rule("REP008", "a dollar sign before a number that was a section sign", 1.0)
UNDECIDED = Rule("REP009", "left as printed, another reading is nearly as likely", 0.65)
ENCODING = Rule("REP012", "a word of which å, ä or ö was decoded wrongly", 1.0)
MISREAD = Rule("REP011", "a known word of which one letter was misread in another way", 0.25)
SPECK = Rule("REP013", "a speck in the space between two words", 1.0)
LIGATURE = Rule("REP015", "a ligature that was decoded as one sign", 1.0)
TORN = Rule("REP014", "a space before the @ of an address", 1.0)
LOST_SECTION = Rule("REP016", "an 8, 5, S or $ where only a section sign can stand", 1.0)
MISREAD_ROMAN = Rule("REP017", "II or III of which an I was printed as l", 1.0)
TORN_NAME = Rule("REP019", "a space within a double first name", 1.0)
LETTER_SPACED = Rule("REP020", "a word set in spaced letters", 1.0)
GLUED = Rule("REP021", "a lost space in front of a preposition", 1.0)
MISREAD_DIGIT = Rule("REP018", "an O or é within a number that was a 0 or a 6", 1.0)
TWICE_READ = Rule("REP022", "a letter alone that was read as capital and small letter at once", 1.0)
MISREAD_PARTY = Rule("REP023", "a digit in brackets behind a name that was the party S", 1.0)
SMALL_CAPITAL = Rule("REP024", "a small letter of the same shape that was the capital of a name", 1.0)
CAPITAL_WORD = Rule("REP025", "a zero or a speck within a known word in capitals", 1.0)
CAPITAL_I = Rule("REP026", "a small l that was the capital I of a word", 1.0)
NAME = Rule("REP010", "an unknown name of known elements", 0.3)

RULES = (
    WORD,
    CONTEXT,
    COMPOUND,
    SPELLED,
    DROPPED,
    BAR,
    BULLET,
    SECTION,
    UNDECIDED,
    NAME,
    MISREAD,
    ENCODING,
    SPECK,
    TORN,
    LIGATURE,
    LOST_SECTION,
    MISREAD_ROMAN,
    MISREAD_DIGIT,
    TORN_NAME,
    LETTER_SPACED,
    GLUED,
    TWICE_READ,
    MISREAD_PARTY,
    SMALL_CAPITAL,
    CAPITAL_WORD,
    CAPITAL_I,
)
