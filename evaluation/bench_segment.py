"""Whether the cost of segmentation stays linear in the candidates for headings: the curve up to some 5 MB and 20,000.

    python evaluation/bench_segment.py

Texts are made on the spot, one kind for each way to be costly. The exit code is 1 when eight times as many candidates
take more than twice eight times as long.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable

from curves import print_curves

from protokoll_parse.reading import read_text
from protokoll_parse.segment.stage import segment_each
from protokoll_parse.text import RepairedText

SIZES = (2_500, 5_000, 10_000, 20_000)
LIMIT = 2.0
HEADER = "Protokoll fört vid möte den 4 mars 2024\nNärvarande: Eva Lind, Tom Berg\n"
PARAGRAPH = "Nämnden har behandlat frågan om vägarna och konstaterar att underhållet kostar mer än väntat. " * 2
ITEMS = "".join(f"\n{n}. {title}\n{PARAGRAPH}\n" for n, title in enumerate(("Öppnande", "Ekonomi", "Avslutning"), 1))
MEETING = f"{HEADER}{ITEMS}\nVid protokollet\nEva Lind\n"
KINDS: dict[str, Callable[[int], str]] = {
    "ascending": lambda i: f"§ {i + 1} Vägarna i kommunen\n{PARAGRAPH}\n\n",
    "the same numbers again": lambda i: f"{i % 40 + 1}. Vägarna nummer {i % 7}\n{PARAGRAPH}\n\n",
    "bare numbers": lambda i: f"{i % 300 + 1}\nVägarna i kommunen\n{PARAGRAPH}\n",
    "no numbers": lambda i: f"Vägarna i kommundel {chr(65 + i % 20)}\n\n{PARAGRAPH}\n\n",
    "running heads": lambda i: f"Kommunens protokoll\n§ {i + 1} Vägarna\n{PARAGRAPH}\n\n",
    "bound protocols": lambda i: MEETING if i % 3 == 0 else "",
}


def main() -> int:
    argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0]).parse_args()
    return 0 if print_curves("seconds for candidates", SIZES, KINDS, _seconds, LIMIT) else 1


def _seconds(kind: str, size: int) -> float:
    repaired = RepairedText(read_text(HEADER + "".join(map(KINDS[kind], range(size)))))
    start = time.process_time()
    for _ in segment_each(repaired):
        pass
    return time.process_time() - start


if __name__ == "__main__":
    sys.exit(main())
