"""This file holds what the window says when password, disk, folder or data stand in the way."""

import os
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit

from asn_desktop.office import sign_in, take_folder
from asn_desktop.operations.desk import find_draft
from asn_desktop.operations.staff_lists import list_staff
from asn_desktop.settings import DataFolder
from asn_desktop.storage import page_check
from asn_desktop.storage.database import Database
from tests.journeys.conftest import OpenDesk
from tests.journeys.hands import ALT, CONTROL, KEY, SHIFT, Hands
from tests.journeys.offices import ACCOUNT, PASSWORD, quiet_page, read

ROOT = Path(__file__).parents[2]


def try_password(hands: Hands, password: str) -> None:
    """Type a password into the lock screen, then Enter."""
    hands.until(lambda: isinstance(hands.focus(), QLineEdit), "the field of the password")
    hands.type_in(password, anew=True)
    hands.press(KEY.Key_Return)
    hands.until(lambda: not hands.has_button("Membuka…"), "an answer")
    hands.settle()


def limit_pages(database: Database, spare: int) -> None:
    """Let the file grow by so many pages only, which is what a full disk looks like to SQLite."""
    with database.maintenance() as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count={pages + spare}").fetchall()


def test_wrong_password_is_told_and_later_tries_have_to_wait(
    open_desk: OpenDesk, sample_folder: DataFolder
) -> None:
    hands = open_desk(sample_folder)
    for number in range(6):
        try_password(hands, f"bukan ini {number}")
    told = [text for text in hands.texts() if "andi" in text and text.endswith(".")]
    assert any("cocok" in text or "sandi" in text for text in told)
    assert hands.reads("detik")
    assert hands.window.is_covered()
    assert hands.desk.office is None


def damage(folder: DataFolder) -> bytes:
    """Change bytes in the middle of the database."""
    raw = bytearray(folder.database.read_bytes())
    for place in range(100, len(raw), 4096):
        raw[place] ^= 1
    folder.database.write_bytes(raw)
    return bytes(raw)


def test_damaged_database_offers_the_backup_and_never_an_empty_office(
    open_desk: OpenDesk, sample_folder: DataFolder
) -> None:
    with take_folder(sample_folder):
        office = sign_in(sample_folder, ACCOUNT, PASSWORD)
        office.back_up()
        office.close()
    raw = damage(sample_folder)
    hands = open_desk(sample_folder)
    try_password(hands, PASSWORD)
    hands.until(lambda: hands.has_button("Pulihkan dari cadangan"), "the way back")
    assert hands.reads("Berkas data kantor tidak utuh. Berkasnya tidak diubah.")
    assert not hands.has_button("Buat kantor")
    assert sample_folder.database.read_bytes() == raw
    hands.until(lambda: hands.reads("Kata sandi saat cadangan itu dibuat"), "the backup")
    hands.fill(hands.field("Kata sandi saat cadangan itu dibuat").editor, PASSWORD)
    hands.press(KEY.Key_Return)
    hands.until(lambda: hands.reads("Ketik PULIHKAN untuk melanjutkan"), "the question")
    word = next(one for one in hands.seen(QLineEdit) if one.accessibleName() == "PULIHKAN")
    hands.fill(word, "PULIHKAN")
    hands.press(KEY.Key_Return)
    hands.until(lambda: hands.has_button("Buka kunci"), "the lock screen")
    hands.settle()
    hands.unlock(PASSWORD)
    assert hands.desk.office is not None
    assert len(read(hands.desk.office, list_staff)) > 20


def test_one_damaged_page_offers_the_newest_whole_backup_or_reading(
    open_desk: OpenDesk, sample_folder: DataFolder
) -> None:
    with take_folder(sample_folder):
        office = sign_in(sample_folder, ACCOUNT, PASSWORD)
        made = office.back_up()
        office.close()
    newer = made.path.with_name("cadangan_20991231-235959_manual.asnbackup")
    newer.write_bytes(made.path.read_bytes()[:-1])
    page = quiet_page(sample_folder)
    raw = bytearray(sample_folder.database.read_bytes())
    raw[(page - 1) * 4096 + 1000] ^= 1
    sample_folder.database.write_bytes(raw)
    hands = open_desk(sample_folder)
    try_password(hands, PASSWORD)
    hands.until(lambda: hands.reads("Kata sandi saat cadangan itu dibuat"), "the backup that is whole")
    assert hands.reads("Sebagian halaman berkas data kantor tidak utuh.")
    assert not hands.has_button("Buat kantor")
    hands.click(hands.button("Buka untuk dibaca saja"))
    hands.settle()
    hands.unlock(PASSWORD)
    assert hands.desk.office is not None
    assert hands.desk.office.database.is_read_only
    assert hands.reads("Tidak ada lagi yang ditulis ke berkas itu.")
    assert len(read(hands.desk.office, list_staff)) > 20
    hands.window.close()
    hands.desk.close()
    assert sample_folder.database.read_bytes() == bytes(raw)


def test_large_damaged_office_stops_writing_after_its_first_screen(
    open_desk: OpenDesk, sample_folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_check, "CHECKED_AT_OPENING", 0)
    page = quiet_page(sample_folder)
    raw = bytearray(sample_folder.database.read_bytes())
    raw[(page - 1) * 4096 + 1000] ^= 1
    sample_folder.database.write_bytes(raw)
    hands = open_desk(sample_folder)
    hands.unlock(PASSWORD)
    hands.settle()
    assert hands.desk.office is not None
    assert hands.desk.office.database.is_read_only
    assert hands.reads("Tidak ada lagi yang ditulis ke berkas itu.")


def test_missing_database_is_not_replaced_by_a_new_one(
    open_desk: OpenDesk, sample_folder: DataFolder
) -> None:
    sample_folder.database.unlink()
    hands = open_desk(sample_folder)
    try_password(hands, PASSWORD)
    hands.until(lambda: hands.reads("Berkas data kantor tidak ada di tempatnya."), "the sentence")
    assert not sample_folder.database.exists()
    assert not hands.has_button("Lanjut")


def test_second_program_says_who_has_the_data_open(sample_folder: DataFolder) -> None:
    script = (
        "import sys; from PySide6.QtCore import QTimer; from PySide6.QtWidgets import QApplication\n"
        "app = QApplication([]); QTimer.singleShot(800, app.quit)\n"
        "from asn_desktop.ui.start import run_window\n"
        "sys.exit(run_window(['asn', '--data', sys.argv[1]]))"
    )
    with take_folder(sample_folder):
        shown = subprocess.run(
            [sys.executable, "-c", script, str(sample_folder.root)],
            capture_output=True,
            text=True,
            cwd=ROOT,
            env=dict(os.environ, PYTHONPATH=str(ROOT), QT_QPA_PLATFORM="offscreen"),
            check=False,
            timeout=60,
        )
    assert shown.returncode == 1
    assert "Data kantor sedang dibuka" in shown.stderr


# The list of positions pops up while typing, which the platform without a screen remarks on.
@pytest.mark.qt_log_ignore("^This plugin does not support")
def test_full_disk_leaves_the_form_and_a_red_bar_that_stays(hands: Hands) -> None:
    hands.press(KEY.Key_2, ALT)
    hands.press(KEY.Key_N, CONTROL | SHIFT)
    hands.type_in("Rina Contohwati", anew=True)
    hands.fill(hands.field("NIP").editor, "19900101 201503 2 771")
    hands.fill(hands.field("Jabatan").editor, "Lurah")
    hands.press(KEY.Key_Tab)
    note = "Catatan yang panjang. " * 1500
    editor = hands.field("Catatan").editor
    hands.copy_elsewhere(note)
    editor.setFocus()
    hands.press(KEY.Key_V, CONTROL)
    office = hands.desk.office
    assert office is not None
    limit_pages(office.database, 0)
    hands.click(hands.button("Simpan pegawai"))
    hands.settle()
    assert any("disk penuh" in text for text in hands.texts())
    assert hands.window.area.message.isVisible()
    assert hands.window.area.message.property("note") == "bad"
    assert hands.field("Nama lengkap").text() == "Rina Contohwati"
    assert hands.field("Catatan").text() == note
    assert "Rina Contohwati" not in [row.name for row in read(office, list_staff)]
    hands.click(hands.button("Salin isian"))
    assert "Rina Contohwati" in QApplication.clipboard().text()
    limit_pages(office.database, 10_000)
    hands.click(hands.button("Coba lagi"))
    hands.settle()
    assert "Rina Contohwati" in [row.name for row in read(office, list_staff)]
    assert read(office, partial(find_draft, form="employee")) is None


def test_folder_that_cannot_be_written_opens_for_reading(
    open_desk: OpenDesk, sample_folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = os.access

    def access(path: Any, mode: int, **others: Any) -> bool:
        return not mode & os.W_OK and asked(path, mode, **others)

    # The system's answer for a folder without the right to write; a superuser would always get a yes.
    monkeypatch.setattr(os, "access", access)
    hands = open_desk(sample_folder)
    hands.unlock(PASSWORD)
    assert hands.desk.office is not None
    assert hands.desk.office.database.is_read_only
    hands.search("Dewi Anggraini Putri")
    hands.press(KEY.Key_F2)
    hands.until(lambda: hands.has_button("Simpan pegawai"), "the form")
    hands.fill(hands.field("Nomor telepon").editor, "0812")
    hands.click(hands.button("Simpan pegawai"))
    hands.settle()
    assert hands.reads("Data hanya bisa dibaca")
    assert hands.field("Nomor telepon").text() == "0812"
