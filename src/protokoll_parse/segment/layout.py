"""How the lines of a document are filled, and what follows for paragraphs."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import regex

from protokoll_parse.text.outline import BULLETS, MISREAD_BULLETS
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protokoll_parse.text import Line

# "-->", "-", "•", "o", and what OCR makes of a bullet (e, ©, »), "a)", "1.", "1)"; never a bare number
MARKER = compiled(
    rf"(?P<marker>[-–—=]{{1,3}}>(?=\s*\S)|[-+{BULLETS}](?=\s*\S)|"
    rf"[oe{MISREAD_BULLETS}](?=\s+\p{{L}})|"
    r"[A-Za-zÅÄÖåäö]\)|[a-zåäö]\.(?=\s+\p{Lu})|[0-9]{1,2}[.)](?=\s|\p{Lu}))\s*(?P<rest>\S.*)"
)
_NO_TEXT = compiled(r"[-–—•●▪◦*·]|[_=.–—-]{3,}|[_=.*–—-](?:\s{1,3}[_=.*–—-]){2,40}")
_LETTER_BULLET = compiled(rf"[oe{MISREAD_BULLETS}]$")
_SENTENCE_END = compiled(r"[.!?:;][\"”’')\]]*$")
# a title or sentence cannot end with one of these: it goes on in the next line
_OPEN_END = compiled(
    r"(?:\b(?:och|eller|samt|av|för|i|på|till|med|om|vid|från|mellan|enligt|den|det|de|en|ett|att|som|under|inom|utan|"
    r"mot|hos|per|inför|efter|avseende|gällande|angående|rörande|kring|inklusive|är|har|ska|ny|nya"
    r"|att\s(?:utse|välja|anta|godkänna|fastställa|bevilja|ge))|[,–-]|\b(?:och|samt|herr|herrar)\s(?-i:(?:\p{Lu}\.\s?){1,3}))$",
    regex.IGNORECASE,
)
_LONG = 40  # signs; shorter lines say nothing about the width of the page
_SAMPLES = 8  # so many lines that were certainly wrapped make an estimate
_LOWEST = 0.08  # share of them that is left out as odd
_NARROW = 72  # signs; fewer than this a line of typed or printed minutes does not hold
_FULL = 0.84  # without them: a line fuller than this share of the usual width may have been broken for want of room


@dataclass(frozen=True, slots=True)
class Layout:
    """``room``: a line that would have stayed shorter than this with one more word was not full, in signs."""

    room: float

    def had_room(self, line: Line, following: Line) -> bool:
        """Whether the first word of ``following`` would have fitted into ``line``: then the break was meant."""
        word = following.text.split(maxsplit=1)[:1]  # none in a line of separators such as U+001C
        return line.indent + len(line.text) + 1 + sum(map(len, word)) < self.room


def measure(lines: Sequence[Line]) -> Layout:
    """Learn from the lines that go on in lower case on the next: full, and one word more would not have fitted."""
    wrapped = sorted(
        line.indent + len(line.text) + 1 + len(following.text.split(maxsplit=1)[0])
        for line, following in pairwise(lines)
        if len(line.text) >= _LONG and following.text[:1].islower() and not marker_of(following.text)
    )
    if len(wrapped) >= _SAMPLES:
        return Layout(wrapped[int(len(wrapped) * _LOWEST)])
    widths = sorted(line.indent + len(line.text) for line in lines if len(line.text) >= _LONG)
    return Layout(_FULL * max(widths[len(widths) * 9 // 10] if widths else 0, _NARROW))


def is_empty(text: str) -> bool:
    """A blank line, a rule of dashes, a bullet that lost its text (as PDF extraction leaves them)."""
    return not text or bool(_NO_TEXT.fullmatch(text))


def marker_of(text: str) -> tuple[str, str] | None:
    """Bullet and rest of a list entry, None for other lines."""
    match = MARKER.match(text)
    if not match:
        return None
    marker, rest = match["marker"], match["rest"]
    if marker in "-–—" and rest[0].isdigit() and match.start("rest") == match.end("marker"):  # a negative number
        return None
    if _LETTER_BULLET.match(marker) and len(rest) < 3:
        return None
    return marker, rest


def ends_open(text: str) -> bool:
    """Whether ``text`` cannot be the end of a title or sentence."""
    return bool(_OPEN_END.search(text))


def continues(layout: Layout, line: Line, following: Line, *, blank_between: bool) -> bool:
    """Whether ``following`` goes on with the paragraph of ``line``.

    Blank lines are no proof in OCR text: they fall into sentences, and are missing between paragraphs.
    """
    first = following.text[:1]
    open_end = not _SENTENCE_END.search(line.text)
    if blank_between:
        return open_end and first.islower() and (ends_open(line.text) or not layout.had_room(line, following))
    if layout.had_room(line, following):
        # "… som omsluter / 146 000 kronor": a figure goes on with a sentence, but not with the short lines of a list
        figure = first.isdigit() and len(line.text) >= 40
        return first.islower() or (open_end and (figure or ends_open(line.text)))
    return True
