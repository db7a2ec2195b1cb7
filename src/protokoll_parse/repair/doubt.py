"""What OCR's own doubt in a word says against it as printed."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from protokoll_parse.text import Span

if TYPE_CHECKING:
    from protokoll_parse.repair.candidates import Reading
    from protokoll_parse.repair.tokens import Token
    from protokoll_parse.text import SourceText

# Tesseract's confidence in a word, and the log odds (nats) that it is wrong, above those of all words: measured on
# 26,000 words of samples that were printed and read with its English and German models. What it is sure of is right
# more often, too, but a model without å is as sure of its a: that counts for nothing. Other engines count otherwise
_ENGINE = "tesseract"
_STEPS = (0.80, 0.85, 0.90)
_AGAINST = (2.6, 1.9, 1.2, 0.0)


def weighed(readings: tuple[Reading, ...], token: Token, source: SourceText) -> tuple[Reading, ...]:
    """The readings of a word, the best first; that as printed costs more where OCR was in doubt."""
    words = source.words
    if len(readings) == 1 or words is None or not _is_measured(source):
        return readings
    confidence = words.confidence_of(Span(token.start, token.start + len(token.text)))
    if confidence is None:
        return readings
    against = _AGAINST[bisect_right(_STEPS, confidence)]
    if not against:
        return readings
    return tuple(
        sorted(
            (r if r.rule else r._replace(printing=r.printing + against) for r in readings),
            key=lambda reading: reading.cost,
        )
    )


def _is_measured(source: SourceText) -> bool:
    return source.engine is not None and _ENGINE in (source.engine.name or "").lower()
