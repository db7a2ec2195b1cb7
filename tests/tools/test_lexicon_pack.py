"""What is packed is found again, also where skeletons share a place of the file."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import lexicon_pack
from lexicon_words import Words

from protokoll_parse.lexicon.skeleton import skeleton
from protokoll_parse.lexicon.store import Store

SYLLABLES = "bak", "lek", "möt", "sten", "råd", "vig", "hus", "närv", "tåg", "plan", "kors", "bäck", "fågel"
WORDS = ["".join(parts) for parts in product(SYLLABLES, repeat=3)]


def store(table: Words, path: Path) -> Store:
    sections = lexicon_pack.words(table, {}) | {
        name: section for tag in "BCR" for name, section in lexicon_pack.grams({"a": 1.0}, tag).items()
    }
    path.write_bytes(lexicon_pack.packed(sections, {}))
    return Store(path)


def test_all_words_are_found_with_their_own_values(tmp_path: Path) -> None:
    table = Words({word: 1.0 + n for n, word in enumerate(WORDS)}, total=1e6)
    table.heads["bakbakbak"] = 2.5
    packed = store(table, tmp_path / "lexicon.bin")
    for word in WORDS:
        entries = {entry.word: entry for entry in packed.words_of(skeleton(word))}
        assert {skeleton(other) for other in entries} == {skeleton(word)}
        cost = table.cost(word)
        assert cost is not None
        assert entries[word].cost == lexicon_pack.quantised(cost) / 10
        assert entries[word].head == (2.5 if word == "bakbakbak" else None)
    assert packed.words_of("zzz") == ()
