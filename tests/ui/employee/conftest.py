"""This file holds the staff room over the sample office, on 24 November 2026."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from asn_desktop.operations.attaching import attach_file
from asn_desktop.operations.attachment_reading import read_evidence_file
from asn_desktop.storage.attachments import AttachmentStore
from asn_desktop.storage.database import Database
from asn_desktop.ui.background import Background
from asn_desktop.ui.employee.page import StaffPage
from asn_desktop.ui.paper.means import PaperMeans
from asn_desktop.ui.paper.printing import Device
from asn_desktop.ui.paper.saving import FileDoor
from tests.factories import DEK, NOW, admin_id


class DatedDatabase:
    """A database whose sessions all stand on the same day."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def run(self, work: Callable[[Any], Any], *, account_id: int | None = None) -> tuple[Any, frozenset[str]]:
        """Run work on that day."""

        def dated(session: Any) -> Any:
            session.info["now"] = NOW
            return work(session)

        return self._database.run(dated, account_id=account_id)


class FolderDoor(FileDoor):
    """Answers every question for a place with a folder of the test."""

    def ask_file(self, parent: QWidget, title: str, name: str, kinds: str) -> Path | None:
        """The folder with the suggested name."""
        return Path(self.folder) / name


def file_device(path: Path) -> Device:
    """A printer that takes any paper and writes a PDF."""
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(72)
    return Device("EPSON L3210", printer, takes_custom=True)


class Room:
    """A staff page in a window that keeps the toasts it was asked to show."""

    def __init__(self, page: StaffPage, background: Background, database: Database, window: QWidget) -> None:
        self.page, self.background, self.database, self.window = page, background, database, window
        self.toasts: list[tuple[str, Any]] = []
        self.went: list[tuple[str, Any]] = []
        self.refusals: list[str] = []
        window.toast = self._toast
        page.go_to.connect(lambda key, target: self.went.append((key, target)))
        background.refused.connect(lambda refusal: self.refusals.append(refusal.message))
        background.data_changed.connect(self._changed)
        self.crashes: list[object] = []
        background.crashed.connect(self.crashes.append)

    def settle(self) -> None:
        """Let everything queued happen, and what it queues in turn."""
        for _round in range(8):
            self.background.wait()
            QApplication.processEvents()
        assert not self.crashes

    def read(self, work: Callable[[Any], Any]) -> Any:
        """Look into the database."""
        with self.database.begin(account_id=admin_id(self.database)) as session:
            session.info["now"] = NOW
            return work(session)

    def id_of(self, name: str) -> int:
        """The id of a person by the name without titles."""
        assert self.page.room is not None
        return next(row.employee_id for row in self.page.room.rows if row.name == name)

    def show(self, name: str) -> None:
        """Go to a person."""
        self.page.people.choose(self.id_of(name))
        self.settle()

    def _toast(self, text: str, undo: Any = None, *, action: str = "") -> None:
        self.toasts.append((text, undo))

    def _changed(self, tables: frozenset[str]) -> None:
        if tables & StaffPage.reload_on:
            self.page.reload()


@pytest.fixture
def open_room(qtbot: QtBot, background: Background, tmp_path: Path) -> Iterator[Callable[[Database], Room]]:
    """Makes the staff room over a database."""
    windows: list[QWidget] = []

    def make(database: Database) -> Room:
        background.set_database(DatedDatabase(database), admin_id(database))
        window = QWidget()
        windows.append(window)
        store = AttachmentStore(tmp_path / "lampiran", DEK)
        page = StaffPage(
            background,
            office_name="Kelurahan Plaju Ulu",
            attach=lambda session, path: attach_file(session, store=store, source=path),
            means=PaperMeans(
                "Yuni Safitri",
                lambda session, found: read_evidence_file(session, found, store=store),
                lambda session: None,
                lambda: FolderDoor(str(tmp_path)),
                lambda: file_device(tmp_path / "cetakan.pdf"),
            ),
        )
        page.setParent(window)
        window.resize(1154, 611)
        page.resize(1154, 611)
        window.show()
        qtbot.waitExposed(window)
        room = Room(page, background, database, window)
        room.settle()
        return room

    yield make
    for window in windows:
        window.close()
        background.wait()
        QApplication.processEvents()
        window.deleteLater()
    QApplication.processEvents()


@pytest.fixture
def room(open_room: Callable[[Database], Room], seeded_database: Database) -> Room:
    """The staff room over the sample office."""
    return open_room(seeded_database)
