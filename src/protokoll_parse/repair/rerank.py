"""The last word on readings of one unmarked spelling (har, här, hår): weights of the words around them.

The weights are trained by ``tools/lexicon_choices.py`` on the corpora of the lexicon, for the groups of words where a
wrong choice is most frequent. They see three words on either side, which word pairs do not.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

from protokoll_parse.lexicon.words import Lexicon
from protokoll_parse.repair.context import BOUNDARY, Choice, context_of, ranked

_CLOSE = 6.0  # nats: a choice by word pairs that is surer than this stands
_SHARE = 0.8  # of the weights in the decision; the rest is what word pairs said
Around = tuple[str, str, str, str, str, str]  # three words before, three after
BIAS = "0"
LABELS = "0123456789ABCDE"  # of the features, in the order of training
OF_PAIRS, OF_ENDINGS, OF_ENDING_PAIRS = "567", "89CD", "E"
_CACHED = 10_000  # words
ENDING = 3  # letters of a neighbour's end


def weight_key(word: str, feature: str) -> str:
    """The key under which the lexicon holds the weight of a feature for a word."""
    return f"{word}\t{feature}"


def features(around: Around) -> list[str]:
    """The features of a place, from the words (or signs, as ``context`` names them) around it."""
    before3, before2, before, after, after2, after3 = around
    end, start = before[-ENDING:], after[-ENDING:]
    return [
        f"1{before2}", f"2{before}", f"3{after}", f"4{after2}",
        f"5{before2} {before}", f"6{before} {after}", f"7{after} {after2}",
        f"8{end}", f"9{start}", f"A{before3}", f"B{after3}",
        f"C{before2[-ENDING:]}", f"D{after2[-ENDING:]}", f"E{end} {start}",
    ]  # fmt: skip


def costs(words: Sequence[str], around: Around, lexicon: Lexicon) -> list[float]:
    """The cost (negative logarithm of the share) of each word in this place."""
    keys = [BIAS, *features(around)]
    scores = [lexicon.choice_weight([weight_key(word, feature) for feature in keys]) for word in words]
    top = max(scores)
    total = top + math.log(sum(math.exp(score - top) for score in scores))
    return [total - score for score in scores]


def reranked(choices: Sequence[Choice], lexicon: Lexicon) -> list[Choice]:
    """The choices with the close ones weighed again, by the words that were chosen around them."""
    edge = [BOUNDARY] * 3
    chosen = [*edge, *(context_of(choice.reading) for choice in choices), *edge]
    return [
        _weighed(
            choice,
            (chosen[at], chosen[at + 1], chosen[at + 2], chosen[at + 4], chosen[at + 5], chosen[at + 6]),
            lexicon,
        )
        if len(choice.readings) > 1 and choice.distance < _CLOSE
        else choice
        for at, choice in enumerate(choices)
    ]


@lru_cache(maxsize=_CACHED)
def _has_weights(word: str, lexicon: Lexicon) -> bool:
    """Whether the word is of a group for which there are weights."""
    return lexicon.has_choice(weight_key(word, BIAS))


def _weighed(choice: Choice, around: Around, lexicon: Lexicon) -> Choice:
    words = [reading.word for reading in choice.readings]
    if not _has_weights(words[0], lexicon):
        return choice
    group = [i for i, word in enumerate(words) if i == 0 or _has_weights(word, lexicon)]
    if len(group) < 2:
        return choice
    weighed = costs([words[i] for i in group], around, lexicon)
    totals = [cost + _CLOSE for cost in choice.costs]  # what has no weights cannot win
    for i, cost in zip(group, weighed, strict=True):
        totals[i] = (1 - _SHARE) * choice.costs[i] + _SHARE * (cost + choice.printing[i])
    return ranked(choice.readings, totals, choice.printing)
