"""By when."""

from __future__ import annotations

from datetime import date

import pytest

from protokoll_parse.extract.assignments.deadlines import find_deadline

MEETING = date(2024, 10, 15)


@pytest.mark.parametrize(
    ("text", "iso", "printed"),
    [
        ("svara senast den 1 december 2024", "2024-12-01", "senast den 1 december 2024"),
        ("återkomma till mötet den 19 november", "2024-11-19", "till mötet den 19 november"),
        ("rensa registret innan årsskiftet", "2024-12-31", "innan årsskiftet"),
        ("ta in offerter till nästa möte", None, "till nästa möte"),
        ("ringa omgående", None, "omgående"),
        ("boka lokalen (senast den 25 oktober)", "2024-10-25", "senast den 25 oktober)"),
    ],
)
def test_found(text: str, iso: str | None, printed: str) -> None:
    found = find_deadline(text, MEETING)
    assert found is not None
    assert (found.iso, found.text) == (iso, printed)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "utreda frågan",
        "tillämpa taxan från den 1 januari 2025",
        "besvara skrivelsen daterad den 2 september 2024",
        "avtalet börjar gälla den 1 januari 2025",
    ],
)
def test_none(text: str) -> None:
    assert find_deadline(text, MEETING) is None


def test_without_the_day_of_the_meeting_a_date_without_year_stays_open() -> None:
    found = find_deadline("svara senast den 1 december", None)
    assert found is not None
    assert found.iso is None
