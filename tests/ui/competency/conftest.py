"""This file holds the room of competencies in a window over the sample office."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from asn_desktop.errors import UserError
from asn_desktop.storage.database import Database
from asn_desktop.ui.background import Background
from asn_desktop.ui.competency.page import CompetencyPage
from asn_desktop.ui.shell.page import Page, PageSpec
from asn_desktop.ui.shell.window import MainWindow
from tests.factories import NOW, admin_id

Settle = Callable[[], None]


class Clocked:
    """A database whose sessions stand at one moment."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def run(self, work: Callable[[Any], Any], *, account_id: int | None = None) -> Any:
        def at_noon(session: Any) -> Any:
            session.info["now"] = NOW
            return work(session)

        return self._database.run(at_noon, account_id=account_id)


class Room:
    """The page with what a test does to it."""

    def __init__(self, qapp: QApplication, database: Database, background: Background) -> None:
        self.database, self.background, self._app = database, background, qapp
        self.account_id = admin_id(database)
        background.set_database(Clocked(database), self.account_id)
        self.crashes: list[object] = []
        self.refusals: list[UserError] = []
        self.visits: list[tuple[str, dict[str, Any]]] = []
        background.crashed.connect(self.crashes.append)
        background.refused.connect(self.refusals.append)
        spec = PageSpec("competency", "Kompetensi", "", "book_open", "", lambda: CompetencyPage(background))
        beside = [PageSpec(key, key, "", "home", "", lambda: Page("")) for key in ("staff", "report")]
        self.window = MainWindow(background, [spec, *beside])
        self.window.show()
        page = self.window.show_page("competency")
        assert isinstance(page, CompetencyPage)
        self.page = page
        page.go_to.connect(lambda key, target: self.visits.append((key, target)))
        self.settle()

    def settle(self) -> None:
        """Let queued work finish and arrive, and what it starts in turn."""
        for _round in range(4):
            self.background.wait()
            self._app.processEvents()
        assert not self.crashes

    def close(self) -> None:
        """Take the window down now; a later one would be restyled together with it."""
        self.settle()
        self.window.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self._app.processEvents()

    def ask(self, work: Callable[[Any], Any]) -> Any:
        """Look into the database."""

        def at_noon(session: Any) -> Any:
            session.info["now"] = NOW
            return work(session)

        return self.database.run(at_noon, account_id=self.account_id)[0]


@pytest.fixture
def room(qapp: QApplication, seeded_database: Database, background: Background) -> Iterator[Room]:
    made = Room(qapp, seeded_database, background)
    yield made
    made.close()


@pytest.fixture
def empty_room(qapp: QApplication, database: Database, background: Background) -> Iterator[Room]:
    made = Room(qapp, database, background)
    yield made
    made.close()
