"""How well repair did: words right, words spoilt, signs, numbers, and whether its doubts point at its errors."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from itertools import groupby

from rapidfuzz.distance import Levenshtein

from protokoll_parse.lexicon.skeleton import skeleton
from protokoll_parse.text import RepairedText

_CHUNK = re.compile(r"\S+")
_EDGE = "\"'”“„»«’‘.,;:!?()[]{}*•–—-_|"  # quotes, stops and bullets are no part of a word
_SWEDISH = re.compile("[åäöéÅÄÖÉ]")
_NO_LETTERS = re.compile(r"[\d§]")
_NUMBER = re.compile(r"\d\d|^\d+\W*$")


@dataclass(frozen=True, slots=True)
class Score:
    """Counts over the words and signs of some lines; sums are scores, too."""

    words: int = 0
    right_before: int = 0
    right_after: int = 0
    harmed: int = 0
    swedish: int = 0
    swedish_right: int = 0
    lettered: int = 0
    lettered_right: int = 0
    signs: int = 0
    distance_before: int = 0
    distance_after: int = 0
    numbers_changed: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(*(getattr(self, field.name) + getattr(other, field.name) for field in fields(self)))

    @property
    def accuracy(self) -> float:
        """Share of the true words that stand in the output."""
        return self.right_after / max(1, self.words)

    @property
    def accuracy_before(self) -> float:
        """Share of the true words that OCR printed right."""
        return self.right_before / max(1, self.words)

    @property
    def accuracy_swedish(self) -> float:
        """Share of the true words with å, ä, ö or é that stand in the output."""
        return self.swedish_right / max(1, self.swedish)

    @property
    def accuracy_lettered(self) -> float:
        """Share of the true words of letters alone (no numbers, no §) that stand in the output."""
        return self.lettered_right / max(1, self.lettered)

    @property
    def harm(self) -> float:
        """Of 10,000 words that OCR had right, how many are wrong in the output."""
        return 1e4 * self.harmed / max(1, self.right_before)

    @property
    def error_rate(self) -> float:
        """Signs to insert, delete or replace, as a share of the true ones."""
        return self.distance_after / max(1, self.signs)

    @property
    def error_rate_before(self) -> float:
        """The same before repair."""
        return self.distance_before / max(1, self.signs)


def total(scores: Iterable[Score]) -> Score:
    """The sum of scores."""
    return sum(scores, Score())


def words_of(line: str) -> list[str]:
    """The words of a line, without the punctuation around them."""
    return [word for word in (match.group().strip(_EDGE) for match in _CHUNK.finditer(line)) if word]


def standing(truth: Sequence[str], found: Sequence[str]) -> list[bool]:
    """Which of the true words stand in ``found``, in order."""
    stands = [False] * len(truth)
    for step in Levenshtein.opcodes(truth, found):
        if step.tag == "equal":
            stands[step.src_start : step.src_end] = [True] * (step.src_end - step.src_start)
    return stands


def score_line(ocr: str, repaired: str, truth: str) -> Score:
    """The score of one line."""
    if not truth:  # a blank line, or one that has no counterpart
        return Score()
    printed, answer, true = words_of(ocr), words_of(repaired), words_of(truth)
    before, after = standing(true, printed), standing(true, answer)
    swedish = [bool(_SWEDISH.search(word)) for word in true]
    lettered = [not _NO_LETTERS.search(word) for word in true]
    return Score(
        words=len(true),
        right_before=sum(before),
        right_after=sum(after),
        harmed=sum(was and not now for was, now in zip(before, after, strict=True)),
        swedish=sum(swedish),
        swedish_right=sum(now and one for now, one in zip(after, swedish, strict=True)),
        lettered=sum(lettered),
        lettered_right=sum(now and one for now, one in zip(after, lettered, strict=True)),
        signs=len(truth),
        distance_before=Levenshtein.distance(truth, ocr),
        distance_after=Levenshtein.distance(truth, repaired),
        numbers_changed=_numbers_changed(printed, answer, true),
    )


def score(ocr: Sequence[str], repaired: str, truth: Sequence[str]) -> Score:
    """The score of a page."""
    return total(map(score_line, ocr, repaired.split("\n"), truth))


def _numbers_changed(printed: list[str], answer: list[str], true: list[str]) -> int:
    """How many numbers that OCR had right are not in the answer."""
    kept = Counter(map(_digits, answer))
    right = Counter(map(_digits, true))
    return sum(1 for word in printed if _NUMBER.search(word) and right[_digits(word)] > 0 and kept[_digits(word)] == 0)


def _digits(word: str) -> str:
    return re.sub(r"\D", "", word)


@dataclass(frozen=True, slots=True)
class Doubt:
    """One word of the output: how sure repair is of it, and whether it is wrong.

    ``confidence`` is that of its edit, 1 without one. ``flagged``: a person is asked to look. ``confused``: it is
    wrong, and only by signs that this kind of OCR confuses.
    """

    confidence: float
    flagged: bool
    wrong: bool
    confused: bool


def doubts(repaired: RepairedText, truth: Sequence[str]) -> Iterator[Doubt]:
    """The words of the output that a true word stands opposite to."""
    marks = _marks(repaired)
    for number, (line, true_line) in enumerate(zip(repaired.text.split("\n"), truth, strict=True)):
        chunks = ((match.start(), match.end(), match.group().strip(_EDGE)) for match in _CHUNK.finditer(line))
        places = [chunk for chunk in chunks if chunk[2]]
        true = words_of(true_line)
        for step in Levenshtein.opcodes([word for *_, word in places], true):
            for offset in range(min(step.src_end - step.src_start, step.dest_end - step.dest_start)):
                start, end, word = places[step.src_start + offset]
                other = true[step.dest_start + offset]
                here = [mark for mark in marks.get(number, ()) if mark[0] < end and start < mark[1]]
                yield Doubt(
                    min((confidence for _, _, confidence, _ in here), default=1.0),
                    any(flag for *_, flag in here),
                    word != other,
                    word != other and skeleton(word.lower()) == skeleton(other.lower()),
                )


def _marks(repaired: RepairedText) -> dict[int, list[tuple[int, int, float, bool]]]:
    """Line (from 0) → places in the repaired line that have an edit: start, end, confidence, whether flagged."""
    marks: dict[int, list[tuple[int, int, float, bool]]] = {}
    for number, group in groupby(repaired.edits, key=lambda edit: repaired.source.line_of(edit.span.start)):
        shift = -repaired.source.line_starts[number - 1]
        for edit in group:
            start = edit.span.start + shift
            end = start + len(edit.replacement)
            marks.setdefault(number - 1, []).append((start, end, edit.confidence, edit.needs_review))
            shift += len(edit.replacement) - len(edit.original)
    return marks


@dataclass(frozen=True, slots=True)
class Review:
    """What looking at the words in doubt would find."""

    flagged: float
    """Share of the words that are flagged."""
    held: float
    """Share of the wrong words that are flagged."""
    held_confused: float
    """The same, of those that are wrong only by signs that OCR confuses."""
    held_in_share: float
    """Share of the wrong words among the least sure ones, as many as ``share`` says."""
    held_confused_in_share: float
    """The same, of those that are wrong only by signs that OCR confuses."""


def review(words: Sequence[Doubt], share: float = 0.02) -> Review:
    """How well the doubts point at the errors; ``share``: how many of the words a person looks at."""
    wrong = max(1, sum(word.wrong for word in words))
    confused = max(1, sum(word.confused for word in words))
    budget = share * len(words)
    found = found_confused = 0.0
    for _, alike in groupby(sorted(words, key=lambda word: word.confidence), key=lambda word: word.confidence):
        group = list(alike)
        part = min(1.0, max(0.0, budget) / len(group))  # of words of one confidence, any may be looked at first
        found += part * sum(word.wrong for word in group)
        found_confused += part * sum(word.confused for word in group)
        budget -= len(group)
    return Review(
        sum(word.flagged for word in words) / max(1, len(words)),
        sum(word.flagged and word.wrong for word in words) / wrong,
        sum(word.flagged and word.confused for word in words) / confused,
        found / wrong,
        found_confused / confused,
    )
