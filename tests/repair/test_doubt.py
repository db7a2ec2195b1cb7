"""OCR's own doubt makes a word cheaper to change."""

from __future__ import annotations

import pytest

from protokoll_parse.repair.settings import Settings
from protokoll_parse.repair.stage import repair
from protokoll_parse.text import Page, SourceText, Span
from protokoll_parse.text.words import OcrEngine, Words

TEXT = "Styrelsen beslutade att ga vidare med fragan om Vrangsbole och namndens forslag.\n"


def read_by(engine: str | None, confidence: float) -> SourceText:
    """The text as OCR gives it, in doubt about one of its words."""
    words = Words.empty()
    words.widths.append(1.0)
    words.heights.append(1.0)
    at = 0
    for word in TEXT.split():
        at = TEXT.index(word, at)
        words.starts.append(at)
        words.ends.append(at + len(word))
        words.pages.append(1)
        for column in (words.lefts, words.tops, words.rights, words.bottoms):
            column.append(0.1)
        words.confidences.append(confidence if word == "Vrangsbole" else 0.95)
        words.sizes.append(0.0)
        words.bold.append(0)
    pages = (Page(1, Span(0, len(TEXT))),)
    return SourceText(TEXT, pages, "-", "0" * 64, None, words=words, engine=OcrEngine(engine))


def edit_of(word: str, source: SourceText, settings: Settings) -> tuple[str, float] | None:
    edits = repair(source, settings).edits
    return next(((edit.replacement, edit.confidence) for edit in edits if edit.original == word), None)


@pytest.mark.parametrize("engine", ["tesseract 5.3.0", "Tesseract"])
def test_a_doubtful_word_is_changed_sooner(engine: str) -> None:
    doubtful, sure = (edit_of("Vrangsbole", read_by(engine, confidence), Settings()) for confidence in (0.3, 0.95))
    assert doubtful != sure


@pytest.mark.parametrize("engine", [None, "ABBYY FineReader 12"])
def test_what_other_engines_say_was_not_measured(engine: str | None) -> None:
    doubtful, sure = (edit_of("Vrangsbole", read_by(engine, confidence), Settings()) for confidence in (0.3, 0.95))
    assert doubtful == sure


def test_it_can_be_switched_off() -> None:
    source = read_by("tesseract", 0.3)
    assert repair(source, Settings(doubt=False)).edits == repair(TEXT).edits
