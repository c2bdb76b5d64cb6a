"""This file holds tests of an office that comes back from a backup on a computer that has none."""

import errno
import json
import os
import shutil
import zipfile
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest
from sqlalchemy import select

from asn_desktop.errors import FormProblems, UserError
from asn_desktop.models.audit import AuditEntry
from asn_desktop.office import (
    RESTORE_EVENT,
    OpenOffice,
    bring_back,
    bring_back_by_sheet,
    found_office,
    read_backup,
    region_facts,
    sign_in,
    take_folder,
)
from asn_desktop.office import returning as office_returning
from asn_desktop.operations.account_keys import open_account
from asn_desktop.operations.attaching import attach_file
from asn_desktop.rules.permission import Role
from asn_desktop.settings import DataFolder
from asn_desktop.storage import backup_container, files
from asn_desktop.storage.attachments import AttachmentStore
from asn_desktop.storage.backup import verify_backup
from asn_desktop.storage.faults import (
    DamagedBackup,
    DiskFull,
    MissingFile,
    NewerSchema,
    NotABackup,
    ReadOnly,
    WrongPassword,
    WrongRecoveryCode,
)
from asn_desktop.storage.key_slots import KdfParams
from asn_desktop.storage.keyring import Keyring
from asn_desktop.storage.office_files import OfficeExists, has_office, tidy_after_crash
from asn_desktop.storage.restore_anew import restore_anew

CHEAP = KdfParams(iterations=1, memory_kib=8 * 1024, lanes=1)
PASSWORD, CLERK_PASSWORD, NEW_PASSWORD = "sungai musi teduh", "pempek kapal selam", "jembatan ampera pagi"


@dataclass(frozen=True)
class Stick:
    """A backup in the second place, as the office left it, and the code of its sheet."""

    backup: Path
    code: str
    tokens: tuple[str, ...]


@cache
def template() -> Stick:
    place = Path(mkdtemp(prefix="asn-stick-"))
    folder, stick = DataFolder(place / "kantor"), place / "flashdisk"
    facts = region_facts("16.71.14.1001")
    assert facts is not None
    stick.mkdir()
    with take_folder(folder):
        office, code = found_office(folder, facts, account_name="yuni", password=PASSWORD, params=CHEAP)
        with closing(office):
            paper = place / "sertifikat.pdf"
            for number in range(2):
                paper.write_bytes(b"%PDF-1.7 sertifikat " + bytes([number]) * 100)
                store = AttachmentStore(folder.attachments, office.dek)
                run(office, lambda session, store=store: attach_file(session, store=store, source=paper))
            run(
                office,
                lambda session: open_account(
                    session,
                    office.keyring,
                    office.dek,
                    name="agus",
                    display_name="Agus Salim",
                    role=Role.CLERK,
                    password=CLERK_PASSWORD,
                ),
            )
            made = office.back_up(second_place=stick)
            tokens = tuple(sorted(AttachmentStore(folder.attachments, office.dek).tokens()))
    assert made.second_path is not None
    return Stick(made.second_path, code, tokens)


def run(office: OpenOffice, work):
    return office.database.run(work, account_id=office.account_id)[0]


@pytest.fixture
def stick(tmp_path: Path) -> Stick:
    made = template()
    shutil.copytree(made.backup.parent, tmp_path / "flashdisk")
    return Stick(tmp_path / "flashdisk" / made.backup.name, made.code, made.tokens)


@pytest.fixture
def fresh(tmp_path: Path):
    """The data folder of a new computer, held as the window holds it."""
    folder = DataFolder(tmp_path / "komputer baru")
    with take_folder(folder):
        yield folder


def account_id(stick: Stick, name: str = "yuni") -> int:
    return next(one.id for one in read_backup(stick.backup).keyring.accounts() if one.name == name)


def bring(folder: DataFolder, stick: Stick, *, name: str = "yuni", password: str = PASSWORD):
    return bring_back(
        folder, read_backup(stick.backup), account_id=account_id(stick, name), password=password
    )


def left_in(folder: DataFolder) -> list[str]:
    return sorted(path.name for path in folder.root.rglob("*") if path != folder.lock)


def change_manifest(path: Path, **changes: object) -> None:
    """Another program's manifest, sealed as it should be."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["manifest.json"] = json.dumps(json.loads(parts["manifest.json"]) | changes).encode()
    path.unlink()
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
        archive.comment = b"0" * 64
    raw = path.read_bytes()[:-64]
    path.write_bytes(raw + backup_container.hashlib.sha256(raw).hexdigest().encode())


def test_backup_tells_office_date_and_people_before_any_password(stick: Stick) -> None:
    facts = read_backup(stick.backup)
    assert (facts.office_words(), facts.office_code) == ("Kelurahan Plaju Ulu", "16.71.14.1001")
    assert facts.people == 0
    assert facts.size == stick.backup.stat().st_size
    assert facts.made_at.strftime("%Y%m%d-%H%M%S") in stick.backup.name


def test_backup_holds_no_key_that_opens_without_password_or_sheet(stick: Stick) -> None:
    dek = read_backup(stick.backup).keyring.unlock(account_id(stick), PASSWORD)
    raw = stick.backup.read_bytes()
    assert dek not in raw
    assert dek.hex().encode() not in raw


def test_office_comes_back_open_with_accounts_rows_and_attachments(fresh: DataFolder, stick: Stick) -> None:
    back = bring(fresh, stick)
    assert (back.attachments, back.missing, back.missing_words()) == (2, 0, "")
    assert back.sentence().startswith("Data Kelurahan Plaju Ulu per ")
    assert back.sentence().endswith("sudah dipulihkan")
    assert back.office.account.name == "yuni"
    assert back.office.check().findings == ()
    back.office.close()
    assert not list(fresh.root.glob("tersingkir_*"))
    for name, password in (("yuni", PASSWORD), ("agus", CLERK_PASSWORD)):
        sign_in(fresh, name, password).close()


def test_return_is_marked_with_the_epoch_that_began(fresh: DataFolder, stick: Stick) -> None:
    before = read_backup(stick.backup).keyring
    with closing(bring(fresh, stick).office) as office:
        events = select(AuditEntry).where(AuditEntry.table_name == RESTORE_EVENT)
        (row,) = run(office, lambda session: list(session.scalars(events)))
        changes = json.loads(row.changes) if isinstance(row.changes, str) else row.changes
        assert changes["epoch"] == [None, before.epoch + 1]
        assert changes["new_computer"] == [None, True]
        assert changes["file"] == [None, stick.backup.name]
    after = Keyring.load(fresh.root)
    assert (after.epoch, after.database_id) == (before.epoch + 1, before.database_id)


def test_attachments_that_lie_nowhere_are_counted_and_told(fresh: DataFolder, stick: Stick) -> None:
    gone, spoiled = (stick.backup.parent / "lampiran" / f"{token}.asnfile" for token in stick.tokens)
    gone.unlink()
    spoiled.write_bytes(b"rusak")
    back = bring(fresh, stick)
    back.office.close()
    assert (back.attachments, back.missing) == (0, 2)
    assert back.missing_words().startswith("2 lampiran belum ikut")
    assert str(fresh.attachments) in back.missing_words()
    assert left_in(DataFolder(fresh.attachments)) == []


def test_attachments_beside_a_whole_copied_data_folder_come_too(
    fresh: DataFolder, stick: Stick, tmp_path: Path
) -> None:
    copied = tmp_path / "salinan" / "cadangan"
    copied.mkdir(parents=True)
    (stick.backup.parent / "lampiran").rename(copied.parent / "lampiran")
    moved = stick.backup.rename(copied / stick.backup.name)
    back = bring(fresh, Stick(moved, stick.code, stick.tokens))
    back.office.close()
    assert (back.attachments, back.missing) == (2, 0)


def test_office_that_is_there_is_never_written_over(fresh: DataFolder, stick: Stick) -> None:
    bring(fresh, stick).office.close()
    before = {path: path.read_bytes() for path in fresh.root.rglob("*") if path.is_file()}
    with pytest.raises(OfficeExists, match="tidak diubah"):
        bring(fresh, stick)
    assert {path: path.read_bytes() for path in fresh.root.rglob("*") if path.is_file()} == before


def test_wrong_password_leaves_nothing(fresh: DataFolder, stick: Stick) -> None:
    with pytest.raises(WrongPassword):
        bring(fresh, stick, password="bukan itu")
    assert left_in(fresh) == []


def test_clerk_is_sent_to_the_administrator_or_the_sheet(fresh: DataFolder, stick: Stick) -> None:
    with pytest.raises(UserError, match=r"tidak dapat memulihkan cadangan.*lembar pemulihan"):
        bring(fresh, stick, name="agus", password=CLERK_PASSWORD)
    assert left_in(fresh) == []


@pytest.mark.parametrize("name", ["yuni", "agus"])
def test_sheet_brings_the_office_back_for_any_account(fresh: DataFolder, stick: Stick, name: str) -> None:
    backup = read_backup(stick.backup)
    dek = backup.keyring.unlock_with_recovery(stick.code)
    back = bring_back_by_sheet(
        fresh, backup, dek, account_id=account_id(stick, name), password=NEW_PASSWORD, params=CHEAP
    )
    back.office.close()
    sign_in(fresh, name, NEW_PASSWORD).close()
    keyring = Keyring.load(fresh.root)
    assert keyring.unlock_with_recovery(back.recovery_code) == dek
    with pytest.raises(WrongRecoveryCode, match="sudah dipakai"):
        keyring.unlock_with_recovery(stick.code)


def test_weak_new_password_is_refused_before_anything_is_written(fresh: DataFolder, stick: Stick) -> None:
    backup = read_backup(stick.backup)
    dek = backup.keyring.unlock_with_recovery(stick.code)
    with pytest.raises(FormProblems):
        bring_back_by_sheet(fresh, backup, dek, account_id=account_id(stick), password="pendek")
    assert left_in(fresh) == []


def test_backup_of_a_newer_program_is_refused_before_the_password(stick: Stick) -> None:
    change_manifest(stick.backup, revision="0999")
    with pytest.raises(NewerSchema, match=r"lebih baru.*Perbarui"):
        read_backup(stick.backup)


def test_backup_in_a_newer_form_is_not_called_damaged(stick: Stick) -> None:
    change_manifest(stick.backup, format=2, lampiran=[])
    with pytest.raises(NewerSchema):
        verify_backup(stick.backup)


def test_newer_backup_is_refused_again_where_it_would_be_written(fresh: DataFolder, stick: Stick) -> None:
    dek = read_backup(stick.backup).keyring.unlock(account_id(stick), PASSWORD)
    change_manifest(stick.backup, revision="ab12cd")
    with pytest.raises(NewerSchema):
        restore_anew(fresh, stick.backup, dek=dek)
    assert left_in(fresh) == []


def test_other_files_are_refused_each_in_its_words(stick: Stick, tmp_path: Path) -> None:
    picture = tmp_path / "foto.jpg"
    picture.write_bytes(b"\xff\xd8\xff" + bytes(500))
    with pytest.raises(NotABackup, match="bukan cadangan"):
        read_backup(picture)
    raw = stick.backup.read_bytes()
    stick.backup.write_bytes(raw[: len(raw) // 2])
    with pytest.raises(DamagedBackup, match="tidak utuh"):
        read_backup(stick.backup)
    with pytest.raises(MissingFile):
        read_backup(tmp_path / "tidak ada.asnbackup")


def test_damage_after_it_was_shown_leaves_nothing(fresh: DataFolder, stick: Stick) -> None:
    backup = read_backup(stick.backup)
    raw = bytearray(stick.backup.read_bytes())
    raw[len(raw) // 2] ^= 1
    stick.backup.write_bytes(raw)
    with pytest.raises(DamagedBackup):
        bring_back(fresh, backup, account_id=account_id_of(backup), password=PASSWORD)
    assert left_in(fresh) == []


def account_id_of(backup) -> int:
    return backup.keyring.accounts()[0].id


def test_full_disk_at_any_flush_leaves_nothing_and_says_how_much_is_needed(
    fresh: DataFolder, stick: Stick, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup, honest = read_backup(stick.backup), os.fsync
    dek, told = backup.keyring.unlock(account_id_of(backup), PASSWORD), []
    for step in range(1, 40):
        calls = 0

        def full(handle: int, step: int = step) -> None:
            nonlocal calls
            calls += 1
            if calls == step:
                raise OSError(errno.ENOSPC, "No space left on device")
            honest(handle)

        with monkeypatch.context() as patch:
            patch.setattr(files.os, "fsync", full)
            try:
                laid = restore_anew(fresh, stick.backup, dek=dek)
            except DiskFull as refusal:
                told.append(refusal.next_step)
                assert left_in(fresh) == [], step
            else:
                # The second copy of the keyring may be missing; it is mended at the next start.
                laid.take_back()
                if calls < step:
                    break
    assert calls < step
    assert len(told) > 5
    assert all(words.startswith("Kosongkan sedikitnya") for words in told)
    assert left_in(fresh) == []


def test_folder_that_cannot_be_written_is_named(
    fresh: DataFolder, stick: Stick, monkeypatch: pytest.MonkeyPatch
) -> None:
    def deny(*_arguments: object, **_choices: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    backup = read_backup(stick.backup)
    dek = backup.keyring.unlock(account_id_of(backup), PASSWORD)
    monkeypatch.setattr(files.os, "replace", deny)
    with pytest.raises(ReadOnly, match="komputer baru tidak boleh ditulis"):
        restore_anew(fresh, stick.backup, dek=dek)
    assert left_in(fresh) == []


def test_office_that_does_not_open_afterwards_is_taken_back(
    fresh: DataFolder, stick: Stick, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object, **_choices: object) -> None:
        raise UserError("Akun ini sudah dinonaktifkan.")

    monkeypatch.setattr(office_returning, "open_with_key", refuse)
    with pytest.raises(UserError, match="dinonaktifkan"):
        bring(fresh, stick)
    assert left_in(fresh) == []


class Killed(BaseException):
    """Stands for the power cut."""


def test_power_cut_ends_with_an_empty_folder_or_the_whole_office(
    stick: Stick, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup, honest = read_backup(stick.backup), os.replace
    dek = backup.keyring.unlock(account_id_of(backup), PASSWORD)
    outcomes = []
    for step in range(1, 40):
        folder, calls = DataFolder(tmp_path / f"coba {step}"), 0

        def cut(source: object, target: object, step: int = step) -> None:
            nonlocal calls
            calls += 1
            if calls >= step:
                raise Killed
            honest(source, target)

        with monkeypatch.context() as patch:
            patch.setattr(files.os, "replace", cut)
            # A dead program tidies nothing.
            patch.setattr("asn_desktop.storage.restore_anew._Traces.remove", lambda _traces: None)
            try:
                restore_anew(folder, stick.backup, dek=dek)
            except Killed:
                was_cut = True
            else:
                was_cut = False
        tidy_after_crash(folder)
        outcomes.append(has_office(folder))
        if has_office(folder):
            with closing(sign_in(folder, "yuni", PASSWORD)) as office:
                assert office.check().findings == ()
        if not was_cut:
            break
    assert not was_cut
    assert outcomes == sorted(outcomes)
    assert set(outcomes) == {False, True}
