"""What kommunallagen asks of minutes beside decisions: proposals, votes, reservations, recusals; and references."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import regex

from protokoll_parse.extract.people import NAME, PARTY, Named, names_in
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
_WORDS = (
    "noll en två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton tjugo"
)
_NUMBER = {word: number for number, word in enumerate(_WORDS.split(" "))}
_N = rf"(?:[0-9]+|{'|'.join(_NUMBER)})"
# each has the groups yes and no
_VOTES = tuple(
    regex.compile(pattern, regex.IGNORECASE)
    for pattern in (
        rf"\b(?P<yes>{_N})\s*(?:ja\b(?:-röst\p{{L}}*)?|(?:röster|röst|röstade|röstar|personer|medlemmar)\s+för)[^.]{{0,60}}?\b(?P<no>{_N})\s*(?:nej\b(?:-röst\p{{L}}*)?|(?:(?:röster|röst|röstade|röstar)\s+)?e?mot\b)",
        r"\bja(?:-röster)?\s*:?\s*(?P<yes>[0-9]+)\b[^.]{0,20}?\bnej(?:-röster)?\s*:?\s*(?P<no>[0-9]+)\b",
        rf"\b(?P<yes>{_N})\s+röster\s+mot\s+(?P<no>{_N})\b",
        rf"\b(?P<yes>{_N})\s+röster\s+för\s[^.]{{2,60}}?\s(?:och|mot)\s+(?P<no>{_N})\s+röster\s+för\b",
        r"\bröstsiffrorna\s+(?P<yes>[0-9]+)\s?[-–—]\s?(?P<no>[0-9]+)\b",
    )
)
# "Yrkande 2 får 3 röster och yrkande 1 får 2 röster."
_RIVALS = regex.compile(
    rf"\b(?:yrkande|förslag|alternativ|motion)\p{{L}}*\s+(?P<a>[0-9]+|[A-D])\s+(?:får|fick|erhöll)\s+(?P<first>{_N})(?:\s+röster)?"
    rf"[^.]{{0,20}}?\s(?:yrkande|förslag|alternativ|motion)\p{{L}}*\s+(?P<b>[0-9]+|[A-D])\s+(?:(?:får|fick|erhöll)\s+)?(?P<second>{_N})\b",
    regex.IGNORECASE,
)
_VOTE_HEAD = regex.compile(r"\bJa\s+Nej\b")
_SUMS = regex.compile(
    r"\b(?:Summa|Totalt|Sammanräkning|Antal\s+röster|Resultat)\s*:?\s+(?P<yes>[0-9]+)\s+(?P<no>[0-9]+)(?:\s+(?P<abstained>[0-9]+))?\b"
)
_TABLE_BLOCKS = 60
_YES_LINE = regex.compile(r"ja(?:-röster)?\s*:?\s*[0-9]+\s*(?:nej|$)", regex.IGNORECASE)
_ROLL = regex.compile(
    r"^(?P<vote>Ja|Nej|Avstår|Avstod|Avstående)(?:-röst(?:er)?)?(?:\s+röst(?:ar|ade)|\s+från\s+att\s+rösta)?"
    r"\s*:\s*(?P<names>\D+)$",
    regex.IGNORECASE,
)
_ROLL_CALL = regex.compile(
    rf"(?P<name>{NAME})(?:\s*\(\p{{L}}{{1,4}}\))?\s*[-–—:]\s*(?P<vote>JA|NEJ|AVSTÅR)\b", regex.IGNORECASE
)
_ABSTAINED = regex.compile(
    rf"\b(?P<n>{_N})\s*(?:som\s+)?(?:(?:ledam[oö]t|röst|person|medlem|deltagar|närvarande|fullmäktig|ombud)\p{{L}}*\s+|st\.?\s+)?"
    r"(?:avst(?:år|od|ående)\p{L}*|nedlag\p{L}+|lade\s+ned?|la\s+ned?|blank(?:a|t)?)"
    r"|avstår\s*:?\s*(?P<n2>[0-9]+)",
    regex.IGNORECASE,
)
_VOTE_OF: dict[str, Literal["for", "against", "abstained"]] = {"j": "for", "n": "against", "a": "abstained"}
_RESERVES = regex.compile(r"\b(?:reserverar|reserverade)\s+sig\b", regex.IGNORECASE)
_RECUSED = regex.compile(
    rf"(?P<name>{NAME})(?:\s*\(\p{{L}}{{1,4}}\))?\s+(?:anmäler\s+jäv|anmälde\s+jäv|deltar\s+inte\s+i\s[^.]*jäv|deltog\s+inte\s+i\s[^.]*jäv|lämnar\s[^.]*jäv|är\s+jävig)"
    rf"|[Pp]å\s+grund\s+av\s+jäv\s+(?:deltar|deltog|lämnar|lämnade)\s+(?P<name2>{NAME})"
)
_TEMPLATE = regex.compile(r"klicka eller tryck här", regex.IGNORECASE)
_REFERENCES: tuple[tuple[str, regex.Pattern[str]], ...] = (
    (
        "case",
        regex.compile(r"\b(?:Dnr|Diarienr|Ärendenummer)\.?:?\s*(?P<text>\p{Lu}*[\p{L}0-9]*[\s-]?[0-9][0-9:./-]*[0-9])"),
    ),
    (
        "law",
        regex.compile(
            r"(?P<text>(?:[0-9]+\s?kap\.?\s?)?[0-9]+(?:\s?\p{Ll})?(?:[-–][0-9]+)?\s?§§?\s+(?:i\s+)?\p{Ll}+(?:lagen|balken|förordningen)"
            r"|\b\p{L}{0,40}+(?<=lag|lagen|förordning|förordningen)\s+\([0-9]{4}:[0-9]+\)(?:\s+om\s+\p{Ll}+(?:\s\p{Ll}+)?)?|lagen\s+om\s+\p{Ll}+(?:\s\p{Ll}+)?)",
        ),
    ),
    ("attachment", regex.compile(r"(?P<text>\b[Bb]ilag(?:a|or)\s+(?:[0-9]+|[A-Z])\b|\bse\s+bilaga\b)")),
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
            elif (
                _PASSIVE_PROPOSAL.search(sentence)
                or block.section == "proposal"
                or (block.section == "motion" and sentence[:4].lower() == "att ")
            ):
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
    found: list[Vote] = []
    for i, block in enumerate(blocks):
        text, last = block.text, i
        while _YES_LINE.match(text) and last + 1 < min(len(blocks), i + 3):  # "Ja: 7" / "Nej: 4" / "Avstår: 2"
            last += 1
            text = f"{text} {blocks[last].text}"
            if not regex.match(r"(?:nej|avst)", blocks[last].text, regex.IGNORECASE):
                break
        match = next((m for pattern in _VOTES if (m := pattern.search(text))), None)
        if not match:
            found += _other_votes(block, ctx, table=not found and _has_vote_head(blocks[: i + 1]))
            continue
        abstained = _ABSTAINED.search(text, match.end())
        end = abstained.end() if abstained else match.end()
        span = ctx.of(block.passage, match.start(), min(end, len(block.text)))
        if last > i:
            span = ctx.place(block.span.union(blocks[last].span))
        found.append(
            Vote(
                for_=_number(match["yes"]),
                against=_number(match["no"]),
                abstained=_number(abstained["n"] or abstained["n2"]) if abstained else None,
                roll=list(_roll(blocks[i:])),
                span=span,
            )
        )
    return found


def _has_vote_head(blocks: Sequence[Block]) -> bool:
    """Whether a table of votes, with a column for each answer, has begun."""
    return any(_VOTE_HEAD.search(block.text) for block in blocks[-_TABLE_BLOCKS:])


def _other_votes(block: Block, ctx: Context, *, table: bool) -> Iterator[Vote]:
    """Votes for one of two motions, the one with the lower number taken for the proposal; the sums below a table."""
    if match := _RIVALS.search(block.text):
        first, second = _number(match["first"]), _number(match["second"])
        if match["b"] < match["a"]:
            first, second = second, first
        yield Vote(for_=first, against=second, span=ctx.of(block.passage, match.start(), match.end()))
    elif table and (match := _SUMS.search(block.text)):
        abstained = int(match["abstained"]) if match["abstained"] else None
        span = ctx.of(block.passage, match.start(), match.end())
        yield Vote(for_=int(match["yes"]), against=int(match["no"]), abstained=abstained, span=span)


def _number(text: str) -> int:
    return _NUMBER[text.lower()] if text.lower() in _NUMBER else int(text)


def _roll(blocks: Sequence[Block]) -> Iterator[RollEntry]:
    """Names by vote, in the block of the result and below it, until the next result."""
    for n, block in enumerate(blocks):
        if n and (block.heading or any(pattern.search(block.text) for pattern in _VOTES)):
            return
        if match := _ROLL.match(block.text):
            for named in names_in(match["names"]):
                yield RollEntry(name=named.name, vote=_VOTE_OF[match["vote"][0].lower()])
        for call in _ROLL_CALL.finditer(block.text):
            yield RollEntry(name=call["name"], vote=_VOTE_OF[call["vote"][0].lower()])


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
        names = names_in(block.text)
        rest = PARTY.sub("", block.text)
        for named in names:
            rest = rest.replace(named.name, "")
        if (
            block.section == section
            and not block.heading
            and names
            and not regex.sub(r"\b(?:och|samt)\b|[\s,;.]", "", rest)
        ):
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
