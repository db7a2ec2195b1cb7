"""Each format gives the record of its text; make formats does it for every sample."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import formats
import pytest

from protokoll_parse.pipeline import parse_source
from protokoll_parse.reading import read

# attendance in columns; a table and page breaks; paragraphs with furniture
SAMPLES = ("norrdal-samverkan", "layouts/samverkan-mellanbygden-2023-11-16", "layouts/lommaryd-mbn-2024-02-15")


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_format_gives_the_record_of_the_text(root: Path, sample: str) -> None:
    source = read(root / "samples" / f"{sample}.txt")
    expected = formats.facts(parse_source(source))
    assert expected["items"]
    assert expected["decisions"]
    for name, writer in formats.FORMATS.items():
        score = formats.Score()
        changes = score.add(expected, formats.facts(parse_source(read(writer(source)))))
        assert not changes, name
        assert [score.f1(kind) for kind in formats.KINDS] == [1.0] * len(formats.KINDS)


def test_what_came_and_what_went_is_counted_and_named() -> None:
    score = formats.Score()
    assert score.f1("items") == 1.0
    one, two, three = ("1", "Öppnande"), ("2", "Val"), ("2", "Vai")
    none: dict[str, Counter[formats.Fact]] = {kind: Counter() for kind in formats.KINDS}
    changes = score.add(none | {"items": Counter([one, one, two])}, none | {"items": Counter([one, three])})
    assert changes == ["- items: 1 | Öppnande", "- items: 2 | Val", "+ items: 2 | Vai"]
    assert score.f1("items") == 2 / 5
    assert score.f1("decisions") == 1.0
