"""This file holds tests of making an office, its lock, and the test of its folder."""

import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from asn_desktop.settings import DataFolder
from asn_desktop.storage import files, folder_check
from asn_desktop.storage.faults import FileHeld, InUse, StorageFault
from asn_desktop.storage.folder_check import UnsuitableFolder, check_folder
from asn_desktop.storage.instance_lock import InstanceLock
from asn_desktop.storage.keyring import Keyring
from asn_desktop.storage.office_files import (
    OfficeExists,
    create_office,
    has_office,
    open_office,
    tidy_after_crash,
)
from tests.storage.kit import ADMIN, CHEAP, PASSWORD, REVISION, SmallBase, SmallOffice, names_in


def found(folder: DataFolder):
    return create_office(
        folder,
        office_code="16.71.14.1001",
        office_number=None,
        office_name="Plaju Ulu",
        account_id=ADMIN,
        account_name="yuni",
        password=PASSWORD,
        metadata=SmallBase.metadata,
        revision=REVISION,
        params=CHEAP,
    )


def test_new_office_opens_with_password_and_with_its_sheet(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "baru")
    assert not has_office(folder)
    made = found(folder)
    assert has_office(folder)
    assert names_in(folder.root) == {
        "kantor.asndb",
        "keyring.json",
        "keyring.salinan.json",
        "lampiran",
        "cadangan",
        "catatan",
    }
    keyring = Keyring.load(folder.root)
    assert keyring.unlock(ADMIN, PASSWORD) == keyring.unlock_with_recovery(made.recovery_code) == made.dek
    open_office(folder, made.dek, keyring, head=REVISION).close()


def test_existing_office_is_never_written_over(small_office: SmallOffice) -> None:
    before = {path: path.read_bytes() for path in small_office.folder.root.iterdir() if path.is_file()}
    with pytest.raises(OfficeExists):
        found(small_office.folder)
    assert {
        path: path.read_bytes() for path in small_office.folder.root.iterdir() if path.is_file()
    } == before


@pytest.mark.parametrize("left", ["kantor.asndb", "keyring.json", "keyring.salinan.json"])
def test_single_remaining_file_still_counts_as_an_office(small_office: SmallOffice, left: str) -> None:
    for path in small_office.folder.root.iterdir():
        if path.is_file() and path.name != left:
            path.unlink()
    tidy_after_crash(small_office.folder)
    assert has_office(small_office.folder)
    with pytest.raises(OfficeExists):
        found(small_office.folder)


class Killed(BaseException):
    """Stands for the power cut."""


@pytest.mark.parametrize("call", ["replace", "link", "fsync", "unlink"])
def test_set_up_cut_off_at_any_step_starts_again_clean(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    was_cut, step = True, 0
    while was_cut:
        step += 1
        folder = DataFolder(tmp_path / f"{call}-{step}")
        was_cut = cut_set_up(monkeypatch, folder, call, step)
        tidy_after_crash(folder)
        if has_office(folder):
            keyring = Keyring.load(folder.root)
            open_office(folder, keyring.unlock(ADMIN, PASSWORD), keyring, head=REVISION).close()
        else:
            assert not [name for name in names_in(folder.root) if "keyring" in name or "asndb" in name]
            made = found(folder)
            open_office(folder, made.dek, made.keyring, head=REVISION).close()
    assert step >= 2


def cut_set_up(monkeypatch: pytest.MonkeyPatch, folder: DataFolder, call: str, step: int) -> bool:
    calls = 0
    owner = Path if call == "unlink" else files.os
    honest = getattr(owner, call)

    def count(*arguments: object, **choices: object) -> object:
        nonlocal calls
        calls += 1
        if calls >= step:
            raise Killed
        return honest(*arguments, **choices)

    with monkeypatch.context() as patch:
        patch.setattr(owner, call, count)
        try:
            found(folder)
        except Killed:
            return True
    return False


def test_tidying_leaves_a_whole_office_alone(small_office: SmallOffice) -> None:
    (small_office.folder.root / "penyiapan.json").write_bytes(b'{"database_id": "' + b"00" * 16 + b'"}')
    (small_office.folder.backups / "x.1.asntmp").write_bytes(b"x")
    removed = tidy_after_crash(small_office.folder)
    assert [path.name for path in removed] == ["x.1.asntmp"]
    assert has_office(small_office.folder)
    small_office.open().close()


HOLDER = """
import sys, time
from datetime import datetime
from pathlib import Path
from asn_desktop.storage.instance_lock import InstanceLock
lock = InstanceLock(Path(sys.argv[1])).acquire(datetime(2026, 11, 24, 9, 41))
print("held", flush=True)
time.sleep(60)
"""


def test_second_program_is_refused_and_told_since_when(tmp_path: Path) -> None:
    path = tmp_path / "terbuka.lock"
    holder = subprocess.Popen([sys.executable, "-c", HOLDER, str(path)], stdout=subprocess.PIPE)
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == b"held"
        with pytest.raises(InUse, match=r"sejak 24-11-2026 pukul 09\.41"):
            InstanceLock(path).acquire()
        holder.kill()
        holder.wait()
    # The lock died with its process; no question about a stale file.
    with InstanceLock(path):
        assert path.exists()


def test_lock_is_held_once_and_can_be_taken_again(tmp_path: Path) -> None:
    path = tmp_path / "terbuka.lock"
    lock = InstanceLock(path).acquire(datetime(2026, 11, 24, 9, 41))
    assert lock.acquire() is lock
    with pytest.raises(InUse):
        InstanceLock(path).acquire()
    lock.release()
    lock.release()
    with InstanceLock(path):
        pass


def test_lock_with_unreadable_text_still_refuses(tmp_path: Path) -> None:
    path = tmp_path / "terbuka.lock"
    with InstanceLock(path):
        path.write_bytes(b"\xff\xfe")
        with pytest.raises(InUse, match="program lain"):
            InstanceLock(path).acquire()


def test_good_folder_is_made_and_left_empty(tmp_path: Path) -> None:
    check_folder(tmp_path / "a" / "b")
    assert names_in(tmp_path / "a" / "b") == set()


def test_folder_that_gives_back_something_else_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "read_bytes", lambda _self: b"lain")
    with pytest.raises(StorageFault, match="Disk gagal"):
        check_folder(tmp_path)
    assert names_in(tmp_path) == set()


def test_place_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_bytes(b"")
    with pytest.raises((StorageFault, FileExistsError)):
        check_folder(tmp_path / "berkas")


@pytest.mark.skipif(sys.platform == "win32", reason="mount tables are a Unix thing")
@pytest.mark.parametrize(("system", "kind"), [("cifs", "network"), ("nfs4", "network"), ("ext4", "")])
def test_mounted_share_is_recognised(tmp_path: Path, system: str, kind: str) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/vda1 / ext4 rw 0 0\n//server/x {tmp_path.resolve()}/ba\\040gi {system} rw 0 0\n")
    assert folder_check._unix_kind(tmp_path / "ba gi" / "kantor", mounts) == kind


@pytest.mark.parametrize(("kind", "words"), [("network", "jaringan"), ("removable", "flashdisk")])
def test_share_and_stick_are_refused_with_a_way_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, words: str
) -> None:
    for name in ("_unix_kind", "_windows_kind"):
        monkeypatch.setattr(folder_check, name, lambda _folder: kind)
    with pytest.raises(UnsuitableFolder, match=words) as refusal:
        check_folder(tmp_path)
    assert "Pilih folder" in refusal.value.next_step


def held_error(number: int) -> OSError:
    error = PermissionError(13, "dipakai")
    error.winerror = number
    return error


@pytest.mark.parametrize("number", [5, 32, 33])
def test_file_held_for_a_moment_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    honest, refusals = files.os.replace, [held_error(number)] * 3

    def sometimes(source: object, target: object) -> None:
        if refusals:
            raise refusals.pop()
        honest(source, target)

    monkeypatch.setattr(files.os, "replace", sometimes)
    files.write_atomically(tmp_path / "a", b"isi")
    assert (tmp_path / "a").read_bytes() == b"isi"


def test_file_held_for_long_is_refused_in_time_and_old_content_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_bytes(b"lama")
    monkeypatch.setattr(files, "PATIENCE_SECONDS", 0.2)

    def refuse(_source: object, _target: object) -> None:
        raise held_error(32)

    monkeypatch.setattr(files.os, "replace", refuse)
    with pytest.raises(FileHeld, match="antivirus"):
        files.write_atomically(tmp_path / "a", b"baru")
    assert (tmp_path / "a").read_bytes() == b"lama"
    assert names_in(tmp_path) == {"a"}


def test_waiting_for_another_program_ends_within_three_seconds() -> None:
    assert files.PATIENCE_SECONDS == 3.0


def test_moving_never_replaces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_bytes(b"a")
    (tmp_path / "b").write_bytes(b"b")
    with pytest.raises(FileExistsError):
        files.move_without_replacing(tmp_path / "a", tmp_path / "b")

    def no_links(_source: object, _target: object) -> None:
        raise OSError(1, "no hard links here")

    monkeypatch.setattr(files.os, "link", no_links)
    with pytest.raises(FileExistsError):
        files.move_without_replacing(tmp_path / "a", tmp_path / "b")
    files.move_without_replacing(tmp_path / "a", tmp_path / "c")
    assert names_in(tmp_path) == {"b", "c"}
