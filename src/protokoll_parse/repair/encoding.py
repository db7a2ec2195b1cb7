"""Letters that were decoded wrongly: UTF-8 read as CP1252 (fÃ¶r), CP850 read as CP1252 (f”r), or not at all (f�r)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from protokoll_parse.lexicon.skeleton import skeleton
from protokoll_parse.lexicon.store import Entry
from protokoll_parse.lexicon.words import Lexicon, load
from protokoll_parse.repair.rules import ENCODING
from protokoll_parse.text import Edit, Span

_LOST = "\ufffd"  # what decoders print for a sign that they cannot read
_WORD_LOST = re.compile(rf"(?<![^\W\d_])[^\W\d_]*(?:{_LOST}[^\W\d_]*)+")
_SENTENCE_END = re.compile(r"(?:^|[.:!?\n][)”\"]?)\s*$")
_BEFORE, _LONGEST = re.compile(r"([^\W\d_]+) $"), 40
_CLEAR = 1.5  # nats by which a word must be likelier than the next one
_TWICE = {
    "Ã¥": "å", "Ã¤": "ä", "Ã¶": "ö", "Ã©": "é", "Ã…": "Å", "Ã„": "Ä", "Ã–": "Ö",
    "Ã\x85": "Å", "Ã\x84": "Ä", "Ã\x96": "Ö",
}  # fmt: skip
_CP850 = {"†": "å", "„": "ä", "”": "ö", "\x8f": "Å", "Ž": "Ä", "™": "Ö"}
_FEWEST = 3  # words, for the signs of CP850, which are quotes and marks as well
_CONFIDENCE = 0.99
_WORD_TWICE = re.compile(r"(?<![^\W\d_])[^\W\d_Ã]*(?:Ã[¥¤¶©…„–\x84\x85\x96][^\W\d_Ã]*)+")
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
    if _LOST in text:
        yield from _lost_signs(text, load())
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


def _lost_signs(text: str, lexicon: Lexicon) -> Iterator[Edit]:
    """The edits of words that the lexicon has when their lost signs were å, ä or ö."""
    last_end, last = -1, ""
    for match in _WORD_LOST.finditer(text):
        printed = match.group()
        lower = printed.lower()
        if not any(sign.isalpha() for sign in printed):
            continue
        shape = re.compile(re.escape(lower).replace(_LOST, "[åäöé]"))
        before = _BEFORE.search(text[max(0, match.start() - _LONGEST) : match.start()])
        first = last if last_end == match.start() - 1 else before.group(1).lower() if before is not None else "<s>"
        entries = [
            (_cost(first, entry, lexicon), entry)
            for entry in lexicon.entries(skeleton(lower.replace(_LOST, "å")))
            if entry.cost is not None and shape.fullmatch(entry.word)
        ]
        entries.sort(key=lambda priced: priced[0])
        if not entries or (len(entries) > 1 and entries[1][0] - entries[0][0] < _CLEAR):
            continue
        best = entries[0][1]
        word = last = best.word
        last_end = match.end()
        if printed[1:2].isupper():
            word = word.upper()
        elif printed[0].isupper() or (
            printed[0] == _LOST
            and (best.capital > 0.5 or _SENTENCE_END.search(text[max(0, match.start() - 4) : match.start()]))
        ):
            word = word[0].upper() + word[1:]
        yield Edit(Span(*match.span()), printed, word, ENCODING.id, _CONFIDENCE)


def _cost(before: str, entry: Entry, lexicon: Lexicon) -> float:
    """What a word costs after another."""
    pair = lexicon.pair_cost(f"{before} {entry.word}")
    if pair is not None:
        return pair
    known = lexicon.entry(before)
    return (entry.cost or 0.0) + (known.backoff if known is not None else 0.0)
