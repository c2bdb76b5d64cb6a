"""What the best plan is asked about an office, what a person fixes about it, and how its answer is taken over."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from asn_desktop.cli.commands import run
from asn_desktop.cli.plans import SolvedPlan, plan_as_json, print_plan
from asn_desktop.errors import UserError
from asn_desktop.models.attendance import Participant
from asn_desktop.models.plan import PlanLine
from asn_desktop.operations.activities import withdraw_activity
from asn_desktop.operations.annual_plan import set_budget, set_counter_minimum
from asn_desktop.operations.best_plan import (
    apply_proposals,
    collect_problem,
    committed_cost,
    find_best_plan,
)
from asn_desktop.operations.learning import LearningEntry, record_learning
from asn_desktop.operations.learning_forms import form_ids_by_code
from asn_desktop.operations.participants import add_participants
from asn_desktop.operations.plan_activities import schedule_lines
from asn_desktop.operations.plan_lines import add_line, cancel_line
from asn_desktop.operations.plan_wishes import (
    apply_relaxation,
    free_pair,
    list_wishes,
    pin_pair,
    strike_pair,
)
from asn_desktop.operations.staff import archive_employee, set_status
from asn_desktop.rules.best_plan import Problem
from asn_desktop.rules.plan_check import check_plan
from asn_desktop.rules.plan_stage import LineStatus, Wish
from asn_desktop.rules.staff_status import StaffStatus
from tests.factories import NOW
from tests.operations.kit import competency, nip, position_row, snapshot, undo_last
from tests.operations.plan_kit import COMING, YEAR, activity, decide, person_with_gaps, whole_line


def keys(problem: Problem) -> set[int]:
    return {one.key for one in problem.activities}


def test_problem_holds_coming_activities_and_measured_gaps(session: Session) -> None:
    person = person_with_gaps(session, 1, M_05=2, M_03=4)
    form = form_ids_by_code(session)["4"]
    record_learning(
        session, LearningEntry(person, form, "Lokakarya arsip", date(2026, 5, 5), date(2026, 5, 5))
    )
    coming = activity(session, "Lokakarya pelayanan", teaches={"M.05": 3}, seats=8, fee_rupiah=100_000)
    activity(session, "Tahun depan", on=date(2027, 1, 12))
    activity(session, "Sudah lewat", on=date(2026, 3, 3))
    activity(session, "Belum bertanggal", on=None)
    problem = collect_problem(session, YEAR)
    assert keys(problem) == {coming}
    (offer,) = problem.activities
    assert (offer.seats, offer.fee_rupiah, offer.jp) == (8, 100_000, 5)
    assert offer.teaches == {competency(session, "M.05"): 3}
    assert offer.slots == ((COMING, 8 * 60, 12 * 60),)
    (need,) = problem.needs
    assert (need.score, need.standard, need.weight) == (2, 4, 1.0)
    (one,) = problem.people
    assert (one.key, one.jp_done, one.jp_target) == (person, 5, 20)


def test_leave_transfer_and_counter_duty_are_known(session: Session) -> None:
    away, going = person_with_gaps(session, 1, M_05=2), person_with_gaps(session, 2)
    activity(session, "Lokakarya pelayanan", ends_on=COMING + timedelta(days=2))
    set_status(
        session,
        away,
        status=StaffStatus.LEAVE,
        valid_from=COMING + timedelta(days=1),
        valid_to=COMING + timedelta(days=9),
    )
    set_status(session, going, status=StaffStatus.TRANSFERRED, valid_from=COMING + timedelta(days=2))
    position_row(session).is_counter = True
    people = {one.key: one for one in collect_problem(session, YEAR).people}
    assert people[away].absent_on == {COMING + timedelta(days=1), COMING + timedelta(days=2)}
    assert people[going].absent_on == {COMING + timedelta(days=2)}
    assert all(one.is_counter for one in people.values())


def test_who_takes_part_already_is_paid_and_is_not_proposed_again(session: Session) -> None:
    first, second = person_with_gaps(session, 1, M_05=2), person_with_gaps(session, 2, M_05=2)
    coming = activity(
        session, "Lokakarya", teaches={"M.05": 4}, seats=2, fee_rupiah=300_000, fixed_rupiah=900_000
    )
    begun = activity(session, "Kursus", on=NOW.date(), teaches={"M.03": 4})
    add_participants(session, coming, [first])
    add_participants(session, begun, [second])
    set_budget(session, YEAR, rupiah_of_year=2_000_000)
    assert committed_cost(session, YEAR) == 1_200_000
    problem = collect_problem(session, YEAR)
    assert problem.joined == {(first, coming), (second, begun)}
    assert problem.budget_rupiah == 800_000
    assert {one.key: one.seats for one in problem.activities} == {coming: 2, begun: 1}
    result = find_best_plan(problem)
    assert [(one.person, one.activity) for one in result.choices] == [(second, coming)]
    assert result.cost == 300_000


def test_pairs_of_what_is_gone_are_dropped(session: Session) -> None:
    stays, gone = person_with_gaps(session, 1, M_05=2), person_with_gaps(session, 2, M_05=2)
    coming, dropped = activity(session, "Lokakarya", teaches={"M.05": 4}), activity(session, "Seminar")
    add_participants(session, coming, [gone])
    pin_pair(session, YEAR, gone, dropped)
    pin_pair(session, YEAR, stays, dropped)
    strike_pair(session, YEAR, stays, coming)
    archive_employee(session, gone)
    withdraw_activity(session, dropped)
    problem = collect_problem(session, YEAR)
    assert (problem.pins, problem.joined) == (frozenset(), frozenset())
    assert problem.strikes == {(stays, coming)}
    assert check_plan(problem, ()) == []
    assert find_best_plan(problem).choices == ()


def test_wish_is_an_act_that_can_be_taken_back(session: Session) -> None:
    person = person_with_gaps(session, 1, M_05=2)
    coming = activity(session, "Lokakarya", teaches={"M.05": 4})
    before = snapshot(session)
    pin_pair(session, YEAR, person, coming)
    assert collect_problem(session, YEAR).pins == {(person, coming)}
    strike_pair(session, YEAR, person, coming)
    assert list_wishes(session, YEAR) == {(person, coming): Wish.STRUCK}
    undo_last(session)
    assert list_wishes(session, YEAR) == {(person, coming): Wish.PINNED}
    free_pair(session, YEAR, person, coming)
    assert list_wishes(session, YEAR) == {}
    undo_last(session)
    undo_last(session)
    assert snapshot(session) == before


def test_pin_of_who_takes_part_already_changes_nothing(session: Session) -> None:
    person = person_with_gaps(session, 1, M_05=2)
    coming = activity(session, "Lokakarya", teaches={"M.05": 4})
    pin_pair(session, YEAR, person, coming)
    add_participants(session, coming, [person])
    problem = collect_problem(session, YEAR)
    assert problem.pins == frozenset()
    assert problem.joined == {(person, coming)}


def test_proposals_become_drafts_once_and_in_one_act(session: Session) -> None:
    people = [person_with_gaps(session, number, M_05=2, M_03=3) for number in (1, 2)]
    coming = activity(session, "Lokakarya", teaches={"M.05": 3}, fee_rupiah=50_000, place="Aula")
    result = find_best_plan(collect_problem(session, YEAR))
    before = snapshot(session)
    applied = apply_proposals(session, YEAR, result.choices)
    rows = [session.get_one(PlanLine, line_id) for line_id in applied.line_ids]
    assert sorted(row.employee_id for row in rows) == sorted(people)
    row = rows[0]
    assert (row.is_proposed, row.status, row.activity_id) == (True, LineStatus.DRAFT, coming)
    assert (row.gap, row.target_level, row.jp, row.cost_rupiah, row.place) == (-2, 4, 5, 50_000, "Aula")
    assert apply_proposals(session, YEAR, result.choices).already_there == 2
    undo_last(session)
    assert snapshot(session) == before


def test_taken_over_proposals_are_scheduled_into_their_activity(session: Session) -> None:
    person = person_with_gaps(session, 1, M_05=2)
    coming = activity(session, "Lokakarya", teaches={"M.05": 3})
    applied = apply_proposals(session, YEAR, find_best_plan(collect_problem(session, YEAR)).choices)
    assert schedule_lines(session, applied.line_ids) == 1
    places = session.scalars(select(Participant).where(Participant.activity_id == coming)).all()
    assert [(one.employee_id, one.plan_line_id) for one in places] == [(person, applied.line_ids[0])]
    assert collect_problem(session, YEAR).joined == {(person, coming)}


def test_stale_proposals_are_refused(session: Session) -> None:
    person_with_gaps(session, 1, M_05=2)
    coming = activity(session, "Lokakarya", teaches={"M.05": 3})
    choices = find_best_plan(collect_problem(session, YEAR)).choices
    withdraw_activity(session, coming)
    with pytest.raises(UserError, match="sudah tidak cocok"):
        apply_proposals(session, YEAR, choices)


def test_smallest_change_makes_an_impossible_plan_possible(session: Session) -> None:
    first, second = person_with_gaps(session, 1, M_05=2), person_with_gaps(session, 2, M_05=2)
    coming = activity(session, "Lokakarya", teaches={"M.05": 4}, seats=1)
    pin_pair(session, YEAR, first, coming)
    pin_pair(session, YEAR, second, coming)
    result = find_best_plan(collect_problem(session, YEAR))
    assert result.status == "infeasible"
    for step in result.relaxations:
        apply_relaxation(session, YEAR, step)
    assert find_best_plan(collect_problem(session, YEAR)).status == "optimal"


def test_budget_gives_way_on_top_of_what_is_committed(session: Session) -> None:
    first, second = person_with_gaps(session, 1, M_05=2), person_with_gaps(session, 2, M_05=2)
    coming = activity(session, "Lokakarya", teaches={"M.05": 4}, fee_rupiah=400_000)
    add_participants(session, coming, [first])
    pin_pair(session, YEAR, second, coming)
    set_budget(session, YEAR, rupiah_of_year=500_000)
    (step,) = find_best_plan(collect_problem(session, YEAR)).relaxations
    apply_relaxation(session, YEAR, step, committed_rupiah=committed_cost(session, YEAR))
    assert find_best_plan(collect_problem(session, YEAR)).status == "optimal"


def test_lines_that_will_cost_money_narrow_the_budget(session: Session) -> None:
    person = person_with_gaps(session, 1, M_05=2)
    set_budget(session, YEAR, rupiah_of_year=1_000_000)
    line = add_line(
        session, YEAR, whole_line(session, person, cost_rupiah=700_000, fund_source="APBD")
    ).line_id
    assert committed_cost(session, YEAR) == 0
    decide(session)
    assert collect_problem(session, YEAR).budget_rupiah == 300_000
    cancel_line(session, line, reason="Tidak jadi dilaksanakan")
    assert collect_problem(session, YEAR).budget_rupiah == 1_000_000
    assert collect_problem(session, YEAR, budget_rupiah=5).budget_rupiah == 5


def test_counter_minimum_is_part_of_the_question(session: Session) -> None:
    person_with_gaps(session, 1, M_05=2)
    position_row(session).is_counter = True
    set_counter_minimum(session, YEAR, people=1)
    activity(session, "Lokakarya", teaches={"M.05": 4})
    problem = collect_problem(session, YEAR)
    assert problem.counter_minimum == 1
    assert find_best_plan(problem).choices == ()


def test_answer_is_told_with_nip_codes_and_reasons(
    session: Session, capsys: pytest.CaptureFixture[str]
) -> None:
    person = person_with_gaps(session, 1, M_05=2)
    activity(session, "Lokakarya pelayanan", teaches={"M.05": 3}, fee_rupiah=100_000, seats=1)
    problem = collect_problem(session, YEAR, budget_rupiah=250_000)
    codes = {competency(session, "M.05"): "M.05"}
    solved = SolvedPlan(problem, find_best_plan(problem), {person: nip(1)}, codes)
    told = plan_as_json(solved)
    assert told["choices"] == [
        {
            "nip": nip(1),
            "activity": "Lokakarya pelayanan",
            "closes": {"M.05": 1},
            "why": "Menutup 1 dari 2 tingkat Pelayanan publik. Jarak ke 20 JP paling jauh.",
        }
    ]
    assert (told["cost"], told["budget"]) == (100_000, 250_000)
    assert set(told["next_seat"]) == {"activity", "nip", "gain", "jp", "sentence"}
    print_plan(solved)
    text = capsys.readouterr().out
    assert "Biaya Rp 100.000, anggaran Rp 250.000." in text
    assert "Pegawai 01 15 JP" in text


def test_command_prints_the_keys_of_the_contract(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ASN_DESKTOP_USER", "yuni")
    monkeypatch.setenv("ASN_DESKTOP_PASSWORD", "Musi-Ampera-1988")
    place = ["--data", str(tmp_path / "kantor")]
    recovery = str(tmp_path / "kode.txt")
    init = ["init", "--office", "16.71.14.1001", "--account", "yuni", "--recovery-out", recovery]
    assert run([*place, *init]) == 0
    assert run([*place, "seed"]) == 0
    capsys.readouterr()
    assert run([*place, "plan", "--year", "2026", "--budget", "3000000", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert list(answer) == [
        *("status", "objective", "bound", "gap", "greedy", "first_come", "cost", "budget"),
        *("choices", "next_seat", "next_million"),
    ]
    assert answer["objective"] >= answer["greedy"]
    assert answer["cost"] <= answer["budget"] == 3_000_000
    assert run([*place, "plan", "--year", "2026"]) == 0
    assert "terbukti terbaik" in capsys.readouterr().out
    assert run([*place, "plan", "--year", "26"]) == 2
    for kind in ("plan", "plan-needs", "best-plan"):
        out = tmp_path / f"{kind}.pdf"
        assert run([*place, "report", kind, "--period", "2026-T4", "--out", str(out)]) == 0
        assert out.read_bytes().startswith(b"%PDF")
