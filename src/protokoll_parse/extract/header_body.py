"""Who met: the body as title and header name it, or as the decisions show it."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.bodies import body_pattern
from protokoll_parse.extract.dates import find_dates
from protokoll_parse.extract.header_value import Value, columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from protokoll_parse.text import Block, Line

KIND = regex.compile(
    r"\b(?:sammanträdes|mötes|stämmo|årsmötes|styrelse|beslut[s]?)?protokoll(?:et)?\b|\bminnesanteckningar\b|\bmötesanteckningar\b"
    r"|\bprotokoll\s+fört\s+vid\b",
    regex.IGNORECASE,
)
_AT_MEETING = regex.compile(
    r"\b(?:vid|från)\s+(?:\p{L}+\s){0,3}?(?:\p{L}*(?:stämma|möte|sammanträde))\s+(?:för|med|i)\s+(?P<body>\p{Lu}[^,.]{2,80}?)(?=\s+(?:den|måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag|[0-9])|[,.]|$)"
)
_MEETING_OF = regex.compile(
    r"(?:\p{L}*(?:möte|stämma|sammanträde))\s+(?:med\s+|för\s+|i\s+)?(?P<body>\p{Lu}[^,0-9]{2,60}?)\s*(?=$|,|[0-9])",
    regex.IGNORECASE,
)
_NO_BODY = regex.compile(r"(?:nr|den|\p{L}*(?:möte|stämma|sammanträde))(?:\b|$)", regex.IGNORECASE)
_GENERIC_BODY = regex.compile(
    r"(?:\p{L}*mötet|stämman|\p{L}*stämman|nämnden|styrelsen|utskottet|gruppen)$", regex.IGNORECASE
)
# "vid hembygdsföreningen Lindens höstmöte den 3 oktober i Bygdegården"
_MEETING_OF_BODY = regex.compile(
    r"\b(?:vid|från)\s+(?P<body>(?:\p{Ll}*(?:föreningen|klubben|sektionen|förbundet)\s)?\p{Lu}[\p{L}-]+(?:\s\p{L}+){0,3}?)s\s+(?:\p{Ll}+\s)?\p{Ll}*(?:möte|stämma|sammanträde)\b"
)
_ASSOCIATION = regex.compile(
    r"^\p{Lu}\p{L}*(?:föreningen|sektionen|klubben|kåren|stiftelsen|sällskapet|samfälligheten)\s+\p{Lu}[^,.]{1,60}|"
    r"^(?:Brf|Bostadsrättsföreningen|HSB|Riksbyggen|Stiftelsen|Föreningen)\s+\p{Lu}[^,0-9]*|^\p{Lu}[^,.0-9]*(?:förening|föreningen|förbund|förbundet|sektionen|klubben|kåren)\b"
)
_ORGANISATION_NUMBER = regex.compile(r",?\s*[0-9]{6}-[0-9]{4}")


@lru_cache(maxsize=1)
def _body() -> regex.Pattern[str]:
    return regex.compile(body_pattern())


def stated_body(lines: Sequence[Line], title: Value | None) -> Value | None:
    if title:
        if match := _AT_MEETING.search(title.text) or _MEETING_OF_BODY.search(title.text):
            return Value(match["body"], title.start + match.start("body"), title.start + match.end("body"), "HDR002")
        kind = KIND.search(title.text)
        rest = title.text[kind.end() :] if kind else ""
        named = regex.match(
            r"\s*[-–:]?\s*(?:från\s+|för\s+)?(?:(?:styrelsemöte|årsmöte|möte|sammanträde)\s+(?:med|för|i)\s+)?(?P<body>\p{Lu}[^0-9,]{2,80}?)\s*(?=$|,|[0-9])",
            rest,
        )
        if named and kind and not _NO_BODY.match(named["body"]):
            start = title.start + kind.end() + named.start("body")
            return Value(named["body"].strip(), start, start + len(named["body"].strip()), "HDR002")
        front = title.text[: kind.start()].strip(" -–,") if kind else ""
        if front and _body().fullmatch(front):
            return Value(front, title.start, title.start + len(front), "HDR002")
    for line in lines[:14]:
        for start, column in columns(line.text):
            bare = _ORGANISATION_NUMBER.sub("", column).strip()
            spelt = bare.capitalize() if bare.isupper() else bare  # "HÄLSO- OCH SJUKVÅRDSNÄMNDEN"
            capitals = bare.isupper() and _ASSOCIATION.fullmatch(bare.title())
            named_so = capitals or _body().fullmatch(spelt) or _ASSOCIATION.fullmatch(bare)
            if named_so and not find_dates(bare):
                return Value(bare, line.start + start, line.start + start + len(bare), "HDR003")
    if lines and (match := _MEETING_OF.match(lines[0].text)):
        return Value(match["body"], lines[0].start + match.start("body"), lines[0].start + match.end("body"), "HDR004")
    for line in lines[:14]:
        if match := _AT_MEETING.search(line.text) or _MEETING_OF_BODY.search(line.text):
            return Value(match["body"], line.start + match.start("body"), line.start + match.end("body"), "HDR004")
    return None


def inferred_body(blocks: Iterable[Block]) -> str | None:
    """Who decides most often in *X beslutade …*, at least twice and alone at the top."""
    pattern = regex.compile(rf"(?:^|[.!?]\s)(?P<body>{body_pattern()})\s+(?:beslutade|beslutar|beslöt)\b")
    counts = Counter(match["body"] for block in blocks for match in pattern.finditer(block.text))
    ranked = counts.most_common(2)
    ranked = [pair for pair in ranked if not _GENERIC_BODY.match(pair[0])]
    if not ranked or ranked[0][1] < 2 or (len(ranked) > 1 and ranked[1][1] == ranked[0][1]):
        return None
    return ranked[0][0]
