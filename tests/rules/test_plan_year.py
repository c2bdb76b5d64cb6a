"""The rules of an annual plan: its seven contents, its days, who lags behind, which hint fits."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.rules.best_plan import Result
from asn_desktop.rules.competency_kind import CompetencyKind
from asn_desktop.rules.plan_contents import (
    STAGES,
    LineContents,
    PlanContent,
    missing_contents,
    missing_for_verification,
    next_stage,
    stage_before,
)
from asn_desktop.rules.plan_dates import PlanStanding, same_weekday, standing_of
from asn_desktop.rules.plan_report import standing_sentence, standing_words
from asn_desktop.rules.plan_stage import PlanStage
from asn_desktop.rules.reference_plan import hint_for
from asn_desktop.storage.reference_plan import load_plan_hints

WHOLE = LineContents(
    has_competency=True,
    target_level=3,
    has_form=True,
    has_organiser=True,
    starts_on=date(2026, 10, 6),
    ends_on=date(2026, 10, 7),
    due_on=None,
    jp=8,
    fits_curriculum=True,
    curriculum_basis="Kurikulum LAN",
    cost_rupiah=500_000,
    fund_source="APBD",
)


def test_whole_line_lacks_nothing() -> None:
    assert missing_contents(WHOLE) == ()
    assert missing_for_verification(WHOLE) == ()


@pytest.mark.parametrize(
    ("change", "content"),
    [
        ({"has_competency": False}, PlanContent.COMPETENCY),
        ({"target_level": None}, PlanContent.TARGET),
        ({"has_form": False}, PlanContent.FORM),
        ({"has_organiser": False}, PlanContent.ORGANISER),
        ({"ends_on": None}, PlanContent.SCHEDULE),
        ({"fits_curriculum": None}, PlanContent.CURRICULUM),
        ({"curriculum_basis": ""}, PlanContent.CURRICULUM),
        ({"fund_source": ""}, PlanContent.BUDGET),
    ],
)
def test_each_of_the_seven_contents_is_asked_for(change: dict[str, object], content: PlanContent) -> None:
    assert missing_contents(replace(WHOLE, **change)) == (content,)  # type: ignore[arg-type]


def test_learning_without_cost_needs_no_source_of_funds() -> None:
    assert missing_contents(replace(WHOLE, cost_rupiah=0, fund_source="")) == ()


def test_line_that_follows_no_curriculum_needs_no_basis() -> None:
    assert missing_contents(replace(WHOLE, fits_curriculum=False, curriculum_basis="")) == ()


def test_due_date_is_enough_for_verification() -> None:
    assert missing_for_verification(replace(WHOLE, starts_on=None, due_on=date(2026, 12, 1))) == ()
    assert missing_for_verification(replace(WHOLE, starts_on=None, jp=None)) == ("tanggal atau tenggat", "JP")


def test_stages_lead_forth_and_back() -> None:
    assert [next_stage(stage) for stage in STAGES] == [*STAGES[1:], None]
    assert [stage_before(stage) for stage in STAGES] == [None, *STAGES[:-1]]
    assert STAGES[-1] is PlanStage.DECIDED


@given(st.dates(date(2001, 1, 1), date(2099, 12, 31)), st.integers(-1, 1))
def test_copied_day_keeps_its_weekday_and_lies_near_the_same_date(day: date, years: int) -> None:
    moved = same_weekday(day, day.year + years)
    assert moved.weekday() == day.weekday()
    assert moved.year == day.year + years
    assert abs((moved - day).days - 365 * years) <= 8


def test_nobody_lags_behind_before_july() -> None:
    facts: dict[str, Any] = {"done": 3, "planned": 8, "target": 20, "year": 2026}
    assert standing_of(**facts, on=date(2026, 6, 30)) is PlanStanding.ON_TRACK
    assert standing_of(**facts, on=date(2026, 7, 1)) is PlanStanding.BEHIND
    assert standing_of(**facts, on=date(2027, 2, 1)) is PlanStanding.BEHIND
    assert standing_of(**{**facts, "planned": 17}, on=date(2026, 7, 1)) is PlanStanding.ON_TRACK
    assert standing_of(**{**facts, "done": 20}, on=date(2026, 7, 1)) is PlanStanding.ACHIEVED
    assert standing_of(**{**facts, "target": None}, on=date(2026, 7, 1)) is PlanStanding.NO_TARGET


def test_hint_of_the_competency_itself_comes_first() -> None:
    hints = load_plan_hints()
    own = hint_for(hints, kind=CompetencyKind.MANAGERIAL, code="M.05", missing=1)
    other = hint_for(hints, kind=CompetencyKind.MANAGERIAL, code="M.01", missing=3)
    assert own is not None
    assert other is not None
    assert (own.code, own.form_code) == ("M.05", "4")
    assert (other.code, other.from_gap) == ("", 2)
    assert hint_for((), kind=CompetencyKind.TECHNICAL, code="T.01", missing=1) is None


def test_every_kind_of_competency_has_an_unconfirmed_hint() -> None:
    hints = load_plan_hints()
    assert {hint.kind for hint in hints if not hint.code} == set(CompetencyKind)
    assert not any(hint.is_confirmed for hint in hints)
    assert all(hint.basis for hint in hints)


def test_distance_from_the_best_never_promises_too_much() -> None:
    def words(gap: float) -> str:
        return standing_words(Result("feasible", 10, gap=gap))

    assert [words(gap) for gap in (0.03, 0.0301, 0.00001)] == [
        "selisih paling banyak 3%",
        "selisih paling banyak 3,1%",
        "selisih paling banyak 0,1%",
    ]
    assert standing_words(Result("optimal", 10)) == "terbukti terbaik"
    assert standing_sentence(Result("infeasible", 10)).startswith("Belum ada rencana")
