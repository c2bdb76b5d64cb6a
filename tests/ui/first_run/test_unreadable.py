"""Data that cannot be read is never replaced by an empty office; a backup brings it back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from asn_desktop.errors import UserError
from asn_desktop.office import OpenOffice, unlock_office
from asn_desktop.rules.permission import RIGHTS, Role
from asn_desktop.settings import DataFolder
from asn_desktop.storage.keyring import Keyring
from asn_desktop.ui.background import Background
from asn_desktop.ui.first_run.unreadable import UnreadableScreen
from asn_desktop.ui.widgets.sheets import ConfirmSheet
from tests.ui.first_run.conftest import PASSWORD

Settle = Callable[[], None]


@pytest.fixture
def refusal(founded: tuple[OpenOffice, str], folder: DataFolder) -> UserError:
    """What the program says after both copies of the keyring were damaged; a backup is there."""
    office, _code = founded
    office.back_up()
    office.close()
    for path in folder.root.glob("keyring*"):
        path.write_bytes(b"rusak")
    with pytest.raises(UserError) as caught:
        Keyring.load(folder.root)
    return caught.value


@pytest.fixture
def screen(
    qtbot: QtBot, background: Background, folder: DataFolder, refusal: UserError, settle: Settle
) -> UnreadableScreen:
    """The screen over the damaged folder."""
    made = UnreadableScreen(background, folder, refusal)
    qtbot.addWidget(made)
    made.resize(1366, 697)
    made.show()
    settle()
    return made


def test_backup_is_restored_with_the_password_of_then(
    screen: UnreadableScreen, folder: DataFolder, settle: Settle, qtbot: QtBot
) -> None:
    screen.password.setText(PASSWORD)
    screen.ask()
    sheet = screen.findChild(ConfirmSheet)
    assert isinstance(sheet, ConfirmSheet)
    with qtbot.waitSignal(screen.restored):
        sheet.confirmed.emit()
        settle()
    keyring = Keyring.load(folder.root)
    unlock_office(folder, keyring, keyring.accounts()[0].id, PASSWORD).close()


def test_other_password_changes_nothing(
    screen: UnreadableScreen, folder: DataFolder, settle: Settle, refusal: UserError
) -> None:
    screen.password.setText("bukan ini")
    screen.restore()
    settle()
    assert screen.message.message() == "Kata sandi tidak cocok."
    with pytest.raises(UserError):
        Keyring.load(folder.root)


def test_case_is_told_in_the_words_of_the_refusal(screen: UnreadableScreen, refusal: UserError) -> None:
    assert screen._note.words.text() == refusal.message


def test_damaged_backup_from_elsewhere_is_refused(
    screen: UnreadableScreen, settle: Settle, tmp_path: Path
) -> None:
    path = tmp_path / "cadangan.asnbackup"
    path.write_bytes(b"bukan cadangan")
    screen.take_file(path)
    settle()
    assert screen.message.message()
    screen.ask()
    assert screen.findChild(ConfirmSheet) is None


def test_account_that_may_not_restore_is_sent_to_the_administrator(
    screen: UnreadableScreen, folder: DataFolder, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(RIGHTS, Role.ADMIN, RIGHTS[Role.CLERK])
    screen.password.setText(PASSWORD)
    screen.restore()
    settle()
    assert screen.message.message() == "Peran Admin kantor tidak dapat memulihkan cadangan."
    with pytest.raises(UserError):
        Keyring.load(folder.root)
