"""Role and organisation behind a name."""

from __future__ import annotations

import pytest

from protokoll_parse.extract.people import leading_name, names_in
from protokoll_parse.extract.presenters.labelled import split_affiliation


@pytest.mark.parametrize(
    ("text", "role", "organization"),
    [
        ("", None, None),
        (", ", None, None),
        (", ekonomichef", "ekonomichef", None),
        (", Lövhults kommun", None, "Lövhults kommun"),
        (", ekonomichef, Lövhults kommun", "ekonomichef", "Lövhults kommun"),
        (", ekonomichef Lövhults kommun", "ekonomichef", "Lövhults kommun"),
        (", Region Mellanbygden", None, "Region Mellanbygden"),
        (", Sweco", None, "Sweco"),
    ],
)
def test_split_affiliation(text: str, role: str | None, organization: str | None) -> None:
    assert split_affiliation(text) == (role, organization)


@pytest.mark.parametrize(
    "name",
    ["Anna Tallhed", "Anna-Lena Öhn", "Karl von Sydvik", "A. Berg", "Anna M Berg", "Pat O’Neill", "Åsa Österäng-Öhn"],
)
def test_names(name: str) -> None:
    found = leading_name(f"{name} (S), ordförande")
    assert found is not None
    assert (found.name, found.party) == (name, "S")


@pytest.mark.parametrize("text", ["Kulturnämnden Lövhult", "anna tallhed", "Anna", "HSB FoU", "", "12 Anna Tallhed"])
def test_no_names(text: str) -> None:
    assert leading_name(text) is None


def test_a_role_in_front_is_no_part_of_the_name() -> None:
    assert [named.name for named in names_in("Revisorn Anna Tallhed och Ordförande Bo Lindstål")] == [
        "Anna Tallhed",
        "Bo Lindstål",
    ]
