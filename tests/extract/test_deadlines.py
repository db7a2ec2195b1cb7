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
    ("text", "iso"),
    [
        ("klart till våren", "2025-21"),
        ("klart vid månadsskiftet mars/april", "2025-03-31/2025-04-01"),
        ("klart före utgången av mars 2025", "2025-03-31"),
        ("klart före april månads utgång", "2025-04-30"),
        ("klart under sista kvartalet", "2024-10/2024-12"),
        ("klart andra halvåret 2025", "2025-07/2025-12"),
        ("klart under vårterminen", "2025-01/2025-06"),
        ("klart senast i slutet av november", "2024-11-30"),
        ("klart senast första tertialet 2025", "2025-01/2025-04"),
        ("svara inom ett år", "2025-10-15"),
        ("svara inom fjorton dagar", "2024-10-29"),
        ("klart nästa vecka", "2024-10-21/2024-10-27"),
        ("klart före halvårsskiftet", "2025-06-30"),
        ("klart till sommaren", "2025-22"),
        ("klart under vintern", "2024-24"),
    ],
)
def test_stretches_of_time(text: str, iso: str) -> None:
    found = find_deadline(text, MEETING)
    assert found is not None
    assert iso == (found.period or found.iso)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("klart under sista kvartalet", "2024-12-31"),
        ("klart nästa vecka", "2024-10-27"),
        ("klart under 2025", "2025"),
        ("klart till våren", None),  # where a season ends is open
    ],
)
def test_the_last_day_of_a_stretch_is_due(text: str, iso: str | None) -> None:
    found = find_deadline(text, MEETING)
    assert found is not None
    assert found.iso == iso


def test_a_month_has_a_last_day() -> None:
    found = find_deadline("svara inom en månad", date(2024, 1, 31))
    assert found is not None
    assert found.iso == "2024-02-29"


def test_in_january_nobody_knows_which_winter() -> None:
    assert find_deadline("klart under vintern", date(2024, 1, 15)) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ringa till Maj",
        "sänka avgiften från hösten 2025",
        "vecka 54",
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
