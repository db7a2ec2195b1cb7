"""What all tests share."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The evaluation data, which is not part of the repository."""
    folder = ROOT.parent / "shared"
    if not (folder / "seeds").is_dir():
        pytest.skip("no evaluation data at ../shared")
    return folder


@pytest.fixture(scope="session", autouse=True)
def _interruptible() -> None:
    """Interrupts as a terminal gives them: a shell has its background jobs ignore them, and their children too."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
