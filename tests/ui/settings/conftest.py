"""This file holds the room of settings in a window, over a real office in a folder of its own."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from shutil import copytree
from tempfile import mkdtemp
from typing import Any, TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from asn_desktop.errors import UserError
from asn_desktop.office import OpenOffice, found_office, unlock_office
from asn_desktop.settings import DataFolder
from asn_desktop.storage.key_slots import KdfParams
from asn_desktop.storage.keyring import Keyring
from asn_desktop.ui.background import Background
from asn_desktop.ui.preferences import Preferences
from asn_desktop.ui.settings.page import SettingsPage
from asn_desktop.ui.shell.page import PageSpec
from asn_desktop.ui.shell.window import MainWindow
from tests.factories import OFFICE, add_person

PASSWORD = "sungai pasang pagi"
T = TypeVar("T", bound=QWidget)


@cache
def founded() -> tuple[Path, str]:
    """A founded office with one person, made once a run, and the code of its recovery sheet."""
    root = Path(mkdtemp(prefix="asn-office-"))
    office, code = found_office(
        DataFolder(root),
        OFFICE,
        account_name="yuni",
        display_name="Yuni Safitri",
        password=PASSWORD,
        params=KdfParams(1, 8, 1),
    )
    with office.database.begin(account_id=office.account_id) as session:
        add_person(session)
    office.close()
    return root, code


class Seat:
    """Stands in for the desk: an open office, and what was asked of the desk."""

    def __init__(self, office: OpenOffice) -> None:
        self.office: OpenOffice | None = office
        self.preferences = Preferences(mode="light")
        self.locks: list[str] = []
        self.minutes = 0

    def lock(self, reason: str = "") -> None:
        self.locks.append(reason)

    def lock_restored(self, reason: str = "") -> None:
        self.locks.append(reason)
        self.office = None

    def set_look(self, *, mode: str | None = None, text_scale: int | None = None) -> None:
        likes = self.preferences
        self.preferences = replace(likes, mode=mode or likes.mode, text_scale=text_scale or likes.text_scale)

    def set_auto_lock(self, minutes: int) -> None:
        self.minutes = minutes

    def remember(self, **changes: Any) -> None:
        self.preferences = replace(self.preferences, **changes)


class Room:
    """The page with what a test does to it."""

    def __init__(self, qapp: QApplication, root: Path, background: Background) -> None:
        self.background, self._app = background, qapp
        self.folder = DataFolder(root)
        keyring = Keyring.load(root)
        self.office = unlock_office(self.folder, keyring, keyring.accounts()[0].id, PASSWORD)
        self.code = founded()[1]
        self.seat = Seat(self.office)
        background.set_database(self.office.database, self.office.account_id)
        self.crashes: list[object] = []
        self.refusals: list[UserError] = []
        background.crashed.connect(self.crashes.append)
        background.refused.connect(self.refusals.append)
        spec = PageSpec(
            "settings", "Pengaturan", "bottom", "settings", "", lambda: SettingsPage(background, self.seat)
        )
        self.window = MainWindow(background, [spec])
        self.window.show()
        page = self.window.show_page("settings")
        assert isinstance(page, SettingsPage)
        self.page = page
        self.settle()

    def settle(self) -> None:
        """Let queued work finish and arrive, and what it starts in turn."""
        for _round in range(6):
            self.background.wait()
            self._app.processEvents()
        assert not self.crashes, self.crashes

    def show(self, tab: str, **target: Any) -> None:
        self.page.open(tab=tab, **target)
        self.settle()

    def ask(self, work: Callable[[Any], Any]) -> Any:
        """Look into the database."""
        return self.office.database.run(work, account_id=self.office.account_id)[0]

    def sheet(self, kind: type[T]) -> T:
        """The sheet over the window."""
        found = [one for one in self.window.findChildren(kind) if one.isVisible()]
        assert len(found) == 1
        return found[0]

    def no_sheet(self, kind: type[T]) -> bool:
        return not [one for one in self.window.findChildren(kind) if one.isVisible()]


@pytest.fixture
def room(qapp: QApplication, tmp_path: Path, background: Background) -> Iterator[Room]:
    root = tmp_path / "kantor"
    copytree(founded()[0], root)
    made = Room(qapp, root, background)
    yield made
    if made.seat.office is not None:
        made.settle()
    made.window.close()
    made.window.deleteLater()
    made.office.database.close()
    qapp.processEvents()
