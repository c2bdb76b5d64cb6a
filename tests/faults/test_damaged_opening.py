"""This file holds tests of an office whose pages were damaged: nothing is written, a backup is named."""

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from asn_desktop.cli.commands import run
from asn_desktop.office import OpenOffice, sign_in, take_folder
from asn_desktop.operations.staff_lists import list_staff
from asn_desktop.settings import DataFolder
from asn_desktop.storage import page_check
from asn_desktop.storage.backup import list_backups
from asn_desktop.storage.faults import DamagedPages, ReadOnly
from tests.journeys.offices import ACCOUNT, PASSWORD, copy_office, quiet_page, read, sample_office
from tests.storage.kit import SmallOffice, add_people, count_people


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DataFolder:
    monkeypatch.setenv("ASN_DESKTOP_USER", ACCOUNT)
    monkeypatch.setenv("ASN_DESKTOP_PASSWORD", PASSWORD)
    return copy_office(sample_office(), tmp_path / "kantor")


@pytest.fixture
def backed_up(folder: DataFolder) -> DataFolder:
    with take_folder(folder), closing(sign_in(folder, ACCOUNT, PASSWORD)) as office:
        office.back_up()
    return folder


def spoil_middle(folder: DataFolder) -> bytes:
    """Change one bit in a page that no ordinary opening reads."""
    page = quiet_page(folder)
    raw = bytearray(folder.database.read_bytes())
    raw[(page - 1) * 4096 + 1000] ^= 1
    folder.database.write_bytes(raw)
    return bytes(raw)


@pytest.fixture
def held(folder: DataFolder) -> Iterator[DataFolder]:
    with take_folder(folder):
        yield folder


def test_office_with_one_damaged_page_is_refused_before_anything_is_written(held: DataFolder) -> None:
    raw = spoil_middle(held)
    with pytest.raises(DamagedPages) as refusal:
        sign_in(held, ACCOUNT, PASSWORD)
    assert "Cadangan" in refusal.value.next_step
    assert held.database.read_bytes() == raw


def test_damaged_office_opened_for_reading_shows_its_people_and_refuses_changes(held: DataFolder) -> None:
    raw = spoil_middle(held)
    office = sign_in(held, ACCOUNT, PASSWORD, reads_damaged=True)
    with closing(office):
        assert office.database.is_read_only
        assert isinstance(office.database.read_only_reason, DamagedPages)
        assert len(read(office, list_staff)) > 20
        from asn_desktop.operations.settings import change_setting

        with pytest.raises(ReadOnly, match="tidak utuh") as refusal:
            office.database.run(lambda s: change_setting(s, "a", 1), account_id=office.account_id)
        assert "Pulihkan" in refusal.value.next_step
    assert held.database.read_bytes() == raw


def test_sound_office_opened_with_leave_to_read_damage_can_be_changed(held: DataFolder) -> None:
    with closing(sign_in(held, ACCOUNT, PASSWORD, reads_damaged=True)) as office:
        assert not office.database.is_read_only


def test_large_file_is_checked_later_and_then_only_read(
    held: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil_middle(held)
    monkeypatch.setattr(page_check, "CHECKED_AT_OPENING", 0)
    office: OpenOffice = sign_in(held, ACCOUNT, PASSWORD)
    with closing(office):
        assert not office.is_verified
        with pytest.raises(DamagedPages):
            office.verify_pages()
        assert office.database.is_read_only


def test_log_of_a_power_cut_is_no_damage(small_office: SmallOffice, tmp_path: Path) -> None:
    with closing(small_office.open()) as database:
        add_people(database, 400, length=200)
    with closing(small_office.open()) as database:
        add_people(database, 40, first=1000, length=200)
        kept = {path.name: path.read_bytes() for path in small_office.folder.root.iterdir() if path.is_file()}
    place = tmp_path / "mati"
    place.mkdir()
    for name, raw in kept.items():
        (place / name).write_bytes(raw)
    with closing(SmallOffice(DataFolder(place), small_office.dek, "").open()) as database:
        database.verify_pages()
        assert database.run(count_people)[0] == 440


def test_command_names_the_newest_whole_backup_and_restores_it(
    backed_up: DataFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    made = list_backups(backed_up.backups)[0]
    later = made.path.with_name(made.path.name.replace(made.path.name[9:24], "20991231-235959"))
    later.write_bytes(made.path.read_bytes()[:-1])
    raw = spoil_middle(backed_up)
    place = ["--data", str(backed_up.root)]
    assert run([*place, "list", "staff", "--json"]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "tidak utuh" in told.err
    assert f"backup restore {made.path}" in told.err
    assert backed_up.database.read_bytes() == raw
    assert run([*place, "backup", "verify", str(made.path)]) == 0
    assert run([*place, "backup", "restore", str(made.path)]) == 0
    capsys.readouterr()
    assert run([*place, "list", "staff", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) > 20


def test_check_of_a_damaged_office_lists_its_page_in_indonesian(
    folder: DataFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    number = quiet_page(folder)
    raw = spoil_middle(folder)
    place = ["--data", str(folder.root)]
    assert run([*place, "check"]) == 1
    told = capsys.readouterr().out
    assert f"1 halaman berkas data tidak utuh, nomor {number}." in told
    assert f"Rincian teknis: HMAC verification failed for page {number}" in told
    assert run([*place, "check", "--json"]) == 1
    findings = json.loads(capsys.readouterr().out)["findings"]
    assert "database" in {finding["area"] for finding in findings}
    for finding in findings:
        assert not {"page", "tree", "error", "failed"} & set(finding["message"].lower().split())
    assert folder.database.read_bytes() == raw


@pytest.mark.parametrize("how", ["header", "missing", "random"])
def test_command_restores_over_data_that_cannot_be_opened_at_all(backed_up: DataFolder, how: str) -> None:
    made = list_backups(backed_up.backups)[0]
    size = backed_up.database.stat().st_size
    if how == "missing":
        backed_up.database.unlink()
    else:
        raw = bytearray(backed_up.database.read_bytes())
        raw[: 4096 if how == "random" else 120] = b"x" * (4096 if how == "random" else 120)
        backed_up.database.write_bytes(raw)
    place = ["--data", str(backed_up.root)]
    assert run([*place, "check"]) == 1
    assert run([*place, "backup", "restore", str(made.path)]) == 0
    assert run([*place, "check"]) == 0
    assert backed_up.database.stat().st_size >= size // 2


def test_damage_without_any_backup_asks_for_the_second_place(
    folder: DataFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil_middle(folder)
    assert run(["--data", str(folder.root), "list", "staff"]) == 1
    assert "flashdisk" in capsys.readouterr().err


def test_verify_tells_missing_foreign_and_other_files_apart(
    backed_up: DataFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = list_backups(backed_up.backups)[0].path
    other = DataFolder(tmp_path / "lain")
    assert run(["--data", str(other.root), "init", "--office", "16.71.14.1002", "--account", ACCOUNT]) == 0
    (tmp_path / "daftar.xlsx").write_bytes(b"PK\x03\x04" + b"x" * 500)
    cut = tmp_path / made.name
    cut.write_bytes(made.read_bytes()[:-100])
    for place, file, words in (
        (other.root, made, "data kantor Plaju Ulu yang kuncinya lain"),
        (backed_up.root, tmp_path / "daftar.xlsx", "daftar.xlsx bukan cadangan ASN Desktop"),
        (backed_up.root, tmp_path / "hilang.asnbackup", "hilang.asnbackup tidak ada"),
        (backed_up.root, cut, "tidak utuh"),
    ):
        before = DataFolder(place).database.read_bytes()
        for verb in ("verify", "restore"):
            capsys.readouterr()
            assert run(["--data", str(place), "backup", verb, str(file)]) == 1
            assert words in capsys.readouterr().err
        assert len(DataFolder(place).database.read_bytes()) == len(before)
        assert not list(place.glob("tersingkir_*"))


@pytest.mark.parametrize("password", ["musi", "Musi-Ampera-1988"])
def test_refused_init_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, password: str
) -> None:
    monkeypatch.setenv("ASN_DESKTOP_PASSWORD", password)
    account = "yuni" if password == "musi" else " "
    place = tmp_path / "a" / "b"
    assert run(["--data", str(place), "init", "--office", "16.71.14.1001", "--account", account]) == 1
    assert list(tmp_path.iterdir()) == []
    place.mkdir(parents=True)
    (place / "surat.txt").write_text("milik orang")
    assert run(["--data", str(place), "init", "--office", "16.71.14.1001", "--account", account]) == 1
    assert [path.name for path in place.iterdir()] == ["surat.txt"]


def test_init_over_an_office_and_commands_without_one_leave_no_lock(
    folder: DataFolder, tmp_path: Path
) -> None:
    folder.lock.unlink(missing_ok=True)
    before = {path: path.stat().st_size for path in folder.root.rglob("*")}
    assert run(["--data", str(folder.root), "init", "--office", "16.71.14.1001", "--account", "yuni"]) == 1
    assert {path: path.stat().st_size for path in folder.root.rglob("*")} == before
    bare = tmp_path / "kosong"
    bare.mkdir()
    assert run(["--data", str(bare), "list", "staff"]) == 1
    assert list(bare.iterdir()) == []


def test_full_disk_during_init_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from asn_desktop.storage import faults, schema

    def full(*_all: object, **_named: object) -> None:
        raise faults.disk_full()

    monkeypatch.setenv("ASN_DESKTOP_PASSWORD", PASSWORD)
    monkeypatch.setattr(schema, "create_database", full)
    assert run(["--data", str(tmp_path / "k"), "init", "--office", "16.71.14.1001", "--account", "yuni"]) == 1
    assert list(tmp_path.iterdir()) == []
