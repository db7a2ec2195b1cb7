"""Words of the user: names, bodies and places that the packaged lexicon does not know.

A file holds one word or phrase a line; a tab and a number after it say how many times as frequent it is as usual.
Blank lines, and what follows a ``#``, are passed over::

    # fields and farms of the parish
    Ållebolet
    Övre Hjälmaröd	20
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from protokoll_parse.errors import FileError, UsageError

_COST = 10.0  # nats: one word in 22,000, as frequent as the names of well-known places
_CHEAPEST = 4.0  # nats: one word in 55, however heavy
_LONGEST = 200  # signs in a line: more is no list of words


@dataclass(frozen=True, slots=True)
class UserWords:
    """Words as written, each with its cost: the negative natural logarithm of its share of all words."""

    costs: Mapping[str, float] = field(default_factory=dict)

    @property
    def settings(self) -> dict[str, str | int | float | bool]:
        """What a record says of them: how many, and a digest of words and costs. Nothing when there are none."""
        if not self.costs:
            return {}
        import hashlib
        import json

        listed = json.dumps(sorted(self.costs.items()), ensure_ascii=False)
        return {"lexicon_words": len(self.costs), "lexicon_sha256": hashlib.sha256(listed.encode()).hexdigest()}


def read_words(paths: Iterable[Path]) -> UserWords:
    """The words of some files together; of a word that is there twice the heavier counts.

    Raises:
        FileError: when a file cannot be read.
        UsageError: when a line is not what it should be; the message names file and line.
    """
    costs: dict[str, float] = {}
    for path in paths:
        for number, line in enumerate(_text(path).split("\n"), 1):
            entry = line.partition("#")[0].strip()
            if entry:
                try:
                    words, cost = _entry(entry)
                except ValueError as error:
                    raise UsageError(f"{path}:{number}: {error}") from error
                for word in words:
                    costs[word] = min(cost, costs.get(word, math.inf))
    return UserWords(MappingProxyType(costs))


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise FileError(f"{path}: the words cannot be read: {error.strerror}") from error
    except ValueError as error:  # a NUL in the path
        raise FileError(f"{path!s}: this is no path") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UsageError(f"{path}:{line}: is not UTF-8; save the words in UTF-8") from error


def _entry(entry: str) -> tuple[list[str], float]:
    """The words of a line and their cost.

    Raises:
        ValueError: when it is no such line, with what is wrong.
    """
    phrase, *weights = (part.strip() for part in entry.split("\t"))
    if len(weights) > 1:
        raise ValueError("has more than two columns; a word, a tab and a weight are enough")
    if len(phrase) > _LONGEST:
        raise ValueError(f"is longer than {_LONGEST} signs; give one word or phrase a line")
    if not phrase.isprintable():
        raise ValueError("holds control characters; this is no list of words")
    words = _letters(phrase)
    if not words:
        raise ValueError("holds no word of two letters or more")
    cost = _COST - math.log(_weight(weights[0])) if weights else _COST
    return words, round(max(cost, _CHEAPEST), 4)


def _letters(phrase: str) -> list[str]:
    """The runs of at least two letters: what stands between them is no part of a word for repair."""
    return [word for word in "".join(sign if sign.isalpha() else " " for sign in phrase).split() if len(word) > 1]


def _weight(text: str) -> float:
    try:
        weight = float(text.replace(",", "."))
    except ValueError:
        weight = math.nan
    if not 0 < weight < math.inf:
        raise ValueError(f"the weight {text!r} is no number above 0")
    return weight
