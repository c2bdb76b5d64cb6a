"""This file holds how much of a cap earlier records have used up, so that two records cannot share it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class CountedSpan:
    """What one earlier record of the same form counts, and within which days.

    Source: competency-rules.md 3.3 (cap per day, per month).
    """

    starts_on: date
    ends_on: date
    amount: int


def used_up(
    starts_on: date, ends_on: date, earlier: Sequence[CountedSpan], capacity: Callable[[date, date], int]
) -> int:
    """How much of the capacity of these days is not left any more.

    Records overlap in every way, and nobody says what was learned on which day. What is asked is
    only that some way of sharing out keeps every cap: for each longer span around the days, what lies
    wholly inside it must fit into its capacity.

    Source: design decision (Hall's condition for intervals; competency-rules.md 3.3, cap).
    """
    # A record that only touches an edge of the days may lean on days outside them.
    starts = {starts_on, *(span.starts_on for span in earlier if span.starts_on < starts_on)}
    ends = {ends_on, *(span.ends_on for span in earlier if span.ends_on > ends_on)}
    own = capacity(starts_on, ends_on)
    room = own
    for first in starts:
        for last in ends:
            inside = sum(span.amount for span in earlier if first <= span.starts_on and span.ends_on <= last)
            room = min(room, capacity(first, last) - inside)
    return own - max(room, 0)


def month_bounds(starts_on: date, ends_on: date) -> tuple[date, date]:
    """The first days of the first and the last month that a span touches.

    Source: competency-rules.md 3.3 (batas per bulan).
    """
    return starts_on.replace(day=1), ends_on.replace(day=1)
