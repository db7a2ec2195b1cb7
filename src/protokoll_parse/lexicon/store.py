"""The packaged lexicon file: its layout, and the reader that maps it into memory.

All numbers are little-endian. A header names the sections; each section is found by its four-letter tag.

    header    8s magic "PPLEX\\r\\n\\x1a", H format, H number of sections, then for each: 4s tag, I offset, I length
    META      JSON: {"version": …, "tokens": …}
    WIDX      I × (2^k + 1): where each bucket of skeletons begins in WDAT
    WDAT      groups: B fingerprint, H length of the rest, the words in UTF-8 with line breaks between them, five bytes
              for each word (cost as a word, as the modifier and as the head of a compound, back-off weight, flags) and
              B number of words
    ?IDX, ?FPR, ?VAL   a hashed table: I × (2^k + 1) bucket bounds, H fingerprints in order within each bucket, B costs
                       (B: word pairs, C: letter n-grams, R: weights of choices)

Costs are negative natural logarithms in steps of 1/10; 255 means "never". Weights of choices are kept as costs too,
``WEIGHT_ZERO`` standing for 0. N-grams are stored as hashes: a cost can be
looked up, a text cannot be read back.
"""

from __future__ import annotations

import json
import mmap
import struct
from bisect import bisect_left
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from protokoll_parse.errors import MissingComponentError
from protokoll_parse.lexicon.skeleton import cut

MAGIC = b"PPLEX\r\n\x1a"
FORMAT = 3
STEP = 10.0
NEVER = 255
WEIGHT_ZERO = 12.7
HEADER = struct.Struct("<8sHH")
SECTION = struct.Struct("<4sII")
VALUES = 5  # bytes of each word

FIRST_NAME, SURNAME, PLACE, ORGANISATION, MUNICIPALITY = 8, 16, 32, 64, 128
ELEMENT = "~"  # before an entry that is an element of names, with costs as the first and as the last one only
CAPITAL_SHARE = 7  # the lowest three flag bits: how often the word is capitalised within sentences, in sevenths
_COSTS: list[float | None] = [*(step / STEP for step in range(NEVER)), None]
_BACKOFF = [step / STEP for step in range(NEVER + 1)]
_FLAGS = [((flags & CAPITAL_SHARE) / CAPITAL_SHARE, flags & ~CAPITAL_SHARE) for flags in range(256)]


class LexiconError(MissingComponentError):
    """The packaged lexicon is missing, damaged or of another format."""

    def __init__(self, problem: str) -> None:
        super().__init__(f"{problem}; reinstall protokoll-parse, which brings its lexicon")


class Entry(NamedTuple):
    """One word of the lexicon, lower case. Costs are negative natural logarithms, None: not seen in that place.

    ``cost``: as a word; ``modifier``: as first or middle part of a compound, with its linking s; ``head``: as the last
    part. ``backoff``: what a bigram that was not kept costs after this word. ``capital``: share of its occurrences
    within sentences that begin with a capital, 0..1. ``kinds``: the name flags of this module. ``runs``: see
    ``skeleton.runs``.
    """

    word: str
    cost: float | None
    modifier: float | None
    head: float | None
    backoff: float
    capital: float
    kinds: int
    runs: tuple[str, ...]


def bucket_of(key: bytes, bits: int) -> tuple[int, int]:
    """The bucket of a key among 2^bits, and its 16-bit fingerprint."""
    digest = crc32(key)
    return digest >> (32 - bits), digest & 0xFFFF  # the high bits choose, the low ones tell apart


class Grams:
    """A table from hashed keys to costs."""

    def __init__(self, index: memoryview, fingerprints: memoryview, values: memoryview) -> None:
        self._index = index.cast("I")
        self._fingerprints = fingerprints.cast("H")
        self._values = values
        self._shift = 32 - ((len(self._index) - 1).bit_length() - 1)

    def cost(self, key: str) -> float | None:
        """The cost of a key, None when it was not kept."""
        try:
            digest = crc32(key.encode())  # as in bucket_of, which a call would make slower
        except UnicodeEncodeError:  # a lone surrogate: no text of the lexicon has one
            return None
        bucket, wanted = digest >> self._shift, digest & 0xFFFF
        fingerprints, end = self._fingerprints, self._index[bucket + 1]
        at = bisect_left(fingerprints, wanted, self._index[bucket], end)
        return self._values[at] / STEP if at < end and fingerprints[at] == wanted else None


class Store:
    """The mapped file. Opening reads the header only.

    Raises:
        LexiconError: when the file is missing or is no lexicon of this format.
    """

    def __init__(self, path: Path) -> None:
        try:
            with path.open("rb") as file:
                mapped = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        except (OSError, ValueError) as error:
            raise LexiconError(f"cannot open the lexicon: {error}") from error
        if len(mapped) < HEADER.size:
            raise LexiconError("the lexicon is cut off")
        magic, version, count = HEADER.unpack_from(mapped)
        if magic != MAGIC or version != FORMAT:
            raise LexiconError(f"not a lexicon of format {FORMAT}: {path.name}")
        sections: dict[str, memoryview] = {}
        for i in range(count):
            tag, offset, length = SECTION.unpack_from(mapped, HEADER.size + i * SECTION.size)
            if offset + length > len(mapped):
                raise LexiconError("the lexicon is cut off")
            sections[tag.decode("ascii")] = mapped[offset : offset + length]
        self.meta: dict[str, object] = json.loads(bytes(sections["META"]))
        self.bigrams = Grams(sections["BIDX"], sections["BFPR"], sections["BVAL"])
        self.letters = Grams(sections["CIDX"], sections["CFPR"], sections["CVAL"])
        self.choices = Grams(sections["RIDX"], sections["RFPR"], sections["RVAL"])
        self._index = sections["WIDX"].cast("I")
        self._data = sections["WDAT"]
        self._shift = 32 - ((len(self._index) - 1).bit_length() - 1)

    def words_of(self, key: str) -> tuple[Entry, ...]:
        """All entries whose skeleton is ``key``."""
        try:
            digest = crc32(key.encode())
        except UnicodeEncodeError:
            return ()
        bucket, wanted = digest >> self._shift, digest & 0xFF
        data, at, end = self._data, self._index[bucket], self._index[bucket + 1]
        while at < end:
            length = data[at + 1] | data[at + 2] << 8
            if data[at] == wanted:
                return _entries(bytes(data[at + 3 : at + 3 + length]), key)
            at += 3 + length
        return ()


def _entries(group: bytes, key: str) -> tuple[Entry, ...]:
    """The entries of a group; another skeleton of the same hash may be among them."""
    count = group[-1]
    at = len(group) - 1 - VALUES * count
    lines = group[:at].decode()
    skeletons, runs = cut(lines)
    if skeletons != (key if count == 1 else "\n".join([key] * count)):
        return _entries_among(group, key, lines.split("\n"), skeletons.split("\n"))
    size, run = len(runs) // count, 0
    found = []
    for word in lines.split("\n"):
        cost, modifier, head, backoff, flags = group[at : at + VALUES]
        capital, kinds = _FLAGS[flags]
        own = runs[run : run + size]
        found.append(Entry(word, _COSTS[cost], _COSTS[modifier], _COSTS[head], _BACKOFF[backoff], capital, kinds, own))
        at += VALUES
        run += size
    return tuple(found)


def _entries_among(group: bytes, key: str, words: Sequence[str], skeletons: Sequence[str]) -> tuple[Entry, ...]:
    """The entries of those words of a group that have this skeleton."""
    kept = [i for i, skeleton in enumerate(skeletons) if skeleton == key]
    if not kept:
        return ()
    first = len(group) - 1 - VALUES * len(words)
    values = b"".join(group[first + VALUES * i : first + VALUES * (i + 1)] for i in kept)
    return _entries("\n".join(words[i] for i in kept).encode() + values + bytes([len(kept)]), key)
