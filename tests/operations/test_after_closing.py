"""This file holds the cases of what follows a closed activity: proposals decided, looks at work, worklist rows."""

from datetime import date, time, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from asn_desktop.errors import FormProblems, UserError
from asn_desktop.models.assessment import CompetencyScore, CurrentScore
from asn_desktop.models.attendance import FollowUp
from asn_desktop.operations.activity_agenda import SessionForm, add_session
from asn_desktop.operations.activity_scores import set_scores
from asn_desktop.operations.assessments import list_scores, record_scores
from asn_desktop.operations.attendance import set_all_present
from asn_desktop.operations.closing import close_activity
from asn_desktop.operations.follow_up import (
    list_due,
    postpone_follow_up,
    read_follow_up,
    record_finding,
)
from asn_desktop.operations.participants import mark_invited
from asn_desktop.operations.proposals import approve_proposal, list_proposals, refuse_proposal
from asn_desktop.operations.reopening import preview_reopening, reopen_activity
from asn_desktop.operations.undo import find_redoable, undo_act
from asn_desktop.operations.worklist import Task, read_worklist
from asn_desktop.rules.activity_stage import ProposalStatus
from asn_desktop.rules.gap import ScoreSource
from asn_desktop.rules.permission import Role
from tests.factories import NOW
from tests.operations.closing_kit import FIRST, SECOND, Workshop, agenda, mark, workshop
from tests.operations.kit import acting_as, competency, snapshot, undo_last

TODAY = NOW.date()
REASON = "belum terlihat di loket"


@pytest.fixture
def made(session: Session) -> Workshop:
    """A closed workshop: Ahmad was at 2, Budi never measured; both came."""
    found = workshop(session, names=("Ahmad", "Budi"), teaches={"M.05": 4}, has_test=True)
    measure(session, found.people["Ahmad"], 2)
    set_all_present(session, found.activity_id)
    set_scores(
        session, found.activity_id, {one: {"pre": 50, "post": 80} for one in found.participants.values()}
    )
    close_activity(session, found.activity_id)
    return found


def measure(session: Session, person: int, score: int) -> None:
    record_scores(
        session,
        person,
        {competency(session, "M.05"): score},
        source=ScoreSource.SUPERIOR,
        assessed_on=date(2026, 9, 1),
    )


def present_score(session: Session, person: int) -> int | None:
    return session.scalars(
        select(CurrentScore.score).where(
            CurrentScore.employee_id == person,
            CurrentScore.competency_id == competency(session, "M.05"),
        )
    ).first()


def activity_rows(session: Session) -> dict[str, Task]:
    found = read_worklist(session, last_backup=session.info["now"]).tasks
    return {
        ":".join(task.key.split(":")[:2]): task
        for task in found
        if task.key.startswith(("activity:", "proposal:"))
    }


def test_proposals_wait_with_what_speaks_for_them(session: Session, made: Workshop) -> None:
    ahmad, budi = list_proposals(session)
    assert (ahmad.name, ahmad.before, ahmad.present, ahmad.proposed) == ("Ahmad", 2, 2, 4)
    assert (budi.name, budi.before, budi.present, budi.proposed) == ("Budi", None, None, 4)
    assert (ahmad.pre, ahmad.post, ahmad.ended_on) == (50, 80, SECOND)
    assert ahmad.reason == (
        "Mengikuti Lokakarya Pelayanan Prima, hadir 2 sesi, kegiatan ini sampai tingkat 4"
    )
    assert len(list_proposals(session, employee_id=made.people["Budi"])) == 1
    assert list_proposals(session, activity_id=made.activity_id + 1) == []


def test_approved_proposal_becomes_a_score_that_names_the_activity(session: Session, made: Workshop) -> None:
    first = list_proposals(session)[0]
    with acting_as(session, Role.APPRAISER):
        score_id = approve_proposal(session, first.proposal_id)
    row = session.get_one(CompetencyScore, score_id)
    assert (row.score, row.source, row.assessed_on) == (4, ScoreSource.CERTIFICATE, TODAY)
    assert row.reason.startswith("Usulan dari kegiatan Lokakarya Pelayanan Prima")
    assert present_score(session, made.people["Ahmad"]) == 4
    (decided,) = list_proposals(session, status=ProposalStatus.APPROVED)
    assert decided.name == "Ahmad"
    with pytest.raises(UserError, match="sudah disetujui"):
        approve_proposal(session, first.proposal_id)


def test_approval_is_undone_as_a_whole_and_done_again(session: Session, made: Workshop) -> None:
    before = snapshot(session)
    approve_proposal(session, list_proposals(session)[0].proposal_id)
    after = snapshot(session)
    undo_last(session)
    assert snapshot(session) == before
    assert present_score(session, made.people["Ahmad"]) == 2
    again = find_redoable(session)
    assert again is not None
    undo_act(session, act_id=again.act_id)
    assert snapshot(session) == after
    assert present_score(session, made.people["Ahmad"]) == 4


def test_penilai_may_set_less_than_proposed_but_never_lower(session: Session, made: Workshop) -> None:
    first = list_proposals(session)[0]
    for score, words in ((5, "paling tinggi 4"), (2, "sekarang sudah 2"), (1, "tidak menaikkan")):
        with pytest.raises(UserError, match=words):
            approve_proposal(session, first.proposal_id, score=score)
    approve_proposal(session, first.proposal_id, score=3)
    assert present_score(session, made.people["Ahmad"]) == 3


def test_person_who_rose_since_is_not_lowered(session: Session, made: Workshop) -> None:
    record_scores(
        session,
        made.people["Ahmad"],
        {competency(session, "M.05"): 5},
        source=ScoreSource.SUPERIOR,
        assessed_on=TODAY,
    )
    with pytest.raises(UserError, match="sekarang sudah 5, jadi usulan 4 tidak menaikkan"):
        approve_proposal(session, list_proposals(session)[0].proposal_id)


def test_refused_proposal_keeps_its_reason(session: Session, made: Workshop) -> None:
    first = list_proposals(session)[0]
    with pytest.raises(UserError, match="minimal 10 huruf"):
        refuse_proposal(session, first.proposal_id, reason="belum")
    refuse_proposal(session, first.proposal_id, reason=REASON)
    assert [row.name for row in list_proposals(session)] == ["Budi"]
    assert list_proposals(session, status=ProposalStatus.REFUSED)[0].reason.endswith(f"Ditolak, {REASON}")
    assert len(list_scores(session, made.people["Ahmad"])) == 1
    undo_last(session)
    assert len(list_proposals(session)) == 2


def test_proposals_are_decided_by_those_who_assess(session: Session, made: Workshop) -> None:
    first = list_proposals(session)[0]
    with acting_as(session, Role.AUDITOR):
        for decide in (
            lambda: approve_proposal(session, first.proposal_id),
            lambda: refuse_proposal(session, first.proposal_id, reason=REASON),
        ):
            with pytest.raises(UserError, match="Peran Pemeriksa"):
                decide()


def test_proposal_of_a_reopened_activity_is_gone(session: Session, made: Workshop) -> None:
    first = list_proposals(session)[0]
    reopen_activity(session, made.activity_id, REASON)
    assert list_proposals(session, status=None) == []
    with pytest.raises(UserError, match="kegiatannya dibuka kembali"):
        approve_proposal(session, first.proposal_id)


def test_looks_are_found_when_due_and_written_down(session: Session, made: Workshop) -> None:
    due = date(2027, 2, 19)
    assert list_due(session, until=due - timedelta(days=1)) == []
    rows = list_due(session, until=due)
    assert sorted(row.name for row in rows) == ["Ahmad", "Budi", "Unit"]
    session.info["now"] = NOW + timedelta(days=90)
    found = read_follow_up(session, made.activity_id)
    assert found.unit is not None
    record_finding(session, found.people[0].follow_up_id, level=3, finding=" Menyapa  warga lebih dulu ")
    record_finding(session, found.unit.follow_up_id, level=None, finding="Keluhan loket turun separuh")
    found = read_follow_up(session, made.activity_id)
    assert (found.people[0].level, found.people[0].finding) == (3, "Menyapa warga lebih dulu")
    assert found.unit is not None
    assert found.unit.done_on == date(2027, 2, 22)
    assert (found.summary.planned, found.summary.seen, found.summary.applied) == (2, 1, 1)
    assert [row.name for row in list_due(session, until=due)] == ["Budi"]
    assert preview_reopening(session, made.activity_id).findings == 2
    undo_last(session)
    assert len(list_due(session, until=due)) == 2


@pytest.mark.parametrize(
    ("level", "finding", "day", "is_unit", "field"),
    [
        (0, "", None, False, "level"),
        (5, "", None, False, "level"),
        (None, "Baik", None, False, "level"),
        (None, "  ", None, True, "finding"),
        (3, "", date(2027, 1, 1), False, "done_on"),
        (3, "", FIRST, False, "done_on"),
    ],
)
def test_finding_is_refused_field_by_field(
    session: Session,
    made: Workshop,
    level: int | None,
    finding: str,
    day: date | None,
    is_unit: bool,
    field: str,
) -> None:
    found = read_follow_up(session, made.activity_id)
    row = found.unit if is_unit else found.people[0]
    assert row is not None
    before = snapshot(session)
    with pytest.raises(FormProblems) as refused:
        record_finding(session, row.follow_up_id, level=level, finding=finding, done_on=day)
    assert list(refused.value.problems) == [field]
    assert snapshot(session) == before


def test_looks_move_together_and_not_into_the_past(session: Session, made: Workshop) -> None:
    assert postpone_follow_up(session, made.activity_id, date(2027, 5, 3)) == 3
    assert {row.due_on for row in session.scalars(select(FollowUp))} == {date(2027, 5, 3)}
    assert postpone_follow_up(session, made.activity_id, date(2027, 5, 3)) == 0
    with pytest.raises(FormProblems, match="hari ini atau sesudahnya"):
        postpone_follow_up(session, made.activity_id, TODAY - timedelta(days=1))
    undo_last(session)
    assert {row.due_on for row in session.scalars(select(FollowUp))} == {date(2027, 2, 19)}


@pytest.mark.parametrize(("ahead", "is_due"), [(1, True), (3, True), (4, False)])
def test_invitation_is_due_three_days_before(session: Session, ahead: int, is_due: bool) -> None:
    made = workshop(session, days=(TODAY + timedelta(days=ahead),))
    found = activity_rows(session)
    assert (set(found) == {"activity:invite"}) is is_due
    if is_due:
        assert found["activity:invite"].title == "Undang peserta Lokakarya Pelayanan Prima"
        assert found["activity:invite"].due == TODAY + timedelta(days=ahead - 3)
        mark_invited(session, made.activity_id)
        assert activity_rows(session) == {}


def test_attendance_is_due_the_day_after_each_session(session: Session) -> None:
    made = workshop(session, days=(TODAY - timedelta(days=1), TODAY))
    task = activity_rows(session)["activity:attendance"]
    assert task.detail == "4 kehadiran belum diisi, sesi terakhir 23 November 2026"
    assert (task.due, task.target) == (TODAY, f"activity/{made.activity_id}/attendance")
    mark(session, made, **dict.fromkeys(made.people, "H-"))
    assert activity_rows(session) == {}
    session.info["now"] = NOW + timedelta(days=1)
    assert activity_rows(session)["activity:attendance"].due == TODAY + timedelta(days=1)


def test_activity_of_today_asks_for_nothing_yet(session: Session) -> None:
    workshop(session, days=(TODAY,))
    assert activity_rows(session) == {}


def test_activity_without_agenda_still_asks_for_attendance(session: Session) -> None:
    made = workshop(session, days=(), starts_on=FIRST, ends_on=SECOND)
    assert activity_rows(session)["activity:attendance"].due == SECOND + timedelta(days=1)
    set_all_present(session, made.activity_id)
    assert set(activity_rows(session)) == {"activity:close"}


def test_rows_lead_from_attendance_to_scores_to_closing_to_proposals(session: Session) -> None:
    made = workshop(session, names=("Ahmad", "Budi"), teaches={"M.05": 4}, has_test=True)
    assert set(activity_rows(session)) == {"activity:attendance"}
    mark(session, made, Ahmad="HH", Budi="AA")
    task = activity_rows(session)["activity:scores"]
    assert task.detail == "2 nilai belum diisi, selesai 19 November 2026"
    set_scores(session, made.activity_id, {made.participants["Ahmad"]: {"pre": 50, "post": 80}})
    assert set(activity_rows(session)) == {"activity:close"}
    close_activity(session, made.activity_id)
    task = activity_rows(session)["proposal:waiting"]
    assert (task.title, task.people) == ("1 usulan nilai menunggu penilai", 1)
    refuse_proposal(session, list_proposals(session)[0].proposal_id, reason=REASON)
    assert activity_rows(session) == {}


def test_look_at_work_appears_a_week_before_it_is_due(session: Session, made: Workshop) -> None:
    for row in list_proposals(session):
        refuse_proposal(session, row.proposal_id, reason=REASON)
    due = date(2027, 2, 19)
    session.info["now"] = NOW + (due - timedelta(days=8) - TODAY)
    assert activity_rows(session) == {}
    session.info["now"] += timedelta(days=1)
    task = activity_rows(session)["activity:follow-up"]
    assert (task.detail, task.due) == ("2 pegawai belum diamati penerapannya", due)
    session.info["now"] += timedelta(days=7)
    for look in read_follow_up(session, made.activity_id).people:
        record_finding(session, look.follow_up_id, level=2, finding="")
    assert activity_rows(session)["activity:follow-up"].detail == "Hasil di unit belum dicatat"


def test_reopened_activity_asks_to_be_closed_again(session: Session, made: Workshop) -> None:
    reopen_activity(session, made.activity_id, REASON)
    assert set(activity_rows(session)) == {"activity:close"}
    add_session(session, made.activity_id, SessionForm(SECOND, time(13), time(15), "Latihan"))
    assert len(agenda(session, made.activity_id)) == 3
    assert set(activity_rows(session)) == {"activity:attendance"}
