"""Edits, and the repaired text with its way back to the original."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from protokoll_parse.text.source import SourceText
from protokoll_parse.text.span import Span


@dataclass(frozen=True, slots=True)
class Edit:
    """One replacement, placed in the original text.

    ``confidence`` lies in 0..1; ``runner_up`` is the next best reading, None when there was no other;
    ``needs_review`` says that the two were too close for comfort.
    """

    span: Span
    original: str
    replacement: str
    rule: str
    confidence: float
    runner_up: str | None = None
    needs_review: bool = False


@dataclass(frozen=True, slots=True)
class Damage:
    """How much of the Swedish letters was lost on the way.

    ``damaged``: the document shows far fewer å, ä, ö than Swedish does. ``share``: å, ä, ö among all letters as printed
    (0..1), None when there are too few letters to say. ``wrong_language``: an OCR model of another language is the
    likely cause; None when unknown.
    """

    damaged: bool = False
    share: float | None = None
    wrong_language: bool | None = None


@dataclass(frozen=True, slots=True)
class RepairedText:
    """The original and its edits: applying them gives ``text``, undoing them gives ``source.text``, sign for sign.

    Edits are in order, do not overlap and keep every line feed, so that both texts have the same lines.

    Raises:
        ValueError: when the edits break one of these rules or do not fit the original.
    """

    source: SourceText
    edits: tuple[Edit, ...] = ()
    damage: Damage = Damage()
    text: str = field(init=False, repr=False)
    _original_ends: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _repaired_ends: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        original = self.source.text
        pieces: list[str] = []
        original_ends, repaired_ends = [0], [0]
        at = length = 0
        for edit in self.edits:
            if edit.span.start < at or original[edit.span.start : edit.span.end] != edit.original:
                raise ValueError(f"edit does not fit the text: {edit}")
            if edit.original.count("\n") or edit.replacement.count("\n"):
                raise ValueError(f"an edit must stay within its line: {edit}")
            pieces += [original[at : edit.span.start], edit.replacement]
            length += edit.span.start - at + len(edit.replacement)
            at = edit.span.end
            original_ends.append(at)
            repaired_ends.append(length)
        pieces.append(original[at:])
        object.__setattr__(self, "text", "".join(pieces))
        object.__setattr__(self, "_original_ends", tuple(original_ends))
        object.__setattr__(self, "_repaired_ends", tuple(repaired_ends))

    def undo(self) -> str:
        """The original, won back from ``text`` and the edits alone."""
        pieces: list[str] = []
        at = shift = 0
        for edit in self.edits:
            start = edit.span.start + shift
            pieces += [self.text[at:start], edit.original]
            at = start + len(edit.replacement)
            shift += len(edit.replacement) - len(edit.original)
        pieces.append(self.text[at:])
        return "".join(pieces)

    def original_span(self, span: Span) -> Span:
        """The place in the original of a place in ``text``; an edit that is touched counts whole."""
        start = self._original_offset(span.start, opening=True)
        return Span(start, max(start, self._original_offset(span.end, opening=False)))

    def _original_offset(self, offset: int, *, opening: bool) -> int:
        # the last edit that ends at or before the offset gives the shift
        index = bisect_right(self._repaired_ends, offset) - 1
        if not opening and index > 0 and self._repaired_ends[index] == offset:
            return self._original_ends[index]
        mapped = self._original_ends[index] + offset - self._repaired_ends[index]
        if index < len(self.edits):
            edit = self.edits[index]
            if mapped > edit.span.start:  # inside the next edit
                return edit.span.start if opening else edit.span.end
        return min(mapped, len(self.source.text))

    def edits_in(self, span: Span) -> Iterable[Edit]:
        """The edits that touch ``span`` of the original."""
        return (edit for edit in self.edits if edit.span.overlaps(span))
