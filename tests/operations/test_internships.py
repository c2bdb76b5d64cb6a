"""This file holds the cases of internships both ways: placed, filled in, marked, finished, opened again."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from asn_desktop.errors import FormProblems, UserError
from asn_desktop.models.activity import Activity, PlaceHoliday
from asn_desktop.models.attendance import Participant
from asn_desktop.models.learning import LearningForm, LearningRecord
from asn_desktop.operations.acts import act
from asn_desktop.operations.agreements import change_agreement, renew_agreement, renewal_form
from asn_desktop.operations.internship_days import DayEntry, list_days, record_days
from asn_desktop.operations.internship_marks import marks_of, record_marks
from asn_desktop.operations.internship_reading import get_internship, list_internships
from asn_desktop.operations.internships import (
    FinishForm,
    add_internship,
    cancel_internship,
    change_internship,
    finish_internship,
    reopen_internship,
    withdraw_internship,
)
from asn_desktop.operations.partner_reading import list_partners
from asn_desktop.operations.partner_year import people_with_partners, read_partner_years
from asn_desktop.operations.partners import archive_partner
from asn_desktop.operations.settings import change_setting
from asn_desktop.operations.staff import archive_employee, set_status
from asn_desktop.operations.undo import find_undoable, undo_act
from asn_desktop.rules.activity_stage import ActivityStage, Attendance
from asn_desktop.rules.employment import Employment
from asn_desktop.rules.internship_life import InternshipStage
from asn_desktop.rules.learning import Scope
from asn_desktop.rules.partner_kind import Direction
from asn_desktop.rules.permission import Right, Role
from asn_desktop.rules.staff_status import StaffStatus
from asn_desktop.storage.reference_partner import load_mark_sheet
from tests.factories import NOW, add_person
from tests.operations.kit import acting_as, nip, snapshot, undo_last
from tests.operations.partner_kit import STUDENT, campus, mou, placement, student
from tests.operations.test_worklist import tasks

ASPECTS = load_mark_sheet().aspects
REPORT = "Mempelajari penataan arsip digital."


def refused(session: Session, partner_id: int, **changes: object) -> dict[str, str]:
    with pytest.raises(FormProblems) as problem:
        student(session, partner_id, **changes)
    return problem.value.problems


def whole_sheet(mark: int) -> dict[str, int | None]:
    return {one.key: mark for one in ASPECTS}


def test_student_is_listed_with_progress_logbook_and_stage(session: Session) -> None:
    mentor = add_person(session, back_title="S.Sos.")
    student(session, campus(session), mentor_id=mentor)
    (row,) = list_internships(session)
    assert (row.name, row.partner, row.mentor) == (
        "Nabila Contoh",
        "Universitas Contoh",
        "Dewi Anggraini Putri, S.Sos.",
    )
    assert (row.stage, row.direction) == (InternshipStage.RUNNING, Direction.IN)
    assert (row.logbook.filled, row.logbook.due) == (0, 16)
    assert row.progress(NOW.date()) == pytest.approx(23 / 26)


def test_what_a_form_lacks_is_told_field_by_field(session: Session) -> None:
    partner_id = campus(session)
    assert refused(session, partner_id, student_name=" ") == {"student_name": "Isi nama peserta magang"}
    assert "ends_on" in refused(session, partner_id, ends_on=date(2026, 11, 1))
    assert "ends_on" in refused(session, partner_id, ends_on=date(2036, 11, 1))
    assert "request_on" in refused(session, partner_id, request_on=date(2026, 12, 24))
    assert "employee_id" in refused(session, partner_id, direction=Direction.OUT)
    assert "mentor_id" in refused(session, partner_id, mentor_id=7)
    assert list_internships(session) == []


def test_same_student_twice_in_one_period_is_refused(session: Session) -> None:
    partner_id = campus(session)
    first = student(session, partner_id)
    assert "Nabila Contoh 2 November 2026" in refused(session, partner_id)["student_number"]
    student(session, campus(session, name="Politeknik Contoh"))
    student(session, partner_id, starts_on=date(2026, 11, 28), ends_on=date(2026, 12, 20))
    cancel_internship(session, first, reason="pindah ke kantor lain")
    student(session, partner_id)


def test_person_who_left_or_is_no_asn_is_not_placed(session: Session) -> None:
    partner_id = campus(session)
    gone = add_person(session, nip=nip(1), name="Budi Hartono")
    set_status(session, gone, status=StaffStatus.TRANSFERRED, valid_from=date(2026, 5, 1))
    with pytest.raises(FormProblems, match="Budi Hartono sudah tidak bertugas"):
        placement(session, partner_id, gone)
    archived = add_person(session, nip=nip(2), name="Sari")
    archive_employee(session, archived)
    with pytest.raises(FormProblems, match="sudah tidak bertugas"):
        placement(session, partner_id, archived)
    helper = add_person(session, nip="", name="Tono", employment=Employment.NON_ASN, golongan="")
    with pytest.raises(FormProblems, match="tenaga pendukung"):
        placement(session, partner_id, helper)
    person = add_person(session)
    with pytest.raises(FormProblems, match="orang lain"):
        placement(session, partner_id, person, mentor_id=person)


def test_person_is_in_one_place_at_a_time(session: Session) -> None:
    person, partner_id = add_person(session), campus(session)
    placement(session, partner_id, person)
    other = campus(session, name="LPK Contoh")
    with pytest.raises(FormProblems, match="sudah magang di Universitas Contoh 2 November 2026"):
        placement(session, other, person, starts_on=date(2026, 11, 13), ends_on=date(2026, 11, 20))
    placement(session, other, person, starts_on=date(2026, 11, 16), ends_on=date(2026, 11, 20))


def test_leave_and_activities_in_those_days_are_told_and_stop_nothing(session: Session) -> None:
    person, partner_id = add_person(session), campus(session)
    set_status(
        session,
        person,
        status=StaffStatus.LEAVE,
        valid_from=date(2026, 11, 5),
        valid_to=date(2026, 11, 6),
    )
    with act(session, Right.DEVELOP, "activity.add", "Lokakarya ditambahkan"):
        activity = Activity(title="Lokakarya arsip", starts_on=date(2026, 11, 10), ends_on=date(2026, 11, 10))
        session.add(activity)
        session.flush()
        session.add(Participant(activity_id=activity.id, employee_id=person))
    form = replace(
        STUDENT, direction=Direction.OUT, employee_id=person, student_name="", ends_on=date(2026, 11, 13)
    )
    saved = add_internship(session, partner_id, form)
    assert saved.warnings == (
        "Cuti 5 November 2026 sampai 6 November 2026 jatuh dalam masa magang.",
        "Kegiatan Lokakarya arsip pada 10 November 2026 jatuh dalam masa magang.",
    )


def test_logbook_asks_for_working_days_alone(session: Session) -> None:
    with act(session, Right.DEVELOP, "holiday.add", "Hari libur"):
        session.add(PlaceHoliday(day=date(2026, 11, 4), name="Libur kantor", is_off=True))
        session.add(PlaceHoliday(day=date(2026, 11, 7), name="Masuk pengganti", is_off=False))
    internship_id = student(session, campus(session))
    days = {row.day: row for row in list_days(session, internship_id)}
    assert date(2026, 11, 4) not in days
    assert days[date(2026, 11, 7)].is_due
    assert date(2026, 11, 8) not in days
    assert not days[date(2026, 11, 24)].is_due
    assert len(days) == 20


def test_day_counts_when_marked_and_written_and_absence_needs_no_line(session: Session) -> None:
    internship_id = student(session, campus(session))
    changed = record_days(
        session,
        internship_id,
        [
            DayEntry(date(2026, 11, 2), Attendance.PRESENT, "Melayani surat keterangan"),
            DayEntry(date(2026, 11, 3), Attendance.SICK),
            DayEntry(date(2026, 11, 4), Attendance.PRESENT),
            DayEntry(date(2026, 11, 8), Attendance.PRESENT, "Membantu posyandu hari Minggu"),
            DayEntry(date(2026, 11, 5)),
        ],
    )
    book = get_internship(session, internship_id).row.logbook
    assert changed == 4
    assert (book.filled, book.due, book.behind) == (2, 16, 14)
    assert (book.present, book.sick, book.excused, book.absent) == (3, 1, 0, 0)
    assert record_days(session, internship_id, [DayEntry(date(2026, 11, 3), Attendance.SICK)]) == 0


def test_day_outside_the_internship_or_still_to_come_is_refused_whole(session: Session) -> None:
    internship_id = student(session, campus(session))
    entries = [
        DayEntry(date(2026, 11, 2), Attendance.PRESENT, "Ada"),
        DayEntry(date(2026, 11, 1), Attendance.PRESENT, "Belum mulai"),
        DayEntry(date(2026, 11, 25), Attendance.PRESENT, "Besok"),
    ]
    with pytest.raises(FormProblems) as problem:
        record_days(session, internship_id, entries)
    assert problem.value.problems == {
        "2026-11-01": "1 November 2026 di luar masa magang",
        "2026-11-25": "25 November 2026 belum tiba",
    }
    assert not any(row.is_filled for row in list_days(session, internship_id))


def test_new_dates_do_not_leave_filled_days_behind(session: Session) -> None:
    internship_id = student(session, campus(session))
    record_days(session, internship_id, [DayEntry(date(2026, 11, 2), Attendance.PRESENT, "Ada")])
    with pytest.raises(FormProblems, match="sudah terisi pada 2 November 2026"):
        change_internship(session, internship_id, replace(STUDENT, starts_on=date(2026, 11, 3)))
    change_internship(session, internship_id, replace(STUDENT, ends_on=date(2026, 12, 4)))
    assert list_internships(session)[0].ends_on == date(2026, 12, 4)


def test_mark_sheet_has_a_mean_once_it_is_whole(session: Session) -> None:
    internship_id = student(session, campus(session))
    record_marks(session, internship_id, {"work": 90}, aspects=ASPECTS)
    assert get_internship(session, internship_id).row.mark is None
    record_marks(session, internship_id, whole_sheet(88), aspects=ASPECTS)
    assert get_internship(session, internship_id).row.mark == 88
    record_marks(session, internship_id, {"work": None}, aspects=ASPECTS)
    assert marks_of(session, internship_id)["work"] is None
    assert get_internship(session, internship_id).row.mark is None
    with pytest.raises(FormProblems, match="0 sampai 100"):
        record_marks(session, internship_id, {"work": 101}, aspects=ASPECTS)


def test_student_gets_a_letter_with_a_number_that_is_never_used_again(session: Session) -> None:
    partner_id = campus(session)
    first = student(session, partner_id, ends_on=date(2026, 11, 20))
    done = finish_internship(session, first, FinishForm(date(2026, 11, 20)))
    assert done.letter_number == "421/SKM-0001/PLU/XI/2026"
    undo_last(session)
    other = student(session, partner_id, student_number="2", ends_on=date(2026, 11, 20))
    assert finish_internship(session, other, FinishForm(date(2026, 11, 20))).letter_number.startswith(
        "421/SKM-0002"
    )
    with pytest.raises(FormProblems, match="sudah dipakai"):
        finish_internship(
            session, first, FinishForm(date(2026, 11, 20), letter_number="421/skm-0002/PLU/XI/2026")
        )
    own = finish_internship(session, first, FinishForm(date(2026, 11, 20), letter_number="421/9/PLU/2026"))
    assert own.letter_number == "421/9/PLU/2026"


def test_our_person_gets_twenty_jp_once(session: Session) -> None:
    person, partner_id = add_person(session), campus(session)
    internship_id = placement(session, partner_id, person)
    with pytest.raises(FormProblems, match="laporan singkat"):
        finish_internship(session, internship_id, FinishForm(date(2026, 11, 13)))
    done = finish_internship(session, internship_id, FinishForm(date(2026, 11, 13), REPORT))
    assert (done.jp, done.letter_number) == (20, "")
    record = session.get_one(LearningRecord, done.record_id)
    assert (record.employee_id, record.year, record.internship_id) == (person, 2026, internship_id)
    assert session.get_one(LearningForm, record.form_id).code == "10"
    assert record.title == "Magang Arsip digital di Universitas Contoh"
    detail = get_internship(session, internship_id)
    assert (detail.jp, detail.row.stage) == (20, InternshipStage.FINISHED)
    with pytest.raises(UserError, match="sudah diselesaikan 13 November 2026"):
        finish_internship(session, internship_id, FinishForm(date(2026, 11, 13), REPORT))


def test_placement_abroad_counts_as_international(session: Session) -> None:
    internship_id = placement(session, campus(session), add_person(session))
    done = finish_internship(
        session, internship_id, FinishForm(date(2026, 11, 13), REPORT, scope=Scope.INTERNATIONAL)
    )
    assert done.jp == 24


def test_finish_and_open_again_take_the_jp_and_give_it_back(session: Session) -> None:
    internship_id = placement(session, campus(session), add_person(session))
    before = snapshot(session)
    finish_internship(session, internship_id, FinishForm(date(2026, 11, 13), REPORT))
    finished = snapshot(session)
    undo_last(session)
    assert snapshot(session) == before
    finish_internship(session, internship_id, FinishForm(date(2026, 11, 13), REPORT))
    with pytest.raises(UserError, match="minimal 10 huruf"):
        reopen_internship(session, internship_id, reason="keliru")
    reopen_internship(session, internship_id, reason="tanggal selesai belum tepat")
    assert snapshot(session)["learning_record"] == before["learning_record"]
    assert len(finished["learning_record"]) == 1
    again = finish_internship(session, internship_id, FinishForm(date(2026, 11, 12), REPORT))
    assert again.jp == 20


def test_finished_or_cancelled_internship_refuses_changes_and_names_the_way(session: Session) -> None:
    partner_id = campus(session)
    done = student(session, partner_id, ends_on=date(2026, 11, 20))
    with pytest.raises(FormProblems, match="Pilih hari antara"):
        finish_internship(session, done, FinishForm(date(2026, 11, 25)))
    finish_internship(session, done, FinishForm(date(2026, 11, 20)))
    for doing in (
        lambda: change_internship(session, done, STUDENT),
        lambda: record_days(session, done, [DayEntry(date(2026, 11, 2))]),
        lambda: cancel_internship(session, done, reason="tidak jadi datang"),
        lambda: withdraw_internship(session, done),
    ):
        with pytest.raises(UserError) as told:
            doing()
        assert told.value.next_step == "Pilih Buka kembali untuk mengubahnya."
    record_marks(session, done, whole_sheet(80), aspects=ASPECTS)
    gone = student(session, partner_id, student_number="2")
    cancel_internship(session, gone, reason="tidak jadi datang")
    with pytest.raises(UserError, match="sudah dibatalkan"):
        finish_internship(session, gone, FinishForm(date(2026, 11, 20)))
    withdraw_internship(session, gone)
    with pytest.raises(UserError, match="sudah tidak ada"):
        get_internship(session, gone)


def test_whoever_may_not_develop_writes_nothing(session: Session) -> None:
    internship_id = student(session, campus(session))
    before = snapshot(session)
    with acting_as(session, Role.AUDITOR):
        after_account = snapshot(session)
        for doing in (
            lambda: record_days(session, internship_id, [DayEntry(date(2026, 11, 2), Attendance.PRESENT)]),
            lambda: finish_internship(session, internship_id, FinishForm(date(2026, 11, 20))),
            lambda: record_marks(session, internship_id, {"work": 80}, aspects=ASPECTS),
        ):
            with pytest.raises(UserError):
                doing()
        assert snapshot(session) == after_account
    assert snapshot(session)["internship"] == before["internship"]


def test_worklist_tells_of_agreements_logbooks_and_mark_sheets(session: Session) -> None:
    partner_id = campus(session)
    agreement_id = mou(session, partner_id)
    running = student(session, partner_id)
    ended = student(session, partner_id, student_number="2", ends_on=date(2026, 11, 20))
    found = tasks(session)
    agreement = found[f"agreement:{agreement_id}:30"]
    assert agreement.title == "MoU 12/PKS/2024 dengan Universitas Contoh berakhir"
    assert (agreement.due, agreement.target) == (date(2026, 11, 30), f"partner/{partner_id}")
    assert "tertinggal 16 hari" in found[f"internship:logbook:{running}"].title
    assert found[f"internship:finish:{ended}"].detail == "Universitas Contoh, belum ada lembar nilai"
    finish_internship(session, ended, FinishForm(date(2026, 11, 20)))
    assert f"internship:marks:{ended}" in tasks(session)
    record_marks(session, ended, whole_sheet(80), aspects=ASPECTS)
    left = tasks(session)
    assert f"internship:marks:{ended}" not in left
    change_setting(session, "worklist.agreement_days_last", 5)
    assert f"agreement:{agreement_id}:60" in tasks(session)


def test_agreement_is_told_until_its_renewal_is_signed(session: Session) -> None:
    agreement_id = mou(session, campus(session))
    new_id = renew_agreement(session, agreement_id)
    assert tasks(session)[f"agreement:{agreement_id}:30"].button == "Lengkapi"
    assert list_partners(session)[0].term.words == "6 hari lagi"
    form = replace(
        renewal_form(session, agreement_id), our_number="20/PKS/2026", signed_on=date(2026, 11, 20)
    )
    change_agreement(session, new_id, form)
    assert not [key for key in tasks(session) if key.startswith("agreement:")]
    assert list_partners(session)[0].term.words == "belum mulai"


def test_agreement_of_an_archived_partner_is_not_told(session: Session) -> None:
    partner_id = campus(session)
    mou(session, partner_id)
    assert [key for key in tasks(session) if key.startswith("agreement:")]
    archive_partner(session, partner_id)
    assert not [key for key in tasks(session) if key.startswith("agreement:")]


def test_year_of_a_partner_counts_activities_people_and_jp(session: Session) -> None:
    partner_id, empty_id = campus(session), campus(session, name="LPK Contoh")
    person, colleague = add_person(session), add_person(session, nip=nip(3), name="Sari")
    internship_id = placement(session, partner_id, person)
    student(session, partner_id)
    finish_internship(session, internship_id, FinishForm(date(2026, 11, 13), REPORT))
    form_id = session.scalars(select(LearningForm.id).where(LearningForm.code == "10")).one()
    with act(session, Right.DEVELOP, "activity.add", "Lokakarya ditambahkan"):
        held = Activity(
            title="Lokakarya arsip",
            stage=ActivityStage.CLOSED,
            starts_on=date(2026, 3, 3),
            ends_on=date(2026, 3, 4),
            partner_id=partner_id,
        )
        planned = Activity(title="Nanti", starts_on=date(2026, 12, 20), partner_id=partner_id)
        session.add_all([held, planned])
        session.flush()
        for who in (person, colleague):
            session.add(Participant(activity_id=held.id, employee_id=who))
        session.add(
            LearningRecord(
                employee_id=colleague,
                form_id=form_id,
                title="Lokakarya arsip",
                starts_on=date(2026, 3, 3),
                ends_on=date(2026, 3, 4),
                jp=8,
                year=2026,
                activity_id=held.id,
                recorded_at=NOW,
            )
        )
    empty, found = read_partner_years(session, 2026)
    assert (empty.partner_id, empty.is_empty) == (empty_id, True)
    assert [one.title for one in found.activities] == ["Lokakarya arsip"]
    assert (found.people, found.jp, found.activities[0].jp) == (3, 28, 8)
    assert [(one.employee_id, one.jp) for one in people_with_partners(session, 2026)] == [
        (person, 20),
        (colleague, 8),
    ]
    assert all(one.is_empty for one in read_partner_years(session, 2025))
    assert {row.partner_id: row.activities for row in list_partners(session)} == {partner_id: 2, empty_id: 0}


def test_days_and_marks_can_be_taken_back_and_done_again(session: Session) -> None:
    internship_id = student(session, campus(session))
    before = snapshot(session)
    record_days(session, internship_id, [DayEntry(date(2026, 11, 2), Attendance.PRESENT, "Loket")])
    filled = snapshot(session)
    record_days(session, internship_id, [DayEntry(date(2026, 11, 2))])
    undo_last(session)
    assert snapshot(session) == filled
    undo_last(session)
    assert snapshot(session) == before
    record_marks(session, internship_id, whole_sheet(80), aspects=ASPECTS)
    undo_last(session)
    assert snapshot(session) == before


def test_partner_with_an_internship_is_not_undone_away(session: Session) -> None:
    partner_id = campus(session)
    added = find_undoable(session)
    assert added is not None
    student(session, partner_id)
    with pytest.raises(UserError, match="sudah dipakai catatan lain"):
        undo_act(session, act_id=added.act_id)
