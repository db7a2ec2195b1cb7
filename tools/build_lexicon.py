#!/usr/bin/env python3
"""Build the packaged lexicon from the corpora and lists.

    build_lexicon.py VERSION DATE [--shared ../shared] [--to src/protokoll_parse/lexicon/data]

The same sources, VERSION and DATE give the same bytes. Takes about two minutes and 4 GB of memory.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
from pathlib import Path

import lexicon_choices
import lexicon_corpus
import lexicon_grams
import lexicon_pack
import lexicon_words

from protokoll_parse.lexicon.store import WEIGHT_ZERO

BUILDER = "1"


def provenance(shared: Path, counts: lexicon_corpus.Counts, version: str, date: str) -> dict[str, object]:
    """What the lexicon was made of: for each source its origin, licence, digest and share."""
    with (shared / "corpus" / "SOURCES.tsv").open(encoding="utf-8", newline="") as file:
        described = {row["file"]: row for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)}
    sources = []
    for source, tokens in counts.tokens.items():
        if source == lexicon_corpus.PHRASES.stem:
            path, weight = lexicon_corpus.PHRASES, lexicon_corpus.PHRASES_WEIGHT
            row = {"origin": "written for this project (tools/minutes_phrases.txt)", "licence": "MIT"}
        else:
            path, weight = shared / "corpus" / f"{source}.txt.gz", lexicon_corpus.SOURCES[source]
            row = described[path.name]
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        sources.append(
            {
                "name": source, "origin": row["origin"], "licence": row["licence"], "sha256": digest,
                "tokens_counted": tokens, "weight": weight,
            }
        )  # fmt: skip
    with (shared / "lists" / "README.tsv").open(encoding="utf-8", newline="") as file:
        notes = {row["file"]: row["note"] for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)}
    lists = [{"name": name, "origin": notes[name]} for name in lexicon_words.LISTS]
    return {"version": version, "date": date, "builder": BUILDER, "sources": sources, "lists": lists}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("version", help="version of the lexicon, as in 2026.1")
    parser.add_argument("date", help="date that the provenance shows, YYYY-MM-DD")
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--to", type=Path, default=Path("src/protokoll_parse/lexicon/data"))
    args = parser.parse_args()
    counts = lexicon_corpus.count(args.shared)
    words = lexicon_words.choose(counts, args.shared)
    pairs, backoff = lexicon_grams.pairs(counts, words)
    letters = lexicon_grams.letters(words)
    choices = {key: weight + WEIGHT_ZERO for key, weight in lexicon_choices.choices(counts, words).items()}
    meta = {"version": args.version, "total": round(words.total)}
    sections = {
        **lexicon_pack.words(words, backoff),
        **lexicon_pack.grams(pairs, "B"),
        **lexicon_pack.grams(letters, "C"),
        **lexicon_pack.grams(choices, "R"),
    }
    data = lexicon_pack.packed(sections, {**meta, "special": lexicon_grams.special(counts, backoff)})
    (args.to / "lexicon.bin").write_bytes(data)
    about = provenance(args.shared, counts, args.version, args.date)
    about["counts"] = {
        "words": len(words.weight),
        "word_pairs": len(pairs),
        "letter_grams": len(letters),
        "choice_weights": len(choices),
    }
    about["sha256"] = hashlib.sha256(data).hexdigest()
    (args.to / "lexicon.provenance.json").write_text(json.dumps(about, ensure_ascii=False, indent=1) + "\n", "utf-8")
    print(f"{len(data):,} bytes:", ", ".join(f"{tag} {len(section):,}" for tag, section in sections.items()))


if __name__ == "__main__":
    main()
