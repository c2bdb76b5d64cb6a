"""This file holds the cases of the bulk import: the same as one by one, one act, taken back as one."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from asn_desktop.errors import FormProblems, UserError
from asn_desktop.models.audit import AuditEntry, EntryKind
from asn_desktop.models.employee import Employee
from asn_desktop.operations.settings import change_setting
from asn_desktop.operations.staff import add_employee, archive_employee
from asn_desktop.operations.staff_form import EmployeeForm, clean_form
from asn_desktop.operations.staff_import import existing_staff, import_staff, list_imports
from asn_desktop.operations.staff_lists import list_staff, search_people
from asn_desktop.operations.undo import list_acts, undo_act
from asn_desktop.rules.employment import Employment
from asn_desktop.rules.permission import Role
from asn_desktop.storage.audit import chain_head, verify_chain
from asn_desktop.storage.database import Database
from tests.factories import NOW, add_person, admin_id, filled_template, open_test_database, person
from tests.operations.kit import acting_as, nip, snapshot


def forms(session: Session) -> list[EmployeeForm]:
    """People as lists hold them: with and without titles, dates, golongan, NIP, known position."""
    typed = [
        person(front_title="Drs.", back_title="M.Si.", birth_place="Palembang", phone="0812", note="=1+1"),
        person(name="Ahmad Fauzan", nip=nip(1), position="seklur", position_from=None, golongan_from=None),
        person(name="<b>Sari</b>", nip=nip(2), position="Kepala Seksi Kebersihan", education="S-1"),
        person(name="Budi", nip=nip(3), position="Kepala  Seksi kebersihan", golongan=""),
        person(name="Titin", nip="", employment=Employment.NON_ASN, golongan="", position="Penjaga Kantor"),
        person(name="Muhammad", nip="", employment=Employment.NON_ASN, golongan="", position=""),
    ]
    return [clean_form(session, form) for form in typed]


def entries(session: Session, after: int) -> dict[tuple[str, EntryKind], list[Any]]:
    found: dict[tuple[str, EntryKind], list[Any]] = {}
    for row in session.scalars(select(AuditEntry).where(AuditEntry.seq > after)):
        found.setdefault((row.table_name, row.kind), []).append((row.row_id, json.loads(row.changes)))
    return found


def written_by(
    folder: Path, write: Callable[[Session, list[EmployeeForm]], object]
) -> tuple[dict[str, Any], dict[Any, Any]]:
    path = folder / "kantor.asndb"
    path.write_bytes(filled_template().read_bytes())
    database = open_test_database(path)
    try:
        with database.begin(account_id=admin_id(database)) as session:
            session.info["now"] = NOW
            seq, _hash = chain_head(session)
            write(session, forms(session))
            session.flush()
            return snapshot(session), entries(session, seq)
    finally:
        database.close()


def test_bulk_writes_the_same_rows_and_entries_as_one_by_one(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "bulk").mkdir()

    def one_by_one(session: Session, people: list[EmployeeForm]) -> None:
        for form in people:
            add_employee(session, form)

    rows, log = written_by(tmp_path / "one", one_by_one)
    bulk_rows, bulk_log = written_by(tmp_path / "bulk", import_staff)
    assert bulk_rows == rows
    assert bulk_log == log


def test_import_is_one_act_with_the_name_of_its_file(session: Session) -> None:
    act_id = import_staff(session, forms(session), file_name="pegawai 2026.xlsx")
    newest = list_acts(session, limit=1)[0]
    assert (newest.act_id, newest.summary) == (act_id, "6 pegawai dimasukkan dari pegawai 2026.xlsx")
    assert {row.name for row in list_staff(session)} == {form.name for form in forms_names(session)}
    assert [hit.name for hit in search_people(session, "fauzan seklur")] == ["Ahmad Fauzan"]


def forms_names(session: Session) -> list[Employee]:
    return list(session.scalars(select(Employee)))


def test_positions_named_twice_are_made_once(session: Session) -> None:
    import_staff(session, forms(session))
    held = [row.position_id for row in list_staff(session) if "ebersihan" in row.position]
    assert len(held) == 2
    assert len(set(held)) == 1


def test_changed_people_are_changed_in_the_same_act(session: Session) -> None:
    kept = add_person(session)
    act_id = import_staff(session, [], [(kept, person(phone="0813"))])
    assert list_staff(session)[0].phone == "0813"
    undo_act(session, act_id=act_id)
    assert list_staff(session)[0].phone == ""


def test_nothing_is_written_when_one_changed_person_is_refused(filled_database: Database) -> None:
    account_id = admin_id(filled_database)
    with filled_database.begin(account_id=account_id) as session:
        session.info["now"] = NOW
        kept = add_person(session)
        new = clean_form(session, person(nip=nip(1), name="Rahmat", position="Jabatan Baru"))
        before = snapshot(session), chain_head(session)
    with pytest.raises(FormProblems), filled_database.begin(account_id=account_id) as session:
        import_staff(session, [new], [(kept, person(nip="123"))])
    with filled_database.begin(account_id=account_id) as session:
        assert (snapshot(session), chain_head(session)) == before


def test_nip_taken_since_the_preview_is_refused_with_its_owner(session: Session) -> None:
    people = forms(session)
    add_person(session, name="Zulkifli", nip=nip(2))
    before = snapshot(session)
    with pytest.raises(UserError, match=f"NIP {nip(2)} sudah dipakai Zulkifli"):
        import_staff(session, people)
    assert snapshot(session) == before


def test_account_that_may_not_change_staff_imports_nothing(session: Session) -> None:
    people = forms(session)
    with acting_as(session, Role.APPRAISER), pytest.raises(UserError, match="mengubah data pegawai"):
        import_staff(session, people)
    assert list_staff(session) == []


def test_import_meets_archived_people_again(session: Session) -> None:
    archive_employee(session, add_person(session))
    assert [(row.nip, row.is_archived) for row in existing_staff(session)] == [("198802142011012003", True)]


def test_imports_are_listed_as_long_as_they_can_be_taken_back(session: Session) -> None:
    act_id = import_staff(session, forms(session))
    (row,) = list_imports(session)
    assert (row.act_id, row.until - row.at, row.is_undone) == (act_id, timedelta(days=30), False)
    session.info["now"] += timedelta(days=30)
    undo_act(session, act_id=act_id)
    assert [found.is_undone for found in list_imports(session)] == [True]
    assert list_staff(session) == []
    session.info["now"] += timedelta(minutes=1)
    assert list_imports(session) == []


def test_days_to_take_an_import_back_are_the_offices_choice(session: Session) -> None:
    import_staff(session, forms(session))
    change_setting(session, "history.import_undo_days", 2)
    session.info["now"] += timedelta(days=3)
    assert list_imports(session) == []


def test_thousands_of_people_are_written_taken_back_and_written_again(session: Session) -> None:
    people = [
        EmployeeForm(
            name=f"Orang {number}",
            employment=Employment.PNS,
            nip=nip(number),
            golongan="III/a",
            golongan_from=date(2020, 4, 1),
            position="Pengelola Data" if number % 2 else "Kepala Seksi Pelayanan Umum",
            position_from=date(2021, 1, 4),
        )
        for number in range(2_000)
    ]
    before = snapshot(session)
    act_id = import_staff(session, people)
    after = snapshot(session)
    assert len(list_staff(session)) == 2_000
    undo_act(session, act_id=act_id)
    assert snapshot(session) == before
    undo_act(session, act_id=list_acts(session, limit=1)[0].act_id)
    assert snapshot(session) == after
    columns = AuditEntry.__table__.columns
    log = session.connection().execute(select(*columns).order_by(AuditEntry.seq))
    assert list(verify_chain(log)) == []


def test_people_are_counted_while_they_are_written(session: Session) -> None:
    people = [EmployeeForm(name=f"Orang {at}", employment=Employment.NON_ASN) for at in range(120)]
    kept = add_person(session)
    counts: list[tuple[int, int, int]] = []
    before = session.scalar(select(func.count()).select_from(Employee)) or 0

    def count(done: int, total: int) -> None:
        there = session.scalar(select(func.count()).select_from(Employee)) or 0
        counts.append((done, total, there - before))

    import_staff(session, people, [(kept, person(phone="0813"))], on_progress=count)
    assert counts == [(0, 121, 0), (50, 121, 50), (100, 121, 100), (120, 121, 120), (121, 121, 120)]


@pytest.mark.parametrize("at", [0, 50, 120])
def test_import_that_is_stopped_keeps_nobody(filled_database: Database, at: int) -> None:
    account_id = admin_id(filled_database)
    people = [
        EmployeeForm(name=f"Orang {number}", employment=Employment.NON_ASN, position="Penjaga Baru")
        for number in range(120)
    ]

    def stop(done: int, _total: int) -> None:
        if done == at:
            raise UserError("Impor dibatalkan.")

    with filled_database.begin(account_id=account_id) as session:
        before = snapshot(session), chain_head(session)
    with pytest.raises(UserError), filled_database.begin(account_id=account_id) as session:
        import_staff(session, people, on_progress=stop)
    with filled_database.begin(account_id=account_id) as session:
        assert (snapshot(session), chain_head(session)) == before
