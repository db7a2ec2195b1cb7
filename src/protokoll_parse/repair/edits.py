"""From the reading that was chosen for a word to the edit that says so."""

from __future__ import annotations

import math

from protokoll_parse.repair.context import Choice, Slot
from protokoll_parse.repair.rules import COMPOUND, CONTEXT, SPELLED, UNDECIDED, WORD
from protokoll_parse.repair.tokens import Token
from protokoll_parse.text import Edit, Span

_REVIEW = 0.88  # confidence below which a person should look
_TOO_CLOSE = 1.0  # nats: the word as printed is not given up, or passed over in silence, for less


def edit_of(token: Token, slot: Slot, choice: Choice, *, inside: bool) -> Edit | None:
    """The edit of a word, None when it stays.

    Where the word as printed and another reading are too close, the edit changes nothing and asks for a person's eye.
    ``inside``: a lower-case word stands before it, so that a capital is unlikely.
    """
    reading, other = choice.reading, choice.other
    rule = reading.rule
    if rule is None or (choice.distance < _TOO_CLOSE and rule in {COMPOUND, SPELLED}):
        if choice.distance >= _TOO_CLOSE:
            return None
        rival = other if rule is None else reading
        return _edit(token, token.text, UNDECIDED.id, 0.5, rival.text if rival is not None else None)
    replacement = reading.text
    if inside and token.text[0] == "O" and replacement[0] == "Ö" and reading.capital == 0 and not token.text.isupper():
        # a capital O read from a small ö: this word has no capital within sentences
        replacement = replacement.lower()
    if rule is WORD and reading is not slot.readings[0]:
        rule = CONTEXT
    confidence = 1 / (1 + math.exp(-choice.distance * rule.trust))
    return _edit(token, replacement, rule.id, confidence, other.text if other is not None else None)


def _edit(token: Token, replacement: str, rule: str, confidence: float, runner_up: str | None) -> Edit:
    span = Span(token.start, token.start + len(token.text))
    return Edit(span, token.text, replacement, rule, round(confidence, 4), runner_up, confidence < _REVIEW)
