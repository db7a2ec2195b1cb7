"""Phrase lists: what the minutes say, as data (YAML files in ``data/phrases``, one list of entries each)."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import regex

from protokoll_parse.text.patterns import compiled

# two stages ask: segmentation, whether entries below are items; extraction, whether they are assignments
_TODO = compiled(
    r"(?:action\s?-?points?|att[ -]göra(?:-lista)?|åtgärder|åtgärdslista|uppdrag till nästa möte)\b", regex.IGNORECASE
)
_DOTTED = compiled(r"\[[^\]]*\]|[åäö]")  # not in a set of letters, which says itself what it allows
_PLAIN = {"å": "[åa]", "ä": "[äa]", "ö": "[öo]"}


@cache
def phrases(name: str) -> tuple[dict[str, Any], ...]:
    """The entries of one list, in the order of the file.

    Every entry holds its phrase and what it means, ``source`` (where such wording is known from) and ``example``
    (written for this project); ``tests/lexicon`` checks that.
    """
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = (files("protokoll_parse.lexicon") / "data" / "phrases" / f"{name}.yaml").read_text("utf-8")
    entries: list[dict[str, Any]] = yaml.load(text, loader)
    return tuple(entries)


def undotted(pattern: str) -> str:
    """The pattern, for words that lost a dot or ring in a text that has the others: *Franvarande*, *Ordforande*.

    Where a label stands it can be no other word; the text itself stays as printed.
    """
    return _DOTTED.sub(lambda letter: _PLAIN.get(letter[0], letter[0]), pattern)


def is_todo_heading(text: str) -> bool:
    """Whether a heading opens a list of action points (*Att göra*, *Actionpoints inför nästa möte*)."""
    return bool(_TODO.match(text)) and len(text.split()) <= 8
