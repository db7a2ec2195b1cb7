"""What the first and the last items say of the meeting itself: where it takes place, from when to when it lasted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.dates import find_times
from protokoll_parse.extract.header.value import Value
from protokoll_parse.extract.header.venues import is_venue
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from protokoll_parse.text import OutlineItem, Passage

GATHERING = r"\p{L}*(?:mötet|sammanträdet|stämman|träffen|sammankomsten|samrådet|förhandlingarna)"
_THIS = rf"(?<!\b(?:förra|föregående|senaste|sista|nästa|kommande|första)\s)\b{GATHERING}(?:,?\ssom)?\s"
_LASTED = compiled(rf"{_THIS}(?:pågick|varade|pågår)\b", regex.IGNORECASE)
_HELD = compiled(
    rf"{_THIS}(?:(?:äger|ägde)\srum|hålls|hölls|avhölls)\s(?:i|på|å)\s(?P<place>\p{{L}}[^,.;]{{2,80}}?)"
    r"(?=,|\.|$|\s(?:den|kl|klockan|öppna\p{L}*|och\söppna\p{L}*)\b)",
    regex.IGNORECASE,
)
_OPENED = compiled(r"\böppna\p{L}*", regex.IGNORECASE)
_LAST_ITEMS = 2
_NEAR = 30  # signs from the verb to the hours


def lasted(items: Sequence[OutlineItem]) -> tuple[Value, Value] | None:
    """Beginning and end in *Sammanträdet, som varade kl. 18–20, avslutas*, of the first or the last items."""
    for passage in _passages([*items[:1], *items[-_LAST_ITEMS:]]):
        for verb in _LASTED.finditer(passage.text):
            spans = find_times(passage.text[verb.end() : verb.end() + _NEAR])
            if spans and spans[0].end_time:
                start, end = _place(passage, verb.end() + spans[0].start, verb.end() + spans[0].end)
                return Value(spans[0].start_time, start, end, "HDR010"), Value(spans[0].end_time, start, end, "HDR010")
    return None


def opened_in(items: Sequence[OutlineItem]) -> Value | None:
    """The place in *Sammanträdet, som äger rum i Stora salen, öppnas*, of the first item."""
    for passage in _passages(items[:1]):
        held = _HELD.search(passage.text)
        named = held and (held["place"][0].isupper() or is_venue(held["place"]))
        if held and named and _OPENED.search(passage.text):
            return Value(held["place"], *_place(passage, *held.span("place")), "HDR012")
    return None


def _place(passage: Passage, start: int, end: int) -> tuple[int, int]:
    """Where the part of the passage stands in the repaired text."""
    part = passage.part(start, end)
    last = part.anchors[-1]
    return part.anchors[0][1], last[1] + len(part.text) - last[0]


def _passages(items: Sequence[OutlineItem]) -> Iterator[Passage]:
    for item in items:
        yield from [item.title] if item.title else []
        yield from (block.passage for block in item.blocks)
