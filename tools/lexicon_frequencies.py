"""Reading how frequent words are in Swedish at large: the list of the package wordfreq, as its wheel holds it."""

from __future__ import annotations

import gzip
import zipfile
from pathlib import Path

import msgpack

_LIST = "wordfreq/data/large_sv.msgpack.gz"


def frequencies(wheel: Path) -> dict[str, float]:
    """Words in lower case, each with its share of all words.

    The list is in wordfreq's format cB: after the header, the words of each hundredth of a power of ten, the most
    frequent first (https://github.com/rspeer/wordfreq).
    """
    with zipfile.ZipFile(wheel) as archive:
        header, *steps = msgpack.unpackb(gzip.decompress(archive.read(_LIST)))
    if header != {"format": "cB", "version": 1}:
        raise ValueError(f"{wheel}: a list of an unknown format, {header}")
    return {word: 10 ** (-step / 100) for step, words in enumerate(steps) for word in words}
