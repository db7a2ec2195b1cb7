"""Where a meeting decides: the statements, by form. What they mean is read elsewhere.

====== =====================================================================
DEC001 *X beslutade att …* in one sentence, with the rest of its paragraph
DEC002 *X beslutade:* and a list below it
DEC003 a section under the heading *Beslut*
DEC004 passive: *Dagordningen godkändes.*
DEC005 active: *Stämman valde …*, *Nämnden godkänner …*
DEC006 *Beslut: …* in the line, with the *Att: …* above it
DEC007 a verb alone: *Godkändes.*, *Fastställd*
DEC008 *… finner att nämnden bifaller …*, where the item has no section *Beslut*
====== =====================================================================
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.bodies import body_pattern
from protokoll_parse.extract.sentences import split_sentences
from protokoll_parse.extract.verbs import sense_of, verb_pattern
from protokoll_parse.text import Passage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from protokoll_parse.text import Block


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement as found.

    ``text``: all of it as printed, bullets included; ``pieces``: where it stands. ``clauses``: pairs of the clause and the sentences that follow it in its
    paragraph. ``subject``: who decides, as printed. ``before``: the text of its paragraph in front of it, ``sentence``
    and ``verb_at``: its first sentence and the place of the deciding verb. ``beside``: it stands in a section that tells
    of the item (*Bakgrund*) while another one decides, so it can only be retold.
    """

    rule: str
    text: str
    pieces: tuple[Passage, ...]
    clauses: tuple[tuple[Passage, str | None], ...]
    subject: str | None
    before: str
    sentence: str
    verb_at: int
    beside: bool


_DECIDES = r"(?:beslutade|beslutar|beslöt|beslutat|beslutades|beslutas|beslöts)"
_DECISION = regex.compile(rf"\b(?P<verb>{_DECIDES})\b(?P<between>[^.:]*?)(?P<att>\batt\b|:)", regex.IGNORECASE)
_LEAD = regex.compile(rf"\b(?P<verb>{_DECIDES}|bestämde|bestämmer)\b[^.]*:$", regex.IGNORECASE)
_BELOW = regex.compile(r"\b(?:nedan|följande|nedanstående)\b[^.]*[.:]$", regex.IGNORECASE)
_ATT_ENTRY = regex.compile(r"att\b", regex.IGNORECASE)
_INLINE = regex.compile(r"(?:\p{Lu}\p{L}+s\s)?(?:[Bb]eslut)\s?:\s*(?P<rest>\S.*)")
_MOTION = regex.compile(r"Att\s?:\s*\S")
_PREPOSITION = regex.compile(
    r"(?:vid|på|i|efter|under|enligt|med|för|genom|den|därefter|härefter|sedan|slutligen)\b", regex.IGNORECASE
)
# the verb stands in a subordinate clause: told, not decided
_SUBORDINATE = regex.compile(r"\b(?:att|där|eftersom|därför att|om)\b|\bsom\b[^,]*$", regex.IGNORECASE)
_ENDS = regex.compile(
    r"\b(?:reserverade|reserverar)\s+sig\b|\bprotokollsanteckning\b|\byrka(?:r|de)\b", regex.IGNORECASE
)
_FINDS = regex.compile(
    r"\bfinner\b.*\batt\b.*\b(?:bifaller|bifallit|bifallits|avslår|beslutar|beslutat|godkänner|antar)\b"
)
# a sentence with one of these decides nothing
_NOT = regex.compile(
    r"\b(?:föreslår|föreslog|föreslogs|föreslås|yrkar|yrkade|yrkande om|förslag till beslut|om (?:nämnden|mötet|styrelsen) beslutar|"
    r"bör|borde|kan|skulle|när|innan|ifall|huruvida)\b",
    regex.IGNORECASE,
)
_OPENED = regex.compile(r"\b(?:öppna|avsluta)\p{L}*\b", regex.IGNORECASE)
_FRONT_WORDS = 14  # in front of the verb; a longer front is a sentence of its own
_ENTRY_WORDS = 14
_NARRATIVE = 3  # sentences; a passive in a longer paragraph tells a story
_PASSIVE_WORDS = 45
# sections that decide nothing, and those that do only where the item has no section "Beslut"
_SILENT = frozenset({"proposal", "motion", "basis", "distribution", "reservation", "note", "recusal"})
_BESIDE = frozenset({"background", "information", "procedure", "vote"})


@lru_cache(maxsize=1)
def _active() -> regex.Pattern[str]:
    verbs = verb_pattern("present", "past", bare=True)
    return regex.compile(
        rf"(?:^|\b(?:och|varpå|varefter|samt)\s+)(?P<subject>{body_pattern()}|mötet|stämman)\s+(?P<verb>{verbs})\b"
    )


@lru_cache(maxsize=1)
def _named_active() -> regex.Pattern[str]:
    """*Stämmoordförande Anna Berg valde …*"""
    verbs = verb_pattern("past", "present", bare=True)
    return regex.compile(
        rf"^(?P<subject>\p{{L}}*[Oo]rdförande(?:n)?(?:\s\p{{Lu}}[\p{{L}}-]+){{0,3}})\s+(?P<verb>{verbs})\b"
    )


@lru_cache(maxsize=1)
def _plain() -> regex.Pattern[str]:
    return regex.compile(rf"^(?P<subject>{body_pattern()})\s+(?P<verb>{_DECIDES})\b")


@lru_cache(maxsize=1)
def _passive() -> regex.Pattern[str]:
    return regex.compile(rf"\b(?P<verb>{verb_pattern('passive_past', bare=True)})\b", regex.IGNORECASE)


@lru_cache(maxsize=1)
def _passive_now() -> regex.Pattern[str]:
    return regex.compile(rf"\b(?P<verb>{verb_pattern('passive_present', bare=True)})\b", regex.IGNORECASE)


@lru_cache(maxsize=1)
def _alone() -> regex.Pattern[str]:
    words = verb_pattern("passive_past", "passive_present", "participle", bare=True)
    return regex.compile(
        rf"^(?:{words})(?:\s(?:och\s)?(?:till handlingarna|{words}|enhälligt|utan ändringar)){{0,3}}[.!]?$",
        regex.IGNORECASE,
    )


def sentence_only(draft: Draft) -> Draft:
    """The draft without the sentences behind its first one."""
    piece = draft.pieces[0].part(0, len(draft.sentence))
    clause = draft.clauses[0][0]
    return replace(draft, text=draft.sentence, pieces=(piece,), clauses=((clause, None),))


@lru_cache(maxsize=1)
def _titled_participle() -> regex.Pattern[str]:
    """*Dagordningen godkänd*, *Val av revisor uppskjutet*: a noun and a participle, no more."""
    return regex.compile(rf"^\p{{Lu}}\p{{L}}+(?:\s\p{{Ll}}+){{0,4}}\s(?:{verb_pattern('participle', bare=True)})[.!]?$")


def find_statements(blocks: Sequence[Block], *, has_section: bool) -> Iterator[Draft]:
    """Statements of one item or sub-item in order. ``has_section``: the item has a section headed *Beslut*."""
    i = 0
    while i < len(blocks):
        block = blocks[i]
        if block.heading and block.section == "decision":
            drafts, i = _section(blocks, i)
            yield from drafts
            continue
        beside = has_section and block.section in _BESIDE
        if not (block.heading or block.section in _SILENT):
            inline = _INLINE.match(block.text)
            if inline:
                yield _inline(blocks, i, inline)
            else:
                draft, stop = (None, i + 1) if beside else _with_list(blocks, i)
                yield from _sentences(block, draft, beside)
                if draft:
                    yield draft
                    i = stop
                    continue
        i += 1


def printed(block: Block) -> str:
    """The text of a block with its bullet."""
    return f"{block.marker} {block.text}" if block.marker else block.text


def _inline(blocks: Sequence[Block], i: int, match: regex.Match[str]) -> Draft:
    """*Beslut: Attsats bifalles*: the motion above is what was decided."""
    block = blocks[i]
    motion = blocks[i - 1] if i and _MOTION.match(blocks[i - 1].text) else None
    rest = block.passage.part(match.start("rest"))
    pieces = ((motion.passage,) if motion else ()) + (block.passage,)
    plain = _plain().match(rest.text)
    att = _DECISION.search(rest.text)
    clause = rest.part(att.start("att")) if att and att["att"] != ":" else rest
    return Draft(
        "DEC006",
        " ".join([motion.text, rest.text] if motion else [rest.text]),
        pieces,
        ((clause, None),),
        plain["subject"] if plain else None,
        "",
        block.text,
        match.start("rest"),
        False,
    )


def _with_list(blocks: Sequence[Block], i: int) -> tuple[Draft | None, int]:
    """*X beslutade:* at the end of the block, and the entries below."""
    block = blocks[i]
    start, end = (split_sentences(block.text) or [(0, 0)])[-1]
    sentence = block.text[start:end]
    below = i + 1 < len(blocks) and bool(_ATT_ENTRY.match(blocks[i + 1].text))
    match = _LEAD.search(sentence if sentence.endswith(":") or not below else f"{sentence}:")
    active = None if match else _active().search(sentence)
    announced = sentence.endswith(":") or _BELOW.search(sentence)
    if not (match or (active and announced)) or _NOT.search(sentence):
        return None, i + 1
    entries: list[Block] = []
    stop = i + 1
    while stop < len(blocks) and _is_entry(blocks[stop], entries, loose=bool(_BELOW.search(sentence))):
        entries.append(blocks[stop])
        stop += 1
    if not entries:
        return None, i + 1
    found = match or active
    assert found is not None
    lead = block.passage.part(start, end)
    listed = bool(match) and (_ATT_ENTRY.match(entries[0].text) or entries[0].marker is not None)
    clauses = tuple(_clause(entry.passage) for entry in entries) if listed else ((lead, None),)
    subject = _subject(sentence, found.start("verb"), "") if match else found["subject"]
    return Draft(
        "DEC002",
        " ".join([lead.text, *map(printed, entries)]),
        (lead, *(entry.passage for entry in entries)),
        clauses,
        subject,
        block.text[:start],
        sentence,
        found.start("verb"),
        False,
    ), stop


def _is_entry(block: Block, entries: Sequence[Block], *, loose: bool) -> bool:
    """``loose``: the lead announces a list, so that short lines without bullets are its entries, too."""
    if block.heading:
        return False
    if loose and block.marker is None and len(block.text.split()) <= _ENTRY_WORDS and not _is_statement(block.text):
        return True
    if block.marker is not None or _ATT_ENTRY.match(block.text):
        # a list of another kind behind the att-clauses is not theirs
        return not entries or bool(_ATT_ENTRY.match(block.text)) == bool(_ATT_ENTRY.match(entries[0].text))
    return False


def _clause(passage: Passage) -> tuple[Passage, str | None]:
    """The first sentence is the clause; a fragment (*Där …*) still belongs to it; the rest follows it."""
    sentences = split_sentences(passage.text)
    cut = sentences[0][1] if sentences else len(passage.text)
    for start, end in sentences[1:]:
        if not regex.match(r"(?:Där|Som|Vilket|Vilka|Detta innebär)\b", passage.text[start:end]):
            break
        cut = end
    follow_up = passage.text[cut:].strip()
    return passage.part(0, cut), follow_up or None


def _subject(sentence: str, verb_at: int, between: str) -> str | None:
    """Who decides: in front of the verb, or behind it when the sentence opens with something else."""
    front = regex.split(r"\s(?:har|hade)\b", sentence[:verb_at])[0].strip(" ,")
    if front and not _PREPOSITION.match(front) and front.lower() != "det" and len(front.split()) <= 12:
        return front
    behind = regex.match(r"\s*(?P<who>(?:\p{L}[\p{L}-]*\s?){1,6}?)\s*(?:därför|enhälligt|också|att|:|$)", between)
    return behind["who"].strip() or None if behind and front.lower() != "det" else None


def _sentences(block: Block, leading: Draft | None, beside: bool) -> Iterator[Draft]:
    """Statements inside a paragraph; the sentences behind one belong to it until the next."""
    passage = block.passage
    limit = len(passage.text) - len(leading.sentence) if leading else len(passage.text)
    ranges = [(start, end) for start, end in split_sentences(passage.text) if end <= limit or not leading]
    if leading:
        ranges = [(start, end) for start, end in ranges if start < limit]
    found: list[tuple[int, str, str | None, int, int]] = []  # index of sentence, rule, subject, verb, clause start
    for n, (start, end) in enumerate(ranges):
        hit = _sentence(block, passage.text[start:end], n, len(ranges))
        if hit and not (beside and hit[0] != "DEC001"):
            found.append((n, *hit))
    for k, (n, rule, subject, verb_at, clause_at) in enumerate(found):
        start, end = ranges[n]
        last = ranges[(found[k + 1][0] if k + 1 < len(found) else len(ranges)) - 1][1]
        if rule in ("DEC004", "DEC007"):
            last = end
        for other, stop in ranges[n + 1 :]:  # what follows is no part of the decision from a reservation on
            if other < last and _ENDS.search(passage.text[other:stop]):
                last = len(passage.text[:other].rstrip())
        follow_up = passage.text[end:last].strip() or None
        yield Draft(
            rule,
            passage.text[start:last].strip(),
            (passage.part(start, last),),
            ((passage.part(start + clause_at, end), follow_up),),
            subject,
            passage.text[:start],
            passage.text[start:end],
            verb_at,
            beside,
        )


def _sentence(block: Block, sentence: str, n: int, count: int) -> tuple[str, str | None, int, int] | None:
    """Rule, subject, place of the verb and beginning of the clause; None when the sentence decides nothing."""
    if block.section == "procedure":
        finds = _FINDS.search(sentence)
        return ("DEC008", None, finds.start(), 0) if finds else None
    match = _DECISION.search(sentence)
    if match and match["att"] != ":":
        front = sentence[: match.start()]
        if not _NOT.search(front) and len(front.split()) <= _FRONT_WORDS:
            subject = _subject(sentence, match.start("verb"), match["between"])
            return "DEC001", subject, match.start("verb"), match.start("att")
        return None
    if _NOT.search(sentence[:60]) and not regex.search(r"\boch (?:mötet|stämman)\b", sentence):
        return None
    if match := _plain().match(sentence):
        return "DEC001", match["subject"], match.start("verb"), 0
    for pattern in (_active(), _named_active()):
        match = pattern.search(sentence)
        if match and sense_of(match["verb"], sentence, ("present", "past")) and not _OPENED.search(sentence):
            return "DEC005", match["subject"], match.start("verb"), 0
    if count == 1 and (_alone().match(sentence) or _titled_participle().match(sentence)):
        return "DEC007", None, 0, 0
    return _passive_sentence(block, sentence, n, count)


def _passive_sentence(block: Block, sentence: str, n: int, count: int) -> tuple[str, str | None, int, int] | None:
    if len(sentence.split()) > _PASSIVE_WORDS or (n > 0 and count > _NARRATIVE - 1 and n < count - 1):
        return None
    match = _passive().search(sentence)
    if match and _SUBORDINATE.search(sentence[: match.start()]):
        return None
    if match and sense_of(match["verb"], sentence, ("passive_past",)):
        if count > _NARRATIVE:
            return None
        return "DEC004", None, match.start("verb"), 0
    match = _passive_now().search(sentence)
    if match and n == 0 and count <= _NARRATIVE and block.marker is None:
        sense = sense_of(match["verb"], sentence, ("passive_present",))
        lead = sentence[: match.start()]
        if sense and not _SUBORDINATE.search(lead) and not regex.search(r"\b(?:ska(?:ll)?|av)\b", lead):
            return "DEC004", None, match.start("verb"), 0
    return None


def _section(blocks: Sequence[Block], i: int) -> tuple[list[Draft], int]:
    """Everything under the heading *Beslut*: lists, leads with lists, paragraphs with a verb of their own."""
    heading = blocks[i]
    drafts: list[Draft] = []
    stop = i + 1
    while stop < len(blocks) and not blocks[stop].heading:
        stop += 1
    if _is_compound(blocks[i + 1 : stop]):
        return [_whole_section(heading, blocks[i + 1 : stop])], stop
    at = i + 1
    opening: tuple[Passage, ...] = (heading.passage,)  # the heading belongs to the first statement
    while at < stop:
        group = _group(blocks, at, stop)
        members = blocks[at:group]
        first = members[0]
        lead = first.text.endswith(":") and len(members) > 1
        entries = members[1:] if lead else members
        clauses: list[tuple[Passage, str | None]] = []
        if lead or first.marker is not None:
            clauses = [_clause(entry.passage) for entry in entries]
        else:
            clauses = list(_paragraph_clauses(first.passage))
        match = regex.search(rf"\b(?:{_DECIDES}|{verb_pattern('present', 'past')})\b", first.text)
        subject = _subject(first.text, match.start(), "") if match and first.marker is None else None
        if subject and not regex.search(rf"(?:{body_pattern()})$|^\p{{Lu}}", subject):
            subject = None
        drafts.append(
            Draft(
                "DEC003",
                " ".join(map(printed, members)),
                (*opening, *(member.passage for member in members)),
                tuple(clauses),
                subject,
                "",
                first.text,
                match.start() if match else 0,
                False,
            )
        )
        opening = ()
        at = group
    return drafts, stop


def _is_compound(blocks: Sequence[Block]) -> bool:
    """Whether the section is one large decision: several lists, each below a line that only names its subject."""
    headed = [
        n
        for n, block in enumerate(blocks[:-1])
        if block.marker is None
        and not _is_statement(block.text)
        and not block.text.endswith(":")
        and blocks[n + 1].marker is not None
    ]
    return len(headed) > 1


def _whole_section(heading: Block, blocks: Sequence[Block]) -> Draft:
    """One statement of everything in the section; entries of lists and paragraphs with a verb are its clauses."""
    clauses = [_clause(b.passage) for b in blocks if b.marker is not None or _is_statement(b.text)]
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
    if blocks[at].text.endswith(":"):
        while end < stop and (blocks[end].marker is not None or not _is_statement(blocks[end].text)):
            end += 1
    elif blocks[at].marker is not None:
        while end < stop and blocks[end].marker is not None:
            end += 1
    else:
        while end < stop and blocks[end].marker is None and not _is_statement(blocks[end].text):
            end += 1
    return end


def _is_statement(text: str) -> bool:
    """A paragraph with a deciding verb of its own."""
    words = verb_pattern("present", "past", "passive_present", "passive_past")
    return bool(regex.search(rf"\b(?:{words}|{_DECIDES})\b", text, regex.IGNORECASE))


def _paragraph_clauses(passage: Passage) -> Iterator[tuple[Passage, str | None]]:
    """Each sentence with a deciding verb of its own is a clause; others follow the one before."""
    ranges = split_sentences(passage.text)
    heads = [n for n, (start, end) in enumerate(ranges) if n == 0 or _is_statement(passage.text[start:end])]
    for k, n in enumerate(heads):
        start, end = ranges[n]
        last = ranges[(heads[k + 1] if k + 1 < len(heads) else len(ranges)) - 1][1]
        att = _DECISION.search(passage.text, start, end)
        begin = att.start("att") if att and att["att"] != ":" else start
        yield passage.part(begin, end), passage.text[end:last].strip() or None
