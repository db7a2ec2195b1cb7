"""Letters that were decoded wrongly: UTF-8 read as CP1252 (fÃ¶r), CP850 read as CP1252 (f”r), or not at all (f�r)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from operator import itemgetter

from protokoll_parse.lexicon.skeleton import CONFUSABLE
from protokoll_parse.lexicon.words import load
from protokoll_parse.repair.candidates import Candidates, Reading
from protokoll_parse.repair.channel import SWEDISH, Channel, Loss
from protokoll_parse.repair.context import ALONE
from protokoll_parse.repair.edits import REVIEW
from protokoll_parse.repair.rules import ENCODING, WORD
from protokoll_parse.text import Edit, Span

_LOST = "\ufffd"  # what decoders print for a sign that they cannot read
_WORD_LOST = re.compile(rf"(?<![^\W\d_])[^\W\d_]*(?:{_LOST}[^\W\d_]*)+")
_STAND_IN = "&"  # no letter, and a sign that skeletons leave open
_OF_LETTER = {"å": 1.1, "ä": 1.1, "ö": 1.1, "é": 5.0}  # nats
_PARAGRAPH = re.compile(rf"^[ \t]*(?P<sign>{_LOST}{{1,2}})(?=\s?\d{{1,4}}(?:\s|$))", re.MULTILINE)
_PARAGRAPHS = 2  # rows that begin with such a sign and a number
_NUMBERED = re.compile(rf"^[ \t]*[§{_LOST}]{{0,2}}\s?\d{{1,4}}[.)]?\s+$")  # a heading begins
_SENTENCE_END = re.compile(r"(?:^|[.:!?\n][)”\"]?)\s*$")
_BEFORE, _LONGEST = re.compile(r"([^\W\d_]+) $"), 40
_LONGEST_WORD = 60  # signs
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
    """The edits of words whose å, ä, ö were decoded wrongly.

    Where the text shows letters that were not, only a sign that is lost for certain is looked at.
    """
    if _LOST in text:
        yield from _lost_signs(text)
        return
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


@lru_cache(maxsize=1)
def _of_lost_signs() -> Candidates:
    """The readings of words whose lost signs are printed as ``_STAND_IN``, each of which was one letter."""
    candidates = Candidates(load(), Loss(frozenset(SWEDISH)))
    kept = {letter: {letter: 0.0} for letter in CONFUSABLE}
    lost = {letter: {_STAND_IN: cost} for letter, cost in _OF_LETTER.items()}
    candidates.channel = Channel(kept | lost)
    return candidates


def _lost_signs(text: str) -> Iterator[Edit]:
    """The edits of words whose lost signs were å, ä or ö: known ones, compounds, names and words of likely letters."""
    candidates = _of_lost_signs()
    paragraphs = {match.start("sign") for match in _PARAGRAPH.finditer(text)}
    paragraphs = paragraphs if len(paragraphs) >= _PARAGRAPHS else set()
    last_end, last = -1, ""
    for match in _WORD_LOST.finditer(text):
        printed = match.group()
        if match.start() in paragraphs:
            yield Edit(Span(*match.span()), printed, "§" * len(printed), ENCODING.id, _CONFIDENCE)
        if len(printed) > _LONGEST_WORD or not any(sign.isalpha() for sign in printed):
            continue
        before = _BEFORE.search(text[max(0, match.start() - _LONGEST) : match.start()])
        first = last if last_end == match.start() - 1 else before.group(1).lower() if before is not None else "<s>"
        readings = candidates.readings(printed.replace(_LOST, _STAND_IN).lower())
        priced = sorted(((_cost(first, one), one) for one in readings if _STAND_IN not in one.text), key=itemgetter(0))
        if not priced or (len(priced) > 1 and priced[1][0] - priced[0][0] < _CLEAR):
            continue
        cost, best = priced[0]
        last, last_end = best.word, match.end()
        row = text[max(0, match.start() - _LONGEST) : match.start()].rpartition("\n")[2]
        begins = not row or _SENTENCE_END.search(row) is not None or _NUMBERED.match(row) is not None
        known = best.rule is WORD or best.rule is None
        distance = priced[1][0] - cost if len(priced) > 1 else ALONE
        confidence = _CONFIDENCE if known else (best.rule or ENCODING).confidence(distance)
        review = confidence < REVIEW
        runner_up = priced[1][1].text if len(priced) > 1 else None
        word = _cased(best, printed, begins=begins)
        yield Edit(Span(*match.span()), printed, word, ENCODING.id, round(confidence, 4), runner_up, review)


def _cased(best: Reading, printed: str, *, begins: bool) -> str:
    """The word with the capitals of the signs that were not lost; a lost first one has a capital where names do."""
    letters = printed.replace(_LOST, "")
    if letters.isupper() and (len(letters) > 1 or printed[0] == _LOST):
        return best.word.upper()
    if printed[0].isupper() or (printed[0] == _LOST and (best.capital > 0.5 or begins)):
        return best.word[0].upper() + best.word[1:]
    return best.word


def _cost(before: str, reading: Reading) -> float:
    """What a word costs after another."""
    lexicon = load()
    pair = lexicon.pair_cost(f"{before} {reading.word}")
    if pair is not None:
        return pair + reading.printing
    known = lexicon.entry(before)
    return reading.cost + (known.backoff if known is not None else 0.0)
