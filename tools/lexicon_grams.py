"""The n-gram tables: word pairs where a word is ambiguous, and letters for words that nobody has seen."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping

import numpy as np
from lexicon_corpus import PHRASES_WEIGHT, SPECIAL, Counts
from lexicon_words import Words, plain
from numpy.typing import NDArray

PAIRS = 560_000  # word pairs kept
DISCOUNT = 0.75
RAREST_PAIR = 2  # occurrences in all corpora; a pair seen once tells more about its text than about the language
ORDER = 6  # letters
ALWAYS_KEPT, RAREST_GRAM, GRAMS, NAME_GRAMS = 3, 2, 310_000, 95_000  # letter n-grams: length, occurrences, numbers
BACKED_OFF = 0.9  # nats, as in repair.spelling
_OPEN = re.compile("[aåäoöidé]")  # where no letter is in doubt, all readings cost the same
START, NAME = "^", "~"  # what a word begins with; before the n-grams of names

# what the printed form of a word may look like when only one kind of misreading happened
_PRINTED = [str.maketrans("åäö", target) for target in ("aao", "aio", "ado", "dao", "aaé", "aéo")]


def ambiguous(words: Words) -> set[str]:
    """The words that share a printed form with another word."""
    printed: dict[str, set[str]] = defaultdict(set)
    for word, weight in words.weight.items():
        if weight >= 2:
            printed[plain(word)].add(word)
            printed[word].add(word)
            if any(letter in word for letter in "åäö"):
                for table in _PRINTED:
                    printed[word.translate(table)].add(word)
    return {word for group in printed.values() if len(group) > 1 for word in group}


def pairs(counts: Counts, words: Words) -> tuple[dict[str, float], dict[str, float]]:
    """Costs of the kept word pairs (``"first second"``) and the back-off cost of every word."""
    names = list(counts.types)
    known = np.array([name in words.weight or name in SPECIAL for name in names])
    unknown = names.index(SPECIAL[3])
    size = len(names)
    keys: list[NDArray[np.int64]] = []
    weights: list[NDArray[np.float64]] = []
    seen: list[NDArray[np.int64]] = []
    for weight, stream in counts.streams:
        numbers = np.where(known[stream], stream, unknown).astype(np.int64)
        key, n = np.unique(numbers[:-1] * size + numbers[1:], return_counts=True)
        keys.append(key)
        weights.append(n * float(weight))
        # a phrase of our own needs no second witness
        seen.append(np.where(weight == PHRASES_WEIGHT, RAREST_PAIR, n).astype(np.int64))
    key, inverse = np.unique(np.concatenate(keys), return_inverse=True)
    weight_of = np.bincount(inverse, np.concatenate(weights))
    seen_of = np.bincount(inverse, np.concatenate(seen))
    first, second = key // size, key % size
    context = np.bincount(first, weight_of, size)
    followers = np.bincount(first, minlength=size)
    occurrences = np.bincount(second, weight_of, size)
    unigram = occurrences / occurrences.sum()
    spread = DISCOUNT * followers / np.maximum(context, 1)
    probability = np.maximum(weight_of - DISCOUNT, 0) / context[first] + spread[first] * unigram[second]
    gain = weight_of * np.log(probability / np.maximum(spread[first] * unigram[second], 1e-30))
    choice = ambiguous(words)
    open_word = np.array([name in choice for name in names])
    useful = (
        (open_word[first] | open_word[second]) & (seen_of >= RAREST_PAIR) & (first != unknown) & (second != unknown)
    )
    order = np.argsort(-np.where(useful, gain, -1.0), kind="stable")[: min(PAIRS, int(useful.sum()))]
    kept_mass = np.bincount(first[order], probability[order], size)
    kept_unigram = np.bincount(first[order], unigram[second[order]], size)
    backoff = np.maximum(1 - kept_mass, 1e-4) / np.maximum(1 - kept_unigram, 1e-4)
    table = {
        f"{names[a]} {names[b]}": -math.log(p)
        for a, b, p in zip(first[order].tolist(), second[order].tolist(), probability[order].tolist(), strict=True)
    }
    return table, {
        name: max(0.0, -math.log(value)) for name, value in zip(names, backoff.tolist(), strict=True) if value < 1
    }


def special(counts: Counts, backoff: dict[str, float]) -> dict[str, list[float]]:
    """Cost and back-off cost of the tokens that are no words."""
    tokens = sum(len(stream) for _, stream in counts.streams)
    costs = {}
    for number, name in enumerate(SPECIAL[:3]):
        seen = sum(int((stream == number).sum()) for _, stream in counts.streams)
        costs[name] = [round(-math.log(seen / tokens), 2), round(backoff.get(name, 0.0), 2)]
    costs[SPECIAL[3]] = [0.0, round(backoff.get(SPECIAL[3], 0.0), 2)]
    return costs


def letters(words: Words, spellings: frozenset[str]) -> dict[str, float]:
    """Costs of letter n-grams of words, and those of names with ``NAME`` before them."""
    names = {name: round(weight) for name, weight in words.names.items()}
    others = {
        word: 1 for word in sorted(spellings) if word.islower() and not (word[-1] == "s" and word[:-1] in spellings)
    }
    others |= dict.fromkeys((word for word in words.weight if word not in names), 1)
    found = _letters(others, GRAMS)
    return found | {NAME + gram: cost for gram, cost in _letters(names, NAME_GRAMS).items()}


def _letters(words: Mapping[str, int], most: int) -> dict[str, float]:
    """Costs of the last letter of n-grams after those before it, interpolated over the orders (Witten-Bell).

    With an n-gram all those are kept that it begins with: the reader (``repair.spelling``) need not ask for a letter
    after a context that it did not find.
    """
    grams: Counter[str] = Counter()
    after: Counter[str] = Counter()
    for word, count in words.items():
        if len(word) < 3:
            continue
        text = START + word + "$"
        for end in range(2, len(text) + 1):
            # from one letter alone up to ORDER signs; the mark of the beginning counts as context only
            for n in range(1, min(ORDER, end) + 1):
                grams[text[end - n : end]] += count
    contexts: Counter[str] = Counter()
    for gram, n in grams.items():
        contexts[gram[:-1]] += n
        after[gram[:-1]] += 1
    probability: dict[str, float] = {}
    costs: dict[str, float] = {}
    gains: list[tuple[float, str]] = []
    for gram in sorted(grams, key=lambda gram: (len(gram), gram)):
        context = gram[:-1]
        lower = probability.get(gram[1:], 1e-4) if len(gram) > 1 else 1 / 64
        n, kinds = contexts[context], after[context]
        probability[gram] = (grams[gram] + kinds * lower) / (n + kinds)
        cost = -math.log(probability[gram])
        if len(gram) <= ALWAYS_KEPT:
            costs[gram] = cost
        elif grams[gram] >= RAREST_GRAM and _OPEN.search(gram):
            # what the reader would think it costs without this gram, times how often it would be asked
            gains.append((-grams[gram] * abs(cost + math.log(lower) - BACKED_OFF), gram))
    gains.sort()
    for _, gram in gains:
        if len(costs) >= most:
            break
        for end in range(len(gram), ALWAYS_KEPT, -1):
            costs[gram[:end]] = -math.log(probability[gram[:end]])
    return costs
