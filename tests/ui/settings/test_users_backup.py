"""Accounts, passwords, backups, restore and the recovery sheet, over a real office on the disk."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from asn_desktop.office import unlock_office
from asn_desktop.operations.accounts import list_accounts
from asn_desktop.operations.recovery import recovery_is_tested
from asn_desktop.operations.staff_lists import list_staff
from asn_desktop.rules.permission import Role
from asn_desktop.storage.backup import create_backup, list_backups
from asn_desktop.storage.faults import WrongPassword, WrongRecoveryCode
from asn_desktop.storage.keyring import Keyring
from asn_desktop.ui.settings.backup_state import Soundness
from asn_desktop.ui.settings.check_sheet import DamageSheet, FindingsSheet
from asn_desktop.ui.settings.recovery_flow import CodeSheet, PrintedSheet
from asn_desktop.ui.settings.step_up import StepUpSheet
from asn_desktop.ui.settings.user_sheets import NewPasswordSheet, NewUserSheet, PersonSheet
from tests.factories import add_person
from tests.ui.settings.conftest import PASSWORD, Room

OTHER = "perahu kecil di musi"


def step_up(room: Room, password: str = PASSWORD, word: str = "") -> StepUpSheet:
    sheet = room.sheet(StepUpSheet)
    sheet.typed.set_text(word)
    sheet.password.set_text(password)
    sheet.confirm_button.click()
    room.settle()
    return sheet


def add_user(room: Room, name: str = "budi", role: Role = Role.CLERK) -> int:
    room.show("users")
    room.page.users.add_user()
    sheet = room.sheet(NewUserSheet)
    sheet.form.set_texts(
        {"name": name, "display_name": "Budi Hartono", "role": role.label, "password": OTHER, "again": OTHER}
    )
    sheet.submit()
    room.settle()
    return next(row.account_id for row in room.ask(list_accounts) if row.name == name)


def row_of(room: Room, account_id: int) -> object:
    return next(row for row in room.page.users.shown if row.account_id == account_id)


def test_new_user_can_open_the_data_with_the_password_just_typed(room: Room) -> None:
    account_id = add_user(room)
    assert room.no_sheet(NewUserSheet)
    assert Keyring.load(room.folder.root).unlock(account_id, OTHER) == room.office.dek
    slots = {slot.id: slot.slot_id for slot in Keyring.load(room.folder.root).accounts()}
    assert slots[account_id] == next(
        row.slot_id for row in room.ask(list_accounts) if row.account_id == account_id
    )


def test_taken_name_leaves_neither_account_nor_key(room: Room) -> None:
    add_user(room)
    room.page.users.add_user()
    sheet = room.sheet(NewUserSheet)
    sheet.form.set_texts({"name": "BUDI", "display_name": "x", "password": OTHER, "again": OTHER})
    sheet.submit()
    room.settle()
    assert "sudah dipakai" in sheet.form.fields["name"].error()
    assert len(Keyring.load(room.folder.root).accounts()) == 2
    assert len(room.ask(list_accounts)) == 2
    sheet.escape()


def test_weak_or_mistyped_password_is_told_at_its_field(room: Room) -> None:
    room.show("users")
    room.page.users.add_user()
    sheet = room.sheet(NewUserSheet)
    sheet.form.set_texts({"name": "budi", "password": "pendek", "again": "pendek"})
    sheet.submit()
    assert "minimal 8" in sheet.form.fields["password"].error()
    sheet.form.set_texts({"password": OTHER, "again": "lain sekali ini"})
    sheet.submit()
    assert sheet.form.fields["again"].error()
    sheet.escape()


def test_password_change_asks_the_old_one_and_the_old_one_stops(room: Room) -> None:
    room.show("users")
    me = room.office.account_id
    room.page.users.change_password(row_of(room, me))  # type: ignore[arg-type]
    sheet = step_up(room, "bukan ini sandinya")
    assert "tidak cocok" in sheet.password.error()
    assert room.no_sheet(NewPasswordSheet)
    step_up(room)
    asked = room.sheet(NewPasswordSheet)
    asked.form.set_texts({"password": OTHER, "again": OTHER})
    asked.submit()
    room.settle()
    kept = Keyring.load(room.folder.root)
    assert kept.unlock(me, OTHER) == room.office.dek
    with pytest.raises(WrongPassword):
        kept.unlock(me, PASSWORD)
    assert kept.unlock_with_recovery(room.code) == room.office.dek


def test_only_admin_cannot_be_shut_out(room: Room) -> None:
    room.show("users")
    me = room.office.account_id
    room.page.users.disable(row_of(room, me))  # type: ignore[arg-type]
    step_up(room, word="nonaktifkan")
    assert "admin kantor" in room.refusals[0].message
    assert not room.seat.locks
    assert Keyring.load(room.folder.root).unlock(me, PASSWORD) == room.office.dek


def test_disabled_account_loses_its_key_and_comes_back_with_a_new_password(room: Room) -> None:
    other = add_user(room)
    room.page.users.disable(row_of(room, other))  # type: ignore[arg-type]
    step_up(room, word="NONAKTIFKAN")
    assert [account.id for account in Keyring.load(room.folder.root).accounts()] == [room.office.account_id]
    room.page.users.enable(row_of(room, other))  # type: ignore[arg-type]
    step_up(room)
    asked = room.sheet(NewPasswordSheet)
    asked.form.set_texts({"password": OTHER + " lagi", "again": OTHER + " lagi"})
    asked.submit()
    room.settle()
    kept = Keyring.load(room.folder.root)
    assert kept.unlock(other, OTHER + " lagi") == room.office.dek


def test_disabling_oneself_ends_the_session(room: Room) -> None:
    add_user(room, role=Role.ADMIN)
    room.page.users.disable(row_of(room, room.office.account_id))  # type: ignore[arg-type]
    step_up(room, word="NONAKTIFKAN")
    assert room.seat.locks


def test_changed_role_reaches_the_lock_screen(room: Room) -> None:
    other = add_user(room)
    room.page.users.change_person(row_of(room, other))  # type: ignore[arg-type]
    sheet = room.sheet(PersonSheet)
    sheet.form.set_texts({"display_name": "Budi H.", "role": Role.APPRAISER.label})
    sheet.submit()
    room.settle()
    shown = next(one for one in Keyring.load(room.folder.root).accounts() if one.id == other)
    assert shown.role == Role.APPRAISER.value
    assert next(row for row in room.page.users.shown if row.account_id == other).display_name == "Budi H."


def test_backup_appears_in_the_table_and_the_data_counts_as_protected(room: Room, tmp_path: Path) -> None:
    stick = tmp_path / "flashdisk"
    stick.mkdir()
    room.show("backup")
    assert room.page.backup.state.title.text() == "Belum terlindungi"
    room.page.backup.ask_folder = lambda _parent, _start: stick
    room.page.backup.second.button.click()
    room.page.backup.back_up_button.click()
    room.settle()
    assert [row.soundness for row in room.page.backup.table.rows()] == [Soundness.SOUND]
    assert len(list_backups(stick)) == 1
    assert room.seat.preferences.second_backup == str(stick)
    assert room.page.backup.state.title.text() == "Data terlindungi"


def test_second_place_must_be_elsewhere(room: Room) -> None:
    room.show("backup")
    room.page.backup.ask_folder = lambda _parent, _start: room.folder.root
    room.page.backup.second.button.click()
    assert "tempat pertama" in room.refusals[0].message
    assert room.seat.preferences.second_backup == ""


def test_damaged_backup_is_marked_explained_and_replaced_by_a_fresh_one(room: Room) -> None:
    made = create_backup(room.office.database, room.folder, dek=room.office.dek, reason="otomatis")
    raw = bytearray(made.path.read_bytes())
    raw[9000] ^= 1
    made.path.write_bytes(raw)
    room.show("backup")
    room.settle()
    rows = room.page.backup.table.rows()
    assert [row.soundness for row in rows] == [Soundness.SOUND, Soundness.DAMAGED]
    assert rows[0].made.reason == "pengganti"
    room.page.backup.table.picked.emit(rows[1])
    assert room.no_sheet(StepUpSheet)
    room.sheet(DamageSheet).escape()


def test_restore_asks_for_word_and_password_then_locks_over_the_former_data(room: Room) -> None:
    made = create_backup(room.office.database, room.folder, dek=room.office.dek, reason="manual")
    room.ask(lambda session: add_person(session, name="Baru Sekali", nip="199001012015011001"))
    room.show("backup")
    room.settle()
    room.page.backup.table.picked.emit(room.page.backup.table.rows()[0])
    room.settle()
    sheet = step_up(room, word="pulih")
    assert "PULIHKAN" in sheet.typed.error()
    sheet = step_up(room, "bukan ini sandinya", "PULIHKAN")
    assert sheet.password.error()
    assert room.seat.locks == []
    sheet.typed.set_text("pulihkan")
    sheet.password.set_text(PASSWORD)
    sheet.confirm_button.click()
    room.background.wait()
    room._app.processEvents()
    room.background.wait()
    room._app.processEvents()
    assert room.seat.locks
    assert room.seat.office is None
    assert any(found.reason == "sebelum-pulih" for found in list_backups(room.folder.backups))
    keyring = Keyring.load(room.folder.root)
    again = unlock_office(room.folder, keyring, keyring.accounts()[0].id, PASSWORD)
    with again.database.begin(account_id=again.account_id) as session:
        assert [row.name for row in list_staff(session)] == ["Dewi Anggraini Putri"]
    again.close()
    assert made.path.exists()


def test_check_of_sound_data_says_what_was_looked_at(room: Room) -> None:
    room.show("backup")
    room.page.backup.check_button.click()
    room.settle()
    room.sheet(FindingsSheet).escape()
    assert room.page.backup.check_button.label() == "Periksa data"


def test_check_lists_every_finding(room: Room) -> None:
    (room.folder.root / "keyring.salinan.json").write_bytes(b"{}")
    room.show("backup")
    room.page.backup.check_button.click()
    room.settle()
    sheet = room.sheet(FindingsSheet)
    assert "keyring.salinan.json" in sheet.text()
    sheet.escape()


def test_recovery_code_typed_back_is_noted(room: Room) -> None:
    room.show("recovery")
    assert not room.ask(recovery_is_tested)
    sheet = room.sheet(CodeSheet)
    sheet.form.set_texts({"code": room.code[:-1]})
    sheet.submit()
    room.settle()
    assert "40 karakter" in sheet.form.fields["code"].error()
    sheet.form.set_texts({"code": room.code.lower().replace("-", " ")})
    sheet.submit()
    room.settle()
    assert room.ask(recovery_is_tested)
    assert room.page.backup.keys.sheet_word == "teruji"
    assert Keyring.load(room.folder.root).unlock_with_recovery(room.code) == room.office.dek


def test_new_recovery_sheet_stops_the_old_one_and_is_untried(room: Room) -> None:
    room.show("backup")
    room.page.backup.keys.reissue_button.click()
    step_up(room, "bukan ini sandinya")
    assert Keyring.load(room.folder.root).unlock_with_recovery(room.code) == room.office.dek
    step_up(room)
    sheet = room.sheet(PrintedSheet)
    assert sheet.pdf.startswith(b"%PDF-")
    QTest.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=sheet.rect().topLeft())
    assert sheet.isVisible()
    with pytest.raises(WrongRecoveryCode):
        Keyring.load(room.folder.root).unlock_with_recovery(room.code)
    assert not room.ask(recovery_is_tested)
    sheet.escape()
