"""This file holds the cases of people: added, changed, archived, moved, refused."""

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from asn_desktop.errors import FormProblems, UserError
from asn_desktop.models.employee import Employee
from asn_desktop.operations.assessments import record_scores
from asn_desktop.operations.competencies import find_by_code
from asn_desktop.operations.staff import (
    archive_employee,
    change_employee,
    purge_employee,
    refresh_statuses,
    restore_employee,
    set_status,
)
from asn_desktop.operations.staff_lists import find_head, get_employee, list_staff, search_people
from asn_desktop.operations.undo import find_redoable, find_undoable, undo_act
from asn_desktop.rules.employment import Employment
from asn_desktop.rules.gap import ScoreSource
from asn_desktop.rules.staff_status import StaffStatus
from tests.factories import add_person, person


def test_added_person_has_rank_position_and_sex_from_the_nip(session: Session) -> None:
    employee_id = add_person(session)
    row = get_employee(session, employee_id).row
    assert (row.golongan, row.position) == ("III/d", "Kepala Seksi Pelayanan Umum")
    assert row.birth_date == date(1988, 2, 14)
    assert row.sex is not None
    assert row.sex.value in ("P", "female", "F")


def test_short_nip_is_refused_and_nothing_is_kept(session: Session) -> None:
    with pytest.raises(FormProblems) as refused:
        add_person(session, nip="19880214201101200")
    assert refused.value.problems == {"nip": "NIP harus 18 angka, yang diketik baru 17"}
    assert session.scalars(select(Employee)).all() == []


def test_same_nip_twice_names_its_owner(session: Session) -> None:
    add_person(session)
    with pytest.raises(FormProblems, match="sudah dipakai Dewi Anggraini Putri"):
        add_person(session, name="Hasanah")


def test_supporting_worker_needs_no_nip_and_one_name_is_enough(session: Session) -> None:
    employee_id = add_person(
        session,
        name="Muhammad",
        nip="",
        employment=Employment.NON_ASN,
        golongan="",
        position="Petugas Kebersihan",
    )
    row = get_employee(session, employee_id).row
    assert (row.name, row.nip, row.asked) == ("Muhammad", None, 0)


def test_new_position_becomes_a_dated_record_beside_the_old(session: Session) -> None:
    employee_id = add_person(session)
    change_employee(session, employee_id, person(position="Sekretaris Lurah", position_from=date(2026, 8, 1)))
    detail = get_employee(session, employee_id)
    assert [fact.text for fact in detail.positions] == ["Sekretaris Lurah", "Kepala Seksi Pelayanan Umum"]
    assert detail.row.position == "Sekretaris Lurah"


def test_future_position_does_not_count_yet(session: Session) -> None:
    employee_id = add_person(session)
    change_employee(session, employee_id, person(position="Lurah", position_from=date(2027, 1, 1)))
    assert get_employee(session, employee_id).row.position == "Kepala Seksi Pelayanan Umum"


def test_archived_person_leaves_the_list_and_comes_back(session: Session) -> None:
    employee_id = add_person(session)
    archive_employee(session, employee_id)
    assert list_staff(session) == []
    assert len(list_staff(session, include_archived=True)) == 1
    restore_employee(session, employee_id)
    assert len(list_staff(session)) == 1


def test_leave_needs_an_end_and_ends_by_itself(session: Session) -> None:
    employee_id = add_person(session)
    with pytest.raises(UserError, match="Isi tanggal hari terakhir cutinya"):
        set_status(session, employee_id, status=StaffStatus.LEAVE, valid_from=date(2026, 11, 1))
    set_status(
        session,
        employee_id,
        status=StaffStatus.LEAVE,
        valid_from=date(2026, 11, 1),
        valid_to=date(2026, 11, 30),
    )
    assert list_staff(session)[0].status is StaffStatus.LEAVE
    session.info["now"] = session.info["now"].replace(month=12)
    assert refresh_statuses(session) == 1
    assert list_staff(session)[0].status is StaffStatus.ACTIVE


def test_transferred_person_is_kept_out_of_the_list_but_not_lost(session: Session) -> None:
    employee_id = add_person(session)
    set_status(session, employee_id, status=StaffStatus.TRANSFERRED, valid_from=date(2026, 10, 1))
    assert list_staff(session) == []
    assert [row.status for row in list_staff(session, include_gone=True)] == [StaffStatus.TRANSFERRED]


def test_person_with_scores_is_not_purged(session: Session) -> None:
    employee_id = add_person(session)
    competency_id = find_by_code(session, "M.05")
    assert competency_id is not None
    record_scores(
        session, employee_id, {competency_id: 2}, source=ScoreSource.SUPERIOR, assessed_on=date(2026, 9, 1)
    )
    with pytest.raises(UserError, match="nilai kompetensi"):
        purge_employee(session, employee_id, reason="tercatat dua kali")


def test_purge_needs_a_reason(session: Session) -> None:
    employee_id = add_person(session)
    with pytest.raises(UserError, match="Alasan minimal 10 huruf"):
        purge_employee(session, employee_id, reason="ganda")
    purge_employee(session, employee_id, reason="tercatat dua kali")
    assert list_staff(session, include_archived=True, include_gone=True) == []


def test_undo_and_redo_walk_one_change_back_and_forth(session: Session) -> None:
    employee_id = add_person(session)
    change_employee(session, employee_id, person(phone="0812"))
    found = find_undoable(session)
    assert found is not None
    assert undo_act(session, act_id=found.act_id) == "Diurungkan: Data Dewi Anggraini Putri diubah"
    assert get_employee(session, employee_id).row.phone == ""
    redo = find_redoable(session)
    assert redo is not None
    undo_act(session, act_id=redo.act_id)
    assert get_employee(session, employee_id).row.phone == "0812"
    again = find_undoable(session)
    assert again is not None
    assert again.act_id == found.act_id


def test_undoing_an_added_person_frees_the_nip(session: Session) -> None:
    add_person(session)
    found = find_undoable(session)
    assert found is not None
    undo_act(session, act_id=found.act_id)
    assert list_staff(session, include_archived=True) == []
    add_person(session)
    assert len(list_staff(session)) == 1


def test_undo_is_refused_when_a_later_act_changed_the_same_row(session: Session) -> None:
    employee_id = add_person(session)
    change_employee(session, employee_id, person(phone="0812"))
    first = find_undoable(session)
    assert first is not None
    change_employee(session, employee_id, person(phone="0813"))
    with pytest.raises(UserError, match="sudah diubah lagi"):
        undo_act(session, act_id=first.act_id)
    assert get_employee(session, employee_id).row.phone == "0813"


def test_search_finds_by_name_nip_and_position_in_any_order(session: Session) -> None:
    add_person(session)
    add_person(session, name="Ahmad Fauzan", nip="198507072010011004", position="Sekretaris Lurah")
    assert [hit.name for hit in search_people(session, "putri dewi")] == ["Dewi Anggraini Putri"]
    assert [hit.name for hit in search_people(session, "201001")] == ["Ahmad Fauzan"]
    assert [hit.name for hit in search_people(session, "seklur ahm")] == []
    assert [hit.position for hit in search_people(session, "sekretaris")] == ["Sekretaris Lurah"]
    assert search_people(session, '"; DROP TABLE employee') == []
    assert search_people(session, "   ") == []


def test_lurah_in_the_list_is_the_head(session: Session) -> None:
    assert find_head(session) is None
    add_person(session, name="Rahmat", nip="197904102003121002", position="Lurah")
    head = find_head(session)
    assert head is not None
    assert head.name == "Rahmat"
