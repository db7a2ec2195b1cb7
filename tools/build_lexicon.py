#!/usr/bin/env python3
"""Build the packaged lexicon from the corpora and lists.

    build_lexicon.py VERSION DATE --spellings FOLDER --frequencies WHEEL
                     [--shared ../shared] [--to src/protokoll_parse/lexicon/data]

FOLDER holds a Swedish spelling dictionary as the npm package dictionary-sv has it (``npm pack dictionary-sv@4.0.0``),
WHEEL is the package wordfreq (``pip download --no-deps wordfreq==3.1.1``).
The same sources, VERSION and DATE give the same bytes. Takes about five minutes and 4 GB of memory.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import lexicon_choices
import lexicon_corpus
import lexicon_frequencies
import lexicon_grams
import lexicon_pack
import lexicon_spellings
import lexicon_words

from protokoll_parse.lexicon.store import WEIGHT_ZERO
from protokoll_parse.lexicon.words import Lexicon
from protokoll_parse.repair.origins import ELSEWHERE
from protokoll_parse.repair.rerank import weight_key

BUILDER = "3"


@dataclass(slots=True)
class Model:
    """All tables of the lexicon."""

    words: lexicon_words.Words
    pairs: Mapping[str, float]
    backoff: Mapping[str, float]
    letters: Mapping[str, float]
    choices: Mapping[str, float]

    def packed(self, meta: Mapping[str, object]) -> bytes:
        return lexicon_pack.packed(
            {
                **lexicon_pack.words(self.words, self.backoff),
                **lexicon_pack.grams(self.pairs, "B"),
                **lexicon_pack.grams(self.letters, "C"),
                **lexicon_pack.grams(self.choices, "R"),
            },
            meta,
        )


def build(
    counts: lexicon_corpus.Counts, shared: Path, spellings: frozenset[str], general: Mapping[str, float], version: str
) -> tuple[Model, bytes]:
    """The tables and the file.

    Which words of the dictionary are needed, and which long ones of the texts, is found with a lexicon that lacks them.
    """
    words = lexicon_words.choose(counts, shared, spellings, general)
    pairs, backoff = lexicon_grams.pairs(counts, words)
    letters = lexicon_grams.letters(words, spellings)
    choices = {key: weight + WEIGHT_ZERO for key, weight in lexicon_choices.choices(counts, words).items()}
    choices |= {weight_key(name, ELSEWHERE): WEIGHT_ZERO for name in sorted(lexicon_words.names_elsewhere())}
    model = Model(words, pairs, backoff, letters, choices)
    meta = {"version": version, "total": round(words.total), "special": lexicon_grams.special(counts, backoff)}
    long = {word: words.weight.pop(word) for word in sorted(lexicon_words.long_ones(words))}
    with tempfile.TemporaryDirectory() as folder:
        without = Path(folder) / "lexicon.bin"
        without.write_bytes(model.packed(meta))
        lexicon = Lexicon(without)
        misread = lexicon_spellings.misread(long, lexicon)
        needed = lexicon_spellings.needed(spellings, words, lexicon)
        names = lexicon_spellings.misread_names(
            sorted({name for name in lexicon_words.own_names() if name not in words.weight}), lexicon
        )
    for name in names:
        words.weight[name], words.capital[name] = lexicon_words.OWN_NAME, 1.0
    for word in needed:
        words.weight[word] = lexicon_words.DICTIONARY_WORD
        words.capital[word] = 0.0
    words.weight.update((word, long[word]) for word in misread)
    return model, model.packed(meta)


def provenance(
    shared: Path, spellings: Path, frequencies: Path, counts: lexicon_corpus.Counts, version: str, date: str
) -> dict[str, object]:
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
        sources.append(
            {
                "name": source, "origin": row["origin"], "licence": row["licence"], "sha256": _digest(path),
                "tokens_counted": tokens, "weight": weight,
            }
        )  # fmt: skip
    with (shared / "lists" / "README.tsv").open(encoding="utf-8", newline="") as file:
        notes = {row["file"]: row["note"] for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)}
    lists = [
        {"name": name, "origin": notes[name], "sha256": _digest(shared / "lists" / name)}
        for name in lexicon_words.LISTS
    ]
    lists += [
        {
            "name": path.stem,
            "origin": f"written for this project from general knowledge (tools/{path.name})",
            "licence": "MIT",
            "sha256": _digest(path),
        }
        for path in (*lexicon_words.OWN_NAMES, *lexicon_words.ELSEWHERE)
    ]
    lists += [
        {
            "name": "dictionary-sv",
            "origin": "npm dictionary-sv 4.0.0, by Göran Andersson: names, and words that the texts lack",
            "licence": "LGPL-3.0",
            "sha256": _digest(spellings / "index.dic"),
        },
        {
            "name": "wordfreq",
            "origin": "PyPI wordfreq 3.1.1, by Robyn Speer: how frequent words are in Swedish at large (Wikipedia, "
            "subtitles, news, the web), and words that the texts lack",
            "licence": "CC BY-SA 4.0",
            "sha256": _digest(frequencies),
        },
    ]
    return {"version": version, "date": date, "builder": BUILDER, "sources": sources, "lists": lists}


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("version", help="version of the lexicon, as in 2026.1")
    parser.add_argument("date", help="date that the provenance shows, YYYY-MM-DD")
    parser.add_argument("--spellings", type=Path, required=True, help="folder with index.dic and index.aff")
    parser.add_argument("--frequencies", type=Path, required=True, help="the wheel of wordfreq")
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--to", type=Path, default=Path("src/protokoll_parse/lexicon/data"))
    args = parser.parse_args()
    counts = lexicon_corpus.count(args.shared)
    spellings = frozenset(lexicon_spellings.forms(args.spellings))
    general = lexicon_frequencies.frequencies(args.frequencies)
    model, data = build(counts, args.shared, spellings, general, args.version)
    (args.to / "lexicon.bin").write_bytes(data)
    about = provenance(args.shared, args.spellings, args.frequencies, counts, args.version, args.date)
    about["counts"] = {
        "words": len(model.words.weight),
        "word_pairs": len(model.pairs),
        "letter_grams": len(model.letters),
        "choice_weights": len(model.choices),
    }
    about["sha256"] = hashlib.sha256(data).hexdigest()
    (args.to / "lexicon.provenance.json").write_text(json.dumps(about, ensure_ascii=False, indent=1) + "\n", "utf-8")
    print(f"{len(data):,} bytes")


if __name__ == "__main__":
    main()
