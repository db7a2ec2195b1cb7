"""How well repair does, by OCR model and condition, beside three baselines.

    python evaluation/repair_benchmark.py [--shared FOLDER] [--pairs FILE] [--errors N]

The pairs are those of evaluation/pairs: the project's own samples, printed, scanned and read with five models of
Tesseract (tools/make_benchmark_pairs.py). Where FOLDER (default ../shared) holds evaluation data that is not part of
the repository, the documents that the channel was not learned from are measured, too. symspellpy is needed:
``pip install --group benchmark``. With --pairs, other pairs of that tool are measured instead of the samples.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import repair_foreign
from repair_baselines import METHODS, Method
from repair_metrics import Doubt, Review, Score, doubts, review, score, standing, total, words_of
from repair_pairs import PAIRS, SHARED, SOUND_MODEL, Pair, by_condition, kept_out, read_pairs
from tables import percent, table

from protokoll_parse.repair.stage import repair

METRICS = (
    "words right",
    "words of letters right",
    "åäö words right",
    "right words spoilt in 10,000",
    "signs wrong",
    "numbers changed",
)
NAMES = {"eng": "English", "deu": "German", "nor": "Norwegian", "dan": "Danish", "swe": "Swedish"}


@dataclass(frozen=True, slots=True)
class Benchmark:
    """All that is measured on some pairs: a score for each method and condition, and what the doubts are worth."""

    scores: dict[str, dict[str, Score]]
    doubts: dict[str, list[Doubt]]

    def score(self, method: str, model: str | None = None) -> Score:
        """The score of a method over the conditions of one model, or over all."""
        return total(one for name, one in self.scores[method].items() if model is None or name.startswith(f"{model}-"))

    @property
    def models(self) -> list[str]:
        """The OCR models, in order."""
        return list(dict.fromkeys(name.partition("-")[0] for name in next(iter(self.scores.values()))))

    def review(self, *, sound: bool = False) -> Review:
        """What the doubts are worth on damaged text; with ``sound``, where the right model read it."""
        return review(
            [one for name, words in self.doubts.items() if name.startswith(SOUND_MODEL) is sound for one in words]
        )


def measure(pairs: Iterable[Pair]) -> Benchmark:
    """Run all methods over the pairs."""
    groups = by_condition(pairs)
    scores = {
        name: {condition: total(_scored(method, pair) for pair in group) for condition, group in groups.items()}
        for name, method in METHODS.items()
    }
    every = {
        condition: [one for pair in group for one in doubts(repair("\n".join(pair.ocr)), pair.truth)]
        for condition, group in groups.items()
    }
    return Benchmark(scores, every)


def _scored(method: Method, pair: Pair) -> Score:
    return score(pair.ocr, method("\n".join(pair.ocr)), pair.truth)


def by_model_table(found: Benchmark) -> str:
    """Words right, for each method and model."""
    rows = (
        [NAMES.get(model, model), f"{found.score('nothing', model).words:,}"]
        + [_right_and_harm(found.score(method, model)) for method in METHODS]
        + [percent(found.score("protokoll-parse", model).accuracy_lettered)]
        for model in found.models
    )
    return table(["model", "words", *METHODS, "… words of letters"], rows)


def by_method_table(scores: dict[str, Score]) -> str:
    """Every metric, for each method."""
    return table(["", *METRICS], ([method, *_cells(one)] for method, one in scores.items()))


def by_condition_table(found: Benchmark) -> str:
    """Every condition: words right for each method, and the other metrics of ours."""
    head = ["condition", *METHODS, *(f"{metric} (ours)" for metric in METRICS[1:])]
    rows = (
        [condition, *(percent(found.scores[method][condition].accuracy) for method in METHODS), *_cells(mine)[1:]]
        for condition, mine in found.scores["protokoll-parse"].items()
    )
    return table(head, rows)


def review_table(reviews: dict[str, Review]) -> str:
    """How many words a person is asked to look at, and how many of the errors that finds."""
    head = [
        "",
        "flagged",
        "of the wrong words, flagged",
        "… wrong by å, ä, ö and the like",
        "in the least sure 2 %",
        "…",
    ]
    rows = []
    for name, one in reviews.items():
        shares = (one.flagged, one.held, one.held_confused, one.held_in_share, one.held_confused_in_share)
        rows.append([name, *(percent(share, 1) for share in shares)])
    return table(head, rows)


def _right_and_harm(one: Score) -> str:
    return f"{percent(one.accuracy)} ({one.harm:.0f})"


def _cells(one: Score) -> list[str]:
    return [
        percent(one.accuracy),
        percent(one.accuracy_lettered),
        percent(one.accuracy_swedish),
        f"{one.harm:.0f}",
        percent(one.error_rate),
        str(one.numbers_changed),
    ]


def frequent_errors(pairs: Iterable[Pair], most: int) -> tuple[list[str], list[str]]:
    """The true words that are most often wrong in the output: left so, and spoilt."""
    left: Counter[str] = Counter()
    spoilt: Counter[str] = Counter()
    for pair in pairs:
        answers = METHODS["protokoll-parse"]("\n".join(pair.ocr)).split("\n")
        for ocr, answer, truth in zip(pair.ocr, answers, pair.truth, strict=True):
            true = words_of(truth)
            flags = zip(true, standing(true, words_of(ocr)), standing(true, words_of(answer)), strict=True)
            for word, before, after in flags:
                if not after:
                    (spoilt if before else left)[word] += 1
    return _listed(left, most), _listed(spoilt, most)


def _listed(words: Counter[str], most: int) -> list[str]:
    return [f"{word} {count}" for word, count in words.most_common(most)]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--pairs", type=Path, default=PAIRS, metavar="FILE")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="list the N most frequent errors of ours")
    args = parser.parse_args()
    pairs = list(read_pairs(args.pairs))
    found = measure(pairs)
    print("Words right, % (right words spoilt in 10,000)\n\n" + by_model_table(found))
    print("By condition, %\n\n" + by_condition_table(found))
    reviews = {"wrong model": found.review(), "right model": found.review(sound=True)}
    others = kept_out(args.shared)
    if others:
        elsewhere = measure(others)
        print("Documents kept out, %\n\n" + by_method_table({name: elsewhere.score(name) for name in METHODS}))
        reviews["documents kept out"] = elsewhere.review()
    else:
        print(f"SKIPPED: the documents kept out were not measured, there is no evaluation data at {args.shared}\n")
    print("Lines of other languages\n\n" + repair_foreign.measured_table(pairs))
    print("Review, %\n\n" + review_table(reviews))
    if args.errors:
        _tell_errors(pairs, args.errors)


def _tell_errors(pairs: Sequence[Pair], most: int) -> None:
    left, spoilt = frequent_errors([pair for pair in pairs if pair.model != SOUND_MODEL], most)
    print(f"left: {', '.join(left)}\nspoilt: {', '.join(spoilt)}")


if __name__ == "__main__":
    main()
