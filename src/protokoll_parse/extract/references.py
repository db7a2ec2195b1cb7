"""What an item refers to: cases, laws, attachments, earlier minutes, documents."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

import regex

from protokoll_parse.extract.dates import MONTHS
from protokoll_parse.lexicon.phrases import phrases
from protokoll_parse.records.models import Reference
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from protokoll_parse.extract.context import Context
    from protokoll_parse.text import Block, Passage

_YEAR = r"(?:19|20)[0-9]{2}"
_DAY = rf"(?:den\s)?(?:{_YEAR}-[0-9]{{2}}-[0-9]{{2}}|[0-9]{{1,2}}\s(?:{'|'.join(MONTHS)})(?:\s{_YEAR})?)\b"
_NUMBERS = r"[0-9]+(?:\s?[a-z](?!\p{L}))?(?:\s?[-–]\s?[0-9]+)?(?:(?:,\s|\soch\s)[0-9]+(?=[^.\n]{0,12}§|\b(?!\s?kap)))*"
_CHAPTER = r"[0-9]+(?:\s?[a-z])?\s?kap\.?\s?"
# "5 kap. 27 § första stycket"
_SECTION = (
    rf"(?:{_CHAPTER})?{_NUMBERS}\s?§§?(?:\s(?:första|andra|tredje|fjärde)\sstycket)?"
    r"(?:\s(?:p\.?\s?[0-9]+|[0-9]+\s?p(?:\.|unkten)?))?"
)
_SFS = r"\s?\((?:SFS\s)?[0-9]{4}:[0-9]+\)"
# the subject of an act: one noun, with an adjective in front
_SUBJECT = r"om\s(?:\p{Ll}+(?:ig|iga|sk|ska|al|ala)\s)?\p{Ll}+(?:\soch\s\p{Ll}+(?:ning|het|tjänst|service|verk))?"
_CASE = r"(?:\p{Lu}{1,5}[\s-])?(?:\p{Lu}{1,4}(?=[0-9]))?[0-9][0-9:./-]*(?:\s(?=[0-9]{3}\b))?[0-9./:-]*[0-9]"
_BASIS_WORDS = 40
_RUNS_ON = compiled(r"(?:[,–-]|\b(?:för|av|om|till|från|i|på|med|och|samt|den|daterad))\s*$", regex.IGNORECASE)
_ABOUT_THEM = compiled(r":$|\b(?:innehåller|har|är|ska|framgår|finns|bifogas)\b")


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, regex.Pattern[str]], ...]:
    """Kinds and patterns in order; what an earlier one takes is not taken again."""
    named = "|".join(entry["pattern"] for entry in phrases("laws"))
    act = rf"(?:{named}|(?:\p{{Ll}}+-\soch\s)?\p{{Ll}}*(?:lagen|balken|förordningen)|lagen\s{_SUBJECT})(?!\p{{L}})"
    return tuple(
        (kind, compiled(pattern))
        for kind, pattern in (
            ("law", rf"(?P<text>\b{_SECTION}\s+(?:i\s+)?{act}(?:{_SFS})?(?:\s{_SUBJECT})?)"),
            (
                "law",
                rf"(?P<text>\b(?:{named}|\p{{Ll}}+lagen(?={_SFS}))(?:{_SFS})?,?\s(?:{_CHAPTER})?(?:§§?\s?{_NUMBERS}|{_NUMBERS}\s?§§?))",
            ),
            (
                "law",
                rf"(?P<text>\b\p{{L}}*(?:[Ll]ag|lagen|förordning|förordningen){_SFS}(?:\s{_SUBJECT})?|\bSFS\s[0-9]{{4}}:[0-9]+)",
            ),
            ("law", rf"(?P<text>\b[Ll]agen\s{_SUBJECT}|\b(?:{named})(?!\p{{L}}|-\p{{L}}|\.\s?[0-9]))"),
            # "KS § 45/2024", "beslut 2024-02-13 § 12", "protokoll nr 3/2024", "protokollet från den 5 mars"
            (
                "minutes",
                rf"(?P<text>\b(?:\p{{Lu}}{{2,5}}|\p{{Lu}}\p{{Ll}}{{1,2}})\s§\s?[0-9]+(?:[/:][0-9]{{2,4}})?(?:,?\s{_DAY})?)",
            ),
            ("minutes", rf"(?P<text>\b{_DAY},?\s§§?\s?[0-9]+(?:[/:–-][0-9]+)?|§\s?[0-9]+,?\s(?:den\s)?{_DAY})"),
            ("minutes", r"(?P<text>\b[Pp]rotokoll(?:et)?\s(?:nr\.?|nummer)\s?[0-9]+(?:[/:-][0-9]{2,4})?)"),
            ("minutes", rf"(?P<text>\b[Pp]rotokoll(?:et|sutdrag(?:et)?)?\s(?:från\s|av\s|för\s)?(?:mötet\s)?{_DAY})"),
            (
                "case",
                rf"\b(?:[Dd]nr|[Dd]iarienr|[Dd]iarienummer|[Ää]rendenummer|[Ää]rendenr|[Mm]ålnr|[Mm]ål\snr)\.?:?\s*(?P<text>{_CASE}|\p{{Lu}}+[0-9]+)",
            ),
            (
                "attachment",
                r"(?P<text>\b[Bb]il(?:aga|agor|agorna|\.)\s?(?:nr\s)?(?:[0-9]+|[A-Z](?!\p{L}))(?:\s?[-–]\s?[0-9]+)?"
                r"(?:(?:,\s|\soch\s)(?:[0-9]+|[A-Z])(?![\p{L}0-9]))*|\bse\s+bilaga\b)",
            ),
            ("document", r"(?P<text>\b(?:SOU|Ds|[Pp]rop\.|[Dd]ir\.)\s(?:19|20)[0-9]{2}(?:/[0-9]{2,4})?:[0-9]+)"),
            (
                "document",
                rf"(?P<text>\b(?:\p{{Lu}}[\p{{L}}-]+s\s)?\p{{L}}*(?:[Tt]jänsteskrivelse|[Tt]jänsteutlåtande|[Ss]krivelse|[Pp]romemoria)"
                rf"(?:n|t|en|et)?,?\s(?:daterad\p{{L}}*\s|av\s|från\s)?{_DAY})",
            ),
            (
                "document",
                rf"(?P<text>\b(?:\p{{Lu}}[\p{{L}}-]+s\s)?\p{{L}}*(?:[Rr]apport|[Yy]ttrande|[Rr]emiss)(?:n|t|en|et)?,?\s"
                rf"(?:daterad\p{{L}}*|av|från)\s{_DAY})",
            ),
        )
    )


def find_references(blocks: Sequence[Block], ctx: Context) -> Iterator[Reference]:
    """Cases, laws, attachments, earlier minutes and documents named in the text; each entry of *Beslutsunderlag*."""
    for block in blocks:
        if block.section == "basis" and not block.heading:
            yield from _listed(block.passage, ctx)
            continue
        taken: list[tuple[int, int]] = []
        found = []
        for kind, pattern in _patterns():
            for match in pattern.finditer(block.text):
                start, end = match.span("text")
                if any(start < stop and begin < end for begin, stop in taken):
                    continue
                taken.append((start, end))
                found.append((start, end, kind, match["text"]))
        for start, end, kind, text in sorted(found):
            yield Reference.model_validate({"kind": kind, "text": text, "span": ctx.of(block.passage, start, end)})


def _listed(passage: Passage, ctx: Context) -> Iterator[Reference]:
    """The entries of *Beslutsunderlag*: a line each, and those that an entry runs on in; no sentence about them."""
    starts = [0]
    for at, _ in passage.anchors:
        if at and passage.text[at].isupper() and not _RUNS_ON.search(passage.text, 0, at):
            starts.append(at)
    for start, end in zip(starts, [*starts[1:], len(passage.text)], strict=True):
        part = passage.part(start, end)
        if part.text and len(part.text.split()) <= _BASIS_WORDS and not _ABOUT_THEM.search(part.text):
            yield Reference(kind=_kind_of_basis(part.text), text=part.text, span=ctx.of(part))


def _kind_of_basis(text: str) -> Literal["attachment", "minutes", "document"]:
    """What an entry of *Beslutsunderlag* is."""
    if compiled(r"bilag", regex.IGNORECASE).match(text):
        return "attachment"
    minutes = compiled(r"(?:\p{L}+s\s){0,2}(?:protokoll|beslut)\p{L}*\b", regex.IGNORECASE).match(text)
    return "minutes" if minutes else "document"
