"""Ctrl-C: the first, the second, and one that comes while something must be brought to its end."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType


@dataclass(slots=True)
class Stop:
    """Set when a run is to end: what is begun is finished, nothing else is begun.

    ``interrupted``: because the user asked for it.
    """

    wanted: bool = False
    interrupted: bool = False


@contextmanager
def gentle_interrupts(stop: Stop) -> Iterator[None]:
    """The first interrupt asks to stop, every further one stops at once (``KeyboardInterrupt``)."""

    def ask(_: int, __: FrameType | None) -> None:
        if stop.interrupted:
            raise KeyboardInterrupt
        stop.wanted = stop.interrupted = True
        if sys.stderr is not None:
            print("\nfinishing what is begun; once more Ctrl-C stops at once", file=sys.stderr)  # noqa: T201

    with _handled_by(ask):
        yield


@contextmanager
def held_interrupts() -> Iterator[None]:
    """An interrupt waits until what is done here is done: what is left half closed would be left for good.

    Raises:
        KeyboardInterrupt: at the end, when there was one.
    """
    held = False

    def hold(_: int, __: FrameType | None) -> None:
        nonlocal held
        held = True

    with _handled_by(hold):
        yield
    if held:
        raise KeyboardInterrupt


@contextmanager
def _handled_by(handler: Callable[[int, FrameType | None], None]) -> Iterator[None]:
    """Have interrupts handled, if this thread gets them and they are not ignored, as a shell has background jobs do."""
    if threading.current_thread() is not threading.main_thread() or signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
        yield
        return
    before = signal.signal(signal.SIGINT, handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
