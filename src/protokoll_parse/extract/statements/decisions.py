"""Statements become decisions and assignments of the record, today's and retold ones apart."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field, replace
from itertools import count
from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.assignments import action_points as points
from protokoll_parse.extract.assignments import find as asg
from protokoll_parse.extract.assignments.action_points import Task
from protokoll_parse.extract.assignments.action_tables import Columns, rows
from protokoll_parse.extract.assignments.deadlines import Deadline, find_deadline
from protokoll_parse.extract.assignments.initialled import owner_at_end
from protokoll_parse.extract.assignments.parts import parts
from protokoll_parse.extract.assignments.prior import prior_tasks
from protokoll_parse.extract.bodies import at_assembly, is_assembly, is_board, is_this_body
from protokoll_parse.extract.people import PARTY
from protokoll_parse.extract.sentences import split_sentences
from protokoll_parse.extract.statements.adopted import adopted
from protokoll_parse.extract.statements.broken import mend
from protokoll_parse.extract.statements.clause_blocks import separate
from protokoll_parse.extract.statements.clauses import read_clause
from protokoll_parse.extract.statements.coordinated import divided
from protokoll_parse.extract.statements.drafts import Draft, sentence_only, without_reservation
from protokoll_parse.extract.statements.elected_rows import elected_rows, elected_together
from protokoll_parse.extract.statements.find import find_statements
from protokoll_parse.extract.statements.item_text import text_of
from protokoll_parse.extract.statements.leads import head_leads
from protokoll_parse.extract.statements.recommended import RECOMMENDED, with_recommendations
from protokoll_parse.extract.statements.retold import tells_of_earlier, tells_of_then
from protokoll_parse.extract.statements.side_heads import with_side_heads
from protokoll_parse.extract.statements.verbs import sense_of
from protokoll_parse.extract.votes.rolls import starts_label
from protokoll_parse.lexicon.phrases import is_todo_heading
from protokoll_parse.records.models import Assignment, Decision
from protokoll_parse.text import Block
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from protokoll_parse.extract.context import Context
    from protokoll_parse.text import OutlineItem, Passage, Span


_OWN_PERFECT = compiled(
    r"(?P<who>Styrelsen|Vi|Mötet)\shar\s(?:enhälligt\s|enigt\s|nu\s|i\s?dag\s)?beslutat(?=\satt\b|\s?:)"
)
_TOLD_TITLE = compiled(
    r"\b(?:\p{L}*rapport\p{L}*|information|meddelanden|sedan\ssist|föregående|förra|uppföljning|per\scapsulam)\b",
    regex.IGNORECASE,
)
_ATT = compiled(r"^(?:att|Att)\s+")
_DUE = compiled(r"[.;,]?\s+(?:Klart?|Färdigt?|Deadline|Senast)\s*:?\s*$")
_LIST_END = compiled(r"[,;]?\s*(?:samt|och)?$")  # what joins a clause to the next one


class Numbering:
    """Ids of one record in the order of the document: D1, D2 … for decisions, PD1 … for prior ones, A1, PA1 …"""

    def __init__(self) -> None:
        self._counters: defaultdict[str, Iterator[int]] = defaultdict(lambda: count(1))

    def next(self, kind: str) -> str:
        return f"{kind}{next(self._counters[kind])}"


@dataclass(slots=True)
class Found:
    """What one item decides and assigns."""

    decisions: list[Decision] = field(default_factory=list)
    assignments: list[Assignment] = field(default_factory=list)
    prior_decisions: list[Decision] = field(default_factory=list)
    prior_assignments: list[Assignment] = field(default_factory=list)


def read_decisions(item: OutlineItem, ctx: Context, ids: Numbering, proposed: Sequence[Block] = ()) -> Found:
    """Decisions and assignments of one item or sub-item, its own sub-items left out.

    ``proposed``: proposals above the item that it may adopt.
    """
    found = Found()
    taken: list[Span] = []
    blocks = head_leads(separate(mend(with_side_heads(text_of(item, ctx.people)))))
    blocks = with_recommendations(blocks, ctx.body)
    has_section = any(block.heading and block.section in ("decision", RECOMMENDED) for block in blocks)
    drafts = list(find_statements(blocks, has_section=has_section))
    if (listed := elected_rows(item.title, blocks)) and all(_span(listed).contains(_span(draft)) for draft in drafts):
        drafts = [listed]
    elif together := elected_together(item.title, drafts):
        drafts = [together]
    for draft in map(_divided, map(without_reservation, drafts)):
        span = _span(draft)
        reason = None if _is_own_perfect(item, draft, ctx) else _prior_reason(draft, ctx) or _told_below(item, draft)
        if (draft.beside and not reason) or (draft.subject in ctx.people and draft.subject.isupper()):
            continue  # "CB valde färg": a person's initials
        if reason and len(draft.pieces) == 1:
            draft = sentence_only(draft)  # noqa: PLW2901 - what follows in the paragraph is no part of what is retold
            span = _span(draft)
        decision = _decision(draft, span, reason, ctx, ids)
        taken.append(span)
        if reason:
            found.prior_decisions.append(decision)
            continue
        found.decisions.append(decision)
        found.assignments += _assigned_by(decision, draft, ctx, ids)
        for clause in adopted(draft, [*proposed, *blocks]):
            if task := asg.in_clause(clause.text, ctx.people):
                found.assignments.append(_assignment(task, clause, clause.text, decision, ctx, ids))
    _outside(item, blocks, taken, found, ctx, ids)
    found.assignments.sort(key=lambda assignment: assignment.span.start)
    return found


def _divided(draft: Draft) -> Draft:
    """The draft, a sentence that decides twice as two clauses; what follows it goes with the last."""
    clauses: list[tuple[Passage, str | None]] = []
    for passage, follow_up in draft.clauses:
        *first, last = divided(passage)
        clauses += [(part, None) for part in first]
        clauses.append((last, follow_up))
    return replace(draft, clauses=tuple(clauses))


def _span(draft: Draft) -> Span:
    span = draft.pieces[0].span()
    for piece in draft.pieces[1:]:
        span = span.union(piece.span())
    return span


def _is_own_perfect(item: OutlineItem, draft: Draft, ctx: Context) -> bool:
    """*Styrelsen har beslutat att …* in the minutes of the board itself, where nothing points at another day."""
    match = _OWN_PERFECT.match(draft.sentence)
    if not match or not ctx.board or draft.rule != "DEC001" or (item.title and _TOLD_TITLE.search(item.title.text)):
        return False
    now = f"{match['who']} {draft.sentence[draft.verb_at :]}"  # as if it said "Styrelsen beslutat att"
    return tells_of_earlier(draft.before, now, len(match["who"]) + 1, ctx.day) is None


def _prior_reason(draft: Draft, ctx: Context) -> str | None:
    if draft.rule == "DEC010" and draft.subject:
        return "RET010" if _is_other(draft.subject, ctx) else None
    if draft.rule in ("DEC006", "DEC007", "DEC009", "DEC010", "DEC011", "DEC012", "DEC013"):
        return None
    if draft.rule == "DEC003":  # what stands under "Beslut" is decided, unless another body's earlier decision is told
        other = draft.subject is not None and not is_this_body(draft.subject, ctx.body)
        return tells_of_earlier("", draft.sentence, draft.verb_at, ctx.day) if other else None
    subordinate = draft.rule != "DEC004"  # a passive in a clause that reports it is no statement from the outset
    reason = tells_of_earlier(draft.before, draft.sentence, draft.verb_at, ctx.day, subordinate=subordinate)
    if reason is None and ctx.board and at_assembly(draft.sentence):
        return "RET010"
    of_subject = draft.rule in ("DEC001", "DEC002", "DEC004", "DEC005")
    if draft.rule == "DEC005" and ctx.assembly and draft.subject and is_board(draft.subject):
        return "RET010"  # "Styrelsen ansåg motionen besvarad.": the board's opinion, told to the members
    return "RET010" if reason is None and draft.subject and of_subject and _is_other(draft.subject, ctx) else reason


def _is_other(subject: str, ctx: Context) -> bool:
    """Whether ``subject`` is another body than the one that met, also the members above their board."""
    if subject in ctx.called:
        return False
    return (ctx.board and is_assembly(subject)) or not is_this_body(subject, ctx.body)


def _told_below(item: OutlineItem, draft: Draft) -> str | None:
    """*Vi bestämde då att …* below a title that looks back (*Sedan sist*)."""
    title = item.title.text if item.title else ""
    return "RET003" if draft.rule != "DEC003" and tells_of_then(title, draft.sentence[draft.verb_at :]) else None


def _decision(draft: Draft, span: Span, reason: str | None, ctx: Context, ids: Numbering) -> Decision:
    clauses = [read_clause(n, passage, follow_up, ctx) for n, (passage, follow_up) in enumerate(draft.clauses, 1)]
    decided_by = draft.subject or ctx.body
    evidence = [ctx.evidence(draft.rule, draft.pieces[0].span())]
    if reason:
        evidence.append(ctx.evidence(reason))
    return Decision(
        id=ids.next("PD" if reason else "D"),
        text=draft.text,
        decided_by=decided_by,
        decided_by_basis=None if decided_by is None else "stated" if draft.subject else "inferred",
        kind="recommend" if draft.rule == "DEC011" or _recommends(draft) else clauses[0].kind,
        clauses=clauses,
        evidence=evidence,
        span=ctx.place(span),
    )


def _recommends(draft: Draft) -> bool:
    """*Nämnden föreslår kommunfullmäktige:* and what it proposes below."""
    verb = compiled(r"\p{L}+").match(draft.sentence[draft.verb_at :])
    sense = sense_of(verb[0], draft.sentence, ("present", "past")) if verb else None
    return sense is not None and sense.kind == "recommend" and len(draft.pieces) > 1


def _assigned_by(decision: Decision, draft: Draft, ctx: Context, ids: Numbering) -> Iterator[Assignment]:
    """Assignments in the clauses of a decision and in the sentences that follow them."""
    for passage, follow_up in draft.clauses:
        tail = _follow_up_passage(draft, passage, follow_up)
        task = asg.in_clause(passage.text, ctx.people)
        if entries := _of_entries(task, passage, draft, ctx):
            for own, entry in entries:
                yield _assignment(own, entry, entry.text, decision, ctx, ids)
            continue
        followers = list(_followers(tail, ctx)) if tail else []
        if task:
            # a follow-up that is no task of its own may give the deadline: "Återrapport till mötet den 17 februari"
            others = [part for other, part in followers if other.who or not _reports(part, task)]
            rest = _without(tail, [*others, *_on_agenda(tail)])
            reported = next((part.text for _, part in followers if _reports(part, task)), "")
            known = find_deadline(passage.text, ctx.day)
            if reported and not (
                known and known.iso and not known.period
            ):  # "under hösten": the report is due on a day
                deadline_text = reported
            else:
                deadline_text = passage.text if known else f"{passage.text} {rest}".strip()
            yield _assignment(task, passage, deadline_text, decision, ctx, ids)
        for follower, part in followers:
            if not (task and follower.who is None and _reports(part, task)):
                yield _assignment(_of_clause(follower, part, passage), part, part.text, decision, ctx, ids)
    held = _Taken([passage.span() for passage, _ in draft.clauses])
    for piece in draft.pieces[1:] if len(draft.pieces) > 1 else ():  # paragraphs that follow the clauses
        if not held.holds(piece.span()):
            for follower, part in _followers(piece, ctx):
                yield _assignment(follower, part, part.text, decision, ctx, ids)


def _of_clause(task: Task, part: Passage, clause: Passage) -> Task:
    """The task; where ``part`` says no more than whose it is, that is to do what the ``clause`` in front decides."""
    label = task.task == part.text and points.is_only_owner(part.text)
    return replace(task, task=_ATT.sub("", clause.text).rstrip(".")) if label else task


def _of_entries(task: Task | None, clause: Passage, draft: Draft, ctx: Context) -> list[tuple[Task, Passage]]:
    """The assignments of the entries of a list that is one clause with its lead; none when the lead names the doer."""
    if task is None or len(draft.clauses) > 1:
        return []
    whole = clause.span()
    pieces = [piece for piece in draft.pieces if whole.contains(piece.span())]
    if len(pieces) < 2 or (task.who or "") in pieces[0].text:
        return []
    return [(own, piece) for piece in pieces[1:] if (own := asg.in_clause(piece.text, ctx.people))]


def _reports(part: Passage, task: Task | None) -> bool:
    """Whether a sentence only says when the task in front of it is due."""
    return asg.is_report_back(part.text, task.task if task else "")


def _followers(passage: Passage, ctx: Context) -> Iterator[tuple[Task, Passage]]:
    for start, end in parts(passage.text, ctx.people):
        if task := asg.in_follow_up(passage.text[start:end], ctx.people):
            yield task, passage.part(start, end)


def _on_agenda(tail: Passage | None) -> list[Passage]:
    """The sentences that say when the question comes up again: no deadline of the task before them."""
    if tail is None:
        return []
    parts = [tail.part(start, end) for start, end in split_sentences(tail.text)]
    return [part for part in parts if asg.returns_to_agenda(part.text)]


def _follow_up_passage(draft: Draft, clause: Passage, follow_up: str | None) -> Passage | None:
    """The follow-up as a passage, found in the piece that holds the clause."""
    if not follow_up:
        return None
    for piece in draft.pieces:
        at = piece.text.find(follow_up)
        if at >= 0 and piece.span().contains(clause.span()):
            return piece.part(at, at + len(follow_up))
    return None


def _without(tail: Passage | None, parts: Sequence[Passage]) -> str:
    text = tail.text if tail else ""
    for part in parts:
        text = text.replace(part.text, " ")
    return " ".join(text.split())


def _assignment(
    task: Task,
    passage: Passage,
    deadline_source: str,
    decision: Decision | None,
    ctx: Context,
    ids: Numbering,
    kind: str = "A",
) -> Assignment:
    deadline = find_deadline(deadline_source, ctx.day)
    return Assignment(
        id=ids.next(kind),
        assignee=PARTY.sub("", task.who) if task.who else None,
        assignee_basis="stated" if task.who else None,
        task=_without_deadline(_ATT.sub("", task.task), deadline),
        deadline=deadline.iso if deadline else None,
        deadline_period=deadline.period if deadline else None,
        deadline_text=deadline.text if deadline else None,
        assigned_by=decision.decided_by if decision else None,
        decision_id=decision.id if decision else None,
        evidence=[ctx.evidence(task.rule)],
        span=ctx.place(passage.span()),
    )


def _without_deadline(task: str, deadline: Deadline | None) -> str:
    """The task without the deadline at its end, which has a field of its own."""
    bare = _LIST_END.sub("", task.rstrip(" ."))
    if deadline and bare.endswith(deadline.text.rstrip(" .")):
        shorter = _DUE.sub("", bare[: -len(deadline.text.rstrip(" ."))]).rstrip(" ,")
        return shorter or bare
    return bare


def _outside(
    item: OutlineItem, blocks: Sequence[Block], taken: Sequence[Span], found: Found, ctx: Context, ids: Numbering
) -> None:
    """Assignments, today's and retold, in sentences that are part of no decision."""
    todo = bool(item.title and is_todo_heading(item.title.text))
    table = bool(item.title and points.is_owner_table(item.title.text))
    held = _Taken(taken)
    columns: Columns | None = None
    for block in blocks:
        ruled, columns = rows(block.passage, columns, ctx.people, one=block.marker is not None)
        for task, part, deadline in ruled:
            found.assignments.append(_assignment(task, part, deadline, None, ctx, ids))
        if ruled or starts_label(block.text):  # who voted how is nobody's task
            continue
        if block.marker is None and is_todo_heading(block.text):
            todo = True
        tasks = _in_points(block, ctx.people, todo)
        if not tasks and block.section not in _NO_TASKS:
            table = table or points.is_owner_table(block.text)
            tasks = list(points.owned_rows(block.passage, ctx.people, table=table))
            table = table and (bool(tasks) or points.is_owner_table(block.text))
        for task, part, deadline in tasks:
            if not held.holds(part.span()):
                found.assignments.append(_assignment(task, part, deadline, None, ctx, ids))
        if (todo and block.marker is not None) or block.heading or block.section in _NO_TASKS:
            continue
        _in_sentences(block, (held, _Taken([part.span() for _, part, _ in tasks])), found, ctx, ids)


_TELLING = frozenset({None, "information", "decision", RECOMMENDED})
_NO_TASKS = frozenset({"basis", "distribution", "proposal", "motion", "reservation"})
_ARROW = compiled(r"[→➢]|[-–—=]{1,3}>")


def _in_points(block: Block, known: frozenset[str], todo: bool) -> list[tuple[Task, Passage, str]]:
    """The assignments of an entry of a list of action points, or of one behind an arrow."""
    arrow = block.marker is not None and _ARROW.fullmatch(block.marker)
    if arrow or (todo and block.marker is not None):
        task = points.in_action_point(block.text, known)
        return [(task, block.passage, block.text)] if task else []
    open_ = not todo and not block.heading and block.section not in _NO_TASKS
    if open_ and (task := owner_at_end(block.text, known, entry=block.marker is not None)):
        return [(task, block.passage, block.text)]
    lines = points.owned_lines(block.passage, known) if todo else []
    return [(task, line, line.text) for line in lines if (task := points.after_colon(line.text, known))]


class _Taken:
    """Spans that are spoken for, merged where they meet, so that a look-up is cheap."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in sorted(spans, key=lambda span: span.start):
            if self._ends and span.start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], span.end)
            else:
                self._starts.append(span.start)
                self._ends.append(span.end)

    def holds(self, span: Span) -> bool:
        """Whether ``span`` overlaps one of them."""
        at = bisect_left(self._starts, span.end) - 1
        return at >= 0 and self._ends[at] > span.start


def _in_sentences(block: Block, held: tuple[_Taken, _Taken], found: Found, ctx: Context, ids: Numbering) -> None:
    for start, end in parts(block.text, ctx.people):
        part = block.passage.part(start, end)
        if any(taken.holds(part.span()) for taken in held):
            continue
        priors = list(prior_tasks(part.text))
        for task in priors:
            found.prior_assignments.append(_assignment(task, part, part.text, None, ctx, ids, "PA"))
        if priors:
            continue
        current = asg.in_narrative(part.text, ctx.people)
        if current and (
            block.section in _TELLING or (block.section == "background" and asg.will_do(part.text, current, ctx.people))
        ):
            found.assignments.append(_assignment(current, part, part.text, None, ctx, ids))
