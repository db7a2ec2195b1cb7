"""Swedish dates and clock times."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from protokoll_parse.extract.dates import find_dates, find_times, nearest_year, within

MEETING = date(2024, 10, 15)  # a Tuesday


def days(text: str, reference: date | None = MEETING) -> list[str | None]:
    return [mention.day.isoformat() if mention.day else None for mention in find_dates(text, reference)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2024-11-03", ["2024-11-03"]),
        ("2024–11–03", ["2024-11-03"]),
        ("20241103", ["2024-11-03"]),
        ("den 3 november 2024", ["2024-11-03"]),
        ("den 3:e november 2024", ["2024-11-03"]),
        ("3 nov. 2024", ["2024-11-03"]),
        ("3 NOVEMBER 2024", ["2024-11-03"]),
        ("söndagen den 3 november", ["2024-11-03"]),
        ("söndag, 3 november", ["2024-11-03"]),
        ("3/11 2024", ["2024-11-03"]),
        ("3/11 -24", ["2024-11-03"]),
        ("den 3 november -24", ["2024-11-03"]),
        ("2024.11.03", ["2024-11-03"]),
        ("den 3:a november 2024", ["2024-11-03"]),
        ("den tredje november 2024", ["2024-11-03"]),
        ("den tjugoförsta november 2024", ["2024-11-21"]),
        ("3 november -10 november", ["2024-11-03", "2024-11-10"]),
        ("3/11-10/12", ["2024-11-03", "2024-12-10"]),
        ("3/11-2024", ["2024-11-03"]),
        ("3/11", ["2024-11-03"]),
        ("3 september och 4 oktober 2024", ["2024-09-03", "2024-10-04"]),
        ("30 december – 2 januari 2025", ["2024-12-30", "2025-01-02"]),
        ("den 2 till 3 mars 2025", ["2025-03-02"]),
        ("tisdagen den 4 och onsdagen den 5 mars 2025", ["2025-03-04"]),
        ("5-6/3 2025", ["2025-03-05"]),
        ("§ 4 och 5 mars 2025", ["2025-03-05"]),
        ("29 februari", ["2028-02-29"]),
        ("31 november", []),
        ("den 32 mars", []),
        ("45/12", []),
        ("3/13", []),
        ("maj", []),
        ("§ 12", []),
        ("1 234 kronor", []),
        ("kl. 13.30", []),
        ("paragraf 5/24", []),
    ],
)
def test_forms(text: str, wanted: list[str | None]) -> None:
    # the only leap day within two years of a meeting in October 2026 is that of 2028
    assert days(text, date(2026, 10, 15) if "februari" in text and "-" not in text else MEETING) == wanted


def test_without_year_the_next_one_after_the_meeting() -> None:
    assert days("den 15 oktober, den 16 oktober, den 14 oktober") == ["2024-10-15", "2024-10-16", "2025-10-14"]


def test_without_year_the_last_one_before_when_it_is_told() -> None:
    assert [m.day for m in find_dates("den 16 oktober", MEETING, "past")] == [date(2023, 10, 16)]


def test_without_year_and_meeting_the_day_stays_open() -> None:
    mention = find_dates("den 16 oktober")[0]
    assert (mention.day, mention.year_stated, mention.text) == (None, False, "den 16 oktober")


def test_the_weekday_decides_the_year() -> None:
    assert days("fredag 14 mars") == ["2025-03-14"]
    assert days("lördag 14 mars") == ["2026-03-14"]


def test_an_impossible_day_of_a_stated_year_is_no_day() -> None:
    assert [day for day in days("2023-02-29") if day] == []


def test_a_weekday_that_fits_no_year_is_a_misprint() -> None:
    assert days("onsdag 14 mars") == ["2025-03-14"]


def test_the_year_of_a_printed_weekday() -> None:
    mention = find_dates("onsdag 8/5")[0]
    assert nearest_year(mention, [date(2024, 3, 12)]) == date(2024, 5, 8)
    assert nearest_year(mention, []) is None
    assert nearest_year(find_dates("8/5")[0], [date(2024, 3, 12)]) is None


@pytest.mark.parametrize(
    ("text", "last"),
    [("10–11 november 2024", date(2024, 11, 11)), ("10-11 november", date(2024, 11, 11)), ("10 november", None)],
)
def test_ranges(text: str, last: date | None) -> None:
    mention = find_dates(text, MEETING)[0]
    assert (mention.day, mention.last) == (date(2024, 11, 10), last)


def test_a_range_that_ends_on_no_day() -> None:
    assert find_dates("29-31 november 2024")[0].last is None


def test_mentions_are_places_in_the_text() -> None:
    text = "Från den 3 november till 2024-12-01, sedan 5/1."
    assert [text[m.start : m.end] for m in find_dates(text, MEETING)] == ["den 3 november", "2024-12-01", "5/1"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("kl. 13.00–16.20", [("13:00", "16:20")]),
        ("kl 10 - 15", [("10:00", "15:00")]),
        ("13.20 – 14.20", [("13:20", "14:20")]),
        ("09:00 till 11:30", [("09:00", "11:30")]),
        ("klockan 18", [("18:00", None)]),
        ("18.02", [("18:02", None)]),
        ("kl.9", [("09:00", None)]),
        ("kl. 16.00 - 13.00", [("16:00", None), ("13:00", None)]),
        ("20:15:30", [("20:15", None)]),
        ("1:15:30", []),
        ("2024-10-15T20:15:30", []),
        ("25.10", []),
        ("13.75", []),
        ("§ 13-16", []),
        ("2024-10-15", []),
        ("3/11", []),
        ("34 personer", []),
        ("2023-10-10 1:05)", []),  # the page's number, its bracket misread
        ("tisdag (kl 13.15, Norrgården 15:40)", [("13:15", None), ("15:40", None)]),
    ],
)
def test_times(text: str, wanted: list[tuple[str, str | None]]) -> None:
    assert [(span.start_time, span.end_time) for span in find_times(text)] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("inom två veckor", timedelta(14)),
        ("inom 10 dagar", timedelta(10)),
        ("Inom en månad", timedelta(30)),
        ("inom kort", None),
        ("om två veckor", None),
    ],
)
def test_terms(text: str, wanted: timedelta | None) -> None:
    assert within(text) == wanted
