"""Who presented an item.

PRE001 *Föredragande: A och B, roll, organisation*; PRE002 *A, roll, föredrar ärendet*, *Därefter informerade A om …*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.people import leading_name, organization_pattern, role_pattern
from protokoll_parse.extract.sentences import split_sentences
from protokoll_parse.records.models import Presenter

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from protokoll_parse.extract.context import Context
    from protokoll_parse.text import Block, Passage

_LABEL = regex.compile(r"\b(?:Föredragande|Föredragare|Föredras\s+av|Föredragning\s+av)\s?:\s*", regex.IGNORECASE)
_AND = regex.compile(r"\s*(?:,\s*(?:och|samt)?|och|samt|&|/|;)\s+", regex.IGNORECASE)
_INFORMS = (
    r"föredrar|föredrog|föredragit|presenterar|presenterade|informerar|informerade|redogör|redogjorde|"
    r"redovisar|redovisade|berättar|berättade|rapporterar|rapporterade"
)
_VERB = regex.compile(
    rf"\s*,?\s*(?:från\s+(?P<from>[^.,]{{2,60}}?)\s+)?(?:{_INFORMS}|(?:lämnar|lämnade|gav|ger|håller|höll)\s+(?:en\s+)?"
    r"(?:(?!ingen\b)\p{Ll}+\s+)?\p{Ll}*(?:information|rapport|redovisning|presentation|dragning))\b"
)
# with an adverbial in front the subject stands behind the verb; else what stands there is its object
_INVERTED = regex.compile(
    r"(?:Vid|På|Under|I|Därefter|Därpå|Sedan|Härefter|Inledningsvis|Slutligen|Avslutningsvis)\b(?:\s[^\s,.:;]+){0,5}?\s"
    rf"(?:{_INFORMS})\s(?=\p{{L}})"
)
_SUBJECT_ENDS = regex.compile(r",?\s(?:om|för|kring|angående|rörande|från|att)\b")
_REACH = 600  # signs; no list of presenters is longer
_MAX_NAMES = 8
_SHORT = 6  # words: an affiliation that was wrapped to the next line is no longer


def find_presenters(blocks: Sequence[Block], ctx: Context) -> list[Presenter]:
    """Presenters named in these blocks, in order, each once."""
    found: dict[str, Presenter] = {}
    for block in blocks:
        if block.heading or block.section in ("procedure", "motion", "reservation", "distribution"):
            continue
        listed = _people(block.passage, 0, len(block.text), ctx) if block.section == "presenters" else ()
        for presenter in (*listed, *_labelled(block.passage, ctx), *_narrated(block.passage, ctx)):
            found.setdefault(presenter.name, presenter)
    return list(found.values())


def _labelled(passage: Passage, ctx: Context) -> Iterator[Presenter]:
    for match in _LABEL.finditer(passage.text):
        end = _end_of_list(passage, match.end())
        yield from _people(passage, match.end(), end, ctx)


def _end_of_list(passage: Passage, start: int) -> int:
    """The end of the sentence, or of the line when the next one begins a text of its own."""
    ranges = split_sentences(passage.text[start : start + _REACH])
    end = start + (ranges[0][1] if ranges else 0)
    for at, _ in passage.anchors:
        if not start < at < end:
            continue
        joined = passage.text[:at].rstrip().endswith((",", "och", "samt"))
        affiliation = len(passage.text[at:end].split()) <= _SHORT
        if passage.text[at].isupper() and not (joined or affiliation):
            return at
    return end


def _people(passage: Passage, start: int, end: int, ctx: Context) -> Iterator[Presenter]:
    """Names with what stands behind them; a role behind the last of several names is shared by all."""
    text = passage.text[:end]
    at = start
    waiting: list[tuple[int, int]] = []
    before: str | None = None  # "ekonomichef Anna Berg"
    if (title := role_pattern().match(text, at)) and text[title.end() : title.end() + 1] == " ":
        before, at = title[0], title.end() + 1
    while len(waiting) < _MAX_NAMES:
        named = leading_name(text, at)
        if named is None or _is_organization(text, at):
            break
        waiting.append((named.start, named.end))
        behind = named.end + len(f" ({named.party})") if named.party else named.end
        stop = _next_person(text, behind)
        role, organization = split_affiliation(text[behind:stop])
        joined = _AND.match(text, behind)
        if not (role or organization) and stop < end and joined:
            at = joined.end()
            continue
        for first, last in waiting:
            span = ctx.of(passage, first, last)
            yield Presenter(name=text[first:last], role=role or before, organization=organization, span=span)
        waiting = []
        if stop >= end:
            return
        joined = _AND.match(text, stop)
        at = joined.end() if joined else end
    for first, last in waiting:
        yield Presenter(name=text[first:last], role=before, span=ctx.of(passage, first, last))


def _next_person(text: str, at: int) -> int:
    """Where the affiliation that begins at ``at`` ends: before the next joined name."""
    for match in _AND.finditer(text, at):
        if leading_name(text, match.end()) and not _is_organization(text, match.end()):
            return match.start()
    return len(text)


def _is_organization(text: str, at: int) -> bool:
    return bool(organization_pattern().match(text, at)) or text.startswith("Se ", at)


def split_affiliation(text: str) -> tuple[str | None, str | None]:
    """Role and organisation of *", medicinsk chef Vårdhygien Region Norrdal"*."""
    text = text.strip(" ,.;()")
    if not text:
        return None, None
    fields = [field.strip() for field in text.split(",") if field.strip()]
    organization: str | None = None
    match = organization_pattern().search(fields[-1])
    if match and match.end() == len(fields[-1]):
        organization = match[0]
        rest = fields[-1][: match.start()].strip()
        fields = [*fields[:-1], rest] if rest else fields[:-1]
    elif len(fields) > 1 and not role_pattern().search(fields[-1]):
        organization = fields.pop()
    role = ", ".join(fields) or None
    if role and organization is None and not role_pattern().search(role) and role[0].isupper():
        return None, role
    return role, organization


def _narrated(passage: Passage, ctx: Context) -> Iterator[Presenter]:
    """*Anna Berg och Bo Ek, Norrdals kommun, informerar om …* at the beginning of a sentence."""
    for start, end in split_sentences(passage.text):
        at = start
        title = role_pattern().match(passage.text, at)
        role = None
        if title and passage.text[title.end() : title.end() + 1] == " ":
            at, role = title.end() + 1, title[0]
        spans: list[tuple[int, int]] = []
        behind = at
        while (named := leading_name(passage.text, at)) and named.end <= end:
            spans.append((named.start, named.end))
            behind = named.end + (len(f" ({named.party})") if named.party else 0)
            joined = _AND.match(passage.text, behind)
            if not joined:
                break
            at = joined.end()
        if not spans:
            if inverted := _INVERTED.match(passage.text, start, end):
                stop = _SUBJECT_ENDS.search(passage.text, inverted.end(), end)
                yield from _people(passage, inverted.end(), stop.start() if stop else end, ctx)
            continue
        verb = _VERB.search(passage.text, behind, min(end, behind + 90))
        between = passage.text[behind : verb.start()] if verb else ""
        if not verb or (
            between.strip() and not (between.startswith((",", " från")) or organization_pattern().search(between))
        ):
            continue
        own_role, organization = split_affiliation(between)
        for first, last in spans:
            yield Presenter(
                name=passage.text[first:last],
                role=own_role or role,
                organization=organization or (verb["from"] and verb["from"].strip()) or None,
                span=ctx.of(passage, first, last),
            )
