"""This file holds the report room over the sample office, with a printer that prints into a file."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from asn_desktop.storage.database import Database
from asn_desktop.ui.background import Background
from asn_desktop.ui.paper.printing import Device
from asn_desktop.ui.paper.saving import FileDoor
from asn_desktop.ui.report.page import ReportPage
from tests.factories import NOW, admin_id

TEST_DPI = 72
"""Fewer dots than paper needs: the tests ask for pages and sizes, not for ink."""


class DatedDatabase:
    """A database whose sessions all stand on 24 November 2026."""

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

    def __init__(self, place: Path) -> None:
        super().__init__(str(place))
        self.asked: list[str] = []

    def ask_file(self, parent: QWidget, title: str, name: str, kinds: str) -> Path | None:
        """The folder with the suggested name."""
        self.asked.append(name)
        return Path(self.folder) / name

    def ask_folder(self, parent: QWidget, title: str) -> Path | None:
        """The folder."""
        return Path(self.folder)


def file_device(path: Path, name: str = "EPSON L3210") -> Device:
    """A printer that takes any paper and writes a PDF."""
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(TEST_DPI)
    return Device(name, printer, takes_custom=True)


class Room:
    """A report page in a window that keeps the toasts it was asked to show."""

    def __init__(
        self, page: ReportPage, background: Background, database: Database, window: QWidget, folder: Path
    ) -> None:
        self.page, self.background, self.database, self.window = page, background, database, window
        self.folder, self.printed = folder, folder / "cetakan.pdf"
        self.toasts: list[str] = []
        self.went: list[tuple[str, Any]] = []
        self.refusals: list[str] = []
        window.toast = lambda text, **_more: self.toasts.append(text)
        page.go_to.connect(lambda key, target: self.went.append((key, target)))
        background.refused.connect(lambda refusal: self.refusals.append(refusal.message))
        background.crashed.connect(self._crash)
        background.data_changed.connect(self._changed)

    def settle(self) -> None:
        """Let everything queued happen, and what it queues in turn."""
        for _round in range(8):
            self.background.wait()
            QApplication.processEvents()

    def finish(self, qtbot: QtBot) -> None:
        """Wait for the end of what is being printed or saved."""
        qtbot.waitUntil(lambda: not self.page.output.is_busy(), timeout=20_000)
        self.settle()

    def read(self, work: Callable[[Any], Any]) -> Any:
        """Look into the database."""
        with self.database.begin(account_id=admin_id(self.database)) as session:
            session.info["now"] = NOW
            return work(session)

    def ids(self, count: int) -> list[int]:
        """The first people of the list."""
        return [person.employee_id for person in self.page.choices.candidates()[:count]]

    def show(self, qtbot: QtBot, **target: Any) -> None:
        """Open a target and wait until its document is drawn."""
        self.page.open(**target)
        qtbot.waitUntil(lambda: self.page.documents.pdf(self.page.shown_key()) is not None, timeout=10_000)
        self.settle()

    def events(self, name: str) -> list[dict[str, Any]]:
        """What the history says about prints or files."""
        import json

        from sqlalchemy import select

        from asn_desktop.models.audit import AuditEntry

        def work(session: Any) -> list[dict[str, Any]]:
            rows = session.scalars(select(AuditEntry).where(AuditEntry.table_name == name))
            return [{key: pair[1] for key, pair in json.loads(row.changes).items()} for row in rows]

        found: list[dict[str, Any]] = self.read(work)
        return found

    def _changed(self, tables: frozenset[str]) -> None:
        if tables & ReportPage.reload_on:
            self.page.reload()

    @staticmethod
    def _crash(bug: Exception) -> None:
        raise bug


@pytest.fixture
def open_room(qtbot: QtBot, background: Background, tmp_path: Path) -> Iterator[Callable[..., Room]]:
    """Makes the report room over a database."""
    windows: list[QWidget] = []

    def make(database: Database, *, has_printer: bool = True) -> Room:
        background.set_database(DatedDatabase(database), admin_id(database))
        window = QWidget()
        windows.append(window)
        page = ReportPage(
            background,
            operator="Yuni Safitri",
            door=FolderDoor(tmp_path),
            find_printer=lambda _name: file_device(tmp_path / "cetakan.pdf") if has_printer else None,
        )
        page.setParent(window)
        window.resize(1154, 611)
        page.resize(1154, 611)
        window.show()
        qtbot.waitExposed(window)
        room = Room(page, background, database, window, tmp_path)
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
def room(open_room: Callable[..., Room], seeded_database: Database) -> Room:
    """The report room over the sample office."""
    return open_room(seeded_database)
