"""Letters that were decoded wrongly: UTF-8 read as CP1252 (fÃ¶r), CP850 read as CP1252 (f”r)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from protokoll_parse.repair.rules import ENCODING
from protokoll_parse.text import Edit, Span

LOST = "\ufffd"  # what decoders print for a sign that they cannot read; the channel knows it as å, ä or ö
_TWICE = {
    "Ã¥": "å", "Ã¤": "ä", "Ã¶": "ö", "Ã©": "é", "Ã…": "Å", "Ã„": "Ä", "Ã–": "Ö",
    "Ã\x85": "Å", "Ã\x84": "Ä", "Ã\x96": "Ö",
}  # fmt: skip
_CP850 = {"†": "å", "„": "ä", "”": "ö", "\x8f": "Å", "Ž": "Ä", "™": "Ö"}
_FEWEST = 3  # words, for the signs of CP850, which are quotes and marks as well
_CONFIDENCE = 0.99
_WORD_TWICE = re.compile(r"[^\W\d_Ã]*(?:Ã[¥¤¶©…„–\x84\x85\x96][^\W\d_Ã]*)+")
_LETTER = r"[^\W\d_Ž]"
# a letter on both sides shows that a sign is none; † and capitals may begin a word, † may end one
_INSIDE = rf"(?<={_LETTER})[†„”\x8fŽ™](?={_LETTER})"
_WORD_CP850 = re.compile(rf"(?<!\w){_LETTER}*(?:(?:{_INSIDE}|[†\x8fŽ™](?={_LETTER})|(?<={_LETTER})†){_LETTER}*)+")
# what else is one, once that is clear: a quote before a small letter, that nothing closes
_FIRST = re.compile(r"(?<!\S)[„”](?=[a-z])(?!\S*”)")


def encoding_edits(text: str) -> Iterator[Edit]:
    """The edits of words whose å, ä, ö were decoded wrongly; none in text that shows some that were not."""
    if any(letter in text for letter in "åäöÅÄÖ"):
        return
    if "Ã" in text:
        yield from _edits(list(_WORD_TWICE.finditer(text)), _TWICE)
        return
    words = list(_WORD_CP850.finditer(text)) if any(sign in text for sign in _CP850) else []
    if len(words) >= _FEWEST:
        starts = {match.start() for match in words}
        words += [match for match in _FIRST.finditer(text) if match.end() not in starts]
        yield from _edits(sorted(words, key=re.Match.start), _CP850)


def _edits(words: list[re.Match[str]], table: dict[str, str]) -> Iterator[Edit]:
    for match in words:
        word = match.group()
        for wrong, true in table.items():
            word = word.replace(wrong, true)
        yield Edit(Span(*match.span()), match.group(), word, ENCODING.id, _CONFIDENCE)
