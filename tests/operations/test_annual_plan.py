"""The plan of a year: its lines, its stages, its growth out of gaps, and what reading it tells."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from asn_desktop.errors import FormProblems, UserError
from asn_desktop.models.attendance import Participant
from asn_desktop.models.plan import PlanLine
from asn_desktop.operations.activities import withdraw_activity
from asn_desktop.operations.annual_plan import (
    PlanIncomplete,
    advance_stage,
    get_plan,
    list_lacks,
    return_stage,
    set_budget,
    set_counter_minimum,
)
from asn_desktop.operations.learning import LearningEntry, record_learning
from asn_desktop.operations.learning_forms import form_ids_by_code
from asn_desktop.operations.plan_activities import lines_to_activity, schedule_lines
from asn_desktop.operations.plan_form import LineForm, form_of
from asn_desktop.operations.plan_from_gaps import lines_from_gaps, propose_lines
from asn_desktop.operations.plan_line_rows import list_lines
from asn_desktop.operations.plan_lines import (
    add_line,
    cancel_line,
    change_line,
    copy_from_year,
    drop_line,
    duplicate_line,
)
from asn_desktop.operations.plan_reading import (
    inventory_of_needs,
    plan_by_competency,
    plan_by_person,
    plan_calendar,
    summarise_plan,
)
from asn_desktop.operations.staff import set_status
from asn_desktop.operations.undo import list_acts
from asn_desktop.rules.permission import Role
from asn_desktop.rules.plan_dates import PlanStanding
from asn_desktop.rules.plan_stage import LineStatus, PlanStage
from asn_desktop.rules.staff_status import StaffStatus
from tests.factories import NOW
from tests.operations.kit import acting_as, snapshot, undo_last
from tests.operations.plan_kit import COMING, YEAR, decide, person_with_gaps, whole_line

REASON = "Kegiatan ditunda oleh BPSDM"


def leave_office(session: Session, person: int) -> None:
    set_status(session, person, status=StaffStatus.TRANSFERRED, valid_from=date(2026, 11, 1))


def row_of(session: Session, line_id: int) -> PlanLine:
    return session.get_one(PlanLine, line_id)


def test_line_keeps_the_gap_it_answers(session: Session) -> None:
    person = person_with_gaps(session, 1, M_05=2)
    saved = add_line(session, YEAR, whole_line(session, person, target_level=None))
    row = row_of(session, saved.line_id)
    assert (row.standard, row.score, row.gap, row.target_level) == (4, 2, -2, 4)
    assert row.need == "Selisih −2 Pelayanan publik (standar 4, nilai 2)"
    assert (row.ends_on, row.status, saved.warnings) == (COMING, LineStatus.DRAFT, ())


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"jp": 0}, "jp"),
        ({"jp": 10_000}, "jp"),
        ({"ends_on": COMING - timedelta(days=1)}, "ends_on"),
        ({"starts_on": None, "ends_on": COMING}, "starts_on"),
        ({"title": " "}, "title"),
        ({"target_level": 6}, "target_level"),
        ({"cost_rupiah": -1}, "cost_rupiah"),
        ({"form_id": 7}, "form_id"),
        ({"employee_id": 7}, "employee_id"),
    ],
)
def test_impossible_line_is_refused_at_its_field(
    session: Session, changes: dict[str, object], field: str
) -> None:
    form = replace(whole_line(session, person_with_gaps(session, 1)), **changes)  # type: ignore[arg-type]
    before = snapshot(session)
    with pytest.raises(FormProblems) as refused:
        add_line(session, YEAR, form)
    assert list(refused.value.problems) == [field]
    assert snapshot(session) == before


def test_day_that_is_past_is_told_and_taken(session: Session) -> None:
    saved = add_line(
        session, YEAR, whole_line(session, person_with_gaps(session, 1), starts_on=date(2026, 3, 2))
    )
    assert "sudah lewat" in saved.warnings[0]


def test_who_left_cannot_be_planned_for(session: Session) -> None:
    person = person_with_gaps(session, 1)
    leave_office(session, person)
    with pytest.raises(FormProblems) as refused:
        add_line(session, YEAR, whole_line(session, person))
    assert "sudah tidak bekerja" in refused.value.problems["employee_id"]


def test_plan_passes_its_stages_only_when_they_are_complete(session: Session) -> None:
    person = person_with_gaps(session, 1, M_05=2)
    with pytest.raises(UserError, match="belum berisi"):
        advance_stage(session, YEAR)
    line = add_line(session, YEAR, LineForm(person, "Lokakarya")).line_id
    assert advance_stage(session, YEAR) is PlanStage.VERIFICATION
    with pytest.raises(PlanIncomplete) as refused:
        advance_stage(session, YEAR)
    assert refused.value.lacks[0].lacks == ("bentuk", "tanggal atau tenggat", "JP")
    change_line(session, line, whole_line(session, person, organiser="", fits_curriculum=None))
    assert advance_stage(session, YEAR) is PlanStage.VALIDATION
    assert list_lacks(session, YEAR)[0].lacks == ("penyelenggara", "kesesuaian kurikulum")
    change_line(session, line, whole_line(session, person))
    with pytest.raises(FormProblems) as missing:
        advance_stage(session, YEAR, decree_on=NOW.date() + timedelta(days=1))
    assert set(missing.value.problems) == {"decree_number", "decree_on"}
    advance_stage(session, YEAR, decree_number="188/SK/2026", decree_on=date(2026, 11, 2))
    plan = get_plan(session, YEAR)
    assert (plan.stage, plan.decree_number, plan.lines) == (PlanStage.DECIDED, "188/SK/2026", 1)
    assert row_of(session, line).status is LineStatus.PLANNED


def test_decided_plan_changes_only_after_it_was_returned_with_a_reason(session: Session) -> None:
    person = person_with_gaps(session, 1)
    line = add_line(session, YEAR, whole_line(session, person)).line_id
    decide(session)
    for change in (
        lambda: add_line(session, YEAR, whole_line(session, person)),
        lambda: change_line(session, line, whole_line(session, person, jp=6)),
        lambda: drop_line(session, line),
        lambda: duplicate_line(session, line),
        lambda: copy_from_year(session, YEAR),
        lambda: set_budget(session, YEAR, rupiah_of_year=1),
    ):
        with pytest.raises(UserError, match="sudah ditetapkan"):
            change()
    with pytest.raises(UserError, match="minimal 10 huruf"):
        return_stage(session, YEAR, reason="perlu")
    assert return_stage(session, YEAR, reason=REASON) is PlanStage.VALIDATION
    assert REASON in list_acts(session)[0].summary
    change_line(session, line, whole_line(session, person, jp=6))
    assert row_of(session, line).jp == 6


def test_line_of_a_decided_plan_is_cancelled_with_a_reason(session: Session) -> None:
    line = add_line(session, YEAR, whole_line(session, person_with_gaps(session, 1))).line_id
    decide(session)
    cancel_line(session, line, reason=REASON)
    assert row_of(session, line).status is LineStatus.CANCELLED
    with pytest.raises(UserError, match="sudah dibatalkan"):
        cancel_line(session, line, reason=REASON)
    undo_last(session)
    assert row_of(session, line).status is LineStatus.PLANNED


def test_plan_grows_out_of_gaps_in_one_act_the_worst_first(session: Session) -> None:
    first = person_with_gaps(session, 1, M_05=3, M_03=4)
    second = person_with_gaps(session, 2, M_05=1)
    planned = person_with_gaps(session, 3, M_05=2)
    add_line(session, YEAR, whole_line(session, planned))
    before = snapshot(session)
    made = lines_from_gaps(session, YEAR)
    rows = [row_of(session, line_id) for line_id in made.line_ids]
    assert [(row.employee_id, row.gap) for row in rows] == [(second, -3), (first, -1)]
    assert made.people == 2
    assert [row.title for row in rows] == ["Pelatihan Pelayanan publik", "Lokakarya Pelayanan publik"]
    assert [row.jp for row in rows] == [16, 5]
    assert all(row.form_id is not None and row.status is LineStatus.DRAFT for row in rows)
    with pytest.raises(UserError, match="Tidak ada selisih"):
        lines_from_gaps(session, YEAR)
    undo_last(session)
    assert snapshot(session) == before


def test_suggestion_is_taken_with_one_click(session: Session) -> None:
    person = person_with_gaps(session, 1, M_05=2, M_03=1)
    proposals = propose_lines(session, YEAR, employee_id=person)
    assert [proposal.gap for proposal in proposals] == [-3, -2]
    assert not proposals[0].is_confirmed
    assert proposals[0].basis
    add_line(session, YEAR, proposals[0].form)
    assert [proposal.gap for proposal in propose_lines(session, YEAR)] == [-2]


def test_doubled_line_is_a_draft_of_its_own(session: Session) -> None:
    person, other = person_with_gaps(session, 1, M_05=2), person_with_gaps(session, 2, M_05=3)
    line = add_line(session, YEAR, whole_line(session, person)).line_id
    twin = row_of(session, duplicate_line(session, line, employee_id=other).line_id)
    assert form_of(twin).title == "Lokakarya pelayanan prima"
    assert (twin.gap, twin.status) == (-1, LineStatus.DRAFT)
    drop_line(session, twin.id)
    assert [row.line_id for row in list_lines(session, YEAR)] == [line]
    with pytest.raises(UserError, match="sudah tidak ada"):
        drop_line(session, twin.id)


def test_last_year_is_copied_to_the_same_weekday_without_who_left(session: Session) -> None:
    person, gone = person_with_gaps(session, 1, M_05=2), person_with_gaps(session, 2)
    add_line(
        session,
        YEAR,
        whole_line(session, person, starts_on=date(2026, 10, 6), ends_on=date(2026, 10, 8)),
    )
    add_line(session, YEAR, whole_line(session, gone))
    leave_office(session, gone)
    before = snapshot(session)
    result = copy_from_year(session, YEAR + 1)
    (copy,) = list_lines(session, YEAR + 1)
    assert (copy.starts_on, copy.ends_on) == (date(2027, 10, 5), date(2027, 10, 7))
    assert (result.copied, result.gone) == (1, ("Pegawai 02",))
    assert copy_from_year(session, YEAR + 1).already_there == 1
    undo_last(session)
    undo_last(session)
    assert snapshot(session) == before
    with pytest.raises(UserError, match="kosong"):
        copy_from_year(session, 2011)


def test_selected_lines_become_one_activity_with_their_people(session: Session) -> None:
    people = [person_with_gaps(session, number, M_05=2) for number in (1, 2)]
    lines = [add_line(session, YEAR, whole_line(session, person)).line_id for person in people]
    before = snapshot(session)
    made = lines_to_activity(session, lines, title="Lokakarya bersama", seats=10)
    joined = session.scalars(select(Participant).where(Participant.activity_id == made.activity_id)).all()
    assert sorted(one.employee_id for one in joined) == sorted(people)
    assert sorted(one.plan_line_id or 0 for one in joined) == sorted(lines)
    assert {row_of(session, line).status for line in lines} == {LineStatus.SCHEDULED}
    with pytest.raises(UserError, match="sudah terjadwal"):
        lines_to_activity(session, lines)
    undo_last(session)
    assert snapshot(session) == before


def test_activity_with_too_few_seats_is_refused_and_nothing_is_made(session: Session) -> None:
    people = [person_with_gaps(session, number) for number in (1, 2)]
    lines = [add_line(session, YEAR, whole_line(session, person)).line_id for person in people]
    before = snapshot(session)
    with pytest.raises(FormProblems, match="Kursi paling sedikit 2"):
        lines_to_activity(session, lines, seats=1)
    leave_office(session, people[0])
    with pytest.raises(UserError, match="sudah tidak bekerja"):
        lines_to_activity(session, lines)
    undo_last(session)
    assert snapshot(session) == before


def test_cancelled_line_takes_its_person_off_the_list(session: Session) -> None:
    line = add_line(session, YEAR, whole_line(session, person_with_gaps(session, 1))).line_id
    made = lines_to_activity(session, [line])
    before = snapshot(session)
    cancel_line(session, line, reason=REASON)
    places = select(Participant).where(
        Participant.activity_id == made.activity_id, Participant.withdrawn_at.is_(None)
    )
    assert session.scalars(places).all() == []
    undo_last(session)
    assert snapshot(session) == before


def test_line_without_an_activity_waits_to_be_scheduled(session: Session) -> None:
    line = add_line(session, YEAR, whole_line(session, person_with_gaps(session, 1))).line_id
    with pytest.raises(UserError, match="belum punya kegiatan"):
        schedule_lines(session, [line])
    made = lines_to_activity(session, [line])
    withdraw_activity(session, made.activity_id)
    assert row_of(session, line).status is LineStatus.PLANNED
    assert row_of(session, line).activity_id is None


def test_budget_and_counter_have_bounds(session: Session) -> None:
    with pytest.raises(FormProblems):
        set_budget(session, YEAR, rupiah_of_year=-1)
    with pytest.raises(FormProblems):
        set_counter_minimum(session, YEAR, people=99)
    with pytest.raises(UserError, match="Tahun rencana"):
        set_budget(session, 1900, rupiah_of_year=1)
    set_budget(session, YEAR, rupiah_of_year=5_000_000, fund_source=" APBD ")
    plan = get_plan(session, YEAR)
    assert (plan.budget_rupiah, plan.fund_source) == (5_000_000, "APBD")
    undo_last(session)
    assert get_plan(session, YEAR).budget_rupiah is None


def test_person_row_tells_done_planned_and_what_will_be_missing(session: Session) -> None:
    person = person_with_gaps(session, 1, M_05=2)
    form = form_ids_by_code(session)["4"]
    day = date(2026, 5, 5)
    record_learning(session, LearningEntry(person, form, "Lokakarya arsip", day, day))
    add_line(session, YEAR, whole_line(session, person, jp=6))
    add_line(session, YEAR, LineForm(person, "Belajar mandiri", jp=3))
    (row,) = plan_by_person(session, YEAR)
    assert (row.jp, row.planned, row.undated_jp, row.forecast, row.missing) == (5, 6, 3, 11, 9)
    assert row.standing is PlanStanding.BEHIND
    assert row.is_amber
    assert [line.title for line in row.next_lines] == ["Lokakarya pelayanan prima", "Belajar mandiri"]
    summary = summarise_plan(session, YEAR)
    assert (summary.average_jp, summary.behind, summary.people_with_gaps, summary.lines) == (5.0, 1, 1, 2)


def test_inventory_and_competencies_tell_who_is_covered(session: Session) -> None:
    first = person_with_gaps(session, 1, M_05=2)
    person_with_gaps(session, 2, M_05=3)
    add_line(session, YEAR, whole_line(session, first))
    needs = inventory_of_needs(session, YEAR)
    assert [(need.rank, need.gap.gap, need.line is None) for need in needs] == [(1, -2, False), (2, -1, True)]
    (row,) = plan_by_competency(session, YEAR)
    assert (row.people, row.missing_levels, row.levels, row.covered) == (2, 3, ((1, 1), (2, 1)), 1)
    assert [line.day for line in plan_calendar(session, YEAR)] == [COMING]


def test_plan_of_a_person_who_was_purged_still_reads(session: Session) -> None:
    person = person_with_gaps(session, 1)
    add_line(session, YEAR, whole_line(session, person, need="Arahan camat"))
    leave_office(session, person)
    (line,) = list_lines(session, YEAR)
    assert not line.is_present
    assert plan_by_person(session, YEAR) == []


def test_auditor_reads_the_plan_and_changes_nothing(session: Session) -> None:
    person = person_with_gaps(session, 1, M_05=2)
    with acting_as(session, Role.AUDITOR):
        with pytest.raises(UserError, match="tidak dapat"):
            add_line(session, YEAR, whole_line(session, person))
        with pytest.raises(UserError, match="tidak dapat"):
            lines_from_gaps(session, YEAR)
        assert inventory_of_needs(session, YEAR)
