"""This file holds how days of a plan move to another year, and when a person lags behind."""

from datetime import date, timedelta
from enum import StrEnum
from gettext import gettext as _

MIDDLE_OF_YEAR = (7, 1)
"""From this month and day on a forecast below the target is a warning."""


class PlanStanding(StrEnum):
    """Where a person stands with the JP of a year.

    Source: ux.md 8.4 (tercapai, sesuai jadwal, tertinggal).
    """

    ACHIEVED = "achieved"
    ON_TRACK = "on_track"
    BEHIND = "behind"
    NO_TARGET = "no_target"

    @property
    def label(self) -> str:
        """Wording on screen and paper.

        Source: ux.md 8.4.
        """
        return {
            PlanStanding.ACHIEVED: _("tercapai"),
            PlanStanding.ON_TRACK: _("sesuai jadwal"),
            PlanStanding.BEHIND: _("tertinggal"),
            PlanStanding.NO_TARGET: _("tanpa target"),
        }[self]


def standing_of(*, done: int, planned: int, target: int | None, year: int, on: date) -> PlanStanding:
    """Tell where a person stands: before 1 July of the year nobody lags behind yet.

    Source: ux.md 8.4 (forecast below 20 after 1 July turns amber); PP 11/2017 article 203(4).
    """
    if target is None:
        return PlanStanding.NO_TARGET
    if done >= target:
        return PlanStanding.ACHIEVED
    if done + planned >= target or on < date(year, *MIDDLE_OF_YEAR):
        return PlanStanding.ON_TRACK
    return PlanStanding.BEHIND


def same_weekday(day: date, year: int) -> date:
    """The day of another year nearest to the same date that is the same weekday.

    Source: design decision (copying last year's plan keeps the weekday).
    """
    last = 28 if (day.month, day.day) == (2, 29) else day.day
    same_date = date(year, day.month, last)
    days = (day.weekday() - same_date.weekday()) % 7
    moved = same_date + timedelta(days=days - 7 if days > 3 else days)
    if moved.year < year:
        return moved + timedelta(days=7)
    return moved - timedelta(days=7) if moved.year > year else moved
