"""This file holds tests of what the office notes about its backups and its first lembar pemulihan."""

import json
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from asn_desktop.models.audit import AuditEntry, EntryKind
from asn_desktop.office import BACKUP_EVENT, OpenOffice, found_office, last_backup_at, region_facts, sign_in
from asn_desktop.operations.recovery import read_recovery, record_recovery_test, record_recovery_use
from asn_desktop.settings import DataFolder
from asn_desktop.storage.backup import list_backups
from asn_desktop.ui.desk import _back_up_and_close
from tests.journeys.offices import ACCOUNT, CHEAP, CODE, PASSWORD, copy_office, empty_office, read


@pytest.fixture
def office(tmp_path: Path) -> Iterator[OpenOffice]:
    with closing(sign_in(copy_office(empty_office(), tmp_path / "kantor"), ACCOUNT, PASSWORD)) as opened:
        yield opened


def backup_events(office: OpenOffice) -> list[tuple[int | None, dict[str, list[str | None]]]]:
    events = select(AuditEntry).where(
        AuditEntry.kind == EntryKind.EVENT, AuditEntry.table_name == BACKUP_EVENT
    )
    rows = read(office, lambda session: list(session.scalars(events)))
    return [
        (row.account_id, json.loads(row.changes) if isinstance(row.changes, str) else row.changes)
        for row in rows
    ]


def test_backup_is_told_in_the_audit_log_with_its_maker_and_name(office: OpenOffice) -> None:
    made = office.back_up()
    ((account_id, facts),) = backup_events(office)
    assert account_id == office.account_id
    assert facts["file"] == [None, made.path.name]
    assert facts["reason"] == [None, "manual"]
    assert not [one for one in office.check().findings if one.area.value == "audit"]


def test_note_about_a_backup_makes_no_further_backup_due(office: OpenOffice) -> None:
    folder = office.folder
    _back_up_and_close(office)
    assert len(list_backups(folder.backups)) == 1
    for _time in range(3):
        _back_up_and_close(sign_in(folder, ACCOUNT, PASSWORD))
    assert len(list_backups(folder.backups)) == 1
    assert last_backup_at(folder) is not None


def test_backup_clears_away_what_restores_set_aside_long_ago(office: OpenOffice) -> None:
    places = []
    for days in (1, 2, 90):
        place = office.folder.root / f"tersingkir_{datetime.now() - timedelta(days=days):%Y%m%d-%H%M%S}"
        place.mkdir()
        places.append(place)
    office.back_up()
    assert [place.exists() for place in places] == [True, True, False]


def test_founded_office_knows_when_its_first_sheet_was_made(tmp_path: Path) -> None:
    facts = region_facts(CODE)
    assert facts is not None
    opened, _code = found_office(
        DataFolder(tmp_path), facts, account_name=ACCOUNT, password=PASSWORD, params=CHEAP
    )
    with closing(opened) as office:
        standing = read(office, read_recovery)
        assert standing.sheet_number == 1
        assert standing.issued_at is not None
        assert standing.tested_at is None


def test_sheet_that_was_used_is_followed_by_an_untried_one(office: OpenOffice) -> None:
    office.database.run(record_recovery_test, account_id=office.account_id)
    assert read(office, read_recovery).tested_at is not None
    office.database.run(record_recovery_use, account_id=office.account_id)
    standing = read(office, read_recovery)
    assert (standing.sheet_number, standing.tested_at) == (2, None)


def test_closing_an_office_twice_does_nothing_more(office: OpenOffice) -> None:
    office.close()
    office.close()
