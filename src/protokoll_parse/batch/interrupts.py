"""Ctrl-C: the first, the second, and one that comes while something must be brought to its end."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
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
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def ask(_: int, __: FrameType | None) -> None:
        if stop.interrupted:
            raise KeyboardInterrupt
        stop.wanted = stop.interrupted = True
        if sys.stderr is not None:
            print("\nfinishing what is begun; once more Ctrl-C stops at once", file=sys.stderr)  # noqa: T201

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def held_interrupts() -> Iterator[None]:
    """An interrupt waits until what is done here is done: what is left half closed would be left for good.

    Raises:
        KeyboardInterrupt: at the end, when there was one.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    held = False

    def hold(_: int, __: FrameType | None) -> None:
        nonlocal held
        held = True

    before = signal.signal(signal.SIGINT, hold)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if held:
        raise KeyboardInterrupt
