"""Cases of reading and writing dates."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.rules.indonesian_date import (
    MONTHS,
    WEEKDAYS,
    format_long,
    format_short,
    format_time,
    format_weekday_long,
    parse_date,
    quarter_label,
    quarter_of,
    roman_month,
    split_birth,
)

SIX_OCTOBER = date(2025, 10, 6)
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
THIS_CENTURY = st.dates(date(1950, 1, 1), date(2049, 12, 31))


@pytest.mark.parametrize(
    "typed",
    [
        "6/10/25",
        "06-10-2025",
        "6.10.2025",
        "06.10.25",
        "6 10 2025",
        "6 / 10 / 2025",
        "6 okt 2025",
        "6 Okt. 2025",
        "6-Oct-25",
        "6okt2025",
        "6 OKTOBER 2025",
        "6 Oktober, 2025",
        "Senin, 6 Oktober 2025",
        "2025-10-06",
        "2025/10/6",
        "20251006",
        "2025-10-06 00:00:00",
        "2025-10-06T07:30",
        "06/10/2025 07.30",
        "'06-10-2025",
        "  6  Oktober\u00a02025 ",
    ],
)
def test_ways_of_writing_one_day_are_read(typed: str) -> None:
    assert parse_date(typed) == SIX_OCTOBER


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "-",
        "Palembang",
        "31 Februari 2025",
        "29-02-2025",
        "10/25/2025",
        "0-1-2025",
        "6-10-025",
        "6-10-1899",
        "6-10-2101",
        "2025-13-01",
        "20251301",
        "45936",
        "6 ok 2025",
        "6 oktoberr 2025",
        "Oktober 2025",
        "1.98802E+17",
        "null",
    ],
)
def test_what_is_no_day_is_never_guessed(typed: str) -> None:
    assert parse_date(typed) is None


@pytest.mark.parametrize(
    ("word", "month"),
    [("peb", 2), ("Pebruari", 2), ("mrt", 3), ("mei", 5), ("agst", 8), ("ags", 8), ("sept", 9), ("nop", 11)],
)
def test_old_spelling_and_short_months_are_read(word: str, month: int) -> None:
    assert parse_date(f"1 {word} 2026") == date(2026, month, 1)


@pytest.mark.parametrize(("typed", "year"), [("1-1-49", 2049), ("1-1-50", 1950), ("1-1-00", 2000)])
def test_two_digit_years_turn_at_the_pivot(typed: str, year: int) -> None:
    assert parse_date(typed) == date(year, 1, 1)


def test_pivot_can_be_set() -> None:
    assert parse_date("1-1-26", pivot=20) == date(1926, 1, 1)


def test_leap_day_is_read_in_leap_years_only() -> None:
    assert parse_date("29 Februari 2028") == date(2028, 2, 29)
    assert parse_date("29 Februari 2026") is None


@pytest.mark.parametrize(
    ("typed", "place", "day"),
    [
        ("Palembang, 14 Februari 1988", "Palembang", date(1988, 2, 14)),
        ("Muara Enim, 24-3-95", "Muara Enim", date(1995, 3, 24)),
        ("PALEMBANG / 14-02-1988", "PALEMBANG", date(1988, 2, 14)),
        ("Lahat 14 Pebruari 1988", "Lahat", date(1988, 2, 14)),
        ("Palembang, 31 Februari 1988", "Palembang", None),
        ("Palembang", "Palembang", None),
        ("14-02-1988", None, date(1988, 2, 14)),
        ("Sabtu, 6 September 1974", None, date(1974, 9, 6)),
        (", 30-02-1988", None, None),
        ("", None, None),
    ],
)
def test_place_and_birth_date_are_split(typed: str, place: str | None, day: date | None) -> None:
    assert split_birth(typed) == (place, day)


def test_dates_are_written_as_the_interface_asks() -> None:
    assert format_long(SIX_OCTOBER) == "6 Oktober 2025"
    assert format_short(SIX_OCTOBER) == "06-10-2025"
    assert format_weekday_long(SIX_OCTOBER) == "Senin, 6 Oktober 2025"
    assert format_time(datetime(2025, 10, 6, 9, 41)) == "09.41"
    assert format_time(time(16, 5)) == "16.05"
    assert roman_month(SIX_OCTOBER) == "X"
    assert (len(MONTHS), len(WEEKDAYS)) == (12, 7)


@pytest.mark.parametrize(
    ("month", "quarter"), [(1, 1), (3, 1), (4, 2), (6, 2), (7, 3), (9, 3), (10, 4), (12, 4)]
)
def test_quarters_turn_after_march_june_and_september(month: int, quarter: int) -> None:
    assert quarter_of(date(2026, month, 1)) == quarter


def test_quarter_is_named_in_roman() -> None:
    assert quarter_label(date(2026, 11, 24)) == "Triwulan IV 2026"


@given(DAYS)
def test_every_written_day_is_read_back(day: date) -> None:
    assert parse_date(format_long(day)) == day
    assert parse_date(format_short(day)) == day
    assert parse_date(format_weekday_long(day)) == day
    assert parse_date(day.isoformat()) == day
    assert split_birth(f"Muara Enim, {format_long(day)}") == ("Muara Enim", day)


@given(THIS_CENTURY)
def test_short_years_are_read_back_around_the_pivot(day: date) -> None:
    assert parse_date(day.strftime("%d/%m/%y")) == day


@given(st.text())
def test_no_text_breaks_the_reader(text: str) -> None:
    parse_date(text)
    split_birth(text)
