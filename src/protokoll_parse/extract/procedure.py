"""What kommunallagen asks of minutes beside decisions: proposals, reservations, recusals."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.people import NAME, PARTY, Named, names_in
from protokoll_parse.extract.sentences import split_sentences
from protokoll_parse.records.models import Proposal, Recusal, Reservation
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protokoll_parse.extract.context import Context
    from protokoll_parse.text import Block

_PROPOSES = compiled(
    r"^(?P<who>\p{Lu}[^.;]*?)(?<=\S)\s++(?P<verb>yrkar|yrkade|föreslår|föreslog)\b\s*(?P<what>[^.].*)", regex.DOTALL
)
_FRONTED = compiled(r"(?:utifrån|enligt|med|i|på|vid|för|under|efter|därefter|slutligen)\b", regex.IGNORECASE)
_PASSIVE_PROPOSAL = compiled(r"\b(?:föreslås|föreslogs)\b")
_WITHDRAWN = compiled(r"\b(?:återtar|drar tillbaka|återtog|drog tillbaka)\b", regex.IGNORECASE)
_RESERVES = compiled(
    r"\b(?:reserverar|reserverade|reservera)\s+sig\b"
    r"|\b(?P<filed>(?:anmäler|anmälde|anmäldes|inlämnar|inlämnade|inlämnades|lämnar|lämnade|lämnades|avger|avgav|avgavs|antecknades|"
    r"framför|framförde)\s+(?:(?:en|följande|skriftlig|muntlig|gemensam)\s+){0,2}reservation(?:er)?)\b",
    regex.IGNORECASE,
)
_FROM_WHOM = compiled(r"\b(?:av|från)\s+(?P<who>[^.;]{2,120})")
_RECUSED = compiled(
    rf"(?P<name>{NAME})(?:\s*\(\p{{L}}{{1,4}}\))?\s+(?:anmäler\s+jäv|anmälde\s+jäv|deltar\s+inte\s+i\s[^.]*jäv|deltog\s+inte\s+i\s[^.]*jäv|lämnar\s[^.]*jäv|är\s+jävig)"
    rf"|[Pp]å\s+grund\s+av\s+jäv\s+(?:deltar|deltog|lämnar|lämnade)\s+(?P<name2>{NAME})"
)
_TEMPLATE = compiled(r"klicka eller tryck här", regex.IGNORECASE)


def find_proposals(blocks: Sequence[Block], ctx: Context) -> list[Proposal]:
    """Proposals and motions: sections headed so, and sentences with *föreslår*, *yrkar*."""
    found = []
    for block in blocks:
        if block.heading or block.section in ("basis", "distribution", "decision", "reservation"):
            continue
        for start, end in split_sentences(block.text):
            sentence = block.text[start:end]
            match = _PROPOSES.match(sentence)
            if match and len(match["who"].split()) <= 30:
                found.append(
                    Proposal(
                        by=None if _FRONTED.match(match["who"]) else match["who"].strip(" ,"),
                        text=sentence,
                        withdrawn=_is_withdrawn(match["who"], block.text[end:]),
                        span=ctx.of(block.passage, start, end),
                    )
                )
            elif (
                _PASSIVE_PROPOSAL.search(sentence)
                or block.section == "proposal"
                or (block.section == "motion" and sentence[:4].lower() == "att ")
            ):
                found.append(Proposal(text=sentence, span=ctx.of(block.passage, start, end)))
    return found


def _is_withdrawn(who: str, behind: str) -> bool:
    """Whether the text behind a proposal says that its author took it back."""
    name = compiled(r"\s*\(.*?\)").sub("", who).strip()
    return any(
        name in behind[start:end] and _WITHDRAWN.search(behind[start:end]) for start, end in split_sentences(behind)
    )


def find_reservations(blocks: Sequence[Block], ctx: Context) -> list[Reservation]:
    """Reservations, by section or by *reserverar sig*; empty template text is none."""
    found = []
    for block in blocks:
        if block.heading or _TEMPLATE.search(block.text):
            continue
        for start, end in split_sentences(block.text):
            sentence = block.text[start:end]
            verb = _RESERVES.search(sentence)
            if not verb:
                continue
            front = sentence[: verb.start()].rpartition(" att ")[2].strip(" ,")  # "Noterades att A reserverar sig"
            if verb["filed"] and (filed_by := _FROM_WHOM.search(sentence, verb.end())):  # "anmäldes reservation av A"
                names = [named.name for named in names_in(filed_by["who"])] or [filed_by["who"].strip()]
                found.append(Reservation(by=names, text=sentence, span=ctx.of(block.passage, start, end)))
                continue
            inverted = front.lower().startswith("mot ")  # "Mot beslutet reserverar sig A och B"
            names = [
                named.name for named in names_in(sentence, *((verb.end(), None) if inverted else (0, verb.start())))
            ]
            front = "" if inverted else front
            found.append(
                Reservation(
                    by=names or ([front] if front else []), text=sentence, span=ctx.of(block.passage, start, end)
                )
            )
    alone = _names_alone(blocks, "reservation")
    if alone:
        span = alone[0][0].span.union(alone[-1][0].span)
        by = [named.name for _, named in alone]
        found.append(Reservation(by=by, text=", ".join(by), span=ctx.place(span)))
    return found


def _names_alone(blocks: Sequence[Block], section: str) -> list[tuple[Block, Named]]:
    """Names that are all that stands under a heading."""
    found = []
    for block in blocks:
        if block.section != section or block.heading:
            continue
        names = names_in(block.text)
        edges = [0, *(edge for named in names for edge in (named.start, named.end)), len(block.text)]
        rest = " ".join(block.text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))
        if names and not compiled(r"\b(?:och|samt)\b|[\s,;.]").sub("", PARTY.sub("", rest)):
            found += [(block, named) for named in names]
    return found


def find_recusals(blocks: Sequence[Block], ctx: Context) -> list[Recusal]:
    """Who declared a conflict of interest (*jäv*)."""
    alone = [
        Recusal(name=named.name, span=ctx.of(block.passage, named.start, named.end))
        for block, named in _names_alone(blocks, "recusal")
    ]
    return alone + [
        Recusal(name=match[group], span=ctx.of(block.passage, match.start(group), match.end(group)))
        for block in blocks
        if not block.heading
        for match in _RECUSED.finditer(block.text)
        for group in (["name"] if match["name"] else ["name2"])
    ]
