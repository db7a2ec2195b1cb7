"""Reports for other programs: JSON lines, JUnit for CI servers, annotations for GitHub."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal
from xml.sax.saxutils import escape, quoteattr

from protokoll_parse.cli.output import ReportFormat, Writer
from protokoll_parse.files import write_pieces

Verdict = Literal["passed", "review", "failed", "skipped"]

# XML has no way to write them
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Case:
    """One document in a report.

    ``verdict``: ``review`` is for documents that passed and that a person should look at. ``message``: why, on one
    line; ``details``: on several. ``data``: what JSON lines say of it.
    """

    name: str
    path: str
    verdict: Verdict
    seconds: float = 0.0
    code: str = ""
    message: str = ""
    details: str = ""
    data: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Totals:
    """What heads a report, or ends it. ``data``: what JSON lines say of all documents."""

    tests: int
    failed: int
    skipped: int
    text: str
    data: dict[str, Any] = field(default_factory=dict)


def report(form: ReportFormat, suite: str, cases: Iterable[Case], totals: Totals) -> Iterator[str]:
    """A report, piece by piece; one case is held at a time."""
    return {"json-lines": _json_lines, "junit": _junit, "github": _github}[form](suite, cases, totals)


def _json_lines(_: str, cases: Iterable[Case], totals: Totals) -> Iterator[str]:
    for case in cases:
        yield _line({"name": case.name, "path": case.path, "verdict": case.verdict, **case.data})
    yield _line({"summary": {"documents": totals.tests, **totals.data}})


def _line(data: dict[str, Any]) -> str:
    # with \u escapes: names that are not UTF-8 hold half surrogates
    return json.dumps(data, separators=(",", ":")) + "\n"


def _junit(suite: str, cases: Iterable[Case], totals: Totals) -> Iterator[str]:
    counts = f'tests="{totals.tests}" failures="{totals.failed}" errors="0" skipped="{totals.skipped}"'
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f"<testsuites {counts}>\n<testsuite name={_attribute(suite)} {counts}>\n"
    for case in cases:
        start = f'<testcase classname={_attribute(suite)} name={_attribute(case.name)} time="{case.seconds:.3f}"'
        if case.verdict == "failed":
            why = f"type={_attribute(case.code)} message={_attribute(case.message)}"
            inner = f"<failure {why}>{_xml(case.details)}</failure>"
        elif case.verdict == "skipped":
            inner = f"<skipped message={_attribute(case.message)}/>"
        else:
            inner = f"<system-out>{_xml(case.message)}</system-out>" if case.message else ""
        yield f"{start}>{inner}</testcase>\n"
    yield "</testsuite>\n</testsuites>\n"


def _xml(text: str) -> str:
    return escape(_NO_XML.sub("\ufffd", text))


def _attribute(text: str) -> str:
    return quoteattr(_NO_XML.sub("\ufffd", text), {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


_COMMANDS = {"failed": "error", "review": "warning", "skipped": "notice"}


def _github(suite: str, cases: Iterable[Case], totals: Totals) -> Iterator[str]:
    for case in cases:
        if command := _COMMANDS.get(case.verdict):
            title = _property(f"{suite}: {case.code}" if case.code else suite)
            text = "\n".join(part for part in (case.message, case.details) if part)
            yield f"::{command} file={_property(case.path)},title={title}::{_data(text)}\n"
    yield f"::notice title={_property(suite)}::{_data(totals.text)}\n"


def _data(text: str) -> str:
    text = text.encode("utf-8", "replace").decode()
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def write_report(
    target: str, form: ReportFormat, suite: str, cases: Iterable[Case], totals: Totals, write: Writer
) -> None:
    """Write a report into a file, or for ``-`` with ``write``.

    Raises:
        OutputError: when the file cannot be written.
    """
    if target == "-":
        for piece in report(form, suite, cases, totals):
            write(piece)
    else:
        write_pieces(Path(target), report(form, suite, cases, totals))
