"""Lines of other languages within damaged Swedish: whatever is changed there is harm."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from repair_metrics import words_of
from repair_pairs import Pair
from tables import table

from protokoll_parse.repair.settings import EVERYTHING, Settings
from protokoll_parse.repair.stage import repair

FOREIGN = Path(__file__).parent / "pairs" / "foreign.txt"
CONDITION = "eng-200-clean"
TOGETHER = 4  # lines of one language that stand together, as a quotation does

# what an English model makes of the letters that it does not have
_LETTERS, _PLAIN = "åäöøüõáéèíóúùęłż", "aaoouoaeeiouuelz"
_READ = str.maketrans(_LETTERS + _LETTERS.upper(), _PLAIN + _PLAIN.upper()) | {ord("æ"): "ae", ord("ß"): "B"}


@dataclass(frozen=True, slots=True)
class Foreign:
    """How many words of other languages there were, and how many repair changed."""

    words: int = 0
    changed: int = 0

    def __add__(self, other: Foreign) -> Foreign:
        return Foreign(self.words + other.words, self.changed + other.changed)

    @property
    def harm(self) -> float:
        """Words changed, in 10,000."""
        return 1e4 * self.changed / max(1, self.words)


def blocks(*, damaged: bool) -> Iterator[tuple[str, list[str]]]:
    """Language and lines of each block, as they are or as an English model prints them."""
    text = FOREIGN.read_text("utf-8")
    for section in (text.translate(_READ) if damaged else text).split("# ")[1:]:
        language, *lines = section.strip().split("\n")
        for start in range(0, len(lines), TOGETHER):
            yield language, lines[start : start + TOGETHER]


def measure(pairs: Iterable[Pair], settings: Settings = EVERYTHING, *, damaged: bool = True) -> dict[str, Foreign]:
    """Put each block into the middle of each damaged page, and count what is changed in it.

    ``damaged``: the block has lost its letters, too.
    """
    found: dict[str, Foreign] = {}
    for pair in pairs:
        middle = len(pair.ocr) // 2
        for language, lines in blocks(damaged=damaged):
            page = [*pair.ocr[:middle], "", *lines, "", *pair.ocr[middle:]]
            answer = repair("\n".join(page), settings).text.split("\n")[middle + 1 :][: len(lines)]
            found[language] = found.get(language, Foreign()) + _compared(lines, answer)
    return found


def _compared(lines: list[str], answer: list[str]) -> Foreign:
    words = [word for line in lines for word in words_of(line)]
    others = [word for line in answer for word in words_of(line)]
    return Foreign(len(words), sum(map(str.__ne__, words, others)))


def foreign_table(damaged: dict[str, Foreign], intact: dict[str, Foreign]) -> str:
    """For each language, how many words were changed."""
    head = ["language", "words", "changed in 10,000", "… when the lines kept their letters"]
    rows = (
        [language, f"{one.words:,}", f"{one.harm:.0f}", f"{intact[language].harm:.0f}"]
        for language, one in damaged.items()
    )
    return table(head, rows)


def pages_of(pairs: Iterable[Pair]) -> list[Pair]:
    """The pages that the blocks are put into."""
    return [pair for pair in pairs if pair.condition == CONDITION]


def measured_table(pairs: Iterable[Pair]) -> str:
    """Measure both, and tell."""
    pages = pages_of(pairs)
    return foreign_table(measure(pages), measure(pages, damaged=False))
