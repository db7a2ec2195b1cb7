"""Gzip files that are the same wherever and whenever they are made, with the same zlib."""

from __future__ import annotations

import struct
import zlib

_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"  # no name, no time, no system


def packed(data: bytes) -> bytes:
    """``data`` as a gzip file."""
    deflate = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    tail = struct.pack("<II", zlib.crc32(data), len(data) & 0xFFFFFFFF)
    return _HEAD + deflate.compress(data) + deflate.flush() + tail
