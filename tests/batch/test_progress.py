"""What a person sees of a run."""

from __future__ import annotations

import io
import time

import pytest

from protokoll_parse.batch.progress import Progress, duration
from protokoll_parse.batch.values import Result
from protokoll_parse.cli import progress as display
from protokoll_parse.cli.progress import Display


class Stream(io.StringIO):
    def __init__(self, terminal: bool) -> None:
        super().__init__()
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


def progress() -> Progress:
    found = Progress(400, _started=time.monotonic() - 10)
    for n in range(100):
        found.note(Result(f"{n}", f"{n}", f"{n}", "failed" if n == 7 else "ok", pages=3))
    return found


def test_the_line() -> None:
    assert progress().line() == "100 / 400 documents, 10.0/s, 30.0 pages/s, 1 failed, 30 s left"


@pytest.mark.parametrize(
    ("seconds", "text"), [(3, "3 s"), (99, "99 s"), (100, "2 min"), (5940, "99 min"), (12000, "3 h 20 min")]
)
def test_durations(seconds: float, text: str) -> None:
    assert duration(seconds) == text


@pytest.mark.parametrize(
    ("terminal", "quiet", "start"),
    [(True, False, "\r100 / 400"), (False, False, "protokoll-parse: 100"), (True, True, "")],
)
def test_a_line_that_changes_on_a_terminal_only(
    monkeypatch: pytest.MonkeyPatch, terminal: bool, quiet: bool, start: str
) -> None:
    stream = Stream(terminal)
    monkeypatch.setattr("sys.stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(display, "_REDRAW", 0)
    monkeypatch.setattr(display, "_INTERVAL", 0)
    with Display(quiet) as shown:
        shown.show(progress())
    text = stream.getvalue()
    assert text.startswith(start)
    assert bool(text) == bool(start)
    assert text.endswith("\r") == (terminal and not quiet)
