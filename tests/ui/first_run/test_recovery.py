"""The lembar pemulihan opens the data once, sets a new password and gives the next sheet."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from asn_desktop.errors import UserError
from asn_desktop.office import OpenOffice, unlock_office
from asn_desktop.operations.accounts import list_accounts
from asn_desktop.operations.recovery import read_recovery
from asn_desktop.settings import DataFolder
from asn_desktop.storage.keyring import Keyring
from asn_desktop.ui.background import Background
from asn_desktop.ui.first_run.recovery import RecoveryScreen
from tests.ui.first_run.conftest import CHEAP, PASSWORD

Settle = Callable[[], None]
NEW = "gunung dempo biru"


@pytest.fixture
def code(founded: tuple[OpenOffice, str]) -> str:
    """The code of an office that is closed again."""
    office, code = founded
    office.close()
    return code


@pytest.fixture
def screen(qtbot: QtBot, background: Background, folder: DataFolder, code: str) -> RecoveryScreen:
    """The screen over that office."""
    made = RecoveryScreen(background, folder, Keyring.load(folder.root), params=CHEAP)
    qtbot.addWidget(made)
    made.resize(1366, 697)
    made.show()
    return made


def test_code_gives_a_new_password_and_the_next_sheet(
    screen: RecoveryScreen, folder: DataFolder, code: str, settle: Settle
) -> None:
    opened: list[OpenOffice] = []
    screen.recovered.connect(opened.append)
    screen.code.fill(code.lower())
    screen.check()
    settle()
    screen.password_card.first.set_text(NEW)
    screen.password_card.second.set_text(NEW)
    screen.password_card.submit()
    settle()
    assert screen.code_card is not None
    assert screen.code_card.code != code
    screen.code_card.go_on.click()
    (office,) = opened
    with office.database.begin() as session:
        standing = read_recovery(session)
        assert (standing.sheet_number, standing.tested_at) == (2, None)
        assert {row.slot_id for row in list_accounts(session)} == {
            account.slot_id for account in Keyring.load(folder.root).accounts()
        }
    office.close()
    keyring = Keyring.load(folder.root)
    unlock_office(folder, keyring, office.account_id, NEW).close()
    with pytest.raises(UserError):
        keyring.unlock(office.account_id, PASSWORD)
    with pytest.raises(UserError, match="sudah dipakai"):
        keyring.unlock_with_recovery(code)


def test_group_with_a_slip_is_named_and_marked(screen: RecoveryScreen, code: str, settle: Settle) -> None:
    groups = code.split("-")
    groups[4] = "ABCDE"
    screen.code.fill("-".join(groups))
    screen.check()
    settle()
    assert screen.code_message.message() == "Kelompok ke-5 tidak cocok dengan tanda periksanya."
    assert [group.property("err") for group in screen.code.groups].index("1") == 4
    assert screen.password_card.isHidden()


def test_pasted_code_fills_all_groups_and_typing_runs_on(
    screen: RecoveryScreen, code: str, qtbot: QtBot
) -> None:
    QApplication.clipboard().setText(f" {code}\n")
    qtbot.keyClick(screen.code.groups[3], Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert screen.code.text() == code.replace("-", "")
    screen.code.clear()
    screen.code.take_focus()
    qtbot.keyClicks(screen.code.groups[0], "abcde")
    assert screen.code.groups[0].text() == "ABCDE"
    assert screen.focusWidget() is screen.code.groups[1]


def test_two_different_passwords_are_not_taken(screen: RecoveryScreen, code: str, settle: Settle) -> None:
    screen.code.fill(code)
    screen.check()
    settle()
    screen.password_card.first.set_text(NEW)
    screen.password_card.second.set_text(NEW + "x")
    screen.password_card.submit()
    settle()
    assert screen.password_card.second.error() == "Ketikan kedua belum sama dengan yang pertama"
    assert screen.code_card is None
