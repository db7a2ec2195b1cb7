"""Ctrl-C at the worst moment."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial

import pytest

from protokoll_parse.batch.interrupts import Stop, gentle_interrupts, held_interrupts
from protokoll_parse.cli.interrupts import install


def test_an_interrupt_while_a_run_is_closed_leaves_nothing_behind(folder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.add("a.txt")
    batch = folder.batch()
    closed = batch.plan.close

    def interrupted() -> None:
        signal.raise_signal(signal.SIGINT)
        closed()

    monkeypatch.setattr(batch.plan, "close", interrupted)
    with pytest.raises(KeyboardInterrupt), batch:
        pass
    assert not (folder.out / ".protokoll-parse").exists()
    assert folder.run()[0] == ["a.txt"]


def test_without_an_interrupt_nothing_is_raised_and_the_handler_is_the_same() -> None:
    before = signal.getsignal(signal.SIGINT)
    with held_interrupts():
        assert signal.getsignal(signal.SIGINT) is not before
    assert signal.getsignal(signal.SIGINT) is before


@pytest.mark.parametrize("handled", [held_interrupts, partial(gentle_interrupts, Stop())])
def test_interrupts_that_are_ignored_stay_so(handled: Callable[[], AbstractContextManager[None]]) -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with handled():
            signal.raise_signal(signal.SIGINT)
            install()
        assert signal.getsignal(signal.SIGINT) == signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)


def test_an_error_of_what_is_held_is_not_hidden_by_an_interrupt() -> None:
    def fail() -> None:
        signal.raise_signal(signal.SIGINT)
        raise OSError("full")

    with pytest.raises(OSError, match="full"), held_interrupts():
        fail()


def test_a_thread_may_hold() -> None:
    done = []

    def hold() -> None:
        with held_interrupts():
            done.append(True)

    thread = threading.Thread(target=hold)
    thread.start()
    thread.join()
    assert done
