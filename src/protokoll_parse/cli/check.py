"""``check``: do fixtures parse, validate and match?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from protokoll_parse.cli.compare import ABSENT, differences, projected
from protokoll_parse.cli.documents import records_of
from protokoll_parse.cli.fixtures import Fixture, Report, fixtures_in, load_yaml
from protokoll_parse.cli.output import Writer, protected_stdout
from protokoll_parse.cli.rewrite import rewritten
from protokoll_parse.cli.verbosity import Verbosity
from protokoll_parse.errors import FindingsError, InputError, UsageError
from protokoll_parse.files import write_file

if TYPE_CHECKING:
    from protokoll_parse.lexicon.user import UserWords


def check_paths(paths: list[Path], *, update: bool, lexicons: list[Path], verbosity: Verbosity) -> None:
    """Check fixtures and tell what was found; with ``update``, write it into the expected records first.

    Raises:
        FileError: when the user's words cannot be read.
        FindingsError: when a fixture fails, does not match, or no longer fails where it is known to.
        InputError: when a path does not exist.
        UsageError: when the fixtures are not what they should be.
    """
    from protokoll_parse.cli.project import user_words

    words = user_words(lexicons)
    fixtures = fixtures_in(paths)
    with protected_stdout() as write:
        reports = []
        for fixture in fixtures:
            report = _checked(fixture, update, words, verbosity)
            _tell(report, write, verbosity)
            reports.append(report)
        bad = sum(report.findings > 0 for report in reports)
        known = sum(len(report.known) for report in reports)
        if not verbosity.quiet:
            write(f"{len(reports)} fixtures, {bad} with findings, {known} known failures\n")
    if bad:
        raise FindingsError(f"{bad} of {len(reports)} fixtures have findings")


def _checked(fixture: Fixture, update: bool, words: UserWords, verbosity: Verbosity) -> Report:
    from protokoll_parse.pipeline.failures import reason
    from protokoll_parse.reading import read

    report = Report(fixture)
    try:
        record = next(records_of(read(fixture.text), words, verbosity))
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


def _tell(report: Report, write: Writer, verbosity: Verbosity) -> None:
    name = report.fixture.text
    if not report.findings:
        if not verbosity.quiet:
            write(f"{name}: ok{', with known failures' if report.known else ''}\n")
    else:
        write(f"{name}: {report.findings} {'finding' if report.findings == 1 else 'findings'}\n")
    for problem in report.problems:
        write(f"  {problem}\n")
    for difference in report.differences:
        write(f"  {difference.path}\n")
        write("".join(f"    {line}\n" for line in difference.lines()))
    if not verbosity.quiet:
        for known in report.known:
            write(f"  {known.path}: known failure: {known.reason}\n")
