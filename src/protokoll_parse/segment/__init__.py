"""From repaired text to an outline: header, items with titles and sub-items, page furniture, sign-off block."""

from protokoll_parse.segment.stage import segment

__all__ = ["segment"]
