"""Words that nobody has seen: the letters decide."""

from __future__ import annotations

from protokoll_parse.lexicon.skeleton import CONFUSABLE
from protokoll_parse.lexicon.words import Lexicon
from protokoll_parse.repair.channel import Channel

ORDER = 7
START, NAME = "^", "~"  # what a word begins with; before the n-grams of names
_BACKED_OFF = 0.9  # nats, for each order that the table does not hold
_UNSEEN = 8.0  # nats: a letter that no context knows
_BEAM = 6
_REMEMBERED = 200_000


class Spelling:
    """The letter model: costs of unknown words, and their likeliest readings."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lookup = lexicon.letter_cost
        self._steps: dict[str, dict[str, float]] = {"": {}, NAME: {}}

    def _step(self, gram: str, kind: str) -> float:
        """What the last letter of ``gram`` costs after those before it. ``kind``: "" or ``NAME``."""
        steps = self._steps[kind]
        known = steps.get(gram)
        if known is None:
            cost = self._lookup(kind + gram)
            if cost is None:
                cost = _BACKED_OFF + self._step(gram[1:], kind) if len(gram) > 1 else _UNSEEN
            known = cost
            if len(steps) > _REMEMBERED:
                steps.clear()
            steps[gram] = known
        return known

    def cost(self, word: str, *, name: bool) -> float:
        """What a lower-case word costs, letter by letter."""
        text, kind = START + word + "$", NAME if name else ""
        return sum(self._step(text[max(0, end - ORDER) : end], kind) for end in range(2, len(text) + 1))

    def readings(self, form: str, channel: Channel, *, name: bool) -> list[tuple[str, float, float]]:
        """(word, cost of its letters, cost of the printing) of the likeliest readings of a printed form."""
        kind = NAME if name else ""
        beam: dict[str, tuple[float, float]] = {START: (0.0, 0.0)}
        at = 0
        while at <= len(form):
            end = at + 1
            if at < len(form) and form[at] in CONFUSABLE:
                while end < len(form) and form[end] in CONFUSABLE:
                    end += 1
                options = channel.readings(form[at:end])
            else:
                options = ((form[at] if at < len(form) else "$", 0.0),)
            grown: dict[str, tuple[float, float]] = {}
            for text, (letters, printing) in beam.items():
                for run, cost in options:
                    longer, total = text, letters
                    for letter in run:
                        longer += letter
                        total += self._step(longer[-ORDER:], kind)
                    grown[longer] = (total, printing + cost)
            beam = dict(sorted(grown.items(), key=lambda item: item[1][0] + item[1][1])[:_BEAM])
            at = end
        return [(text[1:-1], letters, printing) for text, (letters, printing) in beam.items()]
