"""This file holds the window being closed where an office is open but not shown yet."""

from typing import Any

import pytest

from asn_desktop.office import OpenOffice, sign_in
from asn_desktop.settings import DataFolder
from asn_desktop.storage.database import Database
from asn_desktop.ui.first_run.first_run import FirstRun
from asn_desktop.ui.first_run.recovery import RecoveryScreen
from tests.journeys.conftest import OpenDesk
from tests.journeys.hands import Hands
from tests.journeys.offices import ACCOUNT, PASSWORD


@pytest.fixture
def closed(monkeypatch: pytest.MonkeyPatch) -> list[Database]:
    """Every database that was let go of."""
    seen: list[Database] = []
    close = Database.close

    def note(database: Database) -> None:
        close(database)
        seen.append(database)

    monkeypatch.setattr(Database, "close", note)
    return seen


def found(hands: Hands, *, waits: bool) -> FirstRun:
    """Fill in both cards and found the office; with `waits`, until its code is shown."""
    screen = next(hands.seen(FirstRun))
    screen.office_card.tiles.tiles[0].click()
    screen.office_card.next_button.click()
    screen.account_card.fields["display_name"].set_text("Yuni Safitri")
    screen.account_card.fields["account_name"].set_text(ACCOUNT)
    screen.account_card.fields["password"].set_text(PASSWORD)
    screen.account_card.found_button.click()
    if waits:
        hands.until(lambda: screen.code_card is not None, "the code")
    return screen


def close_window(hands: Hands) -> None:
    hands.window.close()
    hands.desk.close()
    hands.lock.release()


def opens_cleanly(folder: DataFolder) -> None:
    """Nothing is left in the log, the head of the audit log is noted, and the password opens it."""
    log = folder.root / "kantor.asndb-wal"
    assert not log.exists() or log.stat().st_size == 0
    office: OpenOffice = sign_in(folder, ACCOUNT, PASSWORD)
    assert office.keyring.anchor(office.dek) is not None
    assert office.check().is_sound
    office.close()


@pytest.mark.parametrize("waits", [True, False], ids=["code shown", "still founding"])
def test_closing_on_the_code_card_closes_the_new_office(
    open_desk: OpenDesk, tmp_path: Any, closed: list[Database], waits: bool
) -> None:
    folder = DataFolder(tmp_path / "kantor")
    hands = open_desk(folder)
    screen = found(hands, waits=waits)
    close_window(hands)
    assert screen.office is not None
    assert screen.office.dek == b""
    assert screen.office.database in closed
    opens_cleanly(folder)


def test_closing_while_the_password_is_checked_closes_the_office(
    open_desk: OpenDesk, sample_folder: DataFolder, closed: list[Database]
) -> None:
    hands = open_desk(sample_folder)
    hands.type_in(PASSWORD, anew=True)
    hands.button("Buka kunci").click()
    close_window(hands)
    assert len(closed) == 1
    opens_cleanly(sample_folder)


def test_closing_on_the_code_after_a_recovery_closes_the_office(
    open_desk: OpenDesk, tmp_path: Any, closed: list[Database]
) -> None:
    folder = DataFolder(tmp_path / "kantor")
    hands = open_desk(folder)
    made = found(hands, waits=True)
    assert made.code_card is not None
    code = made.code_card.code
    hands.click(made.code_card.go_on)
    hands.desk.lock()
    hands.settle()
    assert hands.desk.office is None
    from asn_desktop.storage.keyring import Keyring

    hands.desk._show_recovery(Keyring.load(folder.root))
    screen = next(hands.seen(RecoveryScreen))
    screen.code.fill(code)
    screen.check()
    hands.settle()
    screen.password_card.first.set_text(PASSWORD)
    screen.password_card.second.set_text(PASSWORD)
    screen.password_card.submit()
    hands.until(lambda: screen.code_card is not None, "the next code")
    close_window(hands)
    assert screen.office is not None
    assert screen.office.database in closed
    opens_cleanly(folder)
