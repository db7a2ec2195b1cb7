"""Holds scans to the record of the text that was printed, and compares repair with reading anew.

    python evaluation/scans.py [--dpi 200 300] [--verbose] [TEXTS…]

TEXTS: by default samples/*.txt and samples/layouts/*.txt, without those that OCR has read already. Each is printed,
scanned (blur, grain and a slope as of a good office scanner) and read with Tesseract's Swedish model. An item is the
same when its number is and its title nearly (a tenth of the signs may differ); a decision when it stands in an item of
the same number and its wording is nearly the same.

The same page images as the text files that Tesseract's Swedish and English models make of them, as archives have them.

Then every fourth text at the highest of the resolutions as PDF with the layer that the English model makes of it: after
repair, and read anew. Words right: the share of the printed words, in their order, that the text has (after repair).

Needs tesseract with the models swe and eng. The exit code is 1 when decisions fall short of 0.95, or a layer in the
wrong language was not noticed.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from itertools import chain
from pathlib import Path

import sheets
from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq
from tables import percent, table

from protokoll_parse.lexicon.ocr_models import likely_model
from protokoll_parse.pipeline import parse_source
from protokoll_parse.reading import read
from protokoll_parse.records.models import Item, Protocol
from protokoll_parse.repair.stage import repair
from protokoll_parse.text import SourceText

SAMPLES = Path(__file__).parent.parent / "samples"
LAYERED = 4  # one text of so many is read as a layer, too
FLOOR = 0.95  # decisions
ALIKE = 90  # of 100: two wordings are nearly the same

Fact = tuple[str, str]  # the number of the item, and a wording


@dataclass(frozen=True, slots=True)
class Score:
    """Counts over some documents; sums are scores, too."""

    pages: int = 0
    items: int = 0
    items_right: int = 0
    decisions: int = 0
    decisions_right: int = 0
    words: int = 0
    words_right: int = 0
    swedish: int = 0
    swedish_right: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(*(getattr(self, field.name) + getattr(other, field.name) for field in fields(self)))

    @property
    def items_f1(self) -> float:
        """``items`` counts those of both sides."""
        return 2 * self.items_right / max(1, self.items)

    @property
    def decisions_f1(self) -> float:
        """``decisions`` counts those of both sides."""
        return 2 * self.decisions_right / max(1, self.decisions)

    def row(self) -> list[str]:
        """The figures as they stand in a table."""
        return [
            str(self.pages),
            percent(self.words_right / max(1, self.words)),
            percent(self.swedish_right / max(1, self.swedish)),
            f"{self.items_f1:.3f}",
            f"{self.decisions_f1:.3f}",
        ]


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--dpi", type=int, nargs="+", default=[200, 300])
    parser.add_argument("--verbose", action="store_true", help="name what a scan lost and gained")
    parser.add_argument("texts", nargs="*", type=Path)
    args = parser.parse_args()
    if not shutil.which("tesseract"):
        print("SKIPPED: scans were not measured, there is no program tesseract")
        return 0
    texts = args.texts or [
        path for path in sorted([*SAMPLES.glob("*.txt"), *SAMPLES.glob("layouts/*.txt")]) if "-ocr-" not in path.stem
    ]
    totals: dict[str, Score] = {}
    missed: list[str] = []
    for number, path in enumerate(texts):
        source = read(path)
        found_layers = layers(source, max(args.dpi), missed) if number % LAYERED == 0 else ()
        for name, scan in chain(readings(source, args.dpi), found_layers):
            found = score(source, scan, (path.stem, name) if args.verbose else ())
            totals[name] = totals.get(name, Score()) + found
    head = ["read", "pages", "words right", "åäö words right", "items F1", "decisions F1"]
    print(table(head, ([name, *total.row()] for name, total in totals.items())))
    if missed:
        print(f"LAYERS IN THE WRONG LANGUAGE THAT WERE NOT NOTICED: {', '.join(missed)}")
    below = [name for name, total in totals.items() if name.startswith("swe") and total.decisions_f1 < FLOOR]
    if below:
        print(f"BELOW THE FLOOR: {', '.join(below)}")
    return 1 if below or missed else 0


def readings(source: SourceText, resolutions: Sequence[int]) -> Iterator[tuple[str, SourceText]]:
    """A text as read from its scans, with how it was read."""
    for dpi in resolutions:
        images = list(sheets.images_of(source.text, dpi))
        yield f"swe, {dpi} dpi", read(sheets.tiff_of(images, dpi))
        if dpi == min(resolutions):
            for model in ("swe", "eng"):
                yield f"text file by {model}, {dpi} dpi", read(sheets.text_of(images, dpi, model))


def layers(source: SourceText, dpi: int, missed: list[str]) -> Iterator[tuple[str, SourceText]]:
    """A text as the layer of the English model, and as read anew; ``missed`` gets it when no harm was noticed."""
    layered = sheets.searched_pdf_of(list(sheets.images_of(source.text, dpi)), dpi, "eng")
    layer = read(layered, reocr="never")
    if likely_model(layer.text) != "english":
        missed.append(source.name)
    yield f"layer by eng, {dpi} dpi, with repair", layer
    yield f"the same read anew with swe, {dpi} dpi", read(layered)


def score(source: SourceText, scan: SourceText, show: tuple[str, ...]) -> Score:
    """What a scan has of the text that was printed."""
    expected, reached = parse_source(source), parse_source(scan)
    printed, words = source.text.split(), repair(scan).text.split()
    equal = [
        word
        for block in LCSseq.opcodes(printed, words)
        if block.tag == "equal"
        for word in printed[block.src_start : block.src_end]
    ]
    pairs = [(list(items(expected)), list(items(reached))), (list(decisions(expected)), list(decisions(reached)))]
    right = []
    for want, have in pairs:
        lost = unmatched(want, have)
        right.append(len(want) - len(lost))
        if show:
            for fact in lost:
                print(f"{', '.join(show)}: - {' | '.join(fact)}")
            for fact in unmatched(have, want):
                print(f"{', '.join(show)}: + {' | '.join(fact)}")
    return Score(
        len(scan.pages),
        sum(map(len, pairs[0])),
        right[0],
        sum(map(len, pairs[1])),
        right[1],
        len(printed),
        len(equal),
        sum(map(is_swedish, printed)),
        sum(map(is_swedish, equal)),
    )


def is_swedish(word: str) -> bool:
    """Whether it has letters that models of other languages lack."""
    return any(sign in "åäöÅÄÖ" for sign in word)


def items(record: Protocol) -> Iterator[Fact]:
    """Numbers and titles."""
    return ((item.number or "", item.title or "") for item in _walk(record.items))


def decisions(record: Protocol) -> Iterator[Fact]:
    """Numbers of items and wordings."""
    return ((item.number or "", decision.text or "") for item in _walk(record.items) for decision in item.decisions)


def _walk(items: Iterable[Item]) -> Iterator[Item]:
    for item in items:
        yield item
        yield from _walk(item.subitems)


def unmatched(wanted: Sequence[Fact], there: Sequence[Fact]) -> list[Fact]:
    """The facts that have no like among those there, each of which counts once."""
    left = list(there)
    lost = []
    for number, wording in wanted:
        like = [fact for fact in left if fact[0] == number and fuzz.ratio(wording, fact[1]) >= ALIKE]
        if like:
            left.remove(max(like, key=lambda fact: fuzz.ratio(wording, fact[1])))
        else:
            lost.append((number, wording))
    return lost


if __name__ == "__main__":
    sys.exit(main())
