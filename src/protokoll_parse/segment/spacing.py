"""Texts whose every line is followed by a blank one, as converters of web pages and PDF make them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protokoll_parse.text import Line

_LEAST = 12  # lines with text; fewer show nothing
_APART = 0.9  # share of them that a blank line follows
_GOES_ON = 0.1  # share of them that go on in lower case behind the blank line


def single_spaced(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines without the blank one behind each, where these part no paragraphs but lines; else all of them."""
    places = [place for place, line in enumerate(lines) if line.text]
    if len(places) < _LEAST:
        return tuple(lines)
    apart = [place for place in places[:-1] if not lines[place + 1].text]
    goes_on = sum(
        place + 2 < len(lines) and lines[place].text[-1].isalpha() and lines[place + 2].text[:1].islower()
        for place in apart
    )
    if len(apart) < _APART * (len(places) - 1) or goes_on < _GOES_ON * len(places):
        return tuple(lines)
    blank = {place + 1 for place in apart}
    return tuple(line for place, line in enumerate(lines) if place not in blank)
