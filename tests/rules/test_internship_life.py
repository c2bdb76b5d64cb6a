"""This file holds the cases of an internship's stage, its due days and its mark."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.rules.internship_life import (
    InternshipStage,
    MarkAspect,
    days_due,
    internship_stage,
    mark_words,
    mean_mark,
    overlaps,
)

MONDAY = date(2026, 11, 2)
FRIDAY = date(2026, 11, 13)
ASPECTS = (MarkAspect("a", "Disiplin", 60), MarkAspect("b", "Laporan", 40))


def stage(on: date, **changes: date | None) -> InternshipStage:
    facts: dict[str, date | None] = {
        "starts_on": MONDAY,
        "ends_on": FRIDAY,
        "finished_on": None,
        "cancelled_on": None,
    }
    return internship_stage(on=on, **(facts | changes))  # type: ignore[arg-type]


def test_stage_follows_the_days() -> None:
    assert stage(MONDAY - timedelta(days=1)) is InternshipStage.SCHEDULED
    assert stage(MONDAY) is stage(FRIDAY) is InternshipStage.RUNNING
    assert stage(FRIDAY + timedelta(days=1)) is InternshipStage.ENDED


def test_finished_or_cancelled_stays_so() -> None:
    assert stage(MONDAY, finished_on=MONDAY) is InternshipStage.FINISHED
    assert stage(MONDAY, finished_on=MONDAY, cancelled_on=MONDAY) is InternshipStage.CANCELLED


def test_line_of_today_is_not_due_before_tomorrow() -> None:
    days = [date(2026, 11, number) for number in (2, 3, 4, 5, 6, 9, 10, 11, 12, 13)]
    assert days_due(days, on=MONDAY) == ()
    assert days_due(days, on=MONDAY + timedelta(days=1)) == (MONDAY,)
    assert len(days_due(days, on=date(2027, 1, 1))) == 10


def test_mean_waits_for_every_mark_and_a_missing_one_is_never_nought() -> None:
    assert mean_mark({"a": 90, "b": None}, ASPECTS) is None
    assert mean_mark({"a": 90}, ASPECTS) is None
    assert mean_mark({"a": 0, "b": 0}, ASPECTS) == 0
    assert mean_mark({}, ()) is None


@pytest.mark.parametrize(("one", "two", "mean"), [(90, 85, 88), (80, 80, 80), (100, 99, 100), (50, 52, 51)])
def test_mean_is_weighted_and_halves_go_up(one: int, two: int, mean: int) -> None:
    assert mean_mark({"a": one, "b": two}, ASPECTS) == mean


@given(st.lists(st.tuples(st.integers(0, 100), st.integers(1, 50)), min_size=1, max_size=9))
def test_mean_lies_between_the_lowest_and_the_highest_mark(rows: list[tuple[int, int]]) -> None:
    aspects = [MarkAspect(str(place), "", weight) for place, (_mark, weight) in enumerate(rows)]
    marks = {str(place): mark for place, (mark, _weight) in enumerate(rows)}
    found = mean_mark(marks, aspects)
    assert found is not None
    assert min(marks.values()) <= found <= max(marks.values())
    assert mark_words(found)


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 60), st.integers(-90, 90))
def test_periods_overlap_exactly_when_they_share_a_day(start: date, days: int, shift: int) -> None:
    one = (start, start + timedelta(days=days))
    two = (one[0] + timedelta(days=shift), one[1] + timedelta(days=shift))
    shared = {one[0] + timedelta(n) for n in range(days + 1)} & {
        two[0] + timedelta(n) for n in range(days + 1)
    }
    assert overlaps(*one, *two) is bool(shared)
    assert overlaps(*two, *one) is bool(shared)
