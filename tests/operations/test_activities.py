"""Activities are added, changed, moved, copied and withdrawn; a closed one stays as it is."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from asn_desktop.errors import FormProblems, UserError
from asn_desktop.models.activity import Activity
from asn_desktop.models.attendance import AttendanceMark
from asn_desktop.models.plan import PlanLine
from asn_desktop.operations.activities import (
    add_activity,
    change_activity,
    change_texts,
    duplicate_activity,
    move_activity,
    refresh_stages,
    withdraw_activity,
)
from asn_desktop.operations.activity_agenda import add_session, change_session, remove_session
from asn_desktop.operations.activity_budget import BudgetForm, add_budget_line, use_budget_as_cost
from asn_desktop.operations.activity_content import SpeakerForm, add_speaker, set_taught
from asn_desktop.operations.activity_form import ActivityForm
from asn_desktop.operations.activity_reading import get_activity, life_facts, list_activities
from asn_desktop.operations.acts import act
from asn_desktop.operations.participants import add_participants, mark_invited, remove_participants
from asn_desktop.operations.settings import change_setting
from asn_desktop.operations.undo import find_redoable, undo_act
from asn_desktop.rules.activity_life import NextStep
from asn_desktop.rules.activity_stage import ActivityStage, Attendance
from asn_desktop.rules.permission import Right, Role
from asn_desktop.rules.plan_stage import LineStatus
from tests.factories import NOW
from tests.operations.activity_kit import FIRST, LAST, activity, full_activity, people, slot
from tests.operations.kit import acting_as, competency, snapshot, undo_last


def on_day(session: Session, day: date) -> None:
    session.info["now"] = datetime.combine(day, time(3), UTC)


def close(session: Session, activity_id: int) -> None:
    with act(session, Right.FINALISE, "activity.close", "Selesai"):
        row = session.get_one(Activity, activity_id)
        row.closed_at, row.stage = NOW, ActivityStage.CLOSED


def problems_of(session: Session, **changes: object) -> dict[str, str]:
    with pytest.raises(FormProblems) as refusal:
        activity(session, **changes)
    return refusal.value.problems


def test_dated_activity_is_scheduled_and_undated_one_a_plan(session: Session) -> None:
    dated, undated = activity(session), activity(session, starts_on=None, ends_on=None)
    assert get_activity(session, dated).stage is ActivityStage.SCHEDULED
    assert get_activity(session, undated).stage is ActivityStage.PLAN
    assert get_activity(session, dated).countdown == "8 hari lagi"


def test_activity_of_one_day_ends_on_it(session: Session) -> None:
    made = activity(session, ends_on=None)
    assert get_activity(session, made).form.ends_on == FIRST


def test_attendance_limit_is_the_office_s(session: Session) -> None:
    change_setting(session, "kegiatan.attendance_percent", 80)
    assert get_activity(session, activity(session)).form.attendance_percent == 80
    assert get_activity(session, activity(session, attendance_percent=60)).form.attendance_percent == 60


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("title", {"title": "  "}),
        ("title", {"title": "\u202e\u200b"}),
        ("ends_on", {"ends_on": FIRST - timedelta(days=1)}),
        ("ends_on", {"ends_on": FIRST + timedelta(days=700)}),
        ("starts_on", {"starts_on": None}),
        ("ends_at", {"starts_at": time(10), "ends_at": time(9)}),
        ("ends_at", {"starts_at": time(10)}),
        ("jp", {"jp": 0}),
        ("jp", {"jp": 10_000}),
        ("seats", {"seats": 0}),
        ("seats", {"seats": 5_000}),
        ("fee_rupiah", {"fee_rupiah": -1}),
        ("fixed_rupiah", {"fixed_rupiah": 10**15}),
        ("attendance_percent", {"attendance_percent": 0}),
        ("follow_up_on", {"follow_up_on": LAST}),
        ("form_id", {"form_id": 12345}),
        ("partner_id", {"partner_id": 12345}),
    ],
)
def test_field_that_cannot_be_is_named(session: Session, field: str, changes: dict[str, object]) -> None:
    before = snapshot(session)
    assert field in problems_of(session, **changes)
    assert snapshot(session) == before


def test_all_problems_are_told_at_once(session: Session) -> None:
    assert set(problems_of(session, title="", jp=0, seats=0)) == {"title", "jp", "seats"}


def test_seats_do_not_fall_below_the_people(session: Session) -> None:
    made, _who = full_activity(session)
    form = get_activity(session, made).form
    with pytest.raises(FormProblems) as refusal:
        change_activity(session, made, ActivityForm("Lokakarya", starts_on=FIRST, ends_on=LAST, seats=2))
    assert "3 peserta" in refusal.value.problems["seats"]
    assert get_activity(session, made).form == form


def test_dates_do_not_leave_a_session_behind(session: Session) -> None:
    made, _who = full_activity(session)
    with pytest.raises(FormProblems) as refusal:
        change_activity(session, made, ActivityForm("Lokakarya", starts_on=FIRST, ends_on=FIRST))
    assert "3 Desember 2026" in refusal.value.problems["starts_on"]


def test_moving_takes_the_sessions_along_and_keeps_their_times(session: Session) -> None:
    made, _who = full_activity(session)
    before = get_activity(session, made)
    moved = move_activity(session, made, date(2026, 12, 9))
    after = get_activity(session, made)
    assert (moved.before, moved.after) == (FIRST, date(2026, 12, 9))
    assert (after.form.starts_on, after.form.ends_on) == (date(2026, 12, 9), date(2026, 12, 10))
    week = timedelta(days=7)
    assert [one.span for one in after.sessions] == [
        one.span._replace(day=one.span.day + week) for one in before.sessions
    ]
    undo_last(session)
    assert get_activity(session, made) == before


def test_moving_an_undated_activity_dates_it(session: Session) -> None:
    made = activity(session, starts_on=None, ends_on=None)
    assert move_activity(session, made, FIRST).before is None
    found = get_activity(session, made)
    assert (found.form.starts_on, found.form.ends_on, found.stage) == (FIRST, FIRST, ActivityStage.SCHEDULED)


def test_moving_is_refused_once_attendance_was_taken(session: Session) -> None:
    made, _who = full_activity(session)
    detail = get_activity(session, made)
    with act(session, Right.DEVELOP, "attendance.set", "Kehadiran"):
        session.add(
            AttendanceMark(
                participant_id=detail.participants[0].participant_id,
                session_id=detail.sessions[0].session_id,
                mark=Attendance.PRESENT,
            )
        )
    with pytest.raises(UserError, match="Kehadiran"):
        move_activity(session, made, date(2026, 12, 9))
    with pytest.raises(UserError, match="Kehadiran"):
        remove_session(session, detail.sessions[0].session_id)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(days=st.integers(-300, 300))
def test_moving_there_and_back_changes_nothing(session: Session, days: int) -> None:
    made = activity(session)
    add_session(session, made, slot())
    before = get_activity(session, made)
    move_activity(session, made, FIRST + timedelta(days=days))
    move_activity(session, made, FIRST)
    assert get_activity(session, made) == before


def test_copy_has_the_content_and_neither_people_nor_date(session: Session) -> None:
    made, _who = full_activity(session)
    set_taught(session, made, {competency(session, "M.02"): 3})
    add_budget_line(session, made, BudgetForm("Konsumsi", 20, "kotak", 25_000))
    add_speaker(session, made, SpeakerForm("Rahmat"))
    copy = get_activity(session, duplicate_activity(session, made))
    assert (copy.form.starts_on, copy.sessions, copy.participants) == (None, (), ())
    assert copy.stage is ActivityStage.PLAN
    assert copy.budget_total == 500_000
    assert [one.name for one in copy.speakers] == ["Rahmat"]
    assert [(one.code, one.reaches) for one in copy.taught] == [("M.02", 3)]


def test_copy_to_a_new_date_moves_the_agenda_and_its_speakers(session: Session) -> None:
    made, _who = full_activity(session)
    speaker = add_speaker(session, made, SpeakerForm("Rahmat"))
    first = get_activity(session, made).sessions[0]
    change_session(session, first.session_id, slot(topic="Pembukaan", speaker_id=speaker))
    close(session, made)
    before = snapshot(session)
    copy = get_activity(session, duplicate_activity(session, made, starts_on=date(2027, 3, 1)))
    assert [one.span.day for one in copy.sessions] == [date(2027, 3, 1), date(2027, 3, 2)]
    assert copy.sessions[0].speaker == "Rahmat"
    assert copy.sessions[0].speaker_id != speaker
    assert copy.form.ends_on == date(2027, 3, 2)
    undo_last(session)
    assert snapshot(session)["activity"] == before["activity"]


def test_withdrawn_activity_frees_its_lines_and_comes_back_whole(session: Session) -> None:
    made, who = full_activity(session)
    with act(session, Right.DEVELOP, "line.add", "Baris"):
        line = PlanLine(
            year=2026,
            employee_id=who[0],
            title="Lokakarya",
            status=LineStatus.SCHEDULED,
            activity_id=made,
            recorded_at=NOW,
        )
        session.add(line)
    before = snapshot(session)
    withdraw_activity(session, made)
    assert (line.activity_id, line.status) == (None, LineStatus.PLANNED)
    assert list_activities(session) == []
    with pytest.raises(UserError, match="sudah tidak ada"):
        get_activity(session, made)
    undo_last(session)
    assert snapshot(session) == before


CHANGES: list[Callable[[Session, int, int], object]] = [
    lambda session, made, who: change_activity(
        session, made, ActivityForm("Lain", starts_on=FIRST, ends_on=LAST)
    ),
    lambda session, made, who: change_texts(session, made, aim="Lain"),
    lambda session, made, who: move_activity(session, made, date(2027, 1, 4)),
    lambda session, made, who: withdraw_activity(session, made),
    lambda session, made, who: add_session(session, made, slot(start=13, end=14)),
    lambda session, made, who: remove_session(session, get_activity(session, made).sessions[0].session_id),
    lambda session, made, who: set_taught(session, made, {}),
    lambda session, made, who: add_speaker(session, made, SpeakerForm("Rahmat")),
    lambda session, made, who: add_budget_line(session, made, BudgetForm("Konsumsi")),
    lambda session, made, who: add_participants(session, made, [who]),
    lambda session, made, who: remove_participants(
        session, made, [one.employee_id for one in get_activity(session, made).participants]
    ),
    lambda session, made, who: mark_invited(session, made),
]


@pytest.mark.parametrize("change", CHANGES)
def test_closed_activity_refuses_every_change(
    session: Session, change: Callable[[Session, int, int], object]
) -> None:
    made, who = full_activity(session)
    close(session, made)
    before = snapshot(session)
    with pytest.raises(UserError, match="Buka kembali"):
        change(session, made, who[0])
    assert snapshot(session) == before


@pytest.mark.parametrize("change", CHANGES)
def test_each_change_is_one_act_that_can_be_undone_and_done_again(
    session: Session, change: Callable[[Session, int, int], object]
) -> None:
    made, who = full_activity(session)
    set_taught(session, made, {competency(session, "M.01"): 2})
    remove_participants(session, made, [who[0]])
    before = snapshot(session)
    change(session, made, who[0])
    after = snapshot(session)
    assert after != before
    undo_last(session)
    assert snapshot(session) == before
    redo = find_redoable(session)
    assert redo is not None
    undo_act(session, act_id=redo.act_id)
    assert snapshot(session) == after


@pytest.mark.parametrize("role", [Role.APPRAISER, Role.AUDITOR])
def test_who_may_not_develop_may_not_plan_activities(session: Session, role: Role) -> None:
    with acting_as(session, role), pytest.raises(UserError, match="pengembangan kompetensi"):
        activity(session)


def test_stage_moves_on_with_the_days_and_is_stored_once_a_day(session: Session) -> None:
    made, who = full_activity(session)
    assert refresh_stages(session) == 0
    on_day(session, FIRST)
    assert get_activity(session, made).stage is ActivityStage.RUNNING
    assert session.get_one(Activity, made).stage is ActivityStage.SCHEDULED
    assert refresh_stages(session) == 1
    on_day(session, LAST + timedelta(days=1))
    assert refresh_stages(session) == 1
    assert [row.stage for row in list_activities(session, stage=ActivityStage.AWAITING)] == [
        ActivityStage.AWAITING
    ]
    assert len(who) == 3


def test_next_step_leads_from_invitation_to_closing(session: Session) -> None:
    made = activity(session, has_test=True)
    add_session(session, made, slot())
    assert get_activity(session, made).next_step is NextStep.PEOPLE
    add_participants(session, made, people(session, 2))
    assert get_activity(session, made).next_step is NextStep.INVITE
    assert mark_invited(session, made) == 2
    assert mark_invited(session, made) == 0
    assert get_activity(session, made).next_step is NextStep.ATTENDANCE
    on_day(session, LAST + timedelta(days=1))
    facts = life_facts(session, made)
    assert (facts.unmarked, facts.unscored) == (2, 2)
    assert get_activity(session, made).next_step is NextStep.ATTENDANCE


def test_budget_is_the_cost_where_asked(session: Session) -> None:
    made = activity(session, fee_rupiah=100_000)
    with pytest.raises(UserError, match="masih kosong"):
        use_budget_as_cost(session, made)
    add_budget_line(session, made, BudgetForm("Konsumsi", 20, "kotak", 25_000))
    add_budget_line(session, made, BudgetForm("Narasumber", 2, "JP", 900_000))
    assert use_budget_as_cost(session, made) == 2_300_000
    assert get_activity(session, made).cost == 2_300_000


def test_list_of_a_year_holds_what_touches_it_and_what_has_no_date(session: Session) -> None:
    activity(session, title="Lama", starts_on=date(2025, 3, 3), ends_on=None)
    activity(session, title="Pergantian", starts_on=date(2025, 12, 30), ends_on=date(2026, 1, 2))
    activity(session, title="Tanpa tanggal", starts_on=None, ends_on=None)
    assert [row.title for row in list_activities(session, year=2026)] == ["Tanpa tanggal", "Pergantian"]


def test_form_values_come_back_as_they_were(session: Session) -> None:
    form = ActivityForm(
        "  Lokakarya   Arsip ", starts_on=FIRST, ends_on=LAST, aim="Satu\n\nDua\n", mode="daring"
    )
    found = get_activity(session, add_activity(session, form)).form
    assert (found.title, found.aim, found.mode) == ("Lokakarya Arsip", "Satu\n\nDua", "daring")
