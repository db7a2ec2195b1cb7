"""Presenters behind a label, in a title, in an adverbial: *Föredragande: A och B*, *Efter As redogörelse* (PRE001)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.people import leading_name, organization_pattern, role_pattern
from protokoll_parse.extract.presenters.subjects import AND, MAX_NAMES, Person, read_subject
from protokoll_parse.extract.presenters.verbs import account_pattern, label_pattern, verb_pattern
from protokoll_parse.extract.sentences import split_sentences
from protokoll_parse.lexicon import is_first_name
from protokoll_parse.records.models import Presenter
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from protokoll_parse.extract.context import Context
    from protokoll_parse.text import Passage

# no part of a role: "Anna Berg, planchef, som visade bilder"
_WHAT_HE_TELLS = compiled(r"(?:^|,?\s)som\s.*$", regex.DOTALL)
# behind the label: "Kyrkoherde, Norrdals församling Berg Anna"
_OFFICE_ROW = compiled(
    r"(?P<office>\p{L}\p{Ll}+,\s[^.;:,]{2,60}\s\p{Ll}{3,})\s(?P<name>\p{Lu}[\p{L}-]+\s\p{Lu}[\p{L}-]+)"
)
# "…, Näringsdepartementet, om förslaget": what stands behind is the subject, no affiliation
_SUBJECT = compiled(r",?\s(?:om|angående|rörande|gällande|kring)\s")
# "… bjudits Anna Berg, planchef, som berättade …"
_GUEST = compiled(
    r"\b(?:gäst(?:er|en)?|inbjud\p{L}*|inbjöd\p{L}*|bjudit?s?|välkomna(?:r|de)?|besök(?:t|tes)?|infann\ssig|inställt\ssig)\b(?:\s\p{Ll}+){0,4}?\s(?=\p{Lu})"
)
_WHO_TELLS = compiled(r"(?P<affiliation>[^.;:]{0,70}?),?\ssom\s(?:(?:sedan|därefter|också|även|kort|nu)\s)?")
_TITLE_GOES_ON = compiled(r"[.:,]?\s*(?:$|[(–-]\s?|(?<=[:,]\s)|(?:om|angående|kring|gällande|rörande)\s)")
# "Budget 2025 (Anna Berg)"; whose motion it is, who left his seat or is elected presents nothing
_BEHIND_TITLE = compiled(r"\s\((?P<who>\p{Lu}[^()]{3,60})\)$")
_MOVED = compiled(
    r"(?:svar\spå\s)?\p{L}*(?:motion|interpellation|fråga|förslag|yrkande|initiativ|skrivelse|avsägelse|entledigande|ansökan|begäran|val|fyllnadsval"
    r"|utseende|anmälan)(?:er|ar|en|n|s)?\b",
    regex.IGNORECASE,
)
_ACCOUNT = compiled(
    r"\b(?:verksamhets|års|förvaltnings|styrelse|kassa)(?:berättelse|rapport)\p{L}*\s[^.;]*$", regex.IGNORECASE
)
# "Anna Berg Anna Berg informerade om …": the text begins behind a list that lost its line end
_NAMED_AGAIN = compiled(
    r"(?P<first>(?P<name>\p{Lu}[\p{L}-]+)(?:\s\p{Lu}[\p{L}-]+){1,2}?)\s(?=(?P=name)\s(?:\p{Lu}[\p{L}-]+\s){0,2}\p{Ll}+(?:ade|de|te|ar|er)\s)"
)
# a name that the end of a line tore: "Föredragande är Anna", "Berg."
_LAST_WORD = compiled(r"(?:^|,\s|\b(?:och|samt)\s)\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?\s*$")
_SURNAME = compiled(r"\p{Lu}[\p{L}-]+(?:[.,;]|\s(?:och|samt)\s|$)")
_NEAR = 40  # signs between the account and how it was given
_REACH = 600  # signs; no list of presenters is longer


def by_label(passage: Passage, ctx: Context) -> Iterator[Presenter]:
    for match in label_pattern().finditer(passage.text):
        end = _end_of_list(passage, match.end())
        for presenter in people_in(passage, match.end(), end, ctx):
            office = role_pattern().fullmatch(presenter.name)
            if not office or not (match["opening"] or (match["reading"] and not _is_own(passage.text, match, office))):
                yield presenter


def _is_own(text: str, reading: regex.Match[str], office: regex.Match[str]) -> bool:
    """Whether who read a text out gave an account by it, as of the year: *Verksamhetsberättelsen lästes av ordf.*"""
    account = _ACCOUNT.search(text[max(0, reading.start() - _NEAR) : reading.start()])
    return account is not None and not office[0].lower().startswith("sekr")


def in_title(title: Passage, ctx: Context, *, moved: bool) -> Iterator[Presenter]:
    """*Information från Anna Berg*, *Rapport från Milla: bryggan*, *Budget (Anna Berg)*: a title says who presents.

    ``moved``: the text below speaks of who moved the matter, whose name then stands in the brackets.
    """
    if (behind := _BEHIND_TITLE.search(title.text)) and not (moved or _MOVED.match(title.text)):
        subject = read_subject(title.text, behind.start("who"), behind.end("who"), ctx.people)
        if subject.end == behind.end("who"):
            yield from (presenter_of(title, ctx, person) for person in subject.people if person.full)
    opening = label_pattern().match(title.text)
    if opening is None or opening["opening"] is None:
        return
    subject = read_subject(title.text, opening.end(), len(title.text), ctx.people)
    if _TITLE_GOES_ON.match(title.text, subject.end) and not any(person.office for person in subject.people):
        yield from (presenter_of(title, ctx, person) for person in subject.people)


def by_account(passage: Passage, ctx: Context) -> Iterator[Presenter]:
    """*Efter Anna Bergs redogörelse*, *Som gäst hade vi Anna Berg, planchef, som berättade …*"""
    text = passage.text
    for match in account_pattern().finditer(text):
        for end in (match.end("whose"), match.end("whose") + 1):  # "Annas genomgång", "Lars genomgång"
            subject = read_subject(text[:end], match.start("whose"), end, ctx.people)
            if subject.people and subject.end == end:
                yield from (presenter_of(passage, ctx, person) for person in subject.people if not person.office)
                break
    for match in _GUEST.finditer(text):
        named = leading_name(text, match.end())
        told = named and _WHO_TELLS.match(text, named.end)
        if named and told and verb_pattern().match(text, told.end() - 1):
            role, organization = split_affiliation(told["affiliation"])
            span = ctx.of(passage, named.start, named.end)
            yield Presenter(name=text[named.start : named.end], role=role, organization=organization, span=span)


def _end_of_list(passage: Passage, start: int) -> int:
    """The end of the sentence, or of the line when the next one begins a text of its own."""
    ranges = split_sentences(passage.text[start : start + _REACH])
    end = start + (ranges[0][1] if ranges else 0)
    for at, _ in passage.anchors:
        if not start < at < end:
            continue
        joined = passage.text[:at].rstrip().endswith((",", "och", "samt"))
        affiliation = organization_pattern().match(passage.text, at) or role_pattern().match(passage.text, at)
        torn = _LAST_WORD.search(passage.text[start:at]) and _SURNAME.match(passage.text, at)
        if passage.text[at].isupper() and not (joined or affiliation or torn):
            return at
    return end


def people_in(passage: Passage, start: int, end: int, ctx: Context) -> Iterator[Presenter]:
    """Names with what stands behind them; a role behind the last of several names is shared by all."""
    again = _NAMED_AGAIN.match(passage.text, start, end)
    end = again.end("first") if again else end
    text = passage.text[:end]
    at = start
    waiting: list[tuple[int, int]] = []
    before: str | None = None  # "ekonomichef Anna Berg"
    if (title := role_pattern().match(text, at)) and text[title.end() : title.end() + 1] == " ":
        before, at = title[0], title.end() + 1
    row = _OFFICE_ROW.fullmatch(text, start)
    if row and any(map(is_first_name, row["name"].split())):
        role, organization = split_affiliation(row["office"])
        span = ctx.of(passage, *row.span("name"))
        yield Presenter(name=row["name"], role=role, organization=organization, span=span)
        return
    if leading_name(text, at) is None:
        for person in read_subject(text, start, end, ctx.people).people:
            yield presenter_of(passage, ctx, person)
        return
    while len(waiting) < MAX_NAMES:
        named = leading_name(text, at)
        if named is None or _is_organization(text, at):
            break
        waiting.append((named.start, named.end))
        behind = named.end + len(f" ({named.party})") if named.party else named.end
        stop = _next_person(text, behind)
        subject = _SUBJECT.search(text, behind, stop)
        role, organization = split_affiliation(text[behind : subject.start() if subject else stop])
        joined = AND.match(text, behind)
        if not (role or organization) and stop < end and joined:
            at = joined.end()
            continue
        for first, last in waiting:
            span = ctx.of(passage, first, last)
            yield Presenter(name=text[first:last], role=role or before, organization=organization, span=span)
        waiting = []
        if stop >= end:
            return
        joined = AND.match(text, stop)
        at = joined.end() if joined else end
    for first, last in waiting:
        yield Presenter(name=text[first:last], role=before, span=ctx.of(passage, first, last))


def _next_person(text: str, at: int) -> int:
    """Where the affiliation that begins at ``at`` ends: before the next joined name."""
    for match in AND.finditer(text, at):
        if leading_name(text, match.end()) and not _is_organization(text, match.end()):
            return match.start()
    return len(text)


def _is_organization(text: str, at: int) -> bool:
    return bool(organization_pattern().match(text, at)) or text.startswith("Se ", at)


def split_affiliation(text: str) -> tuple[str | None, str | None]:
    """Role and organisation of *", medicinsk chef Vårdhygien Region Norrdal"*."""
    text = _WHAT_HE_TELLS.sub("", text.strip(' ,.;()"”“’').removeprefix("som är "))
    if not text:
        return None, None
    if text.startswith("från "):
        return None, text.removeprefix("från ")
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


def presenter_of(
    passage: Passage, ctx: Context, person: Person, role: str | None = None, organization: str | None = None
) -> Presenter:
    return Presenter(
        name=passage.text[person.start : person.end],
        role=role or person.role,
        organization=organization,
        span=ctx.of(passage, person.start, person.end),
    )
