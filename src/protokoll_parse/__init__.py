"""Swedish meeting minutes (*protokoll*) from OCR text to validated records.

Three verbs, loaded on first use: ``parse`` (minutes to a record), ``repair`` (OCR text to repaired text with its
edits) and ``read`` (bytes to text). Importing this package loads nothing else.
"""

from __future__ import annotations

TYPE_CHECKING = False  # importing typing would double what importing this package costs
if TYPE_CHECKING:
    from typing import Any

    from protokoll_parse.pipeline import parse as parse
    from protokoll_parse.reading import read as read
    from protokoll_parse.repair.stage import repair as repair

__version__ = "0.1.0"
__all__ = ["__version__", "parse", "read", "repair"]


def __getattr__(name: str) -> Any:
    """Load a verb when it is first asked for (PEP 562)."""
    from importlib import import_module

    if name == "parse":
        return import_module("protokoll_parse.pipeline").parse
    if name == "read":
        return import_module("protokoll_parse.reading").read
    if name == "repair":  # the package itself, which can be called: importing it would hide a function of its name
        return import_module("protokoll_parse.repair")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
