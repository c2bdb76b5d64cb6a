"""This file holds tests of backups: made, proven, thinned, and gone back to."""

import random
import shutil
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import text

from asn_desktop.settings import DataFolder
from asn_desktop.storage import backup, backup_container, files, restore
from asn_desktop.storage.backup import (
    BackupFile,
    create_backup,
    keyring_of_backup,
    list_backups,
    thin_backups,
    verify_backup,
)
from asn_desktop.storage.database import Database
from asn_desktop.storage.faults import (
    DamagedBackup,
    DamagedDatabase,
    DiskFull,
    ForeignDatabase,
    NewerSchema,
    StorageFault,
)
from asn_desktop.storage.keyring import Keyring
from asn_desktop.storage.office_files import tidy_after_crash
from asn_desktop.storage.schema import open_database
from tests.storage.kit import (
    ADMIN,
    CHEAP,
    PASSWORD,
    REVISION,
    SmallOffice,
    add_people,
    count_people,
    names_in,
)

NOW = datetime(2026, 11, 24, 9, 41, 5)
restore_backup = partial(restore.restore_backup, head=REVISION)


def make(office: SmallOffice, database: Database, **choices) -> BackupFile:
    return create_backup(
        database, office.folder, dek=office.dek, **({"reason": "manual", "now": NOW} | choices)
    )


@pytest.fixture
def made(small_office: SmallOffice, small_database: Database) -> BackupFile:
    add_people(small_database, 4)
    return make(small_office, small_database)


def test_backup_is_one_file_named_by_time_and_reason(small_office: SmallOffice, made: BackupFile) -> None:
    assert names_in(small_office.folder.backups) == {"cadangan_20261124-094105_manual.asnbackup"}
    assert list_backups(small_office.folder.backups) == (made,)
    assert made.size == made.path.stat().st_size


def test_backup_proves_itself_with_and_without_the_key(small_office: SmallOffice, made: BackupFile) -> None:
    manifest = verify_backup(made.path, small_office.dek)
    assert manifest == verify_backup(made.path)
    assert manifest.rows == {"alembic_version": 1, "note": 0, "person": 4}


def test_backup_holds_no_readable_text(small_office: SmallOffice, made: BackupFile) -> None:
    assert b"orang 1" not in made.path.read_bytes()


def test_backup_holds_what_is_still_in_the_log(small_office: SmallOffice, small_database: Database) -> None:
    add_people(small_database, 50)
    made = make(small_office, small_database)
    assert verify_backup(made.path, small_office.dek).rows["person"] == 50
    assert small_database.run(count_people)[0] == 50


def test_two_backups_in_one_second_get_two_names(small_office: SmallOffice, small_database: Database) -> None:
    first, second = (make(small_office, small_database) for _ in range(2))
    assert second.made_at - first.made_at == timedelta(seconds=1)


def test_reason_becomes_part_of_a_file_name_only_if_it_is_a_plain_word(
    small_office: SmallOffice, small_database: Database
) -> None:
    for reason in ("../luar", "a b", "", "A"):
        with pytest.raises(ValueError, match="reason"):
            make(small_office, small_database, reason=reason)


def test_damaged_database_gives_no_backup_and_thins_nothing(
    small_office: SmallOffice,
) -> None:
    database = small_office.open()
    add_people(database, 400, length=500)
    old = make(small_office, database, now=NOW - timedelta(days=1))
    database.close()
    raw = bytearray(small_office.folder.database.read_bytes())
    raw[-6000] ^= 1
    small_office.folder.database.write_bytes(raw)
    database = small_office.open()
    with pytest.raises(DamagedDatabase):
        make(small_office, database)
    database.close()
    assert names_in(small_office.folder.backups) == {old.path.name}


def test_disk_full_while_backing_up_leaves_the_old_ones(
    small_office: SmallOffice, small_database: Database, made: BackupFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backup_container.os, "fsync", refuse)
    with pytest.raises(DiskFull, match="disk penuh"):
        make(small_office, small_database)
    assert names_in(small_office.folder.backups) == {made.path.name}


def test_every_flipped_bit_and_every_cut_of_a_backup_is_noticed(
    made: BackupFile, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    raw = made.path.read_bytes()
    chance = random.Random(11)
    bits = (
        range(len(raw) * 8)
        if request.config.getoption("--campaign")
        else chance.sample(range(len(raw) * 8), 400)
    )
    cuts = [0, 1, 63, 64, 65, len(raw) - 1, *chance.sample(range(len(raw)), 40)]
    mutants = [raw[:cut] for cut in cuts] + [raw + b"\x00"]
    for bit in bits:
        mutant = bytearray(raw)
        mutant[bit // 8] ^= 1 << bit % 8
        mutants.append(bytes(mutant))
    path = tmp_path / "mutan.asnbackup"
    for mutant in mutants:
        path.write_bytes(mutant)
        with pytest.raises(DamagedBackup):
            verify_backup(path)


def test_well_formed_zip_with_a_damaged_database_inside_is_noticed(
    small_office: SmallOffice, made: BackupFile, tmp_path: Path
) -> None:
    manifest = verify_backup(made.path)
    inside = tmp_path / "isi"
    backup_container.extract_database(made.path, inside, manifest)
    raw = bytearray(inside.read_bytes())
    raw[5000] ^= 4
    inside.write_bytes(raw)
    hashes, sizes = backup_container.parts_of(inside, backup_container.read_keyring(made.path))
    forged = tmp_path / "palsu.asnbackup"
    from dataclasses import replace

    backup_container.write_container(
        forged,
        replace(manifest, sha256=dict(hashes), size=dict(sizes)),
        backup_container.read_keyring(made.path),
        inside,
    )
    verify_backup(forged)
    with pytest.raises(DamagedBackup):
        verify_backup(forged, small_office.dek)


def test_other_key_is_not_called_damage(made: BackupFile) -> None:
    with pytest.raises(ForeignDatabase):
        verify_backup(made.path, bytes(32))


def test_second_place_gets_backup_and_attachments_once(
    small_office: SmallOffice, small_database: Database, tmp_path: Path
) -> None:
    (small_office.folder.attachments / "a.asnfile").write_bytes(b"isi")
    place = tmp_path / "disk kedua"
    made = make(small_office, small_database, second_place=place)
    assert made.second_path == place / made.path.name
    assert made.second_path.read_bytes() == made.path.read_bytes()
    assert (place / "lampiran" / "a.asnfile").read_bytes() == b"isi"


def test_second_place_that_is_gone_does_not_undo_the_backup(
    small_office: SmallOffice, small_database: Database, tmp_path: Path
) -> None:
    blocked = tmp_path / "berkas"
    blocked.write_bytes(b"")
    made = make(small_office, small_database, second_place=blocked / "dalam")
    assert made.second_path is None
    assert made.second_fault is not None
    verify_backup(made.path, small_office.dek)


def test_stick_that_gives_back_something_else_is_called_broken(
    small_office: SmallOffice, small_database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = backup_container.sha256_of
    place = tmp_path / "flashdisk"
    monkeypatch.setattr(
        backup_container, "sha256_of", lambda path: "0" * 64 if place in path.parents else honest(path)
    )
    made = make(small_office, small_database, second_place=place)
    assert made.second_fault is not None
    assert "Disk gagal" in made.second_fault.message
    assert names_in(place) == {"lampiran"}


def test_thinning_deletes_by_the_schedule_and_only_backups(tmp_path: Path) -> None:
    for day in range(400):
        (
            tmp_path / f"cadangan_{(NOW - timedelta(days=day)).strftime('%Y%m%d-%H%M%S')}_otomatis.asnbackup"
        ).touch()
    (tmp_path / "cadangan_20200101-000000_otomatis.asnbackup.txt").touch()
    (tmp_path / "catatan saya.docx").touch()
    thin_backups(tmp_path, now=NOW)
    left = list_backups(tmp_path)
    assert len(left) < 40
    assert left[0].made_at == NOW
    assert {"catatan saya.docx", "cadangan_20200101-000000_otomatis.asnbackup.txt"} <= names_in(tmp_path)


def test_restore_brings_back_rows_and_keeps_the_present_aside(small_office: SmallOffice) -> None:
    database = small_office.open()
    add_people(database, 3)
    made = make(small_office, database)
    add_people(database, 5, first=100)
    done = restore_backup(small_office.folder, made.path, dek=small_office.dek, database=database, now=NOW)
    database = small_office.open()
    assert database.run(count_people)[0] == 3
    database.close()
    assert done.safety_backup is not None
    assert verify_backup(done.safety_backup.path, small_office.dek).rows["person"] == 8
    assert (done.set_aside / "kantor.asndb").exists()
    assert not done.is_keyring_replaced
    assert Keyring.load(small_office.folder.root).epoch == 2
    assert not any(
        "asnpulih" in name or name == "pemulihan.json" for name in names_in(small_office.folder.root)
    )


def test_every_table_is_equal_after_a_restore(small_office: SmallOffice) -> None:
    def dump(database: Database) -> list:
        with database.begin() as session:
            return session.execute(text("SELECT id, name FROM person ORDER BY id")).all()

    database = small_office.open()
    add_people(database, 200, length=300)
    before = dump(database)
    made = make(small_office, database)
    restore_backup(small_office.folder, made.path, dek=small_office.dek, database=database)
    database = small_office.open()
    assert dump(database) == before
    database.close()


def test_restore_keeps_the_passwords_of_today(small_office: SmallOffice) -> None:
    database = small_office.open()
    made = make(small_office, database)
    keyring = Keyring.load(small_office.folder.root)
    keyring.replace_password(small_office.dek, ADMIN, "sandi hari ini", params=CHEAP)
    restore_backup(small_office.folder, made.path, dek=small_office.dek, database=database)
    assert Keyring.load(small_office.folder.root).unlock(ADMIN, "sandi hari ini") == small_office.dek


def test_restore_into_an_empty_folder_brings_keyring_and_data(
    small_office: SmallOffice, tmp_path: Path
) -> None:
    database = small_office.open()
    add_people(database, 2)
    made = make(small_office, database)
    database.close()
    fresh = DataFolder(tmp_path / "komputer baru")
    dek = keyring_of_backup(made.path).unlock(ADMIN, PASSWORD)
    done = restore_backup(fresh, made.path, dek=dek)
    assert done.is_keyring_replaced
    assert done.safety_backup is None
    reopened = SmallOffice(fresh, dek, "").open()
    assert reopened.run(count_people)[0] == 2
    reopened.close()
    assert Keyring.load(fresh.root).unlock(ADMIN, PASSWORD) == dek


def test_restore_over_a_damaged_database_keeps_the_damaged_one(small_office: SmallOffice) -> None:
    database = small_office.open()
    add_people(database, 3)
    made = make(small_office, database)
    database.close()
    small_office.folder.database.write_bytes(b"rusak" * 1000)
    done = restore_backup(small_office.folder, made.path, dek=small_office.dek)
    assert done.safety_backup is None
    assert (done.set_aside / "kantor.asndb").read_bytes() == b"rusak" * 1000
    database = small_office.open()
    assert database.run(count_people)[0] == 3
    database.close()


def test_log_of_the_former_database_never_meets_the_restored_one(small_office: SmallOffice) -> None:
    database = small_office.open()
    made = make(small_office, database)
    add_people(database, 300, length=400)
    log = small_office.folder.database.with_name("kantor.asndb-wal")
    kept = log.read_bytes()
    database.close()
    log.write_bytes(kept)
    done = restore_backup(small_office.folder, made.path, dek=small_office.dek)
    assert (done.set_aside / log.name).read_bytes() == kept
    database = small_office.open()
    assert database.run(count_people)[0] == 0
    database.close()


def test_damaged_backup_changes_nothing(
    small_office: SmallOffice, made: BackupFile, small_database: Database
) -> None:
    raw = bytearray(made.path.read_bytes())
    raw[len(raw) // 2] ^= 1
    made.path.write_bytes(raw)
    before = names_in(small_office.folder.root)
    with pytest.raises(DamagedBackup, match="Tidak ada data yang diubah"):
        restore_backup(small_office.folder, made.path, dek=small_office.dek, database=small_database)
    assert names_in(small_office.folder.root) == before
    assert small_database.run(count_people)[0] == 4


def test_disk_full_for_the_safety_backup_stops_the_restore(
    small_office: SmallOffice, made: BackupFile, small_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backup_container, "write_container", refuse)
    with pytest.raises(DiskFull):
        restore_backup(small_office.folder, made.path, dek=small_office.dek, database=small_database)
    assert small_database.run(count_people)[0] == 4


class Killed(BaseException):
    """Stands for the power cut: nothing after it runs in this life of the program."""


@pytest.mark.parametrize("has_keyring", [True, False])
def test_restore_cut_off_at_any_rename_ends_whole_at_the_next_start(
    small_office: SmallOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_keyring: bool
) -> None:
    database = small_office.open()
    add_people(database, 3)
    made = make(small_office, database)
    add_people(database, 4, first=10)
    database.close()
    outcomes = []
    for step in range(1, 30):
        place = tmp_path / f"coba-{has_keyring}-{step}"
        shutil.copytree(small_office.folder.root, place)
        office = SmallOffice(DataFolder(place), small_office.dek, "")
        if not has_keyring:
            for path in place.glob("keyring*.json"):
                path.write_bytes(b"rusak")
        was_cut = cut_at(monkeypatch, step, office.folder, made.path)
        tidy_after_crash(office.folder)
        opened = open_database(office.folder.database, office.dek, head=REVISION)
        outcomes.append(opened.run(count_people)[0])
        opened.close()
        assert not [name for name in names_in(place) if "asnpulih" in name or "asntmp" in name]
        if not was_cut:
            break
    assert not was_cut
    assert outcomes == sorted(outcomes, reverse=True)
    assert set(outcomes) == {7, 3}
    assert Keyring.load(place).unlock(ADMIN, PASSWORD) == small_office.dek


def cut_at(monkeypatch: pytest.MonkeyPatch, step: int, folder: DataFolder, path: Path) -> bool:
    """Run the restore and cut it off before the `step`-th rename; whether it was cut."""
    calls = 0
    honest = files.os.replace

    def count(source: object, target: object) -> None:
        nonlocal calls
        calls += 1
        if calls >= step:
            raise Killed
        honest(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(files.os, "replace", count)
        try:
            restore_backup(folder, path, dek=keyring_of_backup(path).unlock(ADMIN, PASSWORD))
        except Killed:
            return True
    return False


def test_thinning_waits_until_the_new_backup_is_proven(
    small_office: SmallOffice, small_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in range(2, 60):
        make_name = (NOW - timedelta(days=day)).strftime("%Y%m%d-%H%M%S")
        (small_office.folder.backups / f"cadangan_{make_name}_otomatis.asnbackup").write_bytes(b"lama")
    before = names_in(small_office.folder.backups)

    def refuse(_path: Path, _dek: bytes) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(backup, "_prove", refuse)
    with pytest.raises(StorageFault):
        make(small_office, small_database)
    assert names_in(small_office.folder.backups) == before


def test_backup_of_a_newer_schema_changes_nothing(
    small_office: SmallOffice, made: BackupFile, small_database: Database
) -> None:
    before = names_in(small_office.folder.root)
    with pytest.raises(NewerSchema, match="lebih baru"):
        restore.restore_backup(
            small_office.folder, made.path, dek=small_office.dek, database=small_database, head="0001"
        )
    assert names_in(small_office.folder.root) == before
    assert small_database.run(count_people)[0] == 4
