"""This file holds the agenda of an activity: whether sessions overlap, and how many JP one lasts."""

from collections.abc import Iterable
from datetime import date, time, timedelta
from gettext import gettext as _
from typing import NamedTuple

from asn_desktop.rules.indonesian_date import format_long, format_time

JP_MINUTES = 45
MOST_SESSIONS = 200


class Span(NamedTuple):
    """A stretch of one day; without times it is the whole day. The end is outside.

    Source: design decision (features.md row 29).
    """

    day: date
    starts_at: time | None = None
    ends_at: time | None = None

    def overlaps(self, other: "Span") -> bool:
        """Whether both want the same minute of the same day.

        Source: design decision (features.md row 29).
        """
        if self.day != other.day:
            return False
        return (self.starts_at or time.min) < (other.ends_at or time.max) and (
            other.starts_at or time.min
        ) < (self.ends_at or time.max)

    @property
    def words(self) -> str:
        """Write "6 Oktober 2025, 08.00–10.00".

        Source: ux.md 5.4, formats.
        """
        if self.starts_at is None or self.ends_at is None:
            return format_long(self.day)
        return _("{day}, {start}–{end}").format(
            day=format_long(self.day), start=format_time(self.starts_at), end=format_time(self.ends_at)
        )


def every_day(
    starts_on: date | None, ends_on: date | None, starts_at: time | None, ends_at: time | None
) -> tuple[Span, ...]:
    """Spread an activity without an agenda over its days, each at the same time; none while undated.

    Source: design decision (models/activity.py: the time "of each day, when there is no agenda yet").
    """
    if starts_on is None:
        return ()
    count = ((ends_on or starts_on) - starts_on).days + 1
    return tuple(Span(starts_on + timedelta(days=day), starts_at, ends_at) for day in range(count))


def first_overlap(span: Span, others: Iterable[Span]) -> Span | None:
    """Find the earliest of the others that a span overlaps; None when it is free.

    Source: issue of this chapter (overlapping sessions are refused).
    """
    return min(
        (other for other in others if span.overlaps(other)),
        key=lambda other: (other.day, other.starts_at or time.min),
        default=None,
    )


def minutes_between(starts_at: time, ends_at: time) -> int:
    """Count whole minutes from one time of a day to another, 0 when the end is not later.

    Source: design decision.
    """
    return max(0, (ends_at.hour - starts_at.hour) * 60 + ends_at.minute - starts_at.minute)


def jp_between(starts_at: time, ends_at: time) -> int:
    """Suggest the JP of a session: whole units of 45 minutes.

    Source: competency-rules.md 3.3, algorithm (floor of minutes by 45, to be confirmed).
    """
    return minutes_between(starts_at, ends_at) // JP_MINUTES
