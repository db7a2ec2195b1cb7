"""From repaired text to an outline: header, items with titles and sub-items, page furniture, sign-off block."""

from protokoll_parse.segment.stage import segment, segment_each

__all__ = ["segment", "segment_each"]
