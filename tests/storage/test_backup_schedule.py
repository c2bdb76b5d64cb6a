"""This file holds tests of which backups stay."""

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.storage.backup_schedule import choose_kept

START = datetime(2026, 1, 1, 7, 30)


def grow_daily(days: int) -> tuple[list[datetime], datetime]:
    """Make a backup a day and thin after each, as the program does."""
    kept: list[datetime] = []
    now = START
    for day in range(days):
        now = START + timedelta(days=day)
        kept = sorted(choose_kept([*kept, now], now))
    return kept, now


def test_each_day_of_two_years_of_daily_backups_keeps_the_promised_ones() -> None:
    kept: list[datetime] = []
    everything: list[datetime] = []
    for day in range(730):
        now = START + timedelta(days=day)
        everything.append(now)
        kept = sorted(choose_kept([*kept, now], now))
        days = [(now - moment).days for moment in reversed(kept)]
        assert days[: min(14, day + 1)] == list(range(min(14, day + 1)))
        weeks = {moment.isocalendar()[:2] for moment in kept}
        assert len(weeks) >= min(8, len({moment.isocalendar()[:2] for moment in everything}))
        months = {(moment.year, moment.month) for moment in kept}
        assert len(months) >= min(12, len({(moment.year, moment.month) for moment in everything}))
        assert {moment.year for moment in kept} == {moment.year for moment in everything}
        assert len(kept) <= 14 + 8 + 12 + 2


def test_year_of_daily_backups_becomes_this_list() -> None:
    kept, _now = grow_daily(365)
    assert [moment.date() for moment in kept] == [
        *(date(2026, month, _last_day(month)) for month in range(1, 11)),
        date(2026, 11, 15),
        date(2026, 11, 22),
        date(2026, 11, 29),
        date(2026, 11, 30),
        date(2026, 12, 6),
        date(2026, 12, 13),
        *(date(2026, 12, day) for day in range(18, 32)),
    ]


def _last_day(month: int) -> int:
    return (date(2026, month + 1, 1) - timedelta(days=1)).day


def test_all_of_today_and_yesterday_stay() -> None:
    now = START + timedelta(days=30)
    hourly = [now - timedelta(hours=hour) for hour in range(24)]
    assert set(hourly) <= choose_kept(hourly, now)


def test_office_that_was_closed_for_years_loses_nothing() -> None:
    old = [START + timedelta(days=day) for day in range(10)]
    assert choose_kept(old, START + timedelta(days=3000)) == frozenset(old)


def test_clock_that_jumped_ahead_and_back_costs_no_real_backup() -> None:
    real = [START + timedelta(days=day) for day in range(10)]
    ahead = START.replace(year=2036)
    kept = choose_kept([*real, ahead], START + timedelta(days=10))
    assert set(real) <= kept
    assert ahead in kept


@given(st.lists(st.datetimes(min_value=START, max_value=START + timedelta(days=1500)), max_size=60))
def test_thinning_again_removes_nothing_more_and_newest_always_stays(moments: list[datetime]) -> None:
    now = START + timedelta(days=1500)
    kept = choose_kept(moments, now)
    assert choose_kept(kept, now) == kept
    assert kept <= set(moments)
    if moments:
        assert max(moments) in kept
