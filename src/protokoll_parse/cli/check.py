"""``check``: do fixtures parse, validate and match?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from protokoll_parse.cli.compare import ABSENT, differences, projected
from protokoll_parse.cli.documents import records_of
from protokoll_parse.cli.fixtures import Fixture, Report, fixtures_in, load_yaml
from protokoll_parse.cli.output import ReportFormat, protected_stdout
from protokoll_parse.cli.reports import Case, Totals, write_report
from protokoll_parse.cli.rewrite import rewritten
from protokoll_parse.cli.verbosity import Verbosity
from protokoll_parse.errors import FindingsError, InputError, ProtokollError, UsageError
from protokoll_parse.files import write_file


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user asked for. ``jobs``: fixtures at once, 0: as many as there are cores."""

    update: bool
    lexicons: list[Path]
    jobs: int
    report: str | None
    report_format: ReportFormat


def check_paths(paths: list[Path], wishes: Wishes, verbosity: Verbosity) -> None:
    """Check fixtures and tell what was found; with ``update``, write it into the expected records first.

    A report on standard output takes the place of the text for people.

    Raises:
        FileError: when the user's words cannot be read, or the report cannot be written.
        FindingsError: when a fixture fails, does not match, or no longer fails where it is known to.
        InputError: when a path does not exist.
        UsageError: when the fixtures are not what they should be.
    """
    from protokoll_parse.cli.project import user_words

    words = dict(user_words(wishes.lexicons).costs)
    fixtures = fixtures_in(paths)
    check = partial(_checked, wishes.update, words, verbosity)
    reports = []
    with protected_stdout() as write:
        for report in _each(check, fixtures, wishes.jobs):
            if wishes.report != "-":
                write("".join(f"{line}\n" for line in _lines(report, verbosity)))
            reports.append(report)
        bad = sum(report.findings > 0 for report in reports)
        known = sum(len(report.known) for report in reports)
        text = f"{len(reports)} fixtures, {bad} with findings, {known} known failures"
        if wishes.report is not None:
            totals = Totals(len(reports), bad, 0, text, {"with_findings": bad, "known_failures": known})
            write_report(
                wishes.report, wishes.report_format, "protokoll-parse check", map(_case, reports), totals, write
            )
        if not verbosity.quiet and wishes.report != "-":
            write(f"{text}\n")
    if bad:
        raise FindingsError(f"{bad} of {len(reports)} fixtures have findings")


def _each(check: Callable[[Fixture], Report], fixtures: list[Fixture], jobs: int) -> Iterator[Report]:
    """The reports in the order of the fixtures.

    Raises:
        ProtokollError: when a process dies at a fixture.
    """
    from protokoll_parse.batch.local import usable_cores

    jobs = min(jobs or usable_cores(), len(fixtures))
    if jobs == 1:
        yield from map(check, fixtures)
        return
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    with ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn")) as pool:
        try:
            yield from pool.map(check, fixtures)
        except BrokenProcessPool as error:
            raise ProtokollError("a process died at a fixture; --jobs 1 shows at which") from error


def _checked(update: bool, costs: dict[str, float], verbosity: Verbosity, fixture: Fixture) -> Report:
    from protokoll_parse.lexicon.user import UserWords
    from protokoll_parse.pipeline.failures import reason
    from protokoll_parse.reading import read

    report = Report(fixture)
    try:
        record = next(records_of(read(fixture.text), UserWords(costs), verbosity))
    except InputError as error:
        report.problems.append(error.problem)
        return report
    if record.status == "failed":
        report.problems.append(reason(record))
        return report
    if not fixture.expected.exists():
        return report
    try:
        _compare(report, record.model_dump(mode="json", by_alias=True), update)
    except UsageError as error:
        report.problems.append(str(error))
    return report


def _compare(report: Report, found: dict[str, Any], update: bool) -> None:
    fixture = report.fixture
    expected = load_yaml(fixture.expected)
    if not isinstance(expected, dict):
        raise UsageError(f"{fixture.expected}: must be a mapping of fields")
    every = list(differences(expected, found))
    report.differences = [one for one in every if not any(known.covers(one.path) for known in fixture.known)]
    if update:
        changes = [
            (one.steps, projected(one.expected, one.found)) for one in report.differences if one.found is not ABSENT
        ]
        if changes:
            write_file(fixture.expected, rewritten(fixture.expected.read_text("utf-8"), changes))
            _compare(report, found, update=False)
            return
    for known in fixture.known:
        if any(known.covers(one.path) for one in every):
            report.known.append(known)
        else:
            report.problems.append(f"{known.path}: is right now; take it off the known failures")


def _case(report: Report) -> Case:
    fixture = report.fixture
    data = {
        "findings": [*report.problems, *(difference.path for difference in report.differences)],
        "known_failures": [known.path for known in report.known],
    }
    if not report.findings:
        return Case(fixture.id, str(fixture.text), "passed", data=data)
    message, *details = _lines(report, Verbosity(quiet=True))
    return Case(fixture.id, str(fixture.text), "failed", 0.0, "findings", message, "\n".join(details), data)


def _lines(report: Report, verbosity: Verbosity) -> Iterator[str]:
    """What was found, for a person."""
    name = report.fixture.text
    if report.findings:
        yield f"{name}: {report.findings} {'finding' if report.findings == 1 else 'findings'}"
    elif not verbosity.quiet:
        yield f"{name}: ok{', with known failures' if report.known else ''}"
    for problem in report.problems:
        yield f"  {problem}"
    for difference in report.differences:
        yield f"  {difference.path}"
        yield from (f"    {line}" for line in difference.lines())
    if not verbosity.quiet:
        for known in report.known:
            yield f"  {known.path}: known failure: {known.reason}"
