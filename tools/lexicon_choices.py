"""Weights that choose between words of one unmarked spelling (har, här, hår) by the words around them.

One multinomial logistic regression for each group of such words, trained on the corpora themselves: their text is
intact, so every occurrence is an example. Features are the two words before and after, pairs of them, and the endings
of the nearest ones; ``protokoll_parse.repair.rerank`` computes the same.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

import numpy as np
from lexicon_corpus import BOUNDARY, SPECIAL, UNKNOWN, Counts
from lexicon_words import Words, plain
from numpy.typing import NDArray

from protokoll_parse.repair.rerank import (
    BIAS,
    ENDING,
    LABELS,
    OF_ENDING_PAIRS,
    OF_ENDINGS,
    OF_PAIRS,
    weight_key,
)  # fmt: skip

GROUPS = 600
FEWEST = 12  # occurrences (weighted) of the second most frequent word of a group
RATIO = 1 / 1500  # words rarer than this share of their group are left out of it
EXAMPLES = 120_000  # at most, for each group
RAREST_FEATURE = 2  # examples
EPOCHS = 8
BATCH = 512
RATE, DECAY = 0.25, 2e-5
WEIGHTS = 300_000
SMALLEST = 0.15
SEED = 20261121


def groups(words: Words) -> list[list[str]]:
    """The groups that matter most: by how often their second word occurs."""
    by_spelling: dict[str, list[str]] = defaultdict(list)
    for word, weight in words.weight.items():
        if weight >= FEWEST / 4 and words.capital[word] < 0.8:
            by_spelling[plain(word)].append(word)
    found = []
    for members in by_spelling.values():
        members.sort(key=lambda word: (-words.weight[word], word))
        kept = [word for word in members if words.weight[word] >= words.weight[members[0]] * RATIO]
        if len(kept) > 1 and words.weight[kept[1]] >= FEWEST:
            found.append(kept)
    found.sort(key=lambda members: (-words.weight[members[1]], members))
    return found[:GROUPS]


class _Corpus:
    """All tokens as one array, with words that the lexicon lacks made one, and the endings of words numbered."""

    def __init__(self, counts: Counts, words: Words) -> None:
        self.names = list(counts.types)
        unknown = self.names.index(UNKNOWN)
        known = np.array([name in words.weight or name in SPECIAL for name in self.names])
        edge = np.full(4, self.names.index(BOUNDARY), dtype=np.int64)
        parts, weights = [], []
        for weight, stream in counts.streams:
            parts += [edge, np.where(known[stream], stream, unknown).astype(np.int64)]
            weights += [np.ones(4), np.full(len(stream), min(4.0, float(weight)))]
        self.tokens = np.concatenate([*parts, edge])
        self.weights = np.concatenate([*weights, np.ones(4)])
        endings: dict[str, int] = {}
        self.ending_of = np.array([endings.setdefault(name[-ENDING:], len(endings)) for name in self.names])
        self.endings = list(endings)

    def features(self, at: NDArray[np.int64]) -> NDArray[np.int64]:
        """One row of feature numbers for each place: see ``name``."""
        size = len(self.names)
        before3, before2, before, after, after2, after3 = (self.tokens[at + shift] for shift in (-3, -2, -1, 1, 2, 3))
        ending = self.ending_of
        columns = [
            np.zeros_like(before), before2, before, after, after2,
            before2 * size + before, before * size + after, after * size + after2,
            ending[before], ending[after],
            before3, after3, ending[before2], ending[after2], ending[before] * size + ending[after],
        ]  # fmt: skip
        return np.stack([column + kind * size * size for kind, column in enumerate(columns)], axis=1)

    def name(self, feature: int) -> str:
        """The key of a feature number, as the reader computes it."""
        size = len(self.names)
        kind, rest = divmod(feature, size * size)
        if kind == 0:
            return BIAS
        label = LABELS[kind]
        first, second = divmod(rest, size)
        if label in OF_ENDINGS:
            return f"{label}{self.endings[rest]}"
        if label in OF_ENDING_PAIRS:
            return f"{label}{self.endings[first]} {self.endings[second]}"
        if label in OF_PAIRS:
            return f"{label}{self.names[first]} {self.names[second]}"
        return f"{label}{self.names[rest]}"


def _train(
    features: NDArray[np.int64], labels: NDArray[np.int64], weights: NDArray[np.float64], classes: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """(feature numbers, their examples, weights feature × class) by AdaGrad on the weighted log loss."""
    numbers, inverse, seen = np.unique(features, return_inverse=True, return_counts=True)
    inverse = inverse.reshape(features.shape)
    keep = seen >= RAREST_FEATURE
    column = np.where(keep, np.cumsum(keep) - 1, keep.sum())
    rows = column[inverse]
    width = int(keep.sum()) + 1
    table = np.zeros((width, classes))
    squares = np.full((width, classes), 1e-5)
    random = np.random.default_rng(SEED)
    for _ in range(EPOCHS):
        order = random.permutation(len(labels))
        for start in range(0, len(order), BATCH):
            chosen = order[start : start + BATCH]
            active = rows[chosen]
            scores = table[active].sum(axis=1)
            scores -= scores.max(axis=1, keepdims=True)
            share = np.exp(scores)
            share /= share.sum(axis=1, keepdims=True)
            share[np.arange(len(chosen)), labels[chosen]] -= 1
            share *= weights[chosen, None]
            gradient = np.zeros_like(table)
            np.add.at(gradient, active.ravel(), np.repeat(share, active.shape[1], axis=0))
            touched = np.unique(active)
            step = gradient[touched] / len(chosen) + DECAY * table[touched]
            squares[touched] += step**2
            table[touched] -= RATE * step / np.sqrt(squares[touched])
            table[-1] = 0  # the features that are too rare share the last row
    return numbers[keep], seen[keep], table[:-1]


def choices(counts: Counts, words: Words) -> dict[str, float]:
    """Weights by key (``rerank.weight_key``); a bias for each word of a group is always among them."""
    corpus = _Corpus(counts, words)
    number_of = {name: number for number, name in enumerate(corpus.names)}
    members = groups(words)
    group_of = np.full(len(corpus.names), -1)
    class_of = np.zeros(len(corpus.names), dtype=np.int64)
    for group, names in enumerate(members):
        for place, name in enumerate(names):
            if name in number_of:
                group_of[number_of[name]], class_of[number_of[name]] = group, place
    found = group_of[corpus.tokens]
    places = np.flatnonzero(found >= 0)
    order = np.argsort(found[places], kind="stable")
    places = places[order]
    bounds = np.searchsorted(found[places], np.arange(len(members) + 1))
    kept: list[tuple[float, str, float]] = []
    biases: dict[str, float] = {}
    random = np.random.default_rng(SEED)
    for names, (first, last) in zip(members, pairwise(bounds.tolist()), strict=True):
        at = places[first:last]
        if len(at) > EXAMPLES:
            at = np.sort(random.choice(at, EXAMPLES, replace=False))
        labels = class_of[corpus.tokens[at]]
        numbers, seen, table = _train(corpus.features(at), labels, corpus.weights[at], len(names))
        for number, n, row in zip(numbers.tolist(), seen.tolist(), table.tolist(), strict=True):
            key = corpus.name(number)
            for name, weight in zip(names, row, strict=True):
                if key == BIAS:
                    biases[weight_key(name, key)] = weight
                elif abs(weight) >= SMALLEST:
                    kept.append((-abs(weight) * n**0.5, weight_key(name, key), weight))
    kept.sort()
    return biases | {key: weight for _, key, weight in kept[:WEIGHTS]}
