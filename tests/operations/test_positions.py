"""This file holds the cases of positions: found by any spelling, renamed, archived, held."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from asn_desktop.errors import FormProblems, UserError
from asn_desktop.operations.assessments import list_scores, record_scores
from asn_desktop.operations.position_form import PositionForm, save_position
from asn_desktop.operations.positions import (
    archive_position,
    change_position,
    find_or_add_position,
    known_titles,
    list_positions,
    present_holders,
    present_positions,
)
from asn_desktop.operations.reference import install_positions
from asn_desktop.operations.staff import archive_employee, change_employee, set_status
from asn_desktop.operations.staff_lists import get_employee, search_people
from asn_desktop.rules.gap import ScoreSource
from asn_desktop.rules.position import Tier
from asn_desktop.rules.staff_status import StaffStatus
from asn_desktop.storage.reference import load_positions
from tests.factories import NOW, add_person, person
from tests.operations.kit import KASI, SEKLUR, competency, nip, position, position_row, undo_last

TODAY = NOW.date()


def test_shipped_positions_are_installed_once(session: Session) -> None:
    assert install_positions(session, load_positions()) == 0


@pytest.mark.parametrize("title", ["sekretaris  lurah", "SEKRETARIS LURAH", "Seklur"])
def test_position_is_found_whatever_its_spelling(session: Session, title: str) -> None:
    before = list_positions(session)
    assert find_or_add_position(session, title) == position(session, SEKLUR)
    assert list_positions(session) == before


def test_unknown_position_is_added_with_its_tier_and_standards(session: Session) -> None:
    found = find_or_add_position(session, " Kepala  Seksi Kebersihan ")
    row = next(one for one in list_positions(session) if one.position_id == found)
    assert (row.title, row.tier, row.holders) == ("Kepala Seksi Kebersihan", Tier.PENGAWAS, 0)
    employee_id = add_person(session, position="Kasi Kebersihan")
    assert get_employee(session, employee_id).row.position_id == found
    assert get_employee(session, employee_id).row.asked > 0


def test_many_titles_share_one_reading_of_the_known_ones(session: Session) -> None:
    known = known_titles(session)
    first = find_or_add_position(session, "Juru Parkir", known=known)
    assert find_or_add_position(session, "juru  parkir", known=known) == first


def test_archived_position_comes_back_when_somebody_gets_it(session: Session) -> None:
    archive_position(session, position(session))
    assert position(session) not in {row.position_id for row in list_positions(session)}
    add_person(session)
    held = next(row for row in list_positions(session) if row.position_id == position(session))
    assert held.holders == 1
    undo_last(session)
    assert position_row(session).archived_at is not None


def test_holders_are_people_who_work_here_now(session: Session) -> None:
    ids = [add_person(session, nip=nip(number)) for number in range(4)]
    set_status(session, ids[1], status=StaffStatus.RETIRED, valid_from=date(2026, 10, 1))
    set_status(session, ids[2], status=StaffStatus.LEAVE, valid_from=TODAY, valid_to=date(2026, 12, 1))
    archive_employee(session, ids[3])
    assert next(row for row in list_positions(session) if row.title == KASI).holders == 2
    assert set(present_holders(session, on=TODAY)) == {ids[0], ids[2]}
    assert set(present_positions(session, on=TODAY)) == set(ids)
    assert present_positions(session, on=TODAY, employee_id=ids[3]) == {ids[3]: position(session)}


def test_held_position_is_not_archived(session: Session) -> None:
    employee_id = add_person(session)
    with pytest.raises(UserError, match=f"Jabatan {KASI} masih dipegang pegawai"):
        archive_position(session, position(session))
    change_employee(session, employee_id, person(position=SEKLUR, position_from=date(2026, 11, 1)))
    archive_position(session, position(session))


def test_renamed_position_is_found_by_its_new_name_and_old_scores_keep_the_old(session: Session) -> None:
    employee_id = add_person(session)
    record_scores(
        session,
        employee_id,
        {competency(session, "M.05"): 3},
        source=ScoreSource.PEER,
        assessed_on=date(2026, 9, 1),
    )
    change_position(session, position(session), title="Kepala  Urusan Layanan", tier=Tier.PENGAWAS)
    assert get_employee(session, employee_id).row.position == "Kepala Urusan Layanan"
    assert [hit.employee_id for hit in search_people(session, "urusan layanan")] == [employee_id]
    assert search_people(session, "seksi") == []
    assert list_scores(session, employee_id)[0].position_title == KASI
    undo_last(session)
    assert [hit.employee_id for hit in search_people(session, "seksi pelayanan")] == [employee_id]


def test_empty_taken_or_unknown_position_is_refused(session: Session) -> None:
    for title, words in ((" ", "Isi nama jabatan"), ("seklur", "Nama jabatan seklur sudah dipakai")):
        with pytest.raises(UserError, match=words):
            change_position(session, position(session), title=title, tier=None)
        with pytest.raises(FormProblems, match=words):
            save_position(session, PositionForm(title), position_id=position(session))
    for act_on in (
        lambda: change_position(session, 4711, title="x", tier=None),
        lambda: archive_position(session, 4711),
    ):
        with pytest.raises(UserError, match="sudah tidak ada"):
            act_on()


def test_position_from_its_form_is_one_act(session: Session) -> None:
    before = list_positions(session)
    save_position(session, PositionForm("Pengelola Arsip", Tier.PELAKSANA, "Umum", is_counter=True))
    row = next(one for one in list_positions(session) if one.title == "Pengelola Arsip")
    assert (row.tier, row.section, row.is_counter) == (Tier.PELAKSANA, "Umum", True)
    undo_last(session)
    assert list_positions(session) == before
