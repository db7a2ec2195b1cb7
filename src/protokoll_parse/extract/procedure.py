"""What kommunallagen asks of minutes beside decisions: proposals, votes, reservations, recusals; and references."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import regex

from protokoll_parse.extract.people import NAME, names_in
from protokoll_parse.extract.sentences import split_sentences
from protokoll_parse.records.models import Proposal, Recusal, Reference, Reservation, RollEntry, Vote

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from protokoll_parse.extract.context import Context
    from protokoll_parse.text import Block

_PROPOSES = regex.compile(
    r"^(?P<who>\p{Lu}[^.;]*?)\s+(?P<verb>yrkar|yrkade|föreslår|föreslog)\b\s*(?P<what>[^.].*)", regex.DOTALL
)
_FRONTED = regex.compile(r"(?:utifrån|enligt|med|i|på|vid|för|under|efter|därefter|slutligen)\b", regex.IGNORECASE)
_PASSIVE_PROPOSAL = regex.compile(r"\b(?:föreslås|föreslogs)\b")
_WITHDRAWN = regex.compile(r"\b(?:återtar|drar tillbaka|återtog|drog tillbaka)\b", regex.IGNORECASE)
_VOTE = regex.compile(
    r"(?P<yes>\d+)\s*(?:ja\b(?:-röst\p{L}*)?|röster\s+för)[^.]{0,40}?\b(?P<no>\d+)\s*(?:nej\b(?:-röst\p{L}*)?|(?:röster\s+)?e?mot\b)"
    r"|\bja(?:-röster)?\s*:?\s*(?P<yes2>\d+)\b[^.]{0,20}?\bnej(?:-röster)?\s*:?\s*(?P<no2>\d+)\b",
    regex.IGNORECASE,
)
_ROLL = regex.compile(
    r"^(?P<vote>Ja|Nej|Avstår|Avstod|Avstående)(?:-röst(?:er)?)?(?:\s+röst(?:ar|ade)|\s+från\s+att\s+rösta)?"
    r"\s*:\s*(?P<names>\D+)$",
    regex.IGNORECASE,
)
_ROLL_CALL = regex.compile(
    rf"(?P<name>{NAME})(?:\s*\(\p{{L}}{{1,4}}\))?\s*[-–—:]\s*(?P<vote>JA|NEJ|AVSTÅR)\b", regex.IGNORECASE
)
_ABSTAINED = regex.compile(
    r"(?P<n>\d+)\s*(?:som\s+)?(?:ledamöter\s+|röster\s+|personer\s+)?(?:avstår|avstod|avstående|nedlagda|blank(?:a|t)?)|avstår\s*:?\s*(?P<n2>\d+)|"
    r"(?P<word>en|två|tre|fyra|fem|sex)\s+(?:ledamöter\s+|ledamot\s+)?(?:avstår|avstod|lade ner)",
    regex.IGNORECASE,
)
_VOTES: dict[str, Literal["for", "against", "abstained"]] = {"j": "for", "n": "against", "a": "abstained"}
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
                        by=None if _FRONTED.match(match["who"]) else match["who"].strip(" ,"),
                        text=sentence,
                        withdrawn=_is_withdrawn(match["who"], block.text[end:]),
                        span=ctx.of(block.passage, start, end),
                    )
                )
            elif _PASSIVE_PROPOSAL.search(sentence) or block.section == "proposal":
                found.append(Proposal(text=sentence, span=ctx.of(block.passage, start, end)))
    return found


def _is_withdrawn(who: str, behind: str) -> bool:
    """Whether the text behind a proposal says that its author took it back."""
    name = regex.sub(r"\s*\(.*?\)", "", who).strip()
    return any(
        name in behind[start:end] and _WITHDRAWN.search(behind[start:end]) for start, end in split_sentences(behind)
    )


def find_votes(blocks: Sequence[Block], ctx: Context) -> list[Vote]:
    """Counted votes (*40 Ja mot 38 Nej. 3 ledamöter avstår.*), with the roll where it is printed below."""
    found = []
    for i, block in enumerate(blocks):
        match = _VOTE.search(block.text)
        if not match:
            continue
        abstained = _ABSTAINED.search(block.text, match.end())
        end = abstained.end() if abstained else match.end()
        span = ctx.of(block.passage, match.start(), end)
        roll = list(_roll(blocks[i:]))
        found.append(
            Vote(
                for_=int(match["yes"] or match["yes2"]),
                against=int(match["no"] or match["no2"]),
                abstained=_count(abstained) if abstained else None,
                roll=roll,
                span=span,
            )
        )
    return found


def _roll(blocks: Sequence[Block]) -> Iterator[RollEntry]:
    """Names by vote, in the block of the result and below it, until the next result."""
    for n, block in enumerate(blocks):
        if n and (block.heading or _VOTE.search(block.text)):
            return
        if match := _ROLL.match(block.text):
            for named in names_in(match["names"]):
                yield RollEntry(name=named.name, vote=_VOTES[match["vote"][0].lower()])
        for call in _ROLL_CALL.finditer(block.text):
            yield RollEntry(name=call["name"], vote=_VOTES[call["vote"][0].lower()])


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
            front = sentence[: verb.start()].strip(" ,")
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
