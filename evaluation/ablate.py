"""What each part of repair buys: every switch of repair/settings.py turned off in turn.

    python evaluation/ablate.py [--shared FOLDER]

Measured on the repository's own pairs (evaluation/pairs) and, where FOLDER (default ../shared) holds evaluation data
that is not part of the repository, on the documents that the channel was not learned from. Takes some minutes.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path

import repair_foreign
from repair_foreign import Foreign
from repair_metrics import Score, score, total
from repair_pairs import SHARED, SOUND_MODEL, Pair, kept_out, read_pairs
from tables import percent, table

from protokoll_parse.repair.settings import EVERYTHING, Settings
from protokoll_parse.repair.stage import repair

RESOLUTION = "-200-"  # the others show the same at three times the cost


@dataclass(frozen=True, slots=True)
class Row:
    """What repair reaches without one part: on the samples that other models read, on the true text of the samples and
    on other languages within damaged pages (whatever is changed there is harm), and on the documents kept out."""

    without: str
    samples: Score
    intact: Score
    foreign: Foreign
    elsewhere: Score


def measure(pairs: Sequence[Pair], others: Sequence[Pair]) -> list[Row]:
    """A row for everything, and one without each part."""
    damaged = [pair for pair in pairs if pair.model != SOUND_MODEL and RESOLUTION in pair.condition]
    english = repair_foreign.pages_of(damaged)
    sound = {pair.id: replace(pair, ocr=pair.truth) for pair in damaged}  # each page once
    switches = {"": EVERYTHING} | {field.name: replace(EVERYTHING, **{field.name: False}) for field in fields(Settings)}
    return [
        Row(
            name,
            _score(damaged, settings),
            _score(list(sound.values()), settings),
            sum(repair_foreign.measure(english, settings).values(), Foreign()),
            _score(others, settings),
        )
        for name, settings in switches.items()
    ]


def _score(pairs: Sequence[Pair], settings: Settings) -> Score:
    return total(score(pair.ocr, repair("\n".join(pair.ocr), settings).text, pair.truth) for pair in pairs)


def ablation_table(rows: Sequence[Row]) -> str:
    """For each part: what is reached without it, and how much less that is."""
    everything = rows[0]
    elsewhere = everything.elsewhere.words > 0
    head = [
        "without",
        "words right",
        "±",
        "åäö words right",
        "spoilt in 10,000",
        "in intact text",
        "of other languages",
    ]
    head += ["kept-out documents: words right", "±", "spoilt in 10,000"] if elsewhere else []
    return table(head, (_cells(row, everything, elsewhere=elsewhere) for row in rows))


def _cells(row: Row, everything: Row, *, elsewhere: bool) -> list[str]:
    cells = [
        row.without or "(nothing left out)",
        percent(row.samples.accuracy),
        _change(row.samples, everything.samples),
        percent(row.samples.accuracy_swedish),
        f"{row.samples.harm:.0f}",
        f"{row.intact.harm:.1f}",
        f"{row.foreign.harm:.0f}",
    ]
    if elsewhere:
        cells += [
            percent(row.elsewhere.accuracy),
            _change(row.elsewhere, everything.elsewhere),
            f"{row.elsewhere.harm:.0f}",
        ]
    return cells


def _change(one: Score, other: Score) -> str:
    change = 100 * (one.accuracy - other.accuracy)
    return "" if one is other else f"{change:+.2f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, default=SHARED)
    shared: Path = parser.parse_args().shared
    print(ablation_table(measure(list(read_pairs()), kept_out(shared))), end="")


if __name__ == "__main__":
    main()
