"""Protocols bound together come out as they went in."""

from __future__ import annotations

from pathlib import Path

import pytest

from protokoll_parse.pipeline import parse_each
from protokoll_parse.reading import read_text

SAMPLES = Path(__file__).parents[2] / "samples"
WITH_HEADER = ("alvsunda-revision", "granvik-namnd", "hagstorp-arsmote", "norrdal-samverkan", "tallungen-styrelse")


def summary(text: str) -> list[tuple[object, ...]]:
    return [
        (
            record.meeting.body,
            record.meeting.date,
            *(person.name for person in record.attendance),
            *((item.number, item.title, len(item.decisions)) for item in record.items),
        )
        for record in parse_each(read_text(text))
    ]


@pytest.mark.parametrize("name", WITH_HEADER)
@pytest.mark.parametrize("joint", ["\n", "\f"])
def test_three_in_one_file(name: str, joint: str) -> None:
    text = (SAMPLES / f"{name}.txt").read_text("utf-8").rstrip("\n") + "\n"
    alone = summary(text)
    assert len(alone) == 1
    assert summary(joint.join([text] * 3)) == alone * 3


def test_items_without_numbers_in_the_second_protocol() -> None:
    one = "Mötesprotokoll Lövviks byalag {day}\nPlats: Skolan\nNärvarande: Eva Lind, Tom Berg\n\n"
    items = "".join(f"{title}\nEva berättade om {title.lower()}.\nTom frågade.\nSiv svarade.\n\n" for title in TITLES)
    both = summary(one.format(day="2024-03-04") + items + one.format(day="2024-04-04") + items)
    assert [[entry[1] for entry in record if isinstance(entry, tuple)] for record in both] == [list(TITLES)] * 2


TITLES = ("Vägen", "Bryggan", "Kassan", "Festen", "Hemsidan")
