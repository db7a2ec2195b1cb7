"""From bytes to text: where the input comes from, its encoding, its pages."""

from protokoll_parse.reading.source import read, read_text

__all__ = ["read", "read_text"]
