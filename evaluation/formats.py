"""Holds every format to the record of its text: each sample is written in each format, read and parsed again.

    python evaluation/formats.py [--only FORMAT ...] [--verbose] [TEXTS…]

TEXTS: by default samples/*.txt and samples/layouts/*.txt. Prints for each format how many of the text's items and
decisions (F1) and of its people the format's record has, and no other. An item is the same when number and title are;
a decision when its item's number and its wording are; a person when name and status are. The exit code is 1 when items
fall short of 1.00 or decisions of 0.98.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

import docx_writer
import page_writers
import sheets
from tables import table

from protokoll_parse.pipeline import parse_source
from protokoll_parse.reading import read
from protokoll_parse.records.models import Item, Protocol
from protokoll_parse.text import SourceText

SAMPLES = Path(__file__).parent.parent / "samples"
FLOORS = {"items": 1.0, "decisions": 0.98}

Fact = tuple[str, ...]
Facts = dict[str, Counter[Fact]]
Writer = Callable[[SourceText], bytes]


def _set(writer: page_writers.Writer) -> Writer:
    """A writer of printed pages as one of texts."""
    return lambda source: writer(page_writers.sheets(source.text))


# each makes a file out of a text; add a line for another format
FORMATS: dict[str, Writer] = {
    "ALTO 2": _set(page_writers.alto2),
    "ALTO 3": _set(page_writers.alto3),
    "ALTO 4": _set(page_writers.alto4),
    "hOCR": _set(page_writers.hocr),
    "PAGE 2013, Transkribus (ZIP)": _set(partial(page_writers.zipped, writer=page_writers.transkribus)),
    "PAGE 2019, HTRflow (ZIP)": _set(partial(page_writers.zipped, writer=page_writers.htrflow)),
    "PAGE 2010, words (ZIP)": _set(partial(page_writers.zipped, writer=page_writers.page_words)),
    "TSV": _set(page_writers.tsv),
    "PDF": lambda source: sheets.pdf_of(source.text),
    "DOCX, typed": lambda source: docx_writer.docx_of(source.text),
    "DOCX, automatic": lambda source: docx_writer.docx_of(source.text, automatic=True),
}


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--only", nargs="*", default=[], help="names of formats, or how they begin")
    parser.add_argument("--verbose", action="store_true", help="name what a format lost and gained")
    parser.add_argument("texts", nargs="*", type=Path)
    args = parser.parse_args()
    texts = args.texts or sorted([*SAMPLES.glob("*.txt"), *SAMPLES.glob("layouts/*.txt")])
    chosen = [name for name in FORMATS if not args.only or name.startswith(tuple(args.only))]
    scores = {name: Score() for name in chosen}
    for path in texts:
        source = read(path)
        expected = facts(parse_source(source))
        for name in chosen:
            reached = facts(parse_source(read(FORMATS[name](source), name=path.name)))
            for line in scores[name].add(expected, reached):
                if args.verbose:
                    print(f"{path.stem}, {name}: {line}")
    rows = [[name, *(f"{score.f1(kind):.3f}" for kind in KINDS)] for name, score in scores.items()]
    print(table(["format", *KINDS], rows))
    below = [name for name, score in scores.items() if any(score.f1(kind) < FLOORS[kind] for kind in FLOORS)]
    if below:
        print(f"BELOW THE FLOOR: {', '.join(below)}")
    return 1 if below else 0


KINDS = ("items", "decisions", "people")


def facts(record: Protocol) -> Facts:
    """What is compared of a record."""
    items = list(_walk(record.items))
    return {
        "items": Counter((item.number or "", _plain(item.title)) for item in items),
        "decisions": Counter(
            (item.number or "", _plain(decision.text)) for item in items for decision in item.decisions
        ),
        "people": Counter((_plain(person.name), str(person.status)) for person in record.attendance),
    }


def _walk(items: Iterable[Item]) -> Iterator[Item]:
    for item in items:
        yield item
        yield from _walk(item.subitems)


def _plain(text: str | None) -> str:
    return " ".join((text or "").split())


class Score:
    """What was found of what was expected, over all texts."""

    def __init__(self) -> None:
        self._right: Counter[str] = Counter()
        self._wrong: Counter[str] = Counter()

    def add(self, expected: Facts, reached: Facts) -> list[str]:
        """Count a text's facts; gives what came (+) and what went (-)."""
        changes: list[str] = []
        for kind in KINDS:
            gone, new = expected[kind] - reached[kind], reached[kind] - expected[kind]
            self._right[kind] += (expected[kind] & reached[kind]).total()
            self._wrong[kind] += gone.total() + new.total()
            changes += (f"- {kind}: {' | '.join(fact)}" for fact in gone.elements())
            changes += (f"+ {kind}: {' | '.join(fact)}" for fact in new.elements())
        return changes

    def f1(self, kind: str) -> float:
        """1.0 where nothing was expected and nothing came."""
        right = 2 * self._right[kind]
        return right / (right + self._wrong[kind]) if right or self._wrong[kind] else 1.0


if __name__ == "__main__":
    sys.exit(main())
