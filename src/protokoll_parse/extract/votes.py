"""Counted votes, with the roll of names where it is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import regex

from protokoll_parse.extract.people import NAME, names_in
from protokoll_parse.records.models import RollEntry, Vote

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from protokoll_parse.extract.context import Context
    from protokoll_parse.text import Block

_WORDS = (
    "noll en två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton tjugo"
)
_NUMBER = {word: number for number, word in enumerate(_WORDS.split(" "))}
_N = rf"(?:[0-9]{{1,3}}(?:[ \u00a0.][0-9]{{3}})+|[0-9]+|{'|'.join(_NUMBER)})"
# what is counted, and what it is given for
_COUNTED = r"(?:röster|röst|andelar|andelstal|delägare|ledamöter|personer|medlemmar|ombud|närvarande|mandat)"
_OBJECT = r"(?:\s(?:bifall|förslaget|motionen|yrkandet|styrelsens\s(?:förslag|linje)|det(?:samma)?|densamma))?"
# each has the groups yes and no
_VOTES = tuple(
    regex.compile(pattern, regex.IGNORECASE)
    for pattern in (
        rf"\b(?P<yes>{_N})\s*(?:ja\b(?:-röst\p{{L}}*)?|(?:röster|röst|röstade|röstar|personer|medlemmar)\s+för)[^.]{{0,60}}?\b(?P<no>{_N})\s*(?:nej\b(?:-röst\p{{L}}*)?|(?:(?:röster|röst|röstade|röstar)\s+)?e?mot\b)",
        r"\bja(?:-röster)?\s*:?\s*(?P<yes>[0-9]+)\b[^.]{0,20}?\bnej(?:-röster)?\s*:?\s*(?P<no>[0-9]+)\b",
        rf"\b(?P<yes>{_N})\s+röster\s+mot\s+(?P<no>{_N})\b",
        rf"\b(?P<yes>{_N})\s+röster\s+för\s[^.]{{2,60}}?\s(?:och|mot)\s+(?P<no>{_N})\s+röster\s+för\b",
        # 3 for, 5 against: *11 för bifall, 32 för avslag*
        rf"\b(?P<yes>{_N})\s(?:{_COUNTED}\s)?(?:röstade\s|röstar\s)?för{_OBJECT}\s?[,;:–/-]?\s?(?:och\s|men\s|samt\s|mot\s)?"
        rf"(?P<no>{_N})\s(?:{_COUNTED}\s)?(?:röstade\s|röstar\s)?(?:e?mot|för\savslag)\b",
        # the object in front of its figure: *För motionen avgavs 1 420 andelar, mot densamma 2 875*
        rf"\bför(?:\s\p{{L}}+){{0,2}}?(?:\s(?:avgavs|avgavos|avges|röstade|röstar|är|var))?\s?:?\s(?P<yes>{_N})(?:\s{_COUNTED})?\s?[,;]?\s(?:och\s)?"
        rf"e?mot(?:\s(?!{_N})\p{{L}}+){{0,2}}?\s?:?\s(?P<no>{_N})\b",
        # two proposals: *vid omröstning fick vi 15 för styrelsens förslag och 11 för Annas*
        rf"\b\p{{L}}*(?:röst|voter)\p{{L}}*[^.]{{0,60}}?\b(?P<yes>{_N})\s(?:{_COUNTED}\s)?för\s[^.]{{2,60}}?\s(?:och|mot|medan)\s"
        rf"(?P<no>{_N})\s(?:{_COUNTED}\s)?för\b",
        # figures alone: *röstsiffrorna 8–4–1*
        r"\b(?:röst(?:siffror\p{L}*|etal\p{L}*|er|erna)|siffrorna|votering\p{L}*|omröstning\p{L}*|resultat(?:et)?)(?:\s(?:blev|är|var|utföll|"
        r"gav|med))?\s?:?\s\(?(?P<yes>[0-9]{1,3})\s?[-–—]\s?(?P<no>[0-9]{1,3})(?:\s?[-–—]\s?(?P<none>[0-9]{1,3}))?(?![0-9]|\s?[-–—/:.][0-9])",
        rf"\bmed\s(?P<yes>{_N})\smot\s(?P<no>{_N})(?=\s(?:{_COUNTED}|beslutar|beslutade|beslöt|bifaller|avslår|nedlagda)|[,.;)])",
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
    r"(?:avst(?:år|od|ående)\p{L}*|nedla(?:g\p{L}+|de)|la(?:de)?\s+(?:sin|sina)\s+röst\p{L}*\s+ned|lade\s+ned?|la\s+ned?|blank(?:a|t)?)"
    r"|avstår\s*:?\s*(?P<n2>[0-9]+)",
    regex.IGNORECASE,
)
_VOTE_OF: dict[str, Literal["for", "against", "abstained"]] = {"j": "for", "n": "against", "a": "abstained"}


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
                abstained=_abstained(match, abstained),
                roll=list(_roll(blocks[i:])),
                span=span,
            )
        )
    return found


def _abstained(match: regex.Match[str], abstained: regex.Match[str] | None) -> int | None:
    """Who gave no answer: the third of *8–4–1*, or *2 ledamöter avstår* behind the result."""
    if third := match.groupdict().get("none"):
        return int(third)
    return _number(abstained["n"] or abstained["n2"]) if abstained else None


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
    return _NUMBER[text.lower()] if text.lower() in _NUMBER else int(regex.sub(r"[^0-9]", "", text))


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
