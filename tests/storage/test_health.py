"""This file holds tests of the full check and of salvaging what a damaged database still gives."""

import re
from pathlib import Path

import pytest
from sqlalchemy import text

from asn_desktop.storage.attachments import AttachmentStore
from asn_desktop.storage.backup import create_backup
from asn_desktop.storage.database import Database
from asn_desktop.storage.health import Area, HealthReport, Severity, check_database
from asn_desktop.storage.keyring import Keyring
from asn_desktop.storage.salvage import salvage
from asn_desktop.storage.schema import create_database, open_database
from tests.storage.kit import REVISION, SmallBase, SmallOffice, add_people, count_people


def check(office: SmallOffice, database: Database, **choices) -> HealthReport:
    return check_database(
        database, folder=office.folder, dek=office.dek, **({"chain": lambda _session: ()} | choices)
    )


def areas(report: HealthReport) -> list[Area]:
    return [finding.area for finding in report.findings]


def test_sound_office_has_no_findings(small_office: SmallOffice, small_database: Database) -> None:
    add_people(small_database, 20)
    token = AttachmentStore(small_office.folder.attachments, small_office.dek).store(b"%PDF-a").token
    create_backup(small_database, small_office.folder, dek=small_office.dek, reason="manual")
    report = check(small_office, small_database, attachment_tokens=[token])
    assert report.is_sound
    assert report.checked[Area.BACKUPS] == report.checked[Area.ATTACHMENTS] == 1


def test_all_damage_is_listed_not_the_first(small_office: SmallOffice, small_database: Database) -> None:
    made = create_backup(small_database, small_office.folder, dek=small_office.dek, reason="manual")
    made.path.write_bytes(made.path.read_bytes()[:-1])
    (small_office.folder.root / "keyring.salinan.json").write_bytes(b"rusak")
    with small_database.maintenance() as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("INSERT INTO note VALUES (1, 77, 'a'), (2, 78, 'b')")
        connection.execute("PRAGMA foreign_keys=ON")
    report = check(
        small_office,
        small_database,
        attachment_tokens=["a" * 64, "b" * 64],
        chain=lambda _session: ["Catatan 3 putus", "Catatan 9 putus"],
    )
    twice = [Area.AUDIT, Area.ATTACHMENTS, Area.CONSTRAINTS]
    assert sorted(areas(report)) == sorted([Area.KEYRING, Area.BACKUPS, *twice, *twice])
    assert all(finding.message and finding.next_step for finding in report.findings)
    assert {f.area for f in report.findings if f.severity is Severity.WARNING} == {Area.KEYRING, Area.BACKUPS}


def spoil_pages(path: Path, pages: list[int]) -> None:
    raw = bytearray(path.read_bytes())
    for page in pages:
        raw[page * 4096 + 700] ^= 0xFF
    path.write_bytes(raw)


def test_every_damaged_page_is_listed(small_office: SmallOffice) -> None:
    database = small_office.open()
    add_people(database, 600, length=400)
    database.close()
    spoil_pages(small_office.folder.database, [20, 30, 40])
    database = small_office.open()
    found = [f for f in check(small_office, database).findings if f.area is Area.DATABASE]
    database.close()
    for page in (21, 31, 41):
        assert any(f" {page}" in finding.message for finding in found)
    for finding in found:
        assert not re.search(r"tree|page|btree|malformed|HMAC", finding.message, re.IGNORECASE)
        assert finding.detail
        assert finding.lines().endswith(f"\nRincian teknis: {finding.detail}")


def test_older_file_put_back_is_noticed_by_the_anchor(
    small_office: SmallOffice, small_database: Database
) -> None:
    with small_database.begin() as session:
        session.execute(text("CREATE TABLE audit_entry (seq INTEGER PRIMARY KEY, hash TEXT)"))
        session.execute(text("INSERT INTO audit_entry VALUES (1, 'aa'), (2, 'bb')"))
    keyring = Keyring.load(small_office.folder.root)
    keyring.set_anchor(small_office.dek, 2, "bb")
    assert check(small_office, small_database).is_sound
    keyring.set_anchor(small_office.dek, 3, "cc")
    report = check(small_office, small_database)
    assert areas(report) == [Area.AUDIT]
    assert "lebih lama" in report.findings[0].message


def test_missing_keyring_is_a_finding_not_an_end(small_office: SmallOffice, small_database: Database) -> None:
    for path in small_office.folder.root.glob("keyring*.json"):
        path.unlink()
    assert areas(check(small_office, small_database)) == [Area.KEYRING] * 3


def test_salvage_gives_every_row_outside_the_damaged_pages(small_office: SmallOffice, tmp_path: Path) -> None:
    database = small_office.open()
    add_people(database, 600, length=400)
    database.close()
    spoil_pages(small_office.folder.database, [20, 30, 40])
    damaged = small_office.folder.database.read_bytes()
    target = tmp_path / "selamat.asndb"
    create_database(
        target, small_office.dek, metadata=SmallBase.metadata, revision=REVISION, identity=bytes(16)
    )
    result = salvage(small_office.folder.database, target, small_office.dek, metadata=SmallBase.metadata)
    assert 500 < result.rows["person"] < 600
    assert result.rows["person"] + result.lost["person"] == 600
    assert small_office.folder.database.read_bytes() == damaged
    rescued = open_database(target, small_office.dek, head=REVISION)
    assert rescued.run(count_people)[0] == result.rows["person"]
    rescued.close()


def test_salvage_merges_a_log_without_touching_it(small_office: SmallOffice, tmp_path: Path) -> None:
    database = small_office.open()
    add_people(database, 30)
    place = tmp_path / "mati listrik"
    place.mkdir()
    for path in small_office.folder.root.glob("kantor.asndb*"):
        (place / path.name).write_bytes(path.read_bytes())
    database.close()
    target = tmp_path / "selamat.asndb"
    create_database(
        target, small_office.dek, metadata=SmallBase.metadata, revision=REVISION, identity=bytes(16)
    )
    result = salvage(place / "kantor.asndb", target, small_office.dek, metadata=SmallBase.metadata)
    assert (result.rows, result.lost) == ({"person": 30, "note": 0}, {})
    assert (place / "kantor.asndb-wal").stat().st_size > 0


def test_salvage_of_a_file_that_does_not_open_says_so(small_office: SmallOffice, tmp_path: Path) -> None:
    small_office.folder.database.write_bytes(b"x" * 8192)
    target = tmp_path / "selamat.asndb"
    create_database(
        target, small_office.dek, metadata=SmallBase.metadata, revision=REVISION, identity=bytes(16)
    )
    with pytest.raises(Exception, match="tidak utuh"):
        salvage(small_office.folder.database, target, small_office.dek, metadata=SmallBase.metadata)
