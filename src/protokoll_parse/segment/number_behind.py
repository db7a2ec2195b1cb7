"""Titles with the number behind them: *Val av justerare § 12*; and what else ends in a § and a number."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import regex

from protokoll_parse.lexicon import is_first_name
from protokoll_parse.segment.header_lines import lists_people
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protokoll_parse.segment.heading_rules import Heading, Number

# a paragraph that is referred to: "enligt § 12", "ändring av stadgarna § 4"
_REFERS = compiled(
    r"(?:\b(?:enligt|se|även|jfr|jämför|i|av|till|från|med|mot|stöd|under|ej|inte|utom|endast|och|samt|eller|för|på|vid|"
    r"över|om|den|punkten|paragrafen|nämnda|ovan|\p{L}*(?:lag|lagens?|balken|stadga|stadgar|stadgarnas?|stadgans?))"
    r"|[,):.…])$",
    regex.IGNORECASE,
)
# the same in a word: "Reservation § 12", "Forts. § 12"
_NOUN = compiled(
    r"(?:punkt|paragraf|ärende|bilaga|protokoll|beslut|forts|fortsättning|kap|mom|reservation|jäv|omröstning|votering|"
    r"\p{L}+ justering|justering|närvarande|frånvarande)",
    regex.IGNORECASE,
)
_LONGEST = 14  # words
_LABEL = compiled(r"\p{L}[\p{L} ]*:\s")  # what stands behind it is its value
_REPEATED = 2  # numbers behind one text; a running head has more


def may_be_title(text: str) -> bool:
    """Whether the text in front of a number may be what that number's item is about."""
    return len(text.split()) <= _LONGEST and not refers(text) and not names_people(text)


def refers(text: str) -> bool:
    """Whether a number behind the text is one of a paragraph that it refers to."""
    return bool(_REFERS.search(text) or _NOUN.fullmatch(text) or _LABEL.match(text)) or ".." in text


def names_people(text: str) -> bool:
    """Whether somebody is named, and nothing else but an office."""
    words = text.split()
    return (len(words) > 1 and words[1][:1].isupper() and is_first_name(words[0])) or lists_people(text)


def without_running_heads(headings: Sequence[Heading]) -> list[Heading]:
    """The headings without such as *Kommunstyrelsen § 12*: one text in front of many numbers is the title of none."""
    numbers: dict[str, set[Number]] = defaultdict(set)
    for heading in headings:
        if heading.rule.family == "behind":
            numbers[heading.rest.casefold()].add(heading.number)
    return [heading for heading in headings if len(numbers.get(heading.rest.casefold(), ())) <= _REPEATED]
