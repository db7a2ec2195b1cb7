"""The section under the heading *Beslut*."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.bodies import body_pattern
from protokoll_parse.extract.people import NAME
from protokoll_parse.extract.sentences import split_sentences
from protokoll_parse.extract.statements.drafts import Draft, joined, printed, split_clause
from protokoll_parse.extract.statements.forms import DECIDES, DECISION, NO_DECISION, is_statement, is_whole
from protokoll_parse.extract.statements.leads import lead_subject
from protokoll_parse.extract.statements.lists import ATT_ENTRY, LIST_BELOW, read_list
from protokoll_parse.extract.statements.subjects import subject_of
from protokoll_parse.extract.statements.verbs import sense_of, verb_pattern
from protokoll_parse.lexicon.phrases import phrases
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from protokoll_parse.text import Block, Passage


# a lead without a colon: "Kommunstyrelsen föreslår kommunfullmäktige besluta", with the entries below
_PROPOSES = compiled(
    rf"[^.:]{{0,150}}\b(?:{DECIDES}|föreslår|föreslog|rekommenderar|rekommenderade|hemställer|hemställde|tillstyrker|tillstyrkte)\b"
    r"[^.:]{0,150}\w",
    regex.IGNORECASE,
)
# what has been, or was done; and what belongs to the decision all the same: from when it holds, on what it rests
_TELLS_ON = compiled(
    r"\b(?:har|hade)\s(?:(?:[^\s.]|\.(?=[0-9]))+\s){0,4}?\p{Ll}{2,}(?:at|it|tt|ft|jt|rt|ats|its|tts)\b|\s\p{Ll}{2,}(?:ade|ades|ktes|cktes)\b"
)
_OF_DECISION = compiled(
    r"^(?:Beslut|Paragraf|Motivering|Skäl|Detta|Härmed|Därmed)|\b(?:ska|skall|gäller|fattas|fattades|med\sstöd\sav|reserver\p{L}*|senast)\b"
)
_OWNED = compiled(r"(?P<whose>[^:.]{3,80})s\s[Bb]eslut:?")  # "Arbetsutskottets beslut"
# "NORDALS KOMMUN Kulturnämnden SAMMANTRÄDESPROTOKOLL 2023-01-02 6"
_SHEET = compiled(r"(?:\p{Lu}[^.:;]{0,80}\s)?(?:SAMMANTRÄDES|MÖTES)?PROTOKOLL\b[^.;\p{Ll}]{0,40}|[0-9]{1,3}")
_ROLES = ("done", "does", "papers", "laid")


@lru_cache(maxsize=1)
def _background() -> regex.Pattern[str]:
    """What follows the decisions without a heading of its own: who asked for what, what was laid before the meeting."""
    words = {role: "|".join(e["pattern"] for e in phrases("background_words") if e["role"] == role) for role in _ROLES}
    somebody = rf"(?:{NAME}(?:\s\(\p{{L}}{{1,4}}\))?|(?!(?i:{body_pattern()})\s)\p{{Lu}}\p{{L}}+(?:en|et|n))"
    before = r"(?:den\s[0-9]\S*\s\p{L}+\s(?:[0-9]{4}\s)?)?(?:\p{L}+\s)?"
    return compiled(
        rf"{somebody}\s(?:(?:har|hade)\s{before}(?:{words['done']})|(?:{words['does']})\b)"
        r"|(?:Följande|Nedanstående)\s(?:\p{L}+\s){1,3}(?:har\s)?(?:inkommit|anmäl\p{L}*|redovisa\p{L}*|föreligger|finns)"
        r"|(?:Redogörelse|Bakgrund|Ärendebeskrivning|Beredning)\s(?=\p{Lu})"  # a heading that ran into its text
        rf"|(?:{words['papers']})\s(?:som\s|har\s)?(?:{words['laid']})\b(?!.*\bläggs\b)"
    )


def _end_of_section(blocks: Sequence[Block], i: int) -> int:
    """Where the section headed by block ``i`` ends: before the next heading, or where background follows a decision."""
    stop = i + 1
    while stop < len(blocks) and not blocks[stop].heading and blocks[stop].section == blocks[i].section:
        if stop > i + 1 and blocks[stop].marker is None and _background().match(blocks[stop].text):
            break
        if stop > i + 1 and (_opens_register(blocks, stop) or _opens_topic(blocks[i + 1], blocks[stop])):
            break
        stop += 1
    last = stop - 1
    while last > i + 1 and not _decides(blocks[last]):
        last -= 1
    for n in range(last + 1, stop):
        if _tells_on(blocks, n):
            return n
    return stop


def _tells_on(blocks: Sequence[Block], i: int) -> bool:
    """Whether the narrative of the item goes on in block ``i``, behind a decision that is complete without it."""
    above, block = blocks[i - 1], blocks[i]
    if block.marker is not None or not above.text.endswith((".", "!")) or LIST_BELOW.search(above.text):
        return False
    told = _TELLS_ON.search(block.text, 0, split_sentences(block.text)[0][1]) and not _OF_DECISION.search(block.text)
    return bool(told) and _is_apart(above.passage, block.passage)


def _opens_register(blocks: Sequence[Block], i: int) -> bool:
    """Whether papers are listed from block ``i`` on, apart from the decision above, which is complete without them."""
    above = blocks[i - 1]
    whole = above.text.endswith((".", "!")) and not LIST_BELOW.search(above.text) and is_statement(above.text)
    if not whole or above.heading or not _is_apart(above.passage, blocks[i].passage) or _decides(blocks[i]):
        return False
    if above.marker is None and blocks[i].marker is not None:
        return True
    following = blocks[i + 1] if i + 1 < len(blocks) else None
    if blocks[i].marker is not None or following is None or following.heading or _decides(following):
        return False
    return blocks[i].text.endswith(":") or (following.marker is not None and not blocks[i].text.endswith("."))


def _opens_topic(first: Block, block: Block) -> bool:
    """Whether the entry of a list behind *att godkänna rapporten.* is no clause but what is dealt with next."""
    whole = first.marker is None and first.text.endswith(".") and ATT_ENTRY.match(first.text)
    return bool(whole) and block.marker is not None and not _decides(block)


def _is_apart(above: Passage, below: Passage) -> bool:
    """Whether blank lines and nothing else stand between the two."""
    at, offset = above.anchors[-1]
    between = above.repaired.text[offset + len(above.text) - at : below.anchors[0][1]].split("\n")[1:-1]
    return bool(between) and not any(line.strip() for line in between)


def _decides(entry: Block) -> bool:
    """Whether the entry of a list decides: by a verb of its own, or as *att …* or an infinitive under its lead."""
    first = compiled(r"\p{L}+").match(entry.text)
    infinitive = first and sense_of(first[0], entry.text, ("infinitive",))
    return bool(infinitive or ATT_ENTRY.match(entry.text) or is_statement(entry.text))


def read_section(blocks: Sequence[Block], i: int) -> tuple[list[Draft], int]:
    """Everything under the heading *Beslut*: lists, leads with lists, paragraphs with a verb of their own."""
    heading = blocks[i]
    owner = _OWNED.fullmatch(heading.text)
    drafts: list[Draft] = []
    stop = _end_of_section(blocks, i)
    if _is_compound(blocks[i + 1 : stop]):
        return [_whole_section(heading, blocks[i + 1 : stop])], stop
    at = i + 1
    opening: tuple[Passage, ...] = (heading.passage,)  # the heading belongs to the first statement
    decider = lead_subject(owner["whose"] if owner else heading.text)
    while at < stop:
        if at + 1 < stop and (named := lead_subject(blocks[at].text)) and not _has_att(blocks[at + 1]):
            decider, opening, at = named, (*opening, blocks[at].passage), at + 1
            continue
        listed, after = read_list(blocks[:stop], at)
        if listed:
            end = after
            while end < stop and _goes_with_list(blocks[end]):
                end += 1
            behind = blocks[after:end]
            text = "\n".join([listed.text, *(block.text for block in behind)])
            pieces = (*opening, *listed.pieces, *(block.passage for block in behind))
            drafts.append(replace(listed, rule="DEC003", text=text, pieces=pieces))
            opening, at = (), end
            continue
        if at > i + 1 and _tells(blocks[at]):
            at += 1
            continue
        group = _group(blocks, at, stop)
        members = blocks[at:group]
        first = members[0]
        lead = len(members) > 1 and _leads(first, members[1])
        entries = members[1:] if lead else members
        clauses: list[tuple[Passage, str | None]] = []
        if lead and LIST_BELOW.search(first.text) and is_statement(first.text) and not any(map(_decides, entries)):
            clauses = [(joined([member.passage for member in members]), None)]  # "Planen antas enligt följande:"
        elif lead or _is_entry(first):
            clauses = [split_clause(entry.passage) for entry in entries if lead or _is_entry(entry)]
            clauses = [clause for clause in clauses if clause[0].text.lower() != "att"] or clauses
        else:
            clauses = list(_paragraph_clauses(first.passage))
        match = compiled(rf"\b(?:{DECIDES}|{verb_pattern('present', 'past')})\b").search(first.text)
        subject = _subject(first.text, match.start(), entry=first.marker is not None) if match else None
        drafts.append(
            Draft(
                "DEC003",
                " ".join(map(printed, members)),
                (*opening, *(member.passage for member in members)),
                tuple(clauses),
                subject or decider,
                "",
                first.text,
                match.start() if match else 0,
                False,
            )
        )
        opening = ()
        at = group
    return drafts, stop


def _subject(text: str, verb_at: int, *, entry: bool) -> str | None:
    """The body in front of the verb; another verb may stand between (*Nämnden tackar för rapporten och lägger …*).

    An ``entry`` of a list names it in no other way.
    """
    if compiled(r"(?:får|fick)\b").match(text[verb_at:]):
        return None  # "Ordföranden får i uppdrag …": the meeting gives it
    if body := compiled(rf"(?:{body_pattern()})(?=\s\p{{Ll}})").match(text[: verb_at + 1]):
        return body[0]
    if entry:
        return None
    if behind := compiled(rf"(?:{DECIDES})\s(?P<who>(?i:{body_pattern()}))\s(?=att\b)").match(text[verb_at:]):
        return behind["who"]  # "För egen del beslutar utskottet att …"
    subject = subject_of(text, verb_at, "")
    decider = rf"(?i:{body_pattern()})|Arbetsgivar(?:en|parten)|Vi|Ordföranden?|\p{{Lu}}{{2,6}}|{NAME}"
    return subject if subject and compiled(decider).fullmatch(subject) else None


def _has_att(block: Block) -> bool:
    """Whether the block is an entry of a list that takes its lead along."""
    return bool(ATT_ENTRY.match(block.text))


def _tells(block: Block) -> bool:
    """A paragraph behind the decision that is no part of it: a reservation, the next meeting, the head of a sheet."""
    return block.marker is None and bool(NO_DECISION.search(block.text) or _SHEET.fullmatch(block.text))


def _leads(block: Block, following: Block) -> bool:
    """Whether ``block`` opens a list: by its colon, or by its open end in front of entries."""
    if block.marker is not None or ATT_ENTRY.match(block.text):
        return block.text.endswith(":") and block.marker is None
    return block.text.endswith(":") or (_is_entry(following) and bool(_PROPOSES.fullmatch(block.text)))


def _is_entry(block: Block) -> bool:
    return block.marker is not None or bool(ATT_ENTRY.match(block.text))


def _is_compound(blocks: Sequence[Block]) -> bool:
    """Whether the section is one large decision: several lists, each below a line that only names its subject."""
    headed = [
        n
        for n, block in enumerate(blocks[:-1])
        if block.marker is None
        and not is_statement(block.text)
        and not block.text.endswith(":")
        and blocks[n + 1].marker is not None
    ]
    return len(headed) > 1


def _whole_section(heading: Block, blocks: Sequence[Block]) -> Draft:
    """One statement of everything in the section; entries of lists and paragraphs with a verb are its clauses."""
    clauses = [split_clause(b.passage) for b in blocks if b.marker is not None or is_statement(b.text)]
    return Draft(
        "DEC003",
        "\n".join(map(printed, blocks)),
        (heading.passage, *(block.passage for block in blocks)),
        tuple(clauses),
        None,
        "",
        blocks[0].text,
        0,
        False,
    )


def _group(blocks: Sequence[Block], at: int, stop: int) -> int:
    """Where the statement that begins at ``at`` ends: a lead takes its list, a list stays together."""
    end = at + 1
    if end < stop and _leads(blocks[at], blocks[end]):
        while end < stop and (_is_entry(blocks[end]) or not (is_statement(blocks[end].text) or _tells(blocks[end]))):
            end += 1
        end = max(end, at + 2)  # "Enligt styrelsens förslag:" over a paragraph that decides
    elif _is_entry(blocks[at]):
        while end < stop and _is_entry(blocks[end]):
            end += 1
        while end < stop and _goes_with_list(blocks[end]):
            end += 1
    else:
        while end < stop and not (_is_entry(blocks[end]) or is_statement(blocks[end].text) or _tells(blocks[end])):
            end += 1
    return end


def _goes_with_list(block: Block) -> bool:
    """A paragraph below a list of decisions that decides nothing of its own: *Beslutet fattas enligt 3 §.*"""
    return not (_is_entry(block) or block.text.endswith(":") or is_statement(block.text) or _tells(block))


def _paragraph_clauses(passage: Passage) -> Iterator[tuple[Passage, str | None]]:
    """Each sentence with a deciding verb of its own is a clause; others follow the one before."""
    ranges = split_sentences(passage.text)
    heads = [n for n, (start, end) in enumerate(ranges) if n == 0 or is_statement(passage.text[start:end])]
    for k, n in enumerate(heads):
        start, end = ranges[n]
        last = ranges[(heads[k + 1] if k + 1 < len(heads) else len(ranges)) - 1][1]
        att = DECISION.search(passage.text, start, end)
        begin = att.start("att") if att and att["att"] != ":" and not is_whole(att) else start
        yield passage.part(begin, end), passage.text[end:last].strip() or None
