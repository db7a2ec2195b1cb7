"""``batch``: many inputs into a folder, so that what was done once is not done again."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from protokoll_parse.batch.inputs import Search
from protokoll_parse.batch.interrupts import Stop, gentle_interrupts
from protokoll_parse.batch.run import Batch, settings_of
from protokoll_parse.batch.summary import Summary, needs_review, review_reasons, summarised
from protokoll_parse.batch.values import PROCESS, Layout, Task
from protokoll_parse.batch.worker import Limits
from protokoll_parse.cli.output import ReportFormat, protected_stdout
from protokoll_parse.cli.progress import Display
from protokoll_parse.cli.reports import Case, Totals, Verdict, write_report
from protokoll_parse.errors import FileError, FindingsError, UsageError
from protokoll_parse.reading.options import Options

if TYPE_CHECKING:
    from protokoll_parse.batch.manifest import Row
    from protokoll_parse.batch.plan import Mode
    from protokoll_parse.batch.progress import Progress
    from protokoll_parse.batch.run import Engine
    from protokoll_parse.cli.output import Writer
    from protokoll_parse.cli.verbosity import Verbosity


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user asked for. ``function``: what is done to a document; nothing else than the default but in tests."""

    inputs: list[str]
    files_from: str | None
    globs: list[str]
    out: Path
    layout: Layout
    options: Options
    lexicons: list[Path]
    mode: Mode
    dry_run: bool
    jobs: int
    limits: Limits
    fail_fast: bool
    exit_zero: bool
    report: str | None
    report_format: ReportFormat
    engine: Literal["local", "dask"] = "local"
    scheduler: str | None = None
    function: str = PROCESS


def batch_inputs(wishes: Wishes, verbosity: Verbosity) -> None:
    """Do what is to be done of the inputs, tell how far it has come, and report.

    Raises:
        FileError: when a list of inputs or the user's words cannot be read, or an output cannot be written.
        FindingsError: when documents failed.
        KeyboardInterrupt: when the user stopped the run.
        UsageError: when the options make no sense, the folder is in use, or outputs clash.
    """
    from protokoll_parse.cli.project import user_words

    if not wishes.inputs and wishes.files_from is None:
        raise UsageError("give files or folders, or --files-from")
    if wishes.scheduler is not None and wishes.engine != "dask":
        raise UsageError("--scheduler is for --engine dask")
    words = user_words(wishes.lexicons)
    form = wishes.layout.form
    packed = wishes.layout.gzip and wishes.layout.shard_size is None
    task = Task(str(wishes.out), form, packed, wishes.options, dict(words.costs), wishes.function)
    with protected_stdout() as write, _listed(wishes.files_from) as listed:
        search = Search(wishes.inputs, wishes.globs, listed, wishes.out)
        settings = settings_of(wishes.options, words)
        with Batch(search, wishes.layout, settings, wishes.mode, kept=not wishes.dry_run) as batch:
            if wishes.dry_run:
                _show_plan(batch, write)
                return
            stop = Stop()
            with gentle_interrupts(stop), Display(verbosity.quiet) as display:
                progress = batch.run(_engine(wishes, task), stop, display.show, fail_fast=wishes.fail_fast)
            summary = summarised(batch.plan, batch.troubles)
            _tell(summary, progress, verbosity)
            if wishes.report is not None:
                name = "protokoll-parse batch"
                write_report(wishes.report, wishes.report_format, name, _cases(batch), _totals(summary), write)
    if stop.interrupted:
        raise KeyboardInterrupt
    if summary.failed and not wishes.exit_zero:
        more = summary.failed - len(summary.failures)
        rest = [f"and {more} more; the manifest and --report name them all"] if more else []
        raise FindingsError("\n  ".join([f"{summary.failed} failed:", *summary.failures, *rest]))


def verify_outputs(out: Path, verbosity: Verbosity) -> None:
    """Hold the outputs in a folder against its manifest, and name those that are not as they were written.

    Raises:
        FindingsError: when there are some.
        UsageError: when the folder has no manifest.
    """
    from protokoll_parse.batch.verify import verify

    count = bad = 0
    with protected_stdout() as write:
        for checked in verify(out):
            count += 1
            if checked.problem is not None:
                bad += 1
                write(f"{_shown(checked.name)}: {_shown(checked.output)} {checked.problem}\n")
        if not verbosity.quiet:
            write(f"{count} records, {bad} not as they were written\n")
    if bad:
        raise FindingsError(f"{bad} of {count} records are not as they were written; delete their files and run again")


def _engine(wishes: Wishes, task: Task) -> Engine:
    if wishes.engine == "dask":
        from protokoll_parse.batch.cluster import DaskEngine

        return DaskEngine(task, wishes.jobs, wishes.limits, wishes.scheduler)
    from protokoll_parse.batch.local import LocalEngine

    return LocalEngine(task, wishes.jobs, wishes.limits)


def _listed(files_from: str | None) -> AbstractContextManager[Iterable[bytes] | None]:
    """The lines of a list of inputs, one at a time."""
    if files_from is None:
        return nullcontext(None)
    if files_from == "-":
        if sys.stdin is None:
            raise FileError("standard input is closed; pipe the list in or name a file")
        return nullcontext(sys.stdin.buffer)
    try:
        return Path(files_from).open("rb")
    except (OSError, ValueError) as error:
        raise FileError(f"{files_from}: the list cannot be read: {error}") from error


def _show_plan(batch: Batch, write: Writer) -> None:
    for _, _, path, reason in batch.plan.to_do():
        write(f"{reason}: {_shown(path)}\n")
    for trouble in batch.troubles:
        write(f"{trouble.status}: {_shown(trouble.path)}: {trouble.message}\n")
    counts = batch.plan.counts()
    up_to_date = counts.pop(None, 0)
    reasons = "".join(f", {count:,} {reason}" for reason, count in sorted(counts.items(), key=str))
    write(f"{sum(counts.values()):,} to do, {up_to_date:,} left as they are{reasons}\n")


def _tell(summary: Summary, progress: Progress, verbosity: Verbosity) -> None:
    if verbosity.quiet or sys.stderr is None:
        return
    lines = [f"protokoll-parse: {progress.line()}", _text(summary)]
    quality = ", ".join(f"{count:,} with {band}" for band, count in sorted(summary.quality.items()))
    if quality:
        lines.append(f"quality: {quality}; letters lost in {summary.damaged:,}; {summary.to_review:,} to review")
    if summary.codes:
        lines.append("diagnostics: " + ", ".join(f"{code} {count:,}" for code, count in summary.codes.most_common(8)))
    print("\n  ".join(lines), file=sys.stderr)  # noqa: T201


def _text(summary: Summary) -> str:
    counts = summary.statuses
    order = ("ok", "partial", "failed", "skipped", "not done")
    return "all inputs: " + ", ".join(f"{counts[status]:,} {status}" for status in order if counts[status])


def _totals(summary: Summary) -> Totals:
    counts = summary.statuses
    data = {
        "statuses": dict(counts),
        "quality": dict(summary.quality),
        "to_review": summary.to_review,
        "letters_lost": summary.damaged,
        "pages": summary.pages,
        "diagnostics": dict(summary.codes),
    }
    skipped = counts["skipped"] + counts["not done"]
    return Totals(sum(counts.values()), counts["failed"], skipped, _text(summary), data)


def _cases(batch: Batch) -> Iterator[Case]:
    for name, path, row in batch.plan.rows():
        yield Case(name, path, "skipped", message="not done") if row is None else _case(path, row)
    for trouble in batch.troubles:
        verdict: Verdict = "failed" if trouble.status == "failed" else "skipped"
        data = {"status": trouble.status, "error": trouble.code, "message": trouble.message}
        yield Case(trouble.name, trouble.path, verdict, code=trouble.code, message=trouble.message, data=data)


def _case(path: str, row: Row) -> Case:
    data = {
        "status": row.status,
        "sha256": row.sha256,
        "output": row.output,
        "output_sha256": row.output_sha256,
        "seconds": row.seconds,
        "pages": row.pages,
        "diagnostics": row.diagnostics,
        "repairs_in_doubt": row.review,
        "error": row.error,
        "message": row.message,
    }
    if row.status == "failed":
        return Case(row.name, path, "failed", row.seconds, row.error or "", row.message or "", data=data)
    if needs_review(row):
        return Case(row.name, path, "review", row.seconds, row.status, ", ".join(review_reasons(row)), data=data)
    return Case(row.name, path, "passed", row.seconds, data=data)


def _shown(path: str) -> str:
    return path.encode("utf-8", "backslashreplace").decode()
