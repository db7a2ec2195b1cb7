"""First names that are Swedish with their marks and of another language without: *Göran Lind*, but *Goran Petrovic*.

Where such a name was printed without marks, the surname beside it tells, if it is of another language itself.
"""

from __future__ import annotations

from collections.abc import Sequence

from protokoll_parse.lexicon.words import Lexicon
from protokoll_parse.repair.context import COMMA, Choice, ranked
from protokoll_parse.repair.rerank import weight_key

ELSEWHERE = "@"  # the feature under which the lexicon knows names of other languages, and endings of them (-vic)
_ENDINGS = range(3, 9)  # letters
_SURE = 3.0  # nats


def by_origin(choices: Sequence[Choice], lexicon: Lexicon) -> list[Choice]:
    """The choices; such a first name as printed, in front of a surname of another language or behind it and a comma."""
    return [
        _as_printed(choice)
        if _may_be_of_elsewhere(choice, lexicon) and _is_of_elsewhere(_surname(choices, at), lexicon)
        else choice
        for at, choice in enumerate(choices)
    ]


def _may_be_of_elsewhere(choice: Choice, lexicon: Lexicon) -> bool:
    """Whether another reading won over a name of another language that stands there as printed."""
    if len(choice.readings) < 2 or choice.reading.rule is None:
        return False
    printed = next((reading for reading in choice.readings if reading.rule is None), None)
    return printed is not None and lexicon.has_choice(weight_key(printed.word, ELSEWHERE))


def _surname(choices: Sequence[Choice], at: int) -> str:
    """The surname beside a first name: the next word, if it has a capital, else that in front of a comma."""
    behind = choices[at + 1].reading.text if at + 1 < len(choices) else ""
    if behind[:1].isupper():
        return behind
    comma = at > 1 and choices[at - 1].reading.word == COMMA
    return choices[at - 2].reading.text if comma else ""


def _is_of_elsewhere(surname: str, lexicon: Lexicon) -> bool:
    """Whether the surname is of another language by itself or by its ending."""
    name = surname.lower()
    forms = [name, *(f"-{name[-length:]}" for length in _ENDINGS if length < len(name))]
    return bool(name) and any(lexicon.has_choice(weight_key(form, ELSEWHERE)) for form in forms)


def _as_printed(choice: Choice) -> Choice:
    """The choice with the word as printed before all others."""
    costs = [
        0.0 if reading.rule is None else cost + _SURE
        for reading, cost in zip(choice.readings, choice.costs, strict=True)
    ]
    return ranked(choice.readings, costs, choice.printing)
