"""The stage of an activity follows the facts, and each stage has one next step."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.rules.activity_life import LifeFacts, NextStep, countdown, next_step, stage_on
from asn_desktop.rules.activity_stage import ActivityStage as Stage

FIRST, LAST = date(2026, 10, 22), date(2026, 10, 24)


@pytest.mark.parametrize(
    ("today", "stage"),
    [
        (date(2026, 10, 21), Stage.SCHEDULED),
        (FIRST, Stage.RUNNING),
        (LAST, Stage.RUNNING),
        (date(2026, 10, 25), Stage.AWAITING),
    ],
)
def test_stage_follows_the_dates(today: date, stage: Stage) -> None:
    assert stage_on(today, starts_on=FIRST, ends_on=LAST) is stage


def test_activity_without_a_date_is_a_plan() -> None:
    assert stage_on(FIRST, starts_on=None, ends_on=None) is Stage.PLAN


def test_activity_of_one_day_needs_no_last_day() -> None:
    assert stage_on(FIRST, starts_on=FIRST, ends_on=None) is Stage.RUNNING
    assert stage_on(FIRST + timedelta(days=1), starts_on=FIRST, ends_on=None) is Stage.AWAITING


def test_only_closing_closes() -> None:
    assert stage_on(date(2030, 1, 1), starts_on=FIRST, ends_on=LAST) is Stage.AWAITING
    assert stage_on(date(2020, 1, 1), starts_on=FIRST, ends_on=LAST, is_closed=True) is Stage.CLOSED


@given(st.integers(-400, 400), st.integers(0, 300))
def test_stage_never_goes_back_as_days_pass(offset: int, length: int) -> None:
    order = list(Stage)
    day, last = FIRST + timedelta(days=offset), FIRST + timedelta(days=length)
    now = stage_on(day, starts_on=FIRST, ends_on=last)
    later = stage_on(day + timedelta(days=1), starts_on=FIRST, ends_on=last)
    assert order.index(later) >= order.index(now)


@pytest.mark.parametrize(
    ("facts", "step"),
    [
        (LifeFacts(Stage.PLAN, participants=3), NextStep.DATE),
        (LifeFacts(Stage.SCHEDULED), NextStep.PEOPLE),
        (LifeFacts(Stage.SCHEDULED, participants=3, uninvited=1), NextStep.INVITE),
        (LifeFacts(Stage.SCHEDULED, participants=3), NextStep.ATTENDANCE),
        (LifeFacts(Stage.RUNNING, participants=3), NextStep.ATTENDANCE),
        (LifeFacts(Stage.AWAITING, participants=3, unmarked=1, unscored=3), NextStep.ATTENDANCE),
        (LifeFacts(Stage.AWAITING, participants=3, unscored=2), NextStep.SCORES),
        (LifeFacts(Stage.AWAITING, participants=3), NextStep.CLOSE),
        (LifeFacts(Stage.CLOSED, participants=3, uninvited=3), NextStep.CERTIFICATES),
    ],
)
def test_each_state_has_its_next_step(facts: LifeFacts, step: NextStep) -> None:
    assert next_step(facts) is step


def test_every_step_has_words() -> None:
    assert len({step.label for step in NextStep}) == len(NextStep)


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2026, 10, 12), "10 hari lagi"),
        (date(2026, 10, 21), "besok"),
        (date(2026, 10, 23), "hari ke-2 dari 3"),
        (date(2026, 10, 25), "kemarin"),
        (date(2026, 10, 30), "6 hari lalu"),
    ],
)
def test_countdown_says_how_far_away_it_is(today: date, words: str) -> None:
    assert countdown(today, starts_on=FIRST, ends_on=LAST) == words


def test_countdown_of_one_day_and_of_none() -> None:
    assert countdown(FIRST, starts_on=FIRST, ends_on=None) == "hari ini"
    assert countdown(FIRST, starts_on=None, ends_on=None) == "belum bertanggal"
