#!/usr/bin/env python3
"""Learn what English OCR models print for each letter, from pairs of printed and true lines.

    learn_channel.py PAIRS.jsonl [--to src/protokoll_parse/lexicon/data/channel.tsv]

A pair is a JSON line with ``id``, ``condition``, ``ocr`` and ``truth`` (lines). Every fifth document (by the digest of
the id before ``#``) is left for measuring.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from operator import itemgetter
from pathlib import Path

from protokoll_parse.lexicon.skeleton import runs, skeleton
from protokoll_parse.repair.channel import Channel
from protokoll_parse.repair.printed import forms

ROUNDS = 4
RAREST = 2
WORD = re.compile(r"\S+")
EDGE = "\"'”“„»«’‘.,;:!?()[]{}*•–—-_|"
OTHER_LANGUAGES = re.compile(r"-(swe|nor|dan|deu)$")


def is_kept_out(document: str) -> bool:
    """Whether a document (the id before ``#``) is one of the fifth that is measured on."""
    return zlib.crc32(document.encode()) % 5 == 0


def word_pairs(path: Path) -> Iterator[tuple[str, str]]:
    """(true, printed) words of the lines that have as many words on both sides."""
    for row in map(json.loads, path.read_text("utf-8").splitlines()):
        if OTHER_LANGUAGES.search(row["condition"]) or is_kept_out(row["id"].split("#")[0]):
            continue
        for printed_line, true_line in zip(row["ocr"], row["truth"], strict=True):
            printed, true = WORD.findall(printed_line), WORD.findall(true_line)
            if len(printed) == len(true):
                yield from ((t.strip(EDGE), p.strip(EDGE)) for t, p in zip(true, printed, strict=True))


def aligned_runs(pairs: Iterator[tuple[str, str]]) -> Counter[tuple[str, str]]:
    """(true run, printed run) of the words whose skeletons agree."""
    found: Counter[tuple[str, str]] = Counter()
    for true, printed in pairs:
        lower = true.lower()
        if not true.isalpha() or true[1:] != lower[1:] or not printed:
            continue
        for form, _ in sorted(forms(printed), key=itemgetter(1)):
            if skeleton(form) == skeleton(lower):
                found.update(zip(runs(lower), runs(form), strict=True))
                break
    return found


def learn(found: Counter[tuple[str, str]]) -> list[tuple[str, str, int, float]]:
    """Rows (letter, printed, occurrences, probability): the best alignment of all runs, found in a few rounds."""
    probability: dict[str, dict[str, float]] = {}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for (true, printed), n in found.items():
        if len(true) == 1:
            counts[true][printed] += n
    for _ in range(ROUNDS):
        probability = {
            letter: {p: n / of.total() for p, n in of.items() if n >= RAREST} for letter, of in counts.items()
        }
        channel = Channel({a: {p: -math.log(q) for p, q in of.items()} for a, of in probability.items()})
        counts = defaultdict(Counter)
        for (true, printed), n in found.items():
            for letter, part in channel.align(true, printed):
                counts[letter][part] += n
    return [
        (letter, printed, n, n / of.total())
        for letter, of in sorted(counts.items())
        for printed, n in of.most_common()
        # letters that left no trace are priced by hand (see the channel); a plain letter that reads as something else
        # is somebody's spelling, or noise that would make all spellings doubtful
        if n >= RAREST and printed and (letter not in "adio" or printed == letter)
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--to", type=Path, default=Path("src/protokoll_parse/lexicon/data/channel.tsv"))
    args = parser.parse_args()
    rows = learn(aligned_runs(word_pairs(args.pairs)))
    lines = ["letter\tprinted\tcount\tprobability", *(f"{a}\t{p}\t{n}\t{q:.6f}" for a, p, n, q in rows)]
    args.to.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
