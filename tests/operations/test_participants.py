"""Who takes part: added, taken from the plan, proposed from gaps; clashes are told; the calendar shows all."""

from datetime import date, time, timedelta

import pytest
from sqlalchemy.orm import Session

from asn_desktop.errors import UserError
from asn_desktop.models.plan import PlanLine
from asn_desktop.operations.activity_agenda import add_session
from asn_desktop.operations.activity_content import SpeakerForm, add_speaker, set_taught
from asn_desktop.operations.activity_reading import get_activity, list_activities
from asn_desktop.operations.acts import act
from asn_desktop.operations.assessments import record_scores
from asn_desktop.operations.calendar_reading import read_calendar
from asn_desktop.operations.clashes import list_clashes
from asn_desktop.operations.days_off import (
    days_off,
    list_own_days,
    remove_own_day,
    set_own_day,
    working_days,
)
from asn_desktop.operations.inviting import write_invitation_text
from asn_desktop.operations.participant_proposals import propose_participants
from asn_desktop.operations.participants import (
    add_from_plan,
    add_participants,
    mark_invited,
    remove_participants,
)
from asn_desktop.operations.staff import archive_employee, set_status
from asn_desktop.rules.activity_stage import ActivityStage
from asn_desktop.rules.calendar_kind import CalendarKind
from asn_desktop.rules.clash import ClashKind
from asn_desktop.rules.gap import ScoreSource
from asn_desktop.rules.permission import Right
from asn_desktop.rules.plan_stage import LineStatus
from asn_desktop.rules.staff_status import StaffStatus
from asn_desktop.storage.database import Database
from tests.factories import NOW, admin_id
from tests.operations.activity_kit import FIRST, LAST, activity, full_activity, people, slot
from tests.operations.kit import competency, snapshot, undo_last


def plan_line(session: Session, employee_id: int, **changes: object) -> PlanLine:
    values: dict[str, object] = {
        "year": 2026,
        "employee_id": employee_id,
        "title": "Lokakarya",
        "status": LineStatus.PLANNED,
        "recorded_at": NOW,
    }
    with act(session, Right.DEVELOP, "line.add", "Baris"):
        row = PlanLine(**(values | changes))
        session.add(row)
        session.flush()
    return row


def test_people_are_added_once(session: Session) -> None:
    made, who = full_activity(session)
    done = add_participants(session, made, [*who, who[0]])
    assert (done.added, done.present) == (0, 3)
    found = get_activity(session, made)
    assert [one.name for one in found.participants] == ["Pegawai 00", "Pegawai 01", "Pegawai 02"]
    assert found.participants[0].position == "Kepala Seksi Pelayanan Umum"
    assert found.free_seats == 17


def test_more_people_than_seats_are_refused_and_nobody_is_added(session: Session) -> None:
    made = activity(session, seats=2)
    who = people(session, 3)
    with pytest.raises(UserError, match="2 kursi dan 2 yang kosong"):
        add_participants(session, made, who)
    assert get_activity(session, made).participants == ()


def test_person_who_has_left_is_refused_by_name(session: Session) -> None:
    made, who = activity(session), people(session, 3)
    set_status(session, who[1], status=StaffStatus.TRANSFERRED, valid_from=date(2026, 11, 2))
    archive_employee(session, who[2])
    before = snapshot(session)
    with pytest.raises(UserError, match="Pegawai 01, Pegawai 02 sudah tidak bertugas"):
        add_participants(session, made, who)
    assert snapshot(session) == before


def test_person_who_leaves_before_the_days_is_refused_and_later_is_not(session: Session) -> None:
    made, who = activity(session), people(session, 2)
    set_status(session, who[0], status=StaffStatus.RETIRED, valid_from=LAST)
    set_status(session, who[1], status=StaffStatus.RETIRED, valid_from=LAST + timedelta(days=1))
    with pytest.raises(UserError, match="tidak lagi bertugas"):
        add_participants(session, made, who)
    assert add_participants(session, made, who[1:]).added == 1


def test_person_who_left_and_came_back_may_come(session: Session) -> None:
    made, who = activity(session), people(session, 1)
    set_status(session, who[0], status=StaffStatus.TRANSFERRED, valid_from=date(2026, 2, 2))
    set_status(session, who[0], status=StaffStatus.ACTIVE, valid_from=date(2026, 9, 1))
    assert add_participants(session, made, who).added == 1


def test_leave_and_other_activities_are_told_when_people_are_added(session: Session) -> None:
    _made, who = full_activity(session)
    other = activity(
        session, title="Bimtek Arsip", ends_on=None, place="Balai", starts_at=time(9), ends_at=time(11)
    )
    set_status(session, who[1], status=StaffStatus.LEAVE, valid_from=FIRST, valid_to=FIRST)
    done = add_participants(session, other, who[:2])
    assert sorted((one.kind, one.person) for one in done.warnings) == sorted(
        [(ClashKind.PERSON, who[0]), (ClashKind.PERSON, who[1]), (ClashKind.LEAVE, who[1])]
    )
    undo_last(session)
    assert get_activity(session, other).participants == ()


def test_speaker_of_the_office_cannot_be_in_two_places(session: Session) -> None:
    made, who = full_activity(session)
    other = activity(session, title="Bimtek", place="Balai", starts_at=time(8), ends_at=time(9))
    add_speaker(session, other, SpeakerForm(employee_id=who[0]))
    assert [one.person for one in list_clashes(session, made)] == [who[0]]


def test_room_in_use_is_told_and_a_free_hour_is_not(session: Session) -> None:
    full_activity(session)
    other = activity(session, title="Rapat", ends_on=None, place="aula  kelurahan")
    add_session(session, other, slot(start=10, end=12))
    assert list_clashes(session, other) == ()
    add_session(session, other, slot(start=7, end=9))
    (clash,) = list_clashes(session, other)
    assert clash.kind is ClashKind.PLACE


def test_clashes_of_a_move_are_known_before_it(session: Session) -> None:
    made, _who = full_activity(session)
    found = list_clashes(session, made, starts_on=date(2026, 12, 25))
    assert [(one.kind, one.day.day) for one in found] == [(ClashKind.HOLIDAY, 25), (ClashKind.WEEKEND, 26)]
    assert "Hari Raya Natal" in found[0].sentence
    (joint,) = list_clashes(session, made, starts_on=date(2026, 12, 23))
    assert joint.kind is ClashKind.JOINT_LEAVE
    assert get_activity(session, made).form.starts_on == FIRST


def test_office_knows_its_own_days_better(session: Session) -> None:
    made, _who = full_activity(session)
    day = set_own_day(session, FIRST, name="Hari jadi kota")
    assert [one.kind for one in list_clashes(session, made)] == [ClashKind.HOLIDAY]
    remove_own_day(session, day)
    assert list_clashes(session, made) == ()
    assert set_own_day(session, FIRST, name="Masuk", is_off=False) == day
    assert [one.is_off for one in list_own_days(session)] == [False]
    christmas = date(2026, 12, 25)
    assert christmas not in working_days(session, christmas, christmas)
    set_own_day(session, christmas, name="Piket", is_off=False)
    assert working_days(session, christmas, christmas + timedelta(days=3)) == [christmas, date(2026, 12, 28)]


def test_national_days_off_are_in_indonesian_and_tell_cuti_bersama(session: Session) -> None:
    found = days_off(session, date(2026, 12, 1), date(2027, 3, 31))
    assert found[date(2026, 12, 24)].is_joint_leave
    assert found[date(2026, 12, 24)].name == "Hari Raya Natal"
    assert found[date(2026, 12, 25)].name == "Hari Raya Natal"
    assert found[date(2027, 3, 10)].is_estimate
    assert list(found) == sorted(found)


def test_people_of_the_plan_bring_their_lines(session: Session) -> None:
    made, who = activity(session), people(session, 2)
    lines = [plan_line(session, one) for one in who]
    before = snapshot(session)
    assert add_from_plan(session, made, [line.id for line in lines]).added == 2
    assert {(line.activity_id, line.status) for line in lines} == {(made, LineStatus.SCHEDULED)}
    assert [one.plan_line_id for one in get_activity(session, made).participants] == [
        line.id for line in lines
    ]
    remove_participants(session, made, [who[0]])
    assert (lines[0].activity_id, lines[0].status) == (None, LineStatus.PLANNED)
    assert lines[1].activity_id == made
    undo_last(session)
    undo_last(session)
    assert snapshot(session) == before


@pytest.mark.parametrize("status", [LineStatus.DONE, LineStatus.CANCELLED])
def test_line_that_is_over_brings_nobody(session: Session, status: LineStatus) -> None:
    made, who = activity(session), people(session, 1)
    line = plan_line(session, who[0], status=status)
    with pytest.raises(UserError, match=status.label.casefold()):
        add_from_plan(session, made, [line.id])
    assert get_activity(session, made).participants == ()


def test_line_of_another_activity_stays_there(session: Session) -> None:
    made, other, who = activity(session), activity(session, title="Lain"), people(session, 1)
    line = plan_line(session, who[0])
    add_from_plan(session, made, [line.id])
    with pytest.raises(UserError, match="kegiatan lain"):
        add_from_plan(session, other, [line.id])


def test_person_may_come_back_after_being_taken_out(session: Session) -> None:
    made, who = full_activity(session)
    assert remove_participants(session, made, [who[0], 5]) == 1
    assert remove_participants(session, made, [who[0]]) == 0
    assert add_participants(session, made, [who[0]]).added == 1


def test_invitation_needs_somebody_to_invite(session: Session) -> None:
    made = activity(session)
    with pytest.raises(UserError, match="belum punya peserta"):
        mark_invited(session, made)
    who = people(session, 2)
    add_participants(session, made, who)
    assert mark_invited(session, made, [who[0]]) == 1
    assert mark_invited(session, made) == 1


def test_invitation_text_is_ready_at_one_tap(session: Session) -> None:
    made, _who = full_activity(session)
    add_speaker(session, made, SpeakerForm("Rahmat", institution="Universitas"))
    text = write_invitation_text(session, made)
    assert "Hari: Rabu, 2 Desember 2026 • Kamis, 3 Desember 2026" in text
    assert "Pukul: 08.00–10.00 WIB" in text
    assert "Narasumber: Rahmat, Universitas" in text
    assert "3. Pegawai 02" in text
    assert "Kelurahan Plaju Ulu" in text
    assert "Pegawai" not in write_invitation_text(session, made, with_names=False)


def scored(session: Session, employee_id: int, code: str, score: int) -> None:
    record_scores(
        session,
        employee_id,
        {competency(session, code): score},
        source=ScoreSource.SUPERIOR,
        assessed_on=date(2026, 9, 1),
    )


def test_people_are_proposed_by_gap_then_by_missing_jp(session: Session) -> None:
    made, who = activity(session, seats=2), people(session, 4)
    code = "M.02"
    standard = next(
        cell.standard
        for cell in _cells(session, who[0])
        if cell.competency_id == competency(session, code) and cell.standard is not None
    )
    scored(session, who[0], code, standard - 1)
    scored(session, who[1], code, standard - 2)
    scored(session, who[2], code, standard)
    set_taught(session, made, {competency(session, code): 5})
    set_status(session, who[1], status=StaffStatus.LEAVE, valid_from=FIRST, valid_to=LAST)
    found = propose_participants(session, made)
    assert [(one.employee_id, one.levels) for one in found] == [(who[1], 2), (who[0], 1)]
    assert found[0].reason.startswith("Selisih −2 ")
    assert found[0].reason.endswith("kurang 20 JP tahun ini")
    assert "cuti" in found[0].warning
    assert [one.is_chosen for one in found] == [False, True]
    set_taught(session, made, {competency(session, code): standard - 1})
    assert [(one.employee_id, one.levels) for one in propose_participants(session, made)] == [(who[1], 1)]
    add_participants(session, made, [who[1]])
    assert propose_participants(session, made) == []


def _cells(session: Session, employee_id: int):  # type: ignore[no-untyped-def]
    from asn_desktop.operations.gaps import office_gaps

    return office_gaps(session, on=NOW.date())[employee_id].cells


def test_without_anything_taught_the_missing_jp_decides(session: Session) -> None:
    made, who = activity(session), people(session, 2)
    assert [one.employee_id for one in propose_participants(session, made)] == who
    assert propose_participants(session, made)[0].reason == "Kurang 20 JP tahun ini"


def test_calendar_shows_activities_plans_leave_and_days_off(session: Session) -> None:
    made, who = full_activity(session)
    activity(session, title="Tanpa tanggal", starts_on=None, ends_on=None)
    for one in who[:2]:
        plan_line(session, one, title="Seminar", starts_on=date(2026, 12, 10), ends_on=date(2026, 12, 11))
    plan_line(session, who[2], title="Kursus", due_on=date(2026, 12, 31))
    plan_line(session, who[2], title="Batal", starts_on=date(2026, 12, 1), status=LineStatus.CANCELLED)
    add_from_plan(session, made, [plan_line(session, who[0], starts_on=FIRST).id])
    set_status(
        session, who[0], status=StaffStatus.LEAVE, valid_from=date(2026, 11, 30), valid_to=date(2026, 12, 1)
    )
    found = read_calendar(session, date(2026, 12, 1), date(2026, 12, 31))
    assert [(one.kind, one.title, one.people) for one in found.entries] == [
        (CalendarKind.LEAVE, "Cuti Pegawai 00", 1),
        (CalendarKind.ACTIVITY, "Lokakarya Pelayanan Prima", 3),
        (CalendarKind.PLAN, "Seminar", 2),
        (CalendarKind.DEADLINE, "Batas Kursus", 1),
    ]
    assert [one.is_dashed for one in found.entries] == [True, False, True, False]
    assert found.entries[1].stage is ActivityStage.SCHEDULED
    assert [one.subject_id for one in found.on(LAST)] == [made]
    assert found.count() == found.count(ActivityStage.SCHEDULED) == 1
    assert set(found.days_off) == {date(2026, 12, 24), date(2026, 12, 25)}


def test_calendar_of_other_days_is_empty(session: Session) -> None:
    full_activity(session)
    assert read_calendar(session, date(2026, 10, 5), date(2026, 10, 9)).entries == ()


def test_sample_office_has_a_calendar_and_a_list(seeded_database: Database) -> None:
    with seeded_database.begin(account_id=admin_id(seeded_database)) as session:
        session.info["now"] = NOW
        year = read_calendar(session, date(2026, 1, 1), date(2026, 12, 31))
        assert year.count() == sum(1 for row in list_activities(session, year=2026) if row.starts_on)
