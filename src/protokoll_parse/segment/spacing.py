"""Texts whose every line is followed by a blank one, as converters of web pages and PDF make them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protokoll_parse.text import Line

_LEAST = 12  # lines with text; fewer show nothing
_APART = 0.9  # share of them that a blank line follows
_SHOWN = 0.1  # share of them that go on in lower case behind the blank line, or have another blank one behind it


def single_spaced(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines without the blank one behind each, where these part no paragraphs but lines; else all of them."""
    places = [place for place, line in enumerate(lines) if line.text]
    if len(places) < _LEAST:
        return tuple(lines)
    apart = [place for place in places[:-1] if not lines[place + 1].text]
    behind = [(lines[place].text, lines[place + 2].text) for place in apart if place + 2 < len(lines)]
    goes_on = sum(before[-1].isalpha() and after[:1].islower() for before, after in behind)
    wide = sum(not after for _, after in behind)
    if len(apart) < _APART * (len(places) - 1) or max(goes_on, wide) < _SHOWN * len(places):
        return tuple(lines)
    blank = {place + 1 for place in apart}
    return tuple(line for place, line in enumerate(lines) if place not in blank)
