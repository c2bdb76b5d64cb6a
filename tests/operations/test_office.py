"""This file holds the cases of the office and its settings."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from asn_desktop.errors import FormProblems, UserError
from asn_desktop.models import Base
from asn_desktop.models.migrations import HEAD
from asn_desktop.operations.office import change_office, create_office_row, get_office
from asn_desktop.operations.settings import change_setting, read_settings, setting_days, setting_of
from asn_desktop.operations.undo import find_undoable, list_acts
from asn_desktop.rules.office_code import office_number, office_of
from asn_desktop.storage.schema import create_database
from tests.factories import DEK, IDENTITY, OFFICE, open_test_database
from tests.operations.kit import snapshot, undo_last


def test_office_is_made_once_and_gives_its_number_to_every_id(tmp_path: Path) -> None:
    path = tmp_path / "kantor.asndb"
    number = office_number(OFFICE.code)
    create_database(path, DEK, metadata=Base.metadata, revision=HEAD, identity=IDENTITY, office_number=number)
    database = open_test_database(path)
    try:
        with database.begin() as session:
            with pytest.raises(UserError, match="belum diisi"):
                get_office(session)
            row_id = create_office_row(session, OFFICE)
            assert office_of(row_id) == number
            assert get_office(session) == OFFICE
            with pytest.raises(UserError, match="sudah berisi data kantor"):
                create_office_row(session, OFFICE)
            assert find_undoable(session) is None
    finally:
        database.close()


def test_office_changes_but_its_code_stays(session: Session) -> None:
    changed = replace(OFFICE, code="16.71.14.1002", name=" Plaju Ilir ", head_nip="19790410 200312 1 002")
    change_office(session, changed)
    found = get_office(session)
    assert (found.code, found.name, found.head_nip) == (OFFICE.code, "Plaju Ilir", "197904102003121002")
    undo_last(session)
    assert get_office(session) == OFFICE


def test_every_missing_part_of_the_office_is_named_at_once(session: Session) -> None:
    before = snapshot(session)
    with pytest.raises(FormProblems) as refused:
        change_office(session, replace(OFFICE, name=" ", kecamatan="", city="", short="", head_nip="123"))
    assert refused.value.problems == {
        "name": "Isi nama kelurahan",
        "kecamatan": "Isi nama kecamatan",
        "city": "Isi nama kota atau kabupaten",
        "short": "Isi singkatan untuk nomor dokumen, misalnya PLU",
        "head_nip": "NIP harus 18 angka, yang diketik baru 3",
    }
    assert snapshot(session) == before


@pytest.mark.parametrize("value", [True, 14, "teks", ["a", None], {"a": {"b": 1.5}}, None])
def test_setting_is_kept_as_it_was_given_and_undone(session: Session, value: object) -> None:
    assert setting_of(session, "kunci", "bawaan") == "bawaan"
    change_setting(session, "kunci", value, label="kunci layar")
    assert setting_of(session, "kunci", "bawaan") == value
    assert read_settings(session) == {"kunci": value}
    assert list_acts(session, limit=1)[0].summary == "Pengaturan kunci layar diubah"
    change_setting(session, "kunci", 0)
    undo_last(session)
    assert setting_of(session, "kunci", "bawaan") == value
    undo_last(session)
    assert read_settings(session) == {}


def test_days_come_as_a_number(session: Session) -> None:
    assert setting_days(session, "worklist.backup_days", 7) == 7
    change_setting(session, "worklist.backup_days", "14")
    assert setting_days(session, "worklist.backup_days", 7) == 14
