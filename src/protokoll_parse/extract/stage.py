"""Outline in, record out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from protokoll_parse.extract.assignments.next_deadlines import resolve_next_meeting
from protokoll_parse.extract.attendance.appended import find_appended, with_appended
from protokoll_parse.extract.attendance.below import find_below
from protokoll_parse.extract.attendance.gathered import with_gathered
from protokoll_parse.extract.attendance.lists import cover_lines, find_attendance, find_roll_call, short_names
from protokoll_parse.extract.attendance.opening import find_told, with_told
from protokoll_parse.extract.attendance.roster import find_roster
from protokoll_parse.extract.bodies import acronyms, is_board_meeting, is_members_meeting
from protokoll_parse.extract.context import Context
from protokoll_parse.extract.header.read import read_header
from protokoll_parse.extract.items import read_item
from protokoll_parse.extract.meetings import find_next_meetings, find_schedule
from protokoll_parse.extract.officers.choose import find_officers
from protokoll_parse.extract.reconcile import disagreements
from protokoll_parse.extract.statements.decisions import Numbering
from protokoll_parse.extract.votes.annex import with_annexes
from protokoll_parse.lexicon.ocr_models import likely_model
from protokoll_parse.records.models import Protocol
from protokoll_parse.records.provenance import Diagnostic, Generator, Ocr, Repair, Source
from protokoll_parse.text import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protokoll_parse.text import Finding, Outline


def extract(outline: Outline, generator: Generator) -> Protocol:
    """The record of one meeting. ``generator`` says what program and language data made it."""
    repaired = outline.repaired
    source = repaired.source
    meeting = read_header(outline, Context(source))
    day = date.fromisoformat(meeting.date) if meeting.date else None
    head = [line.text for line in outline.header]
    ctx = Context(
        source,
        day,
        meeting.body,
        board=is_board_meeting(head),
        assembly=is_members_meeting(meeting.title, head),
        called=acronyms(meeting.title),
    )
    listed = find_attendance(cover_lines(outline), repaired, ctx)
    attendance = with_appended(listed.people, find_appended(outline, ctx, listed.people))
    attendance = with_told(attendance, find_told(outline, ctx))
    if not any(one.status == "present" for one in attendance):
        called = find_roll_call(outline, ctx) or find_roster(outline.closing, repaired, ctx) or find_below(outline, ctx)
        attendance = with_told(called, attendance)
    attendance = with_gathered(attendance, cover_lines(outline), repaired, ctx)
    ctx = replace(ctx, people=short_names(attendance))
    ids = Numbering()
    next_meetings = find_next_meetings(outline, ctx)
    schedule = find_schedule(outline.items, ctx)
    items = [read_item(item, ctx, ids) for item in outline.items]
    items = resolve_next_meeting(items, next_meetings, schedule, ctx.body)
    items = with_annexes(items, outline, ctx)
    officers = find_officers(outline, attendance, items)
    told = _source(outline, ctx)
    diagnostics = [
        *_of_reading(told, source.unread_pages),
        *(_diagnostic(finding, ctx) for finding in outline.findings),
        *disagreements(meeting, officers, attendance, listed.clashes, items),
    ]
    return Protocol(
        status="partial" if any(d.severity != "info" for d in diagnostics) else "ok",
        generator=generator,
        source=told,
        meeting=meeting,
        officers=officers,
        attendance=attendance,
        items=items,
        next_meetings=next_meetings,
        schedule=schedule,
        repairs=_repairs(outline, ctx),
        diagnostics=diagnostics,
    )


def _part(outline: Outline) -> Span | None:
    """The lines that the outline was made from; None when they are the whole text."""
    lines, repaired = outline.lines, outline.repaired
    if lines[0].number == 1 and lines[-1].number == len(repaired.source.line_starts):
        return None
    text = [line for line in lines if line.text] or lines
    return repaired.original_span(Span(text[0].start, text[-1].end))


def _source(outline: Outline, ctx: Context) -> Source:
    source, damage = outline.repaired.source, outline.repaired.damage
    part = _part(outline)
    return Source(
        name=source.name,
        sha256=source.sha256,
        media_type=source.media_type,
        encoding=source.encoding,
        encoding_confidence=source.encoding_confidence,
        pages=len(source.pages),
        part=ctx.place(part) if part else None,
        ocr=Ocr(
            damaged=damage.damaged,
            wrong_language=damage.wrong_language,
            swedish_letter_share=damage.share,
            likely_model=likely_model(source.text) if damage.damaged and damage.wrong_language is not False else None,
            engine=source.engine.name if source.engine else None,
            language=source.engine.language if source.engine else None,
            confidence=source.words.confidence_of(Span(0, len(source.text))) if source.words else None,
        ),
    )


def _of_reading(source: Source, unread: Sequence[int]) -> list[Diagnostic]:
    """Pages that were not read, and that OCR was run with the wrong language: a new run cures it better than repair."""
    found = []
    if unread:
        message = (
            "not read, as these pages are images and Tesseract with its Swedish model is missing or failed: "
            + ", ".join(map(str, unread))
        )
        found.append(Diagnostic(code="pages-not-read", severity="warning", message=message))
    if source.ocr and (model := source.ocr.likely_model):
        message = (
            f"OCR seems to have been run with a model for {model.replace('/', ' or ').title()}: its letters were "
            "repaired; where the scan is at hand, reading it anew in Swedish gives more"
        )
        found.append(Diagnostic(code="ocr-wrong-language", severity="info", message=message))
    return found


def _repairs(outline: Outline, ctx: Context) -> list[Repair]:
    part = _part(outline)
    return [
        Repair(
            original=edit.original,
            replacement=edit.replacement,
            rule=edit.rule,
            confidence=edit.confidence,
            runner_up=edit.runner_up,
            needs_review=edit.needs_review,
            span=ctx.place(edit.span),
        )
        for edit in outline.repaired.edits
        if part is None or part.start <= edit.span.start < part.end
    ]


def _diagnostic(finding: Finding, ctx: Context) -> Diagnostic:
    return Diagnostic.model_validate(
        {
            "code": finding.code,
            "severity": finding.severity,
            "message": finding.message,
            "span": ctx.place(finding.span) if finding.span else None,
        }
    )
