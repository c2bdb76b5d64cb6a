"""This file holds the cases of the worklist: each task comes and goes for its reason, in its order."""

from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from asn_desktop.operations.assessments import OfficialForm, record_official_result, record_scores
from asn_desktop.operations.certificates import CertificateForm, add_certificate, withdraw_certificate
from asn_desktop.operations.desk import drop_draft, postpone, save_draft
from asn_desktop.operations.gaps import standards_on
from asn_desktop.operations.recovery import record_recovery_issue
from asn_desktop.operations.settings import change_setting
from asn_desktop.operations.staff import archive_employee, set_status
from asn_desktop.operations.standards import set_standard
from asn_desktop.operations.worklist import Task, read_worklist
from asn_desktop.rules.gap import ScoreSource
from asn_desktop.rules.permission import Role
from asn_desktop.rules.staff_status import StaffStatus
from tests.factories import NOW, add_person
from tests.operations.kit import KASI, acting_as, nip, position, undo_last

TODAY = NOW.date()


def tasks(session: Session, **how: object) -> dict[str, Task]:
    how.setdefault("last_backup", NOW)
    return {task.key: task for task in read_worklist(session, **how).tasks}  # type: ignore[arg-type]


def score_all(session: Session, employee_id: int, *, but: int = 0) -> None:
    asked = standards_on(session, on=TODAY)[position(session)]
    scores = {competency_id: standard.level for competency_id, standard in list(asked.items())[but:]}
    record_scores(session, employee_id, scores, source=ScoreSource.SUPERIOR, assessed_on=date(2026, 9, 1))


def finish_set_up(session: Session) -> None:
    change_setting(session, "emblem_is_set", True)
    add_person(session, name="Rahmat", nip=nip(900), position="Lurah")


def test_empty_office_has_nothing_to_do(session: Session) -> None:
    worklist = read_worklist(session)
    assert (worklist.tasks, worklist.overdue, worklist.due_today, worklist.on) == ((), 0, 0, TODAY)


def test_draft_can_be_resumed_until_it_is_dropped(session: Session) -> None:
    save_draft(session, form="employee", subject_id=7, title="Budi Hartono", content={})
    save_draft(session, form="import", content={})
    save_draft(session, form="other", title="Surat", content={})
    found = tasks(session)
    assert found["draft:employee:7"].title == "Lanjutkan formulir Budi Hartono"
    assert found["draft:employee:7"].target == "draft/employee/7"
    assert found["draft:import:0"].title == "Impor tanpa nama belum selesai"
    assert found["draft:other:0"].title == "Lanjutkan Surat"
    drop_draft(session, form="employee", subject_id=7)
    assert "draft:employee:7" not in tasks(session)


def test_draft_is_shown_to_its_own_account_only(session: Session) -> None:
    save_draft(session, form="employee", content={})
    with acting_as(session, Role.CLERK):
        assert tasks(session) == {}


def test_person_without_scores_is_due_until_measured(session: Session) -> None:
    add_person(session, name="Ahmad Fauzan", nip=nip(1))
    second = add_person(session, name="Budi", nip=nip(2))
    task = tasks(session)["assess:none"]
    assert (task.title, task.detail) == (
        "2 pegawai belum dinilai kompetensinya",
        f"Mulai dari Ahmad Fauzan, {KASI}",
    )
    score_all(session, second, but=2)
    found = tasks(session)
    assert found["assess:none"].people == 1
    asked = len(standards_on(session, on=TODAY)[position(session)])
    assert found["assess:partly"].detail == f"Budi, {asked - 2} dari {asked} kompetensi"
    assert found["assess:partly"].target == f"employee/{second}/assess"
    score_all(session, second)
    assert "assess:partly" not in tasks(session)


@pytest.mark.parametrize("measured", [False, True])
def test_person_on_leave_or_archived_is_not_waited_for(session: Session, measured: bool) -> None:
    away, gone = add_person(session, nip=nip(1)), add_person(session, nip=nip(2))
    if measured:
        score_all(session, away, but=1)
        score_all(session, gone, but=1)
    set_status(session, away, status=StaffStatus.LEAVE, valid_from=TODAY, valid_to=date(2026, 12, 1))
    archive_employee(session, gone)
    assert not {"assess:none", "assess:partly"} & set(tasks(session))


@pytest.mark.parametrize(("days", "is_due"), [(-400, True), (0, True), (90, True), (91, False)])
def test_ending_result_is_due_ninety_days_ahead(session: Session, days: int, is_due: bool) -> None:
    employee_id = add_person(session)
    ends = TODAY + timedelta(days=days)
    form = OfficialForm("UPT BKN", ends - timedelta(days=1000), expires_on=ends)
    result_id = record_official_result(session, employee_id, form)
    found = tasks(session).get(f"official:{result_id}")
    assert (found is not None) is is_due
    if found is not None:
        assert found.due == ends


def test_result_with_a_newer_one_is_not_due(session: Session) -> None:
    employee_id = add_person(session)
    old = record_official_result(session, employee_id, OfficialForm("UPT BKN", date(2024, 1, 8)))
    assert f"official:{old}" in tasks(session)
    record_official_result(session, employee_id, OfficialForm("UPT BKN", date(2026, 11, 2)))
    assert f"official:{old}" not in tasks(session)
    undo_last(session)
    assert f"official:{old}" in tasks(session)


def test_ending_certificate_is_due_until_taken_back(session: Session) -> None:
    employee_id = add_person(session, front_title="Dra.")
    lasting = add_certificate(session, employee_id, CertificateForm("Arsiparis"))
    ending = add_certificate(session, employee_id, CertificateForm("Pengadaan", expires_on=date(2026, 12, 1)))
    found = tasks(session)
    assert f"certificate:{lasting}" not in found
    assert found[f"certificate:{ending}"].title == "Sertifikat Dra. Dewi Anggraini Putri berakhir"
    assert found[f"certificate:{ending}"].detail == "Pengadaan, 1 Desember 2026"
    withdraw_certificate(session, ending)
    assert f"certificate:{ending}" not in tasks(session)


@pytest.mark.parametrize("how", ["archived", "retired"])
def test_papers_of_people_who_left_are_not_due(session: Session, how: str) -> None:
    employee_id = add_person(session)
    add_certificate(session, employee_id, CertificateForm("Pengadaan", expires_on=TODAY))
    record_official_result(session, employee_id, OfficialForm("UPT BKN", date(2023, 12, 1)))
    assert len(tasks(session)) > 3
    if how == "archived":
        archive_employee(session, employee_id)
    else:
        set_status(session, employee_id, status=StaffStatus.RETIRED, valid_from=TODAY)
    assert not [key for key in tasks(session) if key.startswith(("certificate", "official"))]


def test_warning_days_are_the_offices_choice(session: Session) -> None:
    employee_id = add_person(session)
    add_certificate(session, employee_id, CertificateForm("Pengadaan", expires_on=date(2026, 12, 20)))
    change_setting(session, "worklist.official_days", 10)
    assert not [key for key in tasks(session) if key.startswith("certificate")]


def test_held_position_without_a_standard_is_due_until_it_has_one(session: Session) -> None:
    add_person(session)
    held = standards_on(session, on=TODAY)[position(session)]
    assert "standard:missing" not in tasks(session)
    for competency_id in held:
        set_standard(
            session,
            position_id=position(session),
            competency_id=competency_id,
            level=None,
            valid_from=TODAY,
        )
    assert tasks(session)["standard:missing"].title == "1 jabatan belum punya standar kompetensi"
    undo_last(session)
    assert "standard:missing" not in tasks(session)


def test_recovery_sheet_is_due_until_printed_and_typed_back(session: Session) -> None:
    assert "recovery:print" in tasks(session, recovery_is_tested=False)
    record_recovery_issue(session)
    due = tasks(session, recovery_is_tested=False)
    assert "recovery:print" not in due
    assert due["recovery:test"].detail.startswith("Dibuat 24 November 2026,")
    assert not {"recovery:test", "recovery:print"} & set(tasks(session, recovery_is_tested=True))


def test_letterhead_and_lurah_are_due_once_there_are_people(session: Session) -> None:
    assert not {"office:emblem", "office:head"} & set(tasks(session))
    add_person(session)
    assert {"office:emblem", "office:head"} <= set(tasks(session))
    finish_set_up(session)
    assert not {"office:emblem", "office:head"} & set(tasks(session))


@pytest.mark.parametrize(
    ("days", "due"), [(None, TODAY), (0, None), (7, None), (8, TODAY - timedelta(days=1))]
)
def test_backup_is_due_after_a_week(session: Session, days: int | None, due: date | None) -> None:
    add_person(session)
    last = None if days is None else NOW - timedelta(days=days)
    found = tasks(session, last_backup=last).get("backup:old")
    assert (found.due if found else None) == due
    if days is None and found is not None:
        assert found.detail == "Belum pernah dibuat"


def test_order_is_drafts_then_overdue_then_today_then_by_date_then_by_people(session: Session) -> None:
    finish_set_up(session)
    employee_id = add_person(session, nip=nip(1))
    add_person(session, nip=nip(2))
    score_all(session, employee_id, but=1)
    for name, ends in (("C", date(2026, 12, 20)), ("A", date(2026, 11, 1)), ("B", TODAY)):
        add_certificate(session, employee_id, CertificateForm(name, expires_on=ends))
    save_draft(session, form="employee", title="Zulkifli", content={})
    worklist = read_worklist(session, last_backup=NOW - timedelta(days=30))
    kinds = [task.key.split(":")[0] for task in worklist.tasks]
    assert kinds[0] == "draft"
    assert [task.detail[0] for task in worklist.tasks if task.key.startswith("certificate")] == [
        "A",
        "B",
        "C",
    ]
    dues = [task.due or date.max for task in worklist.tasks[1:]]
    assert dues == sorted(dues)
    assert [task.key for task in worklist.tasks[-2:]] == ["assess:none", "assess:partly"]
    assert (worklist.overdue, worklist.due_today) == (2, 1)


def test_postponed_task_is_hidden_until_its_day(session: Session) -> None:
    add_person(session)
    postpone(session, task="assess:none", until=TODAY + timedelta(days=1))
    assert "assess:none" not in tasks(session)
    session.info["now"] += timedelta(days=1)
    assert "assess:none" in tasks(session)
