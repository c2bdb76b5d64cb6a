"""This file holds `backup restore` on a computer without an office, and who may make and restore backups."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from asn_desktop.cli.commands import run
from asn_desktop.office import OpenOffice, sign_in
from asn_desktop.operations.account_keys import open_account
from asn_desktop.rules.permission import Role
from asn_desktop.settings import DataFolder
from asn_desktop.storage.keyring import Keyring
from tests.journeys.offices import ACCOUNT, PASSWORD, copy_office, empty_office

OTHER_PASSWORD, NEW_PASSWORD = "pempek kapal selam", "jembatan ampera pagi"
OTHERS = {"agus": Role.CLERK, "periksa": Role.AUDITOR}


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The words that name an office with an administrator, a clerk and an auditor."""
    folder = copy_office(empty_office(), tmp_path / "lama")
    with closing(sign_in(folder, ACCOUNT, PASSWORD)) as office:
        for name, role in OTHERS.items():
            add(office, name, role)
        (tmp_path / "kode.txt").write_text(office.keyring.reissue_recovery(office.dek))
    log_in(monkeypatch, ACCOUNT, PASSWORD)
    return ["--data", str(folder.root)]


def add(office: OpenOffice, name: str, role: Role) -> None:
    office.database.run(
        lambda session: open_account(
            session,
            office.keyring,
            office.dek,
            name=name,
            display_name=name.title(),
            role=role,
            password=OTHER_PASSWORD,
        ),
        account_id=office.account_id,
    )


def log_in(monkeypatch: pytest.MonkeyPatch, name: str, password: str) -> None:
    monkeypatch.setenv("ASN_DESKTOP_USER", name)
    monkeypatch.setenv("ASN_DESKTOP_PASSWORD", password)


@pytest.fixture
def backup(place: list[str], tmp_path: Path) -> Path:
    """A backup on a stick; the old computer is gone afterwards."""
    stick = tmp_path / "flashdisk"
    stick.mkdir()
    assert run([*place, "backup", "create", "--to", str(stick)]) == 0
    (made,) = stick.glob("*.asnbackup")
    return made


@pytest.fixture
def new(tmp_path: Path) -> list[str]:
    """The words that name the data folder of a new computer, which does not exist yet."""
    return ["--data", str(tmp_path / "komputer baru" / "data")]


def test_office_comes_back_on_a_new_computer(
    new: list[str], backup: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert run([*new, "backup", "restore", str(backup)]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Data Kelurahan Plaju Ulu per ")
    assert said.endswith(f"sudah dipulihkan di {new[1]}.\n")
    assert run([*new, "check"]) == 0
    assert run([*new, "backup", "restore", str(backup)]) == 0, "from now on as over any office"
    assert "Data sebelumnya disimpan" in capsys.readouterr().out


def test_sheet_opens_the_backup_and_its_next_code_goes_to_a_file(
    new: list[str],
    backup: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    log_in(monkeypatch, "agus", NEW_PASSWORD)
    monkeypatch.setenv("ASN_DESKTOP_RECOVERY_CODE", (tmp_path / "kode.txt").read_text())
    out = tmp_path / "kode baru.txt"
    assert run([*new, "backup", "restore", str(backup), "--recovery-out", str(out)]) == 0
    assert "Kode pemulihan" not in capsys.readouterr().out
    code = out.read_text("utf-8").splitlines()[1]
    sign_in(DataFolder(Path(new[1])), "agus", NEW_PASSWORD).close()
    assert Keyring.load(Path(new[1])).unlock_with_recovery(code)


def test_next_code_is_printed_when_no_file_is_named(
    new: list[str], backup: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = (tmp_path / "kode.txt").read_text()
    assert run([*new, "backup", "restore", str(backup), "--recovery-code", code]) == 0
    said = capsys.readouterr().out
    assert "Kode pemulihan " in said
    assert code not in said


def test_refusals_on_a_new_computer_make_no_folder(
    new: list[str],
    backup: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    picture = tmp_path / "foto.jpg"
    picture.write_bytes(b"\xff\xd8\xff" + bytes(100))
    torn = tmp_path / "robek.asnbackup"
    torn.write_bytes(backup.read_bytes()[:5000])
    wrong_code = ["--recovery-code", "A" * 40]
    cases = [
        ("yuni", PASSWORD, [str(picture)], "bukan cadangan"),
        ("yuni", PASSWORD, [str(torn)], "tidak utuh"),
        ("yuni", PASSWORD, [str(tmp_path / "tidak ada.asnbackup")], "tidak ada di tempat itu"),
        ("yuni", "bukan itu", [str(backup)], "Kata sandi tidak cocok"),
        ("siapa", PASSWORD, [str(backup)], "Nama akun atau kata sandi tidak cocok"),
        ("agus", OTHER_PASSWORD, [str(backup)], "Peran Petugas kepegawaian tidak dapat memulihkan"),
        ("yuni", NEW_PASSWORD, [str(backup), *wrong_code], "elompok"),
    ]
    for name, password, words, said in cases:
        log_in(monkeypatch, name, password)
        capsys.readouterr()
        assert run([*new, "backup", "restore", *words]) == 1
        told = capsys.readouterr().err
        assert said in told, words
        assert told.count("\n") == 1
        assert not Path(new[1]).parent.exists(), words


def test_missing_attachments_are_told(
    place: list[str], new: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from asn_desktop.operations.attaching import attach_file
    from asn_desktop.storage.attachments import AttachmentStore

    paper, folder = tmp_path / "sk.pdf", DataFolder(Path(place[1]))
    paper.write_bytes(b"%PDF-1.7 sk")
    with closing(sign_in(folder, ACCOUNT, PASSWORD)) as office:
        store = AttachmentStore(folder.attachments, office.dek)
        office.database.run(
            lambda session: attach_file(session, store=store, source=paper), account_id=office.account_id
        )
        made = shutil.copy(office.back_up().path, tmp_path / "sendiri.asnbackup")
    assert run([*new, "backup", "restore", str(made)]) == 0
    said = capsys.readouterr().out
    assert "1 lampiran belum ikut" in said
    assert str(Path(new[1]) / "lampiran") in said


@pytest.mark.parametrize(
    ("name", "command", "is_damaged", "said"),
    [
        ("periksa", "create", False, "Peran Pemeriksa tidak dapat membuat cadangan."),
        ("periksa", "restore", False, "Peran Pemeriksa tidak dapat memulihkan cadangan."),
        ("agus", "restore", False, "Peran Petugas kepegawaian tidak dapat memulihkan cadangan."),
        ("agus", "restore", True, "Peran Petugas kepegawaian tidak dapat memulihkan cadangan."),
    ],
)
def test_commands_ask_the_role_as_the_window_does(
    place: list[str],
    backup: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    name: str,
    command: str,
    is_damaged: bool,
    said: str,
) -> None:
    folder = DataFolder(Path(place[1]))
    if is_damaged:
        folder.database.write_bytes(b"rusak" * 1000)
    before = [path.name for path in folder.backups.iterdir()]
    log_in(monkeypatch, name, OTHER_PASSWORD)
    capsys.readouterr()
    words = [str(backup)] if command == "restore" else []
    assert run([*place, "backup", command, *words]) == 1
    assert said in capsys.readouterr().err
    assert [path.name for path in folder.backups.iterdir()] == before
    assert not list(folder.root.glob("tersingkir_*"))


def test_clerk_may_make_a_backup(place: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    log_in(monkeypatch, "agus", OTHER_PASSWORD)
    assert run([*place, "backup", "create"]) == 0


def test_recovery_code_is_for_empty_folders_only(
    place: list[str], backup: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*place, "backup", "restore", str(backup), "--recovery-code", "A" * 40]) == 1
    assert "belum berisi kantor" in capsys.readouterr().err
