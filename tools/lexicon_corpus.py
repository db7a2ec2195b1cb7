"""Reading and counting the corpora that the lexicon is built from."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

# file -> weight of its tokens. Minutes-like text counts more: the genre is what helps most after the channel itself.
SOURCES: dict[str, int] = {
    "forening_protokoll": 8,
    "digg": 3,
    "foreskrifter": 1,
    "interpellationer": 1,
    "ner_webbnyheter": 1,
    "regeringen": 1,
    "sfs": 1,
}
# stock phrases of minutes, written for this project: what rooms, roles and items are called is rare elsewhere
PHRASES, PHRASES_WEIGHT = Path(__file__).parent / "minutes_phrases.txt", 25
# 2 % of every source stays out of the counts, in runs of lines that belong together, so that there is always text
# to measure on that the lexicon has not seen
HELD_OUT_RUN, HELD_OUT_EVERY = 250, 50
SHINGLE = 8  # words in a row that show that a paragraph is one of the texts of the OCR pairs

TOKEN = re.compile(r"[^\W\d_]+|\d+|[.:!?]+(?=\s|$)|[,;()–]")
_WORD_END = re.compile(r"[.:!?]")
BOUNDARY, COMMA, NUMBER, UNKNOWN = "<s>", "<,>", "<0>", "<?>"
SPECIAL = (BOUNDARY, COMMA, NUMBER, UNKNOWN)


@dataclass(slots=True)
class Counts:
    """What was counted: words as printed and lower-cased, and the corpora as numbered tokens.

    ``capital`` and ``within`` count the occurrences of a lower-cased word inside sentences, with a capital and in all.
    ``streams`` holds (weight, token numbers) for each source; numbers index ``types``.
    """

    types: dict[str, int] = field(default_factory=dict)
    words: Counter[str] = field(default_factory=Counter)
    capital: Counter[str] = field(default_factory=Counter)
    within: Counter[str] = field(default_factory=Counter)
    streams: list[tuple[int, NDArray[np.int32]]] = field(default_factory=list)
    tokens: dict[str, int] = field(default_factory=dict)


def is_held_out(line_number: int) -> bool:
    """Whether a line (from 0) of a corpus file is kept out of the counts."""
    return line_number // HELD_OUT_RUN % HELD_OUT_EVERY == 7


def shingles(text: str) -> Iterator[tuple[str, ...]]:
    words = text.split()
    return (tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))


def measured_texts(shared: Path) -> set[tuple[str, ...]]:
    """The word sequences of all OCR pairs: what we measure on must not be counted."""
    known: set[tuple[str, ...]] = set()
    for path in sorted((shared / "ocr").glob("*.jsonl")):
        for row in path.read_text("utf-8").splitlines():
            known.update(shingles(" ".join(json.loads(row)["truth"])))
    return known


def paragraphs(shared: Path, source: str, *, held_out: bool = False) -> Iterator[str]:
    """The paragraphs of a corpus that are counted, or those that are kept out."""
    with gzip.open(shared / "corpus" / f"{source}.txt.gz", "rt", encoding="utf-8") as file:
        for number, line in enumerate(file):
            if is_held_out(number) == held_out:
                yield line


def count(shared: Path) -> Counts:
    """Count all sources."""
    counts = Counts()
    types = counts.types
    for special in SPECIAL:
        types[special] = len(types)
    measured = measured_texts(shared)
    phrases = PHRASES.read_text("utf-8").split("\n")
    for source, weight in {**SOURCES, PHRASES.stem: PHRASES_WEIGHT}.items():
        numbers: list[int] = []
        seen: Counter[str] = Counter()
        for paragraph in phrases if source == PHRASES.stem else paragraphs(shared, source):
            if any(shingle in measured for shingle in shingles(paragraph)):
                continue
            start = True
            numbers.append(0)
            for token in TOKEN.findall(paragraph):
                if token[0].isalpha():
                    lower = token.lower()
                    seen[lower] += 1
                    if not start:
                        counts.within[lower] += weight
                        if token[0] != lower[0] and not (len(token) > 1 and token.isupper()):
                            counts.capital[lower] += weight
                    start = False
                    numbers.append(types.setdefault(lower, len(types)))
                elif _WORD_END.match(token):
                    start = True
                    numbers.append(0)
                else:
                    numbers.append(2 if token[0].isdigit() else 1)
        for word, n in seen.items():
            counts.words[word] += n * weight
        counts.tokens[source] = seen.total()
        counts.streams.append((weight, np.array(numbers, dtype=np.int32)))
    return counts
