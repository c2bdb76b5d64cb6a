"""This file holds which backups are kept when they grow many."""

from collections.abc import Callable, Hashable, Iterable
from datetime import datetime, timedelta

DAILY, WEEKLY, MONTHLY = 14, 8, 12
_RECENT = timedelta(days=1)


def choose_kept(moments: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """Of all backup times, those to keep: all of today and yesterday, then the newest one of each of
    the last 14 days, 8 weeks, 12 months and of every year that have any.

    Days, weeks and months without a backup do not count, so a program that was not used for a
    year, or a clock that jumped, thins nothing away. Times in the future are kept.

    Source: design decision (safety.md 1.1, as Anki does it).
    """
    newest_first = sorted(set(moments), reverse=True)
    first_recent = (now - _RECENT).date()
    kept = {moment for moment in newest_first if moment.date() >= first_recent}
    by_day: Callable[[datetime], Hashable] = datetime.date
    for period, count in (
        (by_day, DAILY),
        (_week, WEEKLY),
        (_month, MONTHLY),
        (_year, len(newest_first)),
    ):
        kept |= _newest_of_each(newest_first, period, count)
    return frozenset(kept)


def _newest_of_each(
    newest_first: list[datetime], period: Callable[[datetime], Hashable], count: int
) -> set[datetime]:
    found: dict[Hashable, datetime] = {}
    for moment in newest_first:
        key = period(moment)
        if key not in found:
            if len(found) == count:
                break
            found[key] = moment
    return set(found.values())


def _week(moment: datetime) -> Hashable:
    return moment.isocalendar()[:2]


def _month(moment: datetime) -> Hashable:
    return moment.year, moment.month


def _year(moment: datetime) -> Hashable:
    return moment.year
