"""From the reading that was chosen for a word to the edit that says so."""

from __future__ import annotations

import math

from protokoll_parse.repair.candidates import UNKNOWN_COST
from protokoll_parse.repair.context import Choice, Slot
from protokoll_parse.repair.rules import COMPOUND, CONTEXT, NAME, SPELLED, UNDECIDED, WORD
from protokoll_parse.repair.tokens import Token
from protokoll_parse.text import Edit, Span

# The odder the letters of a word that nobody knows, the likelier was it misread. _ODD: the mean cost of a letter (nats)
# where every second word was, with a capital (as foreign names have) and without; _BY_LETTER: what a nat of it adds to
# the log odds. Fitted as the rules are
_ODD, _BY_LETTER = (7.4, 6.2), 0.9
REVIEW = 0.88  # confidence below which a person should look
# nats: the word as printed is not given up for less. What wins by its letters is right more often than not
_TOO_CLOSE = {COMPOUND: 1.0, NAME: 1.0, SPELLED: 0.2}
_FAR = 3.0  # nats: … though it is given up when it is worse by this, however close two other readings are


def stays(choice: Choice) -> bool:
    """Whether a word is to stay as printed, with no doubt, as nearly all are."""
    reading = choice.readings[0]
    return len(choice.readings) == 1 and reading.rule is None and reading.source <= UNKNOWN_COST


def edit_of(token: Token, slot: Slot, choice: Choice, *, inside: bool) -> Edit | None:
    """The edit of a word of which it is not certain that it stays (see ``stays``), None when it does.

    Where the word as printed and another reading are too close, the edit changes nothing and asks for a person's eye.
    ``inside``: a lower-case word stands before it, so that a capital is unlikely.
    """
    reading = choice.reading
    other = choice.other
    rule = reading.rule
    if rule is None or (choice.distance < _TOO_CLOSE.get(rule, 0.0) and choice.to_printed < _FAR):
        return _kept(token, choice)
    replacement = reading.text
    if inside and _wrong_capital(token.text, replacement) and reading.capital == 0:
        # a capital read from a small ö: this word has no capital within sentences
        replacement = replacement.lower()
    if rule is WORD and reading is not slot.readings[0]:
        rule = CONTEXT
    return _edit(
        token, replacement, rule.id, rule.confidence(choice.distance), other.text if other is not None else None
    )


def _kept(token: Token, choice: Choice) -> Edit | None:
    """The edit that changes nothing and asks for a person's eye; None when there is no doubt."""
    reading = choice.reading
    rival = choice.other if reading.rule is None else reading
    confidence = UNDECIDED.confidence(choice.distance) if reading.rule is None else 0.5
    if reading.rule is None and reading.source > UNKNOWN_COST:
        odd = _ODD[token.text[0].islower()] - reading.source / len(token.text)
        confidence = min(confidence, 1 / (1 + math.exp(-_BY_LETTER * odd)))
    if confidence >= REVIEW:
        return None
    return _edit(token, token.text, UNDECIDED.id, confidence, rival.text if rival is not None else None)


def _wrong_capital(printed: str, replacement: str) -> bool:
    """Whether a word begins with an Å, Ä or Ö that was printed as a capital of another kind."""
    return replacement[0] in "ÅÄÖ" and printed[0] in "AOG" and not printed.isupper()


def _edit(token: Token, replacement: str, rule: str, confidence: float, runner_up: str | None) -> Edit:
    span = Span(token.start, token.start + len(token.text))
    return Edit(span, token.text, replacement, rule, round(confidence, 4), runner_up, confidence < REVIEW)
