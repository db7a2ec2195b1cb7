"""Sentences of a paragraph."""

from __future__ import annotations

from functools import lru_cache

import regex

from protokoll_parse.extract.people import SHORT_NAMES
from protokoll_parse.text.patterns import compiled

# a full stop; of two elections in a row it may be lost: "Till kassör valdes Anna Berg Till revisor valdes Bo Ek"
_END = compiled(
    r"[.!?][\"”’)]*\s+(?=[\p{Lu}\"”(•–-])"
    # a clause that lost its lead: "Två avtal är klara. att lägga rapporten till handlingarna."
    r"|(?<=\p{Ll}{3})\.\s+(?=att\s(?:lägga|godkänna|fastställa|anta|bevilja|notera)\s)"
    # the space behind it may be lost: "Budgeten genomgicks.Styrelsen antog den."
    r"|(?<=\p{Ll}{4}|\p{Ll}{3}\s[0-9]{1,4})[.](?=\p{Lu}\p{Ll}{2,}\s\p{L})"
    # a line of its own decides on what has no stop: "Nya tider 4 maj och 8 juni Beslutas att godkänna dem."
    r"|(?<=[\p{Ll}0-9)])\s+(?=(?:Beslut[ao]des|Beslutas|Beslöts|Bestämdes)\satt\s)"
    r"|(?<=[0-9)]|:-)\s+(?=Beslut\s(?:om\s)?att\s)"
    r"|(?<=\p{Ll})\s+(?=Till\s[\p{Ll}0-9][^.:!?]{2,60}?\s(?:valdes|väljs|utsågs|utses|omvaldes|nyvaldes|omväljs|nyväljs)\b)"
)
# a full stop behind one of these ends no sentence
_ABBREVIATION = compiled(
    r"(?:^|[\s(])(?:bl\.?\s?a|t\.?\s?ex|m\.?\s?fl|m\.?\s?m|d\.?\s?v\.?\s?s|s\.?\s?k|fr\.?\s?o\.?\s?m|t\.?\s?o\.?\s?m|"
    r"p\.?\s?g\.?\s?a|o\.?\s?s\.?\s?v|kl|ca|nr|dnr|tel|resp|inkl|exkl|ev|jfr|st|kap|mom|prop|bil|v|"
    # titles and offices in front of a name
    rf"(?-i:(?<![0-9]\s){SHORT_NAMES})|"
    r"kand|jur|fil|tekn|ekon|leg|aukt|civ|ing|dir|prof|doc|dr|ordf|sekr|vice|kongl|kungl|kgl|"
    # a number of an entry; behind a word it ends its sentence: "Hon fick 20.", "i punkt 3.", "kl. 10.", "v. 8."
    r"\p{Lu}|(?-i:(?:\p{Lu}\.-?){1,2}\p{Lu})|(?-i:\p{Lu}\p{Ll}{1,4}\.\p{Lu})|(?<![\p{L}§]\s|\b(?:kl|nr|ca)\.\s|\bv\.\s)[0-9]{1,2}|\bden\s[0-9]{1,2})\.$",
    regex.IGNORECASE,
)


@lru_cache(maxsize=64)  # each reader of a paragraph asks for them
def split_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Half-open ranges of the sentences of ``text``; between them stands white space only."""
    found: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        stop = match.end()
        short = text[match.start()] == "." and text[match.start() + 1 : match.start() + 2] not in ('"', "”")
        if short and _ABBREVIATION.search(text[max(0, match.start() - 12) : match.start() + 1]):
            continue
        end = start + len(text[start:stop].rstrip())
        found.append((start, end))
        start = stop
    if text[start:].strip():
        found.append((start, start + len(text[start:].rstrip())))
    return tuple(found)
