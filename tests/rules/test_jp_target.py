"""Cases of PP 11/2017 article 203(4) and PP 49/2018 article 40(1)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.rules.employment import Employment
from asn_desktop.rules.jp_target import (
    TargetChoices,
    ceiling_warning,
    contract_year,
    days_left,
    missing_jp,
    target_of,
)

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("employment", "target"),
    [("PNS", 20), ("CPNS", 20), ("PPPK", None), ("PPPK-PW", None), ("NON-ASN", None)],
)
def test_only_civil_servants_have_a_target(employment: str, target: int | None) -> None:
    assert target_of(Employment(employment), TargetChoices()) == target


def test_office_may_leave_cpns_out() -> None:
    assert target_of(Employment.CPNS, TargetChoices(asks_cpns=False)) is None


def test_missing_is_never_negative_and_unknown_without_a_target() -> None:
    assert (missing_jp(20, 8), missing_jp(20, 41), missing_jp(None, 8)) == (12, 0, None)


def test_days_left_end_with_the_year() -> None:
    assert (days_left(2026, TODAY), days_left(2025, TODAY), days_left(2026, date(2026, 12, 31))) == (37, 0, 0)


@pytest.mark.parametrize(
    ("started_on", "begins", "ends", "is_known"),
    [
        (date(2024, 3, 1), date(2026, 3, 1), date(2027, 2, 28), True),
        (date(2024, 12, 1), date(2025, 12, 1), date(2026, 11, 30), True),
        (date(2024, 11, 24), TODAY, date(2027, 11, 23), True),
        (None, date(2026, 1, 1), date(2026, 12, 31), False),
        (date(2027, 1, 1), date(2026, 1, 1), date(2026, 12, 31), False),
    ],
)
def test_contract_year_runs_from_its_anniversary(
    started_on: date | None, begins: date, ends: date, is_known: bool
) -> None:
    found = contract_year(started_on, TODAY)
    assert (found.starts_on, found.ends_on, found.is_known) == (begins, ends, is_known)


@given(st.dates(date(2000, 1, 1), date(2026, 12, 31)), st.integers(0, 4000))
def test_contract_years_hold_the_day_and_follow_each_other(started_on: date, days: int) -> None:
    on = started_on + timedelta(days=days)
    found = contract_year(started_on, on)
    assert found.holds(on)
    assert contract_year(started_on, found.ends_on) == found
    assert contract_year(started_on, found.ends_on + timedelta(days=1)).starts_on > found.ends_on


def test_warning_comes_at_the_ceiling_and_for_contracts_only() -> None:
    year = contract_year(date(2024, 3, 1), TODAY)
    assert ceiling_warning(Employment.PPPK, 23, year, 24) == ""
    assert "sudah tercapai" in ceiling_warning(Employment.PPPK_PW, 24, year, 24)
    assert "melebihi" in ceiling_warning(Employment.PPPK, 25, year, 24)
    assert ceiling_warning(Employment.PNS, 90, year, 24) == ""
    assert "tahun kalender" in ceiling_warning(Employment.PPPK, 25, contract_year(None, TODAY), 24)
