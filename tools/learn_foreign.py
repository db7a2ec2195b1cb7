#!/usr/bin/env python3
"""Learn what letters say for other languages against Swedish, from how often langdetect saw three of them in a row.

    learn_foreign.py PROFILES [--to src/protokoll_parse/lexicon/data/foreign_letters.tsv]

PROFILES is the folder ``langdetect/profiles`` of the source package of langdetect 1.0.9 (counted on Wikipedia).
Letters are taken without their marks, as OCR that does not have them prints them, Swedish ones too.
"""

from __future__ import annotations

import argparse
import json
import math
import re
from collections import Counter
from pathlib import Path

from protokoll_parse.repair.foreign import NOTHING, plain

SWEDISH = "sv"
LANGUAGES = ("da", "de", "en", "es", "et", "fi", "fr", "no", "pl", "so")
GRAM = re.compile(r"[ a-z][a-z][ a-z]")
UNSEEN = 2e-5  # added to every share: profiles hold what is frequent only
MOST = 2500  # those that say most, being frequent on one side and rare on the other
SOURCE = "learned by tools/learn_foreign.py from langdetect 1.0.9 (Apache-2.0, Copyright 2010-2014 Cybozu Labs, Inc.)"


def shares(profile: Path) -> dict[str, float]:
    """The share of each three letters; a blank is the edge of a word."""
    counts: Counter[str] = Counter()
    for gram, count in json.loads(profile.read_text("utf-8"))["freq"].items():
        letters = plain(gram)
        if GRAM.fullmatch(letters):
            counts[letters] += count
    return {letters: count / counts.total() for letters, count in counts.items()}


def learn(profiles: Path) -> dict[str, list[int]]:
    """What three letters say for each language, in tenths of a nat."""
    swedish = shares(profiles / SWEDISH)
    others = [shares(profiles / language) for language in LANGUAGES]
    said: dict[str, list[float]] = {}
    worth: dict[str, float] = {}
    for letters in sorted(swedish.keys() | set().union(*others)):
        mine, theirs = swedish.get(letters, 0.0), [other.get(letters, 0.0) for other in others]
        said[letters] = [math.log((share + UNSEEN) / (mine + UNSEEN)) for share in theirs]
        worth[letters] = max(abs(nats) * max(mine, share) for nats, share in zip(said[letters], theirs, strict=True))
    kept = sorted(said, key=worth.__getitem__, reverse=True)[:MOST]
    return {letters: [round(10 * nats) for nats in said[letters]] for letters in sorted(kept)}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("profiles", type=Path)
    parser.add_argument("--to", type=Path, default=Path("src/protokoll_parse/lexicon/data/foreign_letters.tsv"))
    args = parser.parse_args()
    head = f"letters\t{' '.join(LANGUAGES)} (each: tenths of a nat + {NOTHING}, in hexadecimal)"
    rows = (
        f"{letters}\t{bytes(NOTHING + n for n in tenths).hex()}" for letters, tenths in learn(args.profiles).items()
    )
    lines = [f"# {SOURCE}", head, *rows]
    args.to.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
