"""Packaged language data: words, names, n-grams, phrases. Nothing is opened before it is asked for.

``load()`` gives the lexicon; the functions here ask it directly. Look-ups ignore case: whether a word *looks* like a
name is for the caller to see.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    from protokoll_parse.lexicon.words import Lexicon


def load() -> Lexicon:
    """The packaged lexicon, opened on first use.

    Raises:
        LexiconError: when the packaged file is missing or damaged.
    """
    from protokoll_parse.lexicon import words

    return words.load()


def version() -> str:
    """The version of the language data, as in ``2026.1``."""
    return load().version


def provenance() -> dict[str, Any]:
    """What the language data was made from.

    ``version``, ``date``, and for each of ``sources`` its ``name``, ``origin``, ``licence`` and ``tokens_counted``.

    Raises:
        LexiconError: when the packaged file is missing or damaged.
    """
    import json
    from importlib.resources import files

    from protokoll_parse.lexicon.store import LexiconError

    path = files("protokoll_parse.lexicon") / "data" / "lexicon.provenance.json"
    try:
        about: dict[str, Any] = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise LexiconError(f"cannot read where the lexicon comes from: {error}") from error
    return about


def cost(word: str) -> float | None:
    """How rare a word is: the negative natural logarithm of its share of all words; None when it is unknown."""
    return load().cost(word)


def count(word: str) -> int:
    """About how often the word occurs in the text that was counted (weighted), 0 when it is unknown."""
    return load().count(word)


def is_word(word: str) -> bool:
    """Whether the word is in the lexicon; words of names count."""
    return load().is_word(word)


def is_first_name(word: str) -> bool:
    """Whether at least fifty people in Sweden bear this first name."""
    return load().is_first_name(word)


def is_surname(word: str) -> bool:
    """Whether this surname is on the lists (about 9,500 of them)."""
    return load().is_surname(word)


def is_place(name: str) -> bool:
    """Whether this is a place, parish, municipality or county of Sweden."""
    return load().is_place(name)


def is_municipality(name: str) -> bool:
    """Whether this is a Swedish municipality, without the word *kommun*."""
    return load().is_municipality(name)


def is_organisation(name: str) -> bool:
    """Whether this is a region, a state agency or a kind of political body."""
    return load().is_organisation(name)
