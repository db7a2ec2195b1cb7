"""How much is told on standard error."""

from __future__ import annotations

import sys
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Verbosity:
    """What the user asked to hear: only errors, the usual, or more."""

    quiet: bool = False
    verbose: bool = False

    def detail(self, message: str) -> None:
        """Tell something to those who asked for more."""
        if self.verbose and sys.stderr is not None:
            print(f"protokoll-parse: {message}", file=sys.stderr)  # noqa: T201
