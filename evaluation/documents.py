"""Documents by the thousand, made from the samples: the same ones each time.

    python evaluation/documents.py FOLDER COUNT

Each is a sample with other days, case numbers and amounts, in folders of a thousand.
"""

from __future__ import annotations

import argparse
import random
import re
from pathlib import Path

SAMPLES = Path(__file__).parent.parent / "samples"
_DIGIT = re.compile(r"(?<=\d{2})\d(?!\d*\s*§|\d*\.)")


def variation(text: str, number: int) -> str:
    """A text with some of its digits changed: never those that begin a number, nor those of headings."""
    chance = random.Random(number)
    return _DIGIT.sub(lambda match: str(chance.randrange(1, 9)) if chance.random() < 0.3 else match[0], text)


def make_documents(folder: Path, count: int) -> int:
    """Make ``count`` documents below ``folder``; gives how many bytes they have."""
    samples = [path.read_text("utf-8") for path in sorted(SAMPLES.rglob("*.txt"))]
    written = 0
    for number in range(count):
        path = folder / f"{number // 1000:03}" / f"{number:06}.txt"
        if number % 1000 == 0:
            path.parent.mkdir(parents=True, exist_ok=True)
        written += path.write_text(variation(samples[number % len(samples)], number), "utf-8")
    return written


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("count", type=int)
    arguments = parser.parse_args()
    print(f"{make_documents(arguments.folder, arguments.count):,} signs")


if __name__ == "__main__":
    main()
