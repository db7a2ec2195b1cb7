"""Outline in, record out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from protokoll_parse.extract.attendance import find_attendance, find_roll_call
from protokoll_parse.extract.context import Context
from protokoll_parse.extract.decisions import Numbering
from protokoll_parse.extract.header import read_header
from protokoll_parse.extract.items import read_item
from protokoll_parse.extract.meetings import find_next_meetings, find_schedule
from protokoll_parse.extract.officers import find_officers
from protokoll_parse.extract.roster import find_roster
from protokoll_parse.records.models import Diagnostic, Generator, Ocr, Protocol, Repair, Source

if TYPE_CHECKING:
    from protokoll_parse.text import Finding, Outline, RepairedText


def extract(outline: Outline, generator: Generator) -> Protocol:
    """The record of one meeting. ``generator`` says what program and language data made it."""
    repaired = outline.repaired
    source = repaired.source
    meeting = read_header(outline, Context(source))
    ctx = Context(source, date.fromisoformat(meeting.date) if meeting.date else None, meeting.body)
    ids = Numbering()
    items = [read_item(item, ctx, ids) for item in outline.items]
    attendance = (
        find_attendance(outline.header, repaired, ctx)
        or find_roll_call(outline.items, ctx)
        or find_roster(outline.closing, repaired, ctx)
    )
    diagnostics = [_diagnostic(finding, ctx) for finding in outline.findings]
    return Protocol(
        status="partial" if any(d.severity != "info" for d in diagnostics) else "ok",
        generator=generator,
        source=_source(repaired),
        meeting=meeting,
        officers=find_officers(outline.header, outline.closing, attendance, items),
        attendance=attendance,
        items=items,
        next_meetings=find_next_meetings(outline.items, ctx),
        schedule=find_schedule(outline.items, ctx),
        repairs=_repairs(repaired, ctx),
        diagnostics=diagnostics,
    )


def _source(repaired: RepairedText) -> Source:
    source, damage = repaired.source, repaired.damage
    return Source(
        name=source.name,
        sha256=source.sha256,
        media_type=source.media_type,
        encoding=source.encoding,
        pages=len(source.pages),
        ocr=Ocr(damaged=damage.damaged, wrong_language=damage.wrong_language, swedish_letter_share=damage.share),
    )


def _repairs(repaired: RepairedText, ctx: Context) -> list[Repair]:
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
        for edit in repaired.edits
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
