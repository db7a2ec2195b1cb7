"""Covers whose lines were run together into one (*1 Plats och tid … Beslutande … Underskrifter …*), cut at the labels.

Some converters of PDF print a page as one line. The labels of a cover are known, so that it can be laid out again.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

import regex

from protokoll_parse.lexicon.phrases import phrases
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from protokoll_parse.text import Line

_SHORTEST = 80  # signs; a shorter line is no whole cover
_KINDS = 3  # kinds of labels on one line that make a cover; or so many labels with a colon
_COLON = compiled(r"\s*:")
_LONG = 500  # signs; a line of the header that is longer is one of several that were run together
# number of the page, and of how many, in front of all: "1 1(36) …", "(1) …"
_PAGE = compiled(r"(?:[0-9]{1,3}\s+)?(?:[0-9]{0,3}\s?\([0-9]{1,3}\)\s+)?(?=\p{L})")
# the range of items, or the number of a page
_FIGURES = compiled(
    r"[\s:]*(?:§+\s?)?[0-9]{1,4}(?:\s?[–—,-]\s?(?:§+\s?)?[0-9]{1,4}|/[0-9]{1,3}|\s(?:av|of)\s[0-9]{1,3}|\s?\([0-9]{1,3}\))*+"
)
_TIME = compiled(r"\s*:|\s*(?:[0-9]|den\s|kl|mellan\s|(?:mån|tis|ons|tors|fre|lör|sön)dag)", regex.IGNORECASE)
# in front of the labels: the kind of document, numbers of page, document, meeting and organisation, days, and names
# in capitals
_IN_LEAD = compiled(
    r"""\b(?i:(?:sammanträdes|mötes|besluts?)?protokoll(?:\s(?:nr\s)?[0-9]{1,4}[/:-][0-9]{1,4})?
              (?!\p{L}|\s?,?\s(?:fört|från|vid|för|över|nr|[0-9])))
    | \b(?i:(?:minnes|mötes)anteckningar(?!\p{L}|\s(?:förda|från|vid|för)))
    | \b(?i:org\.?\s?-?nr)\.?:?\s?[0-9]{6}-[0-9]{4}
    | \b(?i:d\.?\s?nr|diarienummer|dokumentn(?:umme)?r)\.?\s?:?\s?(?:\p{Lu}{2,}[\s/])?\S{0,20}[0-9]\S*
    | (?<!\S)\p{Lu}{2,5}\s[0-9]{1,3}/[0-9]{2}(?!\S)
    | (?<!\S)(?:[0-9]{1,3}\s?\([0-9]{1,3}\)|(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2})(?!\S)
    | (?<!\S)\p{Lu}{4,}(?:[\s-]\p{Lu}{2,}){1,6}+(?=\s\p{Lu}\p{Ll})""",
    regex.VERBOSE,
)
# the same label in another language, as minutes in two print it: "Aika ja paikka /Plats och tid"
_OTHER_LANGUAGE = compiled(r"(?:\p{L}+\s){0,4}\p{L}+\s?/\s?(?=\p{Lu})")
_OF_PEOPLE = frozenset({"list", "adjusters"})  # kinds that are a person's role, too: "Eva Lind, Justerare"
_SIGNS = frozenset({"signed", "adjusting"})  # kinds behind which names and offices stand in any order
_BESIDE = frozenset({"range", "body", "page"})  # kinds that stand among them


@lru_cache(maxsize=1)
def _labels() -> regex.Pattern[str]:
    """A label that begins with a capital, as a group named by its kind."""
    entries = "|".join(f"(?P<{entry['kind']}>{entry['pattern']})" for entry in phrases("cover_labels"))
    return compiled(rf"(?<=^|\s|/)(?=\p{{Lu}})(?i:{entries})(?!\p{{L}}|\s?/\s?\p{{L}})")


@lru_cache(maxsize=1)
def _glued() -> regex.Pattern[str]:
    """A label with its colon, right behind a number or a word: what parted the lines was lost."""
    entries = "|".join(entry["pattern"] for entry in phrases("cover_labels"))
    return compiled(rf"(?<=[0-9)]|\p{{Ll}}{{3}})(?=\p{{Lu}}\p{{Ll}})(?i:{entries})(?=\s?:)")


@lru_cache(maxsize=1)
def _values() -> dict[str, str]:
    return {entry["kind"]: entry["value"] for entry in phrases("cover_labels") if "value" in entry}


def _labels_of(text: str) -> list[regex.Match[str]]:
    """The labels of a line that holds a whole cover; none of any other line."""
    if len(text) < _SHORTEST:
        return []
    labels = list(_labels().finditer(text))
    kinds = {label.lastgroup for label in labels}
    marked = {label[0] for label in labels if _COLON.match(text, label.end())}
    return labels if len(kinds) >= _KINDS or len(marked) >= _KINDS else []


def is_flat_cover(text: str) -> bool:
    """Whether a line holds a whole cover."""
    return bool(_labels_of(text))


def cut_covers(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines; of one that holds a whole cover a line for each label, all with its number.

    A label in another language in front of one that is known is a line, too.
    """
    for line in (part for whole in lines for part in _unglued(whole)):
        labels = _labels_of(line.text) if len(line.text) <= _LONG else list(_labels().finditer(line.text))
        if not labels and (other := _OTHER_LANGUAGE.match(line.text)) and not _labels().match(line.text):
            labels = [label] if (label := _labels().match(line.text, other.end())) else []
        cuts = _cuts(line.text, labels) if labels else [0, len(line.text)]
        for start, end in pairwise(cuts):
            text = line.text[start:end].rstrip()
            skipped = len(text) - len(text := text.lstrip())
            if text or not labels:
                yield replace(line, start=line.start + start + skipped, text=text)


def _unglued(line: Line) -> Iterator[Line]:
    """*Anteckningar 2024-03-02Närvarande: Eva Lind*: the label and what stands behind it as a line of its own."""
    cuts = [0, *(label.start() for label in _glued().finditer(line.text)), len(line.text)]
    for start, end in pairwise(cuts):
        yield replace(line, start=line.start + start, text=line.text[start:end]) if len(cuts) > 2 else line


def _cuts(text: str, labels: Sequence[regex.Match[str]]) -> list[int]:
    page = _PAGE.match(text)
    cuts = {0, page.end() if page else 0, len(text)}
    for part in _IN_LEAD.finditer(text, 0, labels[0].start()):
        cuts |= set(part.span())
    signed = False
    for label in labels:
        kind = label.lastgroup or ""
        if kind == "adjusters" and signed:
            continue
        if kind in _OF_PEOPLE and text.endswith(", ", 0, label.start()):
            continue
        signed = kind in _SIGNS or (signed and kind in _BESIDE)
        cuts.add(label.start())
        # without a value of its own the label stands alone, and behind it what belongs to the column beside
        wanted = _values().get(kind)
        if wanted == "digits":
            figures = _FIGURES.match(text, label.end())
            cuts.add(figures.end() if figures else label.end())
        elif wanted == "time" and not _TIME.match(text, label.end()):
            cuts.add(label.end())
    return sorted(cuts)
