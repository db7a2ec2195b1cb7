"""From bytes to text: where the input comes from, what kind of file it is, its encoding, its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from protokoll_parse.reading.options import Kind, Options, Reocr

if TYPE_CHECKING:
    from protokoll_parse.reading.source import read, read_text, read_with

__all__ = ["Kind", "Options", "Reocr", "read", "read_text", "read_with"]


def __getattr__(name: str) -> object:
    """Load what reads when it is first asked for (PEP 562)."""
    if name in {"read", "read_text", "read_with"}:
        from protokoll_parse.reading import source

        return getattr(source, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
