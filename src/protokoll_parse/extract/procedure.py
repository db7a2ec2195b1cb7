"""What kommunallagen asks minutes to hold beside the decisions: proposals, votes, reservations, recusals, references."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.people import NAME, names_in
from protokoll_parse.extract.sentences import split_sentences
from protokoll_parse.records.models import Proposal, Recusal, Reference, Reservation, Vote

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from protokoll_parse.extract.context import Context
    from protokoll_parse.text import Block

_PROPOSES = regex.compile(
    r"^(?P<who>\p{Lu}[^.;]*?)\s+(?P<verb>yrkar|yrkade|föreslår|föreslog)\b\s*(?P<what>[^.].*)", regex.DOTALL
)
_PASSIVE_PROPOSAL = regex.compile(r"\b(?:föreslås|föreslogs)\b")
_WITHDRAWN = regex.compile(r"\b(?:återtar|drar tillbaka|återtog|drog tillbaka)\b", regex.IGNORECASE)
_VOTE = regex.compile(
    r"(?P<yes>\d+)\s*(?:ja\b|ja-röster|röster\s+för)[^.]{0,40}?\b(?P<no>\d+)\s*(?:nej\b|nej-röster|röster\s+mot)",
    regex.IGNORECASE,
)
_VOTE_WORDS = regex.compile(
    r"\bja(?:-röster)?\s*:?\s*(?P<yes>\d+)\b[^.]{0,20}?\bnej(?:-röster)?\s*:?\s*(?P<no>\d+)\b", regex.IGNORECASE
)
_ABSTAINED = regex.compile(
    r"(?P<n>\d+)\s*(?:ledamöter\s+|röster\s+|personer\s+)?(?:avstår|avstod|avstående|nedlagda)|avstår\s*:?\s*(?P<n2>\d+)|"
    r"(?P<word>en|två|tre|fyra|fem|sex)\s+(?:ledamöter\s+|ledamot\s+)?(?:avstår|avstod|lade ner)",
    regex.IGNORECASE,
)
_NUMBER = {"en": 1, "två": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6}
_RESERVES = regex.compile(r"\b(?:reserverar|reserverade)\s+sig\b", regex.IGNORECASE)
_RECUSED = regex.compile(
    rf"(?P<name>{NAME})(?:\s*\(\p{{L}}{{1,4}}\))?\s+(?:anmäler\s+jäv|anmälde\s+jäv|deltar\s+inte\s+i\s[^.]*jäv|deltog\s+inte\s+i\s[^.]*jäv|lämnar\s[^.]*jäv|är\s+jävig)"
)
_TEMPLATE = regex.compile(r"klicka eller tryck här", regex.IGNORECASE)
_REFERENCES: tuple[tuple[str, regex.Pattern[str]], ...] = (
    ("case", regex.compile(r"\b(?:Dnr|Diarienr|Ärendenummer)\.?:?\s*(?P<text>\p{Lu}*[\p{L}\d]*[\s-]?\d[\d:./-]*\d)")),
    (
        "law",
        regex.compile(
            r"(?P<text>(?:\d+\s?kap\.?\s?)?\d+(?:\s?\p{Ll})?(?:[-–]\d+)?\s?§§?\s+(?:i\s+)?\p{Ll}+(?:lagen|balken|förordningen)"
            r"|\p{L}*(?:lag|lagen|förordning|förordningen)\s+\(\d{4}:\d+\)(?:\s+om\s+\p{Ll}+(?:\s\p{Ll}+)?)?|lagen\s+om\s+\p{Ll}+(?:\s\p{Ll}+)?)",
        ),
    ),
    ("attachment", regex.compile(r"(?P<text>\b[Bb]ilag(?:a|or)\s+(?:\d+|[A-Z])\b|\bse\s+bilaga\b)")),
)


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
                        by=match["who"].strip(" ,"),
                        text=sentence,
                        withdrawn=bool(_WITHDRAWN.search(block.text)),
                        span=ctx.of(block.passage, start, end),
                    )
                )
            elif _PASSIVE_PROPOSAL.search(sentence) or block.section == "proposal":
                found.append(Proposal(text=sentence, span=ctx.of(block.passage, start, end)))
    return found


def find_votes(blocks: Sequence[Block], ctx: Context) -> list[Vote]:
    """Counted votes: *40 Ja mot 38 Nej. 3 ledamöter avstår.*"""
    found = []
    for block in blocks:
        for pattern in (_VOTE, _VOTE_WORDS):
            match = pattern.search(block.text)
            if not match:
                continue
            abstained = _ABSTAINED.search(block.text, match.end())
            end = abstained.end() if abstained else match.end()
            found.append(
                Vote(
                    for_=int(match["yes"]),
                    against=int(match["no"]),
                    abstained=_count(abstained) if abstained else None,
                    span=ctx.of(block.passage, match.start(), end),
                )
            )
            break
    return found


def _count(match: regex.Match[str]) -> int:
    return _NUMBER[match["word"].lower()] if match["word"] else int(match["n"] or match["n2"])


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
            names = [named.name for named in names_in(sentence, 0, verb.start())]
            front = sentence[: verb.start()].strip(" ,")
            found.append(
                Reservation(
                    by=names or ([front] if front else []), text=sentence, span=ctx.of(block.passage, start, end)
                )
            )
    return found


def find_recusals(blocks: Sequence[Block], ctx: Context) -> list[Recusal]:
    """Who declared a conflict of interest (*jäv*)."""
    return [
        Recusal(name=match["name"], span=ctx.of(block.passage, match.start("name"), match.end("name")))
        for block in blocks
        if not block.heading
        for match in _RECUSED.finditer(block.text)
    ]


def find_references(blocks: Sequence[Block], ctx: Context) -> Iterator[Reference]:
    """Case numbers, laws and attachments named in the text."""
    for block in blocks:
        for kind, pattern in _REFERENCES:
            for match in pattern.finditer(block.text):
                yield Reference.model_validate(
                    {
                        "kind": kind,
                        "text": match["text"],
                        "span": ctx.of(block.passage, match.start("text"), match.end("text")),
                    }
                )
