"""Ctrl-C: the first one ends a command, and those after it do not disturb its end."""

from __future__ import annotations

import signal
import sys
from types import FrameType


def install() -> None:
    """Handle interrupts, unless they are ignored, as a shell has its background jobs do."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _end)


def leave() -> None:
    """Let no interrupt in any more: a command is done, and Python shuts down."""
    if sys.platform == "win32":
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    else:  # Python gives handlers back while it shuts down, ignoring ones too, but leaves what is blocked alone
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})


def _end(_: int, __: FrameType | None) -> None:
    """Interrupt the command, unless it is already ending because of an interrupt.

    What is put back on the way out (standard output, a half-written file) would else be left half done, and Python
    would exit with 120 for 130.
    """
    error = sys.exc_info()[1]
    while error is not None and not isinstance(error, KeyboardInterrupt):
        error = error.__context__
    if error is None:
        raise KeyboardInterrupt
