"""The rules of repair, in the order in which they are tried."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """A reason for an edit.

    ``trust``: how much a nat of distance between the best two readings means for this rule's confidence, measured on
    pages that were kept out of the training.
    """

    id: str
    title: str
    trust: float


WORD = Rule("REP001", "the likeliest word of the lexicon that prints like this", 1.0)
CONTEXT = Rule("REP002", "a word of the lexicon, chosen by the words around it", 1.0)
COMPOUND = Rule("REP003", "a compound of known parts", 0.6)
SPELLED = Rule("REP004", "an unknown word, chosen by its letters", 0.4)
DROPPED = Rule("REP005", "a frequent word of which å, ä or ö left no trace", 0.6)
BAR = Rule("REP006", "a lone bar that was the word I", 1.0)
BULLET = Rule("REP007", "a sign at the beginning of a line that was a bullet", 1.0)
SECTION = Rule("REP008", "a dollar sign before a number that was a section sign", 1.0)
UNDECIDED = Rule("REP009", "left as printed, another reading is nearly as likely", 1.0)
ENCODING = Rule("REP012", "a word of which å, ä or ö was decoded wrongly", 1.0)
MISREAD = Rule("REP011", "a frequent word of which one letter was misread in another way", 0.5)
NAME = Rule("REP010", "an unknown name of known elements", 0.5)

RULES = (WORD, CONTEXT, COMPOUND, SPELLED, DROPPED, BAR, BULLET, SECTION, UNDECIDED, NAME, MISREAD, ENCODING)
